//! A progress bar, where somebody watches and the work is long.

use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;
use crate::build::Progress;

/// A bar on a terminal; nothing elsewhere.
#[derive(Debug, Default)]
pub(super) struct Bar(OnceLock<ProgressBar>);

/// Fewer providers are done before anybody could read the bar.
const FEW: usize = 500;

impl Progress for Bar {
    fn start(&self, total: usize) {
        let bar = if total >= FEW && terminal::is_watched() {
            let bar = ProgressBar::with_draw_target(
                Some(total as u64),
                ProgressDrawTarget::stderr_with_hz(10),
            );
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} providers") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        } else {
            ProgressBar::hidden()
        };
        let _ = self.0.set(bar);
    }

    fn advance(&self) {
        if let Some(bar) = self.0.get() {
            bar.inc(1);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = self.0.get() {
            bar.finish_and_clear();
        }
    }
}
