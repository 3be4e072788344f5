//! Files from the inside: genuine ones are taken, and each accident is told by its name.
#![cfg(feature = "files")]

#[path = "../../../tests/files/mod.rs"]
mod files;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use data_encoding::BASE64;
use files::{PASSPHRASE, file, try_file};
use provspec_forms::{
    FieldDefinition, FieldErrors, FileFault, FileFormat, Form, FormDefinition, Kind, Locale,
    Secrecy, Secret, Submission, Upload, Values,
};
use serde_json::{Value, json};

/// A form with one file of each format and two passphrases; what is left out is as good as fine.
struct Files {
    container: Option<Upload>,
    container_passphrase: Option<Secret>,
    bare_container: Option<Upload>,
    key: Option<Upload>,
    key_passphrase: Option<Secret>,
    bare_key: Option<Upload>,
    public: Option<Upload>,
    certificate: Option<Upload>,
    request: Option<Upload>,
    pem: Option<Upload>,
    text: Option<Upload>,
    json: Option<Upload>,
    any: Option<Upload>,
    either: Option<Upload>,
    terminals: Vec<Terminal>,
}

const fn optional(key: &'static str, title: &'static str, kind: Kind) -> FieldDefinition {
    FieldDefinition::optional(key, title, Secrecy::Plain, kind)
}

const fn plain(formats: &'static [FileFormat]) -> Kind {
    Kind::file(27180, 20_000, formats)
}

impl Form for Files {
    fn rules() -> &'static FormDefinition {
        const RULES: &FormDefinition = &FormDefinition::new(
            "bank/files",
            "Files",
            &[
                optional(
                    "container",
                    "Container",
                    Kind::locked_file(27180, 20_000, &[FileFormat::Pkcs12], "container_passphrase"),
                ),
                optional("container_passphrase", "Passphrase", Kind::line(1, 40)),
                optional("bare_container", "Container", plain(&[FileFormat::Pkcs12])),
                optional(
                    "key",
                    "Private key",
                    Kind::locked_file(27180, 20_000, &[FileFormat::PrivateKey], "key_passphrase"),
                ),
                optional("key_passphrase", "Passphrase", Kind::line(1, 40)),
                optional("bare_key", "Key", plain(&[FileFormat::PrivateKey])),
                optional("public", "Public key", plain(&[FileFormat::PublicKey])),
                optional(
                    "certificate",
                    "Certificate",
                    plain(&[FileFormat::Certificate]),
                ),
                optional(
                    "request",
                    "Request",
                    plain(&[FileFormat::CertificateRequest]),
                ),
                optional("pem", "PEM", plain(&[FileFormat::Pem])),
                optional("text", "Text", plain(&[FileFormat::Text])),
                optional("json", "JSON", plain(&[FileFormat::Json])),
                optional("any", "Any", plain(&[FileFormat::Any])),
                optional(
                    "either",
                    "Either",
                    plain(&[FileFormat::PrivateKey, FileFormat::Pkcs12]),
                ),
                optional("terminals", "Terminals", Kind::items(0, 9, TERMINAL)),
            ],
        );
        RULES
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            container: values.optional_upload(),
            container_passphrase: values.optional_secret(),
            bare_container: values.optional_upload(),
            key: values.optional_upload(),
            key_passphrase: values.optional_secret(),
            bare_key: values.optional_upload(),
            public: values.optional_upload(),
            certificate: values.optional_upload(),
            request: values.optional_upload(),
            pem: values.optional_upload(),
            text: values.optional_upload(),
            json: values.optional_upload(),
            any: values.optional_upload(),
            either: values.optional_upload(),
            terminals: values.items(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_optional_upload(&self.container);
        values.put_optional_secret(&self.container_passphrase);
        values.put_optional_upload(&self.bare_container);
        values.put_optional_upload(&self.key);
        values.put_optional_secret(&self.key_passphrase);
        values.put_optional_upload(&self.bare_key);
        values.put_optional_upload(&self.public);
        values.put_optional_upload(&self.certificate);
        values.put_optional_upload(&self.request);
        values.put_optional_upload(&self.pem);
        values.put_optional_upload(&self.text);
        values.put_optional_upload(&self.json);
        values.put_optional_upload(&self.any);
        values.put_optional_upload(&self.either);
        values.put_items(&self.terminals);
    }
}

provspec_forms::form!(Files);

struct Terminal {
    secret: Secret,
    container: Upload,
}

const TERMINAL: &FormDefinition = &FormDefinition::new(
    "bank/files/terminals",
    "Terminal",
    &[
        FieldDefinition::required("secret", "Secret", Secrecy::Secret, Kind::line(1, 40)),
        FieldDefinition::required(
            "container",
            "Container",
            Secrecy::Secret,
            Kind::locked_file(27180, 20_000, &[FileFormat::Pkcs12], "secret"),
        ),
    ],
);

impl Form for Terminal {
    fn rules() -> &'static FormDefinition {
        TERMINAL
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            secret: values.secret(),
            container: values.upload(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_secret(&self.secret);
        values.put_upload(&self.container);
    }
}

provspec_forms::form!(Terminal);

fn url(bytes: &[u8]) -> String {
    format!(
        "data:application/octet-stream;name=f;base64,{}",
        BASE64.encode(bytes)
    )
}

fn read(value: &Value) -> Result<Files, FieldErrors> {
    let whole = Files::from_value(value);
    // The shape is right each time: what is found is found in the file.
    if !value.to_string().contains("base64,\"") {
        assert_eq!(Files::rules().check_shape(value), Ok(()));
    }
    whole
}

/// Path, code and message of each fault.
fn faults(value: &Value) -> Vec<(String, &'static str, String)> {
    let errors = read(value).err().unwrap_or_default();
    errors
        .into_iter()
        .map(|error| (error.path, error.code, error.message))
        .collect()
}

/// The message about one file in one field.
fn message(field: &str, bytes: &[u8]) -> String {
    let found = faults(&json!({ field: url(bytes) }));
    match &found[..] {
        [] => "fine".to_owned(),
        [(path, "file_format", message)] if path == field => message.clone(),
        other => panic!("{field}: {other:?}"),
    }
}

fn container(bytes: &[u8], passphrase: &str) -> Vec<(String, &'static str, String)> {
    faults(&json!({ "container": url(bytes), "container_passphrase": passphrase }))
}

fn key(bytes: &[u8], passphrase: &str) -> Vec<(String, &'static str, String)> {
    faults(&json!({ "key": url(bytes), "key_passphrase": passphrase }))
}

fn fault(path: &str, code: &'static str, message: &str) -> (String, &'static str, String) {
    (path.to_owned(), code, message.to_owned())
}

fn text(name: &str) -> &'static str {
    std::str::from_utf8(file(name)).expect("PEM is text")
}

/// The containers that the passphrase opens.
const CONTAINERS: [&str; 12] = [
    "modern.p12",
    "legacy.p12",
    "legacy-3des.p12",
    "legacy-2des.p12",
    "rc4.p12",
    "sha512.p12",
    "open.p12",
    "no-mac.p12",
    "certificates.p12",
    "expired.p12",
    "java.p12",
    "unicode.p12",
];

fn passphrase(name: &str) -> &'static str {
    if name == "unicode.p12" {
        "парoль😀"
    } else {
        PASSPHRASE
    }
}

#[test]
fn genuine_files_of_each_format_are_taken() {
    for (field, names) in [
        ("bare_container", &CONTAINERS[..10]),
        (
            "bare_key",
            &["key.pem", "rsa.pem", "ec.pem", "ec8.pem", "ed25519.pem"],
        ),
        ("public", &["public.pem", "public-rsa.pem"]),
        (
            "certificate",
            &[
                "certificate.pem",
                "certificate.der",
                "trusted.pem",
                "expired.pem",
            ],
        ),
        ("request", &["request.pem", "request.der"]),
        (
            "pem",
            &[
                "key.pem",
                "certificate.pem",
                "request.pem",
                "bundle.p7b",
                "public.pem",
            ],
        ),
        ("text", &["key.pem", "certificate.pem"]),
        ("any", &["key.pem", "key.der", "modern.p12"]),
        ("either", &["key.pem", "modern.p12"]),
    ] {
        for name in names {
            assert_eq!(message(field, file(name)), "fine", "{name} as {field}");
        }
    }
    for json in ["{}", "\u{FEFF}[1, 2]", " \"a\" "] {
        assert_eq!(message("json", json.as_bytes()), "fine", "{json}");
    }
    assert_eq!(message("text", "Zoë\r\n".as_bytes()), "fine");
}

#[test]
fn pem_is_read_as_it_comes_out_of_tools() {
    let key = text("key.pem");
    for variant in [
        key.replace('\n', "\r\n"),
        key.replace('\n', "\r"),
        format!("\u{FEFF}{key}"),
        format!("Bag Attributes\n    friendlyName: shop\nKey Attributes: <No Attributes>\n{key}"),
        key.lines().map(|line| format!("  {line} \n")).collect(),
        format!("{key}{}", text("certificate.pem")),
    ] {
        assert_eq!(message("bare_key", variant.as_bytes()), "fine", "{variant}");
    }
}

#[test]
fn containers_open_with_their_passphrase_and_with_no_other() {
    for name in CONTAINERS {
        let Some(bytes) = try_file(name) else {
            continue;
        };
        let right = passphrase(name);
        assert_eq!(container(bytes, right), [], "{name}");
        let found = container(bytes, "wrong");
        if name == "open.p12" {
            assert_eq!(found, [], "{name}");
        } else {
            let due = [fault(
                "container_passphrase",
                "passphrase",
                "it does not unlock “Container”",
            )];
            assert_eq!(found, due, "{name}");
        }
    }
    assert_eq!(
        faults(&json!({ "container": url(file("modern.p12")) })),
        [fault(
            "container_passphrase",
            "passphrase_missing",
            "it is missing, and “Container” is encrypted"
        )]
    );
    let value = json!({ "container": url(file("empty-passphrase.p12")) });
    assert_eq!(faults(&value), []);
}

#[test]
fn keys_open_with_their_passphrase_and_with_no_other() {
    for name in [
        "encrypted.pem",
        "encrypted-aes128.pem",
        "encrypted-aes192.pem",
        "encrypted-3des.pem",
        "encrypted-pkcs12.pem",
    ] {
        assert_eq!(key(file(name), PASSPHRASE), [], "{name}");
        let due = [fault(
            "key_passphrase",
            "passphrase",
            "it does not unlock “Private key”",
        )];
        assert_eq!(key(file(name), "wrong"), due, "{name}");
    }
    // What is not decrypted here is no proof of a fault.
    for name in ["encrypted-scrypt.pem", "encrypted-old.pem"] {
        assert_eq!(key(file(name), "wrong"), [], "{name}");
    }
    for name in ["encrypted.pem", "encrypted-scrypt.pem", "encrypted-old.pem"] {
        assert_eq!(
            faults(&json!({ "bare_key": url(file(name)) })),
            [fault(
                "bare_key",
                "file_encrypted",
                "it is encrypted, and the form has no field for its passphrase"
            )]
        );
        assert_eq!(
            faults(&json!({ "key": url(file(name)) })),
            [fault(
                "key_passphrase",
                "passphrase_missing",
                "it is missing, and “Private key” is encrypted"
            )]
        );
    }
    // A passphrase that nothing needs does no harm.
    assert_eq!(key(file("key.pem"), "whatever"), []);
}

/// A file may hold thousands of keys, each of which would cost the rounds of a whole file.
#[test]
fn a_file_costs_its_rounds_once() {
    let costly = text("encrypted-costly.pem");
    let another = text("encrypted-otherwise.pem");
    let due = [fault(
        "key_passphrase",
        "passphrase",
        "it does not unlock “Private key”",
    )];
    let after = |count: usize| {
        key(
            format!("{}{another}", costly.repeat(count)).as_bytes(),
            PASSPHRASE,
        )
    };
    assert_eq!(after(1), due);
    // No more is opened when the rounds are spent, whatever there is.
    assert_eq!(after(7), [], "the last is not tried");
}

#[test]
fn each_accident_has_its_words() {
    let (key, certificate) = (text("key.pem"), text("certificate.pem"));
    let (modern, der) = (file("modern.p12"), file("certificate.der"));
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00rest of it".as_slice();
    let page = b"\n<!DOCTYPE html><html><title>Sign in</title></html>".as_slice();
    let twice = |bytes: &[u8]| BASE64.encode(bytes).into_bytes();
    let utf16 = |text: &str| {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let body: String = key.lines().filter(|line| !line.contains("-----")).collect();
    let cut = "it is cut off: its end is missing";
    let again = "it is encoded in Base64 once too often: decode it first";
    let boundaries = "the lines with BEGIN and END around it are missing";
    for (field, bytes, due) in [
        // Cut off.
        ("bare_container", modern[..modern.len() - 1].to_vec(), cut),
        ("bare_container", modern[..100].to_vec(), cut),
        ("bare_key", key.as_bytes()[..key.len() / 2].to_vec(), cut),
        (
            "bare_key",
            key.trim_end().as_bytes()[..key.len() - 4].to_vec(),
            cut,
        ),
        ("certificate", der[..der.len() - 10].to_vec(), cut),
        ("json", b"{\"a\": [1".to_vec(), cut),
        (
            "bare_key",
            key.as_bytes()[200..].to_vec(),
            "its beginning is missing",
        ),
        // Encoded twice, or once and without the lines around it.
        ("bare_container", twice(modern), again),
        ("bare_key", twice(key.as_bytes()), again),
        ("certificate", twice(certificate.as_bytes()), again),
        ("bare_container", url(modern).into_bytes(), again),
        ("bare_key", body.clone().into_bytes(), boundaries),
        ("certificate", twice(der), boundaries),
        // Line breaks.
        (
            "bare_key",
            key.replace('\n', "").into_bytes(),
            "its line breaks are lost",
        ),
        (
            "bare_key",
            key.replace('\n', " ").into_bytes(),
            "its line breaks are lost",
        ),
        (
            "bare_key",
            key.replace('\n', "\\n").into_bytes(),
            "its line breaks have become `\\n`: put real ones in their place",
        ),
        (
            "bare_key",
            utf16(key),
            "it is saved in UTF-16: save it in UTF-8",
        ),
        (
            "text",
            utf16("hello"),
            "it is saved in UTF-16: save it in UTF-8",
        ),
        // Something else.
        (
            "bare_container",
            zip.to_vec(),
            "it is a ZIP archive, not a PKCS#12 container: unpack it first",
        ),
        (
            "bare_container",
            b"%PDF-1.7\n%\xE2\xE3".to_vec(),
            "it is a PDF document, not a PKCS#12 container",
        ),
        (
            "certificate",
            page.to_vec(),
            "it is a web page (HTML), not a certificate",
        ),
        (
            "text",
            page.to_vec(),
            "it is a web page (HTML), not a text file in UTF-8",
        ),
        (
            "bare_key",
            certificate.as_bytes().to_vec(),
            "it is a certificate, not a private key in PEM format",
        ),
        (
            "certificate",
            key.as_bytes().to_vec(),
            "it is a private key, not a certificate",
        ),
        (
            "public",
            key.as_bytes().to_vec(),
            "it is a private key, not a public key in PEM format",
        ),
        (
            "bare_key",
            file("public.pem").to_vec(),
            "it is a public key, not a private key in PEM format",
        ),
        (
            "bare_key",
            file("key.der").to_vec(),
            "it is a private key in DER format, not a private key in PEM format",
        ),
        (
            "public",
            file("public.der").to_vec(),
            "it is a public key in DER format, not a public key in PEM format",
        ),
        (
            "certificate",
            file("request.der").to_vec(),
            "it is a certificate request, not a certificate",
        ),
        (
            "certificate",
            file("request.pem").to_vec(),
            "it is a certificate request, not a certificate",
        ),
        (
            "request",
            der.to_vec(),
            "it is a certificate, not a certificate request",
        ),
        (
            "certificate",
            modern.to_vec(),
            "it is a PKCS#12 container, not a certificate",
        ),
        (
            "certificate",
            file("bundle.p7b").to_vec(),
            "it is a bundle of certificates (PKCS#7), not a certificate",
        ),
        (
            "certificate",
            file("bundle.der").to_vec(),
            "it is a bundle of certificates (PKCS#7), not a certificate",
        ),
        (
            "bare_container",
            key.as_bytes().to_vec(),
            "it is a private key, not a PKCS#12 container",
        ),
        (
            "bare_container",
            der.to_vec(),
            "it is a certificate, not a PKCS#12 container",
        ),
        (
            "either",
            certificate.as_bytes().to_vec(),
            "it is a certificate, not a private key in PEM format or a PKCS#12 container",
        ),
        (
            "public",
            b"ssh-rsa AAAAB3NzaC1yc2E= me@host".to_vec(),
            "it is a key in the format of OpenSSH, not a public key in PEM format",
        ),
        (
            "certificate",
            format!("{certificate}{key}").into_bytes(),
            "a private key is in it, which must be kept secret: take it out",
        ),
        // Nothing.
        (
            "bare_container",
            b"hello, world".to_vec(),
            "it is not a PKCS#12 container",
        ),
        (
            "bare_key",
            b"hello, world".to_vec(),
            "it is not a private key in PEM format",
        ),
        ("json", b"{a: 1}".to_vec(), "it is not a JSON file"),
        (
            "text",
            b"\xC3\x28".to_vec(),
            "it is not a text file in UTF-8",
        ),
        ("text", b"a\0b".to_vec(), "it is not a text file in UTF-8"),
        // Damaged.
        (
            "bare_key",
            key.replacen("MII", "!!!", 1).into_bytes(),
            "it is damaged",
        ),
        (
            "bare_key",
            key.replacen("-----BEGIN", "----BEGIN", 1).into_bytes(),
            "its beginning is missing",
        ),
    ] {
        assert_eq!(message(field, &bytes), due, "{field}");
    }
    if let Some(store) = try_file("java.jks") {
        assert_eq!(
            message("bare_container", store),
            "it is a Java key store (JKS), not a PKCS#12 container"
        );
    }
}

#[test]
fn one_bit_is_told_from_the_wrong_passphrase() {
    for name in ["modern.p12", "legacy.p12", "sha512.p12"] {
        let bytes = file(name);
        // Within the encrypted certificate, past the algorithm.
        let mut damaged = bytes.to_vec();
        damaged[400] ^= 1;
        let found = container(&damaged, PASSPHRASE);
        assert_eq!(
            found,
            [fault("container", "file_format", "it is damaged")],
            "{name}"
        );
        // Within the code of the integrity at the end.
        let mut damaged = bytes.to_vec();
        let at = damaged.len() - 20;
        damaged[at] ^= 1;
        let found = container(&damaged, PASSPHRASE);
        assert_eq!(
            found,
            [fault("container", "file_format", "it is damaged")],
            "{name}"
        );
    }
}

#[test]
fn sizes_are_exact() {
    let due = [fault("text", "file_size", "it is larger than 20 KB")];
    assert_eq!(faults(&json!({ "text": url(&[b'a'; 20_001]) })), due);
    assert_eq!(faults(&json!({ "text": url(&[b'a'; 20_000]) })), []);
    // Longer ones are refused by their shape, before anything is decoded.
    let value = json!({ "text": url(&[b'a'; 21_000]) });
    let errors = Files::from_value(&value).expect_err("too long");
    assert_eq!(errors.as_slice()[0].code, "file_size");
    assert_eq!(Files::rules().check_shape(&value), Err(errors));
    // Where there is no URL, there is no other length.
    let mut submission = Submission::new();
    submission.file(
        "text",
        Some("a.txt"),
        Some("text/plain"),
        vec![b'a'; 21_000],
    );
    let errors = Files::from_submission(submission).expect_err("too long");
    assert_eq!(errors.as_slice()[0].code, "file_size");
}

#[test]
fn an_empty_file_is_called_so() {
    for empty in [
        "data:application/x-pkcs12;base64,",
        "data:",
        "data:;name=a;base64,",
    ] {
        let value = json!({ "container": empty });
        let errors = Files::from_value(&value).expect_err("empty");
        let error = &errors.as_slice()[0];
        assert_eq!((error.code, &*error.message), ("pattern", "it is empty"));
        assert_eq!(Files::rules().check_shape(&value), Err(errors));
    }
    let mut submission = Submission::new();
    submission.file("container", Some("a.p12"), None, Vec::new());
    let errors = Files::from_submission(submission).expect_err("empty");
    assert_eq!(errors.as_slice()[0].message, "it is empty");
}

#[test]
fn faults_keep_the_order_of_the_form() {
    let wrong = url(file("modern.p12"));
    let value = json!({
        "container": wrong,
        "container_passphrase": "wrong",
        "bare_key": url(b"x"),
        "json": url(b"x"),
        "text": "no file",
        "terminals": [
            { "secret": PASSPHRASE, "container": wrong },
            { "secret": "wrong", "container": wrong },
            { "secret": "", "container": wrong },
        ],
        "nobody": 1,
    });
    let errors = Files::from_value(&value).expect_err("faults");
    let found: Vec<(&str, &str)> = errors.iter().map(|it| (&*it.path, it.code)).collect();
    assert_eq!(
        found,
        [
            ("container_passphrase", "passphrase"),
            ("bare_key", "file_format"),
            ("text", "pattern"),
            ("json", "file_format"),
            ("terminals[1].secret", "passphrase"),
            // It is no passphrase, so that the file is not tried with it.
            ("terminals[2].secret", "min_length"),
            ("nobody", "unknown"),
        ]
    );
    let shape = Files::rules().check_shape(&value).expect_err("faults");
    let found: Vec<&str> = shape.iter().map(|it| &*it.path).collect();
    assert_eq!(found, ["text", "terminals[2].secret", "nobody"]);
}

#[test]
fn faults_have_names_for_other_languages() {
    let errors = read(&json!({ "either": url(b"PK\x03\x04") })).expect_err("a ZIP archive");
    assert_eq!(
        serde_json::to_value(&errors).expect("serializes"),
        json!([{
            "path": "either",
            "code": "file_format",
            "message": "it is a ZIP archive, not a private key in PEM format or a PKCS#12 container: unpack it first",
            "parameters": { "fault": "other", "formats": ["private_key", "pkcs12"], "found": "zip" },
        }])
    );
    let wrong = json!({ "container": url(file("modern.p12")), "container_passphrase": "no" });
    let errors = read(&wrong).expect_err("the wrong passphrase");
    assert_eq!(
        errors.as_slice()[0].parameters,
        [("title", json!("Container")), ("file", json!("container"))]
    );
}

#[test]
fn faults_are_told_in_every_language() {
    let archive = json!({ "either": url(&[0x50, 0x4b, 3, 4, 0, 0]) });
    let errors = read(&archive).expect_err("an archive");
    assert_eq!(
        errors.in_locale(Locale::Uk).to_string(),
        "either: це архів ZIP, а потрібно: приватний ключ у форматі PEM або контейнер PKCS#12; спершу розпакуйте архів"
    );
    let wrong = json!({ "container": url(file("modern.p12")), "container_passphrase": "no" });
    let errors = read(&wrong).expect_err("the wrong passphrase");
    assert_eq!(
        errors.as_slice()[0].message_in(Locale::Uk),
        "цей пароль не відкриває файл «Container»"
    );
}

#[test]
fn typed_forms_are_looked_into_as_well() {
    let value = json!({ "container": url(file("modern.p12")), "container_passphrase": PASSPHRASE });
    let mut form = read(&value).expect("valid");
    assert_eq!(
        form.container.as_ref().map(Upload::bytes),
        Some(file("modern.p12"))
    );
    assert_eq!(form.validate(), Ok(()));
    assert_eq!(form.expose(), value);
    form.container_passphrase = Some(Secret::new("wrong"));
    let errors = form.validate().expect_err("the wrong passphrase");
    assert_eq!(errors.as_slice()[0].path, "container_passphrase");
    let error = serde_json::from_value::<Files>(json!({ "json": url(b"{") })).expect_err("cut off");
    assert_eq!(error.to_string(), "json: it is cut off: its end is missing");
}

fn upload(name: &str) -> Upload {
    Upload::from_parts(Some(name), None, file(name).to_vec()).expect("a file")
}

#[test]
fn certificates_say_what_openssl_says() {
    let found = upload("certificate.pem")
        .certificates(None)
        .expect("readable");
    let [certificate] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(certificate.subject, "CN=shop.example,O=Shop,C=UA");
    assert_eq!(certificate.issuer, certificate.subject);
    assert_eq!(certificate.serial, "C0FFEE");
    assert_eq!(certificate.not_after - certificate.not_before, 365 * 86_400);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    assert!(certificate.not_before.abs_diff(now.as_secs()) < 3_600);
    for name in ["certificate.der", "trusted.pem"] {
        assert_eq!(upload(name).certificates(None), Ok(found.clone()), "{name}");
    }
    let secret = Secret::new(PASSPHRASE);
    for name in [
        "modern.p12",
        "legacy.p12",
        "legacy-3des.p12",
        "legacy-2des.p12",
        "sha512.p12",
        "no-mac.p12",
        "certificates.p12",
    ] {
        let inside = upload(name).certificates(Some(&secret));
        assert_eq!(inside, Ok(found.clone()), "{name}");
        assert_eq!(
            upload(name).certificates(None),
            Err(FileFault::Locked),
            "{name}"
        );
    }
    // A cipher that is not known here.
    assert_eq!(
        upload("rc4.p12").certificates(Some(&secret)),
        Ok(Vec::new())
    );
    if try_file("java.p12").is_some() {
        let inside = upload("java.p12")
            .certificates(Some(&secret))
            .expect("readable");
        assert_eq!(inside[0].subject, "CN=java.example");
    }
    assert_eq!(upload("key.pem").certificates(None), Ok(Vec::new()));
}

#[test]
fn what_expires_is_named_and_not_refused() {
    let mut form = read(&json!({
        "container": url(file("expired.p12")),
        "container_passphrase": PASSPHRASE,
        "certificate": url(file("certificate-ec.pem")),
        "text": url(file("certificate.pem")),
        "json": url(b"{}"),
        "terminals": [{ "secret": PASSPHRASE, "container": url(file("modern.p12")) }],
    }))
    .expect("an expired certificate is no fault");
    let expiries = form.expiries();
    let paths: Vec<(&str, &str)> = expiries.iter().map(|it| (&*it.path, it.title)).collect();
    assert_eq!(
        paths,
        [
            ("container", "Container"),
            ("certificate", "Certificate"),
            ("text", "Text"),
            ("terminals[0].container", "Container"),
        ]
    );
    let now = SystemTime::now();
    let within = |form: &Files, days: u64| -> Vec<String> {
        form.expires_within(now, Duration::from_secs(days * 86_400))
            .into_iter()
            .map(|it| it.path)
            .collect()
    };
    assert_eq!(within(&form, 0), ["container"]);
    assert_eq!(within(&form, 29), ["container"]);
    assert_eq!(within(&form, 31), ["container", "certificate"]);
    assert_eq!(within(&form, 400).len(), 4);
    form.container_passphrase = None;
    assert_eq!(within(&form, 0), Vec::<String>::new());
}

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

/// One to four flips, cuts, repetitions and insertions.
fn mutated(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len());
        match numbers.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(..at)),
            2 => {
                let end = at + numbers.below(bytes.len() - at);
                drop(bytes.drain(at..end));
            }
            3 => bytes.insert(at, numbers.below(256) as u8),
            4 => {
                let end = at + numbers.below((bytes.len() - at).min(40));
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            // Headers are where the lengths are.
            5 if !bytes.is_empty() => {
                let at = numbers.below(bytes.len().min(80));
                bytes[at] = [0x00, 0x30, 0x7F, 0x80, 0x81, 0x84, 0xA0, 0xFF][numbers.below(8)];
            }
            _ if !bytes.is_empty() => bytes[at] ^= 1 << numbers.below(8),
            _ => {}
        }
    }
    bytes
}

#[test]
fn no_bytes_make_it_panic() {
    const FIELDS: [&str; 12] = [
        "bare_container",
        "key",
        "bare_key",
        "public",
        "certificate",
        "request",
        "pem",
        "text",
        "json",
        "any",
        "either",
        "container",
    ];
    let started = std::time::Instant::now();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut rounds = 0;
    // The same files in the same order; a slow machine gets less far.
    while started.elapsed() < Duration::from_secs(4) && rounds < 4_000 {
        for (at, (name, bytes)) in files::files().iter().enumerate() {
            // Passphrases cost their rounds, so that they are tried now and then.
            let costly = rounds % 64 == at % 64;
            let bytes = mutated(bytes, &mut numbers);
            let field = if costly {
                "container"
            } else {
                FIELDS[numbers.below(11)]
            };
            let _ = Upload::from_parts(Some(name), Some(name), bytes.clone())
                .map(|upload| costly.then(|| upload.certificates(Some(&Secret::new(PASSPHRASE)))));
            let mut submission = Submission::new();
            submission.file(field, Some(name), None, bytes);
            submission.text("container_passphrase", PASSPHRASE);
            if rounds % 16 == 0 {
                submission.text("key_passphrase", PASSPHRASE);
            }
            if let Err(errors) = Files::from_submission(submission) {
                assert!(!errors.is_empty());
            }
        }
        rounds += 1;
    }
    assert!(rounds > 20, "{rounds} rounds");
}
