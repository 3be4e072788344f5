//! Where a field stands: alone, under headings, in shared groups, choices, repeated groups and sets per mode.

use super::feature::{Feature, Slot, field};
use super::subject::Place;

/// Places in a set per mode.
pub(super) const IN_SETS: &[&str] = &[
    "place: a set per mode",
    "place: a group in a set",
    "place: a choice in a set",
    "place: items in a set",
    "place: a set in a choice",
];
/// Places in an item of a repeated group, which asks about the fields of the same item.
pub(super) const REPEATED: &[&str] = &[
    "place: items in a choice",
    "place: items",
    "place: items, or none",
    "place: two items at least",
    "place: items that are not always there",
    "place: a group in items",
    "place: a choice in items",
    "place: items in a set",
];

/// The places. A form has sets per mode by the way that it tells its mode.
pub(super) fn features() -> Vec<Feature> {
    let set = |name, add| {
        field(name, Slot::Place, add).with(Slot::Way, &["mode: sets", "mode: sets, one is enough"])
    };
    vec![
        field("place: the form", Slot::Place, |it| it.place = Place::Top),
        field("place: a group", Slot::Place, |it| it.place = Place::Group),
        field(
            "place: a group that is not always there",
            Slot::Place,
            |it| {
                it.place = Place::GroupWhen;
            },
        ),
        field("place: a group in a group", Slot::Place, |it| {
            it.place = Place::GroupInGroup;
        }),
        field("place: a shared group", Slot::Place, |it| {
            it.place = Place::Shared
        }),
        field(
            "place: a shared group with differences",
            Slot::Place,
            |it| {
                it.place = Place::SharedChanged;
            },
        ),
        field("place: a choice", Slot::Place, |it| {
            it.place = Place::Variant
        }),
        field("place: two options of a choice", Slot::Place, |it| {
            it.place = Place::VariantTwice;
        })
        .without(Slot::Laid, &[]),
        field(
            "place: a choice that is not always there",
            Slot::Place,
            |it| {
                it.place = Place::VariantWhen;
            },
        ),
        field("place: a group in a choice", Slot::Place, |it| {
            it.place = Place::VariantGroup;
        }),
        field("place: items in a choice", Slot::Place, |it| {
            it.place = Place::VariantRepeat;
        }),
        field("place: items", Slot::Place, |it| it.place = Place::Repeat),
        field("place: items, or none", Slot::Place, |it| {
            it.place = Place::RepeatNone;
        }),
        field("place: two items at least", Slot::Place, |it| {
            it.place = Place::RepeatTwo;
        }),
        field(
            "place: items that are not always there",
            Slot::Place,
            |it| {
                it.place = Place::RepeatWhen;
            },
        ),
        field("place: a group in items", Slot::Place, |it| {
            it.place = Place::RepeatGroup;
        }),
        field("place: a choice in items", Slot::Place, |it| {
            it.place = Place::RepeatVariants;
        }),
        set("place: a set per mode", |it| it.place = Place::Set),
        set("place: a group in a set", |it| it.place = Place::SetGroup),
        set("place: a choice in a set", |it| {
            it.place = Place::SetVariants
        }),
        set("place: items in a set", |it| it.place = Place::SetRepeat),
        set("place: a set in a choice", |it| {
            it.place = Place::SetInVariant
        }),
        field("asks: its own set", Slot::Asks, |it| it.asks_own_set = true).with(
            Slot::Place,
            &[
                "place: a set per mode",
                "place: a group in a set",
                "place: a choice in a set",
            ],
        ),
        field("laid over in the form", Slot::Laid, |it| {
            it.laid_over = true
        })
        .without(Slot::Place, &["place: a shared group"]),
    ]
}
