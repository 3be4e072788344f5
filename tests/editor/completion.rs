//! What may stand at a cursor, in texts that are half typed.

use provspec::editor::{Completion, complete};
use provspec::syntax::schema::Grammar;

use crate::project::{Project, marked};

const PAY: &str = "provspec: 1
group: pay
title: Pay
when: { feature: apple_pay }
fields:
  pay_id: { type: text, title: Pay ID }
  pay_key: { type: file, title: Pay key, formats: [private_key], max_size: 4 KB }
setup:
  - { title: Make them, gives: [pay_id, pay_key] }
";

const HEAD: &str = r#"provspec: 1
code: acme
name: Acme
links:
  website: https://acme.example.com/
  login: { title: Portal, url: "https://portal.acme.example.com/" }
modes: [test, live]
fields:
  shop: { type: text, title: Shop }
  secret_key: { type: secret, title: Secret key }
  p2p: { type: toggle, title: Transfers }
  api: { type: select, title: API, options: { card: Cards, sbp: Faster payments } }
  cert: { type: file, title: Certificate, formats: [pkcs12], max_size: 20 KB }
"#;

/// What is offered at the mark in a spec that goes on so behind `HEAD`.
fn offered(rest: &str) -> Vec<Completion> {
    in_spec(&format!("{HEAD}{rest}"))
}

fn in_spec(text: &str) -> Vec<Completion> {
    let (text, at) = marked(text);
    let project = Project::new(&[
        (Grammar::Provider, "acme", &text),
        (Grammar::SharedGroup, "pay", PAY),
    ]);
    let views = project.views();
    complete(&project.view(&views, 0), at)
}

fn labels(found: &[Completion]) -> Vec<&str> {
    found
        .iter()
        .map(|completion| completion.label.as_str())
        .collect()
}

fn all(rest: &str) -> Vec<String> {
    labels(&offered(rest))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// The lines of the mark after the completion was taken, as an editor does: places for the cursor are `|`.
fn taken(rest: &str, label: &str) -> String {
    let text = format!("{HEAD}{rest}");
    let found = in_spec(&text);
    let completion = found.iter().find(|completion| completion.label == label);
    let completion = completion.unwrap_or_else(|| panic!("{label} in {:?}", labels(&found)));
    let (text, _) = marked(&text);
    crate::sweep::applied(&text, completion, "|")[HEAD.len()..].to_owned()
}

#[test]
fn the_keys_of_a_spec_come_with_those_first_that_are_due() {
    let found = in_spec("‸");
    assert_eq!(labels(&found)[..3], ["provspec", "code", "name"]);
    assert_eq!(found[0].insert, "provspec: 1");
    assert_eq!(found[0].detail.as_deref(), Some("required"));
    let found = in_spec("provspec: 1\nna‸");
    assert!(labels(&found).contains(&"name") && !labels(&found).contains(&"provspec"));
    assert_eq!(found[0].range, 12..14);
}

#[test]
fn a_line_of_its_own_takes_keys() {
    let keys = all("ip_whitelist:\n  ‸\n");
    assert_eq!(keys[0], "requirement");
    let keys = all("ip_whitelist:\n  where: Settings\n  ‸\nguide:\n  intro: x\n");
    assert!(keys.contains(&"requirement".into()));
    assert!(!keys.contains(&"where".into()) && !keys.contains(&"given_to".into()));
    let keys = all("accounts:\n  provider:\n    form: [shop]\n    ‸\n");
    assert!(keys.contains(&"title".into()) && !keys.contains(&"form".into()));
    assert!(all("accounts:\n  provider:\n    form: [shop]\n  ‸\n").contains(&"merchant".into()));
}

#[test]
fn the_keys_of_a_field_are_those_of_its_type() {
    let keys = |text: &str| labels(&in_spec(&format!("{HEAD}  more: {text}"))).join(" ");
    let of_file = keys("{ type: file, ‸ }");
    for key in ["formats", "max_size", "passphrase", "file_name"] {
        assert!(of_file.contains(key), "{of_file}");
    }
    for key in ["options", "prefix", "minimum", "extra"] {
        assert!(!of_file.contains(key), "{of_file}");
    }
    let of_secret = keys("{ type: secret, title: More, ‸ }");
    assert!(
        of_secret.contains("prefix") && !of_secret.contains("example"),
        "{of_secret}"
    );
    let of_none = keys("{ ‸");
    assert!(of_none.starts_with("type"), "{of_none}");
    let half = keys("\n    type: select\n    op‸\n    title: More");
    assert!(half.contains("options options_from"), "{half}");
    let here = all("accounts: { provider: { form: [{ field: cert, ‸ }] } }");
    assert!(
        here.contains(&"max_size".into())
            && !here.contains(&"prefix".into())
            && !here.contains(&"type".into())
    );
    let over = all("accounts: { provider: { form: [{ use: pay, fields: { pay_key: { ‸ } } }] } }");
    assert!(over.contains(&"max_size".into()) && !over.contains(&"prefix".into()));
}

#[test]
fn words_are_told_with_what_they_mean() {
    let found = in_spec(&format!("{HEAD}  more: {{ type: ‸"));
    assert_eq!(found.len(), 20);
    assert_eq!(found[1].label, "secret");
    assert_eq!(
        found[1].documentation.as_deref(),
        Some("One line that is masked and never shown again.")
    );
    let formats = in_spec(&format!(
        "{HEAD}  more: {{ type: file, formats: [pem, ‸] }}"
    ));
    assert_eq!(
        labels(&formats),
        [
            "pkcs12",
            "private_key",
            "public_key",
            "certificate",
            "certificate_request",
            "text",
            "json",
            "any"
        ]
    );
    assert_eq!(
        labels(&in_spec(&format!(
            "{HEAD}  more: {{ type: text, required: ‸ }}"
        ))),
        ["true", "false"]
    );
    assert_eq!(labels(&in_spec("provspec: 1\nmodes: [live, ‸\n")), ["test"]);
}

#[test]
fn a_form_takes_fields_that_it_has_not() {
    let rest = [
        "api",
        "cert",
        "mode",
        "currency",
        "currencies",
        "country",
        "countries",
        "features",
        "acknowledgement",
    ];
    let found = all("accounts:\n  provider:\n    form: [shop, secret_key, p2p, ‸");
    assert_eq!(found[..rest.len()], rest.map(str::to_owned));
    assert_eq!(
        found[rest.len()..],
        ["field", "group", "use", "per_mode", "variants", "repeat"].map(str::to_owned)
    );
    let in_lines = all("accounts:\n  provider:\n    form:\n      - shop\n      - sec‸\n");
    assert!(in_lines.contains(&"secret_key".into()) && !in_lines.contains(&"shop".into()));
    let in_set = all("accounts:\n  provider:\n    form:\n      - per_mode: [‸]\n");
    assert!(
        in_set.contains(&"shop".into())
            && !in_set.contains(&"mode".into())
            && !in_set.contains(&"per_mode".into())
    );
    assert_eq!(
        all("accounts: { provider: { form: [{ use: ‸ }] } }"),
        ["pay"]
    );
    assert_eq!(
        all("accounts: { provider: { form: [{ use: pay, form: [‸] }] } }")[..2],
        ["pay_id", "pay_key"].map(str::to_owned)
    );
    assert_eq!(
        all("accounts: { provider: { form: [{ use: pay, fields: { ‸ } }] } }"),
        ["pay_id", "pay_key"]
    );
}

#[test]
fn a_condition_asks_what_the_form_can_tell() {
    let form = "accounts:\n  provider:\n    form:\n      - p2p\n      - api\n      - features\n      - { use: pay }\n      - { per_mode: [secret_key] }\n      - { field: shop, when: ";
    let ask = |condition: &str| all(&format!("{form}{condition}"));
    assert_eq!(
        ask("{ ‸"),
        ["feature", "mode", "field", "filled", "all", "any", "not"]
    );
    assert_eq!(
        ask("‸ }"),
        ["feature", "mode", "field", "filled", "all", "any", "not"]
    );
    assert_eq!(ask("{ field: p2p, ‸"), ["is"]);
    assert_eq!(ask("{ field: ‸"), ["p2p", "api", "features"]);
    assert_eq!(ask("{ field: p2p, is: ‸ } }"), ["on", "off"]);
    assert_eq!(ask("{ field: api, is: ‸ } }"), ["card", "sbp"]);
    assert_eq!(ask("{ field: api, is: [card, ‸] } }"), ["sbp"]);
    assert_eq!(ask("{ feature: ‸ } }"), ["payments", "apple_pay"]);
    assert_eq!(ask("{ mode: ‸ } }"), ["test", "live"]);
    let filled = ask("{ filled: ‸ } }");
    assert_eq!(
        filled,
        [
            "p2p",
            "api",
            "features",
            "pay_id",
            "pay_key",
            "test_secret_key",
            "live_secret_key",
            "shop"
        ]
    );
}

#[test]
fn names_of_all_else() {
    let form = "accounts:\n  provider: { title: Pay, form: [shop] }\n  payouts: { form: [api] }\n";
    let ask = |rest: &str| all(&format!("{form}{rest}"));
    assert_eq!(
        ask("guide:\n  setup:\n    - title: x\n      accounts: [payouts, ‸"),
        ["provider"]
    );
    assert_eq!(
        ask("guide:\n  setup:\n    - title: x\n      gives: [shop, ‸"),
        ["secret_key", "cert", "api"]
    );
    assert_eq!(ask("guide:\n  setup:\n    - use: ‸"), ["pay"]);
    assert_eq!(
        ask(
            "callbacks:\n  - { title: \"Hook: all\", leave_empty: true }\nguide: { setup: [{ title: x, callbacks: [‸] }] }"
        ),
        ["Hook: all"]
    );
    assert_eq!(ask("currencies: [EUR, ‸]"), ["UAH", "USD", "BTC"]);
    assert_eq!(ask("features: [‸]"), ["payments", "apple_pay"]);
    let passphrase = in_spec(&format!("{HEAD}  more:\n    type: file\n    passphrase: ‸"));
    assert_eq!(labels(&passphrase), ["secret_key"]);
    let countries = in_spec(&format!("{HEAD}  more: {{ type: country, allowed: [D‸"));
    let germany = countries
        .iter()
        .find(|country| country.label == "DE")
        .unwrap();
    assert_eq!(germany.detail.as_deref(), Some("Germany"));
    assert_eq!(
        labels(&in_spec(&format!(
            "{HEAD}  more: {{ type: select, options: {{ a: A, b: B }}, default: ‸ }}"
        ))),
        ["a", "b"]
    );
}

#[test]
fn texts_take_placeholders_and_links() {
    let text = |text: &str| all(&format!("guide:\n  intro: {text}"));
    let holes = text("Ask {‸");
    assert_eq!(
        holes[..5],
        ["shop", "secret_key", "p2p", "api", "cert"].map(str::to_owned)
    );
    assert_eq!(
        holes[5..],
        [
            "company_name",
            "dashboard_url",
            "support_email",
            "website_url",
            "provider_name",
            "partner_id"
        ]
        .map(str::to_owned)
    );
    assert_eq!(text("See [this](‸"), ["link:", "field:"]);
    assert_eq!(text("See [this](link:‸) and"), ["website", "login"]);
    assert_eq!(
        text("See [this](field:se‸"),
        ["shop", "secret_key", "p2p", "api", "cert"]
    );
    assert_eq!(
        text("|\n    Some lines.\n    See [this](link:w‸).\n"),
        ["website", "login"]
    );
    assert_eq!(text("Some ‸words"), [""; 0]);
    assert_eq!(
        all("callbacks:\n  - title: x\n    url: \"{‸"),
        ["callbacks_base_url", "code", "connection_id", "partner_id"]
    );
    let file_name = in_spec(&format!(
        "{HEAD}  more: {{ type: file, file_name: \"{{‸\" }}"
    ));
    assert_eq!(
        labels(&file_name),
        ["shop", "secret_key", "p2p", "api", "cert"]
    );
    assert_eq!(
        taken("guide:\n  intro: Ask {com‸ or so", "company_name"),
        "guide:\n  intro: Ask {company_name} or so"
    );
    assert_eq!(
        taken("guide:\n  intro: Ask {com‸}", "company_name"),
        "guide:\n  intro: Ask {company_name}"
    );
}

#[test]
fn what_is_taken_is_whole() {
    assert_eq!(
        taken("accounts:\n  provider:\n    for‸", "form"),
        "accounts:\n  provider:\n    form: [|]"
    );
    assert_eq!(
        taken("ip_white‸", "ip_whitelist"),
        "ip_whitelist:\n  requirement: |"
    );
    assert_eq!(taken("gui‸", "guide"), "guide:\n  |");
    assert_eq!(
        taken("guide:\n  setup:\n    - title: x\n      giv‸", "gives"),
        "guide:\n  setup:\n    - title: x\n      gives: [|]"
    );
    assert_eq!(
        taken("guide:\n  set‸", "setup"),
        "guide:\n  setup:\n    - |"
    );
    assert_eq!(
        taken("guide:\n  setup:\n    - ‸", "title"),
        "guide:\n  setup:\n    - title: |"
    );
    assert_eq!(
        taken(
            "accounts:\n  provider:\n    form:\n      - shop\n      ‸",
            "cert"
        ),
        "accounts:\n  provider:\n    form:\n      - shop\n      - cert"
    );
    assert_eq!(
        taken("accounts:\n  provider:\n    form:\n      ‸", "cert"),
        "accounts:\n  provider:\n    form:\n      - cert"
    );
    assert_eq!(
        taken("accounts:\n  provider:\n    form: ‸", "cert"),
        "accounts:\n  provider:\n    form: [cert|]"
    );
    assert_eq!(
        taken("accounts: { provider: { fo‸", "form"),
        "accounts: { provider: { form: [|]"
    );
    assert_eq!(
        taken("accounts: { provider: { ti‸: x } }", "title"),
        "accounts: { provider: { title: x } }"
    );
    assert_eq!(
        taken(
            "accounts: { provider: { form: [{ field: api, when: ‸",
            "field"
        ),
        "accounts: { provider: { form: [{ field: api, when: { field: |, is: | }"
    );
    assert_eq!(
        taken(
            "callbacks:\n  - { title: \"Hook: all\", leave_empty: true }\nguide: { setup: [{ title: x, callbacks: [‸] }] }",
            "Hook: all"
        ),
        "callbacks:\n  - { title: \"Hook: all\", leave_empty: true }\nguide: { setup: [{ title: x, callbacks: [\"Hook: all\"] }] }"
    );
}

#[test]
fn comments_and_words_of_ones_own_take_nothing() {
    assert_eq!(all("guide:\n  intro: x  # see ‸\n"), [""; 0]);
    assert_eq!(all("callbacks:\n  - title: No‸"), [""; 0]);
    assert_eq!(
        all("accounts:\n  provider:\n    form:\n      ‸- shop\n"),
        [""; 0]
    );
}

#[test]
fn keys_of_an_authors_own_are_those_that_are_named() {
    let named = in_spec(
        "provspec: 1\ncode: acme\nname: Acme\nfields:\n  ‸\naccounts: { provider: { form: [login, mode, { field: pass }] } }\n",
    );
    assert_eq!(labels(&named), ["login", "pass"]);
    assert_eq!(named[0].insert, "login:\n  type: $0");
    assert_eq!(all("hosts:\n  ‸"), ["test", "live"]);
    assert_eq!(all("hosts:\n  test: https://x.example.com/\n  ‸"), ["live"]);
    assert_eq!(
        in_spec("fields: { a: { type: text, per_mode: { ‸ } } }"),
        []
    );
    assert_eq!(
        all("links2: x\naccounts: { payouts: { form: [shop] }, ‸ }"),
        ["provider", "merchant", "h2h_merchant"]
    );
    assert_eq!(
        labels(&in_spec("links: { login: https://x.example.com/, ‸ }")),
        ["website", "apply", "docs"]
    );
}

#[test]
fn a_value_that_is_a_word_or_a_list_takes_both() {
    let rest = "callbacks: [{ title: Hook, leave_empty: true }]\nguide:\n  setup:\n    - title: x\n      callbacks: ‸\n";
    assert_eq!(
        taken("guide:\n  setup:\n    ‸", "title"),
        "guide:\n  setup:\n    - title: |"
    );
    assert_eq!(all(rest), ["true", "false", "Hook"]);
    assert_eq!(taken(rest, "Hook"), rest.replace('‸', "[Hook|]"));
    assert_eq!(taken(rest, "true"), rest.replace('‸', "true"));
}

/// Mistakes elsewhere in a file are no reason to be silent.
#[test]
fn a_file_with_mistakes_is_answered() {
    let broken = "guide:\n  intro: \"open\n  setup: [{ title: x\naccounts:\n  provider:\n    form:\n      - shop\n      - sec‸\n";
    let found = all(broken);
    assert!(found.contains(&"secret_key".into()), "{found:?}");
    let tabs = all("accounts:\n  provider:\n    form: [‸]\n\tx: y\n");
    assert!(tabs.contains(&"secret_key".into()), "{tabs:?}");
}
