//! Few forms that hold every pair of features that go together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::language::{Slot, features};
use crate::write::{Plan, Row};

/// The most fields of a form that are there for their features.
const FIELDS: usize = 10;
/// The most features of a field beside those that every field has.
const MORE: usize = 10;

/// Two features, by number, the smaller first.
pub type Pair = (usize, usize);

/// A set of features, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Set([u64; 4]);

impl Set {
    const NONE: Self = Self([0; 4]);

    fn of(numbers: impl IntoIterator<Item = usize>) -> Self {
        let mut set = Self::NONE;
        for number in numbers {
            set.0[number / 64] |= 1 << (number % 64);
        }
        set
    }

    fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    fn is_empty(self) -> bool {
        self == Self::NONE
    }

    fn has(self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    fn count(self) -> u32 {
        self.0.iter().map(|part| part.count_ones()).sum()
    }

    fn iter(self) -> impl Iterator<Item = usize> {
        (0..features().len()).filter(move |number| self.has(*number))
    }
}

/// What is known of the features once they are held against each other.
struct Known {
    /// By number: what it goes with.
    beside: Vec<Set>,
    /// The features of slots that every row fills.
    due: Vec<Set>,
    /// By number: the features of the slots that it asks for.
    asked: Vec<Vec<Set>>,
    of_form: Set,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let all = features();
    assert!(all.len() <= 256, "a set holds no more");
    let of_slot = |slot: Slot| Set::of((0..all.len()).filter(|it| all[*it].slot == slot));
    let mut slots: Vec<Slot> = all.iter().map(|it| it.slot).collect();
    slots.dedup();
    let beside = |one: &crate::language::Feature| {
        Set::of((0..all.len()).filter(|other| one.goes_with(&all[*other])))
    };
    Known {
        beside: all.iter().map(beside).collect(),
        due: slots
            .iter()
            .filter(|slot| slot.is_due())
            .map(|slot| of_slot(*slot))
            .collect(),
        asked: all
            .iter()
            .map(|it| it.needs().iter().map(|(slot, _)| of_slot(*slot)).collect())
            .collect(),
        of_form: Set::of((0..all.len()).filter(|it| all[*it].slot.is_of_form())),
    }
});

/// Every pair of features that some row may have.
pub fn pairs() -> BTreeSet<Pair> {
    let count = features().len();
    let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    all.filter(|(one, other)| KNOWN.beside[*one].has(*other))
        .filter(|(one, other)| completed(&[*one, *other]).is_some())
        .collect()
}

/// The pairs that the forms have.
pub fn covered(plans: &[Plan]) -> BTreeSet<Pair> {
    let rows = plans.iter().flat_map(|plan| {
        let row = |row: &Row| [plan.form.as_slice(), &row.features].concat();
        plan.fields.iter().map(row)
    });
    rows.flat_map(|row| of_row(&row)).collect()
}

fn of_row(row: &[usize]) -> BTreeSet<Pair> {
    let mut row = row.to_vec();
    row.sort_unstable();
    let others = |at: usize| row[at + 1..].iter();
    (0..row.len())
        .flat_map(|at| {
            others(at)
                .map(|other| (row[at], *other))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What may join the row.
fn joins(row: &[usize]) -> Set {
    let all = Set([u64::MAX; 4]);
    row.iter().fold(all, |set, it| set.and(KNOWN.beside[*it]))
}

/// The features of each slot that the row lacks: every row fills it, or one of its features asks for it.
fn lacks(row: &[usize]) -> Vec<Set> {
    let own = Set::of(row.iter().copied());
    let asked = row.iter().flat_map(|it| &KNOWN.asked[*it]);
    let slots = KNOWN.due.iter().chain(asked);
    slots
        .filter(|slot| slot.and(own).is_empty())
        .copied()
        .collect()
}

/// The row with what it lacks, if there is a way.
fn completed(row: &[usize]) -> Option<Vec<usize>> {
    let joins = joins(row);
    // The slot with the fewest choices first, so that a dead end is seen at once.
    let fewest = lacks(row)
        .into_iter()
        .map(|slot| slot.and(joins))
        .min_by_key(|it| it.count());
    match fewest {
        None => Some(row.to_vec()),
        Some(choices) => choices
            .iter()
            .find_map(|it| completed(&[row, &[it]].concat())),
    }
}

/// Forms in which every pair occurs. Greedy, and the same at every call.
pub fn plans() -> Vec<Plan> {
    let mut left = Left::all();
    let mut plans = Vec::new();
    while let Some(first) = left.first() {
        let row = completed(&[first.0, first.1]).expect("it is a pair");
        let of_form = |it: &usize| KNOWN.of_form.has(*it);
        // What the form has beside the first pair is chosen for the pairs that are left.
        let start = if of_form(&first.0) || of_form(&first.1) {
            vec![first.0, first.1]
        } else {
            row
        };
        let form = left.filled(start, KNOWN.of_form);
        let mut plan = Plan {
            code: format!("c{:03}", plans.len()),
            form: form.into_iter().filter(of_form).collect(),
            fields: Vec::new(),
        };
        for number in 1..=FIELDS {
            let Some(features) = left.next(&plan.form) else {
                break;
            };
            left.strike(&[plan.form.as_slice(), &features].concat());
            plan.fields.push(Row { number, features });
        }
        plans.push(plan);
    }
    plans
}

/// The pairs that no form has yet: by number, what else.
struct Left(Vec<Set>);

impl Left {
    fn all() -> Self {
        let mut left = vec![Set::NONE; features().len()];
        for (one, other) in pairs() {
            for (one, other) in [(one, other), (other, one)] {
                left[one].0[other / 64] |= 1 << (other % 64);
            }
        }
        Self(left)
    }

    fn first(&self) -> Option<Pair> {
        let one = self.0.iter().position(|others| !others.is_empty())?;
        self.0[one].iter().next().map(|other| (one, other))
    }

    fn strike(&mut self, row: &[usize]) {
        for (one, other) in of_row(row) {
            self.0[one].0[other / 64] &= !(1 << (other % 64));
            self.0[other].0[one / 64] &= !(1 << (one % 64));
        }
    }

    /// A further row for the form, with a pair that is left; none when there is none.
    fn next(&self, form: &[usize]) -> Option<Vec<usize>> {
        let (own, joins) = (Set::of(form.iter().copied()), joins(form));
        let of_form = KNOWN.of_form;
        let start = (0..self.0.len()).find_map(|one| {
            let there = own.has(one) || (joins.has(one) && !of_form.has(one));
            let others = self.0[one].iter().filter(|it| *it > one && there);
            others
                .filter(|it| own.has(*it) || (joins.has(*it) && !of_form.has(*it)))
                .filter(|it| !(own.has(one) && own.has(*it)))
                .find_map(|other| {
                    let pair = [one, other].into_iter().filter(|it| !own.has(*it));
                    let row: Vec<usize> = form.iter().copied().chain(pair).collect();
                    completed(&row).map(|_| row)
                })
        });
        let fields = Set(of_form.0.map(|part| !part));
        // Two features of the form meet in any row.
        let of_the_form = || {
            let met = form.iter().any(|it| !self.0[*it].and(own).is_empty());
            met.then(|| form.to_vec())
        };
        let row = self.filled(start.or_else(of_the_form)?, fields);
        Some(row.into_iter().filter(|it| !of_form.has(*it)).collect())
    }

    /// The row with, again and again, the feature that brings the most pairs that are left, and what it lacks.
    fn filled(&self, mut row: Vec<usize>, may: Set) -> Vec<usize> {
        let mut more = 0;
        loop {
            let own = Set::of(row.iter().copied());
            let lacks = lacks(&row);
            let is_due = |it: usize| lacks.iter().any(|slot| slot.has(it));
            let mut candidates: Vec<(u32, usize)> = joins(&row)
                .and(may)
                .iter()
                .map(|it| (self.0[it].and(own).count(), it))
                .filter(|(gain, it)| is_due(*it) || (*gain > 0 && more < MORE))
                .collect();
            // The most pairs first; of equals, the one with the most that are left at all.
            candidates.sort_by_key(|(gain, it)| {
                let at_all = self.0[*it].count();
                (std::cmp::Reverse((*gain, at_all)), *it)
            });
            let chosen = candidates
                .into_iter()
                .map(|(_, it)| it)
                .find(|it| completed(&[row.as_slice(), &[*it]].concat()).is_some());
            let Some(chosen) = chosen else {
                return row;
            };
            more += usize::from(!is_due(chosen));
            row.push(chosen);
        }
    }
}
