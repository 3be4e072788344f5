//! Where something stands in the text of a spec.

use super::Place;
use crate::ir::{Form, Provider};
use crate::source::{Span, Spanned};
use crate::yaml::{Kind, Node};

/// The text of a provider: its own file, and the shared groups of the project.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The root of its file.
    pub own: &'a Node,
    /// The roots of the shared groups.
    pub groups: &'a [Node],
    /// What was made of it.
    pub provider: &'a Provider,
}

/// What the text says of a field: where it is defined, and what is different about it in a form.
pub(super) struct Said<'a> {
    /// The key under `fields:`; none for a field of the language itself.
    definition: Option<&'a (Spanned<String>, Node)>,
    /// Where it stands in the form.
    used: Option<Use<'a>>,
}

/// A place in a form, and what is different about the field there.
type Use<'a> = (Span, Option<&'a Node>);

impl<'a> Written<'a> {
    /// What it says of the field at the path.
    pub(super) fn field(&self, form: &str, path: &str) -> Option<Said<'a>> {
        let model = self.provider.forms.iter().find(|it| it.key == form)?;
        let (name, own) = definition(model, path);
        let account = self.own.get("accounts")?.get(form)?;
        let mut used = None;
        for name in [name, own] {
            used = used.or_else(|| account.get("form").and_then(|list| entry(list, name)));
        }
        let defined = |root: &'a Node| root.get("fields")?.entry(name);
        let definition = defined(self.own).or_else(|| self.groups.iter().find_map(defined));
        (definition.is_some() || used.is_some()).then_some(Said { definition, used })
    }

    /// The nearest place that there is around it: the list of the form, the account, the accounts, the beginning.
    pub(super) fn around(&self, place: &Place) -> Span {
        let accounts = self.own.entry("accounts");
        let account = place.form.as_ref().and_then(|form| accounts?.1.entry(form));
        let list = place.field.as_ref().and_then(|path| {
            let form = account?.1.entry("form")?;
            // What was in a repeated group was in the list of that.
            let group = path
                .split_once('.')
                .and_then(|(key, _)| entry(&form.1, key)?.1);
            group.and_then(|group| group.entry("form")).or(Some(form))
        });
        let code = || self.own.entry("code");
        let found = match place.form {
            Some(_) => list.or(account).or(accounts).or_else(code),
            None => code(),
        };
        found.map_or(self.own.span, |(key, _)| key.span)
    }

    /// A key of the spec itself.
    pub(super) fn name(&self, key: &str) -> Option<Span> {
        self.own.entry(key).map(|(key, _)| key.span)
    }

    /// The value of the spec's own key.
    pub(super) fn key(&self, key: &str) -> Option<Span> {
        self.own.get(key).map(|value| value.span)
    }
}

impl<'a> Said<'a> {
    /// The value of a key: what is said in the form comes before what the definition says.
    fn value(&self, key: &str) -> Option<&'a Node> {
        let here = self.used.and_then(|(_, node)| node?.get(key));
        here.or_else(|| self.definition.and_then(|(_, node)| node.get(key)))
    }

    /// The field itself.
    pub(super) fn span(&self) -> Option<Span> {
        let definition = self.definition.map(|(name, _)| name.span);
        definition.or_else(|| self.used.map(|(span, _)| span))
    }

    /// The first of these keys with another value than `other` has: its value here.
    pub(super) fn differing(&self, other: &Said<'_>, keys: &[&str]) -> Option<Span> {
        keys.iter().find_map(|key| {
            let value = self.value(key)?;
            let theirs = other.value(key).map(Node::to_json);
            (theirs.as_ref() != Some(&value.to_json())).then_some(value.span)
        })
    }
}

/// The names that a text has for a field: that of its definition, and that by which it is known on the wire.
fn definition<'a>(form: &'a Form, path: &'a str) -> (&'a str, &'a str) {
    let key = path.rsplit('.').next().unwrap_or(path);
    let field = super::field_at(form, path);
    (field.map_or(key, |field| field.definition.as_str()), key)
}

/// The entry of a form that is about the field of this name.
fn entry<'a>(node: &'a Node, name: &str) -> Option<Use<'a>> {
    match &node.kind {
        Kind::Text(text) if text == name => Some((node.span, None)),
        Kind::List(entries) => entries.iter().find_map(|it| entry(it, name)),
        Kind::Map(keys) => keys
            .iter()
            .find_map(|(key, value)| match (&*key.value, &value.kind) {
                ("field" | "repeat" | "variants", Kind::Text(text)) if text == name => {
                    Some((value.span, Some(node)))
                }
                ("form" | "per_mode", Kind::List(_)) => entry(value, name),
                ("options", Kind::Map(options)) => options
                    .iter()
                    .find_map(|(_, option)| entry(option.get("form")?, name)),
                ("fields", Kind::Map(overrides)) => overrides
                    .iter()
                    .find(|(key, _)| key.value == name)
                    .map(|(key, over)| (key.span, Some(over))),
                _ => None,
            }),
        _ => None,
    }
}
