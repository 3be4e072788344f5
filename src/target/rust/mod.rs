//! Placeholder.
use super::{OutputFile, Target};
use crate::ir::{Project, Provider, Summary};
/// Target.
pub struct Rust;
impl Target for Rust {
    fn name(&self) -> &'static str {
        "rust"
    }
    fn provider(&self, _: &Provider, _: &Project) -> Vec<OutputFile> {
        vec![]
    }
    fn catalogue(&self, _: &[Summary], _: &Project) -> Vec<OutputFile> {
        vec![]
    }
}
