//! `provspec build`

use std::sync::Arc;
use std::time::Instant;

use super::args::{BuildArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, report, say};
use super::{FINDINGS, SUCCESS, release};
use crate::build::{self, Change, Outcome, Workspace};
use crate::diagnostics::render::Count;

/// The most changed outputs that are listed one by one.
const LISTED: usize = 20;

pub(super) fn run(workspace: &Workspace, options: &BuildArgs) -> u8 {
    let workspace = &options.report.levels.over(workspace);
    let started = Instant::now();
    let bar = Bar::default();
    let outcome = if options.check {
        build::stale(workspace, &bar)
    } else {
        build::build(workspace, &bar)
    };
    drop(bar);
    let stale = options.check && !outcome.changes.files.is_empty();
    let code = if outcome.failed() || stale {
        FINDINGS
    } else {
        SUCCESS
    };
    let code = report(&outcome, workspace, options.report.format, code);
    if options.report.format == ReportFormat::Text || stale {
        let seconds = started.elapsed().as_secs_f64();
        say(&summary(&outcome, options.check, workspace, seconds));
    }
    // The process ends, and with it all memory; to free hundreds of thousands of paths one by one takes its time.
    std::mem::forget(outcome);
    code
}

fn summary(outcome: &Outcome, check: bool, workspace: &Workspace, seconds: f64) -> String {
    let out = workspace.generated.display();
    let found = Count::of(&outcome.diagnostics);
    if outcome.failed() {
        return format!("error: {found}; nothing was written\n");
    }
    let mut text = String::new();
    if found.warnings > 0 {
        text.push_str(&format!("warning: {found}\n"));
    }
    let changes = &outcome.changes;
    if outcome.up_to_date {
        text.push_str(&format!(
            "up to date: {} in `{out}`\n",
            count(changes.total, "file")
        ));
        return text;
    }
    let number = |kind: Change| {
        changes
            .files
            .values()
            .filter(|change| **change == kind)
            .count()
    };
    let (added, changed, removed) = (
        number(Change::Added),
        number(Change::Changed),
        number(Change::Removed),
    );
    if check {
        if changes.files.is_empty() {
            text.push_str(&format!(
                "fresh: {} in `{out}`\n",
                count(changes.total, "file")
            ));
            return text;
        }
        let brand = workspace.brand.iter();
        let brand: String = brand.map(|name| format!(" --brand {name}")).collect();
        text.push_str(&format!(
            "error: `{out}` is stale; run `provspec build{brand}` and commit the result\n"
        ));
    } else {
        let providers = count(outcome.sound, "provider");
        let (forms, files) = (count(outcome.forms, "form"), count(changes.total, "file"));
        let megabytes = changes.bytes as f64 / 1e6;
        text.push_str(&match outcome.compiled {
            all if all == outcome.sound => format!(
                "compiled {providers} with {forms} into {files} ({megabytes:.1} MB) in {seconds:.2} s\n"
            ),
            some => format!(
                "compiled {some} of {providers} in {seconds:.2} s; all have {forms} and {files} ({megabytes:.1} MB)\n"
            ),
        });
    }
    text.push_str(&format!(
        "{out}: {added} added, {changed} changed, {removed} removed\n"
    ));
    let of_package = |path: &Arc<str>| path.starts_with("frontend/");
    if check && changes.files.keys().any(of_package) {
        let version = outcome.package.as_ref().map(|package| &package.version);
        let version = version.map_or_else(String::new, |version| format!("; it becomes {version}"));
        text.push_str(&format!(
            "the package in `{out}/frontend` is stale{version}\n"
        ));
    }
    for (path, change) in changes.files.iter().take(LISTED) {
        let mark = match change {
            Change::Added => '+',
            Change::Changed => '~',
            Change::Removed => '-',
        };
        text.push_str(&format!("  {mark} {path}\n"));
    }
    if changes.files.len() > LISTED {
        text.push_str(&format!("  and {} more\n", changes.files.len() - LISTED));
    }
    text.extend(outcome.package.as_ref().and_then(release::standing));
    text
}
