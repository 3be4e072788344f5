//! Rules about providers, forms and modes.

use crate::diagnostics::declare_rule;

declare_rule! {
    /// A provider that there was is gone.
    ///
    /// ## Why it matters
    ///
    /// Stored connections name it, backends have its types, pages load its forms, and people have its guide in their
    /// bookmarks. A code that is changed is a provider that is gone and another one that is new.
    ///
    /// ## Example
    ///
    /// The file `specs/acme.yaml` was deleted, or renamed to `specs/acme-pay.yaml`.
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// status: deprecated
    /// deprecated: { since: "2026-01-31", reason: Closed by the provider. }
    /// ```
    ///
    /// A code has no `renamed_from`: a provider that is called otherwise by now keeps its code, and gets another `name:`. A
    /// provider that is deprecated works for those who have it. Delete it when nobody has: then name it in `[breaking]` of
    /// `provspec.toml`, with the reason.
    pub(in crate::breaking) static PROVIDER_REMOVED = "PB0101" "provider-removed" Error;
}

declare_rule! {
    /// A form that there was is gone.
    ///
    /// ## Why it matters
    ///
    /// A stored connection has the name of its form, such as `acme/merchant`. Where that is neither the key of an account nor
    /// an earlier one, the connection cannot be read at all.
    ///
    /// ## Example
    ///
    /// The account `merchant` was taken out of `accounts:`, or has another key now.
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// accounts:
    ///   shop: { renamed_from: merchant, form: [api_key] }
    /// ```
    ///
    /// An account with another key says the one before. One on its way out gets `deprecated:`, and goes when there are no
    /// stored connections of it.
    pub(in crate::breaking) static FORM_REMOVED = "PB0102" "form-removed" Error;
}

declare_rule! {
    /// A form has another key, and says which it had.
    ///
    /// ## Why it matters
    ///
    /// Stored connections are found by `renamed_from`. Code is not: types, modules of the package and anchors of the guide are
    /// called after the key.
    ///
    /// ## Example
    ///
    /// `merchant:` has become `shop: { renamed_from: merchant, … }`.
    ///
    /// ## Instead
    ///
    /// Keep the key, and change the `title:`, if only people should see another name. Otherwise release the package with the
    /// version that is named, and change the backend with it.
    pub(in crate::breaking) static FORM_RENAMED = "PB0103" "form-renamed" Error;
}

declare_rule! {
    /// A provider no longer has a mode.
    ///
    /// ## Why it matters
    ///
    /// Connections were made for that mode: they stay stored, and nothing serves them any more.
    ///
    /// ## Example
    ///
    /// `modes: [test, live]` has become `modes: [live]`.
    ///
    /// ## Instead
    ///
    /// Where the provider has closed its test environment, take the connections out of use first, and name the change in
    /// `[breaking]` of `provspec.toml`.
    pub(in crate::breaking) static MODE_REMOVED = "PB0104" "mode-removed" Error;
}
