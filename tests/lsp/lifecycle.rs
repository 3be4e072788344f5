//! From the first word to the last, and what an editor should never say.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{catalogue, tree};

#[test]
fn an_editor_comes_and_goes_and_no_file_changes() {
    let root = catalogue("comes-and-goes");
    let before = tree(&root);
    let mut client = Client::start(&root, &["utf-16"]);
    let all = client.found.values().filter_map(Value::as_array).flatten();
    assert!(all.into_iter().all(|it| it["severity"] == 2));
    let spec = "specs/fondy.yaml";
    let text = client.disk(spec);
    client.open(spec, &text);
    client.replace(spec, "provspec: 1\ncode: fondy\n");
    assert!(!client.found(spec).is_empty());
    client.close(spec);
    assert_eq!(client.found(spec), [] as [Value; 0]);
    assert_eq!(client.leave(), Some(0));
    assert_eq!(tree(&root), before);
}

#[test]
fn an_editor_that_vanishes_takes_the_server_with_it() {
    let root = catalogue("vanishes");
    let client = Client::start(&root, &[]);
    assert_eq!(client.vanish(), Some(1));
    let mut client = Client::start(&root, &[]);
    client.notify("exit", Value::Null);
    assert_eq!(client.vanish(), Some(1));
}

#[test]
fn the_server_says_what_it_can_do() {
    let root = catalogue("abilities");
    for (encodings, chosen) in [
        (&["utf-16"][..], "utf-16"),
        (&["utf-32", "utf-8", "utf-16"], "utf-8"),
        (&["utf-32"], "utf-16"),
        (&[], "utf-16"),
    ] {
        let mut client = Client::spawn(&root);
        let early = client.request("textDocument/hover", json!({}));
        assert_eq!(early["error"]["code"], -32002);
        let abilities = client.abilities(encodings);
        let answer = client.request("initialize", abilities);
        let can = &answer["result"]["capabilities"];
        assert_eq!(can["positionEncoding"], chosen);
        assert_eq!(can["textDocumentSync"]["change"], 2);
        let again = client.request("initialize", json!({}));
        assert_eq!(again["error"]["code"], -32600);
    }
}

#[test]
fn the_editor_is_asked_to_watch_the_files_of_the_project() {
    let root = catalogue("watches");
    let mut client = Client::start(&root, &[]);
    client.settle();
    let asked = client.heard.iter();
    let asked: Vec<&Value> = asked
        .filter(|it| it["method"] == "client/registerCapability")
        .collect();
    let [asked] = asked.as_slice() else {
        panic!("{:?}", client.heard);
    };
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let watchers = registration["registerOptions"]["watchers"].to_string();
    for glob in [
        "**/provspec.toml",
        "**/specs/**",
        "**/releases/frontend.json",
    ] {
        assert!(watchers.contains(glob), "{watchers}");
    }
}

#[test]
fn what_no_editor_should_say_is_answered_or_ignored() {
    let root = catalogue("garbage");
    let mut client = Client::start(&root, &[]);
    let unknown = client.request("textDocument/fly", json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    let wrong = client.request("textDocument/codeAction", json!({ "textDocument": 7 }));
    assert_eq!(wrong["error"]["code"], -32602);
    client.send(json!({ "id": "a text", "method": "textDocument/fly" }));
    let answer = client.answer(&json!("a text"));
    assert_eq!(answer["error"]["code"], -32601);
    for body in ["{", "\u{feff}", "", "null", "[]", "{\"id\":1}", "\"text\""] {
        let message = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        client.raw(message.as_bytes());
    }
    client.raw(b"Content-Length: -1\r\n\r\n");
    client.raw(b"no header\r\n\r\n\xff\xfe\r\n");
    let nested = "[".repeat(100_000);
    client.raw(format!("Content-Length: {}\r\n\r\n{nested}", nested.len()).as_bytes());
    for params in [
        Value::Null,
        json!([]),
        json!({ "textDocument": { "uri": "untitled:1", "languageId": "yaml", "version": 1, "text": "" } }),
        json!({ "textDocument": { "uri": "file:///%ff", "version": 1 }, "contentChanges": [] }),
        json!({ "textDocument": { "uri": "", "version": 1 }, "contentChanges": [{ "text": "x" }] }),
        json!({ "changes": [{ "uri": "http://x", "type": 9 }], "event": 3 }),
    ] {
        for method in [
            "textDocument/didOpen",
            "textDocument/didChange",
            "textDocument/didClose",
            "textDocument/didSave",
            "workspace/didChangeWatchedFiles",
            "workspace/didChangeWorkspaceFolders",
            "$/cancelRequest",
            "$/nobody",
            "initialized",
        ] {
            client.notify(method, params.clone());
        }
    }
    client.settle();
    let spec = "specs/fondy.yaml";
    let text = client.disk(spec);
    client.open(spec, &format!("{text}x: 1\n"));
    assert_eq!(client.found(spec).len(), 1);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_request_that_is_called_off_in_time_is_not_answered_in_vain() {
    let root = catalogue("cancelled");
    let mut client = Client::start(&root, &[]);
    // One piece, so that the second message is there when the first is read.
    let request = r#"{"jsonrpc":"2.0","id":7,"method":"textDocument/codeAction","params":{}}"#;
    let cancel = r#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#;
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let mut codes = Vec::new();
    for _ in 0..20 {
        client.raw((framed(request) + &framed(cancel)).as_bytes());
        let answer = client.answer(&json!(7));
        codes.push(answer["error"]["code"].as_i64().unwrap());
    }
    // Whichever comes first: it is answered once, as called off or as what it is.
    assert!(codes.iter().all(|code| [-32800, -32602].contains(code)));
    client.settle();
}

#[test]
fn folders_are_added_and_taken_away() {
    let (first, second) = (catalogue("first"), catalogue("second"));
    std::fs::write(second.join("specs/bad.yaml"), "provspec: 1\n").unwrap();
    let mut client = Client::start(&first, &[]);
    let folder = json!({ "uri": crate::client::uri(&second), "name": "second" });
    let change = |added: Vec<&Value>, removed: Vec<&Value>| json!({ "event": { "added": added, "removed": removed } });
    let method = "workspace/didChangeWorkspaceFolders";
    let bad = crate::client::uri(&second.join("specs/bad.yaml"));
    client.notify(method, change(vec![&folder], vec![]));
    assert!(!client.found(&bad).is_empty());
    client.notify(method, change(vec![], vec![&folder]));
    assert!(client.found(&bad).is_empty());
    assert_eq!(client.leave(), Some(0));
}
