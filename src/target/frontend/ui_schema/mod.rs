//! UI schemas: how a renderer shows a form. One module per renderer.

pub(super) mod facts;
pub(super) mod json_forms;
pub(super) mod rjsf;
