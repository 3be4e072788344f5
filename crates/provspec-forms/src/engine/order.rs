//! Whether a list has two equal items, in less than quadratic time: the list may be anybody's.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::values::Given;

/// Whether two items are equal as JSON Schema has it: `1` is `1.0`, and the order of keys does not matter.
pub(super) fn has_twins(items: &[Given<'_>]) -> bool {
    let mut sorted: Vec<&Given<'_>> = items.iter().collect();
    sorted.sort_unstable_by(|a, b| compare(a, b));
    sorted
        .windows(2)
        .any(|pair| compare(pair[0], pair[1]).is_eq())
}

/// Some total order.
fn compare(one: &Given<'_>, other: &Given<'_>) -> Ordering {
    match (one, other) {
        (Given::Flag(one), Given::Flag(other)) => one.cmp(other),
        // Adding nought makes `-0` and `0` the same.
        (Given::Number(one), Given::Number(other)) => (one + 0.0).total_cmp(&(other + 0.0)),
        (Given::Text(one), Given::Text(other)) => one.cmp(other),
        (Given::List(one), Given::List(other)) => {
            lexical(one.iter().zip(other)).unwrap_or_else(|| one.len().cmp(&other.len()))
        }
        (Given::Object(one), Given::Object(other)) => {
            let (one, other) = (sorted(one), sorted(other));
            let pairs = || one.iter().zip(&other);
            pairs()
                .map(|(one, other)| one.0.cmp(other.0))
                .find(|order| order.is_ne())
                .or_else(|| lexical(pairs().map(|(one, other)| (&one.1, &other.1))))
                .unwrap_or_else(|| one.len().cmp(&other.len()))
        }
        (Given::Item(one), Given::Item(other)) => {
            lexical((0..one.len()).map(|at| (one.get(at), other.get(at))))
                .unwrap_or(Ordering::Equal)
        }
        _ if let (Some(one), Some(other)) = (one.upload(), other.upload()) => {
            one.to_data_url().cmp(&other.to_data_url())
        }
        _ => rank(one).cmp(&rank(other)),
    }
}

/// The members in the order of their keys, whatever order the map has.
fn sorted(object: &Map<String, Value>) -> Vec<(&str, Given<'_>)> {
    let mut members: Vec<_> = object
        .iter()
        .map(|(key, value)| (key.as_str(), Given::from_json(value)))
        .collect();
    members.sort_unstable_by(|one, other| one.0.cmp(other.0));
    members
}

/// The first difference, if there is one.
fn lexical<'g, 'a: 'g>(
    mut pairs: impl Iterator<Item = (&'g Given<'a>, &'g Given<'a>)>,
) -> Option<Ordering> {
    pairs.find_map(|(one, other)| Some(compare(one, other)).filter(|order| order.is_ne()))
}

fn rank(given: &Given<'_>) -> u8 {
    match given {
        Given::Absent | Given::Blank => 0,
        Given::Null => 1,
        Given::Flag(_) => 2,
        Given::Number(_) => 3,
        Given::Text(_) => 4,
        Given::Upload(_) | Given::Decoded(_) => 5,
        Given::List(_) => 6,
        Given::Object(_) => 7,
        Given::Item(_) => 8,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn equal_items_are_found() {
        for (list, twins) in [
            (json!([]), false),
            (json!(["a", "b"]), false),
            (json!(["b", "a", "b"]), true),
            (json!([1, 1.0]), true),
            (json!([0, -0.0]), true),
            (json!([1, true, "1", null]), false),
            (json!([{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]), true),
            (json!([{"a": 1}, {"b": 1}, {"a": 2}]), false),
            (json!([[1, 2], [1], [1, 2]]), true),
        ] {
            let Given::List(items) = Given::from_json(&list) else {
                panic!("a list");
            };
            assert_eq!(has_twins(&items), twins, "{list}");
        }
    }
}
