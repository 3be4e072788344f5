//! A value that differs between modes that nobody chooses, or that is said to where a set says it.

use crate::check::resolve::Resolved;
use crate::check::unfold::ResolvedField;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{FieldKind, ModeSpan};
use crate::source::Span;

declare_rule! {
    /// A field takes another value in test than in live, and nothing in the form says for which mode its one box is; or
    /// it stands in a set per mode, where that goes without saying, as does that it decides the mode.
    ///
    /// ## Why it matters
    ///
    /// The guide tells merchants to exchange the value together with the mode, which the form does not have.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// form: [{ field: api_key, differs_by_mode: true }]
    /// ```
    ///
    /// ## Instead
    ///
    /// Put `mode` into the form, or the field into a set per mode, or leave `differs_by_mode` and
    /// `selects_mode` out there.
    pub(crate) static RULE = "PS0607" "unchosen-mode" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut told = Vec::new();
    for form in &resolved.forms {
        let chosen = form.every_field().any(|field| {
            matches!(field.field.kind, FieldKind::Mode(_))
                || field.field.mode_span == ModeSpan::Selects
        });
        if chosen || resolved.context.is_lost("mode") {
            continue;
        }
        let in_set = |field: &&ResolvedField| matches!(field.field.mode_span, ModeSpan::Only(_));
        let set = form.every_field().find(in_set);
        for field in form.every_field().filter(|field| !in_set(field)) {
            let Some(differs) = differs(field).filter(|span| !told.contains(span)) else {
                continue;
            };
            told.push(differs);
            let name = &field.field.definition;
            diagnostics.push(match set {
                None => Diagnostic::new(
                    &RULE,
                    differs,
                    format!(
                        "`{name}` differs by mode, and the form `{}` has no way to choose one",
                        form.key
                    ),
                )
                .help("put `mode` into that form, or say `differs_by_mode: false` there"),
                Some(set) => Diagnostic::new(
                    &RULE,
                    differs,
                    format!(
                        "`{name}` differs by mode, and the form `{}` has one box for it beside sets for each mode",
                        form.key
                    ),
                )
                .also(set.used_at, "a set for each mode")
                .help(format!(
                    "put `{name}` into a set (`per_mode: [{name}]`), or say `differs_by_mode: false` there"
                )),
            });
        }
    }
    in_sets_only(resolved, diagnostics);
}

/// In a set per mode a value belongs to the mode of its set, and neither differs beside that nor decides. What is said of a field
/// that elsewhere stands in one box is of use there.
fn in_sets_only(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    type Says = fn(&ResolvedField) -> Option<Span>;
    let keys: [(&str, Says, &str); 2] = [
        (
            "differs_by_mode",
            differs,
            "leave it out: the set has a box for each mode",
        ),
        (
            "selects_mode",
            selects,
            "leave it out: the set says the mode",
        ),
    ];
    let every = || resolved.forms.iter().flat_map(|form| form.every_field());
    for (key, says, help) in keys {
        let mut told = Vec::new();
        for field in every() {
            let Some(span) = says(field) else { continue };
            let same = || every().filter(|other| says(other) == Some(span));
            let of_use = same().any(|other| !matches!(other.field.mode_span, ModeSpan::Only(_)));
            if of_use || told.contains(&span) {
                continue;
            }
            told.push(span);
            let name = &field.field.definition;
            let message = format!("`{name}` stands in a set per mode, so `{key}` says nothing");
            diagnostics.push(Diagnostic::new(&RULE, span, message).help(help));
        }
    }
}

/// Where a field says that its value differs by mode.
fn differs(field: &ResolvedField) -> Option<Span> {
    let flag = field.keys.differs_by_mode.as_ref();
    flag.filter(|flag| flag.value).map(|flag| flag.span)
}

/// Where a field says that its value decides the mode.
fn selects(field: &ResolvedField) -> Option<Span> {
    let flag = field.keys.selects_mode.as_ref();
    flag.filter(|flag| flag.value).map(|flag| flag.span)
}
