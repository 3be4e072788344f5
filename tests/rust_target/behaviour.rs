//! Compiled into a crate with the generated code; see `compiled.rs`.

use backend::rust::{AnyAccount, Currency, Feature, acme_pay, nasty};
use provspec_forms::{Form, FormError, Migration, Mode, Secret, Stored, StoredError};
use serde_json::{Value, json};

fn submission() -> Value {
    json!({
        "account": "acme.shop-api",
        "method": "api_key",
        "api_key": "sk_live_very_secret",
        "mode": "live",
        "features": ["apple_pay"],
        "apple_id": "a@example.com",
        "limit": 5.0,
        "currencies": ["EUR", "HUF"],
        "terminals": [
            {"terminal_id": "12345678", "pin": "9753", "currency": "EUR"},
            {"terminal_id": "87654321", "currency": "USD"},
        ],
        "agreed": true,
    })
}

fn with(key: &str, value: Value) -> Value {
    let mut submission = submission();
    submission[key] = value;
    submission
}

fn faults(value: &Value) -> Vec<String> {
    acme_pay::H2hMerchantAccount::from_value(value)
        .err()
        .into_iter()
        .flatten()
        .map(|error| format!("{} {}", error.path, error.code))
        .collect()
}

#[test]
fn a_good_submission_is_read_into_its_types() {
    let form = acme_pay::H2hMerchantAccount::from_value(&submission()).expect("valid");
    assert_eq!(form.account, "acme.shop-api");
    assert_eq!(form.method, acme_pay::Method::ApiKey);
    let key = form.api_key.as_ref().map(Secret::expose);
    assert_eq!(key, Some("sk_live_very_secret"));
    assert_eq!(form.mode, Mode::Live);
    assert_eq!(form.features, [Feature::ApplePay]);
    assert_eq!(form.limit, Some(5));
    assert_eq!(form.currencies, [Currency::Eur, Currency::Huf]);
    assert_eq!(form.terminals[1].currency, Currency::Usd);
    assert!(!form.p2p && form.agreed);
    assert!(form.validate().is_ok());
    let shown = format!(
        "{form:?}{}",
        serde_json::to_string(&form).expect("serializes")
    );
    assert!(
        !shown.contains("very_secret") && !shown.contains("9753"),
        "{shown}"
    );
    assert_eq!(form.expose(), with("limit", json!(5)));
}

#[test]
fn each_fault_has_its_path_and_code() {
    for (key, value, expected) in [
        ("account", json!("acme.shop"), "account pattern"),
        ("account", json!("shop-api"), "account pattern"),
        ("api_key", json!("short"), "api_key min_length"),
        (
            "certificate",
            json!("data:;base64,QQ=="),
            "certificate hidden",
        ),
        ("features", json!(["apple_pay", "x"]), "features option"),
        ("apple_id", json!("nobody"), "apple_id pattern"),
        ("p2p", json!(true), "p2p_host required"),
        ("p2p_host", json!("a.example"), "p2p_host hidden"),
        ("callback", json!("http://a.example"), "callback pattern"),
        ("note", json!(""), "note min_length"),
        ("limit", json!(0), "limit minimum"),
        ("rate", json!(0.6), "rate maximum"),
        ("country", json!("FR"), "country option"),
        (
            "products",
            json!(["cards", "wallets", "direct-debit"]),
            "products max_items",
        ),
        (
            "addresses",
            json!(["192.0.2.1", "192.0.2.1"]),
            "addresses duplicate",
        ),
        ("terminals", json!([]), "terminals min_items"),
        (
            "terminals",
            json!([{"terminal_id": "1", "currency": "EUR"}]),
            "terminals[0].terminal_id pattern",
        ),
        ("agreed", json!(false), "agreed type"),
        ("nonsense", json!(1), "nonsense unknown"),
    ] {
        assert_eq!(faults(&with(key, value)), [expected]);
    }
    assert_eq!(
        faults(&json!({"mode": "live"})),
        [
            "account required",
            "method required",
            "terminals required",
            "agreed required",
        ]
    );
}

#[test]
fn a_form_is_found_by_its_name() {
    let name = "acme-pay/h2h_merchant";
    let account = AnyAccount::from_value(name, &submission()).expect("valid");
    assert_eq!(account.as_form().definition().name, name);
    assert!(!format!("{account:?}").contains("very_secret"));
    assert!(matches!(account, AnyAccount::AcmePayH2hMerchantAccount(_)));
    let unknown = AnyAccount::from_value("acme-pay/none", &submission());
    assert!(matches!(unknown, Err(FormError::UnknownForm)));
    let invalid = AnyAccount::from_value("type/crate", &json!({"type": "x", "self": 1}));
    let message = invalid.expect_err("invalid").to_string();
    assert_eq!(message, "self: it is not true or false");
}

#[test]
fn a_form_is_deserialized_whole_or_not_at_all() {
    let read = serde_json::from_str::<acme_pay::ProviderAccount>;
    assert!(read(r#"{"login": "a", "method": "certificate"}"#).is_ok());
    let error = read(r#"{"login": "", "x": 1}"#)
        .expect_err("invalid")
        .to_string();
    assert_eq!(
        error,
        "login: it is empty; method: it is required; x: the form has no such field"
    );
}

#[test]
fn what_each_earlier_version_stored_is_read() {
    let versions = [
        ("acme-pay/default", "user", 2),
        ("acme-pay/standard", "user_name", 2),
        ("acme-pay/provider", "user_name", 1),
        ("acme-pay/provider", "login", 0),
    ];
    for (name, key, steps) in versions {
        let mut values = json!({"method": "certificate"});
        values[key] = json!("ann");
        let bytes = json!({"form": name, "version": "of then", "values": values}).to_string();
        let stored = Stored::from_bytes(bytes.as_bytes()).expect("stored");
        let read = acme_pay::ProviderAccount::from_stored(&stored).expect("valid");
        assert_eq!(read.form.login, "ann", "{name}");
        assert_eq!(read.migrated.len(), steps, "{:?}", read.migrated);
        assert!(!read.is_current());
        let found = AnyAccount::from_stored(&stored).expect("found by its name");
        assert_eq!(found.migrated, read.migrated);
        assert_eq!(found.form.as_form().expose(), read.form.expose());
        // Stored again, it is of today.
        let again = Stored::from_bytes(&read.form.to_stored().to_bytes()).expect("stored");
        assert_eq!(again.form(), "acme-pay/provider");
        let again = AnyAccount::from_stored(&again).expect("valid");
        assert!(again.is_current() && again.migrated.is_empty());
    }
    let oldest = json!({"form": "acme-pay/default", "version": "", "values": {"user": "ann", "method": "api_key"}});
    let stored = Stored::from_bytes(oldest.to_string().as_bytes()).expect("stored");
    let read = AnyAccount::from_stored(&stored).expect("valid");
    let renamed = |from: &str, to: &str| Migration::FieldRenamed {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let form = Migration::FormRenamed {
        from: "acme-pay/default".to_owned(),
        to: "acme-pay/provider",
    };
    assert_eq!(read.migrated, [form, renamed("user", "login")]);
    // A submission has the names of today.
    let submission = json!({"login": "ann", "method": "api_key"});
    let answer = AnyAccount::from_value("acme-pay/standard", &submission);
    assert!(matches!(answer, Err(FormError::UnknownForm)));
    let answer = AnyAccount::from_stored(
        &Stored::from_bytes(br#"{"form": "acme-pay/none", "version": "", "values": {}}"#)
            .expect("stored"),
    );
    assert!(matches!(answer, Err(StoredError::OtherForm(name)) if name == "acme-pay/none"));
}

#[test]
fn an_account_of_any_form_is_edited() {
    let account = AnyAccount::from_value("acme-pay/h2h_merchant", &submission()).expect("valid");
    let shown = serde_json::to_value(account.as_form().masked()).expect("serializes");
    assert_eq!(
        shown["stored"],
        json!({"api_key": {}, "terminals[0].pin": {}})
    );
    let same = account.edited(&shown["values"]).expect("valid");
    assert_eq!(same.as_form().expose(), account.as_form().expose());
    let mut changed = shown["values"].clone();
    changed["account"] = json!("nonsense");
    changed["api_key"] = json!("[redacted]");
    let Err(FormError::Invalid(errors)) = account.edited(&changed) else {
        panic!("the submission has faults");
    };
    let codes: Vec<&str> = errors.iter().map(|error| error.code).collect();
    assert_eq!(codes, ["pattern", "redacted"]);
}

#[test]
fn harmful_text_is_only_text() {
    let value = json!({"a__b": "`\"#", "form": "\u{202e}", "secret": "`\"#\\"});
    // The pattern of the author wants no grave accent, the prefix wants one: nothing can be right.
    let errors = nasty::MerchantAccount::from_value(&value).expect_err("invalid");
    let paths: Vec<&str> = errors.iter().map(|error| error.path.as_str()).collect();
    assert_eq!(paths, ["a__b", "secret"]);
    assert!(backend::included::nasty::MerchantAccount::from_value(&value).is_err());
}

#[test]
fn harmful_facts_are_only_text() {
    let known = backend::rust::provider("nasty").expect("it is there");
    let name = known.name;
    assert_eq!(known.description, Some(name));
    assert_eq!(known.host(Mode::Test), Some(name));
    assert_eq!(known.link(name).map(|it| it.url), Some(name));
    assert_eq!(known.deprecated.map(|it| it.reason), Some(name));
    let whitelist = known.whitelist;
    assert_eq!((whitelist.place, whitelist.boxes), (&[name][..], &[name; 2][..]));
    let list = whitelist.format.format(backend::rust::ADDRESSES);
    assert_eq!(list.as_deref(), Ok("192.0.2.*\n2001:db8::1"));
    let [callback] = known.callbacks else {
        panic!("{:?}", known.callbacks);
    };
    assert_eq!(callback.given_to, Some(name));
    assert_eq!(known.callbacks_for("provider").count(), 0);
    assert_eq!(known.callbacks_for("merchant").count(), 1);
    let codes: Vec<&str> = backend::included::PROVIDERS.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["123x", "acme-pay", "listed", "nasty", "type"]);
}
