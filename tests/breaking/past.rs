//! What specs are compared with: revisions, folders, packages.

use std::fs;
use std::process::Command;

use crate::refused::refused;
use crate::{Folder, SOUND};

const LABEL: &str = "title: Label, required: false }";
const DUE: [&str; 1] =
    ["specs/sound.yaml:15:3: error[PB0204]: `sound/provider`: `terminals.label` is required now"];

#[test]
fn a_revision_is_read_and_nothing_is_touched() {
    let folder = Folder::repository();
    let first = folder.git(&["rev-parse", "HEAD"]);
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    folder.write("now/specs/untracked.txt", "kept");
    folder.git(&["add", "now/specs/sound.yaml"]);
    let index = fs::read(folder.root.join(".git/index")).unwrap();
    let status = folder.git(&["status", "--short"]);
    for revision in ["HEAD", "main", "refs/heads/main", first.trim(), &first[..8]] {
        assert_eq!(folder.breaks(revision), DUE, "{revision}");
    }
    assert_eq!(fs::read(folder.root.join(".git/index")).unwrap(), index);
    assert_eq!(folder.git(&["status", "--short"]), status);
    // Of the state that is compared with, git's own notation is shown.
    let ran = folder.run(&["breaking", "--against", "HEAD"]);
    assert!(
        ran.stderr.contains("HEAD:now/specs/sound.yaml:15:48"),
        "{}",
        ran.stderr
    );

    folder.commit();
    assert!(folder.breaks("HEAD").is_empty());
    assert_eq!(folder.breaks("HEAD~1"), DUE);
    folder.git(&["tag", "--annotate", "--message", "x", "v1", "HEAD~1"]);
    assert_eq!(folder.breaks("v1"), DUE);
    assert!(folder.is_tidy());
}

#[test]
fn where_the_specs_were_is_said_by_that_revision() {
    let folder = Folder::repository();
    fs::rename(folder.root.join("now/specs"), folder.root.join("elsewhere")).unwrap();
    folder.edit(
        "now/provspec.toml",
        "[frontend]",
        "[paths]\nspecs = \"../elsewhere\"\n\n[frontend]",
    );
    folder.edit("elsewhere/sound.yaml", LABEL, "title: Label }");
    let moved = DUE.map(|line| line.replace("specs/", "../elsewhere/"));
    let found = folder.breaks("HEAD");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("elsewhere/sound.yaml:15:3: error[PB0204]"),
        "{found:?} {moved:?}"
    );
    folder.commit();
    assert!(folder.breaks("HEAD").is_empty());
    folder.edit("elsewhere/sound.yaml", "max_length: 64", "max_length: 63");
    assert_eq!(folder.breaks("HEAD").len(), 1);
    // A project may begin without a file of its own.
    let plain = Folder::empty();
    plain.write("now/specs/sound.yaml", SOUND);
    plain.git(&["init", "--quiet", "--initial-branch=main"]);
    plain.commit();
    plain.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    assert_eq!(plain.breaks("HEAD"), DUE);
}

#[test]
fn a_folder_and_a_package_are_read() {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    assert_eq!(folder.breaks("../old"), DUE);
    let root = folder.root.join("old");
    assert_eq!(folder.breaks(root.to_str().unwrap()), DUE);

    let ran = folder.run_in("old", &["release", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.breaks("../old/releases/frontend.json"), DUE);
    let against = ["breaking", "--against", "../old/generated/frontend"];
    let ran = folder.run(&against);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "nothing breaks since `../old/generated/frontend`: 1 provider compared
not compared: fields, types and pages: an index knows which providers, modes and forms there are
"
        )
    );
    folder.edit(
        "now/specs/sound.yaml",
        "  shop: { title: Shop,",
        "  store: { title: Shop,",
    );
    for package in [
        "../old/generated/frontend",
        "../old/generated",
        "../old/generated/frontend/index.json",
    ] {
        assert_eq!(
            folder.breaks(package),
            ["specs/sound.yaml:16:1: error[PB0102]: `sound/shop`: the form is gone"]
        );
    }
    folder.edit(
        "now/specs/sound.yaml",
        "store: { title: Shop,",
        "store: { title: Shop, renamed_from: shop,",
    );
    assert_eq!(
        folder.breaks("../old/generated"),
        [
            "specs/sound.yaml:28:3: error[PB0103]: `sound/store`: its name is another: it was `sound/shop`"
        ]
    );
}

#[test]
fn a_spec_of_old_with_errors_is_left_out_and_named() {
    let folder = Folder::twice();
    folder.edit(
        "old/specs/sound.yaml",
        "type: secret, title: API key",
        "type: secret, titel: API key",
    );
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "warning[PB0901]: `sound` is not compared: its spec in `../old` has errors
--> ../old/specs/sound.yaml
 = note: the first of them: unknown key `titel` in `api_key`
 = help: compare with a later state, in which it has none

nothing breaks since `../old`: 0 providers compared
"
        )
    );
    folder.write("old/provspec.toml", "[frontend]\nnaem = \"x\"\n");
    let said = refused(&folder, "../old");
    assert!(
        said.starts_with("error: the project of `../old` cannot be read: unknown field `naem`"),
        "{said}"
    );
}

#[test]
fn specs_of_today_with_errors_are_not_compared() {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", "title: Note", "titel: Note");
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("error[PS0101]"), "{}", ran.stderr);
    assert!(
        ran.stderr
            .ends_with("error: 1 error; nothing was compared\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn it_runs_in_a_hook() {
    let folder = Folder::repository();
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args([
            "breaking",
            "--project",
            "now",
            "--against",
            "HEAD",
            "--format",
            "concise",
        ])
        .current_dir(&folder.root)
        .env("GIT_DIR", ".git")
        .env("GIT_INDEX_FILE", ".git/index")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, DUE.map(|line| format!("now/{line}\n")).concat());
}
