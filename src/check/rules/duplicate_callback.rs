//! Two callbacks that nobody can tell apart.

use crate::check::applies::only_mode;
use crate::check::resolve::Resolved;
use crate::check::satisfiable;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Applies, Callback, CallbackValue, Condition, Form};

declare_rule! {
    /// Two callbacks have the same title, and some merchant needs both.
    ///
    /// ## Why it matters
    ///
    /// The guide and its steps name a box by its title: whoever reads two lists of events for `Webhook URL` does not know
    /// which goes where. Boxes of different accounts, or of test and of live, may share a title.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Webhook URL, url: "{callbacks_base_url}/x", events: [payment] }
    ///   - { title: Webhook URL, url: "{callbacks_base_url}/x", events: [refund], when: { feature: refunds } }
    /// ```
    ///
    /// ## Instead
    ///
    /// Say what tells the boxes apart. One box is one callback with all its events: one that only some
    /// merchants need says so, `{ name: refund, when: { feature: refunds } }`. A box that is there in test and in live has `per_mode: true`.
    pub(crate) static RULE = "PS0809" "duplicate-callback" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let written = &resolved.context.spec.callbacks;
    let (callbacks, forms) = (&resolved.provider.callbacks, &resolved.provider.forms);
    // What goes into a box may be unclear; then it is not among the callbacks, and its place is not theirs.
    if written.len() != callbacks.len() {
        return;
    }
    for (at, other) in callbacks.iter().enumerate() {
        let box_of_other = |one: &Callback| is_one_box(one, other) && meet(one, other, forms);
        if let Some(first) = callbacks[..at].iter().position(box_of_other) {
            let title = &written[at].title;
            diagnostics.push(
                Diagnostic::new(
                    &RULE,
                    title.span,
                    "two callbacks enter one URL at one place",
                )
                .also(written[first].title.span, "the other one")
                .help(
                    "one box is one callback with all its events; one that only some need says so: \
                         `{ name: …, when: … }`",
                ),
            );
            continue;
        }
        let same = |one: &&Callback| {
            one.title.to_lowercase() == other.title.to_lowercase() && meet(one, other, forms)
        };
        let Some(first) = callbacks[..at].iter().position(|one| same(&one)) else {
            continue;
        };
        let title = &written[at].title;
        diagnostics.push(
            Diagnostic::new(&RULE, title.span, format!("two callbacks have the title `{title}`"))
                .also(written[first].title.span, "the other one")
                .help(
                    "say what tells the boxes apart; if it is one box, write it once (`per_mode: true` where test and live \
                     have one each; an event for some only is `{ name: …, when: … }`)",
                ),
        );
    }
}

/// One box that is written several times, for the sake of its events.
fn is_one_box(one: &Callback, other: &Callback) -> bool {
    let is_url = matches!(one.value, CallbackValue::Url(_));
    let same = one.value == other.value
        && one.place == other.place
        && one.given_to == other.given_to
        && !(one.place.is_empty() && one.given_to.is_none());
    let events = !one.events.is_empty() && !other.events.is_empty();
    // Boxes that stand side by side in a portal have names of their own.
    let (title, other_title) = (one.title.to_lowercase(), other.title.to_lowercase());
    let named = title.starts_with(&other_title) || other_title.starts_with(&title);
    is_url && same && named && events && (one.when != other.when || one.forms != other.forms)
}

/// Whether a merchant may need both.
fn meet(one: &Callback, other: &Callback, forms: &[Form]) -> bool {
    let mode = |it: &Callback| only_mode(&it.forms, &it.when, forms);
    if let (Some(one), Some(other)) = (mode(one), mode(other))
        && one != other
    {
        return false;
    }
    forms.is_empty()
        || forms.iter().any(|form| {
            let asked = |it: &Callback| match &it.when {
                _ if !it.is_for(&form.key) => None,
                Applies::When(condition) => Some(condition.clone()),
                Applies::InMode(_) => Some(Condition::Always),
                Applies::PerForm(told) => {
                    let mut told = told.iter();
                    let own = told.find(|(key, _)| *key == form.key);
                    own.map(|(_, condition)| condition.clone())
                }
            };
            match (asked(one), asked(other)) {
                (Some(one), Some(other)) => satisfiable::can_hold(&one.and(other)),
                _ => false,
            }
        })
}
