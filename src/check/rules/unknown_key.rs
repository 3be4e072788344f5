//! A key that the language does not have.

use crate::diagnostics::{Diagnostic, closest, declare_rule};
use crate::source::{Span, Spanned};

declare_rule! {
    /// A map has a key that the language does not know here.
    ///
    /// ## Why it matters
    ///
    /// A reader that skips what it does not know loses it without a word: a misspelt `requried: false`
    /// would make a field required.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   tilte: Account
    /// ```
    ///
    /// ## Instead
    ///
    /// Use the key that is offered, or see the language reference for the keys of this map.
    pub(crate) static RULE = "PS0101" "unknown-key" Error;
}

/// What other tools call a key, and what it may be called here.
const SYNONYMS: [(&[&str], &[&str]); 19] = [
    (
        &["label", "caption", "heading", "display_name", "name"],
        &["title"],
    ),
    (
        &["regex", "regexp", "match", "matches", "format"],
        &["pattern"],
    ),
    (&["placeholder", "sample"], &["example"]),
    (
        &["help", "hint", "help_text", "tooltip", "info"],
        &["description", "note"],
    ),
    (&["steps", "instructions"], &["setup"]),
    (&["values", "choices", "enum"], &["options"]),
    (&["min"], &["minimum", "min_length", "min_items"]),
    (&["max"], &["maximum", "max_length", "max_items"]),
    (&["kind"], &["type"]),
    (
        &["equals", "equal", "eq", "value", "option", "in", "=="],
        &["is"],
    ),
    (
        &["if", "visible_when", "show_when", "show_if", "condition"],
        &["when"],
    ),
    (&["required_if", "mandatory_when"], &["required_when"]),
    (&["mandatory"], &["required"]),
    (&["path", "menu", "navigation"], &["where"]),
    (&["outputs", "returns", "yields", "provides"], &["gives"]),
    (&["fields"], &["form"]),
    (&["initial", "default_value"], &["default"]),
    (&["body", "content", "description"], &["text"]),
    (&["question"], &["problem"]),
];

/// The keys that are used most, which are named first.
const COMMON: [&str; 15] = [
    "type",
    "field",
    "title",
    "description",
    "required",
    "when",
    "example",
    "pattern",
    "options",
    "known_as",
    "required_when",
    "default",
    "secret",
    "pattern_description",
    "max_length",
];

/// Maps with more keys than this are not listed whole.
const LISTED_WHOLE: usize = 26;
/// How many keys of such a map are named.
const LISTED_FIRST: usize = 15;

/// The known key that `wrong` was meant to be: a synonym, or one that is written almost so.
pub(crate) fn meant<'k>(wrong: &str, known: &'k [String]) -> Option<&'k str> {
    if is_opposite(wrong, known) || is_name_of_field(wrong, known) {
        return None;
    }
    let folded = wrong.to_lowercase().replace('-', "_");
    let synonym = SYNONYMS
        .iter()
        .filter(|(words, _)| words.contains(&folded.as_str()))
        .flat_map(|(_, keys)| keys.iter())
        .find_map(|key| known.iter().find(|known| known == key));
    synonym
        .map(String::as_str)
        .or_else(|| closest(wrong, known.iter().map(String::as_str)))
}

/// What has a name in a form is a field, and is named by `field`.
fn is_name_of_field(wrong: &str, known: &[String]) -> bool {
    wrong == "name" && known.iter().any(|key| key == "field")
}

/// `optional: true` is `required: false`.
fn is_opposite(wrong: &str, known: &[String]) -> bool {
    wrong == "optional" && known.iter().any(|key| key == "required")
}

/// `key` is not one of the `known` keys of `map`; `value` is where its value stands and how it is written.
pub(crate) fn report(
    span: Span,
    key: &str,
    map: &str,
    known: &[String],
    value: Option<(Span, &str)>,
) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("unknown key `{key}` in {map}"));
    if is_opposite(key, known) {
        let entry = value.map(|(value, _)| Span {
            end: value.end.max(span.end),
            ..span
        });
        return match (value, entry) {
            (Some((_, "true")), Some(entry)) => {
                finding.safe_fix("write `required: false`", entry, "required: false")
            }
            _ => finding.help("write `required: false` for a field that may be left empty; without it, it may not"),
        };
    }
    match meant(key, known) {
        Some(name) if closest(key, [name]).is_none() => {
            finding.safe_fix(format!("here it is called `{name}`"), span, name)
        }
        Some(name) => finding.fix(format!("did you mean `{name}`?"), span, name),
        None if known.is_empty() => finding,
        None => finding.help(format!("known here: {}", listed(known))),
    }
}

/// `key` is not one of the keys of `map`, and `there` is, which it was most likely meant to be: no change of the name mends that.
pub(crate) fn twice(span: Span, key: &str, map: &str, there: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("unknown key `{key}` in {map}"))
        .also(there.span, format!("there is a `{there}` already"))
        .help(format!(
            "`{key}` would be `{there}` here: leave one of them out"
        ))
}

/// `format: email` says what `type` says.
pub(crate) fn type_as_format(span: Span, map: &str, word: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("unknown key `format` in {map}")).help(format!(
        "what a value has to be is its type: write `type: {word}`"
    ))
}

/// `key` is the end of a text that a comma in braces has cut; `quoted` is the whole text, which stands at `whole`.
pub(crate) fn end_of_text(
    span: Span,
    key: &str,
    map: &str,
    whole: Span,
    quoted: &str,
) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("unknown key `{key}` in {map}"))
        .note("inside `{ … }` a comma ends a text without quotes")
        .safe_fix("put the text into quotes", whole, quoted)
}

/// The keys, those that are used most first.
fn listed(known: &[String]) -> String {
    let (common, other): (Vec<&str>, Vec<&str>) = known
        .iter()
        .map(String::as_str)
        .partition(|key| COMMON.contains(key));
    let shown = if known.len() <= LISTED_WHOLE {
        known.len()
    } else {
        LISTED_FIRST
    };
    let names: Vec<String> = common
        .iter()
        .chain(&other)
        .take(shown)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = known.len() - shown;
    match more {
        0 => names.join(", "),
        _ => format!("{} and {more} more, see docs/language.md", names.join(", ")),
    }
}
