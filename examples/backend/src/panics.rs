//! Panics: a mistake in the program. What is said about it must not hold what was being worked on.

use std::any::Any;
use std::panic;

use axum::response::{IntoResponse, Response};

use crate::error::Error;

/// Logs where a panic is, and not its message: the default prints that, with whatever value is in it.
pub fn hide_messages() {
    panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

/// The answer to a request whose handler panicked.
pub fn answer(_: Box<dyn Any + Send + 'static>) -> Response {
    Error::Internal.into_response()
}
