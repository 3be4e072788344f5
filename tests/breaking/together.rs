//! What has one cause: what is said of it in one finding, or with the advice that fits it.

use crate::Folder;

const SPEC: &str = "now/specs/sound.yaml";
const OTHER: &str = "provspec: 1
code: other
name: Other
fields:
  api_key: { type: secret, title: API key }
accounts:
  shop: { title: Shop, form: [api_key, currency, features] }
guide:
  setup: [{ title: Get it, gives: [api_key] }]
";

fn said(folder: &Folder, categories: &str) -> String {
    let ran = folder.run(&["breaking", "--against", "../old", "--category", categories]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    ran.stderr
}

#[test]
fn what_a_list_of_the_project_no_longer_has_is_told_there() {
    let folder = Folder::twice();
    for project in ["old", "now"] {
        folder.write(&format!("{project}/specs/other.yaml"), OTHER);
    }
    folder.edit("now/provspec.toml", ", \"USD\"", "");
    folder.edit("now/provspec.toml", "payouts = \"Payouts\"\n", "");
    assert_eq!(said(&folder, "STORED,PACKAGE"), "error[PB0208]: the feature `payouts` is gone from `[features]` in `provspec.toml`, and forms no longer offer it: `other/shop`
 --> provspec.toml:4:1
  |
4 | [features]
  | ^^^^^^^^^^
  |
  = note: STORED: a connection loses what is gone where its form is valid without, and is refused where it is not
  = note: PACKAGE: a submission that chooses what is gone is refused
  = help: keep in `[features]` what stored connections have, until none has it

error[PB0208]: the currency `USD` is gone from `[currencies]` in `provspec.toml`, and forms no longer offer it: `other/shop`, `sound/shop`
 --> provspec.toml:8:9
  |
8 | codes = [\"EUR\"]
  |         ^^^^^^^
  |
  = note: STORED: a connection loses what is gone where its form is valid without, and is refused where it is not
  = note: PACKAGE: a submission that chooses what is gone is refused
  = help: keep in `[currencies]` what stored connections have, until none has it

error: 2 changes break something since `../old`: STORED 2, PACKAGE 2
");
    let config = folder.read("now/provspec.toml");
    let ignored = "[breaking]\nignore = [{ rule = \"PB0208\", provider = \"other\", reason = \"Nobody has it.\" }]\n";
    folder.write("now/provspec.toml", &format!("{config}{ignored}"));
    assert_eq!(
        folder.breaks("../old"),
        [
            "provspec.toml:8:9: error[PB0208]: the currency `USD` is gone from `[currencies]` in `provspec.toml`, and forms no longer offer it: `sound/shop`"
        ]
    );
}

#[test]
fn a_list_narrowed_by_a_form_is_told_there() {
    let folder = Folder::twice();
    folder.edit(
        SPEC,
        "form: [account, currency]",
        "form: [account, { field: currency, allowed: [EUR] }]",
    );
    assert_eq!(
        folder.breaks("../old"),
        [
            "specs/sound.yaml:28:68: error[PB0208]: `sound/shop`: `currency` no longer has the option `USD`"
        ]
    );
}

#[test]
fn what_follows_from_a_mode_needs_nothing() {
    let folder = Folder::twice();
    folder.edit(SPEC, "modes: [test, live]", "modes: [live]");
    folder.edit(SPEC, "test: https://test.sound.example/, ", "");
    folder.edit(SPEC, "      - mode\n", "");
    assert_eq!(said(&folder, "STORED"), "error[PB0104]: `sound`: no longer has the mode `test`
 --> specs/sound.yaml:4:8
  |
4 | modes: [live]
  |        ^^^^^^
  |
 ::: ../old/specs/sound.yaml:4:8
  |
4 | modes: [test, live]
  |        ------------ as it was in `../old`
  |
  = note: STORED: connections that were made for it stay, and nothing serves them

error[PB0201]: `sound/provider`: `mode` is gone
  --> specs/sound.yaml:18:5
   |
18 |     form:
   |     ^^^^
   |
  ::: ../old/specs/sound.yaml:27:9
   |
27 |       - mode
   |         ---- as it was in `../old`
   |
   = note: STORED: its value is left out when a connection is read, and lost when that is stored again
   = help: it follows from the mode that `sound` no longer has: keep that, or accept both

error: 2 changes break something since `../old`: STORED 2
");
}

#[test]
fn an_option_that_goes_with_its_mode_says_so() {
    let folder = Folder::twice();
    folder.edit(SPEC, "modes: [test, live]", "modes: [live]");
    folder.edit(SPEC, "test: https://test.sound.example/, ", "");
    let text = said(&folder, "STORED");
    let due = "`sound/provider`: `mode` no longer has the option `test`\n";
    let help =
        "= help: it follows from the mode that `sound` no longer has: keep that, or accept both\n";
    assert!(text.contains(due) && text.contains(help), "{text}");
    assert!(!text.contains("say in its title"), "{text}");
}

#[test]
fn a_provider_with_another_code_is_recognised() {
    let folder = Folder::twice();
    folder.write("old/specs/other.yaml", OTHER);
    folder.write(
        "now/specs/another.yaml",
        &OTHER.replace("code: other", "code: another"),
    );
    assert_eq!(said(&folder, "STORED"), "error[PB0101]: `other`: the provider is gone
 --> specs/another.yaml:2:7
  |
2 | code: another
  |       ^^^^^^^
  |
 ::: ../old/specs/other.yaml:2:7
  |
2 | code: other
  |       ----- as it was in `../old`
  |
  = note: STORED: connections of the provider cannot be read any more
  = help: `another` is new and has the same forms: where it is the same provider, keep its code, since a code has no `renamed_from`
  = help: otherwise keep its spec with `status: deprecated` until there are no connections of it

error: 1 change breaks something since `../old`: STORED 1
");
}

#[test]
fn a_field_that_looks_renamed_is_named_beside_others_that_are_new() {
    let folder = Folder::twice();
    folder.edit(
        SPEC,
        "  account: { type: text, title: Account }\n",
        "  extra: { type: text, title: Extra }\n  login: { type: text, title: Account }\n",
    );
    folder.edit(SPEC, "- account", "- extra\n      - login");
    folder.edit(SPEC, "form: [account", "form: [extra, login");
    folder.edit(SPEC, "gives: [account", "gives: [extra, login");
    let help = "= help: if `login` is the same field under another key, say so there: `renamed_from: account`\n";
    let text = said(&folder, "STORED");
    assert_eq!(text.matches(help).count(), 1, "{text}");
    // Where none is like it, nobody knows.
    folder.edit(SPEC, "title: Account", "title: Login");
    let text = said(&folder, "STORED");
    assert_eq!(
        text.matches(
            "= help: where it has another key now, say so there: `renamed_from: account`\n"
        )
        .count(),
        1,
        "{text}"
    );
}

#[test]
fn what_is_gone_from_several_forms_is_told_once() {
    let folder = Folder::twice();
    for project in ["old", "now"] {
        folder.edit(
            &format!("{project}/specs/sound.yaml"),
            "form: [account, currency]",
            "form: [account, note, currency]",
        );
    }
    folder.edit(SPEC, "      - note\n", "");
    folder.edit(SPEC, "account, note, currency", "account, currency");
    assert_eq!(said(&folder, "STORED"), "error[PB0201]: `sound/provider`, `sound/shop`: `note` is gone
  --> specs/sound.yaml:18:5
   |
18 |     form:
   |     ^^^^
...
27 |   shop: { title: Shop, form: [account, currency] }
   |                        ---- and here
   |
  ::: ../old/specs/sound.yaml:9:3
   |
 9 |   note: { type: text, title: Note, required: false }
   |   ---- as it was in `../old`
   |
   = note: STORED: its value is left out when a connection is read, and lost when that is stored again
   = help: where it has another key now, say so there: `renamed_from: note`
   = help: otherwise keep it, with `required: false` and `deprecated:`, until nobody needs it

error: 1 change breaks something since `../old`: STORED 1
");
}
