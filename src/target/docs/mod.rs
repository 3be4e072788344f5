//! Guide pages for merchants: one per provider, and an index of them.
//!
//! Plain Python-Markdown with the extensions that MkDocs Material and Zensical share. What a page says in
//! the compiler's own words is in `words`, in each language; what stands in it and in which order, in `section`. What its forms look
//! like is drawn in `picture`.

mod anchors;
mod catalogue;
mod facts;
mod filters;
mod markdown;
mod page;
mod picture;
mod section;
mod site;
mod template;
mod texts;
mod thing;
mod words;

pub use anchors::anchors;

use super::{CopiedFile, Entries, OutputFile, Pieces, Target};
use crate::ir::{Project, Provider, Summary};
use markdown::Markdown;
use page::Page;

/// Guide pages for merchants.
pub struct Docs<'a> {
    /// What they say of the company.
    pub project: &'a Project,
}

impl Target for Docs<'_> {
    fn name(&self) -> &'static str {
        "docs"
    }

    fn provider(&self, provider: &Provider) -> Vec<OutputFile> {
        let folder = site::folder(self.project, self.project.locale);
        let mut page = Page::new(provider, self.project, self.project.locale);
        page.pictures = picture::of_forms(&page);
        let mut md = Markdown::default();
        for section in section::IN_ORDER {
            section(&page, &mut md);
        }
        let page_itself = OutputFile {
            path: [&folder, "/providers/", &provider.code, ".md"].concat(),
            contents: md.finish(),
        };
        let pictures = page.pictures.into_iter().map(|picture| OutputFile {
            path: [&folder, "/providers/", &picture.path].concat(),
            contents: picture.svg,
        });
        std::iter::once(page_itself).chain(pictures).collect()
    }

    fn copies(&self, provider: &Provider) -> Vec<CopiedFile> {
        let folder = site::folder(self.project, self.project.locale);
        let steps = provider.guide.setup.iter();
        steps
            .flat_map(|step| &step.screenshots)
            .map(|shown| CopiedFile {
                path: format!("{folder}/providers/{}", shown.path),
                from: shown.path.clone(),
            })
            .collect()
    }

    fn catalogue(&self, summaries: &[Summary], _entries: Entries<'_>, files: &mut dyn Pieces) {
        catalogue::files(summaries, self.project, self.project.locale, files);
    }

    fn project(&self) -> Vec<OutputFile> {
        let mut files = catalogue::assets(self.project, self.project.locale);
        files.push(site::configuration(self.project, self.project.locale));
        files
    }
}
