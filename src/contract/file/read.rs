//! Reading a release file, and what may be wrong with it.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{FORMAT, ReleaseFile, lists, of_contract};
use crate::contract::{Date, Version};
use crate::ir::Release;

/// Why a release file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What to do where the file was good before.
const RESTORE: &str = "restore the file from version control; of two that were merged take one, and run `provspec release`";

pub(super) fn read(text: &str) -> Result<ReleaseFile, FileFault> {
    let document: Value = serde_json::from_str(text).map_err(|error| FileFault {
        range: place_of(text, error.line(), error.column()),
        message: format!("it is not JSON: {}", without_place(&error)),
        help: RESTORE.to_owned(),
    })?;
    match document.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => {
            return Err(FileFault {
                range: find(text, "\"format\""),
                message: format!(
                    "a newer provspec has written it: its format is {newer}, and this one knows {FORMAT}"
                ),
                help: "use the version of provspec that your project is built with".to_owned(),
            });
        }
        _ => {
            return Err(FileFault {
                range: find(text, "\"format\""),
                message: format!("it is no file of releases: `format` is not {FORMAT}"),
                help: RESTORE.to_owned(),
            });
        }
    }
    let releases: Vec<Release> = part(text, &document, "releases", |value| value)?;
    check(text, &releases)?;
    let folded = document.get("contract").cloned().unwrap_or_default();
    let contract = part(text, &document, "contract", lists::unfold)?;
    let written = document.get("digest").and_then(Value::as_str);
    if written != Some(&of_contract(&folded, releases.first())) {
        let version = releases.first().map_or("", |release| &release.version);
        return Err(FileFault {
            range: find(text, "\"contract\""),
            message: format!("its `contract` is not that of {version}: it was changed by hand"),
            help: RESTORE.to_owned(),
        });
    }
    Ok(ReleaseFile { releases, contract })
}

/// A part of the document, after a change of its form.
fn part<T: DeserializeOwned>(
    text: &str,
    document: &Value,
    key: &str,
    change: impl Fn(Value) -> Value,
) -> Result<T, FileFault> {
    let fault = |message: String| FileFault {
        range: find(text, &format!("\"{key}\"")),
        message,
        help: RESTORE.to_owned(),
    };
    let value = document
        .get(key)
        .ok_or_else(|| fault(format!("it has no `{key}`")))?;
    serde_json::from_value(change(value.clone()))
        .map_err(|error| fault(format!("its `{key}` cannot be read: {error}")))
}

/// Whether the releases can have been made one after the other.
fn check(text: &str, releases: &[Release]) -> Result<(), FileFault> {
    let fault = |release: &Release, message: String| FileFault {
        range: find(text, &format!("\"version\": \"{}\"", release.version)),
        message,
        help: RESTORE.to_owned(),
    };
    if releases.is_empty() {
        return Err(FileFault {
            range: find(text, "\"releases\""),
            message: "it has no release".to_owned(),
            help:
                "delete the file if nothing was ever released, or restore it from version control"
                    .to_owned(),
        });
    }
    let mut later: Option<(&Release, Version, Date)> = None;
    for release in releases {
        let (shown, day) = (&release.version, &release.date);
        let version = Version::parse(shown).ok_or_else(|| {
            let message = format!("`{shown}` is not the version of a release, such as `1.4.0`");
            fault(release, message)
        })?;
        let date = Date::parse(day).ok_or_else(|| {
            let message = format!("`{day}` is not a date such as `2027-03-31`");
            fault(release, message)
        })?;
        if release
            .changes
            .iter()
            .any(|entry| entry.what.contains(['\n', '\r']))
        {
            let message = format!("the words of a change of {shown} have a line break in them");
            return Err(fault(release, message));
        }
        if let Some((after, its_version, its_date)) = later {
            let its = &after.version;
            let level = after.changes.iter().map(|entry| entry.level).max();
            let least = level.map_or(version.raised(crate::ir::Level::Patch), |level| {
                version.after(level)
            });
            if its_version < least {
                let message = format!(
                    "{its} comes after {shown}: with its changes it is {least} at the least"
                );
                return Err(fault(after, message));
            }
            if its_date < date {
                let message = format!(
                    "{its} is of {}, and {shown}, which comes before it, of {day}",
                    after.date
                );
                return Err(fault(after, message));
            }
        }
        later = Some((release, version, date));
    }
    Ok(())
}

/// Where a text stands first; the beginning of the file if it does not.
fn find(text: &str, what: &str) -> Range<usize> {
    text.find(what).map_or(0..0, |at| at..at + what.len())
}

/// A line and a column of bytes, both from 1.
fn place_of(text: &str, line: usize, column: usize) -> Range<usize> {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    at..at + length
}

fn without_place(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let plain = words.split(" at line ").next();
    plain.unwrap_or(&words).to_owned()
}
