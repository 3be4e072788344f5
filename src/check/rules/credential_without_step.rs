//! A credential that no step of the guide gives.

use crate::check::context::Context;
use crate::check::resolve::{Resolved, ResolvedForm};
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{ModeSpan, Origin, Required, Status, Step};
use crate::syntax::StepEntry;

declare_rule! {
    /// A form asks for a credential, but no step of the guide says where to get it.
    ///
    /// ## Why it matters
    ///
    /// The merchant is left with an empty box and writes to support. This is the commonest fault of hand-written guides.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   account: { type: text, title: Account }
    ///   api_key: { type: secret, title: API key }
    /// accounts:
    ///   provider: { form: [account, api_key] }
    /// guide:
    ///   setup:
    ///     - { title: Copy the number of the account, gives: [account] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Name the field under `gives:` of the step after which the merchant has it, or of the callback whose box yields it. A value that the merchant has
    /// anyway, such as a registry code, needs no step: say `origin: existing` on the field.
    ///
    /// A step that may be left out (`optional: true`) is not enough for what a form always requires: leave `optional` out,
    /// or give the field `required: false`.
    pub(crate) static RULE = "PS0706" "credential-without-step" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if resolved.provider.status != Status::Active {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for form in &resolved.forms {
        for field in form.every_field() {
            let name = field.field.definition.as_str();
            // The fields of a repeated group are what the group gives. A value that the merchant makes up or has
            // already, or that the form starts with, has to be given by nobody.
            let own = matches!(field.field.origin, Origin::Merchant | Origin::Existing)
                && field.keys.key_pair.is_none();
            if own || field.field.default.is_some() {
                continue;
            }
            if !field.field.is_credential() || !field.inner.is_empty() || told.contains(&name) {
                continue;
            }
            let given = resolved.provider.guide.setup.iter().any(|step| {
                step.is_for(form.key) && step.gives.iter().any(|give| give.is_for(&field.field))
            });
            let given = given
                || resolved.provider.callbacks.iter().any(|callback| {
                    callback.is_for(form.key)
                        && callback.gives.iter().any(|give| give.is_for(&field.field))
                });
            let excused = resolved.context.is_lost(name) || resolved.context.is_lost("guide");
            if excused || Context::is_meant(name, diagnostics) {
                continue;
            }
            if given {
                if let Some(finding) = left_out(field, form, resolved) {
                    told.push(name);
                    diagnostics.push(finding);
                }
                continue;
            }
            told.push(name);
            // A field of a shared group is the provider's business where the provider uses the group.
            let place = field.shared_at.unwrap_or(field.used_at);
            let of_mode = match field.field.mode_span {
                ModeSpan::Only(mode) => format!(" for {}", mode.name()),
                _ => String::new(),
            };
            let elsewhere = resolved
                .provider
                .guide
                .setup
                .iter()
                .find(|step| step.gives.iter().any(|give| give.definition == name));
            let of_mode = if elsewhere.is_some() {
                of_mode
            } else {
                String::new()
            };
            let message = format!(
                "no step of the guide gives `{name}`{of_mode} to the account `{}`",
                form.key
            );
            let finding = Diagnostic::new(&RULE, place, message);
            let finding = match elsewhere {
                Some(step) if !step.is_for(form.key) => finding.note(format!(
                    "the step “{}” gives it, but is not for this account: its `accounts` leave it out, or its `when` asks \
                     what the form does not",
                    step.title
                )),
                Some(step) => finding.note(format!(
                    "the step “{}” gives it for the other mode only",
                    step.title
                )),
                None => finding,
            };
            let list = form.fields.iter().find(|list| {
                let mut inner = list.inner.iter();
                inner.any(|inner| std::ptr::eq(inner, field))
            });
            let list = list.map(|list| list.field.definition.as_str());
            let steps = &resolved.provider.guide.setup;
            let mut gives = steps.iter().flat_map(|step| &step.gives);
            let finding = match list {
                Some(list) if gives.any(|give| give.definition == list) => finding.note(format!(
                    "`{list}` is the list; what is in it is given by name"
                )),
                _ => finding,
            };
            diagnostics.push(match field.shared_at {
                None => finding.help(format!(
                    "add `gives: [{name}]` to the step after which the merchant has it"
                )),
                Some(_) if let Some(group) = taken(name, &resolved.context) => finding
                    .label("with this group")
                    .note(format!(
                        "the guide has the steps of `{group}`, and none of them gives it"
                    ))
                    .help(format!(
                        "add `gives: [{name}]` to a step of the provider, or to one of the group"
                    )),
                Some(_) => {
                    let finding = if field.used_at == place {
                        finding
                    } else {
                        finding.also(field.used_at, "the group asks for it here")
                    };
                    finding.label("with this group").help(format!(
                        "add the group's own steps under `setup:` (`- use: …`), or `gives: [{name}]` to a step"
                    ))
                }
            });
        }
    }
}

/// A finding where only steps that may be left out give what the form always requires.
fn left_out(
    field: &ResolvedField,
    form: &ResolvedForm<'_>,
    resolved: &Resolved<'_>,
) -> Option<Diagnostic> {
    let provider = &resolved.provider;
    let model = provider.forms.iter().find(|it| it.key == form.key.value)?;
    // What stands in a list, or is shown in some cases only, may go with the step.
    let shown = &model.field(&field.field.key)?.shown;
    if field.field.required != Required::Always || !shown.is_always() {
        return None;
    }
    let steps = provider.guide.setup.iter();
    let (optional, sure): (Vec<&Step>, Vec<&Step>) = steps
        .filter(|step| step.is_for(&form.key.value) && step.gives(&field.field))
        .partition(|step| step.optional);
    let step = optional.first().filter(|_| sure.is_empty())?;
    let place = field.shared_at.unwrap_or(field.used_at);
    let message = format!(
        "the form `{}` requires `{}`, which only the optional step “{}” gives",
        form.key, field.field.definition, step.title
    );
    Some(Diagnostic::new(&RULE, place, message).help(
        "leave `optional` out of the step, or give the field `required: false`; a step that only some need says \
         so with `when`",
    ))
}

/// The shared group of the field, if the guide takes its steps.
fn taken<'a>(name: &str, context: &Context<'a>) -> Option<&'a str> {
    let mut entries = context.spec.guide.setup.iter();
    entries.find_map(|entry| match &entry.value {
        StepEntry::Use(shared) => {
            let group = context.shared.groups.get(&shared.group.value)?;
            let has_it = group.fields.get(name).is_some();
            has_it.then_some(shared.group.value.as_str())
        }
        StepEntry::Step(_) => None,
    })
}
