//! Certificates that run out.

use serde_json::{Value, json};

use super::fields::{CONNECTUM, connectum};
use super::files::{PASSPHRASE, file};
use super::server::Server;

#[tokio::test]
async fn expired_certificates_are_taken_and_named() {
    let server = Server::start().await;
    let fields = |name| connectum(file(name), PASSPHRASE, "very_secret");
    let year = server.create(CONNECTUM, &fields("modern.p12")).await;
    let expired = server.create(CONNECTUM, &fields("expired.p12")).await;
    let due = async |query: &str| -> Vec<(Value, Value)> {
        let reply = server.get(&format!("/connections/expiring{query}")).await;
        assert_eq!(reply.status, 200);
        let list = reply.json()["certificates"].take();
        let list = list.as_array().expect("a list").iter();
        list.map(|it| (it["connection"].clone(), it["subject"].clone()))
            .collect()
    };
    let (first, second) = (
        (json!(expired), json!("CN=shop.example,O=Shop")),
        (json!(year), json!("CN=shop.example,O=Shop,C=UA")),
    );
    assert_eq!(due("").await, std::slice::from_ref(&first));
    // It was made to end in the second in which it was made.
    while due("?days=0").await.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(due("?days=0").await, std::slice::from_ref(&first));
    assert_eq!(due("?days=366").await, [first, second]);

    let reply = server.get("/connections/expiring?days=30").await.json();
    let certificate = &reply["certificates"][0];
    assert_eq!(certificate["form"], CONNECTUM);
    assert_eq!(certificate["path"], "pkcs_key");
    assert_eq!(certificate["title"], "PKCS key");
    let end = certificate["not_after"].as_str().expect("a time");
    let now = backend::time::rfc3339(backend::time::now());
    assert!("2020" < end && end <= now.as_str(), "{end}");

    // A renewed container is not due any more.
    let shown = server.get(&format!("/connections/{expired}")).await.json();
    let mut edit = shown["values"].clone();
    edit["pkcs_key"] = fields("modern.p12").json()["pkcs_key"].clone();
    assert_eq!(server.put(&expired, &edit).await.status, 200);
    assert_eq!(due("").await, []);

    for query in ["?days=-1", "?days=soon", "?days=36501", "?days="] {
        let reply = server.get(&format!("/connections/expiring{query}")).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.json()["error"]["code"]),
            (400, &json!("query"))
        );
    }
}
