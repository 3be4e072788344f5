//! A mode that the provider does not have.

use crate::check::context::mode_of;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, closest, declare_rule};
use crate::ir::Mode;
use crate::source::Spanned;

declare_rule! {
    /// Something is said about a mode that the provider does not have, or that an option does not mean.
    ///
    /// Modes are `test` and `live`; a provider has those that are listed under `modes:`. An option with a `mode` has hosts
    /// in this mode only.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// modes: [test, live]
    /// hosts:
    ///   test: https://sandbox.example.com/
    ///   prod: { API: "https://api.example.com/" }
    /// ```
    pub(crate) static RULE = "PS0604" "unknown-mode" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Modes that could not be read may be any.
    if resolved.context.is_lost("modes") {
        return;
    }
    for (_, field) in resolved.context.spec.fields.iter() {
        let options = field.options.iter().flat_map(|options| options.iter());
        for mode in options.filter_map(|(_, option)| option.mode()) {
            let known = mode_of(mode.value);
            if !resolved.context.modes().any(|mode| mode == known) {
                let mode = Spanned::new(known.name().to_owned(), mode.span);
                diagnostics.push(report(&mode, resolved.context.modes()));
            }
        }
        for (mode, _) in field.per_mode.iter().flat_map(|modes| modes.iter()) {
            if !resolved
                .context
                .modes()
                .any(|known| known.name() == mode.value)
            {
                diagnostics.push(report(mode, resolved.context.modes()));
            }
        }
    }
}

/// What others call the modes.
const OTHER_WORDS: [(&str, Mode); 7] = [
    ("sandbox", Mode::Test),
    ("staging", Mode::Test),
    ("testing", Mode::Test),
    ("demo", Mode::Test),
    ("production", Mode::Live),
    ("prod", Mode::Live),
    ("real", Mode::Live),
];

/// The mode that the word is meant to be: the word itself, misspelt, or what others call it.
fn meant(word: &str) -> Option<Mode> {
    let folded = word.to_lowercase();
    let mut other = OTHER_WORDS.into_iter();
    let by_name = |name: &str| Mode::ALL.into_iter().find(|mode| mode.name() == name);
    by_name(&folded)
        .or_else(|| {
            other
                .find(|(other, _)| *other == folded)
                .map(|(_, mode)| mode)
        })
        .or_else(|| by_name(closest(word, Mode::ALL.map(Mode::name))?))
}

/// Whether the word stands for a mode, so that it is no name for anything else.
pub(crate) fn is_meant(word: &str) -> bool {
    meant(word).is_some()
}

/// An option that means the mode `own` has a host in another.
pub(crate) fn of_other_option(mode: &Spanned<String>, own: Mode) -> Diagnostic {
    let message = format!(
        "this option means `{}`, so it has no host in `{mode}`",
        own.name()
    );
    let help = "leave it out, or give it to the option that means this mode";
    Diagnostic::new(&RULE, mode.span, message).help(help)
}

/// `mode` is none of the provider's.
pub(crate) fn report(mode: &Spanned<String>, known: impl Iterator<Item = Mode>) -> Diagnostic {
    let known: Vec<&str> = known.map(Mode::name).collect();
    let finding = Diagnostic::new(
        &RULE,
        mode.span,
        format!("the provider has no mode `{mode}`"),
    );
    if known.is_empty() {
        return finding.help("add `modes: [test, live]` at the top of the spec");
    }
    match meant(mode).map(Mode::name) {
        Some(name) if known.contains(&name) => {
            finding.fix(format!("did you mean `{name}`?"), mode.span, name)
        }
        _ => finding.suggest(mode, mode.span, known),
    }
}
