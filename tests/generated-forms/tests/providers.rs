//! What generated code knows of each provider is what its guide page and the index say.

use std::path::Path;

use generated_forms::forms::{ADDRESSES, PROVIDERS, dlocal, payeer, provider, zotapay};
use provspec_forms::provider::{
    Address, Callback, CallbackValue, Requirement, Separator, Status, When, Whitelist,
    WhitelistError,
};
use provspec_forms::{Choice, Condition, Mode, ProviderDefinition};
use serde_json::Value;

/// A file of the outputs.
fn generated(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated");
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn index() -> Vec<Value> {
    let index: Value = serde_json::from_str(&generated("frontend/index.json")).expect("JSON");
    index["providers"].as_array().expect("a list").clone()
}

/// The list of addresses on a guide page: the block of code in the section about the whitelist.
fn list_on_page(code: &str) -> Option<String> {
    let page = generated(&format!("docs/providers/{code}.md"));
    let (_, section) = page.split_once("{ #whitelist }\n")?;
    let section = section.split("\n## ").next()?;
    let (_, block) = section.split_once("```text\n")?;
    Some(block.split_once("\n```")?.0.to_owned())
}

#[test]
fn lists_are_those_of_the_guide_and_of_the_index() {
    let mut lists = 0;
    for (provider, entry) in PROVIDERS.iter().zip(index()) {
        let (code, format) = (provider.code, provider.whitelist.format);
        let list = format.format(ADDRESSES).expect("it can be written");
        let on_page = list_on_page(code);
        if let Some(on_page) = &on_page {
            assert_eq!(*on_page, list, "{code}");
            lists += 1;
        }
        assert_eq!(
            entry["ip_whitelist"]["list"].as_str(),
            on_page.as_deref(),
            "{code}"
        );
        let entries = format.entries(ADDRESSES).expect("it can be written");
        if on_page.is_some() {
            assert_eq!(
                entry["ip_whitelist"]["entries"],
                Value::from(entries),
                "{code}"
            );
        }
    }
    assert!(lists > 30, "{lists}");
}

#[test]
fn facts_are_those_of_the_index() {
    let index = index();
    assert_eq!(index.len(), PROVIDERS.len());
    for (provider, entry) in PROVIDERS.iter().zip(&index) {
        let code = provider.code;
        assert_eq!(entry["code"], code);
        assert_eq!(entry["name"], provider.name, "{code}");
        let short_name = entry["short_name"].as_str().unwrap_or(provider.name);
        assert_eq!(short_name, provider.short_name, "{code}");
        assert_eq!(
            entry["description"].as_str(),
            provider.description,
            "{code}"
        );
        let status = match provider.status {
            Status::Active => "active",
            Status::Deprecated => "deprecated",
            Status::Listed => "listed",
        };
        assert_eq!(entry["status"], status, "{code}");
        let modes: Vec<&str> = provider.modes.iter().map(|it| it.as_str()).collect();
        assert_eq!(entry["modes"], Value::from(modes), "{code}");
        assert_eq!(texts(&entry["currencies"]), provider.currencies, "{code}");
        let hosts = entry["hosts"].as_array().into_iter().flatten();
        let hosts: Vec<_> = hosts
            .map(|host| {
                ["account", "field", "value", "mode", "name", "url"].map(|key| host[key].as_str())
            })
            .collect();
        let known = provider.hosts.iter().map(|host| {
            let mode = host.mode.map(Mode::as_str);
            let (field, value) = host.answer.map(|it| (it.field, it.value)).unzip();
            [host.account, field, value, mode, host.name, Some(host.url)]
        });
        assert_eq!(hosts, known.collect::<Vec<_>>(), "{code}");
        let links = entry["links"].as_object().into_iter().flatten();
        let links: Vec<_> = links
            .map(|(key, link)| (key.as_str(), &link["title"], &link["url"]))
            .collect();
        assert_eq!(links.len(), provider.links.len(), "{code}");
        for (link, known) in links.iter().zip(provider.links) {
            assert_eq!(
                (link.0, link.1.as_str(), link.2.as_str()),
                (known.key, Some(known.title), Some(known.url))
            );
        }
        whitelist(code, &provider.whitelist, &entry["ip_whitelist"]);
        let boxes = entry["callbacks"].as_array().expect("a list");
        assert_eq!(boxes.len(), provider.callbacks.len(), "{code}");
        for (known, entry) in provider.callbacks.iter().zip(boxes) {
            callback(code, known, entry);
        }
        let forms: Vec<String> = entry["forms"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|form| format!("{code}/{}", form["key"].as_str().unwrap_or_default()))
            .collect();
        let known: Vec<&str> = provider.forms.iter().map(|form| form.name).collect();
        assert_eq!(forms, known);
    }
}

fn whitelist(code: &str, known: &Whitelist, entry: &Value) {
    assert_eq!(entry["requirement"], known.requirement.name(), "{code}");
    assert_eq!(
        entry["where"].as_str().map(str::to_owned),
        place(known.place),
        "{code}"
    );
    assert_eq!(entry["given_to"].as_str(), known.given_to, "{code}");
    assert_eq!(
        entry["separator"].as_str(),
        known.format.separator.name(),
        "{code}"
    );
    assert_eq!(
        entry["space_after_separator"],
        known.format.separator.is_spaced(),
        "{code}"
    );
    assert_eq!(entry["ranges"], known.format.ranges.name(), "{code}");
    assert_eq!(
        entry["max_entries"].as_u64(),
        known.format.max_entries.map(u64::from),
        "{code}"
    );
    assert_eq!(entry["ipv6"], known.format.ipv6, "{code}");
    assert_eq!(entry["per_mode"], known.per_mode, "{code}");
    assert_eq!(texts(&entry["boxes"]), known.boxes, "{code}");
    assert_eq!(texts(&entry["accounts"]), known.accounts, "{code}");
    let limited = !known.when.is_empty() || !known.accounts.is_empty();
    assert_eq!(entry["limited"], limited, "{code}");
    whens(code, known.when, &entry["when"]);
    assert_eq!(entry["note"].as_str(), known.note, "{code}");
}

fn callback(code: &str, known: &Callback, entry: &Value) {
    assert_eq!(entry["title"], known.title, "{code}");
    let value = match known.value {
        CallbackValue::Url(url) => ("url", Value::from(url)),
        CallbackValue::UrlPerConnection(url) => ("url", Value::from(url.template())),
        CallbackValue::Empty => ("leave_empty", Value::from(true)),
        CallbackValue::MerchantUrl => ("merchant_url", Value::from(true)),
        CallbackValue::AskSupport => ("ask_support", Value::from(true)),
        CallbackValue::Automatic => ("automatic", Value::from(true)),
    };
    assert_eq!(entry[value.0], value.1, "{code}");
    let per_connection = matches!(known.value, CallbackValue::UrlPerConnection(_));
    assert_eq!(entry["per_connection"] == true, per_connection, "{code}");
    assert_eq!(
        entry["where"].as_str().map(str::to_owned),
        place(known.place),
        "{code}"
    );
    assert_eq!(entry["given_to"].as_str(), known.given_to, "{code}");
    let events = entry["events"].as_array().into_iter().flatten();
    let events: Vec<&Value> = events.collect();
    assert_eq!(events.len(), known.events.len(), "{code}");
    for (event, known) in events.into_iter().zip(known.events) {
        assert_eq!(event["name"], known.name, "{code}");
        assert_eq!(texts(&event["accounts"]), known.accounts, "{code}");
        whens(code, known.when, &event["when"]);
    }
    whens(code, known.when, &entry["when"]);
    assert_eq!(texts(&entry["accounts"]), known.accounts, "{code}");
    assert_eq!(entry["note"].as_str(), known.note, "{code}");
}

/// The same cases, each for the same account and mode, with something to ask in the same ones.
fn whens(code: &str, known: &[When], entry: &Value) {
    let cases: Vec<&Value> = entry.as_array().into_iter().flatten().collect();
    assert_eq!(cases.len(), known.len(), "{code}");
    for (case, known) in cases.into_iter().zip(known) {
        assert_eq!(case["account"].as_str(), known.account, "{code}");
        let mode = known.mode.map(Mode::as_str);
        assert_eq!(case["mode"].as_str(), mode, "{code}");
        let asks = known.condition != Condition::Always;
        assert_eq!(case["values"].is_object(), asks, "{code}");
    }
}

fn place(parts: &[&str]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(" > "))
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn pages_have_every_anchor_of_the_index() {
    let mut anchors = 0;
    for entry in index() {
        let code = entry["code"].as_str().expect("a code");
        assert_eq!(entry["docs"], format!("providers/{code}/"));
        let page = generated(&format!("docs/providers/{code}.md"));
        for form in entry["forms"].as_array().into_iter().flatten() {
            let fields = form["anchors"].as_object().expect("an object");
            let top = fields.keys().filter(|path| !path.contains('.')).count();
            assert_eq!(form["fields"].as_u64(), Some(top as u64), "{code}");
            for anchor in fields.values().chain([&form["anchor"]]) {
                let anchor = anchor.as_str().expect("a text");
                let there = [format!("#{anchor} }}"), format!("id=\"{anchor}\"")];
                assert!(there.iter().any(|it| page.contains(it)), "{code}: {anchor}");
                anchors += 1;
            }
        }
    }
    assert!(anchors > 400, "{anchors}");
}

#[test]
fn a_provider_is_found_by_its_code() {
    assert!(PROVIDERS.is_sorted_by(|a, b| a.code < b.code));
    for known in PROVIDERS {
        let found = provider(known.code).map(|it| it.code);
        assert_eq!(found, Some(known.code));
    }
    assert!(provider("nobody").is_none() && provider("").is_none());
    let found: &ProviderDefinition = provider("dlocal").expect("it is there");
    assert_eq!(
        found.form("provider").map(|form| form.name),
        Some("dlocal/provider")
    );
    assert!(found.form("merchant").is_none());
    assert_eq!(found.link("login").map(|it| it.title), Some("Login"));
    assert_eq!(found.callbacks_for("provider").count(), 3);
    assert_eq!(zotapay::PROVIDER.status, Status::Listed);
    assert_eq!(zotapay::PROVIDER.whitelist.requirement, Requirement::None);
}

#[test]
fn addresses_of_the_company_go_into_a_list() {
    let own = [
        Address::v4([192, 0, 2, 1], 32, None),
        Address::v4([192, 0, 2, 2], 32, None),
    ];
    let format = payeer::PROVIDER.whitelist.format;
    assert_eq!(format.format(&own).as_deref(), Ok("192.0.2.1; 192.0.2.2"));

    let format = dlocal::PROVIDER.whitelist.format;
    assert_eq!(format.separator, Separator::Boxes);
    // Those that retire are left out.
    assert_eq!(format.entries(ADDRESSES).map(|it| it.len()), Ok(4));
    let many = [own[0]; 6];
    let error = format.entries(&many).expect_err("five fit");
    assert_eq!(
        error,
        WhitelistError::TooManyEntries {
            entries: 6,
            max_entries: 5
        }
    );
    assert_eq!(
        error.to_string(),
        "there are 6 entries, and the provider takes 5"
    );
}
