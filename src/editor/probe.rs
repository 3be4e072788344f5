//! The word that is put in at the cursor, and where a reader finds it.

use std::ops::Range;

use super::File;
use super::attempts::{attempts, word_around};
use super::cursor::{Cursor, Layout, Spot};
use super::place::Place;
use crate::diagnostics::Diagnostic;
use crate::yaml::{self, Document, Kind, Node};

/// The word that is put in.
pub(super) const PROBE: &str = "zzprobezz";

/// The place of a byte; none in comments, and where nothing can be made of the text.
pub(super) fn place_of(file: &File<'_>, at: usize) -> Option<Cursor> {
    let text: &str = &file.source.text;
    if text.len() as u64 > yaml::MAX_BYTES {
        return None;
    }
    let at = text.floor_char_boundary(at.min(text.len()));
    let word = word_around(text, at);
    // Before the dash of an item nothing can be written that is not lost in it.
    if word.is_empty() && text[at..].starts_with("- ") {
        return None;
    }
    let mut best: Option<(usize, Attempt)> = None;
    for (lead, tail) in attempts(&text[..at], &text[word.end..]) {
        let attempt = Attempt::of(file, at, &word, lead, &tail);
        let Some((errors, attempt)) = attempt else {
            continue;
        };
        if best.as_ref().is_none_or(|(fewest, _)| errors < *fewest) {
            best = Some((errors, attempt));
        }
        if errors == 0 {
            break;
        }
    }
    let (_, attempt) = best?;
    attempt.placed(file, at, word)
}

/// A text with the word in it, and where it came out.
struct Attempt {
    lead: &'static str,
    text: String,
    document: Document,
    steps: Vec<usize>,
    spot: Spot,
    scalar: Range<usize>,
    value: String,
}

impl Attempt {
    fn of(
        file: &File<'_>,
        at: usize,
        word: &Range<usize>,
        lead: &'static str,
        tail: &str,
    ) -> Option<(usize, Self)> {
        let source = &file.source.text;
        let text = [
            &source[..word.start],
            lead,
            &source[word.start..at],
            PROBE,
            &source[at..word.end],
            tail,
            &source[word.end..],
        ]
        .concat();
        let mut found = Vec::new();
        let document = yaml::parse(&text, file.source.id, &mut found);
        let mut steps = Vec::new();
        let (spot, scalar, value) = find(document.root.as_ref()?, &mut steps)?;
        let errors = found
            .iter()
            .filter(|found| Diagnostic::is_error(found))
            .count();
        Some((
            errors,
            Self {
                lead,
                text,
                document,
                steps,
                spot,
                scalar,
                value,
            },
        ))
    }

    fn placed(self, file: &File<'_>, at: usize, word: Range<usize>) -> Option<Cursor> {
        let source: &str = &file.source.text;
        let mut places = vec![Place::root(file.grammar)];
        let mut node = self.document.root.as_ref()?;
        for step in &self.steps {
            let place = places.pop()?.narrowed(node, PROBE);
            let (below, next) = match &node.kind {
                Kind::Map(entries) => {
                    let (key, value) = entries.get(*step)?;
                    (place.value_of(&key.value), value)
                }
                Kind::List(items) => (place.item(), items.get(*step)?),
                _ => (None, node),
            };
            places.extend([place, below?]);
            node = next;
        }
        let place = places.pop()?;
        places.push(match self.spot {
            Spot::Key => place.narrowed(node, PROBE),
            Spot::Value => place,
        });
        let line_start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = source[at..]
            .find(['\n', '\r'])
            .map_or(source.len(), |end| at + end);
        // Back from the text with the word in it; what was put in behind the word is not in the file.
        let start = self.scalar.start.min(
            word.start
                .max(self.scalar.start.saturating_sub(self.lead.len())),
        );
        let end = (self
            .scalar
            .end
            .saturating_sub(self.lead.len() + PROBE.len()))
        .clamp(at, line_end.max(at));
        let quote = source[start..]
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\'') && start < at);
        let mut scalar = start..end;
        if let Some(quote) = quote {
            scalar.start += 1;
            if scalar.end > at && source[..scalar.end].ends_with(quote) {
                scalar.end -= 1;
            }
        }
        if scalar.start < line_start || scalar.start > at {
            scalar = word.clone();
        }
        let before_it = &source[line_start..word.start.min(start.max(line_start))];
        let is_flow = before_probe_is_flow(&self.document, &self.steps, &self.text, self.spot);
        let layout = match () {
            () if is_flow => Layout::Flow,
            () if !self.lead.is_empty() => Layout::Dash,
            () if before_it.trim().is_empty() => Layout::Line,
            () if before_it.trim_end().ends_with('-')
                && before_it.trim().chars().all(|c| c == '-' || c == ' ') =>
            {
                Layout::Item
            }
            () => Layout::Inline,
        };
        let before = self
            .value
            .split(PROBE)
            .next()
            .unwrap_or_default()
            .to_owned();
        let Self {
            text,
            document,
            steps,
            spot,
            ..
        } = self;
        Some(Cursor {
            text,
            document,
            steps,
            places,
            spot,
            layout,
            word,
            scalar,
            is_quoted: quote.is_some(),
            before,
            at,
        })
    }
}

/// Whether the list or map around the cursor is one in brackets or braces.
fn before_probe_is_flow(document: &Document, steps: &[usize], text: &str, spot: Spot) -> bool {
    let mut node = document.root.as_ref();
    let around = match spot {
        Spot::Key => steps,
        Spot::Value => &steps[..steps.len().saturating_sub(1)],
    };
    let mut is_flow = false;
    for step in around.iter().map(Some).chain([None]) {
        let Some(here) = node else { break };
        is_flow |= text
            .get(here.span.range())
            .is_some_and(|text| text.starts_with(['{', '[']));
        node = step.and_then(|step| match &here.kind {
            Kind::Map(entries) => entries.get(*step).map(|(_, value)| value),
            Kind::List(items) => items.get(*step),
            _ => None,
        });
    }
    is_flow
}

/// The way to the scalar with the word in it, whether it is a key, its bytes and its value.
fn find(node: &Node, steps: &mut Vec<usize>) -> Option<(Spot, Range<usize>, String)> {
    match &node.kind {
        Kind::Text(text) => text
            .contains(PROBE)
            .then(|| (Spot::Value, node.span.range(), text.clone())),
        Kind::List(items) => items.iter().enumerate().find_map(|(at, item)| {
            steps.push(at);
            find(item, steps).or_else(|| {
                steps.pop();
                None
            })
        }),
        Kind::Map(entries) => entries.iter().enumerate().find_map(|(at, (key, value))| {
            if key.value.contains(PROBE) {
                return Some((Spot::Key, key.span.range(), key.value.clone()));
            }
            steps.push(at);
            find(value, steps).or_else(|| {
                steps.pop();
                None
            })
        }),
        _ => None,
    }
}
