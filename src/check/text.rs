//! Human text: light mark-up (a part of CommonMark) → [`ir::Text`].

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Context;
use super::names::Names;
use super::placeholder::{self, PROVIDER_NAME};
use super::rules;
use crate::diagnostics::Diagnostic;
use crate::ir::{Block, Inline, LinkTarget, Text, Variable};
use crate::source::{Span, Spanned};

/// Reads a text. What it cannot be is reported and left out.
pub(super) fn parse(
    text: &Spanned<String>,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text {
    if is_plain(&text.value) {
        return Text::plain(&*text.value);
    }
    let mut reader = Reader {
        context,
        names,
        diagnostics,
        span: text.span,
        refused: Vec::new(),
    };
    for (scheme, spaced) in [
        ("link:", "](link: "),
        ("field:", "](field: "),
        ("issued:", "](issued: "),
        ("mailto:", "](mailto: "),
    ] {
        if text.value.contains(spaced) {
            reader
                .diagnostics
                .push(rules::malformed_url::space_in_link(text.span, scheme));
        }
    }
    let mut out = Text::default();
    // Runs that are open: the innermost last.
    let mut runs: Vec<Vec<Inline>> = Vec::new();
    let mut list: Option<(bool, Vec<Vec<Inline>>)> = None;
    let mut targets: Vec<Option<LinkTarget>> = Vec::new();
    for event in Parser::new_ext(&text.value, Options::empty()) {
        match event {
            // The paragraph of a loose list item is the item's own run.
            Event::Start(Tag::Paragraph | Tag::Item) if runs.is_empty() => {
                runs.push(Vec::new());
            }
            Event::End(TagEnd::Paragraph) => match &mut list {
                Some(_) => {}
                None => out
                    .blocks
                    .extend(runs.pop().map(|run| Block::Paragraph(merge(run)))),
            },
            Event::End(TagEnd::Item) => {
                if let (Some((_, items)), Some(run)) = (&mut list, runs.pop()) {
                    items.push(merge(run));
                }
            }
            Event::Start(Tag::List(first)) if list.is_none() && runs.is_empty() => {
                list = Some((first.is_some(), Vec::new()));
            }
            Event::Start(Tag::List(_)) => reader.refuse("a list inside a list"),
            Event::End(TagEnd::List(_)) if runs.is_empty() => {
                if let Some((ordered, items)) = list.take() {
                    out.blocks.push(Block::List { ordered, items });
                }
            }
            Event::Start(Tag::Strong | Tag::Emphasis) => runs.push(Vec::new()),
            Event::End(TagEnd::Strong) => wrap(&mut runs, Inline::Strong),
            Event::End(TagEnd::Emphasis) => wrap(&mut runs, Inline::Emphasis),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    reader.refuse("an address in angle brackets");
                }
                targets.push(reader.target(&dest_url));
                runs.push(Vec::new());
            }
            Event::End(TagEnd::Link) => {
                let target = targets.pop().flatten();
                wrap(&mut runs, |label| match target {
                    Some(target) => Inline::Link { label, target },
                    None => Inline::Emphasis(label),
                });
            }
            Event::Text(words) => {
                if let Some(run) = runs.last_mut() {
                    reader.plain(&words, run);
                }
            }
            Event::Code(code) => {
                if let Some(run) = runs.last_mut() {
                    run.push(Inline::Code(code.into_string()));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(run) = runs.last_mut() {
                    run.push(Inline::Plain(" ".to_owned()));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                reader.refuse("HTML")
            }
            Event::Start(Tag::Heading { .. }) => {
                runs.push(Vec::new());
                reader.refuse("a heading");
            }
            Event::End(TagEnd::Heading(_)) => {
                out.blocks
                    .extend(runs.pop().map(|run| Block::Paragraph(merge(run))));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                runs.push(Vec::new());
                reader.refuse("a code block");
            }
            Event::End(TagEnd::CodeBlock) => {
                runs.pop();
            }
            Event::Start(Tag::Image { .. }) => {
                runs.push(Vec::new());
                reader.refuse("a picture");
            }
            Event::End(TagEnd::Image) => {
                runs.pop();
            }
            Event::Start(Tag::BlockQuote(_)) => reader.refuse("a quotation"),
            Event::Rule => reader.refuse("a rule"),
            _ => {}
        }
    }
    out
}

/// Whether it is a paragraph of words alone: nothing in it means anything to CommonMark, and no name is in braces. Nearly half of
/// the texts of a spec are.
fn is_plain(text: &str) -> bool {
    let is_word = |byte: u8| {
        let is_sign = matches!(
            byte,
            b' ' | b','
                | b'.'
                | b';'
                | b':'
                | b'?'
                | b'\''
                | b'"'
                | b'('
                | b')'
                | b'/'
                | b'%'
                | b'-'
        );
        byte.is_ascii_alphanumeric() || !byte.is_ascii() || is_sign
    };
    let ends = |c: char| c.is_alphanumeric() || matches!(c, '.' | '?' | ':' | ')' | '"');
    text.starts_with(char::is_alphabetic) && text.ends_with(ends) && text.bytes().all(is_word)
}

fn wrap(runs: &mut Vec<Vec<Inline>>, make: impl FnOnce(Vec<Inline>) -> Inline) {
    if let Some(run) = runs.pop()
        && let Some(outer) = runs.last_mut()
    {
        outer.push(make(merge(run)));
    }
}

/// Neighbouring plain texts as one.
fn merge(run: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(run.len());
    for inline in run {
        match (out.last_mut(), inline) {
            (Some(Inline::Plain(before)), Inline::Plain(more)) => before.push_str(&more),
            (_, inline) => out.push(inline),
        }
    }
    out
}

struct Reader<'a> {
    context: &'a Context<'a>,
    names: &'a Names,
    diagnostics: &'a mut Vec<Diagnostic>,
    span: Span,
    refused: Vec<&'static str>,
}

impl Reader<'_> {
    fn refuse(&mut self, what: &'static str) {
        if !self.refused.contains(&what) {
            self.refused.push(what);
            self.diagnostics
                .push(rules::unsupported_markup::report(self.span, what));
        }
    }

    /// Words, with variables in braces taken out. `\{` keeps a brace; CommonMark has removed the backslash,
    /// so that a brace that is not a variable's is kept as it is when it holds no name.
    fn plain(&mut self, words: &str, out: &mut Vec<Inline>) {
        let mut from = 0;
        for (name, range) in super::template::names(words) {
            if name == PROVIDER_NAME {
                out.push(Inline::Plain(words[from..range.start].to_owned()));
                out.push(Inline::Plain(self.context.short_name().to_owned()));
                from = range.end;
                continue;
            }
            match Variable::ALL
                .into_iter()
                .find(|variable| variable.name() == name)
            {
                Some(variable) => {
                    if range.start > from {
                        out.push(Inline::Plain(words[from..range.start].to_owned()));
                    }
                    out.push(Inline::Variable(variable));
                    from = range.end;
                }
                // `{terminal_id}` is how a file name says what it is built from.
                None if self.names.has(name)
                    || self.names.has_issued(name)
                    || self.context.is_lost(name) => {}
                None if self.context.project.values.contains_key(name) => {
                    if range.start > from {
                        out.push(Inline::Plain(words[from..range.start].to_owned()));
                    }
                    let value = &self.context.project.values[name];
                    out.push(Inline::Value(value.clone()));
                    from = range.end;
                }
                None if placeholder::is_name(name) => {
                    let known = placeholder::known_in_text(self.context);
                    self.diagnostics.push(rules::unknown_variable::in_text(
                        self.span,
                        name,
                        known,
                        &self
                            .names
                            .iter()
                            .chain(self.names.issued())
                            .collect::<Vec<_>>(),
                    ));
                }
                None => {}
            }
        }
        if from < words.len() {
            out.push(Inline::Plain(words[from..].to_owned()));
        }
    }

    fn target(&mut self, destination: &str) -> Option<LinkTarget> {
        if let Some(name) = destination.strip_prefix("link:") {
            let link = self.context.spec.links.get(name);
            if link.is_none() && !self.context.is_lost(name) {
                let known = self.context.spec.links.names();
                self.diagnostics
                    .push(rules::unknown_link::report(self.span, name, known));
            }
            return link.map(|link| LinkTarget::Url(link.url().value.clone()));
        }
        if let Some(name) = destination.strip_prefix("field:") {
            if self.names.has(name) {
                return Some(LinkTarget::Field(name.to_owned()));
            }
            if !self.context.is_lost(name) {
                let known = self.names.iter();
                let finding = rules::unknown_field::in_text(self.span, name, known);
                self.diagnostics.push(match self.names.has_issued(name) {
                    true => rules::unknown_field::issued_in_text(self.span, name),
                    false => finding,
                });
            }
            return None;
        }
        if let Some(key) = destination.strip_prefix("issued:") {
            if self.names.has_issued(key) {
                return Some(LinkTarget::Issued(key.to_owned()));
            }
            if !self.context.is_lost(key) {
                let known: Vec<&str> = self.names.issued().collect();
                let finding = rules::unknown_field::no_issued(self.span, key, &known);
                self.diagnostics.push(finding);
            }
            return None;
        }
        if let Some(address) = destination.strip_prefix("mailto:")
            && address.contains('@')
            && !address.contains(['?', '<', '>', '"', ' '])
        {
            return Some(LinkTarget::Url(destination.to_owned()));
        }
        if !destination.contains([':', '.', '/']) {
            let bare = destination.trim_start_matches('#');
            let target = if self.context.spec.links.get(bare).is_some() {
                Some(format!("link:{bare}"))
            } else if self.names.has(bare) {
                Some(format!("field:{bare}"))
            } else if self.names.has_issued(bare) {
                Some(format!("issued:{bare}"))
            } else {
                None
            };
            self.diagnostics.push(rules::malformed_url::in_text(
                self.span,
                destination,
                target,
            ));
            return None;
        }
        match rules::insecure_url::check_url(destination, self.span) {
            Ok(()) => Some(LinkTarget::Url(destination.to_owned())),
            Err(finding) => {
                self.diagnostics.push(*finding);
                None
            }
        }
    }
}
