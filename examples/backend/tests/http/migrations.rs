//! Connections that an earlier version of a spec has stored.

use backend::connections::context;
use backend::store::{Content, Record};
use backend::vault::Vault;
use serde_json::{Value, json};

use super::server::{KEYS, Server, keys};

/// Puts what an earlier version has stored into the database.
fn put(server: &Server, id: &str, stored: &Value) {
    let form = stored["form"].as_str().expect("a name").to_owned();
    let vault = Vault::from_keys(&keys(KEYS)).expect("keys");
    let clear = stored.to_string();
    let record = Record {
        id: id.to_owned(),
        content: Content {
            sealed: vault
                .seal(clear.as_bytes(), &context(id, &form))
                .expect("sealed"),
            form,
            expires_at: None,
        },
        revision: 1,
        created_at: 0,
        updated_at: 0,
    };
    server.store().insert(&record).expect("inserted");
}

/// What the version before the last of the spec has stored, with these changes.
fn parimatch(changes: Value) -> Value {
    let mut values = json!({
        "account_id": "42",
        "api_url": "https://gateway.example.com/",
        "secret_key": "very_secret",
        "region": "eu",
        "mode": "live",
        "acknowledgement": true,
    });
    for (key, value) in changes.as_object().expect("an object") {
        values[key] = value.clone();
    }
    json!({ "form": "parimatch/provider", "version": "0123456789abcdef", "values": values })
}

#[tokio::test]
async fn it_is_migrated_when_it_is_read_and_stored_again() {
    let server = Server::start().await;
    put(&server, "old", &parimatch(json!({})));
    let reply = server.get("/connections/old").await;
    assert_eq!(reply.status, 200);
    let shown = json!({
        "id": "old",
        "form": "parimatch/provider",
        "created_at": "1970-01-01T00:00:00Z",
        "updated_at": "1970-01-01T00:00:00Z",
        "values": {
            "project_id": "42",
            "pay_gateway": "https://gateway.example.com/",
            "mode": "live",
            "acknowledgement": true,
        },
        "stored": { "secret_key": {} },
    });
    assert_eq!(reply.json(), shown);
    let kept = server.kept("old");
    assert_ne!(kept["version"], "0123456789abcdef");
    assert_eq!(kept["values"]["project_id"], "42");
    assert_eq!(kept["values"]["secret_key"], "very_secret");
    let revision = || {
        server
            .store()
            .get("old")
            .expect("read")
            .expect("there")
            .revision
    };
    assert_eq!(revision(), 2);
    assert_eq!(
        server.get("/connections").await.json()["connections"],
        json!([shown])
    );
    assert_eq!(revision(), 2);
    assert_eq!(server.put("old", &shown["values"]).await.status, 200);
}

#[tokio::test]
async fn what_is_not_valid_any_more_is_shown_and_finished() {
    let server = Server::start().await;
    let old = parimatch(json!({ "api_url": "no URL", "mode": "sandbox" }));
    put(&server, "old", &old);
    let reply = server.get("/connections/old").await;
    assert_eq!(reply.status, 409);
    assert_eq!(reply.faults(), ["pay_gateway: pattern", "mode: option"]);
    let draft = json!({
        "values": { "project_id": "42", "pay_gateway": "no URL", "acknowledgement": true },
        "stored": { "secret_key": {} },
    });
    assert_eq!(reply.json()["draft"], draft);
    // Nothing is lost meanwhile.
    assert_eq!(server.kept("old"), old);
    let listed = server.get("/connections").await.json()["connections"][0].take();
    assert_eq!(listed["draft"], draft);

    let mut finished = draft["values"].clone();
    finished["pay_gateway"] = json!("https://gateway.example.com/");
    assert_eq!(
        server.put("old", &finished).await.faults(),
        ["mode: required"]
    );
    finished["mode"] = json!("live");
    let reply = server.put("old", &finished).await;
    assert_eq!(reply.status, 200);
    assert_eq!(server.get("/connections/old").await.json(), reply.json());
    assert_eq!(server.kept("old")["values"]["secret_key"], "very_secret");
}

#[tokio::test]
async fn a_form_that_is_no_more_is_said_to_be() {
    let server = Server::start().await;
    let mut stored = parimatch(json!({}));
    stored["form"] = json!("parimatch/gone");
    put(&server, "old", &stored);
    let reply = server.get("/connections/old").await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["error"]["code"]),
        (409, &json!("no_form"))
    );
    put(&server, "older", &json!({ "form": "parimatch/provider" }));
    let reply = server.get("/connections/older").await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["error"]["code"]),
        (500, &json!("unreadable"))
    );
    let list = server.get("/connections").await.json();
    assert_eq!(list["connections"][0]["error"]["code"], "no_form");
    assert_eq!(list["connections"][1]["error"]["code"], "unreadable");
}
