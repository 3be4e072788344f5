//! What a change means for links into the guides.

use std::collections::{BTreeMap, BTreeSet};

use super::{Break, Category, Place, rules};
use crate::ir::{FieldKind, Project, Provider, anchor};
use crate::target::Target;
use crate::target::docs::{self, Docs};

/// What it means that a page is gone.
pub(super) fn page_gone(code: &str) -> String {
    format!("the page `{}` is gone", anchor::page(code))
}

/// Adds the places of the page that are gone. What follows from a change that is known is said there.
pub(super) fn add(old: (&Provider, &Project), new: (&Provider, &Project), breaks: &mut Vec<Break>) {
    let (before, after) = (page(old.0, old.1), page(new.0, new.1));
    let after = docs::anchors(&after);
    let gone: BTreeSet<&str> = docs::anchors(&before).difference(&after).copied().collect();
    if gone.is_empty() {
        return;
    }
    let code = &new.0.code;
    let places = places(old.0);
    for anchor in gone {
        let place = places.get(anchor);
        let at = |it: &&mut Break| {
            let may = rules::categories(it.rule).contains(&Category::Docs);
            let field = place.is_some_and(|(form, field)| {
                it.was.form.as_deref() == Some(form) && it.was.field.as_deref() == field.as_deref()
            });
            // With its form, a field goes as well.
            let of_form = place.is_some_and(|(form, _)| {
                it.was.form.as_deref() == Some(form) && it.was.field.is_none()
            });
            may && (field || of_form)
        };
        let what = format!(
            "the anchor `#{anchor}` of the page `{}` is gone",
            anchor::page(code)
        );
        if let Some(cause) = breaks.iter_mut().find(at) {
            // One of them is enough: there are as many as fields.
            cause.breaks.entry(Category::Docs).or_insert(what);
            continue;
        }
        let place = Place {
            provider: code.clone(),
            form: place.map(|(form, _)| (*form).to_owned()),
            field: None,
        };
        breaks.push(Break {
            rule: &rules::ANCHOR_REMOVED,
            was: place.clone(),
            successor: None,
            cause: None,
            place,
            what: format!("`{code}`: {what}"),
            breaks: BTreeMap::from([(
                Category::Docs,
                "a link to it leads to the top of the page".to_owned(),
            )]),
        });
    }
}

/// The form and the field that anchors are of.
fn places(provider: &Provider) -> BTreeMap<String, (&str, Option<String>)> {
    let mut places = BTreeMap::new();
    for form in &provider.forms {
        let key = form.key.as_str();
        places.insert(anchor::form(key), (key, None));
        for field in &form.fields {
            let path = field.key.clone();
            places.insert(anchor::field(key, &path), (key, Some(path)));
            if let FieldKind::Repeat(repeat) = &field.kind {
                for item in &repeat.fields {
                    let path = format!("{}.{}", field.key, item.key);
                    let anchor = anchor::item_field(key, &field.key, &item.key);
                    places.insert(anchor, (key, Some(path)));
                }
            }
        }
    }
    places
}

fn page(provider: &Provider, project: &Project) -> String {
    let files = Docs { project }.provider(provider);
    let page = files.into_iter().find(|file| file.path.ends_with(".md"));
    page.map_or_else(String::new, |page| page.contents)
}
