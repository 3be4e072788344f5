//! What a value looks like on the wire: the one place that turns a field's kind into rules.
//!
//! Every target and every judge of values (JSON Schema, the generated Rust, examples and defaults in a
//! spec) derives from [`Shape`], so that what one accepts, all accept.

use std::borrow::Cow;

pub use provspec_messages::Meaning;
use provspec_messages::expected;
use serde_json::Value;

use super::{
    Choice, Field, FieldKind, FileRules, Mode, ModeMark, ModeSpan, Pattern, Repeat, Required,
    TextRules, Violation, pattern,
};

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
        patterns: Vec<TextPattern<'a>>,
        /// Whether no value has a line break in it.
        one_line: bool,
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
        /// Most characters of the whole URL: room for `max_size` bytes in base64, and a header.
        max_length: u32,
        /// Most bytes of the file.
        max_size: u32,
        /// The form of the URL.
        pattern: &'static str,
    },
    /// An array of different strings out of these.
    Choices {
        /// The options.
        choices: &'a [Choice],
        /// The fewest items: none in a list that is optional, where an empty list is as good as none.
        min_items: u32,
        /// The most items.
        max_items: Option<u32>,
    },
    /// An array of different strings.
    TextList {
        /// The pattern of each.
        pattern: &'static str,
        /// The most characters of each.
        max_length: u32,
        /// The fewest items, as of [`Shape::Choices`].
        min_items: u32,
        /// The most items.
        max_items: Option<u32>,
    },
    /// An array of closed objects.
    Objects(&'a Repeat),
}

/// A pattern that a text must match, and what it asks for in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPattern<'a> {
    /// The pattern.
    pub text: Cow<'a, str>,
    /// What it asks for.
    pub meaning: Meaning<'a>,
}

impl<'a> TextPattern<'a> {
    fn new(text: impl Into<Cow<'a, str>>, meaning: Meaning<'a>) -> Self {
        Self {
            text: text.into(),
            meaning,
        }
    }
}

impl Field {
    /// What the value looks like on the wire.
    pub fn shape(&self) -> Shape<'_> {
        // Forms send an empty list when a merchant takes the last item out. Where nothing is due, that says
        // as much as no list at all.
        let min_items = u32::from(self.required != Required::Never);
        let text = |rules, otherwise| text(rules, otherwise, self.mode_span);
        match &self.kind {
            FieldKind::Text(rules) => text(rules, Some(pattern::LINE)),
            FieldKind::Multiline(rules) => text(rules, None),
            FieldKind::Url(rules) => text(rules, Some(pattern::URL)),
            FieldKind::Host(rules) => text(rules, Some(pattern::HOST)),
            FieldKind::Email(rules) => text(rules, Some(pattern::EMAIL)),
            FieldKind::DynamicSelect { .. } => Shape::Text {
                min_length: 1,
                max_length: FieldKind::MAX_OPTION,
                patterns: vec![TextPattern::new(pattern::LINE, Meaning::Pattern)],
                one_line: true,
            },
            FieldKind::Integer(limits) => Shape::Integer {
                minimum: limits.minimum.unwrap_or(-SAFE_INTEGER),
                maximum: limits.maximum.unwrap_or(SAFE_INTEGER),
            },
            FieldKind::Number(limits) => Shape::Number {
                minimum: limits.minimum,
                maximum: limits.maximum,
            },
            FieldKind::Toggle => Shape::Boolean,
            FieldKind::Acknowledgement => Shape::True,
            FieldKind::Select(choices)
            | FieldKind::Currency(choices)
            | FieldKind::Country(choices)
            | FieldKind::Mode(choices) => Shape::Choice(choices),
            FieldKind::Multiselect { choices, max_items } => Shape::Choices {
                choices,
                min_items,
                max_items: *max_items,
            },
            FieldKind::Currencies(choices)
            | FieldKind::Countries(choices)
            | FieldKind::Features(choices) => Shape::Choices {
                choices,
                min_items,
                max_items: None,
            },
            FieldKind::File(rules) => file(rules),
            FieldKind::IpList { max_items } => Shape::TextList {
                pattern: pattern::ADDRESS,
                max_length: 18,
                min_items,
                max_items: *max_items,
            },
            FieldKind::Repeat(repeat) => Shape::Objects(repeat),
        }
    }
}

/// An author's patterns say everything about the value, but that a kind of one line (which has a pattern of
/// its own, `otherwise`) never takes a line break: `[^:]+` would.
fn text<'a>(rules: &'a TextRules, otherwise: Option<&'static str>, span: ModeSpan) -> Shape<'a> {
    let described = rules.pattern_description.as_deref();
    let described = described.map_or(Meaning::Pattern, Meaning::Described);
    let own = rules.patterns.iter();
    let mut patterns: Vec<TextPattern<'_>> = own
        .map(|it| TextPattern::new(it.as_str(), described))
        .collect();
    if let Some(otherwise) = otherwise {
        if rules.patterns.is_empty() {
            patterns.push(TextPattern::new(otherwise, Meaning::Pattern));
        } else if !rules.patterns.iter().any(Pattern::is_one_line) {
            patterns.push(TextPattern::new(pattern::ANY_LINE, Meaning::Pattern));
        }
    }
    if let Some(prefix) = &rules.prefix {
        let text = format!("^{}", literal(prefix));
        patterns.push(TextPattern::new(text, Meaning::Prefix(prefix)));
    }
    if let Some(refused) = &rules.refused_prefix {
        let mode = match span {
            ModeSpan::Only(own) => Mode::ALL.into_iter().find(|mode| *mode != own),
            _ => None,
        };
        let meaning = Meaning::NotPrefix(refused, mode.map_or("other", Mode::name));
        patterns.push(TextPattern::new(
            pattern::not_beginning_with(refused),
            meaning,
        ));
    }
    if let Some(suffix) = &rules.suffix {
        let text = format!("{}$", literal(suffix));
        patterns.push(TextPattern::new(text, Meaning::Suffix(suffix)));
    }
    patterns.extend(one_of_marks(&rules.mode_marks, described));
    let one_line = otherwise.is_some() || patterns.iter().any(|it| pattern::is_one_line(&it.text));
    Shape::Text {
        min_length: rules.min_length.max(1),
        max_length: rules.max_length,
        patterns,
        one_line,
    }
}

/// That the value has the mark of some mode, if there are marks. `described` is what the spec says of its patterns.
fn one_of_marks<'a>(
    marks: &'a [(Mode, ModeMark)],
    described: Meaning<'a>,
) -> Option<TextPattern<'a>> {
    let text = |(_, mark): &(Mode, ModeMark)| match mark {
        ModeMark::Prefix(prefix) => format!("^{}", literal(prefix)),
        ModeMark::Suffix(suffix) => format!("{}$", literal(suffix)),
        ModeMark::Pattern(pattern) => pattern.as_str().to_owned(),
    };
    let meaning = match marks {
        [] => return None,
        [(_, ModeMark::Prefix(one))] => Meaning::Prefix(one),
        [(_, ModeMark::Suffix(one))] => Meaning::Suffix(one),
        [(_, ModeMark::Prefix(one)), (_, ModeMark::Prefix(other))] => Meaning::Prefixes(one, other),
        [(_, ModeMark::Suffix(one)), (_, ModeMark::Suffix(other))] => Meaning::Suffixes(one, other),
        _ => described,
    };
    let texts: Vec<String> = marks.iter().map(text).collect();
    Some(TextPattern::new(texts.join("|"), meaning))
}

fn file(rules: &FileRules) -> Shape<'static> {
    let base64 = rules.max_size.div_ceil(3).saturating_mul(4);
    let max_length = u32::try_from(base64.saturating_add(FILE_HEADER)).unwrap_or(u32::MAX);
    Shape::File {
        max_length,
        max_size: u32::try_from(rules.max_size).unwrap_or(u32::MAX),
        pattern: pattern::FILE,
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
    /// Whether no value, or no item of one, has a line break in it.
    pub fn is_one_line(&self) -> bool {
        match self {
            Self::Text { one_line, .. } => *one_line,
            Self::File { pattern, .. } | Self::TextList { pattern, .. } => {
                pattern::is_one_line(pattern)
            }
            _ => false,
        }
    }

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
                ..
            } => {
                let text = string(value)?;
                length(text, *min_length, *max_length)?;
                patterns
                    .iter()
                    .try_for_each(|pattern| matches(text, &pattern.text, pattern.meaning))
            }
            Self::File {
                max_length,
                max_size,
                pattern,
            } => {
                let text = string(value)?;
                length(text, 1, *max_length).map_err(|violation| match violation {
                    Violation::MaxLength(_) => Violation::FileSize(*max_size),
                    violation => violation,
                })?;
                matches(text, pattern, Meaning::Pattern)
            }
            Self::Choice(choices) => option(string(value)?, choices),
            Self::Boolean => value
                .as_bool()
                .map(drop)
                .ok_or(Violation::Type(expected::FLAG)),
            Self::True => (value.as_bool() == Some(true))
                .then_some(())
                .ok_or(Violation::Type(expected::TRUE)),
            Self::Integer { minimum, maximum } => {
                let number = value.as_f64().filter(|number| number.fract() == 0.0);
                let number = number.ok_or(Violation::Type(expected::WHOLE_NUMBER))?;
                within(number, Some(*minimum), Some(*maximum))
            }
            Self::Number { minimum, maximum } => within(number(value)?, *minimum, *maximum),
            Self::Choices {
                choices,
                min_items,
                max_items,
            } => {
                let items = items(value, *min_items, *max_items)?;
                items
                    .iter()
                    .try_for_each(|item| option(string(item)?, choices))
            }
            Self::TextList {
                pattern,
                max_length,
                min_items,
                max_items,
            } => {
                let items = items(value, *min_items, *max_items)?;
                items.iter().try_for_each(|item| {
                    let text = string(item)?;
                    length(text, 1, *max_length)?;
                    matches(text, pattern, Meaning::Pattern)
                })
            }
            Self::Objects(repeat) => {
                items(value, repeat.min_items, Some(repeat.max_items)).map(drop)
            }
        }
    }
}

fn string(value: &Value) -> Result<&str, Violation> {
    value.as_str().ok_or(Violation::Type(expected::TEXT))
}

fn number(value: &Value) -> Result<f64, Violation> {
    value.as_f64().ok_or(Violation::Type(expected::NUMBER))
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

fn matches(text: &str, pattern: &str, meaning: Meaning<'_>) -> Result<(), Violation> {
    // No field has a pattern that does not compile: see `Pattern`. In a shape made by hand it matches
    // nothing, as in generated code.
    if pattern::matches(pattern, text) {
        Ok(())
    } else {
        Err(Violation::Pattern {
            pattern: pattern.to_owned(),
            words: meaning.broken(pattern).to_string(),
        })
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
    let items = value.as_array().ok_or(Violation::Type(expected::LIST))?;
    if items.len() < least as usize {
        return Err(Violation::MinItems(least));
    }
    if let Some(most) = most.filter(|most| items.len() > *most as usize) {
        return Err(Violation::MaxItems(most));
    }
    if items
        .iter()
        .enumerate()
        .any(|(at, item)| items[..at].iter().any(|earlier| same(earlier, item)))
    {
        return Err(Violation::Duplicate);
    }
    Ok(items)
}

/// Whether two values are equal as JSON Schema has it: `1` is `1.0`, and the order of keys does not matter.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| {
                    other
                        .get(key)
                        .is_some_and(|counterpart| same(value, counterpart))
                })
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn items_are_compared_by_value() {
        for (list, result) in [
            (json!([{"a": 1, "b": [2]}, {"b": [2.0], "a": 1.0}]), true),
            (json!([0, -0.0]), true),
            (json!([1, true, "1", null]), false),
            (json!([{"a": 1}, {"a": 1, "b": 2}, {"b": 1}]), false),
            (json!([[1, 2], [2, 1]]), false),
        ] {
            let duplicate = items(&list, 0, None) == Err(Violation::Duplicate);
            assert_eq!(duplicate, result, "{list}");
        }
    }
}
