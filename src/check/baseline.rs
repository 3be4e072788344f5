//! Findings that were there before: written down once, and not told again.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::rules;
use crate::diagnostics::{Diagnostic, Severity, fingerprint, path};
use crate::source::Sources;

/// What the file says of itself, for those who find it in a repository.
const ABOUT: &str = "Findings of provspec that were known when this was written: they are not told again. Written by \
                     `provspec check --write-baseline`.";
const VERSION: u64 = 1;

/// How often a finding is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Key, usize>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    path: String,
    code: String,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a map of known findings")]
struct Document {
    about: String,
    version: u64,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a known finding")]
struct Entry {
    path: String,
    rule: String,
    fingerprint: String,
    count: usize,
}

/// Why a text is no baseline, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
}

impl Baseline {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// It is no baseline of this version.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let document: Document = serde_json::from_str(text).map_err(|error| {
            let lines = text
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1));
            let start: usize = lines.map(str::len).sum();
            let at = text
                .floor_char_boundary((start + error.column().saturating_sub(1)).min(text.len()));
            let words = error.to_string();
            let message = words.split(" at line ").next().unwrap_or_default();
            Fault {
                range: at..at,
                message: format!("this is no baseline: {message}"),
            }
        })?;
        if document.version != VERSION {
            let at = text.find("\"version\"").unwrap_or_default();
            return Err(Fault {
                range: at..at + "\"version\"".len(),
                message: format!(
                    "this baseline is of version {}, and this provspec knows {VERSION}",
                    document.version
                ),
            });
        }
        let mut known = BTreeMap::new();
        for entry in document.findings {
            let key = Key {
                path: entry.path,
                code: entry.rule,
                fingerprint: entry.fingerprint,
            };
            *known.entry(key).or_default() += entry.count;
        }
        Ok(Self(known))
    }

    /// The baseline of these findings: those that are warnings by themselves. `relative` has the paths as they are written.
    pub fn of(
        diagnostics: &[Diagnostic],
        sources: &Sources,
        relative: &dyn Fn(&str) -> String,
    ) -> Self {
        let mut known = BTreeMap::new();
        for found in diagnostics.iter().filter(|found| may_be_known(found)) {
            *known.entry(key(found, sources, relative)).or_default() += 1;
        }
        Self(known)
    }

    /// As the file is written: an entry a line, so that version control shows what comes and goes.
    pub fn write(&self) -> String {
        let entries = self.0.iter().map(|(key, count)| {
            let entry = Entry {
                path: key.path.clone(),
                rule: key.code.clone(),
                fingerprint: key.fingerprint.clone(),
                count: *count,
            };
            serde_json::to_string(&entry).unwrap_or_default()
        });
        let entries: Vec<String> = entries.map(|entry| format!("    {entry}")).collect();
        let about = serde_json::to_string(ABOUT).unwrap_or_default();
        format!(
            "{{\n  \"about\": {about},\n  \"version\": {VERSION},\n  \"findings\": [\n{}\n  ]\n}}\n",
            entries.join(",\n")
        )
    }

    /// How many findings it has.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the known ones out of the findings and returns them.
    pub(crate) fn take(
        &mut self,
        diagnostics: &mut Vec<Diagnostic>,
        sources: &Sources,
        relative: &dyn Fn(&str) -> String,
    ) -> Vec<Diagnostic> {
        let mut taken = Vec::new();
        if self.0.is_empty() {
            return taken;
        }
        let mut left = Vec::with_capacity(diagnostics.len());
        for found in diagnostics.drain(..) {
            let count = match may_be_known(&found) {
                true => self.0.get_mut(&key(&found, sources, relative)),
                false => None,
            };
            match count {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    taken.push(found);
                }
                _ => left.push(found),
            }
        }
        *diagnostics = left;
        taken
    }

    /// What was not taken: path, rule, how often.
    pub(crate) fn gone(&self) -> Vec<(String, String, usize)> {
        let mut gone: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (key, count) in self.0.iter().filter(|(_, count)| **count > 0) {
            *gone.entry((&key.path, &key.code)).or_default() += count;
        }
        let named = |((path, code), count): ((&str, &str), usize)| {
            let rule = rules::find(code).map_or_else(String::new, |rule| format!(" {}", rule.name));
            (path.to_owned(), format!("{code}{rule}"), count)
        };
        gone.into_iter().map(named).collect()
    }
}

/// Errors stop a build, so they cannot be left for later. What is said of the baseline, and that there is more to say, is not
/// about the specs.
fn may_be_known(found: &Diagnostic) -> bool {
    let never = [
        &rules::stale_baseline::RULE,
        &rules::too_many_findings::RULE,
    ];
    found.rule.severity == Severity::Warning
        && never.iter().all(|rule| rule.code != found.rule.code)
}

fn key(found: &Diagnostic, sources: &Sources, relative: &dyn Fn(&str) -> String) -> Key {
    Key {
        path: path(found, sources).map(relative).unwrap_or_default(),
        code: found.rule.code.to_owned(),
        fingerprint: fingerprint(found, sources),
    }
}
