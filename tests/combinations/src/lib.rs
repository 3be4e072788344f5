//! Specs that hold every pair of features of the language, and judges of values for them.

pub mod cover;
pub mod language;
pub mod write;

/// The types of the specs that the build script wrote.
#[allow(missing_docs, reason = "the specs say what they are")]
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
}
