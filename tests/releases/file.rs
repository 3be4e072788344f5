//! The release file: what is in it, what may be edited, and what is told of one that cannot be right.

use std::fs;

use crate::{Project, RELEASES};

#[test]
fn the_file_is_the_same_for_the_same_specs() {
    let (one, other) = (Project::released("1.0.0"), Project::released("1.0.0"));
    let text = one.read(RELEASES);
    assert_eq!(text, other.read(RELEASES));
    // A line for each field.
    let fields: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("\"value\": "))
        .collect();
    assert_eq!(fields.len(), 10, "{fields:#?}");
    assert_eq!(
        fields[4].trim(),
        "\"api_key\": { \"value\": { \"text\": { \"min_length\": 8, \"max_length\": 64, \"patterns\": \
         [\"^[^\\\\t\\\\n\\\\r ]([^\\\\t\\\\n\\\\r]*[^\\\\t\\\\n\\\\r ])?$\"] } }, \"required\": \"always\" },"
    );
}

#[test]
fn a_release_file_that_cannot_be_right_is_told() {
    let project = Project::released("1.0.0");
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    project.run(&["release", "--date", "2026-01-02"]);
    let sound = project.read(RELEASES);
    for (old, new, said) in [
        (
            "\"format\": 1",
            "\"format\": 2",
            "a newer provspec has written it: its format is 2, and this one knows 1",
        ),
        (
            "\"format\": 1",
            "\"format\": \"a\"",
            "it is no file of releases: `format` is not 1",
        ),
        (
            "\"format\": 1,",
            "\"format\": 1",
            "it is not JSON: expected `,` or `}`",
        ),
        (
            "    {\n      \"version\": \"2.0.0\"",
            "<<<<<<< ours\n    {\n      \"version\": \"2.0.0\"",
            "it is not JSON: expected value",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0\"",
            "`2.0` is not the version of a release, such as `1.4.0`",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"1.1.0\"",
            "1.1.0 comes after 1.0.0: with its changes it is 2.0.0 at the least",
        ),
        (
            "2026-01-02",
            "2026-02-31",
            "`2026-02-31` is not a date such as `2027-03-31`",
        ),
        (
            "2026-01-02",
            "2025-12-31",
            "2.0.0 is of 2025-12-31, and 1.0.0, which comes before it, of 2026-01-01",
        ),
        (
            "\"min_length\": 9",
            "\"min_length\": 8",
            "its `contract` is not that of 2.0.0: it was changed by hand",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"3.0.0\"",
            "its `contract` is not that of 3.0.0: it was changed by hand",
        ),
        (
            "\"surface\": {",
            "\"surfaces\": {",
            "its `contract` cannot be read: unknown field `surfaces`",
        ),
        (
            "\"level\": \"major\"",
            "\"level\": \"huge\"",
            "its `releases` cannot be read: unknown variant `huge`",
        ),
    ] {
        project.write(RELEASES, &sound);
        project.edit(RELEASES, old, new);
        for command in ["check", "build", "release"] {
            let ran = project.run(&[command, "--format", "concise"]);
            assert_eq!(ran.code, 1, "{command}: {new}");
            let start = format!("{RELEASES}:");
            let line = ran.stderr.lines().next().unwrap_or_default();
            assert!(line.starts_with(&start), "{command}: {}", ran.stderr);
            assert!(
                line.contains(&format!("error[PS0904]: {said}")),
                "{command}: {}",
                ran.stderr
            );
        }
        let ran = project.run(&["build", "--check"]);
        assert_eq!(ran.code, 1);
        assert!(ran.stderr.contains("= help: "), "{}", ran.stderr);
    }
    project.write(RELEASES, &sound);
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    fs::remove_file(project.root.join(RELEASES)).unwrap();
    fs::create_dir(project.root.join(RELEASES)).unwrap();
    let ran = project.run(&["build"]);
    assert!(
        ran.stderr
            .contains("error[PS0904]: cannot read `releases/frontend.json`: it is not a file"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_words_of_a_change_may_be_edited() {
    let project = Project::released("1.0.0");
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    project.run(&["release", "--date", "2026-01-02"]);
    let words = "`api_key` has at least 9 characters, not 8 characters";
    project.edit(
        RELEASES,
        words,
        "keys have nine characters since the second version of the API",
    );
    assert_eq!(project.built(), "2.0.0");
    assert_eq!(
        project.newest(),
        "### Breaking\n\n- `sound/provider`: keys have nine characters since the second version of the API."
    );
    project.edit(RELEASES, "keys have", "keys\\nhave");
    let ran = project.run(&["build", "--format", "concise"]);
    assert!(
        ran.stderr
            .contains("error[PS0904]: the words of a change of 2.0.0 have a line break in them"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_file_may_lie_elsewhere() {
    let project = Project::new();
    project.edit(
        "provspec.toml",
        "[features]",
        "releases = \"history/npm.json\"\n\n[features]",
    );
    let ran = project.run(&["release"]);
    assert!(
        ran.stdout.contains("commit `history/npm.json`"),
        "{}",
        ran.stdout
    );
    assert!(project.exists("history/npm.json") && !project.exists("releases"));
    assert_eq!(
        fs::read_dir(project.root.join("history")).unwrap().count(),
        1
    );
}
