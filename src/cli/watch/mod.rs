//! `provspec watch`: builds again whenever a file of the project changes, until Ctrl-C.
//!
//! Every round looks at the disk itself, so nothing depends on what the system tells of a change but that there was one. Whatever
//! changes during a round is the reason for the next.

mod places;
mod watcher;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::args::{ProjectArgs, WatchArgs};
use super::terminal::{count, is_watched, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Outcome, Workspace};
use crate::diagnostics::render::{self, Count};
use places::Places;
use watcher::{Event, Watcher};

/// Editors and version control change several files, or one file several times, in one go: this long nothing more happens
/// behind that.
const QUIET: Duration = Duration::from_millis(20);
/// A file that was read while it was being written is wrong for no longer than this.
const HALF_WRITTEN: Duration = Duration::from_millis(60);
/// Where something always happens, it is looked at so often all the same.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) fn run(project: &ProjectArgs, options: &WatchArgs) -> u8 {
    let workspace = match project.workspace() {
        Ok(workspace) => workspace,
        Err(why) => {
            say(&format!("error: {why}\n"));
            return USAGE;
        }
    };
    let (sender, events) = channel();
    let interrupt = sender.clone();
    let heard = ctrlc::set_handler(move || drop(interrupt.send(Event::Interrupted)));
    if let Err(error) = heard {
        say(&format!("error: cannot wait for Ctrl-C: {error}\n"));
        return FINDINGS;
    }
    Watch {
        project,
        options,
        workspace,
        sender,
        events,
        told: None,
        seen: None,
    }
    .run()
}

struct Watch<'a> {
    project: &'a ProjectArgs,
    options: &'a WatchArgs,
    workspace: Workspace,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// The findings that were printed last.
    told: Option<String>,
    /// What there was when something was told last.
    seen: Option<Places>,
}

/// What made a wait end.
enum Wait {
    Changed(Vec<PathBuf>),
    Nothing,
    Interrupted,
}

impl Watch<'_> {
    fn run(mut self) -> u8 {
        let mut polls = self.options.poll;
        let mut changed = Vec::new();
        loop {
            // `provspec.toml` may name other folders now.
            if let Ok(workspace) = self.project.workspace() {
                self.workspace = workspace;
            }
            // What is there is watched before it is looked at, so that no change falls between.
            let places = Places::of(&self.workspace);
            let watcher = Watcher::start(&places, polls, &self.sender).or_else(|error| {
                if polls {
                    return Err(error);
                }
                say(&format!(
                    "warning: the system does not tell of changes ({error}); files are looked at twice a second instead\n"
                ));
                polls = true;
                Watcher::start(&places, true, &self.sender)
            });
            let watcher = match watcher {
                Ok(watcher) => watcher,
                Err(error) => {
                    say(&format!("error: cannot watch the project: {error}\n"));
                    return FINDINGS;
                }
            };
            if let Some(more) = self.round(&places, &changed) {
                match more {
                    Wait::Interrupted => return SUCCESS,
                    // What was not told yet is told with it.
                    Wait::Changed(more) => {
                        let news = more.into_iter().filter(|path| !changed.contains(path));
                        let news: Vec<PathBuf> = news.collect();
                        changed.extend(news);
                    }
                    Wait::Nothing => {}
                }
                continue;
            }
            changed = match self.wait(&places, None) {
                Wait::Interrupted => return SUCCESS,
                Wait::Changed(paths) => paths,
                Wait::Nothing => Vec::new(),
            };
            drop(watcher);
        }
    }

    /// Builds or checks once, and tells what came of it. What is wrong may be so because a file is half written: then what
    /// ends the wait for the rest of it is returned, and nothing is told.
    fn round(&mut self, places: &Places, changed: &[PathBuf]) -> Option<Wait> {
        let started = Instant::now();
        let outcome = match self.options.check {
            true => build::check(&self.workspace, &()),
            false => build::build(&self.workspace, &()),
        };
        let taken = started.elapsed();
        if outcome.failed() && self.told.is_some() {
            match self.wait(places, Some(HALF_WRITTEN)) {
                Wait::Nothing => {}
                more => return Some(more),
            }
        }
        let before = self.seen.replace(places.clone());
        let headline = before.and_then(|before| places.headline(changed, &before));
        self.tell(&outcome, headline, taken);
        None
    }

    fn tell(&mut self, outcome: &Outcome, headline: Option<String>, taken: Duration) {
        let found = render::text(&outcome.diagnostics, &outcome.sources, true);
        let is_news = self.told.as_ref() != Some(&found) || !outcome.changes.files.is_empty();
        // Who changes rights or times alone is told nothing.
        if !is_news && headline.is_none() {
            return;
        }
        if self.options.clear && is_watched() {
            say("\x1b[2J\x1b[3J\x1b[H");
        }
        if let Some(headline) = headline {
            say(&format!("{headline}\n"));
        }
        say(&found);
        say(&self.summary(outcome, taken));
        self.told = Some(found);
    }

    /// One line.
    fn summary(&self, outcome: &Outcome, taken: Duration) -> String {
        let found = Count::of(&outcome.diagnostics);
        let milliseconds = taken.as_secs_f64() * 1e3;
        let written = outcome.changes.files.len();
        let what = match (outcome.failed(), self.options.check) {
            (true, true) => format!("error: {found}"),
            (true, false) => format!("error: {found}; nothing was written"),
            (false, true) => {
                let providers = count(outcome.sound, "provider");
                format!("checked {providers}: {found}")
            }
            (false, false) if written == 0 => {
                format!(
                    "up to date: {}; {found}",
                    count(outcome.changes.total, "file")
                )
            }
            (false, false) => format!("wrote {}; {found}", count(written, "file")),
        };
        format!("{what}, in {milliseconds:.0} ms\n")
    }

    /// Waits for a change, and until it seems to be over; for a first one only so long, if at all.
    fn wait(&mut self, places: &Places, limit: Option<Duration>) -> Wait {
        let mut changed: Vec<PathBuf> = Vec::new();
        let mut since = None;
        loop {
            let event = match (since, limit) {
                (Some(since), _) if Instant::elapsed(&since) > PATIENCE => {
                    return Wait::Changed(changed);
                }
                (Some(_), _) => self.events.recv_timeout(QUIET),
                (None, Some(limit)) => self.events.recv_timeout(limit),
                (None, None) => {
                    let event = self.events.recv();
                    event.map_err(|_| RecvTimeoutError::Disconnected)
                }
            };
            match event {
                Ok(Event::Changed(paths)) => {
                    for path in paths.into_iter().filter(|path| places.matters(path)) {
                        since = since.or_else(|| Some(Instant::now()));
                        if !changed.contains(&path) {
                            changed.push(path);
                        }
                    }
                }
                Ok(Event::Touched(paths)) => {
                    if paths.iter().any(|path| places.matters(path)) {
                        since = since.or_else(|| Some(Instant::now()));
                    }
                }
                Ok(Event::Lost) => since = since.or_else(|| Some(Instant::now())),
                Ok(Event::Interrupted) | Err(RecvTimeoutError::Disconnected) => {
                    return Wait::Interrupted;
                }
                Err(RecvTimeoutError::Timeout) if since.is_some() => {
                    return Wait::Changed(changed);
                }
                Err(RecvTimeoutError::Timeout) => return Wait::Nothing,
            }
        }
    }
}
