//! Modes that no form offers.

use crate::check::context::Context;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, ModeSpan};

declare_rule! {
    /// A provider has modes, but nothing lets a merchant choose one.
    ///
    /// A form offers a mode by the switch (`mode`), by a value per mode (`per_mode`), or by a field that decides it
    /// (`selects_mode: true` on a host). Where nothing in a form decides, since the card or the amount does for each
    /// payment, `guide.modes` says so.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// modes: [test, live]
    /// accounts:
    ///   provider: { form: [account, password] }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// modes: [test, live]
    /// accounts:
    ///   provider: { form: [account, password, mode] }
    /// ```
    pub(crate) static RULE = "PS0601" "unused-modes" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(modes) = resolved
        .context
        .spec
        .modes
        .as_ref()
        .filter(|modes| modes.len() > 1)
    else {
        return;
    };
    let offered = resolved
        .forms
        .iter()
        .flat_map(|form| form.every_field())
        .any(|field| {
            matches!(field.field.kind, FieldKind::Mode(_))
                || matches!(field.field.mode_span, ModeSpan::Only(_) | ModeSpan::Selects)
        });
    // The card, the amount or something else may decide for each payment: then the guide says how.
    let explained = resolved.context.spec.guide.modes.is_some();
    let excused = resolved.context.is_lost("mode") || Context::is_meant("mode", diagnostics);
    if !offered && !explained && !excused && !resolved.forms.is_empty() {
        let finding = Diagnostic::new(
            &RULE,
            modes[0].span,
            "no form lets a merchant choose between the modes",
        );
        // A field of one's own stands wherever a form names it.
        let own = resolved
            .context
            .spec
            .fields
            .iter()
            .find(|(name, _)| name.value == "mode");
        diagnostics.push(match own {
            Some((name, _)) => finding
                .also(name.span, "this field takes the place of the built-in `mode`")
                .help("delete it, so that `mode` in a form is the switch, or give it another name"),
            None => finding
                .help("put `mode` into a form, use `per_mode`, or mark the field that decides with `selects_mode: true`")
                .help("if nothing in a form decides, but the card or the amount of each payment, say so under `guide.modes`"),
        });
    }
}
