//! What breaks, as findings.

use super::place::Said;
use super::{Accepted, Break, Category, Cause, Written, rules};
use crate::diagnostics::{Diagnostic, Rule};
use crate::source::{Span, Spanned};

/// Where a finding has to be shown, if not at what it is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Elsewhere {
    /// Where it is now: the list of the project, the code of the provider that it may have become.
    pub here: Option<Span>,
    /// Where it was: the code of the provider that is gone.
    pub there: Option<Span>,
}

/// What breaks as a finding: where it is now, or was, and what to do. `past` is what it was called that is compared with;
/// `path` is shown where there is no text to point at.
pub fn finding(
    broken: &Break,
    old: Option<Written<'_>>,
    new: Option<Written<'_>>,
    elsewhere: Elsewhere,
    past: &str,
    path: &str,
) -> Diagnostic {
    let at = match (&broken.cause, elsewhere.here, new) {
        (_, Some(here), _) => Some((here, elsewhere.there)),
        (Some(Cause::List(..)), None, _) | (_, None, None) => None,
        (_, None, Some(new)) => Some(places(broken, old, new)),
    };
    let finding = match at {
        Some((here, there)) => {
            let finding = Diagnostic::new(broken.rule, here, &*broken.what);
            match there {
                Some(there) => finding.also(there, format!("as it was in {past}")),
                None => finding,
            }
        }
        None => Diagnostic::about_path(broken.rule, path, &*broken.what),
    };
    let finding = broken
        .breaks
        .iter()
        .fold(finding, |finding, (category, what)| {
            finding.note(format!("{}: {what}", category.name()))
        });
    helps(broken).into_iter().fold(finding, Diagnostic::help)
}

/// Where to look now, and where it stood.
fn places(broken: &Break, old: Option<Written<'_>>, new: Written<'_>) -> (Span, Option<Span>) {
    let around = || new.around(&broken.place);
    let is = |rule: &Rule| broken.rule.code == rule.code;
    if is(&rules::MODE_REMOVED) {
        let there = old.and_then(|old| old.key("modes"));
        return (new.key("modes").unwrap_or_else(around), there);
    }
    if is(&rules::ANCHOR_REMOVED) && broken.place.form.is_none() {
        let there = old.and_then(|old| old.name("guide"));
        return (new.name("guide").unwrap_or_else(around), there);
    }
    let (Some(form), Some(path)) = (&broken.place.form, &broken.place.field) else {
        let there = (is(&rules::FORM_REMOVED) || is(&rules::FORM_RENAMED))
            .then(|| old.map(|old| old.around(&broken.was)));
        return (around(), there.flatten());
    };
    let was = broken.was.form.as_ref().zip(broken.was.field.as_ref());
    let there = old
        .zip(was)
        .and_then(|(old, (form, path))| old.field(form, path));
    let here = new.field(form, path).filter(|_| !is_gone(broken));
    let keys = keys(broken.rule);
    let differing =
        |one: &Said<'_>, other: Option<&Said<'_>>| other.and_then(|it| one.differing(it, keys));
    let here_span = here
        .as_ref()
        .and_then(|here| differing(here, there.as_ref()).or_else(|| here.span()));
    let there_span = there
        .as_ref()
        .and_then(|there| differing(there, here.as_ref()).or_else(|| there.span()));
    (here_span.unwrap_or_else(around), there_span)
}

/// Whether it is a field that is gone.
pub(super) fn is_gone(broken: &Break) -> bool {
    [&rules::FIELD_REMOVED, &rules::DEPRECATED_FIELD_REMOVED]
        .iter()
        .any(|rule| broken.rule.code == rule.code)
}

/// The keys of a field that a rule is about, the likeliest first.
fn keys(rule: &Rule) -> &'static [&'static str] {
    if rule.code == rules::FIELD_REQUIRED.code || rule.code == rules::RUST_TYPE_CHANGED.code {
        &[
            "required",
            "required_when",
            "when",
            "min_items",
            "type",
            "secret",
        ]
    } else if rule.code == rules::FIELD_HIDDEN.code {
        &["when"]
    } else if rule.code == rules::VALUE_REFUSED.code {
        &[
            "pattern",
            "max_length",
            "min_length",
            "prefix",
            "suffix",
            "minimum",
            "maximum",
            "max_items",
            "min_items",
            "max_size",
            "formats",
            "passphrase",
            "per_mode",
        ]
    } else if rule.code == rules::FIELD_TYPE_CHANGED.code {
        &["type"]
    } else if rule.code == rules::OPTION_REMOVED.code {
        &["options", "allowed", "except", "extra"]
    } else if rule.code == rules::FIELD_RENAMED.code {
        &["renamed_from"]
    } else {
        &[]
    }
}

/// What to do about it.
fn helps(broken: &Break) -> Vec<String> {
    let is = |rule: &Rule| broken.rule.code == rule.code;
    let key = |path: &Option<String>| {
        let path = path.as_deref().unwrap_or_default();
        path.rsplit('.').next().unwrap_or(path).to_owned()
    };
    let is_stored = broken.breaks.contains_key(&Category::Stored);
    let mut helps = Vec::new();
    if broken.cause == Some(Cause::Mode) {
        helps.push(format!(
            "it follows from the mode that `{}` no longer has: keep that, or accept both",
            broken.place.provider
        ));
    } else if let Some(Cause::List(list, _)) = &broken.cause {
        helps.push(format!(
            "keep in `[{}]` what stored connections have, until none has it",
            list.table()
        ));
    } else if is(&rules::FIELD_REMOVED) {
        let where_now = match &broken.successor {
            Some(key) => format!("if `{key}` is the same field under another key"),
            None => "where it has another key now".to_owned(),
        };
        let key = key(&broken.was.field);
        helps.push(format!("{where_now}, say so there: `renamed_from: {key}`"));
        helps.push(
            "otherwise keep it, with `required: false` and `deprecated:`, until nobody needs it"
                .to_owned(),
        );
    } else if is(&rules::FIELD_REQUIRED) && is_stored {
        helps.push("write `required: false`, or require it only where something new is chosen (`required_when`)".to_owned());
        helps.push(
            "`--migrations FILE` writes what can be done about stored connections".to_owned(),
        );
    } else if is(&rules::FIELD_TYPE_CHANGED) {
        helps.push("give the new field a key of its own, and deprecate the old one".to_owned());
    } else if is(&rules::OPTION_REMOVED) {
        helps.push(
            "keep the option, and say in its title that it is not for new connections".to_owned(),
        );
    } else if is(&rules::FORM_REMOVED) {
        helps.push(format!(
            "where the account has another key now, say so there: `renamed_from: {}`",
            broken.was.form.as_deref().unwrap_or_default()
        ));
        helps.push(
            "otherwise keep it with `deprecated:` until there are no connections of it".to_owned(),
        );
    } else if is(&rules::PROVIDER_REMOVED) {
        helps.extend(broken.successor.as_ref().map(|code| {
            format!("`{code}` is new and has the same forms: where it is the same provider, keep its code, since a code has no `renamed_from`")
        }));
        let keep = "keep its spec with `status: deprecated` until there are no connections of it";
        helps.push(match broken.successor {
            Some(_) => format!("otherwise {keep}"),
            None => keep.to_owned(),
        });
    }
    helps
}

/// A spec of what is compared with that has errors.
pub fn incomparable(code: &str, past: &str, path: &str, why: &str) -> Diagnostic {
    let what = format!("`{code}` is not compared: its spec in {past} has errors");
    Diagnostic::about_path(&rules::INCOMPARABLE_SPEC, path, what)
        .note(format!("the first of them: {why}"))
        .help("compare with a later state, in which it has none")
}

/// The exceptions that fit nothing.
pub fn unused(accepted: &Accepted<'_>) -> Vec<Diagnostic> {
    let tell = |rule: &Spanned<String>| {
        let what = format!(
            "`{}` is ignored here, and nothing of the kind breaks",
            rule.value
        );
        Diagnostic::new(&rules::UNUSED_EXCEPTION, rule.span, what).help("take the entry out")
    };
    accepted.unused().map(tell).collect()
}
