//! The targets: each turns the checked model into files, reads nothing else and knows no other target.

mod byte_set;
pub mod docs;
pub mod frontend;
mod plain;
pub mod rust;

use crate::ir::{Project, Provider, Summary};

/// A file that a target makes, relative to the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path relative to the output folder, with `/` between parts: `rust/connectum.rs`.
    pub path: String,
    /// The whole content, UTF-8, ending in a newline.
    pub contents: String,
}

/// A file beside the specs that a target wants among the outputs as it is: targets touch no disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopiedFile {
    /// Path relative to the output folder.
    pub path: String,
    /// Path relative to the folder of the specs.
    pub from: String,
}

/// Something that turns the model of a project into files. Pure: the same model gives the same bytes, everywhere.
pub trait Target: Sync {
    /// Name, as in `provspec.toml` and on the command line.
    fn name(&self) -> &'static str;

    /// The files of one provider.
    fn provider(&self, provider: &Provider) -> Vec<OutputFile>;

    /// The pictures that the files of one provider show.
    fn copies(&self, provider: &Provider) -> Vec<CopiedFile> {
        let _ = provider;
        Vec::new()
    }

    /// Adds what the files about all providers say of the files of this one. `files` are those that
    /// [`Target::provider`] made.
    fn summarize(&self, files: &[OutputFile], summary: &mut Summary) {
        let _ = (files, summary);
    }

    /// What the files about all providers have of this one, where most of the work is: a text for each of them.
    fn entry(&self, summary: &Summary) -> Vec<String> {
        let _ = summary;
        Vec::new()
    }

    /// The files that list all providers, piece by piece. `summaries` are in order of code, and `entries` those that
    /// [`Target::entry`] made of them.
    ///
    /// They go by the summaries and by what the specs of the project say, but neither by [`FormSummary::content`], which is
    /// another after most edits, nor by [`Summary::departure`] or the release of the package: while nothing else of the
    /// summaries is another, these files are the same.
    ///
    /// [`FormSummary::content`]: crate::ir::FormSummary::content
    fn catalogue(&self, summaries: &[Summary], entries: Entries<'_>, files: &mut dyn Pieces);

    /// The files of the digests of all forms, made of nothing else. The forms come in the order of the catalogue.
    fn digests(&self, forms: &mut dyn Iterator<Item = FormDigest<'_>>) -> Vec<OutputFile> {
        let _ = forms;
        Vec::new()
    }

    /// The files that go by the project alone, with what it says of the releases of the package: they are about no
    /// provider.
    fn project(&self) -> Vec<OutputFile> {
        Vec::new()
    }
}

/// The digest of what the frontend package has about a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormDigest<'a> {
    /// The code of its provider.
    pub code: &'a str,
    /// Its key.
    pub form: &'a str,
    /// The digest, [`FormSummary::content`](crate::ir::FormSummary::content).
    pub content: &'a str,
}

/// The digests of all forms, as far as they are known.
pub fn digests(summaries: &[Summary]) -> impl Iterator<Item = FormDigest<'_>> {
    summaries.iter().flat_map(|summary| {
        summary.forms.iter().filter_map(|form| {
            Some(FormDigest {
                code: &summary.code,
                form: &form.key,
                content: form.content.as_deref()?,
            })
        })
    })
}

/// Takes files piece by piece: of thousands of providers, a list as one text is tens of megabytes.
pub trait Pieces {
    /// Adds a text at the end of the file at this path, relative to the output folder. With the first piece it begins.
    fn add(&mut self, path: &str, text: &str);
}

/// Files that are small enough to be had whole.
impl Pieces for Vec<OutputFile> {
    fn add(&mut self, path: &str, text: &str) {
        match self.iter_mut().find(|file| file.path == path) {
            Some(file) => file.contents.push_str(text),
            None => self.push(OutputFile {
                path: path.to_owned(),
                contents: text.to_owned(),
            }),
        }
    }
}

/// The entries of a target, provider by provider: of thousands, all at once would be as large as the files.
pub type Entries<'a> = &'a mut dyn Iterator<Item = Vec<String>>;

/// Every target of a project in its language, in the order in which they are built. What has no words for merchants is made
/// in the language of the specs only.
pub fn all(project: &Project) -> Vec<Box<dyn Target + '_>> {
    let mut all: Vec<Box<dyn Target + '_>> = Vec::new();
    if project.further_tag().is_none() {
        all.push(Box::new(rust::Rust { project }));
    }
    all.push(Box::new(frontend::Frontend::new(project)));
    all.push(Box::new(docs::Docs { project }));
    all
}

/// The files of one provider by these targets. Its summary learns what the files about all providers say of them.
pub fn provider(
    targets: &[Box<dyn Target + '_>],
    provider: &Provider,
    summary: &mut Summary,
) -> Vec<OutputFile> {
    let mut all = Vec::new();
    for target in targets {
        let files = target.provider(provider);
        target.summarize(&files, summary);
        all.extend(files);
    }
    all
}

/// The files by a target that are about no single provider.
pub fn common(target: &dyn Target, summaries: &[Summary]) -> Vec<OutputFile> {
    let mut entries = summaries.iter().map(|summary| target.entry(summary));
    let mut files = Vec::new();
    target.catalogue(summaries, &mut entries, &mut files);
    files.extend(target.digests(&mut digests(summaries)));
    files.extend(target.project());
    files
}
