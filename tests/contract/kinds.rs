//! Each kind of change of a form or a provider, its level and its words.

use provspec::check::SharedGroups;
use provspec::check::project::{self, Config};
use provspec::contract::{ProviderContract, compare};
use provspec::ir::{Entry, Level, Provider};
use provspec::source::{FileId, SourceFile};

const PROJECT: &str = "[features]
payments = \"Payments\"
apple_pay = \"Apple Pay\"
[currencies]
codes = [\"EUR\", \"USD\"]
";

const SPEC: &str = "provspec: 1
code: example
name: Example
modes: [test, live]
features: [payments]
fields:
  account: { type: text, title: Account, min_length: 2, max_length: 20, pattern: '^[0-9]+$', pattern_description: digits }
  api_key: { type: secret, title: API key }
  note: { type: text, title: Note, required: false }
  method: { type: select, title: Method, options: { key: Key, file: File } }
  tags: { type: multiselect, title: Tags, options: { red: Red, blue: Blue }, max_items: 2, required: false }
  share: { type: number, title: Share, minimum: 0, maximum: 9.5 }
  port: { type: integer, title: Port, minimum: 1 }
  p2p: { type: toggle, title: P2P }
  key_file: { type: file, title: Key file, formats: [private_key, certificate], max_size: 20 KB, secret: true, when: { field: method, is: file } }
  phrase: { type: secret, title: Phrase, required: false }
  allowed: { type: ip_list, title: Allowed, max_items: 5, required: false }
  terminal_id: { type: text, title: Terminal ID }
  label: { type: text, title: Label, required: false }
  shop_key: { type: secret, title: Shop key, required: false }
accounts:
  provider:
    form:
      - account
      - api_key
      - note
      - method
      - tags
      - share
      - port
      - p2p
      - key_file
      - phrase
      - allowed
      - mode
      - currency
      - features
      - { repeat: terminals, title: Terminals, item: Terminal, form: [terminal_id, label], min_items: 1, max_items: 4 }
  shop: { title: Shop account, form: [shop_key] }
guide:
  setup: [{ title: Get them, gives: [account, api_key, note, share, port, key_file, phrase, terminal_id, shop_key, label] }]
";

fn provider(text: &str, project: &str) -> Provider {
    let source = SourceFile {
        id: FileId(0),
        path: "example.yaml".to_owned(),
        text: text.into(),
    };
    let mut found = Vec::new();
    let config: Config = project::read(project, FileId(1), &mut found);
    let shared = SharedGroups::default();
    let provider = provspec::provider(&source, "example", &shared, &config.project, &mut found);
    let said = || {
        found
            .iter()
            .map(|it| it.message.as_str())
            .collect::<Vec<_>>()
    };
    provider.unwrap_or_else(|| panic!("{:#?}", said()))
}

fn contract(text: &str, project: &str) -> ProviderContract {
    let provider = provider(text, project);
    // Texts and facts are another build's affair: their digests are those of the whole here.
    let contents = vec![String::new(); provider.forms.len()];
    ProviderContract::of(&provider, String::new(), contents)
}

/// What is said of the change from one text to another: a line each.
fn said(old: (&str, &str), new: (&str, &str)) -> Vec<String> {
    let (old, new) = (contract(old.0, old.1), contract(new.0, new.1));
    compare::provider("example", Some(&old), &new)
        .iter()
        .map(|it| format!("{} {}: {}", it.level.name(), it.place, it.what))
        .collect()
}

/// The spec with changes: what is there, and what comes in its place.
fn edited(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// A change, what is said of it, and what is said of its reverse.
type Kind = (
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    &'static [&'static str],
);

const KINDS: &[Kind] = &[
    // Fields
    (
        &[("      - note\n", "")],
        &["major example/provider: `note` is gone"],
        &["minor example/provider: `note` is new, and may be left out"],
    ),
    (
        &[("      - account\n", "")],
        &["major example/provider: `account` is gone"],
        &["major example/provider: `account` is new and required"],
    ),
    (
        &[
            ("  note: {", "  memo: { renamed_from: note,"),
            ("- note\n", "- memo\n"),
            ("api_key, note,", "api_key, memo,"),
        ],
        &["major example/provider: `note` has another name: `memo`"],
        &[
            "minor example/provider: `note` is new, and may be left out",
            "major example/provider: `memo` is gone",
        ],
    ),
    (
        &[
            (
                "  note: {",
                "  wallet: { type: text, title: Wallet, when: { field: method, is: file } }\n  note: {",
            ),
            ("- note\n", "- note\n      - wallet\n"),
            ("api_key, note,", "api_key, note, wallet,"),
        ],
        &["major example/provider: `wallet` is new, and required under a condition"],
        &["major example/provider: `wallet` is gone"],
    ),
    (
        &[
            ("file: File }", "file: File, wallet: Wallet }"),
            (
                "  note: {",
                "  wallet: { type: text, title: Wallet, when: { field: method, is: wallet } }\n  note: {",
            ),
            ("- note\n", "- note\n      - wallet\n"),
            ("api_key, note,", "api_key, note, wallet,"),
        ],
        &[
            "minor example/provider: `method` has the option `wallet`",
            "minor example/provider: `wallet` is new, asked for where something is chosen that is new as well",
        ],
        &[
            "major example/provider: `method` no longer has the option `wallet`",
            "major example/provider: `wallet` is gone",
        ],
    ),
    // When they are asked for
    (
        &[("title: Note, required: false", "title: Note")],
        &["major example/provider: `note` is required now"],
        &["minor example/provider: `note` may be left out"],
    ),
    (
        &[(
            "title: Note, required: false",
            "title: Note, required_when: { field: p2p, is: on }",
        )],
        &["major example/provider: `note` is required under a condition now"],
        &["minor example/provider: `note` may be left out"],
    ),
    (
        &[(
            "title: API key",
            "title: API key, required_when: { field: p2p, is: off }",
        )],
        &["minor example/provider: `api_key` is required in fewer cases"],
        &["major example/provider: `api_key` is required always now"],
    ),
    (
        &[("title: Note,", "title: Note, when: { field: p2p, is: on },")],
        &["major example/provider: `note` is hidden under a condition now"],
        &["minor example/provider: `note` is shown in more cases"],
    ),
    (
        &[(
            "title: API key",
            "title: API key, when: { field: p2p, is: on }",
        )],
        &["major example/provider: `api_key` is hidden under a condition now"],
        &["major example/provider: `api_key` is required in more cases"],
    ),
    (
        &[(
            "when: { field: method, is: file }",
            "when: { field: method, is: key }",
        )],
        &[
            "major example/provider: `key_file` is shown under another condition",
            "major example/provider: `key_file` is required in more cases",
        ],
        &[
            "major example/provider: `key_file` is shown under another condition",
            "major example/provider: `key_file` is required in more cases",
        ],
    ),
    (
        &[
            ("file: File }", "file: File, both: Both }"),
            (
                "when: { field: method, is: file }",
                "when: { any: [{ field: method, is: file }, { field: method, is: both }] }",
            ),
        ],
        &[
            "minor example/provider: `key_file` is shown in more cases",
            "minor example/provider: `method` has the option `both`",
        ],
        &[
            "major example/provider: `key_file` is shown under another condition",
            "major example/provider: `method` no longer has the option `both`",
        ],
    ),
    // Texts
    (
        &[("min_length: 2", "min_length: 3")],
        &["major example/provider: `account` has at least 3 characters, not 2 characters"],
        &["minor example/provider: `account` has at least 2 characters, not 3 characters"],
    ),
    (
        &[("max_length: 20", "max_length: 21")],
        &["minor example/provider: `account` has at most 21 characters, not 20 characters"],
        &["major example/provider: `account` has at most 20 characters, not 21 characters"],
    ),
    (
        &[("'^[0-9]+$'", "'^[0-9a-f]+$'")],
        &["minor example/provider: `account` has another pattern, and takes `a` now"],
        &["major example/provider: `account` has another pattern, and refuses `a` now"],
    ),
    (
        &[("'^[0-9]+$'", "'^[0-46-9]+$'")],
        &["major example/provider: `account` has another pattern, and refuses `5` now"],
        &["minor example/provider: `account` has another pattern, and takes `5` now"],
    ),
    (&[("'^[0-9]+$'", "'^[0-9][0-9]*$'")], &[], &[]),
    (
        &[(", pattern: '^[0-9]+$', pattern_description: digits", "")],
        &["minor example/provider: `account` has another pattern, and takes `a` now"],
        &["major example/provider: `account` has another pattern, and refuses `a` now"],
    ),
    (
        &[("title: Note,", "title: Note, prefix: n-,")],
        &["major example/provider: `note` has another pattern, and refuses `a` now"],
        &["minor example/provider: `note` has another pattern, and takes `a` now"],
    ),
    (
        &[("note: { type: text", "note: { type: multiline")],
        &[
            "minor example/provider: `note` has at most 65536 characters, not 4096 characters",
            "minor example/provider: `note` has another pattern, and takes `\\t` now",
        ],
        &[
            "major example/provider: `note` has at most 4096 characters, not 65536 characters",
            "major example/provider: `note` has another pattern, and refuses `\\t` now",
        ],
    ),
    // Options, numbers, lists
    (
        &[("key: Key, file: File", "file: File")],
        &["major example/provider: `method` no longer has the option `key`"],
        &["minor example/provider: `method` has the option `key`"],
    ),
    (
        &[(
            "{ red: Red, blue: Blue }",
            "{ red: Red, blue: Blue, '`': Tick, b: B }",
        )],
        &["minor example/provider: `tags` has the options `` ` ``, `b`"],
        &["major example/provider: `tags` no longer has the options `` ` ``, `b`"],
    ),
    (
        &[("max_items: 2,", "max_items: 1,")],
        &["major example/provider: `tags` has at most 1 item, not 2 items"],
        &["minor example/provider: `tags` has at most 2 items, not 1 item"],
    ),
    (
        &[("max_items: 5, ", "")],
        &["minor example/provider: `allowed` has no limit any more of at most 5 items"],
        &["major example/provider: `allowed` has at most 5 items"],
    ),
    (
        &[(
            "title: Allowed, max_items: 5, required: false",
            "title: Allowed, max_items: 5",
        )],
        &["major example/provider: `allowed` is required now"],
        &["minor example/provider: `allowed` may be left out"],
    ),
    (
        &[("minimum: 0, maximum: 9.5", "minimum: 0.5, maximum: 10")],
        &[
            "major example/provider: `share` has at least 0.5, not 0",
            "minor example/provider: `share` has at most 10, not 9.5",
        ],
        &[
            "minor example/provider: `share` has at least 0, not 0.5",
            "major example/provider: `share` has at most 9.5, not 10",
        ],
    ),
    (
        &[(
            "title: Port, minimum: 1",
            "title: Port, minimum: 1, maximum: 9",
        )],
        &["major example/provider: `port` has at most 9, not 9007199254740991"],
        &["minor example/provider: `port` has at most 9007199254740991, not 9"],
    ),
    (
        &[(
            "type: number, title: Share, minimum: 0, maximum: 9.5",
            "type: text, title: Share",
        )],
        &["major example/provider: `share` is a text now, and was a number"],
        &["major example/provider: `share` is a number now, and was a text"],
    ),
    // Files
    (
        &[("[private_key, certificate]", "[private_key]")],
        &["major example/provider: `key_file` no longer has the format `certificate`"],
        &["minor example/provider: `key_file` has the format `certificate`"],
    ),
    (
        &[("max_size: 20 KB", "max_size: 10 KB")],
        &["major example/provider: `key_file` has at most 10 KB, not 20 KB"],
        &["minor example/provider: `key_file` has at most 20 KB, not 10 KB"],
    ),
    (
        &[("max_size: 20 KB,", "max_size: 20 KB, passphrase: phrase,")],
        &["major example/provider: `key_file` is unlocked by `phrase`"],
        &["major example/provider: `key_file` is unlocked by no other field"],
    ),
    // Repeated groups
    (
        &[("min_items: 1, max_items: 4", "min_items: 2, max_items: 5")],
        &[
            "major example/provider: `terminals` has at least 2 items, not 1 item",
            "minor example/provider: `terminals` has at most 5 items, not 4 items",
        ],
        &[
            "minor example/provider: `terminals` has at least 1 item, not 2 items",
            "major example/provider: `terminals` has at most 4 items, not 5 items",
        ],
    ),
    (
        &[
            ("[terminal_id, label]", "[terminal_id]"),
            (", label] }]", "] }]"),
            (
                "  label: { type: text, title: Label, required: false }\n",
                "",
            ),
        ],
        &["major example/provider: `terminals.label` is gone"],
        &["minor example/provider: `terminals.label` is new, and may be left out"],
    ),
    (
        &[("title: Terminal ID", "title: Terminal ID, required: false")],
        &["minor example/provider: `terminals.terminal_id` may be left out"],
        &["major example/provider: `terminals.terminal_id` is required now"],
    ),
    // Forms and modes
    (
        &[("  shop: { title: Shop account, form: [shop_key] }\n", "")],
        &["major example/shop: the form is gone"],
        &["minor example/shop: a new form"],
    ),
    (
        &[("  shop: {", "  store: { renamed_from: shop,")],
        &["major example/store: its name is another: it was `example/shop`"],
        &[
            "minor example/shop: a new form",
            "major example/store: the form is gone",
        ],
    ),
    (
        &[
            ("modes: [test, live]", "modes: [live]"),
            ("      - mode\n", ""),
        ],
        &[
            "major example: no longer has the mode `test`",
            "major example/provider: `mode` is gone",
        ],
        &[
            "minor example: has the mode `test`",
            "major example/provider: `mode` is new and required",
        ],
    ),
    // What only people see
    (&[("title: Account", "title: Account number")], &[], &[]),
    (
        &[
            ("      - note\n", ""),
            ("      - mode\n", "      - mode\n      - note\n"),
        ],
        &[],
        &[],
    ),
    (
        &[("{ red: Red, blue: Blue }", "{ blue: Azure, red: Red }")],
        &[],
        &[],
    ),
];

#[test]
fn each_change_has_its_level_and_its_words() {
    for (changes, forth, back) in KINDS {
        let new = edited(SPEC, changes);
        assert_eq!(
            said((SPEC, PROJECT), (&new, PROJECT)),
            *forth,
            "{changes:?}"
        );
        assert_eq!(
            said((&new, PROJECT), (SPEC, PROJECT)),
            *back,
            "{changes:?}, taken back"
        );
    }
}

#[test]
fn what_the_project_offers_is_a_part_of_the_forms() {
    let more = edited(PROJECT, &[("\"USD\"", "\"USD\", \"GBP\", \"CHF\"")]);
    assert_eq!(
        said((SPEC, PROJECT), (SPEC, &more)),
        ["minor example/provider: `currency` has the options `GBP`, `CHF`"]
    );
    assert_eq!(
        said((SPEC, &more), (SPEC, PROJECT)),
        ["major example/provider: `currency` no longer has the options `GBP`, `CHF`"]
    );
}

#[test]
fn a_provider_comes_goes_and_has_other_words() {
    let new = contract(SPEC, PROJECT);
    let come = compare::provider("example", None, &new);
    assert_eq!(
        (come[0].level, come[0].what.as_str()),
        (Level::Minor, "a new provider")
    );
    assert_eq!(come.len(), 1);
    let gone = compare::gone("example");
    assert_eq!(
        (gone.level, gone.what.as_str()),
        (Level::Major, "the provider is gone")
    );

    let mut other = new.clone();
    other.facts.push('a');
    for form in other.forms.values_mut() {
        form.content.push('a');
    }
    let changes = compare::provider("example", Some(&new), &other);
    let entries = Entry::of(&changes);
    assert!(entries.iter().all(|entry| entry.level == Level::Patch));
    let said: Vec<_> = entries
        .iter()
        .map(|it| (&*it.what, it.places.clone()))
        .collect();
    let (provider, forms) = ("example", ["example/provider", "example/shop"]);
    assert_eq!(
        said,
        [
            ("texts or layout", forms.map(str::to_owned).to_vec()),
            (
                "what the catalogue says of the provider: hosts, addresses, callbacks or the like",
                vec![provider.to_owned()]
            ),
        ]
    );
}
