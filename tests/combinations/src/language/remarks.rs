//! What a field starts with, what it says in each mode, and what is remarked about it.

use serde_json::{Value, json};

use super::feature::{Feature, Slot, field};
use super::places::IN_SETS;
use super::subject::{Subject, What};
use super::types::{TEXTS, text_value};

/// A value that the field takes, whatever is said of it.
fn value(subject: &Subject) -> Value {
    match subject.kind() {
        "integer" | "number" => json!(7),
        "toggle" => json!(true),
        "select" if subject.keys.contains_key("options_from") => json!("thing 7"),
        "select" => json!("one"),
        "multiselect" => json!(["one"]),
        "currency" => json!("EUR"),
        "currencies" => json!(["EUR", "USD"]),
        "country" => json!("DE"),
        "countries" => json!(["FR", "DE"]),
        "features" => json!(["payments"]),
        "ip_list" => json!(["192.0.2.7"]),
        _ => json!(text_value(subject)),
    }
}

const BARE: &[&str] = &["secret", "file", "acknowledgement"];

/// What the field starts with, and what it looks like.
fn values() -> Vec<Feature> {
    let own = [
        "per_mode: prefixes",
        "per_mode: a prefix of one",
        "per_mode: suffixes",
        "per_mode: patterns",
    ];
    vec![
        field("default", Slot::Default, |it| it.set("default", value(it)))
            .without(Slot::Type, BARE)
            .without(Slot::PerMode, &own),
        field("example", Slot::Example, |it| it.set("example", value(it)))
            .without(Slot::Type, BARE)
            .without(Slot::Type, &["toggle"])
            .without(Slot::PerMode, &own),
    ]
}

const PLAIN: &[&str] = &["text", "secret", "multiline"];

/// What the field says in each mode.
fn modes() -> Vec<Feature> {
    let of_set = |name, add| field(name, Slot::PerMode, add).with(Slot::Place, IN_SETS);
    vec![
        of_set("per_mode: titles", |it| {
            let [test, live] = ["tried", "earnest"].map(|mode| format!("Subject {} {mode}", it.number));
            it.set("per_mode", json!({ "test": { "title": test }, "live": { "title": live } }));
        }),
        of_set("per_mode: remarks", |it| {
            it.set(
                "per_mode",
                json!({ "test": {
                    "known_as": "Sandbox thing", "description": "Any will do.", "origin": "existing", "shown_once": true,
                    "valid_for": "limited",
                } }),
            );
        }),
        of_set("per_mode: prefixes", |it| {
            it.set("per_mode", json!({ "test": { "prefix": "t-" }, "live": { "prefix": "l-" } }));
        })
        .with(Slot::Type, PLAIN),
        of_set("per_mode: a prefix of one", |it| {
            it.set("per_mode", json!({ "test": { "prefix": "sandbox-" } }));
        })
        .with(Slot::Type, PLAIN)
        .without(Slot::Prefix, &[]),
        of_set("per_mode: suffixes", |it| {
            it.set("per_mode", json!({ "test": { "suffix": "-t" }, "live": { "suffix": "-l" } }));
        })
        .with(Slot::Type, PLAIN),
        of_set("per_mode: patterns", |it| {
            it.set(
                "per_mode",
                json!({ "test": { "pattern": "^[a-z0-9:/.@_-]+$" }, "live": { "pattern": "^[a-z0-9:/.@-]+$" } }),
            );
        })
        .with(Slot::Type, TEXTS)
        .without(Slot::Prefix, &["prefix: of signs"])
        .without(Slot::Suffix, &["suffix: of signs"]),
        of_set("per_mode: lengths", |it| {
            it.set("per_mode", json!({
                "test": { "max_length": 40, "pattern_description": "some of it" }, "live": { "min_length": 5 },
            }));
        })
        .with(Slot::Type, TEXTS)
        .without(Slot::Example, &[])
        .without(Slot::Default, &[]),
        of_set("per_mode: due in one", |it| {
            it.set("per_mode", json!({ "test": { "required": false } }));
        })
        .with(Slot::Need, &["due: as its type has it", "due: always"])
        .without(Slot::Type, &["acknowledgement", "toggle", "features"]),
        of_set("per_mode: numbers", |it| it.set("per_mode", json!({ "test": { "maximum": 10, "minimum": 3 } })))
            .with(Slot::Type, &["integer", "number"]),
        of_set("per_mode: files", |it| {
            it.set("per_mode", json!({ "live": {
                "formats": ["pem"], "max_size": "1 KB", "secret": true, "file_name": "live.pem", "extensions": [".pem"],
                "input": "either",
            } }));
        })
        .with(Slot::Type, &["file"])
        .without(Slot::Passphrase, &[])
        .without(Slot::KeyPair, &[]),
        of_set("per_mode: codes", |it| {
            it.set("per_mode", json!({ "test": { "allowed": ["EUR", "USD"] } }));
        })
        .with(Slot::Type, &["currency", "currencies"])
        .without(Slot::Extra, &[]),
        of_set("per_mode: options", |it| {
            it.set("per_mode", json!({ "test": { "options": { "one": "One", "sandbox": "Sandbox" } } }));
        })
        .with(Slot::Type, &["select", "multiselect"]),
        of_set("per_mode: items", |it| it.set("per_mode", json!({ "live": { "max_items": 1 } })))
            .with(Slot::Type, &["multiselect", "ip_list"]),
        of_set("per_mode: countries", |it| {
            it.set("per_mode", json!({ "test": { "except": ["DE"] } }));
        })
        .with(Slot::Type, &["country", "countries"])
        .without(Slot::Codes, &[])
        .without(Slot::Default, &[])
        .without(Slot::Example, &[]),
        of_set("per_mode: due when", |it| {
            let key = it.ask('b', What::Toggle);
            it.set("per_mode", json!({ "live": { "required_when": { "field": key, "is": "on" } } }));
        })
        .with(Slot::Need, &["due: as its type has it"])
        .without(Slot::Type, &["acknowledgement"]),
        of_set("per_mode: shown when", |it| {
            let key = it.ask('a', What::Choice);
            it.set("per_mode", json!({ "test": { "when": { "field": key, "is": "two" } } }));
        })
        .without(Slot::Shown, &["shown with the mode of its set"]),
    ]
}

/// What is remarked about a field: nothing of it may change what values it takes.
fn remarks() -> Vec<Feature> {
    vec![
        field("known_as", Slot::KnownAs, |it| {
            it.set("known_as", json!("Thing"))
        }),
        field("known_as: a list", Slot::KnownAs, |it| {
            it.set("known_as", json!(["Thing", "thingCode"]));
        }),
        field("description", Slot::Description, |it| {
            it.set("description", json!("What it is: `<b>` & \"so on\"."));
        }),
        field("origin: provider", Slot::Origin, |it| {
            it.set("origin", json!("provider"))
        }),
        field("origin: merchant", Slot::Origin, |it| {
            it.set("origin", json!("merchant"))
        }),
        field("origin: either", Slot::Origin, |it| {
            it.set("origin", json!("either"))
        }),
        field("origin: third_party", Slot::Origin, |it| {
            it.set("origin", json!("third_party"))
        }),
        field("origin: existing", Slot::Origin, |it| {
            it.set("origin", json!("existing"))
        }),
        field("shown_once", Slot::ShownOnce, |it| {
            it.set("shown_once", json!(true))
        }),
        field("valid_for", Slot::ValidFor, |it| {
            it.set("valid_for", json!("up to 90 days"))
        }),
        field("differs_by_mode", Slot::Differs, |it| {
            it.set("differs_by_mode", json!(true))
        })
        .with(Slot::Way, &["mode: a switch"])
        .without(Slot::Place, IN_SETS),
        field("api_host", Slot::ApiHost, |it| {
            it.set("api_host", json!(true))
        })
        .with(Slot::Type, &["url", "host"]),
        field("deprecated", Slot::Deprecated, |it| {
            it.set(
                "deprecated",
                json!({ "since": "2026-01-31", "reason": "Nobody asks for it." }),
            );
        }),
        field("renamed_from", Slot::Renamed, |it| {
            let key = format!("was_{}", it.number);
            it.set("renamed_from", json!(key));
        }),
        field("renamed_from: a list", Slot::Renamed, |it| {
            let keys = [format!("was_{}", it.number), format!("first_{}", it.number)];
            it.set("renamed_from", json!(keys));
        }),
    ]
}

/// What a field starts with, what it says in each mode, and what is remarked about it.
pub(super) fn features() -> Vec<Feature> {
    [values(), modes(), remarks()].concat()
}
