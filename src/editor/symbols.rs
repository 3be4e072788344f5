//! The outline of a file.

use super::occurrences::text_of;
use super::reading::Reading;
use super::{File, Symbol, SymbolKind};
use crate::source::{Span, Spanned};
use crate::syntax::schema::Grammar;
use crate::yaml::{Kind, Node};

/// What is in a file: of a spec its links, fields, accounts with their groups, callbacks, issued values and steps; of a shared
/// group its fields and steps. What stands in another lies within its bytes.
pub fn symbols(file: &File<'_>) -> Vec<Symbol> {
    let reading = Reading::of(&file.source.text, file.source.id, file.grammar);
    let Some(root) = &reading.document.root else {
        return Vec::new();
    };
    let Kind::Map(entries) = &root.kind else {
        return Vec::new();
    };
    let sections = |kinds: &[(&str, SymbolKind)]| -> Vec<Symbol> {
        let of = |(key, value): &(Spanned<String>, Node)| {
            let (_, kind) = kinds.iter().find(|(name, _)| *name == key.value)?;
            Some(section(key, value, *kind))
        };
        entries.iter().filter_map(of).collect()
    };
    let (name, children) = match file.grammar {
        Grammar::Provider => (
            "code",
            sections(&[
                ("links", SymbolKind::Link),
                ("fields", SymbolKind::Field),
                ("accounts", SymbolKind::Account),
                ("issued", SymbolKind::Issued),
                ("callbacks", SymbolKind::Callback),
                ("guide", SymbolKind::Step),
            ]),
        ),
        Grammar::SharedGroup => (
            "group",
            sections(&[
                ("fields", SymbolKind::Field),
                ("form", SymbolKind::Group),
                ("setup", SymbolKind::Step),
            ]),
        ),
        Grammar::Translations => ("locale", Vec::new()),
    };
    let Some((key, value)) = root.entry(name) else {
        return children;
    };
    let title = root
        .get("name")
        .or_else(|| root.get("title"))
        .and_then(text_of);
    vec![Symbol {
        name: text_of(value).unwrap_or(file.stem).to_owned(),
        detail: title.map(str::to_owned),
        kind: SymbolKind::File,
        whole: root.span,
        selection: if root.span.contains(value.span) {
            value.span
        } else {
            key.span
        },
        children,
    }]
}

/// A key and all that is under it.
fn section(key: &Spanned<String>, value: &Node, kind: SymbolKind) -> Symbol {
    let children = match (&value.kind, kind) {
        (Kind::Map(_), SymbolKind::Step) => value
            .get("setup")
            .map(|setup| items(setup, kind))
            .unwrap_or_default(),
        (Kind::Map(entries), _) => entries
            .iter()
            .map(|(key, value)| own(key, value, kind))
            .collect(),
        (Kind::List(_), SymbolKind::Group) => groups(value),
        (Kind::List(_), _) => items(value, kind),
        _ => Vec::new(),
    };
    within(
        key,
        value,
        key.value.clone(),
        None,
        SymbolKind::Section,
        children,
    )
}

/// A key of an author's own.
fn own(key: &Spanned<String>, value: &Node, kind: SymbolKind) -> Symbol {
    let detail = match kind {
        SymbolKind::Field => value.get("type").and_then(text_of),
        SymbolKind::Link => text_of(value).or_else(|| value.get("url").and_then(text_of)),
        _ => value.get("title").and_then(text_of),
    };
    let children = value
        .get("form")
        .filter(|_| kind == SymbolKind::Account)
        .map(groups)
        .unwrap_or_default();
    within(key, value, key.value.clone(), detail, kind, children)
}

/// The callbacks or steps of a list.
fn items(list: &Node, kind: SymbolKind) -> Vec<Symbol> {
    let Kind::List(items) = &list.kind else {
        return Vec::new();
    };
    let named = items.iter().filter_map(|item| {
        let name = item.entry("title").or_else(|| item.entry("use"))?;
        Some(entry(item, name, text_of(&name.1)?, None, kind, Vec::new()))
    });
    named.collect()
}

/// What has a name among the entries of a form, and is no field.
fn groups(form: &Node) -> Vec<Symbol> {
    let Kind::List(items) = &form.kind else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in items {
        let head = ["group", "use", "variants", "repeat", "per_mode"]
            .into_iter()
            .find_map(|key| item.entry(key));
        let Some(name) = head else { continue };
        let mut children = item
            .get("form")
            .or_else(|| item.get("per_mode"))
            .map(groups)
            .unwrap_or_default();
        if let Some(Kind::Map(options)) = item.get("options").map(|options| &options.kind) {
            let option = |(key, value): &(Spanned<String>, Node)| {
                let children = value.get("form").map(groups).unwrap_or_default();
                within(
                    key,
                    value,
                    key.value.clone(),
                    value.get("title").and_then(text_of),
                    SymbolKind::Group,
                    children,
                )
            };
            children.extend(options.iter().map(option));
        }
        let text = text_of(&name.1).unwrap_or(&name.0.value);
        found.push(entry(
            item,
            name,
            text,
            item.get("title").and_then(text_of),
            SymbolKind::Group,
            children,
        ));
    }
    found
}

/// An item of a list, by the entry that names it.
fn entry(
    item: &Node,
    name: &(Spanned<String>, Node),
    text: &str,
    detail: Option<&str>,
    kind: SymbolKind,
    children: Vec<Symbol>,
) -> Symbol {
    let selection = match text_of(&name.1).is_some() && item.span.contains(name.1.span) {
        true => name.1.span,
        false => name.0.span,
    };
    let selection = if item.span.contains(selection) {
        selection
    } else {
        item.span
    };
    Symbol {
        name: text.to_owned(),
        detail: detail.map(str::to_owned),
        kind,
        whole: item.span,
        selection,
        children: kept(children, item.span),
    }
}

/// A key with its value, which may stand elsewhere where it is an alias.
fn within(
    key: &Spanned<String>,
    value: &Node,
    name: String,
    detail: Option<&str>,
    kind: SymbolKind,
    children: Vec<Symbol>,
) -> Symbol {
    let is_here = value.span.start >= key.span.end;
    let end = if is_here {
        value.span.end
    } else {
        key.span.end
    };
    let whole = Span { end, ..key.span };
    Symbol {
        name,
        detail: detail.map(str::to_owned),
        kind,
        whole,
        selection: key.span,
        children: kept(children, whole),
    }
}

/// Those that lie within.
fn kept(mut children: Vec<Symbol>, whole: Span) -> Vec<Symbol> {
    children.retain(|child| whole.contains(child.whole));
    children
}
