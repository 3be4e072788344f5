//! `provspec release`

use serde_json::{Value, json};

use super::args::{ReleaseArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Order, Outcome, Standing, Workspace};
use crate::diagnostics::render::{self, Count};
use crate::ir::{Entry, Level};

/// The most places of a change that are named one by one.
const NAMED: usize = 3;

pub(super) fn run(workspace: &Workspace, options: &ReleaseArgs) -> u8 {
    let workspace = &options.report.levels.over(workspace);
    let order = Order {
        date: options.date,
        raise: options.level,
        dry_run: options.dry_run,
    };
    let bar = Bar::default();
    let outcome = build::release(workspace, &order, &bar);
    drop(bar);
    if let Some(why) = &outcome.refused {
        say(&format!("error: {why}\n"));
        return USAGE;
    }
    let format = options.report.format;
    if format == ReportFormat::Json {
        let code = if outcome.failed() { FINDINGS } else { SUCCESS };
        return print(&document(&outcome), code);
    }
    let Some(package) = &outcome.package else {
        let code = report(&outcome, workspace, format, FINDINGS);
        let found = Count::of(&outcome.diagnostics);
        say(&format!("error: {found}; nothing was released\n"));
        return code;
    };
    let code = report(&outcome, workspace, format, SUCCESS);
    let mut text = summary(package, options.dry_run);
    if !options.dry_run && is_new(package) {
        text.push_str(&format!(
            "\ncommit `{}` and `{}`, then publish `{}`\n",
            workspace.releases.display(),
            workspace.generated.display(),
            workspace.generated.join("frontend").display(),
        ));
    }
    if matches!(format, ReportFormat::Text | ReportFormat::Concise) {
        return print(&text, code);
    }
    // The report is what programs read.
    say(&text);
    code
}

/// Whether there is something to release.
fn is_new(package: &Standing) -> bool {
    let last = package.last.as_ref();
    last.is_none_or(|last| last.version != package.version)
}

fn summary(package: &Standing, dry_run: bool) -> String {
    let version = &package.version;
    if !is_new(package) {
        return format!("nothing has changed since {version}\n");
    }
    let verb = if dry_run { "would release" } else { "released" };
    let Some(last) = &package.last else {
        return format!("{verb} {version}, the first\n");
    };
    let mut text = format!(
        "{verb} {version}, after {} of {}\n\n",
        last.version, last.date
    );
    for entry in Entry::of(&package.changes) {
        let word = match entry.level {
            Level::Major => "breaking",
            Level::Minor => "new",
            Level::Patch => "other",
        };
        let place = match entry.places.as_slice() {
            [] => String::new(),
            named if named.len() <= NAMED => format!("{}: ", named.join(", ")),
            [first, rest @ ..] => format!("{first} and {} more: ", rest.len()),
        };
        text.push_str(&format!("{word:>8}  {place}{}\n", entry.what));
    }
    text
}

/// The findings, and what is released: `null` where there is nothing to release.
fn document(outcome: &Outcome) -> String {
    let findings = render::json(&outcome.diagnostics, &outcome.sources);
    let mut document: Value = serde_json::from_str(&findings).unwrap_or_default();
    let package = outcome.package.as_ref().filter(|package| is_new(package));
    document["release"] = package.map_or(Value::Null, |package| {
        let changes = package.changes.iter().map(|change| {
            json!({
                "level": change.level.name(),
                "place": change.place,
                "field": change.field,
                "what": change.what,
            })
        });
        json!({
            "version": package.version,
            "after": package.last.as_ref().map(|last| &last.version),
            "level": package.level().map(Level::name),
            "changes": changes.collect::<Vec<_>>(),
        })
    });
    format!("{document:#}\n")
}

/// How the package stands, after a build: nothing where it is as it was released.
pub(super) fn standing(package: &Standing) -> Option<String> {
    let last = package.last.as_ref()?;
    let breaking = package
        .changes
        .iter()
        .filter(|change| change.level == Level::Major)
        .count();
    let broken = match breaking {
        0 => String::new(),
        number => format!(" ({number} breaking)"),
    };
    is_new(package).then(|| {
        format!(
            "package: {}, with {} since {}{broken}; `provspec release` makes it a release\n",
            package.version,
            count(package.changes.len(), "change"),
            last.version,
        )
    })
}
