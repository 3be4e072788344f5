//! The pages about all providers.

use super::super::{OutputFile, Pieces};
use super::markdown::{Line, Markdown};
use super::words::{Part, Words, Written};
use super::{filters, site};
use crate::ir::whitelist::Requirement;
use crate::ir::{Locale, Project, Status, Summary};

/// The longest name, in characters, that is shown where there is a short one too.
const LONGEST_NAME: usize = 32;

pub(super) fn files(
    summaries: &[Summary],
    project: &Project,
    locale: Locale,
    files: &mut dyn Pieces,
) {
    let (folder, words) = (site::folder(project, locale), Words::of(locale));
    files.add(
        &format!("{folder}/index.md"),
        &home(words, summaries, project),
    );
    let path = format!("{folder}/providers/index.md");
    providers(words, summaries, &mut |text| files.add(&path, text));
}

/// The stylesheets and scripts of the pages.
pub(super) fn assets(project: &Project, locale: Locale) -> Vec<OutputFile> {
    let folder = site::folder(project, locale);
    let assets = filters::FILES.iter().map(|(path, contents)| OutputFile {
        path: format!("{folder}/{path}"),
        contents: (*contents).to_owned(),
    });
    assets.collect()
}

fn home(words: &Words, summaries: &[Summary], project: &Project) -> String {
    let mut company = Line::new();
    company.push_brand(&project.brand.company_name);
    let mut md = Markdown::default();
    md.title(&Line::of(words.catalogue.home));
    md.paragraph(&Line::fill(
        words.catalogue.home_intro,
        &[("company", Part::Run(&company))],
    ));
    let count = Line::of(&summaries.len().to_string());
    md.paragraph(&match summaries.len() {
        0 => Line::of(words.catalogue.home_none),
        1 => Line::of(words.catalogue.home_one),
        _ => Line::fill(words.catalogue.home_count, &[("count", Part::Run(&count))]),
    });
    md.finish()
}

/// The page that lists them, row by row.
fn providers(words: &Words, summaries: &[Summary], add: &mut dyn FnMut(&str)) {
    let mut md = Markdown::default();
    md.title(&Line::of(words.catalogue.providers));
    if summaries.is_empty() {
        md.paragraph(&Line::of(words.catalogue.home_none));
        return add(&md.finish());
    }
    filters::place(words, &mut md);
    md.head(&[
        words.catalogue.provider,
        words.catalogue.forms,
        words.modes.heading,
        words.catalogue.files,
        words.catalogue.whitelist,
        words.catalogue.status,
    ]);
    for summary in summaries {
        md.row(&row(words, summary));
        add(&md.take());
    }
}

fn row(words: &Words, summary: &Summary) -> Vec<Line> {
    let forms: Vec<Line> = summary
        .forms
        .iter()
        .map(|form| filters::choice(&Line::plain(&form.title)))
        .collect();
    let modes: Vec<Line> = summary
        .modes
        .iter()
        .map(|mode| filters::choice(&Line::of(words.mode_title(*mode))))
        .collect();
    let requirement = summary.whitelist.requirement;
    let whitelist = match requirement {
        Requirement::Required => words.catalogue.whitelist_required,
        Requirement::AskManager => words.catalogue.whitelist_ask,
        Requirement::Recommended => words.catalogue.whitelist_recommended,
        Requirement::None => words.catalogue.whitelist_none,
    };
    let whitelist = if summary.whitelist.is_limited() && requirement != Requirement::None {
        Line::fill(
            words.catalogue.whitelist_limited,
            &[(
                "requirement",
                Part::Run(&filters::choice(&Line::of(whitelist))),
            )],
        )
    } else {
        Line::of(whitelist)
    };
    let status = match summary.status {
        Status::Active => words.catalogue.status_active,
        Status::Deprecated => words.catalogue.status_deprecated,
        Status::Listed => words.catalogue.status_listed,
    };
    let (name, other) = if summary.name.chars().count() > LONGEST_NAME {
        (&summary.short_name, &summary.name)
    } else {
        (&summary.name, &summary.short_name)
    };
    let link = Line::to_file(&Line::plain(name), &format!("{}.md", summary.code));
    vec![
        if name == other {
            link
        } else {
            filters::also(&link, other)
        },
        // Titles have commas of their own.
        or_nothing(
            words,
            Line::join(&forms, words.common.dot, words.common.dot),
        ),
        or_nothing(
            words,
            Line::join(&modes, words.common.comma, words.common.comma),
        ),
        Line::of(if summary.takes_files() {
            words.common.yes
        } else {
            words.common.no
        }),
        whitelist,
        Line::of(status),
    ]
}

fn or_nothing(words: &Words, line: Line) -> Line {
    if line.is_empty() {
        Line::of(words.common.nothing)
    } else {
        line
    }
}
