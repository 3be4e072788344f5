//! Text that is no YAML.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};
use crate::yaml::Unquoted;

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
    if value.starts_with("- ") && message.contains("sequence entries") {
        let item = value[2..].trim_start();
        return say("a list cannot begin on the line of its key").help(format!(
            "begin it on the next line, or write `[{item}]`; a text that begins with `-` needs quotes"
        ));
    }
    if message.contains("mapping values") {
        return say("a text with `: ` in it needs quotes")
            .help(format!("write `{}`", quoted(value)));
    }
    say(message)
}

/// The text in quotes, in which it means itself.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// A text needs quotes: it begins with a sign of YAML, or has a bracket in it inside brackets.
pub(crate) fn unquoted(text: &str, file: FileId, found: &Unquoted) -> Diagnostic {
    let span = Span::new(file, found.range.clone());
    let value = text.get(found.range.clone()).unwrap_or_default();
    let sign = value.chars().next().unwrap_or_default();
    let is_pattern = found.key.as_deref() == Some("pattern");
    let reason = match found.inside {
        Some(bracket) => {
            format!("a text with `{bracket}` in it needs quotes inside `{{ }}` and `[ ]`")
        }
        None if sign == '\'' || sign == '"' => {
            format!("a text in `{sign}` ends at the next `{sign}`, and this one goes on")
        }
        None => format!("a text that begins with `{sign}` needs quotes"),
    };
    let finding = Diagnostic::new(&RULE, span, format!("this is not valid YAML: {reason}"));
    if is_pattern && sign != '\'' && sign != '"' {
        let single = format!("'{}'", value.replace('\'', "''"));
        return finding.safe_fix("put the pattern into single quotes", span, single);
    }
    // Quotes around all of it are meant, and one of the same kind in it ends it too soon.
    let bare = value
        .strip_prefix(sign)
        .and_then(|rest| rest.strip_suffix(sign))
        .filter(|_| matches!(sign, '\'' | '"'))
        .unwrap_or(value);
    finding.safe_fix("put the text into quotes", span, quoted(bare))
}

/// The backslash at byte `at` begins no escape of YAML; `whole` is the text in double quotes around it.
pub(crate) fn unknown_escape(
    text: &str,
    file: FileId,
    at: usize,
    whole: Option<std::ops::Range<usize>>,
) -> Diagnostic {
    let letter = text[at + 1..].chars().next().unwrap_or(' ');
    let finding = Diagnostic::new(
        &RULE,
        Span::new(file, at..at + 1 + letter.len_utf8()),
        format!("this is not valid YAML: double quotes have no escape `\\{letter}`"),
    );
    let advice = "use single quotes, where a backslash is a backslash";
    let inner = whole
        .as_ref()
        .and_then(|whole| text.get(whole.start + 1..whole.end - 1));
    match (whole.clone(), inner) {
        // `\\\\` and `\"` would mean something else in single quotes: there the author has to choose.
        (Some(whole), Some(inner)) if !inner.contains("\\\\") && !inner.contains("\\\"") => {
            let single = format!("'{}'", inner.replace('\'', "''"));
            finding.safe_fix(advice, Span::new(file, whole), single)
        }
        _ => finding.help(advice),
    }
}

/// Two have changed the text, and git has put both texts between marks, at `marks`.
pub(crate) fn conflict(text: &str, file: FileId, marks: &[std::ops::Range<usize>]) -> Diagnostic {
    let mut marks = marks
        .iter()
        .map(|mark| (Span::new(file, mark.clone()), &text[mark.clone()]));
    let first = marks.next().map_or(Span::new(file, 0..0), |(span, _)| span);
    let finding = Diagnostic::new(
        &RULE,
        first,
        "this is not valid YAML: an unresolved merge conflict",
    )
    .label("the one text begins here");
    marks
        .fold(finding, |finding, (span, mark)| {
            let what = match mark.as_bytes().first() {
                Some(b'|') => "what both have changed begins here",
                Some(b'=') => "the other text begins here",
                _ => "it ends here",
            };
            finding.also(span, what)
        })
        .help("keep what is meant of the two texts, and delete the lines of the marks")
}

/// The line at byte `at` is indented further than those that it belongs beside.
pub(crate) fn further(text: &str, file: FileId, at: usize) -> Diagnostic {
    misplaced(text, file, at, "further")
}

/// The line at byte `at` is indented less than those that it belongs beside.
pub(crate) fn less(text: &str, file: FileId, at: usize) -> Diagnostic {
    misplaced(text, file, at, "less")
}

fn misplaced(text: &str, file: FileId, at: usize, how: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        rest_of_line(text, file, at),
        format!("this is not valid YAML: this line is indented {how} than its neighbours"),
    )
    .help("begin it in the same column as the lines that belong beside it")
}

/// The dash at byte `at` stands after another one.
pub(crate) fn second_dash(file: FileId, at: usize) -> Diagnostic {
    let span = Span::new(file, at..at + 2);
    Diagnostic::new(
        &RULE,
        span,
        "this is not valid YAML: an entry begins with one `- `",
    )
    .safe_fix("leave out the second", span, "")
}

/// The dash at byte `at` has no space after it.
pub(crate) fn dash_without_space(file: FileId, at: usize) -> Diagnostic {
    let span = Span::new(file, at..at + 1);
    Diagnostic::new(
        &RULE,
        span,
        "this is not valid YAML: a dash without a space after it",
    )
    .safe_fix("begin an entry of a list with `- `", span, "- ")
}

/// The line at byte `at` is an item without a dash.
pub(crate) fn no_dash(text: &str, file: FileId, at: usize) -> Diagnostic {
    let span = rest_of_line(text, file, at);
    Diagnostic::new(
        &RULE,
        span,
        "this is not valid YAML: an entry of a list without its `- `",
    )
    .safe_fix("begin it with `- `", Span::new(file, at..at), "- ")
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
    let line = text[at..].lines().next().unwrap_or_default();
    let words = line.split(" #").next().unwrap_or_default().trim_end();
    Span::new(file, at..at + words.len())
}
