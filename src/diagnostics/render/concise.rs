//! One line a finding, as compilers have always written it: `path:line:column: error[CODE]: message`.

use super::escape::escaped;
use super::lines::Lines;
use super::place;
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// The findings, one a line. A line break in a message becomes a space.
pub fn concise(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    let mut lines = Lines::of(sources);
    for diagnostic in diagnostics {
        if let Some((path, position)) = place(diagnostic, &mut lines) {
            out.push_str(path);
            if let Some(position) = position {
                out.push_str(&format!(":{}:{}", position.line, position.column));
            }
            out.push_str(": ");
        }
        let (severity, code) = (diagnostic.severity.name(), diagnostic.rule.code);
        out.push_str(&format!(
            "{severity}[{code}]: {}",
            escaped(&diagnostic.message).replace(['\n', '\r'], " ")
        ));
        if let Some(fix) = &diagnostic.fix {
            out.push_str(&format!(" ({})", escaped(&fix.message)));
        }
        out.push('\n');
    }
    out
}
