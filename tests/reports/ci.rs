//! The hooks of pre-commit and the workflow of GitHub Actions: what they run is run, in a repository.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;

use crate::sample::{ODD, SOUND, Sample};

fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The subcommand of a line, which this program has.
fn known(line: &str) -> &str {
    let words = line.strip_prefix("provspec ").unwrap();
    let name = words.split(' ').next().unwrap();
    let known = provspec::cli::command();
    assert!(
        known.get_subcommands().any(|it| it.get_name() == name),
        "{line}"
    );
    name
}

/// A repository of git with a built project at its root.
fn repository() -> Sample {
    let sample = Sample::with(&[("specs/sound.yaml", SOUND)]);
    let root = sample.path("");
    let git = |arguments: &[&str]| {
        let ran = Command::new("git")
            .args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.com",
                "-c",
                "init.defaultBranch=main",
            ])
            .args(arguments)
            .current_dir(&root)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    assert_eq!(sample.run(&["build"]).code, 0);
    fs::write(root.join(".gitignore"), "/.provspec\n").unwrap();
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "All"]);
    git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    sample
}

/// Runs a line as a runner does, with this program as `provspec`.
fn bash(sample: &Sample, line: &str) -> Output {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_provspec"));
    let path = env::var("PATH").unwrap_or_default();
    Command::new("bash")
        .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", line])
        .current_dir(sample.path(""))
        .env(
            "PATH",
            format!("{}:{path}", program.parent().unwrap().display()),
        )
        .env("GITHUB_BASE_REF", "main")
        .output()
        .unwrap()
}

#[test]
fn each_step_of_the_workflow_runs() {
    let workflow = file("examples/ci/github.yml");
    let steps = workflow["jobs"]["specs"]["steps"].as_sequence().unwrap();
    let lines = steps.iter().filter_map(|step| step["run"].as_str());
    let lines: Vec<&str> = lines.filter(|line| line.starts_with("provspec ")).collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    let sample = repository();
    let mut run = Vec::new();
    for line in &lines {
        let ran = bash(&sample, line);
        assert!(ran.status.success(), "{line}\n{ran:?}");
        run.push(known(line));
    }
    assert_eq!(run, ["check", "check", "fmt", "build", "breaking"]);
    // What is uploaded is what the step before has written, in this file.
    let upload = steps.iter().find(|step| {
        step["uses"]
            .as_str()
            .is_some_and(|it| it.contains("upload-sarif"))
    });
    let report = upload.unwrap()["with"]["sarif_file"].as_str().unwrap();
    let log: serde_json::Value = serde_json::from_str(&sample.read(report)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    // A warning fails the first step, and a stale output the fourth; a new provider breaks nothing.
    sample.write("specs/odd.yaml", ODD);
    let codes: Vec<bool> = lines
        .iter()
        .map(|line| bash(&sample, line).status.success())
        .collect();
    assert_eq!(codes, [false, true, true, false, true]);
    assert!(sample.read(report).contains("\"ruleId\": \"PS0208\""));
}

#[test]
fn each_hook_runs_with_what_it_is_given() {
    let hooks = file(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().unwrap();
    let ids: Vec<&str> = hooks
        .iter()
        .map(|hook| hook["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        ["provspec-fmt", "provspec-check", "provspec-build-check"]
    );
    let sample = repository();
    for hook in hooks {
        let entry = hook["entry"].as_str().unwrap();
        known(entry);
        let files = match hook["pass_filenames"].as_bool() {
            Some(false) => "",
            _ => " specs/sound.yaml",
        };
        let ran = bash(&sample, &format!("{entry}{files}"));
        assert!(ran.status.success(), "{entry}\n{ran:?}");
    }
    sample.write(
        "specs/bad.yaml",
        &SOUND.replace("sound", "bad").replace("country", "contry"),
    );
    for hook in hooks.iter().skip(1) {
        let ran = bash(&sample, hook["entry"].as_str().unwrap());
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    }
}

/// The files that set off a hook are those that it reads.
#[test]
fn hooks_are_set_off_by_the_files_of_a_project() {
    let hooks = file(".pre-commit-hooks.yaml");
    let set_off = |path: &str| -> Vec<String> {
        let hooks = hooks.as_sequence().unwrap().iter();
        let is = |hook: &&Value| {
            let pattern = regex::Regex::new(hook["files"].as_str().unwrap()).unwrap();
            let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
            pattern.is_match(path) && (hook["types"].is_null() || is_yaml)
        };
        hooks
            .filter(is)
            .map(|hook| hook["id"].as_str().unwrap().replace("provspec-", ""))
            .collect()
    };
    assert_eq!(set_off("specs/a.yaml"), ["fmt", "check", "build-check"]);
    assert_eq!(
        set_off("shop/specs/locales/uk/a.yml"),
        ["fmt", "check", "build-check"]
    );
    assert_eq!(set_off("specs/images/a.png"), ["check", "build-check"]);
    assert_eq!(set_off("provspec.toml"), ["check", "build-check"]);
    assert_eq!(set_off("generated/docs/index.md"), ["build-check"]);
    assert_eq!(set_off("src/main.rs"), [""; 0]);
    assert_eq!(set_off("myspecs/a.yaml"), [""; 0]);
}
