//! What goes wrong around a build, through the program itself: it is killed, the disk is full, the folder may not be
//! written, files vanish, others build at the same time, the clock goes backwards, links go in circles.
//!
//! After each: every output is whole, as it was before or as it is now, and of a build that was killed all are the one or all
//! the other; what the compiler did not write is as it was; and the next build makes the tree that a first build makes.

#![cfg(unix)]

mod clock;
mod disk;
mod finisher;
mod killed;
mod links;
mod lists;
mod races;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The outputs below a folder, by path: those of the compiler and those of others.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// What lies in the output folder and is not the compiler's.
const FOREIGN: [&str; 3] = [
    "generated/NOTES.md",
    "generated/frontend/.npmrc",
    "generated/docs/providers/p03/own.svg",
];

/// A project in a folder of its own, which everybody may read.
struct Project {
    root: PathBuf,
    /// How many of its providers are in both states.
    providers: usize,
}

/// One of two states of the specs: each output differs between them, some are there in one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Old,
    New,
}

impl State {
    fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

impl Project {
    /// A project of some providers in the old state, not built.
    fn new() -> Self {
        Self::of(8)
    }

    /// The same of so many providers.
    fn of(providers: usize) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-faults-{}-{number}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs")).unwrap();
        let project = Self { root, providers };
        project.put(State::Old);
        project
    }

    /// Like [`Project::new`], built, with files of somebody else among the outputs.
    fn built() -> Self {
        Self::new().and_built()
    }

    fn and_built(self) -> Self {
        self.builds();
        for path in FOREIGN {
            fs::write(self.path(path), path).unwrap();
        }
        self
    }

    /// Writes the specs of a state.
    fn put(&self, state: State) {
        let (name, gone, kept) = match state {
            State::Old => ("Sound", "specs/new.yaml", "specs/old.yaml"),
            State::New => ("Louder", "specs/old.yaml", "specs/new.yaml"),
        };
        for number in 0..self.providers {
            let code = format!("p{number:02}");
            let path = self.path(&format!("specs/{code}.yaml"));
            fs::write(path, spec(&code, &format!("{name} {number}"))).unwrap();
        }
        let _ = fs::remove_file(self.path(gone));
        let code = Path::new(kept).file_stem().unwrap().to_str().unwrap();
        fs::write(self.path(kept), spec(code, name)).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The program in this project.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_provspec"));
        command
            .args(arguments)
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// A build that has to go well.
    fn builds(&self) {
        let output = self.command(&["build"]).output().unwrap();
        assert!(output.status.success(), "{}", words(&output));
    }

    /// A build that has to say that it failed, with this code, in words.
    fn fails(command: &mut Command, code: &str) -> String {
        let output = command.output().unwrap();
        let text = words(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains(code), "no {code} in\n{text}");
        assert!(!text.contains("panicked"), "{text}");
        text
    }

    /// What a first build makes of the specs of a state.
    fn expected(state: State) -> Tree {
        Self::new().and_expected(state)
    }

    fn and_expected(self, state: State) -> Tree {
        let project = self;
        project.put(state);
        project.builds();
        project.outputs()
    }

    /// The outputs, without what was put aside by a build that was killed.
    fn in_place(&self) -> Tree {
        let mut outputs = self.outputs();
        outputs.retain(|path, _| !path.to_string_lossy().starts_with(".staging-"));
        outputs
    }

    /// The outputs as they are; files of others are looked at and left out.
    fn outputs(&self) -> Tree {
        let root = self.path("generated");
        let mut tree = Tree::new();
        collect(&root, &root, &mut tree);
        for path in FOREIGN {
            let inside = Path::new(path).strip_prefix("generated").unwrap();
            if let Some(contents) = tree.remove(inside) {
                assert_eq!(contents, path.as_bytes(), "{path} was touched");
            }
        }
        tree
    }

    /// The next build makes what a first build makes, leaves the files of others and nothing beside. Says how
    /// long it took.
    fn is_mended(&self, expected: &Tree, foreign: bool) -> Duration {
        let begun = Instant::now();
        self.builds();
        let took = begun.elapsed();
        let outputs = self.outputs();
        for (path, contents) in expected {
            assert!(
                outputs.get(path) == Some(contents),
                "{} differs",
                path.display()
            );
        }
        let more: Vec<_> = outputs
            .keys()
            .filter(|it| !expected.contains_key(*it))
            .collect();
        assert!(more.is_empty(), "left behind: {more:?}");
        for path in FOREIGN.iter().filter(|_| foreign) {
            assert_eq!(
                fs::read(self.path(path)).unwrap(),
                path.as_bytes(),
                "{path}"
            );
        }
        took
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn spec(code: &str, name: &str) -> String {
    format!(
        "provspec: 1
code: {code}
name: {name}
modes: [test, live]
fields:
  api_key: {{ type: secret, title: API key of {name} }}
accounts:
  provider: {{ form: [api_key, mode, country] }}
guide:
  setup: [{{ title: Get it, gives: [api_key] }}]
"
    )
}

fn collect(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            collect(root, &path, tree);
        } else {
            let contents = fs::read(&path).unwrap();
            tree.insert(path.strip_prefix(root).unwrap().to_path_buf(), contents);
        }
    }
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Numbers that look random and are the same in each run (a linear congruential generator, Knuth's MMIX).
struct Random(u64);

impl Random {
    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}
