//! Files from the inside, once their shape is right.

use super::Scope;
use crate::content::{self, Passphrase, Problem};
use crate::expiry::Expiry;
use crate::values::{Given, Values};
use crate::{Fault, FieldDefinition, FieldErrors, FileFault, Kind, Upload};

/// Checks the file at `at`, which stays decoded, and puts its faults among those of the scope.
pub(super) fn check(
    fields: &[FieldDefinition],
    values: &mut Values<'_>,
    at: usize,
    prefix: &str,
    start: usize,
    errors: &mut FieldErrors,
) {
    let Some(field) = fields.get(at) else {
        return;
    };
    let Kind::File {
        max_size,
        formats,
        passphrase,
        ..
    } = field.kind
    else {
        return;
    };
    if let Some(given) = values.get_mut(at)
        && let Given::Text(url) = given
        && let Ok(upload) = Upload::from_data_url(url)
    {
        *given = Given::Decoded(Box::new(upload));
    }
    let Some(upload) = values.get(at).upload() else {
        return;
    };
    let lock = passphrase.and_then(|key| fields.iter().position(|field| field.key == key));
    let outcome = if upload.bytes().len() > max_size as usize {
        Err((field.key, Fault::FileSize(max_size)))
    } else {
        let passphrase = passphrase_at(fields, values, lock);
        let key = lock.and_then(|at| fields.get(at)).map(|field| field.key);
        let (file, title) = (field.key, field.title);
        content::check(formats, upload.bytes(), passphrase).map_err(|problem| {
            match (problem, key) {
                (Problem::File(FileFault::Locked), Some(key)) => {
                    (key, Fault::Passphrase { file, title })
                }
                (Problem::NoPassphrase, Some(key)) => (key, Fault::NoPassphrase { file, title }),
                (Problem::NoPassphrase, None) => {
                    let fault = FileFault::Encrypted;
                    (file, Fault::File { fault, formats })
                }
                (Problem::File(fault), _) => (file, Fault::File { fault, formats }),
            }
        })
    };
    if let Err((key, fault)) = outcome {
        errors.insert(start, format!("{prefix}{key}"), fault, |path| {
            rank(fields, prefix, path)
        });
    }
}

/// The place of the field that a path of this scope leads to.
fn rank(fields: &[FieldDefinition], prefix: &str, path: &str) -> usize {
    let path = path.strip_prefix(prefix).unwrap_or(path);
    let key = path.split(['.', '[']).next().unwrap_or(path);
    let place = fields.iter().position(|field| field.key == key);
    place.unwrap_or(fields.len())
}

/// What is known of the passphrase in a field.
fn passphrase_at<'v>(
    fields: &[FieldDefinition],
    values: &'v Values<'_>,
    at: Option<usize>,
) -> Passphrase<'v> {
    let Some((at, field)) = at.and_then(|at| Some((at, fields.get(at)?))) else {
        return Passphrase::NoField;
    };
    if super::fault(fields, values, at).is_some() {
        return Passphrase::Unknown;
    }
    match values.get(at) {
        Given::Text(passphrase) => Passphrase::Given(passphrase),
        Given::Absent | Given::Blank if (Scope { fields, values }).holds(&field.shown) => {
            Passphrase::Absent
        }
        _ => Passphrase::NoField,
    }
}

/// Appends the certificates of a typed form. Files that cannot be read have none: saying so is for
/// validation.
pub(crate) fn expiries(
    fields: &'static [FieldDefinition],
    values: &Values<'_>,
    prefix: &str,
    found: &mut Vec<Expiry>,
) {
    for (at, field) in fields.iter().enumerate() {
        match (field.kind, values.get(at)) {
            (Kind::File { passphrase, .. }, given) if let Some(upload) = given.upload() => {
                let lock = passphrase.and_then(|key| fields.iter().position(|it| it.key == key));
                let passphrase = match passphrase_at(fields, values, lock) {
                    Passphrase::Given(passphrase) => Some(passphrase),
                    _ => None,
                };
                let certificates =
                    content::certificates(upload.bytes(), passphrase).unwrap_or_default();
                found.extend(certificates.into_iter().map(|certificate| Expiry {
                    path: format!("{prefix}{}", field.key),
                    title: field.title,
                    certificate,
                }));
            }
            (Kind::Items { item, .. }, Given::List(items)) => {
                for (at, given) in items.iter().enumerate() {
                    if let Given::Item(values) = given {
                        let prefix = format!("{prefix}{}[{at}].", field.key);
                        expiries(item.fields, values, &prefix, found);
                    }
                }
            }
            _ => {}
        }
    }
}
