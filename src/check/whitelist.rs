//! IP whitelists as written → the model, with the company's list in the provider's own format.

use super::applies::{accounts, applies_if};
use super::context::Context;
use super::guide::settings;
use super::names::Names;
use super::{rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir::whitelist::{Format, List, Ranges, Requirement, Separator, Whitelist};
use crate::ir::{Applies, Condition, Form, Guide, Mode, Step};
use crate::source::Spanned;
use crate::syntax;

/// The whitelist of a provider. One that is not mentioned is not required.
pub(super) fn resolve(
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Whitelist {
    let Some(written) = &context.spec.ip_whitelist else {
        return none();
    };
    let format = format(&written.value);
    // A format that was only read in part says nothing about the list.
    let addresses = match context.is_lost("ip_whitelist") {
        true => &[],
        false => context.project.addresses.as_slice(),
    };
    let list = match format.list(addresses) {
        Ok(list) => list,
        Err(unprintable) => {
            diagnostics.push(rules::unprintable_addresses::report(written, &unprintable));
            List::default()
        }
    };
    diagnostics.extend(rules::too_many_addresses::report(written, &format, &list));
    diagnostics.extend(rules::contradictory_entry::two_ways(
        written.place.as_deref(),
        written.given_to.as_deref(),
    ));
    diagnostics.extend(rules::contradictory_entry::spaces(
        written.separator.as_ref(),
        written.ranges.as_ref(),
    ));
    let mut own = accounts(&written.accounts, context, diagnostics);
    let when = applies_if(written.when.as_ref(), &mut own, forms, context, diagnostics);
    diagnostics.extend(rules::contradictory_entry::two_modes(
        written.per_mode.as_ref(),
        written.when.as_ref(),
    ));
    Whitelist {
        requirement: match written.requirement.value {
            syntax::WhitelistRequirement::Required => Requirement::Required,
            syntax::WhitelistRequirement::AskManager => Requirement::AskManager,
            syntax::WhitelistRequirement::Recommended => Requirement::Recommended,
            syntax::WhitelistRequirement::None => Requirement::None,
        },
        place: written
            .place
            .as_ref()
            .map(|place| path(place))
            .unwrap_or_default(),
        given_to: written.given_to.as_ref().map(|who| who.value.clone()),
        boxes: written
            .boxes
            .iter()
            .map(|title| title.value.clone())
            .collect(),
        per_mode: is_set(written.per_mode.as_ref()),
        settings: settings(&written.set, context, names, diagnostics),
        forms: own,
        when,
        note: written
            .note
            .as_ref()
            .map(|note| text::parse(note, context, names, diagnostics)),
        format,
        list,
    }
}

/// That there is nothing to do.
pub(super) fn none() -> Whitelist {
    Whitelist {
        requirement: Requirement::None,
        place: Vec::new(),
        given_to: None,
        boxes: Vec::new(),
        per_mode: false,
        settings: Vec::new(),
        forms: Vec::new(),
        when: Applies::ALWAYS,
        note: None,
        format: Format::UNKNOWN,
        list: List::default(),
    }
}

/// A whitelist that does not say for whom it is, is for those that the steps are for in which it is entered: what
/// is said of it elsewhere does not contradict them.
pub(super) fn limit_to_steps(whitelist: &mut Whitelist, forms: &[Form], guide: &Guide) {
    if whitelist.is_limited() {
        return;
    }
    let steps: Vec<&Step> = guide.setup.iter().filter(|step| step.whitelist).collect();
    let Some(first) = steps.first() else { return };
    let reached: Vec<(String, Condition)> = forms
        .iter()
        .filter_map(|form| Some((form.key.clone(), in_any(&steps, form)?)))
        .collect();
    if reached.len() < forms.len() {
        whitelist.forms = reached.iter().map(|(key, _)| key.clone()).collect();
    }
    let alike = |(_, condition): &(String, Condition)| *condition == reached[0].1;
    whitelist.when = if steps.iter().all(|step| step.when == first.when) {
        first.when.clone()
    } else if reached.iter().all(alike) {
        Applies::When(reached[0].1.clone())
    } else {
        Applies::PerForm(reached)
    };
}

/// When any of the steps is for this form; `None` when none is.
fn in_any(steps: &[&Step], form: &Form) -> Option<Condition> {
    let own = steps.iter().filter(|step| step.is_for(&form.key));
    let own: Vec<Condition> = own.map(|step| step.when.of(&form.key)).collect();
    let asked: Vec<Mode> = own.iter().filter_map(|it| form.mode_of(it)).collect();
    // A step for test and one for live: in either, it is needed.
    if Mode::ALL.iter().all(|mode| asked.contains(mode)) {
        return Some(Condition::Always);
    }
    own.into_iter().reduce(Condition::or)
}

fn format(written: &syntax::Whitelist) -> Format {
    let spaced = is_set(written.space_after_separator.as_ref());
    let either = |bare, with_space| Separator::Text(if spaced { with_space } else { bare });
    Format {
        separator: match written.separator.as_ref().map(|it| it.value) {
            Some(syntax::Separator::Semicolon) => either(";", "; "),
            Some(syntax::Separator::Comma) => either(",", ", "),
            Some(syntax::Separator::Space) => Separator::Text(" "),
            Some(syntax::Separator::NewLine) => Separator::Text("\n"),
            Some(syntax::Separator::Boxes) => Separator::Boxes,
            None => Separator::Unknown,
        },
        ranges: match written.ranges.as_ref().map(|it| it.value) {
            Some(syntax::Ranges::Cidr) => Ranges::Cidr,
            Some(syntax::Ranges::Asterisk) => Ranges::Wildcard('*'),
            Some(syntax::Ranges::Percent) => Ranges::Wildcard('%'),
            Some(syntax::Ranges::Netmask) => Ranges::Netmask,
            Some(syntax::Ranges::None) | None => Ranges::None,
        },
        max_entries: written.max_entries.as_ref().map(|most| most.value),
        ipv6: is_set(written.ipv6.as_ref()),
    }
}

fn is_set(flag: Option<&Spanned<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}

/// A menu path: `Settings > Security`.
pub(super) fn path(text: &str) -> Vec<String> {
    text.split(" > ")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
