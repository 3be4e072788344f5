//! `[breaking]` in `provspec.toml`: what `provspec breaking` looks at, and what is broken on purpose.
//!
//! Which rules and categories there are is known where specs are compared; here it is only read.

use serde::Deserialize;
use toml::Spanned as Toml;

use crate::source::{FileId, Span, Spanned};

/// What is to be found, and what is not.
#[derive(Debug, Clone, Default)]
pub struct Breaking {
    /// The categories that are looked at; empty = all.
    pub categories: Vec<Spanned<String>>,
    /// What is broken on purpose.
    pub ignore: Vec<Ignored>,
}

/// Something that is broken on purpose.
#[derive(Debug, Clone)]
pub struct Ignored {
    /// Code or name of the rule.
    pub rule: Spanned<String>,
    /// The provider; none = all.
    pub provider: Option<String>,
    /// The form of the provider; none = all.
    pub form: Option<String>,
    /// The field, inside a repeated group after that of the group; none = all.
    pub field: Option<String>,
    /// Why.
    pub reason: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct BreakingKeys {
    categories: Vec<Toml<String>>,
    ignore: Vec<Toml<IgnoredKeys>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoredKeys {
    rule: Option<Toml<String>>,
    provider: Option<String>,
    form: Option<String>,
    field: Option<String>,
    reason: Option<Toml<String>>,
}

/// What the table says. What is wrong with it goes to `say`.
pub(super) fn read(
    keys: BreakingKeys,
    file: FileId,
    say: &mut dyn FnMut(std::ops::Range<usize>, String),
) -> Breaking {
    let spanned = |text: Toml<String>| {
        let span = Span::new(file, text.span());
        Spanned::new(text.into_inner(), span)
    };
    let categories = keys.categories.into_iter().map(spanned).collect();
    let ignore = keys.ignore.into_iter().filter_map(|one| {
        let (place, one) = (one.span(), one.into_inner());
        let Some(rule) = one.rule else {
            let what = "`rule` is missing: name the rule that may be broken, as `field-removed`";
            say(place, what.to_owned());
            return None;
        };
        let wrong = match &one.reason {
            None => Some((place, "missing")),
            Some(reason) if reason.get_ref().trim().is_empty() => Some((reason.span(), "empty")),
            Some(_) => None,
        };
        if let Some((place, how)) = wrong {
            let why = "say why this may break, for whoever reads it next";
            say(place, format!("`reason` is {how}: {why}"));
        }
        Some(Ignored {
            rule: spanned(rule),
            provider: one.provider,
            form: one.form,
            field: one.field,
            reason: one.reason.map_or_else(String::new, Toml::into_inner),
        })
    });
    let ignore = ignore.collect();
    Breaking { categories, ignore }
}
