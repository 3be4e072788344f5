//! The guide and the callbacks as written → the model.

use super::context::{Context, mode_of};
use super::names::Names;
use super::whitelist::path;
use super::{builtin, condition, rules, template, text};
use crate::diagnostics::Diagnostic;
use crate::ir::{
    self, Applies, Callback, CallbackValue, Form, Give, Guide, ModeSpan, Note, NoteKind, Question,
    Screenshot, Setting, Step, Text,
};
use crate::source::Spanned;
use crate::syntax::{self, Condition, StepEntry};

/// The guide of a provider, the steps of shared groups in their places.
pub(super) fn resolve(
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Guide {
    let written = &context.spec.guide;
    let mut steps = Vec::new();
    for entry in &written.setup {
        match &entry.value {
            StepEntry::Step(written) => {
                steps.push(step(written, None, context, names, forms, diagnostics))
            }
            StepEntry::Use(shared) => match context.shared.groups.get(&shared.group.value) {
                Some(group) => {
                    let mut users = users(&group.group, context);
                    if group.setup.is_empty() {
                        diagnostics.push(rules::unknown_group::without_steps(&shared.group));
                        continue;
                    }
                    if users.is_empty() && !group.fields.is_empty() {
                        // A form that misspells the name means it.
                        if !Context::is_meant(&shared.group, diagnostics) {
                            diagnostics.push(rules::unknown_group::unused(&shared.group));
                        }
                        continue;
                    }
                    let chosen = accounts(&shared.accounts, context, diagnostics);
                    if !chosen.is_empty() {
                        users = chosen;
                    }
                    for written in &group.setup {
                        let mut step =
                            step(written, Some(group), context, names, forms, diagnostics);
                        if step.forms.is_empty() && users.len() < forms.len() {
                            step.forms.clone_from(&users);
                        }
                        steps.push(step);
                    }
                }
                None => {
                    diagnostics.extend(rules::unknown_group::report(&shared.group, context.shared))
                }
            },
        }
    }
    let mut parse = |written: &Spanned<String>| text::parse(written, context, names, diagnostics);
    Guide {
        intro: written.intro.as_ref().map(&mut parse),
        requirements: written.requirements.iter().map(&mut parse).collect(),
        setup: steps,
        modes: written.modes.as_ref().map(&mut parse),
        renewal: written.renewal.as_ref().map(&mut parse),
        troubleshooting: written
            .troubleshooting
            .iter()
            .map(|question| Question {
                problem: question.problem.value.clone(),
                answer: parse(&question.answer),
            })
            .collect(),
    }
}

/// The accounts whose form uses a shared group.
fn users(group: &str, context: &Context<'_>) -> Vec<String> {
    fn uses(entries: &[Spanned<syntax::Entry>], group: &str) -> bool {
        entries.iter().any(|entry| match &entry.value {
            syntax::Entry::Use(shared) => shared.group.value == group,
            syntax::Entry::Group(inner) => uses(&inner.form, group),
            syntax::Entry::Variants(variants) => variants
                .options
                .iter()
                .any(|(_, variant)| uses(&variant.form, group)),
            syntax::Entry::Repeat(repeat) => uses(&repeat.form, group),
            syntax::Entry::PerMode(set) => uses(&set.per_mode, group),
            _ => false,
        })
    }
    let accounts = context.spec.accounts.iter();
    accounts
        .filter(|(_, account)| uses(&account.form, group))
        .map(|(key, _)| key.value.clone())
        .collect()
}

fn step(
    written: &syntax::Step,
    group: Option<&syntax::SharedGroup>,
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Step {
    let mut forms_of_step = accounts(&written.accounts, context, diagnostics);
    let when = match (&written.when, group.and_then(|group| group.when.as_ref())) {
        (Some(when), _) => applies(when, &mut forms_of_step, forms, context, diagnostics),
        // Where the group is shown on another condition, its own is not asked.
        (None, Some(when)) => applies(when, &mut forms_of_step, forms, context, &mut Vec::new()),
        (None, None) => Applies::When(ir::Condition::Always),
    };
    let gives = written
        .gives
        .iter()
        .filter_map(|name| {
            if let Some((definition, mode)) = of_one_mode(name, names, forms) {
                return Some(give(&definition, Some(mode), forms));
            }
            if !names.has(name) {
                // A shared step may give fields of its group that this provider's forms leave out.
                let left_out = group.is_some_and(|group| group.fields.get(name).is_some());
                if !left_out && !context.is_lost(name) {
                    diagnostics.push(rules::unknown_field::in_step(name, names.iter()));
                }
                return None;
            }
            if builtin::definition(name).is_some() && context.spec.fields.get(name).is_none() {
                diagnostics.push(rules::unknown_field::chosen_in_form(name));
                return None;
            }
            // What is done for one mode gives the value of that mode.
            Some(give(name, only_mode(&when, forms), forms))
        })
        .collect();
    let mut parse = |written: &Spanned<String>| text::parse(written, context, names, diagnostics);
    let mut notes = Vec::new();
    for (kind, note) in [
        (NoteKind::Note, &written.note),
        (NoteKind::Tip, &written.tip),
        (NoteKind::Warning, &written.warning),
    ] {
        notes.extend(note.as_ref().map(|note| Note {
            kind,
            text: parse(note),
        }));
    }
    let flag = |flag: Option<&Spanned<bool>>| flag.is_some_and(|flag| flag.value);
    Step {
        title: written.title.value.clone(),
        place: written
            .place
            .as_ref()
            .map(|place| path(place))
            .unwrap_or_default(),
        text: written.text.as_ref().map(&mut parse),
        commands: written
            .commands
            .as_ref()
            .map(|commands| commands.trim_end().to_owned()),
        settings: written
            .set
            .iter()
            .map(|(name, value)| Setting {
                name: name.value.clone(),
                value: value.value.clone(),
            })
            .collect(),
        gives,
        notes,
        whitelist: flag(written.whitelist.as_ref()),
        callbacks: flag(written.callbacks.as_ref()),
        forms: forms_of_step,
        when,
        optional: flag(written.optional.as_ref()),
        screenshots: written
            .screenshots
            .iter()
            .map(|shot| Screenshot {
                path: shot.image.value.clone(),
                alt: shot.alt.value.clone(),
            })
            .collect(),
    }
}

/// When a step applies. `forms_of_step`, empty for all, shrinks to the forms that can tell.
fn applies(
    when: &Spanned<Condition>,
    forms_of_step: &mut Vec<String>,
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Applies {
    let meant = |form: &&Form| forms_of_step.is_empty() || forms_of_step.contains(&form.key);
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
        *forms_of_step = told.iter().map(|(key, _)| key.clone()).collect();
    }
    let first = told.into_iter().next().map(|(_, condition)| condition);
    Applies::When(first.unwrap_or_default())
}

/// Whether conditions can ask the form for the mode.
fn has_switch(form: &Form) -> bool {
    let says_mode = |field: &ir::Field| {
        let choices = field.kind.choices().unwrap_or_default();
        !choices.is_empty() && choices.iter().all(|choice| choice.mode.is_some())
    };
    form.fields.iter().any(says_mode)
}

/// The definition and the mode of a field in a set per mode, by its key on the wire.
fn of_one_mode(name: &str, names: &Names, forms: &[Form]) -> Option<(String, ir::Mode)> {
    if names.has(name) {
        return None;
    }
    let fields = forms.iter().flat_map(|form| &form.fields);
    fields
        .filter(|field| field.key == name)
        .find_map(|field| match field.mode_span {
            ModeSpan::Only(mode) => Some((field.definition.clone(), mode)),
            _ => None,
        })
}

/// The mode that a step is for, and no other: it asks for that mode alone.
fn only_mode(when: &Applies, forms: &[Form]) -> Option<ir::Mode> {
    let (field, value) = match when {
        Applies::InMode(mode) => return Some(*mode),
        Applies::When(ir::Condition::Test(
            ir::Test::Contains { field, value } | ir::Test::Equals { field, value },
        )) => (field, value),
        Applies::When(_) => return None,
    };
    let field = forms.iter().find_map(|form| form.field(field))?;
    let choice = field
        .kind
        .choices()?
        .iter()
        .find(|choice| choice.value == *value)?;
    choice.mode
}

/// A field as the steps name it: by the titles that it has on the forms.
fn give(name: &str, mode: Option<ir::Mode>, forms: &[Form]) -> Give {
    let mut give = Give {
        definition: name.to_owned(),
        mode,
        titles: Vec::new(),
        known_as: None,
    };
    for form in forms {
        form.visit(&mut |field: &ir::Field| {
            let of_mode =
                |span| mode.is_none() || !matches!(span, ModeSpan::Only(own) if Some(own) != mode);
            if field.definition == name && of_mode(field.mode_span) {
                if !give.titles.contains(&field.title) {
                    give.titles.push(field.title.clone());
                }
                if give.known_as.is_none() {
                    give.known_as.clone_from(&field.known_as);
                }
            }
        });
    }
    if give.titles.is_empty() {
        give.titles.push(super::unfold::spoken(name));
    }
    give
}

fn accounts(
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

/// The callbacks of a provider.
pub(super) fn callbacks(
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Callback> {
    let mut out = Vec::new();
    for written in &context.spec.callbacks {
        let flag = |flag: Option<&Spanned<bool>>| flag.is_some_and(|flag| flag.value);
        let said = [
            written.url.is_some(),
            flag(written.leave_empty.as_ref()),
            flag(written.merchant_url.as_ref()),
            flag(written.ask_support.as_ref()),
        ];
        let value = match said {
            [true, false, false, false] => written
                .url
                .as_ref()
                .map(|url| address(url, context, diagnostics)),
            [false, true, false, false] => Some(CallbackValue::Empty),
            [false, false, true, false] => Some(CallbackValue::MerchantUrl),
            [false, false, false, true] => Some(CallbackValue::AskSupport),
            _ => {
                diagnostics.push(rules::unclear_callback::report(&written.title));
                None
            }
        };
        let forms = accounts(&written.accounts, context, diagnostics);
        let note: Option<Text> = written
            .note
            .as_ref()
            .map(|note| text::parse(note, context, names, diagnostics));
        out.extend(value.map(|value| {
            Callback {
                title: written.title.value.clone(),
                value,
                place: written
                    .place
                    .as_ref()
                    .map(|place| path(place))
                    .unwrap_or_default(),
                given_to: written.given_to.as_ref().map(|who| who.value.clone()),
                forms,
                note,
            }
        }));
    }
    out
}

/// A callback URL with the project's base in it.
fn address(
    written: &Spanned<String>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> CallbackValue {
    const BASE: &str = "callbacks_base_url";
    const CODE: &str = "code";
    let mut filled = true;
    for (name, _) in template::names(&written.value) {
        if name != BASE && name != CODE {
            filled = false;
            diagnostics.push(rules::unknown_variable::report(
                written.span,
                name,
                [BASE, CODE],
            ));
        }
    }
    let base = &context.project.brand.callbacks_base_url;
    let url = written
        .value
        .replace("{callbacks_base_url}", base)
        .replace("{code}", &context.spec.code);
    // A base that is itself a placeholder (`{{custom.…}}`) is filled at a later stage.
    if filled
        && !base.contains("{{")
        && let Err(finding) = rules::insecure_url::check_url(&url, written.span)
    {
        diagnostics.push(*finding);
    }
    CallbackValue::Url(url)
}
