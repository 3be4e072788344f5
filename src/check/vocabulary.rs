//! The lists that forms offer: currencies, countries, features; and what they are called in another language.

use iso_currency::{Currency, IntoEnumIterator};

use crate::ir::{Locale, NamedCode, Project, Vocabulary, Words};
use crate::source::{Span, Spanned};
use crate::syntax::Translator;

/// The currencies of ISO 4217 that people pay in (or just `codes` of them), then the project's own.
pub(super) fn currencies(
    codes: Option<&[String]>,
    extra: &[NamedCode],
    words: &Words,
) -> Vec<NamedCode> {
    let named = |currency: Currency| NamedCode {
        code: currency.code().to_owned(),
        title: currency_name(currency, words),
    };
    let mut list: Vec<NamedCode> = match codes {
        Some(codes) => codes
            .iter()
            .filter_map(|code| Currency::from_code(code))
            .map(named)
            .collect(),
        // Codes that begin with X are metals, funds and tests.
        None => Currency::iter()
            .filter(|currency| !currency.is_fund() && !currency.code().starts_with('X'))
            .map(named)
            .collect(),
    };
    list.extend(extra.iter().cloned());
    list
}

/// Whether it is a code of ISO 4217.
pub(super) fn is_currency(code: &str) -> bool {
    Currency::from_code(code).is_some()
}

fn currency_name(currency: Currency, words: &Words) -> String {
    let own = words.currency_name(currency.code());
    own.unwrap_or_else(|| currency.name().to_owned())
}

/// The countries of ISO 3166-1 in order of name.
pub(super) fn countries(words: &'static Words) -> Vocabulary {
    Vocabulary::lazily(rust_iso3166::ALL.len(), || countries_in_order(words))
}

fn countries_in_order(words: &Words) -> Vec<NamedCode> {
    let mut list: Vec<NamedCode> = rust_iso3166::ALL
        .iter()
        .map(|country| NamedCode {
            code: country.alpha2.to_owned(),
            title: words
                .country_name(country.alpha2)
                .unwrap_or_else(|| country.name.to_owned()),
        })
        .collect();
    list.sort_by_cached_key(|country| (words.order(&country.title), country.title.clone()));
    list
}

/// The project in another language: what the company has named by the translations, all else by that language's own names.
pub fn translated(project: &Project, locale: Locale, translator: &Translator<'_>) -> Project {
    let (base, words) = (Words::of(project.locale), Words::of(locale));
    let title = |of: &NamedCode, list: &str| {
        let source = Spanned::new(of.title.clone(), Span::default());
        let translation = translator.text(&source, &format!("{list}.{}", of.code));
        translation.map_or(source.value, |translation| translation.value.clone())
    };
    let feature = |feature: &NamedCode| NamedCode {
        code: feature.code.clone(),
        title: title(feature, "features"),
    };
    let currency = |named: &NamedCode| {
        let known = Currency::from_code(&named.code);
        // A title of the company's own under a code of ISO 4217 is one all the same.
        let usual = known.filter(|known| currency_name(*known, base) == named.title);
        NamedCode {
            code: named.code.clone(),
            title: match usual {
                Some(currency) => currency_name(currency, words),
                None => title(named, "currencies"),
            },
        }
    };
    Project {
        locale,
        features: project.features.iter().map(feature).collect(),
        currencies: project.currencies.iter().map(currency).collect(),
        countries: countries(words),
        ..project.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_names_of_all_codes() {
        for locale in Locale::ALL.into_iter().filter(|it| *it != Locale::En) {
            let words = Words::of(locale);
            let currencies = Currency::iter().map(|it| it.code());
            let unnamed: Vec<&str> = currencies
                .filter(|code| words.currency_name(code).is_none())
                .collect();
            assert_eq!(unnamed, [""; 0], "{}", locale.tag());
            let countries = rust_iso3166::ALL.iter().map(|it| it.alpha2);
            let unnamed: Vec<&str> = countries
                .filter(|code| words.country_name(code).is_none())
                .collect();
            assert_eq!(unnamed, [""; 0], "{}", locale.tag());
        }
    }
}
