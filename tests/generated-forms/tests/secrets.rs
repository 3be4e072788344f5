//! No view of a generated form, and no error about one, shows a secret.

#[path = "../../cases/mod.rs"]
mod cases;
#[path = "../../files/mod.rs"]
mod files;
mod genuine;
#[path = "../../project/mod.rs"]
mod project;

use generated_forms::forms::AnyAccount;
use provspec::ir::{Field, FieldKind, FileFormat, Form, Shape};
use provspec_forms::{FormError, REDACTED};
use serde_json::{Value, json};

/// A text that no title, option or message contains.
const MARK: &str = "zQ7xK0pV9";
/// [`MARK`] in base64.
const MARK_BASE64: &str = "elE3eEswcFY5";

/// A secret field that holds a text or a file.
fn secrets(form: &Form) -> impl Iterator<Item = &Field> {
    let fields = form.fields.iter();
    fields.filter(|field| field.secret || is_secret_file(field))
}

fn is_secret_file(field: &Field) -> bool {
    match &field.kind {
        FieldKind::File(rules) => rules.formats.iter().any(|format| format.is_secret()),
        _ => false,
    }
}

/// Whether it is a file of a format that leaves no room for a mark.
fn is_parsed(field: &Field) -> bool {
    match &field.kind {
        FieldKind::File(rules) => {
            let free = [FileFormat::Text, FileFormat::Any];
            !rules.formats.iter().any(|format| free.contains(format))
        }
        _ => false,
    }
}

/// A recognisable value that the field accepts; none if its pattern allows no such value.
fn marked(field: &Field) -> Option<Value> {
    let shape = field.shape();
    let text = match &shape {
        Shape::File { .. } => format!("data:;base64,{MARK_BASE64}"),
        _ => MARK.to_owned(),
    };
    let candidates = [text.clone(), format!("https://{MARK}.example/{MARK}")];
    let least = match &field.kind {
        FieldKind::Text(rules) | FieldKind::Multiline(rules) => rules.min_length as usize,
        _ => 0,
    };
    let padded = format!("{text}{}", "a".repeat(least.saturating_sub(text.len())));
    candidates
        .into_iter()
        .chain([padded])
        .map(Value::from)
        .find(|value| shape.check(value).is_ok())
}

/// The first valid case in which the field is filled in.
fn filled<'a>(cases: &'a [cases::Case], key: &str) -> &'a Value {
    let case = cases
        .iter()
        .find(|case| case.valid() && case.value.get(key).is_some());
    &case.expect("each field is filled in by a case").value
}

fn assert_silent(what: &str, shown: &str, secret: &str) {
    assert!(!shown.contains(secret), "{what} shows {secret}: {shown}");
}

#[test]
fn no_view_of_a_form_shows_a_secret() {
    let mut shown_in_none = 0;
    for (name, form) in project::checked().forms() {
        let cases = cases::cases(form);
        for field in secrets(form) {
            let mut value = genuine::with_files(&form.fields, filled(&cases, &field.key));
            if let Some(marked) = marked(field).filter(|_| !is_parsed(field)) {
                value[&field.key] = marked;
            }
            // A pattern may leave no room for the mark; what the case has is a secret all the same.
            let secret = value[&field.key].as_str().expect("a text").to_owned();
            let account = AnyAccount::from_value(&name, &value).expect("the value is valid");
            let json = serde_json::to_value(&account).expect("forms serialize");
            let what = format!("{name}: {}", field.key);
            assert_eq!(json[&field.key], REDACTED, "{what}");
            assert_eq!(
                account.as_form().expose()[&field.key],
                secret.as_str(),
                "{what}"
            );
            let views = [
                format!("{account:?}"),
                format!("{account:#?}"),
                json.to_string(),
                serde_json::to_string(&account.as_form().masked()).expect("it serializes"),
                format!("{:?}", account.as_form().masked()),
                format!("{:?}", account.as_form().to_stored()),
            ];
            for view in &views {
                for mark in [MARK, MARK_BASE64] {
                    assert_silent(&what, view, mark);
                }
                // Shorter ones may stand in a title.
                if secret.len() >= 12 {
                    assert_silent(&what, view, &secret);
                }
            }
            shown_in_none += 1;
        }
    }
    assert!(shown_in_none > 0, "no form has a secret");
}

#[test]
fn no_error_shows_a_value() {
    for (name, form) in project::checked().forms() {
        let cases = cases::cases(form);
        for field in &form.fields {
            let broken = [
                json!(format!(" {MARK}\n")),
                json!(format!("data:text/plain,{MARK}")),
                json!(MARK.repeat(1_000)),
                json!([MARK, MARK]),
                json!({ "key": MARK }),
                json!([{ "key": MARK }]),
            ];
            for value in broken {
                let mut object = filled(&cases, &field.key).clone();
                object[&field.key] = value;
                object["no_such_field"] = json!(MARK);
                let Err(FormError::Invalid(errors)) = AnyAccount::from_value(&name, &object) else {
                    panic!("{name}: {}: {object} is not refused", field.key);
                };
                let what = format!("{name}: {}", field.key);
                let json = serde_json::to_string(&errors).expect("errors serialize");
                for shown in [
                    errors.to_string(),
                    format!("{errors:?}"),
                    format!("{:?}", FormError::Invalid(errors.clone())),
                    json,
                ] {
                    assert_silent(&what, &shown, MARK);
                }
            }
        }
    }
}
