//! The generated types judge every value as the model does: the same verdict, the same fields, the same codes.

#[path = "../../cases/mod.rs"]
mod cases;
#[path = "../../files/mod.rs"]
mod files;
mod genuine;
#[path = "../../project/mod.rs"]
mod project;

use cases::Case;
use generated_forms::{extensions, forms};
use provspec::ir::Form;
use provspec::target::rust::Rust;
use provspec::target::{self, Target as _};
use provspec_forms::{FieldError, FieldErrors, FormDefinition, FormError, Locale};
use serde_json::{Map, Value};

/// Faults as the types report them: path and code, sorted.
type Found = Vec<(String, &'static str)>;

/// The path that the types give for a JSON pointer: `terminals[0].terminal_id` for `/terminals/0/terminal_id`.
fn path(pointer: &str) -> String {
    let mut path = String::new();
    for (at, part) in pointer.split('/').skip(1).enumerate() {
        let is_index = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_index {
            path.push_str(&format!("[{part}]"));
        } else {
            if at > 0 {
                path.push('.');
            }
            path.push_str(part);
        }
    }
    path
}

/// The types name a key that the form does not have only if it looks like one.
fn named(path: String, code: &str) -> String {
    let (item, key) = path.rsplit_once('.').unwrap_or(("", &path));
    if code != "unknown" || key.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return path;
    }
    match item {
        "" => "?".to_owned(),
        item => format!("{item}.?"),
    }
}

fn due(case: &Case) -> Found {
    let faults = case.faults.iter();
    let mut due: Found = faults
        .map(|(at, code)| (named(path(at), code), *code))
        .collect();
    due.sort();
    due
}

/// The types say which item of a repeated group is no object at all; the model says it of the group.
fn list(path: &str) -> &str {
    path.strip_suffix(']')
        .and_then(|path| path.rsplit_once('['))
        .map_or(path, |(list, _)| list)
}

fn found(errors: &FieldErrors) -> Found {
    let errors = errors.iter();
    let mut found: Found = errors
        .map(|error| (list(&error.path).to_owned(), error.code))
        .collect();
    found.sort();
    found
}

/// The value without what says nothing: a toggle that is off and an empty list are as good as absent. Whole
/// numbers lose their `.0`.
fn essence(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let kept = object.iter().filter(|(_, value)| match value {
                Value::Bool(on) => *on,
                Value::Array(items) => !items.is_empty(),
                _ => true,
            });
            let kept: Map<String, Value> = kept
                .map(|(key, value)| (key.clone(), essence(value)))
                .collect();
            Value::Object(kept)
        }
        Value::Array(items) => items.iter().map(essence).collect(),
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        other => other.clone(),
    }
}

/// What is wrong with the answer of the types about a case, if anything.
type Judge = fn(&str, &Form, &Case) -> Option<String>;

/// A [`Judge`] by the types of a module.
macro_rules! judge {
    ($name:ident, $types:ident) => {
        fn $name(name: &str, form: &Form, case: &Case) -> Option<String> {
            let due = due(case);
            let Some(definition) = $types::AnyAccount::definition(name) else {
                return Some("no such form".to_owned());
            };
            match definition.check_shape(&case.value) {
                Ok(()) if due.is_empty() => {}
                Ok(()) => return Some(format!("accepted, not {due:?}")),
                Err(errors) if found(&errors) != due => {
                    return Some(format!("found {:?}, not {due:?}", found(&errors)));
                }
                Err(shape) => {
                    // Reading a file adds to the faults of the shape, and takes none away.
                    return match $types::AnyAccount::from_value(name, &case.value) {
                        Err(FormError::Invalid(all))
                            if shape.iter().all(|it| all.iter().any(|other| it == other)) =>
                        {
                            None
                        }
                        Err(error) => Some(format!("once files are read: {error}")),
                        Ok(_) => Some("once files are read, accepted".to_owned()),
                    };
                }
            }
            // The files of the cases have the shape of files; from here on, they have to be some.
            let value = genuine::with_files(&form.fields, &case.value);
            let account = match $types::AnyAccount::from_value(name, &value) {
                Ok(account) => account,
                Err(error) => return Some(format!("with files: {error}")),
            };
            let read = account.as_form();
            if let Err(errors) = read.validate() {
                return Some(format!("once read, found {:?}", found(&errors)));
            }
            if essence(&read.expose()) != essence(&value) {
                return Some(format!("written out as {}", read.expose()));
            }
            // What is written out is a submission like the one that was read.
            match $types::AnyAccount::from_value(name, &read.expose()) {
                Ok(again) if again.as_form().expose() == read.expose() => None,
                Ok(again) => Some(format!("at last {}", again.as_form().expose())),
                Err(error) => Some(format!("written out, then refused: {error}")),
            }
        }
    };
}

judge!(in_catalogue, forms);
judge!(in_extensions, extensions);

#[test]
fn types_agree_with_the_model_about_every_case() {
    agree(&project::checked(), in_catalogue);
}

#[test]
fn types_agree_about_what_the_language_says_in_terms_of_others() {
    agree(&project::extensions(), in_extensions);
}

fn agree(checked: &project::Checked, judge: Judge) {
    let mut disagreements = Vec::new();
    let (mut forms, mut valid, mut broken) = (0, 0, 0);
    for (name, form) in checked.forms() {
        forms += 1;
        for case in cases::cases(form) {
            if case.valid() {
                valid += 1;
            } else {
                broken += 1;
            }
            if let Some(what) = judge(&name, form, &case) {
                let value = abridged(&case.value.to_string());
                disagreements.push(format!("{name}: {}: {what}\n    {value}", case.name));
            }
        }
    }
    assert!(
        disagreements.is_empty(),
        "{} of {} cases:\n{}",
        disagreements.len(),
        valid + broken,
        disagreements.join("\n")
    );
    assert!(valid > 10 * forms, "{valid} valid cases of {forms} forms");
    assert!(
        broken > 50 * forms,
        "{broken} broken cases of {forms} forms"
    );
}

/// The start of a long value.
fn abridged(value: &str) -> String {
    let mut start: String = value.chars().take(2_000).collect();
    if start.len() < value.len() {
        start.push('…');
    }
    start
}

/// For the tests of the frontend package: by the name of the case, what a backend answers to it.
#[test]
fn faults_of_the_shape_are_left_for_the_frontend() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    leave(
        &project::checked(),
        forms::AnyAccount::definition,
        &folder.join("catalogue/faults"),
    );
    let of_extensions = extensions::AnyAccount::definition;
    leave(
        &project::extensions(),
        of_extensions,
        &folder.join("extensions/faults"),
    );
}

/// The fault, and its message by language.
fn in_every_language(error: &FieldError) -> Value {
    let mut fault = serde_json::to_value(error).expect("an error is JSON");
    fault["in"] = Locale::ALL
        .iter()
        .map(|locale| (locale.tag().to_owned(), error.message_in(*locale).into()))
        .collect::<Map<String, Value>>()
        .into();
    fault
}

fn leave(
    checked: &project::Checked,
    definition: fn(&str) -> Option<&'static FormDefinition>,
    folder: &std::path::Path,
) {
    // Forms that are gone leave no faults.
    let _ = std::fs::remove_dir_all(folder);
    for (name, form) in checked.forms() {
        let definition = definition(&name).expect("the form has its type");
        let answers = cases::cases(form).into_iter().map(|case| {
            let errors = definition
                .check_shape(&case.value)
                .err()
                .unwrap_or_default();
            (case.name, errors.iter().map(in_every_language).collect())
        });
        let answers = Value::Object(answers.collect());
        let path = folder.join(format!("{name}.json"));
        std::fs::create_dir_all(path.parent().expect("a provider's folder")).expect("a folder");
        std::fs::write(path, format!("{answers:#}\n")).expect("a file");
    }
}

#[test]
fn every_form_has_its_type_and_no_other_does() {
    for (name, _) in project::checked().forms() {
        let answer = forms::AnyAccount::from_value(&name, &Value::Null);
        assert!(
            matches!(answer, Err(FormError::Invalid(_))),
            "{name}: {answer:?}"
        );
        for other in [
            name.to_uppercase(),
            name.replace('/', "."),
            format!("{name} "),
        ] {
            let answer = forms::AnyAccount::from_value(&other, &Value::Null);
            assert!(
                matches!(answer, Err(FormError::UnknownForm)),
                "{other}: {answer:?}"
            );
        }
    }
}

#[test]
fn paths_name_items_as_programmers_do() {
    assert_eq!(path(""), "");
    assert_eq!(path("/password"), "password");
    assert_eq!(path("/terminals/0/terminal_id"), "terminals[0].terminal_id");
    assert_eq!(path("/terminals/12"), "terminals[12]");
}

/// The types of `tests/extensions` lie in the repository like those of the catalogue.
#[test]
fn the_types_of_the_extensions_are_those_of_its_specs() {
    let checked = project::extensions();
    let folder = project::root().join("tests/extensions");
    let summaries: Vec<_> = checked.providers.iter().map(|it| it.summary()).collect();
    let types = Rust {
        project: &checked.project,
    };
    let mut files = target::common(&types, &summaries);
    for provider in &checked.providers {
        files.extend(types.provider(provider));
    }
    for file in files {
        let path = folder.join(&file.path);
        if std::env::var_os("UPDATE_EXTENSIONS").is_some() {
            std::fs::write(&path, &file.contents).expect("the file is written");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == file.contents,
            "{} is of other specs: UPDATE_EXTENSIONS=1 writes it anew",
            file.path
        );
    }
}
