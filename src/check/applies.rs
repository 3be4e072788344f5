//! For whom, and when, something is to be done: a step, a callback, a whitelist.

use super::context::{Context, mode_of};
use super::{condition, rules};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, Applies, Form};
use crate::source::Spanned;
use crate::syntax::Condition;

/// When it applies. `own`, the forms it is for, empty for all, shrinks to those that can tell.
pub(super) fn applies(
    when: &Spanned<Condition>,
    own: &mut Vec<String>,
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Applies {
    let meant = |form: &&Form| own.is_empty() || own.contains(&form.key);
    let candidates: Vec<&Form> = forms.iter().filter(meant).collect();
    if let Condition::Mode(test) = &when.value
        && let mode = mode_of(test.mode.value)
        && context.modes().any(|offered| offered == mode)
        && !candidates.iter().any(|form| has_switch(form))
    {
        return Applies::InMode(mode);
    }
    let mut findings = Vec::new();
    let mut told = Vec::new();
    for form in &candidates {
        let mut here = Vec::new();
        match condition::in_form(when, form, context, &mut here) {
            Some(condition) => told.push((form.key.clone(), condition)),
            None if findings.is_empty() => findings = here,
            None => {}
        }
    }
    if told.is_empty() {
        diagnostics.append(&mut findings);
    } else if told.len() < forms.len() {
        *own = told.iter().map(|(key, _)| key.clone()).collect();
    }
    let first = told.into_iter().next().map(|(_, condition)| condition);
    Applies::When(first.unwrap_or_default())
}

/// The same, where there may be no condition.
pub(super) fn applies_if(
    when: Option<&Spanned<Condition>>,
    own: &mut Vec<String>,
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Applies {
    match when {
        Some(when) => applies(when, own, forms, context, diagnostics),
        None => Applies::ALWAYS,
    }
}

fn has_switch(form: &Form) -> bool {
    let is_switch = |field: &ir::Field| matches!(field.kind, ir::FieldKind::Mode(_));
    form.fields.iter().any(is_switch)
}

/// The accounts that are named, those that there are.
pub(super) fn accounts(
    names: &[Spanned<String>],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let known = &context.spec.accounts;
    names
        .iter()
        .filter(|name| {
            let found = known.get(name).is_some();
            if !found && !context.is_lost(name) {
                diagnostics.push(rules::unknown_account::report(name, known.names()));
            }
            found
        })
        .map(|name| name.value.clone())
        .collect()
}
