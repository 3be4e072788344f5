//! What an editor is told about specs: exact answers about small ones, and no surprises in the catalogue.

#![allow(unreachable_pub, reason = "its modules are no part of any interface")]

mod answers;
mod completion;
mod project;
mod rename;
mod sweep;
