//! Releases of the package for frontends, through the program: which version follows from what, what is written down,
//! and what is refused.

mod command;
mod file;
mod stale;
mod version;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

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
