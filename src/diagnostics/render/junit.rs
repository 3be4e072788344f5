//! JUnit's XML: a suite a file, a case a finding; a file without findings is a case that passes.

use std::collections::BTreeMap;

use super::Count;
use super::escape::escaped;
use super::findings::{Findings, Region, details};
use super::lines::Lines;
use crate::diagnostics::{Diagnostic, path};

/// One document. An error fails its case; a warning passes, with its words as the output of the case.
pub fn junit(findings: &Findings<'_>) -> String {
    let mut lines = Lines::of(findings.sources);
    let mut suites: BTreeMap<String, Vec<&Diagnostic>> = BTreeMap::new();
    for path in findings.checked {
        suites.entry(findings.paths.of(path)).or_default();
    }
    for finding in findings.told {
        let path = path(finding, findings.sources).map(|path| findings.paths.of(path));
        suites
            .entry(path.unwrap_or_default())
            .or_default()
            .push(finding);
    }
    let tests: usize = suites.values().map(|found| found.len().max(1)).sum();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"provspec\" tests=\"{tests}\" failures=\"{}\" \
         errors=\"0\">\n",
        Count::of(findings.told).errors
    );
    for (path, found) in &suites {
        let failures = found.iter().filter(|finding| finding.is_error()).count();
        let name = text(path);
        out.push_str(&format!(
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n",
            found.len().max(1)
        ));
        if found.is_empty() {
            out.push_str(&format!(
                "    <testcase name=\"check\" classname=\"{name}\" file=\"{name}\"/>\n"
            ));
        }
        for finding in found {
            out.push_str(&case(finding, path, &mut lines));
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(finding: &Diagnostic, path: &str, lines: &mut Lines<'_>) -> String {
    let region = finding.span().and_then(|span| Region::of(span, lines));
    let place = region.map(|region| (region.start.line, region.start.column));
    let (line, at) = match place {
        Some((line, column)) => (format!(" line=\"{line}\""), format!(":{line}:{column}")),
        None => (String::new(), String::new()),
    };
    let mut words = vec![format!("{path}{at}: {}", finding.message)];
    words.extend(details(finding));
    let words = text(&words.join("\n"));
    let rule = format!("{} {}", finding.rule.code, finding.rule.name);
    // Cases of one name are taken for one.
    let name = text(&format!("{rule}{at}"));
    let file = text(path);
    let inside = match finding.is_error() {
        true => format!(
            "      <failure type=\"{}\" message=\"{}\">{words}</failure>\n",
            text(&rule),
            text(&finding.message)
        ),
        false => format!("      <system-out>warning: {words}</system-out>\n"),
    };
    format!(
        "    <testcase name=\"{name}\" classname=\"{file}\" file=\"{file}\"{line}>\n{inside}    </testcase>\n"
    )
}

/// A text between tags or in quotes. What XML cannot hold at all is shown by its number.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in escaped(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // In an attribute they would become spaces.
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\u{FFFE}' | '\u{FFFF}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
