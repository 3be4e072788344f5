//! A new provider is one file, and `provspec new` makes it.

#[path = "project/mod.rs"]
mod project;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use provspec::build::{Receiving, Workspace};
use provspec::ir::Mode;
use provspec::scaffold::{NewField, NewSpec};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("new")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("provspec.toml"), "").unwrap();
    folder
}

/// Exit code, standard output and standard error of a command in a folder, with nobody at the terminal.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below a folder.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path);
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    }
}

#[test]
fn a_new_spec_is_sound_and_formatted_whatever_is_known() {
    let folder = folder("sound");
    let kinds = "text secret multiline url host email integer number toggle select file";
    let fields: Vec<String> = kinds
        .split(' ')
        .map(|kind| format!("a_{kind}:{kind}"))
        .collect();
    let fields = fields.join(",");
    let all: &[&[&str]] = &[
        &["acme", "--name", "Acme Pay"],
        &[
            "acme-2",
            "--name",
            "Acme: \"Pay\" #2",
            "--website",
            "https://acme.example/",
        ],
        &["123x", "--name", "no", "--modes", "live"],
        &[
            "1e5",
            "--name",
            "Оплата",
            "--field",
            &fields,
            "--account",
            "provider,big_shop",
        ],
        &[
            "keys",
            "--name",
            "Keys",
            "--field",
            "merchant_id,private_key,note_secret:multiline,public_key",
        ],
    ];
    for arguments in all {
        let (code, out, err) = run(&folder, &[&["new"], *arguments].concat());
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        let path = format!("specs/{}.yaml", arguments[0]);
        assert!(err.starts_with(&format!("made `{path}`, with ")), "{err}");
        let text = read(&folder.join(path));
        let first = "# yaml-language-server: $schema=../generated/schema/provider.schema.json\n";
        assert!(text.starts_with(first), "{text}");
    }
    let (code, _, err) = run(&folder, &["check"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(err.matches("warning[PS0014]: 7 TODOs are left").count(), 5);
    assert_eq!(err.matches("warning[").count(), 5, "{err}");
    assert_eq!(run(&folder, &["check", "--deny", "warnings"]).0, 1);
    assert_eq!(run(&folder, &["fmt", "--check"]).0, 0);
    assert_eq!(run(&folder, &["build"]).0, 0);
    assert!(
        folder
            .join("specs/../generated/schema/provider.schema.json")
            .is_file()
    );
}

/// In a copy of this project: what one command adds is all that is written by hand.
#[test]
fn adding_a_provider_is_one_file() {
    let (root, folder) = (project::root(), folder("one-file"));
    fs::copy(root.join("provspec.toml"), folder.join("provspec.toml")).unwrap();
    for name in ["specs", "releases"] {
        copy(&root.join(name), &folder.join(name));
    }
    assert_eq!(run(&folder, &["build"]).0, 0);
    let written = |folder: &Path| -> BTreeSet<PathBuf> {
        let all = files(folder).into_iter();
        all.filter(|path| {
            !path.starts_with(folder.join("generated"))
                && !path.starts_with(folder.join(".provspec"))
        })
        .collect()
    };
    let before = written(&folder);
    let (code, _, err) = run(&folder, &["new", "acme", "--name", "Acme Pay"]);
    assert_eq!(code, 0, "{err}");
    let added: Vec<PathBuf> = written(&folder).difference(&before).cloned().collect();
    assert_eq!(added, [folder.join("specs/acme.yaml")]);
    let (code, _, err) = run(&folder, &["build"]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = run(&folder, &["build", "--check"]);
    assert_eq!(code, 0, "{err}");
    for (file, words) in [
        ("rust/mod.rs", "pub mod acme;"),
        ("rust/acme.rs", "Merchant"),
        ("frontend/index.json", "\"acme\""),
        ("frontend/acme/merchant.schema.json", "\"api_key\""),
        ("frontend/catalogue.js", "acme/merchant"),
        ("docs/providers/index.md", "acme.md"),
        ("docs/providers/acme.md", "# Acme Pay"),
        ("docs-uk/providers/acme.md", "Acme Pay"),
    ] {
        let text = read(&folder.join("generated").join(file));
        assert!(text.contains(words), "{file} has no {words}");
    }
}

#[test]
fn a_dry_run_prints_the_spec() {
    let folder = folder("dry");
    let (code, out, err) = run(&folder, &["new", "acme", "--name", "Acme Pay", "--dry-run"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("\ncode: acme\nname: Acme Pay\n"), "{out}");
    assert!(!folder.join("specs").exists());
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = folder("refused");
    assert_eq!(run(&folder, &["new", "acme-pay", "--name", "Acme"]).0, 0);
    let before = read(&folder.join("specs/acme-pay.yaml"));
    for (arguments, code, words) in [
        (
            &["acme-pay", "--name", "X"] as &[&str],
            2,
            "error: the code `acme-pay` is taken by `specs/acme-pay.yaml`\n",
        ),
        (
            &["acme_pay", "--name", "X"],
            2,
            "error: the code `acme_pay` is taken by `specs/acme-pay.yaml`: codes that differ only in `-` and `_` become the same Rust module\n",
        ),
        (
            &["Zephyr Pay", "--name", "X"],
            2,
            "error: the code cannot be `Zephyr Pay`: a code has lower-case letters, digits, `_` and `-`, and begins with a letter or digit; use `zephyr_pay`\n",
        ),
        (
            &["../acme", "--name", "X"],
            2,
            "error: the code cannot be `../acme`: a code has lower-case letters, digits, `_` and `-`, and begins with a letter or digit; use `acme`\n",
        ),
        (&["x", "--name", " "], 2, "error: the name is empty\n"),
        (
            &["x", "--name", "Аcme"],
            2,
            "error: `Аcme` mixes scripts: `А` is U+0410, not a Latin letter; use `Acme`\n",
        ),
        (
            &["x", "--name", "X", "--field", "Key"],
            2,
            "error: a field cannot be named `Key`: names have lower-case letters a-z, digits and `_`, and begin with a letter; use `key`\n",
        ),
        (
            &["x", "--name", "X", "--field", "mode"],
            2,
            "error: `mode` is in the form by itself: leave it out of `--field`\n",
        ),
        (
            &["x", "--name", "X", "--account", "big shop"],
            2,
            "error: an account cannot be named `big shop`: names have lower-case letters a-z, digits and `_`, and begin with a letter; use `big_shop`\n",
        ),
        (
            &["x", "--name", "X", "--account", "merchant,merchant"],
            2,
            "error: the account `merchant` is given twice\n",
        ),
        (
            &["x", "--name", "X", "--website", "acme"],
            2,
            "error: `acme` is not a web address\n",
        ),
        (
            &["x", "--name", "X", "--website", "www.acme.com"],
            2,
            "error: `www.acme.com` is not a web address; write it in full: `https://www.acme.com`\n",
        ),
        // What is wrong with the beginning is said before anything is asked for.
        (
            &["--from", "acme-pa"],
            2,
            "error: there is no provider `acme-pa` to begin from; did you mean `acme-pay`?\n",
        ),
        (
            &["x", "--name", "X", "--field", "key:secrt"],
            2,
            "`secrt` is none of the types text, secret, ",
        ),
        (
            &["x", "--name", "X", "--from", "acme-pa"],
            2,
            "error: there is no provider `acme-pa` to begin from; did you mean `acme-pay`?",
        ),
        (
            &["x", "--name", "X", "--from", "acme-pay", "--modes", "live"],
            2,
            "cannot be used with",
        ),
        (
            &["x"],
            2,
            "error: no name is given: `provspec new x --name NAME`",
        ),
        (
            &[],
            2,
            "error: no code is given: `provspec new CODE --name NAME`",
        ),
    ] {
        let (ended, out, err) = run(&folder, &[&["new"], arguments].concat());
        assert!(err.contains(words), "{arguments:?}: {err}");
        assert_eq!((ended, out.as_str()), (code, ""), "{arguments:?}");
    }
    assert_eq!(files(&folder.join("specs")).len(), 1);
    assert_eq!(files(&folder).len(), 2);
    assert_eq!(read(&folder.join("specs/acme-pay.yaml")), before);
}

/// At a terminal, which the `script` of util-linux makes.
#[test]
#[cfg(target_os = "linux")]
fn an_answer_is_looked_at_when_it_is_given() {
    let folder = folder("asked");
    assert_eq!(run(&folder, &["new", "taken", "--name", "Taken"]).0, 0);
    let mut child = Command::new("script")
        .args([
            "-qec",
            concat!(env!("CARGO_BIN_EXE_provspec"), " new"),
            "/dev/null",
        ])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let answers = "Zephyr Pay\ntaken\nzephyr_pay\nZephyr Pay\nzephyr\nhttps://zephyr.example/\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(answers.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    for words in [
        "  the code cannot be `Zephyr Pay`: ",
        "; use `zephyr_pay`\r\n",
        "  the code `taken` is taken by `specs/taken.yaml`\r\n",
        "  `zephyr` is not a web address\r\n",
        "made `specs/zephyr_pay.yaml`",
    ] {
        assert!(said.contains(words), "no {words}: {said}");
    }
    let text = read(&folder.join("specs/zephyr_pay.yaml"));
    assert!(text.contains("name: Zephyr Pay\n"), "{text}");
    assert!(
        text.contains("website: https://zephyr.example/\n"),
        "{text}"
    );
}

fn new(code: &str, name: &str) -> NewSpec {
    NewSpec {
        code: code.to_owned(),
        name: name.to_owned(),
        website: None,
        modes: Mode::ALL.to_vec(),
        accounts: vec!["merchant".to_owned()],
        fields: vec![NewField::parse("api_key").unwrap()],
        schema: String::new(),
    }
}

#[test]
fn every_provider_of_the_catalogue_can_be_begun_from() {
    let workspace = Workspace::at(&project::root());
    let checked = project::checked();
    for provider in &checked.providers {
        let spec = new("acme_pay", "Acme Pay");
        let created = Receiving::open(&workspace).create(spec, Some(&provider.code), true);
        assert!(created.refused.is_none(), "{}", provider.code);
        assert!(
            !created.outcome.failed(),
            "{}: {:#?}",
            provider.code,
            created.outcome.diagnostics
        );
        assert!(created.text.contains("\ncode: acme_pay\nname: Acme Pay\n"));
        let lines = created.text.lines().count();
        assert!(created.look_at.iter().all(|(line, _)| *line <= lines));
    }
    assert!(checked.providers.len() > 90);
}

#[test]
fn a_copy_speaks_of_the_new_provider() {
    let folder = folder("copy");
    let other = "\
# yaml-language-server: $schema=../generated/schema/provider.schema.json
# The cards of Old Pay.
provspec: 1
code: oldpay
name: Old Pay
logo: https://cdn.example/oldpay.svg
links:
  website: https://www.oldpay.com/en/
  login: { title: Portal of Old Pay, url: \"https://portal.oldpay.com/\" }
  help: https://help.example/
fields:
  api_key: { type: secret, title: API key, renamed_from: old_key } # Old Payers have none.
accounts:
  merchant:
    form: [api_key]
callbacks:
  - title: Callback URL
    url: \"{callbacks_base_url}/oldpay/callback\"
guide:
  setup:
    - title: Ask Old Pay
      text: Old Pay sends it to your OldPay inbox.
      gives: [api_key]
    - { title: Enter the URL, callbacks: true }
";
    fs::create_dir_all(folder.join("specs")).unwrap();
    fs::write(folder.join("specs/oldpay.yaml"), other).unwrap();
    let arguments = [
        "new",
        "acme",
        "--name",
        "Acme",
        "--from",
        "oldpay",
        "--website",
        "https://acme.io/",
    ];
    let (code, _, err) = run(&folder, &arguments);
    assert_eq!(code, 0, "{err}");
    let expected = "\
# yaml-language-server: $schema=../generated/schema/provider.schema.json
# TODO: It began as a copy of another. Hold each line against what Acme says.
# The cards of Acme.
provspec: 1
code: acme
name: Acme
links:
  website: https://acme.io/
  login: { title: Portal of Acme, url: \"https://portal.acme.io/\" }
  help: https://help.example/
fields:
  api_key: { type: secret, title: API key, renamed_from: old_key } # Old Payers have none.
accounts:
  merchant:
    form: [api_key]
callbacks:
  - title: Callback URL
    url: \"{callbacks_base_url}/acme/callback\"
guide:
  setup:
    - title: Ask Acme
      text: Acme sends it to your OldPay inbox.
      gives: [api_key]
    - { title: Enter the URL, callbacks: true }
";
    assert_eq!(read(&folder.join("specs/acme.yaml")), expected);
    let said = "\
look at specs/acme.yaml:10: an address of the other provider
look at specs/acme.yaml:12: an earlier key at the other provider
look at specs/acme.yaml:22: the name of the other provider
made `specs/acme.yaml`, with 1 TODO for you
";
    assert!(err.starts_with(said), "{err}");
    let checked = run(&folder, &["check"]).2;
    assert!(
        checked.starts_with("warning[PS0014]: a TODO is left\n"),
        "{checked}"
    );
    assert!(
        checked.ends_with("checked 2 providers: 1 warning\n"),
        "{checked}"
    );
}
