//! The catalogue of this repository: its schemas agree with the model, and its outputs are what they have to be.
//!
//! The cases of its forms are left for the judges in Node and Python: `$CARGO_TARGET_TMPDIR/catalogue/cases`.

mod cases;
mod project;
mod schema_judge;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use provspec::build::{self, Workspace};
use provspec::check::{self, SharedGroups};
use provspec::ir::{Departure, Project, Summary};
use provspec::source::{FileId, SourceFile};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};
use provspec::target::{self, OutputFile, Target};
use serde_json::Value;

/// Path below the output folder → content.
type Files = BTreeMap<String, String>;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("catalogue")
        .join(name)
}

/// Every file of the targets for what the specs say.
fn outputs(checked: &project::Checked) -> Files {
    let first = (&checked.project, &checked.providers);
    let further = checked
        .further
        .iter()
        .map(|(project, providers)| (project, providers));
    let mut made = Vec::new();
    for (project, providers) in std::iter::once(first).chain(further) {
        let mut summaries: Vec<Summary> = Vec::new();
        let targets = target::all(project);
        for provider in providers {
            let mut summary = provider.summary();
            made.extend(target::provider(&targets, provider, &mut summary));
            summaries.push(summary);
        }
        for target in &targets {
            made.extend(target::common(&**target, &summaries));
        }
    }
    let mut files = Files::new();
    for file in made {
        let before = files.insert(file.path.clone(), file.contents);
        assert!(before.is_none(), "{} is made twice", file.path);
    }
    files
}

/// The lists of all providers are the same whatever the digests, the departures and the version are, and other files have
/// those: what an edit of one spec leaves as it is need not be made again.
#[test]
fn lists_of_all_providers_go_by_no_digest_and_no_release() {
    let checked = project::checked();
    let known = |content: &str| -> Vec<Summary> {
        let mut summaries: Vec<Summary> = checked
            .providers
            .iter()
            .map(provspec::ir::Provider::summary)
            .collect();
        for summary in &mut summaries {
            summary.departure = Some(Box::new(Departure {
                digest: content.to_owned(),
                changes: Vec::new(),
            }));
            for form in &mut summary.forms {
                form.content = Some(content.to_owned());
            }
        }
        summaries
    };
    let lists = |target: &dyn Target, summaries: &[Summary]| {
        let mut entries = summaries.iter().map(|summary| target.entry(summary));
        let mut files: Vec<OutputFile> = Vec::new();
        target.catalogue(summaries, &mut entries, &mut files);
        files
    };
    let mut released = checked.project.clone();
    released.package.version = Some("7.7.7".to_owned());
    let further = checked.further.iter().map(|(project, _)| project);
    let projects: Vec<&Project> = std::iter::once(&checked.project).chain(further).collect();
    for project in projects {
        let (one, other) = (known("0123456789abcdef"), known("fedcba9876543210"));
        for target in target::all(project) {
            assert_eq!(lists(&*target, &one), lists(&*target, &other));
        }
        let digests = |summaries| {
            let targets = target::all(project).into_iter();
            let files = targets.flat_map(|it| it.digests(&mut target::digests(summaries)));
            files.collect::<Vec<_>>()
        };
        assert_ne!(digests(&one), digests(&other));
    }
    let summaries = known("0123456789abcdef");
    for (was, is) in target::all(&checked.project)
        .iter()
        .zip(target::all(&released))
    {
        assert_eq!(lists(&**was, &summaries), lists(&*is, &summaries));
    }
}

fn json(files: &Files, path: &str) -> Value {
    let text = files
        .get(path)
        .unwrap_or_else(|| panic!("{path} is not made"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn schemas_are_valid_and_agree_with_the_model() {
    let checked = project::checked();
    let files = outputs(&checked);
    let mut disagreements = Vec::new();
    for (name, form) in checked.forms() {
        let cases = cases::cases(form);
        for suffix in schema_judge::SUFFIXES {
            let path = format!("frontend/{name}.{suffix}");
            let found = schema_judge::disagreements(&json(&files, &path), &cases);
            disagreements.extend(found.into_iter().map(|what| format!("{path}: {what}")));
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}

#[test]
fn cases_are_left_for_the_other_judges() {
    let folder = folder("cases");
    // Forms that are gone leave no cases.
    let _ = fs::remove_dir_all(&folder);
    let checked = project::checked();
    cases::write(&checked.providers, &folder).expect("cases are written");
    for (name, _) in checked.forms() {
        assert!(folder.join(format!("{name}.json")).is_file(), "{name}");
    }
}

#[test]
fn json_is_json_and_ui_schemas_order_every_key() {
    let checked = project::checked();
    let files = outputs(&checked);
    for (path, text) in &files {
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
        if path.ends_with(".json") {
            json(&files, path);
        }
    }
    for (name, form) in checked.forms() {
        let ui = json(&files, &format!("frontend/{name}.ui.json"));
        let order: Vec<&str> = ui["ui:order"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let keys: Vec<&str> = form.fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(order, keys, "{name}");
        for suffix in schema_judge::SUFFIXES {
            let schema = json(&files, &format!("frontend/{name}.{suffix}"));
            let mut properties = BTreeSet::new();
            collect_properties(&schema, &mut properties);
            assert_eq!(
                properties,
                keys.iter().copied().collect(),
                "{name}.{suffix}"
            );
        }
    }
}

/// The keys of a schema and of the branches that apply to the same object.
fn collect_properties<'a>(schema: &'a Value, keys: &mut BTreeSet<&'a str>) {
    let properties = schema.get("properties").and_then(Value::as_object);
    keys.extend(
        properties
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str()),
    );
    for word in ["allOf", "anyOf", "oneOf"] {
        let branches = schema.get(word).and_then(Value::as_array);
        for branch in branches.into_iter().flatten() {
            collect_properties(branch, keys);
        }
    }
    for word in ["if", "then", "else"] {
        if let Some(branch) = schema.get(word) {
            collect_properties(branch, keys);
        }
    }
}

/// Builds a copy of the project with this many threads, and reads what was made.
fn built_with(threads: usize) -> Files {
    let copy = folder(&format!("threads-{threads}"));
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&project::root().join("specs"), &copy.join("specs"));
    fs::copy(
        project::root().join("provspec.toml"),
        copy.join("provspec.toml"),
    )
    .expect("the project's file is copied");
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads");
    let workspace = Workspace::at(&copy);
    let outcome = pool.install(|| build::build(&workspace, &()));
    assert!(!outcome.failed(), "{:?}", outcome.diagnostics);
    let mut files = Files::new();
    collect_files(&workspace.generated, &workspace.generated, &mut files);
    files
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, copy).expect("the file is copied");
        }
    }
}

fn collect_files(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_files(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy();
            let text = fs::read_to_string(&path).expect("outputs are text");
            files.insert(name.replace('\\', "/"), text);
        }
    }
}

#[test]
fn outputs_are_the_same_bytes_at_any_number_of_threads() {
    let one = built_with(1);
    assert_same(&one, &built_with(8));
    // The targets made these and nothing else; the build adds its list and the schemas of the language.
    let mut expected = outputs(&project::checked());
    for (path, text) in &one {
        if path == "manifest.txt" || path.starts_with("schema/") {
            expected.insert(path.clone(), text.clone());
        }
    }
    assert_same(&one, &expected);
}

/// Says which file differs, not what all of them contain.
fn assert_same(one: &Files, other: &Files) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (path, text) in one {
        assert!(other[path] == *text, "{path} differs");
    }
}

/// The compiler's core on texts in memory: no folder is read, and the specs come last first.
#[test]
fn outputs_do_not_depend_on_the_order_of_reading() {
    let root = project::root();
    let text = |path: &Path| fs::read_to_string(path).expect("the file is read");
    let mut found = Vec::new();
    let config = check::project::read(&text(&root.join("provspec.toml")), FileId(90), &mut found);
    let mut shared = SharedGroups::default();
    for (at, path) in yaml_files(&root.join("specs/shared")).iter().enumerate() {
        let id = FileId(80 - u32::try_from(at).expect("few files"));
        let read: Read<SharedGroup> =
            syntax::read(&text(path), id, Grammar::SharedGroup, &mut found);
        shared
            .groups
            .insert(stem(path), read.document.expect("the group is sound"));
    }
    let mut providers = Vec::new();
    for (at, path) in yaml_files(&root.join("specs")).iter().rev().enumerate() {
        let source = SourceFile {
            id: FileId(u32::try_from(at).expect("few files")),
            path: path.to_string_lossy().into_owned(),
            text: text(path).into(),
        };
        let name = stem(path);
        let read = provspec::provider(&source, &name, &shared, &config.project, &mut found);
        providers.push(read.expect("the spec is sound"));
    }
    providers.sort_by(|a, b| a.code.cmp(&b.code));
    let checked = project::checked();
    let turned = project::Checked {
        providers,
        project: config.project,
        // Only the core is asked, in the language of the specs.
        further: checked.further.clone(),
    };
    assert_same(&outputs(&turned), &outputs(&checked));
}

/// The YAML files in the folder, if there is one, in order of name.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("a file has a name");
    stem.to_string_lossy().into_owned()
}
