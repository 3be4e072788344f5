//! Files in a connection form.

use super::{Locale, Text, Words};

/// The rules of a file. On the wire a file is a base64 `data:` URL (RFC 2397) with an optional `name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRules {
    /// What the file may be. At least one.
    pub formats: Vec<FileFormat>,
    /// Extensions to offer in the file dialogue, with the dot, such as `.p12`. Empty = any.
    pub extensions: Vec<String>,
    /// The expected name; `{key}` stands for the value of another field of the form.
    pub file_name: Option<String>,
    /// Largest size in bytes.
    pub max_size: u64,
    /// Wire key of the field that unlocks the file.
    pub passphrase: Option<String>,
    /// Whether it is uploaded or may be pasted.
    pub input: FileInput,
    /// Set when the file is one half of a key pair that the merchant makes.
    pub key_pair: Option<KeyPair>,
}

impl FileRules {
    /// The largest size in words, exactly: `20 KB`, `16 KiB`, `1,337 bytes`.
    pub fn max_size_in_words(&self) -> String {
        Words::of(Locale::En).size(self.max_size)
    }
}

/// What a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileFormat {
    /// A PKCS#12 container (RFC 7292): key and certificate, as a rule under a password.
    Pkcs12,
    /// A private key in PEM (RFC 7468).
    PrivateKey,
    /// A public key in PEM (RFC 7468).
    PublicKey,
    /// An X.509 certificate, in PEM or DER (RFC 5280).
    Certificate,
    /// A certificate request, PKCS#10 in PEM or DER (RFC 2986).
    CertificateRequest,
    /// Any PEM text (RFC 7468).
    Pem,
    /// A text file.
    Text,
    /// A file of whatever format, such as a Java key store.
    Any,
    /// A JSON document (RFC 8259).
    Json,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 8] = [
        Self::Pkcs12,
        Self::PrivateKey,
        Self::PublicKey,
        Self::Certificate,
        Self::CertificateRequest,
        Self::Pem,
        Self::Text,
        Self::Json,
    ];

    /// The name in the language, such as `private_key`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs12 => "pkcs12",
            Self::PrivateKey => "private_key",
            Self::PublicKey => "public_key",
            Self::Certificate => "certificate",
            Self::CertificateRequest => "certificate_request",
            Self::Pem => "pem",
            Self::Text => "text",
            Self::Any => "any",
            Self::Json => "json",
        }
    }

    /// In words, for a merchant: `a PKCS#12 container`.
    pub fn description(self) -> &'static str {
        Words::of(Locale::En).file_format(self)
    }

    /// Usual extensions, with the dot, the commonest first. Empty = any.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pkcs12 => &[".p12", ".pfx", ".pkcs12"],
            Self::PrivateKey => &[".key", ".pem"],
            Self::PublicKey => &[".pub", ".pem", ".key"],
            Self::Certificate => &[".crt", ".cer", ".pem", ".der"],
            Self::CertificateRequest => &[".csr", ".req", ".pem"],
            Self::Pem => &[".pem"],
            // A text file may be called anything: `.key`, `.conf`, nothing at all.
            Self::Text | Self::Any => &[],
            Self::Json => &[".json"],
        }
    }

    /// Whether a file of this format is a secret unless the spec says otherwise.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Pkcs12 | Self::PrivateKey)
    }
}

/// How a file gets into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileInput {
    /// Chosen in a file dialogue.
    Upload,
    /// Pasted as text.
    Paste,
    /// Either.
    Either,
}

/// A key pair that the merchant makes: the file in the form is the private half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPair {
    /// Algorithm and size in words, such as `RSA, 2048 bits`, where the provider names one.
    pub algorithm: Option<String>,
    /// Name of the file with the public half.
    pub public_file: Option<String>,
    /// Where the public half goes.
    pub public_half: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_exact() {
        for (max_size, words) in [
            (20_000, "20 KB"),
            (20 * 1024, "20 KiB"),
            (1_000_000, "1 MB"),
            (1 << 20, "1 MiB"),
            (1_024_000, "1,024 KB"),
            (1_234_567, "1,234,567 bytes"),
            (20_001, "20,001 bytes"),
            (999, "999 bytes"),
        ] {
            let rules = FileRules {
                formats: vec![FileFormat::Text],
                extensions: vec![".txt".into()],
                file_name: None,
                max_size,
                passphrase: None,
                input: FileInput::Upload,
                key_pair: None,
            };
            assert_eq!(rules.max_size_in_words(), words);
        }
    }
}
