//! What breaks several forms at one place: one finding, since it is mended there.

use std::collections::BTreeMap;

use super::{Break, Category, Place};
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// The most forms that are named one by one.
const NAMED: usize = 3;

/// Findings about several forms that differ in nothing else.
struct Group<'a> {
    finding: Diagnostic,
    /// What they say, without the name of a form.
    said: Option<&'a str>,
    breaks: Vec<&'a Break>,
}

/// The findings, of which those that say the same at the same place are one.
pub fn together(found: Vec<(&Break, Diagnostic)>) -> Vec<Diagnostic> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: BTreeMap<(&str, &str, Span), usize> = BTreeMap::new();
    for (broken, finding) in found {
        let said = broken.what.strip_prefix(&name(&broken.place));
        let at = said.zip(finding.span()).map(|(said, span)| {
            let key = (finding.rule.code, said, span);
            *known.entry(key).or_insert(groups.len())
        });
        match at.and_then(|at| groups.get_mut(at)) {
            Some(group) if group.is_like(&finding) => group.breaks.push(broken),
            _ => groups.push(Group {
                finding,
                said,
                breaks: vec![broken],
            }),
        }
    }
    groups.into_iter().map(Group::finding).collect()
}

impl Group<'_> {
    fn is_like(&self, finding: &Diagnostic) -> bool {
        self.finding.labels == finding.labels && self.finding.helps == finding.helps
    }

    fn finding(self) -> Diagnostic {
        let mut finding = self.finding.clone();
        let (Some(said), [_, _, ..]) = (self.said, self.breaks.as_slice()) else {
            return finding;
        };
        let names: Vec<String> = self.breaks.iter().map(|it| name(&it.place)).collect();
        let names = names.iter().map(|name| name.trim_end_matches(": "));
        let more = self.breaks.len().saturating_sub(NAMED);
        let named: Vec<&str> = names.take(NAMED).collect();
        let named = match more {
            0 => named.join(", "),
            _ => format!("{} and {more} more", named.join(", ")),
        };
        finding.message = format!("{named}: {said}");
        finding.notes = Category::ALL
            .into_iter()
            .filter_map(|category| self.note(category))
            .collect();
        finding
    }

    /// What all of them break in a category: what differs from form to form is said of the first.
    fn note(&self, category: Category) -> Option<String> {
        let mut said = self.breaks.iter().filter_map(|it| it.breaks.get(&category));
        let first = said.next()?;
        let others = said.filter(|what| *what != first).count();
        let name = category.name();
        Some(match others {
            0 => format!("{name}: {first}"),
            _ => format!("{name}: {first}; and {others} more"),
        })
    }
}

/// How a finding about a place begins.
pub(super) fn name(place: &Place) -> String {
    match &place.form {
        _ if place.provider.is_empty() => String::new(),
        Some(form) => format!("`{}/{form}`: ", place.provider),
        None => format!("`{}`: ", place.provider),
    }
}
