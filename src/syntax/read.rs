//! From nodes to syntax: every violation of the schema is reported, and what is sound around it is kept.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::de::FromNode;
use super::schema::Grammar;
use super::translate::Translator;
use super::validate;
use crate::check::rules;
use crate::diagnostics::{Diagnostic, Fix};
use crate::source::FileId;
use crate::yaml::{self, Comment, Kind, Node};

/// What became of a text.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// The document without its unsound parts; `None` when too little is left.
    pub document: Option<T>,
    /// Names that may be defined in parts that could not be read: nothing is said about these.
    pub lost: Vec<String>,
    /// The comments.
    pub comments: Vec<Comment>,
    /// The document as it was read from, to be read again in another language.
    sound: Option<Node>,
}

impl<T: for<'n> Deserialize<'n>> Read<T> {
    /// The texts that stand under this key, wherever it is.
    pub fn values_of(&self, key: &str) -> BTreeSet<&str> {
        let mut values = BTreeSet::new();
        let mut open: Vec<&Node> = self.sound.iter().collect();
        while let Some(node) = open.pop() {
            match &node.kind {
                Kind::List(items) => open.extend(items),
                Kind::Map(entries) => {
                    for (name, value) in entries {
                        match &value.kind {
                            Kind::Text(text) if name.value == key => drop(values.insert(&**text)),
                            _ => open.push(value),
                        }
                    }
                }
                _ => {}
            }
        }
        values
    }

    /// Whether there is a translation of any of its texts, wherever that is for.
    pub fn is_known_to(&self, translator: &Translator<'_>) -> bool {
        let mut open: Vec<&Node> = self.sound.iter().collect();
        while let Some(node) = open.pop() {
            match &node.kind {
                Kind::List(items) => open.extend(items),
                Kind::Map(entries) => open.extend(entries.iter().map(|(_, value)| value)),
                Kind::Text(text) if translator.knows(text) => return true,
                _ => {}
            }
        }
        false
    }

    /// The document with its texts translated; `None` where there is none.
    pub fn translated(&self, translator: &Translator<'_>) -> Option<T> {
        let root = self.sound.as_ref().filter(|_| self.document.is_some())?;
        T::deserialize(FromNode::new(root, Some(translator))).ok()
    }
}

/// Reads a document of the language. Findings go to `diagnostics`.
pub fn read<T: for<'n> Deserialize<'n>>(
    text: &str,
    file: FileId,
    grammar: Grammar,
    diagnostics: &mut Vec<Diagnostic>,
) -> Read<T> {
    let before = diagnostics.len();
    rules::deceptive_unicode::check(text, file, diagnostics);
    rules::mixed_script::check_text(text, file, diagnostics);
    let plain = rules::deceptive_unicode::plain_spaces(text);
    let look_alikes = names_as_seen(text, &diagnostics[before..]);
    let yaml::Document {
        root,
        comments,
        mut lost,
    } = yaml::parse(&plain, file, diagnostics);
    lost.extend(look_alikes);
    rules::todo_left::check(&plain, file, &comments, diagnostics);
    let Some(mut root) = root else {
        return Read {
            document: None,
            lost,
            comments,
            sound: None,
        };
    };
    super::commas::part(&mut root, &plain, diagnostics);
    rules::typographic_quotes::check(&plain, &root, diagnostics);
    let sound = validate::prune(&mut root, grammar, &plain, &mut lost, diagnostics);
    let document = sound.then(|| from_node(&root, diagnostics)).flatten();
    Read {
        document,
        lost,
        comments,
        sound: sound.then_some(root),
    }
}

/// The most findings about letters that are looked at: a file with more is no spec.
const MOST_LOOK_ALIKES: usize = 1000;

/// The words that a reader sees where there are other letters: `account` for one with a Cyrillic `а`. That these
/// are not defined follows from the letters.
fn names_as_seen(text: &str, found: &[Diagnostic]) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen_to = 0;
    for finding in found.iter().take(MOST_LOOK_ALIKES) {
        // A word is looked at once, whatever is in it.
        let Some(span) = finding.span().filter(|span| span.start >= seen_to) else {
            continue;
        };
        let range = span.range();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-') || !c.is_ascii();
        let start = text[..range.start].trim_end_matches(is_name).len();
        let end = text.len() - text[range.end..].trim_start_matches(is_name).len();
        let mended = match finding.fix.as_ref().and_then(Fix::replacement) {
            Some(replacement) => [
                &text[start..range.start],
                replacement,
                &text[range.end..end],
            ]
            .concat(),
            None => text[start..end].to_owned(),
        };
        seen_to = u32::try_from(end).unwrap_or(u32::MAX);
        names.push(rules::deceptive_unicode::visible(&mended));
        names.push(text[start..end].to_owned());
    }
    names
}

fn from_node<T: for<'n> Deserialize<'n>>(
    root: &Node,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    match T::deserialize(FromNode::new(root, None)) {
        Ok(document) => Some(document),
        // The schema and the types are one, so this is a bug of ours if it ever happens; say it with a place.
        Err(misfit) => {
            let span = misfit.span.unwrap_or(root.span);
            diagnostics.push(rules::wrong_type::misfit(span, &misfit.message));
            None
        }
    }
}
