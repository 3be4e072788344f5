//! What is said of options, codes, lists and files.

use serde_json::json;

use super::feature::{Feature, Slot, field};
use super::types::{CODES, SELECTS};

/// Features of fields with options.
fn options() -> Vec<Feature> {
    vec![
        field("options: described", Slot::Options, |it| {
            it.set(
                "options",
                json!({
                    "one": { "title": "One", "description": "The first." },
                    "two": { "title": "Two" },
                    "three": "Three",
                }),
            );
        })
        .with(Slot::Type, SELECTS),
        field("options: odd values", Slot::Options, |it| {
            it.set(
                "options",
                json!({
                    "one": "One", "1": "A number", "true": "A word of JSON", "null": "Another", "a b": "A space",
                    "\"$&😀\\": "Signs", "constructor": "A name of JavaScript", "__proto__": "Another such name",
                    "e\u{301}": "A letter and its accent", "é": "The letter with it",
                }),
            );
        })
        .with(Slot::Type, SELECTS),
        field("options: one", Slot::Options, |it| {
            it.set("options", json!({ "one": "The only one" }));
        })
        .with(Slot::Type, &["select"]),
        field("options: with hosts", Slot::Options, |it| {
            it.set(
                "options",
                json!({
                    "one": { "title": "One", "hosts": "https://one.example.com/" },
                    "two": { "title": "Two", "hosts": "https://two.example.com/" },
                    "three": "Three",
                }),
            );
        })
        .with(Slot::Type, &["select"]),
        field("max_items", Slot::MaxItems, |it| it.set("max_items", json!(2)))
            .with(Slot::Type, &["multiselect", "ip_list"]),
        field("allowed", Slot::Codes, |it| {
            let codes = match it.kind() {
                "country" | "countries" => json!(["DE", "FR", "UA"]),
                "features" => json!(["payments", "refunds"]),
                _ => json!(["USD", "EUR", "BTC"]),
            };
            it.set("allowed", codes);
        })
        .with(Slot::Type, CODES)
        .without(Slot::CurrenciesOfAll, &["currencies of the provider: without the company's own"]),
        field("except", Slot::Codes, |it| {
            let codes = match it.kind() {
                "country" | "countries" => json!(["AQ"]),
                "features" => json!(["apple_pay"]),
                _ => json!(["JPY"]),
            };
            it.set("except", codes);
        })
        .with(Slot::Type, CODES),
        field("extra", Slot::Extra, |it| it.set("extra", json!(false)))
            .with(Slot::Type, &["currency", "currencies"])
            .without(Slot::Codes, &["allowed"]),
    ]
}

/// A feature that makes this one of the formats of a file.
macro_rules! of_format {
    ($name:literal) => {
        field(concat!("format: ", $name), Slot::Formats, |it| {
            it.set("formats", json!([$name]));
        })
        .with(Slot::Type, &["file"])
    };
}

/// Features of files.
fn files() -> Vec<Feature> {
    let file = |name, slot, add| field(name, slot, add).with(Slot::Type, &["file"]);
    vec![
        of_format!("pkcs12").without(Slot::Secret, &[]),
        of_format!("private_key").without(Slot::Secret, &[]),
        of_format!("public_key"),
        of_format!("certificate"),
        of_format!("certificate_request"),
        of_format!("pem"),
        of_format!("text"),
        of_format!("json"),
        file("format: any of several", Slot::Formats, |it| {
            it.set("formats", json!(["certificate", "pem", "text"]));
        }),
        file("max_size: the least", Slot::MaxSize, |it| it.set("max_size", json!("64 B"))),
        file("max_size: the most", Slot::MaxSize, |it| it.set("max_size", json!("1 MB"))),
        file("max_size: in binary units", Slot::MaxSize, |it| it.set("max_size", json!("2 KiB"))),
        file("file_name", Slot::FileName, |it| it.set("file_name", json!("subject.key"))),
        file("extensions", Slot::Extensions, |it| it.set("extensions", json!([".key", ".txt"]))),
        file("input: upload", Slot::Input, |it| it.set("input", json!("upload"))),
        file("input: paste", Slot::Input, |it| it.set("input", json!("paste")))
            .without(Slot::Formats, &["format: pkcs12"]),
        file("input: either", Slot::Input, |it| it.set("input", json!("either"))),
        file("passphrase", Slot::Passphrase, |it| {
            it.passphrase = true;
            let key = format!("{}_opener", it.key());
            it.set("passphrase", json!(key));
        })
        .with(Slot::Formats, &["format: pkcs12", "format: private_key"]),
        file("key_pair", Slot::KeyPair, |it| {
            it.set(
                "key_pair",
                json!({ "algorithm": "RSA, 2048 bits", "public_file": "public.pem", "public_half": "Send it on." }),
            );
            it.set("origin", json!("merchant"));
        })
        .with(Slot::Formats, &["format: private_key"])
        .without(Slot::Origin, &[]),
    ]
}

/// What is said of options, codes, lists and files.
pub(super) fn features() -> Vec<Feature> {
    [options(), files()].concat()
}
