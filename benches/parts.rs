//! The parts of the compiler, one provider at a time: `cargo bench --bench parts`.
//!
//! The smallest and the largest spec of the catalogue, and one between; each in the language of the specs.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jsonschema::Validator;
use provspec::check::picture::Unseen;
use provspec::check::{self, Context, SharedGroups};
use provspec::ir::Project;
use provspec::source::FileId;
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};
use provspec::{target, yaml};

/// Between the smallest and the largest: a file, a passphrase, a whitelist, a guide.
const USUAL: &str = "connectum";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The YAML files of a folder with their texts, the shortest first.
fn specs(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml");
    let mut specs: Vec<(String, String)> = paths
        .filter(is_yaml)
        .map(|path| {
            let stem = path.file_stem().expect("files have names");
            let text = fs::read_to_string(&path).expect("the file is read");
            (stem.to_string_lossy().into_owned(), text)
        })
        .collect();
    specs.sort_by_key(|(name, text)| (text.len(), name.clone()));
    specs
}

/// What all providers have in common.
fn common() -> (Project, SharedGroups) {
    let text = fs::read_to_string(root().join("provspec.toml")).expect("the project is read");
    let mut found = Vec::new();
    let project = check::project::read(&text, FileId(0), &mut found).project;
    let mut shared = SharedGroups::default();
    for (name, text) in specs("specs/shared") {
        let read: Read<SharedGroup> =
            syntax::read(&text, FileId(1), Grammar::SharedGroup, &mut found);
        let group = read.document.expect("the group is sound");
        shared.groups.insert(name, group);
    }
    assert!(found.is_empty(), "{found:?}");
    (project, shared)
}

fn parts(criterion: &mut Criterion) {
    let (project, shared) = common();
    let grammar: Validator =
        jsonschema::draft7::new(Grammar::Provider.schema()).expect("the grammar compiles");
    let all = specs("specs");
    let (first, last) = (&all[0], &all[all.len() - 1]);
    let usual = all.iter().find(|(name, _)| name == USUAL);
    let usual = usual.expect("it is in the catalogue");
    for (size, (name, text)) in [("smallest", first), ("usual", usual), ("largest", last)] {
        let mut group = criterion.benchmark_group(size);
        let mut found = Vec::new();
        let id = |part: &str| BenchmarkId::new(part, name);

        group.bench_function(id("parse YAML"), |bencher| {
            bencher.iter(|| yaml::parse(black_box(text), FileId(2), &mut found));
        });
        let document = yaml::parse(text, FileId(2), &mut found);
        let json = document.root.expect("a document").to_json();
        group.bench_function(id("validate against the grammar"), |bencher| {
            bencher.iter(|| assert!(grammar.is_valid(black_box(&json))));
        });
        let mut read = || -> Read<syntax::Provider> {
            syntax::read(black_box(text), FileId(2), Grammar::Provider, &mut found)
        };
        group.bench_function(id("read: parse, validate, make types"), |bencher| {
            bencher.iter(&mut read);
        });
        let read = read();
        let context = Context {
            spec: read.document.as_ref().expect("the spec is sound"),
            stem: name,
            shared: &shared,
            project: &project,
            lost: &[],
            pictures: &Unseen,
            translator: None,
            asked: None,
        };
        group.bench_function(id("check"), |bencher| {
            bencher.iter(|| check::provider(black_box(&context), &mut found));
        });
        let provider = check::provider(&context, &mut found).expect("the spec is sound");
        for target in target::all(&project) {
            group.bench_function(id(&format!("target {}", target.name())), |bencher| {
                bencher.iter(|| target.provider(black_box(&provider)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, parts);
criterion_main!(benches);
