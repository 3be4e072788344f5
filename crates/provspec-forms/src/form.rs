//! What every generated form can do.

#[cfg(feature = "files")]
use std::time::{Duration, SystemTime};

use serde_core::de::Error as _;
use serde_core::{Deserialize, Deserializer};
use serde_json::Value;

#[cfg(feature = "files")]
use crate::Expiry;
use crate::engine::Depth;
use crate::sealed::{Sealed, wipe};
use crate::{
    FieldErrors, FormDefinition, Masked, Restored, Stored, StoredError, Submission, Values, engine,
    restore, view,
};

/// A generated form, or one item of a repeated group: a typed view over its table.
///
/// Generated code implements the three functions without a body; the rest is the same for every form.
pub trait Form: Sized {
    /// The rules of the form.
    fn rules() -> &'static FormDefinition;

    /// Builds the form from values that were validated, one call a field in the order of the table.
    fn read(values: &mut Values<'_>) -> Self;

    /// Lays the form out, one call a field in the order of the table.
    fn write<'a>(&'a self, values: &mut Values<'a>);

    /// Reads a submission. The value keeps its copy of every secret: prefer to deserialize, which wipes
    /// what it has read, where the submission is not needed any more.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    fn from_value(value: &Value) -> Result<Self, FieldErrors> {
        let mut values = engine::validate_object(Self::rules(), value, Depth::Contents)?;
        Ok(Self::read(&mut values))
    }

    /// Reads a submission that came in parts, by the same rules.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    fn from_submission(submission: Submission) -> Result<Self, FieldErrors> {
        let form = Self::rules();
        let mut parts = submission.sort(form.fields);
        let (mut values, unknown) = parts.values();
        engine::validate_values(form, &mut values, unknown)?;
        Ok(Self::read(&mut values))
    }

    /// Validates a form that was built or changed in code.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    fn validate(&self) -> Result<(), FieldErrors> {
        engine::validate_values(Self::rules(), &mut Values::from_form(self), [])
    }

    /// The certificates in the files of the form, expired ones among them, in the order of the form. Being
    /// expired is no fault of a submission: ask here, and tell the merchant in good time.
    #[cfg(feature = "files")]
    fn expiries(&self) -> Vec<Expiry> {
        let mut found = Vec::new();
        let values = Values::from_form(self);
        engine::expiries(Self::rules().fields, &values, "", &mut found);
        found
    }

    /// The certificates that have expired at `now` or will have within `duration` after it, the earliest
    /// first.
    #[cfg(feature = "files")]
    fn expires_within(&self, now: SystemTime, duration: Duration) -> Vec<Expiry> {
        crate::expiry::within(self.expiries(), now, duration)
    }

    /// The form as it is submitted, **with its secrets in the clear**, to be encrypted and stored.
    fn expose(&self) -> Value {
        view::expose(Self::rules().fields, &Values::from_form(self))
    }

    /// What may be seen of the form, for the answer of an API: of secrets and files only that they are there.
    fn masked(&self) -> Masked {
        Masked::of(Self::rules(), &Values::from_form(self))
    }

    /// The form to be encrypted and kept, with what it takes to read it by a later version of its spec.
    fn to_stored(&self) -> Stored {
        Stored::of(Self::rules(), &Values::from_form(self))
    }

    /// Reads a form that was kept, perhaps by an earlier version of its spec.
    ///
    /// # Errors
    ///
    /// When it is not of this form, or is not valid any more; the latter has what could be read.
    fn from_stored(stored: &Stored) -> Result<Restored<Self>, StoredError> {
        let definition = Self::rules();
        let (values, migrated) = restore::restore(definition, stored)?;
        Ok(Restored::new(read(&values), migrated, definition, stored))
    }
}

/// Builds a form from values that were validated.
pub(crate) fn read<F: Form>(values: &Sealed) -> F {
    F::read(&mut Values::of_valid(F::rules().fields, values.map()))
}

/// Deserializes a form by its table.
///
/// # Errors
///
/// The deserializer's, or one that names every fault.
pub fn deserialize<'de, F: Form, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    let mut value = Value::deserialize(deserializer)?;
    let form = F::from_value(&value).map_err(D::Error::custom);
    wipe(&mut value);
    form
}

/// Implements `Debug`, `Deserialize` and `Serialize` for a [`Form`] by its table. `Debug` and `Serialize`
/// show no secret.
#[macro_export]
macro_rules! form {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::debug(self, ::core::stringify!($name), f)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }

        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }
    };
}
