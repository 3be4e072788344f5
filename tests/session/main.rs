//! A project that stays open says at any time what a check from scratch says of the same texts: while specs cannot be understood
//! with `provspec.toml`, of the last one with which they could, beside what is wrong with that of now.
//!
//! The edits look random and are the same each time. `PROVSPEC_FUZZ_ROUNDS=20 cargo test --test session` tries more.

#[path = "../fuzz/mutate.rs"]
#[allow(dead_code, reason = "a part of it is of use here")]
mod mutate;
#[path = "../project/mod.rs"]
mod project;

mod world;

use std::env;

use mutate::Numbers;
use provspec::build::Role;
use provspec::syntax::schema::Grammar;
use world::World;

/// The one spec with errors, as long as which nothing is said of translations that stand nowhere.
const FAULTY: &str = "specs/pictured.yaml";

/// Edits of each project, unless the environment says otherwise.
const EDITS: usize = 150;

fn rounds() -> usize {
    let wanted = env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    wanted.map_or(1, |it| it.parse().expect("a number"))
}

#[test]
fn any_edits_leave_what_a_check_from_scratch_finds() {
    for round in 0..2 * rounds() {
        let mut world = World::new(&format!("edits-{round}"));
        let mut numbers = Numbers::new(77, round);
        world.compare("as it was opened");
        for edit in 0..EDITS {
            let what = world.change(&mut numbers);
            world.compare(&format!("round {round}, edit {edit}: {what}"));
        }
    }
}

#[test]
fn a_shared_group_that_is_half_typed_concerns_those_that_may_use_what_it_defines() {
    let mut world = World::new("half-typed");
    let group = "specs/shared/apple_pay.yaml";
    let text = world.text(group).unwrap();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        if end % 17 == 0 {
            world.open(group, &text[..end]);
            world.compare(&format!("the first {end} bytes of the group"));
        }
    }
    world.open(group, &text);
    world.compare("the whole group");
    assert!(!world.found().contains("unknown-group"));
}

#[test]
fn any_edits_of_translations_for_all_leave_what_a_check_from_scratch_finds() {
    for round in 0..rounds() {
        let mut world = World::new(&format!("wording-{round}"));
        let mut numbers = Numbers::new(78, round);
        world.remove(FAULTY);
        world.compare("without errors");
        assert!(world.found().contains("stale-translation"));
        for edit in 0..EDITS {
            let what = match numbers.below(5) {
                0 => world.change(&mut numbers),
                _ => world.reword(&mut numbers),
            };
            world.compare(&format!("round {round}, edit {edit}: {what}"));
        }
    }
}

#[test]
fn a_translation_for_all_that_is_typed_concerns_those_that_have_its_text() {
    let mut world = World::new("wording-typed");
    let path = "specs/locales/uk.yaml";
    let text = world.text(path).unwrap();
    // Titles that two fields of a form have from now on, above and below what is typed.
    let same = text.replace(
        "{ source: Secret key, translation: Секретний ключ }",
        "{ source: Secret key, translation: Відкритий ключ }",
    );
    assert_ne!(same, text);
    world.open(path, &same);
    world.compare("two titles are the same");
    assert!(world.found().contains("duplicate-title"));
    let typed = "  - { source: \"Merchant password\", translation: Пароль мерчанта }\n";
    for at in [
        "  # Features",
        "  # Titles of steps",
        "  - { source: Password,",
    ] {
        let at = same.find(at).unwrap();
        let ends = (1..=typed.len()).filter(|end| typed.is_char_boundary(*end));
        for end in ends.filter(|end| end % 7 == 0 || *end == typed.len()) {
            let typed = [&same[..at], &typed[..end], &same[at..]].concat();
            world.open(path, &typed);
            world.compare(&format!("`{}` is typed", &typed[at..at + end]));
        }
    }
    world.open(path, &text);
    world.compare("as it was");
    assert!(!world.found().contains("duplicate-title"));
}

#[test]
fn comments_in_translations_for_all_count_as_long_as_they_are_there() {
    let mut world = World::new("wording-comments");
    let path = "specs/locales/uk.yaml";
    let text = world.text(path).unwrap();
    world.remove(FAULTY);
    // What other specs say is not here.
    let stale = |world: &World| world.found().contains("stale-translation");
    assert!(stale(&world), "{}", world.found());
    let comment = "# provspec: allow-file(stale-translation)\n";
    world.open(path, &format!("{comment}{text}"));
    world.compare("allowed");
    assert!(!stale(&world));
    world.open(path, "");
    world.compare("an empty file");
    world.remove(path);
    world.close(path);
    world.compare("no file");
    world.save(path, &text);
    world.compare("as it was");
    assert!(stale(&world));
}

#[test]
fn what_an_editor_has_counts_until_it_lets_go() {
    let mut world = World::new("overlay");
    let spec = "specs/connectum.yaml";
    let text = world.text(spec).unwrap();
    world.open(spec, &text.replace("code: connectum", "code: conectum"));
    world.compare("an unsaved text");
    assert!(world.found().contains("code-differs-from-file"));
    world.save(spec, &text.replace("code: connectum", "code: other"));
    world.compare("saved by another program, while an editor has another text");
    assert!(world.found().contains("conectum"));
    world.close(spec);
    world.compare("closed");
    assert!(world.found().contains("code-differs-from-file"));
    assert!(!world.found().contains("conectum"));
    world.save(spec, &text);
    world.compare("mended");
    assert!(!world.found().contains("code-differs-from-file"));
}

#[test]
fn a_picture_that_comes_and_goes_concerns_the_specs_that_show_it() {
    let mut world = World::new("pictures");
    let found = |world: &World| world.found().contains("unusable-screenshot");
    assert!(!found(&world));
    world.remove("specs/images/keys.png");
    world.compare("the picture is gone");
    assert!(found(&world));
    world.write("specs/images/keys.png", world::PNG);
    world.compare("the picture is back");
    assert!(!found(&world));
}

#[test]
fn a_project_file_that_is_half_typed_leaves_the_specs_as_they_were() {
    let mut world = World::new("half-typed-project");
    let (config, spec) = ("provspec.toml", "specs/connectum.yaml");
    let (sound, text) = (world.text(config).unwrap(), world.text(spec).unwrap());
    world.save(spec, &text.replace("code: connectum", "code: other"));
    assert!(world.found().contains("code-differs-from-file"));
    let lost = |world: &World| world.found().contains("unknown feature `apple_pay`");
    for end in (0..sound.len()).filter(|end| sound.is_char_boundary(*end)) {
        if end % 101 == 0 {
            world.open(config, &format!("{}\n[frontend", &sound[..end]));
            world.compare(&format!("the first {end} bytes and a half typed line"));
        }
    }
    assert!(world.found().contains("invalid-project"));
    assert!(world.found().contains("code-differs-from-file"));
    // Specs are looked at while it stays so, and with a feature that the last sound one had.
    world.save(spec, &text);
    world.compare("a spec is mended meanwhile");
    assert!(!world.found().contains("code-differs-from-file"));
    assert!(!lost(&world));
    world.open(config, &sound.replace("\napple_pay = ", "\norange_pay = "));
    world.compare("another sound project");
    assert!(lost(&world));
    world.open(config, "[frontend");
    world.compare("the other is the last one now");
    assert!(lost(&world));
    world.close(config);
    world.compare("closed");
    assert!(!lost(&world));
}

/// There is nothing to look at specs with, but it is known which there are.
#[test]
fn a_project_file_that_never_was_sound_leaves_the_files_what_they_are() {
    let mut world = World::new("never-sound");
    let (config, spec) = ("provspec.toml", "specs/connectum.yaml");
    let sound = world.text(config).unwrap();
    world.save(config, "[frontend");
    world.reopen();
    world.compare("opened when it is wrong");
    let role = Role::Document(Grammar::Provider);
    assert_eq!(world.role(spec), Some(role));
    let text = world.text(spec).unwrap();
    world.open(spec, &text.replace("code: connectum", "code: other"));
    world.compare("a spec is another");
    assert!(!world.found().contains("code-differs-from-file"));
    world.save(config, &sound);
    world.compare("mended");
    assert!(world.found().contains("code-differs-from-file"));
}
