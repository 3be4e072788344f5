//! Nothing that a backend logs, shows or fails with has a secret in it, nor a piece of one, in any encoding.
//!
//! What may show a secret by its purpose is not asked: `expose`, `to_bytes`, `to_data_url`, `bytes`, and `masked` where a
//! secret was written into a field that is no secret.

#[path = "../../cases/mod.rs"]
mod cases;
#[path = "../../files/mod.rs"]
mod files;
mod genuine;
#[path = "../../project/mod.rs"]
mod project;

use std::collections::HashSet;
use std::fmt::{Debug, Write as _};
use std::hash::{BuildHasherDefault, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use data_encoding::{BASE64, HEXLOWER};
use generated_forms::forms::{AnyAccount, connectum, ukrgasbank};
use provspec::ir::{Field, FieldKind, FileFormat, Form as Model};
use provspec_forms::{Draft, Edit, Form, FormError, Stored, StoredError, Submission, Upload};
use serde_json::{Map, Value, json};
use tracing::field::{Field as LogField, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Bytes of a piece: shorter ones may be in a title by chance.
const PIECE: usize = 12;

/// The pieces of secrets that must not be seen.
#[derive(Default)]
struct Secrets {
    pieces: HashSet<[u8; PIECE]>,
    /// Where one may begin, by its first bytes: nearly all of a text is passed over so.
    starts: HashSet<u32, BuildHasherDefault<Quick>>,
}

/// Numbers spread well enough.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only numbers are hashed");
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

fn start(piece: &[u8]) -> u32 {
    let start = piece.first_chunk().copied();
    u32::from_le_bytes(start.unwrap_or_default())
}

impl Secrets {
    /// Adds all pieces of a secret, as it is and as it might be written.
    fn add(&mut self, secret: &[u8]) {
        self.add_pieces(secret);
        self.add_pieces(HEXLOWER.encode(secret).as_bytes());
        let mut url = String::new();
        for byte in secret {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    url.push(char::from(*byte));
                }
                byte => write!(url, "%{byte:02X}").expect("a text"),
            }
        }
        self.add_pieces(url.as_bytes());
        // Where the Base64 of something around it would begin is unknown.
        for skipped in 0..3 {
            if let Some(rest) = secret.get(skipped..) {
                self.add_pieces(BASE64.encode(rest).trim_end_matches('=').as_bytes());
            }
        }
    }

    fn add_pieces(&mut self, text: &[u8]) {
        for piece in text.windows(PIECE) {
            self.starts.insert(start(piece));
            self.pieces.extend(<[u8; PIECE]>::try_from(piece));
        }
    }

    /// Lets through what is in a text that anybody may see.
    fn allow(&mut self, text: &str) {
        for piece in text.as_bytes().windows(PIECE) {
            self.pieces.remove(piece);
        }
    }

    /// The first piece in a text.
    fn found<'t>(&self, text: &'t str) -> Option<&'t [u8]> {
        let mut pieces = text.as_bytes().windows(PIECE);
        pieces.find(|piece| self.starts.contains(&start(piece)) && self.pieces.contains(*piece))
    }
}

/// What was seen, and what leaked.
#[derive(Default)]
struct Watch {
    secrets: Secrets,
    seen: usize,
    leaks: Vec<String>,
}

impl Watch {
    fn text(&mut self, what: &str, text: &str) {
        self.seen += 1;
        if let Some(piece) = self.secrets.found(text) {
            let (piece, shown) = (String::from_utf8_lossy(piece), abridged(text));
            self.leaks.push(format!("{what} shows {piece:?}: {shown}"));
        }
    }

    fn json(&mut self, what: &str, value: &(impl serde_core::Serialize + ?Sized)) {
        self.text(what, &serde_json::to_string(value).expect("it serializes"));
    }

    /// As `{:?}`, as `{:#?}`, in a log, and in a panic.
    fn debug(&mut self, what: &str, value: &dyn Debug) {
        self.text(what, &format!("{value:?}"));
        self.text(what, &format!("{value:#?}"));
        let log = logged(value);
        assert!(!log.is_empty());
        self.text(&format!("the log of {what}"), &log);
    }

    /// What a panic says about a result that was not expected.
    fn panic(&mut self, what: &str, fails: impl FnOnce()) {
        let Err(payload) = catch_unwind(AssertUnwindSafe(fails)) else {
            return;
        };
        let text = payload.downcast_ref::<String>().expect("it has a message");
        self.text(&format!("the panic of {what}"), text);
    }

    fn form_error(&mut self, what: &str, error: &FormError) {
        self.debug(what, error);
        self.text(what, &error.to_string());
        if let FormError::Invalid(errors) = error {
            self.json(what, errors);
            for error in errors {
                self.text(what, &error.to_string());
                assert!(!error.code.is_empty() && !error.message.is_empty());
            }
        }
    }

    /// `is_misplaced`: a secret stands in a field whose values may be seen.
    fn stored_error(&mut self, what: &str, error: &StoredError, is_misplaced: bool) {
        self.debug(what, error);
        self.text(what, &error.to_string());
        if let StoredError::Invalid(unfinished) = error {
            self.json(what, &**unfinished);
            for migration in unfinished.migrated() {
                self.debug(what, migration);
                self.json(what, migration);
                self.text(what, &migration.to_string());
            }
            for path in unfinished.dropped() {
                self.text(what, path);
            }
            if !is_misplaced {
                self.json(what, &unfinished.masked());
                self.debug(what, &unfinished.masked());
            }
        }
    }
}

fn abridged(text: &str) -> String {
    text.chars().take(600).collect()
}

/// A subscriber that keeps everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &LogField, value: &dyn Debug) {
        let mut text = self.0.lock().expect("no thread failed");
        write!(text, "{field}={value:?} ").expect("a text");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What is logged of a value at the lowest level.
fn logged(value: &dyn Debug) -> String {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let _entered = tracing::trace_span!("request", body = ?value).entered();
        tracing::trace!(?value, "connection");
    });
    let text = log.0.lock().expect("no thread failed");
    text.clone()
}

/// A secret of the form, or of one of its items.
struct Place {
    pointer: String,
    text: String,
    is_file: bool,
}

/// Puts texts that cannot be mistaken in the place of secrets, and names the places.
fn mark(fields: &[Field], value: &mut Value, at: &str, places: &mut Vec<Place>) {
    for (number, field) in fields.iter().enumerate() {
        let Some(value) = value.get_mut(&field.key) else {
            continue;
        };
        let pointer = format!("{at}/{}", field.key);
        if let FieldKind::Repeat(repeat) = &field.kind {
            for (index, item) in value.as_array_mut().into_iter().flatten().enumerate() {
                mark(&repeat.fields, item, &format!("{pointer}/{index}"), places);
            }
            continue;
        }
        let is_file = matches!(field.kind, FieldKind::File(_));
        if !field.secret && !is_file {
            continue;
        }
        if let Some(marked) = marked(field, number) {
            *value = marked;
        }
        let text = value.as_str().expect("secrets and files are texts");
        places.push(Place {
            pointer,
            text: text.to_owned(),
            is_file,
        });
    }
}

/// An unmistakable value that the field takes; none where there is a genuine file already.
fn marked(field: &Field, number: usize) -> Option<Value> {
    const ALPHABETS: [&str; 4] = [
        "zQ7xK0pV9wLm3TrB8yHc5NdF1gJs4",
        "7f3a9c0be5d81642",
        "7319450286417",
        "QXKVWZJQPHGF",
    ];
    let text = |alphabet: &str, length: usize| -> String {
        alphabet.chars().cycle().skip(number).take(length).collect()
    };
    let shape = field.shape();
    if let FieldKind::File(rules) = &field.kind {
        let free = [FileFormat::Text, FileFormat::Any];
        let is_free = rules.formats.first().is_none_or(|it| free.contains(it));
        let payload = BASE64.encode(text(ALPHABETS[0], 300).as_bytes());
        return is_free.then(|| format!("data:text/plain;name=file;base64,{payload}").into());
    }
    let lengths = (12..=70).rev().chain(1..12);
    lengths
        .flat_map(|length| ALPHABETS.map(|alphabet| text(alphabet, length)))
        .chain([format!("https://{}.example/a", text("zqxkvwjp", 20))])
        .map(Value::from)
        .find(|value| shape.check(value).is_ok())
}

/// What the form has to keep to itself.
fn secrets(places: &[Place], model: &Model, account: &AnyAccount) -> Secrets {
    let mut secrets = Secrets::default();
    for place in places {
        if place.is_file {
            let upload = Upload::from_data_url(&place.text).expect("a file");
            secrets.add(upload.bytes());
        } else {
            secrets.add(place.text.as_bytes());
        }
    }
    // Titles, patterns and names, and whom a certificate is about.
    secrets.allow(&format!("{:?}", account.as_form().definition()));
    secrets.allow(&format!("{model:?}"));
    for expiry in account.as_form().expiries() {
        secrets.allow(&expiry.certificate.subject);
        secrets.allow(&expiry.certificate.issuer);
        secrets.allow(&format!("{:?}", expiry.certificate));
    }
    secrets
}

/// The valid value of the form with the most secrets.
fn richest(model: &Model) -> Value {
    fn secrets(fields: &[Field], value: &Value) -> usize {
        let count = |field: &Field| match (&field.kind, value.get(&field.key)) {
            (_, None) => 0,
            (FieldKind::Repeat(repeat), Some(items)) => {
                let items = items.as_array().into_iter().flatten();
                items.map(|item| secrets(&repeat.fields, item)).sum()
            }
            (FieldKind::File(_), Some(_)) => 1,
            _ => usize::from(field.secret),
        };
        fields.iter().map(count).sum()
    }
    let cases = cases::cases(model);
    let valid = cases.iter().filter(|case| case.valid());
    let best = valid.max_by_key(|case| {
        let length = case.value.to_string().len();
        (secrets(&model.fields, &case.value), usize::MAX - length)
    });
    best.expect("each form has a valid value").value.clone()
}

/// A value with another one at a place.
fn with(value: &Value, pointer: &str, other: Value) -> Value {
    let mut value = value.clone();
    *value.pointer_mut(pointer).expect("the place is there") = other;
    value
}

/// The value broken at a secret in every way: what was done, the value, and whether the secret may be seen now.
fn broken(value: &Value, place: &Place) -> Vec<(String, Value, bool)> {
    let secret = place.text.as_str();
    let bare = match Upload::from_data_url(secret) {
        Ok(upload) => String::from_utf8_lossy(upload.bytes()).into_owned(),
        Err(_) => secret.to_owned(),
    };
    let base64 = BASE64.encode(bare.as_bytes());
    let mut broken = Vec::new();
    let shapes = [
        ("too long", json!(secret.repeat(1 + 5_000 / secret.len()))),
        ("with a space before it", json!(format!(" {secret}"))),
        (
            "with a line behind it",
            json!(format!("{secret}\n{secret}\t")),
        ),
        ("in a list", json!([secret, secret])),
        ("in an object", json!({ "value": secret })),
        ("as a key", json!({ secret: secret })),
        ("deep within", json!([[[{ secret: [secret] }]]])),
        ("with a number", json!([7, secret])),
        ("bare", json!(bare)),
        ("as a data: URL", json!(format!("data:text/plain,{bare}"))),
        ("in Base64", json!(format!("data:;base64,{base64}"))),
        ("as a name", json!(format!("data:;name={bare}"))),
        (
            "as a media type",
            json!(format!("data:{bare}/{bare};base64,QUJD")),
        ),
        ("cut", json!(secret.chars().skip(1).collect::<String>())),
        (
            "cut at its end",
            json!(
                secret
                    .chars()
                    .take(secret.chars().count() / 2)
                    .collect::<String>()
            ),
        ),
        (
            "in PEM",
            json!(format!(
                "data:;base64,{}",
                BASE64.encode(format!("-----BEGIN {bare}-----\n{base64}\n").as_bytes())
            )),
        ),
    ];
    for (what, shape) in shapes {
        broken.push((what.to_owned(), with(value, &place.pointer, shape), false));
    }
    let (parent, own) = place.pointer.rsplit_once('/').expect("a pointer");
    let scope = value
        .pointer(parent)
        .and_then(Value::as_object)
        .expect("a scope");
    for key in scope.keys().filter(|key| *key != own) {
        let other = with(value, &format!("{parent}/{key}"), json!(secret));
        broken.push((format!("in the place of {key}"), other, true));
    }
    let mut more = |what: &str, change: &dyn Fn(&mut Map<String, Value>)| {
        let mut value = value.clone();
        let scope = value.pointer_mut(parent).and_then(Value::as_object_mut);
        change(scope.expect("a scope"));
        broken.push((what.to_owned(), value, false));
    };
    more("under a key of nobody", &|scope| {
        scope.insert("no_such_field".to_owned(), json!(secret));
    });
    more("as a key", &|scope| {
        scope.insert(secret.to_owned(), json!(true));
    });
    more("bare, as a key", &|scope| {
        scope.insert(bare.clone(), json!(null));
    });
    more("as a key in place of its own", &|scope| {
        scope.remove(own);
        scope.insert(secret.to_owned(), json!(own));
    });
    broken
}

fn stored(form: &str, values: &Value) -> Stored {
    let text = json!({ "form": form, "version": "0123456789abcdef", "values": values });
    Stored::from_bytes(text.to_string().as_bytes()).expect("it has the form of what is stored")
}

fn failed<T, E>(error: E) -> Result<T, E> {
    Err(error)
}

/// Everything that may be seen of a valid form.
fn watch_views(watch: &mut Watch, name: &str, account: &AnyAccount) {
    let form = account.as_form();
    watch.debug(name, account);
    watch.debug(name, &form);
    watch.json(name, account);
    watch.json(name, form);
    watch.json(name, &form.masked());
    watch.debug(name, &form.masked());
    let kept = form.to_stored();
    watch.debug(name, &kept);
    watch.debug(name, &kept.to_bytes());
    watch.debug(name, &form.expiries());
    watch.debug(name, &AnyAccount::from_stored(&kept).expect("valid"));
    let earlier = stored(name, &form.expose());
    watch.debug(name, &AnyAccount::from_stored(&earlier).expect("valid"));
    watch.panic(name, || {
        let form = AnyAccount::from_stored(&kept).expect("valid").form;
        failed::<(), _>(form).expect("a form that was in the way");
    });
}

fn watch_broken(
    watch: &mut Watch,
    what: &str,
    name: &str,
    account: &AnyAccount,
    value: &Value,
    is_misplaced: bool,
) {
    if let Err(error) = AnyAccount::from_value(name, value) {
        watch.form_error(what, &error);
        watch.panic(what, || {
            drop(AnyAccount::from_value(name, value).expect("valid"))
        });
    }
    if let Err(errors) = account.as_form().definition().check_shape(value) {
        watch.form_error(what, &FormError::Invalid(errors));
    }
    if let Err(error) = account.edited(value) {
        watch.form_error(what, &error);
    }
    let stored = stored(name, value);
    watch.debug(what, &stored);
    match AnyAccount::from_stored(&stored) {
        Err(error) => watch.stored_error(what, &error, is_misplaced),
        // A value that has moved to a field that may be seen is seen there.
        Ok(read) if !is_misplaced => watch.debug(what, &read.migrated),
        Ok(_) => {}
    }
    let mut parts = Submission::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::String(text) => parts.text(key, text),
            other => parts.text(key, other.to_string()),
        };
    }
    watch.debug(what, &parts);
    if let Err(error) = AnyAccount::from_submission(name, parts) {
        watch.form_error(what, &error);
    }
}

#[test]
fn nothing_shows_a_piece_of_a_secret() {
    let (mut forms, mut secrets, mut tried, mut seen) = (0, 0, 0, 0);
    for (name, model) in project::checked().forms() {
        let mut value = genuine::with_files(&model.fields, &richest(model));
        let mut places = Vec::new();
        mark(&model.fields, &mut value, "", &mut places);
        let account = AnyAccount::from_value(&name, &value).expect(&name);
        let mut watch = Watch {
            secrets: self::secrets(&places, model, &account),
            ..Watch::default()
        };
        watch_views(&mut watch, &name, &account);
        for place in &places {
            for (what, value, is_misplaced) in broken(&value, place) {
                let what = format!("{name}: {} {what}", place.pointer);
                watch_broken(&mut watch, &what, &name, &account, &value, is_misplaced);
                tried += 1;
            }
            let other = stored(&place.text, &value);
            watch.debug(&name, &other);
            let error = AnyAccount::from_stored(&other).expect_err("no form has this name");
            watch.stored_error(&name, &error, false);
        }
        assert_eq!(watch.leaks, [""; 0], "{name}");
        (forms, secrets) = (forms + 1, secrets + places.len());
        seen += watch.seen;
    }
    assert!(
        forms > 50 && secrets > forms,
        "{secrets} secrets in {forms} forms"
    );
    assert!(tried > 20 * secrets, "{tried} values");
    assert!(seen > 10 * tried, "{seen} texts");
}

/// What is typed: edits, drafts, `Deserialize`.
fn watch_typed<F: Form + Debug + serde_core::de::DeserializeOwned>(name: &str) -> usize {
    let checked = project::checked();
    let (_, model) = checked
        .forms()
        .find(|(it, _)| it == name)
        .expect("it is there");
    let mut value = genuine::with_files(&model.fields, &richest(model));
    let mut places = Vec::new();
    mark(&model.fields, &mut value, "", &mut places);
    let account = AnyAccount::from_value(name, &value).expect(name);
    let mut watch = Watch {
        secrets: secrets(&places, model, &account),
        ..Watch::default()
    };
    let form = F::from_value(&value).expect(name);
    watch.debug(name, &form);
    for place in &places {
        for (what, value, _) in broken(&value, place) {
            let what = format!("{name}: {} {what}", place.pointer);
            let edit = Edit::<F>::from_value(&value).expect("an object");
            watch.debug(&what, &edit);
            if let Err(errors) = edit.apply(&form) {
                watch.form_error(&what, &FormError::Invalid(errors));
            }
            watch.panic(&what, || drop(edit.apply(&form).expect("valid")));
            let mut draft = Draft::<F>::new();
            for (key, value) in value.as_object().into_iter().flatten() {
                draft = draft.set(key, value.clone());
            }
            watch.debug(&what, &draft);
            if let Err(errors) = draft.build() {
                watch.form_error(&what, &FormError::Invalid(errors));
            }
            let text = value.to_string();
            for text in [text.as_str(), &text[..text.len() - 1], &format!("[{text}]")] {
                if let Err(error) = serde_json::from_str::<F>(text) {
                    watch.debug(&what, &error);
                    watch.text(&what, &error.to_string());
                }
                if let Err(error) = serde_json::from_str::<Edit<F>>(text) {
                    watch.debug(&what, &error);
                    watch.text(&what, &error.to_string());
                }
            }
            if let Err(error) = serde_json::from_value::<F>(value) {
                watch.text(&what, &error.to_string());
            }
        }
        // The whole body is a secret, perhaps not even JSON.
        for text in [
            place.text.clone(),
            json!(place.text).to_string(),
            json!([place.text]).to_string(),
        ] {
            let error = serde_json::from_str::<F>(&text).expect_err("no form");
            watch.debug(name, &error);
            watch.text(name, &error.to_string());
            let error = Stored::from_bytes(text.as_bytes()).expect_err("nothing stored");
            watch.stored_error(name, &error, false);
            let error = AnyAccount::from_value(&text, &json!(text)).expect_err("no form");
            watch.form_error(name, &error);
            watch.debug(name, &Upload::from_data_url(&text[1..]).map(drop));
        }
    }
    assert_eq!(watch.leaks, [""; 0], "{name}");
    watch.seen
}

#[test]
fn edits_drafts_and_deserializing_show_no_secret() {
    assert!(watch_typed::<connectum::ProviderAccount>("connectum/provider") > 1_000);
    assert!(watch_typed::<ukrgasbank::ProviderAccount>("ukrgasbank/provider") > 500);
}

/// A view as nobody must write it.
#[derive(Debug)]
struct Leaking {
    #[expect(dead_code, reason = "it is seen in `Debug`")]
    text: String,
}

#[test]
fn a_leak_is_seen() {
    let secret = "zQ7xK0pV9w/Lm3Tr+B8yHc5NdF1gJs4 пароль";
    let mut secrets = Secrets::default();
    secrets.add(secret.as_bytes());
    let mut url = String::new();
    for byte in secret.bytes() {
        write!(url, "%{byte:02X}").expect("a text");
    }
    let url = url.replace("%4A%73%34", "Js4");
    let shown = [
        secret.to_owned(),
        secret.chars().skip(3).take(PIECE).collect(),
        BASE64.encode(secret.as_bytes()),
        BASE64.encode(format!("a{secret}").as_bytes()),
        BASE64.encode(format!("ab{secret}").as_bytes()),
        HEXLOWER.encode(secret.as_bytes()),
        format!("%D0%BF{}", &url[url.len() - 30..]),
    ];
    let mut watch = Watch {
        secrets,
        ..Watch::default()
    };
    for text in &shown {
        let before = watch.leaks.len();
        let leaking = Leaking { text: text.clone() };
        watch.debug("a view", &leaking);
        assert_eq!(watch.leaks.len(), before + 3, "{text}: {:?}", watch.leaks);
        watch.json("a view", text);
        watch.panic("a view", || failed::<(), _>(leaking).expect("nothing"));
        assert_eq!(watch.leaks.len(), before + 5, "{text}: {:?}", watch.leaks);
    }
    let before = watch.leaks.len();
    watch.debug(
        "another",
        &Leaking {
            text: "[redacted]".to_owned(),
        },
    );
    assert_eq!(watch.leaks.len(), before);
    watch.secrets.allow(secret);
    watch.text("what may be seen", secret);
    assert_eq!(watch.leaks.len(), before);
}
