//! Encryption of what is kept.
//!
//! XChaCha20-Poly1305, whose nonce is long enough to be drawn at random for every record.

use std::fmt;

use chacha20poly1305::aead::{Aead, Generate, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::BASE64;
use zeroize::Zeroizing;

/// What was encrypted, and what it takes to decrypt it with the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Which key.
    pub key_id: String,
    /// Drawn for this record alone.
    pub nonce: Vec<u8>,
    /// The ciphertext with its tag.
    pub bytes: Vec<u8>,
}

/// The keys. The first encrypts; the others are there to read what they have encrypted.
pub struct Vault {
    current: Key,
    earlier: Vec<Key>,
}

struct Key {
    id: String,
    cipher: XChaCha20Poly1305,
}

/// Why there is no vault, or it does not open. It shows no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultError {
    /// The keys are not `id:base64`, parted by commas.
    Keys(&'static str),
    /// There is no key of this id.
    NoKey(String),
    /// The key of this id is another, or the record was changed or is another's.
    Refused(String),
    /// The system gave no random numbers, or there is too much to encrypt.
    Unavailable,
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keys(why) => write!(f, "the keys are not `id:base64,id:base64`: {why}"),
            Self::NoKey(id) => write!(f, "there is no key `{id}`"),
            Self::Refused(id) => write!(f, "the key `{id}` does not decrypt it"),
            Self::Unavailable => f.write_str("it cannot be encrypted"),
        }
    }
}

impl std::error::Error for VaultError {}

impl Vault {
    /// Reads the keys: `2026-11:base64,2025-11:base64`, 32 bytes each, the one that encrypts first.
    ///
    /// # Errors
    ///
    /// [`VaultError::Keys`].
    pub fn from_keys(text: &str) -> Result<Self, VaultError> {
        let mut keys = Vec::new();
        for entry in text.split(',').map(str::trim) {
            let key = Key::read(entry)?;
            if keys.iter().any(|other: &Key| other.id == key.id) {
                return Err(VaultError::Keys("an id occurs twice"));
            }
            keys.push(key);
        }
        let mut keys = keys.into_iter();
        let current = keys.next().ok_or(VaultError::Keys("there is none"))?;
        Ok(Self {
            current,
            earlier: keys.collect(),
        })
    }

    /// The id of the key that encrypts.
    pub fn key_id(&self) -> &str {
        &self.current.id
    }

    /// The ids of all keys.
    pub fn key_ids(&self) -> impl Iterator<Item = &str> {
        self.keys().map(|key| key.id.as_str())
    }

    /// Encrypts. The context is not kept: whoever decrypts has to name the same.
    ///
    /// # Errors
    ///
    /// [`VaultError::Unavailable`].
    pub fn seal(&self, clear: &[u8], context: &str) -> Result<Sealed, VaultError> {
        self.seal_by(&self.current, clear, context)
    }

    /// Encrypts with the key of this id.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoKey`] or [`VaultError::Unavailable`].
    pub fn seal_with(&self, id: &str, clear: &[u8], context: &str) -> Result<Sealed, VaultError> {
        self.seal_by(self.key(id)?, clear, context)
    }

    /// Decrypts. The bytes are wiped when they are dropped.
    ///
    /// # Errors
    ///
    /// [`VaultError::NoKey`] or [`VaultError::Refused`].
    pub fn open(&self, sealed: &Sealed, context: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let key = self.key(&sealed.key_id)?;
        let refused = || VaultError::Refused(sealed.key_id.clone());
        let nonce = XNonce::try_from(sealed.nonce.as_slice()).map_err(|_| refused())?;
        let payload = Payload {
            msg: &sealed.bytes,
            aad: context.as_bytes(),
        };
        let clear = key.cipher.decrypt(&nonce, payload);
        clear.map(Zeroizing::new).map_err(|_| refused())
    }

    fn seal_by(&self, key: &Key, clear: &[u8], context: &str) -> Result<Sealed, VaultError> {
        let nonce = XNonce::try_generate().map_err(|_| VaultError::Unavailable)?;
        let payload = Payload {
            msg: clear,
            aad: context.as_bytes(),
        };
        let bytes = key.cipher.encrypt(&nonce, payload);
        Ok(Sealed {
            key_id: key.id.clone(),
            nonce: nonce.to_vec(),
            bytes: bytes.map_err(|_| VaultError::Unavailable)?,
        })
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    fn key(&self, id: &str) -> Result<&Key, VaultError> {
        let found = self.keys().find(|key| key.id == id);
        found.ok_or_else(|| VaultError::NoKey(id.to_owned()))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.key_ids()).finish()
    }
}

impl Key {
    fn read(entry: &str) -> Result<Self, VaultError> {
        let (id, key) = entry
            .split_once(':')
            .filter(|(id, _)| !id.is_empty())
            .ok_or(VaultError::Keys("one has no id"))?;
        let key = BASE64
            .decode(key.as_bytes())
            .map(Zeroizing::new)
            .map_err(|_| VaultError::Keys("one is no base64"))?;
        let cipher = XChaCha20Poly1305::new_from_slice(&key)
            .map_err(|_| VaultError::Keys("one has not 32 bytes"))?;
        Ok(Self {
            id: id.to_owned(),
            cipher,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(keys: &[(&str, u8)]) -> Vault {
        let entry = |(id, byte): &(&str, u8)| format!("{id}:{}", BASE64.encode(&[*byte; 32]));
        let keys: Vec<String> = keys.iter().map(entry).collect();
        Vault::from_keys(&keys.join(",")).expect("keys")
    }

    #[test]
    fn it_opens_with_the_same_key_and_context_only() {
        let sealed = vault(&[("a", 1)]).seal(b"secret", "here").expect("sealed");
        let opened = vault(&[("b", 2), ("a", 1)]).open(&sealed, "here");
        assert_eq!(opened.expect("opened").as_slice(), b"secret");

        let refused = Err(VaultError::Refused("a".to_owned()));
        assert_eq!(vault(&[("a", 1)]).open(&sealed, "there"), refused);
        assert_eq!(vault(&[("a", 2)]).open(&sealed, "here"), refused);
        let none = Err(VaultError::NoKey("a".to_owned()));
        assert_eq!(vault(&[("b", 1)]).open(&sealed, "here"), none);
        for at in 0..sealed.bytes.len() {
            let mut changed = sealed.clone();
            changed.bytes[at] ^= 1;
            assert_eq!(vault(&[("a", 1)]).open(&changed, "here"), refused);
        }
        let mut short = sealed.clone();
        short.nonce.pop();
        assert_eq!(vault(&[("a", 1)]).open(&short, "here"), refused);
    }

    #[test]
    fn every_record_has_a_nonce_of_its_own() {
        let vault = vault(&[("a", 1)]);
        let seal = || vault.seal(b"secret", "here").expect("sealed");
        let (one, other) = (seal(), seal());
        assert_ne!(one.nonce, other.nonce);
        assert_ne!(one.bytes, other.bytes);
    }

    #[test]
    fn keys_that_are_none_are_refused_and_not_shown() {
        let short = format!("a:{}", BASE64.encode(b"hunter2"));
        let good = BASE64.encode(&[1; 32]);
        let twice = format!("a:{good},a:{good}");
        for (keys, why) in [
            ("", "one has no id"),
            ("hunter2", "one has no id"),
            ("a:hunter2", "one is no base64"),
            (&short, "one has not 32 bytes"),
            (&twice, "an id occurs twice"),
        ] {
            assert_eq!(Vault::from_keys(keys).err(), Some(VaultError::Keys(why)));
        }
        assert_eq!(format!("{:?}", vault(&[("a", 1)])), "{\"a\"}");
    }
}
