//! What a change means for code that uses the generated Rust: the names of two modules.

use std::collections::BTreeMap;

use super::{Break, Category, Place, rules};
use crate::diagnostics::Rule;
use crate::ir::{Project, Provider};
use crate::target::Target;
use crate::target::rust::{self, Name};

/// Adds what code does not find any more. What follows from a change that is known is said there.
pub(super) fn add(old: (&Provider, &Project), new: (&Provider, &Project), breaks: &mut Vec<Break>) {
    let module = rust::module_name(&new.0.code);
    let (before, after) = (names(old.0, old.1), names(new.0, new.1));
    for (name, was) in &before {
        let is = after.get(name);
        if is.is_some_and(|is| is.is == was.is) {
            continue;
        }
        // Members of a type that is gone go with it.
        let around = name.split(['.', ':']).next().unwrap_or(name);
        if is.is_none() && around != name && !after.contains_key(around) {
            continue;
        }
        let named = format!("`{module}::{name}`");
        let what = match is {
            Some(is) => format!("{named} is `{}` now, and was `{}`", is.is, was.is),
            None => format!("{named} is gone"),
        };
        let rule = match is {
            Some(_) => &rules::RUST_TYPE_CHANGED,
            None => &rules::RUST_NAME_REMOVED,
        };
        tell(breaks, &new.0.code, was, rule, what);
    }
}

/// Says it of the change that it follows from, or by itself.
fn tell(breaks: &mut Vec<Break>, code: &str, was: &Name, rule: &'static Rule, what: String) {
    let is_cause = |it: &&mut Break| {
        let of_form = it.was.form == was.form && was.form.is_some();
        let of_field = it.was.field == was.field || it.place.field == was.field;
        let may = rules::categories(it.rule).contains(&Category::Api);
        may && (of_form || it.place.form == was.form && was.form.is_some()) && of_field
    };
    if let Some(cause) = breaks.iter_mut().find(is_cause) {
        let said = cause.breaks.entry(Category::Api).or_default();
        if !said.is_empty() {
            said.push_str("; ");
        }
        said.push_str(&what);
        return;
    }
    let place = Place {
        provider: code.to_owned(),
        form: was.form.clone(),
        field: was.field.clone(),
    };
    breaks.push(Break {
        rule,
        was: place.clone(),
        successor: None,
        cause: None,
        place,
        breaks: BTreeMap::from([(
            Category::Api,
            "code that names it does not compile any more".to_owned(),
        )]),
        what,
    });
}

fn names(provider: &Provider, project: &Project) -> BTreeMap<String, Name> {
    let files = rust::Rust { project }.provider(provider);
    files
        .first()
        .map_or_else(BTreeMap::new, |file| rust::api(&file.contents))
}
