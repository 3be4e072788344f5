//! The cases of an object of fields: a form, or one item of a repeated group.

use std::collections::{BTreeMap, BTreeSet};

use provspec::ir::{Condition, Field, FieldKind, Required, Test};
use serde_json::{Map, Value, json};

use super::Case;
use super::broken::trials;
use super::judge::{Faults, Judge, holds, is_due};
use super::sample::samples;

/// The most settings of the deciding fields that are tried.
const MOST_SETTINGS: usize = 3_000;
/// The most different states of a form (which fields are shown and required) that get cases.
const MOST_STATES: usize = 48;

type Object = Map<String, Value>;
/// Values (or absence) of the fields that conditions ask about.
type Setting<'a> = BTreeMap<&'a str, Option<Value>>;

/// Every case of an object with these fields.
pub(super) fn cases(fields: &[Field], judge: &Judge) -> Vec<Case> {
    let scope = Scope::of(fields, judge);
    let mut cases = Vec::new();
    let mut tried: BTreeSet<(&str, &'static str)> = BTreeSet::new();
    for (number, state) in scope.states().iter().enumerate() {
        cases.push(scope.valid(format!("state {number}: the least"), &state.least));
        cases.push(scope.valid(format!("state {number}: the most"), &state.most));
        for field in fields {
            let key = field.key.as_str();
            if is_due(field, fields, &state.most) && tried.insert((key, "absent")) {
                let mut object = state.most.clone();
                object.remove(key);
                cases.extend(scope.broken(key, "absent", object));
            }
            if !holds(&field.shown, fields, &state.most) && tried.insert((key, "hidden")) {
                let mut object = state.most.clone();
                if let Some(sample) = scope.samples[key].first() {
                    object.insert(key.to_owned(), sample.clone());
                    cases.extend(scope.broken(key, "hidden", object));
                }
            }
            if let Some(value) = state.most.get(key)
                && tried.insert((key, "present"))
            {
                cases.extend(scope.around(field, value, &state.most));
            }
        }
    }
    let base = scope.states().into_iter().next().map(|state| state.most);
    for key in ["no_such_field", "__proto__", "constructor", ""] {
        let mut object = base.clone().unwrap_or_default();
        object.insert(key.to_owned(), json!("x"));
        cases.extend(scope.broken(key, "unknown", object));
    }
    cases
}

/// Different valid objects with these fields, the smallest first.
pub(super) fn objects(fields: &[Field], judge: &Judge) -> Vec<Value> {
    let scope = Scope::of(fields, judge);
    let mut objects: Vec<Value> = Vec::new();
    for state in scope.states() {
        let mut found = vec![state.least.clone(), state.most.clone()];
        for field in fields {
            for sample in &scope.samples[field.key.as_str()] {
                let mut object = state.most.clone();
                if object.contains_key(&field.key) {
                    object.insert(field.key.clone(), sample.clone());
                    found.push(object);
                }
            }
        }
        for object in found {
            let valid = judge.object(fields, &object).is_empty();
            let object = Value::Object(object);
            if valid && !objects.contains(&object) {
                objects.push(object);
            }
        }
    }
    objects
}

/// Two valid objects for one way the conditions fall.
struct State {
    /// What must be there.
    least: Object,
    /// Everything that may be there.
    most: Object,
}

struct Scope<'a> {
    fields: &'a [Field],
    judge: &'a Judge,
    samples: BTreeMap<&'a str, Vec<Value>>,
}

impl<'a> Scope<'a> {
    fn of(fields: &'a [Field], judge: &'a Judge) -> Self {
        let samples = fields
            .iter()
            .map(|field| (field.key.as_str(), samples(field, judge)))
            .collect();
        Self {
            fields,
            judge,
            samples,
        }
    }

    /// One state for each way the conditions can fall, as far as the limits allow. None where none was found within
    /// them; that the forms of the repository have valid cases is asked by the tests.
    fn states(&self) -> Vec<State> {
        let domains = self.domains();
        let size = domains
            .values()
            .fold(1_usize, |size, values| size.saturating_mul(values.len()));
        let mut states = Vec::new();
        let mut seen = BTreeSet::new();
        for number in 0..size.min(MOST_SETTINGS) {
            // A stride through the product, coprime to most sizes, reaches all corners of a large one.
            let mut rest = if size > MOST_SETTINGS {
                number.wrapping_mul(2_654_435_761) % size
            } else {
                number
            };
            let mut setting = Setting::new();
            for (key, values) in &domains {
                setting.insert(key, values[rest % values.len()].clone());
                rest /= values.len();
            }
            let (least, most) = (self.build(&setting, false), self.build(&setting, true));
            let (Some(least), Some(most)) = (least, most) else {
                continue;
            };
            let falls: Vec<(bool, bool)> = self
                .fields
                .iter()
                .map(|field| {
                    (
                        holds(&field.shown, self.fields, &most),
                        is_due(field, self.fields, &most),
                    )
                })
                .collect();
            if seen.insert(falls) {
                states.push(State { least, most });
            }
            if states.len() == MOST_STATES {
                break;
            }
        }
        states
    }

    /// The values worth trying of each field that a condition asks about.
    fn domains(&self) -> BTreeMap<&'a str, Vec<Option<Value>>> {
        let mut asked: BTreeMap<&str, Vec<&Test>> = BTreeMap::new();
        for field in self.fields {
            let mut note = |test: &'a Test| asked.entry(test.field()).or_default().push(test);
            field.shown.tests(&mut note);
            if let Required::When(condition) = &field.required {
                Condition::tests(condition, &mut note);
            }
        }
        asked
            .into_iter()
            .filter(|(key, _)| self.samples.contains_key(key))
            .map(|(key, tests)| {
                let mut values: Vec<Option<Value>> = vec![None];
                let mut every: Vec<&str> = Vec::new();
                for test in tests {
                    match test {
                        Test::On { .. } => {
                            values.extend([Some(json!(false)), Some(json!(true))]);
                        }
                        Test::Equals { value, .. } => values.push(Some(json!(value))),
                        Test::Contains { value, .. } => {
                            values.push(Some(json!([value])));
                            every.push(value);
                        }
                        Test::Filled { .. } => values.push(Some(json!([]))),
                    }
                }
                every.sort_unstable();
                every.dedup();
                if every.len() > 1 {
                    values.push(Some(json!(every)));
                }
                // An empty list is a value like others, but not of what is no list.
                if !self.field(key).is_some_and(|field| field.kind.is_array()) {
                    values.retain(|value| *value != Some(json!([])));
                }
                let samples = &self.samples[key];
                let known = values.clone();
                values.extend(
                    samples
                        .iter()
                        .map(|sample| Some(sample.clone()))
                        .find(|sample| !known.contains(sample)),
                );
                let mut different: Vec<Option<Value>> = Vec::new();
                for value in values {
                    if !different.contains(&value) {
                        different.push(value);
                    }
                }
                (key, different)
            })
            .collect()
    }

    fn field(&self, key: &str) -> Option<&'a Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The object with this setting, filled up as far as it must be or may be; none if it cannot be valid.
    fn build(&self, setting: &Setting<'_>, fill: bool) -> Option<Object> {
        let mut object = Object::new();
        // Filling a field may show another; a form has no longer chain than it has fields.
        for _ in 0..=self.fields.len() {
            let mut next = Object::new();
            for field in self.fields {
                let key = field.key.as_str();
                if !holds(&field.shown, self.fields, &object) {
                    continue;
                }
                let samples = &self.samples[key];
                let value = match setting.get(key) {
                    Some(value) => value.clone(),
                    None if fill => samples.last().cloned(),
                    None if is_due(field, self.fields, &object) => samples.first().cloned(),
                    None => None,
                };
                if let Some(value) = value {
                    next.insert(key.to_owned(), value);
                }
            }
            if next == object {
                break;
            }
            object = next;
        }
        self.judge
            .object(self.fields, &object)
            .is_empty()
            .then_some(object)
    }

    fn valid(&self, name: String, object: &Object) -> Case {
        Case {
            name,
            value: Value::Object(object.clone()),
            field: None,
            faults: Faults::new(),
        }
    }

    /// The case of an object that is broken at this field; none if it turns out not to be.
    fn broken(&self, key: &str, what: &str, object: Object) -> Option<Case> {
        let faults = self.judge.object(self.fields, &object);
        let field = format!("/{key}");
        faults.contains_key(&field).then(|| Case {
            name: format!("{key}: {what}"),
            value: Value::Object(object),
            field: Some(field),
            faults,
        })
    }

    /// Cases with other values for one field of a valid object.
    fn around(&self, field: &Field, value: &Value, object: &Object) -> Vec<Case> {
        let key = field.key.as_str();
        let mut cases = Vec::new();
        let with = |value: Value| {
            let mut object = object.clone();
            object.insert(key.to_owned(), value);
            object
        };
        for (number, sample) in self.samples[key].iter().enumerate() {
            let object = with(sample.clone());
            // The sample of a deciding field may hide what others have filled in.
            if self.judge.object(self.fields, &object).is_empty() {
                cases.push(self.valid(format!("{key}: sample {number}"), &object));
            }
        }
        for (what, value) in trials(field, value, self.judge) {
            let object = with(value);
            if self.judge.object(self.fields, &object).is_empty() {
                cases.push(self.valid(format!("{key}: {what}"), &object));
            } else {
                cases.extend(self.broken(key, what, object));
            }
        }
        if let FieldKind::Repeat(repeat) = &field.kind {
            for case in self::cases(&repeat.fields, self.judge) {
                let object = with(json!([case.value]));
                let faults = self.judge.object(self.fields, &object);
                let inner = case.field.map(|field| format!("/{key}/0{field}"));
                if inner.as_ref().is_none_or(|it| faults.contains_key(it)) {
                    let field = inner.or_else(|| faults.keys().next().cloned());
                    cases.push(Case {
                        name: format!("{key}: {}", case.name),
                        value: Value::Object(object),
                        field,
                        faults,
                    });
                }
            }
        }
        cases
    }
}
