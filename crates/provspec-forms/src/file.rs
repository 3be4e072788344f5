//! What files may be, and what may be wrong with one.

use std::fmt;

use provspec_messages::{Clause, Parameter, content};

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

    /// The name of its words.
    fn words(self) -> &'static str {
        match self {
            Self::Pkcs12 => "format_pkcs12",
            Self::PrivateKey => "format_private_key",
            Self::PublicKey => "format_public_key",
            Self::Certificate => "format_certificate",
            Self::CertificateRequest => "format_certificate_request",
            Self::Pem => "format_pem",
            Self::Text => "format_text",
            Self::Json => "format_json",
            Self::Any => "format_any",
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

    /// The name of its words.
    fn words(self) -> &'static str {
        match self {
            Self::Zip => "kind_zip",
            Self::Rar => "kind_rar",
            Self::SevenZip => "kind_7z",
            Self::Gzip => "kind_gzip",
            Self::Pdf => "kind_pdf",
            Self::Html => "kind_html",
            Self::Document => "kind_document",
            Self::Picture => "kind_picture",
            Self::JavaKeyStore => "kind_java_key_store",
            Self::Pkcs12 => "kind_pkcs12",
            Self::Pkcs7 => "kind_pkcs7",
            Self::Certificate => "kind_certificate",
            Self::CertificateRequest => "kind_certificate_request",
            Self::PrivateKey => "kind_private_key",
            Self::PrivateKeyDer => "kind_private_key_der",
            Self::PublicKey => "kind_public_key",
            Self::PublicKeyDer => "kind_public_key_der",
            Self::SshKey => "kind_ssh_key",
            Self::PuttyKey => "kind_putty_key",
            Self::Pgp => "kind_pgp",
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
    pub(crate) fn clause(self, formats: &[FileFormat]) -> Clause<'static> {
        let one_of = |names: Vec<&'static str>| Parameter::OneOf(names);
        let due = || one_of(formats.iter().map(|format| format.words()).collect());
        let message = match self {
            Self::Other(kind) => {
                let message = match (kind.is_archive(), formats.is_empty()) {
                    (false, false) => content::OTHER,
                    (true, false) => content::ARCHIVE,
                    (false, true) => content::FOUND,
                    (true, true) => content::FOUND_ARCHIVE,
                };
                let found = message.with("found", one_of(vec![kind.words()]));
                return found.with("formats", due());
            }
            Self::Unrecognised if formats.is_empty() => content::UNREADABLE,
            Self::Unrecognised => return content::UNRECOGNISED.with("formats", due()),
            Self::Truncated => content::TRUNCATED,
            Self::NoBeginning => content::NO_BEGINNING,
            Self::Damaged => content::DAMAGED,
            Self::EncodedTwice => content::ENCODED_TWICE,
            Self::NoBoundaries => content::NO_BOUNDARIES,
            Self::NoLineBreaks => content::NO_LINE_BREAKS,
            Self::EscapedLineBreaks => content::ESCAPED_LINE_BREAKS,
            Self::Utf16 => content::UTF16,
            Self::PrivateKeyWithin => content::PRIVATE_KEY_WITHIN,
            Self::Encrypted => content::ENCRYPTED,
            Self::Locked => content::LOCKED,
        };
        message.clause()
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clause(&[]).fmt(f)
    }
}

impl std::error::Error for FileFault {}
