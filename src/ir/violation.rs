//! What a value does wrong.

/// The first rule that a value breaks. `code()` is the same word in every target.
#[derive(Debug, Clone, PartialEq)]
pub enum Violation {
    /// Not the JSON type that is due.
    Type(&'static str),
    /// Too few code points.
    MinLength(u32),
    /// Too many code points.
    MaxLength(u32),
    /// Does not match this pattern.
    Pattern(String),
    /// Not one of the options.
    Option,
    /// Below the minimum.
    Minimum(f64),
    /// Above the maximum.
    Maximum(f64),
    /// Too few items.
    MinItems(u32),
    /// Too many items.
    MaxItems(u32),
    /// An item occurs twice.
    Duplicate,
}

impl Violation {
    /// The code that a frontend and a backend know the fault by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Type(_) => "type",
            Self::MinLength(_) => "min_length",
            Self::MaxLength(_) => "max_length",
            Self::Pattern(_) => "pattern",
            Self::Option => "option",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::MinItems(_) => "min_items",
            Self::MaxItems(_) => "max_items",
            Self::Duplicate => "duplicate",
        }
    }
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Type(due) => write!(f, "it is not {due}"),
            Self::MinLength(1) => write!(f, "it is empty"),
            Self::MinLength(least) => write!(f, "it has fewer than {least} characters"),
            Self::MaxLength(most) => write!(f, "it has more than {most} characters"),
            Self::Pattern(pattern) => write!(f, "it does not match `{pattern}`"),
            Self::Option => write!(f, "it is not one of the options"),
            Self::Minimum(least) => write!(f, "it is less than {least}"),
            Self::Maximum(most) => write!(f, "it is more than {most}"),
            Self::MinItems(least) => write!(f, "it has fewer than {least} items"),
            Self::MaxItems(most) => write!(f, "it has more than {most} items"),
            Self::Duplicate => write!(f, "an item occurs twice"),
        }
    }
}
