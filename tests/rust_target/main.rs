//! The Rust that is generated: laid out as rustfmt does it, free of warnings, and judging values as it should.

mod catalogue;
mod compiled;
mod examples;
mod layout;
mod patterns;
mod tables;

use provspec::ir::{Project, Provider, Summary};
use provspec::target::rust::Rust;
use provspec::target::{self, OutputFile, Target};

/// Every file of a catalogue.
fn files(providers: &[Provider], project: &Project) -> Vec<OutputFile> {
    let rust = Rust { project };
    let summaries: Vec<Summary> = providers.iter().map(Provider::summary).collect();
    let mut files: Vec<OutputFile> = providers
        .iter()
        .flat_map(|provider| rust.provider(provider))
        .collect();
    files.extend(target::common(&rust, &summaries));
    files
}

/// Writes the files below a folder of its own, and gives that folder.
fn write(files: &[OutputFile], name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for file in files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(path, &file.contents).expect("the file is written");
    }
    folder
}
