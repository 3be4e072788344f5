//! What can be done about stored connections: a file of Rust with a function for each form whose connections would lose
//! something or be refused. What follows from the specs is done there; what only people know has a place and a type.

mod condition;
mod decision;
mod gone;
mod scope;

use std::collections::BTreeSet;

use super::{change, contract};
use crate::contract::compare;
use crate::ir::{Change, ChangeKind, Form, Provider};
use scope::Functions;

/// A line of text. Writing to a string does not fail.
macro_rules! put {
    ($out:expr, $($words:tt)*) => {{
        use std::fmt::Write as _;
        let _ = writeln!($out, $($words)*);
    }};
}
use put;

const HEAD: &str = r#"//!
//! What follows from the specs is done. What only people know stands in functions at the end: write there what becomes of a
//! value. They see the values under the keys of today, and those of fields that are gone, which are taken out at the end. Where
//! one answers `None` for a field that needs a value, or for a form that is gone, the connection is [`Undecided`].
//!
//! Call [`migrate`] on the JSON of a stored connection, then read it by `Stored::from_bytes` and `from_stored`, and store it
//! again: it has the version of today then, which is left alone here.

use std::fmt;

use serde_json::{Map, Value, json};

/// A connection without a value that it needs, or without a form: the function about it has answered `None`. Its values may have
/// been changed in part: leave what is stored as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecided {
    /// The form.
    pub form: &'static str,
    /// The field, inside a repeated group after that of the group; none where the form is gone.
    pub field: Option<&'static str>,
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = self.form;
        match self.field {
            Some(field) => write!(f, "{form}: `{field}` needs a value")?,
            None => write!(f, "{form}: the form is gone")?,
        }
        f.write_str(", and its function has answered `None`")
    }
}

impl std::error::Error for Undecided {}

/// Migrates a stored connection, an object with `form`, `version` and `values`. Whether it was one of those that need it.
///
/// # Errors
///
/// A function below has answered `None` for a field that needs a value, or for a form that is gone.
pub fn migrate(stored: &mut Value) -> Result<bool, Undecided> {
    let text = |key: &str| stored.get(key).and_then(Value::as_str).unwrap_or_default();
    match (text("form"), text("version")) {
"#;

const AFTER_STEPS: &str = r#"        _ => Ok(false),
    }
}
"#;

/// What is to be done about stored connections.
#[derive(Debug, Default)]
pub struct Migrations {
    /// The text of the file; none where no stored connection is concerned.
    pub text: Option<String>,
    /// The forms that are gone, of whose connections only people know what they become: `acme/merchant`.
    pub gone: Vec<String>,
}

/// The migrations for these providers, each as it was and as it is, and for those that are gone. `past` is what the old states
/// are called.
pub fn file(changed: &[(Provider, Provider)], gone: &[Provider], past: &str) -> Migrations {
    let mut functions = Functions::default();
    let mut steps = String::new();
    let mut lost: Vec<(&Provider, &Form, Option<&Provider>)> = Vec::new();
    for old in gone {
        lost.extend(old.forms.iter().map(|form| (old, form, None)));
    }
    for (old, new) in changed {
        let changes = compare::provider(&new.code, Some(&contract(old)), &contract(new));
        for before in &old.forms {
            let Some(now) = successor(before, new) else {
                lost.push((old, before, Some(new)));
                continue;
            };
            let place = format!("{}/{}", new.code, now.key);
            let of_form: Vec<&Change> = changes.iter().filter(|it| it.place == place).collect();
            if !of_form.iter().any(|it| is_concerned(&it.kind)) {
                continue;
            }
            let function = functions.form(&new.code, now, &of_form);
            put!(
                steps,
                "        ({:?}, {:?}) => within(stored, {function}),",
                format!("{}/{}", old.code, before.key),
                before.fingerprint(),
            );
        }
    }
    let mut names = Vec::new();
    for (old, before, now) in lost {
        let place = format!("{}/{}", old.code, before.key);
        let function = functions.gone(&old.code, before, now);
        put!(
            steps,
            "        ({place:?}, {:?}) => succeed(stored, {place:?}, {function}),",
            before.fingerprint(),
        );
        names.push(place);
    }
    if steps.is_empty() {
        return Migrations::default();
    }
    let mut out = format!(
        "//! Migrations of stored connections, from {past} to the specs of today. Written by `provspec breaking`.\n"
    );
    out.push_str(HEAD);
    out.push_str(&steps);
    out.push_str(AFTER_STEPS);
    if !names.is_empty() {
        out.push_str(gone::SUCCESSOR);
    }
    out.push_str(&functions.finish(&steps));
    Migrations {
        text: Some(out),
        gone: names,
    }
}

/// Whether something is to be done about a change of this kind. Names are followed anyway, and what is not shown is left out.
fn is_concerned(kind: &ChangeKind) -> bool {
    super::stored::of(kind).is_some() && *kind != ChangeKind::Hidden
}

/// The form that a form of old is today.
fn successor<'a>(old: &Form, new: &'a Provider) -> Option<&'a Form> {
    let same = change::form(new, &old.key);
    same.or_else(|| {
        let mut forms = new.forms.iter();
        forms.find(|form| form.renamed_from.contains(&old.key))
    })
}

/// A name that is not used yet, of these parts.
fn name(parts: &[&str], used: &mut BTreeSet<String>) -> String {
    let joined = parts.join("_");
    let letters = joined.chars().map(|c| match c {
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        _ => '_',
    });
    let mut name: String = letters.collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    while !used.insert(name.clone()) {
        name.push_str("_also");
    }
    name
}
