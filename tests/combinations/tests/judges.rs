//! The judges that need no other program, on a part of the values; and what is told when one of them lies.
//! All five on all values: `cargo xtask test agreement`.

use std::collections::BTreeSet;

use combinations::agreement::try_values;
use combinations::cover::plans;
use combinations::judges::{Bench, Judge, Schemas, Tried, Types, Verdict};
use combinations::run::told;
use combinations::smaller::compiled;
use combinations::{tried, values};
use serde_json::Value;

#[test]
fn types_and_schemas_say_what_the_model_does() {
    let mut bench = Bench::in_rust();
    let mut reports = Vec::new();
    let (mut valid, mut broken) = (0, 0);
    for tried in tried::combinations() {
        bench.turn_to(&tried);
        let values = values::values(&tried.form, &tried.name, 1, 60);
        let outcome = try_values(&mut bench, &tried, 0, &values);
        valid += outcome.valid;
        broken += outcome.broken;
        if let Some(found) = outcome.disagreements.first() {
            reports.push(told(&mut bench, &tried, found, None));
        }
    }
    assert!(reports.is_empty(), "{}", reports.join("\n"));
    assert!(
        valid > 2_000 && broken > 2_000,
        "{valid} valid, {broken} broken"
    );
}

/// What has no value is never filled in, and its rules are never tried.
#[test]
fn every_field_has_a_value() {
    fn bare(fields: &[provspec::ir::Field], out: &mut Vec<String>) {
        let judge = combinations::cases::Judge::default();
        for field in fields {
            if let provspec::ir::FieldKind::Repeat(repeat) = &field.kind {
                bare(&repeat.fields, out);
            }
            if combinations::cases::samples(field, &judge).is_empty() {
                out.push(format!("{}: {:?}", field.key, field.shape()));
            }
        }
    }
    let mut without = Vec::new();
    for tried in tried::combinations() {
        let mut fields = Vec::new();
        bare(&tried.form.fields, &mut fields);
        without.extend(
            fields
                .into_iter()
                .map(|field| format!("{}: {field}", tried.name)),
        );
    }
    assert!(without.is_empty(), "{}", without.join("\n"));
}

/// What the compiler makes of a plan at run time is what the build script made.
#[test]
fn types_are_those_of_the_compiler() {
    let plans = plans();
    let mut tried = tried::combinations();
    tried.truncate(5);
    for built in tried {
        let plan = plans
            .iter()
            .find(|plan| built.name.starts_with(&plan.code))
            .expect("its plan");
        let again = compiled(plan).expect("it compiles");
        assert_eq!(built.schemas, again.schemas);
        assert_eq!(format!("{:?}", built.types), format!("{:?}", again.types));
    }
}

/// Says that a value is sound when it has this key, and else what another judge does.
struct Liar {
    honest: Schemas,
    key: &'static str,
}

impl Judge for Liar {
    fn turn_to(&mut self, tried: &Tried) {
        self.honest.turn_to(tried);
    }

    fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let mut said = self.honest.judge(tried, turn, values);
        for (said, value) in said.iter_mut().zip(values) {
            if value.get(self.key).is_some() {
                *said = vec![None];
            }
        }
        said
    }
}

#[test]
fn a_lie_is_told_as_a_small_spec_and_a_small_value() {
    let plans = plans();
    let tried = tried::combinations();
    let (tried, key) = tried
        .iter()
        .find_map(|tried| {
            let is_plain = |it: &&provspec::ir::Field| it.shown.is_always() && it.key == "s1";
            tried
                .form
                .fields
                .iter()
                .find(is_plain)
                .map(|_| (tried, "s1"))
        })
        .expect("a form with such a field");
    let liar = Liar {
        honest: Schemas::default(),
        key,
    };
    let mut bench = Bench::of(vec![Box::new(Types), Box::new(liar)]);
    bench.turn_to(tried);
    let values = values::values(&tried.form, &tried.name, 0, 60);
    let outcome = try_values(&mut bench, tried, 0, &values);
    let found = outcome.disagreements.first().expect("the lie is seen");
    let plan = plans.iter().find(|plan| tried.name.starts_with(&plan.code));
    let report = told(&mut bench, tried, found, plan);
    let (spec, rest) = report.split_once("\nvalue: ").expect("a spec and a value");
    assert!(spec.contains("s1:") && !spec.contains("s2:"), "{report}");
    assert!(spec.lines().count() < 40, "{report}");
    let value: Value = serde_json::from_str(rest.lines().next().unwrap_or_default()).expect("JSON");
    assert_eq!(
        value
            .as_object()
            .map(|it| it.keys().collect::<BTreeSet<_>>().len()),
        Some(1),
        "{report}"
    );
    assert!(value.get(key).is_some(), "{report}");
    let lines: Vec<&str> = rest.lines().skip(2).collect();
    assert!(
        lines[0].starts_with("model                refused: "),
        "{report}"
    );
    assert!(
        lines[1].starts_with("generated Rust       refused: "),
        "{report}"
    );
    assert_eq!(lines[2], "jsonschema crate     accepted", "{report}");
}
