//! What something is, where it is defined and used, and what is in a file.

use gen_lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentSymbol, Hover, Location, Position, SymbolKind,
};
use serde_json::{Value, json};

use super::asked::Asked;
use super::completion::markdown;
use crate::editor::{self, Reference, Symbol};

/// What is at a position.
pub(super) fn hover(asked: &Asked<'_>, position: Position) -> Option<Hover> {
    let at = asked.byte(position);
    let hover = asked.view(|view| editor::hover(view, at));
    let (mut span, mut texts) = match hover {
        Some(hover) => (Some(hover.span), vec![hover.text]),
        None => (None, Vec::new()),
    };
    // What is wrong there comes with the page of its rule.
    for (at, rule) in asked.broken(at) {
        span.get_or_insert(at);
        texts.push(rule.explanation());
    }
    Some(Hover {
        range: Some(asked.range(span?)),
        contents: markdown(texts.join("\n\n---\n\n")).into(),
    })
}

/// Where the thing at a position is defined.
pub(super) fn definition(asked: &Asked<'_>, position: Position) -> Vec<Location> {
    let at = asked.byte(position);
    let targets = asked.view(|view| editor::definition(view, at));
    let places = targets.iter().map(|target| asked.location(target.name));
    places.flatten().collect()
}

/// Where the thing at a position is named.
pub(super) fn references(
    asked: &Asked<'_>,
    position: Position,
    with_definition: bool,
) -> Vec<Location> {
    let at = asked.byte(position);
    let all = asked.view(|view| editor::references(view, at));
    let wanted = all.iter().filter(|it| with_definition || !it.is_definition);
    wanted.filter_map(|it| asked.location(it.span)).collect()
}

/// Where the thing at a position is named in the same file.
pub(super) fn highlights(asked: &Asked<'_>, position: Position) -> Vec<DocumentHighlight> {
    let at = asked.byte(position);
    let all = asked.view(|view| editor::highlights(view, at));
    let highlight = |found: &Reference| DocumentHighlight {
        range: asked.range(found.span),
        kind: Some(match found.is_definition {
            true => DocumentHighlightKind::Write,
            false => DocumentHighlightKind::Read,
        }),
    };
    all.iter().map(highlight).collect()
}

/// What is in a file.
pub(super) fn symbols(asked: &Asked<'_>) -> Value {
    let symbols = asked.view(|view| editor::symbols(&view.file));
    if asked.client().nested_symbols {
        let nested: Vec<_> = symbols.iter().map(|it| nested(it, asked)).collect();
        return json!(nested);
    }
    let mut flat = Vec::new();
    flatten(&symbols, None, asked, &mut flat);
    Value::Array(flat)
}

fn nested(symbol: &Symbol, asked: &Asked<'_>) -> DocumentSymbol {
    let children = symbol.children.iter().map(|it| nested(it, asked));
    #[allow(deprecated, reason = "a struct of the protocol with a field that is")]
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: symbol.detail.clone(),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: asked.range(symbol.whole),
        selection_range: asked.range(symbol.selection),
        children: Some(children.collect()),
    }
}

/// For editors that know lists only.
fn flatten(symbols: &[Symbol], above: Option<&str>, asked: &Asked<'_>, out: &mut Vec<Value>) {
    for symbol in symbols {
        let location = asked.location(symbol.whole);
        out.push(json!({
            "name": symbol.name,
            "kind": kind(symbol.kind),
            "location": location,
            "containerName": above,
        }));
        flatten(&symbol.children, Some(&symbol.name), asked, out);
    }
}

/// As the protocol has it.
pub(super) fn kind(kind: editor::SymbolKind) -> SymbolKind {
    match kind {
        editor::SymbolKind::File => SymbolKind::File,
        editor::SymbolKind::Section => SymbolKind::Namespace,
        editor::SymbolKind::Field => SymbolKind::Field,
        editor::SymbolKind::Account => SymbolKind::Struct,
        editor::SymbolKind::Group => SymbolKind::Object,
        editor::SymbolKind::Callback => SymbolKind::Event,
        editor::SymbolKind::Issued => SymbolKind::Constant,
        editor::SymbolKind::Link => SymbolKind::String,
        editor::SymbolKind::Step => SymbolKind::Function,
    }
}
