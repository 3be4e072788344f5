//! Placeholder.
use super::{OutputFile, Target};
use crate::ir::{Project, Provider, Summary};
/// Target.
pub struct Docs;
impl Target for Docs {
    fn name(&self) -> &'static str {
        "docs"
    }
    fn provider(&self, _: &Provider, _: &Project) -> Vec<OutputFile> {
        vec![]
    }
    fn catalogue(&self, _: &[Summary], _: &Project) -> Vec<OutputFile> {
        vec![]
    }
}
