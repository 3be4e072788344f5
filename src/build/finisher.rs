//! Moves go on when the build that wanted them is killed: a process of its own does them.
//!
//! It is started when the first file that differs is put aside, so that its start costs no time of its own, and waits for
//! the end of its standard input. That comes when the build has written down what is to be moved, or is dead; whether
//! there is a journal says which. Without one there is nothing to do.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::Workspace;
use super::journal::{self, Step};
use super::moves::{Failed, OLD, carry_out};
use super::output::Writing;
use super::release;

/// How the process is started that moves the files of a build.
#[derive(Debug, Clone)]
pub struct Finisher {
    program: PathBuf,
}

impl Finisher {
    /// The first argument of the program; the second is the folder for [`finish_moves`].
    pub const ARGUMENT: &str = "finish-moves";

    /// A program that calls [`finish_moves`] when it is told to, with [`Finisher::ARGUMENT`].
    pub fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// Starts it. `None` where that does not work: then the build moves its files itself.
    pub(super) fn start(&self, staging: &Path) -> Option<Running> {
        let mut command = Command::new(&self.program);
        command
            .arg(Self::ARGUMENT)
            .arg(staging)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // It allocates next to nothing, and to zero a huge page takes longer than the rest of its start.
            .env("MIMALLOC_ALLOW_THP", "0");
        // Ctrl-C in a terminal ends the whole group of the build.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn().ok().map(|child| Running { child })
    }
}

/// Ends what builds that were killed left behind, and waits while files of other builds move. Says whether there was any.
pub(super) fn settle(workspace: &Workspace, writing: Writing) -> bool {
    let mut any = false;
    let root = &workspace.generated;
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(owner) = name
            .to_str()
            .and_then(|name| name.strip_prefix(".staging-"))
        else {
            continue;
        };
        let staging = entry.path();
        let owner: Option<u32> = owner.parse().ok();
        let alive = owner.is_some_and(|owner| {
            owner != std::process::id() && Path::new("/proc").join(owner.to_string()).exists()
        });
        if !alive && writing == Writing::Files {
            let release = owner.and_then(|owner| release::step(&workspace.releases, owner));
            mend(&staging, release.as_ref());
            any = true;
        } else if journal::is_published(&staging) {
            journal::wait(&staging);
            any = true;
        }
    }
    any
}

/// The process, which waits.
pub(super) struct Running {
    child: Child,
}

impl Running {
    /// Lets it move the files. `None` when it ended before it said what came of it.
    pub(super) fn finish(&mut self) -> Option<Result<(), Failed>> {
        drop(self.child.stdin.take());
        let mut words = BufReader::new(self.child.stdout.take()?).split(0);
        let mut word = || Some(String::from_utf8_lossy(&words.next()?.ok()?).into_owned());
        if word()? == "done" {
            return Some(Ok(()));
        }
        let (place, number, reason) = (word()?, word()?, word()?);
        let error = match number.parse() {
            Ok(number) => io::Error::from_raw_os_error(number),
            Err(_) => io::Error::other(reason),
        };
        Some(Err(Failed { place, error }))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What it waits for, if it still does.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// What the process does: waits for the end of standard input, moves what the build in `staging` wrote down, says what came
/// of it on standard output, and removes the folder.
pub fn finish_moves(staging: &Path) {
    // Without the lock nothing is touched: somebody else may be at it.
    let Ok(_lock) = journal::lock(staging) else {
        return;
    };
    let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
    if let (Some(steps), Some(root)) = (journal::read(staging), staging.parent()) {
        let said = match carry_out(root, staging, &steps, false) {
            Ok(()) => "done\0".to_owned(),
            Err(Failed { place, error }) => {
                let number = error.raw_os_error();
                let number = number.map_or_else(String::new, |number| number.to_string());
                format!("failed\0{place}\0{number}\0{error}\0")
            }
        };
        let mut out = io::stdout().lock();
        // A build that is dead does not hear it.
        let _ = out.write_all(said.as_bytes()).and_then(|()| out.flush());
    }
    remove(staging);
}

/// Does what is written down in `staging` where no process does it; where one has begun, the rest.
pub(super) fn take_over(staging: &Path, again: bool) -> Result<(), Failed> {
    // Where there are no locks, nobody else moves anything.
    let _lock = journal::lock(staging);
    let ended = || Failed {
        place: String::new(),
        error: io::Error::other("the process that moves the files was ended"),
    };
    let root = staging.parent().ok_or_else(ended)?;
    let steps = journal::read(staging).ok_or_else(ended)?;
    carry_out(root, staging, &steps, again)?;
    journal::forget(staging);
    Ok(())
}

/// Ends what a build that was killed has begun: its files go to their places if it had come so far, and are removed
/// otherwise. Waits for the process that is at it. With them goes the memory of a release.
///
/// Anybody may have put the folder there, in a project that was downloaded: nothing outside is touched.
pub(super) fn mend(staging: &Path, release: Option<&Step>) {
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|it| it.is_symlink());
    let names = [journal::LOCK, OLD].map(|name| staging.join(name));
    if is_link(staging) || names.iter().any(|path| is_link(path)) {
        return remove(staging);
    }
    let _lock = journal::lock(staging);
    if let (Some(steps), Some(root)) = (journal::read(staging), staging.parent()) {
        let is_own = |step: &Step| Some(step) == release || step.stays_inside(root, staging);
        if steps.iter().all(is_own) {
            // What cannot be moved is undone, and this build says why if it wants the same.
            let _ = carry_out(root, staging, &steps, true);
        }
    }
    remove(staging);
}

/// What cannot be removed now is removed by a later build.
fn remove(staging: &Path) {
    journal::forget(staging);
    let _ = fs::remove_dir_all(staging);
}
