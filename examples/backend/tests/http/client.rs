//! A client: one connection a request.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    /// The body.
    pub(crate) fn json(&self) -> Value {
        let body = String::from_utf8_lossy(&self.body);
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).expect("the header is there");
        value.to_str().expect("it is a text")
    }

    /// The body of a 2xx, without what is another each time.
    pub(crate) fn view(&self) -> Value {
        let mut value = self.json();
        for key in ["id", "created_at", "updated_at"] {
            if let Some(object) = value.as_object_mut() {
                object.shift_remove(key);
            }
        }
        value
    }

    /// The faults of a 422 or 409, as `path: code`.
    pub(crate) fn faults(&self) -> Vec<String> {
        let errors = self.json()["errors"].take();
        let errors = errors.as_array().expect("a list of faults");
        let text = |error: &Value, key: &str| error[key].as_str().expect("a text").to_owned();
        errors
            .iter()
            .map(|error| format!("{}: {}", text(error, "path"), text(error, "code")))
            .collect()
    }
}

/// Sends a request, and waits for the whole answer.
pub(crate) async fn send(
    address: SocketAddr,
    method: Method,
    path: &str,
    body: Option<(&str, Vec<u8>)>,
) -> Reply {
    let stream = TcpStream::connect(address).await.expect("it listens");
    let handshake = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = handshake.expect("a connection");
    let connection = tokio::spawn(connection);
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(HOST, address.to_string());
    let bytes = body.map_or_else(Vec::new, |(media_type, bytes)| {
        if let Some(headers) = request.headers_mut() {
            headers.insert(CONTENT_TYPE, media_type.parse().expect("a media type"));
        }
        bytes
    });
    let request = request.body(Full::new(Bytes::from(bytes)));
    let response = sender.send_request(request.expect("a request")).await;
    let (head, body) = response.expect("an answer").into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    drop(sender);
    connection.abort();
    Reply {
        status: head.status,
        headers: head.headers,
        body,
    }
}
