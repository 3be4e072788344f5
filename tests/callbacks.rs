//! What a spec says of callbacks, whitelists, hosts and senders, as the model has it.

use provspec::check::SharedGroups;
use provspec::check::project;
use provspec::ir::{Applies, Boxes, CallbackValue, Mode, Provider};
use provspec::source::{FileId, SourceFile};

const PROJECT: &str = r#"
[brand]
callbacks_base_url = "https://psp.example.com"
website_url = "https://www.example.com/"

[values]
partner_id = "9871234567"
key = "of the project"
"#;

const HEAD: &str = "
provspec: 1
code: acme
name: Acme
modes: [test, live]
fields:
  key: { type: secret, title: Key }
";

fn compiled(rest: &str) -> Provider {
    let mut found = Vec::new();
    let config = project::read(PROJECT, FileId(1), &mut found);
    let source = SourceFile {
        id: FileId(0),
        path: "acme.yaml".into(),
        text: format!("{HEAD}{rest}").into(),
    };
    let shared = SharedGroups::default();
    let provider = provspec::provider(&source, "acme", &shared, &config.project, &mut found);
    assert!(found.is_empty(), "{found:#?}");
    provider.unwrap()
}

#[test]
fn what_a_box_yields_needs_no_step_of_its_own() {
    let acme = compiled(
        r#"
accounts: { provider: { form: [key, mode] } }
callbacks:
  - title: Webhook URL
    url: "{callbacks_base_url}/{code}/{partner_id}"
    set: { Partner: "{partner_id}", Site: "{website_url}", Key: "{key}", Order: "{ORDER}" }
    gives: [key]
guide: { setup: [{ title: Enter it, callbacks: [Webhook URL] }] }
"#,
    );
    let (callback, step) = (&acme.callbacks[0], &acme.guide.setup[0]);
    let url = "https://psp.example.com/acme/9871234567";
    assert_eq!(callback.value, CallbackValue::Url(url.into()));
    // A field has its name before a value of the project has it.
    let values: Vec<&str> = callback
        .settings
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    let due = ["9871234567", "https://www.example.com/", "{key}", "{ORDER}"];
    assert_eq!(values, due);
    assert_eq!(step.callbacks, Boxes::These(vec!["Webhook URL".into()]));
    assert_eq!(step.gives[0].definition, "key");
}

#[test]
fn a_whitelist_is_for_those_that_its_steps_are_for() {
    let acme = |step: &str| {
        compiled(&format!(
            "
accounts:
  provider: {{ form: [mode] }}
  payouts: {{ form: [key, mode] }}
ip_whitelist: {{ requirement: required }}
guide:
  setup:
    - {{ title: Get it, gives: [key] }}
    - {{ title: Let in, whitelist: true{step} }}
"
        ))
        .whitelist
    };
    assert!(!acme("").is_limited());
    assert!(!acme(", accounts: [provider, payouts]").is_limited());
    assert_eq!(acme(", accounts: [payouts]").forms, ["payouts"]);
    assert_ne!(acme(", when: { mode: live }").when, Applies::ALWAYS);
}

#[test]
fn hosts_and_senders_are_by_mode_where_the_spec_says_so() {
    let acme = compiled(
        r#"
hosts: { test: "https://test.example.com/", live: { Europe: "https://eu.example.com/", Asia: "https://as.example.com/" } }
sends_from: { test: [203.0.113.7], live: ["2001:db8::1", 198.51.100.0/24] }
accounts:
  provider: { form: [mode] }
  payouts: { form: [key], hosts: "https://payouts.example.com/" }
guide: { setup: [{ title: Get it, gives: [key] }] }
"#,
    );
    let hosts: Vec<_> = acme
        .hosts
        .iter()
        .map(|host| (host.mode, host.name.as_deref()))
        .collect();
    let live = Some(Mode::Live);
    let due = [
        (Some(Mode::Test), None),
        (live, Some("Europe")),
        (live, Some("Asia")),
    ];
    assert_eq!(hosts, due);
    assert_eq!(acme.forms[1].hosts[0].mode, None);
    let senders: Vec<String> = acme.sends_from.iter().map(|it| it.text()).collect();
    assert_eq!(senders, ["203.0.113.7", "2001:db8::1", "198.51.100.0/24"]);
}
