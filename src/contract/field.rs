//! What a field promises: which values it takes, and when.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::condition;
use crate::ir::{Choice, Condition, Field, FieldKind, FileFormat, Required, Shape};

/// What a field promises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldContract {
    /// The values that it takes.
    pub value: Value,
    /// When it has to be there, given that it is shown.
    #[serde(default, skip_serializing_if = "Obligation::is_never")]
    pub required: Obligation,
    /// When it is shown.
    #[serde(
        default,
        with = "condition",
        skip_serializing_if = "Condition::is_always"
    )]
    pub shown: Condition,
    /// Earlier keys of the same field: how it is found among those of an earlier contract.
    #[serde(skip)]
    pub renamed_from: Vec<String>,
}

/// When a field has to be there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obligation {
    /// Whenever it is shown.
    Always,
    /// When the condition holds (and it is shown).
    #[serde(with = "condition")]
    When(Condition),
    /// Never.
    #[default]
    Never,
}

impl Obligation {
    fn is_never(&self) -> bool {
        *self == Self::Never
    }
}

/// The values that a field takes: [`Shape`] with the names of its options alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// A text.
    Text {
        /// Fewest code points.
        min_length: u32,
        /// Most code points.
        max_length: u32,
        /// Patterns that all match.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        patterns: Vec<String>,
    },
    /// One of these, in the order of the form.
    Option(Vec<String>),
    /// `true` or `false`.
    Flag,
    /// `true`.
    True,
    /// A whole number.
    Integer {
        /// Smallest.
        minimum: f64,
        /// Largest.
        maximum: f64,
    },
    /// A number.
    Number {
        /// Smallest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minimum: Option<f64>,
        /// Largest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maximum: Option<f64>,
    },
    /// A file.
    File {
        /// Most bytes.
        max_size: u64,
        /// What it may be.
        formats: BTreeSet<String>,
        /// Key of the field that unlocks it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passphrase: Option<String>,
    },
    /// Several of these.
    Options {
        /// The options.
        options: Vec<String>,
        /// Fewest.
        min_items: u32,
        /// Most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_items: Option<u32>,
    },
    /// A list of texts.
    Texts {
        /// The pattern of each.
        pattern: String,
        /// The most characters of each.
        max_length: u32,
        /// Fewest.
        min_items: u32,
        /// Most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_items: Option<u32>,
    },
    /// A group of fields that occurs several times.
    Items {
        /// Fewest.
        min_items: u32,
        /// Most.
        max_items: u32,
        /// The fields of each.
        fields: BTreeMap<String, FieldContract>,
    },
}

impl FieldContract {
    /// Those of these fields, by key.
    pub fn of_all(fields: &[Field]) -> BTreeMap<String, Self> {
        let fields = fields.iter();
        fields
            .map(|field| (field.key.clone(), Self::of(field)))
            .collect()
    }

    fn of(field: &Field) -> Self {
        Self {
            value: Value::of(field),
            required: match &field.required {
                Required::Always => Obligation::Always,
                Required::When(condition) => Obligation::When(condition.clone()),
                Required::Never => Obligation::Never,
            },
            shown: field.shown.clone(),
            renamed_from: field.renamed_from.clone(),
        }
    }

    /// When it has to be there.
    pub(super) fn due(&self) -> Condition {
        match &self.required {
            Obligation::Always => self.shown.clone(),
            Obligation::When(condition) => self.shown.clone().and(condition.clone()),
            Obligation::Never => Condition::Any(Vec::new()),
        }
    }
}

impl Value {
    /// That of a field.
    pub fn of(field: &Field) -> Self {
        let values =
            |choices: &[Choice]| choices.iter().map(|choice| choice.value.clone()).collect();
        match field.shape() {
            Shape::Text {
                min_length,
                max_length,
                patterns,
                ..
            } => Self::Text {
                min_length,
                max_length,
                patterns: patterns
                    .iter()
                    .map(|it| it.text.clone().into_owned())
                    .collect(),
            },
            Shape::Choice(choices) => Self::Option(values(choices)),
            Shape::Boolean => Self::Flag,
            Shape::True => Self::True,
            Shape::Integer { minimum, maximum } => Self::Integer { minimum, maximum },
            Shape::Number { minimum, maximum } => Self::Number { minimum, maximum },
            Shape::File { max_length, .. } => match &field.kind {
                FieldKind::File(rules) => Self::File {
                    max_size: rules.max_size,
                    formats: rules
                        .formats
                        .iter()
                        .copied()
                        .map(FileFormat::name)
                        .map(str::to_owned)
                        .collect(),
                    passphrase: rules.passphrase.clone(),
                },
                _ => Self::File {
                    max_size: u64::from(max_length),
                    formats: BTreeSet::new(),
                    passphrase: None,
                },
            },
            Shape::Choices {
                choices,
                min_items,
                max_items,
            } => Self::Options {
                options: values(choices),
                min_items,
                max_items,
            },
            Shape::TextList {
                pattern,
                max_length,
                min_items,
                max_items,
            } => Self::Texts {
                pattern: pattern.to_owned(),
                max_length,
                min_items,
                max_items,
            },
            Shape::Objects(repeat) => Self::Items {
                min_items: repeat.min_items,
                max_items: repeat.max_items,
                fields: FieldContract::of_all(&repeat.fields),
            },
        }
    }

    /// The options that it has.
    pub(super) fn options(&self) -> Option<&[String]> {
        match self {
            Self::Option(options) | Self::Options { options, .. } => Some(options),
            _ => None,
        }
    }
}
