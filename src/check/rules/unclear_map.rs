//! A map that could be several things and is none of them.

use crate::diagnostics::{Diagnostic, closest, declare_rule, list_names};
use crate::source::Span;

declare_rule! {
    /// A map lacks the key that says what it is.
    ///
    /// An entry of a form is the key of a field, or a map with one of the keys `field`, `group`, `use`,
    /// `per_mode`, `variants`, `repeat`. A condition is a map with one of the keys `feature`, `mode`,
    /// `field`, `filled`, `all`, `any`, `not`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form:
    ///   - { name: account, title: Account ID }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// form:
    ///   - { field: account, title: Account ID }
    /// ```
    pub(crate) static RULE = "PS0107" "unclear-map" Error;
}

/// What a map was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A condition.
    Condition,
    /// An entry of a form.
    Entry,
}

/// `name` has the key of a field where the map says what it is: `written` says it. `whole` is what that replaces.
pub(crate) fn write(
    span: Span,
    name: &str,
    written: &str,
    whole: Option<Span>,
    form: Form,
) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("it is not clear what {name} is"));
    let finding = match form {
        Form::Condition => finding.note("a condition names its field with `field:`"),
        Form::Entry => finding.note("an entry names its field with `field:`"),
    };
    match whole.filter(|_| !written.contains('…')) {
        Some(whole) => finding.safe_fix("write it so", whole, written),
        None => finding.help(format!("write `{written}`")),
    }
}

/// An entry names its field with another key than `field`.
pub(crate) fn field_by_other_word(key: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, key, format!("it is not clear what {name} is"))
        .note("an entry names its field with `field:`")
        .safe_fix("write `field`", key, "field")
}

/// A link has an address for each mode.
pub(crate) fn link_by_mode(span: Span, name: &str, link: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{name} has an address for each mode"))
        .note("a link is one address: a text, or a map with `url`")
        .help(format!(
            "write two links, such as `test_{link}: https://…` and `{link}: https://…`"
        ))
}

/// A map has the keys of two conditions, which `parts` would be.
pub(crate) fn two_conditions(span: Span, parts: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "two conditions in one map").help(format!(
        "write `all: [{parts}]`, or `any:` if one of them is enough"
    ))
}

/// `name` has the keys `found`, and none of `keys`.
pub(crate) fn report(
    span: Span,
    name: &str,
    found: &[(&str, Span)],
    keys: &[String],
) -> Diagnostic {
    let mut names: Vec<&str> = Vec::new();
    for key in keys {
        if !names.contains(&key.as_str()) {
            names.push(key);
        }
    }
    let finding = Diagnostic::new(&RULE, span, format!("it is not clear what {name} is"));
    let meant = found
        .iter()
        .find_map(|(key, span)| closest(key, names.iter().copied()).map(|name| (name, *span)));
    match meant {
        Some((name, span)) => finding.fix(format!("did you mean `{name}`?"), span, name),
        None => finding.help(format!(
            "one of these keys says what it is: {}",
            list_names(&names)
        )),
    }
}
