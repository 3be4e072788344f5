//! Placeholder.
use super::{OutputFile, Target};
use crate::ir::{Project, Provider, Summary};
/// Target.
pub struct Rjsf;
impl Target for Rjsf {
    fn name(&self) -> &'static str {
        "ui_schema"
    }
    fn provider(&self, _: &Provider, _: &Project) -> Vec<OutputFile> {
        vec![]
    }
    fn catalogue(&self, _: &[Summary], _: &Project) -> Vec<OutputFile> {
        vec![]
    }
}
