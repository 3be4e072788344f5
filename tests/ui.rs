//! Bad specs, and the exact words that are said about them.
//!
//! Each folder in `tests/ui` is a case: some specs, its `shared/` groups, and in `expected.text` what
//! `provspec check --specs <folder>` prints about them. A folder with a `provspec.toml` of its own is a project of its
//! own; the others share `tests/ui/provspec.toml`. Cases that cannot lie in a repository (a file of two megabytes, a
//! link that leads out of a folder) are made by [`made`].
//!
//! `UPDATE_UI=1 cargo test --test ui` writes the expected texts anew: read the diff before you commit it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use provspec::build::{self, Outcome, Workspace};
use provspec::check::rules;
use provspec::diagnostics::render;

const EXPECTED: &str = "expected.text";

/// Paths in the reports are relative to `tests/ui`, so that they are the same everywhere.
fn folder() -> PathBuf {
    static ENTER: Once = Once::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    ENTER.call_once(|| std::env::set_current_dir(&folder).unwrap());
    folder
}

fn cases() -> Vec<String> {
    let mut cases: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    cases.sort();
    cases
}

/// What is printed about a case.
fn report(case: &str) -> String {
    match made().into_iter().find(|(name, _)| *name == case) {
        Some((_, make)) => make_and_report(case, make),
        None => words(&check(case)),
    }
}

fn check(case: &str) -> Outcome {
    let folder = Path::new(case);
    let workspace = if folder.join("provspec.toml").exists() {
        Workspace::at(folder)
    } else {
        Workspace {
            specs: folder.to_path_buf(),
            ..Workspace::at(Path::new("."))
        }
    };
    build::check(&workspace, &())
}

fn words(outcome: &Outcome) -> String {
    let text = render::text(&outcome.diagnostics, &outcome.sources, false);
    format!("{text}{}\n", render::Count::of(&outcome.diagnostics))
}

type Make = fn(&Workspace);

/// Cases that a repository cannot hold. Each begins with a sound project that is built once.
fn made() -> [(&'static str, Make); 6] {
    fn write(path: &Path, text: &[u8]) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    [
        ("file-too-large", |workspace| {
            let file = fs::File::create(workspace.specs.join("large.yaml")).unwrap();
            file.set_len(2_000_000).unwrap();
        }),
        ("too-many-values", |workspace| {
            // The fields are 30,000 values: with the three lines before them and the two around them there are five too many.
            let fields: String = (0..1000)
                .map(|at| format!("  field_{at}: [{}]\n", "x, ".repeat(29)))
                .collect();
            let head = "provspec: 1\ncode: large\nname: Large\nfields:\n";
            let text = format!("{head}{fields}");
            write(&workspace.specs.join("large.yaml"), text.as_bytes());
        }),
        ("unreadable-file", |workspace| {
            fs::create_dir(workspace.specs.join("folder.yaml")).unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink("loop.yaml", workspace.specs.join("loop.yaml")).unwrap();
            #[cfg(unix)]
            std::os::unix::fs::symlink("nowhere", workspace.specs.join("nothing.yaml")).unwrap();
        }),
        ("invalid-releases", |workspace| {
            let sound = build::release(workspace, &build::Order::default(), &());
            assert!(sound.diagnostics.is_empty(), "{}", words(&sound));
            let text = fs::read_to_string(&workspace.releases).unwrap();
            let edited = text.replace("\"option\": [\"A", "\"option\": [\"B");
            assert_ne!(edited, text);
            write(&workspace.releases, edited.as_bytes());
        }),
        ("unwritable-output", |workspace| {
            fs::remove_dir_all(&workspace.generated).unwrap();
            write(&workspace.generated, b"a file\n");
        }),
        ("unsafe-output", |workspace| {
            fs::remove_dir_all(&workspace.generated).unwrap();
            write(
                &workspace
                    .generated
                    .join("frontend/sound/provider.schema.json"),
                b"mine\n",
            );
        }),
    ]
}

fn make_and_report(case: &str, make: Make) -> String {
    let root = std::env::temp_dir().join(format!("provspec-ui-{}-{case}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("specs")).unwrap();
    let spec =
        "provspec: 1\ncode: sound\nname: Sound\naccounts: { provider: { form: [country] } }\n";
    fs::write(root.join("specs/sound.yaml"), spec).unwrap();
    let workspace = Workspace::at(&root);
    let sound = build::build(&workspace, &());
    assert!(sound.diagnostics.is_empty(), "{}", words(&sound));
    make(&workspace);
    let text = words(&build::build(&workspace, &()));
    fs::remove_dir_all(&root).unwrap();
    text.replace(&format!("{}/", root.display()), "")
}

#[test]
fn the_words_are_the_expected_ones() {
    let update = std::env::var_os("UPDATE_UI").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = report(&case);
        let path = folder().join(&case).join(EXPECTED);
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found == expected {
            continue;
        }
        if update {
            fs::write(&path, &found).unwrap();
        } else {
            wrong.push(format!(
                "tests/ui/{case}/{EXPECTED}\n{}",
                difference(&expected, &found)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of the cases say something else (`UPDATE_UI=1` takes the new words):\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Lines that are only in one of the texts, with what they have in common left out.
fn difference(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    // The longest common run of lines, by the table of lengths from each pair of lines on.
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for (at, line) in old.iter().enumerate().rev() {
        for (to, other) in new.iter().enumerate().rev() {
            common[at][to] = if line == other {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    let (mut at, mut to, mut out) = (0, 0, String::new());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
        } else if to >= new.len() || (at < old.len() && common[at + 1][to] >= common[at][to + 1]) {
            out.push_str(&format!("{:4} - {}\n", at + 1, old[at]));
            at += 1;
        } else {
            out.push_str(&format!("{:4} + {}\n", to + 1, new[to]));
            to += 1;
        }
    }
    out
}

/// The codes in a report, and how often each is there.
fn codes(text: &str) -> BTreeMap<&str, usize> {
    let mut codes = BTreeMap::new();
    for line in text.lines() {
        let rest = line
            .strip_prefix("error[")
            .or_else(|| line.strip_prefix("warning["));
        if let Some((code, _)) = rest.and_then(|rest| rest.split_once(']')) {
            *codes.entry(code).or_default() += 1;
        }
    }
    codes
}

#[test]
fn every_rule_has_a_case() {
    let missing: Vec<String> = rules::all()
        .iter()
        .filter(|rule| {
            let text =
                fs::read_to_string(folder().join(rule.name).join(EXPECTED)).unwrap_or_default();
            !codes(&text).contains_key(rule.code)
        })
        .map(|rule| format!("tests/ui/{} ({})", rule.name, rule.code))
        .collect();
    assert!(
        missing.is_empty(),
        "no case shows the rule:\n{}",
        missing.join("\n")
    );
}

/// One mistake, one finding: the cases of a rule have no other mistakes in them.
#[test]
fn nothing_follows_from_a_mistake() {
    for rule in rules::all() {
        let text = fs::read_to_string(folder().join(rule.name).join(EXPECTED)).unwrap_or_default();
        let others: Vec<&str> = codes(&text)
            .into_keys()
            .filter(|code| *code != rule.code)
            .collect();
        // There is no way to show a cap without the findings below it.
        if rule.name != "too-many-findings" {
            assert!(
                others.is_empty(),
                "tests/ui/{} also shows {others:?}",
                rule.name
            );
        }
    }
}

/// Each mistake in a case is marked by a comment in its line (`# ← what`): the findings are in those lines, as many as
/// there are arrows, and nowhere else. Findings about a file as a whole have no line.
#[test]
fn the_findings_are_where_the_marks_are() {
    let mut wrong = Vec::new();
    for case in cases() {
        let mut places: BTreeMap<String, i32> = BTreeMap::new();
        for path in yaml_files(Path::new(&case)) {
            let text =
                String::from_utf8_lossy(&fs::read(folder().join(&path)).unwrap()).into_owned();
            for (at, line) in text.lines().enumerate() {
                let marks = line.matches('←').count();
                if marks > 0 {
                    let place = format!("{}:{}", path.display(), at + 1);
                    *places.entry(place).or_default() -= i32::try_from(marks).unwrap();
                }
            }
        }
        let outcome = check(&case);
        if places.is_empty() {
            continue;
        }
        for line in render::concise(&outcome.diagnostics, &outcome.sources).lines() {
            let mut parts = line.splitn(3, ':');
            let (path, line) = (parts.next().unwrap(), parts.next().unwrap());
            if line.parse::<u32>().is_ok() {
                *places.entry(format!("{path}:{line}")).or_default() += 1;
            }
        }
        let odd = places.iter().filter(|(_, balance)| **balance != 0);
        wrong.extend(odd.map(|(place, balance)| match balance {
            1.. => format!("{place}: {balance} more findings than marks"),
            _ => format!("{place}: {} more marks than findings", -balance),
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(self::folder().join(folder)).unwrap() {
        let path = folder.join(entry.unwrap().file_name());
        if self::folder().join(&path).is_dir() {
            files.extend(yaml_files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "toml")
        {
            files.push(path);
        }
    }
    files
}
