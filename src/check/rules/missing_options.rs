//! A select without options.

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::FieldType;

declare_rule! {
    /// A select has no options, or it has both fixed ones and a place they come from.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// api_type: { type: select, title: API type }
    /// ```
    ///
    /// ## Instead
    ///
    /// Say the options, or who knows them:
    ///
    /// ```yaml
    /// api_type:
    ///   type: select
    ///   title: API type
    ///   options: { acquiring: Acquiring, transfer: Card-to-account transfer }
    /// gateway:
    ///   type: select
    ///   title: Gateway
    ///   options_from: { source: provider_api, request: GET /gateways/listGateways }
    /// ```
    pub(crate) static RULE = "PS0309" "missing-options" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        nothing_left(field, diagnostics);
        let Some(FieldType::Select | FieldType::Multiselect) = field.field_type else {
            continue;
        };
        let fixed = field
            .keys
            .options
            .as_ref()
            .is_some_and(|options| !options.0.is_empty());
        let place = field
            .keys
            .field_type
            .as_ref()
            .map_or(field.used_at, |word| word.span);
        match (fixed, &field.keys.options_from) {
            (false, None) if resolved.context.is_lost("options") => {}
            (false, None) => diagnostics.push(
                Diagnostic::new(&RULE, place, format!("the select `{}` has no options", field.field.definition)).help(
                    "add `options:` (value: title), or `options_from:` when only the provider knows them",
                ),
            ),
            (true, Some(from)) => diagnostics.push(Diagnostic::new(
                &RULE,
                from.span,
                format!("the options of `{}` are fixed and come from elsewhere at once", field.field.definition),
            )),
            _ => {}
        }
    }
}

/// A list of codes of which `except` and `extra` leave none.
fn nothing_left(field: &ResolvedField, diagnostics: &mut Vec<Diagnostic>) {
    let except = field.keys.except.as_ref().and_then(|codes| codes.first());
    let leaves_out = except
        .map(|code| code.span)
        .or(field.keys.extra.as_ref().map(|it| it.span));
    let is_empty = field.field.kind.choices().is_some_and(<[_]>::is_empty);
    if let Some(at) = leaves_out.filter(|_| is_empty) {
        let message = format!("nothing is left for `{}` to offer", field.field.definition);
        diagnostics.push(Diagnostic::new(&RULE, at, message));
    }
}
