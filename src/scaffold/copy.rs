//! A spec that begins as a copy of another's.

use std::ops::Range;

use super::{NewSpec, formatted, modeline};
use crate::fmt;
use crate::source::{FileId, LineIndex};
use crate::yaml::{self, Node};

/// A copy.
#[derive(Debug)]
pub struct Copied {
    /// Its text.
    pub text: String,
    /// What in it is still about the other provider, or may be: the line, and why to look at it.
    pub look_at: Vec<(usize, &'static str)>,
}

/// Keys whose values one provider does not share with another.
const OWN: [(&str, &str); 7] = [
    ("sends_from", "addresses of the other provider"),
    ("renamed_from", "an earlier key at the other provider"),
    ("deprecated", "why the other is on its way out"),
    ("status", "where the other stands in its life"),
    ("image", "a picture of the other's portal"),
    ("known_as", "a word of the other's portal"),
    ("where", "a place in the other's portal"),
];

/// A spec with the structure of `text`, the spec of another provider: under the new code and name, which take the place of the
/// other's in its texts and comments, and with the new website in place of the other's.
pub fn copy(text: &str, new: &NewSpec) -> Copied {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = yaml::parse(text, FileId(0), &mut Vec::new());
    let root = document.root.as_ref();
    let old = |key: &str| root.and_then(|root| root.get(key));
    let old_name = old("name").and_then(words);
    let link = old("links").and_then(|links| links.get("website"));
    let old_host = link.and_then(website);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (key, value) in [("code", &new.code), ("name", &new.name)] {
        edits.extend(old(key).map(|old| (old.span.range(), fmt::text(value))));
    }
    if let (Some(link), Some(website)) = (link, &new.website) {
        let address = link.get("url").unwrap_or(link);
        edits.push((address.span.range(), fmt::text(website)));
    }
    if let Some(whole) = root.and_then(|root| root.entry("logo")) {
        edits.push((line_of(text, whole.0.span.range().start), String::new()));
    }
    let host = new.website.as_deref().and_then(host_of).map(str::to_owned);
    let host = host.unwrap_or_else(|| format!("{}.example", new.code.replace('_', "-")));
    let hosts = old_host.map(|old| places(text, old, is_host));
    edits.extend(
        hosts
            .into_iter()
            .flatten()
            .map(|place| (place, host.clone())),
    );
    // A name that YAML would take for something else is for its author to put where it belongs.
    let is_plain = fmt::text(&new.name) == new.name;
    let names = old_name
        .filter(|_| is_plain)
        .map(|old| places(text, old, is_word));
    edits.extend(
        names
            .into_iter()
            .flatten()
            .map(|place| (place, new.name.clone())),
    );
    let old_code = old("code").and_then(words);
    let own = old_code.map(|old| places(text, old, is_own_path));
    edits.extend(
        own.into_iter()
            .flatten()
            .map(|place| (place, new.code.clone())),
    );
    let mut text = edited(text, edits);
    if !text.starts_with("# yaml-language-server:") {
        text.insert_str(0, &modeline(&new.schema));
    }
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let remark = format!(
        "# TODO: It began as a copy of another. Hold each line against what {} says.\n",
        new.name
    );
    text.insert_str(end, &remark);
    let text = formatted(text);
    let names: Vec<String> = old_name
        .into_iter()
        .chain(old_code)
        .map(str::to_lowercase)
        .collect();
    let look_at = look_at(&text, &host, &names, new);
    Copied { text, look_at }
}

fn words(node: &Node) -> Option<&str> {
    match &node.kind {
        yaml::Kind::Text(text) => Some(text),
        _ => None,
    }
}

/// The host of a link: an address, or a map with one.
fn website(link: &Node) -> Option<&str> {
    words(link)
        .or_else(|| words(link.get("url")?))
        .and_then(host_of)
}

/// The host of an address, without `www.`.
fn host_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// The whole line around a byte.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    start..end
}

/// Where `old` stands in `text` and no neighbour makes it a part of something else.
fn places<'a>(
    text: &'a str,
    old: &'a str,
    is_alone: fn(&str, &str) -> bool,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let found = text.match_indices(old).map(|(at, _)| at..at + old.len());
    found.filter(move |range| is_alone(&text[..range.start], &text[range.end..]))
}

/// Whether a name between these is one, not a part of a word or of an address.
fn is_word(before: &str, after: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '@');
    let is_host = |rest: &str| rest.starts_with(char::is_alphanumeric);
    let goes_on = after.starts_with(is_inside) || after.strip_prefix('.').is_some_and(is_host);
    !before.ends_with(is_inside) && !before.ends_with('.') && !goes_on
}

/// Whether a code between these is a part of an address of the company's own.
fn is_own_path(before: &str, after: &str) -> bool {
    before.ends_with("{callbacks_base_url}/") && !after.starts_with(char::is_alphanumeric)
}

/// Whether a host between these is one, or the end of one: `acme.com` in `portal.acme.com`.
fn is_host(before: &str, after: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || c == '-';
    !before.ends_with(is_inside) && !after.starts_with(is_inside)
}

/// The text after all edits; of those that overlap, the first.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in edits {
        if range.start >= done {
            out += &text[done..range.start];
            out += &new;
            done = range.end;
        }
    }
    out + &text[done..]
}

/// What is still about the other provider, or may be, in order of lines.
fn look_at(text: &str, host: &str, names: &[String], new: &NewSpec) -> Vec<(usize, &'static str)> {
    let document = yaml::parse(text, FileId(0), &mut Vec::new());
    let lines = LineIndex::new(text);
    let mut found = Vec::new();
    let mut open: Vec<&Node> = document.root.iter().collect();
    while let Some(node) = open.pop() {
        let mut add = |at: u32, why| found.push((lines.position(at as usize).line, why));
        match &node.kind {
            yaml::Kind::Map(entries) => {
                for (key, value) in entries {
                    if let Some((_, why)) = OWN.iter().find(|(own, _)| *own == key.value) {
                        add(key.span.start, *why);
                    }
                    open.push(value);
                }
            }
            yaml::Kind::List(items) => open.extend(items),
            yaml::Kind::Text(words) => {
                let is_new = |address: &str| host_of(address).is_some_and(|it| it.ends_with(host));
                if words.contains("://") && !is_new(words) {
                    add(node.span.start, "an address of the other provider");
                } else if names.iter().any(|name| words.to_lowercase().contains(name)) {
                    add(node.span.start, "the name of the other provider");
                } else if is_new(words) && new.website.is_none() {
                    add(node.span.start, "an address that was made up");
                }
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
