//! What is given for a new provider, before there is a spec of it.

use std::path::Path;

use super::Workspace;
use super::catalogue::{Catalogue, Report};
use super::create::source;
use super::files::shown;
use crate::check::rules::{duplicate_code, malformed_value};
use crate::diagnostics::{Diagnostic, Fix, closest};
use crate::scaffold::{self, NewField, NewSpec};

/// A project that a new provider is put into, as it is before.
#[derive(Debug)]
pub struct Receiving<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) catalogue: Catalogue,
    pub(super) report: Report,
}

impl<'a> Receiving<'a> {
    /// Looks at a project.
    pub fn open(workspace: &'a Workspace) -> Self {
        let (catalogue, report) = Catalogue::open_untranslated(workspace);
        Self {
            workspace,
            catalogue,
            report,
        }
    }

    /// Whether a new provider can begin as a copy of that with this code.
    ///
    /// # Errors
    ///
    /// The sentence that says that there is none.
    pub fn check_source(&self, code: &str) -> Result<(), String> {
        if self.catalogue.path_of(code).is_some() {
            return Ok(());
        }
        let codes = self.catalogue.codes();
        let near = closest(code, codes.iter().map(String::as_str));
        let near = near.map(|near| format!("; did you mean `{near}`?"));
        Err(format!(
            "there is no provider `{code}` to begin from{}",
            near.unwrap_or_default()
        ))
    }

    /// Whether a new provider can have this code.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_code(&self, code: &str) -> Result<(), String> {
        if !malformed_value::is_code(code) {
            let meant = malformed_value::nearest_code(code);
            let hint = if code.is_ascii() && !meant.is_empty() {
                format!("; use `{meant}`")
            } else {
                String::new()
            };
            return Err(format!(
                "the code cannot be `{code}`: {}{hint}",
                malformed_value::CODES
            ));
        }
        match self.catalogue.taken_by(code) {
            Some(first) => Err(taken(code, &shown(first))),
            None => Ok(()),
        }
    }

    /// Whether a new provider can have this name.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_name(&self, name: &str) -> Result<(), String> {
        if name.trim().is_empty() {
            return Err("the name is empty".to_owned());
        }
        if name.contains(char::is_control) {
            return Err("the name is one line, without tabs and the like".to_owned());
        }
        self.probe(name, None)
    }

    /// Whether a new provider can have this website.
    ///
    /// # Errors
    ///
    /// The sentence that says why not.
    pub fn check_website(&self, website: &str) -> Result<(), String> {
        self.probe("Name", Some(website))
    }

    /// What a spec that says no more than this would be told.
    fn probe(&self, name: &str, website: Option<&str>) -> Result<(), String> {
        let free = (0..).map(|at| format!("new{at}"));
        let code = free
            .into_iter()
            .find(|code| self.catalogue.taken_by(code).is_none());
        let code = code.unwrap_or_default();
        let spec = NewSpec {
            code: code.clone(),
            name: name.to_owned(),
            website: website.map(str::to_owned),
            modes: Vec::new(),
            accounts: vec!["merchant".to_owned()],
            fields: NewField::parse("api_key").into_iter().collect(),
            schema: String::new(),
        };
        let text = scaffold::spec(&spec);
        let found = self.catalogue.look_at(&source(&text, Path::new("")), &code);
        match found.iter().find(|found| found.is_error()) {
            Some(wrong) => Err(sentence(wrong)),
            None => Ok(()),
        }
    }
}

/// A finding about what was typed, as a sentence: there is no file yet to point into.
fn sentence(finding: &Diagnostic) -> String {
    let reason = finding.notes.first().map(|note| format!(": {note}"));
    let meant = finding.fix.as_ref().and_then(Fix::replacement);
    let meant = meant.map(|meant| format!("; use `{meant}`"));
    let help = finding.helps.first().map(|help| format!("; {help}"));
    format!(
        "{}{}{}",
        finding.message,
        reason.unwrap_or_default(),
        meant.or(help).unwrap_or_default()
    )
}

/// The code is taken by the spec `first`.
fn taken(code: &str, first: &str) -> String {
    let finding = duplicate_code::report(code, first, first);
    let reason = finding.notes.first().map(|note| format!(": {note}"));
    format!("{}{}", finding.message, reason.unwrap_or_default())
}
