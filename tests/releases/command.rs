//! What `provspec release` takes, says and refuses.

use serde_json::{Value, json};

use crate::{CHANGELOG, INTRODUCTION, MANIFEST, Project, RELEASES};

#[test]
fn what_was_never_released_has_the_version_of_the_project() {
    let project = Project::new();
    assert_eq!(project.built(), "0.0.0");
    assert!(!project.exists(CHANGELOG));
    assert!(!project.read(MANIFEST).contains("CHANGELOG"));
    project.edit(
        "provspec.toml",
        "[features]",
        "version = \"0.3.0-rc.1\"\n\n[features]",
    );
    assert_eq!(project.built(), "0.3.0-rc.1");
    let ran = project.run(&["release"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: `version` under `[frontend]` is 0.3.0-rc.1; a release has a version of three numbers, such as 1.0.0\n"
    );
    assert!(!project.exists("releases"));
}

#[test]
fn the_first_release_is_that_of_the_project() {
    let project = Project::new();
    let ran = project.run(&["release", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "released 1.0.0, the first\n\ncommit `releases/frontend.json` and `generated`, then publish `generated/frontend`\n"
    );
    assert_eq!(project.version(), "1.0.0");
    assert_eq!(
        project.read(CHANGELOG),
        format!("{INTRODUCTION}\n## 1.0.0 (2026-01-01)\n\nThe first release.\n")
    );
    let manifest: Value = serde_json::from_str(&project.read(MANIFEST)).unwrap();
    assert_eq!(
        manifest["files"],
        json!(["**/*.js", "**/*.d.ts", "**/*.json", "CHANGELOG.md"])
    );
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(Project::released("0.4.0").version(), "0.4.0");
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::new();
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, "would release 1.0.0, the first\n")
    );
    assert!(!project.exists("releases") && !project.exists("generated"));

    let project = Project::released("1.0.0");
    let before = (
        project.read(RELEASES),
        project.read(MANIFEST),
        project.read(CHANGELOG),
    );
    project.edit(
        "specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "would release 2.0.0, after 1.0.0 of 2026-01-01\n\nbreaking  sound/provider: `note` is required now\n"
    );
    let ran = project.run(&["release", "--dry-run", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        document,
        json!({
            "diagnostics": [],
            "errors": 0,
            "warnings": 0,
            "release": {
                "version": "2.0.0",
                "after": "1.0.0",
                "level": "major",
                "changes": [{
                    "level": "major",
                    "place": "sound/provider",
                    "field": "note",
                    "what": "`note` is required now"
                }]
            }
        })
    );
    assert_eq!(
        (
            project.read(RELEASES),
            project.read(MANIFEST),
            project.read(CHANGELOG)
        ),
        before
    );
}

#[test]
fn a_level_raises_and_never_lowers() {
    let project = Project::released("0.2.0");
    project.edit("specs/sound.yaml", "max_length: 64", "max_length: 65");
    let version = |level: &str| {
        let ran = project.run(&["release", "--dry-run", "--level", level]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout.split([' ', ',']).nth(2).unwrap().to_owned()
    };
    assert_eq!(
        ["patch", "minor", "major"].map(version),
        ["0.2.1", "0.3.0", "1.0.0"]
    );
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    let ran = project.run(&["release", "--level", "patch"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: `--level patch` is too low: something breaks since 0.2.0, so that 0.3.0 comes next at the least; see \
         `provspec release --dry-run`\n"
    );
    let ran = project.run(&["release", "--level", "major", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(project.version(), "1.0.0");
    // The file is one that can be read.
    assert_eq!(project.run(&["build", "--check"]).code, 0);

    let ran = Project::new().run(&["release", "--level", "minor"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("`--level` has no release to raise the version of: the first one is 1.0.0")
    );
}

#[test]
fn where_nothing_changed_nothing_is_released() {
    let project = Project::released("1.2.0");
    let before = project.read(RELEASES);
    for arguments in [
        &["release"][..],
        &["release", "--level", "major"],
        &["release", "--dry-run"],
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(ran.stdout, "nothing has changed since 1.2.0\n");
    }
    let ran = project.run(&["release", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["release"], Value::Null);
    assert_eq!(project.read(RELEASES), before);
}

#[test]
fn a_release_has_a_day() {
    let project = Project::new();
    let ran = project.run_in(&["release"], &[("SOURCE_DATE_EPOCH", "1767225600")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(project.read(CHANGELOG).contains("## 1.0.0 (2026-01-01)"));
    project.edit("specs/sound.yaml", "title: Note", "title: Remark");
    for (date, environment, said) in [
        (
            "2025-12-31",
            "",
            "2025-12-31 is before the day of 1.0.0, 2026-01-01",
        ),
        (
            "",
            "86400",
            "1970-01-02 is before the day of 1.0.0, 2026-01-01",
        ),
        ("", "soon", "no number of seconds since 1970: `soon`"),
        ("2026-02-30", "", "not a day such as 2026-01-31"),
    ] {
        let mut arguments = vec!["release"];
        if !date.is_empty() {
            arguments.extend(["--date", date]);
        }
        let ran = project.run_in(&arguments, &[("SOURCE_DATE_EPOCH", environment)]);
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn mistakes_in_specs_stop_a_release() {
    let project = Project::released("1.0.0");
    let before = project.read(RELEASES);
    project.edit("specs/sound.yaml", "name: Sound", "name: 12");
    let ran = project.run(&["release"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[PS0102]: `name` must be a text"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr
            .ends_with("error: 1 error; nothing was released\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        (project.read(RELEASES), project.version().as_str()),
        (before, "1.0.0")
    );
}
