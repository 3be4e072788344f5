//! A build compiles what changed since the last one, and makes and finds what one from scratch does.
//!
//! The edits look random and are the same each time. `PROVSPEC_FUZZ_ROUNDS=20 cargo test --test partial` tries more.

#[path = "../fuzz/mutate.rs"]
#[allow(dead_code, reason = "a part of it is of use here")]
mod mutate;
#[path = "../project/mod.rs"]
mod project;

mod edits;
mod state;
mod world;

use std::sync::Arc;
use std::{env, fs};

use mutate::Numbers;
use provspec::build::Outcome;
use world::World;

/// Edits of each project, unless the environment says otherwise.
const EDITS: usize = 40;

const SPEC: &str = "specs/fondy.yaml";

fn rounds() -> usize {
    let wanted = env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    wanted.map_or(1, |it| it.parse().expect("a number"))
}

/// How many specs a build compiled, and how many files it changed.
fn done(outcome: &Outcome) -> (usize, usize) {
    assert!(!outcome.failed());
    (outcome.compiled, outcome.changes.files.len())
}

#[test]
fn any_edits_leave_what_a_build_from_scratch_makes() {
    let (mut partial, mut sound) = (0, 0);
    for round in 0..2 * rounds() {
        let world = World::new(&format!("edits-{round}"));
        // The first without a release, the second with that of the catalogue, which knows other providers.
        if round % 2 == 1 {
            let file = "releases/frontend.json";
            world.put(file, &fs::read(project::root().join(file)).unwrap());
        }
        let mut numbers = Numbers::new(78, round);
        world.compare("the first build");
        for edit in 0..EDITS {
            let what = edits::some(&world, &mut numbers);
            let outcome = world.compare(&format!("round {round}, edit {edit}: {what}"));
            if outcome.failed() {
                world.restore();
                continue;
            }
            sound += 1;
            partial += usize::from(outcome.compiled < outcome.sound);
        }
    }
    assert!(
        partial * 3 > sound,
        "{partial} of {sound} sound builds were partial"
    );
    assert!(
        sound * 2 > rounds() * 2 * EDITS,
        "{sound} builds were sound"
    );
}

#[test]
fn a_title_is_another() {
    let world = World::new("title");
    let all = world.build();
    assert_eq!(all.compiled, all.sound);
    world.replace(SPEC, "title: Merchant ID", "title: Merchant number");
    let outcome = world.settled();
    // The fields, the types and the guide of one provider, and the digests.
    assert_eq!(outcome.compiled, 1);
    let lists = [
        "index.json",
        "catalogue.js",
        "index.js",
        "providers/index.md",
        "mod.rs",
    ];
    let changed = || outcome.changes.files.keys();
    for list in lists {
        assert!(
            changed().all(|path| !path.ends_with(&format!("/{list}"))),
            "{list}"
        );
    }
    let is_its = |path: &&Arc<str>| path.contains("fondy") || path.contains("/digests");
    assert_eq!(changed().find(|path| !is_its(path)), None);
    world.compare("a title");
    assert!(world.settled().up_to_date);
}

#[test]
fn what_the_lists_say_is_another() {
    let world = World::new("lists");
    let all = world.build();
    world.replace(SPEC, "name: ", "name: New ");
    let outcome = world.settled();
    assert_eq!(outcome.compiled, 1);
    assert!(outcome.changes.files.contains_key("frontend/index.json"));
    assert!(
        outcome
            .changes
            .files
            .contains_key("docs/providers/index.md")
    );
    assert_eq!(outcome.sound, all.sound);
    world.compare("a name");
    assert!(world.settled().up_to_date);
}

#[test]
fn specs_come_and_go() {
    let world = World::new("come-and-go");
    let all = world.build();
    let text = world.text(SPEC).unwrap();
    world.put(
        "specs/fondy-two.yaml",
        text.replace("code: fondy", "code: fondy-two").as_bytes(),
    );
    let outcome = world.settled();
    assert_eq!((outcome.compiled, outcome.sound), (1, all.sound + 1));
    world.compare("a new spec");
    world.remove(SPEC);
    let outcome = world.settled();
    assert_eq!((outcome.compiled, outcome.sound), (0, all.sound));
    assert!(!world.root().join("generated/rust/fondy.rs").exists());
    world.compare("a spec is gone");
    world.put(SPEC, text.as_bytes());
    world.remove("specs/fondy-two.yaml");
    assert_eq!(world.settled().compiled, 1);
    world.compare("one comes and another goes");
    // Both are the same module of Rust.
    world.put(
        "specs/perfect-money.yaml",
        text.replace("code: fondy", "code: perfect-money")
            .as_bytes(),
    );
    world.put(
        "specs/perfect_money.yaml",
        text.replace("code: fondy", "code: perfect_money")
            .as_bytes(),
    );
    assert!(world.compare("two of one name").failed());
}

#[test]
fn what_concerns_all_is_compiled_with_all() {
    let world = World::new("all");
    world.build();
    for (path, from, to) in [
        ("provspec.toml", "[brand]", "[brand] # ours"),
        ("specs/shared/google_pay.yaml", "title: ", "title: The "),
        ("specs/locales/uk.yaml", "Ключ API", "Ключ до API"),
    ] {
        world.replace(path, from, to);
        let outcome = world.settled();
        assert_eq!(outcome.compiled, outcome.sound, "{path}");
        world.compare(path);
    }
    world.replace("specs/locales/uk/connectum.yaml", "source: ", "source:  ");
    assert_eq!(world.settled().compiled, 1);
    world.compare("the translations of one provider");
}

#[test]
fn outputs_that_others_touched_are_mended() {
    let world = World::new("touched");
    world.build();
    world.settled();
    let made = |path: &str| world.root().join("generated").join(path);
    fs::remove_file(made("rust/fondy.rs")).unwrap();
    fs::write(made("docs/providers/skrill.md"), "mine").unwrap();
    assert_eq!(done(&world.build()), (2, 2));
    world.compare("outputs of two providers");
    fs::remove_file(made("frontend/index.json")).unwrap();
    assert_eq!(done(&world.build()), (0, 1));
    world.compare("a list");
    fs::remove_file(made("manifest.txt")).unwrap();
    let outcome = world.build();
    assert_eq!(outcome.compiled, outcome.sound);
    world.compare("the manifest");
}

/// The spec is compiled before it is known that more has to be.
#[test]
fn outputs_that_others_touched_are_mended_beside_a_spec_that_changed() {
    let world = World::new("touched-beside");
    world.build();
    world.settled();
    let made = |path: &str| world.root().join("generated").join(path);
    world.replace("specs/skrill.yaml", "name: Skrill", "name: Skrill!");
    fs::remove_file(made("rust/fondy.rs")).unwrap();
    assert_eq!(world.build().compiled, 2);
    world.compare("the outputs of another provider");
    let touched = ["docs/providers/fondy.md", "frontend/index.json"];
    for (path, title) in touched.into_iter().zip(["Own ", "New "]) {
        let text = world.text("specs/skrill.yaml").unwrap();
        let text = text.replacen("title: ", &format!("title: {title}"), 1);
        world.put("specs/skrill.yaml", text.as_bytes());
        fs::write(made(path), "mine").unwrap();
        let outcome = world.build();
        assert!((1..=2).contains(&outcome.compiled), "{path}");
        world.compare(path);
    }
    world.replace("specs/skrill.yaml", "title: New ", "title: ");
    fs::remove_file(made("manifest.txt")).unwrap();
    // Without it nobody knows whose the files are.
    assert!(world.build().failed());
}

/// Also where a build between compiled other specs.
#[test]
fn a_picture_is_another() {
    let world = World::new("picture");
    world.build();
    world.remark(SPEC);
    assert_eq!(world.settled().compiled, 1);
    let mut other = world::PNG.to_vec();
    other.push(0);
    world.put("specs/images/keys.png", &other);
    let outcome = world.settled();
    let changed = outcome.changes.files.keys();
    assert!(changed.clone().count() > 0 && changed.clone().all(|path| path.ends_with(".png")));
    world.compare("another picture");
}

#[test]
fn warnings_of_what_is_not_compiled_are_told_each_time() {
    let world = World::new("warnings");
    // One in a spec, one in the translations for all providers, one that a comment allows.
    world.replace(
        SPEC,
        "\nfields:\n",
        "\nfields:\n  unused: { type: text, title: Unused }\n",
    );
    world.replace(
        "specs/skrill.yaml",
        "\nfields:\n",
        "\nfields:\n  # provspec: allow(unused-field): later\n  unused: { type: text, title: Unused }\n",
    );
    let first = world.compare("a build of all");
    let rules = |outcome: &Outcome| {
        let rules = outcome.diagnostics.iter().map(|it| it.rule.name);
        rules.collect::<Vec<_>>()
    };
    assert!(rules(&first).contains(&"unused-field"));
    assert!(rules(&first).contains(&"stale-translation"));
    assert_eq!(first.hidden.len(), 1);
    let again = world.settled();
    assert_eq!((rules(&again), again.hidden.len()), (rules(&first), 1));
    world.remark("specs/cardpay.yaml");
    let other = world.compare("another spec is compiled");
    assert_eq!(other.compiled, 1);
    assert_eq!(rules(&other), rules(&first));
    world.settled();
    let nothing = world.build();
    assert!(nothing.up_to_date);
    assert_eq!(rules(&nothing), rules(&first));
}

/// A text that stood in one spec only is no longer met; that is found where its translation stands.
#[test]
fn the_last_use_of_a_translation_goes() {
    let world = World::new("last-use");
    world.build();
    let stale = |outcome: &Outcome| {
        let found = outcome.diagnostics.iter();
        found
            .filter(|it| it.rule.name == "stale-translation")
            .count()
    };
    let text = world.text("specs/locales/uk.yaml").unwrap();
    let before = stale(&world.compare("as it is"));
    let entry = "  - { source: Only here, translation: Лише тут }\n";
    world.put("specs/locales/uk.yaml", format!("{text}{entry}").as_bytes());
    assert_eq!(stale(&world.compare("nowhere")), before + 1);
    world.settled();
    world.replace(SPEC, "title: Merchant ID", "title: Only here");
    let outcome = world.settled();
    assert_eq!((outcome.compiled, stale(&outcome)), (1, before));
    world.remark("specs/skrill.yaml");
    let outcome = world.settled();
    assert_eq!((outcome.compiled, stale(&outcome)), (1, before));
    world.replace(SPEC, "title: Only here", "title: Merchant ID");
    assert_eq!(stale(&world.compare("no longer there")), before + 1);
}
