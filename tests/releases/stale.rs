//! Packages that are not what the specs and the releases say.

use crate::{CHANGELOG, MANIFEST, Project, RELEASES};

#[test]
fn a_package_that_somebody_edited_is_stale() {
    for path in [MANIFEST, CHANGELOG] {
        let project = Project::released("1.0.0");
        let before = project.read(path);
        project.edit(path, "1.0.0", "1.0.1");
        let ran = project.run(&["build", "--check"]);
        assert_eq!(ran.code, 1);
        let name = path.strip_prefix("generated/").unwrap();
        assert_eq!(
            ran.stderr,
            format!(
                "error: `generated` is stale; run `provspec build` and commit the result\ngenerated: 0 added, 1 changed, 0 \
                 removed\nthe package in `generated/frontend` is stale; it becomes 1.0.0\n  ~ {name}\n"
            )
        );
        project.built();
        assert_eq!(project.read(path), before);
    }
}

#[test]
fn a_stale_package_says_what_it_becomes() {
    let project = Project::released("1.0.0");
    project.edit(
        "specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 1);
    let next = ran
        .stderr
        .split("it becomes ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    assert!(
        ran.stderr.contains("is stale; run `provspec build`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("~ frontend/CHANGELOG.md"),
        "{}",
        ran.stderr
    );
    let said = format!(
        "package: {next}, with 1 change since 1.0.0 (1 breaking); `provspec release` makes it a release\n"
    );
    assert!(ran.stderr.ends_with(&said), "{}", ran.stderr);
    let ran = project.run(&["build"]);
    assert!(ran.stderr.ends_with(&said), "{}", ran.stderr);
    assert_eq!(project.version(), next);
    assert_eq!(project.run(&["build", "--check"]).code, 0);
}

#[test]
fn a_build_without_changes_does_nothing_after_a_release_as_well() {
    let project = Project::released("1.0.0");
    // A file that changed within the clock's last tick could change again unseen.
    std::thread::sleep(std::time::Duration::from_millis(50));
    project.run(&["build"]);
    let ran = project.run(&["build"]);
    assert!(ran.stderr.contains("up to date"), "{}", ran.stderr);
    project.edit(RELEASES, "2026-01-01", "2025-01-01");
    let ran = project.run(&["build"]);
    assert!(
        ran.stderr.contains("~ frontend/CHANGELOG.md"),
        "{}",
        ran.stderr
    );
}
