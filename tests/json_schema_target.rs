//! The emitted schemas: valid, and of one mind with the model about every value.
//!
//! The files and the cases are left in cargo's folder for test files, where the checks in Node and Python
//! find them: `$CARGO_TARGET_TMPDIR/json_schema/{frontend,cases}`.

mod cases;
mod fixture;
mod project;
mod schema_judge;

use std::collections::BTreeSet;
use std::path::PathBuf;

use provspec::ir::{FieldKind, Project, Provider, Required, Summary};
use provspec::target::frontend::Frontend;
use provspec::target::{self, OutputFile, Target};
use serde_json::Value;

/// The fixture, and what the language says in terms of others.
fn providers() -> Vec<Provider> {
    let mut providers = fixture::providers();
    providers.extend(project::extensions().providers);
    providers
}

/// The files of the frontend package for the fixture.
fn package() -> Vec<OutputFile> {
    let first = fixture::project();
    let further = first.locales.iter().skip(1).map(|locale| Project {
        locale: *locale,
        ..first.clone()
    });
    let mut files = Vec::new();
    for project in std::iter::once(first.clone()).chain(further) {
        files.extend(in_language(&project));
    }
    files
}

fn in_language(project: &Project) -> Vec<OutputFile> {
    let providers = providers();
    let package = Frontend::new(project);
    let mut files = Vec::new();
    let mut summaries: Vec<Summary> = Vec::new();
    for provider in &providers {
        let made = package.provider(provider);
        let mut summary = provider.summary();
        package.summarize(&made, &mut summary);
        summaries.push(summary);
        files.extend(made);
    }
    files.extend(target::common(&package, &summaries));
    files
}

fn parse(files: &[OutputFile], path: &str) -> Value {
    let file = files.iter().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("{path} is made"));
    serde_json::from_str(&file.contents).expect("the file is JSON")
}

#[test]
fn schemas_are_valid_and_agree_with_the_model() {
    let files = package();
    let mut disagreements = Vec::new();
    let mut count = 0;
    for provider in providers() {
        for form in &provider.forms {
            let cases = cases::cases(form);
            for suffix in schema_judge::SUFFIXES {
                let path = format!("frontend/{}/{}.{suffix}", provider.code, form.key);
                count += cases.len();
                let found = schema_judge::disagreements(&parse(&files, &path), &cases);
                disagreements.extend(found.into_iter().map(|what| format!("{path}: {what}")));
            }
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(count > 2_000, "only {count} cases");
}

#[test]
fn files_are_deterministic_and_left_for_the_other_judges() {
    let files = package();
    assert_eq!(files, package());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("json_schema");
    for file in &files {
        assert!(file.contents.ends_with('\n'), "{}", file.path);
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, &file.contents).expect("a file");
    }
    cases::write(&providers(), &folder.join("cases")).expect("cases");
}

#[test]
fn empty_lists_are_tried_where_they_are_allowed_and_where_not() {
    let mut tried = BTreeSet::new();
    for form in fixture::providers()
        .iter()
        .flat_map(|provider| &provider.forms)
    {
        let cases = cases::cases(form);
        for field in &form.fields {
            let list = field.kind.is_array() && !matches!(field.kind, FieldKind::Repeat(_));
            if !list {
                continue;
            }
            let pointer = format!("/{}", field.key);
            let case = cases
                .iter()
                .find(|case| case.value.get(&field.key) == Some(&Value::Array(vec![])));
            let case = case.unwrap_or_else(|| panic!("{pointer} is never empty"));
            let (kind, due) = match field.required {
                Required::Always => ("always", Some("min_items")),
                Required::When(_) => ("when", Some("min_items")),
                Required::Never => ("never", None),
            };
            assert_eq!(case.faults.get(&pointer).copied(), due, "{pointer}");
            tried.insert(kind);
        }
    }
    assert_eq!(tried, BTreeSet::from(["always", "when", "never"]));
}

#[test]
fn items_that_differ_in_the_writing_of_numbers_are_the_same() {
    let tried = providers()
        .iter()
        .flat_map(|provider| &provider.forms)
        .flat_map(cases::cases)
        .any(|case| {
            let written_otherwise = case.name.ends_with("numbers written otherwise");
            written_otherwise && case.faults.values().any(|code| *code == "duplicate")
        });
    assert!(tried);
}

#[test]
fn every_kind_of_violation_is_tried() {
    let mut codes = BTreeSet::new();
    for provider in fixture::providers() {
        for form in &provider.forms {
            let cases = cases::cases(form);
            codes.extend(cases.iter().flat_map(|case| case.faults.values().copied()));
            assert!(cases.iter().any(cases::Case::valid));
            for field in &form.fields {
                let pointer = format!("/{}", field.key);
                let broken = cases.iter().any(|case| {
                    case.field
                        .as_ref()
                        .is_some_and(|it| it.starts_with(&pointer))
                });
                assert!(broken, "{pointer} is never broken");
                let filled = cases
                    .iter()
                    .any(|case| case.valid() && case.value.get(&field.key).is_some());
                assert!(filled, "{pointer} is never filled in");
            }
        }
    }
    let every = [
        "duplicate",
        "file_size",
        "hidden",
        "max_items",
        "max_length",
        "maximum",
        "min_items",
        "min_length",
        "minimum",
        "option",
        "pattern",
        "required",
        "type",
        "unknown",
    ];
    assert_eq!(codes, BTreeSet::from(every));
}
