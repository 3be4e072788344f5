//! UI schemas: how a renderer shows a form. One module per renderer.

mod facts;
pub(super) mod json_forms;
pub(super) mod rjsf;
