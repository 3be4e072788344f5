//! Values that the company issues, as written → the model.

use super::applies::{accounts, applies_if};
use super::context::Context;
use super::names::Names;
use super::{rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir::{Alphabet, Form, Issued};
use crate::source::Spanned;
use crate::syntax;

/// Those of a provider.
pub(super) fn resolve(
    context: &Context<'_>,
    names: &Names,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Issued> {
    let mut out = Vec::new();
    for (key, written) in context.spec.issued.iter() {
        let per_mode = written.per_mode.as_ref();
        diagnostics.extend(rules::contradictory_entry::two_modes(
            per_mode,
            written.when.as_ref(),
        ));
        let mut own = accounts(&written.accounts, context, diagnostics);
        let when = applies_if(written.when.as_ref(), &mut own, forms, context, diagnostics);
        let title = written.title.as_ref();
        let number = |limit: Option<&Spanned<u32>>| limit.map(|limit| limit.value);
        out.push(Issued {
            key: key.value.clone(),
            title: title.map_or_else(
                || context.spoken(key, &format!("issued.{key}.title")),
                |title| title.value.clone(),
            ),
            known_as: written.known_as.as_ref().map(|name| name.value.clone()),
            description: written
                .description
                .as_ref()
                .map(|words| text::parse(words, context, names, diagnostics)),
            secret: written.secret.as_ref().is_none_or(|flag| flag.value),
            min_length: number(written.min_length.as_ref()),
            max_length: number(written.max_length.as_ref()),
            alphabet: alphabet(written.alphabet.as_ref()),
            per_mode: per_mode.is_some_and(|flag| flag.value),
            forms: own,
            when,
        });
    }
    out
}

fn alphabet(written: Option<&Spanned<syntax::Alphabet>>) -> Alphabet {
    match written.map(|it| it.value) {
        None | Some(syntax::Alphabet::LettersAndDigits) => Alphabet::LettersAndDigits,
        Some(syntax::Alphabet::LowerCaseAndDigits) => Alphabet::LowerCaseAndDigits,
        Some(syntax::Alphabet::Hexadecimal) => Alphabet::Hexadecimal,
        Some(syntax::Alphabet::Digits) => Alphabet::Digits,
    }
}
