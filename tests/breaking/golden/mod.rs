//! What is written for `now.yaml`, compiled as it is.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "a backend has these modules, not a test crate"
)]

/// As it is written.
pub mod migrations;

/// As somebody has finished it.
pub mod finished;

/// The form of today, which names no list of the project.
pub mod sound;

pub const VOCABULARY: provspec_forms::Vocabulary = &[];
