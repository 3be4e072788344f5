//! The usual slips, and what to write instead: what a newcomer writes for a condition, an entry of a form, or a value
//! of another shape than is due.

use serde::Deserialize;
use serde::de::IntoDeserializer;

use super::validate::Step;
use crate::check::rules;
use crate::check::rules::unclear_map::Form;
use crate::check::rules::wrong_type::Advice;
use crate::diagnostics::{Diagnostic, Fix, Safety};
use crate::source::{Span, Spanned};
use crate::yaml::{Kind, Node};

/// The keys that say what a condition asks.
const DECIDING: [&str; 7] = ["feature", "mode", "field", "filled", "all", "any", "not"];
/// What other languages call `is`.
const IS: [&str; 8] = ["is", "equals", "equal", "eq", "value", "option", "in", "=="];

/// Whether a condition is due at the path.
pub(super) fn is_condition(path: &[Step]) -> bool {
    let is = |step: &Step, names: &[&str]| matches!(step, Step::Key(key) if names.contains(&key.as_str()));
    match path {
        [.., last] if is(last, &["when", "required_when", "not"]) => true,
        [.., list, Step::Item(_)] => is(list, &["all", "any"]),
        _ => false,
    }
}

/// A map that is meant as a condition and is none: with two conditions in it, another word for `is`, or the field as
/// its key.
pub(super) fn condition(node: &Node, name: &str, text: &str) -> Option<Diagnostic> {
    let Kind::Map(entries) = &node.kind else {
        return None;
    };
    let first = entries.first()?.0.span;
    let has_field = node.get("field").is_some();
    let mut parts = Vec::new();
    let mut by_key = false;
    for (key, value) in entries {
        let value = source(value, text);
        match key.value.as_str() {
            "field" => {
                let is = entries
                    .iter()
                    .find(|(key, _)| IS.contains(&key.value.as_str()));
                let is = is.and_then(|(_, value)| toggle(value, text)).unwrap_or("…");
                parts.push(format!("{{ field: {}, is: {is} }}", value?));
            }
            deciding if DECIDING.contains(&deciding) => {
                parts.push(format!("{{ {deciding}: {} }}", value?));
            }
            is if has_field && IS.contains(&is) => {}
            field => {
                by_key = true;
                let value = entries.iter().find(|(key, _)| key.value == field);
                let value = value.and_then(|(_, value)| toggle(value, text))?;
                parts.push(format!("{{ field: {field}, is: {value} }}"));
            }
        }
    }
    let wrong_is = entries
        .iter()
        .find(|(key, _)| has_field && key.value != "is" && IS.contains(&key.value.as_str()));
    match (parts.as_slice(), wrong_is) {
        ([_], Some((key, _))) => {
            let known = ["field".to_owned(), "is".to_owned()];
            Some(rules::unknown_key::report(
                key.span, key, name, &known, None,
            ))
        }
        ([part], None) if by_key => {
            let span = replaceable(node, text).then_some(node.span);
            Some(rules::unclear_map::write(
                first,
                name,
                part,
                span,
                Form::Condition,
            ))
        }
        ([_, _, ..], _) => Some(rules::unclear_map::two_conditions(first, &parts.join(", "))),
        _ => None,
    }
}

/// An entry of a form with the field as its key.
pub(super) fn entry(path: &[Step], node: &Node, name: &str, text: &str) -> Option<Diagnostic> {
    let ([.., Step::Key(list), Step::Item(_)], Kind::Map(entries)) = (path, &node.kind) else {
        return None;
    };
    let (key, value) = entries.first()?;
    if list != "form" {
        return None;
    }
    let other_word = entries.iter().find(|(key, value)| {
        matches!(key.value.as_str(), "name" | "key" | "id") && matches!(value.kind, Kind::Text(_))
    });
    if let Some((key, _)) = other_word {
        return Some(rules::unclear_map::field_by_other_word(key.span, name));
    }
    let written = match &value.kind {
        Kind::Text(_) if entries.len() == 1 => {
            format!("{{ field: {key}, title: {} }}", source(value, text)?)
        }
        Kind::Map(_) | Kind::Null => format!("{{ field: {key}, title: … }}"),
        _ => return None,
    };
    let exact = matches!(value.kind, Kind::Text(_)) && replaceable(node, text);
    let span = exact.then_some(node.span);
    Some(rules::unclear_map::write(
        key.span,
        name,
        &written,
        span,
        Form::Entry,
    ))
}

/// A link with an address for each mode, as `hosts` has them.
pub(super) fn link(path: &[Step], node: &Node, name: &str) -> Option<Diagnostic> {
    let ([Step::Key(links), Step::Key(link)], Kind::Map(entries)) = (path, &node.kind) else {
        return None;
    };
    let (first, _) = entries.first()?;
    (links == "links" && is_by_mode(entries))
        .then(|| rules::unclear_map::link_by_mode(first.span, name, link))
}

/// The text in braces that `key` is the end of, since a comma has cut it: where it stands, and how it is written in
/// quotes.
pub(super) fn cut_text(node: &Node, key: &str, text: &str) -> Option<(Span, String)> {
    let Kind::Map(entries) = &node.kind else {
        return None;
    };
    let is_end = |(_, value): &(Spanned<String>, Node)| value.kind == Kind::Null;
    let at = entries.iter().position(|(name, _)| name.value == key)?;
    let start = entries[..at].iter().rposition(|entry| !is_end(entry))?;
    let ends = entries[start + 1..]
        .iter()
        .take_while(|entry| is_end(entry));
    let (last, first) = (&ends.last()?.0, &entries[start].1);
    let whole = Span {
        end: last.span.end,
        ..first.span
    };
    let written = text.get(whole.range())?;
    let is_text = matches!(first.kind, Kind::Text(_)) && !written.starts_with(['"', '\'']);
    let in_braces = text.get(node.span.range())?.starts_with('{');
    let is_cut = is_end(&entries[at]) && in_braces && is_text && !written.contains('\n');
    is_cut.then(|| (whole, rules::syntax::quoted(written)))
}

/// Whether a map has something for each mode.
fn is_by_mode(entries: &[(Spanned<String>, Node)]) -> bool {
    let mut keys = entries.iter().map(|(key, _)| key.value.as_str());
    !entries.is_empty() && keys.all(|key| matches!(key, "test" | "live"))
}

/// What to do where something differs between test and live, and its key takes no map of modes.
fn by_mode(path: &[Step]) -> Option<&'static str> {
    let Step::Key(around) = path.first()? else {
        return None;
    };
    Some(match around.as_str() {
        "callbacks" => {
            "it has one value: where test and live differ, write two callbacks, each with a `when: { mode: … }`"
        }
        "ip_whitelist" => {
            "it has one value: say in `note`, or in the steps of the guide, where the other mode differs"
        }
        "guide" => {
            "it has one value: where test and live differ, write two steps, each with a `when: { mode: … }`"
        }
        "fields" => {
            "it has one value: what differs between the modes goes under `per_mode:` of the field"
        }
        _ => return None,
    })
}

/// How a value of the type that is due would be written.
pub(super) fn advice(path: &[Step], due: &str, node: &Node, text: &str) -> Option<Advice> {
    let written = source(node, text);
    let bare = written.map(|written| written.trim_matches(['"', '\'']));
    let key = match path.last()? {
        Step::Key(key) => key.as_str(),
        Step::Item(_) => "",
    };
    let fix = |message: &str, replacement: String| {
        let fix = Fix::new(message, Safety::Safe);
        Some(Advice::Fix(fix.edit(node.span, replacement)))
    };
    let guess = |message: &str, replacement: String| {
        let fix = Fix::new(message, Safety::Unsafe);
        Some(Advice::Fix(fix.edit(node.span, replacement)))
    };
    let help = |words: &str| Some(Advice::Help(words.to_owned()));
    if is_condition(path) && due == "a map" {
        return match (&node.kind, written) {
            (Kind::List(_), Some(written)) => guess(
                "join the conditions with `all`",
                format!("{{ all: {written} }}"),
            ),
            (Kind::Text(words), _) => match asked(words) {
                Some(condition) => fix("write it as a map", condition),
                None => help(CONDITIONS),
            },
            _ => help(CONDITIONS),
        };
    }
    match (due, &node.kind) {
        ("`true` or `false`", Kind::Text(words)) => match words.to_lowercase().as_str() {
            "yes" | "y" | "on" | "true" => fix("write `true`", "true".to_owned()),
            "no" | "n" | "off" | "false" => fix("write `false`", "false".to_owned()),
            _ => help("write `true` or `false`, without quotes"),
        },
        ("`true` or `false`", Kind::Map(_)) if key == "required" => help(&match written {
            Some(written) => {
                format!("what is required under a condition says so: `required_when: {written}`")
            }
            None => "what is required under a condition says so with `required_when`".to_owned(),
        }),
        ("a list", Kind::Text(words))
            if key == "events" && matches!(words.to_lowercase().as_str(), "all" | "any" | "*") =>
        {
            help(
                "write the events by their names at the provider, as a list; where there are none to choose from, leave \
                 `events` out",
            )
        }
        ("a whole number" | "a number", Kind::Text(words)) if words.parse::<f64>().is_ok() => {
            fix("write it without quotes", words.clone())
        }
        ("a text", Kind::Integer(_) | Kind::Float(_)) if key == "max_size" => {
            help("write a size with its unit, such as `20 KB`")
        }
        ("a text", Kind::Integer(_) | Kind::Float(_)) if key == "valid_for" => {
            let number = written.unwrap_or("90");
            help(&format!(
                "write a lifetime with its unit, such as `{number} days`"
            ))
        }
        ("a text", Kind::List(items)) if key == "where" => match texts(items) {
            Some(parts) => fix(
                "write the path as one text",
                rules::syntax::quoted(&parts.join(" > ")),
            )
            .filter(|_| one_line(node, text))
            .or_else(|| help("write the path as one text: `Settings > API keys`")),
            None => help("write the path as one text: `Settings > API keys`"),
        },
        ("a text", Kind::List(_)) if key == "commands" => {
            help("write the commands as one text, one a line, below `commands: |`")
        }
        ("a text", Kind::List(items)) if matches!(key, "prefix" | "suffix") => {
            help(&one_of_several(key, texts(items).as_deref()))
        }
        (_, Kind::Map(entries)) if is_by_mode(entries) && by_mode(path).is_some() => {
            help(by_mode(path).unwrap_or_default())
        }
        // Quotes around a list would make a text of it that nobody means.
        ("a text", Kind::List(items)) if texts(items).is_some() && key != "pattern" => {
            match (texts(items).as_deref(), written) {
                (Some([only]), Some(_)) if one_line(node, text) => {
                    fix("write the one text, without brackets", in_flow(only))
                }
                _ => help("one text goes here, not a list of them"),
            }
        }
        // `{ test: x }` is meant as a map; `{terminal_id}` is meant as a text.
        (due, Kind::Map(entries))
            if due.contains("a text")
                && entries.iter().any(|(_, value)| value.kind != Kind::Null) =>
        {
            match key {
                "pattern" => help(
                    "write the pattern as a text in single quotes; what differs between the modes goes under `per_mode:` of the field",
                ),
                _ if path
                    .iter()
                    .rev()
                    .nth(1)
                    .is_some_and(|step| matches!(step, Step::Key(key) if key == "set")) =>
                {
                    help("a setting and its value are texts: `Callback format: JSON`")
                }
                _ => help("write a text here, not a map"),
            }
        }
        ("a text", Kind::List(items)) if items.iter().any(|it| matches!(it.kind, Kind::Map(_))) => {
            help(match key {
                "renewal" => {
                    "it is one text for everybody, and takes no condition: say in it what is for whom, or give the field a \
                 `valid_for`, whose note is for those only who have it"
                }
                _ => "write one text here, not a list of maps",
            })
        }
        ("a text", Kind::List(_) | Kind::Map(_)) => {
            let written = written.filter(|written| written.starts_with(['[', '{']))?;
            let quoted = if key == "pattern" && !written.contains('\'') {
                format!("'{written}'")
            } else {
                rules::syntax::quoted(written)
            };
            fix(
                &format!("a text that begins with `{}` needs quotes", &written[..1]),
                quoted,
            )
        }
        (_, Kind::List(_)) if due.contains("a map") && has_second_dash(node, text) => {
            let range = node.span.range();
            let dash = Span::new(node.span.file, range.start..range.start + 2);
            let message = "an entry begins with one `- `: leave out the second";
            Some(Advice::Fix(Fix::new(message, Safety::Safe).edit(dash, "")))
        }
        ("a list", Kind::Text(words)) if path.len() == 1 && key == "modes" => {
            let known = |word: &str| matches!(word, "test" | "live");
            let parts: Vec<&str> = words
                .split([',', ' ', '/'])
                .filter(|part| !part.is_empty())
                .collect();
            match words.as_str() {
                "both" => fix("write both as a list", "[test, live]".to_owned()),
                _ if parts.iter().all(|part| known(part)) => {
                    fix("write it as a list", format!("[{}]", parts.join(", ")))
                }
                _ => help("write a list of `test` and `live`, such as `[test, live]`"),
            }
        }
        ("a list", Kind::Text(_) | Kind::Map(_)) if key == "setup" => {
            help("write the steps as a list, each beginning with `- title: `")
        }
        ("a list", _) if key == "callbacks" && path.len() == 1 => {
            help("write a list of callbacks: `- { title: …, url: … }`")
        }
        ("a map", _) => map_advice(path, key, node, bare, text),
        _ => None,
    }
}

/// The same where a map is due.
fn map_advice(
    path: &[Step],
    key: &str,
    node: &Node,
    bare: Option<&str>,
    text: &str,
) -> Option<Advice> {
    let help = |words: &str| Some(Advice::Help(words.to_owned()));
    let fix = |message: &str, replacement: String| {
        let fix = Fix::new(message, Safety::Safe);
        Some(Advice::Fix(fix.edit(node.span, replacement)))
    };
    let guess = |message: &str, replacement: String| {
        let fix = Fix::new(message, Safety::Unsafe);
        Some(Advice::Fix(fix.edit(node.span, replacement)))
    };
    match (path, &node.kind) {
        ([.., Step::Key(list), Step::Item(_)], Kind::Text(words)) if list == "setup" => {
            let title = in_flow(words);
            fix("give the step its title", format!("{{ title: {title} }}"))
        }
        ([Step::Key(_)], Kind::Text(words)) if key == "ip_whitelist" => {
            if matches!(
                words.as_str(),
                "required" | "ask_manager" | "recommended" | "none"
            ) {
                fix("write it as a map", format!("{{ requirement: {words} }}"))
            } else {
                help("write a map, such as `{ requirement: required }`")
            }
        }
        ([Step::Key(_)], Kind::Bool(_)) if key == "ip_whitelist" => {
            help("write a map, such as `{ requirement: required }`")
        }
        ([Step::Key(_)], Kind::List(_)) if key == "ip_whitelist" => help(
            "a provider has one `ip_whitelist`, a map: `accounts` and `when` say for whom it is, or the steps with \
             `whitelist: true`, each for its own accounts and cases; `boxes` says which boxes take the list; another \
             place goes into `note` or into a step",
        ),
        ([Step::Key(_)], _) if key == "accounts" => {
            help("write a map of the kinds of account: `provider: { form: [ … ] }`")
        }
        ([Step::Key(_)], _) if key == "fields" => {
            help("write a map of keys and fields: `account: { type: text, title: … }`")
        }
        ([Step::Key(_)], _) if key == "links" => {
            help("write a map of names and addresses: `website: https://…`")
        }
        ([Step::Key(_)], _) if key == "hosts" => {
            help("write a map of modes and addresses: `live: https://…`")
        }
        ([Step::Key(_)], _) if key == "guide" => {
            help("write a map, with the steps as a list under `setup:`")
        }
        ([Step::Key(accounts), Step::Key(_)], Kind::List(_)) if accounts == "accounts" => {
            help("write `form:` before the list")
        }
        ([Step::Key(fields), Step::Key(name)], _) if fields == "fields" => match bare {
            Some(kind) if is_type(kind) => fix("write it as a map", format!("{{ type: {kind} }}")),
            _ if matches!(
                name.as_str(),
                "title" | "description" | "required" | "example" | "pattern" | "secret" | "options"
            ) =>
            {
                help(&format!(
                    "`{name}` is a key of fields: indent it as far as the other keys of its field"
                ))
            }
            _ => help("write a map, such as `{ type: text, title: … }`"),
        },
        (_, Kind::List(items)) if key == "options" => {
            let options: Vec<String> = texts(items)?
                .iter()
                .map(|value| format!("{value}: {}", capital(value)))
                .collect();
            let map = format!("{{ {} }}", options.join(", "));
            if one_line(node, text) {
                guess("write a map of values and titles", map)
            } else {
                help(&format!("write a map of values and titles: `{map}`"))
            }
        }
        (_, Kind::List(_)) if key == "set" => {
            help("write a map of settings and values: `Callback format: JSON`")
        }
        _ => None,
    }
}

const CONDITIONS: &str = "a condition is a map, such as `{ mode: live }`, `{ field: p2p, is: on }`, \
                          `{ filled: certificate }` or `{ feature: payments }`";

/// The condition that `mode == live` or `p2p` asks.
fn asked(words: &str) -> Option<String> {
    let name = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    };
    let sign = ["==", "=", " is "]
        .into_iter()
        .find(|sign| words.contains(sign));
    let Some((left, right)) = sign.and_then(|sign| words.split_once(sign)) else {
        return name(words).then(|| format!("{{ field: {words}, is: on }}"));
    };
    let left = left.trim();
    let right = match right.trim().trim_matches(['"', '\'']) {
        "true" => "on",
        "false" => "off",
        right => right,
    };
    if !name(left) || !name(right) {
        return None;
    }
    Some(match left {
        "mode" | "feature" => format!("{{ {left}: {right} }}"),
        _ => format!("{{ field: {left}, is: {right} }}"),
    })
}

/// The value of a condition: a toggle is `on` or `off`.
fn toggle<'t>(value: &Node, text: &'t str) -> Option<&'t str> {
    match value.kind {
        Kind::Bool(true) => Some("on"),
        Kind::Bool(false) => Some("off"),
        Kind::Map(_) | Kind::Null => None,
        _ => source(value, text),
    }
}

/// How a value is written, when that is on one line.
fn source<'t>(node: &Node, text: &'t str) -> Option<&'t str> {
    text.get(node.span.range())
        .filter(|written| !written.contains('\n') && !written.is_empty())
}

/// Whether a map or list is written in brackets on one line, so that it can be replaced.
fn one_line(node: &Node, text: &str) -> bool {
    source(node, text).is_some_and(|written| written.starts_with(['{', '[']))
}

/// Whether a map on one line can be replaced by one in braces: what has no quotes outside of them may need some inside.
fn replaceable(node: &Node, text: &str) -> bool {
    source(node, text).is_some_and(|written| {
        written.starts_with('{') || !written.contains([',', '{', '}', '[', ']', '#'])
    })
}

/// Whether a list begins right after the dash of another.
fn has_second_dash(node: &Node, text: &str) -> bool {
    let range = node.span.range();
    let first = text
        .get(range.clone())
        .is_some_and(|written| written.starts_with("- "));
    first
        && text
            .get(..range.start)
            .is_some_and(|before| before.ends_with("- "))
}

/// What to write where a value begins (or ends) with one of several texts.
fn one_of_several(key: &str, texts: Option<&[&str]>) -> String {
    let some = ["one_", "two_"];
    let texts = texts.filter(|texts| !texts.is_empty()).unwrap_or(&some);
    // Outside of brackets a `-` means itself.
    let escaped = |text: &&str| regex_syntax::escape(text).replace(r"\-", "-");
    let any = texts.iter().map(escaped).collect::<Vec<_>>().join("|");
    let pattern = match key {
        "prefix" => format!("^({any}).+$"),
        _ => format!("^.+({any})$"),
    };
    format!("a field has one `{key}`; for several, write a pattern: `pattern: '{pattern}'`")
}

/// The text as it may stand in braces, with quotes where it needs some.
fn in_flow(text: &str) -> String {
    if text.contains([',', '{', '[', ':', '#', '}', ']']) {
        rules::syntax::quoted(text)
    } else {
        text.to_owned()
    }
}

/// The texts of a list of nothing else.
fn texts(items: &[Node]) -> Option<Vec<&str>> {
    items
        .iter()
        .map(|item| match &item.kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// The word with a capital letter and spaces, as a title may be.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!(
        "{}{}",
        first.unwrap_or_default(),
        letters.as_str().replace('_', " ")
    )
}

/// The type that a field says under `format`, as JSON Schema has it: `{ type: text, format: email }`.
pub(super) fn type_as_format<'n>(node: &'n Node, key: &str, known: &[String]) -> Option<&'n str> {
    let is_field = known.iter().any(|known| known == "formats");
    match &node.get("format")?.kind {
        Kind::Text(word) if key == "format" && is_field && is_type(word) => Some(word),
        _ => None,
    }
}

/// Whether a field may have the type.
fn is_type(name: &str) -> bool {
    let name: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        name.into_deserializer();
    super::FieldType::deserialize(name).is_ok()
}
