//! The outputs are a function of the specs: the program writes the same bytes wherever and however often it
//! runs. The catalogue of this repository is built in other places, languages, time zones, by other
//! numbers of threads, from files of other ages, written in another order.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A copy of the catalogue at a place of its own.
struct Copy {
    outer: PathBuf,
    root: PathBuf,
}

impl Copy {
    /// At `place` below a folder of this test. The specs are written in the order of `sort`.
    fn new(test: &str, place: &str, sort: fn(&mut Vec<PathBuf>)) -> Self {
        let name = format!("provspec-same-{}-{test}", std::process::id());
        let outer = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&outer);
        let root = outer.join(place);
        let from = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<PathBuf> = ["specs", "releases"]
            .iter()
            .flat_map(|folder| files(&from.join(folder)))
            .chain([from.join("provspec.toml")])
            .collect();
        sort(&mut files);
        for file in files {
            let to = root.join(file.strip_prefix(from).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(&file, to).unwrap();
        }
        Self { outer, root }
    }

    /// What the program makes of it, in a clean environment with these variables.
    fn build(&self, variables: &[(&str, &str)]) -> Tree {
        let out = self.root.join("generated");
        let _ = fs::remove_dir_all(&out);
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .arg("build")
            .current_dir(&self.root)
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{variables:?}: {text}");
        files(&out)
            .into_iter()
            .map(|path| {
                let contents = fs::read(&path).unwrap();
                (path.strip_prefix(&out).unwrap().to_path_buf(), contents)
            })
            .collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.outer);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn same(one: &Tree, other: &Tree, what: &str) {
    assert!(one.keys().eq(other.keys()), "other files: {what}");
    for (path, contents) in one {
        assert!(other[path] == *contents, "{}: {what}", path.display());
    }
}

#[test]
fn the_same_bytes_in_every_environment() {
    let here = Copy::new("environment", "here", |files| files.sort());
    let usual = here.build(&[]);
    assert!(usual.len() > 500);
    for variables in [
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")],
        [("LANG", "uk_UA.KOI8-U"), ("TZ", "America/St_Johns")],
        [("RAYON_NUM_THREADS", "1"), ("HOME", "/nowhere")],
        [("RAYON_NUM_THREADS", "16"), ("USER", "somebody")],
        [("TERM", "xterm-256color"), ("COLUMNS", "20")],
        [("CLICOLOR_FORCE", "1"), ("SOURCE_DATE_EPOCH", "1")],
    ] {
        same(&usual, &here.build(&variables), &format!("{variables:?}"));
    }
}

#[test]
fn the_same_bytes_at_every_place_and_of_files_of_any_age() {
    let here = Copy::new("place", "here", |files| files.sort());
    let there = Copy::new("elsewhere", "a place/with späces/and 'quotes'", |files| {
        files.sort_by(|a, b| b.cmp(a));
    });
    let years = Duration::from_secs(20 * 365 * 24 * 60 * 60);
    for file in files(&there.root) {
        let past = SystemTime::now() - years;
        File::open(file).unwrap().set_modified(past).unwrap();
    }
    same(
        &here.build(&[]),
        &there.build(&[]),
        "another place, other ages",
    );
}
