//! The levels of rules in `provspec.toml`: which rules there are, what each of them is about, and which levels.
//!
//! It goes by lines, since what is half typed is no TOML.

use std::ops::Range;

use super::{Completion, CompletionKind, Hover};
use crate::check::levels::{self, Level};
use crate::diagnostics::{Rule, Severity};
use crate::source::{FileId, Span};

/// A word under `[lints]`.
struct Word {
    /// Its bytes, without quotes.
    range: Range<usize>,
    /// Whether it is that of a level, and not of rules.
    is_level: bool,
    is_quoted: bool,
    /// Whether something stands behind it on the line.
    is_followed: bool,
}

/// What may stand at a byte of `provspec.toml` under `[lints]`: a rule that has no level there, or a level.
pub fn complete_lints(text: &str, at: usize) -> Vec<Completion> {
    let Some(word) = word_at(text, at) else {
        return Vec::new();
    };
    let offered: Vec<(&str, Option<String>, Option<String>)> = match word.is_level {
        true => {
            let levels = Level::ALL.into_iter();
            levels
                .map(|it| (it.name(), None, Some(it.meaning().to_owned())))
                .collect()
        }
        false => {
            let taken = names(text, &word.range);
            let warnings = levels::known().into_iter();
            let warnings = warnings.filter(|rule| rule.severity == Severity::Warning);
            let free =
                warnings.filter(|rule| !taken.contains(&rule.name) && !taken.contains(&rule.code));
            let of_rule =
                |rule: &'static Rule| (rule.name, Some(rule.code.to_owned()), Some(rule.what()));
            let all = (levels::WARNINGS, None, Some("Every warning.".to_owned()));
            let all = Some(all).filter(|_| !taken.contains(&levels::WARNINGS));
            all.into_iter().chain(free.map(of_rule)).collect()
        }
    };
    let item = |(order, (label, detail, documentation)): (
        usize,
        (&str, Option<String>, Option<String>),
    )| {
        let (insert, is_snippet) = match (word.is_level, word.is_quoted || word.is_followed) {
            (true, false) => (format!("\"{label}\""), false),
            (false, false) => (format!("{label} = \"$0\""), true),
            _ => (label.to_owned(), false),
        };
        let kind = match word.is_level {
            true => CompletionKind::Word,
            false => CompletionKind::Key,
        };
        Completion {
            label: label.to_owned(),
            kind,
            detail,
            documentation,
            insert,
            is_snippet,
            range: word.range.clone(),
            order,
        }
    };
    offered.into_iter().enumerate().map(item).collect()
}

/// The page of the rule at a byte of `provspec.toml`, under `[lints]`; of a level what it means.
pub fn hover_lints(text: &str, at: usize, file: FileId) -> Option<Hover> {
    let word = word_at(text, at)?;
    let name = &text[word.range.clone()];
    let text = match word.is_level {
        true => {
            let level = Level::ALL.into_iter().find(|it| it.name() == name)?;
            format!("`{name}`: {}", level.meaning())
        }
        false => {
            let is_it = |rule: &&'static Rule| rule.name == name || rule.code == name;
            levels::known().into_iter().find(is_it)?.explanation()
        }
    };
    let span = Span::new(file, word.range);
    Some(Hover { span, text })
}

fn word_at(text: &str, at: usize) -> Option<Word> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    if section(&text[..start]) != Some("lints") || header(line).is_some() {
        return None;
    }
    let before = &text[start..at];
    if before.contains('#') {
        return None;
    }
    let sign = before.find('=');
    let from = start + sign.map_or(0, |sign| sign + 1);
    let part = &text[from..at];
    let quote = part.find(['"', '\'']);
    let begin = match quote {
        Some(quote) => from + quote + 1,
        None => from + part.len() - part.trim_start().len(),
    };
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !text[begin..at].chars().all(is_letter) {
        return None;
    }
    let end = text[at..]
        .find(|c| !is_letter(c))
        .map_or(text.len(), |end| at + end);
    let behind = text[end..start + line.len()].trim();
    Some(Word {
        range: begin..end,
        is_level: sign.is_some(),
        is_quoted: quote.is_some(),
        is_followed: !behind.is_empty() && !behind.starts_with('#'),
    })
}

/// The names under `[lints]`, but for the one at `here`.
fn names<'t>(text: &'t str, here: &Range<usize>) -> Vec<&'t str> {
    let (mut names, mut is_in, mut start) = (Vec::new(), false, 0);
    for line in text.split_inclusive('\n') {
        match header(line) {
            Some(name) => is_in = name == "lints",
            None if is_in && !(start..start + line.len()).contains(&here.start) => {
                let name = line.split_once('=').map(|(name, _)| name.trim());
                names.extend(name.map(|name| name.trim_matches(['"', '\''])));
            }
            None => {}
        }
        start += line.len();
    }
    names
}

/// The table that the end of a text is in.
fn section(text: &str) -> Option<&str> {
    text.lines().rev().find_map(header)
}

/// The name in a line that begins a table.
fn header(line: &str) -> Option<&str> {
    let line = line.split('#').next()?.trim();
    let name = line.strip_prefix('[')?.strip_suffix(']')?.trim();
    let is_list = name.contains(['"', '\'', ',']) || name.is_empty();
    (!is_list).then_some(name)
}
