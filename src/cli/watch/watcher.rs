//! Who tells that something changed: the system, or a look at the files twice a second.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{MetadataKind, ModifyKind};
use notify::{
    Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Result, Watcher as _,
};

use super::places::Places;

/// How often files are looked at where the system tells nothing.
const INTERVAL: Duration = Duration::from_millis(500);

/// Something happened.
#[derive(Debug)]
pub(super) enum Event {
    /// These may be other than they were.
    Changed(Vec<PathBuf>),
    /// Only what is known about these may be other: rights, times.
    Touched(Vec<PathBuf>),
    /// The system could not keep up, so anything may.
    Lost,
    /// Somebody wants to end it.
    Interrupted,
}

/// Tells of changes as long as it lives.
pub(super) struct Watcher {
    _watcher: Box<dyn notify::Watcher>,
}

impl Watcher {
    /// Watches the folders of a project.
    pub(super) fn start(places: &Places, polls: bool, events: &Sender<Event>) -> Result<Self> {
        let events = events.clone();
        let tell = move |event: Result<notify::Event>| {
            let event = match event {
                Ok(event) if event.need_rescan() => Event::Lost,
                // To read a file is no change of it.
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                Ok(event) if is_touch(event.kind) => Event::Touched(event.paths),
                Ok(event) => Event::Changed(event.paths),
                Err(_) => Event::Lost,
            };
            // Nobody listens any more when the command ends.
            let _ = events.send(event);
        };
        let config = Config::default()
            .with_poll_interval(INTERVAL)
            .with_compare_contents(true);
        let mut watcher: Box<dyn notify::Watcher> = match polls {
            true => Box::new(PollWatcher::new(tell, config)?),
            false => Box::new(RecommendedWatcher::new(tell, config)?),
        };
        for folder in places.folders() {
            let mode = match folder.is_whole {
                true => RecursiveMode::Recursive,
                false => RecursiveMode::NonRecursive,
            };
            watcher.watch(&folder.path, mode)?;
        }
        Ok(Self { _watcher: watcher })
    }
}

/// Whether a change is one of rights and the like. A time of writing that is another may be all that is known of a new text.
fn is_touch(kind: EventKind) -> bool {
    match kind {
        EventKind::Modify(ModifyKind::Metadata(what)) => what != MetadataKind::WriteTime,
        _ => false,
    }
}
