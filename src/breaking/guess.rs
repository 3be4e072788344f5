//! Which new field a field that is gone may have become.

use super::{Place, change};
use crate::contract::Value;
use crate::ir::{Field, FieldKind, Form, Provider};

/// The provider among these that has the same forms, with the same fields; none where there are none or several.
pub(super) fn provider<'a>(gone: &Provider, added: &[&'a Provider]) -> Option<&'a str> {
    let forms = |provider: &Provider| -> Vec<(String, Vec<String>)> {
        let keys = |form: &Form| form.fields.iter().map(|it| it.key.clone()).collect();
        let forms = provider.forms.iter();
        forms.map(|form| (form.key.clone(), keys(form))).collect()
    };
    let was = forms(gone);
    let mut same = added.iter().filter(|one| forms(one) == was);
    let first = same.next()?;
    same.next().is_none().then_some(first.code.as_str())
}

/// The key of the new field that takes the same values as the one that is gone: the only one, or the one that is most like it.
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
    let candidates: Vec<&Field> = now.iter().filter(is_new).collect();
    if let [only] = candidates.as_slice() {
        return Some(&only.key);
    }
    let best = candidates.iter().map(|it| likeness(it, was)).max()?;
    let mut likest = candidates.iter().filter(|it| likeness(it, was) == best);
    let first = likest.next()?;
    (best > 0 && likest.next().is_none()).then_some(first.key.as_str())
}

/// How much of what people see of two fields is the same.
fn likeness(one: &Field, other: &Field) -> u8 {
    let same_example = one.example.is_some() && one.example == other.example;
    2 * u8::from(one.title == other.title) + u8::from(same_example)
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
