//! A backend that uses form types compiled by its build script.

/// The forms of the providers that this backend serves.
#[allow(missing_docs, reason = "the specs say what they are")]
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
}
