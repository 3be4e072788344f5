//! The judges in other languages: processes that read and write lines of JSON.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::{Judge, Tried, Verdict, verdict};
use crate::project::root;

/// Values in one line.
const BATCH: usize = 64;

/// A process that answers each line with a line.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Process {
    /// Starts it.
    ///
    /// # Panics
    ///
    /// When there is no such program.
    pub fn start(command: &mut Command) -> Self {
        let name = format!("{command:?}");
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.unwrap_or_else(|error| panic!("{name}: {error}"));
        let asked = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("a pipe"));
        Self {
            name,
            child,
            asked,
            answers,
        }
    }

    /// Its answer to a line.
    ///
    /// # Panics
    ///
    /// When it gives none: what it has to say of that stands on standard error.
    pub fn ask(&mut self, line: &Value) -> Value {
        let pipe = self.asked.as_mut().expect("it is running");
        let sent = writeln!(pipe, "{line}").and_then(|()| pipe.flush());
        sent.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let mut answer = String::new();
        let read = self.answers.read_line(&mut answer);
        read.unwrap_or_else(|error| panic!("{}: {error}", self.name));
        serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("{}: {error}: {answer}", self.name))
    }

    /// What it says of each value.
    fn verdicts(&mut self, turn: usize, values: &[Value]) -> Vec<Value> {
        let mut verdicts = Vec::new();
        for (batch, values) in values.chunks(BATCH).enumerate() {
            let answer = self.ask(&json!({ "turn": turn + batch * BATCH, "values": values }));
            verdicts.extend(answer.as_array().expect("a list").iter().cloned());
        }
        verdicts
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It ends with its input.
        self.asked = None;
        let _ = self.child.wait();
    }
}

/// A verdict as these judges write it: none, or a list of places.
fn read(tried: &Tried, said: &Value) -> Verdict {
    let places = said.as_array()?;
    let places = places.iter().filter_map(Value::as_str).map(str::to_owned);
    // What is refused without a place is refused as a whole.
    verdict(tried, places).or_else(|| Some([String::new()].into()))
}

/// AJV, both drafts: two verdicts.
#[derive(Debug)]
pub struct Ajv(Process);

impl Ajv {
    /// Starts it; `tests/node` has its packages.
    pub fn start() -> Self {
        let script = root().join("tests/node/judge.js");
        Self(Process::start(Command::new("node").arg(script)))
    }
}

impl Judge for Ajv {
    fn turn_to(&mut self, tried: &Tried) {
        self.0.ask(&json!({ "form": tried.schemas }));
    }

    fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let said = self.0.verdicts(turn, values);
        let both = said
            .iter()
            .map(|said| vec![read(tried, &said[0]), read(tried, &said[1])]);
        both.collect()
    }
}

/// The Python that has the packages of `tests/python`: that of `PROVSPEC_PYTHON`, or the one that the test command makes.
pub fn python() -> PathBuf {
    std::env::var_os("PROVSPEC_PYTHON")
        .map_or_else(|| root().join("target/venv/bin/python"), PathBuf::from)
}

/// Python's `jsonschema`.
#[derive(Debug)]
pub struct Python(Process);

impl Python {
    /// Starts it.
    pub fn start() -> Self {
        let script = root().join("tests/python/judge.py");
        Self(Process::start(Command::new(python()).arg(script)))
    }
}

impl Judge for Python {
    fn turn_to(&mut self, tried: &Tried) {
        self.0.ask(&json!({ "form": tried.schemas }));
    }

    fn judge(&mut self, tried: &Tried, turn: usize, values: &[Value]) -> Vec<Vec<Verdict>> {
        let said = self.0.verdicts(turn, values);
        said.iter().map(|said| vec![read(tried, said)]).collect()
    }
}
