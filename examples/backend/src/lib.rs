//! A service that takes, keeps and shows connections to payment providers.
//!
//! The catalogue is compiled in ([`forms`]). A submission comes over HTTP ([`routes`], [`submitted`]), is judged
//! by its form, encrypted ([`vault`]) and kept in SQLite ([`store`]); [`connections`] ties these together. What
//! holds for all answers (request ids, limits, timeouts) is in [`app`].

pub mod app;
pub mod config;
pub mod connections;
pub mod error;
pub mod forms;
pub mod panics;
pub mod request;
pub mod routes;
pub mod schemas;
pub mod store;
pub mod submitted;
pub mod time;
pub mod vault;
