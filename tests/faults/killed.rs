//! `kill -9`, at any moment.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Project, Random, State};

const BUILDS: usize = 200;

#[test]
fn a_build_that_is_killed_leaves_the_old_tree_or_the_new_one() {
    let old = Project::expected(State::Old);
    let new = Project::expected(State::New);
    let of = |state| match state {
        State::Old => &old,
        State::New => &new,
    };
    let project = Project::built();
    let mut takes = usual_time(&project);
    let mut random = Random(7);
    let (mut before, mut after) = (0, 0);
    let mut state = State::Old;
    for round in 0..BUILDS {
        let coming = state.other();
        project.put(coming);
        let mut child = project.command(&["build"]).spawn().unwrap();
        // However fast the machine is meanwhile, both come often enough.
        let late = if after * 4 < before { 100 } else { 0 };
        let share = late + u32::try_from(random.below(130)).unwrap();
        sleep(takes * share / 100);
        child.kill().unwrap();
        // What it says ends when the process that moves its files has ended as well.
        child.wait_with_output().unwrap();
        let is_old = match project.in_place() {
            tree if tree == *of(state) => true,
            tree if tree == *of(coming) => false,
            tree => panic!("round {round}: {} files, some old and some new", tree.len()),
        };
        let took = project.is_mended(of(coming), true);
        if is_old {
            before += 1;
            // The machine may be busier now than when it began.
            takes = took;
        } else {
            after += 1;
        }
        state = coming;
    }
    eprintln!("{BUILDS} builds killed: {before} left the old tree, {after} the new one");
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
