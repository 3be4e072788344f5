//! Forms in parts, as browsers send them without JSON: the same values, the same faults.

use provspec_forms::{
    FieldDefinition, FieldErrors, Form, FormDefinition, Kind, Mode, Secrecy, Secret, Submission,
    Upload, Values,
};
use serde_json::json;

struct Account {
    login: String,
    password: Secret,
    note: Option<String>,
    mode: Mode,
    modes: Vec<Mode>,
    addresses: Vec<String>,
    limit: Option<i64>,
    rate: Option<f64>,
    sandbox: bool,
    key: Option<Upload>,
    terminals: Vec<Terminal>,
    agreed: bool,
}

const MODES: &[&str] = &["test", "live"];

impl Form for Account {
    fn rules() -> &'static FormDefinition {
        const RULES: &FormDefinition = &FormDefinition::new(
            "bank/account",
            "Account",
            &[
                FieldDefinition::required("login", "Login", Secrecy::Plain, Kind::line(2, 20)),
                FieldDefinition::required(
                    "password",
                    "Password",
                    Secrecy::Secret,
                    Kind::line(2, 20),
                ),
                FieldDefinition::optional("note", "Note", Secrecy::Plain, Kind::text(1, 99, &[])),
                FieldDefinition::required("mode", "Mode", Secrecy::Plain, Kind::Choice(MODES)),
                FieldDefinition::optional(
                    "modes",
                    "Modes",
                    Secrecy::Plain,
                    Kind::choices(MODES, 0, None),
                ),
                FieldDefinition::optional(
                    "addresses",
                    "Addresses",
                    Secrecy::Plain,
                    Kind::texts("^[0-9.]+$", 20, 0, None),
                ),
                FieldDefinition::optional(
                    "limit",
                    "Limit",
                    Secrecy::Plain,
                    Kind::integer(0.0, 100.0),
                ),
                FieldDefinition::optional("rate", "Rate", Secrecy::Plain, Kind::number(None, None)),
                FieldDefinition::optional("sandbox", "Sandbox", Secrecy::Plain, Kind::Toggle),
                FieldDefinition::optional("key", "Key", Secrecy::Secret, Kind::file(600, 60, &[])),
                FieldDefinition::optional(
                    "terminals",
                    "Terminals",
                    Secrecy::Plain,
                    Kind::items(0, 9, TERMINAL),
                ),
                FieldDefinition::required(
                    "agreed",
                    "Agreed",
                    Secrecy::Plain,
                    Kind::Acknowledgement,
                ),
            ],
        );
        RULES
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            login: values.text(),
            password: values.secret(),
            note: values.optional_text(),
            mode: values.choice(),
            modes: values.choices(),
            addresses: values.texts(),
            limit: values.optional_integer(),
            rate: values.optional_number(),
            sandbox: values.flag(),
            key: values.optional_upload(),
            terminals: values.items(),
            agreed: values.flag(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.login);
        values.put_secret(&self.password);
        values.put_optional_text(&self.note);
        values.put_choice(self.mode);
        values.put_choices(&self.modes);
        values.put_texts(&self.addresses);
        values.put_optional_integer(self.limit);
        values.put_optional_number(self.rate);
        values.put_flag(self.sandbox);
        values.put_optional_upload(&self.key);
        values.put_items(&self.terminals);
        values.put_flag(self.agreed);
    }
}

provspec_forms::form!(Account);

struct Terminal {
    id: String,
}

const TERMINAL: &FormDefinition = &FormDefinition::new(
    "bank/account/terminals",
    "Terminal",
    &[FieldDefinition::required(
        "id",
        "ID",
        Secrecy::Plain,
        Kind::line(2, 8),
    )],
);

impl Form for Terminal {
    fn rules() -> &'static FormDefinition {
        TERMINAL
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self { id: values.text() }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.id);
    }
}

provspec_forms::form!(Terminal);

/// The least that is valid.
const LEAST: [(&str, &str); 4] = [
    ("login", "me"),
    ("password", "secret"),
    ("mode", "live"),
    ("agreed", "on"),
];

fn submission(more: &[(&str, &str)]) -> Submission {
    let mut submission = Submission::new();
    for (key, text) in LEAST.iter().chain(more) {
        submission.text(*key, *text);
    }
    submission
}

fn faults(result: Result<Account, FieldErrors>) -> Vec<(String, &'static str)> {
    let errors = result.err().unwrap_or_default();
    errors.into_iter().map(|it| (it.path, it.code)).collect()
}

#[test]
fn parts_are_read_by_the_table() {
    let mut parts = submission(&[
        ("note", "one\r\ntwo"),
        ("modes", "test"),
        ("modes", "live"),
        ("addresses", "[\"192.0.2.1\", \"192.0.2.2\"]"),
        ("limit", " 7 "),
        ("rate", "0.5"),
        ("sandbox", "true"),
        ("terminals", "[{\"id\": \"T1\"}, {\"id\": \"T2\"}]"),
    ]);
    parts.file(
        "key",
        Some("C:\\fakepath\\my;key.p12"),
        Some("Application/X-PKCS12; charset=binary"),
        vec![1, 2, 3],
    );
    let account = Account::from_submission(parts).expect("valid");
    assert_eq!(
        account.expose(),
        json!({
            "login": "me",
            "password": "secret",
            "note": "one\ntwo",
            "mode": "live",
            "modes": ["test", "live"],
            "addresses": ["192.0.2.1", "192.0.2.2"],
            "limit": 7,
            "rate": 0.5,
            "sandbox": true,
            "key": "data:application/x-pkcs12;name=my%3Bkey.p12;base64,AQID",
            "terminals": [{ "id": "T1" }, { "id": "T2" }],
            "agreed": true,
        })
    );
    // As JSON, it is the same form.
    let again = Account::from_value(&account.expose()).expect("valid");
    assert_eq!(again.expose(), account.expose());
}

#[test]
fn items_come_one_by_one_as_well() {
    let parts = submission(&[
        ("terminals", "{\"id\": \"T1\"}"),
        ("terminals", "{\"id\": \"T2\"}"),
    ]);
    let account = Account::from_submission(parts).expect("valid");
    let ids: Vec<&str> = account.terminals.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["T1", "T2"]);
    let parts = submission(&[("terminals", "{\"id\": \"T1\"}"), ("terminals", "T2")]);
    let found = faults(Account::from_submission(parts));
    assert_eq!(found, [("terminals[1]".to_owned(), "type")]);
}

#[test]
fn empty_boxes_are_no_values() {
    let mut parts = submission(&[
        ("note", ""),
        ("addresses", ""),
        ("limit", ""),
        ("key", ""),
        ("sandbox", "off"),
        ("terminals", ""),
    ]);
    parts.file(
        "key",
        Some(""),
        Some("application/octet-stream"),
        Vec::new(),
    );
    let account = Account::from_submission(parts).expect("valid");
    let least = json!({ "login": "me", "password": "secret", "mode": "live", "agreed": true });
    assert_eq!(account.expose(), least);
}

#[test]
fn a_file_is_pasted_or_a_data_url() {
    for (text, bytes) in [("-----BEGIN", "-----BEGIN"), ("data:;base64,QUI=", "AB")] {
        let account = Account::from_submission(submission(&[("key", text)])).expect("valid");
        let key = account.key.expect("a file");
        assert_eq!(key.bytes(), bytes.as_bytes());
    }
}

#[test]
fn faults_are_those_of_json() {
    let mut parts = Submission::new();
    for (key, text) in [
        ("nobody", "1"),
        ("nobody", "2"),
        ("login", "a"),
        ("login", "b"),
        ("mode", "Live"),
        ("limit", "many"),
        ("rate", "[]"),
        ("sandbox", "maybe"),
        ("addresses", "here"),
        ("terminals", "[{}]"),
        ("agreed", "off"),
    ] {
        parts.text(key, text);
    }
    parts.file("password", Some("a"), None, vec![1]);
    parts.file("key", Some("a"), None, vec![0; 61]);
    let due = [
        ("login", "type"),
        ("password", "type"),
        ("mode", "option"),
        ("addresses", "pattern"),
        ("limit", "type"),
        ("rate", "type"),
        ("sandbox", "type"),
        #[cfg(feature = "files")]
        ("key", "file_size"),
        ("terminals[0].id", "required"),
        ("agreed", "required"),
        ("nobody", "unknown"),
    ];
    let found = faults(Account::from_submission(parts));
    let found: Vec<(&str, &str)> = found.iter().map(|(path, code)| (&**path, *code)).collect();
    assert_eq!(found, due);
    let mut twice = submission(&[]);
    for name in ["a", "b"] {
        twice.file("key", Some(name), None, vec![1]);
    }
    let found = faults(Account::from_submission(twice));
    assert_eq!(found, [("key".to_owned(), "type")]);
}

#[test]
fn names_and_media_types_are_made_to_fit() {
    let upload = |name: &str, media_type: &str| {
        Upload::from_parts(Some(name), Some(media_type), vec![1]).expect("a file")
    };
    let long = upload(&format!("{}.p12", "я".repeat(500)), "a/b");
    let name = long.name().expect("a name").into_owned();
    assert_eq!(name.chars().count(), 255);
    assert!(name.ends_with("я.p12"), "{name}");
    assert_eq!(
        upload("../../etc/passwd", "TEXT/Plain").name().as_deref(),
        Some("passwd")
    );
    assert_eq!(
        upload("a", "TEXT/Plain ;charset=x").media_type(),
        Some("text/plain")
    );
    for odd in ["", "text", "text/plain/x y", "*/*"] {
        assert_eq!(upload("a", odd).media_type(), None, "{odd}");
    }
    assert_eq!(upload("", "a/b").name(), None);
    let whole = upload(&format!("{}.p12", ";".repeat(500)), "a/b");
    assert_eq!(Upload::from_data_url(&whole.to_data_url()), Ok(whole));
    let empty = Upload::from_parts(None, None, Vec::new());
    assert!(empty.is_err());
}

#[test]
fn a_submission_shows_no_value() {
    let parts = submission(&[]);
    assert_eq!(
        format!("{parts:?}"),
        "{\"login\", \"password\", \"mode\", \"agreed\"}"
    );
}

#[test]
fn a_file_where_a_list_belongs_is_refused() {
    for key in ["modes", "addresses", "terminals", "note", "limit"] {
        let mut parts = submission(&[]);
        parts.file(key, Some("a.txt"), None, b"a".to_vec());
        let found = faults(Account::from_submission(parts));
        assert_eq!(found, [(key.to_owned(), "type")]);
        let mut parts = submission(&[(key, "a")]);
        parts.file(key, Some("a.txt"), None, b"a".to_vec());
        let found = faults(Account::from_submission(parts));
        assert_eq!(found, [(key.to_owned(), "type")]);
    }
}

#[test]
fn names_of_parts_are_shown_if_they_look_like_names() {
    let parts = submission(&[("sk_live_4ec39hqlyjwdarjtt1zdp7dc", "x"), ("a b\nc", "x")]);
    let shown = format!("{parts:?}");
    assert_eq!(
        shown,
        r#"{"login", "password", "mode", "agreed", "?", "?"}"#
    );
    let found = faults(Account::from_submission(parts));
    assert_eq!(found, [("?".to_owned(), "unknown")]);
}

/// Objects of one to three keys, all different, whatever their number.
fn objects(seed: usize) -> Vec<serde_json::Value> {
    let all = (0..4).flat_map(|a| {
        (0..4).flat_map(move |b| {
            [
                json!({ "a": a, "b": b }),
                json!({ "a": a, "c": b }),
                json!({ "b": a, "c": b, "a": 1 }),
            ]
        })
    });
    let mut all: Vec<_> = all.chain((0..4).map(|a| json!({ "a": a }))).collect();
    let length = all.len();
    for at in 0..length {
        all.swap(at, (at * 7 + seed * 31 + at * seed) % length);
    }
    all
}

/// A list of objects whose order went in a circle: sorting may panic then, and does not find what is twice.
#[test]
fn objects_of_any_keys_are_told_apart() {
    let with = |addresses: Vec<serde_json::Value>| {
        let value = json!({
            "login": "me", "password": "secret", "mode": "live", "agreed": true, "addresses": addresses,
        });
        faults(Account::from_value(&value))
    };
    for seed in 0..200 {
        let mut list = objects(seed);
        let due = |code| [("addresses".to_owned(), code)];
        assert_eq!(with(list.clone()), due("type"), "{seed}");
        list.insert(seed % list.len(), list[(seed * 5) % list.len()].clone());
        assert_eq!(with(list), due("duplicate"), "{seed}");
    }
}
