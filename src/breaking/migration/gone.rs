//! Connections of forms that are gone: their values with their types, and the function in which people say what becomes of them.

use super::decision::rust_type;
use super::scope::{Functions, comment};
use super::{name, put};
use crate::ir::{Form, Provider};
use crate::target::rust::{field_name, pascal};

/// What such a function answers.
pub(super) const SUCCESSOR: &str = "
/// What a connection of a form that is gone becomes: one of another form, whose `from_stored` has the last word about it.
#[allow(dead_code, reason = \"until somebody has decided\")]
struct Successor {
    /// The other form, as it is called in what is stored.
    form: &'static str,
    /// Its values, by the keys of its fields.
    values: Map<String, Value>,
}
";

/// How it is called, and its text.
pub(super) const SUCCEED: (&str, &str) = (
    "succeed(stored, ",
    "fn succeed(
    stored: &mut Value,
    form: &'static str,
    decide: fn(&Map<String, Value>) -> Option<Successor>,
) -> Result<bool, Undecided> {
    let Some(values) = stored.get(\"values\").and_then(Value::as_object) else {
        return Ok(false);
    };
    let successor = decide(values).ok_or(Undecided { form, field: None })?;
    stored[\"form\"] = json!(successor.form);
    stored[\"values\"] = Value::Object(successor.values);
    Ok(true)
}
",
);

impl Functions {
    /// Adds the function of a form that is gone, and says what it is called. `now` is what is left of its provider.
    pub(super) fn gone(&mut self, code: &str, form: &Form, now: Option<&Provider>) -> String {
        let place = format!("{code}/{}", form.key);
        let function = name(&[code, &form.key], &mut self.used);
        let mut values = pascal(&function);
        if values.starts_with(|c: char| c.is_ascii_digit()) {
            values.insert(0, '_');
        }
        // Two functions may differ in nothing but underscores.
        while !self.types.insert(values.clone()) {
            values.push_str("Also");
        }
        let done = &mut self.done;
        put!(
            done,
            "\n/// The values of a connection of `{place}`. One that is not there, or has another type, is `None`.\n\
             #[allow(dead_code, reason = \"until somebody has decided\")]\nstruct {values} {{"
        );
        for field in &form.fields {
            put!(
                done,
                "    /// {}\n    {}: Option<{}>,",
                comment(&field.title),
                field_name(&field.key),
                rust_type(field)
            );
        }
        let given = match form.fields.is_empty() {
            true => "_values",
            false => "values",
        };
        let decide = name(&[&function, "becomes"], &mut self.used);
        put!(
            done,
            "}}\n\n/// Connections of `{place}`, which is gone.\n\
             fn {function}({given}: &Map<String, Value>) -> Option<Successor> {{\n    {decide}({values} {{"
        );
        for field in &form.fields {
            put!(
                done,
                "        {}: values\n            .get({:?})\n            .and_then(|it| serde_json::from_value(it.clone()).ok()),",
                field_name(&field.key),
                field.key
            );
        }
        put!(done, "    }})\n}}");
        let forms = now.iter().flat_map(|now| &now.forms);
        let forms: Vec<String> = forms.map(|it| format!("`{code}/{}`", it.key)).collect();
        let others = match forms.as_slice() {
            [] => "No form of its provider is left".to_owned(),
            forms => format!("Its provider has {}", forms.join(", ")),
        };
        put!(
            self.open,
            "\n/// What a connection of `{place}` becomes, a form that is gone. {others}; `None` leaves the connection undecided.\n\
             fn {decide}(_old: {values}) -> Option<Successor> {{\n    None\n}}"
        );
        function
    }
}
