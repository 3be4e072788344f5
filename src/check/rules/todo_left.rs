//! A comment that says that something is still to be done.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::FileId;
use crate::yaml::Comment;

declare_rule! {
    /// A comment begins with `TODO`: somebody has still to find something out.
    ///
    /// ## Why it matters
    ///
    /// What `provspec new` writes is sound, and half of it is made up: a step that says no more than "Get your
    /// credentials", fields with the titles of their keys. The comments say what is left to do, and a guide with that
    /// undone helps no merchant.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// guide:
    ///   setup:
    ///     # TODO: What a merchant does at the provider, step by step, and which fields each step gives.
    ///     - title: Get your credentials
    ///       gives: [api_key]
    /// ```
    ///
    /// ## Instead
    ///
    /// Do what the comment says, then delete it; also where there is nothing to do. What has to wait is allowed in the whole file, with
    /// the reason: `# provspec: allow-file(todo-left): they answer in May`.
    pub(crate) static RULE = "PS0014" "todo-left" Warning;
}

/// The words of a comment that leaves something to do.
fn todo(comment: &str) -> Option<&str> {
    let words = comment.trim_start_matches('#').trim();
    let rest = words.strip_prefix("TODO")?;
    (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')).then_some(words)
}

/// How many comments of a text leave something to do.
pub(crate) fn count(text: &str) -> usize {
    let comments = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('#'));
    comments.filter(|comment| todo(comment).is_some()).count()
}

/// Looks at the comments of a file. It is one finding, at the first of them: they are done one after the other.
pub(crate) fn check(
    text: &str,
    file: FileId,
    comments: &[Comment],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_left = |comment: &&Comment| {
        let is_here = comment.span.file == file;
        is_here
            && text
                .get(comment.span.range())
                .is_some_and(|words| todo(words).is_some())
    };
    let mut left = comments.iter().filter(is_left);
    let Some(first) = left.next() else {
        return;
    };
    let finding = Diagnostic::new(
        &RULE,
        first.span,
        match left.count() {
            0 => "a TODO is left".to_owned(),
            more => format!("{} TODOs are left; this is the first", more + 1),
        },
    );
    diagnostics.push(finding.help("do what the comment says, then delete it"));
}
