//! A credential that the form requires before anybody can have it.

use crate::check::context::Context;
use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::{Callback, Field, Form, Give, Origin, Required, Step};
use crate::source::Spanned;
use crate::syntax::{self, StepEntry};

declare_rule! {
    /// A field is required, and its value is there only after the form has been saved.
    ///
    /// A callback whose URL has `{connection_id}` in it, or whose settings have something of the connection, is filled
    /// when the connection is there; so is a step with `after_saving: true` done. What they give comes back into the form
    /// by an edit. A form that requires it cannot be saved, so that nobody would ever get it.
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
    /// callbacks:
    ///   - title: Webhook
    ///     url: "{callbacks_base_url}/{code}/{connection_id}"
    ///     gives: [signing_secret]
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
    after_saving(resolved, diagnostics);
}

/// What only steps give that come after saving: those of the spec itself and those of shared groups, where they stand.
fn after_saving(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (context, provider) = (&resolved.context, &resolved.provider);
    let (after, before): (Vec<&Step>, Vec<&Step>) = provider
        .guide
        .setup
        .iter()
        .partition(|step| step.after_saving);
    for step in after {
        for give in &step.gives {
            let is_late = |field: &Field| {
                let is_due = give.is_for(field) && field.required != Required::Never;
                is_due && !is_theirs(field) && !before.iter().any(|step| step.gives(field))
            };
            let mut forms = provider.forms.iter();
            let form = forms.find(|form| {
                let mut late = false;
                form.visit(&mut |field: &Field| late |= is_late(field));
                late && step.is_for(&form.key)
            });
            let written = written(context).find_map(|written| {
                let flag = written.after_saving.as_ref().filter(|flag| flag.value)?;
                let mut gives = written.gives.iter().chain(
                    context
                        .spec
                        .callbacks
                        .iter()
                        .filter(|it| step.callbacks.has(&it.title))
                        .flat_map(|it| &it.gives),
                );
                let of_mode = |name: &str| {
                    give.mode
                        .is_some_and(|mode| name == format!("{}_{}", mode.name(), give.definition))
                };
                let name = gives.find(|name| name.value == give.definition || of_mode(name))?;
                Some((name, flag))
            });
            let (Some(form), Some((name, flag))) = (form, written) else {
                continue;
            };
            let finding = Diagnostic::new(&RULE, name.span, message(name, form))
                .also(
                    flag.span,
                    "it comes with this step, which is done after saving",
                )
                .help(HELP);
            if !diagnostics.iter().any(|it| it.message == finding.message) {
                diagnostics.push(finding);
            }
        }
    }
}

/// The steps as they are written, those of the shared groups that the guide takes among them.
fn written<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a syntax::Step> {
    let entries = context.spec.guide.setup.iter();
    entries.flat_map(|entry| match &entry.value {
        StepEntry::Step(step) => vec![&**step],
        StepEntry::Use(shared) => {
            let group = context.shared.groups.get(&shared.group.value);
            group.map_or_else(Vec::new, |group| group.setup.iter().collect())
        }
    })
}

/// Whether a step that fills no box gives it too, before the form is saved.
fn is_had_before(name: &Spanned<String>, spec: &syntax::Provider) -> bool {
    spec.guide.setup.iter().any(|entry| match &entry.value {
        StepEntry::Step(step) => {
            let comes_after = step.after_saving.as_ref().is_some_and(|flag| flag.value);
            let gives = step.gives.iter().any(|give| give.value == name.value);
            step.callbacks.is_none() && gives && !comes_after
        }
        StepEntry::Use(_) => false,
    })
}

/// Whether merchants make it up themselves, or have it already.
fn is_theirs(field: &Field) -> bool {
    matches!(field.origin, Origin::Merchant | Origin::Existing)
}

/// Whether the form, for which the callback is, cannot be saved without the value.
fn requires(form: &Form, callback: &Callback, give: &Give) -> bool {
    let mut requires = false;
    form.visit(&mut |field: &Field| {
        requires |= give.is_for(field) && field.required != Required::Never && !is_theirs(field);
    });
    requires && callback.is_for(&form.key)
}

const HELP: &str = "give the field `required: false`: the guide says to leave it empty at first, and to enter it afterwards";

fn message(name: &str, form: &Form) -> String {
    format!(
        "the form `{}` requires `{name}`, which nobody has before the form is saved",
        form.key
    )
}

fn report(
    name: &Spanned<String>,
    form: &Form,
    written: &syntax::Callback,
    callback: &Callback,
) -> Diagnostic {
    // What is of the connection: the URL, or a setting beside it.
    let url = written.url.as_ref().filter(|_| callback.has_own_url());
    let setting = written.set.iter().zip(&callback.settings);
    let setting = setting.filter(|(_, it)| it.per_connection);
    let place = url
        .or_else(|| setting.map(|((_, value), _)| &**value).next())
        .unwrap_or(&written.title);
    Diagnostic::new(&RULE, name.span, message(name, form))
        .also(
            place.span,
            "it comes with this, which is there for a saved connection only",
        )
        .help(HELP)
}
