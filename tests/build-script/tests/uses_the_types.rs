//! What a backend does with the types that its build script compiled.

use std::time::{Duration, SystemTime};

use build_script::forms::{AnyAccount, Currency, Feature, connectum, paylink, ukrgasbank};
use provspec_forms::{Choice, FieldErrors, Form, FormError, Mode, Secret};
use serde_json::{Value, json};

/// A PKCS#12 container that the passphrase `p12-secret` opens, with a key made for this test.
const KEY_FILE: &str = "data:application/x-pkcs12;name=shop.p12;base64,\
     MIIBfgIBAzCCATQGCSqGSIb3DQEHAaCCASUEggEhMIIBHTCCARkGCSqGSIb3DQEHAaCCAQoEggEGMIIBAjCB/wYLKoZIhvcNAQwK\
     AQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECJFzd6udmJKBAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFl\
     AwQBKgQQMO5Ovx1pf8xDbT9596V1EQSBkBxR0FNOE7tEi03rckqdHp3J9nsb8BWH/4Sn0xQ5HnhSpk3IWwAgI4ldx7kvBunLDmRI\
     7n586linNvJsCrm7PRJw3SKem9KiwC1+dHX1kuGL7a3jpfTeuz1+qSFjdxRgpKtu5TYlDbmpDi3U+WYT7Fdwv2kW+WMlbrF0AITt\
     gJG1g7UGdUouDuJs+lLkVDR65zBBMDEwDQYJYIZIAWUDBAIBBQAEIJDp+IgYs4YCK30pjME1+qx0ndRsRZlRD+NCmPbAXYf5BAg0\
     R21xAYtgUQICCAA=";

fn connectum() -> Value {
    json!({
        "account": "shop-17",
        "password": "hunter2-secret",
        "pkcs_key": KEY_FILE,
        "certificate_password": "p12-secret",
        "mode": "live",
        "acknowledgement": true,
    })
}

fn paylink() -> Value {
    json!({
        "merchant": "T-1001",
        "private_key": "pk-secret",
        "account": "26001234567890",
        "mode": "test",
        "acknowledgement": true,
    })
}

fn with(mut submission: Value, key: &str, value: Value) -> Value {
    submission[key] = value;
    submission
}

/// Path, code and message of each fault.
fn faults<F: Form + std::fmt::Debug>(submission: &Value) -> Vec<(String, &'static str, String)> {
    let errors = F::from_value(submission).expect_err("the submission has faults");
    let errors = errors.into_iter();
    errors
        .map(|error| (error.path, error.code, error.message))
        .collect()
}

fn fault(path: &str, code: &'static str, message: &str) -> (String, &'static str, String) {
    (path.to_owned(), code, message.to_owned())
}

#[test]
fn a_submission_is_read_into_its_types() {
    let body = connectum().to_string();
    let account: connectum::ProviderAccount = serde_json::from_str(&body).expect("valid");
    assert_eq!(account.account, "shop-17");
    assert_eq!(account.password.expose(), "hunter2-secret");
    assert_eq!(account.certificate_password, Secret::new("p12-secret"));
    assert_eq!(account.mode, Mode::Live);
    assert_eq!(account.pkcs_key.name().as_deref(), Some("shop.p12"));
    assert_eq!(account.pkcs_key.media_type(), Some("application/x-pkcs12"));
    assert_eq!(account.pkcs_key.bytes()[..4], [0x30, 0x82, 0x01, 0x7E]);
    assert_eq!(
        account.expires_within(SystemTime::now(), Duration::ZERO),
        []
    );
    assert!(account.acknowledgement);
}

#[test]
fn a_file_is_opened_with_its_passphrase() {
    let submission = with(connectum(), "certificate_password", json!("another"));
    assert_eq!(
        faults::<connectum::ProviderAccount>(&submission),
        [fault(
            "certificate_password",
            "passphrase",
            "it does not unlock “PKCS key”"
        )]
    );
    let submission = with(connectum(), "pkcs_key", json!("data:;base64,UEsDBAo="));
    assert_eq!(
        faults::<connectum::ProviderAccount>(&submission),
        [fault(
            "pkcs_key",
            "file_format",
            "it is a ZIP archive, not a PKCS#12 container: unpack it first"
        )]
    );
}

#[test]
fn options_are_enums_of_the_project() {
    let mut submission = with(connectum(), "currency", json!("UAH"));
    submission["features"] = json!(["refunds", "required_3ds_v2"]);
    let account = connectum::H2hMerchantAccount::from_value(&submission).expect("valid");
    assert_eq!(account.currency, Currency::Uah);
    assert_eq!(account.features, [Feature::Refunds, Feature::Required3dsV2]);
    assert_eq!(account.currency.as_str(), "UAH");
    assert!(Currency::ALL.contains(&Currency::Usdt));
    // What each option is called on the wire comes back.
    assert_eq!(account.expose(), submission);
}

#[test]
fn what_is_shown_has_no_secrets() {
    let account = connectum::ProviderAccount::from_value(&connectum()).expect("valid");
    assert_eq!(
        format!("{account:?}"),
        "ProviderAccount { account: \"shop-17\", password: [redacted], pkcs_key: [redacted], \
         certificate_password: [redacted], mode: \"live\", acknowledgement: true }"
    );
    assert_eq!(
        serde_json::to_value(&account).expect("serializes"),
        json!({
            "account": "shop-17",
            "password": "[redacted]",
            "pkcs_key": "[redacted]",
            "certificate_password": "[redacted]",
            "mode": "live",
            "acknowledgement": true,
        })
    );
    assert_eq!(account.password.to_string(), "[redacted]");
    assert_eq!(account.expose(), connectum());
}

#[test]
fn every_fault_is_told_by_field() {
    let submission = json!({
        "account": "",
        "password": 7,
        "pkcs_key": "MIIJ",
        "mode": "sandbox",
        "acknowledgement": false,
        "merchant": "x",
    });
    let found = faults::<connectum::ProviderAccount>(&submission);
    let places: Vec<(&str, &str)> = found
        .iter()
        .map(|(path, code, _)| (path.as_str(), *code))
        .collect();
    assert_eq!(
        places,
        [
            ("account", "min_length"),
            ("password", "type"),
            ("pkcs_key", "pattern"),
            ("certificate_password", "required"),
            ("mode", "option"),
            ("acknowledgement", "type"),
            ("merchant", "unknown"),
        ]
    );
    let messages: Vec<&str> = found.iter().map(|(.., message)| message.as_str()).collect();
    assert_eq!(
        messages[3..],
        [
            "it is required",
            "it is not one of the options",
            "it is not ticked",
            "the form has no such field",
        ]
    );
    let error =
        serde_json::from_value::<connectum::ProviderAccount>(submission).expect_err("faults");
    let text = error.to_string();
    assert!(
        text.starts_with("account: it is empty; password: it is not a text; "),
        "{text}"
    );
}

#[test]
fn faults_travel_to_the_frontend_as_json() {
    let submission = with(connectum(), "account", json!("x".repeat(4097)));
    let errors: FieldErrors =
        connectum::ProviderAccount::from_value(&submission).expect_err("too long");
    assert_eq!(errors.at("account").count(), 1);
    assert_eq!(errors.at("password").count(), 0);
    assert_eq!(
        serde_json::to_value(&errors).expect("serializes"),
        json!([{
            "path": "account",
            "code": "max_length",
            "message": "it has more than 4096 characters",
            "parameters": { "limit": 4096 },
        }])
    );
}

#[test]
fn conditions_decide_what_is_required() {
    let mut submission = paylink();
    let account = paylink::ProviderAccount::from_value(&submission).expect("valid");
    assert_eq!(account.account.as_deref(), Some("26001234567890"));
    assert!(!account.p2p);

    submission
        .as_object_mut()
        .expect("an object")
        .remove("account");
    assert_eq!(
        faults::<paylink::ProviderAccount>(&submission),
        [fault("account", "required", "it is required")]
    );
    submission["p2p"] = json!(true);
    let account = paylink::ProviderAccount::from_value(&submission).expect("valid");
    assert!(account.account.is_none() && account.p2p);

    submission["account"] = json!("UA26001234567890");
    assert_eq!(
        faults::<paylink::ProviderAccount>(&submission),
        [fault(
            "account",
            "pattern",
            "it does not have the right format: at most 14 digits"
        )]
    );
}

#[test]
fn a_form_changed_in_code_is_validated_again() {
    let mut account = paylink::ProviderAccount::from_value(&paylink()).expect("valid");
    account.validate().expect("still valid");
    account.account = None;
    account.private_key = Secret::new("");
    let errors = account.validate().expect_err("two faults");
    assert_eq!(
        errors.to_string(),
        "private_key: it is empty; account: it is required"
    );
}

#[test]
fn a_form_is_found_by_its_name() {
    let account = AnyAccount::from_value("paylink/provider", &paylink()).expect("valid");
    let AnyAccount::PaylinkProviderAccount(form) = &account else {
        panic!("another form: {account:?}");
    };
    assert_eq!(form.private_key.expose(), "pk-secret");
    assert_eq!(account.as_form().expose(), paylink());
    assert!(!format!("{account:?}").contains("pk-secret"));
    let unknown = AnyAccount::from_value("paylink/merchant", &paylink()).err();
    assert_eq!(unknown, Some(FormError::UnknownForm));
}

#[test]
fn a_key_file_keeps_its_bytes_and_its_secret() {
    let submission = json!({
        "merchant_id": "M1",
        "terminal_id": "E7654321",
        "private_key": "data:;name=E7654321_PrivateKey.key;base64,c2VjcmV0LWtleQ==",
        "mode": "live",
        "acknowledgement": true,
    });
    let account = ukrgasbank::ProviderAccount::from_value(&submission).expect("valid");
    assert_eq!(account.private_key.bytes(), b"secret-key");
    assert_eq!(
        account.private_key.name().as_deref(),
        Some("E7654321_PrivateKey.key")
    );
    assert!(!format!("{account:?}").contains("c2VjcmV0"));
    assert_eq!(account.expose(), submission);
}
