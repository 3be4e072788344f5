//! Writing down what is found, so that only what is new is told.

use std::fs;
use std::io;

use super::files::shown;
use super::{Outcome, Progress, Workspace, check};
use crate::check::baseline::Baseline;
use crate::check::rules::invalid_baseline;
use crate::diagnostics::{Diagnostic, Hidden, Severity, Why};

/// Checks every spec and writes down what is found: how much that is; none where something keeps it from being written. After an error
/// nothing is written, since not everything is known of a spec with one, and it would have to be mended all the same.
pub fn write_baseline(workspace: &Workspace, progress: &dyn Progress) -> (Outcome, Option<usize>) {
    let whole = Workspace {
        leaves_out_known: false,
        ..workspace.clone()
    };
    let mut outcome = check(&whole, progress);
    let is_error = |found: &Diagnostic| found.rule.severity == Severity::Error;
    if outcome.diagnostics.iter().any(is_error) {
        outcome.diagnostics.retain(is_error);
        return (outcome, None);
    }
    let relative = |path: &str| workspace.in_project(path);
    let baseline = Baseline::of(&outcome.diagnostics, &outcome.sources, &relative);
    if let Err(error) = write(workspace, &baseline) {
        let path = shown(&workspace.baseline);
        outcome.diagnostics = vec![invalid_baseline::about(&path, "write", &error)];
        return (outcome, None);
    }
    let number = baseline.len();
    let known = std::mem::take(&mut outcome.diagnostics).into_iter();
    outcome.hidden.extend(known.map(|finding| Hidden {
        finding,
        why: Why::Known,
    }));
    (outcome, Some(number))
}

/// A baseline of nothing is no file.
fn write(workspace: &Workspace, baseline: &Baseline) -> io::Result<()> {
    let path = &workspace.baseline;
    if baseline.is_empty() {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let text = baseline.write();
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("json.{}", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.inspect_err(|_| drop(fs::remove_file(&beside)))
}
