//! Text that is no YAML.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};

declare_rule! {
    /// A file is not valid YAML.
    ///
    /// The entry around the mistake is left out and the rest of the file is read all the same, so other
    /// findings about the file are still good. Nothing is said about names that may be defined in the entry
    /// that was left out.
    ///
    /// ## Why it matters
    ///
    /// YAML lets indentation decide what belongs to what. One space too many or too few, a tab, a missing
    /// quote or bracket, and the rest of a file means something else.
    ///
    /// ## Instead
    ///
    /// - Indent with spaces, two a level.
    /// - Put texts with `: `, ` #`, or a leading `*`, `&`, `!`, `%`, `@`, `` ` ``, `{`, `[` into quotes.
    /// - Close what you open: quotes, `[ ]`, `{ }`.
    pub(crate) static RULE = "PS0005" "yaml-syntax" Error;
}

/// The parser stopped at byte `at` for the reason in `message`.
pub(crate) fn report(text: &str, file: FileId, at: usize, message: &str) -> Diagnostic {
    let at = text.floor_char_boundary(at.min(text.len()));
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[line_start..line_end];
    let end = text[at..].chars().next().map_or(at, |c| if c == '\n' { at } else { at + c.len_utf8() });
    let place = Span::new(file, at..end);
    let say = |reason: &str| Diagnostic::new(&RULE, place, format!("this is not valid YAML: {reason}"));
    let indent = &line[..line.len() - line.trim_start().len()];
    if indent.contains('\t') {
        return say("a tab in the indentation").help("YAML is indented with spaces only: replace the tab with spaces");
    }
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim_start());
    let value = value.split(" #").next().unwrap_or_default().trim_end();
    if value.starts_with(['@', '`', '%']) {
        let sign = &value[..1];
        return say(&format!("a text cannot begin with `{sign}`")).help(format!("put the text into quotes: `\"{value}\"`"));
    }
    if message.contains("mapping values") {
        let in_value = text[line_start..at].contains(": ");
        return if in_value {
            say("a text with `: ` in it needs quotes").help(format!("write `\"{value}\"`"))
        } else {
            say("this line is indented further than its neighbours")
                .help("begin it in the same column as the lines that belong beside it")
        };
    }
    match message.split_once(' ') {
        Some(("unclosed", what)) => {
            let what = what.split_whitespace().next().unwrap_or_default();
            say(message).label(format!("this {what} is never closed"))
        }
        _ => say(message),
    }
}
