//! Releases of the package for frontends, through the program: which version follows from what, what is written down,
//! and what is refused.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

const CONFIG: &str = "[frontend]
name = \"@acme/forms\"

[features]
payments = \"Payments\"
payouts = \"Payouts\"

[currencies]
codes = [\"EUR\", \"USD\"]
";

const SOUND: &str = "provspec: 1
code: sound
name: Sound
modes: [test, live]
hosts: { test: https://test.sound.example/, live: https://sound.example/ }
fields:
  api_key: { type: secret, title: API key, min_length: 8, max_length: 64 }
  note: { type: text, title: Note, required: false }
  region: { type: select, title: Region, options: { eu: Europe, us: United States } }
accounts:
  provider: { form: [api_key, note, region, mode, currency, features] }
guide:
  setup: [{ title: Get it, gives: [api_key, note] }]
";

const OTHER: &str = "provspec: 1
code: other
name: Other
accounts:
  shop: { title: Shop, form: [country, features] }
";

const RELEASES: &str = "releases/frontend.json";
const MANIFEST: &str = "generated/frontend/package.json";
const CHANGELOG: &str = "generated/frontend/CHANGELOG.md";

const INTRODUCTION: &str = "# Changelog

Of `@acme/forms`, newest first. What is under *Breaking* refuses what was accepted, or takes away what had a name: the
first number of the version is raised then, or the second before 1.0.0.
";

/// A project in a folder of its own.
struct Project {
    root: PathBuf,
}

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Project {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-releases-{}-{number}", std::process::id());
        let project = Self {
            root: std::env::temp_dir().join(name),
        };
        let _ = fs::remove_dir_all(&project.root);
        project.write("provspec.toml", CONFIG);
        project.write("specs/sound.yaml", SOUND);
        project.write("specs/other.yaml", OTHER);
        project
    }

    /// A project whose package was released on the first of January.
    fn released(version: &str) -> Self {
        let project = Self::new();
        let named = format!("name = \"@acme/forms\"\nversion = \"{version}\"");
        project.edit("provspec.toml", "name = \"@acme/forms\"", &named);
        let ran = project.run(&["release", "--date", "2026-01-01"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
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

    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old}");
        self.write(path, &text.replacen(old, new, 1));
    }

    fn exists(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(arguments, &[])
    }

    fn run_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(&self.root)
            .env_remove("CLICOLOR_FORCE")
            .env_remove("SOURCE_DATE_EPOCH")
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Builds, and says which version the package has.
    fn built(&self) -> String {
        let ran = self.run(&["build"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        self.version()
    }

    fn version(&self) -> String {
        let manifest: Value = serde_json::from_str(&self.read(MANIFEST)).unwrap();
        manifest["version"].as_str().unwrap().to_owned()
    }

    /// What the package says of everything but its releases.
    fn content(&self) -> String {
        let mut files = Vec::new();
        let mut folders = vec![self.root.join("generated/frontend")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("package.json") && !path.ends_with("CHANGELOG.md") {
                    files.push(format!(
                        "{}\n{}",
                        path.display(),
                        fs::read_to_string(&path).unwrap()
                    ));
                }
            }
        }
        files.sort();
        files.concat().replace(&self.root.display().to_string(), "")
    }

    /// The newest section of the changelog, without its heading.
    fn newest(&self) -> String {
        let text = self.read(CHANGELOG);
        let section = text.split("\n## ").nth(1).unwrap();
        section.split_once('\n').unwrap().1.trim().to_owned()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Splits `1.2.3-next.abcdef01`, which has to be a version as Semantic Versioning has it.
fn coming(version: &str) -> &str {
    let (release, mark) = version
        .split_once("-next.")
        .unwrap_or_else(|| panic!("{version}"));
    assert_eq!(mark.len(), 8, "{version}");
    assert!(
        mark.starts_with(|c: char| ('a'..='f').contains(&c)),
        "{version}"
    );
    assert!(
        mark.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{version}"
    );
    release
}

#[test]
fn what_was_never_released_has_the_version_of_the_project() {
    let project = Project::new();
    assert_eq!(project.built(), "0.0.0");
    assert!(!project.exists(CHANGELOG));
    assert!(!project.read(MANIFEST).contains("CHANGELOG"));
    project.edit(
        "provspec.toml",
        "[features]",
        "version = \"0.3.0-rc.1\"\n\n[features]",
    );
    assert_eq!(project.built(), "0.3.0-rc.1");
    let ran = project.run(&["release"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: `version` under `[frontend]` is 0.3.0-rc.1; a release has a version of three numbers, such as 1.0.0\n"
    );
    assert!(!project.exists("releases"));
}

#[test]
fn the_first_release_is_that_of_the_project() {
    let project = Project::new();
    let ran = project.run(&["release", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "released 1.0.0, the first\n\ncommit `releases/frontend.json` and `generated`, then publish `generated/frontend`\n"
    );
    assert_eq!(project.version(), "1.0.0");
    assert_eq!(
        project.read(CHANGELOG),
        format!("{INTRODUCTION}\n## 1.0.0 (2026-01-01)\n\nThe first release.\n")
    );
    let manifest: Value = serde_json::from_str(&project.read(MANIFEST)).unwrap();
    assert_eq!(
        manifest["files"],
        json!(["**/*.js", "**/*.d.ts", "**/*.json", "CHANGELOG.md"])
    );
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(Project::released("0.4.0").version(), "0.4.0");
}

#[test]
fn the_file_is_the_same_for_the_same_specs() {
    let (one, other) = (Project::released("1.0.0"), Project::released("1.0.0"));
    let text = one.read(RELEASES);
    assert_eq!(text, other.read(RELEASES));
    // A line for each field.
    let fields: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("\"value\": "))
        .collect();
    assert_eq!(fields.len(), 10, "{fields:#?}");
    assert_eq!(
        fields[4].trim(),
        "\"api_key\": { \"value\": { \"text\": { \"min_length\": 8, \"max_length\": 64, \"patterns\": \
         [\"^[^\\\\t\\\\n\\\\r ]([^\\\\t\\\\n\\\\r]*[^\\\\t\\\\n\\\\r ])?$\"] } }, \"required\": \"always\" },"
    );
}

/// What is edited (a file, what stands there, what comes in its place), the version of a release after 1.4.2, and what
/// the changelog says of it.
type Edits = &'static [(&'static str, &'static str, &'static str)];
const CHANGES: &[(Edits, &str, &str)] = &[
    (
        &[("specs/sound.yaml", "title: API key", "title: Secret key")],
        "1.4.3",
        "### Other\n\n- `sound/provider`: texts or layout.",
    ),
    (
        &[(
            "specs/sound.yaml",
            "https://sound.example/",
            "https://api.sound.example/",
        )],
        "1.4.3",
        "### Other\n\n- `sound`: what the catalogue says of the provider: hosts, addresses, callbacks or the like.",
    ),
    (
        &[(
            "provspec.toml",
            "payments = \"Payments\"",
            "payments = \"Money in\"",
        )],
        "1.4.3",
        "### Other\n\n- `other/shop`, `sound/provider`: texts or layout.",
    ),
    (
        &[("specs/sound.yaml", "max_length: 64", "max_length: 128")],
        "1.5.0",
        "### New\n\n- `sound/provider`: `api_key` has at most 128 characters, not 64 characters.",
    ),
    (
        &[("provspec.toml", "\"USD\"", "\"USD\", \"GBP\"")],
        "1.5.0",
        "### New\n\n- `sound/provider`: `currency` has the option `GBP`.",
    ),
    (
        &[(
            "specs/third.yaml",
            "",
            "provspec: 1\ncode: third\nname: Third\nstatus: listed\n",
        )],
        "1.5.0",
        "### New\n\n- `third`: a new provider.",
    ),
    (
        &[(
            "specs/sound.yaml",
            "title: Note, required: false",
            "title: Remark",
        )],
        "2.0.0",
        "### Breaking\n\n- `sound/provider`: `note` is required now.",
    ),
    (
        &[
            (
                "specs/sound.yaml",
                ", us: United States",
                ", uk: United Kingdom",
            ),
            ("specs/other.yaml", "[country, features]", "[country]"),
            ("specs/other.yaml", "name: Other", "name: Otherwise"),
        ],
        "2.0.0",
        "### Breaking\n\n- `other/shop`: `features` is gone.\n- `sound/provider`: `region` no longer has the option \
         `us`.\n\n### New\n\n- `sound/provider`: `region` has the option `uk`.\n\n### Other\n\n- `other`: what the \
         catalogue says of the provider: hosts, addresses, callbacks or the like.",
    ),
    (
        &[(
            "specs/other.yaml",
            "  shop: {",
            "  store: { renamed_from: shop,",
        )],
        "2.0.0",
        "### Breaking\n\n- `other/store`: its name is another: it was `other/shop`.",
    ),
    (
        &[("specs/other.yaml", OTHER, "")],
        "2.0.0",
        "### Breaking\n\n- `other`: the provider is gone.",
    ),
    (
        &[("provspec.toml", "@acme/forms", "@acme/connections")],
        "2.0.0",
        "### Breaking\n\n- the package is called `@acme/connections`, not `@acme/forms`.",
    ),
];

#[test]
fn the_version_follows_from_what_changed() {
    let project = Project::released("1.4.2");
    let released = (project.read(CHANGELOG), project.content());
    let before = ["provspec.toml", "specs/sound.yaml", "specs/other.yaml"]
        .map(|path| (path, project.read(path)));
    let releases = project.read(RELEASES);
    for (edits, version, entry) in CHANGES {
        for (path, old, new) in *edits {
            match (*old, *new) {
                ("", text) => project.write(path, text),
                (_, "") => fs::remove_file(project.root.join(path)).unwrap(),
                (old, new) => project.edit(path, old, new),
            }
        }
        let next = project.built();
        assert_eq!(coming(&next), *version, "{edits:?}");
        assert_eq!(project.newest(), *entry, "{edits:?}");
        let heading = format!("\n## {next} (not released yet)\n");
        assert!(project.read(CHANGELOG).contains(&heading), "{edits:?}");

        let ran = project.run(&["release", "--date", "2026-02-01"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(
            (project.version().as_str(), project.newest().as_str()),
            (*version, *entry)
        );
        let changelog = project.read(CHANGELOG);
        assert!(
            changelog.contains(&format!("\n## {version} (2026-02-01)\n")),
            "{changelog}"
        );
        assert!(
            changelog.ends_with("\n## 1.4.2 (2026-01-01)\n\nThe first release.\n"),
            "{changelog}"
        );
        assert_eq!(project.run(&["build", "--check"]).code, 0);

        // Taken back: the package of the release before.
        for (path, text) in &before {
            project.write(path, text);
        }
        let _ = fs::remove_file(project.root.join("specs/third.yaml"));
        project.write(RELEASES, &releases);
        assert_eq!(project.built(), "1.4.2", "{edits:?}");
        assert_eq!(project.read(CHANGELOG), released.0);
        let is_same = project.content() == released.1;
        assert!(is_same, "{edits:?}");
    }
}

#[test]
fn before_the_first_major_version_the_second_number_says_what_breaks() {
    for (before, patch, minor, major) in [
        ("0.4.2", "0.4.3", "0.4.3", "0.5.0"),
        ("0.0.2", "0.0.3", "0.0.3", "0.0.3"),
    ] {
        let project = Project::released(before);
        project.edit("specs/sound.yaml", "title: Note", "title: Remark");
        assert_eq!(coming(&project.built()), patch);
        project.edit("specs/sound.yaml", "max_length: 64", "max_length: 65");
        assert_eq!(coming(&project.built()), minor);
        project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
        assert_eq!(coming(&project.built()), major);
    }
}

#[test]
fn what_is_not_released_has_a_version_of_its_content() {
    let project = Project::released("1.0.0");
    let mut seen = Vec::new();
    for title in ["Remark", "Comment", "Words", "Note"] {
        let spec = SOUND.replace("title: Note", &format!("title: {title}"));
        project.write("specs/sound.yaml", &spec);
        let version = project.built();
        assert!(!seen.contains(&version), "{version}");
        seen.push(version);
    }
    assert_eq!(seen[3], "1.0.0");
    let elsewhere = Project::released("1.0.0");
    elsewhere.edit("specs/sound.yaml", "title: Note", "title: Comment");
    assert_eq!(elsewhere.built(), seen[1]);
}

#[test]
fn texts_of_many_forms_are_one_line() {
    let project = Project::new();
    for number in 0..6 {
        let spec = OTHER.replace("code: other", &format!("code: other-{number}"));
        project.write(&format!("specs/other-{number}.yaml"), &spec);
    }
    project.run(&["release", "--date", "2026-01-01"]);
    project.edit(
        "provspec.toml",
        "payouts = \"Payouts\"",
        "payouts = \"Money out\"",
    );
    project.built();
    assert_eq!(project.newest(), "### Other\n\n- 8 forms: texts or layout.");
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(
        ran.stdout,
        "would release 1.0.1, after 1.0.0 of 2026-01-01\n\n   other  other/shop and 7 more: texts or layout\n"
    );
    // What breaks is named wherever it is.
    project.edit("provspec.toml", "payouts = \"Money out\"\n", "");
    project.built();
    let names: Vec<String> = (0..6)
        .map(|number| format!("`other-{number}/shop`, "))
        .collect();
    assert_eq!(
        project.newest(),
        format!(
            "### Breaking\n\n- `other/shop`, {}`sound/provider`: `features` no longer has the option `payouts`.",
            names.concat()
        )
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::new();
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, "would release 1.0.0, the first\n")
    );
    assert!(!project.exists("releases") && !project.exists("generated"));

    let project = Project::released("1.0.0");
    let before = (
        project.read(RELEASES),
        project.read(MANIFEST),
        project.read(CHANGELOG),
    );
    project.edit(
        "specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(
        ran.stdout,
        "would release 2.0.0, after 1.0.0 of 2026-01-01\n\nbreaking  sound/provider: `note` is required now\n"
    );
    let ran = project.run(&["release", "--dry-run", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        document,
        json!({
            "diagnostics": [],
            "errors": 0,
            "warnings": 0,
            "release": {
                "version": "2.0.0",
                "after": "1.0.0",
                "level": "major",
                "changes": [{
                    "level": "major",
                    "place": "sound/provider",
                    "field": "note",
                    "what": "`note` is required now"
                }]
            }
        })
    );
    assert_eq!(
        (
            project.read(RELEASES),
            project.read(MANIFEST),
            project.read(CHANGELOG)
        ),
        before
    );
}

#[test]
fn a_level_raises_and_never_lowers() {
    let project = Project::released("0.2.0");
    project.edit("specs/sound.yaml", "max_length: 64", "max_length: 65");
    let version = |level: &str| {
        let ran = project.run(&["release", "--dry-run", "--level", level]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout.split([' ', ',']).nth(2).unwrap().to_owned()
    };
    assert_eq!(
        ["patch", "minor", "major"].map(version),
        ["0.2.1", "0.3.0", "1.0.0"]
    );
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    let ran = project.run(&["release", "--level", "patch"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: `--level patch` is too low: something breaks since 0.2.0, so that 0.3.0 comes next at the least; see \
         `provspec release --dry-run`\n"
    );
    let ran = project.run(&["release", "--level", "major", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(project.version(), "1.0.0");
    // The file is one that can be read.
    assert_eq!(project.run(&["build", "--check"]).code, 0);

    let ran = Project::new().run(&["release", "--level", "minor"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("`--level` has no release to raise the version of: the first one is 1.0.0")
    );
}

#[test]
fn where_nothing_changed_nothing_is_released() {
    let project = Project::released("1.2.0");
    let before = project.read(RELEASES);
    for arguments in [
        &["release"][..],
        &["release", "--level", "major"],
        &["release", "--dry-run"],
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(ran.stdout, "nothing has changed since 1.2.0\n");
    }
    let ran = project.run(&["release", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["release"], Value::Null);
    assert_eq!(project.read(RELEASES), before);
}

#[test]
fn a_release_has_a_day() {
    let project = Project::new();
    let ran = project.run_in(&["release"], &[("SOURCE_DATE_EPOCH", "1767225600")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(project.read(CHANGELOG).contains("## 1.0.0 (2026-01-01)"));
    project.edit("specs/sound.yaml", "title: Note", "title: Remark");
    for (date, environment, said) in [
        (
            "2025-12-31",
            "",
            "2025-12-31 is before the day of 1.0.0, 2026-01-01",
        ),
        (
            "",
            "86400",
            "1970-01-02 is before the day of 1.0.0, 2026-01-01",
        ),
        ("", "soon", "no number of seconds since 1970: `soon`"),
        ("2026-02-30", "", "not a day such as 2026-01-31"),
    ] {
        let mut arguments = vec!["release"];
        if !date.is_empty() {
            arguments.extend(["--date", date]);
        }
        let ran = project.run_in(&arguments, &[("SOURCE_DATE_EPOCH", environment)]);
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn mistakes_in_specs_stop_a_release() {
    let project = Project::released("1.0.0");
    let before = project.read(RELEASES);
    project.edit("specs/sound.yaml", "name: Sound", "name: 12");
    let ran = project.run(&["release"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[PS0102]: `name` must be a text"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr
            .ends_with("error: 1 error; nothing was released\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        (project.read(RELEASES), project.version().as_str()),
        (before, "1.0.0")
    );
}

#[test]
fn a_package_that_somebody_edited_is_stale() {
    for path in [MANIFEST, CHANGELOG] {
        let project = Project::released("1.0.0");
        let before = project.read(path);
        project.edit(path, "1.0.0", "1.0.1");
        let ran = project.run(&["build", "--check"]);
        assert_eq!(ran.code, 1);
        let name = path.strip_prefix("generated/").unwrap();
        assert_eq!(
            ran.stderr,
            format!(
                "error: `generated` is stale; run `provspec build` and commit the result\ngenerated: 0 added, 1 changed, 0 \
                 removed\nthe package in `generated/frontend` is stale; it becomes 1.0.0\n  ~ {name}\n"
            )
        );
        project.built();
        assert_eq!(project.read(path), before);
    }
}

#[test]
fn a_stale_package_says_what_it_becomes() {
    let project = Project::released("1.0.0");
    project.edit(
        "specs/sound.yaml",
        "title: Note, required: false",
        "title: Note",
    );
    let ran = project.run(&["build", "--check"]);
    assert_eq!(ran.code, 1);
    let next = ran
        .stderr
        .split("it becomes ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    assert!(
        ran.stderr.contains("is stale; run `provspec build`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("~ frontend/CHANGELOG.md"),
        "{}",
        ran.stderr
    );
    let said = format!(
        "package: {next}, with 1 change since 1.0.0 (1 breaking); `provspec release` makes it a release\n"
    );
    assert!(ran.stderr.ends_with(&said), "{}", ran.stderr);
    let ran = project.run(&["build"]);
    assert!(ran.stderr.ends_with(&said), "{}", ran.stderr);
    assert_eq!(project.version(), next);
    assert_eq!(project.run(&["build", "--check"]).code, 0);
}

#[test]
fn a_release_file_that_cannot_be_right_is_told() {
    let project = Project::released("1.0.0");
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    project.run(&["release", "--date", "2026-01-02"]);
    let sound = project.read(RELEASES);
    for (old, new, said) in [
        (
            "\"format\": 1",
            "\"format\": 2",
            "a newer provspec has written it: its format is 2, and this one knows 1",
        ),
        (
            "\"format\": 1",
            "\"format\": \"a\"",
            "it is no file of releases: `format` is not 1",
        ),
        (
            "\"format\": 1,",
            "\"format\": 1",
            "it is not JSON: expected `,` or `}`",
        ),
        (
            "    {\n      \"version\": \"2.0.0\"",
            "<<<<<<< ours\n    {\n      \"version\": \"2.0.0\"",
            "it is not JSON: expected value",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0\"",
            "`2.0` is not the version of a release, such as `1.4.0`",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"1.1.0\"",
            "1.1.0 comes after 1.0.0: with its changes it is 2.0.0 at the least",
        ),
        (
            "2026-01-02",
            "2026-02-31",
            "`2026-02-31` is not a date such as `2027-03-31`",
        ),
        (
            "2026-01-02",
            "2025-12-31",
            "2.0.0 is of 2025-12-31, and 1.0.0, which comes before it, of 2026-01-01",
        ),
        (
            "\"min_length\": 9",
            "\"min_length\": 8",
            "its `contract` is not that of 2.0.0: it was changed by hand",
        ),
        (
            "\"version\": \"2.0.0\"",
            "\"version\": \"3.0.0\"",
            "its `contract` is not that of 3.0.0: it was changed by hand",
        ),
        (
            "\"surface\": {",
            "\"surfaces\": {",
            "its `contract` cannot be read: unknown field `surfaces`",
        ),
        (
            "\"level\": \"major\"",
            "\"level\": \"huge\"",
            "its `releases` cannot be read: unknown variant `huge`",
        ),
    ] {
        project.write(RELEASES, &sound);
        project.edit(RELEASES, old, new);
        for command in ["check", "build", "release"] {
            let ran = project.run(&[command, "--format", "concise"]);
            assert_eq!(ran.code, 1, "{command}: {new}");
            let start = format!("{RELEASES}:");
            let line = ran.stderr.lines().next().unwrap_or_default();
            assert!(line.starts_with(&start), "{command}: {}", ran.stderr);
            assert!(
                line.contains(&format!("error[PS0904]: {said}")),
                "{command}: {}",
                ran.stderr
            );
        }
        let ran = project.run(&["build", "--check"]);
        assert_eq!(ran.code, 1);
        assert!(ran.stderr.contains("= help: "), "{}", ran.stderr);
    }
    project.write(RELEASES, &sound);
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    fs::remove_file(project.root.join(RELEASES)).unwrap();
    fs::create_dir(project.root.join(RELEASES)).unwrap();
    let ran = project.run(&["build"]);
    assert!(
        ran.stderr
            .contains("error[PS0904]: cannot read `releases/frontend.json`: it is not a file"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_words_of_a_change_may_be_edited() {
    let project = Project::released("1.0.0");
    project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
    project.run(&["release", "--date", "2026-01-02"]);
    let words = "`api_key` has at least 9 characters, not 8 characters";
    project.edit(
        RELEASES,
        words,
        "keys have nine characters since the second version of the API",
    );
    assert_eq!(project.built(), "2.0.0");
    assert_eq!(
        project.newest(),
        "### Breaking\n\n- `sound/provider`: keys have nine characters since the second version of the API."
    );
    project.edit(RELEASES, "keys have", "keys\\nhave");
    let ran = project.run(&["build", "--format", "concise"]);
    assert!(
        ran.stderr
            .contains("error[PS0904]: the words of a change of 2.0.0 have a line break in them"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_build_without_changes_does_nothing_after_a_release_as_well() {
    let project = Project::released("1.0.0");
    // A file that changed within the clock's last tick could change again unseen.
    std::thread::sleep(std::time::Duration::from_millis(50));
    project.run(&["build"]);
    let ran = project.run(&["build"]);
    assert!(ran.stderr.contains("up to date"), "{}", ran.stderr);
    project.edit(RELEASES, "2026-01-01", "2025-01-01");
    let ran = project.run(&["build"]);
    assert!(
        ran.stderr.contains("~ frontend/CHANGELOG.md"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_file_may_lie_elsewhere() {
    let project = Project::new();
    project.edit(
        "provspec.toml",
        "[features]",
        "releases = \"history/npm.json\"\n\n[features]",
    );
    let ran = project.run(&["release"]);
    assert!(
        ran.stdout.contains("commit `history/npm.json`"),
        "{}",
        ran.stdout
    );
    assert!(project.exists("history/npm.json") && !project.exists("releases"));
    assert_eq!(
        fs::read_dir(project.root.join("history")).unwrap().count(),
        1
    );
}
