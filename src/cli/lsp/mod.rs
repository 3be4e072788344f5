//! `provspec lsp`: a language server over standard input and output. It never writes a file.
//!
//! Of the editor's messages those that have arrived are taken together: several changes of a text are looked at once, and a
//! request that is called off before its turn is not answered in vain. A panic becomes the answer to what caused it.

mod actions;
mod asked;
mod capabilities;
mod completion;
mod config;
mod diagnostics;
mod documents;
mod formatting;
mod navigation;
mod positions;
mod projects;
mod renaming;
mod searching;
mod server;
mod transport;
mod uri;
mod watching;

use std::collections::VecDeque;
use std::io::{self, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use serde_json::Value;

use super::args::ProjectArgs;
use super::{FINDINGS, SUCCESS};
use server::{Refused, Server};
use transport::Incoming;

pub(super) fn run(project: &ProjectArgs) -> u8 {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut stdin = BufReader::new(io::stdin());
        while let Ok(Some(message)) = transport::read(&mut stdin) {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    let named = project.folder().and_then(|it| std::path::absolute(it).ok());
    match serve(&receiver, io::stdout().lock(), named) {
        true => SUCCESS,
        false => FINDINGS,
    }
}

/// Serves until the editor leaves; says whether it had shut the server down before.
fn serve(messages: &Receiver<Incoming>, out: impl Write, named: Option<PathBuf>) -> bool {
    let mut server = Server::new(io::BufWriter::new(out), named);
    let mut queue = VecDeque::new();
    loop {
        if queue.is_empty() {
            guarded(&mut server, |server| {
                server.settle();
                Ok(Value::Null)
            })
            .unwrap_or_else(|why| {
                server.log(&why.message);
                Value::Null
            });
            match messages.recv() {
                Ok(message) => queue.push_back(message),
                Err(_) => return server.is_shut_down(),
            }
        }
        queue.extend(messages.try_iter());
        let Some(message) = queue.pop_front() else {
            continue;
        };
        match message {
            Incoming::Request { id, method, params } => {
                let answer = match is_cancelled(&id, &queue) {
                    true => Err(Refused::new(Refused::CANCELLED, "called off")),
                    false => guarded(&mut server, |server| server.request(&method, params)),
                };
                server.answer(&id, answer);
            }
            Incoming::Notification { method, .. } if method == "exit" => {
                return server.is_shut_down();
            }
            Incoming::Notification { method, params } => {
                let done = guarded(&mut server, |server| {
                    server.notification(&method, params)?;
                    Ok(Value::Null)
                });
                if let Err(why) = done {
                    server.log(&format!("`{method}`: {}", why.message));
                }
            }
            Incoming::Response => {}
            Incoming::Malformed(code, why) => {
                server.answer(&Value::Null, Err(Refused::new(code, why)));
            }
        }
    }
}

/// Whether a request is called off by a message that has arrived already.
fn is_cancelled(id: &Value, queue: &VecDeque<Incoming>) -> bool {
    queue.iter().any(|message| match message {
        Incoming::Notification { method, params } => {
            method == "$/cancelRequest" && params.get("id") == Some(id)
        }
        _ => false,
    })
}

/// Does something that may panic, which is then the reason of a refusal.
fn guarded<W: Write>(
    server: &mut Server<W>,
    act: impl FnOnce(&mut Server<W>) -> Result<Value, Refused>,
) -> Result<Value, Refused> {
    let refused = |what: &Box<dyn std::any::Any + Send>| {
        let text = what.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| what.downcast_ref::<&str>().copied());
        let text = text.unwrap_or("of unknown cause");
        Refused::new(Refused::INTERNAL, format!("a mistake of ours: {text}"))
    };
    match catch_unwind(AssertUnwindSafe(|| act(server))) {
        Ok(done) => done,
        Err(panic) => {
            // What was being changed may be half done. If it goes wrong again, the next change tries anew.
            let _ = catch_unwind(AssertUnwindSafe(|| server.recover()));
            Err(refused(&panic))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer() {
        let mut server = Server::new(Vec::new(), None);
        let answer = guarded(&mut server, |_| panic!("in the {}", "middle"));
        let why = answer.unwrap_err();
        assert_eq!(why.code, Refused::INTERNAL);
        assert_eq!(why.message, "a mistake of ours: in the middle");
        let answer = guarded(&mut server, |server| server.request("x", Value::Null));
        assert_eq!(answer.unwrap_err().code, Refused::NOT_INITIALIZED);
    }
}
