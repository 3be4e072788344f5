//! What pages and UI schemas say of sets per mode, and of those that a merchant may leave out.

use serde_json::json;

use super::spoken::{page, ui};

/// A set with a list, a choice, and a field with a condition of its own.
const SETS: &str = "\
modes: [test, live]
fields:
  id: { type: text, title: Merchant ID }
  password: { type: secret, title: Password }
  token: { type: secret, title: Token, when: { feature: refunds } }
  key: { type: file, title: Private key, formats: [private_key], max_size: 8 KB, passphrase: passphrase }
  passphrase: { type: secret, title: Passphrase, required: false }
  terminal: { type: text, title: Terminal ID }
accounts:
  one:
    form:
      - features
      - choose: true
        per_mode:
          - id
          - variants: how
            title: Sign in with
            options:
              password: { title: Password, form: [password] }
              key: { title: Private key, form: [key, passphrase] }
          - { repeat: terminals, title: Terminals, item: Terminal, form: [terminal] }
          - token
guide:
  setup:
    - title: Copy
      text: Copy the [merchant ID](field:id), the [live terminal](field:terminal) too.
      gives: [terminal, id, password, key, passphrase, token]
    - { title: Go live, when: { mode: live }, text: 'Check the [ID](field:id).', gives: [id] }
";

#[test]
fn a_set_says_once_when_it_is_shown() {
    let page = page(
        SETS,
        &[
            "#### Test { #group--one--test }\n\nThe form shows these fields only when **Modes** includes **Test**.\n",
            "#### Live { #group--one--live }\n\nThe form shows these fields only when **Modes** includes **Live**.\n",
            "**Merchant ID (test)** { #one-test_id }\n:   *Required.* You get it",
            ":   *Required* when the feature **Refunds** is chosen; otherwise the form does not show it.",
            ":   *Required* when **Sign in with (live)** is **Private key**; otherwise",
        ],
    );
    assert!(!page.contains("Used in test only"), "{page}");
    assert!(!page.contains("Used in live only"), "{page}");
}

#[test]
fn a_step_that_asks_for_not_is_asked_of_each_mode() {
    let spec = SETS.replace(
        "{ title: Go live, when: { mode: live }",
        "{ title: Go live, when: { not: { field: how, is: password } }",
    );
    page(
        &spec,
        &[
            "*Only when both **Modes** includes **Test** and **Sign in with (test)** is not **Password**, or both **Modes** includes **Live** and **Sign in with (live)** is not **Password**.*",
        ],
    );
}

#[test]
fn a_frontend_has_the_headings_of_the_page() {
    let schema = ui(SETS, "one");
    let groups = schema["ui:options"]["provspec"]["groups"]
        .as_array()
        .unwrap();
    let fields: Vec<&serde_json::Value> = groups.iter().map(|group| &group["fields"]).collect();
    let of = |mode: &str| {
        [
            "id",
            "how",
            "password",
            "key",
            "passphrase",
            "terminals",
            "token",
        ]
        .map(|name| format!("{mode}_{name}"))
    };
    assert_eq!(fields, [&json!(of("test")), &json!(of("live"))]);
}

#[test]
fn groups_of_a_set_stand_below_its_heading() {
    let spec = "\
modes: [test, live]
fields:
  a: { type: text, title: A, origin: existing }
  b: { type: text, title: B, origin: existing }
accounts:
  one: { form: [{ group: keys, title: Keys, form: [{ per_mode: [a, { group: more, title: More, form: [b] }], choose: true }] }] }
";
    let page = page(
        spec,
        &[
            "#### Keys { #group--one--keys }",
            "##### Test { #group--one--test }\n\nThe form shows these fields only when **Modes** includes **Test**.\n",
            "###### More (live) { #group--one--live_more }\n\n**B (live)**",
        ],
    );
    assert_eq!(page.matches("only when").count(), 2, "{page}");
    let schema = ui(spec, "one");
    assert_eq!(
        schema["ui:options"]["provspec"]["groups"][1],
        json!({ "key": "test", "title": "Test", "parent": "keys", "fields": ["test_a"] })
    );
}

#[test]
fn a_step_says_what_is_needed_and_when() {
    page(
        SETS,
        &[
            "After this step you have what follows. What is for test or live is needed only if you connect that mode:\n\n\
             -   [**Merchant ID (test)**](#one-test_id)\n\
             -   [**Password (test)**](#one-test_password) – only needed when **Sign in with (test)** is **Password**\n",
            "-   [**Passphrase (test)**](#one-test_passphrase) – only needed when **Sign in with (test)** is **Private key**; optional\n\
             -   [**Terminal ID (test)**](#one-test_terminals-terminal)\n\
             -   [**Token (test)**](#one-test_token) – only needed when the feature **Refunds** is chosen\n",
            // What the step is for need not be said again.
            "After this step you have:\n\n-   [**Merchant ID (live)**](#one-live_id)\n",
        ],
    );
}

#[test]
fn a_choice_of_modes_is_part_of_what_is_needed() {
    page(
        SETS,
        &[
            "- [ ] From Acme, if you connect test: Merchant ID (test) and Terminal ID (test)\n\
             - [ ] From Acme, if you connect live: Merchant ID (live) and Terminal ID (live)\n",
            "- [ ] From Acme, if you connect test, when the feature **Refunds** is chosen: Token (test)\n",
            "| [**Terminal ID (live)**](#one-live_terminals-terminal) | [step 1](#step-1) | For live | No |",
            "You choose in [**Modes**](#one-modes) whether you connect test, live or both.",
        ],
    );
}

#[test]
fn a_link_leads_to_the_boxes_of_both_modes() {
    page(
        SETS,
        &[
            "Copy the merchant ID ([test](#one-test_id), [live](#one-live_id)), \
             the [live terminal](#one-live_terminals-terminal) too.",
            "Check the [ID](#one-live_id).",
        ],
    );
}

#[test]
fn what_goes_wrong_goes_wrong_in_both_modes() {
    page(
        SETS,
        &[
            "**The form does not take Private key (test) or Private key (live)**\n\
             :   Check that **Passphrase (test)** or **Passphrase (live)**, the one for the same mode, is the password",
        ],
    );
}

#[test]
fn a_file_that_differs_by_mode_is_two_questions() {
    page(
        "modes: [test, live]
fields:
  key:
    type: file
    title: Key
    formats: [pkcs12]
    max_size: 8 KB
    passphrase: passphrase
    origin: existing
    per_mode: { live: { formats: [private_key] } }
  passphrase: { type: secret, title: Passphrase, origin: existing }
accounts: { one: { form: [{ per_mode: [key, passphrase] }] } }
",
        &[
            "**The form does not take Key (test)**\n:   Check that **Passphrase (test)** is the password of this very file",
            "**The form does not take Key (live)**\n:   Check that **Passphrase (live)** is the password of this very file",
            "The form has boxes of their own for the values for test and for those for live.",
        ],
    );
}

#[test]
fn a_step_that_asks_in_each_mode_says_it_once() {
    let spec = |when: &str| {
        format!(
            "modes: [test, live]
fields:
  own: {{ type: toggle, title: Own key }}
  key: {{ type: secret, title: Key, when: {{ field: own, is: on }} }}
accounts: {{ one: {{ form: [features, {{ per_mode: [own, key], choose: true }}] }} }}
guide: {{ setup: [{{ title: Make a key, when: {{ any: [{when}] }}, gives: [key] }}] }}
"
        )
    };
    page(
        &spec("{ field: test_own, is: on }, { field: live_own, is: on }"),
        &["-   [**Key (test)**](#one-test_key)\n-   [**Key (live)**](#one-live_key)\n"],
    );
    page(
        &spec("{ feature: refunds }, { field: test_own, is: on }, { field: live_own, is: on }"),
        &["-   [**Key (test)**](#one-test_key) – only needed when **Own key (test)** is on\n"],
    );
}
