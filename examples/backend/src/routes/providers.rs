//! `/providers`: what is known of each.

use axum::Json;
use provspec_forms::provider::{
    Callback, CallbackValue, Host, Link, Requirement, Sender, SenderSource, Status, Whitelist,
};
use provspec_forms::{Mode, ProviderDefinition};
use serde::Serialize;
use serde_json::{Value, json};

use super::parameters::InPath;
use crate::error::Error;
use crate::forms;

/// `GET /providers`
pub(super) async fn list() -> Json<Value> {
    let providers: Vec<Summary> = forms::PROVIDERS.iter().map(|it| Summary::of(it)).collect();
    Json(json!({ "providers": providers }))
}

/// `GET /providers/{code}`
pub(super) async fn one(InPath(code): InPath<String>) -> Result<Json<Facts>, Error> {
    let provider = forms::provider(&code).ok_or(Error::NotFound("provider"))?;
    Ok(Json(Facts::of(provider)))
}

#[derive(Serialize)]
struct Summary {
    code: &'static str,
    name: &'static str,
    status: &'static str,
    modes: &'static [Mode],
    forms: Vec<Value>,
}

impl Summary {
    fn of(provider: &ProviderDefinition) -> Self {
        let forms = provider.forms.iter();
        Self {
            code: provider.code,
            name: provider.name,
            status: match provider.status {
                Status::Active => "active",
                Status::Deprecated => "deprecated",
                Status::Listed => "listed",
            },
            modes: provider.modes,
            forms: forms
                .map(|form| json!({ "name": form.name, "title": form.title }))
                .collect(),
        }
    }
}

/// A provider.
#[derive(Serialize)]
pub(super) struct Facts {
    #[serde(flatten)]
    summary: Summary,
    description: Option<&'static str>,
    deprecated: Option<Value>,
    hosts: Vec<Value>,
    sends_from: Vec<Value>,
    links: Vec<Value>,
    whitelist: Value,
    callbacks: Vec<Value>,
}

impl Facts {
    fn of(provider: &ProviderDefinition) -> Self {
        let deprecated = provider.deprecated;
        let senders = provider.sends_from.iter();
        Self {
            summary: Summary::of(provider),
            description: provider.description,
            deprecated: deprecated.map(|it| json!({ "since": it.since, "reason": it.reason })),
            hosts: provider.hosts.iter().map(host).collect(),
            sends_from: senders.map(sender).collect(),
            links: provider.links.iter().map(link).collect(),
            whitelist: whitelist(&provider.whitelist),
            callbacks: provider.callbacks.iter().map(callback).collect(),
        }
    }
}

fn host(host: &Host) -> Value {
    let answer = host.answer;
    json!({
        "url": host.url,
        "mode": host.mode,
        "name": host.name,
        "account": host.account,
        "field": answer.map(|it| it.field),
        "value": answer.map(|it| it.value),
    })
}

fn sender(sender: &Sender) -> Value {
    let (kind, text) = match sender.source {
        SenderSource::Net(net) => ("address", net.to_string()),
        SenderSource::Host(name) => ("host", name.to_owned()),
        SenderSource::List(url) => ("list", url.to_owned()),
    };
    json!({
        kind: text,
        "mode": sender.mode,
        "account": sender.account,
        "begins": sender.begins,
        "retires": sender.retires,
    })
}

fn link(link: &Link) -> Value {
    json!({ "key": link.key, "title": link.title, "url": link.url })
}

/// With the company's addresses in the provider's own format, as one text and one by one.
fn whitelist(whitelist: &Whitelist) -> Value {
    let is_needed = whitelist.requirement != Requirement::None;
    let format = whitelist.format;
    let list = is_needed.then(|| format.format(forms::ADDRESSES));
    let (text, error) = match list {
        None => (None, None),
        Some(Ok(text)) => (Some(text), None),
        Some(Err(error)) => (None, Some(error.to_string())),
    };
    let entries = text
        .as_ref()
        .and_then(|_| format.entries(forms::ADDRESSES).ok());
    json!({
        "requirement": whitelist.requirement.name(),
        "where": whitelist.place,
        "given_to": whitelist.given_to,
        "boxes": whitelist.boxes,
        "per_mode": whitelist.per_mode,
        "accounts": whitelist.accounts,
        "limited": !whitelist.when.is_empty(),
        "note": whitelist.note,
        "list": text,
        "entries": entries,
        "error": error,
    })
}

fn callback(callback: &Callback) -> Value {
    let (value, url) = match callback.value {
        CallbackValue::Url(url) => ("url", Some(url)),
        // The page of a connection shows `url.of(id)`.
        CallbackValue::UrlPerConnection(url) => ("url_per_connection", Some(url.template())),
        CallbackValue::Empty => ("leave_empty", None),
        CallbackValue::MerchantUrl => ("merchant_url", None),
        CallbackValue::AskSupport => ("ask_support", None),
        CallbackValue::Automatic => ("automatic", None),
    };
    json!({
        "title": callback.title,
        "value": value,
        "url": url,
        "where": callback.place,
        "given_to": callback.given_to,
        "events": callback.events.iter().map(|event| event.name).collect::<Vec<_>>(),
        "accounts": callback.accounts,
        "note": callback.note,
    })
}
