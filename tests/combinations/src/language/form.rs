//! A form under construction, and the features that are of it as a whole.

use serde_json::{Map, Value, json};

use super::feature::{Feature, Slot, form};
use super::subject::What;

/// What the features of a form make, before its fields come in.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Keys at the top of the spec.
    pub top: Map<String, Value>,
    /// Keys of the account.
    pub keys: Map<String, Value>,
    /// Definitions.
    pub fields: Map<String, Value>,
    /// Entries in front of the others.
    pub before: Vec<Value>,
    /// Entries behind the others.
    pub after: Vec<Value>,
    /// Whether it has sets per mode.
    pub sets: bool,
    /// Whether the sets per mode are asked for first.
    pub choose: bool,
    /// What `guide.modes` says.
    pub modes: Option<&'static str>,
}

impl Account {
    fn both_modes(&mut self) {
        self.top.insert("modes".to_owned(), json!(["test", "live"]));
    }

    /// A field that decides the mode.
    fn decides(&mut self, keys: Value) {
        self.both_modes();
        let mut keys = keys;
        keys["title"] = json!("Decider");
        keys["selects_mode"] = json!(true);
        self.fields.insert("decider".to_owned(), keys);
        self.before.push(json!("decider"));
    }

    /// An entry for a field that has no definition.
    fn built_in(&mut self, field: &str, keys: Value) {
        let mut entry = json!({ "field": field });
        for (key, value) in keys.as_object().into_iter().flatten() {
            entry[key] = value.clone();
        }
        self.before.push(entry);
    }
}

/// How the form tells its mode.
fn ways() -> Vec<Feature> {
    vec![
        form("mode: none", Slot::Way, |_| {}),
        form("mode: of each payment", Slot::Way, |it| {
            it.both_modes();
            it.modes = Some("The card decides.");
        }),
        form("mode: a switch", Slot::Way, |it| {
            it.both_modes();
            it.after.push(json!("mode"));
        }),
        form("mode: a switch that may be left out", Slot::Way, |it| {
            it.both_modes();
            it.built_in("mode", json!({ "required": false, "default": "test" }));
        }),
        form("mode: a switch that is not always there", Slot::Way, |it| {
            it.both_modes();
            let toggle = json!({ "type": "toggle", "title": "Has modes" });
            it.fields.insert("has_modes".to_owned(), toggle);
            let when = json!({ "field": "has_modes", "is": "on" });
            it.before.push(
                json!({ "group": "modes_of_it", "title": "Modes", "when": when, "form": ["mode"] }),
            );
            it.after.push(json!("has_modes"));
        }),
        form("mode: sets", Slot::Way, |it| {
            it.both_modes();
            it.sets = true;
        }),
        form("mode: sets, one is enough", Slot::Way, |it| {
            it.both_modes();
            it.sets = true;
            it.choose = true;
        }),
        form("mode: a prefix decides", Slot::Way, |it| {
            it.decides(json!({
                "type": "secret",
                "per_mode": { "test": { "prefix": "sk_test_" }, "live": { "prefix": "sk_live_" } },
            }));
        }),
        form("mode: a suffix decides", Slot::Way, |it| {
            it.decides(json!({
                "type": "text", "min_length": 3,
                "per_mode": { "test": { "suffix": "-t" }, "live": { "suffix": "$(l)" } },
            }));
        }),
        form("mode: a pattern decides", Slot::Way, |it| {
            it.decides(json!({
                "type": "text",
                "per_mode": { "test": { "pattern": "^[0-9]{4}$" }, "live": { "pattern": "^([A-Z]{2}|x)[0-9]$" } },
            }));
        }),
        form("mode: a host decides", Slot::Way, |it| {
            it.decides(json!({ "type": "host", "example": "api.example.com" }));
        }),
        form("mode: a select decides", Slot::Way, |it| {
            it.decides(json!({
                "type": "select",
                "options": {
                    "sandbox": { "title": "Sandbox", "mode": "test" },
                    "eu": { "title": "Europe", "mode": "live" },
                    "us": { "title": "United States", "mode": "live" },
                },
            }));
        }),
    ]
}

/// The box at the end of a form.
fn acknowledgements() -> Vec<Feature> {
    vec![
        form("acknowledgement: usual", Slot::Acknowledgement, |_| {}),
        form("acknowledgement: none", Slot::Acknowledgement, |it| {
            it.keys.insert("acknowledgement".to_owned(), json!(false));
        }),
        form("acknowledgement: elsewhere", Slot::Acknowledgement, |it| {
            it.before.push(json!("acknowledgement"));
        }),
        form(
            "acknowledgement: of its own words",
            Slot::Acknowledgement,
            |it| {
                it.built_in(
                    "acknowledgement",
                    json!({ "title": "I have read all of it" }),
                );
            },
        ),
        form(
            "acknowledgement: not always there",
            Slot::Acknowledgement,
            |it| {
                let toggle = super::subject::Anchor {
                    scope: super::subject::Scope::Form,
                    asker: 'd',
                    what: What::Toggle,
                };
                it.fields.insert(toggle.key(), toggle.definition());
                it.after.push(json!(toggle.key()));
                let when = json!({ "field": toggle.key(), "is": "on" });
                it.built_in("acknowledgement", json!({ "when": when }));
            },
        ),
    ]
}

/// The features of a connection, and what narrows them and the currencies.
fn codes() -> Vec<Feature> {
    vec![
        form("features: none", Slot::Features, |_| {}),
        form("features: any", Slot::Features, |it| {
            it.after.push(json!("features"))
        }),
        form("features: required", Slot::Features, |it| {
            it.built_in(
                "features",
                json!({ "required": true, "default": ["refunds"] }),
            );
        }),
        form("features: some", Slot::Features, |it| {
            it.built_in("features", json!({ "allowed": ["payments", "refunds"] }));
        }),
        form("features: not all", Slot::Features, |it| {
            it.built_in("features", json!({ "except": ["google_pay"] }));
        }),
        form(
            "features of the provider: some",
            Slot::FeaturesOfAll,
            |it| {
                it.top.insert(
                    "features".to_owned(),
                    json!(["payments", "refunds", "apple_pay"]),
                );
            },
        ),
        form(
            "currencies of the provider: some",
            Slot::CurrenciesOfAll,
            |it| {
                it.top
                    .insert("currencies".to_owned(), json!(["EUR", "USD", "JPY", "BTC"]));
            },
        ),
        form(
            "currencies of the provider: without the company's own",
            Slot::CurrenciesOfAll,
            |it| {
                it.top
                    .insert("currencies".to_owned(), json!(["EUR", "USD", "JPY"]));
            },
        ),
    ]
}

/// What is remarked about a form.
fn remarks() -> Vec<Feature> {
    vec![
        form("account: its words", Slot::Texts, |it| {
            it.keys
                .insert("title".to_owned(), json!("Account <of> \"combinations\""));
            it.keys
                .insert("description".to_owned(), json!("For some of it."));
        }),
        form("account: deprecated and renamed", Slot::Lifecycle, |it| {
            let since = json!({ "since": "2026-01-31", "reason": "There is a newer one." });
            it.keys.insert("deprecated".to_owned(), since);
            it.keys
                .insert("renamed_from".to_owned(), json!(["standard", "usual"]));
        }),
        form("account: hosts and senders", Slot::Hosts, |it| {
            it.keys
                .insert("hosts".to_owned(), json!("https://api.example.com/"));
            it.keys
                .insert("sends_from".to_owned(), json!(["192.0.2.77"]));
        }),
    ]
}

/// The features of a form as a whole.
pub(super) fn features() -> Vec<Feature> {
    [ways(), acknowledgements(), codes(), remarks()].concat()
}
