//! What others do while a build runs.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{Project, State, words};

/// Specs and outputs come and go while builds read and write.
#[test]
fn files_that_vanish_while_they_are_used() {
    let project = Project::built();
    vanishing(
        &project,
        &[
            "specs/p05.yaml",
            "generated/frontend/p02/provider.js",
            "generated/docs/providers/p04.md",
            "generated/rust/p07.rs",
        ],
    );
    let expected = Project::expected(State::Old);
    project.put(State::Old);
    project.is_mended(&expected, true);
}

/// Without its manifest the outputs are somebody else's: what is the same stays, and is known again.
#[test]
fn a_manifest_that_vanishes_while_it_is_used() {
    let project = Project::built();
    vanishing(
        &project,
        &["generated/rust/p07.rs", "generated/manifest.txt"],
    );
    project.is_mended(&Project::expected(State::Old), true);
}

/// Builds while these files vanish, again and again. Specs come back; outputs are for the builds to make.
fn vanishing(project: &Project, paths: &[&str]) {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for path in paths.iter().map(|it| project.path(it)) {
                    let contents = fs::read(&path);
                    let _ = fs::remove_file(&path);
                    thread::yield_now();
                    if let (Ok(contents), true) =
                        (contents, path.starts_with(project.path("specs")))
                    {
                        fs::write(&path, contents).unwrap();
                    }
                }
            }
        });
        for round in 0..30 {
            let output = project.command(&["build"]).output().unwrap();
            let text = words(&output);
            // A spec that is gone is no error; one that goes between the look and the reading is.
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "round {round}: {text}"
            );
            assert!(!text.contains("panicked"), "round {round}: {text}");
        }
        over.store(true, Ordering::Relaxed);
    });
}

#[test]
fn builds_at_the_same_time() {
    let project = Project::built();
    let expected = [Project::expected(State::Old), Project::expected(State::New)];
    let mut state = State::Old;
    for round in 0..12 {
        state = state.other();
        project.put(state);
        let builds: Vec<_> = (0..4)
            .map(|_| project.command(&["build"]).spawn().unwrap())
            .collect();
        for build in builds {
            let output = build.wait_with_output().unwrap();
            let text = words(&output);
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "round {round}: {text}"
            );
            assert!(!text.contains("panicked"), "round {round}: {text}");
        }
        for (path, contents) in project.outputs() {
            let known = expected.iter().any(|it| it.get(&path) == Some(&contents));
            assert!(
                known || path.ends_with("manifest.txt"),
                "round {round}: {}",
                path.display()
            );
        }
        project.is_mended(&expected[usize::from(state == State::New)], true);
    }
}
