//! Containers of keys and certificates: PKCS#12 (RFC 7292).

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::certificate::{self, Certificate};
use super::crypt::{self, Algorithm, Budget, Closed, Integrity, Password};
use super::der::{
    self, CONTEXT_0, CONTEXT_0_PRIMITIVE, Damage, Elements, INTEGER, OCTET_STRING, OID, SEQUENCE,
};
use super::{FileFault, Passphrase, Problem, key};

const DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
const ENCRYPTED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x06";
const SHROUDED_KEY_BAG: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x0A\x01\x02";
const CERTIFICATE_BAG: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x0A\x01\x03";
const NESTED_BAG: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x0A\x01\x06";
const X509_CERTIFICATE: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x16\x01";

/// More of them is in no container that a merchant has.
const MOST_PARTS: usize = 64;

/// A container whose outside is well-formed.
struct Container<'a> {
    /// What the integrity is about; none in one that is signed instead.
    content: Option<&'a [u8]>,
    integrity: Option<Integrity<'a>>,
}

impl<'a> Container<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Damage> {
        let mut parts = der::file(bytes)?;
        if parts.unsigned()? != 3 {
            return Err(Damage::Invalid);
        }
        let mut safe = parts.sequence()?;
        let kind = safe.expect(OID)?;
        let mut inside = Elements::new(safe.expect(CONTEXT_0)?);
        safe.end()?;
        let content = match kind {
            DATA => Some(inside.expect(OCTET_STRING)?),
            SIGNED_DATA => {
                inside.sequence()?;
                None
            }
            _ => return Err(Damage::Invalid),
        };
        let integrity = match parts.optional(SEQUENCE)? {
            Some(data) => Some(Integrity::read(Elements::new(data))?),
            None => None,
        };
        parts.end()?;
        if let Some(content) = content {
            check_parts(content)?;
        }
        Ok(Self { content, integrity })
    }
}

/// Whether bytes look like a container, whole or not.
pub(super) fn resembles(bytes: &[u8]) -> bool {
    // A sequence, the number 3, a sequence, `pkcs7-data`: within the first 25 bytes in each encoding.
    let start = &bytes[..bytes.len().min(25)];
    start.first() == Some(&SEQUENCE)
        && start.windows(4).any(|it| it == [INTEGER, 1, 3, SEQUENCE])
        && start.windows(8).any(|it| *it == DATA[..8])
}

fn check_parts(content: &[u8]) -> Result<(), Damage> {
    for part in parts(content)? {
        if let Part::Plain(bags) = part? {
            check_bags(&bags)?;
        }
    }
    Ok(())
}

fn check_bags(bags: &[u8]) -> Result<(), Damage> {
    let mut bags = der::file(bags)?;
    while !bags.is_empty() {
        let mut bag = bags.sequence()?;
        bag.expect(OID)?;
        bag.expect(CONTEXT_0)?;
    }
    Ok(())
}

/// A part of a container.
enum Part<'a> {
    Plain(Cow<'a, [u8]>),
    Encrypted(Algorithm<'a>, Cow<'a, [u8]>),
    /// Of another kind, such as encrypted for a certificate.
    Other,
}

fn parts(
    content: &[u8],
) -> Result<impl Iterator<Item = Result<Part<'_>, Damage>> + use<'_>, Damage> {
    let mut elements = der::file(content)?;
    Ok(std::iter::from_fn(move || {
        (!elements.is_empty()).then(|| {
            let part = part(&mut elements);
            if part.is_err() {
                elements = Elements::new(&[]);
            }
            part
        })
    })
    .take(MOST_PARTS))
}

fn part<'a>(elements: &mut Elements<'a>) -> Result<Part<'a>, Damage> {
    let mut info = elements.sequence()?;
    let kind = info.expect(OID)?;
    let mut inside = Elements::new(info.expect(CONTEXT_0)?);
    match kind {
        DATA => Ok(Part::Plain(inside.expect(OCTET_STRING)?.into())),
        ENCRYPTED_DATA => {
            let mut data = inside.sequence()?;
            data.unsigned()?;
            let mut info = data.sequence()?;
            info.expect(OID)?;
            let algorithm = Algorithm::read(&mut info)?;
            let content = info.next()?;
            let content = match content.tag {
                CONTEXT_0_PRIMITIVE => Cow::Borrowed(content.value),
                // In pieces.
                CONTEXT_0 => Cow::Owned(der::joined(content.value)?),
                _ => return Err(Damage::Invalid),
            };
            Ok(Part::Encrypted(algorithm, content))
        }
        _ => Ok(Part::Other),
    }
}

/// Calls `visit` with kind and value of each bag.
fn each_bag<'a>(
    bags: &'a [u8],
    depth: usize,
    visit: &mut dyn FnMut(&'a [u8], &'a [u8]),
) -> Result<(), Damage> {
    let mut bags = der::file(bags)?;
    while !bags.is_empty() {
        let mut bag = bags.sequence()?;
        let kind = bag.expect(OID)?;
        let value = bag.expect(CONTEXT_0)?;
        if kind == NESTED_BAG && depth < 4 {
            each_bag(value, depth + 1, visit)?;
        } else {
            visit(kind, value);
        }
    }
    Ok(())
}

/// Whether the password opens anything: the integrity is broken then because the file is.
fn opens_a_part(content: &[u8], password: &Password<'_>, budget: &mut Budget) -> Opened {
    let mut opened = Opened::default();
    let Ok(parts) = parts(content) else {
        return opened;
    };
    for part in parts.flatten() {
        match part {
            Part::Encrypted(algorithm, bytes) => {
                opened.note(
                    crypt::decrypt(algorithm, password, &bytes, budget)
                        .and_then(|bags| der::file(&bags).map(drop).map_err(|_| Closed::Wrong)),
                );
            }
            Part::Plain(bags) => {
                // That the bags are well-formed was seen when the container was read.
                let _ = each_bag(&bags, 0, &mut |kind, value| {
                    if kind == SHROUDED_KEY_BAG {
                        opened.note(
                            key::encrypted(value)
                                .map_err(Closed::from)
                                .and_then(|parts| key::open(parts, password, budget)),
                        );
                    }
                });
            }
            Part::Other => {}
        }
    }
    opened
}

/// What came of the attempts to open the parts.
#[derive(Default)]
struct Opened {
    one: bool,
    refused: bool,
}

impl Opened {
    fn note(&mut self, outcome: Result<(), Closed>) {
        match outcome {
            Ok(()) => self.one = true,
            Err(Closed::Wrong) => self.refused = true,
            Err(Closed::Unsupported | Closed::Damaged) => {}
        }
    }
}

/// Whether the file is a container that its passphrase opens.
pub(super) fn check(
    bytes: &[u8],
    passphrase: Passphrase<'_>,
    budget: &mut Budget,
) -> Result<(), Problem> {
    if !resembles(bytes) {
        return Err(FileFault::Unrecognised.into());
    }
    let bytes = der::definite(bytes)?;
    let container = Container::read(&bytes)?;
    let passwords = match passphrase {
        // Whoever has to open it was told the passphrase by another way, or not yet.
        Passphrase::NoField | Passphrase::Unknown => return Ok(()),
        passphrase => passwords(passphrase),
    };
    let Some(content) = container.content else {
        return Ok(());
    };
    match unlock(content, container.integrity.as_ref(), &passwords, budget) {
        Err(Problem::File(FileFault::Locked)) if matches!(passphrase, Passphrase::Absent) => {
            Err(Problem::NoPassphrase)
        }
        outcome => outcome.map(drop),
    }
}

/// What to try: the passphrase; without one, the two ways of having none.
fn passwords(passphrase: Passphrase<'_>) -> Vec<Password<'_>> {
    match passphrase {
        Passphrase::Given(passphrase) => vec![Password::new(passphrase)],
        _ => vec![Password::new(""), Password::none()],
    }
}

/// The password that belongs to the content; none can be told where nothing can be opened here.
fn unlock<'p, 'a>(
    content: &[u8],
    integrity: Option<&Integrity<'_>>,
    passwords: &'p [Password<'a>],
    budget: &mut Budget,
) -> Result<&'p Password<'a>, Problem> {
    for password in passwords {
        if let Some(integrity) = integrity {
            match integrity.verify(password, content, budget) {
                Ok(()) | Err(Closed::Unsupported) => return Ok(password),
                Err(Closed::Damaged) => return Err(FileFault::Damaged.into()),
                Err(Closed::Wrong) if opens_a_part(content, password, budget).one => {
                    return Err(FileFault::Damaged.into());
                }
                Err(Closed::Wrong) => {}
            }
        } else {
            let opened = opens_a_part(content, password, budget);
            if opened.one || !opened.refused {
                return Ok(password);
            }
        }
    }
    Err(FileFault::Locked.into())
}

/// The certificates in a container, in its order. Those in parts that cannot be decrypted here are left out.
pub(super) fn certificates(
    bytes: &[u8],
    passphrase: Option<&str>,
) -> Result<Vec<Certificate>, FileFault> {
    let bytes = der::definite(bytes)?;
    let container = Container::read(&bytes)?;
    let mut found = Vec::new();
    let Some(content) = container.content else {
        return Ok(found);
    };
    let passwords = passwords(passphrase.map_or(Passphrase::Absent, Passphrase::Given));
    let mut budget = Budget::default();
    let password = match unlock(
        content,
        container.integrity.as_ref(),
        &passwords,
        &mut budget,
    ) {
        Ok(password) => password,
        Err(Problem::File(fault)) => return Err(fault),
        Err(Problem::NoPassphrase) => return Err(FileFault::Locked),
    };
    let mut budget = Budget::default();
    for part in parts(content)? {
        let bags = match part? {
            Part::Plain(bags) => Zeroizing::new(bags.into_owned()),
            Part::Encrypted(algorithm, bytes) => {
                match crypt::decrypt(algorithm, password, &bytes, &mut budget) {
                    Ok(bags) => bags,
                    Err(Closed::Unsupported) => continue,
                    Err(Closed::Wrong) => return Err(FileFault::Locked),
                    Err(Closed::Damaged) => return Err(FileFault::Damaged),
                }
            }
            Part::Other => continue,
        };
        let mut read = Ok(());
        each_bag(&bags, 0, &mut |kind, value| {
            if kind == CERTIFICATE_BAG {
                match in_bag(value) {
                    Ok(certificate) => found.extend(certificate),
                    Err(fault) => read = Err(fault),
                }
            }
        })?;
        read?;
    }
    Ok(found)
}

/// The certificate in a bag; there is another kind, which nobody uses.
fn in_bag(value: &[u8]) -> Result<Option<Certificate>, FileFault> {
    let mut bag = Elements::new(value).sequence()?;
    if bag.expect(OID)? != X509_CERTIFICATE {
        return Ok(None);
    }
    let bytes = Elements::new(bag.expect(CONTEXT_0)?).expect(OCTET_STRING)?;
    certificate::certificate(bytes).map(Some)
}
