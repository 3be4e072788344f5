//! The fingerprint of a form: another when stored values would be read in another way, and only then.

use provspec::check::SharedGroups;
use provspec::check::project::Config;
use provspec::source::{FileId, SourceFile};

const SPEC: &str = "provspec: 1
code: example
name: Example
modes: [test, live]
fields:
  account: { type: text, title: Account }
  api_key: { type: secret, title: API key, min_length: 8 }
  method: { type: select, title: Method, options: { key: Key, file: File } }
  certificate: { type: file, title: Certificate, formats: [pkcs12], max_size: 20 KB, secret: true, when: { field: method, is: file } }
  terminal_id: { type: text, title: Terminal ID }
accounts:
  provider:
    form:
      - account
      - api_key
      - method
      - certificate
      - mode
      - { repeat: terminals, title: Terminals, item: Terminal, form: [terminal_id] }
guide:
  setup: [{ title: Get them, gives: [account, api_key, certificate, terminal_id] }]
";

fn fingerprint(text: &str) -> String {
    let source = SourceFile {
        id: FileId(0),
        path: "example.yaml".to_owned(),
        text: text.into(),
    };
    let mut found = Vec::new();
    let shared = SharedGroups::default();
    let provider = provspec::provider(
        &source,
        "example",
        &shared,
        &Config::default().project,
        &mut found,
    );
    provider.unwrap_or_else(|| panic!("{found:#?}")).forms[0].fingerprint()
}

fn with(changes: &[(&str, &str)]) -> String {
    let mut text = SPEC.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    fingerprint(&text)
}

#[test]
fn it_is_the_same_everywhere() {
    assert_eq!(fingerprint(SPEC), "4b03e6a8af562a1a");
}

#[test]
fn what_only_people_see_has_no_part_in_it() {
    for changes in [
        &[("title: Account", "title: Account name")][..],
        &[(
            "title: API key,",
            "title: API key, description: Ask your manager., origin: merchant,",
        )],
        &[("key: Key, file: File", "file: A file, key: A key")],
        &[
            ("      - account\n", ""),
            ("      - mode\n", "      - mode\n      - account\n"),
        ],
        &[("item: Terminal,", "item: Till,")],
        &[("title: Account }", "title: Account, renamed_from: login }")],
    ] {
        assert_eq!(with(changes), fingerprint(SPEC), "{changes:?}");
    }
}

#[test]
fn what_decides_about_values_makes_it_another() {
    let changes = [
        ("api_key", "secret_key"),
        ("min_length: 8", "min_length: 9"),
        (
            "type: secret, title: API key, min_length: 8",
            "type: text, title: API key, min_length: 8, secret: false",
        ),
        ("file: File }", "file: File, none: None }"),
        ("is: file", "is: key"),
        ("[pkcs12]", "[private_key]"),
        ("max_size: 20 KB", "max_size: 30 KB"),
        ("      - mode\n", ""),
        ("title: Account }", "title: Account, required: false }"),
        ("title: Account }", "title: Account, prefix: a }"),
        (
            "title: Terminal ID }",
            "title: Terminal ID, required: false }",
        ),
        (
            "      - api_key\n",
            "      - { field: api_key, when: { mode: live } }\n",
        ),
    ];
    let mut seen = vec![fingerprint(SPEC)];
    for change in changes {
        let mut changes = vec![change];
        if change.1.is_empty() {
            changes.push(("modes: [test, live]\n", ""));
        }
        let found = with(&changes);
        assert!(!seen.contains(&found), "{change:?}");
        seen.push(found);
    }
}
