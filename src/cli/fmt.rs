//! `provspec fmt`

use std::io::Read;
use std::path::Path;

use super::args::{FmtArgs, ReportFormat};
use super::terminal::{count, is_coloured, print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Formatted, FormattedFile, Mark, Workspace};
use crate::diagnostics::render;

pub(super) fn run(workspace: &Workspace, options: &FmtArgs) -> u8 {
    let is_input = |path: &Path| path == Path::new("-");
    match options.files.as_slice() {
        [only] if is_input(only) => return text(workspace, options),
        files if files.iter().any(|path| is_input(path)) => {
            say("error: `-` is standard input, and does not go with files\n");
            return USAGE;
        }
        _ if options.stdin_filename.is_some() => {
            say("error: `--stdin-filename` is for a text on standard input: `provspec fmt -`\n");
            return USAGE;
        }
        _ => {}
    }
    let formatted = build::format(workspace, &options.files);
    let failed = tell_failures(&formatted, workspace);
    let changed: Vec<&FormattedFile> = formatted.files.iter().filter(|it| it.changed).collect();
    let unchanged = formatted.files.len() - changed.len();
    if options.check || options.diff {
        let mut out = String::new();
        for file in &changed {
            out += &match options.diff {
                true => shown(file),
                false => format!("not formatted: {}\n", file.name),
            };
        }
        let any = failed || !changed.is_empty();
        let code = print(&out, if any { FINDINGS } else { SUCCESS });
        if !changed.is_empty() {
            let number = count(changed.len(), "file");
            say(&format!(
                "error: {number} not formatted; `provspec fmt` formats\n"
            ));
        } else if !failed {
            let are = if unchanged == 1 { "is" } else { "are" };
            let files = count(unchanged, "file");
            say(&format!("{files} {are} formatted already\n"));
        }
        return code;
    }
    let mut failed = failed;
    let mut written = 0;
    for file in changed {
        match build::rewrite(&file.path, &file.before, &file.after, Mark::Drop) {
            Ok(()) => written += 1,
            Err(error) => {
                say(&format!("error: cannot write `{}`: {error}\n", file.name));
                failed = true;
            }
        }
    }
    say(&format!(
        "formatted {}, {unchanged} unchanged\n",
        count(written, "file")
    ));
    if failed { FINDINGS } else { SUCCESS }
}

/// Standard input is formatted to standard output.
fn text(workspace: &Workspace, options: &FmtArgs) -> u8 {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
        say(&format!("error: cannot read standard input: {error}\n"));
        return USAGE;
    }
    let name = options.stdin_filename.as_deref();
    let formatted = build::format_text(workspace, name.unwrap_or(Path::new("<stdin>")), &bytes);
    if tell_failures(&formatted, workspace) {
        return FINDINGS;
    }
    let Some(file) = formatted.files.first() else {
        return SUCCESS;
    };
    let code = if file.changed { FINDINGS } else { SUCCESS };
    match (options.check, options.diff) {
        (_, true) => print(&shown(file), code),
        (true, false) => code,
        (false, false) => print(&file.after, SUCCESS),
    }
}

/// Says what is wrong with files that are left as they are; whether there are any.
fn tell_failures(formatted: &Formatted, workspace: &Workspace) -> bool {
    report(&formatted.outcome, workspace, ReportFormat::Text, SUCCESS);
    for name in &formatted.altered {
        say(&format!(
            "error: formatting would change what `{name}` says, so it is left as it is; this is a mistake of provspec, please \
             report it\n"
        ));
    }
    formatted.outcome.failed() || !formatted.altered.is_empty()
}

/// What would change in a file.
fn shown(file: &FormattedFile) -> String {
    render::diff(&file.name, &file.before, &file.after, is_coloured())
}
