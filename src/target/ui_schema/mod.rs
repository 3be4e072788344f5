//! UI schemas: how a renderer shows a form. One module per renderer; so far there is RJSF.

mod facts;
mod index;
mod rjsf;

use super::frontend::{FormFile, file};
use super::{OutputFile, Target};
use crate::ir::{Project, Provider, Summary};

/// The UI schemas for RJSF, and the index of the frontend package.
pub struct Rjsf;

impl Target for Rjsf {
    fn name(&self) -> &'static str {
        "ui_schema"
    }

    fn provider(&self, provider: &Provider, project: &Project) -> Vec<OutputFile> {
        provider
            .forms
            .iter()
            .map(|form| {
                let path = FormFile::Rjsf.path(&provider.code, &form.key);
                file(&path, &rjsf::schema(provider, form, project))
            })
            .collect()
    }

    fn catalogue(&self, summaries: &[Summary], project: &Project) -> Vec<OutputFile> {
        vec![file("index.json", &index::index(summaries, project))]
    }
}
