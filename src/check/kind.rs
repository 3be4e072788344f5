//! The type and keys of a field → its kind in the model. What the keys get wrong is the rules' business;
//! here something sound stands in for it.

use std::sync::Arc;

use super::context::{Context, mode_of};
use super::names::Names;
use super::{pattern, size, text, vocabulary};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, Choice, FieldKind, ModeMark, NamedCode, TextRules};
use crate::source::Spanned;
use crate::syntax::{self, FieldKeys, FieldType};

/// The kind of a field.
pub(super) fn of(
    field_type: FieldType,
    keys: &FieldKeys,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> FieldKind {
    let most = |most: u32| text_rules(keys, most);
    let number = || ir::Number {
        minimum: keys.minimum.as_ref().map(|number| number.value),
        maximum: keys.maximum.as_ref().map(|number| number.value),
    };
    let max_items = keys.max_items.as_ref().map(|most| most.value);
    let mut parse = |words: &Spanned<String>| text::parse(words, context, names, diagnostics);
    match field_type {
        FieldType::Text | FieldType::Secret => FieldKind::Text(most(FieldKind::MAX_LINE)),
        FieldType::Multiline => FieldKind::Multiline(most(FieldKind::MAX_LINES)),
        FieldType::Url => FieldKind::Url(most(FieldKind::MAX_URL)),
        FieldType::Host => FieldKind::Host(most(FieldKind::MAX_HOST)),
        FieldType::Email => FieldKind::Email(most(FieldKind::MAX_EMAIL)),
        FieldType::Integer => FieldKind::Integer(number()),
        FieldType::Number => FieldKind::Number(number()),
        FieldType::Toggle => FieldKind::Toggle,
        FieldType::Select | FieldType::Multiselect if keys.options_from.is_some() => {
            let from = keys.options_from.as_ref().map(|from| &from.value);
            let knows = match from.map(|from| from.source.value) {
                Some(syntax::OptionsSource::ProviderApi) => ir::OptionsFrom::ProviderApi,
                _ => ir::OptionsFrom::AccountManager,
            };
            let source = from
                .and_then(|from| from.description.as_deref())
                .map_or_else(
                    || ir::Text::plain(context.words().options_from(knows)),
                    &mut parse,
                );
            let request = from
                .and_then(|from| from.request.as_ref())
                .map(|request| request.value.clone());
            FieldKind::DynamicSelect {
                from: knows,
                source,
                request,
            }
        }
        FieldType::Select => FieldKind::Select(options(keys, &mut parse)),
        FieldType::Multiselect => FieldKind::Multiselect {
            choices: options(keys, &mut parse),
            max_items,
        },
        FieldType::File => FieldKind::File(file(keys, &mut parse)),
        FieldType::Currency => FieldKind::Currency(currencies(keys, context)),
        FieldType::Currencies => FieldKind::Currencies(currencies(keys, context)),
        FieldType::Country => FieldKind::Country(countries(keys, context)),
        FieldType::Countries => FieldKind::Countries(countries(keys, context)),
        FieldType::Features => FieldKind::Features(allowed(keys, context.features())),
        FieldType::Mode => FieldKind::Mode(context.mode_choices()),
        FieldType::IpList => FieldKind::IpList { max_items },
        FieldType::Acknowledgement => FieldKind::Acknowledgement,
    }
}

fn text_rules(keys: &FieldKeys, most: u32) -> TextRules {
    let text = |text: Option<&Spanned<String>>| text.map(|text| text.value.clone());
    TextRules {
        min_length: keys
            .min_length
            .as_ref()
            .map_or(1, |least| least.value.max(1)),
        max_length: keys.max_length.as_ref().map_or(most, |most| most.value),
        patterns: keys
            .patterns()
            .iter()
            .filter_map(|source| pattern::canonical(source).ok())
            .collect(),
        pattern_description: text(keys.pattern_description.as_deref()),
        prefix: text(keys.prefix.as_ref()),
        suffix: text(keys.suffix.as_ref()),
        refused_prefix: None,
        mode_marks: mode_marks(keys),
    }
}

/// What says the mode of a text that decides it.
fn mode_marks(keys: &FieldKeys) -> Vec<(ir::Mode, ModeMark)> {
    let decides = keys.selects_mode.as_ref().is_some_and(|flag| flag.value);
    let modes = keys.per_mode.iter().flat_map(|modes| modes.iter());
    modes
        .filter(|_| decides)
        .filter_map(|(mode, keys)| {
            let mode = [ir::Mode::Test, ir::Mode::Live]
                .into_iter()
                .find(|known| known.name() == mode.value)?;
            let pattern = |source: &Spanned<String>| pattern::canonical(source).ok();
            let prefix = keys.prefix.as_ref().map(|text| text.value.clone());
            let suffix = keys.suffix.as_ref().map(|text| text.value.clone());
            let mark = prefix
                .map(ModeMark::Prefix)
                .or(suffix.map(ModeMark::Suffix))
                .or_else(|| {
                    keys.patterns()
                        .first()
                        .and_then(pattern)
                        .map(ModeMark::Pattern)
                })?;
            Some((mode, mark))
        })
        .collect()
}

fn options(keys: &FieldKeys, parse: &mut dyn FnMut(&Spanned<String>) -> ir::Text) -> Arc<[Choice]> {
    let options = keys.options.iter().flat_map(|options| options.iter());
    options
        .map(|(value, option)| Choice {
            value: value.value.clone(),
            title: option.title().value.clone(),
            description: option.description().map(|text| parse(text)),
            mode: option.mode().map(|mode| mode_of(mode.value)),
            hosts: Vec::new(),
        })
        .collect()
}

/// The currencies that a field offers.
fn currencies(keys: &FieldKeys, context: &Context<'_>) -> Arc<[Choice]> {
    let no_extra = keys.extra.as_ref().is_some_and(|extra| !extra.value);
    if offers_all(keys) && !no_extra && context.spec.currencies.is_none() {
        return context.project.currencies.choices();
    }
    let is_offered = |it: &&NamedCode| !no_extra || vocabulary::is_currency(&it.code);
    allowed(keys, context.currencies().filter(is_offered))
}

/// The countries that a field offers.
fn countries(keys: &FieldKeys, context: &Context<'_>) -> Arc<[Choice]> {
    let all = &context.project.countries;
    match offers_all(keys) {
        true => all.choices(),
        false => allowed(keys, all.iter()),
    }
}

fn offers_all(keys: &FieldKeys) -> bool {
    keys.allowed.is_none() && keys.except.is_none()
}

/// The codes of a vocabulary that a field offers, in the vocabulary's order.
fn allowed<'a>(keys: &FieldKeys, vocabulary: impl Iterator<Item = &'a NamedCode>) -> Arc<[Choice]> {
    let offered = |code: &&NamedCode| {
        let is_in = |names: &Vec<Spanned<String>>| names.iter().any(|name| name.value == code.code);
        keys.allowed.as_ref().is_none_or(is_in) && !keys.except.as_ref().is_some_and(is_in)
    };
    vocabulary.filter(offered).map(Choice::from).collect()
}

fn file(keys: &FieldKeys, parse: &mut dyn FnMut(&Spanned<String>) -> ir::Text) -> ir::FileRules {
    let formats: Vec<ir::FileFormat> = keys
        .formats
        .iter()
        .flatten()
        .map(|format| file_format(format.value))
        .collect();
    let usual = |format: &ir::FileFormat| !format.extensions().is_empty();
    let any = keys.extensions.is_none() && !formats.iter().all(usual);
    let mut extensions: Vec<String> = match &keys.extensions {
        Some(extensions) => extensions
            .iter()
            .map(|extension| extension.value.clone())
            .collect(),
        None if any => Vec::new(),
        None => formats
            .iter()
            .flat_map(|format| format.extensions())
            .map(|dot| (*dot).to_owned())
            .collect(),
    };
    // The expected name is always offered, also where its extension is unusual.
    let own = keys
        .file_name
        .as_ref()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, end)| format!(".{end}"));
    if let Some(own) = own.filter(|own| !any && !extensions.contains(own)) {
        extensions.insert(0, own);
    }
    let mut seen = Vec::new();
    extensions.retain(|extension| {
        let new = !seen.contains(extension);
        seen.push(extension.clone());
        new
    });
    ir::FileRules {
        formats,
        extensions,
        file_name: keys.file_name.as_ref().map(|name| name.value.clone()),
        max_size: keys
            .max_size
            .as_ref()
            .and_then(|text| size::parse(text).ok())
            .unwrap_or(size::LARGEST),
        passphrase: keys.passphrase.as_ref().map(|field| field.value.clone()),
        input: match keys.input.as_ref().map(|input| input.value) {
            None | Some(syntax::FileInput::Upload) => ir::FileInput::Upload,
            Some(syntax::FileInput::Paste) => ir::FileInput::Paste,
            Some(syntax::FileInput::Either) => ir::FileInput::Either,
        },
        key_pair: keys.key_pair.as_ref().map(|pair| ir::KeyPair {
            algorithm: pair.algorithm.as_ref().map(|name| name.value.clone()),
            public_file: pair.public_file.as_ref().map(|name| name.value.clone()),
            public_half: pair.public_half.as_deref().map(parse),
        }),
    }
}

fn file_format(format: syntax::FileFormat) -> ir::FileFormat {
    match format {
        syntax::FileFormat::Pkcs12 => ir::FileFormat::Pkcs12,
        syntax::FileFormat::PrivateKey => ir::FileFormat::PrivateKey,
        syntax::FileFormat::PublicKey => ir::FileFormat::PublicKey,
        syntax::FileFormat::Certificate => ir::FileFormat::Certificate,
        syntax::FileFormat::CertificateRequest => ir::FileFormat::CertificateRequest,
        syntax::FileFormat::Pem => ir::FileFormat::Pem,
        syntax::FileFormat::Text => ir::FileFormat::Text,
        syntax::FileFormat::Any => ir::FileFormat::Any,
        syntax::FileFormat::Json => ir::FileFormat::Json,
    }
}

/// An example or default as it is on the wire.
pub(super) fn json(value: &syntax::Value) -> serde_json::Value {
    match value {
        syntax::Value::One(syntax::Scalar::Bool(value)) => (*value).into(),
        // A whole number stays one: `5`, not `5.0`.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and within the exact range"
        )]
        syntax::Value::One(syntax::Scalar::Number(value))
            if value.fract() == 0.0 && value.abs() < 9e15 =>
        {
            (*value as i64).into()
        }
        syntax::Value::One(syntax::Scalar::Number(value)) => (*value).into(),
        syntax::Value::One(syntax::Scalar::Text(value)) => value.as_str().into(),
        syntax::Value::Many(values) => values.iter().map(String::as_str).collect(),
    }
}
