//! What a spec says of callbacks, whitelists, hosts and senders, as the model has it.

use provspec::check::SharedGroups;
use provspec::check::project;
use provspec::ir::{
    Applies, Boxes, CallbackValue, Condition, Event, Host, Mode, Provider, Required, Test,
};
use provspec::source::{FileId, SourceFile};

const PROJECT: &str = r#"
[brand]
callbacks_base_url = "https://psp.example.com"
website_url = "https://www.example.com/"

[values]
partner_id = "9871234567"
key = "of the project"

[currencies.extra]
BTC = "Bitcoin"
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
    url: '{callbacks_base_url}/{code}/{partner_id}?of=$\{order}'
    set: { Partner: "{partner_id}", Site: "{website_url}", Key: "{key}", Order: '\{ORDER}/\{order}' }
    gives: [key]
guide: { setup: [{ title: Enter it, callbacks: [Webhook URL] }] }
"#,
    );
    let (callback, step) = (&acme.callbacks[0], &acme.guide.setup[0]);
    let url = "https://psp.example.com/acme/9871234567?of=${order}";
    assert_eq!(callback.value, CallbackValue::Url(url.into()));
    // A field has its name before a value of the project has it; what the provider fills stays.
    let values: Vec<&str> = callback
        .settings
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    let due = [
        "9871234567",
        "https://www.example.com/",
        "{key}",
        "{ORDER}/{order}",
    ];
    assert_eq!(values, due);
    assert_eq!(step.callbacks, Boxes::These(vec!["Webhook URL".into()]));
    assert_eq!(step.gives[0].definition, "key");
}

#[test]
fn what_is_of_the_connection_stays_and_is_known() {
    let acme = compiled(
        r#"
accounts: { provider: { form: [key, mode] } }
callbacks:
  - { title: Own, url: "{callbacks_base_url}/{code}/{connection_id}" }
  - { title: Named, url: "{callbacks_base_url}/{code}", set: { Name: "{connection_id}", Site: "{website_url}" } }
  - { title: For all, url: "{callbacks_base_url}/{code}" }
guide: { setup: [{ title: Get it, gives: [key] }, { title: Enter them, callbacks: true }] }
"#,
    );
    let own = "https://psp.example.com/acme/{connection_id}";
    assert_eq!(acme.callbacks[0].value, CallbackValue::Url(own.into()));
    let boxes = acme.callbacks.iter();
    let needs: Vec<_> = boxes
        .map(|it| (it.has_own_url(), it.needs_connection()))
        .collect();
    assert_eq!(needs, [(true, true), (false, true), (false, false)]);
    let settings = acme.callbacks[1].settings.iter();
    let own: Vec<bool> = settings.map(|it| it.per_connection).collect();
    assert_eq!(own, [true, false]);
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

#[test]
fn hosts_have_names_in_every_mode_and_senders_belong_to_accounts() {
    let acme = compiled(
        r#"
hosts:
  live: { API: "https://api.example.com/" }
  Sign-in: https://login.example.com/
sends_from: [203.0.113.7]
accounts:
  provider: { form: [mode] }
  payouts: { form: [key], hosts: { API: "https://payouts.example.com/" }, sends_from: { live: [203.0.113.8] } }
guide: { setup: [{ title: Get it, gives: [key] }] }
"#,
    );
    let names = |hosts: &[Host]| -> Vec<_> {
        let named = |host: &Host| (host.mode, host.name.clone().unwrap_or_default());
        hosts.iter().map(named).collect()
    };
    let live = Some(Mode::Live);
    assert_eq!(
        names(&acme.hosts),
        [(live, "API".to_owned()), (None, "Sign-in".to_owned())]
    );
    assert_eq!(names(&acme.forms[1].hosts), [(None, "API".to_owned())]);
    let senders = |form: usize| -> Vec<_> {
        let senders = acme.forms[form].sends_from.iter();
        senders.map(|it| (it.mode, it.text())).collect()
    };
    assert_eq!(senders(0), []);
    assert_eq!(senders(1), [(live, "203.0.113.8".to_owned())]);
}

#[test]
fn hosts_belong_to_answers_and_a_field_may_be_the_host() {
    let acme = compiled(
        r#"
  site:
    type: select
    title: Site
    options:
      mx: { title: Mexico, hosts: { test: "https://t.example.mx/", live: "https://example.mx/" } }
      co: { title: Colombia, hosts: "https://example.co/" }
      other: Another country
  url: { type: url, title: Address, api_host: true, when: { field: site, is: other } }
accounts:
  provider: { form: [site, url, key, mode] }
  sets: { form: [{ per_mode: [site, url, key] }] }
guide: { setup: [{ title: Get it, gives: [key, url] }] }
"#,
    );
    let hosts = |form: usize| -> Vec<_> {
        let hosts = acme.forms[form].hosts_by_answer().into_iter();
        hosts
            .map(|(place, choice, host)| (place.path(), choice.value.clone(), host.mode))
            .collect()
    };
    let entry = |key: &str, value: &str, mode| (key.to_owned(), value.to_owned(), mode);
    let (test, live) = (Some(Mode::Test), Some(Mode::Live));
    let due = [
        entry("site", "mx", test),
        entry("site", "mx", live),
        entry("site", "co", None),
    ];
    assert_eq!(hosts(0), due);
    // A set has those of its mode.
    let due = [
        entry("test_site", "mx", test),
        entry("test_site", "co", test),
        entry("live_site", "mx", live),
        entry("live_site", "co", live),
    ];
    assert_eq!(hosts(1), due);
    let fields = acme.forms[1].host_fields().into_iter();
    let fields: Vec<_> = fields.map(|(place, mode)| (place.path(), mode)).collect();
    let due = [("test_url".to_owned(), test), ("live_url".to_owned(), live)];
    assert_eq!(fields, due);
}

#[test]
fn hosts_belong_to_a_choice_between_sets_of_fields() {
    let acme = compiled(
        r#"
hosts: { test: "https://t.example.com/", live: "https://example.com/" }
accounts:
  provider:
    form:
      - per_mode:
          - variants: sign_in_with
            title: Sign in with
            options:
              key: { title: Key, form: [key] }
              certificate: { title: Certificate, description: Of *your* own., hosts: { live: "https://cc.example.com/" }, form: [] }
guide: { setup: [{ title: Get it, gives: [key] }] }
"#,
    );
    let form = &acme.forms[0];
    let hosts = form.hosts_by_answer().into_iter();
    let hosts: Vec<_> = hosts
        .map(|(place, choice, host)| (place.path(), choice.value.as_str(), host.url.as_str()))
        .collect();
    let due = (
        "live_sign_in_with".to_owned(),
        "certificate",
        "https://cc.example.com/",
    );
    assert_eq!(hosts, [due]);
    let choices = form.field("test_sign_in_with").unwrap().kind.choices();
    let choice = &choices.unwrap()[1];
    assert_eq!(
        (choice.title.as_str(), choice.hosts.len()),
        ("Certificate", 0)
    );
    assert!(choice.description.is_some());
}

#[test]
fn a_step_that_fills_boxes_is_for_those_that_all_of_them_are_for() {
    let acme = compiled(
        r#"
  country: { type: select, title: Country, options: { mx: Mexico, co: Colombia } }
  orders: { type: toggle, title: Orders }
accounts:
  provider: { form: [key, country, orders, mode] }
callbacks:
  - { title: One, url: "{callbacks_base_url}/1", when: { field: country, is: mx } }
  - { title: Two, url: "{callbacks_base_url}/2", when: { all: [{ field: country, is: mx }, { field: orders, is: on }] } }
guide:
  setup:
    - { title: Get it, gives: [key] }
    - { title: Enter them, callbacks: true }
    - { title: Enter one, callbacks: [One], set: { Format: JSON } }
"#,
    );
    let mexico = Applies::When(Condition::Test(Test::Equals {
        field: "country".into(),
        value: "mx".into(),
    }));
    let setup = &acme.guide.setup;
    assert_eq!(setup[1].when, mexico);
    // What else is done in a step may be for more.
    assert_eq!(setup[2].when, Applies::ALWAYS);
}

#[test]
fn a_step_for_one_mode_fills_no_box_of_the_other() {
    let acme = compiled(
        r#"
accounts:
  provider: { form: [{ per_mode: [key], choose: true }] }
callbacks:
  - { title: Webhook, url: "{callbacks_base_url}/1", when: { mode: test }, given_to: support }
  - { title: Webhook, url: "{callbacks_base_url}/1", when: { mode: live }, where: Settings, events: [paid] }
guide:
  setup:
    - { title: Get it, gives: [key] }
    - { title: Tell them, callbacks: true, when: { mode: test } }
    - { title: Enter it, callbacks: true, when: { mode: live } }
"#,
    );
    let filled = |step: usize| -> Vec<bool> {
        let step = &acme.guide.setup[step];
        let boxes = acme.callbacks.iter();
        boxes.map(|it| it.is_filled_in(step, &acme.forms)).collect()
    };
    assert_eq!(
        (filled(1), filled(2)),
        (vec![true, false], vec![false, true])
    );
}

#[test]
fn a_step_asks_for_a_field_of_a_set_in_any_mode() {
    let acme = compiled(
        r#"
accounts:
  provider:
    form:
      - per_mode:
          - key
          - variants: by
            title: By
            options: { one: { title: One, form: [] }, two: { title: Two, form: [] } }
guide:
  setup:
    - { title: Get it, gives: [key] }
    - { title: Once more, when: { all: [{ field: by, is: two }, { filled: key }] } }
"#,
    );
    let test = |field: &str| {
        Condition::Test(Test::Equals {
            field: field.into(),
            value: "two".into(),
        })
    };
    let filled = |field: &str| {
        Condition::Test(Test::Filled {
            field: field.into(),
        })
    };
    let due = Condition::All(vec![
        Condition::Any(vec![test("test_by"), test("live_by")]),
        Condition::Any(vec![filled("test_key"), filled("live_key")]),
    ]);
    assert_eq!(acme.guide.setup[1].when, Applies::When(due));
}

#[test]
fn what_is_entered_once_for_each_mode_or_handed_in_says_so() {
    let acme = compiled(
        r#"
accounts:
  provider: { form: [key] }
ip_whitelist: { requirement: required, set: { Check: "for {partner_id}" } }
callbacks:
  - { title: Webhook, url: "{callbacks_base_url}/{code}", per_mode: true }
  - { title: Notification, automatic: true, where: Settings > URLs, events: [paid], set: { Override: "yes" } }
guide: { setup: [{ title: "Have {provider_name} do it", gives: [key] }], modes: The card decides. }
"#,
    );
    assert_eq!(acme.whitelist.settings[0].value, "for 9871234567");
    assert!(acme.callbacks[0].per_mode && !acme.callbacks[1].per_mode);
    assert_eq!(acme.callbacks[1].events[0].name, "paid");
    assert_eq!(acme.callbacks[1].place, ["Settings", "URLs"]);
    assert_eq!(acme.guide.setup[0].title, "Have Acme do it");
}

#[test]
fn a_list_that_needs_no_items_may_be_left_out() {
    let required = |least: u32| {
        let acme = compiled(&format!(
            "
accounts:
  provider: {{ form: [mode, {{ repeat: shops, title: Shops, item: Shop, min_items: {least}, form: [key] }}] }}
guide: {{ setup: [{{ title: Get it, gives: [key] }}] }}
"
        ));
        acme.forms[0].field("shops").unwrap().required.clone()
    };
    assert_eq!(required(0), Required::Never);
    assert_eq!(required(1), Required::Always);
}

#[test]
fn an_event_may_be_for_some_only() {
    let acme = compiled(
        r#"
accounts:
  provider: { form: [key, mode] }
  payouts: { form: [key, mode] }
callbacks:
  - title: Webhook
    url: "{callbacks_base_url}/{code}"
    events: [paid, { name: payout, accounts: [payouts] }, { name: settled, when: { mode: live } }]
guide: { setup: [{ title: Get it, gives: [key] }] }
"#,
    );
    let events: Vec<_> = acme.callbacks[0].events.iter().collect();
    assert_eq!(*events[0], Event::for_all("paid"));
    assert_eq!(
        (&events[1].forms, &events[1].when),
        (&vec!["payouts".to_owned()], &Applies::ALWAYS)
    );
    let live = Condition::Test(Test::Equals {
        field: "mode".into(),
        value: "live".into(),
    });
    assert_eq!(
        (events[2].forms.len(), &events[2].when),
        (0, &Applies::When(live))
    );
}

#[test]
fn a_set_per_mode_has_what_its_mode_has() {
    let keys = |choose: &str| -> Vec<String> {
        let acme = compiled(&format!(
            r#"
  prefix: {{ type: text, title: Prefix, when: {{ mode: live }} }}
  host: {{ type: text, title: Host, when: {{ all: [{{ mode: test }}, {{ filled: key }}] }} }}
  store: {{ type: text, title: Store, when: {{ filled: prefix }} }}
accounts:
  provider: {{ form: [{{ per_mode: [key, prefix, host, store]{choose} }}] }}
guide: {{ setup: [{{ title: Get it, gives: [key, prefix, host, store] }}] }}
"#
        ));
        let key = Condition::Test(Test::Filled {
            field: "test_key".into(),
        });
        let host = acme.forms[0].field("test_host").unwrap();
        assert!(host.shown == key || !choose.is_empty());
        acme.forms[0]
            .fields
            .iter()
            .map(|field| field.key.clone())
            .collect()
    };
    let set = [
        "test_key",
        "test_host",
        "live_key",
        "live_prefix",
        "live_store",
        "acknowledgement",
    ];
    assert_eq!(keys(""), set);
    assert_eq!(keys(", choose: true")[1..], set);
}

#[test]
fn steps_for_different_accounts_say_together_for_whom_a_whitelist_is() {
    let whitelist = |steps: &str| {
        let acme = compiled(&format!(
            r#"
  report: {{ type: text, title: Report, required: false, origin: existing }}
accounts:
  pi: {{ form: [key, report, mode] }}
  server: {{ form: [key, mode] }}
ip_whitelist: {{ requirement: required }}
guide:
  setup:
    - {{ title: Get it, gives: [key] }}
{steps}
"#
        ));
        (acme.whitelist.forms, acme.whitelist.when)
    };
    let filled = Condition::Test(Test::Filled {
        field: "report".into(),
    });
    let steps = "
    - { title: For reports, whitelist: true, accounts: [pi], when: { filled: report } }
    - { title: For payments, whitelist: true, accounts: [server] }";
    let cases = vec![
        ("pi".to_owned(), filled),
        ("server".to_owned(), Condition::Always),
    ];
    assert_eq!(whitelist(steps), (vec![], Applies::PerForm(cases)));
    let steps = "
    - { title: In test, whitelist: true, when: { mode: test } }
    - { title: In live, whitelist: true, when: { mode: live } }";
    assert_eq!(whitelist(steps), (vec![], Applies::ALWAYS));
    let steps = "
    - { title: In live, whitelist: true, accounts: [server], when: { mode: live } }
    - { title: In test, whitelist: true, accounts: [server], when: { mode: test } }";
    assert_eq!(
        whitelist(steps),
        (vec!["server".to_owned()], Applies::ALWAYS)
    );
}

#[test]
fn a_field_offers_no_more_currencies_than_the_provider_has() {
    let acme = compiled(
        r#"
currencies: [USD, JPY, EUR]
accounts:
  provider: { form: [{ field: currencies, except: [JPY] }, currency, key, mode] }
guide: { setup: [{ title: Get it, gives: [key] }] }
"#,
    );
    let codes = |field: &str| -> Vec<&str> {
        let field = acme.forms[0].field(field).unwrap();
        let choices = field.kind.choices().unwrap().iter();
        choices.map(|choice| &*choice.value).collect()
    };
    assert_eq!(codes("currencies"), ["EUR", "USD"]);
    assert_eq!(codes("currency"), ["EUR", "JPY", "USD"]);
    let names = acme.currencies.iter().map(|it| &*it.code);
    assert_eq!(names.collect::<Vec<_>>(), ["EUR", "JPY", "USD"]);
}

#[test]
fn the_companys_own_currencies_may_be_left_out() {
    let offered = |rest: &str| {
        let acme = compiled(&format!(
            r#"
accounts:
  provider: {{ form: [{{ field: currency{rest} }}, key, mode] }}
guide: {{ setup: [{{ title: Get it, gives: [key] }}] }}
"#
        ));
        let field = acme.forms[0].field("currency").unwrap();
        let choices = field.kind.choices().unwrap();
        let has = |code| choices.iter().any(|choice| choice.value == code);
        (has("EUR"), has("BTC"))
    };
    assert_eq!(offered(""), (true, true));
    assert_eq!(offered(", extra: false"), (true, false));
    assert_eq!(offered(", except: [EUR]"), (false, true));
}
