//! An editor, as far as the server sees it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// Long enough for a busy machine; what hangs, hangs longer.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    asked: i64,
    pub(crate) root: PathBuf,
    /// What the server found last, by path within the project.
    pub(crate) found: BTreeMap<String, Value>,
    /// What it asked or said beside that.
    pub(crate) heard: Vec<Value>,
    versions: BTreeMap<String, i64>,
}

impl Client {
    /// Starts the server in a folder, and tells it what the editor can do.
    pub(crate) fn start(root: &Path, encodings: &[&str]) -> Self {
        let mut client = Self::spawn(root);
        let answer = client.request("initialize", client.abilities(encodings));
        assert!(answer["result"]["capabilities"].is_object(), "{answer}");
        client.notify("initialized", json!({}));
        client.settle();
        client
    }

    /// The parameters of `initialize`.
    pub(crate) fn abilities(&self, encodings: &[&str]) -> Value {
        json!({
            "processId": null,
            "workspaceFolders": [{ "uri": uri(&self.root), "name": "project" }],
            "capabilities": {
                "general": { "positionEncodings": encodings },
                "workspace": {
                    "didChangeWatchedFiles": { "dynamicRegistration": true },
                    "workspaceEdit": { "documentChanges": true },
                },
                "textDocument": {
                    "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
                    "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
                    "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                    "completion": { "completionItem": { "snippetSupport": true } },
                },
            },
        })
    }

    /// Starts the server.
    pub(crate) fn spawn(root: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(["lsp", "--stdio"])
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            stdin: child.stdin.take(),
            child,
            messages,
            asked: 0,
            root: root.to_path_buf(),
            found: BTreeMap::new(),
            heard: Vec::new(),
            versions: BTreeMap::new(),
        }
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(bytes).unwrap();
        stdin.flush().unwrap();
    }

    pub(crate) fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({ "method": method, "params": params }));
    }

    /// Asks, and waits for the answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = json!(self.asked);
        self.send(json!({ "id": id, "method": method, "params": params }));
        self.answer(&id)
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        loop {
            let message = self.next();
            if message["method"].is_null() && message["id"] == *id {
                return message;
            }
            self.hear(message);
        }
    }

    /// Waits until everything that was sent is dealt with: answers come in order.
    pub(crate) fn settle(&mut self) {
        let answer = self.request("provspec/nothing", Value::Null);
        assert_eq!(answer["error"]["code"], -32601, "{answer}");
    }

    fn next(&mut self) -> Value {
        let message = self.messages.recv_timeout(PATIENCE);
        message.expect("the server answers")
    }

    fn hear(&mut self, message: Value) {
        if message["method"] != "textDocument/publishDiagnostics" {
            self.heard.push(message);
            return;
        }
        let params = &message["params"];
        let path = self.path(params["uri"].as_str().unwrap());
        if let Some(version) = self.versions.get(&path) {
            assert!(params["version"].as_i64() <= Some(*version));
        }
        let found = params["diagnostics"].clone();
        self.found.insert(path, found);
    }

    fn path(&self, text: &str) -> String {
        let root = uri(&self.root) + "/";
        text.strip_prefix(&root).unwrap_or(text).to_owned()
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        format!("{}/{path}", uri(&self.root))
    }

    pub(crate) fn disk(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        self.versions.insert(path.to_owned(), 1);
        let document =
            json!({ "uri": self.uri(path), "languageId": "yaml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn close(&mut self, path: &str) {
        self.versions.remove(path);
        let document = json!({ "uri": self.uri(path) });
        self.notify("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// Changes a text, each change being one of the protocol.
    pub(crate) fn change(&mut self, path: &str, changes: &[Value]) {
        let version = self.versions.entry(path.to_owned()).or_default();
        *version += 1;
        let document = json!({ "version": *version, "uri": format!("{}/{path}", uri(&self.root)) });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    /// Gives a text in place of all of it.
    pub(crate) fn replace(&mut self, path: &str, text: &str) {
        self.change(path, &[json!({ "text": text })]);
    }

    /// Says that these files changed on the disk.
    pub(crate) fn touched(&mut self, paths: &[&str]) {
        let changes = paths
            .iter()
            .map(|path| json!({ "uri": self.uri(path), "type": 2 }));
        let changes: Vec<Value> = changes.collect();
        self.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
    }

    /// What was found in a file last.
    pub(crate) fn found(&mut self, path: &str) -> Vec<Value> {
        self.settle();
        let found = self.found.get(path).and_then(Value::as_array);
        found.cloned().unwrap_or_default()
    }

    /// `PS0203 12:4-12:9 message` for each finding of a file.
    pub(crate) fn lines(&mut self, path: &str) -> Vec<String> {
        let found = self.found(path);
        found.iter().map(line).collect()
    }

    /// The actions that are offered for a range.
    pub(crate) fn actions(&mut self, path: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let document = json!({ "uri": self.uri(path) });
        let answer = self.request(
            "textDocument/codeAction",
            json!({ "textDocument": document, "range": range, "context": context }),
        );
        answer["result"].as_array().cloned().unwrap_or_default()
    }

    /// Says goodbye; the code that the server ends with.
    pub(crate) fn leave(mut self) -> Option<i32> {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        let after = self.request("textDocument/hover", json!({}));
        assert_eq!(after["error"]["code"], -32600);
        self.notify("exit", Value::Null);
        self.child.wait().unwrap().code()
    }

    /// Goes away without a word; the code that the server ends with.
    pub(crate) fn vanish(mut self) -> Option<i32> {
        drop(self.stdin.take());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("the server writes JSON"))
}

/// The places of these tests have plain names.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

pub(crate) fn line(found: &Value) -> String {
    let at = |end: &str| {
        let place = &found["range"][end];
        format!("{}:{}", place["line"], place["character"])
    };
    let (code, message) = (&found["code"], found["message"].as_str().unwrap());
    let code = code.as_str().unwrap();
    format!("{code} {}-{} {message}", at("start"), at("end"))
}
