//! A backend that uses form types compiled by its build script.

/// The forms of the providers that this backend serves.
#[allow(missing_docs, reason = "the specs say what they are")]
pub mod forms {
    include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
}

/// The examples of these pages are compiled and run.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../../README.md")]
    struct Readme;

    #[doc = include_str!("../../../docs/build-script.md")]
    struct BuildScript;

    #[doc = include_str!("../../../docs/provider-definition.md")]
    struct ProviderDefinition;
}
