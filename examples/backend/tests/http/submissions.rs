//! Submissions, good and bad: as JSON and as the parts of a form, with the same answers.

use data_encoding::BASE64;
use serde_json::json;

use super::fields::{CONNECTUM, Field, Fields, HASHCONNECT, connectum, hashconnect};
use super::files::{PASSPHRASE, file};
use super::server::Server;

#[tokio::test]
async fn a_connection_is_made_shown_and_removed() {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let reply = server.post(CONNECTUM, &fields.json()).await;
    assert_eq!(reply.status, 201);
    let created = reply.json();
    let path = reply.header("location").to_owned();
    assert_eq!(
        path,
        format!("/connections/{}", created["id"].as_str().expect("an id"))
    );
    let size = file("modern.p12").len();
    assert_eq!(
        reply.view(),
        json!({
            "form": "connectum/h2h_merchant",
            "values": {
                "account": "acme",
                "mode": "live",
                "currency": "EUR",
                "features": ["payments", "refunds"],
                "acknowledgement": true,
            },
            "stored": {
                "password": {},
                "pkcs_key": { "name": "acme.p12", "media_type": "application/octet-stream", "size": size },
                "certificate_password": {},
            },
        })
    );
    let read = server.get(&path).await;
    assert_eq!((read.status.as_u16(), read.json()), (200, created.clone()));
    let list = server.get("/connections").await.json();
    assert_eq!(list, json!({ "connections": [created], "next": null }));

    assert_eq!(
        server.send(hyper::Method::DELETE, &path, None).await.status,
        204
    );
    assert_eq!(
        server.send(hyper::Method::DELETE, &path, None).await.status,
        404
    );
    assert_eq!(server.get(&path).await.status, 404);
    assert_eq!(
        server.get("/connections").await.json()["connections"],
        json!([])
    );
}

/// A PEM file on one line.
fn on_one_line(pem: &[u8]) -> Vec<u8> {
    pem.iter().copied().filter(|byte| *byte != b'\n').collect()
}

fn encoded(bytes: &[u8]) -> Vec<u8> {
    BASE64.encode(bytes).into_bytes()
}

#[tokio::test]
async fn both_ways_of_submitting_have_the_same_answers() {
    let server = Server::start().await;
    let (p12, pem) = (file("modern.p12"), file("key.pem"));
    let connect = |bytes: &[u8]| (CONNECTUM, connectum(bytes, PASSPHRASE, "very_secret"));
    let hash = |bytes: &[u8]| (HASHCONNECT, hashconnect(bytes));
    let good = || connect(p12).1;
    let bad_container: &[&str] = &["pkcs_key: file_format"];
    let bad_key: &[&str] = &["private_key: file_format"];
    let cases: Vec<(&str, (&str, Fields), &[&str])> = vec![
        ("whole", connect(p12), &[]),
        ("old ciphers", connect(file("legacy.p12")), &[]),
        ("from Java's world", connect(file("legacy-3des.p12")), &[]),
        ("expired", connect(file("expired.p12")), &[]),
        (
            "wrong passphrase",
            (CONNECTUM, connectum(p12, "wrong horse", "very_secret")),
            &["certificate_password: passphrase"],
        ),
        ("truncated", connect(&p12[..p12.len() / 2]), bad_container),
        ("encoded twice", connect(&encoded(p12)), bad_container),
        (
            "a ZIP archive",
            connect(b"PK\x03\x04 and the rest of it"),
            bad_container,
        ),
        ("a PEM file", connect(pem), bad_container),
        ("20.1 KB", connect(&[48; 20_100]), &["pkcs_key: file_size"]),
        ("21 KB", connect(&[48; 21_000]), &["pkcs_key: file_size"]),
        ("an empty file", connect(b""), &["pkcs_key: pattern"]),
        (
            "nothing",
            (CONNECTUM, Fields::default()),
            &[
                "account: required",
                "password: required",
                "pkcs_key: required",
                "certificate_password: required",
                "mode: required",
                "currency: required",
                "acknowledgement: required",
            ],
        ),
        (
            "several faults",
            (
                CONNECTUM,
                good()
                    .text("account", " acme")
                    .text("mode", "both")
                    .with("features", Field::Chosen(vec!["payments", "payments"]))
                    .text("colour", "red"),
            ),
            &[
                "account: pattern",
                "mode: option",
                "features: duplicate",
                "colour: unknown",
            ],
        ),
        ("a key", hash(pem), &[]),
        ("a key of another kind", hash(file("ed25519.pem")), &[]),
        ("its line breaks are lost", hash(&on_one_line(pem)), bad_key),
        ("its end is lost", hash(&pem[..pem.len() - 60]), bad_key),
        ("encoded twice", hash(&encoded(pem)), bad_key),
        ("the public half", hash(file("public.pem")), bad_key),
        (
            "encrypted",
            hash(file("encrypted.pem")),
            &["private_key: file_encrypted"],
        ),
        ("not the key but its container", hash(p12), bad_key),
    ];
    for (what, (form, fields), faults) in &cases {
        let json = server.post(form, &fields.json()).await;
        let parts = server.post_parts(form, fields).await;
        assert_eq!(json.status, parts.status, "{what}");
        assert_eq!(json.view(), parts.view(), "{what}");
        if faults.is_empty() {
            assert_eq!(json.status, 201, "{what}: {:?}", json.body);
        } else {
            assert_eq!(json.status, 422, "{what}");
            assert_eq!(json.faults(), *faults, "{what}");
        }
    }
}

#[tokio::test]
async fn a_fault_has_words_and_parameters() {
    let server = Server::start().await;
    let fields = connectum(b"PK\x03\x04 and the rest of it", PASSPHRASE, "very_secret");
    let reply = server.post(CONNECTUM, &fields.json()).await;
    assert_eq!(
        reply.json(),
        json!({ "errors": [{
            "path": "pkcs_key",
            "code": "file_format",
            "message": "it is a ZIP archive, not a PKCS#12 container: unpack it first",
            "parameters": { "fault": "other", "formats": ["pkcs12"], "found": "zip" },
        }] })
    );
    for no_object in [json!([]), json!("very_secret"), json!(null)] {
        let reply = server.post(CONNECTUM, &no_object).await;
        assert_eq!(
            (reply.status.as_u16(), reply.faults()),
            (422, vec![": type".to_owned()])
        );
    }
    assert_eq!(
        server.post("connectum/none", &fields.json()).await.status,
        404
    );
    assert_eq!(server.post("none/provider", &json!({})).await.status, 404);
}
