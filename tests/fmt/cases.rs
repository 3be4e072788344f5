//! What formatted texts look like.

use std::path::Path;
use std::{env, fs};

use provspec::fmt::{Unformatted, format, grammar_of};
use provspec::syntax::schema::Grammar;

#[test]
fn texts_come_out_as_the_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fmt/cases");
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(case) = name.strip_suffix(".before.yaml") else {
            continue;
        };
        cases += 1;
        let before = fs::read_to_string(&path).unwrap();
        let after = format(&before, grammar_of(&before)).unwrap();
        let expected = folder.join(format!("{case}.after.yaml"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&expected, &after).unwrap();
        }
        assert_eq!(after, fs::read_to_string(&expected).unwrap(), "{case}");
        assert_eq!(
            after,
            format(&after, grammar_of(&after)).unwrap(),
            "{case}, again"
        );
    }
    assert!(cases >= 7, "{cases}");
}

/// A spec with one field, as it is written here.
fn formatted(text: &str) -> String {
    format(text, Grammar::Provider).unwrap()
}

#[test]
fn line_breaks_and_marks_of_other_systems_go() {
    let text =
        "\u{feff}code: x\r\nname: X # the name\r\nguide:\r\n  modes: |\r\n    One.\r\n    Two.\r\n";
    let expected = "code: x\nname: X # the name\nguide:\n  modes: |\n    One.\n    Two.\n";
    assert_eq!(formatted(text), expected);
    assert_eq!(formatted("code: x\rname: X\r"), "code: x\nname: X\n");
}

#[test]
fn files_end_with_one_line_break() {
    for text in ["code: x", "code: x\n", "code: x\n\n\n", "code: x  \n  \n"] {
        assert_eq!(formatted(text), "code: x\n", "{text:?}");
    }
    // What a block text says goes before: its blank lines are a part of it.
    let kept = "description: |+\n  One.\n\n\n";
    assert_eq!(formatted(kept), kept);
    assert_eq!(
        formatted("description: |\n  One."),
        "description: |\n  One.\n"
    );
}

/// Of a text behind `|` or `>` every letter counts, spaces that nobody sees among them.
#[test]
fn block_texts_keep_their_letters() {
    for text in [
        "description: >-\n  One.\n   \n",
        "description: |\n  One.  \n\n    Two.\n",
        "description: |2\n    One.\n  Two.\n",
        "description: |\n  \tOne.\n",
    ] {
        assert_eq!(formatted(text), text);
    }
    // Of blank lines alone there is none.
    let blank = "name: X\ndescription: |\n    \n\nstatus: active\n";
    let due = "name: X\ndescription: |\n\nstatus: active\n";
    assert_eq!(formatted(blank), due);
    assert_eq!(formatted(due), due);
    // Those before the margin are none of it.
    assert_eq!(
        formatted("description: |\n    One.\n   \n"),
        "description: |\n  One.\n"
    );
}

#[test]
fn texts_that_cannot_be_read_are_left_alone() {
    for (text, rule) in [
        ("fields: [a\nname: X\n", "yaml-syntax"),
        ("name: \"X\n", "yaml-syntax"),
        ("name: !!str X\n", "unsupported-yaml"),
        (
            "base: &a { title: X }\nfields: { <<: *a }\n",
            "unsupported-yaml",
        ),
        ("name: X\n---\nname: Y\n", "unsupported-yaml"),
        ("name: X\nname: Y\n", "duplicate-key"),
        ("", "empty-file"),
        ("# nothing\n", "empty-file"),
    ] {
        let Err(Unformatted::Unreadable(found)) = format(text, Grammar::Provider) else {
            panic!("{text:?} was formatted");
        };
        assert_eq!(found[0].rule.name, rule, "{text:?}");
    }
}

#[test]
fn what_is_no_map_stays_as_it_is() {
    for text in ["just a text\n", "%YAML 1.2\n---\nname:   X\n"] {
        assert_eq!(formatted(text), text);
    }
}

#[test]
fn a_document_is_known_by_its_own_words() {
    assert_eq!(grammar_of("provspec: 1\ncode: x\n"), Grammar::Provider);
    assert_eq!(grammar_of("provspec: 1\ngroup: x\n"), Grammar::SharedGroup);
    assert_eq!(
        grammar_of("provspec: 1\nlocale: uk\n"),
        Grammar::Translations
    );
    assert_eq!(grammar_of("provspec: 1\n"), Grammar::Provider);
}
