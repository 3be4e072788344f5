//! `[breaking]` in `provspec.toml`: which categories are looked at, and what is broken on purpose.

use crate::Folder;

/// A project in which `note` is gone and `api_key` takes less, with this in its `provspec.toml`.
fn folder(table: &str) -> Folder {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", "max_length: 64", "max_length: 32");
    folder.edit("now/specs/sound.yaml", "      - note\n", "");
    let config = folder.read("now/provspec.toml");
    folder.write("now/provspec.toml", &format!("{config}\n{table}"));
    folder
}

const REFUSED: &str = "specs/sound.yaml:8:71: error[PB0206]: `sound/provider`: `api_key` has at most 32 characters, not 64 \
                       characters";
const GONE: &str = "specs/sound.yaml:18:5: error[PB0201]: `sound/provider`: `note` is gone";

#[test]
fn categories_are_chosen() {
    let all = [REFUSED, GONE];
    assert_eq!(folder("").breaks("../old"), all);
    assert_eq!(folder("[breaking]\n").breaks("../old"), all);
    let docs = folder("[breaking]\ncategories = [\"DOCS\", \"API\"]\n");
    assert_eq!(docs.breaks("../old"), [GONE]);
    // What is asked for on the command line comes first.
    let run = |categories: &str| {
        let ran = docs.run(&["breaking", "--against", "../old", "--category", categories]);
        (ran.code, ran.stderr)
    };
    let (code, said) = run("STORED,PACKAGE");
    assert_eq!(code, 1);
    assert!(
        said.ends_with("error: 2 changes break something since `../old`: STORED 2, PACKAGE 2\n"),
        "{said}"
    );
    assert!(
        !said.contains("DOCS: ") && !said.contains("API: "),
        "{said}"
    );
    assert_eq!(run("stored,Package").1, said);
    let (code, said) = run("NONE");
    assert_eq!(code, 2);
    assert!(
        said.contains("[possible values: STORED, API, PACKAGE, DOCS]"),
        "{said}"
    );
}

#[test]
fn what_is_ignored_breaks_nothing() {
    let table = "[breaking]
ignore = [
  { rule = \"field-removed\", provider = \"sound\", form = \"provider\", field = \"note\", reason = \"Nobody has it.\" },
  { rule = \"PB0206\", reason = \"No key is longer.\" },
]
";
    let ran = folder(table).run(&["breaking", "--against", "../old"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "nothing breaks since `../old`: 1 provider compared; 2 ignored\n"
        )
    );
}

#[test]
fn an_exception_that_fits_nothing_is_told() {
    let table = "[breaking]
ignore = [
  { rule = \"field-removed\", field = \"note\", reason = \"Nobody has it.\" },
  { rule = \"field-removed\", field = \"label\", reason = \"Nobody has it.\" },
]
";
    let ran = folder(table).run(&["breaking", "--against", "../old", "--category", "DOCS"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stderr,
        "warning[PB0902]: `field-removed` is ignored here, and nothing of the kind breaks
  --> provspec.toml:14:12
   |
14 |   { rule = \"field-removed\", field = \"label\", reason = \"Nobody has it.\" },
   |            ^^^^^^^^^^^^^^^
   |
   = help: take the entry out

nothing breaks since `../old`: 1 provider compared; 1 ignored
"
    );
}

#[test]
fn what_the_table_cannot_mean_is_an_error() {
    for (table, due) in [
        (
            "[breaking]\ncategories = [\"STORE\"]\n",
            "provspec.toml:12:15: error[PB0903]: there is no category `STORE` (did you mean `STORED`?)",
        ),
        (
            "[breaking]\nignore = [{ rule = \"field-remove\", reason = \"x\" }]\n",
            "provspec.toml:12:20: error[PB0903]: there is no rule `field-remove` about what breaks (did you mean `field-removed`?)",
        ),
        (
            "[breaking]\nignore = [{ rule = \"PB0902\", reason = \"x\" }]\n",
            "provspec.toml:12:20: error[PB0903]: there is no rule `PB0902` about what breaks",
        ),
        (
            "[breaking]\nignore = [{ rule = \"field-removed\" }]\n",
            "provspec.toml:12:11: error[PS0901]: `reason` is missing: say why this may break, for whoever reads it next",
        ),
        (
            "[breaking]\nignore = [{ reason = \"x\" }]\n",
            "provspec.toml:12:11: error[PS0901]: `rule` is missing: name the rule that may be broken, as `field-removed`",
        ),
        (
            "[breaking]\nignore = [{ rule = \"field-removed\", reason = \" \" }]\n",
            "provspec.toml:12:46: error[PS0901]: `reason` is empty: say why this may break, for whoever reads it next",
        ),
    ] {
        let folder = folder(table);
        let ran = folder.run(&["breaking", "--against", "../old", "--format", "concise"]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        let first = ran.stderr.lines().next().unwrap_or_default();
        assert!(first.starts_with(due), "{first}\n{due}");
        // Whoever checks is told as well.
        let checked = folder.run(&["check", "--format", "concise"]);
        assert!(checked.stderr.starts_with(due), "{}", checked.stderr);
        assert_eq!(checked.code, 1);
    }
}

#[test]
fn warnings_have_levels_and_errors_are_ignored_by_name() {
    let folder = Folder::twice();
    for project in ["old", "now"] {
        folder.edit(
            &format!("{project}/specs/sound.yaml"),
            "title: Note, required: false }",
            "title: Note, required: false, deprecated: { since: \"2026-01-31\", reason: Not needed. } }",
        );
    }
    folder.edit("now/specs/sound.yaml", "      - note\n", "");
    let run = |option: &str, rule: &str| {
        let ran = folder.run(&[
            "breaking",
            "--against",
            "../old",
            "--format",
            "concise",
            option,
            rule,
        ]);
        (ran.code, ran.stderr)
    };
    let gone = "`sound/provider`: `note` is gone, as it was deprecated since 2026-01-31";
    for name in ["PB0202", "deprecated-field-removed", "PB02", "warnings"] {
        let (code, said) = run("--deny", name);
        assert_eq!(
            (code, said),
            (1, format!("specs/sound.yaml:18:5: error[PB0202]: {gone}\n"))
        );
    }
    assert_eq!(run("--warn", "PB0202").0, 0);
    // What is an error is one anyway.
    assert_eq!(run("--deny", "PB0201").0, 0);
    for name in ["PB0201", "field-removed", "PB01"] {
        let (code, said) = run("--allow", name);
        assert_eq!(code, 2);
        let due = format!(
            "`{name}` is about errors, which have no level: name what breaks on purpose under `ignore` in `[breaking]` of \
             `provspec.toml`"
        );
        assert!(said.contains(&due), "{said}");
    }
    assert!(
        run("--deny", "PB0299")
            .1
            .contains("there is no rule `PB0299`; `provspec explain` lists all rules")
    );
    assert!(
        run("--deny", "field-removd")
            .1
            .contains("did you mean `field-removed`?")
    );

    let config = folder.read("now/provspec.toml");
    let table = "[lints]\ndeprecated-field-removed = \"deny\"\nPB0201 = \"allow\"\n";
    folder.write("now/provspec.toml", &format!("{config}\n{table}"));
    assert_eq!(
        folder.breaks("../old"),
        [format!("specs/sound.yaml:18:5: error[PB0202]: {gone}")]
    );
    let ran = folder.run(&["check"]);
    assert!(
        ran.stderr.starts_with(
            "warning[PS1202]: `PB0201` is about errors, which stay errors: `allow` has no effect\n"
        ) && ran.stderr.contains(
            "= help: name what breaks on purpose, with the reason, under `ignore` in `[breaking]`\n"
        ),
        "{}",
        ran.stderr
    );
}
