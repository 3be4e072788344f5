//! Genuine files in the place of those that only have the shape.

use std::borrow::Cow;

use data_encoding::BASE64;
use provspec::ir::{Field, FieldKind, FileFormat, FileRules};
use serde_json::Value;

use crate::files::file;

/// The value with each file in it replaced by one of its format, which any passphrase opens.
pub(crate) fn with_files(fields: &[Field], value: &Value) -> Value {
    let mut value = value.clone();
    replace(fields, &mut value);
    value
}

fn replace(fields: &[Field], value: &mut Value) {
    for field in fields {
        let Some(value) = value.get_mut(&field.key) else {
            continue;
        };
        match &field.kind {
            FieldKind::File(rules) => {
                let bytes = BASE64.encode(&genuine(&field.key, rules));
                *value = format!("data:application/octet-stream;name=file;base64,{bytes}").into();
            }
            FieldKind::Repeat(repeat) => {
                for item in value.as_array_mut().into_iter().flatten() {
                    replace(&repeat.fields, item);
                }
            }
            _ => {}
        }
    }
}

/// Texts differ from field to field, so that each can be told from the others.
fn genuine(key: &str, rules: &FileRules) -> Cow<'static, [u8]> {
    let made = match rules.formats.first() {
        Some(FileFormat::Pkcs12) => "open.p12",
        Some(FileFormat::PrivateKey) => "key.pem",
        Some(FileFormat::PublicKey) => "public.pem",
        Some(FileFormat::Certificate | FileFormat::Pem) => "certificate.pem",
        Some(FileFormat::CertificateRequest) => "request.pem",
        Some(FileFormat::Json) => return Cow::Borrowed(b"{}"),
        Some(FileFormat::Text | FileFormat::Any) | None => {
            return format!("the file of {key}").into_bytes().into();
        }
    };
    Cow::Borrowed(file(made))
}
