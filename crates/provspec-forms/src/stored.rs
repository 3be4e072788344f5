//! A connection as it is kept.

use std::fmt;
use std::io;
use std::ops::Deref;

use serde_core::ser::SerializeStruct;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};
use zeroize::Zeroize;

use crate::sealed::{Sealed, wipe};
use crate::{FormDefinition, REDACTED, StoredError, Values, named, view};

/// A form to be kept: its name, the version of its table, and its values **with the secrets in the clear**.
///
/// It is not serializable by accident: [`Stored::to_bytes`] gives what is to be encrypted. It is wiped on
/// drop, and `Debug` shows no value.
#[derive(Clone)]
pub struct Stored {
    form: String,
    version: String,
    values: Sealed,
}

impl Stored {
    pub(crate) fn of(form: &FormDefinition, values: &Values<'_>) -> Self {
        Self {
            form: form.name.to_owned(),
            version: form.version.to_owned(),
            values: Sealed::from_value(view::expose(form.fields, values)),
        }
    }

    /// The name of the form, as it was when the connection was stored.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// The version of the form, as it was when the connection was stored.
    pub fn version(&self) -> &str {
        &self.version
    }

    pub(crate) fn values(&self) -> &Sealed {
        &self.values
    }

    /// What is to be encrypted: JSON, **with the secrets in the clear**.
    pub fn to_bytes(&self) -> StoredBytes {
        // Counted first: a buffer that grows leaves copies behind that nobody wipes.
        let mut count = Count(0);
        let mut bytes = Vec::new();
        // Texts and numbers serialize; writing to memory does not fail.
        if serde_json::to_writer(&mut count, &Clear(self)).is_ok() {
            bytes.reserve_exact(count.0);
            let _ = serde_json::to_writer(&mut bytes, &Clear(self));
        }
        StoredBytes(bytes)
    }

    /// Reads what [`Stored::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`StoredError::Malformed`]. It shows nothing of the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoredError> {
        let value = serde_json::from_slice(bytes).map_err(|_| StoredError::Malformed)?;
        let mut envelope = Sealed::from_value(value);
        Self::open(envelope.map_mut()).ok_or(StoredError::Malformed)
    }

    fn open(envelope: &mut Map<String, Value>) -> Option<Self> {
        let mut take = |key| envelope.remove(key);
        let (form, version, values) = (take("form"), take("version"), take("values"));
        let values = match values {
            Some(Value::Object(values)) => Sealed::new(values),
            other => {
                other.into_iter().for_each(|mut value| wipe(&mut value));
                return None;
            }
        };
        match (form, version, envelope.is_empty()) {
            (Some(Value::String(form)), Some(Value::String(version)), true) => Some(Self {
                form,
                version,
                values,
            }),
            _ => None,
        }
    }
}

impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stored")
            .field("form", &named::form(&self.form))
            .field("version", &named::version(&self.version))
            .field("values", &self.values)
            .finish()
    }
}

/// What is written, for [`Stored::to_bytes`] alone.
struct Clear<'a>(&'a Stored);

impl Serialize for Clear<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Stored", 3)?;
        object.serialize_field("form", &self.0.form)?;
        object.serialize_field("version", &self.0.version)?;
        object.serialize_field("values", self.0.values.map())?;
        object.end()
    }
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A stored form as bytes, **with the secrets in the clear**: wiped on drop, never shown.
pub struct StoredBytes(Vec<u8>);

impl Deref for StoredBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for StoredBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for StoredBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for StoredBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}
