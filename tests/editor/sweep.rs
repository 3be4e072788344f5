//! No surprises in the catalogue.

use provspec::diagnostics::Diagnostic;
use provspec::editor::{
    Completion, CompletionKind, complete, definition, hover, references, rename_range, symbols,
};
use provspec::source::SourceFile;
use provspec::syntax::schema::Grammar;

use crate::project::{Project, places};

/// The text after a completion was taken; places for the cursor are `|`. Further lines are indented as the first is.
pub fn applied(text: &str, completion: &Completion) -> String {
    let start = completion.range.start;
    let line = &text[text[..start].rfind('\n').map_or(0, |newline| newline + 1)..start];
    let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
    let insert = completion.insert.replace('\n', &format!("\n{indent}"));
    let insert = match completion.is_snippet {
        true => filled(&insert),
        false => insert,
    };
    format!(
        "{}{insert}{}",
        &text[..start],
        &text[completion.range.end..]
    )
}

/// A snippet with its places filled: with the words that are in them, or `|`.
fn filled(snippet: &str) -> String {
    let (mut out, mut rest) = (String::new(), snippet);
    while let Some(at) = rest.find(['\\', '$']) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        if rest[at..].starts_with('\\') {
            out.push_str(&behind[..1]);
            rest = &behind[1..];
        } else if let Some(inner) = behind.strip_prefix('{') {
            let end = inner.find('}').unwrap();
            out.push_str(inner[..end].split_once(':').unwrap().1);
            rest = &inner[end + 1..];
        } else {
            out.push('|');
            rest = &behind[1..];
        }
    }
    out + rest
}
