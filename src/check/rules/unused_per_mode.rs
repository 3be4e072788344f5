//! Differences per mode that no form shows.

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::ModeSpan;
use crate::syntax::FieldKeys;

declare_rule! {
    /// A field says what differs per mode, but no form has it in a set per mode.
    ///
    /// ## Why it matters
    ///
    /// `per_mode:` of a field is about its twins side by side (`live_api_key`, `test_api_key`). In a form with a mode
    /// switch there is one box, and what is said per mode would be skipped without a word.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   api_key: { type: secret, title: API key, per_mode: { test: { prefix: sk_test_ }, live: { prefix: sk_live_ } } }
    /// accounts:
    ///   provider: { form: [api_key, mode] }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// accounts:
    ///   provider: { form: [ { per_mode: [api_key] } ] }
    /// ```
    ///
    /// Or, with a switch, say what both modes have in common, and `differs_by_mode: true`.
    ///
    /// A field that decides the mode (`selects_mode: true`) says under `per_mode` how its value tells: by one `prefix`,
    /// `suffix` or `pattern` in each mode. A select does it with `mode` at its options. The rest would be skipped.
    pub(crate) static RULE = "PS0605" "unused-per-mode" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        match field.field.mode_span {
            ModeSpan::Selects => marks(field, diagnostics),
            _ => options(field, diagnostics),
        }
    }
    for (name, field) in resolved.context.spec.fields.iter() {
        let Some((mode, _)) = field.per_mode.as_ref().and_then(|modes| modes.0.first()) else {
            continue;
        };
        let every = || resolved.forms.iter().flat_map(|form| form.every_field());
        let mut uses = every()
            .filter(|used| used.field.definition == name.value)
            .peekable();
        // A field that no form uses at all has a finding of its own.
        let unused = uses.peek().is_some()
            && !uses
                .any(|used| matches!(used.field.mode_span, ModeSpan::Only(_) | ModeSpan::Selects));
        if unused && !resolved.context.is_lost(name) {
            let finding = Diagnostic::new(
                &RULE,
                mode.span,
                format!("no form has `{name}` in a set per mode"),
            )
            .label("so this is never used");
            let modes = field.per_mode.iter().flat_map(|modes| modes.iter());
            let marks = field.per_mode.as_ref().map_or(0, |modes| modes.0.len()) > 1
                && modes
                    .map(|(_, keys)| keys)
                    .all(|keys| says_only_marks(keys));
            let set = format!("write `- per_mode: [{name}]` in the form for a box in each mode");
            let switch = "with a mode switch, write `differs_by_mode: true` at the field instead";
            diagnostics.push(if marks {
                finding
                    .help("write `selects_mode: true` at the field if its value decides the mode")
                    .help(format!("{set}; {switch}"))
            } else {
                finding.help(format!("{set}; {switch}"))
            });
        }
    }
}

/// What a value that decides says about the modes: how it tells each of them.
fn marks(field: &ResolvedField, diagnostics: &mut Vec<Diagnostic>) {
    let Some(modes) = &field.keys.per_mode else {
        return;
    };
    let name = &field.field.definition;
    if field.field.kind.choices().is_some() {
        if let Some((mode, _)) = modes.0.first() {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    mode.span,
                    format!("`{name}` decides the mode by its options"),
                )
                .label("so this is never used")
                .help("say the mode at each option: `value: { title: …, mode: test }`"),
            );
        }
        return;
    }
    for (mode, keys) in modes.iter() {
        let told = usize::from(keys.prefix.is_some())
            + usize::from(keys.suffix.is_some())
            + keys.patterns().len();
        if told != 1 || !says_only_marks(keys) {
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    mode.span,
                    format!("the value of `{name}` decides the mode, so this has to say how it tells `{mode}`"),
                )
                .help("write one `prefix`, `suffix` or `pattern`, and nothing else"),
            );
        }
    }
    if let [(only, _)] = modes.0.as_slice() {
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                only.span,
                format!("`{name}` tells the mode `{only}` and no other"),
            )
            .help("say how its value tells the other mode, or leave `per_mode` out"),
        );
    }
}

/// Whether nothing is said but how a value tells the mode.
fn says_only_marks(keys: &FieldKeys) -> bool {
    let marks = FieldKeys {
        prefix: None,
        suffix: None,
        pattern: None,
        ..keys.clone()
    };
    format!("{marks:?}") == format!("{:?}", FieldKeys::default())
}

/// Options of a field that does not decide the mode.
fn options(field: &ResolvedField, diagnostics: &mut Vec<Diagnostic>) {
    let options = field.keys.options.iter().flat_map(|options| options.iter());
    if let Some(mode) = options.clone().find_map(|(_, option)| option.mode()) {
        let name = &field.field.definition;
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                mode.span,
                format!("`{name}` does not decide the mode"),
            )
            .label("so this is never used")
            .help("write `selects_mode: true` at the field, which is a `select`"),
        );
    }
}
