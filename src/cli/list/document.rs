//! The list for programs. Keys and words are those of the language where it has them.

use serde_json::{Value, json};

use crate::ir::{Deprecation, FormSummary, Mode, Sender, SenderSource, Summary};

pub(super) fn of(listed: &[&Summary]) -> String {
    let list: Vec<Value> = listed.iter().copied().map(provider).collect();
    format!("{:#}\n", Value::Array(list))
}

fn provider(summary: &Summary) -> Value {
    json!({
        "code": summary.code,
        "name": summary.name,
        "short_name": summary.short_name,
        "logo": summary.logo,
        "description": summary.description,
        "status": summary.status.name(),
        "deprecated": summary.deprecated.as_ref().map(deprecation),
        "modes": names(&summary.modes, Mode::name),
        "modes_by": names(&summary.mode_choices(), |it| it.name()),
        "features": *summary.features,
        "currencies": summary.currencies,
        "file_formats": names(&summary.file_formats(), |it| it.name()),
        "accounts": summary.forms.iter().map(account).collect::<Vec<_>>(),
        "ip_whitelist": {
            "requirement": summary.whitelist.requirement.name(),
            "separator": summary.whitelist.format.separator.name(),
            "space_after_separator": summary.whitelist.format.separator.is_spaced(),
            "ranges": summary.whitelist.format.ranges.name(),
            "max_entries": summary.whitelist.format.max_entries,
            "ipv6": summary.whitelist.format.ipv6,
            "accounts": summary.whitelist.forms,
            "limited": summary.whitelist.is_limited(),
        },
        "callbacks": summary.callbacks.len(),
        "sends_from": senders(&summary.sends_from),
    })
}

fn senders(senders: &[Sender]) -> Vec<Value> {
    let senders = senders.iter();
    senders
        .map(|it| {
            let (mut net, mut host, mut list) = (None, None, None);
            *match it.source {
                SenderSource::Net(_) => &mut net,
                SenderSource::Host(_) => &mut host,
                SenderSource::List(_) => &mut list,
            } = Some(it.text());
            json!({
                "net": net,
                "host": host,
                "list": list,
                "begins": it.begins,
                "retires": it.retires,
                "mode": it.mode.map(Mode::name),
            })
        })
        .collect()
}

fn account(form: &FormSummary) -> Value {
    json!({
        "key": form.key,
        "title": form.title,
        "deprecated": form.deprecated.as_ref().map(deprecation),
        "fields": form.fields,
        "modes_by": names(&form.mode_choices, |it| it.name()),
        "features": *form.features,
        "file_formats": names(&form.file_formats, |it| it.name()),
        "sends_from": senders(&form.sends_from),
    })
}

fn deprecation(deprecated: &Deprecation) -> Value {
    json!({ "since": deprecated.since, "reason": deprecated.reason })
}

fn names<T: Copy>(items: &[T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    items.iter().map(|item| name(*item)).collect()
}
