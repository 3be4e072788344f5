//! What matters most: whatever refuses a stored connection is found, and what is as it was breaks nothing.

use provspec::breaking::{self, Category, Past};
use provspec::ir::{Field, FieldKind, Provider};
use serde_json::{Map, Value};

use crate::cases::{self, Judge};
use crate::mutator::{Chance, mutated};
use crate::project;

/// The values with the keys of today, as `from_stored` reads them.
fn renamed(fields: &[Field], values: &mut Map<String, Value>) {
    for field in fields {
        for earlier in &field.renamed_from {
            if let Some(value) = values.remove(earlier) {
                values.entry(&field.key).or_insert(value);
            }
        }
        if let (FieldKind::Repeat(repeat), Some(Value::Array(items))) =
            (&field.kind, values.get_mut(&field.key))
        {
            for item in items.iter_mut().filter_map(Value::as_object_mut) {
                renamed(&repeat.fields, item);
            }
        }
    }
}

#[test]
fn whatever_refuses_a_stored_connection_is_found() {
    const ROUNDS: usize = 6;
    let mut chance = Chance(11);
    let (mut refusing, mut harmless) = (0, 0);
    for catalogue in [project::checked(), project::extensions()] {
        for provider in &catalogue.providers {
            for (at, form) in provider.forms.iter().enumerate() {
                let cases = cases::cases(form);
                let valid: Vec<_> = cases.iter().filter(|case| case.valid()).collect();
                for _ in 0..ROUNDS {
                    let mut new: Provider = provider.clone();
                    new.forms[at] = mutated(form, &mut chance);
                    let old = Past::Model(provider, &catalogue.project);
                    let (breaks, _) = breaking::provider(old, &new, &catalogue.project);
                    let stored = breaks.iter().filter(|it| {
                        let of_form = it.place.form.as_ref() == Some(&form.key);
                        of_form && it.breaks.contains_key(&Category::Stored)
                    });
                    let is_found = stored.count() > 0;
                    let fields = &new.forms[at].fields;
                    let judge = Judge::default();
                    let refused = valid.iter().find_map(|case| {
                        let mut values = case.value.as_object()?.clone();
                        renamed(fields, &mut values);
                        let faults = judge.object(fields, &values);
                        (!faults.is_empty()).then_some((case, faults))
                    });
                    match refused {
                        Some((case, faults)) => {
                            refusing += 1;
                            let name = format!("{}/{}", provider.code, form.key);
                            assert!(
                                is_found,
                                "{name}: {}: {faults:?}\n{}\n{breaks:#?}",
                                case.name, case.value
                            );
                        }
                        None if !is_found => harmless += 1,
                        None => {}
                    }
                }
            }
        }
    }
    assert!(refusing > 150, "only {refusing} changes refused something");
    assert!(harmless > 150, "only {harmless} changes were harmless");
}

#[test]
fn the_catalogue_breaks_nothing_of_its_own() {
    for catalogue in [project::checked(), project::extensions()] {
        for provider in &catalogue.providers {
            let old = Past::Model(provider, &catalogue.project);
            let (breaks, level) = breaking::provider(old, provider, &catalogue.project);
            assert!(breaks.is_empty() && level.is_none(), "{breaks:#?}");
        }
    }
}
