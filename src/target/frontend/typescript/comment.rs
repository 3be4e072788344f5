//! Comments in files of types.

use std::borrow::Cow;

use super::indent;
use crate::ir::Deprecation;

/// The widest line.
const WIDTH: usize = 110;

/// A comment of paragraphs, in which nothing ends it or reads as a tag.
pub(super) fn comment<'t>(
    paragraphs: impl Iterator<Item = &'t str>,
    deprecated: Option<&Deprecation>,
    depth: usize,
    out: &mut String,
) {
    let mut lines = String::with_capacity(256);
    for (at, paragraph) in paragraphs.enumerate() {
        lines.push_str(if at == 0 { "" } else { "\n\n" });
        wrap(paragraph, &mut lines);
    }
    if let Some(deprecation) = deprecated {
        // The words say why.
        lines.push_str("\n@deprecated since ");
        lines.push_str(&deprecation.since.replace("*/", ""));
    }
    indent(depth, out);
    if !lines.contains('\n') {
        for part in ["/** ", &lines, " */\n"] {
            out.push_str(part);
        }
        return;
    }
    out.push_str("/**\n");
    for line in lines.split('\n') {
        indent(depth, out);
        out.push_str(if line.is_empty() { " *" } else { " * " });
        out.push_str(line);
        out.push('\n');
    }
    indent(depth, out);
    out.push_str(" */\n");
}

/// A word that neither ends it nor reads as a tag.
fn harmless(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| matches!(byte, b'*' | b'@')) {
        word.replace("*/", r"*\/").replace('@', r"\@").into()
    } else {
        word.into()
    }
}

/// Whether a paragraph is a line of a comment as it is. Most are.
fn is_line(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text.bytes().all(|byte| {
        let follows = std::mem::replace(&mut before, byte);
        match byte {
            b' ' => follows != b' ',
            b'*' | b'@' => false,
            _ => byte.is_ascii_graphic(),
        }
    });
    is_plain && before != b' ' && text.len() <= WIDTH
}

/// Appends a paragraph of a comment, as many words on a line as fit.
fn wrap(paragraph: &str, lines: &mut String) {
    if is_line(paragraph) {
        return lines.push_str(paragraph);
    }
    let mut columns = 0;
    for word in paragraph.split_whitespace() {
        let mut width = word.chars().count();
        if columns > 0 && columns + width >= WIDTH {
            lines.push('\n');
            columns = 0;
        }
        if columns > 0 {
            lines.push(' ');
            columns += 1;
        }
        let word = harmless(word);
        if let Cow::Owned(word) = &word {
            width = word.chars().count();
        }
        lines.push_str(&word);
        columns += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_does_not_end_early_and_has_no_tags() {
        let mut out = String::new();
        let said = "Ends */ here, @param it\n is";
        comment(std::iter::once(said), None, 0, &mut out);
        assert_eq!(out, "/** Ends *\\/ here, \\@param it is */\n");
    }
}
