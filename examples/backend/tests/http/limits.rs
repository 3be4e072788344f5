//! Requests that are too large, of the wrong type, or no requests at all.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use backend::app;
use backend::config::Config;
use hyper::Method;
use serde_json::json;
use tokio::net::TcpListener;

use super::client::send;
use super::fields::{CONNECTUM, Fields, connectum};
use super::files::{PASSPHRASE, file};
use super::server::{Folder, KEYS, Server, frontend, keys};

const PATH: &str = "/connections/connectum/h2h_merchant";

async fn refused(server: &Server, body: Option<(&str, Vec<u8>)>) -> (u16, String, String) {
    let reply = server.send(Method::POST, PATH, body).await;
    let error = reply.json()["error"].take();
    let text = |key: &str| error[key].as_str().expect("a text").to_owned();
    (reply.status.as_u16(), text("code"), text("message"))
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
    let server = Server::start().await;
    assert_eq!(refused(&server, None).await.0, 415);
    let (json, multipart) = ("application/json", "multipart/form-data; boundary=limit");
    let part = |head: &str, body: &[u8]| {
        let head = format!("--limit\r\nContent-Disposition: form-data{head}\r\n\r\n");
        [head.as_bytes(), body].concat()
    };
    let (end, deep) = ("very_secret\r\n--limit--\r\n", "[".repeat(10_000));
    let cases: [(&str, &[u8], u16, &str); 12] = [
        ("text/plain", b"{}", 415, "media_type"),
        (
            "application/x-www-form-urlencoded",
            b"a=b",
            415,
            "media_type",
        ),
        (json, b"", 400, "json"),
        (json, b"{\"password\": \"very_secret\" x}", 400, "json"),
        (json, b"{\"password\": \"very_secret", 400, "json"),
        (json, b"\"very\xffsecret\"", 400, "json"),
        (json, deep.as_bytes(), 400, "json"),
        ("multipart/form-data", b"", 400, "body"),
        (multipart, b"very_secret", 400, "body"),
        (
            multipart,
            &part("; name=\"a\"", b"very_secret"),
            400,
            "body",
        ),
        (multipart, &part("", end.as_bytes()), 400, "multipart"),
        (
            multipart,
            &part("; name=\"a\"", &[b"\xff", end.as_bytes()].concat()),
            400,
            "multipart",
        ),
    ];
    for (media_type, body, status, code) in cases {
        let (found, word, message) = refused(&server, Some((media_type, body.to_vec()))).await;
        let what = format!("{media_type}: {}", body.escape_ascii());
        assert_eq!((found, word.as_str()), (status, code), "{what}");
        assert!(!message.contains("very"), "{message}");
    }
    let json = Some(("application/json; charset=utf-8", b"{\n  x".to_vec()));
    assert_eq!(
        refused(&server, json).await.2,
        "the body is no JSON: line 2, column 3"
    );
    // The form is looked for first.
    let reply = server
        .send(Method::POST, "/connections/none/none", None)
        .await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let server = Server::start().await;
    let large = connectum(&[48; 140_000], PASSPHRASE, "very_secret");
    let too_large = "the body has more than 131072 bytes".to_owned();
    let expected = (413, "too_large".to_owned(), too_large);
    let json = ("application/json", large.json().to_string().into_bytes());
    assert_eq!(refused(&server, Some(json)).await, expected);
    assert_eq!(refused(&server, Some(large.multipart())).await, expected);
    let path = "/connections/0";
    let json = ("application/json", large.json().to_string().into_bytes());
    assert_eq!(server.send(Method::PUT, path, Some(json)).await.status, 413);

    let many = (0..1_001).fold(Vec::new(), |mut body, _| {
        body.extend(b"--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n");
        body
    });
    let body = ("multipart/form-data; boundary=limit", many);
    let (status, _, message) = refused(&server, Some(body)).await;
    assert_eq!(
        (status, message.as_str()),
        (413, "the body has more than 1000 parts")
    );
}

#[tokio::test]
async fn keys_that_no_form_has_cost_little() {
    let server = Server::start().await;
    let keys: serde_json::Map<_, _> = (0..9_000).map(|at| (format!("k{at}"), json!(1))).collect();
    let started = std::time::Instant::now();
    let reply = server.post(CONNECTUM, &keys.into()).await;
    assert_eq!(reply.status, 422);
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn every_answer_has_an_id_and_is_not_kept() {
    let server = Server::start().await;
    let mut ids = Vec::new();
    for (method, path, status) in [
        (Method::GET, "/providers", 200),
        (Method::GET, "/nothing/here", 404),
        (Method::PATCH, "/connections/1", 405),
        (Method::POST, "/providers", 405),
        (Method::GET, "/connections/%ff", 400),
        (Method::GET, "/connections?limit=101", 400),
        (Method::GET, "/connections/1", 404),
    ] {
        let reply = server.send(method, path, None).await;
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(reply.header("cache-control"), "no-store");
        ids.push(reply.header("x-request-id").to_owned());
        assert!(reply.json().is_object(), "{path}");
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 7);
}

#[tokio::test]
async fn lists_come_in_pages() {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(server.create(CONNECTUM, &fields).await);
    }
    made.sort();
    let (mut found, mut path) = (Vec::new(), "/connections?limit=2".to_owned());
    loop {
        let page = server.get(&path).await.json();
        let connections = page["connections"].as_array().expect("a list").iter();
        found.extend(connections.map(|it| it["id"].as_str().expect("an id").to_owned()));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("/connections?limit=2&after={next}");
    }
    assert_eq!(found, made);
}

#[tokio::test]
async fn what_takes_too_long_is_ended() {
    let folder = Folder::new();
    let mut config = Config::new(folder.database(), frontend(), keys(KEYS));
    config.timeout = Duration::from_millis(50);
    let slow = async || tokio::time::sleep(Duration::from_secs(60)).await;
    let router = app::layered(Router::new().route("/slow", get(slow)), &config);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("it is bound");
    let server = app::serve(listener, router, std::future::pending(), config.grace);
    let server = tokio::spawn(server);
    assert_eq!(send(address, Method::GET, "/slow", None).await.status, 503);
    server.abort();
}

#[tokio::test]
async fn an_empty_form_in_parts_is_a_form() {
    let server = Server::start().await;
    let reply = server.post_parts(CONNECTUM, &Fields::default()).await;
    assert_eq!(reply.status, 422);
}
