//! A repository with a project in it, for one test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A repository in a folder of its own; the project is the folder `shop` in it.
pub(crate) struct Sample {
    pub(crate) repository: PathBuf,
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A spec without findings.
pub(crate) const SOUND: &str =
    "provspec: 1\ncode: sound\nname: Sound\naccounts: { provider: { form: [country] } }\n";

/// A spec with one warning, `unused-field`, in line 5.
pub(crate) const ODD: &str = "provspec: 1
code: odd
name: Odd
fields:
  old: { type: text, title: Old }
accounts: { provider: { form: [country] } }
";

impl Sample {
    /// An empty project.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-reports-{}-{number}", std::process::id());
        let repository = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&repository);
        fs::create_dir_all(repository.join(".git")).unwrap();
        fs::create_dir_all(repository.join("shop/specs")).unwrap();
        let sample = Self { repository };
        sample.write("provspec.toml", "");
        sample
    }

    /// A project with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let sample = Self::new();
        for (path, text) in files {
            sample.write(path, text);
        }
        sample
    }

    /// A copy of a project of `tests/reports/projects`.
    pub(crate) fn copy(name: &str) -> Self {
        let sample = Self::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/projects");
        copy(&folder.join(name), &sample.path(""));
        sample
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.repository.join("shop").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the program in the project.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("shop", arguments)
    }

    /// Runs the program in a folder of the repository.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(self.repository.join(folder))
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The findings of `check`, a line each, and how it ended.
    pub(crate) fn found(&self, options: &[&str]) -> (Vec<String>, i32) {
        let ran = self.run(&[&["check", "--format", "concise"], options].concat());
        (ran.stderr.lines().map(str::to_owned).collect(), ran.code)
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.repository);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
