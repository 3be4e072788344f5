//! Run-time types.
