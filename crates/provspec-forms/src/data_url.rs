//! The form in which a file travels: a base64 `data:` URL (RFC 2397) with an optional name.

use std::sync::LazyLock;

use data_encoding::{BASE64, Encoding};

/// Most code points of a name.
const LONGEST_NAME: usize = 255;

/// RFC 4648 as JSON Schema's pattern can say it: which bits are lost at the end does not matter.
static LENIENT: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = BASE64.specification();
    specification.check_trailing_bits = false;
    specification.encoding().unwrap_or(BASE64)
});

/// The parts of a `data:` URL. That a text has this form is decided here by hand, and the same as by the
/// pattern in the JSON Schemas: a general pattern engine would take its time over a large file.
#[derive(Clone, Copy)]
pub(crate) struct DataUrl<'a> {
    pub(crate) media_type: Option<&'a str>,
    /// As it stands in the URL, perhaps percent-encoded.
    pub(crate) name: Option<&'a str>,
    payload: &'a str,
}

impl<'a> DataUrl<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let (media_type, rest) = text.strip_prefix("data:")?.split_once(';')?;
        let media_type = match media_type {
            "" => None,
            media_type if is_media_type(media_type) => Some(media_type),
            _ => return None,
        };
        let (name, rest) = match rest.strip_prefix("name=") {
            Some(rest) => {
                let (name, rest) = rest.split_once(';').filter(|(name, _)| is_name(name))?;
                (Some(name), rest)
            }
            None => (None, rest),
        };
        let payload = rest.strip_prefix("base64,")?;
        is_base64(payload).then_some(Self {
            media_type,
            name,
            payload,
        })
    }

    /// How many bytes the file has.
    pub(crate) fn size(self) -> usize {
        let padding = self
            .payload
            .bytes()
            .rev()
            .take_while(|b| *b == b'=')
            .count();
        self.payload.len() / 4 * 3 - padding
    }

    /// The file itself.
    pub(crate) fn decode(self) -> Vec<u8> {
        // It was checked when it was parsed, so that there is no error to report here.
        LENIENT.decode(self.payload.as_bytes()).unwrap_or_default()
    }
}

/// Writes a `data:` URL.
pub(crate) fn write(media_type: Option<&str>, name: Option<&str>, bytes: &[u8]) -> String {
    let mut url = String::with_capacity(length(media_type, name, bytes.len()));
    url.push_str("data:");
    url.push_str(media_type.unwrap_or_default());
    url.push(';');
    if let Some(name) = name {
        url.push_str("name=");
        url.push_str(name);
        url.push(';');
    }
    url.push_str("base64,");
    BASE64.encode_append(bytes, &mut url);
    url
}

/// Code points of the URL that [`write`] would make, without making it.
pub(crate) fn length(media_type: Option<&str>, name: Option<&str>, bytes: usize) -> usize {
    let name = name.map_or(0, |name| "name=;".len() + name.chars().count());
    "data:;base64,".len() + media_type.map_or(0, str::len) + name + bytes.div_ceil(3) * 4
}

pub(crate) fn is_media_type(text: &str) -> bool {
    text.split_once('/').is_some_and(|(kind, subtype)| {
        !kind.is_empty()
            && kind.bytes().all(|b| b.is_ascii_lowercase())
            && !subtype.is_empty()
            && subtype
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'+' | b'-'))
    })
}

pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.contains(['\n', '\r', ',', ';'])
        && text.chars().count() <= LONGEST_NAME
}

/// A name that is short enough once it is encoded: its end is kept, where the extension is.
pub(crate) fn shorten(
    name: &str,
    length: impl Fn(char) -> usize,
    encode: impl Fn(&str) -> String,
) -> String {
    let mut room = LONGEST_NAME;
    let mut start = name.len();
    for (at, c) in name.char_indices().rev() {
        match room.checked_sub(length(c)) {
            Some(left) => (room, start) = (left, at),
            None => break,
        }
    }
    encode(name.get(start..).unwrap_or_default())
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    !digits.is_empty()
        && text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        // A whole piece at a time, which compilers turn into wide instructions.
        && digits.as_bytes().chunks(64).all(|piece| {
            piece.iter().fold(true, |good, b| {
                good & (b.is_ascii_alphanumeric() | (*b == b'+') | (*b == b'/'))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_decided_as_the_pattern_does() {
        for good in [
            "data:;base64,QQ==",
            "data:;base64,QR==",
            "data:;name=a.p12;base64,QUJD",
            "data:application/x-pkcs12;name=a%20b.p12;base64,QUJDRA==",
            "data:text/plain;base64,QUI=",
        ] {
            assert!(DataUrl::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "data:",
            "data:base64,QQ==",
            "data:;base64,",
            "data:;base64,====",
            "data:;base64,Q===",
            "data:;base64,QQ==QQ==",
            "data:;base64,QQ=",
            "data:;base64,QQ-_",
            "data:;base64,QQ==\n",
            "data:;name=;base64,QQ==",
            "data:;name=a,b;base64,QQ==",
            "data:Text/plain;base64,QQ==",
            "data:text/;base64,QQ==",
            "data:text/plain;charset=utf-8;base64,QQ==",
        ] {
            assert!(DataUrl::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let url = write(Some("text/plain"), Some("a"), b"hello");
        assert_eq!(url, "data:text/plain;name=a;base64,aGVsbG8=");
        assert_eq!(
            url.chars().count(),
            length(Some("text/plain"), Some("a"), 5)
        );
        let parts = DataUrl::parse(&url).expect("parses");
        assert_eq!(
            (parts.media_type, parts.name),
            (Some("text/plain"), Some("a"))
        );
        assert_eq!(parts.decode(), b"hello");
        assert_eq!(parts.size(), 5);
    }
}
