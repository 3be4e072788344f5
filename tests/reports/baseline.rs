//! The file of known findings.

use std::fs;

use crate::sample::{ODD, SOUND, Sample};

const FILE: &str = "provspec-baseline.json";

fn odd() -> Sample {
    Sample::with(&[("specs/odd.yaml", ODD), ("specs/sound.yaml", SOUND)])
}

fn checked(sample: &Sample) -> (String, i32) {
    let ran = sample.run(&["check"]);
    (
        ran.stderr.lines().last().unwrap_or_default().to_owned(),
        ran.code,
    )
}

#[test]
fn what_is_known_is_not_told_and_what_is_new_is() {
    let sample = odd();
    let ran = sample.run(&["check", "--write-baseline"]);
    let words =
        "wrote `provspec-baseline.json` with 1 known finding; what is found from now on is new\n";
    assert_eq!((ran.stderr.as_str(), ran.code), (words, 0));
    assert_eq!(
        sample.read(FILE),
        "{
  \"about\": \"Findings of provspec that were known when this was written: they are not told again. Written by `provspec check --write-baseline`.\",
  \"version\": 1,
  \"findings\": [
    {\"path\":\"specs/odd.yaml\",\"rule\":\"PS0208\",\"fingerprint\":\"a391e7a07f9fff87\",\"count\":1}
  ]
}
"
    );
    let clean = |known: &str| format!("checked 2 providers: no problems{known}");
    assert_eq!(checked(&sample), (clean(", 1 known"), 0));
    // It moves, and another one comes.
    let moved = ODD.replace(
        "fields:\n",
        "# a comment\nfields:\n  older: { type: text, title: Older }\n",
    );
    sample.write("specs/odd.yaml", &moved);
    let (found, code) = sample.found(&[]);
    assert_eq!(
        found,
        ["specs/odd.yaml:6:3: warning[PS0208]: no form uses the field `older`"]
    );
    assert_eq!(code, 0);
    // Wherever the command runs.
    let ran = sample.run_in("", &["check", "--project", "shop"]);
    assert!(
        ran.stderr
            .ends_with("checked 2 providers: 1 warning, 1 known\n"),
        "{}",
        ran.stderr
    );
    // All of it can be told.
    assert_eq!(sample.found(&["--no-baseline"]).0.len(), 2);
}

#[test]
fn a_finding_that_comes_twice_is_known_once() {
    let sample = odd();
    sample.run(&["check", "--write-baseline"]);
    // The same words in another file, and twice in this one.
    sample.write("specs/other.yaml", &ODD.replace("code: odd", "code: other"));
    let (found, _) = sample.found(&[]);
    assert_eq!(
        found,
        ["specs/other.yaml:5:3: warning[PS0208]: no form uses the field `old`"]
    );
}

#[test]
fn what_is_gone_is_told_until_the_file_is_written_anew() {
    let sample = odd();
    sample.run(&["check", "--write-baseline"]);
    sample.write("specs/odd.yaml", &SOUND.replace("sound", "odd"));
    let ran = sample.run(&["check"]);
    assert_eq!(
        ran.stderr,
        "warning[PS1206]: 1 known finding is gone
--> provspec-baseline.json
 = note: specs/odd.yaml: PS0208 unused-field
 = help: run `provspec check --write-baseline` to take them out

checked 2 providers: 1 warning
"
    );
    assert_eq!(sample.found(&["-D", "warnings"]).1, 1);
    let ran = sample.run(&["check", "--write-baseline"]);
    assert_eq!(
        ran.stderr,
        "nothing is found, so `provspec-baseline.json` is not needed\n"
    );
    assert!(!sample.path(FILE).exists());
    assert_eq!(checked(&sample).0, "checked 2 providers: no problems");
}

#[test]
fn what_is_known_is_not_denied() {
    let sample = odd();
    sample.run(&["check", "--write-baseline"]);
    assert_eq!(sample.found(&["-D", "warnings"]), (Vec::new(), 0));
    assert_eq!(sample.run(&["build", "-D", "warnings"]).code, 0);
    assert!(sample.path("generated/manifest.txt").exists());
    // A build that does nothing sees that the file is gone.
    fs::remove_file(sample.path(FILE)).unwrap();
    let ran = sample.run(&["build"]);
    assert!(ran.stderr.contains("warning[PS0208]"), "{}", ran.stderr);
}

#[test]
fn an_error_cannot_be_known() {
    let sample = odd();
    sample.write(
        "specs/bad.yaml",
        &SOUND.replace("sound", "bad").replace("country", "contry"),
    );
    let ran = sample.run(&["check", "--write-baseline", "--format", "concise"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stderr,
        "specs/bad.yaml:4:32: error[PS0203]: unknown field `contry` in a form (did you mean `country`?)
error: 1 error; `provspec-baseline.json` was not written: an error cannot be known, mend it first\n"
    );
    assert!(!sample.path(FILE).exists());
    // With an error nobody says that something is gone.
    fs::remove_file(sample.path("specs/bad.yaml")).unwrap();
    sample.run(&["check", "--write-baseline"]);
    sample.write("specs/odd.yaml", &ODD.replace("country", "contry"));
    let (found, _) = sample.found(&[]);
    assert!(found.iter().all(|it| !it.contains("PS1206")), "{found:#?}");
}

/// More than fifty findings of a file are all known, and the next one is told.
#[test]
fn all_of_many_findings_are_known() {
    let spec = |number: usize| {
        let fields = (0..number).map(|n| format!("  old_{n}: {{ type: text, title: Old {n} }}\n"));
        ODD.replace(
            "  old: { type: text, title: Old }\n",
            &fields.collect::<String>(),
        )
    };
    let sample = Sample::with(&[("specs/odd.yaml", &spec(120))]);
    let ran = sample.run(&["check", "--write-baseline"]);
    assert!(
        ran.stderr.contains("with 120 known findings"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        checked(&sample).0,
        "checked 1 provider: no problems, 120 known"
    );
    sample.write("specs/odd.yaml", &spec(121));
    assert_eq!(sample.found(&[]).0.len(), 1);
    // Nobody reads more at once.
    sample.write("specs/odd.yaml", &spec(200));
    let (found, _) = sample.found(&[]);
    assert_eq!(found.len(), 51);
    assert!(found[50].contains("PS0012"), "{found:#?}");
}

#[test]
fn the_project_names_the_file() {
    let sample = odd();
    sample.write("provspec.toml", "[paths]\nbaseline = \"ci/known.json\"\n");
    sample.run(&["check", "--write-baseline"]);
    assert!(
        sample
            .read("ci/known.json")
            .contains("\"path\":\"specs/odd.yaml\"")
    );
    assert_eq!(
        checked(&sample).0,
        "checked 2 providers: no problems, 1 known"
    );
}

#[test]
fn a_file_that_is_no_baseline_is_an_error_in_its_place() {
    let sample = odd();
    for (text, due) in [
        (
            "{\n  \"version\": 1,\n",
            "provspec-baseline.json:3:1: error[PS1205]: this is no baseline: EOF while parsing",
        ),
        (
            "[]",
            "provspec-baseline.json:1:2: error[PS1205]: this is no baseline: invalid length 0, expected a map of known findings",
        ),
        (
            "{\"about\": \"\", \"version\": 2, \"findings\": []}",
            "provspec-baseline.json:1:15: error[PS1205]: this baseline is of version 2, and this provspec knows 1",
        ),
    ] {
        sample.write(FILE, text);
        let (found, code) = sample.found(&[]);
        assert_eq!(code, 1);
        assert!(found.iter().any(|it| it.starts_with(due)), "{found:#?}");
        assert_eq!(sample.run(&["build"]).code, 1);
        // To write it anew, it need not be read.
        assert_eq!(sample.run(&["check", "--write-baseline"]).code, 0);
        assert_eq!(checked(&sample).1, 0);
    }
}
