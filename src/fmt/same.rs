//! Whether two texts say the same.

use super::Reading;
use super::places::Place;
use crate::yaml::{Kind, Node};

/// Whether two readings have the same values and comments. Entries may have changed places where their order means nothing.
pub(super) fn same(one: &Reading, other: &Reading, place: &Place) -> bool {
    let values = match (&one.root, &other.root) {
        (Some(one), Some(other)) => same_value(one, other, place),
        (one, other) => one.is_none() && other.is_none(),
    };
    values && one.comments == other.comments
}

fn same_value(one: &Node, other: &Node, place: &Place) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::List(one), Kind::List(other)) => {
            let item = place.item();
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| same_value(one, other, &item))
        }
        (Kind::Map(entries), Kind::Map(others)) => {
            if entries.len() != others.len() {
                return false;
            }
            let map = place.map(entries.iter().map(|(key, _)| key.value.as_str()));
            entries.iter().enumerate().all(|(at, (key, value))| {
                let found = match map.is_free() {
                    true => other.get(key),
                    false => others
                        .get(at)
                        .filter(|(name, _)| name.value == key.value)
                        .map(|(_, value)| value),
                };
                found.is_some_and(|found| same_value(value, found, &map.value(key)))
            })
        }
        (one, other) => one == other,
    }
}
