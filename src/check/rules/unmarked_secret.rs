//! A field that sounds secret and is not marked so.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::FieldType;

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
    /// For a value that only sounds secret, say so: `secret: false`.
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
        let said = [
            Some(&field.field.title),
            Some(&field.field.definition),
            field.field.known_as.as_ref(),
        ];
        let Some(word) = said
            .into_iter()
            .flatten()
            .find_map(|text| secret_word(text))
        else {
            continue;
        };
        let definition = field
            .keys
            .field_type
            .as_ref()
            .map_or(field.used_at, |word| word.span);
        let finding = Diagnostic::new(
            &RULE,
            definition,
            format!(
                "`{}` sounds secret (“{word}”), but is not marked so",
                field.field.definition
            ),
        );
        diagnostics.push(if field.field_type == Some(FieldType::Text) {
            finding
                .fix("make it a secret", definition, "secret")
                .help("if it is no secret, add `secret: false`")
        } else {
            finding.help("add `secret: true`; if it is no secret, `secret: false`")
        });
    }
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
    const PAIRS: [([&str; 2], &str); 2] = [
        (["api", "key"], "API key"),
        (["access", "code"], "access code"),
    ];
    /// What a key has that is not the key: its number is no more secret than a name.
    const OF_A_KEY: [&str; 4] = ["id", "identifier", "name", "alias"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
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
