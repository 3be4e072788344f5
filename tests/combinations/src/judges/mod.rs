//! The five judges of values, and the model that they are held against.

mod crates;
mod process;

use std::collections::BTreeSet;

use provspec::ir::{FieldKind, Form};
use provspec_forms::FormDefinition;
use serde_json::Value;

pub use crates::{Schemas, Types};
pub use process::{Ajv, Process, Python, python};

/// Their names, in the order of their verdicts.
pub const NAMES: [&str; 5] = [
    "generated Rust",
    "jsonschema crate",
    "AJV, draft-07",
    "AJV, 2020-12",
    "Python's jsonschema",
];

/// What a judge says of a value: the fields that are wrong, as the types name them; nothing of a valid value.
pub type Verdict = Option<BTreeSet<String>>;

/// A form, with what the judges judge by.
#[derive(Debug, Clone)]
pub struct Tried {
    /// `paylink/provider`.
    pub name: String,
    /// The model.
    pub form: Form,
    /// What the generated type goes by.
    pub types: &'static FormDefinition,
    /// The schema for RJSF, that for JSON Forms, and that of 2020-12.
    pub schemas: [Value; 3],
}

/// Who judges values by what was made of their form.
pub trait Judge {
    /// Turns to this form.
    fn turn_to(&mut self, tried: &Tried);

    /// The verdicts about each value: a list as long as the number of names that it stands for. `turn` is the
    /// number of the first value; where a judge has several schemas they take turns.
    fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>>;
}

/// The judges that run in this process and in others, in the order of [`NAMES`].
pub struct Bench {
    judges: Vec<Box<dyn Judge>>,
}

impl Bench {
    /// A bench of these.
    pub fn of(judges: Vec<Box<dyn Judge>>) -> Self {
        Self { judges }
    }

    /// All five.
    pub fn full() -> Self {
        Self::of(vec![
            Box::new(Types),
            Box::new(Schemas::default()),
            Box::new(Ajv::start()),
            Box::new(Python::start()),
        ])
    }

    /// Those that are Rust.
    pub fn in_rust() -> Self {
        Self::of(vec![Box::new(Types), Box::new(Schemas::default())])
    }

    /// Turns to this form.
    pub fn turn_to(&mut self, tried: &Tried) {
        self.judges
            .iter_mut()
            .for_each(|judge| judge.turn_to(tried));
    }

    /// The verdicts about each value, one for each of the judges.
    pub fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let mut verdicts = vec![Vec::new(); values.len()];
        for judge in &mut self.judges {
            let said = judge.judge(tried, turn, values);
            assert_eq!(said.len(), values.len(), "a verdict about each value");
            for (all, own) in verdicts.iter_mut().zip(said) {
                all.extend(own);
            }
        }
        verdicts
    }
}

/// What the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Of everything.
    pub all: Verdict,
    /// As the types say it: they do not look into a list that is too long, which no schema can say.
    pub of_types: Verdict,
}

impl Due {
    /// What is due of this value.
    pub fn of(tried: &Tried, judge: &crate::cases::Judge, value: &Value) -> Self {
        let Some(object) = value.as_object() else {
            let whole = Some(BTreeSet::from([String::new()]));
            return Self {
                all: whole.clone(),
                of_types: whole,
            };
        };
        let faults = judge.object(&tried.form.fields, object);
        let too_long = faults.iter().filter(|(_, code)| **code == "max_items");
        let too_long: Vec<String> = too_long.map(|(at, _)| format!("{at}/")).collect();
        let outside = faults
            .keys()
            .filter(|at| !too_long.iter().any(|list| at.starts_with(list)));
        Self {
            all: verdict(tried, faults.keys().cloned()),
            of_types: verdict(tried, outside.cloned()),
        }
    }

    /// Whether the verdicts, in the order of [`NAMES`], are the due ones.
    pub fn is_said_by(&self, verdicts: &[Verdict]) -> bool {
        let mut verdicts = verdicts.iter();
        verdicts.next().is_none_or(|types| *types == self.of_types)
            && verdicts.all(|said| *said == self.all)
    }
}

/// The verdict of these places, which are as those of a validator.
pub fn verdict(tried: &Tried, places: impl IntoIterator<Item = String>) -> Verdict {
    let fields: BTreeSet<String> = places
        .into_iter()
        .map(|it| field(&tried.form, &it))
        .collect();
    (!fields.is_empty()).then_some(fields)
}

/// The field of a place, as the types name it: `terminals[0].terminal_id` for `/terminals/0/terminal_id`. A key that
/// the form does not have is `?`: the types name few of those. A key may have any character, so a place is no pointer.
fn field(form: &Form, place: &str) -> String {
    let Some(place) = place.strip_prefix('/') else {
        return place.to_owned();
    };
    if form.field(place).is_some() {
        return place.to_owned();
    }
    let item = place.split_once('/').and_then(|(list, rest)| {
        let (at, key) = rest.split_once('/').unwrap_or((rest, ""));
        let FieldKind::Repeat(repeat) = &form.field(list)?.kind else {
            return None;
        };
        at.parse::<usize>().ok()?;
        let known = repeat.fields.iter().any(|it| it.key == key);
        Some(match rest.contains('/') {
            true => format!("{list}[{at}].{}", if known { key } else { "?" }),
            false => list.to_owned(),
        })
    });
    item.unwrap_or_else(|| "?".to_owned())
}
