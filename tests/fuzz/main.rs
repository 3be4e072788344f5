//! Specs of anybody: nothing panics, every finding points into the text and can be shown, and what compiles comes out
//! as files that their own parsers read.
//!
//! The texts look random and are the same each time. `PROVSPEC_FUZZ_ROUNDS=1000 cargo test --test fuzz` tries more of
//! them. A text that fails is left in cargo's folder for test files, and belongs into `found/` beside this file once
//! what it found is mended.

#[path = "../project/mod.rs"]
mod project;

mod mutate;
mod outputs;
mod reports;
mod texts;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{env, fs};

use provspec::check::SharedGroups;
use provspec::diagnostics::{Diagnostic, render};
use provspec::source::{FileId, SourceFile, Sources, unseen};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};
use provspec::yaml;

use mutate::Numbers;

/// Texts made of each spec, unless the environment says otherwise.
const ROUNDS: usize = 4;
/// The longest text: what is longer is refused before it is read.
const LONGEST: usize = 1 << 20;

fn rounds() -> usize {
    let wanted = env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    wanted.map_or(ROUNDS, |it| it.parse().expect("a number"))
}

/// The specs that others are made of, by path below the root of the project.
fn specs() -> BTreeMap<PathBuf, String> {
    let root = project::root();
    let mut found = BTreeMap::new();
    for folder in ["specs", "tests/breadth/specs", "tests/extensions/specs"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|it| it == "yaml") {
                let text = fs::read_to_string(&path).expect("the spec is read");
                found.insert(
                    path.strip_prefix(&root).expect("it lies there").to_owned(),
                    text,
                );
            }
        }
    }
    assert!(found.len() > 200);
    found
}

/// What specs may refer to.
struct World {
    shared: SharedGroups,
    project: provspec::ir::Project,
}

impl World {
    fn new() -> Self {
        let mut shared = SharedGroups::default();
        for (at, entry) in fs::read_dir(project::root().join("specs/shared"))
            .expect("it is there")
            .enumerate()
        {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("the group is read");
            let id = FileId(100 + u32::try_from(at).expect("few files"));
            let read: Read<SharedGroup> =
                syntax::read(&text, id, Grammar::SharedGroup, &mut Vec::new());
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            shared
                .groups
                .insert(name, read.document.expect("the group is sound"));
        }
        Self {
            shared,
            project: project::checked().project,
        }
    }

    /// The provider that a text is, if it is one.
    fn compile(&self, stem: &str, text: &str) -> Option<provspec::ir::Provider> {
        let source = SourceFile {
            id: FileId(0),
            path: format!("specs/{stem}.yaml"),
            text: text.into(),
        };
        provspec::provider(&source, stem, &self.shared, &self.project, &mut Vec::new())
    }

    /// Compiles a text and looks at all that comes of it; says whether there was a provider.
    fn judge(&self, stem: &str, text: &str) -> bool {
        let source = SourceFile {
            id: FileId(0),
            path: format!("specs/{stem}.yaml"),
            text: text.into(),
        };
        let mut found = Vec::new();
        let provider = provspec::provider(&source, stem, &self.shared, &self.project, &mut found);
        for finding in &found {
            points_into(finding, text);
        }
        let mut sources = Sources::default();
        sources.insert(source);
        let shown = render::text(&found, &sources, false);
        assert_eq!(shown.is_empty(), found.is_empty());
        assert!(!has_controls(&shown), "a control character in {shown:?}");
        let terse = render::concise(&found, &sources);
        assert!(!has_controls(&terse), "a control character in {terse:?}");
        serde_json::from_str::<serde_json::Value>(&render::json(&found, &sources))
            .expect("findings are JSON");
        reports::are_read_by_their_own_parsers(&found, &sources);
        let Some(provider) = provider else {
            assert!(!found.is_empty(), "no provider, and nobody says why");
            return false;
        };
        outputs::are_read_by_their_own_parsers(&provider, &self.project);
        true
    }
}

fn points_into(finding: &Diagnostic, text: &str) {
    assert!(!finding.message.trim().is_empty());
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let fix = edits.map(|edit| edit.span);
    for span in finding.labels.iter().map(|label| label.span).chain(fix) {
        // Those of the shared groups point into their files.
        if span.file == FileId(0) {
            assert!(
                text.get(span.range()).is_some(),
                "{span:?} of {}",
                finding.message
            );
        }
    }
}

/// Characters that a terminal obeys, or nobody sees.
fn has_controls(text: &str) -> bool {
    text.contains(|c| unseen(c).is_some())
}

/// Runs `judge` on a text; the text of a panic is left in a file, whose path it says.
fn guarded(name: &str, text: &str, judge: impl FnOnce() -> bool) -> Result<bool, String> {
    catch_unwind(AssertUnwindSafe(judge)).map_err(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        fs::create_dir_all(&folder).expect("the folder is made");
        let path = folder.join(format!("{name}.yaml"));
        fs::write(&path, text).expect("the text is left");
        format!("{}: {}", path.display(), said.unwrap_or("a panic"))
    })
}

#[test]
fn specs_that_were_changed_at_random() {
    let (world, specs) = (World::new(), specs());
    let texts: Vec<&String> = specs.values().collect();
    let mut failures = Vec::new();
    let (mut compiled, mut refused) = (0, 0);
    for (at, (path, text)) in specs.iter().enumerate() {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        for round in 0..rounds() {
            let mut numbers = Numbers::new(at, round);
            let changed = mutate::some(text, &texts, &mut numbers);
            match guarded(&format!("{stem}-{round}"), &changed, || {
                world.judge(&stem, &changed)
            }) {
                Ok(true) => compiled += 1,
                Ok(false) => refused += 1,
                Err(failure) => failures.push(failure),
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    // Neither side is tried by accident only.
    assert!(
        compiled > specs.len() / 4 && refused > specs.len() / 2,
        "{compiled} compiled, {refused} refused"
    );
}

/// As somebody types it: each beginning of a spec is a text that an editor asks about.
#[test]
fn specs_that_are_being_typed() {
    let (world, specs) = (World::new(), specs());
    let mut failures = Vec::new();
    let every = if rounds() > ROUNDS { 1 } else { 29 };
    for (path, text) in specs.iter().step_by(10) {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        for end in (0..text.len())
            .step_by(every)
            .filter(|end| text.is_char_boundary(*end))
        {
            let typed = &text[..end];
            failures.extend(
                guarded(&format!("{stem}-typed-{end}"), typed, || {
                    world.judge(&stem, typed)
                })
                .err(),
            );
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Texts that are no spec at all.
#[test]
fn texts_of_any_kind() {
    let world = World::new();
    let mut failures = Vec::new();
    for round in 0..rounds() * 50 {
        let text = mutate::noise(&mut Numbers::new(1_000, round));
        assert!(text.len() < LONGEST);
        let name = format!("noise-{round}");
        failures.extend(guarded(&name, &text, || world.judge("noise", &text)).err());
        failures.extend(
            guarded(&name, &text, || {
                let mut found = Vec::new();
                let _ = yaml::parse(&text, FileId(0), &mut found);
                found.iter().for_each(|finding| points_into(finding, &text));
                true
            })
            .err(),
        );
    }
    assert!(
        failures.is_empty(),
        "{} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What was found once is tried again.
#[test]
fn texts_that_were_found() {
    let world = World::new();
    let folder = project::root().join("tests/fuzz/found");
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("the text is read");
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        world.judge(&stem, &text);
    }
}
