//! How test and live differ.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words::Part;
use super::hosts;
use crate::ir::{Field, FieldKind, Form, Mode, ModeSpan};

pub(super) fn write(page: &Page<'_>, md: &mut Markdown) {
    let provider = page.provider;
    if provider.modes.is_empty() && provider.guide.modes.is_none() {
        hosts::alone(page, md);
        return;
    }
    md.heading(2, &Line::of(page.words.modes.heading), Some("modes"));
    let (test, live) = (
        provider.modes.contains(&Mode::Test),
        provider.modes.contains(&Mode::Live),
    );
    let mut said = vec![page.say(
        match (test, live) {
            (true, true) => page.words.modes.both,
            (true, false) => page.words.modes.test,
            (false, true) => page.words.modes.live,
            (false, false) => "",
        },
        &[],
    )];
    // Where the forms are not alike, each sentence says which form it is about.
    let ways: Vec<Way> = provider.forms.iter().map(way).collect();
    let mixed = ways.windows(2).any(|two| two[0] != two[1]);
    said.push(list(page, page.words.modes.switch, mixed, |one| {
        matches!(one.field.kind, FieldKind::Mode(_))
    }));
    md.paragraph(&Line::sentences(&said));
    // What changes with a switch is replaced; a form without one is for one mode as it is.
    for (template, chosen) in [
        (page.words.modes.differ, true),
        (page.words.modes.differ_unasked, false),
    ] {
        md.paragraph(&list(page, template, mixed, |one| {
            let is_chosen = || matches!(way(one.form), Way::Switch | Way::Selects);
            one.field.mode_span == ModeSpan::Differs && is_chosen() == chosen
        }));
    }
    md.paragraph(&sets(page, mixed));
    md.paragraph(&list(page, page.words.modes.selects, mixed, |one| {
        one.field.mode_span == ModeSpan::Selects
    }));
    if test && live && mixed {
        md.paragraph(&unasked(page, &ways));
    }
    hosts::write(page, md);
    if let Some(text) = &provider.guide.modes {
        page.text(text, Here::PAGE, md);
    }
}

/// How a form is for test or for live.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It has the switch.
    Switch,
    /// It has values for each mode.
    Sets,
    /// A value decides.
    Selects,
    /// It does not ask.
    Unasked,
}

fn way(form: &Form) -> Way {
    let mut way = Way::Unasked;
    form.visit(&mut |field: &Field| {
        way = match (&field.kind, field.mode_span) {
            _ if way != Way::Unasked => way,
            (FieldKind::Mode(_), _) => Way::Switch,
            (_, ModeSpan::Only(_)) => Way::Sets,
            (_, ModeSpan::Selects) => Way::Selects,
            _ => way,
        };
    });
    way
}

/// What the forms do that have boxes for each mode.
fn sets(page: &Page<'_>, mixed: bool) -> Line {
    // A list of modes, not the switch, asks for which of them there are sets.
    let is_question = |one: &Use<'_>| one.field.kind.says_mode() && one.field.kind.is_list();
    let chosen = list(page, page.words.modes.sets_chosen, mixed, is_question);
    let has_question = |form: &Form| {
        let of = |field| Use {
            form,
            field,
            repeat: None,
        };
        form.fields.iter().any(|field| is_question(&of(field)))
    };
    let forms = page.provider.forms.iter();
    let keys: Vec<String> = forms
        .filter(|form| way(form) == Way::Sets && !has_question(form))
        .map(|form| form.key.clone())
        .collect();
    let template = match keys.len() {
        0 => "",
        1 if mixed => page.words.modes.sets,
        _ if mixed => page.words.modes.sets_many,
        _ => page.words.modes.sets_all,
    };
    let side_by_side = page.say(template, &[("forms", Part::Run(&page.forms(&keys)))]);
    Line::sentences(&[chosen, side_by_side])
}

/// What the forms do that do not ask for the mode, where others do.
fn unasked(page: &Page<'_>, ways: &[Way]) -> Line {
    let forms = page.provider.forms.iter().zip(ways);
    let keys: Vec<String> = forms
        .filter(|(_, way)| **way == Way::Unasked)
        .map(|(form, _)| form.key.clone())
        .collect();
    let template = match keys.len() {
        0 => "",
        1 => page.words.modes.unasked,
        _ => page.words.modes.unasked_many,
    };
    page.say(template, &[("forms", Part::Run(&page.forms(&keys)))])
}

/// A sentence about the fields for which `holds`; nothing when there are none.
/// `named`: each with its form.
pub(super) fn list(
    page: &Page<'_>,
    template: &str,
    named: bool,
    holds: impl Fn(&Use<'_>) -> bool,
) -> Line {
    let uses = page
        .definitions
        .iter()
        .flat_map(|definition| &definition.uses)
        .filter(|one| holds(one));
    let fields = page.fields(uses, named);
    if fields.is_empty() {
        return Line::new();
    }
    page.say(
        template,
        &[(
            "fields",
            Part::Run(&Line::join_all(
                fields,
                page.words.common.comma,
                page.words.common.and,
            )),
        )],
    )
}
