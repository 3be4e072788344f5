//! The forms that values are made for: those of the catalogue, of `tests/extensions`, and of every pair of features.

use std::path::Path;

use generated_forms::{extensions, forms as catalogue};
use provspec::ir::{Project, Provider};
use provspec::target::Target as _;
use provspec::target::frontend::Frontend;
use provspec_forms::FormDefinition;
use serde_json::Value;

use crate::judges::Tried;
use crate::project::{self, Checked};
use crate::schema_judge::SUFFIXES;

/// Every form.
pub fn all() -> Vec<Tried> {
    let mut all = combinations();
    all.extend(of(
        &project::extensions(),
        extensions::AnyAccount::definition,
    ));
    all.extend(of(&project::checked(), catalogue::AnyAccount::definition));
    all
}

/// The forms with every pair of features.
pub fn combinations() -> Vec<Tried> {
    let folder = Path::new(env!("OUT_DIR")).join("project");
    of(
        &project::checked_at(&folder),
        crate::forms::AnyAccount::definition,
    )
}

fn of(checked: &Checked, types: fn(&str) -> Option<&'static FormDefinition>) -> Vec<Tried> {
    let forms = checked.providers.iter().flat_map(|provider| {
        let schemas = schemas(provider, &checked.project);
        provider
            .forms
            .iter()
            .zip(schemas)
            .map(move |(form, schemas)| {
                let name = format!("{}/{}", provider.code, form.key);
                let types = types(&name).unwrap_or_else(|| panic!("{name} has its type"));
                Tried {
                    name,
                    form: form.clone(),
                    types,
                    schemas,
                }
            })
    });
    forms.collect()
}

/// The schemas of each form of the provider: for RJSF, for JSON Forms, and of 2020-12.
pub fn schemas(provider: &Provider, project: &Project) -> Vec<[Value; 3]> {
    let files = Frontend::new(project).provider(provider);
    let read = |form: &str, suffix: &str| {
        let path = format!("frontend/{}/{form}.{suffix}", provider.code);
        let file = files.iter().find(|file| file.path == path);
        let file = file.unwrap_or_else(|| panic!("{path} is made"));
        serde_json::from_str(&file.contents).expect("the file is JSON")
    };
    let [rjsf, draft2020, json_forms] = SUFFIXES;
    let forms = provider.forms.iter();
    forms
        .map(|form| [rjsf, json_forms, draft2020].map(|suffix| read(&form.key, suffix)))
        .collect()
}
