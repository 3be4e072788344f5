//! A file that came with a form.

use std::borrow::Cow;
use std::fmt;

use zeroize::Zeroize;

use crate::data_url::{self, DataUrl};

/// Longer media types are dropped: with name and media type, a `data:` URL has room for 512 characters.
const LONGEST_MEDIA_TYPE: usize = 127;

/// A file: its bytes, decoded once, and what the browser said about it.
///
/// `Debug` shows name, media type and size, never the bytes; the memory is wiped when the value is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    media_type: Option<Box<str>>,
    /// As it stands in the URL, so that it keeps its length.
    name: Option<Box<str>>,
    bytes: Vec<u8>,
}

/// Why something cannot be an [`Upload`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum UploadError {
    /// Not a base64 `data:` URL with a payload.
    DataUrl,
    /// There are no bytes.
    Empty,
    /// Not a media type such as `application/x-pkcs12`, in lower case and without parameters.
    MediaType,
    /// An empty name, or a longer one than a `data:` URL may carry here.
    Name,
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DataUrl => "it is not a base64 data: URL",
            Self::Empty => "the file is empty",
            Self::MediaType => "it is not a media type",
            Self::Name => "the file name is empty or too long",
        })
    }
}

impl std::error::Error for UploadError {}

impl Upload {
    /// A file made in code.
    ///
    /// # Errors
    ///
    /// When it could not travel in a `data:` URL.
    pub fn new(name: &str, media_type: &str, bytes: Vec<u8>) -> Result<Self, UploadError> {
        // Wiped by `drop` in each case.
        let mut upload = Self {
            media_type: None,
            name: None,
            bytes,
        };
        let name = encode(name);
        if upload.bytes.is_empty() {
            return Err(UploadError::Empty);
        }
        if !data_url::is_media_type(media_type) {
            return Err(UploadError::MediaType);
        }
        if !data_url::is_name(&name) {
            return Err(UploadError::Name);
        }
        upload.media_type = Some(media_type.into());
        upload.name = Some(name.into());
        Ok(upload)
    }

    /// A file as a part of a multipart form has it (RFC 7578): with what the browser says of it, which may be
    /// nothing. Of a path, only the name is kept; of a media type, what is before its parameters, in lower
    /// case. What cannot be used of either is left out.
    ///
    /// # Errors
    ///
    /// [`UploadError::Empty`] when there are no bytes.
    pub fn from_parts(
        name: Option<&str>,
        media_type: Option<&str>,
        bytes: Vec<u8>,
    ) -> Result<Self, UploadError> {
        let upload = Self::lenient(name, media_type, bytes);
        if upload.bytes.is_empty() {
            return Err(UploadError::Empty);
        }
        Ok(upload)
    }

    /// [`Upload::from_parts`], but the file may be empty: validation says so.
    pub(crate) fn lenient(name: Option<&str>, media_type: Option<&str>, bytes: Vec<u8>) -> Self {
        let media_type = media_type
            .map(|it| {
                it.split(';')
                    .next()
                    .unwrap_or(it)
                    .trim()
                    .to_ascii_lowercase()
            })
            .filter(|it| it.len() <= LONGEST_MEDIA_TYPE && data_url::is_media_type(it));
        let name = name
            .map(|name| {
                let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
                data_url::shorten(name, encoded_length, encode)
            })
            .filter(|name| data_url::is_name(name));
        Self {
            media_type: media_type.map(Into::into),
            name: name.map(Into::into),
            bytes,
        }
    }

    /// The X.509 certificates (RFC 5280) in the file: of a PEM file or one in DER, or of a PKCS#12 container
    /// that the passphrase opens. A file that holds none has none. Parts of a container in ciphers that are
    /// not known here are left out.
    ///
    /// # Errors
    ///
    /// When the file is damaged, or [`FileFault::Locked`](crate::FileFault::Locked) with another passphrase.
    #[cfg(feature = "files")]
    pub fn certificates(
        &self,
        passphrase: Option<&crate::Secret>,
    ) -> Result<Vec<crate::Certificate>, crate::FileFault> {
        crate::content::certificates(&self.bytes, passphrase.map(crate::Secret::expose))
    }

    /// The file in a `data:` URL.
    ///
    /// # Errors
    ///
    /// When it is not one.
    pub fn from_data_url(url: &str) -> Result<Self, UploadError> {
        let parts = DataUrl::parse(url).ok_or(UploadError::DataUrl)?;
        Ok(Self {
            media_type: parts.media_type.map(Into::into),
            name: parts.name.map(Into::into),
            bytes: parts.decode(),
        })
    }

    /// The name the file had on the merchant's machine. It is anybody's text: never use it as a path.
    pub fn name(&self) -> Option<Cow<'_, str>> {
        self.name.as_deref().map(decode)
    }

    /// What the browser took the file for. It goes by the extension, so it proves nothing.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The file itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file as it travels, as a `data:` URL with all its bytes.
    pub fn to_data_url(&self) -> String {
        data_url::write(
            self.media_type.as_deref(),
            self.name.as_deref(),
            &self.bytes,
        )
    }

    /// The name in a `data:` URL as the merchant knows it.
    pub(crate) fn decoded_name(name: &str) -> Cow<'_, str> {
        decode(name)
    }

    /// Code points of [`Upload::to_data_url`].
    pub(crate) fn wire_length(&self) -> usize {
        data_url::length(
            self.media_type.as_deref(),
            self.name.as_deref(),
            self.bytes.len(),
        )
    }

    /// Some total order, without a copy of the file.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let one = (&self.media_type, &self.name, &self.bytes);
        one.cmp(&(&other.media_type, &other.name, &other.bytes))
    }

    /// What stands where no value could be read; see [`Values`](crate::Values).
    pub(crate) fn absent() -> Self {
        Self {
            media_type: None,
            name: None,
            bytes: Vec::new(),
        }
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("name", &self.name())
            .field("media_type", &self.media_type())
            .field("bytes", &format_args!("[{} bytes]", self.bytes.len()))
            .finish()
    }
}

/// Code points of a character in a name.
fn encoded_length(c: char) -> usize {
    match c {
        '%' | ';' | ',' | '\n' | '\r' => 3,
        _ => 1,
    }
}

/// Keeps a name apart from the URL around it.
fn encode(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '%' => out.push_str("%25"),
            ';' => out.push_str("%3B"),
            ',' => out.push_str("%2C"),
            '\n' => out.push_str("%0A"),
            '\r' => out.push_str("%0D"),
            c => out.push(c),
        }
    }
    out
}

/// The name as the merchant knows it. What is not percent-encoded UTF-8 stays as it is.
fn decode(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                // Two hexadecimal digits fit into a byte.
                out.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                out.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(name), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_travels_unchanged() {
        let upload = Upload::new(
            "key; 100%,ü\r\n.p12",
            "application/x-pkcs12",
            vec![0, 159, 146, 150],
        )
        .expect("a file");
        let again = Upload::from_data_url(&upload.to_data_url()).expect("a data: URL");
        assert_eq!(again, upload);
        assert_eq!(again.name().as_deref(), Some("key; 100%,ü\r\n.p12"));
        assert_eq!(again.media_type(), Some("application/x-pkcs12"));
        assert_eq!(again.bytes(), [0, 159, 146, 150]);
        assert_eq!(upload.wire_length(), upload.to_data_url().chars().count());
    }

    #[test]
    fn names_as_browsers_write_them_are_decoded() {
        let named = |name: &str| {
            let url = format!("data:text/plain;name={name};base64,QQ==");
            let upload = Upload::from_data_url(&url).expect("a data: URL");
            upload.name().expect("a name").into_owned()
        };
        assert_eq!(named("my%20key.pem"), "my key.pem");
        assert_eq!(named("%D0%BA.pem"), "к.pem");
        assert_eq!(named("100%"), "100%");
        assert_eq!(named("%ff"), "%ff");
    }

    #[test]
    fn debug_shows_no_bytes() {
        let upload = Upload::new("a.key", "text/plain", b"PRIVATE".to_vec()).expect("a file");
        assert_eq!(
            format!("{upload:?}"),
            r#"Upload { name: Some("a.key"), media_type: Some("text/plain"), bytes: [7 bytes] }"#
        );
    }

    #[test]
    fn what_cannot_travel_is_refused() {
        let new = |name, media_type, bytes: &[u8]| Upload::new(name, media_type, bytes.to_vec());
        assert_eq!(new("a", "text/plain", b""), Err(UploadError::Empty));
        assert_eq!(new("", "text/plain", b"x"), Err(UploadError::Name));
        assert_eq!(new("a", "Text", b"x"), Err(UploadError::MediaType));
    }
}
