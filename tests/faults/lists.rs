//! The lists of all providers are compared and written piece by piece, whatever lies in their place.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use crate::{Project, State};

const LISTS: [&str; 4] = [
    "generated/frontend/index.json",
    "generated/frontend/catalogue.js",
    "generated/docs/providers/index.md",
    "generated/rust/mod.rs",
];

/// Which file it is: another one is written anew.
fn identity(project: &Project, path: &str) -> (u64, i64, i64) {
    let metadata = fs::symlink_metadata(project.path(path)).unwrap();
    (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
}

#[test]
fn a_list_that_was_damaged_anywhere_is_told_and_mended() {
    let expected = Project::expected(State::Old);
    let project = Project::built();
    let turned = |text: &[u8], at: usize| {
        let mut text = text.to_vec();
        text[at] ^= 1;
        text
    };
    for path in LISTS {
        let sound = fs::read(project.path(path)).unwrap();
        let length = sound.len();
        for damaged in [
            Vec::new(),
            sound[..length / 2].to_vec(),
            sound[..length - 1].to_vec(),
            [&*sound, b"more\n"].concat(),
            [&*sound, &*sound].concat(),
            turned(&sound, 0),
            turned(&sound, length / 2),
            turned(&sound, length - 1),
        ] {
            fs::write(project.path(path), &damaged).unwrap();
            let said = Project::fails(&mut project.command(&["build", "--check"]), "is stale");
            let inside = path.strip_prefix("generated/").unwrap();
            assert!(said.contains(&format!("  ~ {inside}\n")), "{said}");
            assert!(fs::read(project.path(path)).unwrap() == damaged, "{path}");
            let others = LISTS.map(|list| (list, identity(&project, list)));
            project.is_mended(&expected, true);
            for (list, before) in others.into_iter().filter(|(list, _)| *list != path) {
                assert_eq!(identity(&project, list), before, "{list} was written anew");
            }
        }
        fs::remove_file(project.path(path)).unwrap();
        project.is_mended(&expected, true);
    }
}

#[test]
fn a_list_that_somebody_else_made_is_left_alone() {
    for path in LISTS {
        let project = Project::new();
        fs::create_dir_all(project.path(path).parent().unwrap()).unwrap();
        fs::write(project.path(path), "mine\n").unwrap();
        Project::fails(
            &mut project.command(&["build"]),
            "is in the way: provspec did not write it",
        );
        assert_eq!(fs::read(project.path(path)).unwrap(), b"mine\n", "{path}");
    }
}
