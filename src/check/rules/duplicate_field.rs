//! A field that stands twice in one form.

use std::collections::HashMap;

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::ModeSpan;

declare_rule! {
    /// A field stands twice in one form, or has the key of a value that the company issues.
    ///
    /// ## Why it matters
    ///
    /// A submission is one flat object: a key can have one value. In texts and settings a key in braces stands for a field or for
    /// an issued value, and must not stand for both.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [account, password, account]
    /// ```
    ///
    /// ## Instead
    ///
    /// Leave one out. A field that belongs to several options of `variants` may stand in each of them, if nothing is
    /// different about it there. For two values of the same kind define two fields; for one value per mode use `per_mode`; for a
    /// changing number of sets use `repeat`.
    pub(crate) static RULE = "PS0205" "duplicate-field" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    for (name, _) in spec
        .issued
        .iter()
        .filter(|(name, _)| resolved.names.has(name))
    {
        let finding = Diagnostic::new(
            &RULE,
            name.span,
            format!("`{name}` is issued by the company, and is a field as well"),
        );
        let field = spec
            .fields
            .iter()
            .find(|(field, _)| field.value == name.value);
        let finding = match field {
            Some((field, _)) => finding.also(field.span, "the field"),
            None => finding,
        };
        diagnostics.push(finding.help(
            "what the company makes is no field: delete the field, or rename one of the two",
        ));
    }
    for form in &resolved.forms {
        for scope in form.scopes() {
            let mut seen: HashMap<&str, &ResolvedField> = HashMap::new();
            // In a set per mode, a field that stands twice does in both modes.
            let mut told = Vec::new();
            for field in scope {
                let Some(first) = seen.get(field.field.key.as_str()) else {
                    seen.insert(&field.field.key, field);
                    continue;
                };
                let places = (first.used_at, field.used_at);
                if told.contains(&places) {
                    continue;
                }
                told.push(places);
                let finding = Diagnostic::new(
                    &RULE,
                    field.used_at,
                    format!(
                        "the field `{}` stands twice in the form `{}`",
                        field.field.key, form.key
                    ),
                );
                diagnostics.push(
                    finding
                        .label("again here")
                        .also(first.used_at, "first here")
                        .help(help(first, field, scope)),
                );
            }
        }
    }
}

/// What to do about it.
fn help(first: &ResolvedField, field: &ResolvedField, scope: &[ResolvedField]) -> String {
    let in_set = |it: &&ResolvedField| matches!(it.field.mode_span, ModeSpan::Only(_));
    if first.field.definition != field.field.definition
        && let Some(of_set) = [first, field].into_iter().find(in_set)
    {
        return format!(
            "in a set per mode `{}` becomes `{}`: rename one of the two fields",
            of_set.field.definition, of_set.field.key
        );
    }
    let in_options =
        |other: &ResolvedField| other.options.iter().any(|options| !options.is_empty());
    let places = scope
        .iter()
        .filter(|other| other.field.key == field.field.key);
    if places.into_iter().all(in_options) {
        "in several options of `variants` a field has to be the same: say what is different about it in none of them, \
         or make it two fields"
    } else {
        "leave one out; two values of the same kind are two fields"
    }
    .to_owned()
}
