//! Whether a list has two equal items, in less than quadratic time: the list may be anybody's.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::values::Given;

/// As deep as JSON texts are read; values made in code may be deeper.
const DEEPEST: usize = 128;

/// Whether two items are equal as JSON Schema has it: `1` is `1.0`, and the order of keys does not matter.
pub(super) fn has_twins(items: &[Given<'_>]) -> bool {
    let mut sorted: Vec<&Given<'_>> = items.iter().collect();
    sorted.sort_unstable_by(|a, b| compare(a, b, DEEPEST));
    sorted
        .windows(2)
        .any(|pair| compare(pair[0], pair[1], DEEPEST).is_eq())
}

/// Some total order. What differs only below `depth` levels is the same.
fn compare(one: &Given<'_>, other: &Given<'_>, depth: usize) -> Ordering {
    let Some(depth) = depth.checked_sub(1) else {
        return Ordering::Equal;
    };
    match (one, other) {
        (Given::Flag(one), Given::Flag(other)) => one.cmp(other),
        // Adding nought makes `-0` and `0` the same.
        (Given::Number(one), Given::Number(other)) => (one + 0.0).total_cmp(&(other + 0.0)),
        (Given::Text(one), Given::Text(other)) => one.cmp(other),
        (Given::List(one), Given::List(other)) => {
            let lengths = one.len().cmp(&other.len());
            lengths.then_with(|| lexical(one.iter().zip(other), depth))
        }
        (Given::Array(one), Given::Array(other)) => {
            let lengths = one.len().cmp(&other.len());
            let pairs = one.iter().zip(*other);
            let orders = pairs.map(|(one, other)| compare(&in_list(one), &in_list(other), depth));
            lengths.then_with(|| first(orders))
        }
        (Given::Object(one), Given::Object(other)) => {
            // All keys before any value: else some objects would go in a circle.
            let lengths = one.len().cmp(&other.len());
            lengths.then_with(|| {
                let (one, other) = (sorted(one), sorted(other));
                let pairs = || one.iter().zip(&other);
                first(pairs().map(|(one, other)| one.0.cmp(other.0)))
                    .then_with(|| lexical(pairs().map(|(one, other)| (&one.1, &other.1)), depth))
            })
        }
        (Given::Item(one), Given::Item(other)) => {
            lexical((0..one.len()).map(|at| (one.get(at), other.get(at))), depth)
        }
        _ if let (Some(one), Some(other)) = (one.upload(), other.upload()) => one.order(other),
        _ => rank(one).cmp(&rank(other)),
    }
}

/// The members in the order of their keys, whatever order the map has.
fn sorted(object: &Map<String, Value>) -> Vec<(&str, Given<'_>)> {
    let mut members: Vec<_> = object
        .iter()
        .map(|(key, value)| (key.as_str(), in_list(value)))
        .collect();
    members.sort_unstable_by(|one, other| one.0.cmp(other.0));
    members
}

/// A value inside of an item: a list is left as it is until it is compared.
fn in_list(value: &Value) -> Given<'_> {
    Given::item_from_json(value)
}

/// The first difference of values.
fn lexical<'g, 'a: 'g>(
    pairs: impl Iterator<Item = (&'g Given<'a>, &'g Given<'a>)>,
    depth: usize,
) -> Ordering {
    first(pairs.map(|(one, other)| compare(one, other, depth)))
}

/// The first difference.
fn first(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn rank(given: &Given<'_>) -> u8 {
    match given {
        Given::Absent | Given::Blank => 0,
        Given::Null => 1,
        Given::Flag(_) => 2,
        Given::Number(_) => 3,
        Given::Text(_) => 4,
        Given::Upload(_) | Given::Decoded(_) => 5,
        Given::List(_) | Given::Array(_) => 6,
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
    #[test]
    fn the_order_has_no_circle() {
        // Each pair of these was in order, and all three were not.
        let items = [
            json!({"a": 1, "c": 0}),
            json!({"a": 2}),
            json!({"a": 3, "b": 0}),
        ];
        let given: Vec<Given<'_>> = items.iter().map(Given::from_json).collect();
        let order = |one: usize, other: usize| compare(&given[one], &given[other], DEEPEST);
        let circle = [order(0, 1), order(1, 2), order(2, 0)];
        assert!(circle.contains(&Ordering::Less) && circle.contains(&Ordering::Greater));
    }

    #[test]
    fn nesting_without_end_is_compared_to_an_end() {
        let mut deep = json!(1);
        for _ in 0..100_000 {
            deep = Value::Array(vec![deep]);
        }
        let mut list = Value::Array(vec![deep]);
        let Given::List(items) = Given::from_json(&list) else {
            panic!("a list");
        };
        let copies: Vec<Given<'_>> = items
            .iter()
            .chain(&items)
            .map(|item| match item {
                Given::Array(inner) => Given::Array(inner),
                _ => panic!("a list in a list"),
            })
            .collect();
        assert!(has_twins(&copies));
        drop((copies, items));
        crate::sealed::wipe(&mut list);
    }
}
