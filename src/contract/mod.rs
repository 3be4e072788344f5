//! What those who use the frontend package rely on, and what a change of it means for them.
//!
//! A [`Contract`] is read off the model ([`ProviderContract::of`]), remembered with a release ([`ReleaseFile`]), and
//! compared with a later one ([`compare`]). Where and when that happens is not decided here: all of it is pure.

pub mod compare;
mod condition;
mod date;
mod field;
mod file;
mod provider;
mod version;
mod words;

pub use date::Date;
pub use field::{FieldContract, Obligation, Value};
pub use file::{FileFault, ReleaseFile};
pub use provider::{Contract, FormContract, ProviderContract, Surface};
pub use version::Version;
