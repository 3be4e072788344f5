//! How a page puts things, from the text of a spec.

use super::spoken::page;

#[test]
fn the_way_into_the_portal_comes_before_the_path_in_it() {
    page(
        "links: { login: https://portal.example.com/ }
fields: { key: { type: secret, title: Key } }
accounts: { one: { form: [key] } }
guide:
  setup:
    - title: Copy
      where: Settings > Keys
      text: |
        Sign in to the [portal](link:login).

        Copy the key.
      gives: [key]
    - { title: Allow, where: Settings > Users, text: Tick the box. }
",
        &[
            "Sign in to the [portal](https://portal.example.com/).\n\nIn the portal: **Settings** › **Keys**\n\nCopy the key.\n",
            "In the portal: **Settings** › **Users**\n\nTick the box.\n",
        ],
    );
}

#[test]
fn a_recommended_list_is_no_order() {
    let page = page(
        "fields: { key: { type: secret, title: Key } }
accounts: { one: { form: [key] } }
ip_whitelist: { requirement: recommended, where: Settings }
guide: { setup: [{ title: Let in, whitelist: true, gives: [key] }] }
",
        &[
            "If you use the whitelist, enter the addresses from [Addresses to whitelist](#whitelist).",
        ],
    );
    assert!(!page.contains("\nEnter the addresses"), "{page}");
}

#[test]
fn what_nobody_enters_is_said_once() {
    let page = page(
        "accounts: { one: { form: [country] } }
callbacks:
  - { title: Notify URL, automatic: true }
  - { title: Return URL, automatic: true }
",
        &[
            "You do not have to enter any URL at Acme: {{custom.company_name}} hands in **Notify URL** and **Return URL**.\n\n## ",
        ],
    );
    assert_eq!(page.matches("Notify URL").count(), 1, "{page}");
}

#[test]
fn a_remark_on_what_nobody_enters_is_kept() {
    page(
        "accounts: { one: { form: [country] } }
callbacks: [{ title: Return URL, leave_empty: true, note: It breaks otherwise. }]\n",
        &["This box at Acme stays empty: **Return URL**.\n\n\
             | Name at Acme | Note |\n| --- | --- |\n| **Return URL** | It breaks otherwise. |\n"],
    );
}

#[test]
fn what_the_company_issues_is_copied_from_the_connection() {
    let said = page(
        r#"accounts: { one: { form: [country] }, two: { form: [currency] } }
issued:
  user: { title: User name, secret: false }
  token: { title: Token, known_as: Passcode, description: It signs requests., per_mode: true, accounts: [one] }
  pin: { title: PIN }
callbacks:
  - { title: Webhook, url: "https://psp.example.com/acme", set: { Benutzer: "{user}", Kennwort: "{token}" } }
guide:
  setup:
    - { title: Add the webhook, callbacks: true }
    - { title: Call support, text: "Tell them the [PIN](issued:pin), {pin}." }
    - { title: Drink tea, text: It helps. }
"#,
        &[
            "### Step 1: Add the webhook { #step-1 }\n\nFirst [save the form](#connect): your connection in the ",
            "### Step 2: Call support { #step-2 }\n\nFirst [save the form](#connect): your connection in the ",
            "Tell them the [PIN](#issued--pin), &#123;pin&#125;.",
            "Write [**PIN**](#issued--pin) in place of `{pin}`: your connection in the ",
            "Write [**User name**](#issued--user) in place of `{user}` and [**Token**](#issued--token) in place of `{token}`: ",
            "makes these values for each connection, and you enter them at Acme.",
            "**User name** { #issued--user }\n:   Where it goes: **Benutzer** of [**Webhook**](#callbacks).\n",
            ":   Only for [One](#form--one). Where it goes: **Kennwort** of [**Webhook**](#callbacks). Acme calls it **Passcode**. \
             Test and live have one each. Keep it like a password.\n\n    It signs requests.\n",
            ":   Where it goes: [step 2](#step-2). Keep it like a password.",
            "It shows what you enter at Acme: do [step 1](#step-1) and [step 2](#step-2) now.",
            "Tick the box when you have done the steps above, without [step 1](#step-1) and [step 2](#step-2), which come after saving.",
        ],
    );
    assert!(
        !said.contains("### Step 3: Drink tea { #step-3 }\n\nFirst"),
        "{said}"
    );
}

#[test]
fn many_senders_are_a_list_to_copy() {
    let few = page(
        "accounts: { one: { form: [country] } }
sends_from: [192.0.2.1, 192.0.2.2]\n",
        &["Acme calls from `192.0.2.1` and `192.0.2.2`."],
    );
    assert!(!few.contains("```"), "{few}");
    page(
        "modes: [test, live]
accounts: { one: { form: [mode] } }
sends_from: { test: [192.0.2.1], live: [192.0.2.2, 192.0.2.3, 192.0.2.4, 192.0.2.5] }
",
        &[
            "Acme calls from these addresses. You need them only if",
            "In test:\n\n```text\n192.0.2.1\n```\n",
            "In live:\n\n```text\n192.0.2.2\n192.0.2.3\n192.0.2.4\n192.0.2.5\n```\n",
        ],
    );
}

#[test]
fn senders_are_names_and_lists_and_have_days() {
    page(
        r#"accounts: { one: { form: [country] } }
sends_from:
  - out.acme.example
  - { net: 192.0.2.1, begins: 2027-01-31 }
  - { net: 192.0.2.2, begins: 2027-01-31, retires: 2028-01-31 }
  - { list: "https://acme.example/addresses.txt" }
"#,
        &[
            "Acme calls from `out.acme.example` (a host name), `192.0.2.1` (from 2027-01-31 on) and \
             `192.0.2.2` (from 2027-01-31 on, no longer from 2028-01-31 on).",
            "Acme publishes the addresses that it calls from: [https://acme.example/addresses.txt](https://acme.example/addresses.txt).",
        ],
    );
    page(
        r#"modes: [test, live]
accounts: { one: { form: [mode] } }
sends_from:
  test: [{ list: "https://acme.example/test.txt" }]
  live: [192.0.2.1, 192.0.2.2, 192.0.2.3, { net: 192.0.2.4, retires: 2028-01-31 }]
"#,
        &[
            "In live:\n\n```text\n192.0.2.1\n192.0.2.2\n192.0.2.3\n192.0.2.4\n```\n\n-   `192.0.2.4`: no longer from 2028-01-31 on\n",
            "publishes the addresses that it calls from: [https://acme.example/test.txt](https://acme.example/test.txt) in test.",
        ],
    );
}

#[test]
fn a_value_may_have_two_names_and_a_life_that_is_chosen() {
    page(
        r#"fields:
  id: { type: text, title: Shop number, known_as: [Comercio, Shop-Id] }
  key: { type: secret, title: Key, valid_for: up to 1 year }
accounts: { one: { form: [id, key] } }
guide: { setup: [{ title: Make them, gives: [id, key] }] }
"#,
        &[
            "| [**Shop number**](#one-id) | Comercio, Shop-Id |",
            "Acme calls it **Comercio** or **Shop-Id**.",
            "- [ ] From Acme: Shop number (Comercio) and Key",
            "It is good for as long as you choose, at most 1 year: see [Renewal](#renewal).",
            "[**Key**](#one-key) is good for as long as you have chosen, at most 1 year. Get a new one before it runs out,",
        ],
    );
}

#[test]
fn options_say_which_is_set() {
    page(
        "fields:
  hash: { type: select, title: Hash, options: { md5: MD5, sha1: SHA-1 }, default: sha1 }
  kind: { type: select, title: Kind, options: { a: { title: A, description: First. }, b: B }, default: a }
  currency: { type: currency, allowed: [EUR] }
  gateway: { type: select, title: Gateway, options_from: { source: provider_api } }
accounts: { one: { form: [hash, kind, currency, gateway] } }
guide: { setup: [{ title: Look, gives: [hash] }] }
",
        &[
            ":   *Required.* You learn which one in [step 1](#step-1). Choose one: **MD5**, **SHA-1** (already set).\n",
            "-   **A** (already set): First.\n",
            ":   *Required.* There is one choice: **Euro**.\n",
            ":   *Required.* Choose what Acme has for your account.\n\n**",
        ],
    );
}

#[test]
fn a_format_goes_from_the_beginning_to_the_end() {
    page(
        "fields:
  a: { type: text, title: A, prefix: pk_, suffix: =, pattern: '^pk_[0-9a-f]{32}=$', pattern_description: 32 hexadecimal digits, origin: existing }
  b: { type: text, title: B, max_length: 20, pattern: '^[A-Z]*$', pattern_description: capital letters, origin: existing }
accounts: { one: { form: [a, b] } }
",
        &[
            "Format: begins with `pk_`, 32 hexadecimal digits, ends with `=`.",
            "Format: capital letters, up to 20 characters.",
        ],
    );
}

#[test]
fn a_name_stands_in_one_pair_of_parentheses() {
    page(
        "modes: [test, live]
fields:
  id: { type: text, title: Client ID, known_as: Open API name }
  pos: { type: text, title: POS ID, known_as: pos_id }
  code: { type: secret, title: Passcode, known_as: API code (Gateway) }
accounts: { one: { form: [pos, code, { per_mode: [id] }] } }
guide: { setup: [{ title: Copy, gives: [id, pos, code] }] }
",
        &[
            "- [ ] From Acme: POS ID, Passcode (API code, Gateway), Client ID (test, called Open API name) and Client ID (live, called Open API name)\n",
        ],
    );
}

#[test]
fn what_is_required_on_a_condition_is_needed_on_it() {
    page(
        "fields:
  p2p: { type: toggle, title: P2P }
  id: { type: text, title: Merchant ID, required_when: { field: p2p, is: off } }
accounts: { one: { form: [p2p, id] } }
guide: { setup: [{ title: Copy, gives: [id] }] }
",
        &[
            "- [ ] From Acme, when **P2P** is off: Merchant ID\n",
            "-   [**Merchant ID**](#one-id) – only needed when **P2P** is off\n",
        ],
    );
}

#[test]
fn events_are_for_whom_their_box_is() {
    page(
        "accounts: { one: { form: [features] } }
callbacks:
  - title: Webhook URL
    url: '{callbacks_base_url}/acme'
    when: { feature: refunds }
    events: [refund.created]
",
        &["Switch on these events for **Webhook URL**, when the feature **Refunds** is chosen:\n"],
    );
}

#[test]
fn what_two_forms_need_alike_is_needed_once() {
    page(
        "fields:
  id: { type: text, title: Shop ID, known_as: ID in details }
  key: { type: secret, title: Secret key }
accounts:
  one: { form: [{ field: id, title: Shop id, known_as: Shop ID (ID in details) }, key] }
  two: { form: [id, { field: key, title: Secret Key }] }
guide: { setup: [{ title: Copy, gives: [id, key] }] }
",
        &["- [ ] From Acme: Shop ID (ID in details) and Secret key\n"],
    );
}

#[test]
fn files_with_one_password_go_wrong_together() {
    page(
        "fields:
  a: { type: file, title: A, formats: [private_key], max_size: 8 KB, passphrase: p, origin: existing }
  b: { type: file, title: B, formats: [private_key], max_size: 8 KB, passphrase: p, origin: existing }
  p: { type: secret, title: Password, origin: existing }
accounts: { one: { form: [a, b, p] } }
",
        &["**The form does not take A or B**\n:   Check that **Password** is the password of this very file"],
    );
}

#[test]
fn what_is_renewed_together_is_said_together() {
    page(
        "fields:
  id: { type: text, title: Key ID, valid_for: 2 years }
  secret: { type: secret, title: Key secret, valid_for: 2 years }
  other: { type: secret, title: Other key, valid_for: 2 years }
accounts: { provider: { form: [id, secret, other] } }
guide: { setup: [{ title: Make the key, gives: [id, secret] }, { title: Make the other, gives: [other] }] }
",
        &[
            "-   [**Key ID**](#provider-id) and [**Key secret**](#provider-secret) are good for 2 years each.",
            "-   [**Other key**](#provider-other) is good for 2 years.",
        ],
    );
}

#[test]
fn a_format_that_forms_have_in_several_ways_says_which_has_which() {
    page(
        "fields: { id: { type: text, title: ID, origin: existing } }
accounts:
  shop: { form: [{ field: id, prefix: s- }] }
  till: { form: [{ field: id, prefix: t- }] }
",
        &["begins with `s-` ([Shop](#form--shop)); begins with `t-` ([Till](#form--till))"],
    );
}

#[test]
fn a_step_says_where_what_it_fills_is_and_for_whom() {
    page(
        r#"fields: { id: { type: text, title: ID, origin: existing } }
accounts: { shop: { form: [id] }, till: { form: [id] } }
ip_whitelist: { requirement: recommended, where: Settings > Addresses }
callbacks:
  - { title: Webhook, url: "{callbacks_base_url}/a", where: Settings > Webhooks, accounts: [shop] }
guide:
  setup:
    - { title: Enter the URL, callbacks: true, set: { Format: JSON } }
    - { title: Enter the addresses, whitelist: true, optional: true }
"#,
        &[
            "In the portal: **Settings** › **Webhooks**",
            "Enter the URL from [Callback URLs](#callbacks). Only for [Shop](#form--shop).",
            "*This step is optional.*\n\nIn the portal: **Settings** › **Addresses**\n\nEnter the addresses from",
        ],
    );
}
