//! Certificates (RFC 5280) and requests for them (RFC 2986).

use std::fmt::{self, Write as _};
use std::time::{Duration, SystemTime};

use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode;
use x509_cert::request::CertReq;

use super::{FileFault, der};

/// What an X.509 certificate (RFC 5280) says of itself. Its signature is not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Certificate {
    /// Whom it is about, as RFC 4514 writes names: `CN=shop.example,O=Shop`.
    pub subject: String,
    /// Who issued it, in the same form.
    pub issuer: String,
    /// Its number with its issuer, in upper-case hexadecimal, as OpenSSL prints it.
    pub serial: String,
    /// First second of its validity, in seconds since 1970-01-01T00:00:00Z.
    pub not_before: u64,
    /// Last second of its validity, in seconds since 1970-01-01T00:00:00Z.
    pub not_after: u64,
}

impl Certificate {
    /// Whether it has expired at `now` or will have within `duration` after it.
    pub fn expires_within(&self, now: SystemTime, duration: Duration) -> bool {
        let since = now
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        since.saturating_add(duration) > Duration::from_secs(self.not_after)
    }
}

impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject)
    }
}

/// A certificate in DER.
pub(super) fn certificate(bytes: &[u8]) -> Result<Certificate, FileFault> {
    let bytes = der::whole(bytes)?;
    let read = CertificateInner::<Raw>::from_der(bytes).map_err(|_| FileFault::Damaged)?;
    let content = read.tbs_certificate();
    let validity = content.validity();
    Ok(Certificate {
        subject: text(content.subject())?,
        issuer: text(content.issuer())?,
        serial: hexadecimal(content.serial_number().as_bytes()),
        not_before: validity.not_before.to_unix_duration().as_secs(),
        not_after: validity.not_after.to_unix_duration().as_secs(),
    })
}

/// As `to_string`, which would panic if something refused to be written.
fn text(name: &impl fmt::Display) -> Result<String, FileFault> {
    let mut text = String::new();
    write!(text, "{name}").map_err(|_| FileFault::Damaged)?;
    Ok(text)
}

/// A certificate request in DER.
pub(super) fn request(bytes: &[u8]) -> Result<(), FileFault> {
    let bytes = der::whole(bytes)?;
    CertReq::from_der(bytes)
        .map(drop)
        .map_err(|_| FileFault::Damaged)
}

/// Without the zero that only keeps the number from being negative.
fn hexadecimal(bytes: &[u8]) -> String {
    let digits = match bytes {
        [0, rest @ ..] if !rest.is_empty() => rest,
        bytes => bytes,
    };
    data_encoding::HEXUPPER.encode(digits)
}
