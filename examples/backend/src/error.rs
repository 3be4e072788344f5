//! What is answered when something is wrong. No message holds a value that was sent.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use provspec_forms::{FieldErrors, FormError};
use serde::Serialize;
use serde_json::json;

use crate::connections::View;
use crate::store::StoreError;
use crate::vault::VaultError;

/// Why a request was not done.
#[derive(Debug)]
pub enum Error {
    /// 400: the request itself cannot be read; a code, and what is wrong with it.
    BadRequest(&'static str, String),
    /// 404: there is none.
    NotFound(&'static str),
    /// 405: the path does not take this method.
    Method,
    /// 409: somebody else has changed the connection meanwhile.
    Changed,
    /// 409: the connection is not valid by its form of today, and has to be finished.
    Unfinished(Box<View>),
    /// 409: its form is no more.
    NoForm,
    /// 413: it has more than that of this.
    TooLarge(usize, &'static str),
    /// 415: the body is of none of these types.
    MediaType(&'static str),
    /// 422: the submission has faults.
    Invalid(FieldErrors),
    /// 500: the connection cannot be decrypted, or what was decrypted is none.
    Unreadable,
    /// 500: anything else. The reason was logged.
    Internal,
}

/// An error as it is answered: a word for programs, and a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// The word.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
}

impl Error {
    /// The status, and what is said; the faults of a submission have an answer of their own.
    pub fn problem(&self) -> (StatusCode, Problem) {
        let (status, code, message) = match self {
            Self::BadRequest(code, message) => (StatusCode::BAD_REQUEST, *code, message.clone()),
            Self::NotFound(what) => (
                StatusCode::NOT_FOUND,
                "not_found",
                format!("there is no such {what}"),
            ),
            Self::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method",
                "the path does not take this method".to_owned(),
            ),
            Self::Changed => (
                StatusCode::CONFLICT,
                "changed",
                "somebody else has changed the connection: read it again".to_owned(),
            ),
            Self::Unfinished(_) => (
                StatusCode::CONFLICT,
                "unfinished",
                "the form has changed: finish the connection".to_owned(),
            ),
            Self::NoForm => (
                StatusCode::CONFLICT,
                "no_form",
                "the form of the connection is no more".to_owned(),
            ),
            Self::TooLarge(most, what) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                format!("the body has more than {most} {what}"),
            ),
            Self::MediaType(types) => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media_type",
                format!("the content type has to be {types}"),
            ),
            Self::Invalid(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "the submission has faults".to_owned(),
            ),
            Self::Unreadable => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "unreadable",
                "the connection cannot be decrypted with the keys of this service".to_owned(),
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "something went wrong here".to_owned(),
            ),
        };
        (status, Problem { code, message })
    }

    /// An error of the server, logged here and told to nobody.
    pub fn internal(reason: &dyn std::fmt::Display) -> Self {
        tracing::error!(%reason, "a request failed");
        Self::Internal
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, problem) = self.problem();
        match self {
            Self::Invalid(errors) => (status, Json(json!({ "errors": errors }))).into_response(),
            Self::Unfinished(view) => (status, Json(view)).into_response(),
            _ => (status, Json(json!({ "error": problem }))).into_response(),
        }
    }
}

impl From<FormError> for Error {
    fn from(error: FormError) -> Self {
        match error {
            FormError::UnknownForm => Self::NotFound("form"),
            FormError::Invalid(errors) => Self::Invalid(errors),
            other => Self::internal(&other),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::internal(&error)
    }
}

impl From<VaultError> for Error {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NoKey(_) | VaultError::Refused(_) => {
                tracing::error!(reason = %error, "a connection cannot be decrypted");
                Self::Unreadable
            }
            other => Self::internal(&other),
        }
    }
}
