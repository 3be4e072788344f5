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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::schema::Grammar;

    fn same_texts(one: &str, other: &str) -> bool {
        let read = |text| super::super::read(text, FileId(0)).unwrap();
        same(&read(one), &read(other), &Place::root(Grammar::Provider))
    }

    #[test]
    fn words_of_the_language_may_change_places() {
        assert!(same_texts("code: x\nname: X\n", "name: X\ncode: x\n"));
        let field = "fields: { a: { title: A, type: text } }\n";
        assert!(same_texts(
            field,
            "fields: { a: { type: text, title: A } }\n"
        ));
    }

    #[test]
    fn whatever_else_changes_is_seen() {
        for (one, other) in [
            ("fields: { a: {}, b: {} }\n", "fields: { b: {}, a: {} }\n"),
            ("modes: [test, live]\n", "modes: [live, test]\n"),
            ("name: X\n", "name: x\n"),
            ("name: X\n", "name: X\ncode: x\n"),
            ("name: \"1\"\n", "name: 1\n"),
            ("name: X # a\n", "name: X\n"),
            ("# a\n# a\nname: X\n", "# a\nname: X\n"),
            ("description: |\n  X\n", "description: |-\n  X\n"),
            // Names that nobody of the language knows.
            (
                "made: { up: { a: 1, b: 2 } }\n",
                "made: { up: { b: 2, a: 1 } }\n",
            ),
        ] {
            assert!(!same_texts(one, other), "{one:?} and {other:?}");
            assert!(same_texts(one, one), "{one:?}");
        }
    }
}
