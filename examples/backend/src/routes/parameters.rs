//! Parameters in paths and queries. What is wrong with them is said in our own words.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// The parameters of the path.
pub(super) struct InPath<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for InPath<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_) => Err(Error::BadRequest(
                "path",
                "the path is not in UTF-8".to_owned(),
            )),
        }
    }
}

/// The parameters of the query.
pub(super) struct InQuery(HashMap<String, String>);

impl InQuery {
    /// The text of this name.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The number of this name, up to `most`; or `default` without it.
    pub(super) fn number(&self, name: &str, default: u32, most: u32) -> Result<u32, Error> {
        let Some(text) = self.text(name) else {
            return Ok(default);
        };
        let number = text.parse().ok().filter(|number| *number <= most);
        number.ok_or_else(|| {
            let message = format!("`{name}` is not a number from 0 to {most}");
            Error::BadRequest("query", message)
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for InQuery {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(map)) => Ok(Self(map)),
            Err(_) => Err(Error::BadRequest(
                "query",
                "the query cannot be read".to_owned(),
            )),
        }
    }
}
