//! When the certificates in a form end.

use std::time::{Duration, SystemTime};

use crate::content::Certificate;

/// A certificate in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expiry {
    /// Where the file with it stands: the key of the field, or `terminals[0].certificate`.
    pub path: String,
    /// Title of the field.
    pub title: &'static str,
    /// The certificate; [`Certificate::not_after`] is its end.
    pub certificate: Certificate,
}

impl Expiry {
    /// Last second of the validity, in seconds since 1970-01-01T00:00:00Z.
    pub fn not_after(&self) -> u64 {
        self.certificate.not_after
    }
}

/// Those that end within `duration` after `now`, the earliest first.
pub(crate) fn within(
    mut expiries: Vec<Expiry>,
    now: SystemTime,
    duration: Duration,
) -> Vec<Expiry> {
    expiries.retain(|expiry| expiry.certificate.expires_within(now, duration));
    expiries.sort_by_key(Expiry::not_after);
    expiries
}
