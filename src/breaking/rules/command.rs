//! Rules about the comparison itself.

use crate::diagnostics::declare_rule;

declare_rule! {
    /// A spec of what is compared with has errors, so that nothing is said of its provider.
    ///
    /// ## Why it matters
    ///
    /// Old specs are read by the compiler of today. One that was good for an earlier compiler may not be so any more: whatever
    /// has changed about its provider is not known.
    ///
    /// ## Instead
    ///
    /// Compare with the commit that has mended the spec, and look at what that commit has changed yourself.
    pub(in crate::breaking) static INCOMPARABLE_SPEC = "PB0901" "incomparable-spec" Warning;
}

declare_rule! {
    /// An entry of `ignore` in `[breaking]` fits nothing that breaks.
    ///
    /// ## Why it matters
    ///
    /// The change that it excuses is part of what is compared with by now, or was taken back. Left where it is, the entry
    /// would excuse the next change of this kind, which nobody has looked at.
    ///
    /// ## Instead
    ///
    /// Take it out.
    pub(in crate::breaking) static UNUSED_EXCEPTION = "PB0902" "unused-exception" Warning;
}

declare_rule! {
    /// `[breaking]` in `provspec.toml` names a rule or a category that there is not.
    ///
    /// ## Why it matters
    ///
    /// It would excuse nothing, or look at nothing.
    ///
    /// ## Instead
    ///
    /// Name a rule by its code or its name (`provspec explain` lists them), a category as `STORED`, `API`, `PACKAGE` or `DOCS`.
    pub(in crate::breaking) static UNKNOWN_EXCEPTION = "PB0903" "unknown-exception" Error;
}
