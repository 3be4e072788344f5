//! What a spec says is the same after formatting, whatever it looks like.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use provspec::build::{Catalogue, Workspace};
use provspec::fmt::{Unformatted, format, grammar_of};
use provspec::source::FileId;
use provspec::yaml;

use crate::{mutate, project};

/// Every YAML document of this repository that somebody wrote, by path.
fn documents() -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let folders = [
        "specs",
        "tests/breadth",
        "tests/extensions/specs",
        "tests/ui",
        "tests/fmt/cases",
        "tests/browser/hostile",
    ];
    let mut open: Vec<PathBuf> = folders.iter().map(|it| project::root().join(it)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "yaml")
                && let Ok(text) = fs::read_to_string(&path)
            {
                found.insert(path, text);
            }
        }
    }
    assert!(found.len() > 400, "{}", found.len());
    found
}

/// The comments of a text, in any order.
fn comments(text: &str) -> Vec<String> {
    let document = yaml::parse(text, FileId(0), &mut Vec::new());
    let words = |comment: &yaml::Comment| text[comment.span.range()].trim_end().to_owned();
    let mut comments: Vec<String> = document.comments.iter().map(words).collect();
    comments.sort();
    comments
}

#[test]
fn formatting_twice_is_formatting_once_and_no_comment_is_lost() {
    let mut formatted = 0;
    for (path, text) in documents() {
        let grammar = grammar_of(&text);
        match format(&text, grammar) {
            Ok(once) => {
                formatted += 1;
                let twice = format(&once, grammar).expect("what was formatted can be read");
                assert_eq!(once, twice, "{}", path.display());
                if !text.contains('\r') {
                    let windows = format(&text.replace('\n', "\r\n"), grammar);
                    assert_eq!(windows.ok().as_ref(), Some(&once), "{}", path.display());
                }
                assert_eq!(comments(&text), comments(&once), "{}", path.display());
                let is_trimmed = |line: &str| !line.ends_with([' ', '\t']);
                let blank = once.contains("\n\n\n") && !text.contains("\n\n\n");
                assert!(!blank, "{}", path.display());
                assert!(text.lines().any(|it| !is_trimmed(it)) || once.lines().all(is_trimmed));
            }
            Err(Unformatted::Unreadable(found)) => assert!(!found.is_empty()),
            Err(Unformatted::Altered) => panic!("{} would be altered", path.display()),
        }
    }
    assert!(formatted > 380, "{formatted}");
}

/// Copies a project's documents, formatted if `how` says so, and the files that are none.
fn copy(from: &Path, to: &Path, formats: bool) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, formats);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let text = std::str::from_utf8(&bytes).ok().filter(|_| formats);
        let text = text.filter(|_| path.extension().is_some_and(|it| it == "yaml"));
        match text.and_then(|text| format(text, grammar_of(text)).ok()) {
            Some(formatted) => fs::write(&target, formatted).unwrap(),
            None => fs::write(&target, bytes).unwrap(),
        }
    }
}

/// What is said about a project, and the models of its providers in every language, without places.
fn said(root: &Path) -> (Vec<String>, BTreeMap<String, String>) {
    let (catalogue, report) = Catalogue::open(&Workspace::at(root));
    let models = Mutex::new(BTreeMap::new());
    let report = catalogue.check(report, &(), &|in_languages, _, _| {
        let code = in_languages[0].code.clone();
        models
            .lock()
            .unwrap()
            .insert(code, format!("{in_languages:#?}"));
        None
    });
    let root = root.display().to_string();
    let words = report.diagnostics.iter().map(|found| {
        let message = found.message.replace(&root, "");
        format!("{} {message} {:?}", found.rule.code, found.notes)
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    (words, models.into_inner().unwrap())
}

/// A copy of a project as it is written and one that is formatted say the same.
fn assert_same(name: &str, from: &Path, config: &Path) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fmt")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    let (before, after) = (folder.join("a"), folder.join("b"));
    for (root, formats) in [(&before, false), (&after, true)] {
        copy(from, &root.join("specs"), formats);
        fs::copy(config, root.join("provspec.toml")).unwrap();
    }
    let (before, after) = (said(&before), said(&after));
    assert_eq!(before.0, after.0, "{name}");
    assert_eq!(
        before.1.keys().collect::<Vec<_>>(),
        after.1.keys().collect::<Vec<_>>()
    );
    for (code, model) in &before.1 {
        assert_eq!(Some(model), after.1.get(code), "{name}: {code}");
    }
}

#[test]
fn formatted_projects_have_the_same_models_and_findings() {
    let root = project::root();
    for (name, folder) in [
        ("catalogue", "."),
        ("breadth", "tests/breadth"),
        ("extensions", "tests/extensions"),
    ] {
        let folder = root.join(folder);
        assert_same(name, &folder.join("specs"), &folder.join("provspec.toml"));
    }
}

#[test]
fn bad_specs_have_the_same_findings() {
    let root = project::root().join("tests/ui");
    let mut cases = 0;
    for entry in fs::read_dir(&root).unwrap() {
        let case = entry.unwrap().path();
        if case.is_dir() && !case.join("provspec.toml").exists() {
            cases += 1;
            let name = case.file_name().unwrap().to_string_lossy();
            assert_same(&format!("ui-{name}"), &case, &root.join("provspec.toml"));
        }
    }
    assert!(cases > 90, "{cases}");
}

#[test]
fn whatever_somebody_writes_says_the_same_afterwards() {
    let documents = documents();
    let texts: Vec<&String> = documents.values().collect();
    let mut failures = Vec::new();
    let mut formatted = 0;
    let rounds = std::env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    let rounds = rounds.map_or(3, |it| it.parse().expect("a number"));
    for (at, (path, text)) in documents.iter().enumerate() {
        for round in 0..rounds {
            let mut numbers = mutate::Numbers::new(at, round);
            let text = mutate::some(text, &texts, &mut numbers);
            let grammar = grammar_of(&text);
            let tried = catch_unwind(AssertUnwindSafe(|| match format(&text, grammar) {
                Ok(once) => format(&once, grammar)
                    .is_ok_and(|twice| once == twice)
                    .then_some(true),
                Err(Unformatted::Unreadable(_)) => Some(false),
                Err(Unformatted::Altered) => None,
            }));
            match tried {
                Ok(Some(fine)) => formatted += usize::from(fine),
                _ => {
                    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fmt-failed");
                    fs::create_dir_all(&folder).unwrap();
                    let stem = path.file_stem().unwrap().to_string_lossy();
                    let left = folder.join(format!("{stem}-{round}.yaml"));
                    fs::write(&left, &text).unwrap();
                    failures.push(left.display().to_string());
                }
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{}:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(formatted > 300, "{formatted}");
}
