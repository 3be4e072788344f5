//! Whether a condition can hold, and whether it can fail.

use std::cell::RefCell;

use crate::ir::{Condition, Test};

/// Most steps that one question may take; a condition that needs more is taken to hold and to fail.
const MAX_STEPS: usize = 100_000;

/// Whether some values make the condition hold.
pub(super) fn can_hold(condition: &Condition) -> bool {
    let mut tests: Vec<&Test> = Vec::new();
    condition.tests(&mut |test| {
        if !tests.contains(&test) {
            tests.push(test);
        }
    });
    let steps = RefCell::new(0);
    search(condition, &tests, &mut Vec::new(), &steps)
}

/// Tries each test as true, then as false, and stops where the condition is decided.
fn search<'c>(
    condition: &Condition,
    tests: &[&'c Test],
    decided: &mut Vec<(&'c Test, bool)>,
    steps: &RefCell<usize>,
) -> bool {
    *steps.borrow_mut() += 1;
    if *steps.borrow() > MAX_STEPS {
        return true;
    }
    let known = |test: &Test| {
        decided
            .iter()
            .find(|(other, _)| *other == test)
            .map(|(_, holds)| *holds)
    };
    match condition.evaluate(&known) {
        Some(holds) => return holds,
        None if tests.is_empty() => return true,
        None => {}
    }
    let (first, rest) = (tests[0], &tests[1..]);
    let possible = !decided
        .iter()
        .any(|(other, holds)| *holds && exclusive(other, first));
    // A value that is there makes its field filled, so `filled` cannot be false beside it.
    let needed = decided
        .iter()
        .any(|(other, holds)| *holds && implies(other, first));
    for holds in [true, false] {
        let allowed = if holds {
            possible
                && !decided
                    .iter()
                    .any(|(other, other_holds)| !other_holds && implies(first, other))
        } else {
            !needed
        };
        if allowed {
            decided.push((first, holds));
            let found = search(condition, rest, decided, steps);
            decided.pop();
            if found {
                return true;
            }
        }
    }
    false
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
