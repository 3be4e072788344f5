//! The targets: each turns the checked model into files, reads nothing else and knows no other target.

pub mod docs;
pub mod frontend;
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

    /// The files about all providers. `summaries` are in order of code, and `entries` those that
    /// [`Target::entry`] made of them.
    fn catalogue(&self, summaries: &[Summary], entries: Entries<'_>) -> Vec<OutputFile>;
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

/// The files about all providers by a target.
pub fn catalogue(target: &dyn Target, summaries: &[Summary]) -> Vec<OutputFile> {
    let mut entries = summaries.iter().map(|summary| target.entry(summary));
    target.catalogue(summaries, &mut entries)
}
