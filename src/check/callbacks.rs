//! Callbacks as written → the model.

use super::applies::{accounts, applies_if, only_mode};
use super::context::Context;
use super::guide::{give, given, is_chosen_in_form, settings};
use super::names::Names;
use super::whitelist::path;
use super::{placeholder, rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir::{Applies, Boxes, CONNECTION_ID, Callback, CallbackValue, Event, Form, Give, Step};
use crate::source::{Span, Spanned};
use crate::syntax::{self, PortalText, StepCallbacks};

/// The callbacks of a provider.
pub(super) fn resolve(
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Callback> {
    let mut out = Vec::new();
    for written in &context.spec.callbacks {
        let value = value(written, context, diagnostics);
        if let Some(value) = &value {
            idle(written, value, diagnostics);
        }
        diagnostics.extend(rules::contradictory_entry::two_ways(
            written.place.as_deref(),
            written.given_to.as_deref(),
        ));
        diagnostics.extend(rules::contradictory_entry::two_modes(
            written.per_mode.as_ref(),
            written.when.as_ref(),
        ));
        let mut own = accounts(&written.accounts, context, diagnostics);
        let when = applies_if(written.when.as_ref(), &mut own, forms, context, diagnostics);
        let gives: Vec<Give> = written
            .gives
            .iter()
            .filter_map(|name| {
                let give = given(name, (&own, &when), names, forms);
                if give.is_none() && names.has_issued(name) {
                    diagnostics.push(rules::unknown_field::issued(name, "callback"));
                } else if give.is_none() && !context.is_lost(name) {
                    diagnostics.push(rules::unknown_field::in_callback(name, names.iter()));
                }
                if give.is_some() && is_chosen_in_form(name, context) {
                    diagnostics.push(rules::unknown_field::chosen_in_form(name, "callback"));
                    return None;
                }
                give
            })
            .collect();
        let events = written
            .events
            .iter()
            .map(|it| event(it, &own, forms, context, diagnostics))
            .collect();
        let settings = settings(&written.set, context, names, diagnostics);
        let note = written
            .note
            .as_ref()
            .map(|note| text::parse(note, context, names, diagnostics));
        let place = written.place.as_ref();
        out.extend(value.map(|value| Callback {
            title: written.title.value.clone(),
            value,
            place: place.map(|place| path(place)).unwrap_or_default(),
            given_to: written.given_to.as_ref().map(|who| who.value.clone()),
            per_mode: written.per_mode.as_ref().is_some_and(|flag| flag.value),
            events,
            settings,
            gives,
            forms: own,
            when,
            note,
        }));
    }
    out
}

/// An event, of those that the callback is for.
fn event(
    written: &syntax::Event,
    of_callback: &[String],
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Event {
    let name = written.name().value.clone();
    let syntax::Event::Limited(limited) = written else {
        return Event::for_all(name);
    };
    let mut own = accounts(&limited.accounts, context, diagnostics);
    if own.is_empty() {
        own = of_callback.to_vec();
    }
    let when = applies_if(limited.when.as_ref(), &mut own, forms, context, diagnostics);
    if own == of_callback {
        own.clear();
    }
    Event {
        name,
        forms: own,
        when,
    }
}

/// What goes into the box.
fn value(
    written: &syntax::Callback,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CallbackValue> {
    let flag = |flag: Option<&Spanned<bool>>| flag.is_some_and(|flag| flag.value);
    let mut said = Vec::new();
    if let Some(url) = &written.url {
        said.push(address(url, context, diagnostics));
    }
    for (given, value) in [
        (&written.leave_empty, CallbackValue::Empty),
        (&written.merchant_url, CallbackValue::MerchantUrl),
        (&written.ask_support, CallbackValue::AskSupport),
        (&written.automatic, CallbackValue::Automatic),
    ] {
        said.extend(flag(given.as_ref()).then_some(value));
    }
    if said.len() != 1 {
        diagnostics.push(rules::unclear_callback::report(&written.title));
        return None;
    }
    said.pop()
}

/// Reports the keys that mean nothing where nothing is entered. Where the company hands the URL in, a setting in the
/// portal may still be due, and the events are those that it asks for.
fn idle(written: &syntax::Callback, value: &CallbackValue, diagnostics: &mut Vec<Diagnostic>) {
    let events = written.events.first().map(|event| event.name().span);
    let gives = written.gives.first().map(|name| name.span);
    let place = written.place.as_ref().map(|place| place.span);
    let given_to = written.given_to.as_ref().map(|who| who.span);
    let per_mode = written.per_mode.as_ref().map(|flag| flag.span);
    let (word, keys): (&str, Vec<(&str, Option<Span>)>) = match value {
        CallbackValue::Automatic => (
            "automatic",
            match written.set.0.is_empty() {
                true => vec![
                    ("where", place),
                    ("per_mode", per_mode),
                    ("given_to", given_to),
                    ("gives", gives),
                ],
                false => vec![("given_to", given_to), ("gives", gives)],
            },
        ),
        CallbackValue::Empty => (
            "leave_empty",
            vec![("given_to", given_to), ("events", events), ("gives", gives)],
        ),
        _ => return,
    };
    let said = keys
        .into_iter()
        .filter_map(|(key, span)| Some((key, span?)));
    let said: Vec<(&str, Span)> = said.collect();
    diagnostics.extend(rules::unclear_callback::idle(&said, &written.title, word));
}

/// A callback URL with the project's base in it.
fn address(
    written: &Spanned<String>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> CallbackValue {
    let (url, sound) = placeholder::in_address(written, context, diagnostics);
    // What is itself a placeholder (`{{custom.…}}`) is filled at a later stage.
    let later = context
        .project
        .placeholders()
        .iter()
        .any(|value| url.contains(value));
    if sound && !later {
        // Any ID will do to see whether it is an address with one in its place, and any value for what the provider fills.
        let example = url.replace(CONNECTION_ID, "1").replace(['{', '}'], "1");
        match rules::insecure_url::check_url(&example, written.span) {
            Err(finding) => diagnostics.push(*finding),
            Ok(()) if !has_place_for_id(&url) => {
                diagnostics.push(rules::malformed_url::misplaced_id(written.span));
            }
            Ok(()) => {}
        }
    }
    CallbackValue::Url(url)
}

/// Whether the ID of a connection, if there is one, stands in the path or the query: an ID is no part of a host name, and
/// what follows a `#` is never sent.
fn has_place_for_id(url: &str) -> bool {
    let Some(at) = url.find(CONNECTION_ID) else {
        return true;
    };
    let after_host = url[..at].split_once("://").map(|(_, rest)| rest);
    let fragment = url.find('#');
    after_host.is_some_and(|before| before.contains(['/', '?']))
        && fragment
            .is_none_or(|fragment| url.rfind(CONNECTION_ID).is_some_and(|last| last < fragment))
}

/// The boxes that a step says it fills.
pub(super) fn boxes(
    written: Option<&StepCallbacks>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Boxes {
    let titles = match written {
        None => return Boxes::None,
        Some(StepCallbacks::All(all)) if all.value => return Boxes::All,
        Some(StepCallbacks::All(_)) => return Boxes::None,
        Some(StepCallbacks::These(titles)) => titles,
    };
    let known = || context.spec.callbacks.iter().map(|it| it.title.as_str());
    let is_known = |title: &&PortalText| {
        let found = known().any(|known| known == title.value);
        if !found && !context.is_lost(title) {
            diagnostics.push(rules::unknown_callback::report(title, known()));
        }
        found
    };
    let titles = titles.iter().filter(is_known);
    Boxes::These(titles.map(|title| title.value.clone()).collect())
}

/// A step that does nothing but fill boxes is for those that all of its boxes are for, where it does not say itself for
/// whom it is: of what they ask, what all of them do.
pub(super) fn limit_to_boxes(step: &mut Step, callbacks: &[Callback], forms: &[Form]) {
    let is_free = step.forms.is_empty() && step.when == Applies::ALWAYS;
    let does_more = step.whitelist
        || !step.gives.is_empty()
        || !step.settings.is_empty()
        || step.commands.is_some();
    if !is_free || does_more {
        return;
    }
    let mut filled = callbacks
        .iter()
        .filter(|one| one.value != CallbackValue::Automatic && one.is_filled_in(step, forms));
    let Some(first) = filled.next() else { return };
    let mut when = first.when.clone();
    for one in filled {
        if one.forms != first.forms {
            return;
        }
        when = when.shared(&one.when);
    }
    step.forms.clone_from(&first.forms);
    step.when = when;
}

/// What a step gives because the boxes that it fills do: a step for one mode, only what is of that mode.
pub(super) fn given_in(step: &mut Step, callbacks: &[Callback], forms: &[Form]) {
    let mode = only_mode(&step.forms, &step.when, forms);
    let filled = callbacks.iter().filter(|one| one.is_filled_in(step, forms));
    let gives = filled.flat_map(|one| &one.gives);
    let gives: Vec<Give> = gives
        .filter(|it| mode.is_none_or(|mode| it.is_of(mode)))
        .map(|it| match (it.mode, mode) {
            (None, Some(mode)) => give(&it.definition, Some(mode), forms),
            _ => it.clone(),
        })
        .collect();
    for give in gives {
        let known = |it: &Give| {
            it.definition == give.definition && (it.mode.is_none() || it.mode == give.mode)
        };
        if !step.gives.iter().any(known) {
            step.gives.push(give);
        }
    }
}

/// Reports the boxes that a step fills and that are not there, or for none of its accounts.
pub(super) fn out_of_reach(
    written: Option<&StepCallbacks>,
    step: &Step,
    callbacks: &[Callback],
    forms: &[Form],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let titles = match written {
        Some(StepCallbacks::These(titles)) => titles,
        Some(StepCallbacks::All(all)) if all.value && !context.is_lost("callbacks") => {
            if context.spec.callbacks.is_empty() {
                diagnostics.push(rules::idle_step::without_callbacks(all.span));
            } else if !callbacks.is_empty()
                && !callbacks.iter().any(|it| it.is_filled_in(step, forms))
            {
                diagnostics.push(rules::idle_step::out_of_reach(all.span));
            }
            return;
        }
        _ => return,
    };
    for title in titles {
        let mut same = callbacks.iter().filter(|it| it.title == title.value);
        let Some(first) = same.next() else { continue };
        if !first.is_filled_in(step, forms) && !same.any(|other| other.is_filled_in(step, forms)) {
            diagnostics.push(rules::unknown_callback::out_of_reach(title, &first.forms));
        }
    }
}
