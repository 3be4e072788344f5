//! What may stand at the cursor.

mod eligible;
mod fitting;
mod insert;
mod keys;
mod names;
mod texts;
mod words;

use std::ops::Range;
use std::rc::Rc;

use super::cursor::{Cursor, Layout, Spot};
use super::fields::Field;
use super::forms;
use super::occurrences::text_of;
use super::place::{Place, Shape};
use super::probe::{self, PROBE};
use super::reading::Reading;
use super::workspace::Workspace;
use super::{Completion, CompletionKind, File, View};
use crate::yaml::{Kind, Node};

/// What may stand at a byte, the likeliest first. Nothing in comments, and in texts only what braces and links may name.
pub fn complete(view: &View<'_>, at: usize) -> Vec<Completion> {
    let Some(cursor) = probe::place_of(&view.file, at) else {
        return Vec::new();
    };
    // The file is read with the word in it, since the text without may be no YAML.
    let workspace = Workspace::new(view);
    let reading = Reading::made(
        cursor.document.clone(),
        false,
        &cursor.text,
        view.file.grammar,
    );
    let reading = workspace.keep(&view.file, reading);
    let asked = Asked {
        cursor: &cursor,
        workspace: &workspace,
        file: view.file,
        reading,
    };
    let mut found = asked.completions();
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|completion| seen.insert(completion.label.clone()));
    for (order, completion) in found.iter_mut().enumerate() {
        completion.order = order;
    }
    found
}

/// What is asked, and who can tell.
struct Asked<'c, 'a> {
    cursor: &'c Cursor,
    workspace: &'c Workspace<'a>,
    file: File<'a>,
    reading: Rc<Reading>,
}

impl Asked<'_, '_> {
    fn completions(&self) -> Vec<Completion> {
        let Some(place) = self.cursor.place() else {
            return Vec::new();
        };
        match self.cursor.spot {
            Spot::Key => self.keys(place, self.cursor.nodes().last().copied()),
            Spot::Value => self.values(place),
        }
    }

    fn values(&self, place: &Place) -> Vec<Completion> {
        if let Some(found) = self.in_text(place) {
            return found;
        }
        let is_list = place.may_be("array") && !place.may_be("string");
        let mut found = match self.cursor.layout {
            // The items come behind the dash, or within brackets.
            Layout::Line | Layout::Inline | Layout::Flow if is_list => {
                let mut found = self.words(place);
                found.extend(self.items(place));
                found
            }
            _ => self.scalars(place),
        };
        if self.cursor.before.is_empty() || self.cursor.layout != Layout::Inline {
            let is_block = matches!(self.cursor.layout, Layout::Line | Layout::Item);
            if is_block && !self.cursor.is_quoted {
                found.extend(self.keys(place, None));
            } else if !self.cursor.is_quoted {
                found.extend(self.maps(place));
            }
        }
        if self.cursor.layout == Layout::Dash {
            for completion in &mut found {
                completion.insert.insert_str(0, "- ");
            }
        }
        found
    }

    /// The items of a list that has no brackets or dashes so far.
    fn items(&self, place: &Place) -> Vec<Completion> {
        let Some(item) = place.item() else {
            return Vec::new();
        };
        let is_line = self.cursor.layout == Layout::Line;
        let mut found = self.scalars(&item);
        found.extend(match is_line {
            true => self.keys(&item, None),
            false => self.maps(&item),
        });
        for completion in &mut found {
            completion.insert = match is_line {
                // Behind the dash, further lines are further in.
                true => format!("- {}", completion.insert.replace('\n', "\n  ")),
                false => {
                    let inside = match completion.is_snippet {
                        true => completion.insert.clone(),
                        false => insert::escaped(&completion.insert),
                    };
                    completion.is_snippet = true;
                    match inside.contains("$0") {
                        true => format!("[{inside}]"),
                        false => format!("[{inside}$0]"),
                    }
                }
            };
        }
        found
    }

    /// What may stand here that is no list and no map.
    fn scalars(&self, place: &Place) -> Vec<Completion> {
        let mut found = self.names(place);
        found.extend(self.words(place));
        found
    }

    fn root(&self) -> Option<&Node> {
        self.reading.document.root.as_ref()
    }

    /// The fields that this file knows, but for the one that is being typed.
    fn fields(&self) -> Vec<Field> {
        let mut known = forms::known(self.workspace, &self.file);
        known.retain(|field| !field.key.contains(PROBE));
        known
    }

    /// The type of the field whose keys the cursor is among, by its word.
    fn type_of_field(&self) -> Option<String> {
        let nodes = self.cursor.nodes();
        let written = self.cursor.places.iter().zip(&nodes).rev();
        for (place, node) in written {
            let is_field = |shape: &Shape| super::names::FIELDS.contains(&shape.definition);
            if !matches!(node.kind, Kind::Map(_)) || !place.shapes.iter().any(is_field) {
                continue;
            }
            if let Some(of_type) = node.get("type").and_then(text_of) {
                return Some(of_type.to_owned());
            }
            if let Some(name) = node.get("field").and_then(text_of) {
                return self.find(name).map(|field| field.of_type);
            }
        }
        let group = self
            .cursor
            .around("SharedUse")?
            .get("use")
            .and_then(text_of)?;
        let over = self.cursor.own_key("SharedUse", "fields")?;
        let group = self.workspace.group(group)?;
        Some(forms::find(self.workspace, &group, over)?.of_type)
    }

    /// The field of this name: of the shared group in whose use the cursor is, or of the file.
    fn find(&self, name: &str) -> Option<Field> {
        let group = self
            .cursor
            .around("SharedUse")
            .and_then(|used| used.get("use"))
            .and_then(text_of);
        let group = group.and_then(|group| self.workspace.group(group));
        let of_group = group.and_then(|group| forms::find(self.workspace, &group, name));
        of_group.or_else(|| forms::find(self.workspace, &self.file, name))
    }

    /// A completion that takes the place of the whole scalar.
    fn value(&self, label: &str, kind: CompletionKind) -> Completion {
        let insert = match self.cursor.is_quoted {
            true => label.to_owned(),
            false => insert::scalar(label, self.cursor.layout == Layout::Flow),
        };
        Completion {
            label: label.to_owned(),
            kind,
            detail: None,
            documentation: None,
            insert,
            is_snippet: false,
            range: self.range(),
            order: 0,
        }
    }

    /// What a completion takes the place of.
    fn range(&self) -> Range<usize> {
        match self.cursor.spot {
            Spot::Key => self.cursor.word.clone(),
            Spot::Value => self.cursor.scalar.clone(),
        }
    }
}
