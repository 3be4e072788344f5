//! Every name in a document, with what it names and where it stands.

use super::names::{self, Kind, Role};
use super::place::Place;
use super::reading::{Name, Stands};
use super::template;
use crate::source::Span;
use crate::syntax::schema::Grammar;
use crate::yaml::{self, Document, Node};

/// What stands around a node.
#[derive(Debug, Clone, Default)]
struct Around<'n> {
    /// The key of an author's own that is the last on the way, with its value.
    own: Option<&'n str>,
    /// The shared group in whose use it stands.
    group: Option<&'n str>,
    /// The map that it is a value of.
    map: Option<&'n Node>,
    /// Whether it is asked of the whole form, whatever stands around it.
    asked: bool,
}

/// Every name in a document, in the order of the file.
pub(super) fn of(document: &Document, text: &str, grammar: Grammar) -> Vec<Name> {
    let mut walker = Walker {
        text,
        names: Vec::new(),
    };
    if let Some(root) = &document.root {
        walker.node(root, &Place::root(grammar), &Around::default());
    }
    let mut names = walker.names;
    // What an alias repeats stands once.
    names.sort_by_key(|name| (name.span, name.kind));
    names.dedup_by_key(|name| (name.span, name.kind));
    names
}

struct Walker<'t> {
    text: &'t str,
    names: Vec<Name>,
}

impl Walker<'_> {
    fn node<'n>(&mut self, node: &'n Node, place: &Place, around: &Around<'n>) {
        match &node.kind {
            yaml::Kind::Map(entries) => {
                let place = place.clone().narrowed(node, "");
                let role = names::of_keys(&place);
                let is_use = place
                    .shapes
                    .iter()
                    .any(|shape| shape.definition == "SharedUse");
                let group = node
                    .get("use")
                    .filter(|_| is_use)
                    .and_then(text_of)
                    .or(around.group);
                for (key, value) in entries {
                    let below = Around {
                        group,
                        map: Some(node),
                        ..around.clone()
                    };
                    if let Some(role) = role {
                        let whole = Span {
                            end: value.span.end.max(key.span.end),
                            ..key.span
                        };
                        let of_field = match place.definition {
                            "Variants" => around
                                .map
                                .and_then(|map| map.get("variants"))
                                .and_then(text_of),
                            "FieldUse" => around
                                .map
                                .and_then(|map| map.get("field"))
                                .and_then(text_of),
                            _ => around.own,
                        };
                        self.simple(role, &key.value, key.span, whole, &below, of_field);
                    }
                    if let Some(place) = place.value_of(&key.value) {
                        let own =
                            match place.depth > 0 && !names::FIELDS.contains(&place.definition) {
                                true => Some(key.value.as_str()),
                                false => around.own,
                            };
                        self.node(
                            value,
                            &place,
                            &Around {
                                own,
                                asked: asks_of_form(&place),
                                ..below
                            },
                        );
                    }
                }
            }
            yaml::Kind::List(items) => {
                if let Some(place) = place.item() {
                    items
                        .iter()
                        .for_each(|item| self.node(item, &place, around));
                }
            }
            yaml::Kind::Text(text) => self.scalar(text, node, place, around),
            _ => {}
        }
    }

    fn scalar<'n>(&mut self, text: &'n str, node: &'n Node, place: &Place, around: &Around<'n>) {
        let Some(role) = names::of_text(place).filter(|_| place.may_be("string")) else {
            return;
        };
        match role {
            Role::Markup => self.within(node.span, true),
            Role::Holes(_) => self.within(node.span, false),
            Role::Path => self.path(text, node.span),
            role => {
                let map = around.map;
                let asked = map.and_then(|map| map.get("field")).and_then(text_of);
                let of_field = match place.definition {
                    "FieldTest" | "FieldUse" => asked,
                    _ => around.own,
                };
                let whole = map.map_or(node.span, |map| map.span);
                self.simple(role, text, node.span, whole, around, of_field);
            }
        }
    }

    /// A name that is the whole text, or the whole key.
    fn simple(
        &mut self,
        role: Role,
        name: &str,
        span: Span,
        whole: Span,
        around: &Around<'_>,
        of_field: Option<&str>,
    ) {
        let (kind, stands) = match role {
            Role::Defines(kind) => (kind, Stands::Defined),
            Role::Refers(kind) => (kind, Stands::Used),
            Role::Earlier(kind) => (kind, Stands::Earlier),
            Role::Markup | Role::Holes(_) | Role::Path => return,
        };
        let Some(at) = self.text.get(span.range()).and_then(|raw| raw.find(name)) else {
            return;
        };
        let start = span.range().start + at;
        let span = Span::new(span.file, start..start + name.len());
        let whole = match stands {
            Stands::Defined if whole.contains(span) => whole,
            _ => span,
        };
        self.names.push(Name {
            kind,
            stands,
            text: name.to_owned(),
            span,
            whole,
            of_group: around
                .group
                .filter(|_| kind == Kind::Field && !around.asked)
                .map(str::to_owned),
            of_field: of_field.filter(|_| kind == Kind::Option).map(str::to_owned),
        });
    }

    /// Names within a text: in braces, and, of mark-up, in links.
    fn within(&mut self, span: Span, is_markup: bool) {
        let raw = self.text.get(span.range()).unwrap_or_default();
        let mut found = template::holes(raw, is_markup);
        if is_markup {
            found.extend(template::links(raw));
        }
        for (kind, range) in found {
            let start = span.range().start;
            let span = Span::new(span.file, start + range.start..start + range.end);
            self.names.push(Name {
                kind,
                stands: Stands::Used,
                text: raw[range].to_owned(),
                span,
                whole: span,
                of_group: None,
                of_field: None,
            });
        }
    }

    /// A path of keys: `fields.merchant_id.title`.
    fn path(&mut self, path: &str, span: Span) {
        let mut steps = path.split('.');
        let kind = match steps.next() {
            Some("fields") => Kind::Field,
            Some("accounts") => Kind::Account,
            Some("links") => Kind::Link,
            Some("issued") => Kind::Issued,
            _ => return,
        };
        let raw = self.text.get(span.range()).unwrap_or_default();
        if let (Some(name), Some(at)) = (steps.next(), raw.find(path)) {
            let start = span.range().start + at + path.find('.').unwrap_or_default() + 1;
            let span = Span::new(span.file, start..start + name.len());
            self.names.push(Name {
                kind,
                stands: Stands::Used,
                text: name.to_owned(),
                span,
                whole: span,
                of_group: None,
                of_field: None,
            });
        }
    }
}

/// Whether a field that is named here may be any of the form.
fn asks_of_form(place: &Place) -> bool {
    matches!(place.definition, "FieldTest" | "FilledTest") || place.key == "passphrase"
}

/// The text that a node is.
pub(super) fn text_of(node: &Node) -> Option<&str> {
    match &node.kind {
        yaml::Kind::Text(text) => Some(text),
        _ => None,
    }
}
