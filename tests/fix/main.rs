//! `provspec check --fix`: what it changes, what it leaves, and what it says.

mod cases;
mod project;

use std::fs;

use project::Project;

const ODD: &str = "# The bank.
provspec: 1
code: odd
name: Odd
fields:
  key:   { type: secret, label: Key, optional: true }   # two slips
  extra: { type: string, title: \"Extra\" }
accounts:
  provider:
    form: [key, exta]
guide:
  setup:
    - { title: Get them, gives: [key, extra] }
";

const SAFELY: &str = "# The bank.
provspec: 1
code: odd
name: Odd
fields:
  key:   { type: secret, title: Key, required: false }   # two slips
  extra: { type: text, title: \"Extra\" }
accounts:
  provider:
    form: [key, exta]
guide:
  setup:
    - { title: Get them, gives: [key, extra] }
";

#[test]
fn safe_fixes_are_made_and_shown_and_the_rest_is_reported() {
    let project = Project::with("odd", ODD);
    let ran = project.run(&["check", "--fix"]);
    assert_eq!(ran.code, 1);
    assert_eq!(project.spec("odd"), SAFELY);
    let shown = "--- specs/odd.yaml
+++ specs/odd.yaml
@@ -3,8 +3,8 @@
 code: odd
 name: Odd
 fields:
-  key:   { type: secret, label: Key, optional: true }   # two slips
-  extra: { type: string, title: \"Extra\" }
+  key:   { type: secret, title: Key, required: false }   # two slips
+  extra: { type: text, title: \"Extra\" }
 accounts:
   provider:
     form: [key, exta]
error[PS0203]: unknown field `exta` in a form
";
    assert!(ran.stderr.starts_with(shown), "{}", ran.stderr);
    let last =
        "error: mended 3 findings in 1 file; 1 error; `check --fix --unsafe-fixes` would mend 1\n";
    assert!(ran.stderr.ends_with(last), "{}", ran.stderr);
}

#[test]
fn guesses_are_made_on_request() {
    let project = Project::with("odd", ODD);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(project.spec("odd"), SAFELY.replace("exta]", "extra]"));
    assert!(
        ran.stderr
            .ends_with("mended 4 findings in 1 file; no problems\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_second_run_finds_nothing_to_mend() {
    let project = Project::with("odd", ODD);
    project.run(&["check", "--fix", "--unsafe-fixes"]);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, "nothing to mend; no problems\n")
    );
}

#[test]
fn a_diff_is_printed_and_nothing_written() {
    let project = Project::with("odd", ODD);
    let ran = project.run(&["check", "--diff"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (1, "3 findings in 1 file would be mended\n")
    );
    assert_eq!(project.spec("odd"), ODD);
    let lines = |sign: char| {
        ran.stdout
            .lines()
            .filter(|line| line.starts_with(sign))
            .count()
    };
    assert_eq!((lines('-'), lines('+')), (3, 3), "{}", ran.stdout);

    let sound = Project::with("odd", &SAFELY.replace("exta]", "extra]"));
    let ran = sound.run(&["check", "--diff"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
}

#[test]
fn a_check_says_what_a_fix_would_do() {
    let ran = Project::with("odd", ODD).run(&["check"]);
    let last = "error: 4 errors; `check --fix` would mend 3\n";
    assert!(ran.stderr.ends_with(last), "{}", ran.stderr);
    let ran = Project::with("odd", SAFELY).run(&["check"]);
    let last = "error: 1 error; `check --fix --unsafe-fixes` would mend 1\n";
    assert!(ran.stderr.ends_with(last), "{}", ran.stderr);
}

#[test]
fn what_programs_read_has_the_edits_and_whether_they_are_safe() {
    let ran = Project::with("odd", SAFELY).run(&["check", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let fix = &document["diagnostics"][0]["fix"];
    assert_eq!(fix["safety"], "unsafe");
    assert_eq!(fix["message"], "did you mean `extra`?");
    let edit = &fix["edits"][0];
    assert_eq!(
        (&edit["line"], &edit["replacement"]),
        (&10.into(), &"extra".into())
    );
}

#[test]
fn a_mark_of_utf_8_and_ends_of_lines_stay() {
    let odd = format!("\u{feff}{}", ODD.replace('\n', "\r\n"));
    let project = Project::with("odd", &odd);
    project.run(&["check", "--fix"]);
    let due = format!("\u{feff}{}", SAFELY.replace('\n', "\r\n"));
    assert_eq!(project.spec("odd"), due);
}

/// Both names of a key are there: with the one mended, the map would have it twice.
#[test]
fn a_fix_that_would_break_the_file_is_not_made() {
    let twice = ODD.replace("label: Key", "label: Key, title: Kay");
    let project = Project::with("odd", &twice);
    project.run(&["check", "--fix"]);
    let spec = project.spec("odd");
    assert!(
        spec.contains("label: Key, title: Kay, required: false }"),
        "{spec}"
    );
    assert!(spec.contains("extra: { type: text,"), "{spec}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::with("odd", ODD);
    let (spec, real) = (project.path("odd"), project.root().join("real.yaml"));
    fs::rename(&spec, &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, &spec).unwrap();
    project.run(&["check", "--fix"]);
    assert!(spec.is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), SAFELY);
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );
    let left: Vec<_> = fs::read_dir(project.root().join("specs"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn findings_in_translations_are_mended_where_they_stand() {
    let project = Project::with("odd", &SAFELY.replace("exta]", "extra]"));
    project.write("provspec.toml", "locales = [\"en\", \"uk\"]\n");
    project.write(
        "specs/locales/uk/odd.yaml",
        "provspec: 1\nlocale: ru\ncode: odd\ntexts:\n  Key: Ключ\n",
    );
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    let text = fs::read_to_string(project.root().join("specs/locales/uk/odd.yaml")).unwrap();
    assert!(text.contains("locale: uk\n"), "{text}{}", ran.stderr);
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let project = Project::with("odd", ODD);
    for options in [
        &["--fix", "--diff"][..],
        &["--fix", "--write-baseline"],
        &["--diff", "--write-baseline"],
        &["--unsafe-fixes"],
    ] {
        let ran = project.run(&[&["check"], options].concat());
        assert_eq!(ran.code, 2, "{options:?}: {}", ran.stderr);
        assert_eq!(project.spec("odd"), ODD);
    }
}

/// Names in `provspec.toml` are mended where they stand, with their quotes.
#[test]
fn what_is_misspelt_in_the_projects_file_is_mended_and_the_file_stays_one_of_toml() {
    let project = Project::with("odd", &SAFELY.replace("exta]", "extra]"));
    let wrong = "# Ours.
[breaking]
categories = ['STORE']
ignore = [{ rule = \"option-remved\", provider = \"x\", reason = \"typo\" }]

[lints]
unused-feild = \"allow\"
\"idle-stp\" = \"warn\" # quoted
";
    project.write("provspec.toml", wrong);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let right = wrong
        .replace("STORE", "STORED")
        .replace("remved", "removed")
        .replace("feild", "field")
        .replace("\"idle-stp\"", "idle-step");
    assert_eq!(project.text("provspec.toml"), right);
}

/// With the key mended there would be two of it; a text with escapes has no place to put a name in.
#[test]
fn a_fix_that_leaves_no_toml_is_not_made() {
    let project = Project::with("odd", &SAFELY.replace("exta]", "extra]"));
    let config = "[breaking]
ignore = [{ rule = \"option-remve\\u0064\", reason = \"typo\" }]

[lints]
unused-feild = \"allow\"
unused-field = \"deny\"
";
    project.write("provspec.toml", config);
    let ran = project.run(&["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(project.text("provspec.toml"), config);
    assert!(
        ran.stderr.contains("did you mean `option-removed`?"),
        "{}",
        ran.stderr
    );
}
