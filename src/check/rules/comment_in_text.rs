//! A comment that looks like the end of a text.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{FileId, Span};
use crate::yaml::{self, Comment};

declare_rule! {
    /// A text without quotes ends at ` #`, and what follows looks like a part of it.
    ///
    /// ## Why it matters
    ///
    /// In YAML ` #` begins a comment: `Choose option #2` is the text `Choose option`, and nobody is told that the
    /// number is lost. A comment that is one has a space after its `#`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// text: Choose option #2 in the list.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// text: "Choose option #2 in the list."
    /// ```
    pub(crate) static RULE = "PS0013" "comment-in-text" Warning;
}

/// Looks at the comments of a file that stand after something else.
pub(crate) fn check(
    text: &str,
    file: FileId,
    comments: &[Comment],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for comment in comments.iter().filter(|comment| comment.trailing) {
        let range = comment.span.range();
        let (Some(before), Some(words)) = (text.get(..range.start), text.get(range)) else {
            continue;
        };
        let glued = words[1..].starts_with(char::is_alphanumeric);
        if let (true, Some(value)) = (glued, yaml::plain_text_before(before)) {
            let start = before.trim_end().len() - value.len();
            let end = before.len() + words.trim_end().len();
            let whole = Span::new(file, start..end);
            let quoted = super::syntax::quoted(&text[start..end]);
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    comment.span,
                    "` #` begins a comment, so this is not part of the text",
                )
                .help("a comment has a space after its `#`")
                .fix("quotes keep it", whole, quoted),
            );
        }
    }
}
