//! The service over real HTTP, with files that `openssl` has made.

mod catalogue;
mod client;
mod concurrency;
mod editing;
mod expiring;
mod fields;
#[path = "../../../../tests/files/mod.rs"]
mod files;
mod keys;
mod limits;
mod migrations;
mod process;
mod secrets;
mod server;
mod submissions;
