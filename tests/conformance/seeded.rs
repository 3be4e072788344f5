//! The comparison itself: one thing at a time is changed in what the build has written, and exactly that is
//! found. Each case begins with a provider that agrees with the corpus.

use serde_json::json;

use crate::corpus::{self, Provider};
use crate::difference::Found;
use crate::output::{self, Output, Property, Schema};
use crate::page;

/// A change, and the findings that it leads to: account, field and aspect.
struct Case {
    provider: &'static str,
    change: fn(&mut Provider, &mut Output),
    found: &'static [(&'static str, &'static str, &'static str)],
}

fn property<'a>(schema: &'a mut Schema, key: &str) -> &'a mut Property {
    let found = schema.properties.iter_mut().find(|it| it.key == key);
    found.expect("the schema has the field")
}

fn on_page<'a>(output: &'a mut Output, form: &str, key: &str) -> &'a mut page::Field {
    let form = output.page.forms.iter_mut().find(|it| it.key == form);
    let fields = &mut form.expect("the page has the form").fields;
    let field = fields.iter_mut().find(|it| it.key == key);
    field.expect("the page has the field")
}

const PROVIDER: &[Case] = &[
    Case {
        provider: "skrill",
        change: |_, output| output.name.push('!'),
        found: &[("", "", "name in the index")],
    },
    Case {
        provider: "skrill",
        change: |_, output| drop(output.page.links.remove(0)),
        found: &[("", "", "website")],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.login = Some("https://elsewhere.example/".into()),
        found: &[("", "", "login")],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.stub = true,
        found: &[("", "", "status in the index"), ("", "", "forms")],
    },
    Case {
        provider: "winpay",
        change: |facts, _| facts.accounts[1].kind = "other".into(),
        found: &[("", "", "accounts")],
    },
    Case {
        provider: "winpay",
        change: |_, output| output.page.forms.reverse(),
        found: &[("", "", "accounts on the page")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.whitelist = "none".into(),
        found: &[("", "", "whitelist in the index")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.page.whitelist.text.clear(),
        found: &[("", "", "whitelist on the page")],
    },
    Case {
        provider: "skrill",
        change: |_, output| {
            let list = output.page.whitelist.list.as_mut();
            let list = list.expect("the page has a list");
            *list = list.replace(' ', ", ");
        },
        found: &[("", "", "separator")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.page.whitelist.place = Some(vec!["Settings".into()]),
        found: &[("", "", "where the list goes")],
    },
    Case {
        provider: "dlocal",
        change: |facts, _| facts.ip_whitelist.max = Some(3),
        found: &[
            ("", "", "most addresses"),
            ("", "", "addresses in the list"),
        ],
    },
    Case {
        provider: "maxpay",
        change: |_, output| output.page.callbacks[0].label.push('s'),
        found: &[("", "", "callbacks")],
    },
    Case {
        provider: "maxpay",
        change: |_, output| output.page.callbacks[0].value.push('s'),
        found: &[("", "", "callback Callback URL")],
    },
    Case {
        provider: "winpay",
        change: |_, output| output.page.callbacks[2].value = "https://psp.example.com/x".into(),
        found: &[("", "", "callback Failure Url")],
    },
    Case {
        provider: "dlocal",
        change: |_, output| output.page.modes.truncate(1),
        found: &[("", "", "test and live")],
    },
    Case {
        provider: "fondy",
        change: |_, output| output.page.modes[0].links.clear(),
        found: &[("", "", "test and live")],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.credential_lifetime = Some("a year".into()),
        found: &[("", "", "renewal")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.page.steps.clear(),
        found: &[("", "", "steps")],
    },
];

const FORM: &[Case] = &[
    Case {
        provider: "payeer",
        change: |_, output| output.forms[0].draft_2020.title.clear(),
        found: &[("provider", "", "title in 2020-12")],
    },
    Case {
        provider: "payeer",
        change: |facts, _| facts.accounts[0].label = "Provider account".into(),
        found: &[("provider", "", "title")],
    },
    Case {
        provider: "payeer",
        change: |facts, _| drop(facts.accounts[0].fields.remove(3)),
        found: &[("provider", "", "fields")],
    },
    Case {
        provider: "payeer",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "api_user_id").value["title"] = json!("ID");
        },
        found: &[("provider", "", "fields")],
    },
    Case {
        provider: "payeer",
        change: |facts, _| facts.accounts[0].fields.swap(0, 1),
        found: &[("provider", "", "fields")],
    },
    Case {
        provider: "payeer",
        change: |_, output| output.forms[0].draft_2020.properties.swap(0, 1),
        found: &[("provider", "", "order in 2020-12")],
    },
    Case {
        provider: "payeer",
        change: |_, output| output.page.forms[0].fields.swap(0, 1),
        found: &[("provider", "", "order on the page")],
    },
    Case {
        provider: "dlocal",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "mode").value["oneOf"] =
                json!([{ "title": "Live" }]);
        },
        found: &[("provider", "", "mode")],
    },
    Case {
        provider: "skrill",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "currencies").value["type"] = json!("string");
        },
        found: &[("provider", "", "currencies")],
    },
    Case {
        provider: "offsetpay",
        change: |facts, _| facts.accounts[0].features = false,
        found: &[("h2h_merchant", "", "features")],
    },
    Case {
        provider: "offsetpay",
        change: |facts, _| facts.accounts[0].acknowledgement = false,
        found: &[("h2h_merchant", "", "acknowledgement")],
    },
];

const FIELD: &[Case] = &[
    Case {
        provider: "skrill",
        change: |_, output| on_page(output, "provider", "secret_word").title = "Word".into(),
        found: &[("provider", "Secret word", "title on the page")],
    },
    Case {
        provider: "skrill",
        change: |_, output| on_page(output, "provider", "api_password").name = None,
        found: &[(
            "provider",
            "API Password",
            "name at the provider on the page",
        )],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.accounts[0].fields[3].provider_term = Some("MQI password".into()),
        found: &[("provider", "API Password", "name at the provider")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.page.credentials[1].name = Some("MID".into()),
        found: &[(
            "provider",
            "Merchant ID",
            "name at the provider in the table",
        )],
    },
    Case {
        provider: "skrill",
        change: |_, output| {
            property(&mut output.forms[0].draft_2020, "merchant_id").required = false
        },
        found: &[("provider", "Merchant ID", "required in 2020-12")],
    },
    Case {
        provider: "skrill",
        change: |_, output| on_page(output, "provider", "merchant_id").required = false,
        found: &[("provider", "Merchant ID", "required on the page")],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.accounts[0].fields[1].required = false,
        found: &[("provider", "Merchant ID", "required")],
    },
    Case {
        provider: "skrill",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "merchant_id").conditional = true;
        },
        found: &[("provider", "Merchant ID", "condition in draft-07")],
    },
    Case {
        provider: "skrill",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "secret_word").value["writeOnly"] =
                json!(false);
        },
        found: &[("provider", "Secret word", "secret in draft-07")],
    },
    Case {
        provider: "skrill",
        change: |_, output| on_page(output, "provider", "secret_word").secret = false,
        found: &[("provider", "Secret word", "secret on the page")],
    },
    Case {
        provider: "skrill",
        change: |_, output| output.forms[0].ui["secret_word"]["ui:widget"] = json!(""),
        found: &[("provider", "Secret word", "secret in the UI schema")],
    },
    Case {
        provider: "skrill",
        change: |facts, _| facts.accounts[0].fields[1].secret = true,
        found: &[("provider", "Merchant ID", "secret")],
    },
    Case {
        provider: "skrill",
        change: |_, output| on_page(output, "provider", "account_email").text.clear(),
        found: &[("provider", "Account Email", "example on the page")],
    },
    Case {
        provider: "paylink",
        change: |_, output| {
            property(&mut output.forms[0].draft_2020, "p2p").value["type"] = json!("string")
        },
        found: &[("provider", "P2P", "control in 2020-12")],
    },
    Case {
        provider: "paylink",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "p2p").value["description"] = json!("")
        },
        found: &[("provider", "P2P", "condition in draft-07")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| on_page(output, "h2h_merchant", "api_type").text.clear(),
        found: &[("h2h_merchant", "API type", "control")],
    },
    Case {
        provider: "iboxbank",
        change: |facts, _| facts.accounts[1].fields[7].options = Some(vec![]),
        found: &[],
    },
    Case {
        provider: "iboxbank",
        change: |facts, _| facts.accounts[1].fields[7].options = Some(vec!["acquiring".into()]),
        found: &[("h2h_merchant", "API Type", "options")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "private_key").value["format"] = json!("x");
        },
        found: &[("provider", "Private Key", "format in draft-07")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            property(&mut output.forms[0].draft_07, "private_key").value["maxLength"] = json!(9);
        },
        found: &[("provider", "Private Key", "encoded size in draft-07")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            let text = &mut on_page(output, "provider", "private_key").text;
            *text = text.replace("20 KB", "20 KiB");
        },
        found: &[("provider", "Private Key", "size on the page")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            let file = &mut output.forms[0].ui["private_key"]["ui:options"]["provspec"]["file"];
            file["formats"] = json!(["pkcs12"]);
            file["max_size"] = json!(1);
        },
        found: &[
            ("provider", "Private Key", "size in the UI schema"),
            ("provider", "Private Key", "text file"),
        ],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            let text = &mut on_page(output, "provider", "private_key").text;
            *text = text.replace("It is named", "It has the name");
        },
        found: &[("provider", "Private Key", "file name on the page")],
    },
    Case {
        provider: "ukrgasbank",
        change: |_, output| {
            output.forms[0].ui["private_key"]["ui:options"]["accept"] = json!(".txt,.pem")
        },
        found: &[
            ("provider", "Private Key", "extension of the name"),
            ("provider", "Private Key", "format"),
        ],
    },
    Case {
        provider: "ukrgasbank",
        change: |facts, _| {
            let file = facts.accounts[0].fields[2].file.as_mut();
            file.expect("it is a file").names = vec!["<terminal_id>.key".into()];
        },
        found: &[("provider", "Private Key", "file name")],
    },
];

/// What is found after a change, as account, field and aspect.
fn found(case: &Case) -> Vec<(String, String, String)> {
    let root = crate::root();
    let mut facts = corpus::read(root)
        .remove(case.provider)
        .expect("the corpus has it");
    let output = output::read(&output::folder(root), case.provider);
    let mut output = output.expect("it is built");
    (case.change)(&mut facts, &mut output);
    let mut found = Found::default();
    crate::compare::provider(&facts, &output, &crate::callbacks_base(), &mut found);
    let places = found
        .differences
        .into_iter()
        .map(|it| (it.account, it.field, it.aspect));
    places.collect()
}

fn check(cases: &[Case]) {
    let places = |found: &[(String, String, String)]| -> Vec<String> {
        found
            .iter()
            .map(|(account, field, aspect)| format!("{account}/{field}/{aspect}"))
            .collect()
    };
    for (at, case) in cases.iter().enumerate() {
        let wanted: Vec<String> = case
            .found
            .iter()
            .map(|(account, field, aspect)| format!("{account}/{field}/{aspect}"))
            .collect();
        assert_eq!(places(&found(case)), wanted, "case {at}, {}", case.provider);
    }
}

#[test]
fn a_change_of_the_provider_is_found() {
    check(PROVIDER);
}

#[test]
fn a_change_of_a_form_is_found() {
    check(FORM);
}

#[test]
fn a_change_of_a_field_is_found() {
    check(FIELD);
}
