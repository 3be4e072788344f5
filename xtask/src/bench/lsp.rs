//! From a key that is pressed to the findings that an editor shows: a whole field or translation is typed into every file of
//! the catalogue, and a letter into each translation that is for all providers.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::command::{Result, cargo, run as run_command, target};

/// Options of `cargo xtask bench lsp`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Folder of the project.
    #[arg(default_value = ".")]
    project: PathBuf,
}

/// What is typed, letter by letter.
const FIELD: &str = "  typed_here: { type: text, title: \"Typed here\", required: false }\n";
/// The same in translations.
const TRANSLATION: &str = "  - { source: \"Secret API key\", translation: \"Typed here\" }\n";
/// Before the words of a translation on one line.
const WORDS: &str = ", translation: ";

pub(super) fn run(options: &Options) -> Result {
    run_command(cargo(&["build", "--release", "--package", "provspec"]))?;
    let root = fs::canonicalize(&options.project)?;
    let started = Instant::now();
    let mut editor = Editor::start(&root)?;
    println!("opened in {:.1} ms", milliseconds(started.elapsed()));
    for (what, folder) in [
        ("specs", "specs"),
        ("shared groups", "specs/shared"),
        ("translations of one provider", "specs/locales/uk"),
        ("translations for all providers", "specs/locales"),
    ] {
        let mut taken = Vec::new();
        for path in files(&root.join(folder))? {
            editor.type_into(&path, &mut taken)?;
        }
        tell(what, taken);
    }
    let mut taken = Vec::new();
    for path in files(&root.join("specs/locales"))? {
        editor.reword(&path, &mut taken)?;
    }
    tell("words of translations for all providers", taken);
    editor.leave()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn tell(what: &str, mut taken: Vec<Duration>) {
    taken.sort();
    let at = |part: f64| {
        // The number is small and not negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let at = ((taken.len().saturating_sub(1)) as f64 * part).round() as usize;
        taken.get(at).copied().map_or(0.0, milliseconds)
    };
    println!(
        "{what}: {} keys, median {:.2} ms, 99th percentile {:.2} ms, longest {:.2} ms",
        taken.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A file that is open.
struct Open {
    uri: String,
    version: i32,
}

/// An editor, as far as the server sees it.
struct Editor {
    child: std::process::Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Editor {
    fn start(root: &Path) -> Result<Self> {
        let mut child = Command::new(target().join("release/provspec"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("the server has no streams".into());
        };
        let stdout = BufReader::new(stdout);
        let mut editor = Self {
            child,
            stdin,
            stdout,
        };
        let capabilities = json!({ "general": { "positionEncodings": ["utf-8"] } });
        let params = json!({ "rootUri": uri(root), "capabilities": capabilities });
        editor.ask("initialize", params)?;
        editor.send(json!({ "method": "initialized", "params": {} }))?;
        editor.ask("provspec/nothing", Value::Null)?;
        Ok(editor)
    }

    /// Types a field under `fields:`, a translation under `texts:`, or a field at the end where there is no such line.
    fn type_into(&mut self, path: &Path, taken: &mut Vec<Duration>) -> Result {
        let (text, mut open) = self.open(path)?;
        let under = |key: &str| text.lines().position(|line| line == key);
        let texts = under("texts:");
        let line = under("fields:").or(texts).map(|at| at + 1);
        let mut at = (line.unwrap_or_else(|| text.lines().count()), 0);
        for letter in texts.map_or(FIELD, |_| TRANSLATION).chars() {
            taken.push(self.key(&mut open, at, 0, &letter.to_string())?);
            at = match letter {
                '\n' => (at.0 + 1, 0),
                _ => (at.0, at.1 + 1),
            };
        }
        self.close(&open)
    }

    /// Types a letter before the words of each translation, and takes it away again.
    fn reword(&mut self, path: &Path, taken: &mut Vec<Duration>) -> Result {
        let (text, mut open) = self.open(path)?;
        for (line, words) in text.lines().enumerate() {
            if let Some(column) = words.find(WORDS) {
                let at = (line, column + WORDS.len());
                taken.push(self.key(&mut open, at, 0, "x")?);
                taken.push(self.key(&mut open, at, 1, "")?);
            }
        }
        self.close(&open)
    }

    fn open(&mut self, path: &Path) -> Result<(String, Open)> {
        let text = fs::read_to_string(path)?;
        let (uri, version) = (uri(path), 1);
        let document =
            json!({ "uri": uri, "languageId": "yaml", "version": version, "text": text });
        let params = json!({ "textDocument": document });
        self.send(json!({ "method": "textDocument/didOpen", "params": params }))?;
        self.findings(&uri, version)?;
        Ok((text, Open { uri, version }))
    }

    /// Puts a text in the place of so many bytes. How long it takes until there are findings.
    fn key(
        &mut self,
        open: &mut Open,
        (line, column): (usize, usize),
        length: usize,
        text: &str,
    ) -> Result<Duration> {
        open.version += 1;
        let place = |column: usize| json!({ "line": line, "character": column });
        let range = json!({ "start": place(column), "end": place(column + length) });
        let params = json!({
            "textDocument": { "uri": open.uri, "version": open.version },
            "contentChanges": [{ "range": range, "text": text }],
        });
        let started = Instant::now();
        self.send(json!({ "method": "textDocument/didChange", "params": params }))?;
        self.findings(&open.uri, open.version)?;
        Ok(started.elapsed())
    }

    fn close(&mut self, open: &Open) -> Result {
        let params = json!({ "textDocument": { "uri": open.uri } });
        self.send(json!({ "method": "textDocument/didClose", "params": params }))
    }

    /// Waits for the findings in this version of a file.
    fn findings(&mut self, uri: &str, version: i32) -> Result {
        loop {
            let message = self.next()?;
            let params = &message["params"];
            if params["uri"] == uri && params["version"] == version {
                return Ok(());
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Result {
        self.send(json!({ "id": 1, "method": method, "params": params }))?;
        while self.next()?["id"] != 1 {}
        Ok(())
    }

    fn leave(mut self) -> Result {
        self.ask("shutdown", Value::Null)?;
        self.send(json!({ "method": "exit" }))?;
        self.child.wait()?;
        Ok(())
    }

    fn send(&mut self, mut message: Value) -> Result {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        write!(self.stdin, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        Ok(self.stdin.flush()?)
    }

    fn next(&mut self) -> Result<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.stdout.read_line(&mut line)? == 0 {
                return Err("the server is gone".into());
            }
            match line.trim_end().split_once(": ") {
                Some((_, number)) => length = number.parse()?,
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.stdout.read_exact(&mut body)?;
        Ok(serde_json::from_slice(&body)?)
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
