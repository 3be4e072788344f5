//! Names in brackets that no comma keeps apart.

use crate::check::rules;
use crate::diagnostics::Diagnostic;
use crate::yaml::{Kind, Node};

/// Keys of lists in which fields are named.
const LISTS: [&str; 3] = ["form", "per_mode", "gives"];

/// Reports `[merchant_id region]` where both are fields, and reads on as if the comma were there.
pub(super) fn part(root: &mut Node, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut fields: Vec<String> = rules::unknown_field::BUILT_IN.map(str::to_owned).to_vec();
    if let Some(Kind::Map(entries)) = root.get("fields").map(|fields| &fields.kind) {
        fields.extend(entries.iter().map(|(name, _)| name.value.clone()));
    }
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &mut node.kind {
            Kind::List(items) => open.extend(items),
            Kind::Map(entries) => {
                for (key, value) in entries {
                    let begins = text.get(value.span.range()).unwrap_or_default();
                    let in_brackets = begins.starts_with('[');
                    if let (true, true, Kind::List(items)) = (
                        in_brackets,
                        LISTS.contains(&key.value.as_str()),
                        &mut value.kind,
                    ) {
                        part_items(items, &fields, diagnostics);
                    }
                    open.push(value);
                }
            }
            _ => {}
        }
    }
}

fn part_items(items: &mut Vec<Node>, fields: &[String], diagnostics: &mut Vec<Diagnostic>) {
    let is_field = |word: &str| fields.iter().any(|field| field == word);
    let mut parted = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        let names: Vec<String> = match &item.kind {
            Kind::Text(words) if words.contains(' ') && words.split(' ').all(is_field) => {
                words.split(' ').map(str::to_owned).collect()
            }
            _ => {
                parted.push(item);
                continue;
            }
        };
        diagnostics.push(rules::unknown_field::without_comma(item.span, &names));
        let name = |name| Node {
            span: item.span,
            kind: Kind::Text(name),
        };
        parted.extend(names.into_iter().map(name));
    }
    *items = parted;
}
