//! No secret is in an answer, in the log or in the files of the database.

use std::sync::PoisonError;

use data_encoding::BASE64;
use serde_json::json;

use super::fields::{CONNECTUM, connectum};
use super::files::file;
use super::server::{KEYS, Server, log};

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn nothing_shows_a_secret() {
    let server = Server::start().await;
    // Found nowhere else, so that other tests' lines in the log do not matter.
    let (password, other, wrong) = ("hunter2-password", "hunter3-password", "hunter4-passphrase");
    let container = file("sha512.p12");
    let fields = connectum(container, super::files::PASSPHRASE, password);
    let id = server.create(CONNECTUM, &fields).await;
    assert_eq!(server.post_parts(CONNECTUM, &fields).await.status, 201);
    let path = format!("/connections/{id}");
    let values = server.get(&path).await.json()["values"].take();

    let mut edit = values.clone();
    edit["password"] = json!(other);
    assert_eq!(server.put(&id, &edit).await.status, 200);
    edit["certificate_password"] = json!(wrong);
    assert_eq!(server.put(&id, &edit).await.status, 422);
    for (key, value) in [
        ("password", json!([password])),
        ("password", json!({ password: password })),
        ("password", json!(format!("{password}\n"))),
        ("mode", json!(password)),
        ("currency", json!(password)),
        ("features", json!([password])),
        ("acknowledgement", json!(password)),
        ("pkcs_key", json!(password)),
        ("unknown", json!(password)),
    ] {
        let mut faulty = fields.json();
        faulty[key] = value;
        let reply = server.post(CONNECTUM, &faulty).await;
        assert_eq!(reply.status, 422, "{key}");
        assert_eq!(server.put(&id, &faulty).await.status, 422, "{key}");
    }
    let half = format!("{{\"password\": \"{password}\"");
    let half = Some(("application/json", half.into_bytes()));
    assert_eq!(
        server
            .send(hyper::Method::POST, "/connections/connectum/provider", half)
            .await
            .status,
        400
    );
    let queries = [
        format!("/connections?after={password}&limit={other}"),
        format!("/connections/expiring?days={password}"),
        format!("/connections/{password}"),
        format!("/providers/{password}"),
        format!("/{password}"),
    ];
    for path in &queries {
        assert!(server.get(path).await.status.is_client_error(), "{path}");
    }
    server.get("/connections").await;
    server.get("/connections/expiring?days=36500").await;

    let (log, database) = (log(), server.folder.bytes());
    let seen = server
        .seen
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    assert!(contains(&log, b"a connection was made") && contains(&log, id.as_bytes()));
    assert!(contains(&database, id.as_bytes()) && contains(&database, CONNECTUM.as_bytes()));
    let encoded = BASE64.encode(container);
    let secrets = [
        password.as_bytes(),
        other.as_bytes(),
        wrong.as_bytes(),
        super::files::PASSPHRASE.as_bytes(),
        &container[300..340],
        &encoded.as_bytes()[400..440],
        &[KEYS[0].1; 32],
    ];
    for (where_it_is, bytes) in [("answers", &seen), ("log", &log), ("database", &database)] {
        for secret in secrets {
            assert!(
                !contains(bytes, secret),
                "{where_it_is}: {}",
                secret.escape_ascii()
            );
        }
    }
    // Not even what is no secret is in the database.
    assert!(!contains(&database, b"acme"));
}
