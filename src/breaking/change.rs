//! A change of a contract → what it breaks.

use std::collections::BTreeMap;

use super::{Break, Category, Place, docs, field_at, guess, package, rule_of, stored, together};
use crate::ir::{Change, ChangeKind, Deprecation, Form, Provider};

/// What the change breaks; nothing where it is harmless. `old` and `new` are the provider then and now, as far as known.
pub(super) fn of(change: &Change, old: Option<&Provider>, new: Option<&Provider>) -> Option<Break> {
    let place = place(change);
    let was = before(change, &place, old, new);
    let deprecated = old.and_then(|old| deprecation(old, &was));
    let rule = rule_of(&change.kind, deprecated.is_some())?;
    let mut breaks = BTreeMap::new();
    breaks.extend(stored::of(&change.kind).map(|what| (Category::Stored, what)));
    breaks.extend(package::of(&change.kind).map(|what| (Category::Package, what)));
    if change.kind == ChangeKind::ProviderGone {
        let module = "the module of the provider is gone, with its types".to_owned();
        breaks.insert(Category::Api, module);
        breaks.insert(Category::Docs, docs::page_gone(&place.provider));
    }
    let name = together::name(&place);
    let announced = deprecated.map_or_else(String::new, |it| {
        format!(", as it was deprecated since {}", it.since)
    });
    let successor = match (&change.kind, old, new) {
        (ChangeKind::FieldGone, Some(old), Some(new)) => guess::successor(&was, old, new),
        _ => None,
    };
    Some(Break {
        rule,
        place,
        successor: successor.map(str::to_owned),
        cause: None,
        was,
        what: format!("{name}{}{announced}", change.what),
        breaks,
    })
}

fn place(change: &Change) -> Place {
    let (provider, form) = match change.place.split_once('/') {
        Some((provider, form)) => (provider, Some(form.to_owned())),
        None => (change.place.as_str(), None),
    };
    Place {
        provider: provider.to_owned(),
        form,
        field: change.field.clone(),
    }
}

/// Where it stood before, as far as that is known.
fn before(change: &Change, place: &Place, old: Option<&Provider>, new: Option<&Provider>) -> Place {
    let mut was = place.clone();
    if let ChangeKind::FormRenamed(from) = &change.kind {
        was.form = Some(from.clone());
    }
    if let ChangeKind::FieldRenamed(from) = &change.kind {
        was.field = Some(from.clone());
    }
    let (Some(old), Some(key)) = (old, &place.form) else {
        return was;
    };
    let now = new.and_then(|new| form(new, key));
    if form(old, key).is_none()
        && let Some(now) = now
    {
        let earlier = now.renamed_from.iter();
        was.form = earlier
            .clone()
            .find(|key| form(old, key).is_some())
            .cloned();
    }
    let then = was.form.as_ref().and_then(|key| form(old, key));
    if let (Some(now), Some(then), Some(path)) = (now, then, &was.field)
        && field_at(then, path).is_none()
        && let Some(field) = field_at(now, path)
    {
        let prefix = path
            .rsplit_once('.')
            .map(|(repeat, _)| format!("{repeat}."));
        let prefix = prefix.unwrap_or_default();
        let mut earlier = field
            .renamed_from
            .iter()
            .map(|key| format!("{prefix}{key}"));
        was.field = earlier
            .find(|path| field_at(then, path).is_some())
            .or(was.field);
    }
    was
}

/// The form of a provider with this key.
pub(super) fn form<'a>(provider: &'a Provider, key: &str) -> Option<&'a Form> {
    provider.forms.iter().find(|form| form.key == key)
}

fn deprecation<'a>(old: &'a Provider, was: &Place) -> Option<&'a Deprecation> {
    let form = form(old, was.form.as_ref()?)?;
    field_at(form, was.field.as_ref()?)?.deprecated.as_ref()
}
