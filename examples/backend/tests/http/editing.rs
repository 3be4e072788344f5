//! Changes: secrets and files stay where they are left out.

use serde_json::json;

use super::fields::{CONNECTUM, connectum};
use super::files::{PASSPHRASE, file};
use super::server::Server;

#[tokio::test]
async fn what_is_left_out_stays() {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let id = server.create(CONNECTUM, &fields).await;
    let before = server.kept(&id);
    let shown = server.get(&format!("/connections/{id}")).await.json();

    // The values that were shown, sent back as they are, change nothing.
    let reply = server.put(&id, &shown["values"]).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        (
            reply.json()["values"].clone(),
            reply.json()["stored"].clone()
        ),
        (shown["values"].clone(), shown["stored"].clone(),)
    );
    assert_eq!(server.kept(&id), before);

    let mut edit = shown["values"].clone();
    edit["account"] = json!("other");
    edit["password"] = json!("another_secret");
    let reply = server.put(&id, &edit).await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["values"]["account"]),
        (200, &json!("other"))
    );
    let after = server.kept(&id);
    assert_eq!(after["values"]["password"], "another_secret");
    assert_eq!(after["values"]["pkcs_key"], before["values"]["pkcs_key"]);
    assert_eq!(after["values"]["certificate_password"], PASSPHRASE);
}

#[tokio::test]
async fn a_form_in_parts_keeps_what_its_boxes_leave_empty() {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let id = server.create(CONNECTUM, &fields).await;
    let before = server.kept(&id);

    // What a browser sends when one text was changed: an empty password box, no file.
    let edit = fields
        .clone()
        .without(&["certificate_password"])
        .text("account", "other")
        .text("password", "")
        .file("pkcs_key", "", b"");
    let reply = server.put_parts(&id, &edit).await;
    assert_eq!(reply.status, 200, "{:?}", reply.body);
    let after = server.kept(&id);
    assert_eq!(after["values"]["account"], "other");
    for key in ["password", "pkcs_key", "certificate_password"] {
        assert_eq!(after["values"][key], before["values"][key], "{key}");
    }

    // A new file goes by the passphrase that stays, and every fault is told.
    let edit = edit.file("pkcs_key", "acme.p12", &file("modern.p12")[..100]);
    let edit = edit.text("nobody", "asked").without(&["mode"]);
    let reply = server.put_parts(&id, &edit).await;
    assert_eq!(reply.status, 422);
    assert_eq!(
        reply.faults(),
        ["pkcs_key: file_format", "mode: required", "nobody: unknown"]
    );
    assert_eq!(server.kept(&id), after);
}

#[tokio::test]
async fn a_change_with_faults_changes_nothing() {
    let server = Server::start().await;
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let id = server.create(CONNECTUM, &fields).await;
    let before = server.kept(&id);
    let plain = fields
        .clone()
        .without(&["password", "pkcs_key", "certificate_password"]);
    let expired = connectum(file("expired.p12"), "wrong horse", "very_secret");

    let mut edit = plain.json();
    edit["password"] = json!("[redacted]");
    edit["pkcs_key"] = json!(null);
    let reply = server.put(&id, &edit).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.faults(), ["password: redacted", "pkcs_key: required"]);

    // A new passphrase has to fit to the file that stays; a new file, to the passphrase.
    let mut edit = plain.json();
    edit["certificate_password"] = json!("wrong horse");
    assert_eq!(
        server.put(&id, &edit).await.faults(),
        ["certificate_password: passphrase"]
    );
    let reply = server.put(&id, &expired.json()).await;
    assert_eq!(reply.faults(), ["certificate_password: passphrase"]);

    assert_eq!(server.put(&id, &json!([])).await.faults(), [": type"]);
    assert_eq!(server.kept(&id), before);
    assert_eq!(server.put("none", &edit).await.status, 404);
    let text = Some(("text/plain", Vec::new()));
    let path = format!("/connections/{id}");
    let reply = server.send(hyper::Method::PUT, &path, text).await;
    assert_eq!(reply.status, 415);
}
