//! A credential that the form requires before anybody can have it.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Callback, Field, Form, Give, Origin, Required};
use crate::source::Spanned;
use crate::syntax::{self, StepEntry};

declare_rule! {
    /// A field is required, and its value is there only after the form has been saved.
    ///
    /// A callback whose URL has `{connection_id}` in it, or whose settings have something of the connection, is filled
    /// when the connection is there. What it `gives` comes back into the form by an edit. A form that requires it cannot be
    /// saved, so that nobody would ever get it.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// fields:
    ///   signing_secret: { type: secret, title: Signing secret }
    /// callbacks:
    ///   - title: Webhook
    ///     url: "{callbacks_base_url}/{code}/{connection_id}"
    ///     gives: [signing_secret]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   signing_secret: { type: secret, title: Signing secret, required: false }
    /// ```
    ///
    /// The guide then says to leave it empty at first, and to enter it afterwards. A value that another step gives before
    /// that may be required; so may one that merchants make up.
    pub(crate) static RULE = "PS0707" "credential-too-late" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    for written in &spec.callbacks {
        let boxes = resolved.provider.callbacks.iter();
        // Two may share a title: their keys tell them apart.
        let mut same = boxes.filter(|it| it.title == written.title.value && it.needs_connection());
        let Some(callback) = same.find(|it| it.gives.len() == written.gives.len()) else {
            continue;
        };
        for (name, give) in written.gives.iter().zip(&callback.gives) {
            if is_had_before(name, spec) {
                continue;
            }
            let form = resolved
                .provider
                .forms
                .iter()
                .find(|form| requires(form, callback, give));
            diagnostics.extend(form.map(|form| report(name, form, written, callback)));
        }
    }
}

/// Whether a step that fills no box gives it too.
fn is_had_before(name: &Spanned<String>, spec: &syntax::Provider) -> bool {
    spec.guide.setup.iter().any(|entry| match &entry.value {
        StepEntry::Step(step) => {
            step.callbacks.is_none() && step.gives.iter().any(|give| give.value == name.value)
        }
        StepEntry::Use(_) => false,
    })
}

/// Whether the form, for which the callback is, cannot be saved without the value.
fn requires(form: &Form, callback: &Callback, give: &Give) -> bool {
    let mut requires = false;
    form.visit(&mut |field: &Field| {
        let is_theirs = matches!(field.origin, Origin::Merchant | Origin::Existing);
        requires |= give.is_for(field) && field.required != Required::Never && !is_theirs;
    });
    requires && callback.is_for(&form.key)
}

fn report(
    name: &Spanned<String>,
    form: &Form,
    written: &syntax::Callback,
    callback: &Callback,
) -> Diagnostic {
    let message = format!(
        "the form `{}` requires `{name}`, which nobody has before the form is saved",
        form.key
    );
    // What is of the connection: the URL, or a setting beside it.
    let url = written.url.as_ref().filter(|_| callback.has_own_url());
    let setting = written.set.iter().zip(&callback.settings);
    let setting = setting.filter(|(_, it)| it.per_connection);
    let place = url
        .or_else(|| setting.map(|((_, value), _)| value).next())
        .unwrap_or(&written.title);
    Diagnostic::new(&RULE, name.span, message)
        .also(place.span, "it comes with this, which is there for a saved connection only")
        .help("give the field `required: false`: the guide says to leave it empty at first, and to enter it afterwards")
}
