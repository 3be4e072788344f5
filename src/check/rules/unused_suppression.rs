//! A comment that keeps nothing from being told.

use crate::diagnostics::{Diagnostic, declare_rule, list_names};
use crate::source::Span;

declare_rule! {
    /// A comment allows what nothing breaks.
    ///
    /// `# provspec: allow(…)` is about the line that it ends, or where it stands alone, about the next line;
    /// `# provspec: allow-file(…)` is about the whole file. There, the rule has nothing to say.
    ///
    /// ## Why it matters
    ///
    /// What the comment was for has been mended, or stands on another line. Left where it is, it hides the next mistake that
    /// somebody makes there.
    ///
    /// ## Instead
    ///
    /// Take the comment away, or put it where the finding is.
    pub(crate) static RULE = "PS1203" "unused-suppression" Warning;
}

/// The comment is at `span`, and these rules in it are not broken.
pub(crate) fn report(span: Span, rules: &[&str], is_file: bool) -> Diagnostic {
    let where_ = match is_file {
        true => "in this file",
        false => "in the line that this comment is about",
    };
    let words = format!("nothing breaks {} {where_}", list_names(rules));
    Diagnostic::new(&RULE, span, words)
}
