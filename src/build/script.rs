//! The entry for build scripts.

/// How a build script compiles specs.
#[derive(Debug)]
pub struct Config;
/// Why it failed.
#[derive(Debug)]
pub struct Failure;
/// Compiles.
pub fn compile() {}
