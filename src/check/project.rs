//! `provspec.toml` → the project: brand, addresses, vocabulary.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use ipnet::IpNet;
use iso_currency::Currency;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use toml::Spanned;

use super::breaking::{self, Breaking, BreakingKeys};
use super::levels::{Level, Refusal, Setting};
use super::rules::{invalid_project, malformed_name, unknown_rule, unsuppressible_error};
use super::vocabulary::{countries, currencies};
use super::{brand, placeholder};
use crate::diagnostics::Diagnostic;
use crate::ir::{Address, Brand, Locale, NamedCode, Package, Project, Words};
use crate::source::{FileId, Span};

/// What `provspec.toml` says.
#[derive(Debug, Clone)]
pub struct Config {
    /// What the company says once for all providers.
    pub project: Project,
    /// The further brands, by name, that the outputs may speak for in place of the project's.
    pub brands: BTreeMap<String, Brand>,
    /// Folder of the specs, relative to the file.
    pub specs: String,
    /// Folder of the outputs, relative to the file.
    pub generated: String,
    /// The file that remembers the releases of the frontend package, relative to the file.
    pub releases: String,
    /// The file of known findings, relative to the file.
    pub baseline: String,
    /// How bad the project finds what is a warning by itself.
    pub levels: Vec<Setting>,
    /// What `provspec breaking` looks at.
    pub breaking: Breaking,
    /// Where the currencies are named, if they are.
    pub currencies: Option<Span>,
    /// Where the features are named, if they are.
    pub features: Option<Span>,
    /// Whether all is known that specs depend on: where they are, and what they may name. What is wrong elsewhere in the file,
    /// such as a version of the package that is none, is no reason not to look at them.
    pub is_known: bool,
}

impl Default for Config {
    /// Without a file the brand's values are placeholders for a later stage.
    fn default() -> Self {
        // Hundreds of currencies, and the same of them each time.
        static CONFIG: LazyLock<Config> = LazyLock::new(Config::without_file);
        CONFIG.clone()
    }
}

impl Config {
    fn without_file() -> Self {
        Self {
            project: Project {
                locale: Locale::default(),
                locales: vec![Locale::default()],
                brand: brand::placeholders(),
                addresses: Vec::new(),
                values: BTreeMap::new(),
                features: Vec::new().into(),
                currencies: currencies(None, &[], Words::of(Locale::default())).into(),
                countries: countries(Words::of(Locale::default())),
                package: Package::default(),
                rust_path: None,
            },
            brands: BTreeMap::from([(brand::PLACEHOLDERS.to_owned(), brand::placeholders())]),
            specs: "specs".to_owned(),
            generated: "generated".to_owned(),
            releases: "releases/frontend.json".to_owned(),
            baseline: "provspec-baseline.json".to_owned(),
            levels: Vec::new(),
            breaking: Breaking::default(),
            currencies: None,
            features: None,
            is_known: true,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Document {
    locales: Option<Spanned<Vec<Spanned<String>>>>,
    brand: brand::Table,
    brands: BTreeMap<Spanned<String>, brand::Table>,
    values: BTreeMap<Spanned<String>, Spanned<String>>,
    addresses: Vec<AddressKeys>,
    features: Option<Spanned<Ordered>>,
    currencies: CurrencyKeys,
    frontend: FrontendKeys,
    rust: RustKeys,
    lints: BTreeMap<Spanned<String>, Spanned<String>>,
    paths: Paths,
    breaking: BreakingKeys,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressKeys {
    net: Spanned<String>,
    retires: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CurrencyKeys {
    codes: Option<Spanned<Vec<Spanned<String>>>>,
    extra: Ordered,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FrontendKeys {
    name: Option<Spanned<String>>,
    version: Option<Spanned<String>>,
    /// It stands at the top.
    locales: Option<Spanned<toml::Value>>,
    releases: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RustKeys {
    path: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Paths {
    specs: String,
    generated: String,
    baseline: String,
}

impl Default for Paths {
    fn default() -> Self {
        Self {
            specs: "specs".to_owned(),
            generated: "generated".to_owned(),
            baseline: "provspec-baseline.json".to_owned(),
        }
    }
}

/// Codes and titles in the order of the file.
#[derive(Default)]
struct Ordered(Vec<NamedCode>);

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Ordered;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a table of codes and titles")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
                let mut entries = Vec::new();
                while let Some((code, title)) = map.next_entry()? {
                    entries.push(NamedCode { code, title });
                }
                Ok(Ordered(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

/// Reads the file. Findings go to `diagnostics`; what is sound is returned all the same.
pub fn read(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let mut config = Config::default();
    let document: Document = match toml::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            let span = Span::new(file, error.span().unwrap_or(0..0));
            diagnostics.push(invalid_project::report(span, error.message()));
            config.is_known = false;
            return config;
        }
    };
    let said = Cell::new(0);
    let mut say = |range: std::ops::Range<usize>, message: String| {
        said.set(said.get() + 1);
        diagnostics.push(invalid_project::report(Span::new(file, range), &message));
    };
    if let Some(tags) = document.locales {
        config.project.locales = locales(tags, &mut say);
        config.project.locale = config.project.locales.first().copied().unwrap_or_default();
        config.is_known = said.get() == 0;
    }
    brand::lay(document.brand, "brand", &mut config.project.brand, &mut say);
    config.brands = brand::further(document.brands, &config.project.brand, &mut say);
    for (name, value) in document.values {
        let problem = if placeholder::BUILT_IN.contains(&name.get_ref().as_str()) {
            Some((
                &name,
                format!(
                    "`{}` has a meaning of its own: choose another name",
                    name.get_ref()
                ),
            ))
        } else if !malformed_name::is_name(name.get_ref()) {
            let why = "a name has lower-case letters, digits and `_`, and begins with a letter";
            Some((&name, format!("`{}` is no name: {why}", name.get_ref())))
        } else if value.get_ref().trim().is_empty() {
            Some((&value, format!("`{}` has no value", name.get_ref())))
        } else if value.get_ref().contains(['\n', '\r']) {
            Some((
                &value,
                format!("`{}` has a line break in it", name.get_ref()),
            ))
        } else {
            None
        };
        match problem {
            Some((place, message)) => {
                say(place.span(), message);
                config.is_known = false;
            }
            None => {
                let (name, value) = (name.into_inner(), value.into_inner());
                config.project.values.insert(name, value);
            }
        }
    }
    for address in document.addresses {
        let written = address.net.get_ref();
        let Some(net) = net(written) else {
            say(address.net.span(), no_address(written));
            continue;
        };
        let date = address.retires.as_ref();
        if let Some(date) = date.filter(|date| !is_date(date.get_ref())) {
            say(
                date.span(),
                format!("`{}` is not a date such as `2027-03-31`", date.get_ref()),
            );
        }
        let retires = address.retires.map(Spanned::into_inner);
        config.project.addresses.push(Address { net, retires });
    }
    let place = |range| Span::new(file, range);
    config.features = document.features.as_ref().map(|it| place(it.span()));
    let features = document.features.map(Spanned::into_inner);
    config.project.features = features.unwrap_or_default().0.into();
    let codes = document.currencies.codes;
    config.currencies = codes.as_ref().map(|it| place(it.span()));
    let codes = codes.map(Spanned::into_inner);
    for code in codes.iter().flatten() {
        if Currency::from_code(code.get_ref()).is_none() {
            say(
                code.span(),
                format!("`{}` is not a currency of ISO 4217", code.get_ref()),
            );
            config.is_known = false;
        }
    }
    let codes: Option<Vec<String>> =
        codes.map(|codes| codes.into_iter().map(Spanned::into_inner).collect());
    let words = Words::of(config.project.locale);
    let extra = &document.currencies.extra.0;
    config.project.currencies = currencies(codes.as_deref(), extra, words).into();
    config.project.countries = countries(words);
    let package = &mut config.project.package;
    if let Some(name) = document.frontend.name {
        if !is_package_name(name.get_ref()) {
            say(
                name.span(),
                format!("`{}` is no name of an npm package", name.get_ref()),
            );
        }
        package.name = name.into_inner();
    }
    if let Some(version) = document.frontend.version {
        if !is_version(version.get_ref()) {
            say(
                version.span(),
                format!("`{}` is not a version such as `1.4.0`", version.get_ref()),
            );
        }
        package.version = Some(version.into_inner());
    }
    if let Some(releases) = document.frontend.releases {
        config.releases = releases;
    }
    if let Some(misplaced) = document.frontend.locales {
        let why = "`locales` stands at the top of the file, above the first table: the languages are those of \
                   all outputs";
        say(misplaced.span(), why.to_owned());
    }
    if let Some(path) = document.rust.path {
        if is_rust_path(path.get_ref()) {
            config.project.rust_path = Some(path.into_inner());
        } else {
            let path = (path.span(), path.get_ref());
            say(
                path.0,
                format!(
                    "`{}` is no path of a module such as `backend::forms`",
                    path.1
                ),
            );
        }
    }
    config.breaking = breaking::read(document.breaking, file, &mut say);
    config.specs = document.paths.specs;
    config.generated = document.paths.generated;
    config.baseline = document.paths.baseline;
    config.levels = lints(document.lints, file, diagnostics);
    config
}

/// Whether a text is TOML, whatever it says.
pub fn is_toml(text: &str) -> bool {
    toml::from_str::<toml::Table>(text).is_ok()
}

/// The levels of rules. What is no level is refused; a level that has no effect is told.
fn lints(
    lints: BTreeMap<Spanned<String>, Spanned<String>>,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Setting> {
    let mut levels = Vec::new();
    for (name, word) in lints {
        let place = Span::new(file, name.span());
        let (name, written) = (name.into_inner(), word.get_ref());
        let Some(level) = Level::ALL.into_iter().find(|it| it.name() == written) else {
            let words = format!("`{written}` is no level: write `allow`, `warn` or `deny`");
            diagnostics.push(invalid_project::report(
                Span::new(file, word.span()),
                &words,
            ));
            continue;
        };
        let written = format!("`{name} = \"{}\"` under `[lints]`", level.name());
        match Setting::parse(&name, level, written) {
            Ok(setting) => levels.push(setting),
            Err(Refusal::Unknown(unknown)) => {
                diagnostics.push(unknown_rule::in_project(place, &unknown));
            }
            Err(Refusal::Error(name)) => {
                let finding = unsuppressible_error::in_project(place, &name, level.name());
                diagnostics.push(finding);
            }
        }
    }
    levels
}

/// The languages of the outputs, that of the specs first. What they cannot be is said.
fn locales(
    tags: Spanned<Vec<Spanned<String>>>,
    say: &mut dyn FnMut(std::ops::Range<usize>, String),
) -> Vec<Locale> {
    if tags.get_ref().is_empty() {
        let words = "there is no language in `locales`: leave the key out for `en`";
        say(tags.span(), words.to_owned());
    }
    let mut locales = Vec::new();
    for tag in tags.into_inner() {
        let (place, tag) = (tag.span(), tag.into_inner());
        match Locale::ALL.into_iter().find(|it| it.tag() == tag) {
            Some(locale) if locales.contains(&locale) => {
                say(place, format!("`{tag}` is in `locales` twice"));
            }
            Some(locale) => locales.push(locale),
            None => {
                let known = Locale::ALL.map(|it| format!("`{}`", it.tag())).join(", ");
                say(
                    place,
                    format!("there are no words in `{tag}`; there are in {known}"),
                );
            }
        }
    }
    if locales.is_empty() {
        locales.push(Locale::default());
    }
    locales
}

/// The network that the text is; a single address is a network of one.
pub(super) fn net(text: &str) -> Option<IpNet> {
    let single = || text.parse().map(|ip: std::net::IpAddr| ip.into());
    text.parse::<IpNet>().or_else(|_| single()).ok()
}

/// What to say of a text that is no network.
pub(super) fn no_address(text: &str) -> String {
    format!("`{text}` is neither an IP address nor a CIDR network")
}

/// Whether npm takes the name for a new package: lower case, safe in URLs, with an optional scope.
fn is_package_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._~".contains(c);
        !part.is_empty() && !part.starts_with(['.', '_']) && part.chars().all(safe)
    };
    let (scope, part) = match name.strip_prefix('@') {
        Some(rest) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("any", name),
    };
    // These npm has for itself.
    let taken = matches!(name, "node_modules" | "favicon.ico");
    name.len() <= 214 && is_part(scope) && is_part(part) && !taken
}

/// Whether it is a version of Semantic Versioning 2.0.0.
fn is_version(text: &str) -> bool {
    let (rest, build) = text.split_once('+').unwrap_or((text, "0"));
    let (core, pre) = rest.split_once('-').unwrap_or((rest, "0"));
    let is_word = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let is_number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits && (part == "0" || !part.starts_with('0'))
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    core.split('.').count() == 3
        && core.split('.').all(is_number)
        && pre
            .split('.')
            .all(|part| is_word(part) && (!is_digits(part) || is_number(part)))
        && build.split('.').all(is_word)
}

/// Whether the text is a crate's name and modules in it, as `use` has them.
pub(crate) fn is_rust_path(text: &str) -> bool {
    text.split("::").all(|name| {
        let mut letters = name.chars();
        let first = |c: char| c.is_ascii_alphabetic() || c == '_';
        letters.next().is_some_and(first) && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// Whether the text looks like an RFC 3339 `full-date`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        part.len() == digits
            && part
                .parse::<u32>()
                .is_ok_and(|number| number >= 1 && number <= most)
    };
    matches!(parts.as_slice(), [y, m, d] if number(y, 4, 9999) && number(m, 2, 12) && number(d, 2, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_names_are_those_that_npm_takes() {
        for good in [
            "forms",
            "connection-forms",
            "@example-pay/forms",
            "a.b_c~1",
            "-a",
        ] {
            assert!(is_package_name(good), "{good}");
        }
        for bad in [
            "",
            "Forms",
            "a b",
            ".a",
            "_a",
            "a/b",
            "@a",
            "@a/",
            "@/a",
            "@a/b/c",
            "@.a/b",
            "node_modules",
            "формы",
        ] {
            assert!(!is_package_name(bad), "{bad}");
        }
        assert!(!is_package_name(&"a".repeat(215)));
    }

    #[test]
    fn versions_are_semantic() {
        for good in [
            "0.0.0",
            "1.20.300",
            "1.0.0-rc.1",
            "1.0.0-0a",
            "1.0.0+001.a",
            "1.0.0-a+b-c",
        ] {
            assert!(is_version(good), "{good}");
        }
        for bad in [
            "", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "1.0.x",
        ] {
            assert!(!is_version(bad), "{bad}");
        }
    }
}
