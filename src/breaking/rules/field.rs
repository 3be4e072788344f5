//! Rules about fields.

use crate::diagnostics::declare_rule;

declare_rule! {
    /// A field that there was is gone, and no other says that it was called so.
    ///
    /// ## Why it matters
    ///
    /// The value of a stored connection is left out when it is read, and lost when the connection is stored again. A
    /// submission that has the field is refused. For the compiler, a field with another key is one that is gone and another
    /// one that is new.
    ///
    /// ## Example
    ///
    /// `account_id` was taken out of the form, or is called `project_id` now.
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   project_id: { type: text, title: Project ID, renamed_from: account_id }
    /// ```
    ///
    /// A field that is not needed any more gets `required: false` and `deprecated:` first. Once it has been deprecated in
    /// what is compared with, taking it away is a warning (`PB0202`).
    pub(in crate::breaking) static FIELD_REMOVED = "PB0201" "field-removed" Error;
}

declare_rule! {
    /// A field that was deprecated is gone.
    ///
    /// ## Why it matters
    ///
    /// It was announced, so that it is a warning; all the same the values that are stored are lost when connections are stored
    /// again, and whoever still sends the field is refused.
    ///
    /// ## Instead
    ///
    /// Nothing, if those who sent it have stopped.
    pub(in crate::breaking) static DEPRECATED_FIELD_REMOVED = "PB0202" "deprecated-field-removed" Warning;
}

declare_rule! {
    /// A field has another key, and says which it had.
    ///
    /// ## Why it matters
    ///
    /// Stored values get the key of today. Code does not: whoever sends the old key is refused, and so is code that names the
    /// field of the type.
    ///
    /// ## Instead
    ///
    /// Keep the key, and change the `title:`, if only people should see another name. Otherwise release the package with the
    /// version that is named, and change the backend with it.
    pub(in crate::breaking) static FIELD_RENAMED = "PB0203" "field-renamed" Error;
}

declare_rule! {
    /// A field has to be filled in where it had not.
    ///
    /// ## Why it matters
    ///
    /// A stored connection without it is refused until the merchant has filled it in: a merchant who is not asked does not. A
    /// `default` does not help, since it is what a form starts with, not what an absent value means.
    ///
    /// ## Example
    ///
    /// `webhook_key` is new in the form, or was `required: false`.
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   webhook_key: { type: secret, title: Webhook key, required: false }
    /// ```
    ///
    /// Require it where something is chosen that is new as well (`required_when`), or ask for it later, when stored
    /// connections have it. `provspec breaking --migrations FILE` writes what can be done about stored ones.
    pub(in crate::breaking) static FIELD_REQUIRED = "PB0204" "field-required" Error;
}

declare_rule! {
    /// A field is not shown in some case in which it was.
    ///
    /// ## Why it matters
    ///
    /// A hidden field has no value. One that is stored is left out when the connection is read, and a submission that has one
    /// is refused.
    ///
    /// ## Example
    ///
    /// A field has got `when: { feature: apple_pay }`, and there are connections without this feature that have it.
    ///
    /// ## Instead
    ///
    /// Leave it shown, with `required_when` in place of `when`, or accept that those values are not needed.
    pub(in crate::breaking) static FIELD_HIDDEN = "PB0205" "field-hidden" Error;
}

declare_rule! {
    /// A value that a field took is refused.
    ///
    /// ## Why it matters
    ///
    /// Stored values are validated whenever they are read: one that does not fit makes the connection invalid, until the
    /// merchant has entered another.
    ///
    /// ## Example
    ///
    /// `max_length: 64` has become `max_length: 32`, a pattern is narrower, a format of a file is gone.
    ///
    /// ## Instead
    ///
    /// Refuse only what no merchant can have: the finding has a value that was taken and is not. Where the provider has
    /// changed its rules, wait until the stored connections are renewed.
    pub(in crate::breaking) static VALUE_REFUSED = "PB0206" "value-refused" Error;
}

declare_rule! {
    /// The values of a field are of another type.
    ///
    /// ## Why it matters
    ///
    /// What is stored is of the other type, and refused; code that reads the field does not compile.
    ///
    /// ## Example
    ///
    /// `type: text` has become `type: integer`.
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// fields:
    ///   terminal_number: { type: integer, title: Terminal number, required: false }
    /// ```
    ///
    /// Give the new field a key of its own beside the old one, which is deprecated.
    pub(in crate::breaking) static FIELD_TYPE_CHANGED = "PB0207" "field-type-changed" Error;
}

declare_rule! {
    /// An option that could be chosen is gone.
    ///
    /// ## Why it matters
    ///
    /// A stored connection that has it loses it where the form is valid without, and is refused where it is not. Code that
    /// names the variant does not compile.
    ///
    /// ## Example
    ///
    /// `options: { eu: Europe, us: United States }` has become `options: { eu: Europe }`. Features, currencies, countries
    /// and modes that a form offers are options as well.
    ///
    /// ## Instead
    ///
    /// Keep the option, and say in its title that it is not for new connections. A currency or a feature that is gone from
    /// `provspec.toml` is told there, once for all forms that offered it.
    pub(in crate::breaking) static OPTION_REMOVED = "PB0208" "option-removed" Error;
}
