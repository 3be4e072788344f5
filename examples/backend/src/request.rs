//! What is done around every request: its id, and its line in the log.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use chacha20poly1305::aead::Generate;
use data_encoding::HEXLOWER;
use tracing::Instrument;

/// The header with the id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id, which stands in each line of the log and in the answer.
///
/// The log has the route and not the URL, since people put keys into queries; and no header, no body.
pub async fn identify(request: Request, next: Next) -> Response {
    let id = <[u8; 8]>::try_generate().map_or_else(|_| String::new(), |id| HEXLOWER.encode(&id));
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let milliseconds = started.elapsed().as_millis();
    span.in_scope(|| {
        tracing::info!(
            status = response.status().as_u16(),
            milliseconds,
            "answered"
        )
    });
    response
}
