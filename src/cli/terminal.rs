//! What people and programs read: findings and results.

use std::io::{IsTerminal, Write};

use super::USAGE;
use super::args::ReportFormat;
use crate::build::Outcome;
use crate::diagnostics::render;

/// Writes results to standard output. A reader that went away (`provspec list | head`) is no failure.
pub(super) fn print(text: &str, code: u8) -> u8 {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            say(&format!(
                "error: cannot write to standard output: {error}\n"
            ));
            USAGE
        }
        _ => code,
    }
}

/// Writes to standard error, where colours are taken out unless it is a terminal that shows them
/// (`NO_COLOR`, `CLICOLOR_FORCE` and `TERM` are respected).
pub(super) fn say(text: &str) {
    // There is nowhere left to report that this failed.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Whether somebody watches.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Reports the findings: JSON on standard output, the rest on standard error.
pub(super) fn report(outcome: &Outcome, format: ReportFormat, code: u8) -> u8 {
    let (found, sources) = (&outcome.diagnostics, &outcome.sources);
    match format {
        ReportFormat::Text => say(&render::text(found, sources, true)),
        ReportFormat::Concise => say(&render::concise(found, sources)),
        ReportFormat::Json => return print(&render::json(found, sources), code),
    }
    code
}

/// `1 provider`, `2 providers`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
