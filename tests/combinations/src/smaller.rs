//! A disagreement made smaller: its value first, then its spec.

use serde_json::Value;

use provspec::check::{SharedGroups, project};
use provspec::ir::Project;
use provspec::source::{FileId, SourceFile};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};
use provspec::target::Target as _;
use provspec::target::rust::Rust;
use provspec_forms::ProviderTable;

use crate::agreement::{Disagreement, try_values};
use crate::judges::{Bench, Tried};
use crate::shrink;
use crate::tried::schemas;
use crate::write::{Plan, Row};

/// The disagreement about a value that is as small as can be, in a form that is as small as can be. `plan` is what
/// the form was written from, if it was.
pub fn smallest(
    bench: &mut Bench,
    tried: &Tried,
    found: &Disagreement,
    plan: Option<&Plan>,
) -> (Disagreement, Option<Plan>) {
    let (mut plan, mut found) = (plan.cloned(), of_value(bench, tried, found));
    while let Some(known) = &plan {
        let smaller = candidates(known).into_iter().find_map(|candidate| {
            let tried = compiled(&candidate)?;
            bench.turn_to(&tried);
            // A value for what is gone goes with it.
            let value = without_unknown(&found.value, &tried);
            let again = same(bench, &tried, &found, &value)?;
            Some((candidate, of_value(bench, &tried, &again)))
        });
        let Some((smaller, again)) = smaller else {
            break;
        };
        (plan, found) = (Some(smaller), again);
    }
    bench.turn_to(tried);
    (found, plan)
}

/// The disagreement about the smallest value of the same form.
fn of_value(bench: &mut Bench, tried: &Tried, found: &Disagreement) -> Disagreement {
    let mut smallest = found.clone();
    shrink::value(
        &found.value,
        &mut |value| match same(bench, tried, found, value) {
            Some(again) => {
                smallest = again;
                true
            }
            None => false,
        },
    );
    smallest
}

/// The disagreement about this value, if the same judges are at odds about it, and it is accepted or not as before.
fn same(
    bench: &mut Bench,
    tried: &Tried,
    found: &Disagreement,
    value: &Value,
) -> Option<Disagreement> {
    let odd = |it: &Disagreement| -> Vec<bool> {
        it.verdicts.iter().map(|said| *said == it.due.all).collect()
    };
    let outcome = try_values(bench, tried, found.turn, std::slice::from_ref(value));
    let again = outcome.disagreements.into_iter().next()?;
    let alike = odd(&again) == odd(found) && again.due.all.is_none() == found.due.all.is_none();
    alike.then_some(again)
}

fn without_unknown(value: &Value, tried: &Tried) -> Value {
    let Some(object) = value.as_object() else {
        return value.clone();
    };
    let kept = object.iter().filter(|(key, _)| {
        // What the larger form did not know either is what it is about.
        tried.form.field(key).is_some() || !key.starts_with(|c: char| c.is_ascii_lowercase())
    });
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Plans with a field less, or with a feature less of one.
fn candidates(plan: &Plan) -> Vec<Plan> {
    let mut found = Vec::new();
    for at in 0..plan.fields.len() {
        let mut plan = plan.clone();
        plan.fields.remove(at);
        found.push(plan);
    }
    for at in 0..plan.form.len() {
        let mut plan = plan.clone();
        plan.form.remove(at);
        found.push(plan);
    }
    for (at, Row { features, .. }) in plan.fields.iter().enumerate() {
        for feature in 0..features.len() {
            let mut plan = plan.clone();
            plan.fields[at].features.remove(feature);
            found.push(plan);
        }
    }
    found
}

/// What the compiler makes of a plan, its types by the table that they go by; none if it finds fault with it.
pub fn compiled(plan: &Plan) -> Option<Tried> {
    let has_types = plan.fields.iter().all(|row| {
        let all = crate::language::features();
        row.features
            .iter()
            .any(|it| all[*it].slot == crate::language::Slot::Type)
    });
    if !has_types {
        return None;
    }
    let written = plan.write();
    let mut findings = Vec::new();
    let text = include_str!("../project/provspec.toml");
    let config: Project = project::read(text, FileId(90), &mut findings).project;
    let mut shared = SharedGroups::default();
    for (name, text) in &written.shared {
        let read: Read<SharedGroup> =
            syntax::read(text, FileId(80), Grammar::SharedGroup, &mut findings);
        shared.groups.insert(name.clone(), read.document?);
    }
    let source = SourceFile {
        id: FileId(0),
        path: format!("specs/{}.yaml", plan.code),
        text: written.spec.into(),
    };
    let provider = provspec::provider(&source, &plan.code, &shared, &config, &mut findings)?;
    let types = Rust { project: &config }.provider(&provider);
    let table = types
        .first()?
        .contents
        .split("r#\"")
        .nth(1)?
        .split("\"#")
        .next()?;
    // Tables live as long as the program. A disagreement is rare, and small.
    let table: &'static str = Box::leak(table.to_owned().into_boxed_str());
    let types: &'static ProviderTable = Box::leak(Box::new(ProviderTable::new(
        crate::forms::VOCABULARY,
        table,
    )));
    let form = provider.forms.first()?;
    Some(Tried {
        name: format!("{}/{}", provider.code, form.key),
        form: form.clone(),
        types: types.rules(&form.key),
        schemas: schemas(&provider, &config).into_iter().next()?,
    })
}
