//! A project that is built again and again, and a copy of it that always builds from scratch.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use provspec::build::{self, Outcome, Workspace};
use provspec::diagnostics::render;

use crate::project;

pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// With pictures.
const PICTURED: &str = "provspec: 1
code: pictured
name: Pictured
fields:
  key: { type: secret, title: Key }
accounts:
  provider: { form: [key] }
guide:
  setup:
    - title: Copy the key
      gives: [key]
      screenshots:
        - { image: images/keys.png, alt: The page with the keys }
";

/// Specs of the catalogue: with groups, with translations, with neither.
const SPECS: &[&str] = &[
    "adgroup",
    "cardpay",
    "connectum",
    "fondy",
    "perfectmoney",
    "skrill",
];

/// Longer than a tick of the clock: what changed before is known not to change again within it.
const TICK: Duration = Duration::from_millis(30);

pub(crate) struct World {
    root: PathBuf,
    copy: PathBuf,
    /// The texts to begin with, by path.
    pub(crate) texts: BTreeMap<String, String>,
}

impl World {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("partial")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        let from = project::root();
        let mut texts = BTreeMap::new();
        let specs = SPECS.iter().map(|code| format!("specs/{code}.yaml"));
        let groups = fs::read_dir(from.join("specs/shared")).unwrap();
        let groups = groups.map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            format!("specs/shared/{name}")
        });
        let others = [
            "provspec.toml",
            "specs/locales/uk.yaml",
            "specs/locales/uk/connectum.yaml",
        ];
        for path in specs.chain(groups).chain(others.map(str::to_owned)) {
            let text = fs::read_to_string(from.join(&path)).unwrap();
            texts.insert(path, text);
        }
        texts.insert("specs/pictured.yaml".to_owned(), PICTURED.to_owned());
        let (root, copy) = (folder.join("project"), folder.join("copy"));
        let world = Self { root, copy, texts };
        for (path, text) in &world.texts {
            world.put(path, text.as_bytes());
        }
        world.put("specs/images/keys.png", PNG);
        world.put("specs/images/other.png", PNG);
        thread::sleep(TICK);
        world
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Both have this file.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        for folder in [&self.root, &self.copy] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    pub(crate) fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root.join(path)).ok()
    }

    /// In a file, which has it, one text is in the place of another.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.put(path, text.replace(from, to).as_bytes());
    }

    /// A file has one more comment.
    pub(crate) fn remark(&self, path: &str) {
        let text = self.text(path).unwrap();
        self.put(path, format!("{text}# A remark.\n").as_bytes());
    }

    /// All files are as they were to begin with.
    pub(crate) fn restore(&self) {
        for (path, text) in &self.texts {
            self.put(path, text.as_bytes());
        }
    }

    /// Neither has such a file.
    pub(crate) fn remove(&self, path: &str) {
        for folder in [&self.root, &self.copy] {
            let _ = fs::remove_file(folder.join(path));
        }
    }

    /// Builds what changed.
    pub(crate) fn build(&self) -> Outcome {
        build::build(&Workspace::at(&self.root), &())
    }

    /// Builds what changed, when it is known not to change again within a tick of the clock.
    pub(crate) fn settled(&self) -> Outcome {
        thread::sleep(TICK);
        self.build()
    }

    /// A build of what changed makes and finds what one from scratch does.
    pub(crate) fn compare(&self, what: &str) -> Outcome {
        let outcome = self.build();
        let _ = fs::remove_dir_all(self.copy.join(".provspec"));
        let fresh = build::build(&Workspace::at(&self.copy), &());
        let told = |outcome: &Outcome, root: &Path| {
            let found = render::json(&outcome.diagnostics, &outcome.sources);
            found.replace(&format!("{}/", root.display()), "")
        };
        assert_eq!(
            told(&outcome, &self.root),
            told(&fresh, &self.copy),
            "{what}"
        );
        assert_eq!(outcome.failed(), fresh.failed(), "{what}");
        if !fresh.failed() {
            let numbers = |it: &Outcome| (it.sound, it.forms, it.changes.total, it.changes.bytes);
            if !outcome.up_to_date {
                assert_eq!(numbers(&outcome), numbers(&fresh), "{what}");
            }
            let hidden = |it: &Outcome| it.hidden.len();
            assert_eq!(hidden(&outcome), hidden(&fresh), "{what}");
            let version = |it: &Outcome| it.package.as_ref().map(|it| it.version.clone());
            if !outcome.up_to_date {
                assert_eq!(version(&outcome), version(&fresh), "{what}");
            }
        }
        if fresh.failed() {
            return outcome;
        }
        let (made, expected) = (self.tree(&self.root), self.tree(&self.copy));
        let differing = expected
            .iter()
            .filter(|(path, bytes)| made.get(*path) != Some(bytes));
        let missing = made.keys().filter(|path| !expected.contains_key(*path));
        let differing: Vec<&String> = differing.map(|(path, _)| path).chain(missing).collect();
        assert!(differing.is_empty(), "{what}: {differing:#?}");
        outcome
    }

    fn tree(&self, root: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut open = vec![root.join("generated")];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let name = path.strip_prefix(root).unwrap().display().to_string();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
        files
    }
}
