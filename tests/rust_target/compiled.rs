//! The generated code compiles without a warning, in both flavours, and judges values as it should.

use std::path::Path;
use std::process::Command;

use provspec::target::OutputFile;
use provspec::target::rust::single_file;

use crate::catalogue::{project, providers};

/// A crate of its own, outside the workspace, that uses the generated code as a backend would.
const MANIFEST: &str = r#"
[package]
name = "backend"
version = "0.0.0"
edition = "2024"

[dependencies]
provspec-forms = { path = "FORMS" }
serde_json = { version = "1", default-features = false, features = ["std"] }

[lints.rust]
missing_docs = "deny"

[workspace]
"#;

const LIB: &str = "//! A backend.

pub mod rust;

/// The same, as a build script has it.
pub mod included {
    include!(\"single_file.rs\");
}
";

fn cargo(folder: &Path, arguments: &[&str], flags: (&str, &str)) {
    let output = Command::new(env!("CARGO"))
        .args(["--offline", "--quiet"])
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env(flags.0, flags.1)
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "cargo {arguments:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn generated_code_compiles_and_judges() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |path: &str, contents: String| OutputFile {
        path: path.to_owned(),
        contents,
    };
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("the file is there");
    let forms = root.join("crates/provspec-forms");
    let mut files: Vec<OutputFile> = crate::files(&providers(), &project());
    for file in &mut files {
        file.path.insert_str(0, "src/");
    }
    files.extend([
        file(
            "Cargo.toml",
            MANIFEST.replace("FORMS", &forms.to_string_lossy()),
        ),
        // The versions that the workspace has, so that nothing is fetched.
        file("Cargo.lock", read("Cargo.lock")),
        file("src/lib.rs", LIB.to_owned()),
        file("src/single_file.rs", single_file(&providers(), &project())),
        file("tests/behaviour.rs", read("tests/rust_target/behaviour.rs")),
    ]);
    let folder = crate::write(&files, "backend");
    cargo(
        &folder,
        &["clippy", "--", "-D", "warnings"],
        ("RUSTFLAGS", ""),
    );
    cargo(
        &folder,
        &["doc", "--no-deps"],
        ("RUSTDOCFLAGS", "-D warnings"),
    );
    cargo(&folder, &["test"], ("RUSTFLAGS", ""));
}
