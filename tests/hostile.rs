//! Files and folders that nobody means well by, through the program itself: each gets an error with a code and a way
//! out, in bounded time, without a panic, and the old outputs stay as they are.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Long enough for a busy machine; what hangs, hangs longer.
const PATIENCE: Duration = Duration::from_secs(120);
/// More than this nobody reads.
const MOST_OUTPUT: usize = 300_000;

/// A project in a folder of its own, with one sound spec, built once.
struct Project {
    root: PathBuf,
    outputs: BTreeMap<PathBuf, Vec<u8>>,
}

impl Project {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            std::env::temp_dir().join(format!("provspec-hostile-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs/shared")).unwrap();
        fs::write(
            root.join("specs/sound.yaml"),
            "provspec: 1\ncode: sound\nname: Sound\naccounts: { provider: { form: [country] } }\n",
        )
        .unwrap();
        let mut project = Self {
            root,
            outputs: BTreeMap::new(),
        };
        let built = project.run(&["build"]);
        assert_eq!(built.status.code(), Some(0), "{}", words(&built));
        project.outputs = files(&project.root.join("generated"));
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The project with this file beside the sound one.
    fn with(path: &str, contents: impl AsRef<[u8]>) -> Self {
        let project = Self::new();
        fs::write(project.path(path), contents).unwrap();
        project
    }

    /// Runs the program, and ends it when it hangs.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .stdout(File::create(self.root.join(".stdout")).unwrap())
            .stderr(File::create(self.root.join(".stderr")).unwrap())
            .spawn()
            .unwrap();
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if started.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("`provspec {}` hangs", arguments.join(" "));
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let output = Output {
            status,
            stdout: fs::read(self.root.join(".stdout")).unwrap(),
            stderr: fs::read(self.root.join(".stderr")).unwrap(),
        };
        let text = words(&output);
        assert!(!text.contains("panicked"), "{text}");
        assert!(text.len() < MOST_OUTPUT, "{} bytes of output", text.len());
        output
    }

    /// What is said in each format about a project that must not be built; the outputs stay what they are.
    fn refused(&self, code: &str, expected: &str) {
        for format in ["text", "concise", "json"] {
            for command in [&["build"][..], &["check"], &["build", "--check"]] {
                let output = self.run(&[command, &["--format", format]].concat());
                let text = words(&output);
                assert_eq!(
                    output.status.code(),
                    Some(1),
                    "{command:?} {format}: {text}"
                );
                assert!(
                    text.contains(code),
                    "{command:?} {format}: no {code} in\n{text}"
                );
            }
        }
        let text = words(&self.run(&["build"]));
        assert!(text.contains(expected), "no `{expected}` in\n{text}");
        assert_eq!(
            files(&self.path("generated")),
            self.outputs,
            "the outputs were touched"
        );
    }

    /// The same for specs that take long: each format is still written, once.
    fn refused_in_each_format(&self, code: &str) {
        let formats = ["concise", "json", "sarif", "junit"];
        let checks = formats.map(|format| ("check", format));
        for (command, format) in [("build", "text")].into_iter().chain(checks) {
            let output = self.run(&[command, "--format", format]);
            let text = words(&output);
            assert_eq!(output.status.code(), Some(1), "{command} {format}: {text}");
            assert!(
                text.contains(code),
                "{command} {format}: no {code} in\n{text}"
            );
        }
        assert_eq!(
            files(&self.path("generated")),
            self.outputs,
            "the outputs were touched"
        );
    }

    /// The same for what only shows when files are written.
    fn not_written(&self, code: &str, expected: &str) {
        let output = self.run(&["build"]);
        let text = words(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(
            text.contains(code) && text.contains(expected),
            "no {code}, `{expected}` in\n{text}"
        );
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Every file below a folder with its contents; links and other things by name.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let kind = path.symlink_metadata().unwrap();
        if kind.is_dir() {
            found.extend(files(&path));
        } else {
            let contents = if kind.is_file() {
                fs::read(&path).unwrap()
            } else {
                Vec::new()
            };
            found.insert(path, contents);
        }
    }
    found
}

const HEAD: &str = "provspec: 1\ncode: bad\nname: Bad\nstatus: listed\n";

// ---- texts

#[test]
fn an_empty_file() {
    Project::with("specs/bad.yaml", "").refused("PS0004", "the spec is empty");
}

#[test]
fn bytes_that_are_no_text() {
    Project::with("specs/bad.yaml", b"\x7fELF\x02\x01\x00\xff\xfe")
        .refused("PS0003", "save the file as UTF-8");
    Project::with("specs/bad.yaml", b"name: \xc3\x28\n").refused("PS0003", "is not UTF-8");
    Project::with("specs/bad.yaml", b"\xff\xfea\x00:\x00").refused("PS0003", "UTF-16");
    Project::with("specs/bad.yaml", vec![0; 500_000]).refused("PS0003", "binary");
}

#[test]
fn tabs() {
    Project::with(
        "specs/bad.yaml",
        format!("{HEAD}links:\n\twebsite: https://example.com/\n"),
    )
    .refused("PS0005", "replace the tab with spaces");
}

#[test]
fn a_list_where_a_map_is_due() {
    Project::with("specs/bad.yaml", "- a\n- b\n").refused("PS0102", "must be a map, not a list");
    Project::with("specs/bad.yaml", "just words\n").refused("PS0102", "must be a map, not a text");
}

#[test]
fn an_alias_bomb() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    Project::with("specs/bad.yaml", text)
        .refused("PS0009", "the rest of the file was not looked at");
    // An anchor that holds itself has no finite value.
    Project::with("specs/bad.yaml", "a: &a [*a, *a]\n").refused("PS0007", "no anchor");
}

#[test]
fn nesting() {
    let flow = format!(
        "{HEAD}links: {}{}\n",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    Project::with("specs/bad.yaml", flow).refused("PS0008", "64 deep");
    let maps = format!("{HEAD}links: {}\n", "{a: ".repeat(10_000));
    Project::with("specs/bad.yaml", maps).refused("PS0008", "64 deep");
    let lists = format!("{HEAD}links:\n  {}a\n", "- ".repeat(10_000));
    Project::with("specs/bad.yaml", lists).refused("PS0008", "64 deep");
    let block: String = (0..1_200)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    Project::with("specs/bad.yaml", block).refused("PS0008", "64 deep");
}

#[test]
fn a_large_file() {
    let project = Project::new();
    File::create(project.path("specs/bad.yaml"))
        .unwrap()
        .set_len(50_000_000)
        .unwrap();
    project.refused("PS0002", "more than the 1048576 that are read");
}

#[test]
fn one_long_line() {
    let line = |body: String| format!("{HEAD}description: {body}\n");
    let words = "word ".repeat(200_000);
    Project::with("specs/bad.yaml", format!("{}links: 1\n", line(words)))
        .refused("PS0102", "must be a map");
    let items = format!("{HEAD}features: [{}]\n", "x, ".repeat(300_000));
    Project::with("specs/bad.yaml", items).refused("PS0011", "more than 1000 entries");
    let keys: String = (0..900).map(|at| format!("key_{at}: 1, ")).collect();
    let filler = "y".repeat(900_000);
    Project::with(
        "specs/bad.yaml",
        format!("{{{keys} code: bad, name: {filler} }}\n"),
    )
    .refused("PS0101", "PS0012");
    let open = format!("{HEAD}description: \"{}\n", "z".repeat(1_000_000));
    Project::with("specs/bad.yaml", open).refused("PS0005", "quote");
}

#[test]
fn unknown_keys_and_wrong_types() {
    Project::with("specs/bad.yaml", format!("{HEAD}lnks: {{}}\n"))
        .refused("PS0101", "did you mean `links`?");
    Project::with(
        "specs/bad.yaml",
        format!("{HEAD}links: [1]\nmodes: 5\nhosts: true\n"),
    )
    .refused("PS0102", "must be");
    // Each key with each kind of value.
    let kinds = [
        "5",
        "1.5",
        "true",
        "~",
        "text",
        "[]",
        "[1, [2]]",
        "{}",
        "{ a: { b: c } }",
        "\"\"",
        "'0'",
    ];
    let keys = [
        "provspec",
        "code",
        "name",
        "description",
        "status",
        "deprecated",
        "links",
        "modes",
        "hosts",
        "features",
        "fields",
        "accounts",
        "ip_whitelist",
        "callbacks",
        "guide",
    ];
    for kind in kinds {
        let text: String = keys.iter().map(|key| format!("{key}: {kind}\n")).collect();
        Project::with("specs/bad.yaml", text).refused("error", "error");
    }
}

// ---- as many mistakes as a file may hold

#[test]
fn more_values_than_anybody_writes() {
    let entries = "[1], ".repeat(190);
    let accounts: String = (0..990)
        .map(|at| format!("  a{at}: {{ form: [{entries}] }}\n"))
        .collect();
    Project::with("specs/bad.yaml", format!("{HEAD}accounts:\n{accounts}"))
        .refused("PS0016", "more than 30000 values");
}

#[test]
fn unknown_keys_in_a_thousand_maps() {
    let keys: String = (0..28).map(|at| format!("k{at}: 1, ")).collect();
    let fields: String = (0..999)
        .map(|at| format!("  f{at}: {{ {keys} }}\n"))
        .collect();
    Project::with("specs/bad.yaml", format!("{HEAD}fields:\n{fields}"))
        .refused_in_each_format("PS0012");
}

#[test]
fn wrong_values_in_every_list() {
    let entries = "[1], ".repeat(14);
    let accounts: String = (0..990)
        .map(|at| format!("  a{at}: {{ form: [{entries}] }}\n"))
        .collect();
    Project::with("specs/bad.yaml", format!("{HEAD}accounts:\n{accounts}"))
        .refused_in_each_format("PS0012");
}

#[test]
fn unknown_fields_in_every_form() {
    let entries: String = (0..31).map(|at| format!("x{at}, ")).collect();
    let accounts: String = (0..900)
        .map(|at| format!("  a{at}: {{ form: [{entries}] }}\n"))
        .collect();
    Project::with("specs/bad.yaml", format!("{HEAD}accounts:\n{accounts}"))
        .refused_in_each_format("PS0012");
}

#[test]
fn letters_that_cannot_be_seen() {
    for unseen in ["\u{200b}a".repeat(100_000), "\u{200b} ".repeat(100_000)] {
        Project::with("specs/bad.yaml", format!("{HEAD}description: a{unseen}b\n"))
            .refused_in_each_format("PS0012");
    }
    let unseen = "\u{200b}".repeat(100_000);
    Project::with("specs/bad.yaml", format!("{HEAD}description: a{unseen}b\n"))
        .refused_in_each_format("PS0010");
}

#[test]
fn syntax_errors_on_every_line() {
    Project::with(
        "specs/bad.yaml",
        format!("{HEAD}{}", "a: b: c\n".repeat(100_000)),
    )
    .refused_in_each_format("PS0005");
}

#[test]
fn the_same_title_a_thousand_times() {
    let fields: String = (0..999)
        .map(|at| format!("  f{at}: {{ type: text, title: T, when: {{ filled: f0 }} }}\n"))
        .collect();
    let names: String = (0..999).map(|at| format!("f{at}, ")).collect();
    let text = format!("{HEAD}fields:\n{fields}accounts: {{ provider: {{ form: [{names}] }} }}\n");
    Project::with("specs/bad.yaml", text).refused_in_each_format("PS0012");
}

// ---- shared groups and the project's file

#[test]
fn hostile_shared_groups_and_projects() {
    Project::with("specs/shared/bad.yaml", b"\xff\xfe").refused("PS0003", "save the file as UTF-8");
    Project::with("specs/shared/bad.yaml", "").refused("PS0004", "empty");
    Project::with("provspec.toml", b"\xff\xfe").refused("PS0003", "save the file as UTF-8");
    Project::with("provspec.toml", "[".repeat(100_000)).refused("PS0901", "provspec.toml");
    Project::with("provspec.toml", "[paths]\nspecs = 5\n").refused("PS0901", "provspec.toml");
}

// ---- folders

#[test]
fn no_folder_of_specs() {
    let project = Project::new();
    for (folder, why) in [
        ("nowhere", "there is no such file or folder"),
        ("specs/sound.yaml", "it is not a folder"),
    ] {
        let output = project.run(&["build", "--specs", folder, "--out", "fresh"]);
        let text = words(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("PS0001") && text.contains(why), "{text}");
        assert!(
            !project.path("fresh").exists(),
            "an output folder was made for nothing"
        );
    }
    symlink("circle", project.path("circle")).unwrap();
    let output = project.run(&["build", "--specs", "circle"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        words(&output).contains("the link leads back to itself"),
        "{}",
        words(&output)
    );
}

#[test]
fn things_that_are_no_files() {
    let project = Project::new();
    fs::create_dir(project.path("specs/bad.yaml")).unwrap();
    project.refused("PS0001", "it is a folder");

    let project = Project::new();
    symlink("bad.yaml", project.path("specs/bad.yaml")).unwrap();
    project.refused("PS0001", "the link leads back to itself");

    let project = Project::new();
    symlink("/dev/zero", project.path("specs/bad.yaml")).unwrap();
    project.refused("PS0001", "it is not a file");

    let project = Project::new();
    let made = Command::new("mkfifo")
        .arg(project.path("specs/bad.yaml"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        project.refused("PS0001", "it is not a file");
    }
}

// ---- outputs

#[test]
fn an_output_folder_that_cannot_be_made() {
    let project = Project::new();
    fs::write(project.path("taken"), "mine").unwrap();
    for out in ["taken", "taken/below"] {
        let output = project.run(&["build", "--out", out]);
        let text = words(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("PS0902") && text.contains("--out"), "{text}");
    }
    assert_eq!(fs::read(project.path("taken")).unwrap(), b"mine");
}

#[test]
fn a_link_that_leads_out_of_the_output_folder() {
    let project = Project::new();
    fs::remove_dir_all(project.path("generated")).unwrap();
    fs::create_dir_all(project.path("generated")).unwrap();
    fs::create_dir_all(project.path("elsewhere")).unwrap();
    symlink("../elsewhere", project.path("generated/frontend")).unwrap();
    project.not_written("PS0903", "leads outside the output folder");
    assert!(files(&project.path("elsewhere")).is_empty());
    assert!(
        files(&project.path("generated"))
            .keys()
            .all(|path| path.is_symlink())
    );
}

#[test]
fn somebody_elses_file_in_the_way() {
    // In the place of a file.
    let project = Project::new();
    let place = "generated/frontend/sound/provider.schema.json";
    fs::remove_dir_all(project.path("generated")).unwrap();
    fs::create_dir_all(project.path(place).parent().unwrap()).unwrap();
    fs::write(project.path(place), "mine").unwrap();
    project.not_written("PS0903", "provspec did not write it");
    assert_eq!(files(&project.path("generated")).len(), 1);
    assert_eq!(fs::read(project.path(place)).unwrap(), b"mine");

    // In the place of a folder.
    let project = Project::new();
    fs::remove_dir_all(project.path("generated")).unwrap();
    fs::create_dir_all(project.path("generated")).unwrap();
    fs::write(project.path("generated/frontend"), "mine").unwrap();
    project.not_written("PS0903", "provspec did not write it");
    assert_eq!(files(&project.path("generated")).len(), 1);

    // A folder in the place of a file of ours.
    let project = Project::new();
    fs::remove_file(project.path(place)).unwrap();
    fs::create_dir(project.path(place)).unwrap();
    let before = files(&project.path("generated"));
    fs::write(
        project.path("specs/sound.yaml"),
        "provspec: 1\ncode: sound\nname: Louder\naccounts: { provider: { form: [country] } }\n",
    )
    .unwrap();
    project.not_written("PS0903", "in the way");
    assert_eq!(files(&project.path("generated")), before, "half-written");

    // A link in the place of a file: what it leads to is not written to.
    let project = Project::new();
    fs::write(project.path("target"), "mine").unwrap();
    fs::remove_file(project.path(place)).unwrap();
    symlink(project.path("target"), project.path(place)).unwrap();
    let _ = project.run(&["build"]);
    assert_eq!(fs::read(project.path("target")).unwrap(), b"mine");
}

#[test]
fn a_manifest_that_names_files_outside() {
    let project = Project::new();
    fs::write(project.path("keep"), "mine").unwrap();
    fs::create_dir_all(project.path("kept")).unwrap();
    fs::write(project.path("kept/file"), "mine").unwrap();
    symlink("../kept", project.path("generated/link")).unwrap();
    let manifest = project.path("generated/manifest.txt");
    let text = fs::read_to_string(&manifest).unwrap();
    let outside = project.path("keep");
    let lines = format!(
        "../keep\nfrontend/../../keep\n{}\nlink/file\n.\n..\n/\n\n",
        outside.display()
    );
    fs::write(&manifest, text.clone() + &lines).unwrap();
    let output = project.run(&["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
    assert_eq!(fs::read(&outside).unwrap(), b"mine");
    assert_eq!(fs::read(project.path("kept/file")).unwrap(), b"mine");
    assert_eq!(
        fs::read_to_string(&manifest).unwrap(),
        text,
        "the manifest is mended"
    );
}
