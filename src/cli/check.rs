//! `provspec check`

use super::args::{CheckArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, report, say};
use super::{FINDINGS, SUCCESS, fix};
use crate::build::{self, Outcome, Workspace};
use crate::diagnostics::render::Count;

pub(super) fn run(workspace: &Workspace, options: &CheckArgs) -> u8 {
    let mut workspace = options.report.levels.over(workspace);
    workspace.leaves_out_known = !options.no_baseline;
    if options.fix || options.diff {
        return fix::run(&workspace, options);
    }
    let bar = Bar::default();
    let (outcome, written) = match options.write_baseline {
        true => build::write_baseline(&workspace, &bar),
        false => (build::check(&workspace, &bar), None),
    };
    drop(bar);
    let failed = outcome.failed();
    let format = options.report.format;
    let code = report(
        &outcome,
        &workspace,
        format,
        if failed { FINDINGS } else { SUCCESS },
    );
    if options.write_baseline {
        say(&baseline(&outcome, written, &workspace));
    } else if format == ReportFormat::Text {
        let known = known(&outcome);
        let found = Count::of(&outcome.diagnostics);
        let offered = fix::offered(&outcome.diagnostics);
        say(&match failed {
            true => format!("error: {found}{known}{offered}\n"),
            false => {
                let checked = count(outcome.sound, "provider");
                format!("checked {checked}: {found}{known}{offered}\n")
            }
        });
    }
    code
}

/// What became of the file of known findings.
fn baseline(outcome: &Outcome, written: Option<usize>, workspace: &Workspace) -> String {
    let path = workspace.baseline.display();
    match written {
        None => {
            let found = Count::of(&outcome.diagnostics);
            format!(
                "error: {found}; `{path}` was not written: an error cannot be known, mend it first\n"
            )
        }
        Some(0) => format!("nothing is found, so `{path}` is not needed\n"),
        Some(number) => format!(
            "wrote `{path}` with {}; what is found from now on is new\n",
            count(number, "known finding")
        ),
    }
}

/// How many findings are not told since they were there before.
fn known(outcome: &Outcome) -> String {
    match outcome.known() {
        0 => String::new(),
        number => format!(", {number} known"),
    }
}
