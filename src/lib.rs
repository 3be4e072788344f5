//! provspec: one YAML per payment provider, compiled into everything that is written about it.

pub mod ir;
pub mod target;
