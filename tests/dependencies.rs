//! What a backend compiles with its code stays small.

use std::collections::BTreeSet;
use std::process::Command;

/// The packages that this one needs without its default features, itself included.
fn packages(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none"])
        .args([
            "--no-default-features",
            "--format",
            "{p}",
            "--package",
            package,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8_lossy(&output.stdout);
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn build_scripts_compile_no_command_line_and_no_network() {
    let packages = packages("provspec");
    assert!(packages.contains("granit-parser"), "{packages:?}");
    let unwanted = [
        "anstream",
        "clap",
        "clap_builder",
        "hyper",
        "indicatif",
        "mio",
        "openssl",
        "reqwest",
        "rustls",
        "socket2",
        "tokio",
        "ureq",
        "url",
    ];
    for name in unwanted {
        assert!(!packages.contains(name), "{name} came in");
    }
    // Each takes time in every backend's build. More are a decision, not an accident: four of them make the code that says
    // whether a document is sound, which otherwise each run of a build script would make anew.
    assert!(packages.len() <= 109, "{}: {packages:?}", packages.len());
}

#[test]
fn backends_link_twelve_packages() {
    let packages = packages("provspec-forms");
    let expected = [
        "data-encoding",
        "ipnet",
        "itoa",
        "memchr",
        "provspec-forms",
        "provspec-messages",
        "provspec-whitelist",
        "regex-lite",
        "serde_core",
        "serde_json",
        "zeroize",
        "zmij",
    ];
    assert_eq!(packages, BTreeSet::from(expected.map(str::to_owned)));
}
