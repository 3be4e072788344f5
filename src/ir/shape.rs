//! What a value looks like on the wire: the one place that turns a field's kind into rules.
//!
//! Every target and every judge of values (JSON Schema, the generated Rust, examples and defaults in a
//! spec) derives from [`Shape`], so that what one accepts, all accept.

use std::borrow::Cow;

use regex_lite::Regex;
use serde_json::Value;

use super::{Choice, Field, FieldKind, FileRules, Repeat, TextRules};

/// One line, with no space around it: such spaces come from careless pasting.
const ONE_LINE: &str = r"^[^\t\n\r ]([^\t\n\r]*[^\t\n\r ])?$";
/// A mail address as forms take it: ASCII, with a dotted domain (a practical part of RFC 5321).
const EMAIL: &str = r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,63}$";
/// An `https` address with a host name and an optional port and path (RFC 3986).
const URL: &str = r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?([/?#][^\t\n\r ]*)?$";
/// A dotted host name with an optional port (RFC 1123).
const HOST: &str = r"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}(:[0-9]{1,5})?$";
/// An IPv4 address or CIDR network.
const ADDRESS: &str = r"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(/(3[0-2]|[12]?[0-9]))?$";
/// A base64 `data:` URL (RFC 2397, RFC 4648) with an optional name, as browsers and RJSF write it. Its
/// payload is not empty.
const FILE: &str = r"^data:([a-z]+/[a-z0-9.+-]+)?;(name=[^;,]{1,255};)?base64,([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$";
/// Room for media type and name in a `data:` URL, in characters.
const FILE_HEADER: u64 = 512;

/// Most whole numbers that every JSON reader keeps exact (RFC 8259, section 6).
pub(super) const SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// What a value looks like on the wire.
#[derive(Debug, Clone)]
pub enum Shape<'a> {
    /// A string.
    Text {
        /// Fewest code points.
        min_length: u32,
        /// Most code points.
        max_length: u32,
        /// Patterns that all must match, in the common subset of Rust and ECMAScript.
        patterns: Vec<Cow<'a, str>>,
    },
    /// A string: one of these values.
    Choice(&'a [Choice]),
    /// `true` or `false`.
    Boolean,
    /// `true`.
    True,
    /// A JSON number without a fraction, between two limits.
    Integer {
        /// Smallest value.
        minimum: f64,
        /// Largest value.
        maximum: f64,
    },
    /// A JSON number.
    Number {
        /// Smallest value.
        minimum: Option<f64>,
        /// Largest value.
        maximum: Option<f64>,
    },
    /// A `data:` URL.
    File {
        /// Most characters of the whole URL: room for [`FileRules::max_size`] bytes in base64, and a header.
        max_length: u32,
        /// The form of the URL.
        pattern: &'static str,
    },
    /// An array of different strings out of these, at least one.
    Choices {
        /// The options.
        choices: &'a [Choice],
        /// The most items.
        max_items: Option<u32>,
    },
    /// An array of different strings, at least one.
    TextList {
        /// The pattern of each.
        pattern: &'static str,
        /// The most characters of each.
        max_length: u32,
        /// The most items.
        max_items: Option<u32>,
    },
    /// An array of closed objects.
    Objects(&'a Repeat),
}

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

impl Field {
    /// What the value looks like on the wire.
    pub fn shape(&self) -> Shape<'_> {
        self.kind.shape()
    }
}

impl FieldKind {
    /// What a value of this kind looks like on the wire.
    pub fn shape(&self) -> Shape<'_> {
        match self {
            Self::Text(rules) => text(rules, Some(ONE_LINE)),
            Self::Multiline(rules) => text(rules, None),
            Self::Url(rules) => text(rules, Some(URL)),
            Self::Host(rules) => text(rules, Some(HOST)),
            Self::Email(rules) => text(rules, Some(EMAIL)),
            Self::DynamicSelect { .. } => Shape::Text {
                min_length: 1,
                max_length: 255,
                patterns: vec![ONE_LINE.into()],
            },
            Self::Integer(limits) => Shape::Integer {
                minimum: limits.minimum.unwrap_or(-SAFE_INTEGER),
                maximum: limits.maximum.unwrap_or(SAFE_INTEGER),
            },
            Self::Number(limits) => Shape::Number {
                minimum: limits.minimum,
                maximum: limits.maximum,
            },
            Self::Toggle => Shape::Boolean,
            Self::Acknowledgement => Shape::True,
            Self::Select(choices)
            | Self::Currency(choices)
            | Self::Country(choices)
            | Self::Mode(choices) => Shape::Choice(choices),
            Self::Multiselect { choices, max_items } => Shape::Choices {
                choices,
                max_items: *max_items,
            },
            Self::Currencies(choices) | Self::Countries(choices) | Self::Features(choices) => {
                Shape::Choices {
                    choices,
                    max_items: None,
                }
            }
            Self::File(rules) => file(rules),
            Self::IpList { max_items } => Shape::TextList {
                pattern: ADDRESS,
                max_length: 18,
                max_items: *max_items,
            },
            Self::Repeat(repeat) => Shape::Objects(repeat),
        }
    }
}

/// An author's pattern says everything about the value; without one, `otherwise` holds.
fn text<'a>(rules: &'a TextRules, otherwise: Option<&'static str>) -> Shape<'a> {
    let mut patterns: Vec<Cow<'a, str>> = Vec::new();
    match (&rules.pattern, otherwise) {
        (Some(pattern), _) => patterns.push(pattern.as_str().into()),
        (None, Some(otherwise)) => patterns.push(otherwise.into()),
        (None, None) => {}
    }
    if let Some(prefix) = &rules.prefix {
        patterns.push(format!("^{}", literal(prefix)).into());
    }
    if let Some(suffix) = &rules.suffix {
        patterns.push(format!("{}$", literal(suffix)).into());
    }
    Shape::Text {
        min_length: rules.min_length.max(1),
        max_length: rules.max_length,
        patterns,
    }
}

fn file(rules: &FileRules) -> Shape<'static> {
    let base64 = rules.max_size.div_ceil(3).saturating_mul(4);
    let max_length = u32::try_from(base64.saturating_add(FILE_HEADER)).unwrap_or(u32::MAX);
    Shape::File {
        max_length,
        pattern: FILE,
    }
}

/// `text` as a pattern that matches just it, with escapes that Rust and ECMAScript's `u` mode both take.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\^$.|?*+()[]{}/".contains(c) && c != '/' {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

impl Shape<'_> {
    /// Whether the value has this shape.
    ///
    /// # Errors
    ///
    /// The first rule that it breaks.
    pub fn check(&self, value: &Value) -> Result<(), Violation> {
        match self {
            Self::Text {
                min_length,
                max_length,
                patterns,
            } => {
                let text = string(value)?;
                length(text, *min_length, *max_length)?;
                patterns
                    .iter()
                    .try_for_each(|pattern| matches(text, pattern))
            }
            Self::File {
                max_length,
                pattern,
            } => {
                let text = string(value)?;
                length(text, 1, *max_length)?;
                matches(text, pattern)
            }
            Self::Choice(choices) => option(string(value)?, choices),
            Self::Boolean => value
                .as_bool()
                .map(drop)
                .ok_or(Violation::Type("true or false")),
            Self::True => (value.as_bool() == Some(true))
                .then_some(())
                .ok_or(Violation::Type("true")),
            Self::Integer { minimum, maximum } => {
                let number = number(value)?;
                if number.fract() != 0.0 {
                    return Err(Violation::Type("a whole number"));
                }
                within(number, Some(*minimum), Some(*maximum))
            }
            Self::Number { minimum, maximum } => within(number(value)?, *minimum, *maximum),
            Self::Choices { choices, max_items } => {
                let items = items(value, 1, *max_items)?;
                items
                    .iter()
                    .try_for_each(|item| option(string(item)?, choices))
            }
            Self::TextList {
                pattern,
                max_length,
                max_items,
            } => {
                let items = items(value, 1, *max_items)?;
                items.iter().try_for_each(|item| {
                    let text = string(item)?;
                    length(text, 1, *max_length)?;
                    matches(text, pattern)
                })
            }
            Self::Objects(repeat) => {
                items(value, repeat.min_items, Some(repeat.max_items)).map(drop)
            }
        }
    }
}

fn string(value: &Value) -> Result<&str, Violation> {
    value.as_str().ok_or(Violation::Type("a text"))
}

fn number(value: &Value) -> Result<f64, Violation> {
    value.as_f64().ok_or(Violation::Type("a number"))
}

fn length(text: &str, least: u32, most: u32) -> Result<(), Violation> {
    let length = text.chars().count();
    if length < least as usize {
        return Err(Violation::MinLength(least));
    }
    if length > most as usize {
        return Err(Violation::MaxLength(most));
    }
    Ok(())
}

fn matches(text: &str, pattern: &str) -> Result<(), Violation> {
    // A pattern that does not compile has an error of its own; here it accepts everything.
    match Regex::new(pattern) {
        Ok(regex) if !regex.is_match(text) => Err(Violation::Pattern(pattern.to_owned())),
        _ => Ok(()),
    }
}

fn option(text: &str, choices: &[Choice]) -> Result<(), Violation> {
    if choices.iter().any(|choice| choice.value == text) {
        Ok(())
    } else {
        Err(Violation::Option)
    }
}

fn within(number: f64, minimum: Option<f64>, maximum: Option<f64>) -> Result<(), Violation> {
    if let Some(minimum) = minimum.filter(|minimum| number < *minimum) {
        return Err(Violation::Minimum(minimum));
    }
    if let Some(maximum) = maximum.filter(|maximum| number > *maximum) {
        return Err(Violation::Maximum(maximum));
    }
    Ok(())
}

fn items(value: &Value, least: u32, most: Option<u32>) -> Result<&[Value], Violation> {
    let items = value.as_array().ok_or(Violation::Type("a list"))?;
    if items.len() < least as usize {
        return Err(Violation::MinItems(least));
    }
    if let Some(most) = most.filter(|most| items.len() > *most as usize) {
        return Err(Violation::MaxItems(most));
    }
    if items
        .iter()
        .enumerate()
        .any(|(at, item)| items[..at].contains(item))
    {
        return Err(Violation::Duplicate);
    }
    Ok(items)
}
