//! The whole trial: every form, all values, all judges.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::agreement::{Disagreement, Outcome, try_values};
use crate::judges::{Bench, NAMES, Process, Tried, python};
use crate::project::root;
use crate::write::Plan;
use crate::{cases, cover, report, smaller, tried, values};

/// Values that each judge rules on in one round, at least.
pub const VALUES: usize = 100_000;
/// Those at random, by the size of forms.
const AT_RANDOM: usize = 50_000;
/// Of each form, those at random at least.
const AT_LEAST: usize = 120;
/// Instances of the schemas of a form.
const INSTANCES: usize = 60;
/// The most cases of a form, evenly out of all: the tests of each judge have all of them.
const CASES: usize = 120;
/// Disagreements that are shrunk and shown.
const SHOWN: usize = 5;

/// What came of it.
#[derive(Debug, Default)]
pub struct Summary {
    /// Forms.
    pub forms: usize,
    /// Values that are valid.
    pub valid: usize,
    /// Values that are not.
    pub broken: usize,
    /// Of all values: those that another program made of the schemas.
    pub instances: usize,
    /// Values that the judges disagree about.
    pub disagreements: usize,
    /// The first of them, shrunk.
    pub reports: Vec<String>,
}

impl Summary {
    /// The number of values.
    pub fn values(&self) -> usize {
        self.valid + self.broken
    }

    /// The figures, a line for each judge.
    pub fn figures(&self) -> String {
        let head = format!(
            "{} forms; {} values: {} valid, {} broken; {} of them by hypothesis-jsonschema\n",
            self.forms,
            self.values(),
            self.valid,
            self.broken,
            self.instances
        );
        let judges = NAMES
            .iter()
            .map(|name| format!("{name:<21}{} values\n", self.values()));
        std::iter::once(head).chain(judges).collect()
    }
}

/// Tries every form, `rounds` times with other values.
pub fn run(rounds: u64) -> Summary {
    let all = tried::all();
    let plans: BTreeMap<String, Plan> = cover::plans()
        .into_iter()
        .map(|plan| (plan.code.clone(), plan))
        .collect();
    let shares = shares(&all);
    let summary = Mutex::new(Summary {
        forms: all.len(),
        ..Summary::default()
    });
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism()
        .map_or(2, usize::from)
        .min(4);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut bench = Bench::full();
                let mut instances = Instances::start();
                while let Some(tried) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    bench.turn_to(tried);
                    for round in 0..rounds {
                        let made = instances.of(tried, round);
                        let mut values = made.clone();
                        values.extend(values::values(
                            &tried.form,
                            &tried.name,
                            round,
                            shares[&tried.name],
                        ));
                        if round == 0 {
                            values.extend(some_cases(tried));
                        }
                        let outcome = try_values(&mut bench, tried, 0, &values);
                        let plan = tried
                            .name
                            .split('/')
                            .next()
                            .and_then(|code| plans.get(code));
                        note(&summary, &mut bench, tried, plan, made.len(), &outcome);
                    }
                }
            });
        }
    });
    summary.into_inner().expect("no thread failed")
}

/// How many values at random each form gets: the larger its schema, the longer the judges take, and the fewer.
fn shares(all: &[Tried]) -> BTreeMap<String, usize> {
    let weight = |tried: &Tried| ((2_000 + tried.schemas[2].to_string().len()) as f64).powf(-2.0);
    let whole: f64 = all.iter().map(weight).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number"
    )]
    let share = |tried: &Tried| (weight(tried) / whole * AT_RANDOM as f64) as usize + AT_LEAST;
    all.iter()
        .map(|tried| (tried.name.clone(), share(tried)))
        .collect()
}

/// Cases of the form, evenly out of all.
fn some_cases(tried: &Tried) -> Vec<Value> {
    let cases = cases::cases(&tried.form);
    let step = cases.len().div_ceil(CASES).max(1);
    cases
        .into_iter()
        .step_by(step)
        .map(|case| case.value)
        .collect()
}

fn note(
    summary: &Mutex<Summary>,
    bench: &mut Bench,
    tried: &Tried,
    plan: Option<&Plan>,
    instances: usize,
    outcome: &Outcome,
) {
    let mut summary = summary.lock().expect("no thread failed");
    summary.valid += outcome.valid;
    summary.broken += outcome.broken;
    summary.instances += instances;
    summary.disagreements += outcome.disagreements.len();
    // One of a form, as a rule, stands for the others.
    if let Some(found) = outcome.disagreements.first()
        && summary.reports.len() < SHOWN
    {
        summary.reports.push(told(bench, tried, found, plan));
    }
}

/// The disagreement, shrunk, in words.
pub fn told(bench: &mut Bench, tried: &Tried, found: &Disagreement, plan: Option<&Plan>) -> String {
    let (found, plan) = smaller::smallest(bench, tried, found, plan);
    let spec = match plan {
        Some(plan) => {
            let written = plan.write();
            let shared = written
                .shared
                .iter()
                .map(|(name, text)| format!("# specs/shared/{name}.yaml\n{text}"));
            format!("{}{}", written.spec, shared.collect::<String>())
        }
        None => format!(
            "# specs/{}.yaml",
            tried.name.split('/').next().unwrap_or_default()
        ),
    };
    report::text(&found, &spec)
}

/// hypothesis-jsonschema, which makes instances of the schemas.
struct Instances(Process);

impl Instances {
    fn start() -> Self {
        let script = root().join("tests/python/instances.py");
        Self(Process::start(Command::new(python()).arg(script)))
    }

    fn of(&mut self, tried: &Tried, round: u64) -> Vec<Value> {
        let asked = json!({ "form": tried.schemas, "name": tried.name, "count": INSTANCES, "round": round });
        let made = self.0.ask(&asked);
        made.as_array().cloned().unwrap_or_default()
    }
}
