//! Rules about what is made of the specs: names in Rust, in the package and in the guides.

use crate::diagnostics::declare_rule;

declare_rule! {
    /// A name of the generated Rust is gone, and no field or form is.
    ///
    /// ## Why it matters
    ///
    /// Code that names it does not compile any more. Names of enums follow from the fields that share them: where a field of
    /// another form gets other options, an enum may be called after its form.
    ///
    /// ## Instead
    ///
    /// Nothing, if the backend is compiled from the same commit: the compiler names each place.
    pub(in crate::breaking) static RUST_NAME_REMOVED = "PB0301" "rust-name-removed" Error;
}

declare_rule! {
    /// A field of a generated Rust type is of another type.
    ///
    /// ## Why it matters
    ///
    /// Code that reads or sets it does not compile any more. A field that may be left out is an `Option`, so that what is
    /// harmless for submissions is not so for types.
    ///
    /// ## Example
    ///
    /// `note: { type: text }` has got `required: false`: `String` has become `Option<String>`.
    ///
    /// ## Instead
    ///
    /// Nothing, if the backend is compiled from the same commit: the compiler names each place.
    pub(in crate::breaking) static RUST_TYPE_CHANGED = "PB0302" "rust-type-changed" Error;
}

declare_rule! {
    /// A name of the package for frontends is gone or means something else.
    ///
    /// ## Why it matters
    ///
    /// What imports it fails: the package itself, an entry, a file, a type, the modules of a language.
    ///
    /// ## Example
    ///
    /// `name` under `[frontend]` in `provspec.toml` is another, or `locales` has a language less.
    ///
    /// ## Instead
    ///
    /// Keep the name, or release the package with the version that is named.
    pub(in crate::breaking) static PACKAGE_NAME_CHANGED = "PB0401" "package-name-changed" Error;
}

declare_rule! {
    /// A place of a guide page that could be linked to is gone.
    ///
    /// ## Why it matters
    ///
    /// Links from tickets, mails and other pages lead to the top of the page instead.
    ///
    /// ## Example
    ///
    /// A guide has three steps in place of four, so that `#step-4` is gone; a group of fields has another key.
    ///
    /// ## Instead
    ///
    /// Keep the keys of groups and issued values. Where steps go, links to those behind them lead to other steps as well.
    pub(in crate::breaking) static ANCHOR_REMOVED = "PB0501" "anchor-removed" Error;
}
