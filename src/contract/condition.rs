//! Conditions as the release file has them, and whether one follows from another.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ir::{Condition, Test};

/// The most tests of which every answer is tried: 4,096 times.
const MAX_TESTS: usize = 12;

/// A condition as it is written: `{ "equals": ["mode", "live"] }`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Written {
    Always,
    On(String),
    Equals(String, String),
    Contains(String, String),
    Filled(String),
    All(Vec<Written>),
    Any(Vec<Written>),
    Not(Box<Written>),
}

impl From<&Condition> for Written {
    fn from(condition: &Condition) -> Self {
        let all = |parts: &[Condition]| parts.iter().map(Self::from).collect();
        match condition {
            Condition::Always => Self::Always,
            Condition::Test(Test::On { field }) => Self::On(field.clone()),
            Condition::Test(Test::Equals { field, value }) => {
                Self::Equals(field.clone(), value.clone())
            }
            Condition::Test(Test::Contains { field, value }) => {
                Self::Contains(field.clone(), value.clone())
            }
            Condition::Test(Test::Filled { field }) => Self::Filled(field.clone()),
            Condition::All(parts) => Self::All(all(parts)),
            Condition::Any(parts) => Self::Any(all(parts)),
            Condition::Not(part) => Self::Not(Box::new(Self::from(&**part))),
        }
    }
}

impl From<Written> for Condition {
    fn from(written: Written) -> Self {
        let all = |parts: Vec<Written>| parts.into_iter().map(Self::from).collect();
        match written {
            Written::Always => Self::Always,
            Written::On(field) => Self::Test(Test::On { field }),
            Written::Equals(field, value) => Self::Test(Test::Equals { field, value }),
            Written::Contains(field, value) => Self::Test(Test::Contains { field, value }),
            Written::Filled(field) => Self::Test(Test::Filled { field }),
            Written::All(parts) => Self::All(all(parts)),
            Written::Any(parts) => Self::Any(all(parts)),
            Written::Not(part) => Self::Not(Box::new(Self::from(*part))),
        }
    }
}

pub(super) fn serialize<S: Serializer>(
    condition: &Condition,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Written::from(condition).serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Condition, D::Error> {
    Written::deserialize(deserializer).map(Condition::from)
}

/// The condition with other keys for the fields that it asks about.
pub(super) fn renamed(condition: &Condition, name: &dyn Fn(&str) -> String) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(|part| renamed(part, name)).collect();
    match condition {
        Condition::Always => Condition::Always,
        Condition::Test(test) => {
            let field = name(test.field());
            Condition::Test(match test.clone() {
                Test::On { .. } => Test::On { field },
                Test::Equals { value, .. } => Test::Equals { field, value },
                Test::Contains { value, .. } => Test::Contains { field, value },
                Test::Filled { .. } => Test::Filled { field },
            })
        }
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(renamed(part, name))),
    }
}

/// Whether `then` holds wherever `given` does. `known` has the tests whose answer is known. Where there are too many
/// tests to try all answers, only what is plain counts.
pub(super) fn implies(
    given: &Condition,
    then: &Condition,
    known: &dyn Fn(&Test) -> Option<bool>,
) -> bool {
    if given == then || then.evaluate(known) == Some(true) || given.evaluate(known) == Some(false) {
        return true;
    }
    let mut open: BTreeSet<&Test> = BTreeSet::new();
    for condition in [given, then] {
        condition.tests(&mut |test| {
            if known(test).is_none() {
                open.insert(test);
            }
        });
    }
    if open.len() > MAX_TESTS {
        return false;
    }
    let open: Vec<&Test> = open.into_iter().collect();
    (0_u32..1 << open.len()).all(|answers| {
        let answer = |test: &Test| {
            let at = open.iter().position(|it| *it == test);
            at.map(|at| answers & (1 << at) != 0)
                .or_else(|| known(test))
        };
        !can_be(&open, &answer)
            || given.evaluate(&answer) != Some(true)
            || then.evaluate(&answer) == Some(true)
    })
}

/// Whether one submission may give these answers: a field has one value, and what has a value is filled.
fn can_be(tests: &[&Test], answer: &dyn Fn(&Test) -> Option<bool>) -> bool {
    let holds = |test: &Test| answer(test) == Some(true);
    tests.iter().all(|one| {
        tests.iter().all(|other| match (one, other) {
            _ if one.field() != other.field() => true,
            (Test::Equals { value, .. }, Test::Equals { value: another, .. }) => {
                value == another || !holds(one) || !holds(other)
            }
            (Test::Filled { .. }, _) => holds(one) || !holds(other),
            _ => true,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equals(value: &str) -> Condition {
        let (field, value) = ("mode".to_owned(), value.to_owned());
        Condition::Test(Test::Equals { field, value })
    }

    fn on(field: &str) -> Condition {
        let field = field.to_owned();
        Condition::Test(Test::On { field })
    }

    #[test]
    fn what_follows_from_what() {
        let not = |condition| Condition::Not(Box::new(condition));
        let filled = Condition::Test(Test::Filled {
            field: "mode".to_owned(),
        });
        let never = Condition::Any(Vec::new());
        for (given, then, due) in [
            (on("a"), Condition::Always, true),
            (Condition::Always, on("a"), false),
            (on("a").and(on("b")), on("b").and(on("a")), true),
            (on("a"), on("a").or(on("b")), true),
            (on("a").or(on("b")), on("a"), false),
            (equals("live"), not(equals("test")), true),
            (equals("live"), filled.clone(), true),
            (filled, equals("live"), false),
            (never.clone(), on("a"), true),
            (on("a"), never, false),
            (on("a"), on("new").or(on("a")), true),
            (on("a"), on("new"), false),
            (on("new"), on("a"), true),
        ] {
            let known = |test: &Test| (test.field() == "new").then_some(false);
            assert_eq!(implies(&given, &then, &known), due, "{given:?} {then:?}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let condition = equals("live").and(Condition::Not(Box::new(on("a").or(on("b")))));
        let text = serde_json::to_string(&Written::from(&condition)).unwrap();
        assert_eq!(
            text,
            r#"{"all":[{"equals":["mode","live"]},{"not":{"any":[{"on":"a"},{"on":"b"}]}}]}"#
        );
        let read: Written = serde_json::from_str(&text).unwrap();
        assert_eq!(Condition::from(read), condition);
    }
}
