//! The tables that forms go by. All plain data: made by hand in constants, or read from [text](crate::table).

use serde_json::Value;

use crate::engine::{self, Depth};
use crate::{Condition, FieldErrors, FileFormat, Pattern, pattern};

/// A connection form, or one item of a repeated group.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FormDefinition {
    /// Provider and form, such as `connectum/h2h_merchant`.
    pub name: &'static str,
    /// Title, such as `H2H Merchant account`.
    pub title: &'static str,
    /// A fingerprint of what matters for stored values: keys, kinds, options, conditions. Empty where the
    /// table is made by hand, and for items.
    pub version: &'static str,
    /// Earlier names of the same form, newest first.
    pub renamed_from: &'static [&'static str],
    /// The fields in the order of the form.
    pub fields: &'static [FieldDefinition],
}

impl FormDefinition {
    /// An item of a repeated group, or a form without a version.
    pub const fn new(
        name: &'static str,
        title: &'static str,
        fields: &'static [FieldDefinition],
    ) -> Self {
        Self::versioned(name, title, "", fields)
    }

    /// A form.
    pub const fn versioned(
        name: &'static str,
        title: &'static str,
        version: &'static str,
        fields: &'static [FieldDefinition],
    ) -> Self {
        Self {
            name,
            title,
            version,
            renamed_from: &[],
            fields,
        }
    }

    /// A form that had other names before, newest first.
    pub const fn renamed(from: &'static [&'static str], form: Self) -> Self {
        Self {
            renamed_from: from,
            ..form
        }
    }

    /// Checks the shape of a submission: exactly what the JSON Schemas say, and so neither what is in a
    /// file nor its size in bytes. [`Form::from_value`](crate::Form::from_value) checks these as well.
    ///
    /// # Errors
    ///
    /// Every fault, in the order of the form.
    pub fn check_shape(&self, value: &Value) -> Result<(), FieldErrors> {
        engine::validate_object(self, value, Depth::Shape).map(drop)
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static FieldDefinition> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The rules of the items of the repeated group with this key: what generated items are views of.
    ///
    /// # Panics
    ///
    /// When there is no such group.
    pub fn item(&self, key: &str) -> &'static Self {
        match self.field(key).map(|field| field.kind) {
            Some(Kind::Items { item, .. }) => item,
            _ => panic!("{}: `{key}` is no repeated group", self.name),
        }
    }
}

/// One field of a form.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FieldDefinition {
    /// Key on the wire.
    pub key: &'static str,
    /// Title on the form.
    pub title: &'static str,
    /// Whether the value may be shown.
    pub secrecy: Secrecy,
    /// What value it takes.
    pub kind: Kind,
    /// When it must be filled in, given that it is shown.
    pub required: Condition,
    /// When it is shown.
    pub shown: Condition,
    /// Earlier keys of the same field, newest first.
    pub renamed_from: &'static [&'static str],
}

impl FieldDefinition {
    /// A field that is always shown and must be filled in.
    pub const fn required(
        key: &'static str,
        title: &'static str,
        secrecy: Secrecy,
        kind: Kind,
    ) -> Self {
        Self::conditional(
            key,
            title,
            secrecy,
            kind,
            Condition::Always,
            Condition::Always,
        )
    }

    /// A field that is always shown and may be left empty.
    pub const fn optional(
        key: &'static str,
        title: &'static str,
        secrecy: Secrecy,
        kind: Kind,
    ) -> Self {
        Self::conditional(
            key,
            title,
            secrecy,
            kind,
            Condition::Never,
            Condition::Always,
        )
    }

    /// A field that is required or shown under a condition.
    pub const fn conditional(
        key: &'static str,
        title: &'static str,
        secrecy: Secrecy,
        kind: Kind,
        required: Condition,
        shown: Condition,
    ) -> Self {
        Self {
            key,
            title,
            secrecy,
            kind,
            required,
            shown,
            renamed_from: &[],
        }
    }

    /// A field that had other keys before, newest first.
    pub const fn renamed(from: &'static [&'static str], field: Self) -> Self {
        Self {
            renamed_from: from,
            ..field
        }
    }

    /// Whether the value stays with the backend: a secret, or a file. Whoever looks at a connection only
    /// learns that it is there.
    pub(crate) const fn is_kept(&self) -> bool {
        matches!(self.secrecy, Secrecy::Secret) || matches!(self.kind, Kind::File { .. })
    }
}

/// Whether the value of a field may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// It may.
    Plain,
    /// It must never be.
    Secret,
}

/// What value a field takes on the wire. The fault codes are the same as in the JSON Schemas.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Kind {
    /// A text.
    Text {
        /// Fewest code points.
        min_length: u32,
        /// Most code points.
        max_length: u32,
        /// Patterns that all must match.
        patterns: &'static [Pattern],
    },
    /// One of these options.
    Choice(&'static [&'static str]),
    /// Several of these options, each once.
    Choices {
        /// The options.
        options: &'static [&'static str],
        /// The fewest items: none where an empty list is as good as none at all.
        min_items: u32,
        /// The most that may be chosen.
        max_items: Option<u32>,
    },
    /// Different texts.
    Texts {
        /// The pattern of each.
        pattern: &'static str,
        /// Most code points of each.
        max_length: u32,
        /// The fewest items, as of [`Kind::Choices`].
        min_items: u32,
        /// The most items.
        max_items: Option<u32>,
    },
    /// On or off.
    Toggle,
    /// A box that must be ticked.
    Acknowledgement,
    /// A number without a fraction.
    Integer {
        /// Smallest value.
        minimum: f64,
        /// Largest value.
        maximum: f64,
    },
    /// A number.
    Number {
        /// Smallest value.
        minimum: Option<f64>,
        /// Largest value.
        maximum: Option<f64>,
    },
    /// A file as a base64 `data:` URL.
    File {
        /// Most characters of the URL.
        max_length: u32,
        /// Most bytes of the file itself, which the length of its URL says less exactly.
        max_size: u32,
        /// What it may be; none stands for anything.
        formats: &'static [FileFormat],
        /// Key of the field with its passphrase, in the same scope.
        passphrase: Option<&'static str>,
    },
    /// A group of fields that occurs several times; no two items are equal.
    Items {
        /// Fewest items.
        min_items: u32,
        /// Most items.
        max_items: u32,
        /// One item.
        item: &'static FormDefinition,
    },
}

/// Short forms, as generated tables write them.
impl Kind {
    /// One line of text.
    pub const fn line(min_length: u32, max_length: u32) -> Self {
        const LINE: &[Pattern] = &[Pattern::new(pattern::LINE)];
        Self::text(min_length, max_length, LINE)
    }

    /// A text.
    pub const fn text(min_length: u32, max_length: u32, patterns: &'static [Pattern]) -> Self {
        Self::Text {
            min_length,
            max_length,
            patterns,
        }
    }

    /// Several options.
    pub const fn choices(
        options: &'static [&'static str],
        min_items: u32,
        max_items: Option<u32>,
    ) -> Self {
        Self::Choices {
            options,
            min_items,
            max_items,
        }
    }

    /// Several texts.
    pub const fn texts(
        pattern: &'static str,
        max_length: u32,
        min_items: u32,
        max_items: Option<u32>,
    ) -> Self {
        Self::Texts {
            pattern,
            max_length,
            min_items,
            max_items,
        }
    }

    /// A number without a fraction.
    pub const fn integer(minimum: f64, maximum: f64) -> Self {
        Self::Integer { minimum, maximum }
    }

    /// A number.
    pub const fn number(minimum: Option<f64>, maximum: Option<f64>) -> Self {
        Self::Number { minimum, maximum }
    }

    /// A file.
    pub const fn file(max_length: u32, max_size: u32, formats: &'static [FileFormat]) -> Self {
        Self::File {
            max_length,
            max_size,
            formats,
            passphrase: None,
        }
    }

    /// A file that the value of another field unlocks.
    pub const fn locked_file(
        max_length: u32,
        max_size: u32,
        formats: &'static [FileFormat],
        passphrase: &'static str,
    ) -> Self {
        Self::File {
            max_length,
            max_size,
            formats,
            passphrase: Some(passphrase),
        }
    }

    /// A repeated group.
    pub const fn items(min_items: u32, max_items: u32, item: &'static FormDefinition) -> Self {
        Self::Items {
            min_items,
            max_items,
            item,
        }
    }
}
