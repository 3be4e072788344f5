//! Reports, and what is told in them: through the program, as people and CI run it.
//!
//! `UPDATE_REPORTS=1 cargo test --test reports` writes `tests/reports/expected` anew: read the diff before you commit it.

#![cfg(unix)]

mod baseline;
mod ci;
mod comments;
mod formats;
mod levels;
mod sample;
