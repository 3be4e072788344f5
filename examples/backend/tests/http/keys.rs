//! Keys: the wrong one, a new one, and records that somebody has tampered with.

use serde_json::json;

use super::fields::{CONNECTUM, connectum};
use super::files::{PASSPHRASE, file};
use super::server::{KEYS, Server};

async fn with_a_connection() -> (Server, String) {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let id = server.create(CONNECTUM, &fields).await;
    (server, id)
}

#[tokio::test]
async fn the_wrong_key_is_found_at_the_start() {
    let (server, _) = with_a_connection().await;
    let error = server
        .again(&[("2026", 8)])
        .await
        .err()
        .expect("another key");
    assert_eq!(
        error.to_string(),
        "the key `2026` is not the one that this database was encrypted with"
    );
    let (server, _) = with_a_connection().await;
    let error = server.again(&[("2027", 7)]).await.err().expect("no key");
    assert_eq!(
        error.to_string(),
        "there are connections encrypted with the key `2026`, which is not configured"
    );
}

#[tokio::test]
async fn a_new_key_takes_over() {
    let (server, id) = with_a_connection().await;
    let path = format!("/connections/{id}");
    let before = server.get(&path).await.json();
    let server = server
        .again(&[("2027", 9), KEYS[0]])
        .await
        .expect("it starts");
    let key = || {
        server
            .store()
            .get(&id)
            .expect("read")
            .expect("there")
            .content
            .sealed
            .key_id
    };
    assert_eq!(key(), "2026");
    assert_eq!(server.get(&path).await.json(), before);
    assert_eq!(key(), "2027");
    let server = server
        .again(&[("2027", 9)])
        .await
        .expect("the old key is not needed");
    assert_eq!(server.get(&path).await.json(), before);
}

#[tokio::test]
async fn a_record_that_was_changed_does_not_open() {
    let (server, id) = with_a_connection().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let other = server.create(CONNECTUM, &fields).await;
    let database = rusqlite::Connection::open(server.folder.database()).expect("it opens");
    // The ciphertext of another connection.
    let sql = "UPDATE connection SET (nonce, sealed) =
        (SELECT nonce, sealed FROM connection WHERE id = ?2) WHERE id = ?1";
    assert_eq!(database.execute(sql, [&id, &other]).expect("changed"), 1);
    let reply = server.get(&format!("/connections/{id}")).await;
    assert_eq!(reply.status, 500);
    assert_eq!(
        reply.json()["error"],
        json!({
            "code": "unreadable",
            "message": "the connection cannot be decrypted with the keys of this service",
        })
    );
    assert_eq!(server.put(&id, &json!({})).await.status, 500);
    assert_eq!(
        server.get(&format!("/connections/{other}")).await.status,
        200
    );
    let list = server.get("/connections").await.json();
    let errors = list["connections"].as_array().expect("a list").iter();
    assert_eq!(
        errors
            .filter(|it| it["error"]["code"] == "unreadable")
            .count(),
        1
    );
    // Its certificate is known to run out all the same.
    let due = server.get("/connections/expiring?days=366").await.json();
    let due = due["certificates"].as_array().expect("a list").clone();
    assert_eq!(due.len(), 2);
    let without = due
        .iter()
        .find(|it| it["connection"] == id.as_str())
        .expect("it is there");
    assert!(without.get("path").is_none() && without["not_after"].is_string());
}
