//! provspec: one YAML per payment provider, compiled into everything that is written about it.
//!
//! The pipeline, each stage a module: [`source`] → [`yaml`] (text → nodes) → [`syntax`] (nodes → the language)
//! → [`check`] (the language → the checked model) → [`ir`] → [`target`] (the model → files). All of it is
//! pure; [`build`] is the edge where files come in and go out.
//!
//! A backend compiles specs in its build script with [`build::compile`].

pub mod build;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod contract;
pub mod diagnostics;
pub mod ir;
pub mod source;
pub mod syntax;
pub mod target;
pub mod yaml;

use check::picture::{Pictures, Unseen};
use check::{Context, SharedGroups};
use diagnostics::Diagnostic;
use source::SourceFile;
use syntax::Read;
use syntax::schema::Grammar;

/// Compiles the text of one spec into the checked model. `stem` is the file's name without extension. Findings
/// go to `diagnostics`; there is a model when none of them is an error.
pub fn provider(
    source: &SourceFile,
    stem: &str,
    shared: &SharedGroups,
    project: &ir::Project,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    provider_with_pictures(source, stem, shared, project, &Unseen, diagnostics)
}

/// The same, with the pictures that the spec names looked at.
pub fn provider_with_pictures(
    source: &SourceFile,
    stem: &str,
    shared: &SharedGroups,
    project: &ir::Project,
    pictures: &dyn Pictures,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    let mut found = Vec::new();
    let provider = checked(source, stem, shared, project, pictures, &mut found);
    check::drop_explained(&mut found, &source.text);
    let broken = found
        .iter()
        .any(|found| found.rule.severity == diagnostics::Severity::Error);
    diagnostics.append(&mut found);
    provider.filter(|_| !broken)
}

fn checked(
    source: &SourceFile,
    stem: &str,
    shared: &SharedGroups,
    project: &ir::Project,
    pictures: &dyn Pictures,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    let read: Read<syntax::Provider> =
        syntax::read(&source.text, source.id, Grammar::Provider, diagnostics);
    let spec = read.document?;
    let context = Context {
        spec: &spec,
        stem,
        shared,
        project,
        lost: &read.lost,
        pictures,
    };
    check::provider(&context, diagnostics)
}
