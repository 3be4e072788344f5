//! Test and live.

use crate::Choice;

/// A test or a live environment of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// No money moves.
    Test,
    /// Money moves.
    Live,
}

impl Choice for Mode {
    const ALL: &'static [Self] = &[Self::Test, Self::Live];

    fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Live => "live",
        }
    }
}

crate::choice!(Mode);
