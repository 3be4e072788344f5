//! Submissions of anybody: nothing panics, every refusal says where and what, and the schema says the same.
//!
//! The numbers look random and are the same each time. `PROVSPEC_FUZZ_ROUNDS=1000 cargo test --package generated-forms
//! --test fuzz` tries more of them.

#[path = "../../cases/mod.rs"]
mod cases;
#[path = "../../files/mod.rs"]
mod files;
mod genuine;
#[path = "../../project/mod.rs"]
mod project;
#[path = "../../schema_judge/mod.rs"]
mod schema_judge;

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::{env, fs};

use generated_forms::forms::{AnyAccount, connectum};
use provspec::ir::Form as Model;
use provspec_forms::{Edit, FieldErrors, FormError, Stored, Submission, Upload};
use serde_json::{Map, Value, json};

/// Values a form, unless the environment says otherwise.
const ROUNDS: usize = 12;

/// Numbers that look random and are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(usize::MAX) % limit.max(1)
    }
}

fn rounds() -> usize {
    let wanted = env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    wanted.map_or(ROUNDS, |it| it.parse().expect("a number"))
}

/// A value from which nothing good is to be expected.
fn odd(numbers: &mut Numbers) -> Value {
    let texts = [
        "",
        " ",
        "NaN",
        "Infinity",
        "-0",
        "1e999",
        "true",
        "null",
        "[redacted]",
        "\u{0}",
        "\u{feff}a",
        "a\u{2028}b",
        "\u{202e}drowssap",
        "e\u{301}",
        "data:",
        "data:;base64,",
        "data:;base64,QQ==",
        "data:;name=%;base64,QQ==",
        "data:a/b;name=%ff%;base64,QR==",
        "192.0.2.1",
        "https://a.example/",
        "test",
        "live",
    ];
    match numbers.below(24) {
        0 => Value::Null,
        1 => json!(numbers.below(2) == 0),
        2 => json!(0),
        3 => json!(-0.0),
        4 => json!(1.0e308),
        5 => json!(5.0e-324),
        6 => json!(u64::MAX),
        7 => json!(i64::MIN),
        8 => json!(9_007_199_254_740_993_u64),
        9 => json!([]),
        10 => json!({}),
        11 => json!("😀".repeat(numbers.below(5_000))),
        12 => json!("a".repeat(numbers.below(50_000))),
        13 => nested(numbers.below(60)),
        14 => json!([nested(3), nested(3)]),
        15 => (0..30).map(|_| item(numbers)).collect(),
        16 => json!([0, -0.0, 0.0]),
        17 => json!({ "": "", "a/b~c": [], "__proto__": {} }),
        18 => json!(["192.0.2.1", "192.0.2.1"]),
        _ => json!(texts[numbers.below(texts.len())]),
    }
}

/// Small objects that differ in keys and in values.
fn item(numbers: &mut Numbers) -> Value {
    let keys = ["a", "b", "c"];
    let count = numbers.below(3);
    (0..=count)
        .map(|_| (keys[numbers.below(3)], numbers.below(4)))
        .collect()
}

fn nested(depth: usize) -> Value {
    let mut value = json!("end");
    for at in 0..depth {
        value = if at % 2 == 0 {
            Value::Array(vec![value])
        } else {
            json!({ "a": value })
        };
    }
    value
}

/// Changes something somewhere.
fn mutate(value: &mut Value, numbers: &mut Numbers) {
    match value {
        Value::Object(object) if !object.is_empty() && numbers.below(12) > 0 => {
            let at = numbers.below(object.len());
            let key = object.keys().nth(at).expect("it is there").clone();
            match numbers.below(10) {
                0 => drop(object.remove(&key)),
                1 => drop(object.insert(format!("{key}_"), odd(numbers))),
                2 => drop(
                    object.insert(
                        ["no_such_field", "", "a.b[0]", "[0]", "a\nb", "?"][numbers.below(6)]
                            .to_owned(),
                        odd(numbers),
                    ),
                ),
                3 => {
                    let other = numbers.below(object.len());
                    let other = object.values().nth(other).expect("it is there").clone();
                    object.insert(key, other);
                }
                4..7 => drop(object.insert(key, odd(numbers))),
                _ => mutate(&mut object[&key], numbers),
            }
        }
        Value::Array(items) if !items.is_empty() && numbers.below(12) > 0 => {
            let at = numbers.below(items.len());
            match numbers.below(6) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                2 => items.push(odd(numbers)),
                3 => items.reverse(),
                _ => mutate(&mut items[at], numbers),
            }
        }
        Value::String(text) if !text.is_empty() && numbers.below(6) > 0 => {
            let count = text.chars().count();
            let at = numbers.below(count);
            let changed = text.chars().enumerate();
            *text = match numbers.below(5) {
                0 => changed
                    .filter(|(index, _)| *index != at)
                    .map(|it| it.1)
                    .collect(),
                1 => changed.take(at).map(|it| it.1).collect(),
                2 => changed
                    .flat_map(|(index, c)| [Some(c), (index == at).then_some('\n')])
                    .flatten()
                    .collect(),
                3 => changed
                    .map(|(index, c)| {
                        if index == at {
                            ['=', ';', ',', 'é', '%'][at % 5]
                        } else {
                            c
                        }
                    })
                    .collect(),
                _ => format!("{text}{text}"),
            };
        }
        value => *value = odd(numbers),
    }
}

/// A form of the catalogue, and valid values to start from.
struct Entry {
    name: String,
    model: Model,
    seeds: Vec<Value>,
}

fn catalogue() -> &'static [Entry] {
    static CATALOGUE: OnceLock<Vec<Entry>> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let checked = project::checked();
        let forms = checked.forms();
        forms
            .map(|(name, model)| Entry {
                name,
                seeds: seeds(model),
                model: model.clone(),
            })
            .collect()
    })
}

/// Valid values to start from: the smallest, the fullest, and one between.
fn seeds(model: &Model) -> Vec<Value> {
    let cases = cases::cases(model);
    let mut valid: Vec<(usize, &Value)> = cases
        .iter()
        .filter(|case| case.valid())
        .map(|case| (case.value.to_string().len(), &case.value))
        .filter(|(length, _)| *length < 20_000)
        .collect();
    valid.sort_by_key(|(length, _)| *length);
    let picked = [0, valid.len() / 2, valid.len() - 1];
    let seeds = picked.map(|at| genuine::with_files(&model.fields, valid[at].1));
    seeds.into_iter().collect()
}

/// The field of the form that a path leads to; none of a key that the form does not have.
fn field<'p>(model: &Model, path: &'p str) -> Option<&'p str> {
    let key = path.split(['[', '.', '/']).next().unwrap_or(path);
    model.field(key).map(|_| key)
}

/// What every list of faults has to be.
fn check_errors(what: &str, errors: &FieldErrors) {
    assert!(!errors.is_empty(), "{what}");
    for error in errors {
        assert!(
            !error.code.is_empty() && !error.message.is_empty(),
            "{what}: {error:?}"
        );
        let is_whole = error.path.is_empty();
        assert!(!is_whole || error.code == "type", "{what}: {error:?}");
        assert!(error.path.len() < 200, "{what}: {error:?}");
    }
}

fn check_value(what: &str, name: &str, value: &Value) {
    match AnyAccount::from_value(name, value) {
        Ok(account) => {
            let form = account.as_form();
            form.validate().expect(what);
            let exposed = form.expose();
            form.definition().check_shape(&exposed).expect(what);
            let again = AnyAccount::from_value(name, &exposed).expect(what);
            assert_eq!(again.as_form().expose(), exposed, "{what}");
        }
        Err(FormError::Invalid(errors)) => check_errors(what, &errors),
        Err(error) => panic!("{what}: {error}"),
    }
}

/// Whether the schema refuses the value, and the same fields of it.
fn check_schema(
    what: &str,
    name: &str,
    model: &Model,
    validator: &jsonschema::Validator,
    value: &Value,
) {
    let definition = AnyAccount::definition(name).expect("it is there");
    let found = definition.check_shape(value).err().unwrap_or_default();
    let errors: Vec<_> = validator.iter_errors(value).collect();
    assert_eq!(
        found.is_empty(),
        errors.is_empty(),
        "{what}: {found:?}, {errors:?}: {value}"
    );
    let own: BTreeSet<&str> = found
        .iter()
        .filter_map(|it| field(model, &it.path))
        .collect();
    let places: Vec<String> = errors.iter().flat_map(schema_judge::places).collect();
    let due: BTreeSet<&str> = places
        .iter()
        .filter_map(|it| field(model, it.strip_prefix('/')?))
        .collect();
    assert_eq!(own, due, "{what}: {value}");
}

/// The value as the parts of a form, each as a text or a file.
fn parts(object: &Map<String, Value>, mut next: impl FnMut(usize) -> usize) -> Submission {
    let mut parts = Submission::new();
    let mut keys: Vec<&String> = object.keys().collect();
    let turns = next(keys.len());
    keys.rotate_left(turns);
    for key in keys {
        match &object[key] {
            Value::String(text) => match Upload::from_data_url(text) {
                Ok(upload) => parts.upload(key, upload),
                Err(_) => parts.text(key, text),
            },
            other => parts.text(key, other.to_string()),
        };
    }
    parts
}

#[test]
fn submissions_of_anybody_are_judged_and_nothing_panics() {
    let rounds = rounds();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let (mut tried, mut refused) = (0_usize, 0_usize);
    for Entry { name, model, seeds } in catalogue() {
        let path = project::root().join(format!("generated/frontend/{name}.schema.json"));
        let schema = fs::read_to_string(&path).expect("the form has a schema");
        let schema = serde_json::from_str(&schema).expect("it is JSON");
        let validator = jsonschema::validator_for(&schema).expect("it is a schema");
        let account = AnyAccount::from_value(name, &seeds[2]).expect("valid");
        for round in 0..rounds {
            let mut value = seeds[round % 3].clone();
            for _ in 0..=numbers.below(3) {
                mutate(&mut value, &mut numbers);
            }
            let what = format!("{name}, round {round}");
            check_schema(&what, name, model, &validator, &value);
            check_value(&what, name, &value);
            if let Err(FormError::Invalid(errors)) = account.edited(&value) {
                check_errors(&what, &errors);
            }
            tried += 1;
            refused += usize::from(AnyAccount::from_value(name, &value).is_err());
            if let Value::Object(object) = &value {
                let mut parts = parts(object, |limit| numbers.below(limit));
                if numbers.below(2) == 0 {
                    let key = object
                        .keys()
                        .nth(numbers.below(object.len()))
                        .map_or("", |it| it);
                    match numbers.below(4) {
                        0 => parts.text(key, "[{\"a\": 1}"),
                        1 => parts.text(format!("{key}[]"), "x"),
                        2 => parts.file(
                            key,
                            Some("../../\u{0}\"\r\n;,%"),
                            Some("Text/PLAIN; charset"),
                            vec![0, 255],
                        ),
                        _ => parts.file(key, None, None, Vec::new()),
                    };
                }
                if let Err(FormError::Invalid(errors)) = AnyAccount::from_submission(name, parts) {
                    check_errors(&what, &errors);
                }
            }
            check_bytes(&what, name, &value, &mut numbers);
        }
    }
    assert!(tried >= 50 * rounds, "{tried} values");
    assert!(
        refused > tried / 2 && (rounds < 20 || refused < tried),
        "{refused} of {tried} refused"
    );
}

/// The text of a value and of a stored form, with bytes changed.
fn check_bytes(what: &str, name: &str, value: &Value, numbers: &mut Numbers) {
    let stored = json!({ "form": name, "version": "of before", "values": value });
    for text in [value.to_string(), stored.to_string()] {
        let mut bytes = text.into_bytes();
        for _ in 0..numbers.below(3) {
            let at = numbers.below(bytes.len());
            let piece: &[u8] = match numbers.below(9) {
                0 => b"\\ud800",
                1 => b"\xFF",
                2 => b"\xED\xA0\x80",
                3 => b"\"",
                4 => b"1e999",
                5 => b"{\"a\":1,\"a\":2}",
                6 => b"[[[[[[[[",
                7 => b"\"acknowledgement\":true,",
                _ => b"",
            };
            let end = (at + numbers.below(3)).min(bytes.len());
            bytes.splice(at..end, piece.iter().copied());
        }
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            check_value(what, name, &value);
        }
        let _ = serde_json::from_slice::<connectum::ProviderAccount>(&bytes);
        let _ = serde_json::from_slice::<Edit<connectum::ProviderAccount>>(&bytes);
        if let Ok(stored) = Stored::from_bytes(&bytes) {
            match AnyAccount::from_stored(&stored) {
                Ok(read) => read.form.as_form().validate().expect(what),
                Err(error) => assert!(!error.to_string().is_empty(), "{what}"),
            }
        }
    }
}

#[test]
fn parts_by_the_name_of_a_form_are_what_json_is() {
    let mut files = 0;
    for Entry { name, seeds, .. } in catalogue() {
        for value in seeds {
            let account = AnyAccount::from_value(name, value).expect("valid");
            let object = value.as_object().expect("an object");
            let read = AnyAccount::from_submission(name, parts(object, |_| 1)).expect(name);
            assert_eq!(
                read.as_form().expose(),
                account.as_form().expose(),
                "{name}"
            );
            files += usize::from(value.to_string().contains("data:"));
        }
    }
    assert!(files > 40, "{files} with files");
}

#[test]
fn nesting_without_end_is_refused_on_a_small_stack() {
    let deep = |key: &str, value: &Value| {
        let mut value = value.clone();
        let mut inner = json!(1);
        for at in 0..10_000 {
            inner = if at % 2 == 0 {
                Value::Array(vec![inner])
            } else {
                Value::Object(Map::from_iter([("a".to_owned(), inner)]))
            };
        }
        value[key] = inner;
        value
    };
    let mut tried = 0;
    for Entry { name, model, seeds } in catalogue().iter().step_by(7) {
        let value = &seeds[2];
        let account = AnyAccount::from_value(name, value).expect("valid");
        for key in model
            .fields
            .iter()
            .map(|field| field.key.as_str())
            .chain(["no_such_field"])
        {
            let value = deep(key, value);
            let errors = AnyAccount::from_value(name, &value).expect_err("too deep");
            let FormError::Invalid(errors) = errors else {
                panic!("{name}: {errors}");
            };
            assert!(
                errors.iter().any(|it| it.path.starts_with(key)),
                "{name}: {errors}"
            );
            assert!(account.edited(&value).is_err(), "{name}: {key}");
            forget(value);
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried} values");
}

/// Takes a value apart, which would need the stack otherwise: it is the caller's to drop.
fn forget(value: Value) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(object) => rest.extend(object.into_iter().map(|it| it.1)),
            _ => {}
        }
    }
}

#[test]
fn size_alone_is_no_trouble() {
    let mut entries = catalogue().iter();
    let connectum = entries.find(|it| it.name == "connectum/provider");
    let Entry { name, model, seeds } = connectum.expect("it is there");
    let seed = &seeds[2];
    let many: Vec<Value> = (0..100_000)
        .map(|at| json!({ "a": at % 3, "b": at }))
        .collect();
    for odd in [
        json!("a".repeat(1 << 20)),
        json!("\u{1F600}".repeat(1 << 18)),
        json!(many),
        json!(vec![0; 100_000]),
    ] {
        for field in &model.fields {
            let mut value = seed.clone();
            value[&field.key] = odd.clone();
            let Err(FormError::Invalid(errors)) = AnyAccount::from_value(name, &value) else {
                panic!("{}: it is refused", field.key);
            };
            check_errors(&field.key, &errors);
        }
    }
    // Keys, and names of parts, of which there is no list to look through for each.
    let mut value = seed.clone();
    let mut parts = Submission::new();
    for at in 0..100_000 {
        value[format!("k{at}")] = json!(at);
        parts.text(format!("k {at}"), "x");
    }
    let errors = AnyAccount::from_value(name, &value).expect_err("unknown keys");
    assert!(matches!(errors, FormError::Invalid(errors) if errors.len() == 100_000));
    let errors = AnyAccount::from_submission(name, parts).expect_err("unknown keys");
    let FormError::Invalid(errors) = errors else {
        panic!("{errors}");
    };
    assert_eq!(
        errors.at("?").count(),
        1,
        "what cannot be named is one fault"
    );
    // A name of a megabyte keeps its end.
    let long = format!("{}.p12", "%;é".repeat(1 << 18));
    let upload = Upload::from_parts(Some(&long), Some(&long), vec![1]).expect("a file");
    let kept = upload.name().expect("a name").into_owned();
    assert!(kept.ends_with("%;é.p12") && kept.len() < 256, "{kept}");
    assert_eq!(upload.media_type(), None);
}
