//! A revision of the project, read from the objects of its repository: the working tree and the index are left alone.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use super::super::files::shown;
use super::{Scratch, Unreadable, Workspace};
use crate::diagnostics::closest;

/// The name of the project's file.
const CONFIG: &str = "provspec.toml";

/// A file of a revision.
struct Entry {
    object: String,
    /// From the root of the repository.
    path: PathBuf,
}

/// Whether the name is one of a commit in the repository around the folder.
pub(super) fn is_revision(name: &str, folder: &Path) -> bool {
    commit(name, folder).is_ok_and(|it| it.is_some())
}

/// The project of the workspace at a revision, in a folder of its own, with its root there.
pub(super) fn checked_out(
    revision: &str,
    workspace: &Workspace,
) -> Result<(Workspace, PathBuf, Scratch), Unreadable> {
    let folder = workspace.root();
    let prefix = prefix(revision, &folder)?;
    let commit = commit(revision, &folder)?.ok_or_else(|| unknown(revision, &folder))?;
    let scratch = Scratch::new()
        .map_err(|error| Unreadable::new(format!("cannot make a temporary folder: {error}")))?;
    let config = entries(&commit, &prefix.join(CONFIG), &folder)?;
    write(&config, &folder, &scratch)?;
    // Where the specs are is said by the project's file of that revision.
    let root = scratch.path().join(&prefix);
    let old = match config.is_empty() {
        // Without a file of its own the folders are as they are called now, from the project.
        true => {
            let named = workspace
                .specs
                .strip_prefix(&folder)
                .unwrap_or(&workspace.specs);
            let mut old = Workspace::at(&root);
            if named.is_relative() {
                old.specs = root.join(named);
            }
            old
        }
        false => Workspace::at(&root),
    };
    let specs = inside(&old.specs, scratch.path()).ok_or_else(|| {
        let what = format!("the specs of `{revision}` lie outside of the repository");
        Unreadable::new(what).help("compare with a folder: `--against path/to/project`")
    })?;
    let mut wanted = entries(&commit, &specs, &folder)?;
    wanted.retain(|entry| {
        let is_yaml = |end: &OsStr| end == "yaml" || end == "yml";
        entry.path.extension().is_some_and(is_yaml)
    });
    if wanted.is_empty() {
        return Err(Unreadable::new(format!(
            "there is no project in `{revision}`: no specs under `{}`",
            shown(&specs)
        ))
        .help("name a revision in which the specs are"));
    }
    write(&wanted, &folder, &scratch)?;
    let workspace = Workspace {
        pictures: false,
        specs: scratch.path().join(&specs),
        ..old
    };
    let shown_from = scratch.path().to_path_buf();
    Ok((workspace, shown_from, scratch))
}

/// The folder of the project from the root of its repository.
fn prefix(revision: &str, folder: &Path) -> Result<PathBuf, Unreadable> {
    let output = command(folder)
        .args(["rev-parse", "--show-prefix"])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| missing(&error))?;
    if output.status.success() {
        let prefix = String::from_utf8_lossy(&output.stdout).into_owned();
        return Ok(PathBuf::from(prefix.trim_end_matches('\n')));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let why = said.lines().next().unwrap_or_default();
    let folder = shown(folder);
    // A repository that git does not trust is one all the same.
    Err(match said.contains("not a git repository") {
        true => Unreadable::new(format!(
            "`{revision}` is no file or folder, and `{folder}` is in no git repository"
        )),
        false => Unreadable::new(format!(
            "git does not read the repository of `{folder}`: {why}"
        )),
    })
}

/// A path below the folder, without `..`, from there; none for one outside.
fn inside(path: &Path, folder: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(folder).ok()?;
    let mut plain = PathBuf::new();
    for part in below.components() {
        match part {
            Component::Normal(name) => plain.push(name),
            Component::CurDir => {}
            Component::ParentDir if plain.pop() => {}
            _ => return None,
        }
    }
    Some(plain)
}

/// The full name of the commit; none where there is none of the name.
fn commit(name: &str, folder: &Path) -> Result<Option<String>, Unreadable> {
    let wanted = format!("{name}^{{commit}}");
    let found = git(
        folder,
        [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ],
    )?;
    Ok(found.map(|text| text.trim().to_owned()))
}

/// What to say of a revision that there is not.
fn unknown(revision: &str, folder: &Path) -> Unreadable {
    let what = format!(
        "there is no revision `{revision}` in the repository of `{}`",
        shown(folder)
    );
    let shallow = git(folder, ["rev-parse", "--is-shallow-repository"]);
    if shallow.ok().flatten().is_some_and(|it| it.trim() == "true") {
        return Unreadable::new(what).help(
            "the clone is shallow, so that history is missing: `git fetch --unshallow`, or `fetch-depth: 0` for \
             actions/checkout",
        );
    }
    let names = git(folder, ["for-each-ref", "--format=%(refname:short)"]);
    let names = names.ok().flatten().unwrap_or_default();
    match closest(revision, names.lines()) {
        Some(name) => Unreadable::new(what).help(format!("did you mean `{name}`?")),
        None => Unreadable::new(what).help("`git fetch` it first, or name a folder"),
    }
}

/// The plain files of a commit at a path or below it, for a repository may be large. Links and submodules are none of a
/// project's files.
fn entries(commit: &str, path: &Path, folder: &Path) -> Result<Vec<Entry>, Unreadable> {
    let path = shown(path);
    let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
    if !path.is_empty() {
        arguments.extend(["--", &path]);
    }
    let listed = git(folder, arguments)?;
    let listed = listed.ok_or_else(|| Unreadable::new(format!("git cannot list `{commit}`")))?;
    let mut entries = Vec::new();
    for line in listed.split('\0').filter(|line| !line.is_empty()) {
        let Some((about, path)) = line.split_once('\t') else {
            continue;
        };
        let mut words = about.split(' ');
        let (mode, kind, object) = (words.next(), words.next(), words.next());
        let path = PathBuf::from(path);
        // A tree may have been made by hand: nothing is written outside of our folder.
        let is_safe = path
            .components()
            .all(|it| matches!(it, Component::Normal(_)));
        let is_plain = kind == Some("blob") && mode.is_some_and(|mode| mode.starts_with("100"));
        if let (Some(object), true, true) = (object, is_plain, is_safe) {
            let object = object.to_owned();
            entries.push(Entry { object, path });
        }
    }
    Ok(entries)
}

/// Writes the files below the folder.
fn write(entries: &[Entry], folder: &Path, scratch: &Scratch) -> Result<(), Unreadable> {
    let failed = |error: std::io::Error| Unreadable::new(format!("cannot read from git: {error}"));
    let mut child = command(folder)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| missing(&error))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        return Err(Unreadable::new("cannot talk to git"));
    };
    let mut answers = BufReader::new(stdout);
    let mut head = String::new();
    for Entry { object, path } in entries {
        // One question at a time: neither side has to wait for the other.
        writeln!(stdin, "{object}").map_err(failed)?;
        stdin.flush().map_err(failed)?;
        head.clear();
        answers.read_line(&mut head).map_err(failed)?;
        let size = head
            .trim_end()
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse().ok());
        let size: usize = size.ok_or_else(|| {
            Unreadable::new(format!(
                "git does not have `{}` of that revision",
                shown(path)
            ))
        })?;
        let mut bytes = vec![0; size];
        answers.read_exact(&mut bytes).map_err(failed)?;
        answers.read_exact(&mut [0]).map_err(failed)?;
        let target = scratch.path().join(path);
        let folder = target.parent().unwrap_or(scratch.path());
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&target, bytes));
        written
            .map_err(|error| Unreadable::new(format!("cannot write a temporary file: {error}")))?;
    }
    drop(stdin);
    child.wait().map_err(failed)?;
    Ok(())
}

/// What git answers; none where it refuses.
fn git<'a>(
    folder: &Path,
    arguments: impl IntoIterator<Item = &'a str>,
) -> Result<Option<String>, Unreadable> {
    let output = command(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| missing(&error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(output.status.success().then_some(text))
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    // Hooks run with these, relative to a folder that is another one here: git finds the repository by itself.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    // Asking must not refresh the index. What git says is read here, so it is said in English.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

fn missing(error: &std::io::Error) -> Unreadable {
    Unreadable::new(format!("cannot run git: {error}"))
        .help("to compare with a revision, git has to be installed; a folder needs no git")
}
