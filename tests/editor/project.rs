//! Projects to ask about: small ones with a mark where the cursor stands, and the catalogue.

use std::fs;
use std::path::Path;

use provspec::check::{SharedGroups, project};
use provspec::diagnostics::Diagnostic;
use provspec::editor::{Edit, File, View, applied};
use provspec::ir;
use provspec::source::{FileId, SourceFile};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};

/// The mark that stands where the cursor is.
pub const CURSOR: char = '‸';

/// A project in memory.
pub struct Project {
    pub files: Vec<(Grammar, String, SourceFile)>,
    pub config: ir::Project,
}

impl Project {
    /// A project of these files: kind, name, text.
    pub fn new(files: &[(Grammar, &str, &str)]) -> Self {
        let mut project = Self {
            files: Vec::new(),
            config: config(CONFIG),
        };
        for (grammar, stem, text) in files {
            project.add(*grammar, stem, text);
        }
        project
    }

    /// Every file of the catalogue.
    pub fn catalogue() -> Self {
        Self::read(".")
    }

    /// Every file of a project; one without shared groups has those of the catalogue.
    pub fn read(root: &str) -> Self {
        let root = Path::new(root);
        let read = |path: &Path| fs::read_to_string(path).unwrap();
        let config = config(&read(&root.join("provspec.toml")));
        let mut project = Self {
            files: Vec::new(),
            config,
        };
        let shared = Some(root.join("specs/shared")).filter(|folder| folder.exists());
        let folders = [
            (Grammar::Provider, root.join("specs")),
            (
                Grammar::SharedGroup,
                shared.unwrap_or_else(|| "specs/shared".into()),
            ),
            (Grammar::Translations, root.join("specs/locales")),
            (Grammar::Translations, root.join("specs/locales/uk")),
        ];
        for (grammar, folder) in folders {
            let Ok(entries) = fs::read_dir(folder) else {
                continue;
            };
            let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
            paths.sort();
            for path in paths
                .iter()
                .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
            {
                let stem = path.file_stem().unwrap().to_str().unwrap();
                project.add(grammar, stem, &read(path));
            }
        }
        project
    }

    pub fn add(&mut self, grammar: Grammar, stem: &str, text: &str) {
        let id = FileId(u32::try_from(self.files.len()).unwrap());
        let path = format!("{stem}.yaml");
        let source = SourceFile {
            id,
            path,
            text: text.into(),
        };
        self.files.push((grammar, stem.to_owned(), source));
    }

    pub fn views(&self) -> Vec<File<'_>> {
        self.files
            .iter()
            .map(|(grammar, stem, source)| File {
                grammar: *grammar,
                stem,
                source,
            })
            .collect()
    }

    pub fn view<'a>(&'a self, files: &'a [File<'a>], at: usize) -> View<'a> {
        View {
            file: files[at],
            files,
            project: &self.config,
        }
    }

    /// The project after edits.
    pub fn after(&self, edits: &[Edit]) -> Self {
        let mut files = self.files.clone();
        for (_, _, source) in &mut files {
            if edits.iter().any(|edit| edit.span.file == source.id) {
                source.text = applied(source, edits).into();
            }
        }
        Self {
            files,
            config: self.config.clone(),
        }
    }

    /// The shared groups, as they are read.
    pub fn shared(&self) -> SharedGroups {
        let mut shared = SharedGroups::default();
        for (_, stem, source) in self
            .files
            .iter()
            .filter(|(grammar, ..)| *grammar == Grammar::SharedGroup)
        {
            let read: Read<SharedGroup> = syntax::read(
                &source.text,
                source.id,
                Grammar::SharedGroup,
                &mut Vec::new(),
            );
            if read.document.is_none() || !read.lost.is_empty() {
                shared.broken.insert(stem.clone(), read.lost);
            }
            let group = read.document.map(|group| (stem.clone(), group));
            shared.groups.extend(group);
        }
        shared
    }

    /// What becomes of a spec, and what is found in it.
    pub fn compiled(&self, at: usize) -> (Option<ir::Provider>, Vec<Diagnostic>) {
        let (_, stem, source) = &self.files[at];
        let mut found = Vec::new();
        let provider = provspec::provider(source, stem, &self.shared(), &self.config, &mut found);
        (provider, found)
    }
}

const CONFIG: &str = r#"
[brand]
company_name = "Example Pay"
callbacks_base_url = "https://psp.example.com"

[values]
partner_id = "98712"

[features]
payments = "Payments"
apple_pay = "Apple Pay"

[currencies]
codes = ["EUR", "UAH", "USD"]

[currencies.extra]
BTC = "Bitcoin"
"#;

fn config(text: &str) -> ir::Project {
    let mut found = Vec::new();
    let config = project::read(text, FileId(u32::MAX), &mut found);
    assert!(!found.iter().any(Diagnostic::is_error), "{found:#?}");
    config.project
}

/// A text without its mark, and where that was.
pub fn marked(text: &str) -> (String, usize) {
    let at = text.find(CURSOR).expect("a mark in the text");
    (text.replacen(CURSOR, "", 1), at)
}

/// Every byte at which a character begins, and the end.
pub fn places(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}
