//! A field that sounds secret and is not marked so.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::{Span, Spanned};
use crate::syntax::{FieldType, KnownAs};

declare_rule! {
    /// A field's name sounds secret, but the field is not.
    ///
    /// ## Why it matters
    ///
    /// Fields that nobody marked are the commonest way for passwords and keys to end up in logs and in answers of an API.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// api_password: { type: text, title: API Password }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// api_password: { type: secret, title: API Password }
    /// ```
    ///
    /// For a value that only sounds secret, say so: `secret: false`. A *public* (or *publishable*) API key or token needs
    /// no mark, nor do a *public* encryption or signing key.
    pub(crate) static RULE = "PS0307" "unmarked-secret" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let open = matches!(
            field.field_type,
            Some(FieldType::Text | FieldType::Multiline | FieldType::File)
        );
        if !open || field.field.secret || field.keys.secret.is_some() {
            continue;
        }
        let of_type = field.keys.field_type.as_ref().map(|word| word.span);
        let of_type = of_type.unwrap_or(field.used_at);
        let written = |text: Option<&Spanned<String>>| text.map(|text| text.span);
        // A field of a shared group is defined there.
        let mut own_names = resolved.context.spec.fields.iter().map(|(name, _)| name);
        let named = own_names
            .find(|name| name.value == field.field.definition && field.shared_at.is_none())
            .map(|name| name.span);
        // What is written in the set of a mode stands somewhere else than the title that was made of it.
        let own = |span: Option<Span>| span.filter(|span| span.end > 0).unwrap_or(of_type);
        let names = field.keys.known_as.as_ref().map_or(&[][..], KnownAs::names);
        let names = names
            .iter()
            .map(|name| (Some(&name.value), "known_as", own(Some(name.span))));
        let said = [
            (
                Some(&field.field.definition),
                "key",
                named.unwrap_or(of_type),
            ),
            (
                Some(&field.field.title),
                "title",
                own(written(field.keys.title.as_deref())),
            ),
        ];
        let said: Vec<_> = said.into_iter().chain(names).collect();
        let texts = || said.iter().filter_map(|(text, ..)| *text);
        let public = || {
            let is_public = |text: &String| {
                let lower = text.to_lowercase();
                words(&lower).any(|word| PUBLIC.contains(&word))
            };
            texts().any(is_public)
        };
        let sounding = said.iter().find_map(|(text, key, span)| {
            let word = secret_word((*text)?)?;
            let half = HAS_A_PUBLIC_HALF.contains(&word) && public();
            (!half).then_some((word, *key, *span))
        });
        let Some((word, key, span)) = sounding else {
            continue;
        };
        let name = &field.field.definition;
        let by = match key {
            "key" => format!("`{name}` sounds secret (“{word}”), but is not marked so"),
            _ => format!("`{name}` sounds secret by its `{key}` (“{word}”), but is not marked so"),
        };
        let finding = Diagnostic::new(&RULE, span, by);
        let is_text = field.field_type == Some(FieldType::Text);
        diagnostics.push(match (is_text, key) {
            (true, "known_as") => finding.help(
                "if it only sounds so, add `secret: false`; if it is one, make it `type: secret`",
            ),
            (true, _) => finding
                .fix("make it a secret", of_type, "secret")
                .help("if it is no secret, add `secret: false`"),
            (false, _) => finding.help("add `secret: true`; if it is no secret, `secret: false`"),
        });
    }
}

/// What says that a key is the half which everybody may know.
const PUBLIC: [&str; 2] = ["public", "publishable"];
/// What sounds secret and may come in halves.
const HAS_A_PUBLIC_HALF: [&str; 5] = [
    "API key",
    "apikey",
    "token",
    "encryption key",
    "signing key",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// The word that makes a name sound secret.
fn secret_word(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 13] = [
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "secret",
        "private",
        "token",
        "credential",
        "salt",
        "pin",
        "pincode",
        "signature",
        "apikey",
    ];
    const PAIRS: [([&str; 2], &str); 11] = [
        (["api", "key"], "API key"),
        (["access", "code"], "access code"),
        (["hash", "key"], "hash key"),
        (["hmac", "key"], "HMAC key"),
        (["security", "key"], "security key"),
        (["encryption", "key"], "encryption key"),
        (["signing", "key"], "signing key"),
        (["shared", "key"], "shared key"),
        (["mac", "key"], "MAC key"),
        (["webhook", "key"], "webhook key"),
        (["initialization", "vector"], "initialization vector"),
    ];
    /// What a key has that is not the key: its number is no more secret than a name.
    const OF_A_KEY: [&str; 4] = ["id", "identifier", "name", "alias"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    if let [.., "key", last] = words.as_slice()
        && OF_A_KEY.contains(last)
    {
        return None;
    }
    let word = WORDS.into_iter().find(|word| words.contains(word));
    word.or_else(|| {
        let is_there = |pair: &[&str; 2]| words.windows(2).any(|two| two == pair);
        let pair = PAIRS.into_iter().find(|(pair, _)| is_there(pair));
        pair.map(|(_, said)| said)
    })
}
