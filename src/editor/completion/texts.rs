//! What the braces and the links of a text may name.

use super::super::names::{self as table, Holes, Kind, Role};
use super::super::occurrences::text_of;
use super::super::place::Place;
use super::super::reading::Stands;
use super::super::template::SCHEMES;
use super::super::{Completion, CompletionKind};
use super::Asked;
use crate::check::placeholder;
use crate::ir::Variable;

impl Asked<'_, '_> {
    /// What may stand at the cursor in a text that takes placeholders; nothing but those. None where this is no such text.
    pub(super) fn in_text(&self, place: &Place) -> Option<Vec<Completion>> {
        let role = table::of_text(place).filter(|_| place.may_be("string"))?;
        let (holes, is_markup) = match role {
            Role::Markup => (None, true),
            Role::Holes(holes) => (Some(holes), false),
            _ => return None,
        };
        let before = &self.cursor.before;
        let word = before
            .rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .next()
            .unwrap_or_default();
        let lead = &before[..before.len() - word.len()];
        if lead.ends_with('{') && (is_markup || !lead.ends_with("\\{")) {
            return Some(self.holes(holes));
        }
        if is_markup && lead.ends_with("](") {
            let schemes = SCHEMES
                .into_iter()
                .filter(|(kind, _)| !self.targets(*kind).is_empty());
            return Some(
                schemes
                    .map(|(_, scheme)| self.within(scheme, CompletionKind::Word, None, ""))
                    .collect(),
            );
        }
        let (kind, _) = SCHEMES
            .into_iter()
            .find(|(_, scheme)| is_markup && lead.ends_with(&format!("]({scheme}")))?;
        let icon = match kind {
            Kind::Link => CompletionKind::Link,
            Kind::Issued => CompletionKind::Issued,
            _ => CompletionKind::Field,
        };
        let targets = self.targets(kind).into_iter();
        Some(
            targets
                .map(|(name, title)| self.within(&name, icon, title, ")"))
                .collect(),
        )
    }

    /// What a link of this kind may lead to, with its title.
    fn targets(&self, kind: Kind) -> Vec<(String, Option<String>)> {
        if kind == Kind::Field {
            return self
                .fields()
                .into_iter()
                .map(|field| (field.key, field.title))
                .collect();
        }
        let key = if kind == Kind::Link {
            "links"
        } else {
            "issued"
        };
        let map = self.root().and_then(|root| root.get(key));
        let title = |name: &str| {
            map.and_then(|map| map.get(name)?.get("title"))
                .and_then(text_of)
                .map(str::to_owned)
        };
        let defined = self
            .reading
            .names
            .iter()
            .filter(|name| name.kind == kind && name.stands == Stands::Defined);
        defined
            .map(|name| (name.text.clone(), title(&name.text)))
            .collect()
    }

    /// What braces may stand around.
    fn holes(&self, holes: Option<Holes>) -> Vec<Completion> {
        let project = self.workspace.view.project;
        let mut found: Vec<(String, Option<String>, CompletionKind)> = Vec::new();
        let is_address = holes == Some(Holes::Address);
        if !is_address {
            let fields = match holes {
                Some(Holes::FileName) => self.fields_beside(),
                _ => self.fields(),
            };
            let fields = fields.into_iter();
            found.extend(fields.map(|field| (field.key, field.title, CompletionKind::Field)));
        }
        if !is_address && holes != Some(Holes::FileName) {
            let issued = self.targets(Kind::Issued).into_iter();
            found.extend(issued.map(|(name, title)| (name, title, CompletionKind::Issued)));
        }
        let mut built_in: Vec<&str> = Vec::new();
        if matches!(holes, None | Some(Holes::Title | Holes::Setting)) {
            built_in.extend(Variable::ALL.into_iter().map(Variable::name));
            built_in.push(placeholder::PROVIDER_NAME);
        }
        if matches!(holes, Some(Holes::Title | Holes::Setting | Holes::Address)) {
            built_in.extend([placeholder::BASE, placeholder::CODE]);
        }
        if matches!(holes, Some(Holes::Setting | Holes::Address)) {
            built_in.push(placeholder::CONNECTION);
        }
        found.extend(
            built_in
                .into_iter()
                .map(|name| (name.to_owned(), None, CompletionKind::Placeholder)),
        );
        if !matches!(holes, Some(Holes::Commands | Holes::FileName)) {
            let values = project.values.iter();
            found.extend(values.map(|(name, value)| {
                (
                    name.clone(),
                    Some(value.clone()),
                    CompletionKind::Placeholder,
                )
            }));
        }
        found
            .into_iter()
            .map(|(name, title, kind)| self.within(&name, kind, title, "}"))
            .collect()
    }

    /// A completion of the word at the cursor, within a text; `close` comes behind it unless it is there.
    fn within(
        &self,
        name: &str,
        kind: CompletionKind,
        title: Option<String>,
        close: &str,
    ) -> Completion {
        let text = &self.file.source.text;
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let at = self.cursor.at;
        let start = text[..at].trim_end_matches(is_part).len();
        let end = text.len() - text[at..].trim_start_matches(is_part).len();
        let range = start..end;
        let is_closed = text[range.end..].starts_with(close);
        let insert = if is_closed {
            name.to_owned()
        } else {
            format!("{name}{close}")
        };
        Completion {
            label: name.to_owned(),
            kind,
            detail: title,
            documentation: None,
            insert,
            is_snippet: false,
            range,
            order: 0,
        }
    }
}
