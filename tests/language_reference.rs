//! The reference of the language says what is true: each example on the page compiles (or fails with the code
//! beside it), and each word of the language is on the page.

mod reference;

use std::collections::BTreeSet;

use provspec::check;
use provspec::check::project::{self, Config};
use provspec::diagnostics::{Diagnostic, Severity};
use provspec::ir::Vocabulary;
use provspec::source::FileId;
use provspec::syntax::schema::Grammar;
use pulldown_cmark::{Event, Options, Parser};
use reference::blocks;
use reference::specs::Reference;
use serde_yaml::Value;

fn page(name: &str) -> String {
    let path = format!("{}/docs/{name}.md", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn toml(text: &str) -> Config {
    let mut found = Vec::new();
    let config = project::read(text, FileId(9), &mut found);
    assert!(found.is_empty(), "{text}\n{found:#?}");
    config
}

fn described(found: &[Diagnostic]) -> Vec<String> {
    found
        .iter()
        .map(|it| format!("{} {}", it.rule.code, it.message))
        .collect()
}

#[test]
fn every_example_of_the_reference_is_true() {
    let blocks = blocks(&page("language"));
    let reference = Reference::of(&blocks);
    let mut config = Config::default();
    let mut features: Vocabulary = Vec::new().into();
    let mut list: Option<String> = None;
    let (mut good, mut bad) = (0, 0);
    for block in &blocks {
        let info: Vec<&str> = block.info.iter().map(String::as_str).collect();
        let place = format!("docs/language.md:{}", block.line);
        let (kind, due) = match info.as_slice() {
            ["toml"] => {
                config = toml(&block.text);
                // Later examples change the addresses; the features stay those of the first.
                if config.project.features.is_empty() {
                    config.project.features.clone_from(&features);
                }
                features.clone_from(&config.project.features);
                continue;
            }
            ["json"] => {
                serde_json::from_str::<serde_json::Value>(&block.text).expect(&place);
                continue;
            }
            ["text", "list"] => {
                let printed = list.take().expect(&place);
                assert_eq!(printed, block.text.trim_end(), "{place}");
                continue;
            }
            ["yaml"] => ("whole", None),
            ["yaml", "stock" | "shared"] => continue,
            ["yaml", "bad", code, kind] => (*kind, Some(*code)),
            ["yaml", kind] => (*kind, None),
            other => panic!("{place}: what is {other:?}?"),
        };
        let text = match kind {
            "whole" => block.text.clone(),
            kind => reference.whole(kind, &block.text),
        };
        let stem = text
            .lines()
            .find_map(|line| line.strip_prefix("code: "))
            .unwrap();
        let (provider, found) = reference.compile(&text, stem, &config.project);
        let errors: BTreeSet<&str> = found
            .iter()
            .filter(|it| it.rule.severity == Severity::Error)
            .map(|it| it.rule.code)
            .collect();
        match due {
            Some(code) => {
                assert_eq!(
                    errors,
                    BTreeSet::from([code]),
                    "{place}: {:#?}\n{text}",
                    described(&found)
                );
                bad += 1;
            }
            None => {
                assert!(
                    errors.is_empty(),
                    "{place}: {:#?}\n{text}",
                    described(&found)
                );
                // Parts leave fields unused; whole files have nothing to warn of.
                let warned = kind == "whole" && !found.is_empty();
                assert!(!warned, "{place}: {:#?}", described(&found));
                let whitelist = &provider.expect(&place).whitelist;
                list = Some(whitelist.format.join(&whitelist.list));
                good += 1;
            }
        }
    }
    assert!(good > 40 && bad > 10, "{good} good and {bad} bad examples");
}

/// The words of the language: keys, and the words that values can be.
fn words(schema: &serde_json::Value, out: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Array(items) => items.iter().for_each(|item| words(item, out)),
        serde_json::Value::Object(map) => {
            if let Some(serde_json::Value::Object(properties)) = map.get("properties") {
                out.extend(properties.keys().cloned());
            }
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("const", value) => drop(
                        out.insert(
                            value
                                .as_str()
                                .map_or_else(|| value.to_string(), str::to_owned),
                        ),
                    ),
                    ("enum", serde_json::Value::Array(values)) => {
                        out.extend(
                            values
                                .iter()
                                .filter_map(|value| value.as_str())
                                .map(str::to_owned),
                        );
                    }
                    _ => words(value, out),
                }
            }
        }
        _ => {}
    }
}

/// The words of a page in back-ticks: `{ field: p2p, is: on }` names its keys, too.
fn named(markdown: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if let Event::Code(code) = event {
            let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            names.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
    names
}

#[test]
fn every_word_of_the_language_is_in_the_reference() {
    let mut due = BTreeSet::new();
    words(Grammar::Provider.schema(), &mut due);
    words(Grammar::SharedGroup.schema(), &mut due);
    assert!(due.len() > 140, "{} words", due.len());
    let named = named(&page("language"));
    let missing: Vec<&String> = due.difference(&named).collect();
    assert!(missing.is_empty(), "not in docs/language.md: {missing:?}");
}

#[test]
fn every_code_in_the_reference_is_one() {
    let rules = check::rules::all().into_iter();
    let rules = rules.chain(provspec::breaking::all());
    let codes: BTreeSet<&str> = rules.map(|rule| rule.code).collect();
    // `PS06` are all whose codes begin so.
    let is_one = |word: &str| match word.len() {
        4 => codes.iter().any(|code| code.starts_with(word)),
        _ => codes.contains(word),
    };
    for name in ["language", "project"] {
        for word in named(&page(name)) {
            if word.starts_with("PS0") || word.starts_with("PS1") || word.starts_with("PB0") {
                assert!(is_one(&word), "docs/{name}.md: {word}");
            }
        }
    }
}

#[test]
fn the_page_about_the_project_is_true() {
    let page = page("project");
    let blocks = blocks(&page);
    assert!(!blocks.is_empty());
    for block in blocks.iter().filter(|block| block.info == ["toml"]) {
        toml(&block.text);
    }
    let named = named(&page);
    // The reader of the file itself says which keys a table can have.
    for table in [
        "",
        "[currencies]\n",
        "[frontend]\n",
        "[paths]\n",
        "[breaking]\n",
        "[[addresses]]\n",
    ] {
        let mut found = Vec::new();
        project::read(&format!("{table}no_such_key = 1\n"), FileId(0), &mut found);
        let message = &found[0].message;
        let (_, keys) = message.split_once("expected").unwrap();
        let keys: Vec<&str> = keys.split('`').skip(1).step_by(2).collect();
        assert!(keys.len() > 1, "{message}");
        for key in keys {
            assert!(
                named.contains(key),
                "`{key}` of {table:?} is not in docs/project.md"
            );
        }
    }
    for key in [
        "company_name",
        "dashboard_url",
        "support_email",
        "website_url",
        "callbacks_base_url",
    ] {
        assert!(named.contains(key), "`{key}`");
        let mut found = Vec::new();
        project::read(
            &format!("[brand]\n{key} = \"https://a.example.com\"\n"),
            FileId(0),
            &mut found,
        );
        assert!(found.is_empty(), "{key}: {found:?}");
    }
}

#[test]
fn every_rule_has_a_page() {
    let rules = check::rules::all();
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    let mut names = BTreeSet::new();
    for rule in rules {
        let place = format!("{} {}", rule.code, rule.name);
        assert!(
            rule.code.len() == 6 && rule.code.starts_with("PS"),
            "{place}"
        );
        assert!(names.insert(rule.name), "{place}: the name is taken");
        let kebab = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        assert!(rule.name.split('-').all(kebab), "{place}");
        let summary = rule.summary();
        let first = rule.page.trim().split("\n\n").next().unwrap_or_default();
        assert!(
            !summary.is_empty() && first.ends_with(['.', ':']),
            "{place}: {first:?}"
        );
        let explanation = rule.explanation();
        let headings: Vec<&str> = explanation
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        for heading in &headings {
            assert!(
                ["Why it matters", "Example", "Instead"].contains(heading),
                "{place}: {heading}"
            );
        }
        let pieces = blocks(&explanation);
        assert!(
            !headings.contains(&"Example") || !pieces.is_empty(),
            "{place}: no example"
        );
        for piece in pieces {
            assert_eq!(piece.info, ["yaml"], "{place}");
            // This example has to have a key twice, which other readers refuse as well.
            if rule.code == "PS0006" {
                continue;
            }
            let read: Result<Value, _> = serde_yaml::from_str(&piece.text);
            assert!(read.is_ok(), "{place}: {:?}\n{}", read.err(), piece.text);
        }
    }
}
