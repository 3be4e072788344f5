//! What editor and server can do.

use gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CompletionOptions, InitializeResult,
    RenameOptions, Save, ServerCapabilities, ServerInfo, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::Value;

use super::completion::TRIGGERS;
use super::positions::Encoding;

/// The kind of the action that makes every safe change in a file.
pub(super) const FIX_ALL: &str = "source.fixAll.provspec";

/// What the editor can do, as far as it matters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Edits may name the version of the text that they are for.
    pub(super) versioned_edits: bool,
    /// It watches files for us.
    pub(super) watches_files: bool,
    /// Findings may point at other places.
    pub(super) related_places: bool,
    /// Actions may be more than commands.
    pub(super) actions: bool,
    /// What is put in may have places for the cursor.
    pub(super) snippets: bool,
    /// Outlines may be trees.
    pub(super) nested_symbols: bool,
}

impl Client {
    /// Read from the parameters of `initialize`. What is not there, or of another shape, the editor cannot do.
    pub(super) fn of(params: &Value) -> Self {
        let find = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| find(path).and_then(Value::as_bool).unwrap_or(false);
        let encodings = find("general/positionEncodings").and_then(Value::as_array);
        let mut encodings = encodings.into_iter().flatten();
        Self {
            encoding: match encodings.any(|it| it == "utf-8") {
                true => Encoding::Utf8,
                false => Encoding::Utf16,
            },
            versioned_edits: can("workspace/workspaceEdit/documentChanges"),
            watches_files: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            related_places: can("textDocument/publishDiagnostics/relatedInformation"),
            snippets: can("textDocument/completion/completionItem/snippetSupport"),
            nested_symbols: can("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            actions: find("textDocument/codeAction/codeActionLiteralSupport").is_some(),
        }
    }

    /// What the server offers such an editor.
    pub(super) fn offer(self) -> InitializeResult {
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL.to_owned().into()]),
            ..CodeActionOptions::default()
        };
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let completion = CompletionOptions {
            trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        };
        let rename = RenameOptions {
            prepare_provider: Some(true),
            ..RenameOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(ChangeNotifications::Bool(true)),
        };
        let workspace = WorkspaceOptions {
            workspace_folders: Some(folders),
            ..WorkspaceOptions::default()
        };
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(self.encoding.kind()),
                text_document_sync: Some(sync.into()),
                code_action_provider: self.actions.then(|| actions.into()),
                completion_provider: Some(completion),
                hover_provider: Some(true.into()),
                definition_provider: Some(true.into()),
                references_provider: Some(true.into()),
                document_highlight_provider: Some(true.into()),
                workspace_symbol_provider: Some(true.into()),
                document_formatting_provider: Some(true.into()),
                rename_provider: Some(rename.into()),
                document_symbol_provider: Some(true.into()),
                workspace: Some(workspace),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "provspec".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }
}
