//! Values for a form, each valid or broken in one place, to put before every judge of values.
//!
//! [`Judge`] says from the model what is wrong with a value; the generated schemas and types must agree.
//! A test crate takes these modules in by `mod cases;`.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test crate uses a part"
)]

mod broken;
mod judge;
mod sample;
mod scope;

use std::path::Path;

use provspec::ir::{Form, Provider};
use serde_json::{Value, json};

pub use broken::trials;
pub use judge::{Faults, Judge, holds, is_due};
pub use sample::samples;

/// A value and what is due about it.
#[derive(Debug, Clone)]
pub struct Case {
    /// What is tried: `password: empty`.
    pub name: String,
    /// The value of the whole form.
    pub value: Value,
    /// The place that was broken, as a JSON pointer; none for a valid value.
    pub field: Option<String>,
    /// Every fault in the value: pointer and code. More than one when a broken field decides about others.
    pub faults: Faults,
}

impl Case {
    /// Whether the value is to be accepted.
    pub fn valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// The case as the judges in other languages read it.
    pub fn to_json(&self) -> Value {
        let code = self.field.as_ref().and_then(|field| self.faults.get(field));
        json!({
            "name": self.name,
            "value": self.value,
            "valid": self.valid(),
            "field": self.field,
            "code": code,
            "faults": self.faults.keys().collect::<Vec<_>>(),
        })
    }
}

/// The cases of a form, the same at every call.
pub fn cases(form: &Form) -> Vec<Case> {
    let judge = Judge::default();
    let mut cases = scope::cases(&form.fields, &judge);
    for (name, value) in [
        ("form: a list", json!([])),
        ("form: null", Value::Null),
        ("form: a text", json!("text")),
    ] {
        cases.push(Case {
            name: name.to_owned(),
            value,
            field: Some(String::new()),
            faults: Faults::from([(String::new(), "type")]),
        });
    }
    cases
}

/// Writes the cases of every form to `folder/<code>/<form>.json`, one array a file.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(providers: &[Provider], folder: &Path) -> std::io::Result<()> {
    for provider in providers {
        let folder = folder.join(&provider.code);
        std::fs::create_dir_all(&folder)?;
        for form in &provider.forms {
            let cases: Vec<Value> = cases(form).iter().map(Case::to_json).collect();
            let path = folder.join(format!("{}.json", form.key));
            std::fs::write(path, format!("{:#}\n", Value::Array(cases)))?;
        }
    }
    Ok(())
}
