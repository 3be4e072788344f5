//! `[brand]` and `[brands]` of `provspec.toml`: who the outputs speak for.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::rules::insecure_url;
use crate::ir::Brand;
use crate::source::{FileId, Span};

/// The brand all of whose values are left to a later stage. No table has its name.
pub const PLACEHOLDERS: &str = "placeholders";

/// A table of the file, with the places of its keys and values.
pub(super) type Table = BTreeMap<Spanned<String>, Spanned<String>>;

/// Hears what is wrong, and where.
type Say<'a> = dyn FnMut(Range<usize>, String) + 'a;

/// Every value is a placeholder for a later stage.
pub(super) fn placeholders() -> Brand {
    let placeholder = |name: &str| format!("{{{{custom.{name}}}}}");
    Brand {
        company_name: placeholder("company_name"),
        dashboard_url: placeholder("dashboard_base_url"),
        support_email: placeholder("support_email"),
        website_url: placeholder("website_url"),
        callbacks_base_url: placeholder("callbacks_base_url"),
    }
}

/// Lays the values of a table over those of a brand.
pub(super) fn lay(table: Table, name: &str, brand: &mut Brand, say: &mut Say<'_>) {
    for (key, value) in table {
        let place = match key.get_ref().as_str() {
            "company_name" => &mut brand.company_name,
            "dashboard_url" => &mut brand.dashboard_url,
            "support_email" => &mut brand.support_email,
            "website_url" => &mut brand.website_url,
            "callbacks_base_url" => &mut brand.callbacks_base_url,
            unknown => {
                say(
                    key.span(),
                    format!(
                        "unknown key `{unknown}` in `[{name}]`, which has `company_name`, `dashboard_url`, `support_email`, \
                     `website_url` and `callbacks_base_url`"
                    ),
                );
                continue;
            }
        };
        value.get_ref().clone_into(place);
        let is_url = key.get_ref().ends_with("_url") && !value.get_ref().contains("{{");
        // Only its words are taken.
        let nowhere = Span::new(FileId(0), 0..0);
        if is_url && let Err(finding) = insecure_url::check_url(value.get_ref(), nowhere) {
            say(value.span(), finding.message.clone());
        }
    }
    let trimmed = brand.callbacks_base_url.trim_end_matches('/').to_owned();
    brand.callbacks_base_url = trimmed;
    if !brand.dashboard_url.ends_with('/') && !brand.dashboard_url.contains("{{") {
        brand.dashboard_url.push('/');
    }
}

/// The further brands, by name: what a table does not say is as in `[brand]`.
pub(super) fn further(
    tables: BTreeMap<Spanned<String>, Table>,
    first: &Brand,
    say: &mut Say<'_>,
) -> BTreeMap<String, Brand> {
    let mut brands = BTreeMap::from([(PLACEHOLDERS.to_owned(), placeholders())]);
    for (name, table) in tables {
        let word = name.get_ref().clone();
        if word == PLACEHOLDERS {
            let why = "is the brand whose values are left to a later stage: choose another name";
            say(name.span(), format!("`{word}` {why}"));
        } else if !is_name(&word) {
            let why = "has lower-case letters, digits, `-` and `_`, and begins with a letter";
            say(
                name.span(),
                format!("`{word}` is no name of a brand: it {why}"),
            );
        } else {
            let mut brand = first.clone();
            lay(table, &format!("brands.{word}"), &mut brand, say);
            brands.insert(word, brand);
        }
    }
    brands
}

/// Whether folders can be called so.
fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_part)
}
