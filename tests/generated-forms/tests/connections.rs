//! Every form of the catalogue is kept and read again, shown without a secret, and edited.

#[path = "../../cases/mod.rs"]
mod cases;
#[path = "../../files/mod.rs"]
mod files;
mod genuine;
#[path = "../../project/mod.rs"]
mod project;

use generated_forms::forms::{AnyAccount, connectum, parimatch};
use provspec::ir::{FieldKind, Form as Model};
use provspec_forms::{Form, FormError, Migration, Stored, StoredError, Submission};
use serde_json::{Value, json};

/// Most characters of a value that is tried here: the largest files only take their time.
const LONGEST: usize = 20_000;

/// Each form with each valid value of it, read; in one pass, for the values take longer to make than to try.
#[test]
fn every_form_is_kept_shown_and_edited() {
    let mut count = 0;
    for (name, form) in project::checked().forms() {
        let cases = cases::cases(form);
        let valid = cases.iter().filter(|case| case.valid());
        for case in valid.filter(|case| case.value.to_string().len() <= LONGEST) {
            let value = genuine::with_files(&form.fields, &case.value);
            let account = AnyAccount::from_value(&name, &value).expect("the value is valid");
            let what = format!("{name}: {}", case.name);
            is_read_again(&what, form, &account);
            shows_only_that_it_is_there(&what, form, &account);
            is_the_same_after_an_empty_edit(&what, &account);
            takes_no_placeholder(&what, form, &account);
            count += 1;
        }
    }
    assert!(count > 300, "only {count} values");
}

/// The paths and values that may not be seen.
fn kept(form: &Model, exposed: &Value) -> Vec<(String, String)> {
    let mut kept = Vec::new();
    let mut collect = |field: &provspec::ir::Field, path: String, value: &Value| {
        if field.secret || matches!(field.kind, FieldKind::File(_)) {
            let value = value.as_str().expect("secrets and files are texts");
            kept.push((path, value.to_owned()));
        }
    };
    for field in &form.fields {
        let Some(value) = exposed.get(&field.key) else {
            continue;
        };
        if let FieldKind::Repeat(repeat) = &field.kind {
            for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                for inner in &repeat.fields {
                    if let Some(value) = item.get(&inner.key) {
                        collect(inner, format!("{}[{at}].{}", field.key, inner.key), value);
                    }
                }
            }
        } else {
            collect(field, field.key.clone(), value);
        }
    }
    kept
}

fn is_read_again(what: &str, form: &Model, account: &AnyAccount) {
    let stored = account.as_form().to_stored();
    assert_eq!(stored.version(), form.fingerprint(), "{what}");
    let stored = Stored::from_bytes(&stored.to_bytes()).expect(what);
    let again = AnyAccount::from_stored(&stored).expect(what);
    assert!(again.is_current(), "{what}: {:?}", again.migrated);
    assert_eq!(
        again.form.as_form().expose(),
        account.as_form().expose(),
        "{what}"
    );
}

fn shows_only_that_it_is_there(what: &str, form: &Model, account: &AnyAccount) {
    let masked = account.as_form().masked();
    let kept = kept(form, &account.as_form().expose());
    let mut paths: Vec<&str> = kept.iter().map(|(path, _)| path.as_str()).collect();
    let mut stored: Vec<&str> = masked.stored().collect();
    paths.sort_unstable();
    stored.sort_unstable();
    assert_eq!(stored, paths, "{what}");
    for (path, _) in &kept {
        assert_eq!(masked.values().get(path), None, "{what}: {path}");
    }
}

fn is_the_same_after_an_empty_edit(what: &str, account: &AnyAccount) {
    let masked = account.as_form().masked();
    let same = account.edited(masked.values()).expect(what);
    assert_eq!(
        same.as_form().expose(),
        account.as_form().expose(),
        "{what}"
    );
}

fn takes_no_placeholder(what: &str, form: &Model, account: &AnyAccount) {
    let submission = serde_json::to_value(account).expect("serializes");
    let kept = kept(form, &account.as_form().expose());
    let due: Vec<String> = kept
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| form.field(path).is_some())
        .collect();
    match account.edited(&submission) {
        Ok(_) => assert!(due.is_empty(), "{what}"),
        Err(FormError::Invalid(errors)) => {
            let redacted = errors.iter().filter(|error| error.code == "redacted");
            let paths: Vec<String> = redacted.map(|error| error.path.clone()).collect();
            assert_eq!(paths, due, "{what}");
        }
        Err(error) => panic!("{what}: {error}"),
    }
}

#[test]
fn files_in_parts_arrive_also_where_only_the_name_is_known() {
    let container = files::file("modern.p12");
    let submission = || {
        let mut submission = Submission::new();
        submission
            .text("account", "acme")
            .text("password", "very_secret")
            .file("pkcs_key", Some("acme.p12"), None, container.to_vec())
            .text("certificate_password", files::PASSPHRASE)
            .text("mode", "live")
            .text("acknowledgement", "on");
        submission
    };
    let typed = connectum::ProviderAccount::from_submission(submission()).expect("valid");
    assert_eq!(typed.pkcs_key.bytes(), container);
    let named = AnyAccount::from_submission("connectum/provider", submission()).expect("valid");
    assert_eq!(named.as_form().expose(), typed.expose());
}

#[test]
fn a_connection_of_before_a_rename_is_read() {
    let text = json!({
        "form": "parimatch/provider",
        "version": "of before",
        "values": {
            "account_id": "42",
            "api_url": "https://gateway.example.com/",
            "secret_key": "very_secret",
            "mode": "live",
            "acknowledgement": true,
        },
    });
    let stored = Stored::from_bytes(text.to_string().as_bytes()).expect("stored");
    let read = parimatch::ProviderAccount::from_stored(&stored).expect("valid");
    assert_eq!(read.form.project_id, "42");
    assert_eq!(read.form.secret_key.expose(), "very_secret");
    let renamed = |from: &str, to: &str| Migration::FieldRenamed {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    assert_eq!(
        read.migrated,
        [
            renamed("account_id", "project_id"),
            renamed("api_url", "pay_gateway")
        ]
    );
    assert!(!read.is_current());
}

#[test]
fn what_cannot_be_read_says_what_is_wrong_with_all_of_it() {
    let mut forms = 0;
    for (name, form) in project::checked().forms() {
        let text = json!({"form": name, "version": "", "values": {"no_such_key": 1}}).to_string();
        let stored = Stored::from_bytes(text.as_bytes()).expect("stored");
        match AnyAccount::from_stored(&stored) {
            Err(StoredError::Invalid(unfinished)) => {
                let required = form.fields.iter().filter(|field| {
                    field.is_required() && matches!(field.shown, provspec::ir::Condition::Always)
                });
                let paths: Vec<&str> = unfinished
                    .errors()
                    .iter()
                    .map(|it| it.path.as_str())
                    .collect();
                for field in required {
                    assert!(paths.contains(&field.key.as_str()), "{name}: {paths:?}");
                }
                assert_eq!(unfinished.dropped().collect::<Vec<_>>(), ["no_such_key"]);
                forms += 1;
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(forms > 50);
}
