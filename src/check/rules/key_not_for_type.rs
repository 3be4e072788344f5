//! A key that says nothing about a field of this type.

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;
use crate::syntax::{FieldKeys, FieldType, OneOrMany};

declare_rule! {
    /// A field has a key that means nothing for its type.
    ///
    /// ## Why it matters
    ///
    /// `max_size` on a text would be skipped without a word, and the author would think it limits something.
    ///
    /// | key | types |
    /// |---|---|
    /// | `pattern`, `pattern_description`, `prefix`, `suffix`, `min_length`, `max_length` | `text`, `secret`, `multiline`, `url`, `host`, `email` |
    /// | `minimum`, `maximum` | `integer`, `number` |
    /// | `max_items` | `multiselect`, `ip_list` |
    /// | `options` | `select`, `multiselect` |
    /// | `options_from` | `select` |
    /// | `allowed`, `except` | `currency`, `currencies`, `country`, `countries`, `features` |
    /// | `extra` | `currency`, `currencies` |
    /// | `formats`, `file_name`, `extensions`, `max_size`, `passphrase`, `input`, `key_pair` | `file` |
    /// | `secret` | `text`, `multiline`, `file` |
    /// | `api_host` | `url`, `host` |
    /// | `hosts` of an option | `select` |
    /// | `selects_mode` | `text`, `secret`, `url`, `host`, `select` |
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account: { type: text, title: Account, max_size: 20 KB }
    /// ```
    pub(crate) static RULE = "PS0301" "key-not-for-type" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(field_type) = field.field_type else {
            continue;
        };
        if WORDS.contains(&field_type) {
            describes_nothing(field, diagnostics);
        }
        for (key, span, types) in limited(&field.keys) {
            if !types.contains(&field_type) {
                let names: Vec<&str> = types.iter().map(|fitting| fitting.name()).collect();
                diagnostics.push(
                    Diagnostic::new(
                        &RULE,
                        span,
                        format!(
                            "`{key}` says nothing about a field of type `{}`",
                            field_type.name()
                        ),
                    )
                    .help(format!(
                        "`{key}` is for {}",
                        crate::diagnostics::list_names(&names)
                    )),
                );
            }
        }
    }
}

/// Words for a pattern that there is not.
fn describes_nothing(field: &ResolvedField, diagnostics: &mut Vec<Diagnostic>) {
    let keys = &field.keys;
    let limits = [&keys.min_length, &keys.max_length];
    let affixes = [&keys.prefix, &keys.suffix];
    let says = keys.pattern.is_some()
        || keys.per_mode.is_some()
        || limits.iter().any(|limit| limit.is_some())
        || affixes.iter().any(|affix| affix.is_some());
    if let Some(words) = keys.pattern_description.as_ref().filter(|_| !says) {
        let name = &field.field.definition;
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                words.span,
                format!("`pattern_description` says what values of `{name}` look like, and nothing checks it"),
            )
            .help("add the `pattern` (or `prefix`, `suffix`, a length) that it describes, or say it in `description`"),
        );
    }
}

const WORDS: &[FieldType] = &[
    FieldType::Text,
    FieldType::Secret,
    FieldType::Multiline,
    FieldType::Url,
    FieldType::Host,
    FieldType::Email,
];
const NUMBERS: &[FieldType] = &[FieldType::Integer, FieldType::Number];
const SELECTS: &[FieldType] = &[FieldType::Select, FieldType::Multiselect];
const SELECT: &[FieldType] = &[FieldType::Select];
const LISTS: &[FieldType] = &[FieldType::Multiselect, FieldType::IpList];
const CODES: &[FieldType] = &[
    FieldType::Currency,
    FieldType::Currencies,
    FieldType::Country,
    FieldType::Countries,
    FieldType::Features,
];
const CURRENCIES: &[FieldType] = &[FieldType::Currency, FieldType::Currencies];
const FILES: &[FieldType] = &[FieldType::File];
/// A `secret` is one in any case.
const SECRETS: &[FieldType] = &[FieldType::Text, FieldType::Multiline, FieldType::File];
const ADDRESSES: &[FieldType] = &[FieldType::Url, FieldType::Host];
const DECIDING: &[FieldType] = &[
    FieldType::Text,
    FieldType::Secret,
    FieldType::Url,
    FieldType::Host,
    FieldType::Select,
];

/// The keys that are there and only some types have, where they stand, and those types.
fn limited(keys: &FieldKeys) -> impl Iterator<Item = (&'static str, Span, &'static [FieldType])> {
    macro_rules! spans {
        ($($key:ident $types:ident)*) => {
            [$((stringify!($key), keys.$key.as_ref().map(|value| value.span), $types)),*]
        };
    }
    let first = |values: Option<&[crate::source::Spanned<String>]>| {
        values.and_then(<[_]>::first).map(|value| value.span)
    };
    let formats = keys
        .formats
        .as_ref()
        .and_then(|formats| formats.first())
        .map(|format| format.span);
    let options = keys
        .options
        .as_ref()
        .and_then(|options| options.0.first())
        .map(|(key, _)| key.span);
    let hosts = keys
        .options
        .iter()
        .flat_map(|options| options.iter())
        .find_map(|(_, option)| option.hosts()?.urls().first().map(|url| url.span));
    spans! {
        pattern_description WORDS prefix WORDS suffix WORDS min_length WORDS max_length WORDS
        minimum NUMBERS maximum NUMBERS max_items LISTS options_from SELECT
        file_name FILES max_size FILES passphrase FILES input FILES key_pair FILES
        secret SECRETS selects_mode DECIDING api_host ADDRESSES extra CURRENCIES
    }
    .into_iter()
    .chain([
        (
            "pattern",
            first(keys.pattern.as_ref().map(OneOrMany::names)),
            WORDS,
        ),
        ("options", options, SELECTS),
        ("hosts", hosts, SELECT),
        ("allowed", first(keys.allowed.as_deref()), CODES),
        ("except", first(keys.except.as_deref()), CODES),
        ("formats", formats, FILES),
        ("extensions", first(keys.extensions.as_deref()), FILES),
    ])
    .filter_map(|(key, span, types)| span.map(|span| (key, span, types)))
}

/// Whether a field of the type of this name may have the key, as far as its type goes.
pub(crate) fn may_have(of_type: &str, key: &str) -> bool {
    let types: &[FieldType] = match key {
        "pattern" | "pattern_description" | "prefix" | "suffix" | "min_length" | "max_length" => {
            WORDS
        }
        "minimum" | "maximum" => NUMBERS,
        "max_items" => LISTS,
        "options" => SELECTS,
        "options_from" => SELECT,
        "allowed" | "except" => CODES,
        "extra" => CURRENCIES,
        "formats" | "file_name" | "extensions" | "max_size" | "passphrase" | "input"
        | "key_pair" => FILES,
        "secret" => SECRETS,
        "selects_mode" => DECIDING,
        "api_host" => ADDRESSES,
        _ => return true,
    };
    types.iter().any(|fitting| fitting.name() == of_type)
}
