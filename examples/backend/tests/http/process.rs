//! The program itself: its settings, and how it stops.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::server::{Folder, KEYS, frontend, keys};

fn program(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_backend"));
    command
        .env_clear()
        .env("BACKEND_LISTEN", "127.0.0.1:0")
        .env("BACKEND_DATABASE", folder.database())
        .env("BACKEND_FRONTEND", frontend())
        .env("BACKEND_KEYS", keys(KEYS).as_str())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Kills it when a test fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn it_ends_what_is_under_way_and_stops() {
    let folder = Folder::new();
    let mut running = Running(program(&folder).spawn().expect("it runs"));
    let mut log = BufReader::new(running.0.stdout.take().expect("its log"));
    let mut line = String::new();
    let address = loop {
        line.clear();
        assert!(log.read_line(&mut line).expect("a line") > 0, "it ended");
        if let Some((_, address)) = line.trim_end().split_once("address=") {
            break address.to_owned();
        }
    };
    let body = r#"{"site_id": "1"}"#;
    let head = format!(
        "POST /connections/hashconnect/provider HTTP/1.1\r\nHost: {address}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\
         Expect: 100-continue\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(&address).expect("it listens");
    stream.write_all(head.as_bytes()).expect("sent");
    // It waits for the body, so the request is under way.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).expect("it answers");
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    let kill = Command::new("kill")
        .arg(running.0.id().to_string())
        .status();
    assert!(kill.expect("kill runs").success());
    line.clear();
    while !line.contains("stopping") {
        assert!(log.read_line(&mut line).expect("a line") > 0, "it ended");
    }
    stream.write_all(body.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 422 "), "{answer}");
    assert!(running.0.wait().expect("it ends").success());
    assert!(TcpStream::connect(&address).is_err());
}

#[test]
fn it_says_why_it_does_not_start() {
    for (variable, value, reason) in [
        ("BACKEND_KEYS", None, "BACKEND_KEYS: it is not set"),
        ("BACKEND_KEYS", Some("hunter2"), "one has no id"),
        (
            "BACKEND_LISTEN",
            Some("hunter2"),
            "BACKEND_LISTEN: it is not host:port",
        ),
        (
            "BACKEND_DATABASE",
            Some("/nowhere/at/all"),
            "the database cannot be used",
        ),
        (
            "BACKEND_FRONTEND",
            Some("/nowhere"),
            ".schema.json: No such file",
        ),
    ] {
        let folder = Folder::new();
        let mut command = program(&folder);
        match value {
            Some(value) => command.env(variable, value),
            None => command.env_remove(variable),
        };
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        let log = String::from_utf8_lossy(&output.stdout);
        assert!(log.contains(reason), "{variable}: {log}");
        assert!(!log.contains("hunter2"), "{log}");
        assert!(output.stderr.is_empty());
    }
}
