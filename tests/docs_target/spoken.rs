//! What pages and UI schemas say of specs, from the text of a spec.

use provspec::check::SharedGroups;
use provspec::diagnostics::Diagnostic;
use provspec::ir::Provider;
use provspec::source::{FileId, SourceFile};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{Read, SharedGroup, read};
use provspec::target::{self, OutputFile};
use serde_json::{Value, json};

use super::catalogue;

const GROUP: &str = "\
provspec: 1
group: wallet
title: Wallet
when: { feature: refunds }
fields:
  wallet_id: { type: text, title: Wallet ID }
setup:
  - { title: Make a wallet, gives: [wallet_id] }
";

fn shared() -> SharedGroups {
    let mut shared = SharedGroups::default();
    let mut found = Vec::new();
    let group: Read<SharedGroup> = read(GROUP, FileId(1), Grammar::SharedGroup, &mut found);
    let group = group.document.unwrap_or_else(|| panic!("{found:?}"));
    shared.groups.insert("wallet".into(), group);
    shared
}

fn compiled(spec: &str) -> (Provider, Vec<OutputFile>) {
    let text = format!("provspec: 1\ncode: acme\nname: Acme\n{spec}");
    let source = SourceFile {
        id: FileId(0),
        path: "acme.yaml".into(),
        text: text.into(),
    };
    let mut project = catalogue::project();
    project.addresses.clear();
    let mut found: Vec<Diagnostic> = Vec::new();
    let provider = provspec::provider(&source, "acme", &shared(), &project, &mut found);
    let provider = provider.unwrap_or_else(|| panic!("{found:?}"));
    let mut files = Vec::new();
    for locale in project.locales.clone() {
        project.locale = locale;
        let targets = target::all(&project);
        files.extend(targets.iter().flat_map(|target| target.provider(&provider)));
    }
    (provider, files)
}

fn file<'f>(files: &'f [OutputFile], end: &str) -> &'f str {
    let file = files.iter().find(|file| file.path.ends_with(end));
    &file.unwrap_or_else(|| panic!("no {end}")).contents
}

/// The page has the words, each of them.
pub(super) fn page(spec: &str, wanted: &[&str]) -> String {
    page_of(spec, "docs/providers/acme.md", wanted)
}

/// The same of the page in Ukrainian.
pub(super) fn ukrainian(spec: &str, wanted: &[&str]) -> String {
    page_of(spec, "docs-uk/providers/acme.md", wanted)
}

fn page_of(spec: &str, path: &str, wanted: &[&str]) -> String {
    let (_, files) = compiled(spec);
    let page = file(&files, path).to_owned();
    for words in wanted {
        assert!(page.contains(words), "no {words:?} in\n{page}");
    }
    page
}

pub(super) fn ui(spec: &str, form: &str) -> Value {
    let (_, files) = compiled(spec);
    serde_json::from_str(file(&files, &format!("{form}.ui.json"))).unwrap()
}

#[test]
fn steps_of_a_group_are_for_those_who_use_it() {
    let page = page(
        "fields: { own: { type: toggle, title: Own wallet } }
accounts:
  one: { form: [features, { use: wallet }] }
  two: { form: [features] }
  three: { form: [own, { use: wallet, when: { field: own, is: on } }] }
  four: { form: [features, { group: g, title: G, when: { feature: apple_pay }, form: [{ use: wallet }] }] }
guide: { setup: [{ use: wallet }] }
",
        &[
            "*Only for [One](#form--one), when the feature **Refunds** is chosen; for [Three](#form--three), \
             when **Own wallet** is on; for [Four](#form--four), when the feature **Apple Pay** is chosen and the \
             feature **Refunds** is chosen.*",
        ],
    );
    assert!(!page.contains("for [Two]"), "{page}");
}

#[test]
fn a_group_in_several_options_has_its_steps_in_each() {
    page(
        "fields: { key: { type: secret, title: Key } }
accounts:
  one:
    form:
      - variants: how
        title: How
        options:
          phone: { title: By phone, form: [{ use: wallet, when: { field: how, is: phone } }] }
          watch: { title: By watch, form: [{ use: wallet, when: { field: how, is: watch } }] }
          key: { title: By key, form: [key] }
guide: { setup: [{ use: wallet }, { title: Make a key, gives: [key] }] }
",
        &["*Only when **How** is **By phone** or **By watch**.*"],
    );
}

#[test]
fn a_group_in_a_set_per_mode_keeps_what_steps_can_ask() {
    page(
        "modes: [test, live]
fields: { own: { type: toggle, title: Own wallet } }
accounts:
  one: { form: [features, { per_mode: [{ use: wallet }] }] }
  two: { form: [{ per_mode: [own, { use: wallet, when: { field: own, is: on } }] }] }
guide: { setup: [{ use: wallet }] }
",
        &[
            "*Only for [One](#form--one), when the feature **Refunds** is chosen; for [Two](#form--two), when **Own wallet (test)** is on or **Own wallet (live)** is on.*",
        ],
    );
}

#[test]
fn a_box_is_for_each_form_as_it_asks_for_the_mode() {
    let page = page(
        "modes: [test, live]
fields: { key: { type: secret, title: Key } }
accounts:
  one: { form: [key, mode] }
  two: { form: [{ per_mode: [key], choose: true }] }
callbacks:
  - { title: URL, url: 'https://acme.example.com/', when: { mode: live }, gives: [key] }
guide: { setup: [{ title: Make, gives: [test_key] }, { title: Enter, callbacks: true }] }
",
        &[
            "Only for [One](#form--one), when the mode is **Live**; for [Two](#form--two), when **Modes** includes **Live**.",
            "It gives you [**Key**](#one-key) and [**Key (live)**](#two-live_key).",
            "| [**Key (test)**](#two-test_key) (Two) | [step 1](#step-1) |",
            "| [**Key (live)**](#two-live_key) (Two) | [step 2](#step-2) |",
        ],
    );
    let (_, entered) = page.split_once("{ #step-2 }").unwrap();
    let (entered, _) = entered.split_once("\n## ").unwrap();
    assert!(!entered.contains("test"), "{entered}");
}

#[test]
fn a_group_that_is_used_on_another_condition_has_its_steps_on_that() {
    page(
        "fields: { own: { type: toggle, title: Own wallet } }
accounts:
  one: { form: [own, { use: wallet, when: { field: own, is: on } }] }
guide: { setup: [{ use: wallet }] }
",
        &["*Only when **Own wallet** is on.*"],
    );
    page(
        "accounts:
  one:
    form:
      - variants: how
        title: How
        options:
          wallet: { title: By wallet, form: [{ use: wallet, when: { field: how, is: wallet } }] }
          none: { title: Without, form: [] }
guide: { setup: [{ use: wallet }] }
",
        &["*Only when **How** is **By wallet**"],
    );
}

#[test]
fn a_lifetime_of_one_form_is_of_that_form() {
    let page = page(
        "fields: { key: { type: secret, title: Key } }
accounts:
  one: { form: [key] }
  two: { form: [{ field: key, valid_for: 180 days }] }
  three: { form: [{ field: key, valid_for: 1 year, title: Long key }] }
guide:
  setup:
    - { title: Make, gives: [key], accounts: [one, three] }
    - { title: Ask, gives: [key], accounts: [two] }
",
        &[
            "-   [**Key**](#two-key) (Two) is good for 180 days. Get a new one before it runs out",
            "How to get one: [step 2](#step-2).\n",
            "-   [**Long key**](#three-key) (Three) is good for 1 year.",
            "How to get one: [step 1](#step-1).\n",
        ],
    );
    assert!(!page.contains("#one-key) (One) is good"), "{page}");
}

#[test]
fn several_that_run_out_are_several() {
    page(
        "modes: [test, live]
fields: { key: { type: secret, title: Key, valid_for: 180 days } }
accounts:
  one: { form: [{ per_mode: [key] }] }
  two: { form: [key, mode] }
guide: { setup: [{ title: Make, gives: [key] }] }
",
        &[
            "[**Key (test)**](#one-test_key) (One), [**Key (live)**](#one-live_key) (One) and [**Key**](#two-key) \
             (Two) are good for 180 days each. Get new ones before they run out",
            "replace them there. How to get them: [step 1](#step-1).",
        ],
    );
}

/// Keys per mode in one variant, one key in the other, and a repeated group.
const NAMES: &str = "\
modes: [test, live]
fields:
  id: { type: text, title: ID }
  shop: { type: text, title: Shop }
  key: { type: file, title: Key, formats: [text], max_size: 8 KB, file_name: \"K_{id}_{shop}.txt\", description: 'Of the [ID](field:id).' }
accounts:
  one:
    form:
      - shop
      - variants: keys
        title: Keys
        options:
          both: { title: Two, form: [{ per_mode: [id, key] }] }
          single: { title: One, form: [id, key] }
  two: { form: [shop, mode, { repeat: sets, title: Sets, item: Set, form: [id, key] }] }
guide: { setup: [{ title: Make, gives: [id, shop, key] }] }
";

#[test]
fn a_file_name_has_the_values_of_its_own_form_mode_and_item() {
    let page = page(NAMES, &[]);
    for (form, own, id, title) in [
        ("one", "test_key", "one-test_id", "ID (test)"),
        ("one", "live_key", "one-live_id", "ID (live)"),
        ("one", "key", "one-id", "ID"),
        ("two", "sets-key", "two-sets-id", "ID"),
    ] {
        let (_, said) = page.split_once(&format!("{{ #{form}-{own} }}")).unwrap();
        let said = &said[..said.find("\n**").unwrap_or(said.len())];
        for words in [
            format!("[ID](#{id})"),
            format!("[**{title}**](#{id}) for `{{id}}`"),
            format!("[**Shop**](#{form}-shop) for `{{shop}}`"),
        ] {
            assert!(said.contains(&words), "no {words} in {said}");
        }
    }
}

#[test]
fn a_frontend_can_fill_a_file_name_in() {
    let one = ui(NAMES, "one");
    let two = ui(NAMES, "two");
    for (field, name, help) in [
        (
            &one["test_key"],
            "K_{test_id}_{shop}.txt",
            "K_⟨ID (test)⟩_⟨Shop⟩.txt",
        ),
        (
            &one["live_key"],
            "K_{live_id}_{shop}.txt",
            "K_⟨ID (live)⟩_⟨Shop⟩.txt",
        ),
        (&one["key"], "K_{id}_{shop}.txt", "K_⟨ID⟩_⟨Shop⟩.txt"),
        (
            &two["sets"]["items"]["key"],
            "K_{id}_{shop}.txt",
            "K_⟨ID⟩_⟨Shop⟩.txt",
        ),
    ] {
        assert_eq!(field["ui:options"]["provspec"]["file"]["file_name"], name);
        assert_eq!(field["ui:help"], format!("The file is named {help}."));
    }
}

#[test]
fn a_need_is_named_as_on_the_form_and_as_the_provider_has_it() {
    page(
        "modes: [test, live]
fields:
  key: { type: secret, title: Key, per_mode: { test: { title: Sandbox key } } }
  id: { type: text, title: ID, known_as: MID, required: false }
  salt: { type: secret, title: Salt, known_as: Salt of the shop }
  name: { type: text, title: API name, known_as: Name }
accounts:
  one: { form: [{ per_mode: [key] }, id, salt, name] }
guide: { setup: [{ title: Make, gives: [key, id, salt, name] }] }
",
        &[
            "- [ ] From Acme: Sandbox key (test), Key (live), ID (MID, optional), Salt of the shop and API name\n",
        ],
    );
}

#[test]
fn a_need_has_the_condition_of_each_account() {
    page(
        "fields:
  own: { type: toggle, title: Own }
  key: { type: secret, title: Key }
accounts:
  one: { form: [own, { field: key, when: { field: own, is: on } }] }
  two: { form: [key] }
  three: { form: [{ repeat: sets, title: Sets, item: Set, min_items: 0, form: [{ field: key, title: Set key }] }] }
guide: { setup: [{ title: Make, gives: [key] }] }
",
        &[
            "- [ ] From Acme, for [One](#form--one), when **Own** is on: Key\n",
            "- [ ] From Acme, for [Two](#form--two) and [Three](#form--three): Key or Set key\n",
        ],
    );
}

#[test]
fn a_value_comes_from_the_steps_of_its_account_and_mode() {
    let page = page(
        "modes: [test, live]
fields: { key: { type: secret, title: Key } }
accounts:
  one: { form: [{ per_mode: [key] }] }
  two: { form: [{ field: key, title: Key }] }
guide:
  setup:
    - { title: Sandbox, gives: [key], accounts: [one], when: { mode: test } }
    - { title: Portal, gives: [key], accounts: [one], when: { mode: live } }
    - { title: Letter, gives: [key], accounts: [two] }
",
        &[
            "| [**Key (test)**](#one-test_key) (One) | [step 1](#step-1) |",
            "| [**Key (live)**](#one-live_key) (One) | [step 2](#step-2) |",
            "| [**Key**](#two-key) (Two) | [step 3](#step-3) |",
            "**Key (live)** { #one-live_key }\n:   *Required, secret.* You get it in [step 2](#step-2).",
        ],
    );
    assert_eq!(page.matches("-   [**Key (test)**]").count(), 1, "{page}");
}

#[test]
fn a_value_that_two_accounts_get_elsewhere_says_where_for_each() {
    page(
        "fields: { key: { type: secret, title: Key } }
accounts:
  one: { form: [key] }
  two: { form: [key] }
guide:
  setup:
    - { title: Portal, gives: [key], accounts: [one] }
    - { title: Letter, gives: [key], accounts: [two] }
",
        &["| [step 1](#step-1) ([One](#form--one))<br>[step 2](#step-2) ([Two](#form--two)) |"],
    );
}

#[test]
fn what_differs_is_replaced_only_where_there_is_a_switch() {
    let page = page(
        "modes: [test, live]
fields: { key: { type: secret, title: Key, differs_by_mode: true } }
accounts:
  one: { form: [key, mode] }
  two: { form: [key] }
guide: { setup: [{ title: Make, gives: [key] }] }
",
        &[
            "Replace them when you change the mode: [**Key**](#one-key) (One).\n",
            "These take another value in test than in live: [**Key**](#two-key) (Two).\n",
        ],
    );
    assert_eq!(page.matches("Replace them when").count(), 1, "{page}");
}

#[test]
fn a_field_of_items_that_need_not_be_is_required_sometimes() {
    page(
        "fields: { key: { type: secret, title: Key } }
accounts:
  one: { form: [{ repeat: sets, title: Sets, item: Set, min_items: 0, form: [key] }] }
guide: { setup: [{ title: Make, gives: [key] }] }
",
        &[
            "- [ ] From Acme: Key (optional)",
            "[step 1](#step-1) | Sometimes | Yes |",
            "*Optional.*\n\n    Add up to 20 entries, one for each set, with these fields:",
            "- [ ] From Acme: Key (optional)\n",
        ],
    );
}

/// A group in a group, and what stands after both.
const GROUPS: &str = "\
fields:
  a: { type: toggle, title: A }
  b: { type: toggle, title: B }
  c: { type: toggle, title: C }
  d: { type: toggle, title: D }
accounts:
  one:
    form:
      - group: outer
        title: Outer
        form:
          - { group: inner, title: Inner, form: [a] }
          - b
      - c
      - { group: last, title: Last, form: [d] }
";

#[test]
fn a_group_in_a_group_is_kept() {
    let page = page(
        GROUPS,
        &[
            "#### Outer { #group--one--outer }\n\n##### Inner { #group--one--inner }\n\n**A**",
            "#### Outer\n\n**B**",
            "#### Other fields\n\n**C**",
        ],
    );
    // The box to tick at the end needs no heading.
    assert_eq!(page.matches("#### Other fields").count(), 1, "{page}");
    assert_eq!(
        ui(GROUPS, "one")["ui:options"]["provspec"]["groups"],
        json!([
            { "key": "outer", "title": "Outer", "fields": ["b"] },
            { "key": "inner", "title": "Inner", "parent": "outer", "fields": ["a"] },
            { "key": "last", "title": "Last", "fields": ["d"] },
        ])
    );
}

#[test]
fn a_frontend_knows_where_options_come_from() {
    let spec = "\
fields:
  gateway: { type: select, title: Gateway, options_from: { source: provider_api, request: POST /token, description: Your **gateways**. } }
  bank: { type: select, title: Bank, options_from: { source: account_manager } }
accounts: { one: { form: [gateway, bank] } }
";
    let form = ui(spec, "one");
    assert_eq!(
        form["gateway"]["ui:options"]["provspec"]["options_from"],
        json!({ "source": "provider_api", "description": "Your gateways.", "request": "POST /token" })
    );
    assert_eq!(
        form["bank"]["ui:options"]["provspec"]["options_from"]["source"],
        "account_manager"
    );
    let page = page(spec, &["Your **gateways**."]);
    assert!(!page.contains("POST /token"), "{page}");
}

#[test]
fn a_file_that_may_be_pasted_can_be_uploaded() {
    let spec = "\
fields:
  a: { type: file, title: A, formats: [pem], max_size: 8 KB, input: paste, origin: existing }
  b: { type: file, title: B, formats: [pem], max_size: 8 KB, input: either, origin: existing }
  c: { type: file, title: C, formats: [pem], max_size: 8 KB, origin: existing }
accounts: { one: { form: [a, b, c] } }
";
    page(
        spec,
        &[
            "Paste its text where the form has a box for it, or save the text as a file and upload that: PEM file",
            "Upload the file, or paste its text where the form has a box for it: PEM file",
            "Upload the file: PEM file",
        ],
    );
    let form = ui(spec, "one");
    for (field, input, help) in [
        ("a", "paste", true),
        ("b", "either", true),
        ("c", "upload", false),
    ] {
        assert_eq!(form[field]["ui:widget"], "file");
        assert_eq!(
            form[field]["ui:options"]["provspec"]["file"]["input"],
            input
        );
        assert_eq!(form[field].get("ui:help").is_some(), help, "{field}");
    }
}

#[test]
fn a_beginning_that_the_words_name_is_said_once() {
    let page = page(
        "fields:
  a: { type: text, title: A, prefix: MER_, pattern: '^MER_[0-9a-f]{32}$', pattern_description: MER_ and 32 hexadecimal digits, origin: existing }
  b: { type: text, title: B, prefix: MER_, pattern_description: 8 digits after the beginning, origin: existing }
  c: { type: text, title: C, pattern: '^[!-~]+$', pattern_description: 'Base64 that ends in `=`', origin: existing }
accounts: { one: { form: [a, b, c] } }
",
        &[
            "Format: MER\\_ and 32 hexadecimal digits.",
            "Format: begins with `MER_`, 8 digits after the beginning.",
            r"Format: Base64 that ends in \`=\`.",
        ],
    );
    assert!(!page.contains("&#96;"), "{page}");
}

#[test]
fn accounts_are_chosen_by_what_they_are_for() {
    page(
        "fields: { a: { type: toggle, title: A } }
accounts:
  one: { title: 'Shops, one by one', description: For **shops**., form: [a] }
  two: { form: [a], deprecated: { since: 2026-01-31, reason: Use one. } }
",
        &[
            "Choose what you connect. Its connection form opens.<br>• [Shops, one by one](#form--one): For **shops**.<br>\
             • [Two](#form--two) (*on its way out, not for new connections*)\n",
        ],
    );
}

#[test]
fn titles_with_commas_are_told_apart_in_the_list_of_providers() {
    let (mut provider, _) = compiled(
        "short_name: Acme Bank
fields: { a: { type: toggle, title: A } }
accounts:
  one: { title: 'Shops, one by one', form: [a] }
  two: { form: [a] }
",
    );
    let row = |provider: &Provider| {
        let project = catalogue::project();
        let targets = target::all(&project);
        let files = targets
            .iter()
            .flat_map(|target| target::common(&**target, &[provider.summary()]));
        file(&files.collect::<Vec<_>>(), "providers/index.md").to_owned()
    };
    // What a filter offers is marked, and so is the other name, which is found too.
    assert!(row(&provider).contains(
        "| <span data-name=\"Acme Bank\">[Acme](acme.md)</span> | \
         <span data-choice=\"\">Shops, one by one</span> · <span data-choice=\"\">Two</span> |"
    ));
    provider.name = "Acme (The First Acme Bank of Acme and Examples)".into();
    assert!(row(&provider).contains(
        "<span data-name=\"Acme &#40;The First Acme Bank of Acme and Examples&#41;\">[Acme Bank](acme.md)</span> |"
    ));
}
