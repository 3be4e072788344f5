//! The program as people and scripts use it: what it prints where, and with which exit code.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

const SOUND: &str = "provspec: 1
code: sound
name: Sound
modes: [test, live]
accounts:
  provider: { form: [mode, country] }
";

/// A project in a folder of its own.
struct Project {
    root: PathBuf,
}

impl Project {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            std::env::temp_dir().join(format!("provspec-cli-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs")).unwrap();
        let project = Self { root };
        project.write("provspec.toml", "[features]\npayments = \"Payments\"\n");
        project.write("specs/sound.yaml", SOUND);
        project
    }

    /// A project with one error and one warning.
    fn with_findings() -> Self {
        let project = Self::new();
        project.write(
            "specs/odd.yaml",
            "provspec: 1\ncode: odd\nname: 12\nfields:\n  old: { type: text, title: Old }\naccounts:\n  provider: { form: [country] }\n",
        );
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn exists(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(&self.root)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        Ran::from(output)
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

const OUTPUT: &str = "generated/frontend/sound/provider.schema.json";

#[test]
fn build_writes_and_says_what() {
    let project = Project::new();
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("compiled 1 provider with 1 form"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.is_empty(), "{}", ran.stdout);
    assert!(project.exists(OUTPUT));
}

#[test]
fn a_second_build_does_nothing() {
    let project = Project::new();
    project.run(&["build"]);
    // A file that changed within the clock's last tick could change again unseen, so the build right after a change
    // is not remembered.
    std::thread::sleep(std::time::Duration::from_millis(50));
    project.run(&["build"]);
    let before = fs::metadata(project.root.join(OUTPUT))
        .unwrap()
        .modified()
        .unwrap();
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stderr.contains("up to date"), "{}", ran.stderr);
    // What it remembers is for this machine.
    let ignored = fs::read_to_string(project.root.join(".provspec/.gitignore"));
    assert_eq!(ignored.unwrap(), "*\n");
    assert_eq!(
        fs::metadata(project.root.join(OUTPUT))
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
}

#[test]
fn a_build_of_a_part_says_so() {
    let project = Project::new();
    project.write("specs/other.yaml", &SOUND.replace("sound", "other"));
    std::thread::sleep(std::time::Duration::from_millis(50));
    let all = project.run(&["build"]);
    assert!(
        all.stderr
            .contains("compiled 2 providers with 2 forms into"),
        "{}",
        all.stderr
    );
    project.write(
        "specs/other.yaml",
        &SOUND.replace("sound", "other").replace("Sound", "Louder"),
    );
    let part = project.run(&["build"]);
    let words = part.stderr.lines().next().unwrap();
    assert!(
        words.starts_with("compiled 1 of 2 providers in "),
        "{words}"
    );
    assert!(words.contains("; all have 2 forms and "), "{words}");
}

#[test]
fn a_build_that_does_nothing_still_warns() {
    let project = Project::new();
    let unused = format!(
        "{SOUND}fields:
  unused: {{ type: text }}
"
    );
    project.write("specs/sound.yaml", &unused);
    std::thread::sleep(std::time::Duration::from_millis(50));
    let first = project.run(&["build", "--format", "concise"]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert!(first.stderr.contains("warning[PS0208]"), "{}", first.stderr);
    let second = project.run(&["build"]);
    assert!(second.stderr.contains("up to date"), "{}", second.stderr);
    assert!(
        second.stderr.contains("warning[PS0208]"),
        "{}",
        second.stderr
    );
    let again = project.run(&["build", "--format", "concise"]);
    assert_eq!(again.stderr, first.stderr);
}

#[test]
fn a_shared_group_with_a_warning_is_used_all_the_same() {
    let project = Project::new();
    project.write(
        "specs/shared/keys.yaml",
        "provspec: 1
group: keys
title: Keys
fields:
  region: { type: text, title: Region }
setup:
  - title: Choose
    text: Choose option #2
    gives: [region]
",
    );
    let spec = SOUND.replace("country]", "country, use: keys]");
    assert_ne!(spec, SOUND);
    project.write(
        "specs/sound.yaml",
        &format!("{spec}guide:\n  setup: [use: keys]\n"),
    );
    let ran = project.run(&["build", "--format", "concise"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[PS0013]"), "{}", ran.stderr);
    assert!(project.read(OUTPUT).contains("\"region\""));
}

#[test]
fn an_edit_is_built_and_a_damaged_output_is_mended() {
    let project = Project::new();
    project.run(&["build"]);
    let sound = project.read(OUTPUT);
    project.write(
        "specs/sound.yaml",
        &SOUND.replace("[mode, country]", "[mode, country, currency]"),
    );
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("~ frontend/sound/provider.schema.json"),
        "{}",
        ran.stderr
    );
    assert_ne!(project.read(OUTPUT), sound);

    project.write("specs/sound.yaml", SOUND);
    project.run(&["build"]);
    assert_eq!(project.read(OUTPUT), sound);
    project.write(OUTPUT, "damaged");
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(project.read(OUTPUT), sound);
    fs::remove_file(project.root.join(OUTPUT)).unwrap();
    project.run(&["build"]);
    assert_eq!(project.read(OUTPUT), sound);
}

#[test]
fn outputs_of_a_deleted_spec_go_and_other_files_stay() {
    let project = Project::new();
    project.write("specs/other.yaml", &SOUND.replace("sound", "other"));
    project.run(&["build"]);
    let other = "generated/frontend/other/provider.schema.json";
    assert!(project.exists(other));
    project.write("generated/frontend/README.md", "mine");
    project.write("generated/frontend/other/notes.txt", "mine");
    fs::remove_file(project.root.join("specs/other.yaml")).unwrap();
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!project.exists(other));
    assert_eq!(project.read("generated/frontend/README.md"), "mine");
    assert_eq!(project.read("generated/frontend/other/notes.txt"), "mine");
    assert!(project.exists(OUTPUT));
    // With nothing of anybody in it, the folder goes too.
    fs::remove_file(project.root.join("generated/frontend/other/notes.txt")).unwrap();
    project.write("specs/third.yaml", &SOUND.replace("sound", "third"));
    project.run(&["build"]);
    fs::remove_file(project.root.join("specs/third.yaml")).unwrap();
    project.run(&["build"]);
    assert!(!project.exists("generated/frontend/third"));
}

#[test]
fn build_check_writes_nothing() {
    let project = Project::new();
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(!project.exists("generated"));

    project.run(&["build"]);
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("fresh"), "{}", ran.stderr);

    let before = project.read(OUTPUT);
    project.write(
        "specs/sound.yaml",
        &SOUND.replace("[mode, country]", "[mode, country, currency]"),
    );
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("is stale; run `provspec build`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("~ frontend/sound/provider.schema.json"),
        "{}",
        ran.stderr
    );
    assert_eq!(project.read(OUTPUT), before);

    // Stale in any format, and JSON stays JSON.
    let ran = project.run(&["build", "--check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    serde_json::from_str::<serde_json::Value>(&ran.stdout).unwrap();
}

#[test]
fn check_finds_and_writes_nothing() {
    let project = Project::new();
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.stderr, "checked 1 provider: no problems\n");
    assert!(!project.exists("generated"));

    let ran = Project::with_findings().run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr
            .contains("error[PS0102]: `name` must be a text, not a number"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr
            .ends_with("error: 1 error, 1 warning; `check --fix` would mend 1\n"),
        "{}",
        ran.stderr
    );

    // Warnings alone are no failure.
    let project = Project::with_findings();
    project.write(
        "specs/odd.yaml",
        &project.read("specs/odd.yaml").replace("12", "Odd"),
    );
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[PS0208]"), "{}", ran.stderr);
}

#[test]
fn findings_in_each_format() {
    let project = Project::with_findings();
    let text = project.run(&["check", "--format", "text"]);
    assert!(
        text.stderr.contains(" --> specs/odd.yaml:3:7\n"),
        "{}",
        text.stderr
    );
    assert!(text.stdout.is_empty());

    let concise = project.run(&["check", "--format", "concise"]);
    assert_eq!(concise.code, 1);
    assert_eq!(
        concise.stderr,
        "specs/odd.yaml:3:7: error[PS0102]: `name` must be a text, not a number (put it into quotes)\n\
         specs/odd.yaml:5:3: warning[PS0208]: no form uses the field `old`\n"
    );

    let json = project.run(&["check", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert!(json.stderr.is_empty(), "{}", json.stderr);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(
        (&document["errors"], &document["warnings"]),
        (&1.into(), &1.into())
    );
    let first = &document["diagnostics"][0];
    assert_eq!(first["code"], "PS0102");
    assert_eq!(first["name"], "wrong-type");
    let place = &first["labels"][0];
    assert_eq!(place["path"], "specs/odd.yaml");
    assert_eq!(
        (&place["line"], &place["column"], &place["end_column"]),
        (&3.into(), &7.into(), &9.into())
    );
    assert_eq!(first["fix"]["edits"][0]["replacement"], "\"12\"");

    let none = Project::new().run(&["check", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&none.stdout).unwrap();
    assert_eq!(document["errors"], 0);
}

#[test]
fn build_with_errors_says_that_nothing_was_written() {
    let project = Project::with_findings();
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("nothing was written"), "{}", ran.stderr);
    assert!(!project.exists(OUTPUT));
}

#[test]
fn colours_are_for_terminals() {
    let project = Project::with_findings();
    for arguments in [
        &["check"][..],
        &["build"],
        &["list"],
        &["explain", "PS0102"],
        &["--help"],
    ] {
        let ran = project.run(arguments);
        assert!(
            !ran.stderr.contains('\x1b') && !ran.stdout.contains('\x1b'),
            "{arguments:?}"
        );
    }
    let forced = |no_color: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_provspec"));
        command
            .arg("check")
            .current_dir(&project.root)
            .env("CLICOLOR_FORCE", "1")
            .env_remove("NO_COLOR");
        if no_color {
            command.env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
        }
        Ran::from(command.output().unwrap()).stderr.contains('\x1b')
    };
    assert!(forced(false));
    assert!(!forced(true));
}

#[test]
fn explain() {
    let project = Project::new();
    let by_code = project.run(&["explain", "PS0203"]);
    assert_eq!(by_code.code, 0);
    assert!(
        by_code.stdout.contains("unknown-field") && by_code.stdout.contains("## Why it matters"),
        "{}",
        by_code.stdout
    );
    assert_eq!(
        project.run(&["explain", "unknown-field"]).stdout,
        by_code.stdout
    );
    assert_eq!(project.run(&["explain", "ps0203"]).stdout, by_code.stdout);

    let unknown = project.run(&["explain", "unknown-feild"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.stderr.contains("did you mean `unknown-field`?"),
        "{}",
        unknown.stderr
    );
    assert!(unknown.stdout.is_empty());

    let family = project.run(&["explain", "ps02"]).stdout;
    assert!(
        family.starts_with("PS0201 code-differs-from-file"),
        "{family}"
    );
    assert!(
        family.lines().all(|line| line.starts_with("PS02")),
        "{family}"
    );
    assert_eq!(project.run(&["explain", "PS99"]).code, 2);

    let all = project.run(&["explain"]);
    assert_eq!(all.code, 0);
    assert_eq!(all.stdout.lines().count(), rules().len());
}

#[test]
fn list() {
    let project = Project::new();
    let text = project.run(&["list"]);
    assert_eq!(text.code, 0);
    let lines: Vec<&str> = text.stdout.lines().collect();
    assert!(
        lines[0].starts_with("CODE") && lines[1].starts_with("sound"),
        "{}",
        text.stdout
    );
    let json: serde_json::Value =
        serde_json::from_str(&project.run(&["list", "--format", "json"]).stdout).unwrap();
    assert_eq!(json[0]["code"], "sound");
    assert_eq!(json[0]["modes"], serde_json::json!(["test", "live"]));
    assert_eq!(json[0]["accounts"][0]["key"], "provider");

    // What is sound is listed; that something is missing is said.
    let odd = Project::with_findings().run(&["list", "--format", "json"]);
    assert_eq!(odd.code, 1);
    assert!(odd.stderr.contains("PS0102"), "{}", odd.stderr);
    assert!(odd.stdout.contains("sound"));
}

#[test]
fn schema() {
    let project = Project::new();
    for of in ["provider", "group"] {
        let ran = project.run(&["schema", of]);
        assert_eq!(ran.code, 0);
        let schema: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
    assert_eq!(
        project.run(&["schema"]).stdout,
        project.run(&["schema", "provider"]).stdout
    );
}

#[test]
fn wrong_usage() {
    let project = Project::new();
    for arguments in [
        &[][..],
        &["biuld"],
        &["build", "--chekc"],
        &["check", "--format", "xml"],
        &["schema", "page"],
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stdout.is_empty(), "{arguments:?}");
    }
    assert!(project.run(&["biuld"]).stderr.contains("'build'"));
    let named = project.run(&["check", "specs/sound.yaml"]);
    let hint = "the command takes no files: it is always about the whole project";
    assert_eq!(named.code, 2);
    assert!(named.stderr.contains(hint), "{}", named.stderr);
    assert!(!project.run(&["build", "chekc"]).stderr.contains(hint));
    assert_eq!(project.run(&["--version"]).code, 0);
    assert_eq!(project.run(&["--help"]).code, 0);
}

#[test]
fn a_folder_without_a_project_is_told_so() {
    let project = Project::new();
    fs::remove_file(project.root.join("provspec.toml")).unwrap();
    fs::remove_dir_all(project.root.join("specs")).unwrap();
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 1);
    let due = "error[PS0001]: there is no `provspec.toml` here or above, and no folder `specs`\n";
    assert!(ran.stderr.starts_with(due), "{}", ran.stderr);
}

#[test]
fn the_project_is_found_upwards_and_by_name() {
    let project = Project::new();
    fs::create_dir_all(project.root.join("deep/er")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .arg("list")
        .current_dir(project.root.join("deep/er"))
        .output()
        .unwrap();
    assert!(Ran::from(output).stdout.contains("sound"));
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(["list", "--project"])
        .arg(&project.root)
        .output()
        .unwrap();
    assert!(Ran::from(output).stdout.contains("sound"));
}

/// Those about specs, and those about what a change of them breaks.
fn rules() -> Vec<&'static provspec::diagnostics::Rule> {
    let mut rules = provspec::check::rules::all();
    rules.extend(provspec::breaking::all());
    rules
}

/// The pages of the rules, as a site has them.
#[test]
fn explain_writes_pages() {
    let project = Project::new();
    let rules = rules();
    let arguments = ["explain", "--all", "--format", "markdown", "--out", "rules"];
    let written = project.run(&arguments);
    assert_eq!(
        (written.code, written.stderr),
        (0, format!("wrote {} pages to rules\n", rules.len() + 1))
    );
    let index = project.read("rules/index.md");
    for rule in &rules {
        let code = rule.code;
        let page = project.read(&format!("rules/{code}.md"));
        let severity = match rule.severity.name() {
            "error" => "**Error** · [",
            _ => "**Warning** · [",
        };
        let beginning = format!("# {code} {}\n\n{severity}", rule.name);
        assert!(page.starts_with(&beginning), "{page}");
        // It is what a terminal shows, after the line about severity and family.
        let shown = project.run(&["explain", code]).stdout;
        let (_, text) = shown.split_once("\n\n").unwrap();
        assert!(page.contains(text), "{page}");
        let (_, rest) = page.split_once("](index.md#").unwrap();
        let (anchor, _) = rest.split_once(')').unwrap();
        let heading = |line: &&str| {
            line.to_lowercase()
                .replace([' ', ','], "-")
                .replace("--", "-")
        };
        let family = index
            .lines()
            .filter(|line| line.starts_with("## "))
            .find(|line| heading(line) == format!("##-{anchor}"));
        let (_, under) = index.split_once(family.expect(anchor)).unwrap();
        let under = under.split("\n## ").next().unwrap();
        assert!(
            under.contains(&format!("| [{code}]({code}.md) | `{}` | ", rule.name)),
            "{code}"
        );
    }
    assert_eq!(project.run(&arguments).code, 0, "over its own pages");
    project.write("rules/PS0203.md", "mine\n");
    let refused = project.run(&arguments);
    assert_eq!(
        (refused.code, refused.stderr.as_str()),
        (
            1,
            "error: `rules/PS0203.md` was not written by provspec; move it, or name another folder with `--out`\n"
        )
    );
    assert_eq!(project.read("rules/PS0203.md"), "mine\n");
    let unclear = project.run(&["explain", "--out", "rules"]);
    assert_eq!(unclear.code, 2);
    assert!(
        unclear
            .stderr
            .contains("explain --all --format markdown --out FOLDER")
    );
}

#[test]
fn explain_as_json() {
    let project = Project::new();
    let one = project.run(&["explain", "unknown-field", "--format", "json"]);
    let one: serde_json::Value = serde_json::from_str(&one.stdout).unwrap();
    assert_eq!(one["code"], "PS0203");
    assert_eq!(one["severity"], "error");
    assert_eq!(
        one["explanation"].as_str().unwrap(),
        project.run(&["explain", "PS0203"]).stdout
    );
    let all = project.run(&["explain", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&all.stdout).unwrap();
    assert_eq!(all.as_array().unwrap().len(), rules().len());
    assert!(all.as_array().unwrap().contains(&one));
}
