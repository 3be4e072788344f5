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
    let project = Project::catalogue();
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
            same_but_for_the_name(&project, &after, &there, &field, &fresh);
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
    eprintln!("{renames} fields");
    assert!(renames > 200);
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
