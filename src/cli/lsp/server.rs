//! What the server knows, and what it does about each message.

use std::io::Write;
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidOpenTextDocumentParams, DocumentFormattingParams, DocumentSymbolParams,
    PublishDiagnosticsParams, TextDocumentPositionParams,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::asked::Asked;
use super::capabilities::Client;
use super::diagnostics::Shown;
use super::documents::Documents;
use super::projects::{Project, Projects};
use super::watching::Watching;
use super::{
    actions, completion, config, formatting, navigation, renaming, searching, transport, uri,
};
use crate::build::Role;

/// Why a request has no result.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Refused {
    pub(super) const INVALID_REQUEST: i32 = -32600;
    pub(super) const NO_SUCH_METHOD: i32 = -32601;
    pub(super) const INVALID_PARAMS: i32 = -32602;
    pub(super) const INTERNAL: i32 = -32603;
    pub(super) const NOT_INITIALIZED: i32 = -32002;
    pub(super) const CANCELLED: i32 = -32800;
    pub(super) const FAILED: i32 = -32803;

    pub(super) fn new(code: i32, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, message }
    }
}

/// Where a session with an editor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Started,
    /// The editor knows what the server can do; it hears of nothing yet.
    Initialized,
    Ready,
    ShutDown,
}

/// The server.
pub(super) struct Server<W> {
    out: W,
    phase: Phase,
    client: Client,
    /// The folder that the command line names.
    named: Option<PathBuf>,
    folders: Vec<PathBuf>,
    documents: Documents,
    projects: Projects,
    watching: Watching,
    /// The files that the editor waits to hear of.
    awaited: Vec<PathBuf>,
}

type Answer = Result<Value, Refused>;

impl<W: Write> Server<W> {
    pub(super) fn new(out: W, named: Option<PathBuf>) -> Self {
        Self {
            out,
            phase: Phase::Started,
            client: Client::default(),
            named,
            folders: Vec::new(),
            documents: Documents::default(),
            projects: Projects::default(),
            watching: Watching::default(),
            awaited: Vec::new(),
        }
    }

    /// Whether the editor said goodbye before it left.
    pub(super) fn is_shut_down(&self) -> bool {
        self.phase == Phase::ShutDown
    }

    /// Answers a request.
    pub(super) fn request(&mut self, method: &str, params: Value) -> Answer {
        match (self.phase, method) {
            (Phase::Started, "initialize") => Ok(self.initialize(&params)),
            (Phase::Started, _) => Err(Refused::new(
                Refused::NOT_INITIALIZED,
                "`initialize` comes first",
            )),
            (Phase::Initialized | Phase::Ready, "shutdown") => {
                self.phase = Phase::ShutDown;
                Ok(Value::Null)
            }
            (Phase::Initialized | Phase::Ready, "initialize") => Err(Refused::new(
                Refused::INVALID_REQUEST,
                "`initialize` comes once",
            )),
            (Phase::Initialized | Phase::Ready, _) => {
                self.settle();
                self.ask(method, params)
            }
            (Phase::ShutDown, _) => Err(Refused::new(
                Refused::INVALID_REQUEST,
                "the server is shut down",
            )),
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Answer {
        match method {
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(params)?;
                let uri = params.text_document.uri.as_ref();
                self.of(uri, |path, project, documents, client| {
                    let actions = actions::actions(&params, path, project, documents, client);
                    Ok(json!(actions))
                })
            }
            "textDocument/formatting" => {
                let params: DocumentFormattingParams = read(params)?;
                let uri = params.text_document.uri.as_ref();
                self.of(uri, |path, project, documents, client| {
                    Ok(json!(formatting::edits(path, project, documents, client)))
                })
            }
            "textDocument/documentSymbol" => {
                let params: DocumentSymbolParams = read(params)?;
                let uri = params.text_document.uri.as_ref();
                self.about(uri, |asked| Ok(navigation::symbols(asked)))
            }
            "textDocument/completion" | "textDocument/hover" if self.is_config(&params) => {
                let at: TextDocumentPositionParams = read(params)?;
                self.of(at.text_document.uri.as_ref(), |path, project, _, client| {
                    let inner = project.inner(path);
                    let source = inner.and_then(|inner| project.session.source(inner));
                    let answer = |source| match method {
                        "textDocument/hover" => json!(config::hover(source, at.position, client)),
                        _ => config::items(source, at.position, client),
                    };
                    Ok(source.as_ref().map_or(Value::Null, answer))
                })
            }
            "textDocument/completion" => self.at(params, |asked, at| {
                Ok(json!(completion::items(asked, at.position)))
            }),
            "textDocument/hover" => self.at(params, |asked, at| {
                Ok(json!(navigation::hover(asked, at.position)))
            }),
            "textDocument/definition" => self.at(params, |asked, at| {
                Ok(json!(navigation::definition(asked, at.position)))
            }),
            "textDocument/references" => {
                let with = params.pointer("/context/includeDeclaration");
                let with = with.and_then(Value::as_bool).unwrap_or(true);
                self.at(params, |asked, at| {
                    Ok(json!(navigation::references(asked, at.position, with)))
                })
            }
            "textDocument/documentHighlight" => self.at(params, |asked, at| {
                Ok(json!(navigation::highlights(asked, at.position)))
            }),
            "workspace/symbol" => {
                let query = params.get("query").and_then(Value::as_str);
                let (projects, documents) = (self.projects.iter(), &self.documents);
                let query = query.unwrap_or_default();
                let found = searching::symbols(query, projects, documents, self.client);
                Ok(Value::Array(found))
            }
            "textDocument/prepareRename" => {
                self.at(params, |asked, at| renaming::range(asked, at.position))
            }
            "textDocument/rename" => {
                let name = params.get("newName").and_then(Value::as_str);
                let name = name.unwrap_or_default().to_owned();
                self.at(params, |asked, at| {
                    renaming::rename(asked, at.position, &name)
                })
            }
            _ => Err(Refused::new(
                Refused::NO_SUCH_METHOD,
                format!("there is no method `{method}`"),
            )),
        }
    }

    /// Whether it is asked about a project's own file.
    fn is_config(&mut self, params: &Value) -> bool {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let path = uri.and_then(uri::path);
        path.is_some_and(|path| {
            let project = self.projects.of(&path);
            project.is_some_and(|project| {
                let inner = project.inner(&path);
                inner.and_then(|inner| project.session.role(inner)) == Some(Role::Project)
            })
        })
    }

    /// Asks about a file; of one that is in no project there is nothing to say.
    fn of(
        &mut self,
        uri: &str,
        ask: impl FnOnce(&Path, &Project, &Documents, Client) -> Answer,
    ) -> Answer {
        let Some(path) = uri::path(uri) else {
            return Ok(Value::Null);
        };
        match self.projects.of(&path) {
            Some(project) => ask(&path, project, &self.documents, self.client),
            None => Ok(Value::Null),
        }
    }

    /// Asks about a file of the language.
    fn about(&mut self, uri: &str, ask: impl FnOnce(&Asked<'_>) -> Answer) -> Answer {
        self.of(uri, |path, project, documents, client| {
            let asked = Asked::about(path, project, documents, client);
            asked.map_or(Ok(Value::Null), |asked| ask(&asked))
        })
    }

    /// Asks about a place in a file of the language.
    fn at(
        &mut self,
        params: Value,
        ask: impl FnOnce(&Asked<'_>, &TextDocumentPositionParams) -> Answer,
    ) -> Answer {
        let at: TextDocumentPositionParams = read(params)?;
        self.about(at.text_document.uri.as_ref(), |asked| ask(asked, &at))
    }

    /// Takes note of something.
    pub(super) fn notification(&mut self, method: &str, params: Value) -> Result<(), Refused> {
        match (self.phase, method) {
            (Phase::Initialized, "initialized") => {
                self.phase = Phase::Ready;
                self.open_projects();
                return Ok(());
            }
            (Phase::Ready, _) => {}
            _ => return Ok(()),
        }
        match method {
            "textDocument/didOpen" => {
                let params: DidOpenTextDocumentParams = read(params)?;
                if let Some(path) = self.documents.open(params.text_document) {
                    self.projects.open_file(&path, &self.documents);
                    self.changed(path);
                }
            }
            "textDocument/didChange" => {
                let params: DidChangeTextDocumentParams = read(params)?;
                let document = params.text_document;
                let path = self.documents.change(
                    document.text_document_identifier.uri.as_ref(),
                    document.version,
                    params.content_changes,
                    self.client.encoding,
                );
                path.into_iter().for_each(|path| self.changed(path));
            }
            "textDocument/didClose" => {
                let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
                let path = uri.and_then(|uri| self.documents.close(uri));
                path.into_iter().for_each(|path| self.changed(path));
            }
            // Who is not told of changes on the disk looks when something is saved.
            "textDocument/didSave" if !self.client.watches_files => {
                for project in self.projects.iter_mut() {
                    project.session.refresh_all();
                    project.is_dirty = true;
                }
            }
            "workspace/didChangeWatchedFiles" => {
                let params: DidChangeWatchedFilesParams = read(params)?;
                let uris = params.changes.iter().map(|change| change.uri.as_ref());
                self.refresh(&uris.filter_map(uri::path).collect::<Vec<_>>());
            }
            "workspace/didChangeWorkspaceFolders" => self.change_folders(&params),
            _ => {}
        }
        Ok(())
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.phase = Phase::Initialized;
        self.client = Client::of(params);
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let folders = folders.into_iter().flatten().filter_map(folder);
        self.folders = folders.collect();
        if self.folders.is_empty() {
            let root = params.get("rootUri").and_then(Value::as_str);
            let root = root.and_then(uri::path);
            let path = params.get("rootPath").and_then(Value::as_str);
            self.folders
                .extend(root.or_else(|| path.map(PathBuf::from)));
        }
        json!(self.client.offer())
    }

    fn open_projects(&mut self) {
        for folder in self.named.iter().chain(&self.folders) {
            self.projects.open_folder(folder, &self.documents);
        }
        self.watch();
    }

    fn change_folders(&mut self, params: &Value) {
        let folders = |what: &str| {
            let all = params.pointer(&format!("/event/{what}"));
            let all = all.and_then(Value::as_array).into_iter().flatten();
            all.filter_map(folder).collect::<Vec<PathBuf>>()
        };
        for folder in folders("removed") {
            for project in self.projects.close(&folder) {
                for path in project.published.into_keys() {
                    self.publish(&path, Vec::new());
                }
            }
        }
        for folder in folders("added") {
            self.projects.open_folder(&folder, &self.documents);
        }
        self.watch();
    }

    /// A text of the editor is another now.
    fn changed(&mut self, path: PathBuf) {
        if let Some(project) = self.projects.of(&path) {
            project.edit(&path, &self.documents);
            if !self.awaited.contains(&path) {
                self.awaited.push(path);
            }
        }
    }

    /// Files may have changed on the disk.
    fn refresh(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.projects.open_file(path, &self.documents);
        }
        for project in self.projects.iter_mut() {
            let inner: Vec<&Path> = paths
                .iter()
                .filter_map(|path| path.strip_prefix(&project.root).ok())
                .collect();
            if !inner.is_empty() {
                project.session.refresh(&inner);
                project.is_dirty = true;
            }
        }
    }

    /// Asks the editor to tell of files that change.
    fn watch(&mut self) {
        if self.client.watches_files && self.phase == Phase::Ready {
            for request in self.watching.requests(self.projects.iter()) {
                self.send(request);
            }
        }
    }

    /// Looks at what changed, and tells the editor what is found now.
    pub(super) fn settle(&mut self) {
        let awaited = std::mem::take(&mut self.awaited);
        let mut news = Vec::new();
        for project in self.projects.iter_mut().filter(|it| it.is_dirty) {
            project.is_dirty = false;
            project.outcome = project.session.outcome();
            let now = Shown::new(project, &self.documents, self.client).by_file();
            let before = std::mem::take(&mut project.published);
            let gone = before.keys().filter(|path| !now.contains_key(*path));
            let is_awaited = |path: &PathBuf| awaited.contains(path);
            news.extend(
                gone.filter(|path| !is_awaited(path))
                    .map(|path| (path.clone(), Vec::new())),
            );
            for (path, found) in &now {
                if before.get(path) != Some(found) && !is_awaited(path) {
                    news.push((path.clone(), found.clone()));
                }
            }
            for path in &awaited {
                if path.starts_with(&project.root) {
                    let found = now.get(path).cloned();
                    news.push((path.clone(), found.unwrap_or_default()));
                }
            }
            project.published = now;
        }
        for (path, found) in news {
            self.publish(&path, found);
        }
        self.watch();
    }

    fn publish(&mut self, path: &Path, diagnostics: Vec<gen_lsp_types::Diagnostic>) {
        let document = self.documents.get(path);
        let params = PublishDiagnosticsParams {
            uri: document.map_or_else(|| uri::of(path).into(), |it| it.uri.clone()),
            version: document.map(|document| document.version),
            diagnostics,
        };
        self.send(json!({ "method": "textDocument/publishDiagnostics", "params": params }));
    }

    /// Looks at everything again, after something went wrong in the middle of it.
    pub(super) fn recover(&mut self) {
        for project in self.projects.iter_mut() {
            project.session.refresh_all();
            project.is_dirty = true;
        }
    }

    pub(super) fn answer(&mut self, id: &Value, answer: Answer) {
        self.send(match answer {
            Ok(result) => json!({ "id": id, "result": result }),
            Err(why) => {
                json!({ "id": id, "error": { "code": why.code, "message": why.message } })
            }
        });
    }

    /// Says something in the log of the editor.
    pub(super) fn log(&mut self, message: &str) {
        const ERROR: u8 = 1;
        let params = json!({ "type": ERROR, "message": message });
        self.send(json!({ "method": "window/logMessage", "params": params }));
    }

    fn send(&mut self, message: Value) {
        // An editor that is gone is noticed when it says nothing more.
        let _ = transport::write(&mut self.out, message);
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refused> {
    serde_json::from_value(params)
        .map_err(|error| Refused::new(Refused::INVALID_PARAMS, error.to_string()))
}

fn folder(folder: &Value) -> Option<PathBuf> {
    uri::path(folder.get("uri")?.as_str()?)
}
