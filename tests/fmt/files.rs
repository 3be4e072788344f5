//! The command, as people, editors and pipelines use it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use provspec::build::{self, Workspace};

use crate::project;

/// A project with one spec, one shared group and one file of translations.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fmt-files")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    for inside in ["specs/shared", "specs/locales/uk"] {
        fs::create_dir_all(folder.join(inside)).unwrap();
    }
    write(&folder, "provspec.toml", "");
    write(&folder, "specs/acme.yaml", "name: Acme\ncode: acme\n");
    write(&folder, "specs/shared/keys.yaml", "group: keys\n");
    write(&folder, "specs/locales/uk/acme.yaml", "locale:   uk\n");
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Exit code, standard output and standard error of `provspec fmt` in a folder.
fn fmt(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .arg("fmt")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn specs_of_this_repository_are_formatted() {
    for root in ["", "tests/breadth"] {
        let workspace = Workspace::at(&project::root().join(root));
        let formatted = build::format(&workspace, &[]);
        assert!(formatted.files.len() > 80 && formatted.altered.is_empty());
        assert!(!formatted.outcome.failed());
        let other = formatted.files.iter().filter(|file| file.changed);
        let other: Vec<&str> = other.map(|file| file.name.as_str()).collect();
        assert!(other.is_empty(), "`provspec fmt` formats {other:#?}");
    }
}

#[test]
fn all_documents_of_a_project_are_formatted() {
    let folder = folder("all");
    let (code, out, err) = fmt(&folder, &["--check"], "");
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "not formatted: specs/acme.yaml\nnot formatted: specs/locales/uk/acme.yaml\n"
    );
    assert_eq!(
        err,
        "error: 2 files not formatted; `provspec fmt` formats\n"
    );
    let (code, out, err) = fmt(&folder, &[], "");
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "", "formatted 2 files, 1 unchanged\n")
    );
    assert_eq!(read(&folder, "specs/acme.yaml"), "code: acme\nname: Acme\n");
    let (code, out, err) = fmt(&folder, &["--check"], "");
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "", "3 files are formatted already\n")
    );
}

#[test]
fn a_difference_is_shown() {
    let folder = folder("diff");
    let (code, out, _) = fmt(&folder, &["--diff", "specs/acme.yaml"], "");
    assert_eq!(code, 1);
    let expected = "--- specs/acme.yaml\n+++ specs/acme.yaml\n@@ -1,2 +1,2 @@\n+code: acme\n name: Acme\n-code: acme\n";
    assert_eq!(out, expected);
    assert_eq!(read(&folder, "specs/acme.yaml"), "name: Acme\ncode: acme\n");
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder("stdin");
    let (code, out, err) = fmt(&folder, &["-"], "name: X\ncode: x\n");
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "code: x\nname: X\n", "")
    );
    // Where the file lies says what it is: `locale` comes before `provider` in translations alone.
    let text = "provider: x\nlocale: uk\n";
    let name = "--stdin-filename=specs/locales/uk/x.yaml";
    assert_eq!(
        fmt(&folder, &[name, "-"], text).1,
        "locale: uk\nprovider: x\n"
    );
    let name = "--stdin-filename=specs/new.yaml";
    assert_eq!(fmt(&folder, &[name, "-"], text).1, text);
    assert_eq!(
        fmt(&folder, &["--check", "-"], "code:   x\n"),
        (1, String::new(), String::new())
    );
    assert_eq!(fmt(&folder, &["--check", "-"], "code: x\n").0, 0);
    let (code, out, err) = fmt(&folder, &[name, "-"], "code: \"x\n");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        err.contains("error[PS0005]") && err.contains("specs/new.yaml:1:7"),
        "{err}"
    );
}

#[test]
fn files_that_cannot_be_read_are_left_alone() {
    let folder = folder("broken");
    write(&folder, "specs/broken.yaml", "name: \"X\n");
    fs::write(folder.join("specs/binary.yaml"), [0xff, 0xfe, 0]).unwrap();
    let (code, _, err) = fmt(&folder, &[], "");
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("specs/broken.yaml:1:7"), "{err}");
    assert!(err.contains("specs/binary.yaml"), "{err}");
    assert!(err.ends_with("formatted 2 files, 1 unchanged\n"), "{err}");
    assert_eq!(read(&folder, "specs/broken.yaml"), "name: \"X\n");
    let (code, _, err) = fmt(&folder, &["specs/none.yaml"], "");
    assert!(code == 1 && err.contains("specs/none.yaml"), "{err}");
    write(&folder, "good.txt", "name: X\ncode: x\n");
    for named in ["provspec.toml", "good.txt"] {
        let (code, _, err) = fmt(&folder, &[named], "");
        let due = format!(
            "error[PS0001]: `{named}` is no spec, shared group or file of translations: these end in `.yaml`\n"
        );
        assert!(code == 1 && err.starts_with(&due), "{err}");
        assert_eq!(err.matches("error[").count(), 1, "{err}");
    }
    assert_eq!(read(&folder, "good.txt"), "name: X\ncode: x\n");
}

#[test]
fn input_and_files_do_not_go_together() {
    let folder = folder("usage");
    let (code, _, err) = fmt(&folder, &["-", "specs/acme.yaml"], "");
    assert_eq!(
        (code, err.as_str()),
        (
            2,
            "error: `-` is standard input, and does not go with files\n"
        )
    );
    let (code, _, err) = fmt(&folder, &["--stdin-filename", "specs/acme.yaml"], "");
    assert_eq!(code, 2);
    assert!(err.contains("`provspec fmt -`"), "{err}");
}

#[test]
fn a_mark_of_the_encoding_goes() {
    let folder = folder("mark");
    write(&folder, "specs/acme.yaml", "\u{feff}code: acme\n");
    assert_eq!(fmt(&folder, &["--check", "specs"], "").0, 1);
    fmt(&folder, &["specs"], "");
    assert_eq!(read(&folder, "specs/acme.yaml"), "code: acme\n");
}

/// Links and permissions are what they were, and what is formatted is not touched.
#[cfg(unix)]
#[test]
fn files_are_written_in_place() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    let folder = folder("place");
    write(&folder, "real.yaml", "name: Real\ncode: real\n");
    fs::set_permissions(folder.join("real.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../real.yaml", folder.join("specs/real.yaml")).unwrap();
    let before = fs::metadata(folder.join("specs/shared/keys.yaml")).unwrap();
    assert_eq!(fmt(&folder, &[], "").0, 0);
    assert!(folder.join("specs/real.yaml").is_symlink());
    assert_eq!(read(&folder, "real.yaml"), "code: real\nname: Real\n");
    let mode = fs::metadata(folder.join("real.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    let after = fs::metadata(folder.join("specs/shared/keys.yaml")).unwrap();
    assert_eq!(
        (before.ino(), before.mtime_nsec()),
        (after.ino(), after.mtime_nsec())
    );
    let hidden = fs::read_dir(folder.join("specs")).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('.')
    });
    assert_eq!(hidden.count(), 0);
}
