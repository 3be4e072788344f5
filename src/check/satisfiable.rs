//! Whether a condition can hold, and whether it can fail.

use std::collections::HashMap;

use crate::ir::{Condition, Test};

/// Most looks at a part of a condition that one question may take; one that needs more is taken to hold and to fail.
const MAX_LOOKS: usize = 1_000_000;

/// Whether some values make the condition hold.
pub(super) fn can_hold(condition: &Condition) -> bool {
    let mut question = Question::default();
    let root = question.part(condition);
    // What is asked for at any rate needs no try.
    let parts = match &root {
        Part::All(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let possible = parts.iter().all(|part| match part {
        Part::Test(number) => question.assume(*number, true),
        Part::Not(part) => match **part {
            Part::Test(number) => question.assume(number, false),
            _ => true,
        },
        _ => true,
    });
    possible && question.search(&root, 0)
}

/// A condition with its tests by number.
enum Part {
    Always,
    Test(usize),
    All(Vec<Part>),
    Any(Vec<Part>),
    Not(Box<Part>),
}

/// The tests of a condition, and what is assumed of each.
#[derive(Default)]
struct Question<'c> {
    tests: Vec<&'c Test>,
    numbers: HashMap<&'c Test, usize>,
    /// The tests about each field: only they say anything about each other.
    about: HashMap<&'c str, Vec<usize>>,
    assumed: Vec<Option<bool>>,
    looks: usize,
}

impl<'c> Question<'c> {
    fn part(&mut self, condition: &'c Condition) -> Part {
        match condition {
            Condition::Always => Part::Always,
            Condition::All(parts) => Part::All(parts.iter().map(|it| self.part(it)).collect()),
            Condition::Any(parts) => Part::Any(parts.iter().map(|it| self.part(it)).collect()),
            Condition::Not(part) => Part::Not(Box::new(self.part(part))),
            Condition::Test(test) => Part::Test(self.number(test)),
        }
    }

    fn number(&mut self, test: &'c Test) -> usize {
        if let Some(number) = self.numbers.get(test) {
            return *number;
        }
        let number = self.tests.len();
        self.tests.push(test);
        self.assumed.push(None);
        self.numbers.insert(test, number);
        self.about.entry(test.field()).or_default().push(number);
        number
    }

    /// Assumes that a test holds or does not; whether that goes with what is assumed of the others.
    fn assume(&mut self, number: usize, holds: bool) -> bool {
        if let Some(assumed) = self.assumed[number] {
            return assumed == holds;
        }
        let test = self.tests[number];
        let others = self.about[test.field()].iter();
        let goes = others.filter(|other| **other != number).all(|other| {
            let (one, other) = (test, (self.tests[*other], self.assumed[*other]));
            match (holds, other) {
                (true, (other, Some(true))) => !exclusive(one, other),
                (true, (other, Some(false))) => !implies(one, other),
                // A value that is there makes its field filled, so `filled` cannot be false beside it.
                (false, (other, Some(true))) => !implies(other, one),
                (_, (_, None)) | (false, (_, Some(false))) => true,
            }
        });
        if goes {
            self.assumed[number] = Some(holds);
        }
        goes
    }

    /// Tries each test from `next` on as true, then as false, and stops where the condition is decided.
    fn search(&mut self, condition: &Part, next: usize) -> bool {
        match self.value(condition) {
            Some(holds) => return holds,
            None if self.looks > MAX_LOOKS => return true,
            None => {}
        }
        let open = (next..self.tests.len()).find(|number| self.assumed[*number].is_none());
        let Some(number) = open else {
            return true;
        };
        [true, false].into_iter().any(|holds| {
            let found = self.assume(number, holds) && self.search(condition, number + 1);
            self.assumed[number] = None;
            found
        })
    }

    /// The value of a condition as far as the assumptions decide it.
    fn value(&mut self, part: &Part) -> Option<bool> {
        self.looks += 1;
        match part {
            Part::Always => Some(true),
            Part::Test(number) => self.assumed[*number],
            Part::Not(part) => self.value(part).map(|holds| !holds),
            Part::All(parts) => self.fold(parts, false),
            Part::Any(parts) => self.fold(parts, true),
        }
    }

    /// `All` stops at the first `false`, `Any` at the first `true`; an unknown part leaves the rest open.
    fn fold(&mut self, parts: &[Part], stop: bool) -> Option<bool> {
        let mut all = Some(!stop);
        for part in parts {
            match self.value(part) {
                Some(holds) if holds == stop => return Some(stop),
                Some(_) => {}
                None => all = None,
            }
        }
        all
    }
}

/// Whether `one` being true makes `other` true.
fn implies(one: &Test, other: &Test) -> bool {
    matches!(other, Test::Filled { field } if one.field() == field)
}

/// Two different values of a field that has only one.
fn exclusive(one: &Test, other: &Test) -> bool {
    match (one, other) {
        (
            Test::Equals {
                field: a,
                value: one,
            },
            Test::Equals {
                field: b,
                value: other,
            },
        ) => a == b && one != other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(field: &str) -> Condition {
        Condition::Test(Test::On {
            field: field.to_owned(),
        })
    }

    fn equals(field: &str, value: &str) -> Condition {
        Condition::Test(Test::Equals {
            field: field.to_owned(),
            value: value.to_owned(),
        })
    }

    fn filled(field: &str) -> Condition {
        Condition::Test(Test::Filled {
            field: field.to_owned(),
        })
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    #[test]
    fn what_can_hold() {
        for condition in [
            Condition::Always,
            on("a"),
            not(on("a")),
            Condition::All(vec![equals("a", "x"), filled("a")]),
            Condition::All(vec![not(equals("a", "x")), filled("a")]),
            Condition::Any(vec![Condition::All(vec![on("a"), not(on("a"))]), on("b")]),
            not(Condition::All(vec![on("a"), on("b")])),
            Condition::All(vec![
                Condition::Any(vec![equals("a", "x"), equals("a", "y")]),
                not(equals("a", "x")),
            ]),
        ] {
            assert!(can_hold(&condition), "{condition:?}");
        }
    }

    #[test]
    fn what_cannot() {
        for condition in [
            not(Condition::Always),
            Condition::All(vec![on("a"), not(on("a"))]),
            Condition::All(vec![equals("a", "x"), equals("a", "y")]),
            Condition::All(vec![equals("a", "x"), not(filled("a"))]),
            Condition::All(vec![not(filled("a")), equals("a", "x")]),
            not(Condition::Any(vec![on("a"), not(on("a"))])),
            Condition::All(vec![
                Condition::Any(vec![equals("a", "x"), equals("a", "y")]),
                not(filled("a")),
            ]),
        ] {
            assert!(!can_hold(&condition), "{condition:?}");
        }
    }
}
