//! The functions of a file of migrations: one for the fields of each form, and one for each thing that people decide.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::field_at;
use super::condition::{self, expression};
use super::name;
use crate::contract::Value;
use crate::ir::{Change, ChangeKind, Condition, Field, FieldKind, Form, Required};

/// Writing to a string does not fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => { let _ = writeln!($out, $($words)*); };
}

/// The functions so far.
#[derive(Default)]
pub(super) struct Functions {
    used: BTreeSet<String>,
    /// What is done.
    done: String,
    /// What people decide.
    open: String,
}

/// The fields of a form, or of the items of a repeated group.
struct Scope<'a> {
    /// Name of the function, and what those for its fields begin with.
    name: String,
    /// The form as it is called.
    place: String,
    /// What stands before the key of a field.
    prefix: &'a str,
    form: &'a Form,
    body: String,
}

const RENAME: &str = "fn rename(values: &mut Map<String, Value>, old: &str, new: &str) {
    if let Some(value) = values.remove(old) {
        values.entry(new).or_insert(value);
    }
}
";

impl Functions {
    /// Adds the function of a form with these changes, and says what it is called.
    pub(super) fn form(&mut self, code: &str, form: &Form, changes: &[&Change]) -> String {
        let place = format!("{code}/{}", form.key);
        let name = name(&[code, &form.key], &mut self.used);
        let mut items = String::new();
        for field in &form.fields {
            let prefix = format!("{}.", field.key);
            if let FieldKind::Repeat(_) = &field.kind
                && changes.iter().any(|it| is_inside(it, &prefix))
            {
                let of_items = self.scope(
                    &format!("{name}_{}", field.key),
                    &place,
                    &prefix,
                    form,
                    changes,
                );
                put!(
                    items,
                    "    let items = values.get_mut({:?}).and_then(Value::as_array_mut);",
                    field.key
                );
                put!(
                    items,
                    "    for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {{"
                );
                put!(items, "        {of_items}(item)?;\n    }}");
            }
        }
        let mut scope = Scope {
            name: name.clone(),
            place: place.clone(),
            prefix: "",
            form,
            body: String::new(),
        };
        scope.fill(changes, self);
        let about = format!("Connections of `{place}`");
        self.function(&name, &about, &(scope.body + &items));
        name
    }

    /// Adds the function of the items of a repeated group.
    fn scope(
        &mut self,
        name: &str,
        place: &str,
        prefix: &str,
        form: &Form,
        changes: &[&Change],
    ) -> String {
        let name = super::name(&[name], &mut self.used);
        let mut scope = Scope {
            name: name.clone(),
            place: place.to_owned(),
            prefix,
            form,
            body: String::new(),
        };
        scope.fill(changes, self);
        let about = format!("Items of `{}` of `{place}`", prefix.trim_end_matches('.'));
        self.function(&name, &about, &scope.body);
        name
    }

    fn function(&mut self, name: &str, about: &str, body: &str) {
        // Where `from_stored` does all that is to be done, nothing is asked of the values.
        let values = match body.contains("values") {
            true => "values",
            false => "_values",
        };
        put!(
            self.done,
            "\n/// {about}.\nfn {name}({values}: &mut Map<String, Value>) -> Result<(), Undecided> {{\n{body}    Ok(())\n}}"
        );
    }

    /// All of it, with the functions that are called.
    pub(super) fn finish(self) -> String {
        let mut out = self.done;
        let helpers = condition::FUNCTIONS
            .into_iter()
            .chain([("rename(values, ", RENAME)]);
        let called: Vec<&str> = helpers
            .filter(|(call, _)| out.contains(call))
            .map(|(_, text)| text)
            .collect();
        for text in called {
            out.push('\n');
            out.push_str(text);
        }
        out.push_str(&self.open);
        out
    }
}

fn is_inside(change: &Change, prefix: &str) -> bool {
    let path = change.field.as_deref().unwrap_or_default();
    path.strip_prefix(prefix)
        .is_some_and(|key| !key.contains('.'))
}

impl Scope<'_> {
    /// Does what the changes ask for: names first, since the rest goes by those of today.
    fn fill(&mut self, changes: &[&Change], functions: &mut Functions) {
        let order = |kind: &ChangeKind| match kind {
            ChangeKind::FieldRenamed(_) => 0,
            ChangeKind::FieldGone => 1,
            ChangeKind::Due => 3,
            _ => 2,
        };
        let mut own: Vec<(&str, &Change)> = changes
            .iter()
            .filter_map(|change| {
                let key = change.field.as_deref()?.strip_prefix(self.prefix)?;
                (!key.contains('.')).then_some((key, *change))
            })
            .collect();
        own.sort_by_key(|(_, change)| order(&change.kind));
        let mut told = BTreeSet::new();
        for (key, change) in own {
            let field = field_at(self.form, change.field.as_deref().unwrap_or_default());
            // Several limits of one field are one decision.
            let kind = std::mem::discriminant(&change.kind);
            if change.kind == ChangeKind::Harmless || !told.insert((key, format!("{kind:?}"))) {
                continue;
            }
            put!(self.body, "    // {}.", comment(&change.what));
            match (&change.kind, field) {
                (ChangeKind::FieldRenamed(from), _) => {
                    let from = from.strip_prefix(self.prefix).unwrap_or(from);
                    put!(self.body, "    rename(values, {from:?}, {key:?});");
                }
                (ChangeKind::FieldGone, _) => {
                    put!(self.body, "    values.remove({key:?});");
                }
                (ChangeKind::Due, Some(field)) => self.due(key, field, functions),
                (ChangeKind::OptionsGone(gone), Some(field)) => {
                    self.options(key, field, gone, functions);
                }
                (ChangeKind::Type, Some(field)) => self.converted(key, field, functions),
                (ChangeKind::Narrower, Some(field)) => self.fitted(key, field, functions),
                // `from_stored` leaves out what is not shown.
                _ => {}
            }
        }
    }

    /// The name of a function that people write about a field.
    fn open(&self, key: &str, what: &str, functions: &mut Functions) -> String {
        name(&[&self.name, key, what], &mut functions.used)
    }

    fn undecided(&self, key: &str) -> String {
        format!(
            "Undecided {{\n            form: {:?},\n            field: {:?},\n        }}",
            self.place,
            format!("{}{key}", self.prefix)
        )
    }

    fn due(&mut self, key: &str, field: &Field, functions: &mut Functions) {
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

    fn options(&mut self, key: &str, field: &Field, gone: &[String], functions: &mut Functions) {
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
            "\n/// The option of `{key}` in place of this one; none where it is to be left out.\nfn {function}(option: &str) -> Option<String> {{
    match option {{"
        );
        for option in gone {
            put!(functions.open, "        {option:?} => None,");
        }
        put!(
            functions.open,
            "        option => Some(option.to_owned()),\n    }}\n}}"
        );
    }

    fn converted(&mut self, key: &str, field: &Field, functions: &mut Functions) {
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

    fn fitted(&mut self, key: &str, field: &Field, functions: &mut Functions) {
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

/// Words in a comment of one line.
fn comment(what: &str) -> String {
    what.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// The type of a stored value.
fn rust_type(field: &Field) -> &'static str {
    match Value::of(field) {
        Value::Text { .. } | Value::Option(_) | Value::File { .. } => "String",
        Value::Flag | Value::True => "bool",
        Value::Integer { .. } => "i64",
        Value::Number { .. } => "f64",
        Value::Options { .. } | Value::Texts { .. } => "Vec<String>",
        Value::Items { .. } => "Vec<Value>",
    }
}
