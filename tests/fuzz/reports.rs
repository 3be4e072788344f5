//! Reports for programs about any spec: each is what its readers take.

use provspec::diagnostics::render::{self, Findings, Paths};
use provspec::diagnostics::{Diagnostic, Hidden, Why};
use provspec::source::Sources;
use serde_json::Value;

/// Each finding as one that is told, and as one that is not.
pub(crate) fn are_read_by_their_own_parsers(found: &[Diagnostic], sources: &Sources) {
    if found.is_empty() {
        return;
    }
    let hidden: Vec<Hidden> = found
        .iter()
        .map(|finding| Hidden {
            finding: finding.clone(),
            why: Why::Comment(finding.message.clone()),
        })
        .collect();
    let findings = Findings {
        told: found,
        hidden: &hidden,
        sources,
        checked: &["specs/a \"<b>.yaml".to_owned()],
        paths: &Paths::default(),
    };
    let log: Value = serde_json::from_str(&render::sarif(&findings)).expect("SARIF is JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), 2 * found.len());
    let list: Vec<Value> = serde_json::from_str(&render::gitlab(&findings)).expect("a list");
    assert_eq!(list.len(), found.len());
    let xml = render::junit(&findings);
    let document =
        roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let cases = document
        .descendants()
        .filter(|it| it.has_tag_name("testcase"));
    assert_eq!(cases.count(), found.len() + 1);
    let commands = render::github(&findings);
    assert_eq!(commands.lines().count(), found.len(), "{commands}");
    for line in commands.split_terminator('\n') {
        let is_command = line.starts_with("::error ") || line.starts_with("::warning ");
        assert!(
            is_command && !line.contains(['\r', '\u{1b}', '\u{85}']),
            "{line:?}"
        );
    }
}
