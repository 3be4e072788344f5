//! Many at once.

use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinSet;

use super::fields::{CONNECTUM, connectum};
use super::files::{PASSPHRASE, file};
use super::server::Server;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_do_not_disturb_each_other() {
    let server = Arc::new(Server::start().await);
    let mut tasks = JoinSet::new();
    for at in 0..24 {
        let server = Arc::clone(&server);
        tasks.spawn(async move {
            let password = format!("very_secret_{at}");
            let fields = connectum(file("modern.p12"), PASSPHRASE, &password);
            let id = match at % 2 {
                0 => server.create(CONNECTUM, &fields).await,
                _ => {
                    let reply = server.post_parts(CONNECTUM, &fields).await;
                    reply.json()["id"].as_str().expect("an id").to_owned()
                }
            };
            assert_eq!(server.kept(&id)["values"]["password"], password.as_str());
            id
        });
    }
    let mut made = tasks.join_all().await;
    made.sort();
    made.dedup();
    assert_eq!(made.len(), 24);
    let list = server.get("/connections").await.json();
    assert_eq!(list["connections"].as_array().map(Vec::len), Some(24));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_changes_at_once_each_is_done_or_refused() {
    let server = Arc::new(Server::start().await);
    let fields = connectum(file("modern.p12"), PASSPHRASE, "very_secret");
    let id = server.create(CONNECTUM, &fields).await;
    let values = server.get(&format!("/connections/{id}")).await.json()["values"].take();
    let mut tasks = JoinSet::new();
    for at in 0..16 {
        let (server, id, mut edit) = (Arc::clone(&server), id.clone(), values.clone());
        tasks.spawn(async move {
            edit["account"] = json!(format!("account {at}"));
            edit["password"] = json!(format!("password {at}"));
            server.put(&id, &edit).await
        });
    }
    let mut done = 0;
    for reply in tasks.join_all().await {
        match reply.status.as_u16() {
            200 => done += 1,
            409 => assert_eq!(reply.json()["error"]["code"], "changed"),
            status => panic!("{status}"),
        }
    }
    assert!(done > 0);
    let revision = server
        .store()
        .get(&id)
        .expect("read")
        .expect("there")
        .revision;
    assert_eq!(revision, 1 + done);
    // What is kept is one of them, and not a mixture.
    let kept = server.kept(&id);
    let number = |key: &str| {
        let text = kept["values"][key].as_str().expect("a text");
        text.split_once(' ').expect("a number").1.to_owned()
    };
    assert_eq!(number("account"), number("password"));
}
