//! The frontend package: an npm package with everything that a page needs to show a form, to judge what is in it,
//! and to say what is wrong.
//!
//! Each form has its schemas and UI schemas as JSON, for whoever reads files, and all of them in one module of
//! JavaScript. The module has them as text and not as imports of the files beside it: JSON modules need import
//! attributes, which not every bundler takes and Node 20 warns of.

mod catalogue;
mod changelog;
mod declarations;
mod digests;
mod entry_point;
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

use super::{Entries, FormDigest, OutputFile, Pieces, Target};
use crate::ir::{Form, Project, Provider, Summary, digest_of_file};
use file::FormFile;
use json_schema::outline::Outlines;
use json_schema::vocabulary::Vocabularies;
use json_schema::{CommonFields, Descriptions, Dialect, Source};
use module::{Layout, Parts};
use ui_schema::facts::Facts;
use ui_schema::{json_forms, rjsf};

pub use changelog::entry;
pub use promise::{Content, Promises, content, promises};

/// The frontend package.
pub struct Frontend<'a> {
    project: &'a Project,
    vocabularies: Vocabularies<'a>,
}

impl<'a> Frontend<'a> {
    /// The package of a project.
    pub fn new(project: &'a Project) -> Self {
        Self {
            project,
            vocabularies: Vocabularies::of(project),
        }
    }
}

impl Target for Frontend<'_> {
    fn name(&self) -> &'static str {
        "frontend"
    }

    fn provider(&self, provider: &Provider) -> Vec<OutputFile> {
        let forms = provider.forms.iter();
        forms
            .flat_map(|form| form_files(provider, form, self))
            .collect()
    }

    fn summarize(&self, files: &[OutputFile], summary: &mut Summary) {
        let code = &summary.code;
        for form in &mut summary.forms {
            let path = file::package_path(&FormFile::module(self.project).path(code, &form.key));
            let module = files.iter().find(|file| file.path == path);
            form.content = Some(digest_of_file(module.map_or("", |it| &it.contents)));
        }
    }

    fn entry(&self, summary: &Summary) -> Vec<String> {
        catalogue::entry(summary, self.project).into()
    }

    fn catalogue(&self, _summaries: &[Summary], entries: Entries<'_>, files: &mut dyn Pieces) {
        catalogue::files(entries, self.project, files);
    }

    fn digests(&self, forms: &mut dyn Iterator<Item = FormDigest<'_>>) -> Vec<OutputFile> {
        digests::files(forms, self.project).into()
    }

    fn project(&self) -> Vec<OutputFile> {
        match self.project.further_tag() {
            None => package::files(self.project),
            Some(_) => Vec::new(),
        }
    }
}

/// Everything about one form.
fn form_files<'a>(
    provider: &'a Provider,
    form: &'a Form,
    package: &'a Frontend<'a>,
) -> Vec<OutputFile> {
    let Frontend {
        project,
        vocabularies,
    } = package;
    let descriptions = Descriptions::of(provider, form, project);
    let outlines = Outlines::of_form(form);
    let source = Source {
        provider,
        form,
        project,
        vocabularies,
        descriptions: &descriptions,
        outlines: &outlines,
    };
    let common = CommonFields::of(source);
    let facts = Facts::of(source);
    let schema = |dialect| json_schema::schema(source, &common, dialect);
    let parts = Parts {
        rjsf: Layout {
            schema: schema(Dialect::Rjsf),
            ui_schema: rjsf::schema(source, &facts),
        },
        json_forms: Layout {
            schema: schema(Dialect::JsonForms),
            ui_schema: json_forms::schema(source, &facts),
        },
        schema_2020: schema(Dialect::Draft2020),
        messages: messages::messages(form, project.locale),
    };
    let path = |file: FormFile| file.path(&provider.code, &form.key);
    let json = |of, json| file::json(&path(of), json);
    let text = |of, contents: String| file::text(&path(of), contents);
    let module = module::module(provider, form, &parts, project.further_tag());
    // Those who read files get them in the language of the specs: in each, they would be as large again as the modules.
    if project.further_tag().is_some() {
        return vec![text(FormFile::module(project), module)];
    }
    vec![
        json(FormFile::Schema, &parts.rjsf.schema),
        json(FormFile::Schema2020, &parts.schema_2020),
        json(FormFile::SchemaJsonForms, &parts.json_forms.schema),
        json(FormFile::Rjsf, &parts.rjsf.ui_schema),
        json(FormFile::JsonForms, &parts.json_forms.ui_schema),
        text(FormFile::Module, module),
        text(
            FormFile::Types,
            typescript::types(provider, form, project, &descriptions),
        ),
    ]
}
