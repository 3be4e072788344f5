//! A placeholder that nothing fills.

use crate::check::plain::{self, Plain};
use crate::check::resolve::Resolved;
use crate::check::{placeholder, template};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::Project;
use crate::source::Span;
use crate::syntax::{self, SharedGroup};

declare_rule! {
    /// A text has a placeholder in braces that nothing fills.
    ///
    /// In texts: `{company_name}`, `{dashboard_url}`, `{support_email}`, `{website_url}`, `{provider_name}`, and the keys of
    /// fields, which stay as they are. In callback URLs: `{callbacks_base_url}`, `{code}` and `{connection_id}`. In values of
    /// `set`: all of these. In the titles of steps: all but `{connection_id}`. In all of them: the names under `[values]` in
    /// `provspec.toml`.
    ///
    /// Other plain texts, such as the titles of fields and accounts and menu paths, take none: `{company_name}` would be
    /// shown to merchants as it stands there.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Webhook, url: "{callbacks_base_url}/{conection_id}" }
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Webhook, url: "{callbacks_base_url}/{connection_id}" }
    /// ```
    ///
    /// Mend the name. Braces that are meant as they are go into back-ticks: `` `{id}` ``.
    pub(crate) static RULE = "PS0704" "unknown-variable" Error;
}

/// How a name gets a value.
const OWN: &str = "a value of the company's own gets a name under `[values]` in `provspec.toml`";

/// Looks for placeholders where none are filled.
pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let context = &resolved.context;
    misplaced(
        plain::of_provider(context.spec),
        context.project,
        diagnostics,
    );
    values(resolved, diagnostics);
}

/// Braces in the value that a form starts with, or shows as an example, around the key of a field.
fn values(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for field in resolved.forms.iter().flat_map(|form| form.every_field()) {
        let keys = &field.keys;
        for (key, text) in [("prefix", &keys.prefix), ("suffix", &keys.suffix)] {
            let Some(text) = text else { continue };
            let mut found = template::names(text).map(|(name, _)| name);
            let is_known = |name: &&str| is_known(name, resolved);
            if let Some(name) = found.find(is_known) {
                let message = format!(
                    "nothing fills a placeholder in this `{key}`: the value would have to have `{{{name}}}` in it as it stands"
                );
                let help = format!(
                    "the {key} is one text, the same for everybody: say in `pattern_description` what the value is made of, \
                     and in `pattern` as much of it as everybody's has"
                );
                diagnostics.push(Diagnostic::new(&RULE, text.span, message).help(help));
            }
        }
        for (key, value) in [
            ("default", &field.keys.default),
            ("example", &field.keys.example),
        ] {
            let Some(value) = value else { continue };
            let syntax::Value::One(syntax::Scalar::Text(text)) = &value.value else {
                continue;
            };
            let mut names = template::names(text).map(|(name, _)| name);
            if let Some(name) = names.find(|name| is_known(name, resolved)) {
                let message = format!(
                    "nothing fills a placeholder in this `{key}`: `{{{name}}}` would be shown as it stands"
                );
                diagnostics.push(
                    Diagnostic::new(&RULE, value.span, message).help(format!(
                        "the {key} is one value, the same for everybody: say in `description` what to enter"
                    )),
                );
            }
        }
    }
}

/// Whether it is the name of a placeholder or of a field.
fn is_known(name: &str, resolved: &Resolved<'_>) -> bool {
    let values = &resolved.context.project.values;
    placeholder::BUILT_IN.contains(&name) || values.contains_key(name) || resolved.names.has(name)
}

/// The same in a shared group.
pub(crate) fn in_shared_group(
    group: &SharedGroup,
    project: &Project,
    diagnostics: &mut Vec<Diagnostic>,
) {
    misplaced(plain::of_shared_group(group), project, diagnostics);
}

/// Braces in a plain text mean themselves, but nobody means the name of a placeholder in them.
fn misplaced(texts: Vec<Plain<'_>>, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (key, text) in texts {
        let is_known =
            |name: &str| placeholder::BUILT_IN.contains(&name) || project.values.contains_key(name);
        let mut names = template::names(text).map(|(name, _)| name);
        let Some(name) = names.find(|name| is_known(name)) else {
            continue;
        };
        diagnostics.push(
            Diagnostic::new(
                &RULE,
                text.span,
                format!("nothing fills a placeholder in this `{key}`: `{{{name}}}` would be shown as it stands"),
            )
            .help("write the words themselves, or say it in a text such as `description` or `note`"),
        );
    }
}

/// Nothing fills `{name}` in a callback URL.
pub(crate) fn in_address(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    // Short names are near to each other by chance: `{mode}` is not meant as `{code}`.
    const SHORT: usize = 6;
    let close = crate::diagnostics::closest(name, known.iter().copied())
        .filter(|close| name.len() > SHORT && close.len() > SHORT);
    let finding = message(span, name);
    match close {
        _ if name == "mode" => finding
            .note("nothing in a callback URL stands for a mode")
            .help("write two callbacks, one with `when: { mode: test }` and one with `when: { mode: live }`, each with its own `url`"),
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None => finding
            .note("nothing in a callback URL stands for a mode, an account or a field; where each connection has a URL of its own, `{connection_id}` stands for the connection")
            .help(format!("filled in callback URLs: {}; {OWN}; {}", crate::diagnostics::list_names(known), of_provider(name))),
    }
}

/// How braces are written that somebody else fills.
fn of_provider(name: &str) -> String {
    format!("braces that the provider fills are written `\\{{{name}}}`, in single quotes")
}

/// The provider's own placeholder has the name of one that this connection has: no output could tell them apart.
pub(crate) fn taken(span: Span, name: &str) -> Diagnostic {
    let message = format!(
        "`\\{{{name}}}` is meant for the provider to fill, and `{{{name}}}` is filled with a value of the connection"
    );
    Diagnostic::new(&RULE, span, message).help(match name {
        placeholder::CONNECTION => "say in `note` what to enter".to_owned(),
        _ => format!("rename `{name}` in this spec, or say in `note` what to enter"),
    })
}

/// Nothing fills `{name}` in the value of a setting or in a title, where the keys of fields may stand too.
pub(crate) fn in_line<'a>(
    span: Span,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    fields: &[&str],
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let finding = unfilled(span, name, &known, fields);
    let mut all = known.iter().chain(fields).copied();
    let is_slip =
        name == placeholder::CONNECTION || crate::diagnostics::closest(name, &mut all).is_some();
    match is_slip {
        true => finding,
        false => finding.note(of_provider(name)),
    }
}

/// Nothing fills `{name}` in a text, where the keys of fields may stand too.
pub(crate) fn in_text<'a>(
    span: Span,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    fields: &[&str],
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    unfilled(span, name, &known, fields)
}

fn message(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("nothing fills the placeholder `{{{name}}}`"),
    )
}

fn unfilled(span: Span, name: &str, known: &[&str], fields: &[&str]) -> Diagnostic {
    let finding = message(span, name);
    if name == placeholder::CONNECTION {
        return finding.help(
            "the ID of a connection stands in the `url` of callbacks and in values of `set` only",
        );
    }
    let names = crate::diagnostics::list_names(known);
    match crate::diagnostics::closest(name, known.iter().chain(fields).copied()) {
        Some(close) => finding.help(format!("did you mean `{{{close}}}`?")),
        None if fields.is_empty() => finding.help(format!("known here: {names}; {OWN}")),
        None => finding.help(format!(
            "known here: {names}, and the keys of fields; {OWN}"
        )),
    }
}
