//! Finding the files of a project, and reading what all specs have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Catalogue, Report};
use crate::breaking;
use crate::build::discover::{Inputs, Workspace};
use crate::build::files::{Disk, Files, shown};
use crate::build::languages::Languages;
use crate::build::part::Part;
use crate::build::picture::Beside;
use crate::build::screen::Screen;
use crate::check::SharedGroups;
use crate::check::project::{self, Config};
use crate::check::rules::unreadable_file;
use crate::source::{FileId, SourceFile};

impl Catalogue {
    /// Finds the specs, reads the project's file and the shared groups.
    pub fn open(workspace: &Workspace) -> (Self, Report) {
        Self::read(workspace, true, Arc::new(Disk::default()), None)
    }

    /// The same of a part, whose files were found before. What concerns all providers is what it was: otherwise there is no
    /// part.
    pub(in crate::build) fn open_part(workspace: &Workspace, part: &Part<'_>) -> (Self, Report) {
        let files = Arc::new(Disk::default());
        let (mut catalogue, mut report) = Self::read(workspace, true, files, Some(part));
        if !report.failed() {
            catalogue.leave_out(part, &mut report);
        }
        (catalogue, report)
    }

    /// The same for those who want the language of the specs only.
    pub(in crate::build) fn open_untranslated(workspace: &Workspace) -> (Self, Report) {
        Self::read(workspace, false, Arc::new(Disk::default()), None)
    }

    /// The same of files that may be others than those on the disk.
    pub(in crate::build) fn open_in(
        workspace: &Workspace,
        files: Arc<dyn Files>,
    ) -> (Self, Report) {
        Self::read(workspace, true, files, None)
    }

    fn read(
        workspace: &Workspace,
        translates: bool,
        files: Arc<dyn Files>,
        part: Option<&Part<'_>>,
    ) -> (Self, Report) {
        let mut report = Report::default();
        let mut catalogue = Self::alone(workspace, files, None, &mut report);
        match part {
            Some(part) if catalogue.is_known() => catalogue.inputs = part.inputs.clone(),
            _ => catalogue.find(&mut report),
        }
        let mut reads = BTreeMap::new();
        catalogue.translates = translates;
        catalogue.is_thorough &= translates;
        for at in 0..catalogue.inputs.shared.len() {
            let group = catalogue.group(at, &mut report);
            reads.extend(group.read.map(|read| (group.name, read)));
        }
        if translates {
            catalogue.open_languages(&reads, &mut report);
        }
        (catalogue, report)
    }

    /// Reads the project's file, and finds the others. `instead` is a text to be read in its place.
    pub(in crate::build) fn project_of(
        workspace: &Workspace,
        files: Arc<dyn Files>,
        instead: Option<&str>,
        report: &mut Report,
    ) -> Self {
        let mut catalogue = Self::alone(workspace, files, instead, report);
        catalogue.find(report);
        catalogue
    }

    /// The project's file, without any other.
    fn alone(
        workspace: &Workspace,
        files: Arc<dyn Files>,
        instead: Option<&str>,
        report: &mut Report,
    ) -> Self {
        let mut config = Config::default();
        let screen;
        if let Some(path) = &workspace.config {
            let mut found = Vec::new();
            let source = match instead {
                Some(text) => Some(SourceFile {
                    id: FileId(0),
                    path: shown(path),
                    text: text.into(),
                }),
                None => files.read(path, FileId(0), &mut found),
            };
            match &source {
                Some(source) => {
                    config = project::read(&source.text, source.id, &mut found);
                    found.extend(breaking::unknown(&config.breaking));
                }
                None => config.is_known = false,
            }
            if let Some(brand) = workspace
                .brand
                .as_ref()
                .and_then(|it| config.brands.get(it))
            {
                config.project.brand = brand.clone();
            }
            let levels = config.levels.clone();
            screen = Screen::open(workspace, &*files, levels, &mut found, &mut report.sources);
            report.add(found, source, &screen);
        } else {
            let Report {
                diagnostics,
                sources,
                ..
            } = report;
            screen = Screen::open(workspace, &*files, Vec::new(), diagnostics, sources);
        }
        let pictures = Beside(files.place(&workspace.specs));
        Self {
            config,
            shared: SharedGroups::default(),
            inputs: Inputs::default(),
            languages: Languages::default(),
            translates: true,
            pictures: workspace.pictures.then_some(pictures),
            files,
            screen,
            workspace: workspace.clone(),
            is_part: false,
            is_thorough: workspace.pictures,
            keeps_coverage: false,
            keeps_summaries: true,
        }
    }

    /// Finds the files of the project. Where the specs are, and which features and currencies they may name, is only known
    /// from a project that can be read.
    fn find(&mut self, report: &mut Report) {
        if self.is_known() {
            self.find_all(report);
        }
    }

    /// Finds the files, whatever is known.
    pub(in crate::build) fn find_all(&mut self, report: &mut Report) {
        match self.workspace.inputs_in(&*self.files) {
            Ok(inputs) => self.inputs = inputs,
            Err((folder, error)) => {
                let shown = shown(&folder);
                let is_missing = error.kind() == std::io::ErrorKind::NotFound;
                let is_nowhere = self.workspace.config.is_none() && shown == "specs";
                report.diagnostics.push(if is_missing && is_nowhere {
                    unreadable_file::no_project(&shown)
                } else {
                    unreadable_file::report(&shown, &error)
                });
            }
        }
    }
}
