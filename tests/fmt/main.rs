//! The one layout of specs: what it looks like, and that nothing but the layout changes.
//!
//! In `cases/` is each `*.before.yaml` what somebody wrote, and `*.after.yaml` the same formatted.
//! `UPDATE_GOLDEN=1 cargo test --test fmt` writes those anew: read the diff before you commit it.

#[allow(dead_code, reason = "the fuzz tests use all of it")]
#[path = "../fuzz/mutate.rs"]
mod mutate;
#[path = "../project/mod.rs"]
mod project;

mod cases;
mod files;
mod unchanged;
