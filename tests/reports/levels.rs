//! Levels: in `provspec.toml`, on the command line, and what they do to a build.

use crate::sample::{ODD, SOUND, Sample};

const WARNING: &str = "specs/odd.yaml:5:3: warning[PS0208]: no form uses the field `old`";
const ERROR: &str = "specs/odd.yaml:5:3: error[PS0208]: no form uses the field `old`";

fn odd(lints: &str) -> Sample {
    Sample::with(&[
        ("specs/odd.yaml", ODD),
        ("specs/sound.yaml", SOUND),
        ("provspec.toml", &format!("[lints]\n{lints}")),
    ])
}

#[test]
fn a_rule_is_allowed_warned_of_or_denied() {
    let silent: &[&str] = &[];
    let cases: &[(&str, &[&str], &[&str], i32)] = &[
        ("", &[], &[WARNING], 0),
        ("unused-field = \"allow\"", &[], silent, 0),
        ("PS0208 = \"deny\"", &[], &[ERROR], 1),
        ("PS02 = \"deny\"", &[], &[ERROR], 1),
        ("warnings = \"deny\"\nPS02 = \"allow\"", &[], silent, 0),
        (
            "warnings = \"deny\"",
            &["--allow", "unused-field"],
            silent,
            0,
        ),
        ("", &["-D", "warnings"], &[ERROR], 1),
        ("", &["-D", "warnings", "-A", "PS0208"], silent, 0),
        ("", &["-A", "missing-host,PS0208"], silent, 0),
        ("", &["-A", "PS02", "-D", "unused-field"], &[ERROR], 1),
        ("", &["-D", "unused-field", "-A", "PS02"], silent, 0),
        (
            "unused-field = \"deny\"",
            &["-W", "unused-field"],
            &[WARNING],
            0,
        ),
    ];
    for (lints, options, found, code) in cases {
        let due = (found.iter().map(|it| (*it).to_owned()).collect(), *code);
        assert_eq!(odd(lints).found(options), due, "{lints} {options:?}");
    }
}

#[test]
fn an_error_says_that_it_is_a_warning_and_who_made_it_an_error() {
    let sample = odd("");
    let ran = sample.run(&["check", "--deny", "warnings"]);
    assert_eq!(
        ran.stderr,
        "error[PS0208]: no form uses the field `old`
 --> specs/odd.yaml:5:3
  |
5 |   old: { type: text, title: Old }
  |   ^^^
  |
  = note: a warning by itself, an error by `--deny warnings`
  = help: name it in a form, or delete it

error: 1 error
"
    );
}

#[test]
fn what_is_denied_stops_a_build_and_leaves_the_outputs() {
    let sample = odd("");
    assert_eq!(sample.run(&["build"]).code, 0);
    let output = "generated/frontend/sound/provider.schema.json";
    let before = sample.read(output);
    sample.write("specs/sound.yaml", &SOUND.replace("country", "currency"));
    // The state of the build before knows nothing of levels.
    for _ in 0..2 {
        let ran = sample.run(&["build", "-D", "warnings"]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(
            ran.stderr
                .ends_with("error: 1 error; nothing was written\n"),
            "{}",
            ran.stderr
        );
        assert_eq!(sample.read(output), before);
    }
    let ran = sample.run(&["release", "-D", "warnings"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(!sample.path("releases").exists());
    assert_eq!(sample.run(&["build"]).code, 0);
    assert_ne!(sample.read(output), before);
}

/// A build that has nothing to do warns as the one before did, and not as one with other levels did.
#[test]
fn a_build_that_does_nothing_knows_its_levels() {
    let sample = odd("");
    // A file that was changed a moment ago is looked at again.
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert_eq!(sample.run(&["build", "-A", "unused-field"]).code, 0);
    let ran = sample.run(&["build", "-A", "unused-field"]);
    assert!(ran.stderr.starts_with("up to date"), "{}", ran.stderr);
    let ran = sample.run(&["build"]);
    assert!(ran.stderr.contains("warning[PS0208]"), "{}", ran.stderr);
    let ran = sample.run(&["build", "-D", "warnings"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
}

#[test]
fn a_level_for_no_rule_or_for_an_error_is_refused_on_the_command_line() {
    let sample = odd("");
    for (options, words) in [
        (
            ["-D", "unused-feild"],
            "there is no rule `unused-feild`; did you mean `unused-field`?",
        ),
        (
            ["-A", "PS9999"],
            "there is no rule `PS9999`; `provspec explain` lists all rules",
        ),
        (
            ["-A", "unknown-field"],
            "`unknown-field` is about errors: nothing sensible can be built after one",
        ),
        (["-W", "PS05"], "`PS05` is about errors"),
    ] {
        let ran = sample.run(&[&["check"], &options[..]].concat());
        assert_eq!(ran.code, 2, "{}", ran.stderr);
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
    }
    assert_eq!(sample.found(&["-D", "unknown-field"]).0, [WARNING]);
}

#[test]
fn a_level_that_is_none_is_an_error_in_its_place() {
    let (found, code) = odd("unused-field = \"off\"").found(&[]);
    let due =
        "provspec.toml:2:16: error[PS0901]: `off` is no level: write `allow`, `warn` or `deny`";
    // What is found in specs is found all the same.
    let unused = "specs/odd.yaml:5:3: warning[PS0208]: no form uses the field `old`";
    assert_eq!((found, code), (vec![due.to_owned(), unused.to_owned()], 1));
}

/// A denied warning is not lost among others of the same file that are not shown.
#[test]
fn what_is_denied_is_shown_before_what_is_not() {
    let fields: String = (0..60)
        .map(|n| format!("  old_{n}: {{ type: text, title: Old {n} }}\n"))
        .collect();
    let spec = "provspec: 1\ncode: odd\nname: Odd\nmodes: [test, live]\nfields:\n".to_owned()
        + &fields
        + "hosts: { test: https://sandbox.example.com/ }\naccounts: { provider: { form: [country, mode] } }\n";
    let sample = Sample::with(&[("specs/odd.yaml", &spec)]);
    let (found, code) = sample.found(&["-D", "missing-host"]);
    assert_eq!((found.len(), code), (51, 1));
    assert_eq!(
        found
            .iter()
            .filter(|line| line.contains("error[PS0609]"))
            .count(),
        1,
        "{found:#?}"
    );
}
