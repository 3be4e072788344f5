//! Texts of specs on a page: their blocks, their links, the project's values in them.

use super::markdown::{Line, Markdown, Weight};
use super::page::{Here, Page, Use};
use super::words::{Part, Written};
use crate::ir::{Block, Inline, LinkTarget, Text, Variable, anchor};

impl Page<'_> {
    /// Writes a text.
    pub(super) fn text(&self, text: &Text, here: Here<'_>, md: &mut Markdown) {
        self.blocks(&text.blocks, here, md);
    }

    /// Writes blocks of a text.
    pub(super) fn blocks(&self, blocks: &[Block], here: Here<'_>, md: &mut Markdown) {
        self.blocks_after(Line::new(), blocks, here, md);
    }

    /// Writes a text, after words that say what it is about.
    pub(super) fn text_after(&self, lead: &Line, text: &Text, here: Here<'_>, md: &mut Markdown) {
        self.blocks_after(lead.clone(), &text.blocks, here, md);
    }

    fn blocks_after(&self, mut lead: Line, blocks: &[Block], here: Here<'_>, md: &mut Markdown) {
        for block in blocks {
            match block {
                Block::Paragraph(run) => {
                    if !lead.is_empty() {
                        lead.push_words(" ");
                    }
                    lead.push(&self.run(run, here));
                    md.paragraph(&std::mem::take(&mut lead));
                }
                Block::List { ordered, items } => {
                    md.paragraph(&std::mem::take(&mut lead));
                    let items: Vec<Line> = items.iter().map(|item| self.run(item, here)).collect();
                    md.list(*ordered, &items);
                }
            }
        }
    }

    /// A text on one line, for places that take no blocks.
    pub(super) fn text_line(&self, text: &Text, here: Here<'_>) -> Line {
        let mut line = Line::new();
        for block in &text.blocks {
            match block {
                Block::Paragraph(run) => {
                    break_line(&mut line, "");
                    line.push(&self.run(run, here));
                }
                Block::List { items, .. } => {
                    for item in items {
                        break_line(&mut line, "• ");
                        line.push(&self.run(item, here));
                    }
                }
            }
        }
        line
    }

    fn run(&self, run: &[Inline], here: Here<'_>) -> Line {
        let mut line = Line::sized(256);
        self.inlines(run, here, &mut line, false);
        line
    }

    fn inlines(&self, run: &[Inline], here: Here<'_>, line: &mut Line, nested: bool) {
        for inline in run {
            match inline {
                Inline::Plain(text) => line.push_plain(text),
                Inline::Code(text) => line.push_code(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) => {
                    let weight = match inline {
                        Inline::Strong(_) => Weight::Strong,
                        _ => Weight::Emphasis,
                    };
                    let mut inside = Line::new();
                    self.inlines(inner, here, &mut inside, true);
                    line.push_weighted(weight, &inside, nested);
                }
                Inline::Link { label, target } => {
                    let mut inside = Line::new();
                    self.inlines(label, here, &mut inside, nested);
                    line.push(&self.link(&inside, target, here));
                }
                Inline::Variable(variable) => self.variable(*variable, line),
                Inline::Value(value) => line.push_brand(value),
            }
        }
    }

    fn link(&self, label: &Line, target: &LinkTarget, here: Here<'_>) -> Line {
        let definition = match target {
            LinkTarget::Url(url) => return Line::to_url(label, url),
            LinkTarget::Issued(key) => return Line::to_anchor(label, &anchor::issued(key)),
            LinkTarget::Field(definition) => definition,
        };
        let known = self.definition(definition);
        let mut meant = known.map_or(Vec::new(), |known| known.nearest(here));
        // The label may say which one it is about.
        let in_label = |one: &&Use<'_>| {
            let mode = one.mode();
            mode.is_some_and(|mode| self.words.names_mode(label.as_str(), mode))
        };
        if let Some(said) = meant.iter().position(in_label) {
            meant = vec![meant[said]];
        }
        let twin = |one: &Use<'_>| {
            let mode = one.mode()?;
            Some(Line::to_anchor(
                &Line::of(self.words.mode_name(mode)),
                &one.anchor(),
            ))
        };
        let twins: Vec<Line> = meant.iter().filter_map(|one| twin(one)).collect();
        match (meant.as_slice(), twins.as_slice()) {
            ([], _) => label.clone(),
            ([_, _, ..], [_, _, ..]) => {
                let modes = Line::join(&twins, self.words.common.comma, self.words.common.comma);
                Line::fill(
                    self.words.common.field_in_modes,
                    &[("field", Part::Run(label)), ("modes", Part::Run(&modes))],
                )
            }
            ([one, ..], _) => Line::to_anchor(label, &one.anchor()),
        }
    }

    fn variable(&self, variable: Variable, line: &mut Line) {
        let value = self.project.variable(variable);
        let mut label = Line::new();
        label.push_brand(value);
        match variable {
            Variable::CompanyName => line.push(&label),
            Variable::SupportEmail => line.push(&self.support()),
            Variable::DashboardUrl | Variable::WebsiteUrl => {
                line.push(&Line::to_brand_url(&label, value))
            }
        };
    }
}

fn break_line(line: &mut Line, words: &str) {
    if !line.is_empty() {
        line.push_words("<br>");
    }
    line.push_words(words);
}
