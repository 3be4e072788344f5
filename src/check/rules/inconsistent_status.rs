//! A status that the rest of the spec contradicts.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::Status;

declare_rule! {
    /// The status of a provider does not fit the rest of its spec.
    ///
    /// - An active provider has at least one account to connect.
    /// - A provider that is only `listed` has none.
    /// - A deprecated one says since when and why, under `deprecated:`.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// provspec: 1
    /// code: example
    /// name: Example
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// provspec: 1
    /// code: example
    /// name: Example
    /// status: listed
    /// ```
    pub(crate) static RULE = "PS0212" "inconsistent-status" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (spec, context) = (resolved.context.spec, &resolved.context);
    let place = spec
        .status
        .as_ref()
        .map_or(spec.code.span, |status| status.span);
    let no_accounts = spec.accounts.0.is_empty();
    match resolved.provider.status {
        Status::Active | Status::Deprecated if no_accounts && !context.is_lost("accounts") => {
            diagnostics.push(
                Diagnostic::new(&RULE, place, "the provider has no account to connect")
                    .help("add `accounts:`, or say `status: listed` if it is only known by name"),
            )
        }
        Status::Listed if !no_accounts => diagnostics.push(
            Diagnostic::new(
                &RULE,
                place,
                "a provider that is only listed has no accounts",
            )
            .also(spec.accounts.0[0].0.span, "but here is one")
            .help("leave `status: listed` out"),
        ),
        _ => {}
    }
    match (resolved.provider.status, &spec.deprecated) {
        (Status::Deprecated, None) if !context.is_lost("deprecated") => diagnostics.push(
            Diagnostic::new(
                &RULE,
                place,
                "nothing says since when and why the provider is deprecated",
            )
            .help("add `deprecated: { since: 2026-01-31, reason: … }`"),
        ),
        (Status::Active | Status::Listed, Some(deprecated)) => diagnostics.push(
            Diagnostic::new(
                &RULE,
                deprecated.span,
                "the provider says why it is deprecated, but is not",
            )
            .help("add `status: deprecated`, or leave `deprecated:` out"),
        ),
        _ => {}
    }
}
