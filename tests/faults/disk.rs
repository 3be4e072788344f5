//! A disk that is full, and folders that may not be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use super::{Project, State, words};

/// `nobody`: the superuser may write everywhere.
const NOBODY: u32 = 65_534;

/// A limit on the size of files stops a write in the midst of it, as a full disk does, and needs no rights.
#[test]
fn a_write_that_stops_half_way_leaves_the_old_outputs() {
    let project = Project::built();
    let before = project.outputs();
    project.put(State::New);
    let mut command = project.command(&[]);
    let program = command.get_program().to_owned();
    command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" build"])
        .arg(program)
        .current_dir(&project.root);
    let text = Project::fails(&mut command, "PS0902");
    assert!(text.to_lowercase().contains("too large"), "{text}");
    assert!(project.outputs() == before, "the outputs were touched");
    project.is_mended(&Project::expected(State::New), true);
}

/// A real one, where this user may mount: in a namespace of its own.
#[test]
fn a_full_disk_leaves_the_old_outputs() {
    let may_mount = Command::new("unshare")
        .args([
            "--user",
            "--map-root-user",
            "--mount",
            "mount",
            "-t",
            "tmpfs",
            "tmpfs",
            "/mnt",
        ])
        .output();
    if !may_mount.is_ok_and(|output| output.status.success()) {
        eprintln!("this user may not mount: only the limit on the size of files was tried");
        return;
    }
    let project = Project::built();
    let inside = r#"
        set -e
        mount -t tmpfs -o size=200m tmpfs /mnt
        cp -r . /mnt/project
        cd /mnt/project
        used=$(df --output=used -k /mnt | tail -n 1)
        mount -o remount,size=$((used + MORE))k /mnt
        provspec() { "$PROVSPEC" "$@"; }
        find generated -type f | sort | xargs cat | cksum > /tmp/before.$$
        sed -i 's/^name: .*/&, louder/' specs/*.yaml
        code=0
        provspec build || code=$?
        find generated -type f | sort | xargs cat | cksum > /tmp/after.$$
        cmp /tmp/before.$$ /tmp/after.$$
        rm /tmp/before.$$ /tmp/after.$$
        test $code = 1
        mount -o remount,size=200m /mnt
        provspec build
        provspec build --check
    "#;
    // Room for less than a second copy of the outputs: from none at all to nearly enough.
    for more in [8, 60, 120] {
        let output = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
            .arg(inside.replace("MORE", &more.to_string()))
            .env("PROVSPEC", env!("CARGO_BIN_EXE_provspec"))
            .current_dir(&project.root)
            .output()
            .unwrap();
        let text = words(&output);
        assert!(output.status.success(), "{more} KB more: {text}");
        assert!(
            text.contains("PS0902") && text.to_lowercase().contains("no space left"),
            "{text}"
        );
    }
}

/// Also where that shows only after other files were moved: they go back.
#[test]
fn folders_that_may_not_be_written() {
    let project = Project::built();
    let before = project.outputs();
    project.put(State::New);
    give_away(&project.root);
    for (closed, wrong) in [
        ("generated", "generated"),
        ("generated/rust", "generated/rust/new.rs"),
        (
            "generated/frontend/p01",
            "generated/frontend/p01/provider.2020-12.schema.json",
        ),
        (
            "generated/docs/providers",
            "generated/docs/providers/new.md",
        ),
    ] {
        let closed = project.path(closed);
        set_mode(&closed, 0o555);
        let mut command = project.command(&["build"]);
        as_somebody(&mut command);
        let text = Project::fails(&mut command, "PS0902");
        let message = format!(
            "error[PS0902]: cannot write `{wrong}`: permission denied\n--> {wrong}\n = help: make the folder \
             writable, or name another one with `--out`\n\nerror: 1 error; nothing was written\n"
        );
        assert_eq!(text, message);
        set_mode(&closed, 0o755);
        assert!(
            project.outputs() == before,
            "{}: outputs were touched",
            closed.display()
        );
    }
    project.is_mended(&Project::expected(State::New), true);
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn is_superuser() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    words(&id).trim() == "0"
}

/// The superuser may write everywhere, so the command is somebody else's.
fn as_somebody(command: &mut Command) {
    if is_superuser() {
        command.uid(NOBODY);
    }
}

/// Makes a folder and all in it somebody else's.
fn give_away(folder: &Path) {
    if !is_superuser() {
        return;
    }
    chown(folder, Some(NOBODY), None).unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            give_away(&path);
        } else {
            chown(&path, Some(NOBODY), None).unwrap();
        }
    }
}
