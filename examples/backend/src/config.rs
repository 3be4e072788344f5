//! What the service is told by its environment.

use std::env;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use zeroize::Zeroizing;

/// How the service runs. See `from_env` for the variables.
#[derive(Clone)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The file of the database.
    pub database: PathBuf,
    /// The folder with the schemas: `generated/frontend`.
    pub frontend: PathBuf,
    /// The keys, as [`Vault::from_keys`](crate::vault::Vault::from_keys) reads them.
    pub keys: Zeroizing<String>,
    /// Most bytes of a body. A file grows by a third on its way in JSON.
    pub body_limit: usize,
    /// How long a request may take.
    pub timeout: Duration,
    /// How long requests that are under way may take to end when the service stops.
    pub grace: Duration,
    /// How many requests may work at the same time; the others wait. Opening a container costs a core.
    pub workers: usize,
}

/// A variable that is missing or wrong. Its value is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(&'static str, &'static str);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0, self.1)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// With what is usual.
    pub fn new(database: PathBuf, frontend: PathBuf, keys: Zeroizing<String>) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database,
            frontend,
            keys,
            body_limit: 4 * 1024 * 1024,
            timeout: Duration::from_secs(30),
            grace: Duration::from_secs(10),
            workers: std::thread::available_parallelism().map_or(2, |cores| 2 * cores.get()),
        }
    }

    /// Reads `BACKEND_DATABASE`, `BACKEND_FRONTEND`, `BACKEND_KEYS` and, where it is set, `BACKEND_LISTEN`.
    ///
    /// # Errors
    ///
    /// The first variable that is missing or wrong.
    pub fn from_env() -> Result<Self, ConfigError> {
        let path = |name| required(name).map(PathBuf::from);
        let keys = required("BACKEND_KEYS").map(Zeroizing::new)?;
        let mut config = Self::new(path("BACKEND_DATABASE")?, path("BACKEND_FRONTEND")?, keys);
        if let Ok(address) = env::var("BACKEND_LISTEN") {
            let address = address.parse();
            config.listen =
                address.map_err(|_| ConfigError("BACKEND_LISTEN", "it is not host:port"))?;
        }
        Ok(config)
    }
}

fn required(name: &'static str) -> Result<String, ConfigError> {
    env::var(name).map_err(|_| ConfigError(name, "it is not set"))
}
