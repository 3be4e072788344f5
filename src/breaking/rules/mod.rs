//! The rules of `provspec breaking`: their pages, and for whom each of them breaks something.

mod command;
mod field;
mod form;
mod outputs;

pub(super) use command::{INCOMPARABLE_SPEC, UNKNOWN_EXCEPTION, UNUSED_EXCEPTION};
pub(super) use field::{
    DEPRECATED_FIELD_REMOVED, FIELD_HIDDEN, FIELD_REMOVED, FIELD_RENAMED, FIELD_REQUIRED,
    FIELD_TYPE_CHANGED, OPTION_REMOVED, VALUE_REFUSED,
};
pub(super) use form::{FORM_REMOVED, FORM_RENAMED, MODE_REMOVED, PROVIDER_REMOVED};
pub(super) use outputs::{
    ANCHOR_REMOVED, PACKAGE_NAME_CHANGED, RUST_NAME_REMOVED, RUST_TYPE_CHANGED,
};

use super::Category;
use super::Category::{Api, Docs, Package, Stored};
use crate::diagnostics::Rule;

/// Every rule about a change, with the categories that it may belong to: of one change some may not hold.
const CHANGES: &[(&Rule, &[Category])] = &[
    (&PROVIDER_REMOVED, &[Stored, Api, Package, Docs]),
    (&FORM_REMOVED, &[Stored, Api, Package, Docs]),
    (&FORM_RENAMED, &[Api, Package, Docs]),
    (&MODE_REMOVED, &[Stored, Package]),
    (&FIELD_REMOVED, &[Stored, Api, Package, Docs]),
    (&DEPRECATED_FIELD_REMOVED, &[Stored, Api, Package, Docs]),
    (&FIELD_RENAMED, &[Api, Package, Docs]),
    (&FIELD_REQUIRED, &[Stored, Api, Package]),
    (&FIELD_HIDDEN, &[Stored, Api, Package]),
    (&VALUE_REFUSED, &[Stored, Package]),
    (&FIELD_TYPE_CHANGED, &[Stored, Api, Package]),
    (&OPTION_REMOVED, &[Stored, Api, Package]),
    (&RUST_NAME_REMOVED, &[Api]),
    (&RUST_TYPE_CHANGED, &[Api]),
    (&PACKAGE_NAME_CHANGED, &[Package]),
    (&ANCHOR_REMOVED, &[Docs]),
];

/// Every rule, in order of code.
pub fn all() -> Vec<&'static Rule> {
    let changes = CHANGES.iter().map(|(rule, _)| *rule);
    changes
        .chain([&INCOMPARABLE_SPEC, &UNUSED_EXCEPTION, &UNKNOWN_EXCEPTION])
        .collect()
}

/// The rule with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    all()
        .into_iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// The categories that findings of a rule may belong to; none for rules about the comparison itself.
pub fn categories(rule: &Rule) -> &'static [Category] {
    let mut known = CHANGES.iter();
    let found = known.find(|(one, _)| one.code == rule.code);
    found.map_or(&[], |(_, categories)| categories)
}
