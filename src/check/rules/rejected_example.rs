//! An example that the field itself rejects.

use provspec_messages::expected;
use serde_json::Value;

use crate::check::pattern;
use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, Violation};
use crate::source::Span;

declare_rule! {
    /// An example breaks the field's own rules.
    ///
    /// ## Why it matters
    ///
    /// An example is shown in the form and in the guide: a merchant who follows it must not be refused.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", example: UA12 }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account: { type: text, pattern: "^[0-9]{14}$", example: "26001234567890" }
    /// ```
    pub(crate) static RULE = "PS0304" "rejected-example" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let (Some(written), Some(value)) = (&field.keys.example, &field.field.example) else {
            continue;
        };
        // A secret has none at all, and a pattern that does not compile is told by its own rule.
        if field.field.secret {
            continue;
        }
        if let Err(violation) = field.field.shape().check(value) {
            let finding = Diagnostic::new(
                &RULE,
                written.span,
                format!(
                    "the example of `{}` breaks the field's own rules: {}",
                    field.field.definition,
                    because(field, value, &violation)
                ),
            );
            diagnostics.push(with_help(finding, field, value, &violation, written.span));
        }
    }
}

/// Why the field rejects the value, in the words of the spec rather than of the patterns that are made from it.
pub(super) fn because(field: &ResolvedField, value: &Value, violation: &Violation) -> String {
    let (keys, text) = (&field.keys, value.as_str().unwrap_or_default());
    let Violation::Pattern {
        pattern: broken, ..
    } = violation
    else {
        return violation.to_string();
    };
    if let Some(prefix) = keys
        .prefix
        .as_ref()
        .filter(|prefix| !text.starts_with(prefix.as_str()))
    {
        return format!("it does not begin with `{prefix}`");
    }
    if let Some(suffix) = keys
        .suffix
        .as_ref()
        .filter(|suffix| !text.ends_with(suffix.as_str()))
    {
        return format!("it does not end with `{suffix}`");
    }
    let of_field = keys
        .patterns()
        .iter()
        .find(|source| pattern::canonical(source).is_ok_and(|it| it.as_str() == broken));
    if let (Some(words), Some(pattern)) = (&keys.pattern_description, of_field) {
        return format!("it should be {words} (`{pattern}`)");
    }
    if let Some([(_, one), (_, other)]) = keys.per_mode.as_ref().map(|modes| modes.0.as_slice())
        && let (Some(one), Some(other)) = (&one.prefix, &other.prefix)
        && !text.starts_with(one.as_str())
        && !text.starts_with(other.as_str())
    {
        return format!("it begins with neither `{one}` nor `{other}`");
    }
    match field.field.kind {
        FieldKind::Email(_) if keys.patterns().is_empty() => "it is no e-mail address".to_owned(),
        FieldKind::Url(_) if keys.patterns().is_empty() => "it is no `https` address".to_owned(),
        FieldKind::Host(_) if keys.patterns().is_empty() => "it is no host name".to_owned(),
        FieldKind::IpList { .. } => "an entry is neither an IP address nor a network".to_owned(),
        _ => violation.to_string(),
    }
}

/// What to write instead.
pub(super) fn with_help(
    finding: Diagnostic,
    field: &ResolvedField,
    value: &Value,
    violation: &Violation,
    span: Span,
) -> Diagnostic {
    match (violation, field.field.kind.choices()) {
        (Violation::Option, Some(choices)) => {
            let values = choices.iter().map(|choice| choice.value.as_str());
            match value.as_str() {
                Some(text) => finding.suggest(text, span, values),
                None => finding,
            }
        }
        (Violation::Type(expected::TEXT), _) if !value.is_array() => {
            finding.help("a text that looks like a number or `true` needs quotes")
        }
        (Violation::Type(expected::FLAG), _) => {
            finding.help("write `true` or `false`, without quotes")
        }
        (Violation::Type(expected::LIST), _) => finding.help("write a list: `[one, two]`"),
        _ => finding,
    }
}
