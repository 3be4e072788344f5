//! Where the pages of a language lie, and the configuration of the site that they are.

use super::super::OutputFile;
use super::words::Words;
use crate::ir::{Locale, Project};

/// For MkDocs Material and, without a change, Zensical, which wants it above the folder of the pages. There is no
/// `nav`: the folder is the order, and a list of thousands of pages would be repeated on each of them.
const SITE: &str = include_str!("mkdocs.yml");

/// Whether the pages are in the language that the project names first: those are where the site begins.
fn is_first(project: &Project, locale: Locale) -> bool {
    let mut locales = project.locales.iter();
    locales.next().is_none_or(|first| *first == locale)
}

/// The folder of the pages.
pub(super) fn folder(project: &Project, locale: Locale) -> String {
    match is_first(project, locale) {
        true => "docs".to_owned(),
        false => ["docs-", locale.tag()].concat(),
    }
}

/// The configuration of the site in a language. The sites of all languages are one, with a folder for each but the
/// first.
pub(super) fn configuration(project: &Project, locale: Locale) -> OutputFile {
    let first = is_first(project, locale);
    let path = match first {
        true => "mkdocs.yml".to_owned(),
        false => ["mkdocs.", locale.tag(), ".yml"].concat(),
    };
    let about = match first {
        true => "",
        false => {
            "#\n# After the site of mkdocs.yml, which it becomes a folder of: a builder empties the folder that it writes.\n"
        }
    };
    let site_dir = match first {
        true => String::new(),
        false => ["site_dir: site/", locale.tag(), "\n"].concat(),
    };
    // The builders take a site without the key for English.
    let language = match locale {
        Locale::En => String::new(),
        _ => ["  language: ", locale.tag(), "\n"].concat(),
    };
    let words = &Words::of(locale).site;
    let mut contents = SITE.to_owned();
    for (hole, filling) in [
        ("{path}", path.as_str()),
        ("{about}", about),
        ("{name}", words.name),
        ("{folder}", &folder(project, locale)),
        ("{site_dir}", &site_dir),
        ("{language}", &language),
        ("{to_dark}", words.to_dark),
        ("{to_light}", words.to_light),
        ("{alternates}", &alternates(project, locale)),
    ] {
        contents = contents.replace(hole, filling);
    }
    OutputFile { path, contents }
}

/// The other languages of the site, for its menu: addresses from the page where the site in this one begins.
fn alternates(project: &Project, locale: Locale) -> String {
    let locales = &project.locales;
    if locales.len() < 2 {
        return String::new();
    }
    let up = if is_first(project, locale) {
        "./"
    } else {
        "../"
    };
    let mut out = "\nextra:\n  alternate:\n".to_owned();
    for other in locales {
        let link = match (*other == locale, is_first(project, *other)) {
            (true, _) => "./".to_owned(),
            (false, true) => up.to_owned(),
            (false, false) => [up, other.tag(), "/"].concat(),
        };
        let name = Words::of(*other).site.language;
        for part in [
            "    - name: ",
            name,
            "\n      link: ",
            &link,
            "\n      lang: ",
            other.tag(),
            "\n",
        ] {
            out.push_str(part);
        }
    }
    out
}
