//! A form as generated code has it, written by hand, against values good and bad.

use provspec_forms::{
    Choice, Condition, FieldDefinition, Form, FormDefinition, Kind, Mode, Pattern, Secrecy, Secret,
    Upload, Values, pattern,
};
use serde_json::{Value, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Key,
    Certificate,
}

impl Choice for Method {
    const ALL: &'static [Self] = &[Self::Key, Self::Certificate];

    fn as_str(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Certificate => "certificate",
        }
    }
}

provspec_forms::choice!(Method);

struct Terminal {
    terminal_id: String,
    pin: Option<Secret>,
}

const TERMINAL: &FormDefinition = &FormDefinition::new(
    "bank/merchant/terminals",
    "Terminal",
    &[
        FieldDefinition::required(
            "terminal_id",
            "Terminal ID",
            Secrecy::Plain,
            Kind::text(1, 8, &[Pattern::new("^[0-9]{8}$")]),
        ),
        FieldDefinition::optional("pin", "PIN", Secrecy::Secret, Kind::line(4, 4)),
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
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.terminal_id);
        values.put_optional_secret(&self.pin);
    }
}

provspec_forms::form!(Terminal);

struct Merchant {
    account: String,
    method: Method,
    api_key: Option<Secret>,
    certificate: Option<Upload>,
    mode: Mode,
    modes: Vec<Mode>,
    addresses: Vec<String>,
    limit: Option<i64>,
    rate: Option<f64>,
    sandbox: bool,
    sandbox_note: Option<String>,
    agreed: bool,
    terminals: Vec<Terminal>,
}

impl Form for Merchant {
    fn rules() -> &'static FormDefinition {
        const RULES: &FormDefinition = &FormDefinition::new(
            "bank/merchant",
            "Merchant account",
            &[
                FieldDefinition::required("account", "Account", Secrecy::Plain, Kind::line(2, 4)),
                FieldDefinition::required(
                    "method",
                    "Method",
                    Secrecy::Plain,
                    Kind::Choice(&["key", "certificate"]),
                ),
                FieldDefinition::conditional(
                    "api_key",
                    "API key",
                    Secrecy::Secret,
                    Kind::line(1, 20),
                    Condition::Always,
                    Condition::Equals("method", "key"),
                ),
                FieldDefinition::conditional(
                    "certificate",
                    "Certificate",
                    Secrecy::Secret,
                    Kind::file(60, 30, &[]),
                    Condition::Always,
                    Condition::Equals("method", "certificate"),
                ),
                FieldDefinition::required(
                    "mode",
                    "Mode",
                    Secrecy::Plain,
                    Kind::Choice(&["test", "live"]),
                ),
                FieldDefinition::optional(
                    "modes",
                    "Modes",
                    Secrecy::Plain,
                    Kind::choices(&["test", "live"], 0, None),
                ),
                FieldDefinition::optional(
                    "addresses",
                    "Addresses",
                    Secrecy::Plain,
                    Kind::texts(pattern::ADDRESS, 18, 0, Some(2)),
                ),
                FieldDefinition::optional(
                    "limit",
                    "Limit",
                    Secrecy::Plain,
                    Kind::integer(1.0, 9_007_199_254_740_991.0),
                ),
                FieldDefinition::optional(
                    "rate",
                    "Rate",
                    Secrecy::Plain,
                    Kind::number(None, Some(0.5)),
                ),
                FieldDefinition::optional("sandbox", "Sandbox", Secrecy::Plain, Kind::Toggle),
                FieldDefinition::conditional(
                    "sandbox_note",
                    "Note",
                    Secrecy::Plain,
                    Kind::text(1, 9, &[]),
                    Condition::Not(&Condition::Contains("modes", "live")),
                    Condition::All(&[Condition::On("sandbox"), Condition::Filled("account")]),
                ),
                FieldDefinition::required(
                    "agreed",
                    "Agreed",
                    Secrecy::Plain,
                    Kind::Acknowledgement,
                ),
                FieldDefinition::required(
                    "terminals",
                    "Terminals",
                    Secrecy::Plain,
                    Kind::items(1, 2, TERMINAL),
                ),
            ],
        );
        RULES
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            account: values.text(),
            method: values.choice(),
            api_key: values.optional_secret(),
            certificate: values.optional_upload(),
            mode: values.choice(),
            modes: values.choices(),
            addresses: values.texts(),
            limit: values.optional_integer(),
            rate: values.optional_number(),
            sandbox: values.flag(),
            sandbox_note: values.optional_text(),
            agreed: values.flag(),
            terminals: values.items(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.account);
        values.put_choice(self.method);
        values.put_optional_secret(&self.api_key);
        values.put_optional_upload(&self.certificate);
        values.put_choice(self.mode);
        values.put_choices(&self.modes);
        values.put_texts(&self.addresses);
        values.put_optional_integer(self.limit);
        values.put_optional_number(self.rate);
        values.put_flag(self.sandbox);
        values.put_optional_text(&self.sandbox_note);
        values.put_flag(self.agreed);
        values.put_items(&self.terminals);
    }
}

provspec_forms::form!(Merchant);

fn good() -> Value {
    json!({
        "account": "acme",
        "method": "key",
        "api_key": "sk_very_secret",
        "mode": "live",
        "agreed": true,
        "terminals": [{"terminal_id": "12345678", "pin": "9753"}],
    })
}

/// The good value with some members replaced; `"absent"` takes one out.
fn with(changes: Value) -> Value {
    let mut value = good();
    let (Some(object), Value::Object(changes)) = (value.as_object_mut(), changes) else {
        panic!("objects");
    };
    for (key, change) in changes {
        if change == json!("absent") {
            object.remove(&key);
        } else {
            object.insert(key, change);
        }
    }
    value
}

fn faults(value: &Value) -> Vec<String> {
    match Merchant::from_value(value) {
        Ok(_) => Vec::new(),
        Err(errors) => errors
            .iter()
            .map(|error| format!("{} {}", error.path, error.code))
            .collect(),
    }
}

#[test]
fn every_fault_is_found_where_it_is() {
    let cases: &[(Value, &[&str])] = &[
        (json!({}), &[]),
        (json!({"account": "absent"}), &["account required"]),
        (json!({"account": ""}), &["account min_length"]),
        (json!({"account": "ü"}), &["account min_length"]),
        (json!({"account": "üüüü"}), &[]),
        (json!({"account": "üüüüü"}), &["account max_length"]),
        (json!({"account": " ab"}), &["account pattern"]),
        (json!({"account": null}), &["account type"]),
        (
            json!({"method": "Key"}),
            &["method option", "api_key hidden"],
        ),
        (
            json!({"method": "certificate"}),
            &["api_key hidden", "certificate required"],
        ),
        (json!({"api_key": "absent"}), &["api_key required"]),
        (
            json!({"certificate": "data:;base64,QQ=="}),
            &["certificate hidden"],
        ),
        (
            json!({"method": "certificate", "api_key": "absent", "certificate": "data:;base64,QQ=="}),
            &[],
        ),
        (
            json!({"method": "certificate", "api_key": "absent", "certificate": "QQ=="}),
            &["certificate pattern"],
        ),
        (
            json!({"method": "certificate", "api_key": "absent",
                   "certificate": format!("data:;base64,{}", "QUJD".repeat(12))}),
            &["certificate file_size"],
        ),
        (json!({"modes": [], "addresses": []}), &[]),
        (json!({"modes": ["test", "test"]}), &["modes duplicate"]),
        (json!({"modes": ["test", "prod"]}), &["modes option"]),
        (json!({"modes": "test"}), &["modes type"]),
        (json!({"addresses": ["192.0.2.1", "192.0.2.0/24"]}), &[]),
        (json!({"addresses": ["192.0.2"]}), &["addresses pattern"]),
        (
            json!({"addresses": ["192.0.2.1", "192.0.2.2", "192.0.2.3"]}),
            &["addresses max_items"],
        ),
        (json!({"limit": 1.0}), &[]),
        (json!({"limit": 1.5}), &["limit type"]),
        (json!({"limit": 0}), &["limit minimum"]),
        (
            json!({"limit": 9_007_199_254_740_992_u64}),
            &["limit maximum"],
        ),
        (json!({"rate": 1}), &["rate maximum"]),
        (json!({"sandbox": "on"}), &["sandbox type"]),
        (json!({"sandbox": true}), &["sandbox_note required"]),
        (json!({"sandbox": true, "sandbox_note": "a\nb"}), &[]),
        (json!({"sandbox": true, "modes": ["live"]}), &[]),
        (json!({"sandbox_note": "x"}), &["sandbox_note hidden"]),
        (json!({"agreed": false}), &["agreed type"]),
        (json!({"agreed": "absent"}), &["agreed required"]),
        (json!({"terminals": []}), &["terminals min_items"]),
        (
            json!({"terminals": [{"terminal_id": "12345678"}, {"terminal_id": "12345678"}]}),
            &["terminals duplicate"],
        ),
        (
            json!({"terminals": [{"terminal_id": "1"}, {"pin": "1", "x": 1}]}),
            &[
                "terminals[0].terminal_id pattern",
                "terminals[1].terminal_id required",
                "terminals[1].pin min_length",
                "terminals[1].x unknown",
            ],
        ),
        (json!({"terminals": ["x"]}), &["terminals[0] type"]),
        (
            json!({"Account": "x", "agreed": 1}),
            &["agreed type", "Account unknown"],
        ),
    ];
    for (changes, expected) in cases {
        assert_eq!(faults(&with(changes.clone())), *expected, "{changes}");
    }
    assert_eq!(faults(&json!([])), [" type"]);
}

#[test]
fn a_form_is_read_into_its_types_and_written_again() {
    let value = with(json!({
        "modes": ["live", "test"], "limit": 3.0, "rate": 0.25, "addresses": ["192.0.2.1"],
    }));
    let form = Merchant::from_value(&value).expect("valid");
    assert_eq!(form.account, "acme");
    assert_eq!(form.method, Method::Key);
    assert_eq!(
        form.api_key.as_ref().map(Secret::expose),
        Some("sk_very_secret")
    );
    assert_eq!(form.modes, [Mode::Live, Mode::Test]);
    assert_eq!((form.limit, form.rate), (Some(3), Some(0.25)));
    assert!(form.agreed && !form.sandbox);
    assert_eq!(form.terminals[0].terminal_id, "12345678");
    assert_eq!(form.validate(), Ok(()));
    let mut expected = value;
    expected["limit"] = json!(3);
    assert_eq!(form.expose(), expected);
}

#[test]
fn a_form_changed_in_code_is_validated() {
    let mut form = Merchant::from_value(&good()).expect("valid");
    form.account.clear();
    form.certificate = Some(Upload::new("a.p12", "text/plain", vec![1]).expect("a file"));
    form.rate = Some(f64::NAN);
    form.agreed = false;
    form.terminals.clear();
    let errors = form.validate().expect_err("invalid");
    let faults: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "account: it has fewer than 2 characters",
            "certificate: it must be left out: the form does not show it here",
            "rate: it is not a number",
            "agreed: it is required",
            "terminals: it is required",
        ]
    );
}

#[test]
fn neither_debug_nor_serialize_nor_errors_show_a_secret() {
    let form = Merchant::from_value(&good()).expect("valid");
    assert_eq!(
        format!("{form:?}"),
        "Merchant { account: \"acme\", method: \"key\", api_key: [redacted], mode: \"live\", \
         modes: [], addresses: [], sandbox: false, agreed: true, \
         terminals: [{terminal_id: \"12345678\", pin: [redacted]}] }"
    );
    let shown = serde_json::to_string(&form).expect("serializes");
    assert!(shown.contains(r#""api_key":"[redacted]""#), "{shown}");
    for text in [shown, format!("{form:#?}")] {
        assert!(
            !text.contains("sk_very_secret") && !text.contains("9753"),
            "{text}"
        );
    }
    let long = "sk_very_secret_and_too_long";
    let errors = Merchant::from_value(&with(json!({"api_key": long}))).expect_err("invalid");
    assert_eq!(
        errors.to_string(),
        "api_key: it has more than 20 characters"
    );
    assert!(!format!("{errors:?}").contains(long));
    assert_eq!(
        serde_json::to_value(&errors).expect("serializes"),
        json!([{
            "path": "api_key",
            "code": "max_length",
            "message": "it has more than 20 characters",
            "parameters": {"limit": 20},
        }])
    );
}

#[test]
fn deserializing_reports_every_fault() {
    let form: Merchant = serde_json::from_value(good()).expect("valid");
    assert_eq!(form.mode, Mode::Live);
    let text = with(json!({"agreed": "absent", "extra": 1})).to_string();
    let error = serde_json::from_str::<Merchant>(&text).expect_err("invalid");
    assert_eq!(
        error.to_string(),
        "agreed: it is required; extra: the form has no such field"
    );
}
