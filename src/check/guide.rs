//! The guide as written → the model.

use super::applies::{Used, accounts, applies_if, only_mode};
use super::callbacks;
use super::context::Context;
use super::names::Names;
use super::whitelist::path;
use super::{builtin, placeholder, rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir::{
    self, Applies, Callback, Form, Give, Guide, ModeSpan, Note, NoteKind, Question, Screenshot,
    Setting, Step,
};
use crate::source::Spanned;
use crate::syntax::{self, PortalText, StepEntry};

/// The guide of a provider, the steps of shared groups in their places.
pub(super) fn resolve(
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    boxes: &[Callback],
    diagnostics: &mut Vec<Diagnostic>,
) -> Guide {
    let written = &context.spec.guide;
    let mut steps = Vec::new();
    for entry in &written.setup {
        match &entry.value {
            StepEntry::Step(written) => {
                let step = step(written, None, context, names, forms, diagnostics);
                let fills = written.callbacks.as_ref();
                callbacks::out_of_reach(fills, &step, boxes, forms, context, diagnostics);
                let enters = written.whitelist.as_ref().filter(|flag| flag.value);
                if let Some(flag) = enters.filter(|_| context.spec.ip_whitelist.is_none())
                    && !context.is_lost("ip_whitelist")
                {
                    diagnostics.push(rules::idle_step::without_whitelist(flag.span));
                }
                steps.push(step);
            }
            StepEntry::Use(shared) => match context.shared.groups.get(&shared.group.value) {
                Some(group) => {
                    let used = Used::of(group, context, forms);
                    if group.setup.is_empty() {
                        diagnostics.push(rules::unknown_group::without_steps(&shared.group));
                        continue;
                    }
                    if used.is_nowhere() && !group.fields.is_empty() {
                        // A form that misspells the name means it.
                        if !Context::is_meant(&shared.group, diagnostics) {
                            diagnostics.push(rules::unknown_group::unused(&shared.group));
                        }
                        continue;
                    }
                    let mut accounts = accounts(&shared.accounts, context, diagnostics);
                    if accounts.is_empty() {
                        accounts = used.accounts();
                    }
                    let taken = Taken { used, accounts };
                    for written in &group.setup {
                        steps.push(step(
                            written,
                            Some(&taken),
                            context,
                            names,
                            forms,
                            diagnostics,
                        ));
                    }
                }
                None => {
                    diagnostics.extend(rules::unknown_group::report(&shared.group, context.shared))
                }
            },
        }
    }
    for step in &mut steps {
        callbacks::limit_to_boxes(step, boxes, forms);
        callbacks::given_in(step, boxes, forms);
    }
    let mut parse = |written: &Spanned<String>| text::parse(written, context, names, diagnostics);
    Guide {
        intro: written.intro.as_deref().map(&mut parse),
        requirements: written
            .requirements
            .iter()
            .map(|text| parse(text))
            .collect(),
        setup: steps,
        modes: written.modes.as_deref().map(&mut parse),
        renewal: written.renewal.as_deref().map(&mut parse),
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

/// A shared group whose steps the guide takes.
struct Taken<'a> {
    used: Used<'a>,
    /// The accounts that its steps are for; empty = all.
    accounts: Vec<String>,
}

fn step(
    written: &syntax::Step,
    taken: Option<&Taken<'_>>,
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Step {
    let group = taken.map(|taken| taken.used.group);
    let mut own = accounts(&written.accounts, context, diagnostics);
    if let Some(taken) = taken.filter(|_| own.is_empty()) {
        own.clone_from(&taken.accounts);
    }
    if forms.iter().all(|form| own.contains(&form.key)) {
        own.clear();
    }
    let when = match (&written.when, taken) {
        (None, Some(taken)) => taken.used.applies(&mut own, forms, context),
        (when, _) => applies_if(when.as_ref(), &mut own, forms, context, diagnostics),
    };
    let gives = written
        .gives
        .iter()
        .filter_map(|name| {
            let Some(give) = given(name, (&own, &when), names, forms) else {
                // A shared step may give fields of its group that this provider's forms leave out.
                let left_out = group.is_some_and(|group| group.fields.get(name).is_some());
                if names.has_issued(name) {
                    diagnostics.push(rules::unknown_field::issued(name, "step"));
                } else if !left_out && !context.is_lost(name) {
                    diagnostics.push(rules::unknown_field::in_step(name, names.iter()));
                }
                return None;
            };
            if is_chosen_in_form(name, context) {
                diagnostics.push(rules::unknown_field::chosen_in_form(name, "step"));
                return None;
            }
            let only = only_mode(&own, &when, forms);
            if let (Some(of), Some(only)) = (give.mode, only)
                && of != only
            {
                let definition = &give.definition;
                diagnostics.push(rules::unknown_field::of_other_mode(name, definition, only));
            }
            Some(give)
        })
        .collect();
    let settings = settings(&written.set, context, names, diagnostics);
    let title = placeholder::in_title(&written.title, context, names, diagnostics);
    let callbacks = callbacks::boxes(written.callbacks.as_ref(), context, diagnostics);
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
        title,
        place: written
            .place
            .as_ref()
            .map(|place| path(place))
            .unwrap_or_default(),
        text: written.text.as_deref().map(&mut parse),
        commands: written
            .commands
            .as_ref()
            .map(|commands| commands.trim_end().to_owned()),
        settings,
        gives,
        notes,
        whitelist: flag(written.whitelist.as_ref()),
        callbacks,
        forms: own,
        when,
        optional: flag(written.optional.as_ref()),
        after_saving: flag(written.after_saving.as_ref()),
        screenshots: written
            .screenshots
            .iter()
            .map(|shot| screenshot(shot, group.is_some(), context, diagnostics))
            .collect(),
    }
}

/// A picture of the portal. Its path is relative to the file that names it.
fn screenshot(
    written: &syntax::Screenshot,
    is_shared: bool,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Screenshot {
    let folder = if is_shared { "shared/" } else { "" };
    let path = [folder, &written.image.value].concat();
    if let Err(fault) = context.pictures.look(&path) {
        let image = &written.image;
        diagnostics.push(rules::unusable_screenshot::report(image, &path, &fault));
    }
    let alt = written.alt.value.clone();
    Screenshot { path, alt }
}

/// Settings with the project's values in them.
pub(super) fn settings(
    written: &syntax::Map<PortalText>,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Setting> {
    written
        .iter()
        .map(|(name, value)| {
            let (value, per_connection) =
                placeholder::in_setting(value, context, names, diagnostics);
            Setting {
                name: name.value.clone(),
                value,
                per_connection,
            }
        })
        .collect()
}

/// What is done for one mode, for these forms (empty for all), gives the value of that mode.
pub(super) fn given(
    name: &Spanned<String>,
    (own, when): (&[String], &Applies),
    names: &Names,
    forms: &[Form],
) -> Option<Give> {
    if names.has(name) {
        return Some(give(name, only_mode(own, when, forms), forms));
    }
    let (definition, mode) = of_one_mode(name, forms)?;
    Some(give(&definition, Some(mode), forms))
}

/// Whether it is a field of the language's own, which merchants choose in the form.
pub(super) fn is_chosen_in_form(name: &str, context: &Context<'_>) -> bool {
    builtin::NAMES.contains(&name) && context.spec.fields.get(name).is_none()
}

/// The definition and the mode of a field in a set per mode, by its key on the wire.
fn of_one_mode(name: &str, forms: &[Form]) -> Option<(String, ir::Mode)> {
    let fields = forms.iter().flat_map(|form| &form.fields);
    fields
        .filter(|field| field.key == name)
        .find_map(|field| match field.mode_span {
            ModeSpan::Only(mode) => Some((field.definition.clone(), mode)),
            _ => None,
        })
}

/// A field as the steps name it: by the titles that it has on the forms.
pub(super) fn give(name: &str, mode: Option<ir::Mode>, forms: &[Form]) -> Give {
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
