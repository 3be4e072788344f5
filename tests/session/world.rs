//! A project in three shapes: on the disk, as a session sees it, and as a check from scratch would find it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use provspec::build::{self, Outcome, Role, Session, Workspace};
use provspec::check;
use provspec::diagnostics::{self, Diagnostic, render};
use provspec::source::FileId;

use crate::mutate::{self, Numbers};
use crate::project;

pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// With a picture, and a group that no other spec uses.
const PICTURED: &str = "provspec: 1
code: pictured
name: Pictured
fields:
  key: { type: secret, title: Key }
accounts:
  provider: { form: [key, { use: google_pay }] }
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
    "alfabank",
    "cardpay",
    "connectum",
    "fondy",
    "perfectmoney",
    "paysage",
    "skrill",
];

/// Files that may come and go.
const NEW: &[&str] = &[
    "specs/new.yaml",
    "specs/con-nectum.yaml",
    "specs/connectum.yml",
    "specs/shared/new.yaml",
    "specs/shared/apple_pay.yml",
    "specs/locales/uk/fondy.yaml",
    "specs/locales/uk/new.yaml",
    "specs/locales/de.yaml",
    "specs/locales/de/connectum.yaml",
    "specs/.hidden.yaml",
    "specs/notes.txt",
    "elsewhere.yaml",
];

const CONFIG: &str = "provspec.toml";
/// Where known findings are.
const BASELINE: &str = "provspec-baseline.json";

/// Some rules are more or less than they are by themselves.
const LEVELS: &str = "\n[lints]\nunused-field = \"allow\"\nstale-translation = \"deny\"\n";

/// Rules that comments allow.
const RULES: &[&str] = &[
    "unused-field",
    "stale-translation",
    "missing-host",
    "incomplete-translations",
    "credential-without-step",
    "unknown-field",
    "nothing",
];

pub(crate) struct World {
    root: PathBuf,
    /// The project as a check from scratch finds it.
    copy: PathBuf,
    session: Session,
    disk: BTreeMap<String, String>,
    open: BTreeMap<String, String>,
    /// The texts to begin with.
    texts: BTreeMap<String, String>,
    /// The last text of `provspec.toml` with which specs could be understood.
    sound: Option<String>,
}

impl World {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("session")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        let (root, copy) = (folder.join("project"), folder.join("copy"));
        let mut texts = BTreeMap::new();
        let from = project::root();
        let specs = SPECS.iter().map(|code| format!("specs/{code}.yaml"));
        let folders = ["specs/shared", "specs/locales", "specs/locales/uk"];
        let others = folders.iter().flat_map(|folder| {
            let entries = fs::read_dir(from.join(folder)).unwrap();
            entries.map(move |entry| {
                let name = entry.unwrap().file_name().into_string().unwrap();
                format!("{folder}/{name}")
            })
        });
        for path in specs.chain(others).chain([CONFIG.to_owned()]) {
            if let Ok(text) = fs::read_to_string(from.join(&path)) {
                texts.insert(path, text);
            }
        }
        texts.insert("specs/pictured.yaml".to_owned(), PICTURED.to_owned());
        for (path, text) in &texts {
            put(&root, path, text.as_bytes());
            put(&copy, path, text.as_bytes());
        }
        put(&root, "specs/images/keys.png", PNG);
        put(&copy, "specs/images/keys.png", PNG);
        let session = Session::open(&root);
        let sound = texts.get(CONFIG).cloned();
        Self {
            session,
            sound,
            root,
            copy,
            disk: texts.clone(),
            open: BTreeMap::new(),
            texts,
        }
    }

    /// The text of a file, as the session has to see it.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        self.open.get(path).or_else(|| self.disk.get(path)).cloned()
    }

    /// What a file is.
    pub(crate) fn role(&self, path: &str) -> Option<Role> {
        self.session.role(Path::new(path))
    }

    /// The project is opened anew, and nothing is known of what was before.
    pub(crate) fn reopen(&mut self) {
        self.session = Session::open(&self.root);
        self.sound = None;
        self.mirror(CONFIG);
    }

    /// An editor has this text.
    pub(crate) fn open(&mut self, path: &str, text: &str) {
        self.open.insert(path.to_owned(), text.to_owned());
        self.session.edit(Path::new(path), Some(text));
        self.mirror(path);
    }

    /// The editor lets go of the file.
    pub(crate) fn close(&mut self, path: &str) {
        self.open.remove(path);
        self.session.edit(Path::new(path), None);
        self.mirror(path);
    }

    /// The disk has this text.
    pub(crate) fn save(&mut self, path: &str, text: &str) {
        self.disk.insert(path.to_owned(), text.to_owned());
        put(&self.root, path, text.as_bytes());
        self.session.refresh(&[path]);
        self.mirror(path);
    }

    /// The disk has no such file.
    pub(crate) fn remove(&mut self, path: &str) {
        self.disk.remove(path);
        let _ = fs::remove_file(self.root.join(path));
        self.session.refresh(&[path]);
        self.mirror(path);
    }

    /// The disk has a file that is no text.
    pub(crate) fn write(&mut self, path: &str, bytes: &[u8]) {
        put(&self.root, path, bytes);
        put(&self.copy, path, bytes);
        self.session.refresh(&[path]);
    }

    fn mirror(&mut self, path: &str) {
        if path == CONFIG {
            let text = self.text(path);
            self.sound = text.filter(|text| is_known(text)).or(self.sound.take());
        }
        match self.text(path) {
            Some(text) => put(&self.copy, path, text.as_bytes()),
            None => drop(fs::remove_file(self.copy.join(path))),
        }
    }

    /// What the session finds.
    pub(crate) fn found(&self) -> String {
        told(&self.session.outcome())
    }

    /// What a check from scratch finds; where specs cannot be understood with `provspec.toml`, what it finds in that, and in
    /// everything else with the last one that was sound.
    fn fresh(&self) -> Outcome {
        let check = || build::check(&Workspace::at(&self.copy), &());
        let now = check();
        let text = self.text(CONFIG).filter(|text| !is_known(text));
        let (Some(text), Some(sound)) = (text, &self.sound) else {
            return now;
        };
        put(&self.copy, CONFIG, sound.as_bytes());
        let mut fresh = check();
        put(&self.copy, CONFIG, text.as_bytes());
        let is_its = |found: &Diagnostic| found.span().is_some_and(|it| it.file == FileId(0));
        fresh.diagnostics.retain(|found| !is_its(found));
        fresh
            .diagnostics
            .extend(now.diagnostics.into_iter().filter(is_its));
        fresh
            .sources
            .insert(now.sources.get(FileId(0)).unwrap().clone());
        diagnostics::sort(&mut fresh.diagnostics);
        fresh
    }

    /// The session finds what a check from scratch does.
    pub(crate) fn compare(&self, what: &str) {
        let fresh = told(&self.fresh());
        let fresh = fresh.replace(&format!("{}/", self.copy.display()), "");
        let found = self.found();
        if found != fresh {
            let only = |these: &str, those: &str| -> String {
                let those: BTreeSet<&str> = those.lines().collect();
                let lines = these.lines().filter(|line| !those.contains(line));
                lines
                    .take(10)
                    .fold(String::new(), |all, it| all + it + "\n")
            };
            panic!(
                "{what}\nonly in the session:\n{}\nonly from scratch:\n{}",
                only(&found, &fresh),
                only(&fresh, &found)
            );
        }
    }

    /// Something happens to the translations for all providers, or to one of the shared groups, whose texts they translate.
    pub(crate) fn reword(&mut self, numbers: &mut Numbers) -> String {
        const PATH: &str = "specs/locales/uk.yaml";
        let text = self.text(PATH).unwrap_or_default();
        let mut lines: Vec<&str> = text.lines().collect();
        let at = numbers.below(lines.len() + 1);
        let other = lines.get(numbers.below(lines.len() + 1)).copied();
        let line = lines.get(at).copied().unwrap_or_default();
        let typed = line[..line.floor_char_boundary(numbers.below(line.len() + 1))].to_owned();
        // Another text's words, so that two titles become the same.
        let words = other.and_then(|other| other.split_once(", translation: "));
        let words = line.split(", translation: ").next().zip(words);
        let same = words.map(|(source, (_, words))| format!("{source}, translation: {words}"));
        let what = numbers.below(8);
        match what {
            0 => lines.insert(at, ""),
            1 => lines.insert(at, "  # provspec: allow(duplicate-title)"),
            2 => lines.truncate(at),
            3 if at < lines.len() => drop(lines.remove(at)),
            4 if at < lines.len() => lines[at] = &typed,
            5 => lines.extend(other),
            6 if at < lines.len() => lines[at] = same.as_deref().unwrap_or(line),
            _ => {
                let whole = self.texts[PATH].clone();
                self.save(PATH, &whole);
                self.close(PATH);
                return "the translations are as they were".to_owned();
            }
        }
        let edited = lines.join("\n") + "\n";
        match numbers.below(3) {
            0 => self.save(PATH, &edited),
            _ => self.open(PATH, &edited),
        }
        format!("translations, edit {what} at line {at}")
    }

    /// Something happens.
    pub(crate) fn change(&mut self, numbers: &mut Numbers) -> String {
        let known: Vec<String> = self.texts.keys().cloned().collect();
        let path = match numbers.below(6) {
            0 => NEW[numbers.below(NEW.len())].to_owned(),
            _ => known[numbers.below(known.len())].clone(),
        };
        let others: Vec<&String> = self.texts.values().collect();
        let text = self.text(&path).unwrap_or_else(|| {
            let other = others[numbers.below(others.len())];
            other.replace("code: connectum", "code: new")
        });
        let edited = match numbers.below(5) {
            // Somebody types, from the top.
            0 => text[..text.floor_char_boundary(numbers.below(text.len() + 1))].to_owned(),
            1 => self.texts.get(&path).unwrap_or(&text).clone(),
            2 if path.ends_with(".yaml") => allowed(&text, numbers),
            _ => mutate::some(&text, &others, numbers),
        };
        let is_toml = path.ends_with(".toml");
        let mended = self.texts[CONFIG].clone();
        match numbers.below(8) {
            3 if is_toml => self.save(&path, &(mended.clone() + LEVELS)),
            3 if self.open.contains_key(&path) => self.close(&path),
            4 if is_toml => self.save(&path, &mended.replace("Refunds", "Money back")),
            4 => self.remove(&path),
            5 => {
                let to = known[numbers.below(known.len())].clone();
                self.remove(&path);
                self.save(&to, &text);
                return format!("{path} becomes {to}");
            }
            6 if self.open.len() > 3 => {
                let open: Vec<String> = self.open.keys().cloned().collect();
                open.iter().for_each(|path| self.close(path));
            }
            // What is found now is known from now on.
            0..=2 if numbers.below(8) == 0 => {
                let workspace = Workspace::at(&self.copy);
                let (_, number) = build::write_baseline(&workspace, &());
                let text = fs::read_to_string(self.copy.join(BASELINE));
                match text.ok().filter(|_| number.is_some()) {
                    Some(text) => self.save(BASELINE, &text),
                    None => self.remove(BASELINE),
                }
                return "what is found is known".to_owned();
            }
            // All is well again, at once: another branch is checked out.
            7 => {
                let texts = self.texts.clone();
                for (path, text) in &texts {
                    put(&self.root, path, text.as_bytes());
                    self.disk.insert(path.clone(), text.clone());
                }
                let paths: Vec<&String> = texts.keys().collect();
                self.session.refresh(&paths);
                paths.iter().for_each(|path| self.mirror(path));
                return "all files are as they were".to_owned();
            }
            0..=2 => self.open(&path, &edited),
            _ => self.save(&path, &edited),
        }
        if is_toml && numbers.below(3) > 0 {
            self.close(&path);
            self.save(&path, &mended);
        }
        path
    }
}

/// Whether specs can be understood with this text of `provspec.toml`.
fn is_known(text: &str) -> bool {
    check::project::read(text, FileId(0), &mut Vec::new()).is_known
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn told(outcome: &Outcome) -> String {
    render::json(&outcome.diagnostics, &outcome.sources)
}

/// A text with a comment that allows something on one of its lines.
fn allowed(text: &str, numbers: &mut Numbers) -> String {
    let rule = RULES[numbers.below(RULES.len())];
    let what = ["allow", "allow-file"][numbers.below(2)];
    let at = numbers.below(text.lines().count());
    let lines = text.lines().enumerate().map(|(line, text)| {
        let comment = format!(" # provspec: {what}({rule})");
        let comment = if line == at { comment.as_str() } else { "" };
        format!("{text}{comment}\n")
    });
    lines.collect()
}
