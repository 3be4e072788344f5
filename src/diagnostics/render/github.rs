//! Annotations of GitHub Actions: workflow commands, which a runner finds in what a step prints.

use super::escape::escaped;
use super::findings::{Findings, Region, details};
use super::lines::Lines;

/// A command a finding: `::error file=…,line=…::…`.
pub fn github(findings: &Findings<'_>) -> String {
    let mut lines = Lines::of(findings.sources);
    let mut out = String::new();
    for finding in findings.told {
        let mut properties = Vec::new();
        let span = finding.span();
        let file = span
            .and_then(|span| lines.file(span.file))
            .map(|file| file.path.as_str());
        if let Some(path) = file.or(finding.path.as_deref()) {
            properties.push(("file", findings.paths.of(path)));
        }
        if let Some(region) = span.and_then(|span| Region::of(span, &mut lines)) {
            properties.push(("line", region.start.line.to_string()));
            properties.push(("endLine", region.end.line.to_string()));
            properties.push(("col", region.start.column.to_string()));
            // A column of another line is of no use to a runner.
            if region.start.line == region.end.line {
                // The last column, not the one behind it.
                let last = region.end.column.saturating_sub(1).max(region.start.column);
                properties.push(("endColumn", last.to_string()));
            }
        }
        let title = format!("{} {}", finding.rule.code, finding.rule.name);
        properties.push(("title", title));
        let properties: Vec<String> = properties
            .iter()
            .map(|(name, value)| format!("{name}={}", property(&escaped(value))))
            .collect();
        let mut words = vec![finding.message.clone()];
        words.extend(details(finding));
        out.push_str(&format!(
            "::{} {}::{}\n",
            finding.severity.name(),
            properties.join(","),
            data(&escaped(&words.join("\n")))
        ));
    }
    out
}

/// A text behind the command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A text in a list of properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
