//! Forms of which only the name is known.

use std::fmt;
#[cfg(feature = "files")]
use std::time::{Duration, SystemTime};

use serde_core::{Serialize, Serializer};
use serde_json::Value;

#[cfg(feature = "files")]
use crate::Expiry;
use crate::{FieldErrors, Form, FormDefinition, Masked, Stored, Values, view};

/// A form of some type: what [`Form`] offers, without its type.
pub trait AnyForm: fmt::Debug {
    /// The rules of the form.
    fn definition(&self) -> &'static FormDefinition;

    /// See [`Form::validate`].
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    fn validate(&self) -> Result<(), FieldErrors>;

    /// See [`Form::expose`]: the secrets are in the clear.
    fn expose(&self) -> Value;

    /// See [`Form::expiries`].
    #[cfg(feature = "files")]
    fn expiries(&self) -> Vec<Expiry>;

    /// See [`Form::expires_within`].
    #[cfg(feature = "files")]
    fn expires_within(&self, now: SystemTime, duration: Duration) -> Vec<Expiry> {
        crate::expiry::within(self.expiries(), now, duration)
    }

    #[doc(hidden)]
    fn values(&self) -> Values<'_>;
}

impl<F: Form + fmt::Debug> AnyForm for F {
    fn definition(&self) -> &'static FormDefinition {
        F::rules()
    }

    fn validate(&self) -> Result<(), FieldErrors> {
        Form::validate(self)
    }

    fn expose(&self) -> Value {
        Form::expose(self)
    }

    #[cfg(feature = "files")]
    fn expiries(&self) -> Vec<Expiry> {
        Form::expiries(self)
    }

    fn values(&self) -> Values<'_> {
        Values::from_form(self)
    }
}

/// What the table alone decides, once for all forms.
impl dyn AnyForm + '_ {
    /// See [`Form::masked`].
    pub fn masked(&self) -> Masked {
        Masked::of(self.definition(), &self.values())
    }

    /// See [`Form::to_stored`].
    pub fn to_stored(&self) -> Stored {
        Stored::of(self.definition(), &self.values())
    }
}

/// Shows no secret.
impl Serialize for dyn AnyForm + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        view::Redacted {
            fields: self.definition().fields,
            values: &self.values(),
        }
        .serialize(serializer)
    }
}

/// Why a submission to a form of a given name could not be read.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FormError {
    /// There is no form of this name.
    UnknownForm,
    /// The submission has faults.
    Invalid(FieldErrors),
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownForm => f.write_str("there is no form of this name"),
            Self::Invalid(errors) => errors.fmt(f),
        }
    }
}

impl std::error::Error for FormError {}

impl From<FieldErrors> for FormError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// Implements `Debug` and `Serialize` for the generated enum over all forms, by the form in it.
#[macro_export]
macro_rules! any_form {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.as_form(), f)
            }
        }

        impl $crate::__private::Serialize for $name {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::Serialize::serialize(self.as_form(), serializer)
            }
        }
    };
}
