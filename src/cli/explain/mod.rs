//! `provspec explain`

mod markdown;

use std::path::Path;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::args::ProjectArgs;
use super::pages::Page;
use super::terminal::{print, say};
use super::{SUCCESS, USAGE, pages};
use crate::breaking;
use crate::check::rules;
use crate::diagnostics::{Rule, closest};

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Code or name of the rule, such as `PS0203` or `unknown-field`, or the family of several, such as `PS02`; without one, all rules are
    /// listed.
    rule: Option<String>,
    /// The pages of all rules; as Markdown with `--out FOLDER`, a file a rule and an index.
    #[arg(long, conflicts_with = "rule")]
    all: bool,
    /// How rules are explained.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// For a terminal: the page, or one line a rule.
    Text,
    /// A page of a site, with its severity and family; without a rule, the index of all.
    Markdown,
    /// One JSON document: a map, or a list of maps.
    Json,
}

pub(super) fn run(project: &ProjectArgs, options: &ExplainArgs) -> u8 {
    if let Some(folder) = project.out() {
        if options.all && options.format == ExplainFormat::Markdown {
            return write(folder);
        }
        say(
            "error: `--out` takes pages of all rules: `provspec explain --all --format markdown --out FOLDER`\n",
        );
        return USAGE;
    }
    let text = match &options.rule {
        Some(wanted) => match rules::find(wanted).or_else(|| breaking::find(wanted)) {
            Some(rule) => one(rule, options.format),
            None => match of_family(wanted).as_slice() {
                [] => return unknown(wanted),
                rules => many(rules, options),
            },
        },
        None => many(&every_rule(), options),
    };
    print(&text, SUCCESS)
}

/// Those about specs, and those about what a change of them breaks.
fn every_rule() -> Vec<&'static Rule> {
    let mut all = rules::all();
    all.extend(breaking::all());
    all
}

/// The rules whose codes begin so, as `PS02`.
fn of_family(wanted: &str) -> Vec<&'static Rule> {
    let prefix = wanted.to_ascii_uppercase();
    let mut rules = every_rule();
    rules.retain(|rule| prefix.len() == 4 && rule.code.starts_with(&prefix));
    rules
}

fn one(rule: &Rule, format: ExplainFormat) -> String {
    match format {
        ExplainFormat::Text => rule.explanation(),
        ExplainFormat::Markdown => markdown::page(rule),
        ExplainFormat::Json => format!("{:#}\n", document(rule)),
    }
}

fn many(rules: &[&Rule], options: &ExplainArgs) -> String {
    let pages = |page: &dyn Fn(&Rule) -> String| {
        let pages: Vec<String> = rules.iter().map(|rule| page(rule)).collect();
        pages.join("\n")
    };
    match (options.format, options.all) {
        (ExplainFormat::Text, false) => rules.iter().map(|rule| line(rule)).collect(),
        (ExplainFormat::Text, true) => pages(&Rule::explanation),
        (ExplainFormat::Markdown, false) => markdown::index(rules),
        (ExplainFormat::Markdown, true) => pages(&markdown::page),
        (ExplainFormat::Json, _) => {
            let all: Value = rules.iter().map(|rule| document(rule)).collect();
            format!("{all:#}\n")
        }
    }
}

fn line(rule: &Rule) -> String {
    format!("{} {:24} {}\n", rule.code, rule.name, rule.summary().trim())
}

/// For whom a rule breaks something; nobody, for one about specs.
fn categories(rule: &Rule) -> Vec<&'static str> {
    let categories = breaking::categories(rule).iter();
    categories.map(|category| category.name()).collect()
}

fn document(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.name(),
        "categories": categories(rule),
        "summary": rule.what(),
        "explanation": rule.explanation(),
    })
}

/// The pages of a site.
fn write(folder: &Path) -> u8 {
    let rules = every_rule();
    let index = Page {
        path: "index.md".to_owned(),
        text: markdown::index(&rules),
    };
    let pages = rules.iter().map(|rule| Page {
        path: format!("{}.md", rule.code),
        text: markdown::page(rule),
    });
    pages::write(
        folder,
        std::iter::once(index).chain(pages),
        markdown::WRITTEN,
    )
}

fn unknown(wanted: &str) -> u8 {
    let rules = every_rule();
    let known = rules.iter().flat_map(|rule| [rule.code, rule.name]);
    let hint = closest(wanted, known)
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    say(&format!(
        "error: there is no rule `{wanted}`{hint}\n`provspec explain` lists all rules\n"
    ));
    USAGE
}
