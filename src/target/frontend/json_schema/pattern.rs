//! Patterns in schemas, so that every validator reads them the same.
//!
//! JSON Schema has patterns be those of ECMAScript, where `$` is the end of the value. Validators use the
//! engine of their language, though, and in Python's `$` is before a newline at the end, too.

use std::borrow::Cow;

use crate::target::frontend::json::Object;

/// Adds that all of the patterns match. `one_line` says that they leave no room for a line break.
pub(super) fn all<'a>(mut patterns: Vec<Cow<'a, str>>, one_line: bool, schema: &mut Object<'a>) {
    if !one_line {
        for pattern in &mut patterns {
            *pattern = written(pattern, one_line).into();
        }
    }
    match patterns.len() {
        0 => return,
        1 => schema.option("pattern", patterns.pop()),
        _ => schema.list(
            "allOf",
            patterns.into_iter().map(|it| Object::of("pattern", it)),
        ),
    };
    if one_line {
        // The patterns say so too. Here it is said without a `$`, and the patterns stay easy to read.
        schema.put("not", Object::of("pattern", r"[\n\r]"));
    }
}

/// The pattern as a schema has it. `one_line` says that it, and those beside it, leave no room for a line break.
pub(in crate::target::frontend) fn written(pattern: &str, one_line: bool) -> String {
    if one_line {
        pattern.to_owned()
    } else {
        exact(pattern)
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
