//! A field that is not defined.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::Mode;
use crate::source::{Span, Spanned};

declare_rule! {
    /// A form, a condition, a step, a callback or a text names a field that is not there.
    ///
    /// ## Why it matters
    ///
    /// Fields are defined once, under `fields:`, and used by name. A condition can name any field of the same form; a
    /// condition in a repeated group, the fields of the same item.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   account: { type: text, title: Account }
    /// accounts:
    ///   provider:
    ///     form: [acount]
    /// ```
    ///
    /// ## Instead
    ///
    /// Mend the name, or define the field under `fields:`. `mode`, `currency`, `currencies`, `country`, `countries`,
    /// `features` and `acknowledgement` need no definition.
    pub(crate) static RULE = "PS0203" "unknown-field" Error;
}

/// A form names it.
pub(crate) fn in_form<'a>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        name.span,
        format!("unknown field `{name}` in a form"),
    )
    .label("not defined under `fields:`");
    meant(finding, name, known)
}

/// Says which of the known fields the name was meant to be, or that it is several of them.
fn meant<'a>(
    finding: Diagnostic,
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| known.contains(word)) {
        return finding.help(format!(
            "`{}` are fields: each is an entry of its own",
            words.join("` and `")
        ));
    }
    finding.suggest(name, name.span, known)
}

/// Fields that are there without a definition.
pub(crate) const BUILT_IN: [&str; 7] = crate::check::builtin::NAMES;

/// What stands in brackets is several fields, with no comma between them.
pub(crate) fn without_comma(span: Span, names: &[String]) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("unknown field `{}`", names.join(" ")))
        .label(format!("`{}` are fields", names.join("` and `")))
        .fix("a comma is missing?", span, names.join(", "))
}

/// The use of a shared group changes it.
pub(crate) fn in_group<'a>(
    name: &Spanned<String>,
    group: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("the shared group `{group}` has no field `{name}`"),
    )
    .suggest(name, name.span, known)
}

/// A condition names it.
pub(crate) fn in_condition<'a>(
    name: &Spanned<String>,
    form: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("unknown field `{name}` in a condition"),
    )
    .label(format!("not in the form `{form}`"))
    .suggest(name, name.span, known)
}

/// A condition names a field that stands once for each mode, and not which of them it means.
pub(crate) fn once_per_mode(name: &Spanned<String>, keys: &[&str]) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("`{name}` stands once for each mode: it is not clear which one is asked"),
    )
    .help(format!(
        "name one of {}",
        crate::diagnostics::list_names(keys)
    ))
}

/// A condition in an item names a field of the form around it.
pub(crate) fn outside_of_item(name: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("`{name}` stands outside of the `repeat`, where conditions in it cannot ask"),
    )
    .note("conditions inside `repeat` are about the fields of the same item")
    .help("put the condition on the `repeat` itself, or the field into it")
}

/// A condition names a field that only items have.
pub(crate) fn inside_of_item(name: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("`{name}` stands inside a `repeat`, once for each item: conditions outside cannot ask it"),
    )
    .help("put the field that has the condition into the `repeat`, or ask about the `repeat` itself")
}

/// A field in a set per mode names another by the key of one mode.
pub(crate) fn of_one_mode(name: &Spanned<String>, twin: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("`{name}` is a field of one mode, and this stands once for each mode"),
    )
    .note("in a set per mode, names mean the fields of the same mode")
    .fix(format!("write `{twin}`"), name.span, twin)
}

/// A text links to it.
pub(crate) fn in_text<'a>(
    span: Span,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("unknown field `{name}` in a link (`field:{name}`)"),
    );
    let known: Vec<&str> = known.collect();
    match crate::diagnostics::closest(name, known.iter().copied()) {
        Some(close) => finding.help(format!("did you mean `field:{close}`?")),
        None => finding.help(format!(
            "known here: {}",
            crate::diagnostics::list_names(&known)
        )),
    }
}

/// A text links to a value that the company issues as if it were a field.
pub(crate) fn issued_in_text(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("`{name}` is no field, but a value that the company issues"),
    )
    .help(format!("write `issued:{name}`"))
}

/// A text links to a value that the company does not issue.
pub(crate) fn no_issued(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        span,
        format!("unknown value `{name}` in a link (`issued:{name}`)"),
    );
    match crate::diagnostics::closest(name, known.iter().copied()) {
        Some(close) => finding.help(format!("did you mean `issued:{close}`?")),
        None if known.is_empty() => {
            finding.help("define it under `issued:`; a link to a field is `field:key`")
        }
        None => finding.help(format!(
            "known here: {}",
            crate::diagnostics::list_names(known)
        )),
    }
}

/// A step (or a callback, as `giver` says) gives what the company issues.
pub(crate) fn issued(name: &Spanned<String>, giver: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("no {giver} gives `{name}`: the company issues it, and merchants enter it at the provider"),
    )
    .help(format!(
        "leave it out of `gives`; `{{{name}}}` in a value of `set` says where it goes"
    ))
}

/// A callback gives it.
pub(crate) fn in_callback<'a>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        name.span,
        format!("a callback gives the unknown field `{name}`"),
    );
    meant(finding, name, known)
}

/// A step for one mode only gives the value of the other.
pub(crate) fn of_other_mode(name: &Spanned<String>, definition: &str, only: Mode) -> Diagnostic {
    let only = only.name();
    Diagnostic::new(
        &RULE,
        name.span,
        format!("the step is for {only} only, and `{name}` is the value of the other mode"),
    )
    .fix(
        format!("write `{definition}`: of a step for {only} it is that one"),
        name.span,
        definition,
    )
}

/// A step (or a callback, as `giver` says) gives what merchants choose in the form.
pub(crate) fn chosen_in_form(name: &Spanned<String>, giver: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        name.span,
        format!("no {giver} gives `{name}`: it is chosen in the form"),
    )
    .help("leave it out of `gives`")
}

/// A step gives it.
pub(crate) fn in_step<'a>(
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let finding = Diagnostic::new(
        &RULE,
        name.span,
        format!("a step gives the unknown field `{name}`"),
    );
    meant(finding, name, known)
}
