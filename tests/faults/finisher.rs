//! The process that moves the files of a build: what it does when the build is killed, and what becomes of a build when it
//! does nothing.

use std::fs::{self, File, TryLockError};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::yield_now;
use std::time::{Duration, Instant};

use provspec::build::{Finisher, Workspace, build};

use super::{Project, State, Tree, words};

/// So many that hundreds of files move.
const PROVIDERS: usize = 60;
/// Longer than anything takes that is not stuck.
const PATIENCE: Duration = Duration::from_secs(120);

/// A build that is killed once it has written down what moves needs no other to come to its end; until then nothing moved.
#[test]
fn what_is_written_down_is_moved_though_the_build_is_dead() {
    let old = Project::of(PROVIDERS).and_expected(State::Old);
    let new = Project::of(PROVIDERS).and_expected(State::New);
    let project = Project::of(PROVIDERS).and_built();
    assert!(old.len() > 500, "{} files", old.len());

    project.put(State::New);
    let build = Killed::start(&project);
    until("files are put aside", || build.staging.exists());
    let before = !build.is_published();
    build.kill();
    assert!(before, "the build was too fast");
    assert!(project.in_place() == old, "files moved too soon");

    let mut build = Killed::start(&project);
    until("the journal is there", || build.begins_to_move());
    build.kill();
    is_new_alone(&project, &new);
    project.is_mended(&new, true);
}

/// Who holds the lock is at work, and this test is as good as a finisher.
#[cfg(target_os = "linux")]
#[test]
fn the_next_build_waits_for_the_moves_of_one_that_was_killed() {
    let old = Project::expected(State::Old);
    let new = Project::expected(State::New);
    let project = Project::built();
    project.put(State::New);
    let staging = both_killed(&project, &["build"]);
    let lock = File::open(staging.join(".lock")).unwrap();
    lock.lock().unwrap();
    for arguments in [["build", "--format=text"], ["build", "--check"]] {
        let mut next = project.command(&arguments).spawn().unwrap();
        until("the next build waits", || is_at(&staging, next.id()));
        assert!(project.in_place() == old, "the next build moved files");
        next.kill().unwrap();
        next.wait().unwrap();
    }
    let next = project.command(&["build"]).spawn().unwrap();
    until("the next build waits", || is_at(&staging, next.id()));
    drop(lock);
    let output = next.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", words(&output));
    is_new_alone(&project, &new);
}

/// Whether or not the moves have come to an end by then.
#[test]
fn a_build_right_after_one_that_was_killed_ends_right() {
    let old = Project::of(PROVIDERS).and_expected(State::Old);
    let project = Project::of(PROVIDERS).and_built();
    project.put(State::New);
    let mut build = Killed::start(&project);
    until("the journal is there", || build.begins_to_move());
    build.child.kill().unwrap();
    build.child.wait().unwrap();
    project.put(State::Old);
    project.is_mended(&old, true);
}

/// As when the power is cut: the next build moves what was written down before it looks at anything.
#[cfg(target_os = "linux")]
#[test]
fn where_both_are_killed_the_next_build_moves_the_rest() {
    let old = Project::expected(State::Old);
    let new = Project::expected(State::New);
    let project = Project::built();
    project.put(State::New);
    both_killed(&project, &["build"]);
    assert!(project.in_place() == old, "somebody else moved files");
    // It writes nothing of its own.
    fs::write(project.path("specs/p00.yaml"), "provspec: 1\n").unwrap();
    Project::fails(&mut project.command(&["build"]), "PS0");
    is_new_alone(&project, &new);
    project.put(State::New);
    project.is_mended(&new, true);
}

/// A project that somebody else made may have a folder in it that looks like that of a build.
#[test]
fn a_journal_leads_nowhere_else() {
    let project = Project::built();
    let before = project.outputs();
    let outside = project.path("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret"), "mine").unwrap();
    let secret = outside.join("secret").to_str().unwrap().to_owned();
    for steps in [
        ["file", "aside", &secret],
        ["file", &secret, "taken"],
        ["file", "aside", "../outside/secret"],
        ["file", "../../outside/secret", "taken"],
        ["file", "aside", "link/secret"],
        ["file", "link/secret", "taken"],
        ["folder", "link", "away\0link/secret"],
        ["away", &secret, "away\0../outside/secret"],
    ] {
        let staging = project.path("generated/.staging-none");
        fs::create_dir(&staging).unwrap();
        fs::write(staging.join("aside"), "theirs").unwrap();
        for folder in [&staging, &project.path("generated")] {
            symlink(&outside, folder.join("link")).unwrap();
        }
        let journal = format!("provspec moves 1\0{}\0end\0", steps.join("\0"));
        fs::write(staging.join(".journal"), journal).unwrap();
        // Something has changed, so that it is looked at.
        fs::remove_file(project.path("generated/rust/p00.rs")).unwrap();
        project.builds();
        fs::remove_file(project.path("generated/link")).unwrap();
        assert!(project.outputs() == before, "{steps:?}");
        let kept = fs::read_to_string(&secret).unwrap_or_default();
        assert_eq!(kept, "mine", "{steps:?}");
    }
}

/// At any moment of the moves.
#[cfg(target_os = "linux")]
#[test]
fn where_both_are_killed_while_files_move_the_next_build_moves_the_rest() {
    let new = Project::of(PROVIDERS).and_expected(State::New);
    let project = Project::of(PROVIDERS).and_built();
    project.put(State::New);
    let mut build = Killed::start(&project);
    until("the journal is there", || build.begins_to_move());
    let finisher = build.finisher();
    // What comes first of all that moves.
    until("files move", || {
        let first = project.path("generated/rust/new.rs");
        first.exists() || !build.staging.exists()
    });
    signal("STOP", build.child.id());
    if let Some(finisher) = finisher {
        // It may have come to its end.
        let _ = send("KILL", finisher);
    }
    build.kill();
    fs::write(project.path("specs/p00.yaml"), "provspec: 1\n").unwrap();
    Project::fails(&mut project.command(&["build"]), "PS0");
    is_new_alone(&project, &new);
}

/// The build does the rest itself.
#[cfg(target_os = "linux")]
#[test]
fn a_build_whose_finisher_is_killed_moves_its_files_itself() {
    let new = Project::expected(State::New);
    let project = Project::built();
    project.put(State::New);
    let (build, finisher) = stopped(&project, &["build"]);
    signal("KILL", finisher);
    let output = build.child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", words(&output));
    is_new_alone(&project, &new);
    project.is_mended(&new, true);
}

/// A program that is gone, and one that knows nothing of moves.
#[test]
fn a_build_that_cannot_start_a_finisher_moves_its_files_itself() {
    for program in ["/nowhere/provspec", "/bin/false"] {
        let project = Project::built();
        project.put(State::New);
        let mut workspace = Workspace::at(&project.root);
        workspace.finisher = Some(Finisher::new(PathBuf::from(program)));
        let outcome = build(&workspace, &());
        assert!(!outcome.failed(), "{:?}", outcome.diagnostics);
        is_new_alone(&project, &Project::expected(State::New));
    }
}

/// With a release the memory of it moves as well, whoever moves.
#[cfg(target_os = "linux")]
#[test]
fn a_release_that_is_killed_is_whole() {
    for is_left in [true, false] {
        let project = Project::built();
        project.put(State::New);
        let releases = Workspace::at(&project.root).releases;
        let arguments = ["release", "--date", "2026-01-31"];
        if is_left {
            let mut release = Killed::start_as(&project, &arguments);
            until("the journal is there", || release.begins_to_move());
            release.kill();
        } else {
            both_killed(&project, &arguments);
            assert!(!releases.exists(), "somebody else moved files");
            project.builds();
        }
        assert!(releases.exists(), "it is not remembered");
        let output = project.command(&["build", "--check"]).output().unwrap();
        assert!(output.status.success(), "{}", words(&output));
        let beside = fs::read_dir(releases.parent().unwrap()).unwrap().flatten();
        let mut names = beside.map(|it| it.file_name().into_string().unwrap());
        let left = names.find(|name| name.contains(".json."));
        assert_eq!(left, None, "left beside the release file");
    }
}

/// A build that is going to be killed.
struct Killed {
    child: Child,
    staging: PathBuf,
}

impl Killed {
    fn start(project: &Project) -> Self {
        Self::start_as(project, &["build"])
    }

    fn start_as(project: &Project, arguments: &[&str]) -> Self {
        let child = project.command(arguments).spawn().unwrap();
        let staging = staging(project, &child);
        Self { child, staging }
    }

    fn is_published(&self) -> bool {
        is_published(&self.staging)
    }

    /// Whether it has written down what moves. Who looks too late finds that it has ended.
    fn begins_to_move(&mut self) -> bool {
        self.is_published() || self.child.try_wait().unwrap().is_some()
    }

    /// Kills it and waits until no process of it is left: what it says ends then.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait_with_output().unwrap();
    }

    /// The process that moves its files, if it is there.
    #[cfg(target_os = "linux")]
    fn finisher(&self) -> Option<u32> {
        let staging = self.staging.file_name()?.to_str()?;
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let mut numbers = processes.filter_map(|it| it.file_name().to_str()?.parse().ok());
        numbers.find(|number: &u32| {
            let words = fs::read_to_string(format!("/proc/{number}/cmdline")).unwrap_or_default();
            let mut words = words.trim_end_matches('\0').rsplit('\0');
            let is_here = |path: &str| path.ends_with(staging);
            words.next().is_some_and(is_here) && words.next() == Some(Finisher::ARGUMENT)
        })
    }
}

fn staging(project: &Project, child: &Child) -> PathBuf {
    project.path(&format!("generated/.staging-{}", child.id()))
}

fn is_published(staging: &Path) -> bool {
    staging.join(".journal").exists()
}

/// A build of the new specs that has written down what moves, and its finisher, stopped before it moves anything.
#[cfg(target_os = "linux")]
fn stopped(project: &Project, arguments: &[&str]) -> (Killed, u32) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let mut build = Killed::start_as(project, arguments);
        let lock = build.staging.join(".lock");
        let is_held = |file: File| matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        until("the finisher has its lock", || {
            File::open(&lock).is_ok_and(is_held) || build.begins_to_move()
        });
        let finisher = build.finisher();
        if let Some(finisher) = finisher.filter(|finisher| send("STOP", *finisher)) {
            until("the journal is there", || build.begins_to_move());
            // What is new moves first.
            if build.is_published() && !project.path("generated/rust/new.rs").exists() {
                return (build, finisher);
            }
            send("CONT", finisher);
        }
        // This test was too slow.
        build.child.wait().unwrap();
        let _ = fs::remove_file(Workspace::at(&project.root).releases);
        project.put(State::Old);
        project.builds();
        project.put(State::New);
    }
    panic!("the finisher was never stopped in time");
}

/// A build that has written down what moves is killed, and so is its finisher before it moved anything. Where they were.
#[cfg(target_os = "linux")]
fn both_killed(project: &Project, arguments: &[&str]) -> PathBuf {
    let (build, finisher) = stopped(project, arguments);
    // It would move the files itself.
    signal("STOP", build.child.id());
    signal("KILL", finisher);
    let staging = build.staging.clone();
    build.kill();
    assert!(is_published(&staging), "the journal is gone");
    staging
}

#[cfg(target_os = "linux")]
fn signal(name: &str, process: u32) {
    assert!(send(name, process), "no process {process}");
}

#[cfg(target_os = "linux")]
fn send(name: &str, process: u32) -> bool {
    let arguments = [format!("-{name}"), process.to_string()];
    Command::new("kill")
        .args(arguments)
        .output()
        .unwrap()
        .status
        .success()
}

/// Whether a process has come to the lock: it has opened the file, and does nothing else with it.
#[cfg(target_os = "linux")]
fn is_at(staging: &Path, process: u32) -> bool {
    let lock = fs::canonicalize(staging.join(".lock")).unwrap();
    let files = fs::read_dir(format!("/proc/{process}/fd"))
        .unwrap()
        .flatten();
    let mut files = files.filter_map(|file| fs::read_link(file.path()).ok());
    files.any(|file| file == lock)
}

fn is_new_alone(project: &Project, new: &Tree) {
    let outputs = project.outputs();
    assert!(outputs == *new, "the tree is not the new one, or not alone");
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        yield_now();
    }
}
