//! Placeholder.
use super::{OutputFile, Target};
use crate::ir::{Project, Provider, Summary};
/// Target.
pub struct JsonSchema;
impl Target for JsonSchema {
    fn name(&self) -> &'static str {
        "json_schema"
    }
    fn provider(&self, _: &Provider, _: &Project) -> Vec<OutputFile> {
        vec![]
    }
    fn catalogue(&self, _: &[Summary], _: &Project) -> Vec<OutputFile> {
        vec![]
    }
}
