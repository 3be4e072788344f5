//! What a value looks like, in words.

use super::Written;
use crate::ir::{Field, FieldKind, FileFormat, FileRules, ModeMark, Number, TextRules};

const BEGINS: &str = "begins with {text}";
const DOES_NOT_BEGIN: &str = "does not begin with {text}";
const ENDS: &str = "ends with {text}";
const BEGINS_IN: &str = "begins with {text} in {mode}";
const ENDS_IN: &str = "ends with {text} in {mode}";
const URL: &str = "a web address that begins with {text}";
const HOST: &str = "a host name without {text}";
const EMAIL: &str = "an e-mail address";
const LINES: &str = "text, also of several lines";
const WHOLE: &str = "a whole number";
const NUMBER: &str = "a number";
const FROM_TO: &str = " from {least} to {most}";
const FROM: &str = " of at least {least}";
const TO: &str = " of at most {most}";
const FILE: &str = "{formats} ({extensions}), at most {size}";
const FILE_OF_ANY_NAME: &str = "{formats}, at most {size}";
const PKCS12: &str = "PKCS#12 container";
const PRIVATE_KEY: &str = "private key in PEM format";
const PUBLIC_KEY: &str = "public key in PEM format";
const CERTIFICATE: &str = "certificate in PEM or DER format";
const CERTIFICATE_REQUEST: &str = "certificate request in PEM or DER format";
const PEM: &str = "PEM file";
const TEXT: &str = "text file";
const ANY_FILE: &str = "file";
const JSON: &str = "JSON file";
const COMMA: &str = ", ";
const OR: &str = " or ";

/// The format of a field in a few words; empty when there is nothing to say.
pub(in super::super) fn format<W: Written>(field: &Field) -> W {
    let (first, rules) = match &field.kind {
        FieldKind::Text(rules) => (None, rules),
        FieldKind::Multiline(rules) => (Some(W::of(LINES)), rules),
        FieldKind::Url(rules) => (Some(W::fill(URL, &[("text", &W::code("https://"))])), rules),
        FieldKind::Host(rules) => (
            Some(W::fill(HOST, &[("text", &W::code("https://"))])),
            rules,
        ),
        FieldKind::Email(rules) => (Some(W::of(EMAIL)), rules),
        FieldKind::Integer(limits) => return number(WHOLE, *limits),
        FieldKind::Number(limits) => return number(NUMBER, *limits),
        FieldKind::File(rules) => return file(rules),
        _ => return W::new(),
    };
    let mut parts: Vec<W> = first.into_iter().collect();
    parts.extend(text(rules, field.kind.length_in_words()));
    W::join(&parts, COMMA, COMMA)
}

/// From the beginning of the value to its end.
fn text<W: Written>(rules: &TextRules, length: Option<String>) -> Vec<W> {
    let affix = |template: &str, text: &str| W::fill(template, &[("text", &W::code(text))]);
    let mut parts = Vec::new();
    parts.extend(rules.unsaid_prefix().map(|text| affix(BEGINS, text)));
    let refused = rules.refused_prefix.as_ref();
    parts.extend(refused.map(|text| affix(DOES_NOT_BEGIN, text)));
    let words = rules.pattern_description.as_ref();
    parts.extend(words.map(|words| W::plain(words.trim_end_matches('.'))));
    parts.extend(length.map(|length| W::of(&length)));
    parts.extend(rules.unsaid_suffix().map(|text| affix(ENDS, text)));
    for (mode, mark) in &rules.mode_marks {
        let (template, text) = match mark {
            ModeMark::Prefix(text) => (BEGINS_IN, text),
            ModeMark::Suffix(text) => (ENDS_IN, text),
            // A pattern is for machines.
            ModeMark::Pattern(_) => continue,
        };
        let mode = W::of(mode.name());
        parts.push(W::fill(
            template,
            &[("text", &W::code(text)), ("mode", &mode)],
        ));
    }
    parts
}

fn number<W: Written>(kind: &str, limits: Number) -> W {
    let word = |limit: Option<f64>| W::of(&limit.unwrap_or_default().to_string());
    let template = match (limits.minimum, limits.maximum) {
        (Some(_), Some(_)) => FROM_TO,
        (Some(_), None) => FROM,
        (None, Some(_)) => TO,
        (None, None) => "",
    };
    let mut line = W::of(kind);
    line.push(&W::fill(
        template,
        &[
            ("least", &word(limits.minimum)),
            ("most", &word(limits.maximum)),
        ],
    ));
    line
}

fn file<W: Written>(rules: &FileRules) -> W {
    let formats: Vec<W> = rules
        .formats
        .iter()
        .map(|format| W::of(file_format(*format)))
        .collect();
    let extensions: Vec<W> = rules
        .extensions
        .iter()
        .map(|extension| W::code(extension))
        .collect();
    let template = if extensions.is_empty() {
        FILE_OF_ANY_NAME
    } else {
        FILE
    };
    W::fill(
        template,
        &[
            ("formats", &W::join(&formats, COMMA, OR)),
            ("extensions", &W::join(&extensions, COMMA, COMMA)),
            ("size", &W::of(&rules.max_size_in_words())),
        ],
    )
}

fn file_format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Pkcs12 => PKCS12,
        FileFormat::PrivateKey => PRIVATE_KEY,
        FileFormat::PublicKey => PUBLIC_KEY,
        FileFormat::Certificate => CERTIFICATE,
        FileFormat::CertificateRequest => CERTIFICATE_REQUEST,
        FileFormat::Pem => PEM,
        FileFormat::Text => TEXT,
        FileFormat::Json => JSON,
        FileFormat::Any => ANY_FILE,
    }
}

/// A value of a field as the form shows it: titles of options, "on" or "off", otherwise the value as code.
pub(in super::super) fn example<W: Written>(field: &Field, value: &serde_json::Value) -> W {
    use serde_json::Value;
    match value {
        Value::Bool(on) => W::of(if *on { super::ON } else { super::OFF }),
        Value::Array(items) => {
            let items: Vec<W> = items.iter().map(|item| example(field, item)).collect();
            W::join(&items, COMMA, COMMA)
        }
        Value::String(text) => {
            let choices = field.kind.choices().unwrap_or_default();
            match choices.iter().find(|choice| choice.value == *text) {
                Some(choice) => W::strong(&choice.title),
                None => W::code(text),
            }
        }
        other => W::code(&other.to_string()),
    }
}
