//! The service put together.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::spawn_blocking;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Span;

use crate::config::Config;
use crate::connections::{Connections, OpenError};
use crate::error::Error;
use crate::schemas::{SchemaError, Schemas};
use crate::store::Store;
use crate::vault::Vault;
use crate::{forms, panics, request, routes};

/// What the handlers share.
#[derive(Debug, Clone)]
pub struct App {
    connections: Arc<Connections>,
    schemas: Arc<Schemas>,
    workers: Arc<Semaphore>,
    body_limit: usize,
}

/// Why the service does not start.
#[derive(Debug)]
pub enum StartError {
    /// The connections cannot be served.
    Open(OpenError),
    /// A schema is missing.
    Schema(SchemaError),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(error) => error.fmt(f),
            Self::Schema(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

impl App {
    /// Opens the database and reads the schemas.
    ///
    /// # Errors
    ///
    /// When a key, the database or a schema is not as it has to be.
    pub fn start(config: &Config) -> Result<Self, StartError> {
        let connections = Vault::from_keys(&config.keys)
            .map_err(OpenError::from)
            .and_then(|vault| Connections::open(Store::open(&config.database)?, vault))
            .map_err(StartError::Open)?;
        let schemas =
            Schemas::read(&config.frontend, forms::PROVIDERS).map_err(StartError::Schema)?;
        Ok(Self {
            connections: Arc::new(connections),
            schemas: Arc::new(schemas),
            workers: Arc::new(Semaphore::new(config.workers)),
            body_limit: config.body_limit,
        })
    }

    /// The schemas.
    pub fn schemas(&self) -> &Schemas {
        &self.schemas
    }

    /// Most bytes of a body.
    pub fn body_limit(&self) -> usize {
        self.body_limit
    }

    /// Does something with the connections, where it may block.
    ///
    /// # Errors
    ///
    /// That of what is done; or 500 when it panics.
    pub async fn work<T: Send + 'static>(
        &self,
        what: impl FnOnce(&Connections) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let permit = Arc::clone(&self.workers).acquire_owned().await;
        let permit = permit.map_err(|error| Error::internal(&error))?;
        let (connections, span) = (Arc::clone(&self.connections), Span::current());
        let work = spawn_blocking(move || {
            // Given back when the work is done, also when nobody waits for it any more.
            let _permit = permit;
            span.in_scope(|| what(&connections))
        });
        // The message of a panic is in the error: it is not logged.
        work.await.unwrap_or(Err(Error::Internal))
    }
}

/// All routes, with what holds for every answer.
pub fn router(app: App, config: &Config) -> Router {
    layered(routes::router(app), config)
}

/// Limits, timeouts, ids: the outermost is the last.
pub fn layered(router: Router, config: &Config) -> Router {
    let timeout = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, config.timeout);
    router
        .layer(DefaultBodyLimit::max(config.body_limit))
        .layer(timeout)
        .layer(CatchPanicLayer::custom(panics::answer))
        .layer(from_fn(request::identify))
}

/// Serves until `stop`, and then ends what is under way within `grace`.
///
/// # Errors
///
/// The listener's.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    grace: Duration,
) -> io::Result<()> {
    let (tell, told) = oneshot::channel();
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        let _ = tell.send(());
    });
    let patience = async {
        if told.await.is_ok() {
            tokio::time::sleep(grace).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        done = server.into_future() => done,
        () = patience => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
}
