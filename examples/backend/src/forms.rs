//! The catalogue, as the build script has compiled it.
#![allow(missing_docs, reason = "the specs say what they are")]

include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
