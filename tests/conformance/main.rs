//! Nothing of the corpus is lost: every output of every provider is held against the facts in
//! `tests/corpus`, and what differs on purpose is listed in `deviations.toml`.
//!
//! Each line of `oddities` in a file of the corpus is accounted for once: `oddities/<code>.toml` has it under
//! `[[said]]` with what proves it (`page`, `order`, `schema`, `ui`), or `deviations.toml` under `[[unsaid]]` with
//! a `reason`.
//!
//! It reads `generated/`, so build first. `PROVSPEC_ONLY=alfabank,fondy cargo test --test conformance`
//! looks at these providers only.

mod compare;
mod corpus;
mod deviations;
mod difference;
mod markdown;
mod oddities;
mod output;
mod page;
mod seeded;

use std::path::Path;

use deviations::Deviations;
use difference::Found;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The base of callback URLs in `provspec.toml`.
fn callbacks_base() -> String {
    let text = std::fs::read_to_string(root().join("provspec.toml")).expect("the project is there");
    let project: toml::Table = text.parse().expect("the project is TOML");
    project["brand"]["callbacks_base_url"]
        .as_str()
        .expect("a text")
        .to_owned()
}

/// The codes in `PROVSPEC_ONLY`, if it is set.
fn only() -> Option<Vec<String>> {
    let only = std::env::var("PROVSPEC_ONLY").ok()?;
    Some(only.split(',').map(|code| code.trim().to_owned()).collect())
}

#[test]
fn nothing_of_the_corpus_is_lost() {
    let corpus = corpus::read(root());
    let only = only();
    for code in only.iter().flatten() {
        assert!(
            corpus.contains_key(code),
            "PROVSPEC_ONLY: the corpus has no `{code}`"
        );
    }
    let chosen = |code: &str| {
        only.as_ref()
            .is_none_or(|only| only.iter().any(|it| it == code))
    };
    let generated = output::folder(root());
    let deviations = Deviations::read(root());
    let base = callbacks_base();
    let mut found = Found::default();
    let mut missing = Vec::new();
    let mut odd = Vec::new();
    let mut compared = Vec::new();
    for (code, facts) in corpus.iter().filter(|(code, _)| chosen(code)) {
        let Some(output) = output::read(&generated, code) else {
            missing.push(format!("{code}: has no spec"));
            continue;
        };
        compared.push(code.as_str());
        compare::provider(facts, &output, &base, &mut found);
        odd.extend(oddities::judge(root(), facts, &output, &deviations));
    }
    odd.extend(oddities::strangers(root(), &corpus, &deviations));
    let (differences, wrong) = deviations.judge(found.differences, &|code| {
        compared.contains(&code) || !corpus.contains_key(code)
    });
    let mut lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
    lines.extend(wrong);
    lines.extend(odd);
    lines.extend(missing);
    assert!(
        lines.is_empty(),
        "{} providers compared, {} findings:\n{}",
        compared.len(),
        lines.len(),
        lines.join("\n")
    );
}
