//! Times that do not go forward.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Project, State};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn set_time(path: &Path, time: SystemTime) {
    File::open(path).unwrap().set_modified(time).unwrap();
}

/// A spec that is older than the outputs, as after `git checkout` with the clock put back.
#[test]
fn an_edit_from_the_past_is_built() {
    let project = Project::built();
    project.put(State::New);
    for entry in fs::read_dir(project.path("specs")).unwrap() {
        set_time(&entry.unwrap().path(), SystemTime::now() - DAY);
    }
    project.is_mended(&Project::expected(State::New), true);
}

/// The clock was ahead when the outputs were made, and is right now.
#[test]
fn outputs_from_the_future_are_no_reason_to_do_nothing() {
    let project = Project::built();
    for path in [
        "generated/rust/p01.rs",
        "generated/manifest.txt",
        "specs/p01.yaml",
    ] {
        set_time(&project.path(path), SystemTime::now() + DAY);
    }
    project.builds();
    project.put(State::New);
    project.is_mended(&Project::expected(State::New), true);
}

/// Same size, same time: what no clock can tell.
#[test]
fn an_edit_of_equal_size_and_time_is_seen() {
    let project = Project::built();
    let path = project.path("specs/p01.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let long_ago = SystemTime::now() - DAY;
    set_time(&path, long_ago);
    project.builds();
    project.builds();
    // `Sound 1` → `Bound 1`, in the same file.
    fs::write(&path, text.replace("Sound", "Bound")).unwrap();
    set_time(&path, long_ago);
    project.builds();
    let page = fs::read_to_string(project.path("generated/docs/providers/p01.md")).unwrap();
    assert!(page.contains("Bound 1"), "the edit was not seen");
    // The same of an output.
    let output = project.path("generated/docs/providers/p02.md");
    let made = fs::metadata(&output).unwrap().modified().unwrap();
    let page = fs::read_to_string(&output).unwrap();
    fs::write(&output, page.replace("Sound", "Bound")).unwrap();
    set_time(&output, made);
    project.builds();
    assert_eq!(
        fs::read_to_string(&output).unwrap(),
        page,
        "the output is not mended"
    );
}
