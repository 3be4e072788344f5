//! Keys: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915), and public ones (RFC 5280).

use x509_cert::der::Decode;
use x509_cert::spki::SubjectPublicKeyInfoRef;

use super::crypt::{self, Algorithm, Budget, Closed, Password};
use super::der::{self, CONTEXT_0, Damage, Elements, INTEGER, OCTET_STRING, OID};
use super::{FileFault, Passphrase, Problem};

const RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";
const EC: &[u8] = b"\x2A\x86\x48\xCE\x3D\x02\x01";

/// `PrivateKeyInfo`, for whatever algorithm.
pub(super) fn pkcs8(bytes: &[u8]) -> Result<(), Damage> {
    let mut parts = der::file(bytes)?;
    if parts.unsigned()? > 1 {
        return Err(Damage::Invalid);
    }
    let algorithm = parts.sequence()?.expect(OID)?;
    let key = parts.expect(OCTET_STRING)?;
    while !parts.is_empty() {
        // Attributes, and the public key.
        if parts.next()?.tag & 0xC0 != 0x80 {
            return Err(Damage::Invalid);
        }
    }
    match algorithm {
        RSA => rsa(key),
        EC => ec(key),
        _ => Ok(()),
    }
}

/// `RSAPrivateKey`.
pub(super) fn rsa(bytes: &[u8]) -> Result<(), Damage> {
    integers(bytes, 9)
}

/// The format that OpenSSL has for DSA.
pub(super) fn dsa(bytes: &[u8]) -> Result<(), Damage> {
    integers(bytes, 6)
}

/// `RSAPublicKey`.
pub(super) fn rsa_public(bytes: &[u8]) -> Result<(), Damage> {
    let mut parts = der::file(bytes)?;
    parts.expect(INTEGER)?;
    parts.expect(INTEGER)?;
    parts.end()
}

fn integers(bytes: &[u8], least: usize) -> Result<(), Damage> {
    let mut parts = der::file(bytes)?;
    for _ in 0..least {
        if parts.expect(INTEGER)?.is_empty() {
            return Err(Damage::Invalid);
        }
    }
    while !parts.is_empty() {
        // Keys of more than two primes.
        parts.next()?;
    }
    Ok(())
}

/// `ECPrivateKey`.
pub(super) fn ec(bytes: &[u8]) -> Result<(), Damage> {
    let mut parts = der::file(bytes)?;
    if parts.unsigned()? != 1 || parts.expect(OCTET_STRING)?.is_empty() {
        return Err(Damage::Invalid);
    }
    parts.optional(CONTEXT_0)?;
    parts.optional(CONTEXT_0 | 1)?;
    parts.end()
}

/// `SubjectPublicKeyInfo`.
pub(super) fn public(bytes: &[u8]) -> Result<(), Damage> {
    let bytes = der::whole(bytes)?;
    SubjectPublicKeyInfoRef::from_der(bytes)
        .map(drop)
        .map_err(|_| Damage::Invalid)
}

/// `EncryptedPrivateKeyInfo`: the algorithm, and what it encrypted.
pub(super) fn encrypted(bytes: &[u8]) -> Result<(Algorithm<'_>, &[u8]), Damage> {
    let mut parts = der::file(bytes)?;
    read_encrypted(&mut parts)
}

fn read_encrypted<'a>(parts: &mut Elements<'a>) -> Result<(Algorithm<'a>, &'a [u8]), Damage> {
    let algorithm = Algorithm::read(parts)?;
    let content = parts.expect(OCTET_STRING)?;
    parts.end()?;
    Ok((algorithm, content))
}

/// Whether the passphrase opens the key.
pub(super) fn open(
    (algorithm, content): (Algorithm<'_>, &[u8]),
    password: &Password<'_>,
    budget: &mut Budget,
) -> Result<(), Closed> {
    let key = crypt::decrypt(algorithm, password, content, budget)?;
    // The wrong passphrase may leave something with the right padding; it does not leave a key.
    pkcs8(&key).map_err(|_| Closed::Wrong)
}

/// An encrypted key, with what is known of its passphrase.
pub(super) fn check_encrypted(
    bytes: &[u8],
    passphrase: Passphrase<'_>,
    budget: &mut Budget,
) -> Result<(), Problem> {
    let parts = encrypted(bytes)?;
    let passphrase = match passphrase {
        Passphrase::NoField => return Err(FileFault::Encrypted.into()),
        Passphrase::Unknown => return Ok(()),
        Passphrase::Absent => return Err(Problem::NoPassphrase),
        Passphrase::Given(passphrase) => passphrase,
    };
    match open(parts, &Password::new(passphrase), budget) {
        // What cannot be decrypted here may well be right.
        Ok(()) | Err(Closed::Unsupported) => Ok(()),
        Err(Closed::Wrong) => Err(FileFault::Locked.into()),
        Err(Closed::Damaged) => Err(FileFault::Damaged.into()),
    }
}
