//! An error that somebody wants to be silent.

use crate::check::levels::is_about_changes;
use crate::diagnostics::{Diagnostic, Rule, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A level or a comment allows what is an error.
    ///
    /// Only warnings can be allowed, by `[lints]` in `provspec.toml`, by `--allow` or by a comment. An error stays one:
    /// it stands for something of which nothing sensible can be built, or that is not safe.
    ///
    /// ## Why it matters
    ///
    /// The level or the comment has no effect, and looks as if it had.
    ///
    /// ## Instead
    ///
    /// Mend the error. `provspec explain CODE` shows what to write; where a rule may be wrong about a spec, its page has the
    /// key that says so, such as `secret: false`.
    pub(crate) static RULE = "PS1202" "unsuppressible-error" Warning;
}

/// A comment allows it.
pub(crate) fn in_comment(span: Span, rule: &Rule) -> Diagnostic {
    let words = format!(
        "`{}` is an error, which no comment keeps from being told",
        rule.name
    );
    explained(Diagnostic::new(&RULE, span, words), rule.code)
}

/// `[lints]` allows it, or makes a warning of it.
pub(crate) fn in_project(span: Span, name: &str, level: &str) -> Diagnostic {
    let words = format!("`{name}` is about errors, which stay errors: `{level}` has no effect");
    explained(Diagnostic::new(&RULE, span, words), name)
}

fn explained(finding: Diagnostic, name: &str) -> Diagnostic {
    if is_about_changes(name) {
        return finding
            .note("only warnings have levels")
            .help("name what breaks on purpose, with the reason, under `ignore` in `[breaking]`");
    }
    let finding =
        finding.note("nothing sensible can be built after an error, so only warnings have levels");
    match name.len() {
        6 => finding.help(format!(
            "`provspec explain {name}` shows what to write instead"
        )),
        _ => finding,
    }
}
