//! What the documentation says is true: its examples compile, its commands run, and what it shows is what comes out.

mod cli;
mod cookbook;
mod formatted;
mod json;
mod links;
#[path = "../reference/mod.rs"]
mod reference;
mod rules;
mod session;
mod shell;
mod translated;

use provspec::check::project;
use provspec::ir;
use provspec::source::FileId;
use reference::Block;

/// Holds a file of the repository against what it should be; `UPDATE_DOCS=1` writes it anew.
fn fresh(path: &str, due: &str) {
    let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::fs::read_to_string(&file).is_ok_and(|there| there == due) {
        return;
    }
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    assert!(
        update,
        "{path} is stale: `UPDATE_DOCS=1 cargo test --test documentation` writes it\n\n{due}"
    );
    std::fs::create_dir_all(std::path::Path::new(&file).parent().unwrap()).unwrap();
    std::fs::write(&file, due).unwrap();
}

/// A page of `docs/`.
fn page(name: &str) -> String {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The project of the examples: the first `provspec.toml` that the reference of the language shows.
fn project(language: &[Block]) -> ir::Project {
    let text = language
        .iter()
        .find(|block| block.info == ["toml"])
        .unwrap();
    let mut found = Vec::new();
    let config = project::read(&text.text, FileId(9), &mut found);
    assert!(found.is_empty(), "{found:#?}");
    config.project
}
