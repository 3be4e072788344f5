//! A panic ends one request and shows nothing. A test of its own, for the hook is the whole process's.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::routing::get;
use backend::config::Config;
use backend::{app, panics};
use tokio::net::TcpListener;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn panicking() {
    panic!("very_secret");
}

fn answer(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_panic_shows_nothing() {
    let logging = tracing_subscriber::fmt().with_ansi(false);
    let logging = logging.with_max_level(tracing::Level::TRACE);
    logging.with_writer(|| Log).init();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"));
    let listener = listener.expect("a port");
    let address = listener.local_addr().expect("it is bound").to_string();
    let config = Config::new("unused".into(), "unused".into(), String::new().into());
    let router = Router::new().route("/panic", get(panicking));
    let router = app::layered(router.route("/fine", get(async || "fine")), &config);
    runtime.spawn(app::serve(
        listener,
        router,
        std::future::pending(),
        config.grace,
    ));

    let before = std::panic::take_hook();
    panics::hide_messages();
    let panicked = answer(&address, "/panic");
    let fine = answer(&address, "/fine");
    std::panic::set_hook(before);

    assert!(panicked.starts_with("HTTP/1.1 500 "), "{panicked}");
    assert!(panicked.contains(r#""code":"internal""#), "{panicked}");
    assert!(fine.starts_with("HTTP/1.1 200 "), "{fine}");
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let log = String::from_utf8_lossy(&log);
    assert!(
        log.contains("a panic") && log.contains("tests/panics.rs"),
        "{log}"
    );
    assert!(
        !log.contains("very_secret") && !panicked.contains("very_secret"),
        "{log}"
    );
}
