//! A page that is worked through: its files are written into a folder, its commands run there, and what they print is
//! what the page shows.
//!
//! | block | is |
//! |---|---|
//! | `toml provspec.toml` | the file, written |
//! | `yaml specs/x.yaml append` | the end of the file |
//! | `yaml specs/x.yaml s/a/b/` | a line of the file once `a` has become `b` in it |
//! | `sh run` | commands |
//! | `text`, `text exit 1` | what they print, and how they end; the beginning of it where the block ends in an empty line |
//! | `rust of file`, `markdown of file` | lines of a file, in this order |
//! | `json of file` | what a document has |

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::json::contains;
use crate::reference::{Block, blocks};
use crate::{fresh, page};

/// A folder in which a page is worked through.
struct Session {
    root: PathBuf,
    /// What was printed last, and how it ended.
    printed: Option<(String, i32)>,
}

impl Session {
    fn of(name: &str) -> Self {
        let name = format!("provspec-page-{}-{name}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(&root).unwrap();
        Self {
            root,
            printed: None,
        }
    }

    fn work_through(&mut self, markdown: &str, name: &str) {
        for block in blocks(markdown) {
            let place = format!("docs/{name}:{}", block.line);
            self.work(&block, &place);
        }
        assert!(
            self.printed.is_none(),
            "{name} shows not what is printed last"
        );
    }

    fn work(&mut self, block: &Block, place: &str) {
        let info: Vec<&str> = block.info.iter().map(String::as_str).collect();
        match info.as_slice() {
            // Installing is not for a test, and other programs' files have tests of their own.
            ["sh" | "yaml"] => {}
            ["sh", "run"] => {
                assert!(
                    self.printed.is_none(),
                    "{place}: what came before is not shown"
                );
                let (mut words, mut code) = (String::new(), 0);
                for line in block.text.lines() {
                    assert_eq!(code, 0, "{place}: `{line}` comes after a failure");
                    code = self.run(line, &mut words, place);
                }
                self.printed = Some((words, code));
            }
            ["text", exit @ ..] => {
                let code = exit.get(1).map_or(0, |code| code.parse().unwrap());
                let (words, ended) = self.printed.take().expect(place);
                let (words, due) = (untimed(&words), untimed(&block.text));
                match due.strip_suffix("\n\n") {
                    Some(beginning) => assert!(words.starts_with(beginning), "{place}:\n{words}"),
                    None => assert_eq!(words, due, "{place}"),
                }
                assert_eq!(ended, code, "{place}");
            }
            ["json", "of", path] => {
                let there: Value = serde_json::from_str(&self.read(path)).unwrap();
                let due: Value = serde_json::from_str(&block.text).expect(place);
                assert!(contains(&there, &due), "{place}: not in {there:#}");
            }
            [_, "of", path] => {
                let file = self.read(path);
                let mut lines = file.lines().map(str::trim);
                for line in block.text.lines().map(str::trim) {
                    assert!(
                        lines.any(|there| there == line),
                        "{place}: no `{line}` in\n{file}"
                    );
                }
            }
            [_, path] => self.write(path, &block.text),
            [_, path, "append"] => self.write(path, &(self.read(path) + &block.text)),
            [_, path, change @ ..] => {
                let change = change.join(" ");
                let words: Vec<&str> = change.split('/').collect();
                let ["s", old, new, ""] = words.as_slice() else {
                    panic!("{place}: `{change}`");
                };
                let changed = self.read(path).replace(old, new);
                assert!(changed.contains(&block.text), "{place}: not in\n{changed}");
                self.write(path, &changed);
            }
            other => panic!("{place}: what is {other:?}?"),
        }
    }

    fn run(&self, line: &str, words: &mut String, place: &str) -> i32 {
        let (program, arguments) = line.split_once(' ').expect(place);
        let program = match program {
            "provspec" => env!("CARGO_BIN_EXE_provspec"),
            "git" => program,
            other => panic!("{place}: `{other}` is not run"),
        };
        let nobody = [
            "GIT_AUTHOR_NAME",
            "GIT_AUTHOR_EMAIL",
            "GIT_COMMITTER_NAME",
            "GIT_COMMITTER_EMAIL",
        ];
        let output = Command::new(program)
            .args(arguments.split(' '))
            .envs(nobody.map(|name| (name, "nobody")))
            .current_dir(&self.root)
            .output()
            .unwrap();
        words.push_str(&String::from_utf8(output.stdout).unwrap());
        words.push_str(&String::from_utf8(output.stderr).unwrap());
        output.status.code().unwrap()
    }

    fn read(&self, path: &str) -> String {
        let file = self.root.join(path);
        std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// How long it took is another matter each time.
fn untimed(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" in ") {
        Some((before, time)) if time.ends_with(" s") && line.starts_with("compiled ") => {
            format!("{before} in … s\n")
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn getting_started_is_what_happens() {
    let mut session = Session::of("getting-started");
    session.work_through(&page("getting-started.md"), "getting-started.md");
    let picture = session.read("generated/docs/providers/northpay/provider.svg");
    fresh("docs/getting-started/provider.svg", &picture);
}

#[test]
fn the_page_for_docs_teams_is_what_happens() {
    let mut session = Session::of("docs");
    session.work_through(&page("docs.md"), "docs.md");
}

#[test]
fn the_page_about_checks_is_what_happens() {
    let mut session = Session::of("checking");
    session.work_through(&page("checking.md"), "checking.md");
}

#[test]
fn the_page_about_what_breaks_is_what_happens() {
    let mut session = Session::of("breaking");
    let text = page("breaking.md");
    session.work_through(
        text.split("\n## What it compares with").next().unwrap(),
        "breaking.md",
    );
    // Each rule is in its table.
    for rule in provspec::breaking::all() {
        assert!(
            text.contains(&format!("| `{}` | `{}` | ", rule.code, rule.name)),
            "{}",
            rule.code
        );
    }
}
