//! Another name for a field.

use provspec::diagnostics::Diagnostic;
use provspec::editor::{Edit, rename};
use provspec::ir;
use provspec::syntax::schema::Grammar;

use crate::project::{Project, marked};

/// The first file after the field at its mark was renamed.
fn renamed(text: &str, others: &[(Grammar, &str, &str)], new: &str) -> Result<Vec<String>, String> {
    let (text, at) = marked(text);
    let mut files = vec![(Grammar::Provider, "acme", text.as_str())];
    files.extend(others);
    let project = Project::new(&files);
    let views = project.views();
    let edits = rename(&project.view(&views, 0), at, new).map_err(|why| why.0)?;
    let after = project.after(&edits);
    Ok(after
        .files
        .iter()
        .map(|(_, _, source)| source.text.to_string())
        .collect())
}

fn acme(text: &str) -> String {
    format!("provspec: 1\ncode: acme\nname: Acme\n{text}")
}

#[test]
fn a_field_is_renamed_wherever_it_is_named() {
    let before = acme(
        r#"modes: [test, live]
fields:
  ‸pass: { type: secret, title: Password }   # the secret
  cert:
    type: file
    title: Certificate
    formats: [pkcs12]
    max_size: 20 KB   # is plenty
    passphrase: "pass"
    file_name: '{shop}_x.p12'
  shop: { type: text, title: Shop }
  mail: { type: email, title: Mail, required: false, when: { filled: live_pass } }
accounts:
  provider:
    form:
      - shop
      - per_mode: [ pass , { field: cert, description: "With the [pass](field:pass)." } ]
      - mail
guide:
  setup:
    - { title: "Make {pass}", text: "Type `{pass}`, not pass.", gives: [pass, cert, shop, mail], set: { pass: "{pass}", is: '\{pass_}' } }
"#,
    );
    let after = renamed(&before, &[], "phrase").unwrap();
    assert_eq!(
        after[0],
        acme(
            r#"modes: [test, live]
fields:
  phrase: { type: secret, title: Password, renamed_from: pass }   # the secret
  cert:
    type: file
    title: Certificate
    formats: [pkcs12]
    max_size: 20 KB   # is plenty
    passphrase: "phrase"
    file_name: '{shop}_x.p12'
  shop: { type: text, title: Shop }
  mail: { type: email, title: Mail, required: false, when: { filled: live_phrase } }
accounts:
  provider:
    form:
      - shop
      - per_mode: [ phrase , { field: cert, description: "With the [pass](field:phrase)." } ]
      - mail
guide:
  setup:
    - { title: "Make {phrase}", text: "Type `{phrase}`, not pass.", gives: [phrase, cert, shop, mail], set: { pass: "{phrase}", is: '\{pass_}' } }
"#
        )
    );
}

/// A rename of each field of each file of the catalogue, there and back.
#[test]
fn every_field_of_the_catalogue_can_be_renamed_and_renamed_back() {
    let renames = there_and_back(&Project::catalogue());
    assert!(renames > 200, "{renames}");
}

/// The same where the language is used to its limits.
#[test]
fn every_field_of_unusual_specs_can_be_renamed_and_renamed_back() {
    let renames = there_and_back(&Project::read("tests/extensions"));
    assert!(renames > 30, "{renames}");
}

fn there_and_back(project: &Project) -> usize {
    let views = project.views();
    let mut renames = 0;
    for (at, (grammar, stem, source)) in project.files.iter().enumerate() {
        let fields = match grammar {
            Grammar::Provider | Grammar::SharedGroup => fields(&source.text),
            Grammar::Translations => continue,
        };
        for (field, place) in fields {
            let fresh = format!("{field}_anew");
            let there = rename(&project.view(&views, at), place, &fresh);
            let there = there.unwrap_or_else(|why| panic!("{stem}: {field}: {}", why.0));
            let after = project.after(&there);
            same_but_for_the_name(project, &after, &there, &field, &fresh);
            // Back, the place of the definition is the same: what stands before it may have moved it.
            let (_, place) = self::fields(&after.files[at].2.text)
                .into_iter()
                .find(|(name, _)| *name == fresh)
                .unwrap();
            let views = after.views();
            let back = rename(&after.view(&views, at), place, &field);
            let back = back.unwrap_or_else(|why| panic!("{stem}: {fresh}: {}", why.0));
            let again = after.after(&back);
            for ((_, stem, before), (.., after)) in project.files.iter().zip(&again.files) {
                assert_eq!(*before.text, *after.text, "{stem}: {field}");
            }
            renames += 1;
        }
    }
    renames
}

/// The keys under `fields:`, and where they stand.
fn fields(text: &str) -> Vec<(String, usize)> {
    let (mut found, mut at, mut inside) = (Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\n', '#']) {
            inside = line.starts_with("fields:");
        }
        let name = line
            .strip_prefix("  ")
            .and_then(|line| line.split_once(':'));
        if let Some((name, _)) = name.filter(|(name, _)| inside && !name.starts_with([' ', '#'])) {
            found.push((name.to_owned(), at + 2));
        }
        at += line.len();
    }
    found
}

/// The specs that were changed mean the same, but for the name of the field.
fn same_but_for_the_name(before: &Project, after: &Project, edits: &[Edit], old: &str, new: &str) {
    for (at, (grammar, stem, source)) in before.files.iter().enumerate() {
        if *grammar != Grammar::Provider || !edits.iter().any(|edit| edit.span.file == source.id) {
            continue;
        }
        let (was, _) = before.compiled(at);
        let (is, found) = after.compiled(at);
        assert!(
            !found.iter().any(Diagnostic::is_error),
            "{stem}: {old}: {found:#?}"
        );
        assert_eq!(
            plain(was.unwrap(), old, new),
            plain(is.unwrap(), old, new),
            "{stem}: {old}"
        );
    }
}

/// The model without the name: the old one in the place of the new one, and no field was ever called otherwise.
fn plain(mut provider: ir::Provider, old: &str, new: &str) -> String {
    for form in &mut provider.forms {
        for field in &mut form.fields {
            field.renamed_from.retain(|name| !name.ends_with(old));
            if let ir::FieldKind::Repeat(repeat) = &mut field.kind {
                repeat
                    .fields
                    .iter_mut()
                    .for_each(|field| field.renamed_from.retain(|name| !name.ends_with(old)));
            }
        }
    }
    let _ = new;
    let text = format!("{provider:#?}");
    let spoken = |key: &str| key.replace('_', " ");
    text.replace(new, old).replace(&spoken(new), &spoken(old))
}

const PAY: &str = "provspec: 1
group: pay
fields:
  pay_id: { type: text, title: Pay ID }
  pay_key: { type: secret, title: Pay key, when: { filled: pay_id } }
setup:
  - { title: 'Make {pay_id}', gives: [pay_id, pay_key] }
";

/// A spec that uses the group.
fn user() -> String {
    acme(
        "fields:
  shop: { type: text, title: Shop, required: false, when: { filled: pay_id } }
accounts:
  provider:
    form:
      - use: pay
        fields: { pay_id: { title: ID, renamed_from: was } }
        form: [pay_key, { field: pay_id, description: x }]
      - shop
guide:
  setup:
    - { title: Shop, gives: [shop] }
    - use: pay
",
    )
}

#[test]
fn a_field_of_a_shared_group_is_renamed_in_the_specs_that_use_it() {
    let in_spec = user().replace("filled: pay_id", "filled: ‸pay_id");
    let after = renamed(&in_spec, &[(Grammar::SharedGroup, "pay", PAY)], "pay_name").unwrap();
    let group = "provspec: 1
group: pay
fields:
  pay_name: { type: text, title: Pay ID, renamed_from: pay_id }
  pay_key: { type: secret, title: Pay key, when: { filled: pay_name } }
setup:
  - { title: 'Make {pay_name}', gives: [pay_name, pay_key] }
";
    assert_eq!(after[1], group);
    let spec = user()
        .replace("pay_id", "pay_name")
        .replace("renamed_from: was", "renamed_from: [pay_id, was]");
    assert_eq!(after[0], spec);
}

/// The definition after a rename of `key` to `new`.
fn definition_after(definition: &str, new: &str) -> String {
    let before = acme(&format!(
        "fields:\n  {definition}\naccounts:\n  provider: {{ form: [key] }}\nguide: {{ setup: [{{ title: x, gives: [key] }}] }}\n"
    ));
    let after = renamed(&before, &[], new).unwrap_or_else(|why| panic!("{why}"));
    let start = after[0].find("fields:\n  ").unwrap() + "fields:\n  ".len();
    after[0][start..after[0].find("\naccounts").unwrap()].to_owned()
}

#[test]
fn earlier_keys_are_kept_newest_first() {
    let cases = [
        (
            "‸key: { type: text, renamed_from: old }",
            "name: { type: text, renamed_from: [key, old] }",
        ),
        (
            "‸key: { type: text, renamed_from: [old, older] }",
            "name: { type: text, renamed_from: [key, old, older] }",
        ),
        (
            "‸key:\n    renamed_from:\n      - old\n      - older\n    type: text",
            "name:\n    renamed_from: [key, old, older]\n    type: text",
        ),
        (
            "‸key:\n    type: text\n    description: |\n      Some\n      lines.\n\n  # And so on.",
            "name:\n    type: text\n    description: |\n      Some\n      lines.\n    renamed_from: key\n\n  # And so on.",
        ),
        (
            "\"‸key\":\n    type: text   # one line",
            "\"name\":\n    type: text   # one line\n    renamed_from: key",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(definition_after(before, "name"), after);
    }
}

#[test]
fn going_back_takes_the_earlier_key_away() {
    let cases = [
        (
            "‸key: { type: text, renamed_from: name }",
            "name: { type: text }",
        ),
        (
            "‸key: { renamed_from: name, type: text }",
            "name: { type: text }",
        ),
        (
            "‸key: { type: text, renamed_from: [name, old] }",
            "name: { type: text, renamed_from: old }",
        ),
        (
            "‸key: { type: text, renamed_from: [old, name] }",
            "name: { type: text, renamed_from: [key, old] }",
        ),
        (
            "‸key:\n    type: text\n    renamed_from: name   # once\n    title: Key",
            "name:\n    type: text\n    title: Key",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(definition_after(before, "name"), after);
    }
}

#[test]
fn what_cannot_be_is_refused_with_a_reason() {
    let spec = |marked: &str| {
        acme(&"modes: [test, live]
links: { site: https://acme.example.com/ }
fields:
  key: { type: text, title: Key }
  other: &other { type: text, title: Other, renamed_from: older }
issued: { token: { title: Token } }
accounts:
  provider:
    form:
      - key
      - other
      - mode
      - { variants: by, title: By, options: { a: { title: A, form: [] }, b: { title: B, form: [] } } }
callbacks: [{ title: Hook, url: \"{callbacks_base_url}/{code}\", set: { a: \"{token}\" } }]
guide: { setup: [{ title: x, callbacks: true, gives: [key, other] }] }
"
        .replacen(marked, &format!("‸{marked}"), 1))
    };
    let refused = |marked: &str, new: &str| renamed(&spec(marked), &[], new).unwrap_err();
    let cases = [
        (
            "key: {",
            "Key",
            "`Key` is no name: names have letters `a`-`z`, digits and `_`, and begin with a letter",
        ),
        ("key: {", "other", "`acme.yaml` has a field `other` already"),
        ("key: {", "by", "`acme.yaml` has a field `by` already"),
        ("key: {", "token", "`acme.yaml` has an issued value `token`"),
        ("key: {", "mode", "`acme.yaml` names another field `mode`"),
        (
            "key: {",
            "modes",
            "`modes` is the list that asks for the modes of a form",
        ),
        (
            "key: {",
            "code",
            "`{code}` in `acme.yaml` stands for something else",
        ),
        (
            "key: {",
            "older",
            "`acme.yaml` would have an error (PS0213): the form `provider` still has a field `older`",
        ),
        (
            "key: {",
            "password",
            "`acme.yaml` would have an error (PS0307): `password` sounds secret (“password”), but is not marked so",
        ),
        (
            "mode\n",
            "x",
            "`mode` needs no definition, so it has this name in every spec",
        ),
        (
            "by, title",
            "x",
            "`by` is the key of a choice, or of a list of items: nothing tells those who read stored connections what it was called before",
        ),
        (
            "token: {",
            "x",
            "backends keep the value `token` under this key, and nothing tells them of another one",
        ),
        (
            "older }",
            "x",
            "`older` is an earlier key: stored connections still have it",
        ),
        ("title: Key", "x", "there is no name here"),
    ];
    for (marked, new, why) in cases {
        assert_eq!(refused(marked, new), why, "{marked} -> {new}");
    }
    let broken =
        acme("fields:\n  ‸key: { type: text, title: Key }\n  more: { type: text\naccounts: {}\n");
    let why =
        "`acme.yaml` cannot be read as a whole: mend it first, or a use of the name may be missed";
    assert_eq!(renamed(&broken, &[], "name").unwrap_err(), why);
}

#[test]
fn accounts_and_links_are_renamed_too() {
    let text = "links: { site: https://acme.example.com/ }
fields: { key: { type: text, title: Key } }
accounts:
  provider:
    form: [key]
guide:
  intro: See [this](link:site).
  setup: [{ title: x, accounts: [provider], gives: [key] }]
";
    let after = renamed(
        &acme(&text.replace("[provider]", "[‸provider]")),
        &[],
        "shop",
    )
    .unwrap();
    let expected = text
        .replace(
            "  provider:\n    form: [key]\n",
            "  shop:\n    form: [key]\n    renamed_from: provider\n",
        )
        .replace("[provider]", "[shop]");
    assert_eq!(after[0], acme(&expected));
    let after = renamed(&acme(&text.replace("link:site", "link:‸site")), &[], "home").unwrap();
    assert_eq!(
        after[0],
        acme(
            &text
                .replace("site:", "home:")
                .replace("link:site", "link:home")
        )
    );
}

#[test]
fn translations_for_one_place_follow() {
    let spec = acme(
        "fields:\n  ‸key: { type: text, title: Key }\naccounts:\n  provider: { form: [key] }\nguide: { setup: [{ title: x, gives: [key] }] }\n",
    );
    let locale = "provspec: 1\nlocale: uk\nprovider: acme\ntexts:\n  - { source: Key, at: fields.key, translation: Ключ }\n";
    let after = renamed(&spec, &[(Grammar::Translations, "acme", locale)], "name").unwrap();
    assert_eq!(after[1], locale.replace("fields.key", "fields.name"));
}
