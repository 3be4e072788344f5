//! What is known of providers, and the schemas of their forms.

use std::fs;

use serde_json::{Value, json};

use super::server::{Server, frontend};

#[tokio::test]
async fn the_list_is_that_of_the_frontend() {
    let server = Server::start().await;
    let reply = server.get("/providers").await;
    assert_eq!(reply.status, 200);
    let listed = reply.json()["providers"].take();
    let index = fs::read(frontend().join("index.json")).expect("the index");
    let index: Value = serde_json::from_slice(&index).expect("it is JSON");
    let facts = |provider: &Value| {
        let forms = provider["forms"].as_array().map_or(0, Vec::len);
        json!([
            provider["code"],
            provider["name"],
            provider["status"],
            provider["modes"],
            forms
        ])
    };
    let of = |list: &Value| -> Vec<Value> {
        list.as_array().expect("a list").iter().map(facts).collect()
    };
    let expected = index.get("providers").unwrap_or(&index);
    assert_eq!(of(&listed), of(expected));
    assert!(of(&listed).len() > 90);
}

#[tokio::test]
async fn the_facts_of_a_provider_have_the_list_ready_to_paste() {
    let server = Server::start().await;
    let provider = server.get("/providers/dlocal").await.json();
    assert_eq!(provider["code"], "dlocal");
    assert_eq!(provider["whitelist"]["per_mode"], true);
    // Seven addresses for five boxes: those that retire are left out.
    let entries = &provider["whitelist"]["entries"];
    assert_eq!(entries.as_array().map(Vec::len), Some(4), "{entries}");

    let provider = server.get("/providers/perfectmoney").await.json();
    let list = provider["whitelist"]["list"].as_str().expect("a list");
    assert!(list.contains("192.0.2.10; 192.0.2.11"), "{list}");
    let entries = provider["whitelist"]["entries"].as_array().expect("a list");
    assert_eq!(entries[0], "192.0.2.10");

    let provider = server.get("/providers/123x").await.json();
    let url = provider["callbacks"][0]["url"].as_str().expect("a URL");
    assert!(url.ends_with("/123xio/callback"), "{url}");

    let provider = server.get("/providers/sdkfinance").await.json();
    assert!(provider["hosts"].is_array());
    assert_eq!(provider["forms"][0]["name"], "sdkfinance/provider");

    assert_eq!(server.get("/providers/none").await.status, 404);
}

#[tokio::test]
async fn schemas_are_those_of_the_frontend() {
    let server = Server::start().await;
    for (path, file) in [
        ("schema", "connectum/provider.schema.json"),
        ("ui", "connectum/provider.ui.json"),
    ] {
        let reply = server
            .get(&format!("/forms/connectum/provider/{path}"))
            .await;
        assert_eq!(reply.status, 200);
        assert_eq!(
            reply.body,
            fs::read(frontend().join(file)).expect("the file")
        );
    }
    for path in [
        "/forms/connectum/none/schema",
        "/forms/none/provider/ui",
        "/forms/connectum/..%2f..%2findex/schema",
        "/forms/accentpay/provider/schema",
    ] {
        let reply = server.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.json()["error"]["code"], "not_found");
    }
}
