//! The functions of a file of migrations: one for the fields of each form, and one for each thing that people decide.

use std::collections::BTreeSet;

use super::super::field_at;
use super::{condition, gone};
use super::{name, put};
use crate::ir::{Change, ChangeKind, FieldKind, Form};

/// The functions so far.
#[derive(Default)]
pub(super) struct Functions {
    pub(super) used: BTreeSet<String>,
    /// The names of types.
    pub(super) types: BTreeSet<String>,
    /// What is done.
    pub(super) done: String,
    /// What people decide.
    pub(super) open: String,
}

/// The fields of a form, or of the items of a repeated group.
pub(super) struct Scope<'a> {
    /// Name of the function, and what those for its fields begin with.
    pub(super) name: String,
    /// The form as it is called.
    pub(super) place: String,
    /// What stands before the key of a field.
    pub(super) prefix: &'a str,
    form: &'a Form,
    pub(super) body: String,
}

const WITHIN: &str = "fn within(
    stored: &mut Value,
    step: fn(&mut Map<String, Value>) -> Result<(), Undecided>,
) -> Result<bool, Undecided> {
    match stored.get_mut(\"values\").and_then(Value::as_object_mut) {
        Some(values) => step(values).map(|()| true),
        None => Ok(false),
    }
}
";

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

    /// All of it, with the functions that are called, here or in `steps`.
    pub(super) fn finish(self, steps: &str) -> String {
        let mut out = self.done;
        let helpers = [("within(stored, ", WITHIN), gone::SUCCEED];
        let helpers = helpers.into_iter().chain(condition::FUNCTIONS);
        let called: Vec<&str> = helpers
            .chain([("rename(values, ", RENAME)])
            .filter(|(call, _)| out.contains(call) || steps.contains(call))
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
    /// Does what the changes ask for: names first, since the rest goes by those of today; what is gone goes last, so that people
    /// can make of it what is new.
    fn fill(&mut self, changes: &[&Change], functions: &mut Functions) {
        let order = |kind: &ChangeKind| match kind {
            ChangeKind::FieldRenamed(_) => 0,
            ChangeKind::Due => 2,
            ChangeKind::FieldGone => 3,
            _ => 1,
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
}

/// Words in a comment of one line.
pub(super) fn comment(what: &str) -> String {
    what.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
