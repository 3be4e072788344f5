//! `kill -9`, at any moment.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Project, Random, State, Tree};

const BUILDS: usize = 200;
const MANIFEST: &str = "manifest.txt";

#[test]
fn a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_the_tree() {
    let old = Project::expected(State::Old);
    let new = Project::expected(State::New);
    let of = |state| match state {
        State::Old => &old,
        State::New => &new,
    };
    let project = Project::built();
    let takes = usual_time(&project);
    let mut random = Random(7);
    let (mut before, mut after, mut between) = (0, 0, 0);
    let mut state = State::Old;
    for round in 0..BUILDS {
        let coming = state.other();
        project.put(coming);
        let mut child = project.command(&["build"]).spawn().unwrap();
        let share = u32::try_from(random.below(130)).unwrap();
        sleep(takes * share / 100);
        child.kill().unwrap();
        child.wait().unwrap();
        match whole(&project, of(state), of(coming), round) {
            tree if tree == listed(of(state)) => before += 1,
            tree if tree == listed(of(coming)) => after += 1,
            _ => between += 1,
        }
        project.is_mended(of(coming), true);
        state = coming;
    }
    eprintln!(
        "{BUILDS} builds killed: {before} before files moved, {after} after, {between} meanwhile"
    );
    assert!(
        before > BUILDS / 10 && after > BUILDS / 10,
        "{before} before, {after} after"
    );
}

/// How long a build that writes everything takes, twice, the shorter one: the tree is as it was afterwards.
fn usual_time(project: &Project) -> Duration {
    let timed = |state| {
        project.put(state);
        let begun = Instant::now();
        project.builds();
        begun.elapsed()
    };
    timed(State::New).min(timed(State::Old))
}

/// Without the manifest: while files move it names the old and the new ones.
fn listed(tree: &Tree) -> Tree {
    let mut tree = tree.clone();
    tree.remove(Path::new(MANIFEST));
    tree
}

/// The outputs, each of which is as it was or as it will be.
fn whole(project: &Project, old: &Tree, new: &Tree, round: usize) -> Tree {
    let mut outputs = project.outputs();
    outputs.retain(|path, _| !is_aside(path));
    let manifest = outputs.remove(Path::new(MANIFEST)).unwrap_or_default();
    let manifest = String::from_utf8(manifest).unwrap();
    for (path, contents) in &outputs {
        let known = old.get(path) == Some(contents) || new.get(path) == Some(contents);
        assert!(known, "{} after round {round}", path.display());
        let named = manifest.lines().any(|line| Path::new(line) == path);
        assert!(
            named,
            "{} is not in the manifest after round {round}",
            path.display()
        );
    }
    outputs
}

/// Whether it was put aside by the build that was killed.
fn is_aside(path: &Path) -> bool {
    path.iter()
        .next()
        .and_then(|first| first.to_str())
        .is_some_and(|first| first.starts_with(".staging-"))
}
