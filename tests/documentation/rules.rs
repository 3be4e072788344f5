//! The examples in the pages of rules: the one under *Example* breaks the rule and no other, the one to write instead
//! breaks none.

use std::collections::BTreeSet;

use provspec::check::rules;
use provspec::diagnostics::{Diagnostic, Rule, Severity};
use provspec::syntax::schema::Grammar;

use crate::reference::specs::Reference;
use crate::reference::{Block, blocks};
use crate::{page, project, translated};

/// Rules about more than a part of a spec: a whole file, the project, the disk. `tests/ui` shows each of them.
const WITHOUT_EXAMPLE: &[&str] = &[
    "PS0001", "PS0002", "PS0003", "PS0004", "PS0005", "PS0008", "PS0009", "PS0010", "PS0011",
    "PS0012", "PS0016", "PS0202", "PS0801", "PS0802", "PS0901", "PS0902", "PS0903", "PS0904",
    "PS1103", "PS1105", "PS1106", "PS1201", "PS1202", "PS1203", "PS1204", "PS1205", "PS1206",
];

/// What is around an example where that does not go without saying: a spec, with the example in the place of `%`.
const AROUND: &[(&str, &str)] = &[
    (
        "PS0006",
        "provspec: 1
code: example
name: Example
fields:
  %
accounts: { provider: { form: [account] } }
guide: { setup: [{ title: Copy it, gives: [account] }] }
",
    ),
    (
        "PS0312",
        "provspec: 1
code: example
name: Example
fields:
  p2p: { type: toggle, title: Transfers between cards }
  %
accounts: { provider: { form: [p2p, account] } }
guide: { setup: [{ title: Copy it, gives: [p2p, account] }] }
",
    ),
    (
        "PS0608",
        "provspec: 1
code: example
name: Example
modes: [test, live]
fields:
  title: { type: text, title: Name, origin: existing }
  %
accounts: { provider: { form: [title, api_key] } }
guide: { setup: [{ title: Copy it, gives: [api_key] }] }
",
    ),
    (
        "PS0707",
        "provspec: 1
code: example
name: Example
accounts: { provider: { form: [signing_secret] } }
%
",
    ),
];

/// The examples of a rule: whether each is the wrong one, and its text.
fn examples(rule: &Rule) -> Vec<(bool, Block)> {
    let explanation = rule.explanation();
    let heading = |block: &Block| {
        let above = explanation.lines().take(block.line);
        let heading = above.filter(|line| line.starts_with("## ")).last();
        heading.unwrap_or_default().to_owned()
    };
    let blocks = blocks(&explanation);
    let pieces = blocks.into_iter();
    pieces
        .map(|block| (heading(&block) == "## Example", block))
        .collect()
}

/// The part of a spec as a whole one. Where it goes follows from its keys.
fn whole(reference: &Reference, rule: &Rule, text: &str) -> String {
    if text.starts_with("provspec: 1\n") {
        return text.to_owned();
    }
    if let Some((_, around)) = AROUND.iter().find(|(code, _)| *code == rule.code) {
        let line = around.lines().find(|line| line.ends_with('%'));
        let indent = line.map_or(0, |line| line.len() - 1);
        let example: Vec<String> = text
            .lines()
            .map(|line| format!("{:indent$}{line}", ""))
            .collect();
        return around.replace(line.unwrap_or("%"), &example.join("\n"));
    }
    let keys: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '-']))
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim())
        .collect();
    let schema = Grammar::Provider.schema();
    let top = |key: &&str| schema["properties"].get(*key).is_some();
    match keys[0] {
        _ if keys.iter().any(top) => reference.whole("top", text),
        "form" => reference.whole("accounts", &format!("provider:\n{}", indented(text))),
        "title" => reference.whole("accounts", &format!("provider:\n{}", indented(text))),
        "when" => reference.whole("condition", text.trim_start_matches("when: ")),
        "text" | "where" => {
            let step = format!("setup:\n  - title: Step\n{}", indented(&indented(text)));
            reference.whole("guide", &step)
        }
        "pattern" | "valid_for" => {
            reference.whole("field", &format!("type: text\ntitle: Example\n{text}"))
        }
        "max_size" => reference.whole(
            "field",
            &format!("type: file\ntitle: Example\nformats: [certificate]\n{text}"),
        ),
        _ => reference.whole("fields", text),
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

fn described(found: &[Diagnostic]) -> Vec<String> {
    let words = |it: &Diagnostic| format!("{} {}", it.rule.code, it.message);
    found.iter().map(words).collect()
}

#[test]
fn the_example_of_a_rule_breaks_it_and_what_to_write_instead_does_not() {
    let language = blocks(&page("language.md"));
    let reference = Reference::of(&language);
    let project = project(&language);
    let mut wrong = Vec::new();
    for rule in rules::all() {
        // Whether a picture is there is for the disk to say: `tests/screenshots.rs`.
        if rule.code == "PS0708" {
            continue;
        }
        let examples = examples(rule);
        if WITHOUT_EXAMPLE.contains(&rule.code) {
            let bad = examples.iter().any(|(bad, _)| *bad);
            assert!(!bad, "{} has an example: take it from the list", rule.code);
        } else {
            let bad = examples.iter().any(|(bad, _)| *bad);
            assert!(bad, "{} {} has no example", rule.code, rule.name);
        }
        for (bad, block) in examples {
            if rule.code.starts_with(translated::FAMILY) {
                let codes = translated::codes_in(&block.text);
                if codes.iter().any(|code| code == rule.code) != bad {
                    wrong.push(format!(
                        "{} {}: {codes:?}\n{}",
                        rule.code, rule.name, block.text
                    ));
                }
                continue;
            }
            let text = whole(&reference, rule, &block.text);
            let code = text.lines().find_map(|line| line.strip_prefix("code: "));
            // One example is about a code that is not the file's name.
            let stem = match rule.code {
                "PS0201" => "connectum",
                _ => code.unwrap_or("example"),
            };
            let (_, found) = reference.compile(&text, stem, &project);
            let codes: BTreeSet<&str> = found.iter().map(|it| it.rule.code).collect();
            let errors = found
                .iter()
                .any(|it| it.rule.severity == Severity::Error && it.rule.code != rule.code);
            let due = if bad {
                codes.contains(rule.code)
            } else {
                !codes.contains(rule.code)
            };
            if !due || errors {
                let which = if bad {
                    "example"
                } else {
                    "what to write instead"
                };
                wrong.push(format!(
                    "{} {}: {which}: {:#?}\n{text}",
                    rule.code,
                    rule.name,
                    described(&found)
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
