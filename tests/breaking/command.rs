//! What the command prints beyond findings: JSON, the next release, its changelog.

use serde_json::{Value, json};

use crate::Folder;

#[test]
fn the_next_release_is_named() {
    let folder = Folder::twice();
    folder.edit(
        "now/provspec.toml",
        "name = \"@acme/forms\"",
        "name = \"@acme/forms\"\nversion = \"0.3.0\"",
    );
    assert_eq!(folder.run(&["release", "--date", "2026-01-01"]).code, 0);
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, "nothing breaks since `../old`: 1 provider compared\n")
    );

    folder.edit(
        "now/specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = folder.run(&["breaking", "--against", "../old", "--changelog"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.ends_with(
            "\nerror: 1 change breaks something since `../old`: STORED 1, API 1, PACKAGE 1\nthe next release of the package is \
             0.4.0, after 0.3.0: what has changed since is major: `provspec release`\n"
        ),
        "{}",
        ran.stderr
    );
    let entry = "## 0.4.0\n\n### Breaking\n\n- `sound/provider`: `note` is required now.\n";
    assert_eq!(ran.stdout, entry);

    // Nothing is released, and nothing is written.
    assert!(
        folder
            .read("now/releases/frontend.json")
            .contains("\"0.3.0\"")
    );
    let ran = folder.run(&["release", "--date", "2026-01-02"]);
    assert!(
        ran.stdout.starts_with("released 0.4.0, after 0.3.0"),
        "{}",
        ran.stdout
    );
    let changelog = folder.read("now/generated/frontend/CHANGELOG.md");
    assert!(
        changelog.contains(&entry.replace("0.4.0", "0.4.0 (2026-01-02)")),
        "{changelog}"
    );
}

#[test]
fn what_was_never_released_has_a_first_version() {
    let folder = Folder::twice();
    folder.edit(
        "now/specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert!(
        ran.stderr.ends_with("STORED 1, API 1, PACKAGE 1\n"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["breaking", "--against", "../old", "--changelog"]);
    assert_eq!(ran.stdout, "## 1.0.0\n\nThe first release.\n");
    assert!(!folder.root.join("now/releases").exists());
}

#[test]
fn programs_read_json() {
    let folder = Folder::twice();
    folder.edit(
        "now/specs/sound.yaml",
        "title: Label, required: false",
        "title: Label",
    );
    let ran = folder.run(&["breaking", "--against", "../old", "--format", "json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["errors"], 1);
    let finding = &document["diagnostics"][0];
    assert_eq!(finding["code"], "PB0204");
    assert_eq!(finding["name"], "field-required");
    assert_eq!(finding["labels"][0]["path"], "specs/sound.yaml");
    assert_eq!(finding["labels"][1]["path"], "../old/specs/sound.yaml");
    assert_eq!(
        document["breaking"],
        json!({
            "against": "../old",
            "compared": 1,
            "ignored": 0,
            "level": "major",
            "not_compared": null,
            "changes": [{
                "code": "PB0204",
                "provider": "sound",
                "form": "provider",
                "field": "terminals.label",
                "what": "`sound/provider`: `terminals.label` is required now",
                "categories": ["STORED", "API", "PACKAGE"],
            }],
            "release": null,
        })
    );
}

#[test]
fn rules_are_explained() {
    let folder = Folder::twice();
    for name in ["PB0201", "field-removed"] {
        let ran = folder.run(&["explain", name]);
        assert!(
            ran.stdout
                .starts_with("# PB0201 field-removed\n\nA field that there was is gone"),
            "{}",
            ran.stdout
        );
    }
    let ran = folder.run(&["explain", "field-removd"]);
    assert!(
        ran.stderr.contains("did you mean `field-removed`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn there_is_no_comparison_with_nothing() {
    let ran = Folder::twice().run(&["breaking"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--against <PAST>"), "{}", ran.stderr);
}
