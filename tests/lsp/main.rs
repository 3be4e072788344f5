//! `provspec lsp`, by a client over standard input and output, with a copy of the whole catalogue.

#[path = "../fuzz/mutate.rs"]
#[allow(dead_code, reason = "a part of it is of use here")]
mod mutate;
#[path = "../project/mod.rs"]
mod project;

mod client;
mod findings;
mod fuzz;
mod language;
mod lifecycle;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the catalogue in a folder of its own.
fn catalogue(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("lsp")
        .join(name);
    let _ = fs::remove_dir_all(&root);
    let from = project::root();
    for part in ["specs", "provspec.toml", "releases"] {
        copy(&from.join(part), &root.join(part));
    }
    root
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

/// Every file of a folder, with what is in it.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                files.insert(path, bytes);
            }
        }
    }
    files
}
