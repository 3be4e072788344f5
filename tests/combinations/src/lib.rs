//! Specs that hold every pair of features of the language, and five judges of values for them.

pub mod agreement;
pub mod cover;
pub mod judges;
pub mod language;
pub mod report;
pub mod run;
pub mod shrink;
pub mod smaller;
pub mod tried;
pub mod values;
pub mod write;

#[path = "../../cases/mod.rs"]
pub mod cases;
#[path = "../../project/mod.rs"]
pub mod project;
#[path = "../../schema_judge/mod.rs"]
mod schema_judge;

/// The types of the specs that the build script wrote.
#[allow(missing_docs, reason = "the specs say what they are")]
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
}
