//! The bad specs of `tests/ui`, mended.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use provspec::build::{self, Mend, Workspace};
use provspec::diagnostics::Safety;
use provspec::source::FileId;

/// Of every bad spec: mending ends, a second time there is nothing to do, and no comment is lost.
#[test]
fn every_bad_spec_is_mended_once_and_for_all() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let mut mended = 0;
    for case in fs::read_dir(&cases).unwrap() {
        let case = case.unwrap().path();
        if !case.is_dir() {
            continue;
        }
        for safety in [Safety::Safe, Safety::Unsafe] {
            mended += mend(&case, safety);
        }
    }
    assert!(mended > 80, "only {mended} files were mended");
}

fn mend(case: &Path, safety: Safety) -> usize {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let copy = std::env::temp_dir().join(format!(
        "provspec-mend-{}-{name}-{}",
        std::process::id(),
        safety.name()
    ));
    copy_folder(case, &copy);
    let of_case = Workspace::at(&copy);
    let workspace = match of_case.config {
        Some(_) => of_case,
        // That of all of them.
        None => Workspace {
            config: Some(case.with_file_name("provspec.toml")),
            specs: copy.clone(),
            ..of_case
        },
    };
    let before = texts(&copy);
    let mending = build::fix(&workspace, safety, Mend::Files, &());
    assert!(
        mending.unwritten.is_empty(),
        "{name}: {:?}",
        mending.unwritten
    );
    let after = texts(&copy);
    for file in &mending.files {
        let path = PathBuf::from(&file.path);
        assert_eq!(after[&path], *file.new, "{name}");
        let (old, new) = (comments(&file.old), comments(&file.new));
        // A guess may be that something is no comment.
        let kept = safety == Safety::Unsafe || old.iter().all(|it| new.contains(it));
        assert!(kept, "{name}: {old:?} {new:?}");
    }
    let others = |path: &&PathBuf| {
        mending
            .files
            .iter()
            .all(|file| Path::new(&file.path) != path.as_path())
    };
    for path in before.keys().filter(others) {
        assert_eq!(
            before[path],
            after[path],
            "{name}: {} is another",
            path.display()
        );
    }
    let again = build::fix(&workspace, safety, Mend::Files, &());
    let more: Vec<_> = again.files.iter().map(|file| &file.made).collect();
    assert!(more.is_empty(), "{name}: {more:?}");
    fs::remove_dir_all(&copy).unwrap();
    mending.files.len()
}

fn comments(text: &str) -> Vec<String> {
    let read = provspec::yaml::parse(text, FileId(0), &mut Vec::new());
    read.comments
        .iter()
        .map(|comment| text[comment.span.range()].trim_end().to_owned())
        // One that allows nothing is taken away.
        .filter(|comment| !comment.contains("provspec:"))
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy_folder(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

fn texts(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(texts(&path)),
            false => {
                let bytes = fs::read(&path).unwrap();
                let text = String::from_utf8_lossy(&bytes);
                all.insert(path, text.trim_start_matches('\u{feff}').to_owned());
            }
        }
    }
    all
}
