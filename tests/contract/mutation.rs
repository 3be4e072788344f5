//! Forms that are changed at random: where a submission that was accepted is refused afterwards, the change breaks.

use provspec::ir::Level;

use crate::cases::{self, Judge};
use crate::mutator::{Chance, mutated};
use crate::{changes, level, project};

#[test]
fn what_refuses_a_submission_breaks() {
    const ROUNDS: usize = 8;
    let mut chance = Chance(7);
    let (mut broken, mut harmless) = (0, 0);
    for catalogue in [project::checked(), project::extensions()] {
        for (name, form) in catalogue.forms() {
            let cases = cases::cases(form);
            let valid: Vec<_> = cases.iter().filter(|case| case.valid()).collect();
            for _ in 0..ROUNDS {
                let new = mutated(form, &mut chance);
                let changes = changes(form, &new);
                let level = level(&changes);
                let judge = Judge::default();
                let refused = valid.iter().find_map(|case| {
                    let object = case.value.as_object()?;
                    let faults = judge.object(&new.fields, object);
                    (!faults.is_empty()).then_some((case, faults))
                });
                match refused {
                    Some((case, faults)) => {
                        broken += 1;
                        assert_eq!(
                            level,
                            Some(Level::Major),
                            "{name}: {}: {faults:?}\n{}\n{changes:#?}",
                            case.name,
                            case.value
                        );
                    }
                    None if level != Some(Level::Major) => harmless += 1,
                    None => {}
                }
            }
        }
    }
    assert!(broken > 200, "only {broken} changes broke something");
    assert!(harmless > 200, "only {harmless} changes were harmless");
}
