//! What a file is, by its first bytes or by trying.

use super::{FileKind, certificate, der, key, pem, pkcs12};

/// First bytes.
const MAGIC: [(&[u8], FileKind); 14] = [
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"Rar!\x1A\x07", FileKind::Rar),
    (b"7z\xBC\xAF\x27\x1C", FileKind::SevenZip),
    (b"\x1F\x8B", FileKind::Gzip),
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::Document),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Document),
    (b"\x89PNG\r\n", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"\xFE\xED\xFE\xED", FileKind::JavaKeyStore),
    (b"\xCE\xCE\xCE\xCE", FileKind::JavaKeyStore),
    (b"PuTTY-User-Key-File-", FileKind::PuttyKey),
];

/// What it is by its first bytes: nothing that any format but `any` has room for.
pub(super) fn foreign(bytes: &[u8]) -> Option<FileKind> {
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, kind)) = magic {
        return Some(*kind);
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = text.trim_ascii_start();
    let begins = |with: &str| {
        start
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    (begins("<!doctype html") || begins("<html")).then_some(FileKind::Html)
}

/// What a PEM block is by its label.
pub(super) fn of_label(label: &str) -> Option<FileKind> {
    Some(match label {
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => FileKind::Certificate,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => FileKind::CertificateRequest,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => FileKind::PublicKey,
        "PKCS7" | "CMS" => FileKind::Pkcs7,
        "PKCS12" => FileKind::Pkcs12,
        "OPENSSH PRIVATE KEY" => FileKind::SshKey,
        label if label.starts_with("PGP ") => FileKind::Pgp,
        label if label.ends_with("PRIVATE KEY") => FileKind::PrivateKey,
        _ => return None,
    })
}

/// What else it is.
pub(super) fn of(bytes: &[u8]) -> Option<FileKind> {
    if let Some(kind) = foreign(bytes) {
        return Some(kind);
    }
    let text = std::str::from_utf8(bytes).ok();
    if let Some(text) = text {
        if ["ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-"]
            .iter()
            .any(|start| text.trim_start().starts_with(start))
            || text.contains("BEGIN SSH2 PUBLIC KEY")
        {
            return Some(FileKind::SshKey);
        }
        // What is in it most tellingly: a key beside its certificate makes the file one of keys.
        let blocks = pem::blocks(text).ok()?;
        let kinds = || blocks.iter().filter_map(|block| of_label(block.label));
        return kinds()
            .find(|kind| *kind == FileKind::PrivateKey)
            .or_else(|| kinds().next());
    }
    if pkcs12::resembles(bytes) {
        return Some(FileKind::Pkcs12);
    }
    der_kind(bytes)
}

/// What is encoded, if it is whole.
pub(super) fn der_kind(bytes: &[u8]) -> Option<FileKind> {
    der::file(bytes).ok()?;
    if certificate::certificate(bytes).is_ok() {
        Some(FileKind::Certificate)
    } else if certificate::request(bytes).is_ok() {
        Some(FileKind::CertificateRequest)
    } else if key::pkcs8(bytes).is_ok()
        || key::rsa(bytes).is_ok()
        || key::ec(bytes).is_ok()
        || key::encrypted(bytes).is_ok()
    {
        Some(FileKind::PrivateKeyDer)
    } else if key::public(bytes).is_ok() || key::rsa_public(bytes).is_ok() {
        Some(FileKind::PublicKeyDer)
    } else if bytes.windows(9).take(20).any(|it| it == SIGNED_DATA) {
        Some(FileKind::Pkcs7)
    } else {
        None
    }
}

const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
