//! The frontend package: an npm package with everything that a page needs to show a form, to judge what is in it,
//! and to say what is wrong.
//!
//! Each form has its schemas and UI schemas as JSON, for whoever reads files, and all of them in one module of
//! JavaScript. The module has them as text and not as imports of the files beside it: JSON modules need import
//! attributes, which not every bundler takes and Node 20 warns of.

mod changelog;
mod declarations;
mod file;
mod index;
mod json;
mod json_schema;
mod messages;
mod module;
mod package;
mod place;
mod promise;
mod typescript;
mod ui_schema;

use super::{OutputFile, Target};
use crate::ir::{Form, Project, Provider, Summary, digest};
use file::FormFile;
use json_schema::Dialect;
use module::{Layout, Parts};
use ui_schema::{json_forms, rjsf};

pub use promise::{Content, Promises, content, promises};

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
    let parts = Parts {
        rjsf: Layout {
            schema: schema(Dialect::Rjsf),
            ui_schema: rjsf::schema(provider, form, project),
        },
        json_forms: Layout {
            schema: schema(Dialect::JsonForms),
            ui_schema: json_forms::schema(provider, form, project),
        },
        schema_2020: schema(Dialect::Draft2020),
        messages: messages::messages(form),
    };
    let path = |file: FormFile| file.path(&provider.code, &form.key);
    let json = |of, json| file::json(&path(of), json);
    let text = |of, contents: String| file::text(&path(of), contents);
    vec![
        json(FormFile::Schema, &parts.rjsf.schema),
        json(FormFile::Schema2020, &parts.schema_2020),
        json(FormFile::SchemaJsonForms, &parts.json_forms.schema),
        json(FormFile::Rjsf, &parts.rjsf.ui_schema),
        json(FormFile::JsonForms, &parts.json_forms.ui_schema),
        text(FormFile::Module, module::module(provider, form, &parts)),
        text(FormFile::Types, typescript::types(provider, form, project)),
    ]
}
