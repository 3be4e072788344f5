//! What a build remembers for the next one, on the disk.

use std::fs;
use std::path::PathBuf;

use crate::SPEC;
use crate::world::World;

/// The file of the state.
fn state(world: &World) -> PathBuf {
    let entries = fs::read_dir(world.root().join(".provspec")).unwrap();
    let mut paths = entries.map(|entry| entry.unwrap().path());
    paths
        .find(|path| path.file_name().unwrap() != ".gitignore")
        .unwrap()
}

/// An edit of a spec, and a build that writes what it knows better behind the state. Where that begins.
fn patched(world: &World) -> usize {
    world.build();
    let before = fs::read_to_string(state(world)).unwrap();
    world.replace(SPEC, "title: ", "title: Own ");
    assert_eq!(world.settled().compiled, 1);
    let after = fs::read_to_string(state(world)).unwrap();
    assert!(after.starts_with(&before) && after[before.len()..].starts_with("patch "));
    before.len()
}

#[test]
fn a_line_that_cannot_be_read_costs_a_whole_build() {
    let world = World::new("state-line");
    world.build();
    let text = fs::read_to_string(state(&world)).unwrap();
    let line = "o rust/fondy.rs\t";
    let at = text.find(line).unwrap() + line.len();
    fs::write(
        state(&world),
        format!("{}x{}", &text[..at], &text[at + 1..]),
    )
    .unwrap();
    world.replace(SPEC, "title: ", "title: Own ");
    let outcome = world.compare("a length that is no number");
    assert_eq!(outcome.compiled, outcome.sound);
}

#[test]
fn what_cannot_be_read_costs_a_whole_build() {
    let world = World::new("state");
    world.build();
    let text = fs::read_to_string(state(&world)).unwrap();
    for end in [0, 10, text.len() / 3, text.len() / 2, text.len() - 1] {
        fs::write(state(&world), &text[..text.floor_char_boundary(end)]).unwrap();
        world.replace(SPEC, "title: ", "title: Own ");
        let outcome = world.compare("a part of the state");
        assert_eq!(
            outcome.compiled,
            outcome.sound,
            "{end} of {} bytes",
            text.len()
        );
    }
}

#[test]
fn what_was_cut_off_while_it_was_written_costs_a_whole_build() {
    let world = World::new("state-torn");
    let begins = patched(&world);
    let text = fs::read_to_string(state(&world)).unwrap();
    let ends = [1, 6, 12, 40, (text.len() - begins) / 2].map(|more| begins + more);
    for end in ends.into_iter().chain([text.len() - 1]) {
        fs::write(state(&world), &text[..text.floor_char_boundary(end)]).unwrap();
        let outcome = world.compare("a part of a patch");
        let behind = end - begins;
        assert_eq!(outcome.compiled, outcome.sound, "{behind} bytes of a patch");
    }
}

/// Two builds that read the same state both write behind it: the second does not know what the first one did.
#[test]
fn what_follows_something_else_costs_a_whole_build() {
    let world = World::new("state-twice");
    let begins = patched(&world);
    let text = fs::read_to_string(state(&world)).unwrap();
    fs::write(state(&world), format!("{text}{}", &text[begins..])).unwrap();
    let outcome = world.compare("the same patch twice");
    assert_eq!(outcome.compiled, outcome.sound);
}

#[test]
fn what_is_written_behind_it_does_not_grow_on_and_on() {
    let world = World::new("state-grown");
    world.build();
    let whole = fs::metadata(state(&world)).unwrap().len();
    let mut anew = 0;
    let mut before = whole;
    for edit in 0..16 {
        for code in ["adgroup", "cardpay", "fondy", "skrill"] {
            world.replace(&format!("specs/{code}.yaml"), "title: ", "title: A ");
        }
        assert_eq!(world.settled().compiled, 4, "edit {edit}");
        let now = fs::metadata(state(&world)).unwrap().len();
        anew += usize::from(now < before);
        before = now;
        let most = whole + whole / 2 + 64 * 1024;
        assert!(now < most, "{now} bytes, and {whole} at first");
    }
    assert!(anew > 0, "it was never written anew");
    world.compare("after all of them");
}
