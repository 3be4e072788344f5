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
    let line_end = text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline);
    let line = &text[line_start..line_end];
    let end = text[at..]
        .chars()
        .next()
        .map_or(at, |c| if c == '\n' { at } else { at + c.len_utf8() });
    let place = Span::new(file, at..end);
    let say =
        |reason: &str| Diagnostic::new(&RULE, place, format!("this is not valid YAML: {reason}"));
    let value = line
        .split_once(": ")
        .map_or("", |(_, value)| value.trim_start());
    let value = value.split(" #").next().unwrap_or_default().trim_end();
    if value.starts_with(['@', '`', '%']) {
        let sign = &value[..1];
        return say(&format!("a text cannot begin with `{sign}`"))
            .help(format!("put the text into quotes: `\"{value}\"`"));
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
    say(message)
}

/// The quote or bracket at byte `at` is never closed.
pub(crate) fn unclosed(text: &str, file: FileId, at: usize) -> Diagnostic {
    let opening = text[at..].chars().next().unwrap_or('"');
    let close = match opening {
        '[' => ']',
        '{' => '}',
        quote => quote,
    };
    let what = if opening == close { "quote" } else { "bracket" };
    Diagnostic::new(
        &RULE,
        Span::new(file, at..at + opening.len_utf8()),
        format!("this is not valid YAML: the {what} `{opening}` is never closed"),
    )
    .help(format!(
        "close it with `{close}`; a text that begins with `{opening}` needs quotes around it"
    ))
}

/// The tab at byte `at` stands in an indentation.
pub(crate) fn tab(file: FileId, at: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        Span::new(file, at..at + 1),
        "this is not valid YAML: a tab in the indentation",
    )
    .help("YAML is indented with spaces only: replace the tab with spaces")
}

/// The entry at byte `at` is deeper than the other entries of its map.
pub(crate) fn deeper(text: &str, file: FileId, at: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        rest_of_line(text, file, at),
        "this is not valid YAML: the line is deeper than those after it",
    )
    .help("indent all entries of a map by the same number of spaces")
}

/// The line at byte `at` has no colon.
pub(crate) fn no_key(text: &str, file: FileId, at: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        rest_of_line(text, file, at),
        "this is not valid YAML: a key without a colon",
    )
    .help("write `key: value`, with a space after the colon")
}

fn rest_of_line(text: &str, file: FileId, at: usize) -> Span {
    let end = text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline);
    Span::new(file, at..at + text[at..end].trim_end().len())
}
