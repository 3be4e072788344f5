//! `docs/cookbook.md`: every spec compiles without a finding, the pictures are what is drawn for it, and what the page
//! shows of the outputs is in them.

use std::collections::{BTreeMap, BTreeSet};

use provspec::ir::{Project, Provider};
use provspec::target::docs::Docs;
use provspec::target::frontend::Frontend;
use provspec::target::rust::Rust;
use provspec::target::{OutputFile, Target};
use serde_json::Value;

use crate::json::contains;
use crate::reference::blocks;
use crate::reference::specs::Reference;
use crate::{fresh, page, project};

/// A recipe's provider, and all that comes out for it.
struct Recipe {
    provider: Provider,
    outputs: Vec<OutputFile>,
}

impl Recipe {
    fn of(provider: Provider, project: &Project) -> Self {
        let mut outputs = Docs { project }.provider(&provider);
        outputs.extend(Rust { project }.provider(&provider));
        outputs.extend(Frontend::new(project).provider(&provider));
        Self { provider, outputs }
    }

    fn output(&self, path: &str) -> &str {
        let found = self.outputs.iter().find(|file| file.path == path);
        let paths = || {
            self.outputs
                .iter()
                .map(|file| &file.path)
                .collect::<Vec<_>>()
        };
        &found
            .unwrap_or_else(|| panic!("{path}: {:?}", paths()))
            .contents
    }
}

#[test]
fn every_recipe_is_true() {
    let text = page("cookbook.md");
    let language = blocks(&page("language.md"));
    let project = project(&language);
    let blocks = blocks(&text);
    let reference = Reference::of(&[language, blocks.clone()].concat());
    let mut recipes: BTreeMap<String, Recipe> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut last = String::new();
    for block in &blocks {
        let place = format!("docs/cookbook.md:{}", block.line);
        let info: Vec<&str> = block.info.iter().map(String::as_str).collect();
        match info.as_slice() {
            ["yaml"] => {
                let line = block
                    .text
                    .lines()
                    .find_map(|line| line.strip_prefix("code: "));
                last = line.expect(&place).to_owned();
                let (provider, found) = reference.compile(&block.text, &last, &project);
                wrong.extend(
                    found
                        .iter()
                        .map(|it| format!("{place}: {} {}", it.rule.code, it.message)),
                );
                let recipe = Recipe::of(provider.expect(&place), &project);
                assert!(
                    recipes.insert(last.clone(), recipe).is_none(),
                    "{place}: `{last}` is taken"
                );
            }
            ["yaml", "shared"] => {}
            ["text", "list"] => {
                let whitelist = &recipes[&last].provider.whitelist;
                let list = whitelist.format.join(&whitelist.list);
                assert_eq!(block.text.trim_end(), list, "{place}");
            }
            ["rust", "of", code] => {
                let module = recipes[*code].output(&format!("rust/{code}.rs"));
                let mut lines = module.lines().map(str::trim);
                for line in block.text.lines() {
                    assert!(
                        lines.any(|there| there == line),
                        "{place}: no `{line}` in\n{module}"
                    );
                }
            }
            ["json", "of", form] => {
                let (code, _) = form.split_once('/').expect(&place);
                let schema = recipes[code].output(&format!("frontend/{form}.2020-12.schema.json"));
                let due: Value = serde_json::from_str(&block.text).expect(&place);
                let schema: Value = serde_json::from_str(schema).unwrap();
                if !contains(&schema, &due) {
                    wrong.push(format!("{place}: not in {schema:#}"));
                }
            }
            other => panic!("{place}: what is {other:?}?"),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(recipes.len() > 15, "{} recipes", recipes.len());
    pictures(&text, &recipes);
}

/// The page shows the picture of every form, and each is fresh.
fn pictures(text: &str, recipes: &BTreeMap<String, Recipe>) {
    let mut due = BTreeSet::new();
    for (code, recipe) in recipes {
        for form in &recipe.provider.forms {
            let path = format!("cookbook/{code}.{}.svg", form.key);
            let drawn = recipe.output(&format!("docs/providers/{code}/{}.svg", form.key));
            fresh(&format!("docs/{path}"), drawn);
            due.insert(path);
        }
    }
    let shown = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let shown = shown.filter(|to| to.ends_with(".svg")).map(str::to_owned);
    assert_eq!(shown.collect::<BTreeSet<_>>(), due);
    let folder = format!("{}/docs/cookbook", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap();
    let files =
        files.map(|file| format!("cookbook/{}", file.unwrap().file_name().to_string_lossy()));
    assert_eq!(files.collect::<BTreeSet<_>>(), due, "a picture of nothing");
}
