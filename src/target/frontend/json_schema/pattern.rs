//! Patterns in schemas, so that every validator reads them the same.
//!
//! JSON Schema has patterns be those of ECMAScript, where `$` is the end of the value. Validators use the
//! engine of their language, though, and in Python's `$` is before a newline at the end, too.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::ir::pattern;
use crate::target::frontend::json::written::Written;
use crate::target::frontend::json::{Json, Object};

/// The patterns of the kinds of text. Nearly every field has one of them, and they are full of escapes.
static OF_KINDS: LazyLock<[(&str, Written<'_>); 6]> = LazyLock::new(|| {
    [
        pattern::LINE,
        pattern::URL,
        pattern::FILE,
        pattern::HOST,
        pattern::EMAIL,
        pattern::ADDRESS,
    ]
    .map(|pattern| (pattern, Written::new(Cow::Borrowed(pattern))))
});

/// What is true of a line break.
static LINE_BREAK: LazyLock<Written<'_>> =
    LazyLock::new(|| Written::new(Object::of("pattern", Cow::Borrowed(r"[\n\r]"))));

/// Adds that all of the patterns match. `one_line` says that they leave no room for a line break.
pub(super) fn all<'a>(patterns: Vec<Cow<'a, str>>, one_line: bool, schema: &mut Object<'a>) {
    let several = patterns.len() > 1;
    let patterns = patterns.into_iter();
    let mut patterns = patterns.map(|it| json(written(it, one_line)));
    if several {
        schema.list("allOf", patterns.map(|it| Object::of("pattern", it)));
    } else if let Some(pattern) = patterns.next() {
        schema.put("pattern", pattern);
    } else {
        return;
    }
    if one_line {
        // The patterns say so too. Here it is said without a `$`, and the patterns stay easy to read.
        schema.put("not", Json::Written(&LINE_BREAK));
    }
}

fn json(pattern: Cow<'_, str>) -> Json<'_> {
    let mut known = OF_KINDS.iter();
    match known.find(|(known, _)| *known == pattern) {
        Some((_, written)) => Json::Written(written),
        None => pattern.into(),
    }
}

/// The pattern as a schema has it. `one_line` says that it, and those beside it, leave no room for a line break.
pub(in crate::target::frontend) fn written(pattern: Cow<'_, str>, one_line: bool) -> Cow<'_, str> {
    if one_line {
        pattern
    } else {
        exact(&pattern).into()
    }
}

/// The pattern with each `$` at the very end only. Some validators lack look-ahead (Go's, for one), so
/// only the rare patterns that take line breaks are written like this.
fn exact(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut in_class = false;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        out.push(c);
        match c {
            '\\' => out.extend(chars.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '$' if !in_class => out.push_str(r"(?!\n)"),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn only_an_anchor_is_made_exact() {
        assert_eq!(exact(r"^a\$[$\]$]$|^b$"), r"^a\$[$\]$]$(?!\n)|^b$(?!\n)");
    }
}
