//! What those who use the package rely on beside the forms, and what tells one state of its content from another.

use std::collections::BTreeMap;

use super::{catalogue, declarations, digests, file, index, package};
use crate::ir::{Project, Summary, digest};
use crate::target::OutputFile;

/// What the package promises beside the forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    /// What has a name that others use (files, entries, types and their members), with what it is.
    pub named: BTreeMap<String, String>,
    /// Digest of all that is behind the names.
    pub content: String,
}

/// What tells one state of a provider's part from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Digest of what the index says of the provider.
    pub facts: String,
    /// Digest of all that the package has of each form, in their order.
    pub forms: Vec<String>,
}

/// What the package promises beside the forms: all of a package without any.
pub fn promises(project: &Project) -> Promises {
    let mut project = project.clone();
    // What is said of releases is no part of what is released.
    project.package.version = None;
    project.package.history = None;
    let mut named = BTreeMap::new();
    let mut content = String::new();
    let mut files = package::files(&project);
    let locales = project.locales.clone();
    for locale in locales {
        project.locale = locale;
        catalogue::files(&mut std::iter::empty(), &project, &mut files);
        files.extend(digests::files(&mut std::iter::empty(), &project));
    }
    for OutputFile { path, contents } in files {
        let path = path.strip_prefix("frontend/").unwrap_or(&path).to_owned();
        content.push_str(&digest(&contents));
        if path == "package.json" {
            named.extend(exports(&contents));
        } else if path.ends_with(".d.ts") {
            for (name, is) in declarations::declarations(&contents) {
                named.insert(format!("{name} ({path})"), is);
            }
        }
        named.insert(path, "file".to_owned());
    }
    Promises {
        named,
        content: digest(&content),
    }
}

/// The entries of `package.json` by which the package is imported.
fn exports(manifest: &str) -> BTreeMap<String, String> {
    let manifest: serde_json::Value = serde_json::from_str(manifest)
        .unwrap_or_else(|error| unreachable!("it was written as JSON: {error}"));
    let exports = manifest["exports"].as_object().into_iter().flatten();
    exports
        .map(|(name, is)| (format!("import {name}"), is.to_string()))
        .collect()
}

/// What tells one state of a provider's part from another. `files` are those that were made of it, in every language;
/// summaries and projects are those of each.
pub fn content(files: &[OutputFile], summaries: &[Summary], projects: &[&Project]) -> Content {
    let mut all_facts = String::new();
    let mut said: Vec<String> = Vec::new();
    for (summary, project) in summaries.iter().zip(projects) {
        let (facts, of_forms) = index::said(summary, project);
        all_facts.push_str(&facts);
        said.resize(said.len().max(of_forms.len()), String::new());
        for (all, of_form) in said.iter_mut().zip(of_forms) {
            all.push_str(&of_form);
        }
    }
    let forms = summaries.first().map_or(&[][..], |summary| &summary.forms);
    let forms = forms.iter().zip(said).map(|(form, mut all)| {
        let code = summaries.first().map_or("", |summary| &summary.code);
        let start = file::package_path(&format!("{code}/{}.", form.key));
        let of_form = files.iter().filter(|file| file.path.starts_with(&start));
        for file in of_form {
            all.push_str(&digest(&file.contents));
        }
        digest(&all)
    });
    Content {
        facts: digest(&all_facts),
        forms: forms.collect(),
    }
}
