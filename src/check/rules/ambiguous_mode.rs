//! A value that decides the mode and may fit both.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Mode, Shape, overlap};

declare_rule! {
    /// A value decides the mode by how it looks, and some value looks like both.
    ///
    /// ## Why it matters
    ///
    /// Nobody could say whether such a value is for test or for live.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// api_key:
    ///   type: secret
    ///   selects_mode: true
    ///   per_mode: { test: { prefix: sk_ }, live: { prefix: sk_live_ } }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// api_key:
    ///   type: secret
    ///   selects_mode: true
    ///   per_mode: { test: { prefix: sk_test_ }, live: { prefix: sk_live_ } }
    /// ```
    ///
    /// Where the values of one mode have nothing that those of the other cannot have, no value decides: use the switch
    /// (`mode`) with `differs_by_mode: true`, or a set per mode.
    pub(crate) static RULE = "PS0608" "ambiguous-mode" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut told = Vec::new();
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let Some(modes) = &field.keys.per_mode else {
            continue;
        };
        if (field.field.kind.text()).is_none_or(|rules| rules.mode_marks.len() != 2) {
            continue;
        }
        // What values of each mode look like: as those of the field do, and as the mode's mark says.
        let of_mode = Mode::ALL.map(|mode| {
            let mut field = field.field.clone();
            if let Some(rules) = field.kind.text_mut() {
                rules.mode_marks.retain(|(of, _)| *of == mode);
            }
            field
        });
        let mut patterns: Vec<String> = Vec::new();
        for field in &of_mode {
            if let Shape::Text { patterns: own, .. } = field.shape() {
                patterns.extend(own.into_iter().map(|pattern| pattern.text.into_owned()));
            }
        }
        patterns.sort();
        patterns.dedup();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let [Some((first, _)), Some((second, _))] = [modes.0.first(), modes.0.get(1)] else {
            continue;
        };
        if told.contains(&second.span) {
            continue;
        }
        let Some(text) = overlap::common(&patterns) else {
            continue;
        };
        told.push(second.span);
        let name = &field.field.definition;
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                second.span,
                format!("the value of `{name}` decides the mode, and some fit both, such as `{text}`"),
            )
            .also(first.span, "the other mode")
            .help("say what only the values of each mode have; if there is nothing, use `mode` or a set per mode"),
        );
    }
}
