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
