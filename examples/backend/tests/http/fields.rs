//! One submission, written in both ways.

use std::fmt::Write;

use data_encoding::BASE64;
use serde_json::{Map, Value, json};

/// What is filled in.
#[derive(Clone)]
pub(crate) enum Field {
    Text(String),
    Ticked,
    Chosen(Vec<&'static str>),
    File(&'static str, Vec<u8>),
}

/// A filled form.
#[derive(Clone, Default)]
pub(crate) struct Fields(Vec<(&'static str, Field)>);

impl Fields {
    /// Sets a field.
    pub(crate) fn with(mut self, key: &'static str, field: Field) -> Self {
        self.0.retain(|(known, _)| *known != key);
        self.0.push((key, field));
        self
    }

    /// Sets a text.
    pub(crate) fn text(self, key: &'static str, text: &str) -> Self {
        self.with(key, Field::Text(text.to_owned()))
    }

    /// Sets a file.
    pub(crate) fn file(self, key: &'static str, name: &'static str, bytes: &[u8]) -> Self {
        self.with(key, Field::File(name, bytes.to_vec()))
    }

    /// Leaves fields out.
    pub(crate) fn without(mut self, keys: &[&str]) -> Self {
        self.0.retain(|(key, _)| !keys.contains(key));
        self
    }

    /// As JSON.
    pub(crate) fn json(&self) -> Value {
        let mut object = Map::new();
        for (key, field) in &self.0 {
            let value = match field {
                Field::Text(text) => json!(text),
                Field::Ticked => json!(true),
                Field::Chosen(options) => json!(options),
                Field::File(name, bytes) => {
                    let bytes = BASE64.encode(bytes);
                    json!(format!(
                        "data:application/octet-stream;name={name};base64,{bytes}"
                    ))
                }
            };
            object.insert((*key).to_owned(), value);
        }
        object.into()
    }

    /// As a browser sends it without JSON: the content type and the body.
    pub(crate) fn multipart(&self) -> (&'static str, Vec<u8>) {
        let mut body = Vec::new();
        let mut part = |disposition: &str, bytes: &[u8]| {
            body.extend(b"--limit\r\nContent-Disposition: form-data; ");
            body.extend(disposition.as_bytes());
            body.extend(b"\r\n\r\n");
            body.extend(bytes);
            body.extend(b"\r\n");
        };
        for (key, field) in &self.0 {
            let mut name = format!("name=\"{key}\"");
            match field {
                Field::Text(text) => part(&name, text.as_bytes()),
                Field::Ticked => part(&name, b"on"),
                Field::Chosen(options) => {
                    for option in options {
                        part(&name, option.as_bytes());
                    }
                }
                Field::File(file, bytes) => {
                    let media_type = "Content-Type: application/octet-stream";
                    write!(name, "; filename=\"{file}\"\r\n{media_type}").expect("written");
                    part(&name, bytes);
                }
            }
        }
        body.extend(b"--limit--\r\n");
        ("multipart/form-data; boundary=limit", body)
    }
}

/// The name of the form that [`connectum`] fills.
pub(crate) const CONNECTUM: &str = "connectum/h2h_merchant";

/// A connection with a container, its passphrase and another secret.
pub(crate) fn connectum(container: &[u8], passphrase: &str, password: &str) -> Fields {
    Fields::default()
        .text("account", "acme")
        .text("password", password)
        .file("pkcs_key", "acme.p12", container)
        .text("certificate_password", passphrase)
        .text("mode", "live")
        .text("currency", "EUR")
        .with("features", Field::Chosen(vec!["payments", "refunds"]))
        .with("acknowledgement", Field::Ticked)
}

/// The name of the form that [`hashconnect`] fills.
pub(crate) const HASHCONNECT: &str = "hashconnect/provider";

/// A connection with a key in PEM.
pub(crate) fn hashconnect(key: &[u8]) -> Fields {
    Fields::default()
        .text("site_id", "1")
        .text("merchant_id", "2")
        .file("private_key", "private_key.pem", key)
        .text("mode", "test")
        .with("acknowledgement", Field::Ticked)
}
