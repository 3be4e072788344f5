//! Providers, accounts and fields of all projects, by their names.

use serde_json::{Value, json};

use super::asked::{location, stem};
use super::capabilities::Client;
use super::documents::Documents;
use super::navigation::kind;
use super::projects::Project;
use crate::editor::{self, File, Symbol, SymbolKind};

/// The most that are answered: nobody reads on, but writes more letters.
const MOST: usize = 1000;

/// What has the letters of a query in its name or title, in their order. What fits best comes first.
pub(super) fn symbols<'a>(
    query: &str,
    projects: impl Iterator<Item = &'a Project>,
    documents: &Documents,
    client: Client,
) -> Vec<Value> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    for project in projects {
        for (grammar, source) in project.session.documents() {
            let file = File {
                grammar,
                stem: &stem(&source.path),
                source: &source,
            };
            let mut put = |symbol: &Symbol, above: Option<&str>| {
                let Some(distance) = distance(&query, symbol) else {
                    return;
                };
                let place = location(&source, symbol.selection, project, documents, client);
                let detail = symbol.detail.as_deref().filter(|_| above.is_none());
                let answer = json!({
                    "name": symbol.name,
                    "kind": kind(symbol.kind),
                    "location": place,
                    "containerName": above.or(detail),
                });
                found.push((distance, answer));
            };
            let symbols = editor::symbols(&file);
            for whole in symbols.iter().filter(|it| it.kind == SymbolKind::File) {
                put(whole, None);
                let sections = whole.children.iter();
                for symbol in sections.flat_map(|section| &section.children) {
                    if matches!(symbol.kind, SymbolKind::Field | SymbolKind::Account) {
                        put(symbol, Some(&whole.name));
                    }
                }
            }
        }
    }
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(MOST);
    found.into_iter().map(|(_, answer)| answer).collect()
}

/// How far a symbol is from what is looked for; none where it is not that.
fn distance(query: &str, symbol: &Symbol) -> Option<u8> {
    let title = symbol.detail.as_deref();
    let title = title.filter(|_| symbol.kind != SymbolKind::Field);
    let names = [Some(&*symbol.name), title].into_iter().flatten();
    let distances = names.filter_map(|name| {
        let name = name.to_lowercase();
        let mut letters = name.chars();
        match name.find(query) {
            Some(0) if name.len() == query.len() => Some(0),
            Some(0) => Some(1),
            Some(_) => Some(2),
            None => query
                .chars()
                .all(|letter| letters.any(|it| it == letter))
                .then_some(3),
        }
    });
    distances.min()
}
