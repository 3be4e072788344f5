//! Values before every judge: who says what, and where they differ.

use serde_json::Value;

use crate::cases;
use crate::judges::{Bench, Due, Tried, Verdict};

/// A value about which somebody says something else than the model.
#[derive(Debug, Clone)]
pub struct Disagreement {
    /// The form.
    pub name: String,
    /// The value.
    pub value: Value,
    /// Which schema was asked where there are several.
    pub turn: usize,
    /// What the model says.
    pub due: Due,
    /// What the judges say, in the order of [`NAMES`](crate::judges::NAMES).
    pub verdicts: Vec<Verdict>,
}

/// What the values of a form came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Values that are valid.
    pub valid: usize,
    /// Values that are not.
    pub broken: usize,
    /// What the judges disagree about.
    pub disagreements: Vec<Disagreement>,
}

/// Puts values of a form before the bench.
pub fn try_values(bench: &mut Bench, tried: &Tried, turn: usize, values: &[Value]) -> Outcome {
    let mut outcome = Outcome::default();
    let model = cases::Judge::default();
    let verdicts = bench.judge(tried, turn, values);
    for (at, (value, verdicts)) in values.iter().zip(verdicts).enumerate() {
        let due = Due::of(tried, &model, value);
        match due.all {
            None => outcome.valid += 1,
            Some(_) => outcome.broken += 1,
        }
        if !due.is_said_by(&verdicts) {
            outcome.disagreements.push(Disagreement {
                name: tried.name.clone(),
                value: value.clone(),
                turn: turn + at,
                due,
                verdicts,
            });
        }
    }
    outcome
}
