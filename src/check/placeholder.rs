//! Placeholders: what a name in braces stands for, in texts, in settings and in callback URLs.

use super::context::Context;
use super::names::Names;
use super::{rules, template};
use crate::diagnostics::Diagnostic;
use crate::ir::Variable;
use crate::source::Spanned;

/// Stands for the provider's name in running text; of use in shared groups.
pub(crate) const PROVIDER_NAME: &str = "provider_name";
/// Stands for what the project's callback URLs begin with.
pub(crate) const BASE: &str = "callbacks_base_url";
/// Stands for the provider's code.
pub(crate) const CODE: &str = "code";
/// Stands for the ID of the connection, which nobody knows before it is made.
pub(crate) const CONNECTION: &str = "connection_id";

/// The names that have a meaning of their own, so that no value of a project can have them.
pub(crate) const BUILT_IN: [&str; 8] = [
    Variable::ALL[0].name(),
    Variable::ALL[1].name(),
    Variable::ALL[2].name(),
    Variable::ALL[3].name(),
    PROVIDER_NAME,
    BASE,
    CODE,
    CONNECTION,
];

/// What a text may name, beside the keys of fields.
pub(super) fn known_in_text<'a>(context: &'a Context<'_>) -> Vec<&'a str> {
    let mut known: Vec<&str> = Variable::ALL.into_iter().map(Variable::name).collect();
    known.push(PROVIDER_NAME);
    known.extend(context.project.values.keys().map(String::as_str));
    known
}

/// Whether the text between two braces is meant as a name.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The title of a step, filled. The keys of fields stay: they stand for what the merchant has.
pub(super) fn in_title(
    written: &Spanned<String>,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let filled = in_line(written, &[], is_name, context, names, diagnostics);
    template::unescaped(&filled)
}

/// The value of a setting, filled, and whether something in it is of the connection. That stays as well.
pub(super) fn in_setting(
    written: &Spanned<String>,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> (String, bool) {
    let kept = [CONNECTION];
    let filled = in_line(written, &kept, is_word, context, names, diagnostics);
    let is_own = |name: &str| (kept.contains(&name) && !names.has(name)) || names.has_issued(name);
    let is_taken = |name: &str| kept.contains(&name) || names.has(name) || names.has_issued(name);
    if let Some(name) = template::escaped(&written.value).find(|name| is_taken(name)) {
        diagnostics.push(rules::unknown_variable::taken(written.span, name));
    }
    let per_connection = template::names(&filled).any(|(name, _)| is_own(name));
    (template::unescaped(&filled), per_connection)
}

/// Whether the text between two braces is a name, of the language or of whoever fills it.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn in_line(
    written: &Spanned<String>,
    kept: &[&str],
    is_meant: fn(&str) -> bool,
    context: &Context<'_>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let fill = |name: &str| {
        if kept.contains(&name) {
            return Filling::Kept;
        }
        let is_known = names.has(name) || names.has_issued(name);
        if is_known || context.is_lost(name) || !is_meant(name) {
            return Filling::Kept;
        }
        let brand = Variable::ALL.into_iter().find(|it| it.name() == name);
        match brand {
            Some(variable) => Filling::By(context.project.variable(variable).to_owned()),
            None if name == PROVIDER_NAME => Filling::By(context.short_name().to_owned()),
            None => in_any(name, context),
        }
    };
    let (filled, unknown) = filled(&written.value, fill);
    for name in unknown {
        let known = [known_in_text(context), vec![BASE, CODE], kept.to_vec()].concat();
        let fields: Vec<&str> = names.iter().chain(names.issued()).collect();
        diagnostics.push(rules::unknown_variable::in_line(
            written.span,
            &name,
            known,
            &fields,
        ));
    }
    filled
}

/// A callback URL, filled, and whether it names nothing that is not filled. The ID of the connection stays, and so do
/// braces behind a `\`: they are the provider's own.
pub(super) fn in_address(
    written: &Spanned<String>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (String, bool) {
    let (url, unknown) = filled(&written.value, |name| match name {
        CONNECTION => Filling::Kept,
        name => in_any(name, context),
    });
    if let Some(name) = template::escaped(&written.value).find(|name| *name == CONNECTION) {
        diagnostics.push(rules::unknown_variable::taken(written.span, name));
    }
    let sound = unknown.is_empty();
    for name in unknown {
        let own = context.project.values.keys().map(String::as_str);
        let built_in = [BASE, CODE, CONNECTION].into_iter();
        let known: Vec<&str> = built_in.chain(own).collect();
        diagnostics.push(rules::unknown_variable::in_address(
            written.span,
            &name,
            &known,
        ));
    }
    (template::unescaped(&url), sound)
}

/// What becomes of a name in braces.
enum Filling {
    /// It stays, braces and all.
    Kept,
    /// This takes its place.
    By(String),
    /// Nothing fills it.
    Unknown,
}

/// What fills a name in settings and addresses alike.
fn in_any(name: &str, context: &Context<'_>) -> Filling {
    match name {
        BASE => Filling::By(context.project.brand.callbacks_base_url.clone()),
        CODE => Filling::By(context.spec.code.value.clone()),
        _ => match context.project.values.get(name) {
            Some(value) => Filling::By(value.clone()),
            None => Filling::Unknown,
        },
    }
}

/// The text with its names filled, and those that nothing fills.
fn filled(text: &str, fill: impl Fn(&str) -> Filling) -> (String, Vec<String>) {
    let (mut out, mut unknown, mut from) = (String::new(), Vec::new(), 0);
    for (name, range) in template::names(text) {
        match fill(name) {
            Filling::Kept => continue,
            Filling::By(value) => {
                out.push_str(&text[from..range.start]);
                out.push_str(&value);
                from = range.end;
            }
            Filling::Unknown => unknown.push(name.to_owned()),
        }
    }
    out.push_str(&text[from..]);
    (out, unknown)
}
