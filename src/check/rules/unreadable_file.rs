//! A file or folder that cannot be read.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// A file or folder of the project cannot be read.
    ///
    /// It is missing, it is not what is due (a folder where a file should be), or the account that runs
    /// provspec may not read it.
    ///
    /// ## Instead
    ///
    /// Check the path and its permissions. By default specs are read from the folder `specs` beside
    /// `provspec.toml`; another folder is named with `--specs`.
    pub(crate) static RULE = "PS0001" "unreadable-file" Error;
}

/// There is neither the file of a project nor the folder `specs`, as where a command runs in another folder.
pub(crate) fn no_project(specs: &str) -> Diagnostic {
    Diagnostic::about_path(
        &RULE,
        specs,
        format!("there is no `provspec.toml` here or above, and no folder `{specs}`"),
    )
    .help("go to the folder of the project, or name it with `--project`; `provspec new` begins one here")
}

/// The file is named, and is none that is formatted.
pub(crate) fn no_document(path: &str) -> Diagnostic {
    Diagnostic::about_path(
        &RULE,
        path,
        format!("`{path}` is no spec, shared group or file of translations: these end in `.yaml`"),
    )
    .help("leave it out")
}

/// `path` cannot be read, for the reason that the system gives.
pub(crate) fn report(path: &str, error: &std::io::Error) -> Diagnostic {
    let finding = Diagnostic::about_path(
        &RULE,
        path,
        format!("cannot read `{path}`: {}", reason(error)),
    );
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            finding.help("check the path, or name another one with `--specs`")
        }
        std::io::ErrorKind::NotADirectory => {
            finding.help("name the folder that the specs are in, not one of its files")
        }
        std::io::ErrorKind::PermissionDenied => {
            finding.help("give the account that runs provspec the right to read it")
        }
        _ => finding.help("put a file in its place, or take it away"),
    }
}

/// The system's words without its number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        std::io::ErrorKind::NotADirectory => "it is not a folder".to_owned(),
        std::io::ErrorKind::AlreadyExists => {
            "something that is not a folder is in its place".to_owned()
        }
        _ => {
            let words = error.to_string();
            let plain = words.split(" (os error").next().unwrap_or_default();
            match plain {
                "Too many levels of symbolic links" => "the link leads back to itself".to_owned(),
                _ => plain.to_owned(),
            }
        }
    }
}
