//! `provspec watch`, through the program: whatever way a file is written, what is built is what is in it in the end.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Long enough for a busy machine; what hangs, hangs longer.
const PATIENCE: Duration = Duration::from_secs(60);

const GROUP: &str = "provspec: 1
group: wallet
title: Wallet
fields:
  wallet_id: { type: text, title: Wallet ID }
setup: [{ title: Make a wallet, gives: [wallet_id] }]
";

fn spec(name: &str) -> String {
    format!(
        "provspec: 1\ncode: acme\nname: {name}\naccounts: {{ provider: {{ form: [country] }} }}\n"
    )
}

struct Project(PathBuf);

impl Project {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("watch")
            .join(name);
        let _ = fs::remove_dir_all(&root);
        let project = Self(root);
        project.write("provspec.toml", "");
        project.write("specs/acme.yaml", &spec("Acme"));
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    fn provspec(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_provspec"));
        command.args(args).current_dir(&self.0);
        command
    }

    fn watch(&self, args: &[&str]) -> Watch<'_> {
        let mut child = self
            .provspec(&[&["watch"], args].concat())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            let lines = stderr.lines().map_while(Result::ok);
            for line in lines {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let project = self;
        Watch {
            child,
            lines,
            project,
        }
    }
}

struct Watch<'a> {
    child: Child,
    lines: Receiver<String>,
    project: &'a Project,
}

impl Watch<'_> {
    /// Waits until a line says this; all lines up to it.
    fn says(&self, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => lines.push(line),
                Err(_) => panic!("`{text}` is not said, but:\n{}", lines.join("\n")),
            }
            if lines.last().is_some_and(|line| line.contains(text)) {
                return lines;
            }
        }
    }

    /// Waits until the outputs are those of the files as they are now.
    fn is_fresh(&self) {
        let since = Instant::now();
        loop {
            let mut check = self.project.provspec(&["build", "--check"]);
            let output = check.output().unwrap();
            if output.status.success() {
                return;
            }
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(since.elapsed() < PATIENCE, "{said}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ctrl-C.
    fn interrupt(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-INT", &pid]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn survives(args: &[&str]) {
    let project = Project::new(&format!("tricks{}", args.concat()));
    let watch = project.watch(args);
    watch.says("no problems, in ");
    watch.is_fresh();
    let path = "specs/acme.yaml";
    // Beside it, and moved over it.
    project.write("specs/.acme.yaml.swp", &spec("Moved"));
    project.rename("specs/.acme.yaml.swp", path);
    watch.says("wrote ");
    watch.is_fresh();
    // Away, and made anew.
    project.remove(path);
    project.write(path, &spec("Made anew"));
    watch.is_fresh();
    // The old one is kept under another name.
    project.rename(path, "specs/acme.yaml~");
    project.write(path, &spec("With a copy"));
    project.remove("specs/acme.yaml~");
    watch.is_fresh();
    // Seen half-way.
    project.write(path, "");
    project.write(path, &spec("Seen half-way")[..40]);
    project.write(path, &spec("Seen half-way"));
    watch.is_fresh();
    // Many at once.
    for number in 0..60 {
        let text = spec("Many").replace("code: acme", &format!("code: many{number}"));
        project.write(&format!("specs/many{number}.yaml"), &text);
    }
    watch.is_fresh();
    fs::rename(project.path("specs"), project.path("away")).unwrap();
    project.write(path, &spec("Of another branch"));
    watch.is_fresh();
    project.write(path, &spec("Of another branch, edited"));
    watch.is_fresh();
    let page = fs::read_to_string(project.path("generated/docs/providers/acme.md"));
    assert!(page.unwrap().contains("Of another branch, edited"));
    assert_eq!(watch.interrupt(), Some(0));
}

#[test]
fn a_file_may_be_saved_in_any_way() {
    survives(&[]);
}

#[test]
fn a_file_may_be_saved_in_any_way_where_the_system_tells_nothing() {
    survives(&["--poll"]);
}

#[test]
fn what_is_wrong_is_told_and_written_is_what_was_sound() {
    let project = Project::new("wrong");
    let watch = project.watch(&[]);
    watch.says("no problems, in ");
    let page = || fs::read_to_string(project.path("generated/docs/providers/acme.md")).unwrap();
    let before = page();
    project.write("specs/acme.yaml", &spec("Acme").replace("name:", "nmae:"));
    let said = watch.says("nothing was written, in ").join("\n");
    assert!(said.contains("specs/acme.yaml changed"), "{said}");
    assert!(said.contains("did you mean `name`?"), "{said}");
    assert_eq!(page(), before);
    project.write("specs/acme.yaml", &spec("Acme"));
    watch.says("up to date: ");
    project.write("specs/acme.yaml", &spec("Another"));
    watch.says("wrote ");
    assert!(page().contains("Another"));
    assert_eq!(watch.interrupt(), Some(0));
}

#[test]
fn files_that_editors_put_beside_others_are_not_named() {
    let project = Project::new("beside");
    let watch = project.watch(&[]);
    watch.says("no problems, in ");
    project.write("specs/4913", "");
    project.remove("specs/4913");
    project.write("specs/.acme.yaml.swp", &spec("Another"));
    project.rename("specs/.acme.yaml.swp", "specs/acme.yaml");
    let said = watch.says("wrote ");
    assert_eq!(said[0], "specs/acme.yaml changed", "{said:?}");
}

#[test]
fn a_file_that_is_saved_by_another_name_is_named_by_its_own() {
    let project = Project::new("names");
    let watch = project.watch(&[]);
    watch.says("no problems, in ");
    let path = "specs/acme.yaml";
    // As `sed -i` does.
    project.write("specs/sedZgdQlG", &spec("Another"));
    project.rename("specs/sedZgdQlG", path);
    let said = watch.says("wrote ");
    assert_eq!(said[0], "specs/acme.yaml changed", "{said:?}");
    project.rename(path, "specs/acme.yaml~");
    project.write(path, &spec("A third"));
    project.remove("specs/acme.yaml~");
    let said = watch.says("wrote ");
    assert_eq!(said[0], "specs/acme.yaml changed", "{said:?}");
    let text = spec("Other").replace("code: acme", "code: other");
    project.write("specs/other.yaml", &text);
    let said = watch.says("wrote ");
    assert_eq!(said[0], "specs/other.yaml added", "{said:?}");
    project.remove("specs/other.yaml");
    let said = watch.says("wrote ");
    assert_eq!(said[0], "specs/other.yaml removed", "{said:?}");
}

#[test]
fn rights_that_change_are_nothing_to_tell() {
    let project = Project::new("rights");
    let watch = project.watch(&[]);
    watch.says("no problems, in ");
    let path = project.path("specs/acme.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    // Neither is a file that is none of the project's.
    project.write("notes.txt", "x");
    project.write("specs/acme.yaml", &spec("Another"));
    let said = watch.says("in ");
    assert_eq!(said[0], "specs/acme.yaml changed", "{said:?}");
}

#[test]
fn folders_may_come_later() {
    let project = Project::new("later");
    fs::remove_dir_all(project.path("specs")).unwrap();
    let watch = project.watch(&[]);
    watch.says("nothing was written, in ");
    let text = spec("Acme").replace("[country]", "[country, { use: wallet }]");
    let text = text + "guide: { setup: [{ use: wallet }] }\n";
    project.write("specs/acme.yaml", &text);
    watch.says("unknown shared group `wallet`");
    project.write("specs/shared/wallet.yaml", GROUP);
    watch.is_fresh();
    project.write("provspec.toml", "locales = [\"en\", \"uk\"]\n");
    watch.is_fresh();
    project.write(
        "specs/locales/uk/acme.yaml",
        "provspec: 1\nlocale: uk\nprovider: acme\ntexts: [{ source: Acme, translation: Акме }]\n",
    );
    watch.says("warning[PS1106]");
    watch.is_fresh();
    // The folder of specs is another now.
    project.write("provspec.toml", "[paths]\nspecs = \"other\"\n");
    watch.says("other");
    assert_eq!(watch.interrupt(), Some(0));
}

#[test]
fn who_only_checks_writes_nothing() {
    let project = Project::new("check");
    let watch = project.watch(&["--check"]);
    watch.says("checked 1 provider: no problems, in ");
    project.write(
        "specs/acme.yaml",
        &spec("Acme").replace("country", "coutnry"),
    );
    watch.says("error: 1 error, in ");
    project.write("specs/acme.yaml", &spec("Acme"));
    watch.says("checked 1 provider: no problems, in ");
    assert!(!project.path("generated").exists());
    assert_eq!(watch.interrupt(), Some(0));
}
