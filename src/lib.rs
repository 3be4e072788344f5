//! provspec: one YAML per payment provider, compiled into everything that is written about it.

pub mod check;
pub mod diagnostics;
pub mod ir;
pub mod source;
pub mod syntax;
pub mod target;
pub mod yaml;
