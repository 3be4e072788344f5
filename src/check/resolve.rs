//! A provider as written → the model, with the positions that the rules point at.

use super::context::Context;
use super::names::Names;
use super::unfold::{ResolvedField, Unfolded, unfold};
use super::{callbacks, condition, guide, hosts, issued, rules, senders, whitelist};
use crate::diagnostics::Diagnostic;
use crate::ir;
use crate::source::Spanned;
use crate::syntax;

/// A provider in the model, and where everything in it stands.
pub(crate) struct Resolved<'a> {
    /// What it was made from.
    pub(crate) context: Context<'a>,
    /// The model; unsound as long as there are errors.
    pub(crate) provider: ir::Provider,
    /// The forms with positions, in the order of [`ir::Provider::forms`].
    pub(crate) forms: Vec<ResolvedForm<'a>>,
    /// What can be named in texts and in `gives:`.
    pub(crate) names: Names,
}

/// A form and where everything in it stands.
pub(crate) struct ResolvedForm<'a> {
    /// The account's key.
    pub(crate) key: &'a Spanned<String>,
    /// The account as written.
    pub(crate) account: &'a syntax::Account,
    /// The fields, in form order.
    pub(crate) fields: Vec<ResolvedField>,
    /// The groups.
    pub(crate) groups: Vec<ir::Group>,
}

impl ResolvedForm<'_> {
    /// Every list of fields that belongs together: the form itself and the items of repeated groups.
    pub(crate) fn scopes(&self) -> Vec<&[ResolvedField]> {
        let mut scopes = vec![self.fields.as_slice()];
        scopes.extend(
            self.fields
                .iter()
                .filter(|field| !field.inner.is_empty())
                .map(|field| field.inner.as_slice()),
        );
        scopes
    }

    /// Every field, those of repeated groups after the group.
    pub(crate) fn every_field(&self) -> impl Iterator<Item = &ResolvedField> {
        self.fields
            .iter()
            .flat_map(|field| std::iter::once(field).chain(&field.inner))
    }
}

/// Makes the model. What makes no sense is reported and left out.
pub(super) fn resolve<'a>(
    context: &Context<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved<'a> {
    let spec = context.spec;
    let names = Names::of(context);
    let mut forms = Vec::new();
    for (key, account) in spec.accounts.iter() {
        let Unfolded { mut fields, groups } = unfold(context, account, &names, diagnostics);
        condition::resolve(&mut fields, key, context, diagnostics);
        forms.push(ResolvedForm {
            key,
            account,
            fields,
            groups,
        });
    }
    let mut provider = ir::Provider {
        code: spec.code.value.clone(),
        name: spec.name.value.clone(),
        short_name: context.short_name().to_owned(),
        logo: spec.logo.as_ref().map(|url| url.value.clone()),
        description: spec.description.as_ref().map(|text| text.value.clone()),
        status: match spec
            .status
            .as_ref()
            .map(|status| status.value)
            .unwrap_or_default()
        {
            syntax::Status::Active => ir::Status::Active,
            syntax::Status::Deprecated => ir::Status::Deprecated,
            syntax::Status::Listed => ir::Status::Listed,
        },
        deprecated: spec
            .deprecated
            .as_ref()
            .map(|deprecated| deprecation(deprecated)),
        links: links(context),
        modes: context.modes().collect(),
        hosts: hosts::of(spec.hosts.as_ref(), context, diagnostics),
        sends_from: senders::of(spec.sends_from.as_ref(), context, diagnostics),
        features: match &spec.features {
            Some(_) => context
                .features()
                .map(|feature| feature.code.clone())
                .collect(),
            None => Vec::new(),
        },
        currencies: match &spec.currencies {
            Some(_) => context.currencies().cloned().collect(),
            None => Vec::new(),
        },
        forms: Vec::new(),
        issued: Vec::new(),
        whitelist: whitelist::none(),
        callbacks: Vec::new(),
        guide: ir::Guide::default(),
    };
    for form in &forms {
        let title = form.account.title.as_ref().map_or_else(
            || usual_title(form.key, context),
            |title| title.value.clone(),
        );
        provider.forms.push(ir::Form {
            key: form.key.value.clone(),
            title,
            description: form
                .account
                .description
                .as_ref()
                .map(|text| super::text::parse(text, context, &names, diagnostics)),
            fields: form.fields.iter().map(ResolvedField::model).collect(),
            hosts: hosts::of(form.account.hosts.as_ref(), context, diagnostics),
            sends_from: senders::of(form.account.sends_from.as_ref(), context, diagnostics),
            groups: form.groups.clone(),
            deprecated: form
                .account
                .deprecated
                .as_ref()
                .map(|deprecated| deprecation(deprecated)),
            renamed_from: renamed(form.account.renamed_from.as_ref()),
        });
    }
    let forms_of_all = provider.forms.as_slice();
    provider.issued = issued::resolve(context, &names, forms_of_all, diagnostics);
    provider.whitelist = whitelist::resolve(context, &names, forms_of_all, diagnostics);
    provider.callbacks = callbacks::resolve(context, &names, forms_of_all, diagnostics);
    let boxes = provider.callbacks.as_slice();
    provider.guide = guide::resolve(context, &names, forms_of_all, boxes, diagnostics);
    whitelist::limit_to_steps(&mut provider.whitelist, forms_of_all, &provider.guide);
    Resolved {
        context: *context,
        provider,
        forms,
        names,
    }
}

/// What is on its way out, and why.
pub(super) fn deprecation(written: &syntax::Deprecation) -> ir::Deprecation {
    ir::Deprecation {
        since: written.since.value.clone(),
        reason: written.reason.value.clone(),
    }
}

/// Earlier names, newest first.
pub(super) fn renamed(written: Option<&syntax::OneOrMany>) -> Vec<String> {
    written
        .map(|names| {
            names
                .names()
                .iter()
                .map(|name| name.value.clone())
                .collect()
        })
        .unwrap_or_default()
}

/// The title of the kinds of account that every catalogue has.
fn usual_title(key: &str, context: &Context<'_>) -> String {
    let words = context.words();
    match key {
        "provider" => words.provider_account.to_owned(),
        "merchant" => words.merchant_account.to_owned(),
        "h2h_merchant" => words.h2h_merchant_account.to_owned(),
        _ => context.spoken(key, &format!("accounts.{key}.title")),
    }
}

fn links(context: &Context<'_>) -> Vec<ir::Link> {
    context
        .spec
        .links
        .iter()
        .map(|(key, link)| ir::Link {
            key: key.value.clone(),
            title: link.title().map_or_else(
                || context.spoken(key, &format!("links.{key}.title")),
                |title| title.value.clone(),
            ),
            url: link.url().value.clone(),
        })
        .collect()
}

/// A mode of the provider by its word. `otherwise` is said of a word that nobody takes for one.
pub(super) fn mode(
    written: &Spanned<String>,
    otherwise: &str,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Mode> {
    // Where the list of modes could not be read, it may have either.
    let known: Vec<ir::Mode> = match context.is_lost("modes") {
        true => ir::Mode::ALL.to_vec(),
        false => context.modes().collect(),
    };
    let mode = known
        .iter()
        .copied()
        .find(|mode| mode.name() == written.value);
    if mode.is_none() {
        let finding = rules::unknown_mode::report(written, known.into_iter());
        diagnostics.push(match rules::unknown_mode::is_meant(written) {
            true => finding,
            false => finding.note(otherwise),
        });
    }
    mode
}
