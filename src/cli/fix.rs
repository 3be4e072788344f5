//! `provspec check --fix` and `--diff`

use super::args::{CheckArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, is_coloured, print, report, say};
use super::{FINDINGS, SUCCESS};
use crate::build::{self, Mend, Mending, Workspace};
use crate::diagnostics::render::{Count, diff};
use crate::diagnostics::{Diagnostic, Safety};

pub(super) fn run(workspace: &Workspace, options: &CheckArgs) -> u8 {
    let safety = match options.unsafe_fixes {
        true => Safety::Unsafe,
        false => Safety::Safe,
    };
    let bar = Bar::default();
    if options.diff {
        let mending = build::fix(workspace, safety, Mend::Nothing, &bar);
        drop(bar);
        return show(&mending);
    }
    let mending = build::fix(workspace, safety, Mend::Files, &bar);
    drop(bar);
    for (path, why) in &mending.unwritten {
        say(&format!("error: cannot write `{path}`: {why}\n"));
    }
    let is_text = options.report.format == ReportFormat::Text;
    if is_text {
        say(&differences(&mending, true));
    }
    let failed = mending.outcome.failed() || !mending.unwritten.is_empty();
    let code = if failed { FINDINGS } else { SUCCESS };
    let code = report(&mending.outcome, workspace, options.report.format, code);
    if is_text {
        say(&summary(&mending, failed));
    }
    code
}

/// Prints what would be changed, for people and for `patch`.
fn show(mending: &Mending) -> u8 {
    let code = match mending.files.is_empty() {
        true => SUCCESS,
        false => FINDINGS,
    };
    if code == FINDINGS {
        say(&format!("{} would be mended\n", made(mending)));
    }
    print(&differences(mending, is_coloured()), code)
}

fn differences(mending: &Mending, colours: bool) -> String {
    let of = mending.files.iter();
    of.map(|file| diff(&file.path, &file.old, &file.new, colours))
        .collect()
}

/// `3 findings in 2 files`.
fn made(mending: &Mending) -> String {
    let all = mending.files.iter().map(|file| file.made.len()).sum();
    let files = count(mending.files.len(), "file");
    format!("{} in {files}", count(all, "finding"))
}

fn summary(mending: &Mending, failed: bool) -> String {
    let left = Count::of(&mending.outcome.diagnostics);
    let mended = match mending.files.is_empty() {
        true => "nothing to mend".to_owned(),
        false => format!("mended {}", made(mending)),
    };
    let sign = if failed { "error: " } else { "" };
    let offered = offered(&mending.outcome.diagnostics);
    format!("{sign}{mended}; {left}{offered}\n")
}

/// What could be mended by a command, if anything could.
pub(super) fn offered(found: &[Diagnostic]) -> String {
    let of = |safety| {
        let fixes = found.iter().filter_map(|found| found.fix.as_ref());
        fixes.filter(|fix| fix.safety == safety).count()
    };
    match (of(Safety::Safe), of(Safety::Unsafe)) {
        (0, 0) => String::new(),
        (0, guesses) => format!("; `check --fix --unsafe-fixes` would mend {guesses}"),
        (safe, 0) => format!("; `check --fix` would mend {safe}"),
        (safe, guesses) => {
            format!("; `check --fix` would mend {safe}, with `--unsafe-fixes` {guesses} more")
        }
    }
}
