//! The pages about all providers, and the configuration of the site.

use super::super::OutputFile;
use super::markdown::{Line, Markdown};
use super::{filters, words};
use crate::ir::whitelist::Requirement;
use crate::ir::{Mode, Project, Status, Summary};

/// For MkDocs Material and, without a change, Zensical, which wants it above the folder of the pages. There is no `nav`: the folder is the order, and
/// a list of thousands of pages would be repeated on each of them.
const SITE: &str = include_str!("mkdocs.yml");

/// The longest name, in characters, that is shown where there is a short one too.
const LONGEST_NAME: usize = 32;

pub(super) fn files(summaries: &[Summary], project: &Project) -> Vec<OutputFile> {
    let file = |path: &str, contents: String| OutputFile {
        path: path.to_owned(),
        contents,
    };
    let mut files = vec![
        file("docs/index.md", home(summaries, project)),
        file("docs/providers/index.md", providers(summaries)),
        file("mkdocs.yml", SITE.to_owned()),
    ];
    for (path, contents) in filters::FILES {
        files.push(file(&format!("docs/{path}"), (*contents).to_owned()));
    }
    files
}

fn home(summaries: &[Summary], project: &Project) -> String {
    let mut company = Line::new();
    company.push_brand(&project.brand.company_name);
    let mut md = Markdown::default();
    md.title(&Line::of(words::HOME));
    md.paragraph(&Line::fill(words::HOME_INTRO, &[("company", &company)]));
    let count = Line::of(&summaries.len().to_string());
    md.paragraph(&match summaries.len() {
        0 => Line::of(words::HOME_NONE),
        1 => Line::of(words::HOME_ONE),
        _ => Line::fill(words::HOME_COUNT, &[("count", &count)]),
    });
    md.finish()
}

fn providers(summaries: &[Summary]) -> String {
    let mut md = Markdown::default();
    md.title(&Line::of(words::PROVIDERS));
    let rows: Vec<Vec<Line>> = summaries.iter().map(row).collect();
    if rows.is_empty() {
        md.paragraph(&Line::of(words::HOME_NONE));
    } else {
        filters::place(&mut md);
    }
    md.table(
        &[
            words::PROVIDER,
            words::FORMS,
            words::MODES,
            words::FILES,
            words::WHITELIST_COLUMN,
            words::STATUS,
        ],
        &rows,
    );
    md.finish()
}

fn row(summary: &Summary) -> Vec<Line> {
    let forms: Vec<Line> = summary
        .forms
        .iter()
        .map(|form| filters::choice(&Line::plain(&form.title)))
        .collect();
    let modes: Vec<Line> = summary
        .modes
        .iter()
        .map(|mode| {
            filters::choice(&Line::of(match mode {
                Mode::Test => words::TEST_TITLE,
                Mode::Live => words::LIVE_TITLE,
            }))
        })
        .collect();
    let whitelist = match summary.whitelist.requirement {
        Requirement::Required => words::WHITELIST_REQUIRED,
        Requirement::AskManager => words::WHITELIST_ASK,
        Requirement::Recommended => words::WHITELIST_RECOMMENDED,
        Requirement::None => words::WHITELIST_NONE,
    };
    let whitelist = if summary.whitelist.is_limited() && whitelist != words::WHITELIST_NONE {
        Line::fill(
            words::WHITELIST_LIMITED,
            &[("requirement", &filters::choice(&Line::of(whitelist)))],
        )
    } else {
        Line::of(whitelist)
    };
    let status = match summary.status {
        Status::Active => words::STATUS_ACTIVE,
        Status::Deprecated => words::STATUS_DEPRECATED,
        Status::Listed => words::STATUS_LISTED,
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
        or_nothing(Line::join(&forms, words::DOT, words::DOT)),
        or_nothing(Line::join(&modes, words::COMMA, words::COMMA)),
        Line::of(if summary.takes_files() {
            words::YES
        } else {
            words::NO
        }),
        whitelist,
        Line::of(status),
    ]
}

fn or_nothing(line: Line) -> Line {
    if line.is_empty() {
        Line::of(words::NOTHING)
    } else {
        line
    }
}
