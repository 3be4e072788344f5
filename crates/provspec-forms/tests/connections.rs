//! What happens to a form after it was submitted: kept, read by later versions of it, shown, changed.

use provspec_forms::{
    Change, Choice, Condition, Draft, Dropped, Edit, FieldDefinition, FieldErrors, Form,
    FormDefinition, Kind, Migration, Mode, Secrecy, Secret, Stored, StoredError, Unfinished,
    Upload, Values,
};
use serde_json::{Value, json};

const fn text(key: &'static str) -> FieldDefinition {
    FieldDefinition::required(key, key, Secrecy::Plain, Kind::line(1, 40))
}

const fn maybe(key: &'static str, secrecy: Secrecy, kind: Kind) -> FieldDefinition {
    FieldDefinition::optional(key, key, secrecy, kind)
}

/// An item: a terminal with its secrets.
struct Terminal {
    terminal_id: String,
    pin: Option<Secret>,
    own_key: bool,
    key: Option<Secret>,
}

const TERMINAL: &FormDefinition = &FormDefinition::new(
    "bank/merchant/terminals",
    "Terminal",
    &[
        FieldDefinition::renamed(&["tid"], text("terminal_id")),
        maybe("pin", Secrecy::Secret, Kind::line(4, 4)),
        maybe("own_key", Secrecy::Plain, Kind::Toggle),
        FieldDefinition::conditional(
            "key",
            "Key",
            Secrecy::Secret,
            Kind::line(1, 40),
            Condition::Always,
            Condition::On("own_key"),
        ),
    ],
);

impl Form for Terminal {
    fn rules() -> &'static FormDefinition {
        TERMINAL
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            terminal_id: values.text(),
            pin: values.optional_secret(),
            own_key: values.flag(),
            key: values.optional_secret(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.terminal_id);
        values.put_optional_secret(&self.pin);
        values.put_flag(self.own_key);
        values.put_optional_secret(&self.key);
    }
}

provspec_forms::form!(Terminal);

/// The third version: `account` was `login`, and `user` before that.
struct Merchant {
    account: String,
    mode: Mode,
    password: Secret,
    live_note: Option<String>,
    certificate: Option<Upload>,
    certificate_password: Option<Secret>,
    logo: Option<Upload>,
    modes: Vec<Mode>,
    live_key: Option<Secret>,
    terminals: Vec<Terminal>,
}

impl Form for Merchant {
    fn rules() -> &'static FormDefinition {
        const RULES: &FormDefinition = &FormDefinition::renamed(
            &["bank/standard", "bank/default"],
            FormDefinition::versioned(
                "bank/merchant",
                "Merchant account",
                "v3",
                &[
                    FieldDefinition::renamed(&["login", "user"], text("account")),
                    FieldDefinition::required(
                        "mode",
                        "Mode",
                        Secrecy::Plain,
                        Kind::Choice(&["test", "live"]),
                    ),
                    FieldDefinition::required(
                        "password",
                        "Password",
                        Secrecy::Secret,
                        Kind::line(8, 40),
                    ),
                    FieldDefinition::conditional(
                        "live_note",
                        "Note",
                        Secrecy::Plain,
                        Kind::line(1, 40),
                        Condition::Never,
                        Condition::Equals("mode", "live"),
                    ),
                    maybe(
                        "certificate",
                        Secrecy::Secret,
                        Kind::file(400, 300, &[provspec_forms::FileFormat::Any]),
                    ),
                    FieldDefinition::conditional(
                        "certificate_password",
                        "Certificate password",
                        Secrecy::Secret,
                        Kind::line(1, 40),
                        Condition::Always,
                        Condition::Filled("certificate"),
                    ),
                    maybe(
                        "logo",
                        Secrecy::Plain,
                        Kind::file(400, 300, &[provspec_forms::FileFormat::Any]),
                    ),
                    maybe(
                        "modes",
                        Secrecy::Plain,
                        Kind::choices(&["test", "live"], 0, None),
                    ),
                    FieldDefinition::renamed(
                        &["live_token"],
                        FieldDefinition::conditional(
                            "live_key",
                            "Key (live)",
                            Secrecy::Secret,
                            Kind::line(1, 40),
                            Condition::Always,
                            Condition::Equals("mode", "live"),
                        ),
                    ),
                    maybe("terminals", Secrecy::Plain, Kind::items(0, 5, TERMINAL)),
                ],
            ),
        );
        RULES
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            account: values.text(),
            mode: values.choice(),
            password: values.secret(),
            live_note: values.optional_text(),
            certificate: values.optional_upload(),
            certificate_password: values.optional_secret(),
            logo: values.optional_upload(),
            modes: values.choices(),
            live_key: values.optional_secret(),
            terminals: values.items(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.account);
        values.put_choice(self.mode);
        values.put_secret(&self.password);
        values.put_optional_text(&self.live_note);
        values.put_optional_upload(&self.certificate);
        values.put_optional_secret(&self.certificate_password);
        values.put_optional_upload(&self.logo);
        values.put_choices(&self.modes);
        values.put_optional_secret(&self.live_key);
        values.put_items(&self.terminals);
    }
}

provspec_forms::form!(Merchant);

const FILE: &str = "data:application/x-pkcs12;name=my%20key.p12;base64,c2VjcmV0IQ==";

fn full() -> Value {
    json!({
        "account": "acme",
        "mode": "live",
        "password": "very_secret",
        "certificate": FILE,
        "certificate_password": "very_secret_2",
        "logo": "data:image/png;name=logo.png;base64,QUJD",
        "live_key": "very_secret_3",
        "terminals": [
            {"terminal_id": "T1", "pin": "1111"},
            {"terminal_id": "T2", "pin": "2222"},
            {"terminal_id": "T3", "own_key": true, "key": "very_secret_4"},
        ],
    })
}

fn merchant(value: &Value) -> Merchant {
    Merchant::from_value(value).expect("valid")
}

fn without(mut value: Value, key: &str) -> Value {
    value.as_object_mut().expect("an object").remove(key);
    value
}

fn codes(errors: &FieldErrors) -> Vec<String> {
    errors
        .iter()
        .map(|error| format!("{} {}", error.path, error.code))
        .collect()
}

/// The submission that changes nothing.
fn unchanged() -> Value {
    merchant(&full()).masked().values().clone()
}

fn edited(submission: &Value) -> Result<Value, Vec<String>> {
    let edit = Edit::<Merchant>::from_value(submission).expect("an object");
    match edit.apply(&merchant(&full())) {
        Ok(form) => Ok(form.expose()),
        Err(errors) => Err(codes(&errors)),
    }
}

#[test]
fn what_is_secret_is_only_said_to_be_there() {
    let masked = merchant(&full()).masked();
    let shown = serde_json::to_value(&masked).expect("serializes");
    assert_eq!(
        shown,
        json!({
            "values": {
                "account": "acme",
                "mode": "live",
                "terminals": [
                    {"terminal_id": "T1"},
                    {"terminal_id": "T2"},
                    {"terminal_id": "T3", "own_key": true},
                ],
            },
            "stored": {
                "password": {},
                "certificate": {"name": "my key.p12", "media_type": "application/x-pkcs12", "size": 7},
                "certificate_password": {},
                "logo": {"name": "logo.png", "media_type": "image/png", "size": 3},
                "live_key": {},
                "terminals[0].pin": {},
                "terminals[1].pin": {},
                "terminals[2].key": {},
            },
        })
    );
    for text in [shown.to_string(), format!("{masked:?}")] {
        assert!(
            !text.contains("very_secret") && !text.contains("1111"),
            "{text}"
        );
        assert!(!text.contains("c2VjcmV0"), "{text}");
    }
    assert!(masked.has("terminals[1].pin") && !masked.has("terminals[2].pin"));
}

#[test]
fn an_edit_that_changes_nothing_changes_nothing() {
    assert_eq!(edited(&unchanged()), Ok(full()));
}

#[test]
fn a_secret_stays_goes_or_is_another() {
    let mut submission = unchanged();
    submission["password"] = json!("another_one");
    submission["certificate"] = Value::Null;
    submission["logo"] = Value::Null;
    let edit = Edit::<Merchant>::from_value(&submission).expect("an object");
    for (path, change) in [
        ("password", Some(Change::New)),
        ("certificate", Some(Change::Removed)),
        ("live_key", Some(Change::Unchanged)),
        ("terminals[0].pin", Some(Change::Unchanged)),
        ("terminals[9].pin", None),
        ("account", None),
    ] {
        assert_eq!(edit.change(path), change, "{path}");
    }
    assert!(!format!("{edit:?}").contains("another_one"));
    // The password of the certificate is not shown without one, so it goes with it.
    let mut expected = without(without(full(), "logo"), "certificate");
    expected = without(expected, "certificate_password");
    expected["password"] = json!("another_one");
    assert_eq!(edited(&submission), Ok(expected));
}

#[test]
fn every_fault_of_an_edit_is_found_in_order() {
    let mut submission = without(unchanged(), "account");
    submission["password"] = json!("[redacted]");
    submission["certificate_password"] = Value::Null;
    submission["live_key"] = Value::Null;
    submission["terminals"][1]["pin"] = json!("[redacted]");
    submission["terminals"][0]["own_key"] = json!("yes");
    submission["x"] = json!(1);
    assert_eq!(
        edited(&submission),
        Err(vec![
            "account required".to_owned(),
            "password redacted".to_owned(),
            "certificate_password required".to_owned(),
            "live_key required".to_owned(),
            // It is not as it was stored, so its PIN is not told from those of others.
            "terminals[0].pin unmatched".to_owned(),
            "terminals[0].own_key type".to_owned(),
            "terminals[1].pin redacted".to_owned(),
            "x unknown".to_owned(),
        ])
    );
    let errors = Edit::<Merchant>::from_value(&json!([])).expect_err("no object");
    assert_eq!(codes(&errors), [" type"]);
}

#[test]
fn what_the_form_does_not_show_any_more_goes() {
    let mut submission = unchanged();
    submission["mode"] = json!("test");
    let mut expected = without(full(), "live_key");
    expected["mode"] = json!("test");
    assert_eq!(edited(&submission), Ok(expected.clone()));
    // Said in so many words, it is a fault, as ever; none is none.
    submission["live_key"] = json!("very_secret_3");
    assert_eq!(edited(&submission), Err(vec!["live_key hidden".to_owned()]));
    submission["live_key"] = Value::Null;
    assert_eq!(edited(&submission), Ok(expected));
}

#[test]
fn secrets_stay_with_their_terminal() {
    let with = |terminals: Value| {
        let mut submission = unchanged();
        submission["terminals"] = terminals;
        edited(&submission).map(|form| form["terminals"].clone())
    };
    let own = json!({"terminal_id": "T3", "own_key": true});
    let kept = json!({"terminal_id": "T3", "own_key": true, "key": "very_secret_4"});
    // The first is deleted, the others change places.
    assert_eq!(
        with(json!([own, {"terminal_id": "T2", "own_key": false}])),
        Ok(json!([kept, {"terminal_id": "T2", "pin": "2222"}]))
    );
    // One is new, the others are as they were: it has no PIN, and nobody else's.
    assert_eq!(
        with(json!([{"terminal_id": "T0"}, {"terminal_id": "T1"}, {"terminal_id": "T2"}, own])),
        Ok(json!([
            {"terminal_id": "T0"},
            {"terminal_id": "T1", "pin": "1111"},
            {"terminal_id": "T2", "pin": "2222"},
            kept,
        ]))
    );
    // Renamed, or another in its place: nobody can tell.
    assert_eq!(
        with(json!([{"terminal_id": "T9"}, {"terminal_id": "T2"}, own])),
        Err(vec!["terminals[0].pin unmatched".to_owned()])
    );
    for (pin, left) in [
        (json!("9999"), json!({"terminal_id": "T9", "pin": "9999"})),
        (Value::Null, json!({"terminal_id": "T9"})),
    ] {
        assert_eq!(
            with(json!([{"terminal_id": "T9", "pin": pin}, {"terminal_id": "T2"}, own])),
            Ok(json!([left, {"terminal_id": "T2", "pin": "2222"}, kept]))
        );
    }
    // All gone.
    assert_eq!(with(json!([])), Ok(Value::Null));
}

#[test]
fn terminals_that_look_alike_keep_their_secrets_only_together() {
    let mut value = full();
    value["terminals"] = json!([
        {"terminal_id": "T1", "pin": "1111"},
        {"terminal_id": "T1", "pin": "2222"},
    ]);
    let stored = merchant(&value);
    let with = |terminals: Value| {
        let mut submission = unchanged();
        submission["terminals"] = terminals;
        let edit = Edit::<Merchant>::from_value(&submission).expect("an object");
        match edit.apply(&stored) {
            Ok(form) => Ok(form.expose()["terminals"].clone()),
            Err(errors) => Err(codes(&errors)),
        }
    };
    let silent = json!({"terminal_id": "T1"});
    assert_eq!(
        with(json!([silent, silent])),
        Ok(value["terminals"].clone())
    );
    // Which of the two was deleted?
    assert_eq!(
        with(json!([silent])),
        Err(vec!["terminals[0].pin unmatched".to_owned()])
    );
    // Was the first changed, or deleted and the last one added?
    assert_eq!(
        with(json!([silent, {"terminal_id": "T1", "pin": "3333"}])),
        Err(vec!["terminals[0].pin unmatched".to_owned()])
    );
}

#[test]
fn what_is_stored_is_read_again_and_never_shown() {
    let form = merchant(&full());
    let stored = form.to_stored();
    assert_eq!((stored.form(), stored.version()), ("bank/merchant", "v3"));
    let bytes = stored.to_bytes();
    let json: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(
        json,
        json!({"form": "bank/merchant", "version": "v3", "values": full()})
    );
    for text in [format!("{stored:?}"), format!("{bytes:?}")] {
        assert!(
            !text.contains("secret_") && !text.contains("acme"),
            "{text}"
        );
    }
    let stored = Stored::from_bytes(&bytes).expect("stored");
    let read = Merchant::from_stored(&stored).expect("valid");
    assert!(read.is_current() && read.migrated.is_empty());
    assert_eq!(read.form.expose(), full());
    for bytes in [
        &b""[..],
        b"{}",
        b"[]",
        br#"{"form": "a", "version": "", "values": []}"#,
        br#"{"form": "a", "version": 1, "values": {}}"#,
        br#"{"form": "a", "version": "", "values": {}, "more": 1}"#,
    ] {
        assert!(matches!(
            Stored::from_bytes(bytes),
            Err(StoredError::Malformed)
        ));
    }
}

fn stored(form: &str, values: &Value) -> Stored {
    let text = json!({"form": form, "version": "v1", "values": values}).to_string();
    Stored::from_bytes(text.as_bytes()).expect("stored")
}

fn unfinished(values: &Value) -> Unfinished {
    match Merchant::from_stored(&stored("bank/merchant", values)) {
        Err(StoredError::Invalid(unfinished)) => *unfinished,
        other => panic!("{other:?}"),
    }
}

fn renamed(from: &str, to: &str) -> Migration {
    Migration::FieldRenamed {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

fn dropped(path: &str, why: Dropped) -> Migration {
    Migration::Dropped {
        path: path.to_owned(),
        why,
    }
}

#[test]
fn every_earlier_version_is_read() {
    let rest = json!({"mode": "test", "password": "very_secret"});
    for (form, key) in [
        ("bank/default", "user"),
        ("bank/standard", "login"),
        ("bank/merchant", "account"),
    ] {
        let mut values = rest.clone();
        values[key] = json!("acme");
        let read = Merchant::from_stored(&stored(form, &values)).expect("valid");
        assert_eq!(read.form.account, "acme", "{form}");
        assert!(!read.is_current(), "its version is another");
    }
    let error = Merchant::from_stored(&stored("bank/other", &rest)).expect_err("another form");
    assert!(matches!(error, StoredError::OtherForm(name) if name == "bank/other"));
}

#[test]
fn what_is_done_to_read_it_is_said() {
    let values = json!({
        "user": "acme",
        "login": "acme",
        "mode": "live",
        "password": "very_secret",
        "live_token": "very_secret_3",
        "region": "very_secret_9",
        "certificate_password": "very_secret_2",
        "modes": ["test", "sandbox", "live"],
        "terminals": [
            {"tid": "T1", "pin": "1111", "key": "very_secret_4"},
            {"terminal_id": "T2", "name": "Till"},
        ],
    });
    let read = Merchant::from_stored(&stored("bank/standard", &values)).expect("valid");
    assert_eq!(
        read.migrated,
        [
            Migration::FormRenamed {
                from: "bank/standard".to_owned(),
                to: "bank/merchant"
            },
            renamed("user", "account"),
            renamed("login", "account"),
            renamed("live_token", "live_key"),
            dropped("region", Dropped::Unknown),
            renamed("terminals[0].tid", "terminals[0].terminal_id"),
            dropped("terminals[1].name", Dropped::Unknown),
            dropped("modes[1]", Dropped::Option),
            dropped("terminals[0].key", Dropped::Hidden),
            dropped("certificate_password", Dropped::Hidden),
        ]
    );
    assert_eq!(read.dropped().count(), 5);
    assert_eq!(
        read.form.expose(),
        json!({
            "account": "acme",
            "mode": "live",
            "password": "very_secret",
            "modes": ["test", "live"],
            "live_key": "very_secret_3",
            "terminals": [{"terminal_id": "T1", "pin": "1111"}, {"terminal_id": "T2"}],
        })
    );
    let shown = serde_json::to_string(&read.migrated).expect("serializes");
    assert!(
        shown.contains(r#"{"done":"dropped","path":"region","why":"unknown"}"#),
        "{shown}"
    );
    assert!(!shown.contains("very_secret") && !format!("{read:?}").contains("very_secret"));
}

#[test]
fn nothing_is_lost_when_it_is_not_valid_any_more() {
    let values = json!({
        "login": "acme",
        "user": "somebody else",
        "mode": "sandbox",
        "password": "short",
        "live_note": "ask Ann",
        "live_key": "very_secret_3",
        "terminals": [{"pin": "1111", "own_key": 1, "key": "very_secret_4"}],
    });
    let unfinished = unfinished(&values);
    assert_eq!(
        codes(unfinished.errors()),
        [
            "mode option",
            "password min_length",
            "terminals[0].terminal_id required",
            "terminals[0].own_key type",
            "user conflict",
        ]
    );
    assert_eq!(unfinished.migrated()[0], renamed("login", "account"));
    assert_eq!(unfinished.dropped().count(), 0);
    assert_eq!(
        unfinished.expose(),
        json!({
            "account": "acme",
            "user": "somebody else",
            "mode": "sandbox",
            "password": "short",
            "live_note": "ask Ann",
            "live_key": "very_secret_3",
            "terminals": [{"pin": "1111", "own_key": 1, "key": "very_secret_4"}],
        })
    );
    assert_eq!(
        serde_json::to_value(unfinished.masked()).expect("serializes"),
        json!({
            "values": {"account": "acme", "terminals": [{}]},
            "stored": {
                "password": {},
                // Not shown for now: the mode is missing.
                "live_key": {},
                "terminals[0].pin": {},
                "terminals[0].key": {},
            },
        })
    );
    assert!(!format!("{unfinished:?}").contains("short"));

    let finish = |submission: &Value| {
        let edit = Edit::<Merchant>::from_value(submission).expect("an object");
        edit.complete(&unfinished).map(|form| form.expose())
    };
    let errors = finish(&unfinished.masked().values().clone()).expect_err("still not valid");
    assert_eq!(
        codes(&errors),
        [
            "mode required",
            "password min_length",
            "terminals[0].terminal_id required",
            "terminals[0].pin unmatched",
        ]
    );
    let submission = json!({
        "account": "somebody else", "mode": "live", "password": "long_enough",
        "terminals": [{"terminal_id": "T1", "pin": "1111"}],
    });
    let mut expected = submission.clone();
    expected["live_key"] = json!("very_secret_3");
    assert_eq!(finish(&submission), Ok(expected));
}

#[test]
fn what_was_a_secret_before_is_not_shown_as_an_option() {
    let values = json!({"account": "acme", "mode": "very_secret", "password": "very_secret", "modes": "very_secret"});
    let unfinished = unfinished(&values);
    let shown = serde_json::to_string(&unfinished.masked()).expect("serializes");
    assert!(!shown.contains("very_secret"), "{shown}");
    assert_eq!(codes(unfinished.errors()), ["mode option", "modes type"]);
}

#[test]
fn a_form_is_built_in_code() {
    let upload = Upload::from_data_url(FILE).expect("a file");
    let build = |account: &str| {
        Draft::<Merchant>::new()
            .set("account", account)
            .set("mode", Mode::Test.as_str())
            .secret("password", "too short")
            .secret("password", "very_secret")
            .upload("certificate", &upload)
            .secret("certificate_password", Secret::new("very_secret_2"))
            .item(
                "terminals",
                Draft::<Terminal>::new()
                    .set("terminal_id", "T1")
                    .secret("pin", "1111"),
            )
            .item(
                "terminals",
                Draft::<Terminal>::new().set("terminal_id", "T2"),
            )
    };
    let form = build("acme").build().expect("valid");
    assert_eq!(form.terminals.len(), 2);
    assert_eq!(form.password.expose(), "very_secret");
    let faulty = build(" acme")
        .set("nonsense", 1)
        .secret("live_key", "[redacted]");
    assert!(!format!("{faulty:?}").contains("very_secret"));
    assert_eq!(
        codes(&faulty.build().expect_err("faults")),
        ["account pattern", "live_key redacted", "nonsense unknown"]
    );
    assert!(
        Draft::<Merchant>::default()
            .item("account", Draft::<Terminal>::new())
            .build()
            .is_err()
    );
}
