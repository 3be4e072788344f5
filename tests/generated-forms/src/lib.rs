//! The committed form types as a backend would check them in: compiled, linted and laid out like any code.

#[path = "../../../generated/rust/mod.rs"]
pub mod forms;

/// The types of `tests/extensions`.
#[path = "../../extensions/rust/mod.rs"]
pub mod extensions;
