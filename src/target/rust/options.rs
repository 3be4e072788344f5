//! The enum of a list of options.

use super::doc::Doc;
use super::item::{Enumeration, Items};
use super::layout::Expr;
use super::literal::string;
use super::{names, words};
use crate::ir::{Choice, Field, FieldKind, NamedCode, Project};

/// The project's vocabulary that a field is about, and the enum of it, seen from a provider's module.
pub(super) fn vocabulary<'p>(
    field: &Field,
    project: &'p Project,
) -> Option<(&'static str, &'p [NamedCode])> {
    match field.kind {
        FieldKind::Currency(_) | FieldKind::Currencies(_) => {
            Some(("super::Currency", &project.currencies))
        }
        FieldKind::Country(_) | FieldKind::Countries(_) => {
            Some(("super::Country", &project.countries))
        }
        FieldKind::Features(_) => Some(("super::Feature", &project.features)),
        _ => None,
    }
}

/// Appends the enum and what it can do. `path` leads to `provspec_forms::Choice`.
pub(super) fn push(
    items: &mut Items,
    name: &str,
    doc: &Doc,
    choices: &[Choice],
    path: &str,
    project: &Project,
) {
    let variants = names::variants(choices.iter().map(|choice| &*choice.value));
    let attributes = [
        "derive(Debug, Clone, Copy, PartialEq, Eq, Hash)",
        "non_exhaustive",
    ];
    let mut options = Enumeration::new(doc, &attributes, name);
    for (variant, choice) in variants.iter().zip(choices) {
        options.variant(&words::choice(choice, project), variant, None);
    }
    items.push(&options.finish());

    let mut text = format!("impl {path} for {name} {{\n    const ALL: &'static [Self]");
    Expr::Array(
        variants
            .iter()
            .map(|variant| Expr::Atom(format!("Self::{variant}")))
            .collect(),
    )
    .write_value(&mut text, 4);
    text.push_str("\n\n    fn as_str(self) -> &'static str {\n        match self {");
    for (variant, choice) in variants.iter().zip(choices) {
        Expr::Atom(string(&choice.value)).write_arm(&mut text, &format!("Self::{variant}"));
    }
    text.push_str("\n        }\n    }\n}");
    items.push(&text);
    items.push(&format!("provspec_forms::choice!({name});"));
}
