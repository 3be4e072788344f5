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
    ignore: Vec<IgnoredKeys>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoredKeys {
    rule: Toml<String>,
    provider: Option<String>,
    form: Option<String>,
    field: Option<String>,
    reason: Toml<String>,
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
    let ignore = keys.ignore.into_iter().map(|one| {
        if one.reason.get_ref().trim().is_empty() {
            let what = "`reason` is empty: say why this may break, for whoever reads it next";
            say(one.reason.span(), what.to_owned());
        }
        Ignored {
            rule: spanned(one.rule),
            provider: one.provider,
            form: one.form,
            field: one.field,
            reason: one.reason.into_inner(),
        }
    });
    let ignore = ignore.collect();
    Breaking { categories, ignore }
}
