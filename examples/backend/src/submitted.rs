//! What a request submits, as JSON or as the parts of a form.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use provspec_forms::{Submission, Value};
use zeroize::{Zeroize, Zeroizing};

use crate::error::Error;

/// More parts than any form has fields and items.
const MOST_PARTS: usize = 1_000;

/// A submission.
#[derive(Debug)]
pub enum Submitted {
    /// As JSON.
    Json(Clear),
    /// As the parts of a form.
    Parts(Submission),
}

impl Submitted {
    /// Reads a body of either type.
    ///
    /// # Errors
    ///
    /// 400, 413 or 415.
    pub async fn read(request: Request<Body>, limit: usize) -> Result<Self, Error> {
        match media_type(request.headers()).as_deref() {
            Some("application/json") => json(request, limit).await.map(Self::Json),
            Some("multipart/form-data") => parts(request, limit).await.map(Self::Parts),
            _ => Err(Error::MediaType("application/json or multipart/form-data")),
        }
    }
}

/// A value with secrets in the clear: wiped on drop, never shown.
pub struct Clear(Value);

impl Clear {
    /// The value.
    pub fn expose(&self) -> &Value {
        &self.0
    }
}

impl std::fmt::Debug for Clear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(provspec_forms::REDACTED)
    }
}

impl Drop for Clear {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(object) => object.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Without its parameters, in lower case.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let essence = text.split(';').next().unwrap_or(text);
    Some(essence.trim().to_ascii_lowercase())
}

async fn json(request: Request<Body>, limit: usize) -> Result<Clear, Error> {
    let bytes = Bytes::from_request(request, &()).await;
    let bytes = bytes.map_err(|error| unread(error.status(), limit))?;
    // The parser's own words might quote what it has read: only the place is told.
    let value = serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::BadRequest(
            "json",
            format!("the body is no JSON: line {line}, column {column}"),
        )
    })?;
    Ok(Clear(value))
}

async fn parts(request: Request<Body>, limit: usize) -> Result<Submission, Error> {
    let multipart = Multipart::from_request(request, &()).await;
    let mut multipart = multipart.map_err(|error| unread(error.status(), limit))?;
    let mut submission = Submission::new();
    let mut count = 0;
    loop {
        let part = multipart.next_field().await;
        let Some(part) = part.map_err(|error| unread(error.status(), limit))? else {
            return Ok(submission);
        };
        count += 1;
        if count > MOST_PARTS {
            return Err(Error::TooLarge(MOST_PARTS, "parts"));
        }
        let Some(key) = part.name().map(str::to_owned) else {
            return Err(malformed("a part has no name"));
        };
        let file = part.file_name().map(str::to_owned);
        let media_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await;
        let bytes = bytes.map_err(|error| unread(error.status(), limit))?;
        let mut bytes = Zeroizing::new(bytes.to_vec());
        if file.is_some() {
            let bytes = std::mem::take(&mut *bytes);
            submission.file(key, file.as_deref(), media_type.as_deref(), bytes);
        } else {
            let text =
                std::str::from_utf8(&bytes).map_err(|_| malformed("a text is not in UTF-8"))?;
            submission.text(key, text);
        }
    }
}

fn malformed(why: &str) -> Error {
    Error::BadRequest("multipart", why.to_owned())
}

/// Why a body could not be read to its end.
fn unread(status: StatusCode, limit: usize) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(limit, "bytes"),
        _ => Error::BadRequest("body", "the body cannot be read".to_owned()),
    }
}
