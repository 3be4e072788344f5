//! What an editor is told about specs: exact answers about small ones, and no surprises in the catalogue.

mod completion;
mod project;
mod rename;
mod sweep;
