//! Links that go in circles.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Project, State};

#[test]
fn folders_that_contain_themselves() {
    let project = Project::built();
    symlink(".", project.path("specs/circle")).unwrap();
    symlink("../specs", project.path("specs/shared")).unwrap();
    // The specs are no shared groups, which is said; nothing goes round for ever.
    let text = Project::fails(&mut project.command(&["build"]), "specs/shared/");
    assert!(text.len() < 100_000, "{} bytes of output", text.len());
    fs::remove_file(project.path("specs/shared")).unwrap();
    project.is_mended(&Project::expected(State::Old), true);

    symlink("shared", project.path("specs/shared")).unwrap();
    Project::fails(&mut project.command(&["build"]), "PS0001");
    fs::remove_file(project.path("specs/shared")).unwrap();

    symlink("p01.yaml", project.path("specs/again.yaml")).unwrap();
    Project::fails(&mut project.command(&["build"]), "specs/again.yaml");
    fs::remove_file(project.path("specs/again.yaml")).unwrap();
    project.put(State::New);
    project.is_mended(&Project::expected(State::New), true);
}

/// The specs lie in the output folder, or the outputs among the specs.
#[test]
fn outputs_among_the_specs() {
    let project = Project::new();
    let output = project
        .command(&["build", "--out", "specs"])
        .output()
        .unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)));
    for number in 0..8 {
        let path = project.path(&format!("specs/p{number:02}.yaml"));
        assert!(fs::read_to_string(path).unwrap().starts_with("provspec: 1"));
    }
}
