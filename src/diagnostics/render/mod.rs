//! Findings as people and programs read them, one file a format.

mod changed_lines;
mod concise;
mod diff;
mod escape;
mod findings;
mod github;
mod gitlab;
mod json;
mod junit;
mod lines;
mod sarif;
mod text;

pub use changed_lines::changed_lines;
pub use concise::concise;
pub use diff::diff;
pub use findings::{Findings, Paths};
pub use github::github;
pub use gitlab::gitlab;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use text::text;

use super::Diagnostic;
use crate::source::Position;
use lines::Lines;

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Count {
    /// Counts the findings.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|found| found.is_error()).count();
        Self {
            errors,
            warnings: diagnostics.len() - errors,
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match (self.errors, self.warnings) {
            (0, 0) => f.write_str("no problems"),
            (0, warnings) => write!(f, "{warnings} warning{}", plural(warnings)),
            (errors, 0) => write!(f, "{errors} error{}", plural(errors)),
            (errors, warnings) => write!(
                f,
                "{errors} error{}, {warnings} warning{}",
                plural(errors),
                plural(warnings)
            ),
        }
    }
}

/// Path and place of a finding.
fn place<'a>(
    diagnostic: &'a Diagnostic,
    lines: &mut Lines<'a>,
) -> Option<(&'a str, Option<Position>)> {
    match diagnostic.span() {
        Some(span) => {
            let file = lines.file(span.file)?;
            Some((&file.path, lines.position(span.file, span.start as usize)))
        }
        None => diagnostic.path.as_deref().map(|path| (path, None)),
    }
}
