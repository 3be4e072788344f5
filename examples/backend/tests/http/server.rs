//! The service, in this process, on a port of its own.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::{env, fs, process};

use backend::app::{self, App, StartError};
use backend::config::Config;
use backend::store::Store;
use backend::vault::Vault;
use data_encoding::BASE64;
use hyper::Method;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::client::{Reply, send};
use super::fields::Fields;

/// What was logged, at the finest level, by every test.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        locked(&LOG).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A copy of the log.
pub(crate) fn log() -> Vec<u8> {
    locked(&LOG).clone()
}

/// Keys for [`Vault::from_keys`]: an id, and the byte that the key is made of.
pub(crate) fn keys(keys: &[(&str, u8)]) -> Zeroizing<String> {
    let entry = |(id, byte): &(&str, u8)| format!("{id}:{}", BASE64.encode(&[*byte; 32]));
    Zeroizing::new(keys.iter().map(entry).collect::<Vec<_>>().join(","))
}

/// The keys that a test has unless it is about keys.
pub(crate) const KEYS: &[(&str, u8)] = &[("2026", 7)];

/// The folder of a test, removed with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-backend-{}-{count}", process::id());
        let path = env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// The file of the database.
    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("connections.sqlite")
    }

    /// Every byte in it.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = fs::read_dir(&self.0).expect("it is there");
        let files = files.map(|file| file.expect("a file").path());
        files
            .flat_map(|path| fs::read(path).expect("it is read"))
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The committed schemas.
pub(crate) fn frontend() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/frontend")
}

/// A service that runs until it is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) folder: Folder,
    /// Everything that it has answered.
    pub(crate) seen: Mutex<Vec<u8>>,
    stop: Option<oneshot::Sender<()>>,
    done: Option<tokio::task::JoinHandle<()>>,
}

impl Server {
    /// With an empty database.
    pub(crate) async fn start() -> Self {
        Self::with(Folder::new(), KEYS).await.expect("it starts")
    }

    /// With this database and these keys.
    pub(crate) async fn with(folder: Folder, of: &[(&str, u8)]) -> Result<Self, StartError> {
        static LOGGING: OnceLock<()> = OnceLock::new();
        LOGGING.get_or_init(|| {
            let logging = tracing_subscriber::fmt().with_ansi(false);
            let logging = logging.with_max_level(tracing::Level::TRACE);
            logging.with_writer(|| Log).init();
        });
        let mut config = Config::new(folder.database(), frontend(), keys(of));
        config.body_limit = 128 * 1024;
        let app = App::start(&config)?;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("it is bound");
        let (stop, stopped) = oneshot::channel();
        let router = app::router(app, &config);
        let stopped = async move { stopped.await.unwrap_or_default() };
        let server = app::serve(listener, router, stopped, config.grace);
        let done = tokio::spawn(async move { server.await.expect("it serves") });
        Ok(Self {
            address,
            folder,
            seen: Mutex::default(),
            stop: Some(stop),
            done: Some(done),
        })
    }

    /// Stops it, and starts another with these keys.
    pub(crate) async fn again(mut self, of: &[(&str, u8)]) -> Result<Self, StartError> {
        if let (Some(stop), Some(done)) = (self.stop.take(), self.done.take()) {
            stop.send(()).expect("it runs");
            done.await.expect("it ends");
        }
        Self::with(self.folder, of).await
    }

    /// Beside it, as another program would.
    pub(crate) fn store(&self) -> Store {
        Store::open(&self.folder.database()).expect("the database opens")
    }

    /// What is kept of a connection, in the clear.
    pub(crate) fn kept(&self, id: &str) -> Value {
        let record = self
            .store()
            .get(id)
            .expect("it is read")
            .expect("it is there");
        let vault = Vault::from_keys(&keys(KEYS)).expect("keys");
        let context = backend::connections::context(id, &record.content.form);
        let clear = vault
            .open(&record.content.sealed, &context)
            .expect("it opens");
        serde_json::from_slice(&clear).expect("it is JSON")
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<(&str, Vec<u8>)>,
    ) -> Reply {
        let reply = send(self.address, method, path, body).await;
        let mut seen = locked(&self.seen);
        seen.extend(format!("{:?}", reply.headers).as_bytes());
        seen.extend(&reply.body);
        reply
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None).await
    }

    /// Submits JSON.
    pub(crate) async fn post(&self, form: &str, value: &Value) -> Reply {
        let body = ("application/json", value.to_string().into_bytes());
        self.send(Method::POST, &format!("/connections/{form}"), Some(body))
            .await
    }

    /// Submits a form without JSON.
    pub(crate) async fn post_parts(&self, form: &str, fields: &Fields) -> Reply {
        let body = Some(fields.multipart());
        self.send(Method::POST, &format!("/connections/{form}"), body)
            .await
    }

    /// Changes a connection.
    pub(crate) async fn put(&self, id: &str, value: &Value) -> Reply {
        let body = ("application/json", value.to_string().into_bytes());
        self.send(Method::PUT, &format!("/connections/{id}"), Some(body))
            .await
    }

    /// Changes a connection by a form without JSON.
    pub(crate) async fn put_parts(&self, id: &str, fields: &Fields) -> Reply {
        let body = Some(fields.multipart());
        self.send(Method::PUT, &format!("/connections/{id}"), body)
            .await
    }

    /// Makes a connection, and gives its id.
    pub(crate) async fn create(&self, form: &str, fields: &Fields) -> String {
        let reply = self.post(form, &fields.json()).await;
        assert_eq!(reply.status, 201, "{:?}", reply.body);
        reply.json()["id"].as_str().expect("an id").to_owned()
    }
}
