//! The committed form types as a backend would check them in: compiled, linted and laid out like any code.

#[path = "../../../generated/rust/mod.rs"]
pub mod forms;

/// The examples of `docs/backend.md`, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/backend.md")]
pub struct Backend;

// The types of `tests/extensions`.
#[path = "../../extensions/rust/mod.rs"]
pub mod extensions;
