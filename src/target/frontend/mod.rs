//! The frontend package: an npm package with everything that a page needs to show a form, to judge what is in it,
//! and to say what is wrong.
//!
//! Each form has its schemas and UI schemas as JSON, for whoever reads files, and all of them in one module of
//! JavaScript. The module has them as text and not as imports of the files beside it: JSON modules need import
//! attributes, which not every bundler takes and Node 20 warns of.

mod file;
mod index;
mod json;
mod json_schema;
mod messages;
mod module;
mod package;
mod place;
mod typescript;
mod ui_schema;

use super::{OutputFile, Target};
use crate::ir::{Form, Project, Provider, Summary, digest};
use file::FormFile;
use json_schema::Dialect;
use ui_schema::{json_forms, rjsf};

/// The frontend package.
pub struct Frontend;

impl Target for Frontend {
    fn name(&self) -> &'static str {
        "frontend"
    }

    fn provider(&self, provider: &Provider, project: &Project) -> Vec<OutputFile> {
        let forms = provider.forms.iter();
        forms
            .flat_map(|form| form_files(provider, form, project))
            .collect()
    }

    fn summarize(&self, files: &[OutputFile], summary: &mut Summary) {
        for form in &mut summary.forms {
            let path = file::package_path(&FormFile::Module.path(&summary.code, &form.key));
            let module = files.iter().find(|file| file.path == path);
            form.content = module.map(|module| digest(&module.contents));
        }
    }

    fn catalogue(&self, summaries: &[Summary], project: &Project) -> Vec<OutputFile> {
        package::files(summaries, project)
    }
}

/// Everything about one form.
fn form_files(provider: &Provider, form: &Form, project: &Project) -> Vec<OutputFile> {
    let schema = |dialect| json_schema::schema(provider, form, project, dialect);
    let parts = [
        (FormFile::Schema, schema(Dialect::Rjsf)),
        (FormFile::Schema2020, schema(Dialect::Draft2020)),
        (FormFile::SchemaJsonForms, schema(Dialect::JsonForms)),
        (FormFile::Rjsf, rjsf::schema(provider, form, project)),
        (
            FormFile::JsonForms,
            json_forms::schema(provider, form, project),
        ),
    ];
    let path = |file: FormFile| file.path(&provider.code, &form.key);
    let mut files: Vec<OutputFile> = parts
        .iter()
        .map(|(of, json)| file::json(&path(*of), json))
        .collect();
    let messages = messages::messages(form);
    let module = module::module(provider, form, &parts, &messages);
    files.push(file::text(&path(FormFile::Module), module));
    let types = typescript::types(provider, form, project);
    files.push(file::text(&path(FormFile::Types), types));
    files
}
