//! Each rule: what breaks it, with the words and the place, and changes that are like it and break nothing.

use std::collections::BTreeMap;

use provspec::breaking::{self, Category};
use serde_json::Value;

use crate::Folder;

const SPEC: &str = "specs/sound.yaml";

/// A change, and what it breaks; nothing where it is harmless.
struct Row {
    /// What is another in the base for this row; `("", "")` for nothing.
    base: (&'static str, &'static str),
    file: &'static str,
    edits: &'static [(&'static str, &'static str)],
    breaks: &'static [&'static str],
}

impl Row {
    const fn of(
        edits: &'static [(&'static str, &'static str)],
        breaks: &'static [&'static str],
    ) -> Self {
        Self {
            base: ("", ""),
            file: SPEC,
            edits,
            breaks,
        }
    }

    const fn over(mut self, from: &'static str, to: &'static str) -> Self {
        self.base = (from, to);
        self
    }

    const fn in_file(mut self, file: &'static str) -> Self {
        self.file = file;
        self
    }

    fn folder(&self) -> Folder {
        let folder = Folder::twice();
        for project in ["old", "now"] {
            folder.edit(&format!("{project}/{SPEC}"), self.base.0, self.base.1);
        }
        for (from, to) in self.edits {
            folder.edit(&format!("now/{}", self.file), from, to);
        }
        folder
    }
}

const ACCOUNT: &str = "  account: { type: text, title: Account }\n";
const NOTE: &str = "title: Note, required: false }";
const REGION: &str = "options: { eu: Europe, us: United States }";
const SETUP: &str = "setup: [{ title: Get it, gives: [account, ";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Forms and modes.
    Row::of(&[("  shop: { title: Shop, form: [account, currency] }\n", "")],
        &["16:1: error[PB0102]: `sound/shop`: the form is gone"]),
    Row::of(&[("  shop: { title: Shop,", "  store: { title: Shop, renamed_from: shop,")],
        &["28:3: error[PB0103]: `sound/store`: its name is another: it was `sound/shop`"]),
    Row::of(&[("  shop: { title: Shop,", "  shop: { title: Store,")], &[]),
    Row::of(&[("modes: [test, live]", "modes: [live]"), ("test: https://test.sound.example/, ", "")],
        &["4:8: error[PB0104]: `sound`: no longer has the mode `test`",
          "27:9: error[PB0208]: `sound/provider`: `mode` no longer has the option `test`"]),
    Row::of(&[("modes: [test, live]", "modes: [live]"), ("test: https://test.sound.example/, ", ""), ("  modes: Ask.\n", "")],
        &["4:8: error[PB0104]: `sound`: no longer has the mode `test`"])
        .over("      - mode\n  shop: { title: Shop, form: [account, currency] }\nguide:\n", "  shop: { title: Shop, form: [account, currency] }\nguide:\n  modes: Ask.\n"),
    Row::of(&[("modes: [test, live]", "modes: [live, test]")], &[]),
    // Fields that go and come.
    Row::of(&[("      - note\n", "")],
        &["18:5: error[PB0201]: `sound/provider`: `note` is gone"]),
    Row::of(&[("      - note\n", "")],
        &["18:5: warning[PB0202]: `sound/provider`: `note` is gone, as it was deprecated since 2026-01-31"])
        .over(NOTE, "title: Note, required: false, deprecated: { since: \"2026-01-31\", reason: Not needed. } }"),
    Row::of(&[("      - note\n", "      - { field: note, title: Remark }\n")], &[]),
    Row::of(&[(ACCOUNT, "  login: { type: text, title: Account, renamed_from: account }\n"), ("- account", "- login"),
            ("form: [account", "form: [login"), ("gives: [account", "gives: [login")],
        &["7:54: error[PB0203]: `sound/provider`, `sound/shop`: `account` has another name: `login`"]),
    Row::of(&[(ACCOUNT, "  login: { type: text, title: Account }\n"), ("- account", "- login"),
            ("form: [account", "form: [login"), ("gives: [account", "gives: [login")],
        &["7:3: error[PB0204]: `sound/provider`, `sound/shop`: `login` is new and required",
          "18:5: error[PB0201]: `sound/provider`, `sound/shop`: `account` is gone"]),
    Row::of(&[("form: [terminal_id, label] }", "form: [terminal_id] }")],
        &["26:64: error[PB0201]: `sound/provider`: `terminals.label` is gone"]),
    // When a field is due.
    Row::of(&[(NOTE, "title: Note }")],
        &["9:3: error[PB0204]: `sound/provider`: `note` is required now"]),
    Row::of(&[(NOTE, "title: Note, required_when: { field: p2p, is: on } }")],
        &["9:51: error[PB0204]: `sound/provider`: `note` is required under a condition now"]),
    Row::of(&[("title: Label, required: false }", "title: Label }")],
        &["15:3: error[PB0204]: `sound/provider`: `terminals.label` is required now"]),
    Row::of(&[("title: Shop, form: [account, currency]", "title: Shop, form: [account, currency, note]")], &[]),
    // When a field is shown.
    Row::of(&[("title: Limit }", "title: Limit, when: { field: p2p, is: on } }")],
        &["12:44: error[PB0205]: `sound/provider`: `limit` is hidden under a condition now"]),
    Row::of(&[(", when: { field: p2p, is: on }", "")], &[
        "12:3: error[PB0204]: `sound/provider`: `limit` is required in more cases"])
        .over("title: Limit }", "title: Limit, when: { field: p2p, is: on } }"),
    Row::of(&[(NOTE, "title: Note, required: false, description: Any. }")], &[]),
    // What a field takes.
    Row::of(&[("max_length: 64", "max_length: 32")],
        &["8:71: error[PB0206]: `sound/provider`: `api_key` has at most 32 characters, not 64 characters"]),
    Row::of(&[("max_length: 64", "max_length: 128")], &[]),
    Row::of(&[("max_size: 20 KB", "max_size: 10 KB")],
        &["12:64: error[PB0206]: `sound/provider`: `limit` has at most 10 KB, not 20 KB"])
        .over("type: text, title: Limit }", "type: file, title: Limit, formats: [pem], max_size: 20 KB }"),
    Row::of(&[("title: Limit }", "title: Limit, pattern: '^[0-9]+$', pattern_description: digits }")],
        &["12:47: error[PB0206]: `sound/provider`: `limit` has another pattern, and refuses `a` now"]),
    Row::of(&[("'^[0-9]+$'", "'^\\d{1,}$'")], &[])
        .over("title: Limit }", "title: Limit, pattern: '^[0-9]+$', pattern_description: digits }"),
    Row::of(&[("type: text, title: Limit", "type: integer, title: Limit")],
        &["12:18: error[PB0207]: `sound/provider`: `limit` is a whole number now, and was a text"]),
    Row::of(&[(REGION, "options: { eu: Europe }")],
        &["10:51: error[PB0208]: `sound/provider`: `region` no longer has the option `us`"]),
    Row::of(&[(REGION, "options: { asia: Asia, us: States, eu: Europe }")], &[]),
    Row::of(&[("web: Web, app: App, shop: Shop", "web: Web, app: App")],
        &["11:60: error[PB0208]: `sound/provider`: `channels` no longer has the option `shop`"]),
    Row::of(&[("\"USD\"", "\"GBP\"")],
        &["provspec.toml:9:9: error[PB0208]: the currency `USD` is gone from `[currencies]` in `provspec.toml`, and forms no longer offer it: `sound/shop`"])
        .in_file("provspec.toml"),
    // What is made of the specs.
    Row::of(&[("accounts:\n", "accounts:\n  agent: { title: Agent, form: [{ field: region, options: { eu: Europe } }] }\n")],
        &["2:1: error[PB0301]: `sound::Region::Us` is gone",
          "10:3: error[PB0302]: `sound::ProviderAccount.region` is `ProviderAccountRegion` now, and was `Region`",
          "10:3: error[PB0302]: `sound::ShopAccount.region` is `ShopAccountRegion` now, and was `Region`"])
        .over("form: [account, currency]", "form: [account, region, currency]"),
    Row::of(&[("type: text, title: Note", "type: secret, title: Note")],
        &["9:17: error[PB0302]: `sound::ProviderAccount.note` is `Option<Secret>` now, and was `Option<String>`"]),
    Row::of(&[("title: Limit }", "title: Limit, required: false }")],
        &["12:48: error[PB0302]: `sound::ProviderAccount.limit` is `Option<String>` now, and was `String`"]),
    Row::of(&[("@acme/forms", "@acme/connections")],
        &["provspec.toml: error[PB0401]: the package is called `@acme/connections`, not `@acme/forms`"])
        .in_file("provspec.toml"),
    Row::of(&[("{ title: Ask, text: Ask. }, ", "")],
        &["29:1: error[PB0501]: `sound`: the anchor `#step-2` of the page `providers/sound/` is gone"])
        .over(SETUP, "setup: [{ title: Ask, text: Ask. }, { title: Get it, gives: [account, "),
    Row::of(&[(SETUP, "setup: [{ title: Ask, text: Ask. }, { title: Get it, gives: [account, ")], &[]),
];

#[test]
fn each_change_breaks_what_it_breaks() {
    let mut wrong = Vec::new();
    for row in ROWS {
        let folder = row.folder();
        let due: Vec<String> = row
            .breaks
            .iter()
            .map(
                |line| match line.starts_with(|c: char| c.is_ascii_digit()) {
                    true => format!("{SPEC}:{line}"),
                    false => (*line).to_owned(),
                },
            )
            .collect();
        let found = folder.breaks("../old");
        if found != due {
            wrong.push(format!("{:?}\n{found:#?}", row.edits));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_provider_that_is_gone_breaks_for_everybody() {
    let folder = Folder::twice();
    let other = "provspec: 1\ncode: other\nname: Other\naccounts:\n  shop: { title: Shop, form: [country] }\n";
    folder.write("old/specs/other.yaml", other);
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stderr,
        "error[PB0101]: `other`: the provider is gone
--> specs
 = note: STORED: connections of the provider cannot be read any more
 = note: API: the module of the provider is gone, with its types
 = note: PACKAGE: its modules, schemas and types are gone
 = note: DOCS: the page `providers/other/` is gone
 = help: keep its spec with `status: deprecated` until there are no connections of it

error: 1 change breaks something since `../old`: STORED 1, API 1, PACKAGE 1, DOCS 1
"
    );
    let back = folder.run_in("old", &["breaking", "--against", "../now"]);
    assert_eq!(
        (back.code, back.stderr.as_str()),
        (0, "nothing breaks since `../now`: 1 provider compared\n")
    );
}

#[test]
fn a_finding_says_for_whom_why_and_what_to_do() {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", "max_length: 64", "max_length: 32");
    folder.edit("now/specs/sound.yaml", "      - note\n", "");
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stderr,
        "error[PB0206]: `sound/provider`: `api_key` has at most 32 characters, not 64 characters
 --> specs/sound.yaml:8:71
  |
8 |   api_key: { type: secret, title: API key, min_length: 8, max_length: 32 }
  |                                                                       ^^
  |
 ::: ../old/specs/sound.yaml:8:71
  |
8 |   api_key: { type: secret, title: API key, min_length: 8, max_length: 64 }
  |                                                                       -- as it was in `../old`
  |
  = note: STORED: a connection with a value that does not fit is refused, until the merchant has entered another
  = note: PACKAGE: a submission that was accepted is refused

error[PB0201]: `sound/provider`: `note` is gone
  --> specs/sound.yaml:18:5
   |
18 |     form:
   |     ^^^^
   |
  ::: ../old/specs/sound.yaml:9:3
   |
 9 |   note: { type: text, title: Note, required: false }
   |   ---- as it was in `../old`
   |
   = note: STORED: its value is left out when a connection is read, and lost when that is stored again
   = note: API: `sound::ProviderAccount.note` is gone
   = note: PACKAGE: a submission that has it is refused
   = note: DOCS: the anchor `#provider-note` of the page `providers/sound/` is gone
   = help: where it has another key now, say so there: `renamed_from: note`
   = help: otherwise keep it, with `required: false` and `deprecated:`, until nobody needs it

error: 2 changes break something since `../old`: STORED 2, API 1, PACKAGE 2, DOCS 1
"
    );
}

/// Every rule about a change is shown by a row, and in categories of its own only, each of which is shown as well.
#[test]
fn every_rule_is_shown_in_its_categories() {
    let mut seen: BTreeMap<String, Vec<Category>> = BTreeMap::new();
    // No row takes a provider away.
    seen.insert("PB0101".to_owned(), Category::ALL.to_vec());
    for row in ROWS.iter().filter(|row| !row.breaks.is_empty()) {
        let folder = row.folder();
        let ran = folder.run(&["breaking", "--against", "../old", "--format", "json"]);
        let document: Value = serde_json::from_str(&ran.stdout).unwrap();
        for change in document["breaking"]["changes"].as_array().unwrap() {
            let code = change["code"].as_str().unwrap().to_owned();
            let names = change["categories"].as_array().unwrap().iter();
            let found = names.map(|name| Category::parse(name.as_str().unwrap()).unwrap());
            seen.entry(code).or_default().extend(found);
        }
    }
    for rule in breaking::all() {
        let mut found = seen.remove(rule.code).unwrap_or_default();
        found.sort();
        found.dedup();
        assert_eq!(
            found,
            breaking::categories(rule),
            "{} {}",
            rule.code,
            rule.name
        );
    }
}

#[test]
fn a_field_that_looks_renamed_is_named() {
    let folder = Folder::twice();
    let spec = "now/specs/sound.yaml";
    folder.edit(spec, ACCOUNT, "  login: { type: text, title: Account }\n");
    folder.edit(spec, "- account", "- login");
    folder.edit(spec, "form: [account", "form: [login");
    folder.edit(spec, "gives: [account", "gives: [login");
    let help = "= help: if `login` is the same field under another key, say so there: `renamed_from: account`\n";
    let said = || folder.run(&["breaking", "--against", "../old"]).stderr;
    assert_eq!(said().matches(help).count(), 1, "{}", said());
    // Of several nobody knows which, and one that takes other values is none.
    folder.edit(
        spec,
        "{ type: text, title: Account }",
        "{ type: text, title: Account, max_length: 9 }",
    );
    assert_eq!(said().matches(help).count(), 0, "{}", said());
}

#[test]
fn each_rule_says_why_and_what_instead() {
    for rule in breaking::all() {
        let page = rule.explanation();
        for heading in ["## Why it matters", "## Instead"] {
            assert!(page.contains(heading), "{} has no {heading}", rule.code);
        }
    }
    let codes: Vec<&str> = breaking::all().iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
}

#[test]
fn what_breaks_several_forms_at_one_place_is_told_once() {
    let folder = Folder::twice();
    for project in ["old", "now"] {
        let spec = format!("{project}/specs/sound.yaml");
        let accounts = ["a", "b", "c"]
            .map(|key| format!("  {key}: {{ title: Form {key}, form: [api_key, account] }}\n"));
        folder.edit(
            &spec,
            "accounts:\n",
            &format!("accounts:\n{}", accounts.concat()),
        );
    }
    folder.edit(
        "now/specs/sound.yaml",
        "{ type: text, title: Account }",
        "{ type: secret, title: Account, max_length: 9 }",
    );
    let ran = folder.run(&["breaking", "--against", "../old", "--category", "STORED"]);
    assert_eq!(
        ran.stderr,
        "error[PB0206]: `sound/a`, `sound/b`, `sound/c` and 2 more: `account` has at most 9 characters, not 4096 characters
 --> specs/sound.yaml:7:56
  |
7 |   account: { type: secret, title: Account, max_length: 9 }
  |                                                        ^
  |
 ::: ../old/specs/sound.yaml:7:3
  |
7 |   account: { type: text, title: Account }
  |   ------- as it was in `../old`
  |
  = note: STORED: a connection with a value that does not fit is refused, until the merchant has entered another

error: 1 change breaks something since `../old`: STORED 1
"
    );
}
