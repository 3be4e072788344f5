//! What files may be, and what may be wrong with one.

use std::fmt;

/// What a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileFormat {
    /// A PKCS#12 container (RFC 7292).
    Pkcs12,
    /// A private key in PEM (RFC 7468): PKCS#8, encrypted or not, or a format of its own for RSA, EC or DSA.
    PrivateKey,
    /// A public key in PEM (RFC 7468).
    PublicKey,
    /// An X.509 certificate (RFC 5280), or several, in PEM; or one in DER.
    Certificate,
    /// A certificate request, PKCS#10 (RFC 2986), in PEM or DER.
    CertificateRequest,
    /// Any PEM text (RFC 7468).
    Pem,
    /// A text in UTF-8.
    Text,
    /// A JSON document (RFC 8259).
    Json,
    /// A file of whatever format.
    Any,
}

impl FileFormat {
    /// The name in the language of specs, such as `private_key`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pkcs12 => "pkcs12",
            Self::PrivateKey => "private_key",
            Self::PublicKey => "public_key",
            Self::Certificate => "certificate",
            Self::CertificateRequest => "certificate_request",
            Self::Pem => "pem",
            Self::Text => "text",
            Self::Json => "json",
            Self::Any => "any",
        }
    }

    /// In words, with the article.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Pkcs12 => "a PKCS#12 container",
            Self::PrivateKey => "a private key in PEM format",
            Self::PublicKey => "a public key in PEM format",
            Self::Certificate => "a certificate",
            Self::CertificateRequest => "a certificate request",
            Self::Pem => "a PEM file",
            Self::Text => "a text file in UTF-8",
            Self::Json => "a JSON file",
            Self::Any => "a file",
        }
    }
}

/// What a file turned out to be, where another was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A ZIP archive; office documents are ones, too.
    Zip,
    /// A RAR archive.
    Rar,
    /// A 7z archive.
    SevenZip,
    /// Something that gzip packed.
    Gzip,
    /// A PDF document.
    Pdf,
    /// A web page, often the sign-in page that came instead of a download.
    Html,
    /// A document of a word processor.
    Document,
    /// A picture.
    Picture,
    /// A Java key store in Java's own format.
    JavaKeyStore,
    /// A PKCS#12 container.
    Pkcs12,
    /// A PKCS#7 bundle of certificates.
    Pkcs7,
    /// An X.509 certificate.
    Certificate,
    /// A certificate request.
    CertificateRequest,
    /// A private key in PEM.
    PrivateKey,
    /// A private key in DER.
    PrivateKeyDer,
    /// A public key in PEM.
    PublicKey,
    /// A public key in DER.
    PublicKeyDer,
    /// A key in the format of OpenSSH.
    SshKey,
    /// A key in the format of PuTTY.
    PuttyKey,
    /// A PGP key or message.
    Pgp,
}

impl FileKind {
    /// The name, such as `zip`, for a message in another language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Rar => "rar",
            Self::SevenZip => "7z",
            Self::Gzip => "gzip",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Document => "document",
            Self::Picture => "picture",
            Self::JavaKeyStore => "java_key_store",
            Self::Pkcs12 => "pkcs12",
            Self::Pkcs7 => "pkcs7",
            Self::Certificate => "certificate",
            Self::CertificateRequest => "certificate_request",
            Self::PrivateKey => "private_key",
            Self::PrivateKeyDer => "private_key_der",
            Self::PublicKey => "public_key",
            Self::PublicKeyDer => "public_key_der",
            Self::SshKey => "ssh_key",
            Self::PuttyKey => "putty_key",
            Self::Pgp => "pgp",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Zip => "a ZIP archive",
            Self::Rar => "a RAR archive",
            Self::SevenZip => "a 7z archive",
            Self::Gzip => "a gzip archive",
            Self::Pdf => "a PDF document",
            Self::Html => "a web page (HTML)",
            Self::Document => "a document of a word processor",
            Self::Picture => "a picture",
            Self::JavaKeyStore => "a Java key store (JKS)",
            Self::Pkcs12 => "a PKCS#12 container",
            Self::Pkcs7 => "a bundle of certificates (PKCS#7)",
            Self::Certificate => "a certificate",
            Self::CertificateRequest => "a certificate request",
            Self::PrivateKey => "a private key",
            Self::PrivateKeyDer => "a private key in DER format",
            Self::PublicKey => "a public key",
            Self::PublicKeyDer => "a public key in DER format",
            Self::SshKey => "a key in the format of OpenSSH",
            Self::PuttyKey => "a key in the format of PuTTY",
            Self::Pgp => "a PGP file",
        }
    }

    fn is_archive(self) -> bool {
        matches!(self, Self::Zip | Self::Rar | Self::SevenZip | Self::Gzip)
    }
}

/// Why the content of a file is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileFault {
    /// It is something else.
    Other(FileKind),
    /// It is nothing that is known.
    Unrecognised,
    /// Its end is missing.
    Truncated,
    /// It has an end and no beginning.
    NoBeginning,
    /// Its beginning is right, and the rest cannot be read.
    Damaged,
    /// Base64 of Base64.
    EncodedTwice,
    /// The Base64 of a PEM file without its `BEGIN` and `END` lines.
    NoBoundaries,
    /// A PEM file in which the line breaks are gone.
    NoLineBreaks,
    /// A PEM file in which each line break became the two characters `\n`.
    EscapedLineBreaks,
    /// A text in UTF-16.
    Utf16,
    /// A private key is in a file that is no secret.
    PrivateKeyWithin,
    /// It is encrypted, and there is no field for its passphrase.
    Encrypted,
    /// The passphrase does not unlock it.
    Locked,
}

impl FileFault {
    /// The name, such as `truncated`, for a message in another language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Other(_) => "other",
            Self::Unrecognised => "unrecognised",
            Self::Truncated => "truncated",
            Self::NoBeginning => "no_beginning",
            Self::Damaged => "damaged",
            Self::EncodedTwice => "encoded_twice",
            Self::NoBoundaries => "no_boundaries",
            Self::NoLineBreaks => "no_line_breaks",
            Self::EscapedLineBreaks => "escaped_line_breaks",
            Self::Utf16 => "utf16",
            Self::PrivateKeyWithin => "private_key_within",
            Self::Encrypted => "encrypted",
            Self::Locked => "locked",
        }
    }

    /// As a clause about a field that takes these formats.
    pub(crate) fn write(self, formats: &[FileFormat], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(kind) => {
                write!(f, "it is {}", kind.description())?;
                if !formats.is_empty() {
                    f.write_str(", not ")?;
                    write_formats(formats, f)?;
                }
                if kind.is_archive() {
                    f.write_str(": unpack it first")?;
                }
                Ok(())
            }
            Self::Unrecognised if formats.is_empty() => f.write_str("it cannot be read"),
            Self::Unrecognised => {
                f.write_str("it is not ")?;
                write_formats(formats, f)
            }
            Self::Truncated => f.write_str("it is cut off: its end is missing"),
            Self::NoBeginning => f.write_str("its beginning is missing"),
            Self::Damaged => f.write_str("it is damaged"),
            Self::EncodedTwice => {
                f.write_str("it is encoded in Base64 once too often: decode it first")
            }
            Self::NoBoundaries => f.write_str("the lines with BEGIN and END around it are missing"),
            Self::NoLineBreaks => f.write_str("its line breaks are lost"),
            Self::EscapedLineBreaks => {
                f.write_str("its line breaks have become `\\n`: put real ones in their place")
            }
            Self::Utf16 => f.write_str("it is saved in UTF-16: save it in UTF-8"),
            Self::PrivateKeyWithin => {
                f.write_str("a private key is in it, which must be kept secret: take it out")
            }
            Self::Encrypted => {
                f.write_str("it is encrypted, and the form has no field for its passphrase")
            }
            Self::Locked => f.write_str("the passphrase does not unlock it"),
        }
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(&[], f)
    }
}

impl std::error::Error for FileFault {}

fn write_formats(formats: &[FileFormat], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (at, format) in formats.iter().enumerate() {
        f.write_str(match at {
            0 => "",
            at if at + 1 == formats.len() => " or ",
            _ => ", ",
        })?;
        f.write_str(format.description())?;
    }
    Ok(())
}
