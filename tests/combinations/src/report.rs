//! A disagreement as somebody reads it: a spec, a value, and who says what.

use std::fmt::Write as _;

use crate::agreement::Disagreement;
use crate::judges::{NAMES, Verdict};

/// The disagreement in words. `spec` is the text of the spec that its form is of.
pub fn text(found: &Disagreement, spec: &str) -> String {
    let mut out = format!("{}: the judges disagree\n\n", found.name);
    for line in spec.lines() {
        let _ = writeln!(out, "    {line}");
    }
    let _ = writeln!(out, "\nvalue: {}\n", found.value);
    let _ = writeln!(out, "{:<21}{}", "model", verdict(&found.due.all));
    for (name, said) in NAMES.iter().zip(&found.verdicts) {
        let _ = writeln!(out, "{name:<21}{}", verdict(said));
    }
    out
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        None => "accepted".to_owned(),
        Some(fields) => {
            let fields: Vec<&str> = fields
                .iter()
                .map(|field| if field.is_empty() { "the form" } else { field })
                .collect();
            format!("refused: {}", fields.join(", "))
        }
    }
}
