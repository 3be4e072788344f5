//! When a field is shown or required.

/// A condition over the values of one form, or of one item of a repeated group.
///
/// A test names a field of the same scope and sees the value as it was submitted. A field that is absent
/// makes each test about it false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Holds for every value.
    Always,
    /// Holds for none.
    Never,
    /// The toggle is on.
    On(&'static str),
    /// The field has this option.
    Equals(&'static str, &'static str),
    /// The list has this option.
    Contains(&'static str, &'static str),
    /// The field has a value.
    Filled(&'static str),
    /// Every part holds.
    All(&'static [Condition]),
    /// At least one part holds.
    Any(&'static [Condition]),
    /// The part does not hold.
    Not(&'static Condition),
}
