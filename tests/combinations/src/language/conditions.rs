//! Whether a field is due, and whether it is shown: each condition of the language, and conditions of conditions.

use serde_json::{Value, json};

use super::feature::{Feature, Slot, field};
use super::places::{IN_SETS, REPEATED};
use super::subject::{Subject, What};

/// Ways of a form that tell its mode.
pub(super) const TOLD: &[&str] = &[
    "mode: a switch",
    "mode: a switch that may be left out",
    "mode: a switch that is not always there",
    "mode: sets, one is enough",
    "mode: a select decides",
];
const FEATURES: &[&str] = &[
    "features: any",
    "features: required",
    "features: some",
    "features: not all",
];

fn on(subject: &mut Subject, asker: char) -> Value {
    json!({ "field": subject.ask(asker, What::Toggle), "is": "on" })
}

fn off(subject: &mut Subject, asker: char) -> Value {
    json!({ "field": subject.ask(asker, What::Toggle), "is": "off" })
}

fn option(subject: &mut Subject, asker: char) -> Value {
    json!({ "field": subject.ask(asker, What::Choice), "is": "two" })
}

fn options(subject: &mut Subject, asker: char) -> Value {
    json!({ "field": subject.ask(asker, What::Choice), "is": ["one", "three"] })
}

fn contains(subject: &mut Subject, asker: char) -> Value {
    json!({ "field": subject.ask(asker, What::List), "is": "y" })
}

fn filled(subject: &mut Subject, asker: char) -> Value {
    json!({ "filled": subject.ask(asker, What::Text) })
}

fn filled_list(subject: &mut Subject, asker: char) -> Value {
    json!({ "filled": subject.ask(asker, What::List) })
}

fn all(subject: &mut Subject, asker: char) -> Value {
    json!({ "all": [on(subject, asker), filled(subject, asker)] })
}

fn any(subject: &mut Subject, asker: char) -> Value {
    json!({ "any": [option(subject, asker), contains(subject, asker)] })
}

fn not(subject: &mut Subject, asker: char) -> Value {
    json!({ "not": option(subject, asker) })
}

fn nested(subject: &mut Subject, asker: char) -> Value {
    let list = subject.ask(asker, What::List);
    json!({ "any": [
        { "all": [off(subject, asker), { "not": { "any": [filled(subject, asker), option(subject, asker)] } }] },
        { "all": [on(subject, asker), { "field": list, "is": ["x", "z"] }, { "not": { "field": list, "is": "y" } }] },
    ] })
}

/// The features of one condition: that a field is shown then, and that it is due then.
macro_rules! condition {
    ($list:ident, $name:literal, $condition:ident) => {
        $list.push(field(concat!("shown ", $name), Slot::Shown, |subject| {
            let condition = $condition(subject, 'a');
            subject.set("when", condition);
        }));
        $list.push(field(concat!("due ", $name), Slot::Need, |subject| {
            let condition = $condition(subject, 'b');
            subject.set("required_when", condition);
        }));
    };
}

/// When a field is due and when it is shown.
pub(super) fn features() -> Vec<Feature> {
    let mut list = vec![
        field("shown: always", Slot::Shown, |_| {}),
        field("due: as its type has it", Slot::Need, |_| {}),
        field("due: always", Slot::Need, |it| {
            it.set("required", json!(true))
        }),
        field("due: never", Slot::Need, |it| {
            it.set("required", json!(false))
        })
        .without(Slot::Type, &["acknowledgement"]),
    ];
    condition!(list, "with a toggle on", on);
    condition!(list, "with a toggle off", off);
    condition!(list, "with an option", option);
    condition!(list, "with any of some options", options);
    condition!(list, "with an option among those chosen", contains);
    condition!(list, "with a field filled in", filled);
    condition!(list, "with a list filled in", filled_list);
    condition!(list, "with all of some conditions", all);
    condition!(list, "with any of some conditions", any);
    condition!(list, "without a condition", not);
    condition!(list, "with conditions in conditions", nested);
    list.extend([
        field("shown with a feature", Slot::Shown, |it| {
            it.set("when", json!({ "feature": "payments" }));
        })
        .with(Slot::Features, FEATURES)
        .without(Slot::Place, REPEATED),
        field("due with a feature", Slot::Need, |it| {
            it.set("required_when", json!({ "feature": "refunds" }));
        })
        .with(Slot::Features, FEATURES)
        .without(Slot::Place, REPEATED),
        field("shown with the mode", Slot::Shown, |it| {
            it.set("when", json!({ "mode": "live" }));
        })
        .with(Slot::Way, TOLD)
        .without(Slot::Place, REPEATED)
        .without(Slot::Place, IN_SETS),
        field("due with the mode", Slot::Need, |it| {
            it.set("required_when", json!({ "mode": "test" }));
        })
        .with(Slot::Way, TOLD)
        .without(Slot::Place, REPEATED)
        .without(Slot::Place, IN_SETS)
        .without(Slot::Shown, &["shown with the mode"]),
        field("shown with the mode of its set", Slot::Shown, |it| {
            it.set("when", json!({ "mode": "live" }));
        })
        .with(Slot::Place, IN_SETS),
        field("due with the mode of its set", Slot::Need, |it| {
            it.set("required_when", json!({ "mode": "test" }));
        })
        .with(Slot::Place, IN_SETS)
        .without(Slot::Shown, &["shown with the mode of its set"]),
    ]);
    for feature in &mut list {
        // A box that has to be ticked is due whenever it is shown.
        if feature.slot == Slot::Need && feature.name.starts_with("due with") {
            *feature = feature.clone().without(Slot::Type, &["acknowledgement"]);
        }
    }
    list
}
