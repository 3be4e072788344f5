//! For whom, and when, something is to be done: a step, a callback, a whitelist.

use super::context::{Context, mode_of};
use super::unfold::Shown;
use super::{condition, rules};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, Applies, Form};
use crate::source::Spanned;
use crate::syntax::{self, Condition};

/// When it applies. `own`, the forms it is for, empty for all, shrinks to those that can tell.
pub(super) fn applies_if(
    when: Option<&Spanned<Condition>>,
    own: &mut Vec<String>,
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Applies {
    let Some(when) = when else {
        return Applies::ALWAYS;
    };
    if let Some(mode) = in_mode_only(when, own, forms, context) {
        return mode;
    }
    let ask =
        |form: &Form, found: &mut Vec<Diagnostic>| condition::in_form(when, form, context, found);
    told(&ask, own, forms, diagnostics)
}

/// A shared group, and when each form shows it: its steps follow the form.
pub(super) struct Used<'a> {
    pub(super) group: &'a syntax::SharedGroup,
    /// The accounts whose form uses it.
    uses: Vec<(String, ir::Condition)>,
}

impl<'a> Used<'a> {
    pub(super) fn of(
        group: &'a syntax::SharedGroup,
        context: &Context<'_>,
        forms: &[Form],
    ) -> Self {
        let used = |(key, account): &(Spanned<String>, syntax::Account)| {
            let mut places = places_of_use(&account.form, &group.group, context);
            let conditions = match places.len() {
                0 => return None,
                1 => places.remove(0),
                _ => vec![Shown::Any(places)],
            };
            let form = forms.iter().find(|form| form.key == key.value)?;
            let shown = condition::shown_in_form(&conditions, form, context);
            Some((key.value.clone(), shown))
        };
        Self {
            group,
            uses: context.spec.accounts.iter().filter_map(used).collect(),
        }
    }

    /// Whether no form uses it.
    pub(super) fn is_nowhere(&self) -> bool {
        self.uses.is_empty()
    }

    /// The accounts whose form uses it.
    pub(super) fn accounts(&self) -> Vec<String> {
        self.uses.iter().map(|(key, _)| key.clone()).collect()
    }

    /// When its steps apply. What is wrong with its own condition is said where a form uses it.
    pub(super) fn applies(
        &self,
        own: &mut Vec<String>,
        forms: &[Form],
        context: &Context<'_>,
    ) -> Applies {
        let when = self.group.when.as_ref();
        if let Some(when) = when.filter(|_| self.is_nowhere())
            && let Some(mode) = in_mode_only(when, own, forms, context)
        {
            return mode;
        }
        let ask = |form: &Form, found: &mut Vec<Diagnostic>| {
            let used = self.uses.iter().find(|(key, _)| *key == form.key);
            match (used, when) {
                (Some((_, shown)), _) => Some(shown.clone()),
                (None, Some(when)) => condition::in_form(when, form, context, found),
                (None, None) => Some(ir::Condition::Always),
            }
        };
        told(&ask, own, forms, &mut Vec::new())
    }
}

/// What must hold for a shared group to be shown, outermost first, for each place among these entries where it
/// is used. Inside a repeated group conditions are about one item, which a step cannot ask of; inside a set per mode they
/// are about the fields of one mode, and for a step about those of any.
fn places_of_use(
    entries: &[Spanned<syntax::Entry>],
    group: &str,
    context: &Context<'_>,
) -> Vec<Vec<Shown>> {
    let written = |when: Option<&Spanned<Condition>>| when.cloned().map(Shown::Written);
    let under = |mut places: Vec<Vec<Shown>>, when: Option<&Spanned<Condition>>| {
        for place in &mut places {
            place.splice(0..0, written(when));
        }
        places
    };
    let inside = |entries: &[Spanned<syntax::Entry>]| places_of_use(entries, group, context);
    let of_entry = |entry: &Spanned<syntax::Entry>| match &entry.value {
        syntax::Entry::Use(shared) if shared.group.value == group => {
            let groups = &context.shared.groups;
            let own = groups.get(group).and_then(|group| group.when.as_ref());
            under(vec![Vec::new()], shared.when.as_ref().or(own))
        }
        syntax::Entry::Group(inner) => under(inside(&inner.form), inner.when.as_ref()),
        syntax::Entry::PerMode(set) => inside(&set.per_mode),
        syntax::Entry::Variants(variants) => {
            let mut all = Vec::new();
            for (option, variant) in variants.options.iter() {
                let chosen = Shown::Variant {
                    field: variants.variants.value.clone(),
                    option: option.clone(),
                };
                let mut places = inside(&variant.form);
                for place in &mut places {
                    place.insert(0, chosen.clone());
                }
                all.extend(places);
            }
            under(all, variants.when.as_ref())
        }
        syntax::Entry::Repeat(repeat) if !inside(&repeat.form).is_empty() => {
            under(vec![Vec::new()], repeat.when.as_ref())
        }
        _ => Vec::new(),
    };
    entries.iter().flat_map(of_entry).collect()
}

/// The forms that it may be for; `own` is empty for all.
fn candidates<'a>(own: &[String], forms: &'a [Form]) -> Vec<&'a Form> {
    let meant = |form: &&Form| own.is_empty() || own.contains(&form.key);
    forms.iter().filter(meant).collect()
}

/// The mode that it is for, where no form has a switch that could be asked.
fn in_mode_only(
    when: &Spanned<Condition>,
    own: &[String],
    forms: &[Form],
    context: &Context<'_>,
) -> Option<Applies> {
    let Condition::Mode(test) = &when.value else {
        return None;
    };
    let mode = mode_of(test.mode.value);
    let offered = context.modes().any(|offered| offered == mode);
    let mut candidates = candidates(own, forms).into_iter();
    (offered && !candidates.any(has_switch)).then_some(Applies::InMode(mode))
}

/// When it applies, as `ask` has it of each form.
fn told(
    ask: &dyn Fn(&Form, &mut Vec<Diagnostic>) -> Option<ir::Condition>,
    own: &mut Vec<String>,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Applies {
    let mut findings = Vec::new();
    let mut told = Vec::new();
    for form in candidates(own, forms) {
        let mut here = Vec::new();
        match ask(form, &mut here) {
            Some(condition) => told.push((form.key.clone(), condition)),
            None if findings.is_empty() => findings = here,
            None => {}
        }
    }
    let Some((_, first)) = told.first() else {
        diagnostics.append(&mut findings);
        return Applies::ALWAYS;
    };
    if told.len() < forms.len() {
        *own = told.iter().map(|(key, _)| key.clone()).collect();
    }
    if told.iter().all(|(_, condition)| condition == first) {
        Applies::When(first.clone())
    } else {
        Applies::PerForm(told)
    }
}

/// Whether conditions can ask the form for the mode.
fn has_switch(form: &Form) -> bool {
    form.fields.iter().any(|field| field.kind.says_mode())
}

/// The mode that something is for, and no other: it asks for that mode alone, in each of its forms.
pub(super) fn only_mode(own: &[String], when: &Applies, forms: &[Form]) -> Option<ir::Mode> {
    match when {
        Applies::InMode(mode) => Some(*mode),
        Applies::When(condition) => {
            let mut forms = candidates(own, forms).into_iter();
            forms.find_map(|form| asked_mode(condition, form))
        }
        Applies::PerForm(told) => {
            let mut modes = told.iter().map(|(key, condition)| {
                let form = forms.iter().find(|form| form.key == *key)?;
                asked_mode(condition, form)
            });
            let first = modes.next()??;
            modes.all(|mode| mode == Some(first)).then_some(first)
        }
    }
}

/// The mode that a condition asks a form for, and nothing else.
fn asked_mode(condition: &ir::Condition, form: &Form) -> Option<ir::Mode> {
    let (ir::Condition::Test(ir::Test::Contains { field, value })
    | ir::Condition::Test(ir::Test::Equals { field, value })) = condition
    else {
        return None;
    };
    let choices = form.field(field)?.kind.choices()?;
    let choice = choices.iter().find(|choice| choice.value == *value)?;
    choice.mode
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
