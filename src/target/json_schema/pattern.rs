//! Patterns in schemas, so that every validator reads them the same.
//!
//! JSON Schema has patterns be those of ECMAScript, where `$` is the end of the value. Validators use the
//! engine of their language, though, and in Python's `$` is before a newline at the end, too.

use serde_json::{Map, Value, json};

/// Adds that all of the patterns match. `one_line` says that they leave no room for a line break.
pub(super) fn all(patterns: &[&str], one_line: bool, schema: &mut Map<String, Value>) {
    let write = |pattern: &str| {
        if one_line {
            pattern.to_owned()
        } else {
            exact(pattern)
        }
    };
    match patterns {
        [] => return,
        [pattern] => {
            schema.insert("pattern".into(), write(pattern).into());
        }
        patterns => {
            let all = patterns.iter().map(|it| json!({ "pattern": write(it) }));
            schema.insert("allOf".into(), all.collect());
        }
    }
    if one_line {
        // The patterns say so too. Here it is said without a `$`, and the patterns stay easy to read.
        schema.insert("not".into(), json!({ "pattern": r"[\n\r]" }));
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
