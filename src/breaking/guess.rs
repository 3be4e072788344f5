//! Which new field a field that is gone may have become.

use super::{Place, change};
use crate::contract::Value;
use crate::ir::{Field, FieldKind, Form, Provider};

/// The key of the one new field that takes the same values as the one that is gone; none where there are none or several.
pub(super) fn successor<'a>(gone: &Place, old: &Provider, new: &'a Provider) -> Option<&'a str> {
    let path = gone.field.as_ref()?;
    let then = change::form(old, gone.form.as_ref()?)?;
    let now = new
        .forms
        .iter()
        .find(|form| form.key == then.key || form.renamed_from.contains(&then.key))?;
    let (then, now) = (scope(then, path)?, scope(now, path)?);
    let key = path.rsplit('.').next().unwrap_or(path);
    let was = then.iter().find(|field| field.key == key)?;
    let is_new = |field: &&Field| {
        let known = then
            .iter()
            .any(|it| it.key == field.key || field.renamed_from.contains(&it.key));
        !known && field.secret == was.secret && Value::of(field) == Value::of(was)
    };
    let mut candidates = now.iter().filter(is_new);
    let first = candidates.next()?;
    candidates.next().is_none().then_some(first.key.as_str())
}

/// The fields beside the one at the path.
fn scope<'a>(form: &'a Form, path: &str) -> Option<&'a [Field]> {
    let Some((repeat, _)) = path.split_once('.') else {
        return Some(&form.fields);
    };
    match &form.field(repeat)?.kind {
        FieldKind::Repeat(repeat) => Some(&repeat.fields),
        _ => None,
    }
}
