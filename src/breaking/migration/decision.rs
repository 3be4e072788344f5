//! What people decide about a field: where it is asked for, and the function that they write.

use super::condition::expression;
use super::scope::{Functions, Scope};
use super::{name, put};
use crate::contract::Value;
use crate::ir::{Condition, Field, Required};

impl Scope<'_> {
    /// The name of a function that people write about a field.
    fn open(&self, key: &str, what: &str, functions: &mut Functions) -> String {
        name(&[&self.name, key, what], &mut functions.used)
    }

    fn undecided(&self, key: &str) -> String {
        format!(
            "Undecided {{\n            form: {:?},\n            field: Some({:?}),\n        }}",
            self.place,
            format!("{}{key}", self.prefix)
        )
    }

    pub(super) fn due(&mut self, key: &str, field: &Field, functions: &mut Functions) {
        let due = match &field.required {
            Required::When(when) => field.shown.clone().and(when.clone()),
            Required::Always | Required::Never => field.shown.clone(),
        };
        let when = match due {
            Condition::Always => String::new(),
            due => format!(" && {}", expression(&due)),
        };
        put!(self.body, "    if !values.contains_key({key:?}){when} {{");
        if let Some(default) = &field.default {
            put!(self.body, "        // The form begins with this.");
            let default = default.to_string();
            put!(
                self.body,
                "        values.insert({key:?}.to_owned(), json!({default}));\n    }}"
            );
            return;
        }
        let function = self.open(key, "of", functions);
        let undecided = self.undecided(key);
        put!(
            self.body,
            "        let value = {function}(values).ok_or({undecided})?;"
        );
        put!(
            self.body,
            "        values.insert({key:?}.to_owned(), json!(value));\n    }}"
        );
        put!(
            functions.open,
            "\n/// `{}`, for a connection that has none.\nfn {function}(_values: &Map<String, Value>) -> Option<{}> {{\n    None\n}}",
            key,
            rust_type(field)
        );
    }

    pub(super) fn options(
        &mut self,
        key: &str,
        field: &Field,
        gone: &[String],
        functions: &mut Functions,
    ) {
        let function = self.open(key, "instead", functions);
        let always = field.required == Required::Always && field.shown.is_always();
        if field.kind.is_array() {
            put!(
                self.body,
                "    if let Some(list) = values.get_mut({key:?}).and_then(Value::as_array_mut) {{
        let mut kept: Vec<Value> = Vec::new();
        for option in list.iter() {{
            let option = match option.as_str() {{
                Some(option) => {function}(option).map(Value::from),
                None => Some(option.clone()),
            }};
            match option {{
                Some(option) if !kept.contains(&option) => kept.push(option),
                _ => {{}}
            }}
        }}
        *list = kept;
    }}"
            );
        } else {
            let found =
                format!("    if let Some(option) = values.get({key:?}).and_then(Value::as_str) {{");
            if always {
                let undecided = self.undecided(key);
                put!(
                    self.body,
                    "{found}\n        let option = {function}(option).ok_or({undecided})?;"
                );
                put!(
                    self.body,
                    "        values.insert({key:?}.to_owned(), json!(option));\n    }}"
                );
            } else {
                put!(
                    self.body,
                    "{found}
        match {function}(option) {{
            Some(option) => drop(values.insert({key:?}.to_owned(), json!(option))),
            None => drop(values.remove({key:?})),
        }}
    }}"
                );
            }
        }
        put!(
            functions.open,
            "\n/// The option of `{key}` in place of this one. {}\nfn {function}(option: &str) -> Option<String> {{
    match option {{",
            none(field)
        );
        for option in gone {
            put!(functions.open, "        {option:?} => None,");
        }
        put!(
            functions.open,
            "        option => Some(option.to_owned()),\n    }}\n}}"
        );
    }

    pub(super) fn converted(&mut self, key: &str, field: &Field, functions: &mut Functions) {
        let function = self.open(key, "from", functions);
        let undecided = self.undecided(key);
        put!(
            self.body,
            "    if let Some(old) = values.get({key:?}) {{
        let value = {function}(old).ok_or({undecided})?;
        values.insert({key:?}.to_owned(), json!(value));
    }}"
        );
        put!(
            functions.open,
            "\n/// `{key}`, from what it was before.\nfn {function}(_old: &Value) -> Option<{}> {{\n    None\n}}",
            rust_type(field)
        );
    }

    pub(super) fn fitted(&mut self, key: &str, field: &Field, functions: &mut Functions) {
        let function = self.open(key, "fitted", functions);
        let kind = rust_type(field);
        put!(
            self.body,
            "    let old = values.get({key:?}).cloned();
    if let Some(Ok(old)) = old.map(serde_json::from_value) {{
        let fitted = {function}(old);
        values.insert({key:?}.to_owned(), json!(fitted));
    }}"
        );
        put!(
            functions.open,
            "\n/// `{key}`, so that it fits. What does not is refused by `from_stored`.\nfn {function}(old: {kind}) -> {kind} {{\n    old\n}}"
        );
    }
}

/// What it means that there is no option in place of one that is gone.
fn none(field: &Field) -> &'static str {
    let is_list = field.kind.is_array();
    match &field.required {
        Required::Never if is_list => "`None` takes it off the list.",
        Required::Never => "`None` leaves the field out.",
        _ if is_list => {
            "`None` takes it off the list; `from_stored` refuses a list that is too short then."
        }
        Required::Always if field.shown.is_always() => {
            "The field needs one: `None` leaves the connection undecided."
        }
        _ => "`None` leaves the field out; `from_stored` refuses that where the field is required.",
    }
}

/// The type of a stored value.
pub(super) fn rust_type(field: &Field) -> &'static str {
    match Value::of(field) {
        Value::Text { .. } | Value::Option(_) | Value::File { .. } => "String",
        Value::Flag | Value::True => "bool",
        Value::Integer { .. } => "i64",
        Value::Number { .. } => "f64",
        Value::Options { .. } | Value::Texts { .. } => "Vec<String>",
        Value::Items { .. } => "Vec<Value>",
    }
}
