//! The oldest Rust that the workspace says it compiles with: stated once, and asked for by nothing that it depends on.
//!
//! That our own code uses nothing newer, clippy's `incompatible_msrv` says where the compiler is a newer one; where it is this
//! one, all the tests do.

use std::process::Command;

use serde_json::Value;

#[test]
fn nothing_needs_a_newer_rust_than_is_stated() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let stated = stated(packages);
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| version(&package["rust_version"]) > Some(stated))
        .map(|package| format!("{} wants Rust {}", package["name"], package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "{newer:#?}");
}

#[test]
fn every_package_of_the_workspace_states_the_same_rust() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    let stated = stated(packages);
    for package in packages
        .iter()
        .filter(|package| package["source"].is_null())
    {
        assert_eq!(
            version(&package["rust_version"]),
            Some(stated),
            "{}",
            package["name"]
        );
    }
    let (major, minor) = stated;
    let readme = include_str!("../../README.md");
    assert!(
        readme.contains(&format!("Rust {major}.{minor}")),
        "the README says another version"
    );
}

/// What the package of the compiler states.
fn stated(packages: &[Value]) -> (u32, u32) {
    let ours = packages
        .iter()
        .find(|package| package["name"] == "provspec");
    version(&ours.expect("the compiler")["rust_version"]).expect("a stated version")
}

/// `"1.95"` or `"1.95.0"`.
fn version(text: &Value) -> Option<(u32, u32)> {
    let mut parts = text.as_str()?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn metadata() -> Value {
    let run = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--all-features",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    serde_json::from_slice(&run.stdout).expect("JSON")
}
