//! `provspec check`

use super::args::{CheckArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, report, say};
use super::{FINDINGS, SUCCESS, fix};
use crate::build::{self, Workspace};
use crate::diagnostics::render::Count;

pub(super) fn run(workspace: &Workspace, options: &CheckArgs) -> u8 {
    if options.fix || options.diff {
        return fix::run(workspace, options);
    }
    let bar = Bar::default();
    let outcome = build::check(workspace, &bar);
    drop(bar);
    let code = if outcome.failed() { FINDINGS } else { SUCCESS };
    let code = report(&outcome, options.report.format, code);
    if options.report.format == ReportFormat::Text {
        let found = Count::of(&outcome.diagnostics);
        let offered = fix::offered(&outcome.diagnostics);
        say(&if outcome.failed() {
            format!("error: {found}{offered}\n")
        } else {
            format!(
                "checked {}: {found}{offered}\n",
                count(outcome.summaries.len(), "provider")
            )
        });
    }
    code
}
