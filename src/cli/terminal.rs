//! What people and programs read: findings and results.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::USAGE;
use super::args::ReportFormat;
use crate::build::{Outcome, Workspace};
use crate::diagnostics::render::{self, Findings, Paths};

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

/// Whether standard output is a terminal that shows colours (`NO_COLOR` and the like are respected).
pub(super) fn is_coloured() -> bool {
    let out = std::io::stdout();
    out.is_terminal() && anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never
}

/// Reports the findings: for programs on standard output, for people on standard error.
pub(super) fn report(
    outcome: &Outcome,
    workspace: &Workspace,
    format: ReportFormat,
    code: u8,
) -> u8 {
    let (found, sources) = (&outcome.diagnostics, &outcome.sources);
    let write: fn(&Findings<'_>) -> String = match format {
        ReportFormat::Text => {
            say(&render::text(found, sources, true));
            return code;
        }
        ReportFormat::Concise => {
            say(&render::concise(found, sources));
            return code;
        }
        ReportFormat::Json => return print(&render::json(found, sources), code),
        ReportFormat::Sarif => render::sarif,
        ReportFormat::Github => render::github,
        ReportFormat::Junit => render::junit,
        ReportFormat::Gitlab => render::gitlab,
    };
    let checked = match format {
        ReportFormat::Junit => workspace.files(),
        _ => Vec::new(),
    };
    let text = write(&Findings {
        told: found,
        hidden: &outcome.hidden,
        sources,
        checked: &checked,
        paths: &paths(),
    });
    print(&text, code)
}

/// Where the command runs in the repository around it; at its root where there is none.
fn paths() -> Paths {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let Ok(here) = std::env::current_dir() else {
        return Paths::default();
    };
    let mut above = here.ancestors();
    // In a linked work tree it is a file.
    let root = above.find(|folder| folder.join(".git").exists());
    let root = root.unwrap_or(&here);
    Paths {
        root: shown(root),
        here: here.strip_prefix(root).map(shown).unwrap_or_default(),
    }
}

/// `1 provider`, `2 providers`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
