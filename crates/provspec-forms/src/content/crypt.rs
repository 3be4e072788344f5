//! Password-based encryption and integrity: PKCS#5 (RFC 8018), PKCS#12 (RFC 7292, appendices B and C) and
//! PBMAC1 (RFC 9579), as far as key files use them.

use aes::cipher::{BlockModeDecrypt, InnerIvInit, KeyInit, KeyIvInit, block_padding::Pkcs7};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::digest::{Digest, common::BlockSizeUser};
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

use super::der::{Damage, Elements, INTEGER, OCTET_STRING, OID};

/// The most rounds of key derivation for one file, all parts together. What asks for more is not opened:
/// the file may be anybody's, and each round costs time. Tools write 2,048 to 600,000.
const MOST_ROUNDS: u32 = 1_000_000;
/// The longest salt that is hashed, in bytes.
const LONGEST_SALT: usize = 1_024;

const HMAC_SHA1: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x02\x07";
const HMAC_SHA224: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x02\x08";
const HMAC_SHA256: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x02\x09";
const HMAC_SHA384: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x02\x0A";
const HMAC_SHA512: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x02\x0B";
const SHA1: &[u8] = b"\x2B\x0E\x03\x02\x1A";
const SHA224: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x04";
const SHA256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
const SHA384: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x02";
const SHA512: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x03";
const AES_128_CBC: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x01\x02";
const AES_192_CBC: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x01\x16";
const AES_256_CBC: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x01\x2A";
const DES_EDE3_CBC: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x03\x07";
const PBES2: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0D";
const PBKDF2: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0C";
const PBMAC1: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0E";
const PKCS12_3DES_3: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x01\x03";
const PKCS12_3DES_2: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x01\x04";
const PKCS12_RC2_128: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x01\x05";
const PKCS12_RC2_40: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x01\x06";

/// Why something was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// An algorithm that is not known here, or one at too high a price.
    Unsupported,
    /// The password is another one, or the bytes are damaged.
    Wrong,
    /// The parameters make no sense.
    Damaged,
}

impl From<Damage> for Closed {
    fn from(_: Damage) -> Self {
        Self::Damaged
    }
}

/// How many rounds are still to be had.
pub(super) struct Budget(u32);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_ROUNDS)
    }
}

impl Budget {
    fn spend(&mut self, rounds: u32) -> Result<u32, Closed> {
        if rounds == 0 {
            return Err(Closed::Damaged);
        }
        self.0 = self.0.checked_sub(rounds).ok_or(Closed::Unsupported)?;
        Ok(rounds)
    }
}

/// A hash, by the identifier of itself or of its HMAC.
#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn from_digest(identifier: &[u8]) -> Option<Self> {
        Some(match identifier {
            SHA1 => Self::Sha1,
            SHA224 => Self::Sha224,
            SHA256 => Self::Sha256,
            SHA384 => Self::Sha384,
            SHA512 => Self::Sha512,
            _ => return None,
        })
    }

    fn from_hmac(identifier: &[u8]) -> Option<Self> {
        Some(match identifier {
            HMAC_SHA1 => Self::Sha1,
            HMAC_SHA224 => Self::Sha224,
            HMAC_SHA256 => Self::Sha256,
            HMAC_SHA384 => Self::Sha384,
            HMAC_SHA512 => Self::Sha512,
            _ => return None,
        })
    }

    /// Bytes of a hash.
    fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8]) {
        match self {
            Self::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, out),
            Self::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>(password, salt, rounds, out),
            Self::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, out),
            Self::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>(password, salt, rounds, out),
            Self::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, out),
        }
    }

    /// Appendix B of RFC 7292.
    fn pkcs12(self, password: &[u8], salt: &[u8], rounds: u32, id: u8, out: &mut [u8]) {
        match self {
            Self::Sha1 => derive::<Sha1>(password, salt, rounds, id, out),
            Self::Sha224 => derive::<Sha224>(password, salt, rounds, id, out),
            Self::Sha256 => derive::<Sha256>(password, salt, rounds, id, out),
            Self::Sha384 => derive::<Sha384>(password, salt, rounds, id, out),
            Self::Sha512 => derive::<Sha512>(password, salt, rounds, id, out),
        }
    }

    /// Whether this is the code of the content; the comparison takes the same time everywhere.
    fn verifies(self, key: &[u8], content: &[u8], code: &[u8]) -> bool {
        macro_rules! verify {
            ($hash:ty) => {
                <Hmac<$hash> as KeyInit>::new_from_slice(key)
                    .is_ok_and(|mac| mac.chain_update(content).verify_slice(code).is_ok())
            };
        }
        match self {
            Self::Sha1 => verify!(Sha1),
            Self::Sha224 => verify!(Sha224),
            Self::Sha256 => verify!(Sha256),
            Self::Sha384 => verify!(Sha384),
            Self::Sha512 => verify!(Sha512),
        }
    }
}

/// A password in the two forms that the algorithms take: UTF-8 (PKCS#5), and UTF-16 with a zero at its end
/// (PKCS#12).
pub(super) struct Password<'a> {
    utf8: &'a [u8],
    utf16: Zeroizing<Vec<u8>>,
}

impl<'a> Password<'a> {
    pub(super) fn new(password: &'a str) -> Self {
        let mut utf16 = Zeroizing::new(Vec::with_capacity(2 * password.len() + 2));
        utf16.extend(password.encode_utf16().flat_map(u16::to_be_bytes));
        utf16.extend([0, 0]);
        Self {
            utf8: password.as_bytes(),
            utf16,
        }
    }

    /// No password at all, which PKCS#12 tells from an empty one.
    pub(super) fn none() -> Self {
        Self {
            utf8: &[],
            utf16: Zeroizing::new(Vec::new()),
        }
    }
}

/// Key derivation of PKCS#12 (RFC 7292, appendix B.2).
fn derive<D: Digest + BlockSizeUser>(
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    id: u8,
    out: &mut [u8],
) {
    let block = <D as BlockSizeUser>::block_size();
    let fill = |text: &[u8], into: &mut Vec<u8>| {
        let length = text.len().div_ceil(block) * block;
        into.extend(text.iter().cycle().take(length));
    };
    let diversifier = vec![id; block];
    let mut input = Zeroizing::new(Vec::new());
    fill(salt, &mut input);
    fill(password, &mut input);
    for part in out.chunks_mut(<D as Digest>::output_size()) {
        let mut hash = D::new()
            .chain_update(&diversifier)
            .chain_update(&*input)
            .finalize();
        for _ in 1..rounds {
            hash = D::digest(&hash);
        }
        part.copy_from_slice(&hash[..part.len()]);
        // Each block of the input grows by the hash, repeated to its length, and one.
        for chunk in input.chunks_mut(block) {
            let mut carry = 1_u16;
            for (at, byte) in chunk.iter_mut().enumerate().rev() {
                carry += u16::from(*byte) + u16::from(hash[at % hash.len()]);
                *byte = carry as u8;
                carry >>= 8;
            }
        }
    }
}

/// An algorithm and its parameters.
#[derive(Clone, Copy)]
pub(super) struct Algorithm<'a> {
    identifier: &'a [u8],
    parameters: Elements<'a>,
}

impl<'a> Algorithm<'a> {
    pub(super) fn read(elements: &mut Elements<'a>) -> Result<Self, Damage> {
        let mut parts = elements.sequence()?;
        let identifier = parts.expect(OID)?;
        Ok(Self {
            identifier,
            parameters: parts,
        })
    }
}

/// What PBKDF2 needs beside the password.
struct Pbkdf2<'a> {
    salt: &'a [u8],
    rounds: u32,
    key_length: Option<u32>,
    hash: Hash,
}

impl<'a> Pbkdf2<'a> {
    fn read(algorithm: Algorithm<'a>, budget: &mut Budget) -> Result<Self, Closed> {
        if algorithm.identifier != PBKDF2 {
            return Err(Closed::Unsupported);
        }
        let mut parts = algorithm.parameters;
        let mut parameters = parts.sequence()?;
        let salt = salt(parameters.expect(OCTET_STRING)?)?;
        let rounds = budget.spend(parameters.unsigned()?)?;
        let mut key_length = None;
        if let Some(value) = parameters.optional(INTEGER)? {
            let [digit] = value else {
                return Err(Closed::Unsupported);
            };
            key_length = Some(u32::from(*digit));
        }
        let hash = if parameters.is_empty() {
            Hash::Sha1
        } else {
            let algorithm = Algorithm::read(&mut parameters)?;
            Hash::from_hmac(algorithm.identifier).ok_or(Closed::Unsupported)?
        };
        Ok(Self {
            salt,
            rounds,
            key_length,
            hash,
        })
    }

    fn key(&self, password: &Password<'_>, length: usize) -> Zeroizing<Vec<u8>> {
        let mut key = Zeroizing::new(vec![0; length]);
        self.hash
            .pbkdf2(password.utf8, self.salt, self.rounds, &mut key);
        key
    }
}

fn salt(salt: &[u8]) -> Result<&[u8], Closed> {
    if salt.len() <= LONGEST_SALT {
        Ok(salt)
    } else {
        Err(Closed::Unsupported)
    }
}

/// Decrypts. What comes out is what the padding says; whether it is anything is for the caller to see.
pub(super) fn decrypt(
    algorithm: Algorithm<'_>,
    password: &Password<'_>,
    content: &[u8],
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let mut bytes = Zeroizing::new(content.to_vec());
    let length = match algorithm.identifier {
        PBES2 => pbes2(algorithm, password, &mut bytes, budget)?,
        _ => pkcs12(algorithm, password, &mut bytes, budget)?,
    };
    bytes.truncate(length);
    Ok(bytes)
}

macro_rules! open {
    ($cipher:expr, $bytes:expr) => {
        $cipher
            .map_err(|_| Closed::Damaged)?
            .decrypt_padded::<Pkcs7>($bytes)
            .map(<[u8]>::len)
            .map_err(|_| Closed::Wrong)
    };
}

fn pbes2(
    algorithm: Algorithm<'_>,
    password: &Password<'_>,
    bytes: &mut [u8],
    budget: &mut Budget,
) -> Result<usize, Closed> {
    let mut parts = algorithm.parameters;
    let mut parameters = parts.sequence()?;
    let derivation = Algorithm::read(&mut parameters)?;
    let mut cipher = Algorithm::read(&mut parameters)?;
    let key_length = match cipher.identifier {
        AES_128_CBC => 16,
        AES_192_CBC | DES_EDE3_CBC => 24,
        AES_256_CBC => 32,
        _ => return Err(Closed::Unsupported),
    };
    let iv = cipher.parameters.expect(OCTET_STRING)?;
    let derivation = Pbkdf2::read(derivation, budget)?;
    let key = derivation.key(password, key_length);
    match cipher.identifier {
        AES_128_CBC => open!(
            cbc::Decryptor::<aes::Aes128>::new_from_slices(&key, iv),
            bytes
        ),
        AES_192_CBC => open!(
            cbc::Decryptor::<aes::Aes192>::new_from_slices(&key, iv),
            bytes
        ),
        AES_256_CBC => open!(
            cbc::Decryptor::<aes::Aes256>::new_from_slices(&key, iv),
            bytes
        ),
        _ => open!(
            cbc::Decryptor::<des::TdesEde3>::new_from_slices(&key, iv),
            bytes
        ),
    }
}

fn pkcs12(
    algorithm: Algorithm<'_>,
    password: &Password<'_>,
    bytes: &mut [u8],
    budget: &mut Budget,
) -> Result<usize, Closed> {
    let key_length = match algorithm.identifier {
        PKCS12_3DES_3 => 24,
        PKCS12_3DES_2 | PKCS12_RC2_128 => 16,
        PKCS12_RC2_40 => 5,
        _ => return Err(Closed::Unsupported),
    };
    let mut parts = algorithm.parameters;
    let mut parameters = parts.sequence()?;
    let salt = salt(parameters.expect(OCTET_STRING)?)?;
    let rounds = budget.spend(parameters.unsigned()?)?;
    let mut key = Zeroizing::new(vec![0; key_length]);
    let mut iv = [0; 8];
    let hash = Hash::Sha1;
    hash.pkcs12(&password.utf16, salt, rounds, 1, &mut key);
    hash.pkcs12(&password.utf16, salt, rounds, 2, &mut iv);
    match algorithm.identifier {
        PKCS12_3DES_3 => open!(
            cbc::Decryptor::<des::TdesEde3>::new_from_slices(&key, &iv),
            bytes
        ),
        PKCS12_3DES_2 => open!(
            cbc::Decryptor::<des::TdesEde2>::new_from_slices(&key, &iv),
            bytes
        ),
        _ => {
            let cipher = rc2::Rc2::new_with_eff_key_len(&key, key_length * 8);
            open!(cbc::Decryptor::inner_iv_slice_init(cipher, &iv), bytes)
        }
    }
}

/// The integrity of a container: who knows the password can say whether the content is as it was made.
pub(super) struct Integrity<'a> {
    algorithm: Algorithm<'a>,
    code: &'a [u8],
    salt: &'a [u8],
    rounds: u32,
}

impl<'a> Integrity<'a> {
    /// `MacData` of RFC 7292.
    pub(super) fn read(mut data: Elements<'a>) -> Result<Self, Damage> {
        let mut digest = data.sequence()?;
        let algorithm = Algorithm::read(&mut digest)?;
        let code = digest.expect(OCTET_STRING)?;
        let salt = data.expect(OCTET_STRING)?;
        let rounds = if data.is_empty() { 1 } else { data.unsigned()? };
        data.end()?;
        Ok(Self {
            algorithm,
            code,
            salt,
            rounds,
        })
    }

    /// Whether the password belongs to this content.
    pub(super) fn verify(
        &self,
        password: &Password<'_>,
        content: &[u8],
        budget: &mut Budget,
    ) -> Result<(), Closed> {
        let (hash, key) = if self.algorithm.identifier == PBMAC1 {
            let mut parts = self.algorithm.parameters;
            let mut parameters = parts.sequence()?;
            let derivation = Pbkdf2::read(Algorithm::read(&mut parameters)?, budget)?;
            let hash = Algorithm::read(&mut parameters)?;
            let hash = Hash::from_hmac(hash.identifier).ok_or(Closed::Unsupported)?;
            // The length has to be said here (RFC 9579, section 4).
            let length = derivation.key_length.ok_or(Closed::Damaged)?;
            (hash, derivation.key(password, length as usize))
        } else {
            let hash = Hash::from_digest(self.algorithm.identifier).ok_or(Closed::Unsupported)?;
            let rounds = budget.spend(self.rounds)?;
            let mut key = Zeroizing::new(vec![0; hash.length()]);
            hash.pkcs12(&password.utf16, salt(self.salt)?, rounds, 3, &mut key);
            (hash, key)
        };
        if hash.verifies(&key, content, self.code) {
            Ok(())
        } else {
            Err(Closed::Wrong)
        }
    }
}
