//! A callback URL that no step of the guide enters, where others are entered.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Callback, CallbackValue};

declare_rule! {
    /// The steps of the guide enter some callback URLs, and leave one out.
    ///
    /// ## Why it matters
    ///
    /// A merchant who follows the steps one by one never comes to that box. A guide whose steps enter none at all leaves
    /// them to the section about callbacks, and there is no finding.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// callbacks:
    ///   - { title: Webhook, url: "{callbacks_base_url}/{code}" }
    ///   - { title: Return URL, url: "{callbacks_base_url}/{code}/return" }
    /// guide:
    ///   setup:
    ///     - { title: Enter the URL, callbacks: [Webhook] }
    /// ```
    ///
    /// ## Instead
    ///
    /// Name it in the step where it is entered, or write `callbacks: true`.
    pub(crate) static RULE = "PS0810" "unentered-callback" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (context, provider) = (&resolved.context, &resolved.provider);
    if ["guide", "callbacks", "accounts"]
        .iter()
        .any(|key| context.is_lost(key))
    {
        return;
    }
    let steps = &provider.guide.setup;
    let is_entered = |callback: &Callback| {
        let mut steps = steps.iter();
        steps.any(|step| callback.is_filled_in(step, &provider.forms))
    };
    let urls = provider.callbacks.iter();
    let urls = urls.filter(|it| matches!(it.value, CallbackValue::Url(_)));
    let (entered, left): (Vec<&Callback>, Vec<&Callback>) = urls.partition(|it| is_entered(it));
    if entered.is_empty() {
        return;
    }
    for callback in left {
        let mut written = context.spec.callbacks.iter();
        let Some(written) = written.find(|it| it.title.value == callback.title) else {
            continue;
        };
        // A step that names it, and does not reach it, is a finding of its own.
        if steps.iter().any(|step| step.callbacks.has(&callback.title)) {
            continue;
        }
        let message = format!("no step of the guide enters `{}`", callback.title);
        diagnostics.push(
            Diagnostic::new(&RULE, written.title.span, message)
                .note("other callback URLs are entered in steps")
                .help(format!(
                    "add it to the `callbacks` of the step where it is entered: `callbacks: [{}]`",
                    callback.title
                )),
        );
    }
}
