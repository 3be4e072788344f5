//! A name that cannot be a key.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, article, declare_rule};
use crate::source::Spanned;
use crate::syntax::Entry;

declare_rule! {
    /// The name of a field, account, group, link, option or issued value cannot be a key.
    ///
    /// ## Why it matters
    ///
    /// Names become JSON keys, Rust fields, anchors in pages. They have lower-case letters `a`-`z`, digits and `_`, and
    /// begin with a letter. A letter from another script may look the same and is not.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   Merchant-ID: { type: text }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   merchant_id: { type: text, title: Merchant-ID }
    /// ```
    pub(crate) static RULE = "PS0207" "malformed-name" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    spec.fields
        .iter()
        .for_each(|(name, _)| check_name(name, "field", diagnostics));
    spec.links
        .iter()
        .for_each(|(name, _)| check_name(name, "link", diagnostics));
    spec.issued
        .iter()
        .for_each(|(name, _)| check_name(name, "value", diagnostics));
    for (name, account) in spec.accounts.iter() {
        check_name(name, "account", diagnostics);
        check_entries(&account.form, diagnostics);
    }
}

fn check_entries(entries: &[Spanned<Entry>], diagnostics: &mut Vec<Diagnostic>) {
    for entry in entries {
        match &entry.value {
            Entry::Group(group) => {
                check_name(&group.group, "group", diagnostics);
                check_entries(&group.form, diagnostics);
            }
            Entry::Variants(variants) => {
                check_name(&variants.variants, "field", diagnostics);
                for (option, variant) in variants.options.iter() {
                    check_name(option, "option", diagnostics);
                    check_entries(&variant.form, diagnostics);
                }
            }
            Entry::Repeat(repeat) => {
                check_name(&repeat.repeat, "field", diagnostics);
                check_entries(&repeat.form, diagnostics);
            }
            Entry::PerMode(set) => check_entries(&set.per_mode, diagnostics),
            Entry::Name(_) | Entry::Field(_) | Entry::Use(_) => {}
        }
    }
}

/// What a name has to be.
pub(crate) const NAMES: &str =
    "names have lower-case letters a-z, digits and `_`, and begin with a letter";

/// Whether the text can be a key.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(sound)
}

fn sound(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

/// Whether the name of a `what` can be a key.
pub(crate) fn check_name(name: &Spanned<String>, what: &str, diagnostics: &mut Vec<Diagnostic>) {
    if is_name(name) {
        return;
    }
    let finding = Diagnostic::new(
        &RULE,
        name.span,
        format!("{} {what} cannot be named `{name}`", article(what)),
    )
    .note(NAMES);
    let look_alike = name
        .chars()
        .find_map(|c| super::mixed_script::latin_twin(c).map(|twin| (c, twin)));
    if let Some((c, twin)) = look_alike {
        let whole: String = name
            .chars()
            .map(|c| super::mixed_script::latin_twin(c).unwrap_or(c))
            .collect();
        diagnostics.push(
            finding
                .note(format!(
                    "`{c}` (U+{:04X}) looks like the Latin `{twin}` and is another letter",
                    c as u32
                ))
                .fix("with Latin letters", name.span, whole),
        );
        return;
    }
    diagnostics.push(finding.fix("write it so", name.span, nearest(name)));
}

/// The name that is written most alike.
pub(crate) fn nearest(text: &str) -> String {
    let mut folded: String = text
        .to_lowercase()
        .chars()
        .map(|c| if sound(c) { c } else { '_' })
        .collect();
    if !folded.starts_with(|c: char| c.is_ascii_lowercase()) {
        folded.insert_str(0, "n_");
    }
    folded.trim_end_matches('_').to_owned()
}
