//! A currency code that is not known.

use crate::check::Context;
use crate::check::resolve::Resolved;
use crate::check::vocabulary::is_currency;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::FieldType;

declare_rule! {
    /// A currency code is not known.
    ///
    /// Here codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies.extra]`. Where `provspec.toml`
    /// lists `codes` under `[currencies]`, only these are known: a currency of ISO 4217 that a provider needs is added there.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// currency: { type: currency, allowed: [EURO] }
    /// ```
    ///
    /// A field offers no more than the provider has, where the spec says that: `currencies: [JPY]` at its top.
    pub(crate) static RULE = "PS0310" "unknown-currency" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let context = &resolved.context;
    let own = context.spec.currencies.as_deref().unwrap_or_default();
    codes(own, true, context, diagnostics);
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(FieldType::Currency | FieldType::Currencies) = field.field_type else {
            continue;
        };
        let allowed = field.keys.allowed.as_deref().unwrap_or_default();
        codes(allowed, true, context, diagnostics);
        // What the project does not use is not offered in any case.
        let except = field.keys.except.as_deref().unwrap_or_default();
        codes(except, false, context, diagnostics);
        not_of_provider(allowed, own, diagnostics);
    }
}

/// Reports codes that nobody knows, and those of `offered` ones that the project does not use.
fn codes(
    written: &[Spanned<String>],
    offered: bool,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let vocabulary = &context.project.currencies;
    let is_known = |code: &Spanned<String>| vocabulary.iter().any(|it| it.code == code.value);
    let unknown = written.iter().filter(|code| !is_known(code));
    let (unused, unknown): (Vec<_>, Vec<_>) = unknown.partition(|code| is_currency(code));
    if let Some(first) = unused.first().filter(|_| offered) {
        let names: Vec<String> = unused.iter().map(|code| format!("`{code}`")).collect();
        let line: Vec<String> = unused.iter().map(|code| format!("\"{code}\"")).collect();
        let (currencies, are) = match names.len() {
            1 => ("currency", "it is"),
            _ => ("currencies", "they are"),
        };
        let message = format!(
            "the project does not use the {currencies} {}",
            names.join(", ")
        );
        let finding = Diagnostic::new(&RULE, first.span, message)
            .note(format!(
                "{are} in ISO 4217, but not among the `codes` under `[currencies]` in `provspec.toml`"
            ))
            .help(format!("add {} there, or leave {} out here", line.join(", "), match line.len() {
                1 => "it",
                _ => "them",
            }));
        diagnostics.push(finding);
    }
    for code in unknown {
        let known = vocabulary.iter().map(|known| known.code.as_str());
        let finding = Diagnostic::new(&RULE, code.span, format!("unknown currency `{code}`"))
            .note("codes are those of ISO 4217, and those that `provspec.toml` adds under `[currencies.extra]`");
        diagnostics.push(match crate::diagnostics::closest(code, known) {
            Some(close) => finding.fix(format!("did you mean `{close}`?"), code.span, close),
            None => finding,
        });
    }
}

/// Reports what a field allows and the provider does not have.
fn not_of_provider(
    allowed: &[Spanned<String>],
    own: &[Spanned<String>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_there = |code: &&Spanned<String>| !own.iter().any(|it| it.value == code.value);
    for code in allowed.iter().filter(|_| !own.is_empty()).filter(is_there) {
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                code.span,
                format!("the provider does not have the currency `{code}`"),
            )
            .also(own[0].span, "these are its currencies")
            .help(format!(
                "add `{code}` to `currencies:` at the top of the spec, or leave it out here"
            )),
        );
    }
}
