//! `provspec list`

mod document;
mod filter;
mod table;

use super::args::{ListArgs, ListFormat, ReportFormat};
use super::terminal::{count, print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Workspace};
use crate::ir::Summary;
use filter::Filter;

pub(super) fn run(workspace: &Workspace, options: &ListArgs) -> u8 {
    let (project, outcome) = build::survey(workspace, &());
    let all = outcome.summaries.as_slice();
    let filter = Filter::new(options);
    // A name that is not there may be in what could not be read.
    if !outcome.failed()
        && let Err(wrong) = filter.check(&project, all)
    {
        say(&wrong);
        return USAGE;
    }
    // Warnings are the business of `check`; a provider that is missing from the list is not.
    let code = if outcome.failed() {
        report(&outcome, workspace, ReportFormat::Concise, FINDINGS)
    } else {
        SUCCESS
    };
    let listed: Vec<&Summary> = all.iter().filter(|it| filter.fits(it)).collect();
    let code = print(
        &match options.format {
            ListFormat::Text => table::of(&listed),
            ListFormat::Json => document::of(&listed),
            ListFormat::Codes => listed.iter().map(|it| format!("{}\n", it.code)).collect(),
        },
        code,
    );
    let is_bare = listed.is_empty() && options.format == ListFormat::Codes;
    if is_bare || options.format == ListFormat::Text {
        let total = total(&listed, all, filter.is_set());
        say(&match (outcome.failed(), all.is_empty()) {
            (false, _) => format!("{total}\n"),
            (true, false) => format!("{total}; specs with errors are not listed\n"),
            (true, true) => "no provider could be read\n".to_owned(),
        });
    }
    code
}

/// How many are listed: `61 providers, 89 forms`, or `12 of 97 providers`.
fn total(listed: &[&Summary], all: &[Summary], filtered: bool) -> String {
    let providers = count(all.len(), "provider");
    match (all.len(), listed.len()) {
        (0, _) => "there are no providers".to_owned(),
        (_, 0) => format!("no provider matches: 0 of {providers}"),
        (_, some) if filtered => format!("{some} of {providers}"),
        _ => {
            let forms = all.iter().map(|it| it.forms.len()).sum();
            format!("{providers}, {}", count(forms, "form"))
        }
    }
}
