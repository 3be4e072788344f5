//! Whether a file holds what it should: each format is parsed, and what merchants send instead is recognised.
//!
//! Nothing here trusts the bytes: lengths are checked, nesting and rounds of key derivation are limited.

mod certificate;
mod crypt;
mod der;
mod key;
mod kind;
mod pem;
mod pkcs12;

use data_encoding::BASE64_MIME_PERMISSIVE;
use serde_core::de::IgnoredAny;
use zeroize::Zeroizing;

use crate::{FileFault, FileFormat, FileKind};
pub use certificate::Certificate;
use crypt::Budget;
use der::Damage;
use pem::Block;

/// What is known of the passphrase of a file.
#[derive(Clone, Copy)]
pub(crate) enum Passphrase<'a> {
    /// The form asks for none.
    NoField,
    /// It was asked for, and what was given is no passphrase: that is said elsewhere.
    Unknown,
    /// It was asked for and left empty, as it may be.
    Absent,
    /// This.
    Given(&'a str),
}

/// What is wrong, and with which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// With the file; with the passphrase, if it is [`FileFault::Locked`].
    File(FileFault),
    /// The passphrase is missing.
    NoPassphrase,
}

impl From<FileFault> for Problem {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<Damage> for FileFault {
    fn from(damage: Damage) -> Self {
        match damage {
            Damage::Truncated => Self::Truncated,
            Damage::Invalid => Self::Damaged,
        }
    }
}

impl From<Damage> for Problem {
    fn from(damage: Damage) -> Self {
        Self::File(damage.into())
    }
}

/// Whether the file has one of these formats.
pub(crate) fn check(
    formats: &[FileFormat],
    bytes: &[u8],
    passphrase: Passphrase<'_>,
) -> Result<(), Problem> {
    if formats.is_empty() || formats.contains(&FileFormat::Any) {
        return Ok(());
    }
    if let Some(kind) = kind::foreign(bytes) {
        return Err(FileFault::Other(kind).into());
    }
    // One for the file, however often it is tried and however much is in it.
    let mut budget = Budget::default();
    let mut first = None;
    for format in formats {
        match check_format(*format, bytes, passphrase, &mut budget) {
            Ok(()) => return Ok(()),
            Err(Problem::File(FileFault::Unrecognised)) => {}
            Err(problem) => {
                first.get_or_insert(problem);
            }
        }
    }
    Err(first.unwrap_or_else(|| explain(formats, bytes).into()))
}

fn check_format(
    format: FileFormat,
    bytes: &[u8],
    passphrase: Passphrase<'_>,
    budget: &mut Budget,
) -> Result<(), Problem> {
    match format {
        FileFormat::Any => Ok(()),
        FileFormat::Text => text(bytes).map(drop).map_err(Problem::from),
        FileFormat::Json => serde_json::from_str::<IgnoredAny>(text(bytes)?)
            .map(drop)
            .map_err(|error| {
                if error.is_eof() {
                    FileFault::Truncated.into()
                } else {
                    FileFault::Unrecognised.into()
                }
            }),
        FileFormat::Pkcs12 => pkcs12::check(bytes, passphrase, budget),
        FileFormat::Certificate if !is_text(bytes) => der_file(bytes, FileKind::Certificate),
        FileFormat::CertificateRequest if !is_text(bytes) => {
            der_file(bytes, FileKind::CertificateRequest)
        }
        FileFormat::Pem => pem_file(bytes, None, passphrase, budget),
        FileFormat::PrivateKey => pem_file(bytes, Some(FileKind::PrivateKey), passphrase, budget),
        FileFormat::PublicKey => pem_file(bytes, Some(FileKind::PublicKey), passphrase, budget),
        FileFormat::Certificate => pem_file(bytes, Some(FileKind::Certificate), passphrase, budget),
        FileFormat::CertificateRequest => pem_file(
            bytes,
            Some(FileKind::CertificateRequest),
            passphrase,
            budget,
        ),
    }
}

fn is_text(bytes: &[u8]) -> bool {
    // An encoding begins with a sequence, whose length of one byte, `0`, `A`, …, no file of worth has.
    std::str::from_utf8(bytes).is_ok() || pem::is_pem(&String::from_utf8_lossy(bytes))
}

/// A text in UTF-8, without the mark that may stand before it.
fn text(bytes: &[u8]) -> Result<&str, FileFault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(FileFault::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        _ => Err(FileFault::Unrecognised),
    }
}

/// A certificate or a request in DER.
fn der_file(bytes: &[u8], wanted: FileKind) -> Result<(), Problem> {
    let read = match wanted {
        FileKind::Certificate => certificate::certificate(bytes).map(drop),
        _ => certificate::request(bytes),
    };
    match read {
        Ok(()) => Ok(()),
        // Perhaps it is something else, and whole.
        Err(fault) => match kind::of(bytes) {
            Some(kind) => Err(FileFault::Other(kind).into()),
            None if !bytes.starts_with(&[der::SEQUENCE, 0x82]) => {
                Err(FileFault::Unrecognised.into())
            }
            None => Err(fault.into()),
        },
    }
}

/// A PEM file with a block of the kind that is wanted, if one is.
fn pem_file(
    bytes: &[u8],
    wanted: Option<FileKind>,
    passphrase: Passphrase<'_>,
    budget: &mut Budget,
) -> Result<(), Problem> {
    let blocks = pem::blocks(text(bytes)?)?;
    let kind_of = |block: &Block<'_>| kind::of_label(block.label);
    if let Some(wanted) = wanted {
        if !blocks.iter().any(|block| kind_of(block) == Some(wanted)) {
            let kind = blocks.iter().find_map(kind_of);
            return Err(kind
                .map_or(FileFault::Unrecognised, FileFault::Other)
                .into());
        }
        if wanted != FileKind::PrivateKey
            && blocks
                .iter()
                .any(|block| kind_of(block) == Some(FileKind::PrivateKey))
        {
            return Err(FileFault::PrivateKeyWithin.into());
        }
    }
    blocks
        .iter()
        .try_for_each(|block| self::block(block, passphrase, budget))
}

/// The inside of a block, as far as its label is known.
fn block(
    block: &Block<'_>,
    passphrase: Passphrase<'_>,
    budget: &mut Budget,
) -> Result<(), Problem> {
    let bytes = &*block.bytes;
    if block.encrypted {
        // OpenSSL's old format derives its key by MD5, which is not decrypted here.
        return match passphrase {
            Passphrase::NoField => Err(FileFault::Encrypted.into()),
            Passphrase::Absent => Err(Problem::NoPassphrase),
            Passphrase::Unknown | Passphrase::Given(_) => Ok(()),
        };
    }
    match block.label {
        "PRIVATE KEY" => key::pkcs8(bytes)?,
        "ENCRYPTED PRIVATE KEY" => key::check_encrypted(bytes, passphrase, budget)?,
        "RSA PRIVATE KEY" => key::rsa(bytes)?,
        "EC PRIVATE KEY" => key::ec(bytes)?,
        "DSA PRIVATE KEY" => key::dsa(bytes)?,
        "PUBLIC KEY" => key::public(bytes)?,
        "RSA PUBLIC KEY" => key::rsa_public(bytes)?,
        "CERTIFICATE" | "X509 CERTIFICATE" => drop(certificate::certificate(bytes)?),
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => certificate::request(bytes)?,
        // OpenSSL puts what it trusts it for behind the certificate.
        "TRUSTED CERTIFICATE" => drop(der::split(bytes)?),
        // OpenSSH's keys are no ASN.1, and the parameters of a curve may be a name alone.
        "OPENSSH PRIVATE KEY" => {}
        label if label.starts_with("PGP ") => {}
        _ => drop(der::split(bytes)?),
    }
    Ok(())
}

/// What is wrong with a file that none of the formats knows.
fn explain(formats: &[FileFormat], bytes: &[u8]) -> FileFault {
    let is_utf16 = |bytes: &[u8]| {
        bytes.starts_with(b"\xFF\xFE")
            || bytes.starts_with(b"\xFE\xFF")
            || (bytes.len() > 8
                && bytes
                    .iter()
                    .skip(1)
                    .step_by(2)
                    .take(8)
                    .all(|byte| *byte == 0))
    };
    if is_utf16(bytes) {
        return FileFault::Utf16;
    }
    if let Some(kind) = kind::of(bytes) {
        return FileFault::Other(kind);
    }
    // A container that was saved as text: what is no UTF-8 became U+FFFD.
    if bytes.starts_with(b"0\xEF\xBF\xBD") {
        return FileFault::Damaged;
    }
    if bytes.starts_with(b"data:") {
        return FileFault::EncodedTwice;
    }
    if let Some(inner) = base64(bytes) {
        if kind::foreign(&inner).is_some() {
            return FileFault::EncodedTwice;
        }
        if pem::is_pem(&String::from_utf8_lossy(&inner))
            || (pkcs12::resembles(&inner) && formats.contains(&FileFormat::Pkcs12))
            || base64(&inner).is_some_and(|inner| inner.first() == Some(&der::SEQUENCE))
        {
            return FileFault::EncodedTwice;
        }
        let takes_pem = formats.iter().any(|format| {
            !matches!(
                format,
                FileFormat::Pkcs12 | FileFormat::Json | FileFormat::Text
            )
        });
        if takes_pem && kind::der_kind(&inner).is_some() {
            return FileFault::NoBoundaries;
        }
    }
    FileFault::Unrecognised
}

/// What is encoded, if this is Base64 and nothing else.
fn base64(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let is_base64 = bytes.len() >= 16
        && bytes.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'+' | b'/' | b'=')
                || byte.is_ascii_whitespace()
        });
    if !is_base64 {
        return None;
    }
    BASE64_MIME_PERMISSIVE
        .decode(bytes)
        .ok()
        .map(Zeroizing::new)
}

/// The certificates in a file of whatever format. One that holds none has none; that is no fault.
pub(crate) fn certificates(
    bytes: &[u8],
    passphrase: Option<&str>,
) -> Result<Vec<Certificate>, FileFault> {
    if let Ok(text) = text(bytes) {
        if !pem::is_pem(text) {
            return Ok(Vec::new());
        }
        return pem::blocks(text)?
            .iter()
            .filter(|block| kind::of_label(block.label) == Some(FileKind::Certificate))
            .map(|block| {
                let bytes = &*block.bytes;
                // Behind a trusted certificate there is what it is trusted for.
                let (_, rest) = der::split(bytes)?;
                certificate::certificate(&bytes[..bytes.len() - rest.len()])
            })
            .collect();
    }
    if pkcs12::resembles(bytes) {
        return pkcs12::certificates(bytes, passphrase);
    }
    Ok(certificate::certificate(bytes).into_iter().collect())
}
