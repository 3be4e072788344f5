//! A level or a comment for a rule that there is not.

use crate::check::levels::{UnknownRule, meant};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// There is no rule of this name.
    ///
    /// `[lints]` in `provspec.toml` and comments such as `# provspec: allow(unused-field)` name a rule by its code or its
    /// name; `[lints]` also takes a family (`PS06`) and `warnings`. `provspec explain` lists all rules.
    ///
    /// ## Why it matters
    ///
    /// A level for no rule changes nothing: what was meant to be an error goes through, what was meant to be silent is told.
    pub(crate) static RULE = "PS1201" "unknown-rule" Warning;
}

/// A comment names it.
pub(crate) fn in_comment(span: Span, name: &str) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("there is no rule `{name}`"));
    let family = name.len() == 4 && name.to_ascii_uppercase().starts_with("PS");
    match meant(name) {
        Some(meant) => finding.fix(format!("did you mean `{meant}`?"), span, meant),
        None if family || name == "warnings" => {
            finding.help("a comment names each rule; `[lints]` in `provspec.toml` takes families")
        }
        None => finding.help("`provspec explain` lists all rules"),
    }
}

/// `[lints]` names it.
pub(crate) fn in_project(span: Span, unknown: &UnknownRule) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("there is no rule `{}`", unknown.name));
    match unknown.meant {
        // A key of TOML may stand without quotes where it is such a name.
        Some(meant) => finding.fix(format!("did you mean `{meant}`?"), span, meant),
        None => finding.help("`provspec explain` lists all rules"),
    }
}
