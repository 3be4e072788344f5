//! Tag, length, value: the encoding under keys, certificates and containers (ITU-T X.690).

use std::borrow::Cow;

/// Deeper nesting is in no key and no container.
const DEEPEST: usize = 32;

pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
/// `[0]`, constructed.
pub(super) const CONTEXT_0: u8 = 0xA0;
/// `[0]`, primitive.
pub(super) const CONTEXT_0_PRIMITIVE: u8 = 0x80;

/// What is wrong with an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// It says that it is longer than it is.
    Truncated,
    /// Anything else.
    Invalid,
}

/// One element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) value: &'a [u8],
}

/// The elements in a value, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elements<'a>(&'a [u8]);

impl<'a> Elements<'a> {
    pub(super) fn new(value: &'a [u8]) -> Self {
        Self(value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element, whatever it is.
    pub(super) fn next(&mut self) -> Result<Element<'a>, Damage> {
        let (element, rest) = split(self.0)?;
        self.0 = rest;
        Ok(element)
    }

    /// The value of the next element, which has to have this tag.
    pub(super) fn expect(&mut self, tag: u8) -> Result<&'a [u8], Damage> {
        let element = self.next()?;
        if element.tag == tag {
            Ok(element.value)
        } else {
            Err(Damage::Invalid)
        }
    }

    /// The value of the next element, if it has this tag.
    pub(super) fn optional(&mut self, tag: u8) -> Result<Option<&'a [u8]>, Damage> {
        if self.0.first() == Some(&tag) {
            self.expect(tag).map(Some)
        } else {
            Ok(None)
        }
    }

    /// The elements of the next element, a sequence.
    pub(super) fn sequence(&mut self) -> Result<Self, Damage> {
        self.expect(SEQUENCE).map(Self)
    }

    /// The next element, an integer that is not negative and fits.
    pub(super) fn unsigned(&mut self) -> Result<u32, Damage> {
        let value = self.expect(INTEGER)?;
        let digits = value.strip_prefix(&[0]).unwrap_or(value);
        if value.is_empty() || digits.len() > 4 || (value[0] & 0x80) != 0 {
            return Err(Damage::Invalid);
        }
        Ok(digits
            .iter()
            .fold(0, |number, digit| (number << 8) | u32::from(*digit)))
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), Damage> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Damage::Invalid)
        }
    }
}

/// Tag, length of header, and length of value where it is said.
fn header(bytes: &[u8]) -> Result<(u8, usize, Option<usize>), Damage> {
    let [tag, length, rest @ ..] = bytes else {
        return Err(Damage::Truncated);
    };
    // Tags of several bytes are in nothing that is read here.
    if tag & 0x1F == 0x1F {
        return Err(Damage::Invalid);
    }
    match length {
        0..=0x7F => Ok((*tag, 2, Some(usize::from(*length)))),
        0x80 => Ok((*tag, 2, None)),
        0x81..=0x84 => {
            let digits = usize::from(length & 0x7F);
            let digits = rest.get(..digits).ok_or(Damage::Truncated)?;
            let length = digits
                .iter()
                .fold(0_u32, |length, digit| (length << 8) | u32::from(*digit));
            let length = usize::try_from(length).map_err(|_| Damage::Invalid)?;
            Ok((*tag, 2 + digits.len(), Some(length)))
        }
        _ => Err(Damage::Invalid),
    }
}

/// The first element, and what comes after it.
pub(super) fn split(bytes: &[u8]) -> Result<(Element<'_>, &[u8]), Damage> {
    let (tag, start, length) = header(bytes)?;
    let length = length.ok_or(Damage::Invalid)?;
    let end = start.checked_add(length).ok_or(Damage::Truncated)?;
    let value = bytes.get(start..end).ok_or(Damage::Truncated)?;
    Ok((Element { tag, value }, &bytes[end..]))
}

/// The elements of a file that is one sequence. White space and zeros after it are of no account: text
/// editors and block devices leave them.
pub(super) fn file(bytes: &[u8]) -> Result<Elements<'_>, Damage> {
    whole(bytes).and_then(|bytes| Elements::new(bytes).sequence())
}

/// The bytes of the sequence that a file is.
pub(super) fn whole(bytes: &[u8]) -> Result<&[u8], Damage> {
    let (element, rest) = split(bytes)?;
    if element.tag != SEQUENCE {
        return Err(Damage::Invalid);
    }
    if rest
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        Ok(&bytes[..bytes.len() - rest.len()])
    } else {
        Err(Damage::Invalid)
    }
}

/// The bytes with every length said and every string in one piece: some tools write containers in the wider
/// encoding (BER), with ends that are marked and strings in parts.
pub(super) fn definite(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Damage> {
    match header(bytes)? {
        (_, _, Some(_)) => Ok(Cow::Borrowed(bytes)),
        (..) => {
            let mut out = Vec::with_capacity(bytes.len());
            rewrite(bytes, 0, &mut out)?;
            Ok(Cow::Owned(out))
        }
    }
}

/// Appends the first element of `bytes`, and gives what comes after it.
fn rewrite<'a>(bytes: &'a [u8], depth: usize, out: &mut Vec<u8>) -> Result<&'a [u8], Damage> {
    if depth > DEEPEST {
        return Err(Damage::Invalid);
    }
    let (tag, start, length) = header(bytes)?;
    let (mut inside, mut rest) = match length {
        Some(length) => {
            let end = start.checked_add(length).ok_or(Damage::Truncated)?;
            let inside = bytes.get(start..end).ok_or(Damage::Truncated)?;
            (inside, Some(&bytes[end..]))
        }
        None => (&bytes[start..], None),
    };
    if tag & 0x20 == 0 {
        let rest = rest.ok_or(Damage::Invalid)?;
        write(tag, inside, out);
        return Ok(rest);
    }
    let mut value = Vec::new();
    loop {
        if rest.is_some() && inside.is_empty() {
            break;
        }
        if rest.is_none() && inside.starts_with(&[0, 0]) {
            rest = Some(&inside[2..]);
            break;
        }
        inside = rewrite(inside, depth + 1, &mut value)?;
    }
    if tag == (OCTET_STRING | 0x20) {
        write(OCTET_STRING, &joined(&value)?, out);
    } else {
        write(tag, &value, out);
    }
    Ok(rest.unwrap_or_default())
}

/// The strings in a value, as one.
pub(super) fn joined(parts: &[u8]) -> Result<Vec<u8>, Damage> {
    let mut parts = Elements::new(parts);
    let mut whole = Vec::new();
    while !parts.is_empty() {
        whole.extend_from_slice(parts.expect(OCTET_STRING)?);
    }
    Ok(whole)
}

fn write(tag: u8, value: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    let digits = value.len().to_be_bytes();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    match value.len() {
        0..=0x7F => out.push(value.len() as u8),
        _ => {
            let digits = &digits[zeros..];
            out.push(0x80 | digits.len() as u8);
            out.extend_from_slice(digits);
        }
    }
    out.extend_from_slice(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_or_marked() {
        // SEQUENCE { [0] { OCTET STRING in two parts } }, all with marked ends.
        let marked = [
            0x30, 0x80, 0xA0, 0x80, 0x24, 0x80, 0x04, 1, 7, 0x04, 2, 8, 9, 0, 0, 0, 0, 0, 0,
        ];
        let definite = definite(&marked).expect("well-formed");
        assert_eq!(*definite, [0x30, 7, 0xA0, 5, 0x04, 3, 7, 8, 9]);
        assert!(super::definite(&marked[..15]).is_err());
    }

    #[test]
    fn what_is_cut_off_is_told_from_what_is_wrong() {
        assert_eq!(file(&[0x30, 3, 2, 1]).err(), Some(Damage::Truncated));
        assert_eq!(
            file(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]).err(),
            Some(Damage::Truncated)
        );
        assert_eq!(file(&[0x30]).err(), Some(Damage::Truncated));
        assert_eq!(file(&[0x31, 0]).err(), Some(Damage::Invalid));
        assert_eq!(file(&[0x30, 0, 1]).err(), Some(Damage::Invalid));
        assert!(file(&[0x30, 0, b'\n', 0]).is_ok());
    }

    #[test]
    fn nesting_has_an_end() {
        assert!(definite(&[0x30, 0x80].repeat(10_000)).is_err());
    }
}
