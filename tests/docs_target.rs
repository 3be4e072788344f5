//! The guide pages: golden pages of a rich catalogue, and the same catalogue with nasty text everywhere.

#[path = "docs_target/behaviour.rs"]
mod behaviour;
#[path = "docs_target/catalogue.rs"]
mod catalogue;
#[path = "docs_target/item_groups.rs"]
mod item_groups;
#[path = "docs_target/languages.rs"]
mod languages;
#[path = "docs_target/pictures.rs"]
mod pictures;
#[path = "docs_target/sets.rs"]
mod sets;
#[path = "docs_target/spoken.rs"]
mod spoken;
#[path = "docs_target/wording.rs"]
mod wording;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use provspec::ir::{FieldKind, Form, Locale, Project, Provider, anchor};
use provspec::target::docs::Docs;
use provspec::target::{self, OutputFile, Target};

/// The pages in every language, and the sites that they are.
fn build(providers: &[Provider]) -> Vec<OutputFile> {
    let project = catalogue::project();
    let summaries: Vec<_> = providers.iter().map(Provider::summary).collect();
    let mut files = Vec::new();
    for locale in Locale::ALL {
        let project = in_language(&project, locale);
        let docs = Docs { project: &project };
        files.extend(providers.iter().flat_map(|it| docs.provider(it)));
        files.extend(target::common(&docs, &summaries));
    }
    files
}

/// The project as the pages in a language see it.
pub(crate) fn in_language(project: &Project, locale: Locale) -> Project {
    Project {
        locale,
        ..project.clone()
    }
}

/// The page of a provider, and its pictures.
pub(crate) fn guide(project: &Project, locale: Locale, provider: &Provider) -> Vec<OutputFile> {
    let project = in_language(project, locale);
    Docs { project: &project }.provider(provider)
}

pub(crate) fn page(provider: &Provider) -> String {
    page_in(Locale::En, provider)
}

pub(crate) fn page_in(locale: Locale, provider: &Provider) -> String {
    let project = catalogue::project();
    guide(&project, locale, provider).remove(0).contents
}

/// `UPDATE_GOLDEN=1` writes the golden files instead of comparing with them.
#[test]
fn golden() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/docs");
    let mut wrong = Vec::new();
    for file in build(&catalogue::golden()) {
        let path = root.join(&file.path);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &file.contents).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != file.contents {
            wrong.push(file.path);
        }
    }
    assert!(
        wrong.is_empty(),
        "differ from tests/golden/docs: {wrong:?}; UPDATE_GOLDEN=1 accepts them"
    );
}

/// Writes the pages that `tests/python/test_docs.py` reads: the same provider with each nasty text in
/// every place that takes text, and with a harmless word there. Both have to come out with the same tags.
#[test]
fn nasty_pages_for_python() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("docs");
    let mut providers = vec![catalogue::filled("harmless", catalogue::HARMLESS)];
    let mut texts = serde_json::Map::new();
    texts.insert("harmless".into(), catalogue::HARMLESS.into());
    for (at, text) in catalogue::NASTY.iter().enumerate() {
        let code = format!("nasty{at:02}");
        providers.push(catalogue::filled(&code, text));
        texts.insert(code, (*text).into());
    }
    let mut files = build(&providers);
    files.push(OutputFile {
        path: "texts.json".into(),
        contents: serde_json::to_string_pretty(&texts).unwrap(),
    });
    for file in files {
        let path = root.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.contents).unwrap();
    }
}

#[test]
fn no_template_survives() {
    let in_both = |text| Locale::ALL.map(|locale| page_in(locale, &catalogue::filled("x", text)));
    let pages = catalogue::NASTY
        .iter()
        .flat_map(|text| in_both(text).map(|page| (text, page)));
    for (text, page) in pages {
        let rest = page
            .replace("{{custom.company_name}}", "")
            .replace("{{custom.dashboard_base_url}}", "");
        for mark in ["{{", "{%", "{#", "--8<--"] {
            assert!(!rest.contains(mark), "{mark} from {text:?}:\n{rest}");
        }
    }
}

#[test]
fn every_field_has_its_anchor_once() {
    let both = |it: Provider| Locale::ALL.map(|locale| (page_in(locale, &it), it.clone()));
    for (page, provider) in catalogue::golden().into_iter().flat_map(both) {
        for form in &provider.forms {
            for anchor in anchors(form) {
                let mark = format!("{{ #{anchor} }}");
                assert_eq!(page.matches(&mark).count(), 1, "{mark} in\n{page}");
            }
        }
    }
}

fn anchors(form: &Form) -> Vec<String> {
    let mut all = vec![anchor::form(&form.key)];
    for field in &form.fields {
        all.push(anchor::field(&form.key, &field.key));
        if let FieldKind::Repeat(repeat) = &field.kind {
            let inner = repeat.fields.iter();
            let groups = repeat.groups.iter();
            all.extend(groups.map(|one| anchor::item_group(&form.key, &field.key, &one.key)));
            all.extend(inner.map(|inner| anchor::item_field(&form.key, &field.key, &inner.key)));
        }
    }
    all
}

/// Links within a page lead somewhere.
#[test]
fn links_within_a_page_hold() {
    for provider in catalogue::golden() {
        let page = page(&provider);
        for link in page.split("](#").skip(1) {
            let anchor = link.split(')').next().unwrap();
            assert!(
                page.contains(&format!("{{ #{anchor} }}")),
                "no #{anchor} in\n{page}"
            );
        }
    }
}

#[test]
fn an_empty_provider_has_a_short_page() {
    let page = page(&catalogue::bare("bare", "Bare"));
    assert!(page.starts_with("# Bare\n"), "{page}");
    assert_eq!(page.matches("\n## ").count(), 1, "{page}");
}

#[test]
fn pages_are_the_same_every_time() {
    assert_eq!(build(&catalogue::golden()), build(&catalogue::golden()));
}

/// Not a benchmark: it catches something quadratic.
#[test]
fn a_page_takes_no_time() {
    let provider = catalogue::golden().remove(0);
    let begun = Instant::now();
    for _ in 0..200 {
        page(&provider);
    }
    let each = begun.elapsed() / 200;
    assert!(each.as_millis() < 20, "{each:?} a page");
}
