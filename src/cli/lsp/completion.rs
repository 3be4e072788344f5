//! What may stand at the cursor.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, InsertTextFormat, MarkupContent, MarkupKind, Position,
    TextEdit,
};

use super::asked::Asked;
use super::capabilities::Client;
use super::positions::Lines;
use crate::editor::{self, Completion, CompletionKind};

/// The characters behind which an editor asks by itself: those before which a value, a name or a key begins.
pub(super) const TRIGGERS: [&str; 8] = [":", " ", "-", "[", "{", ",", "\"", "'"];

pub(super) fn items(asked: &Asked<'_>, position: Position) -> Vec<CompletionItem> {
    let at = asked.byte(position);
    let found = asked.view(|view| editor::complete(view, at));
    offered(found, &asked.lines(), asked.client())
}

/// As the protocol has it.
pub(super) fn offered(
    found: Vec<Completion>,
    lines: &Lines<'_>,
    client: Client,
) -> Vec<CompletionItem> {
    let item = |completion: Completion| {
        let takes_places = client.snippets;
        let (text, is_snippet) = match completion.is_snippet && !takes_places {
            true => (plain(&completion.insert), false),
            false => (completion.insert, completion.is_snippet),
        };
        let edit = TextEdit {
            range: lines.range(completion.range),
            new_text: text,
        };
        CompletionItem {
            label: completion.label,
            kind: Some(kind(completion.kind)),
            detail: completion.detail,
            documentation: completion.documentation.map(|text| markdown(text).into()),
            sort_text: Some(format!("{:04}", completion.order)),
            insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
            text_edit: Some(edit.into()),
            ..CompletionItem::default()
        }
    };
    found.into_iter().map(item).collect()
}

pub(super) fn markdown(value: String) -> MarkupContent {
    MarkupContent {
        kind: MarkupKind::Markdown,
        value,
    }
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Key => CompletionItemKind::Property,
        CompletionKind::Word => CompletionItemKind::Keyword,
        CompletionKind::Field => CompletionItemKind::Field,
        CompletionKind::Account => CompletionItemKind::Struct,
        CompletionKind::Group => CompletionItemKind::Module,
        CompletionKind::Link => CompletionItemKind::Reference,
        CompletionKind::Issued => CompletionItemKind::Constant,
        CompletionKind::Option => CompletionItemKind::EnumMember,
        CompletionKind::Code => CompletionItemKind::Value,
        CompletionKind::Callback => CompletionItemKind::Event,
        CompletionKind::Placeholder => CompletionItemKind::Variable,
    }
}

/// A snippet without its places for the cursor: `type: ${1:text}$0` → `type: text`.
fn plain(snippet: &str) -> String {
    let mut text = String::new();
    let mut letters = snippet.chars().peekable();
    // Whether the next brace ends a place.
    let mut is_open = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next()),
            '$' => {
                is_open = letters.next_if_eq(&'{').is_some();
                while letters.next_if(char::is_ascii_digit).is_some() {}
                letters.next_if(|letter| is_open && *letter == ':');
            }
            '}' if is_open => is_open = false,
            letter => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_snippet_is_text_without_its_places() {
        for (snippet, text) in [
            ("type: $0", "type: "),
            (
                "{ type: ${1:text}, title: ${2:A title} }$0",
                "{ type: text, title: A title }",
            ),
            (r"^\$\{x\\\}${3}", r"^${x\}"),
        ] {
            assert_eq!(plain(snippet), text);
        }
    }
}
