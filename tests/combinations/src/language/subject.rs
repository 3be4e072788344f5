//! A field under construction: what the features of one row make.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Where a field that conditions ask about stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In the form.
    Form,
    /// In the same set per mode.
    Set,
    /// In the same item of a repeated group.
    Item,
}

/// A field that conditions ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// Where it stands.
    pub scope: Scope,
    /// Who asks: `a` whether a field is shown, `b` whether it is due, `c` whether what stands around it is shown.
    /// Different ones, so that the answers are independent.
    pub asker: char,
    /// What it is.
    pub what: What,
}

/// What is asked about.
#[allow(missing_docs, reason = "named after the things of the language")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Toggle,
    Choice,
    List,
    Text,
}

impl Anchor {
    /// The key of its definition.
    pub fn key(self) -> String {
        let what = match self.what {
            What::Toggle => "toggle",
            What::Choice => "choice",
            What::List => "list",
            What::Text => "text",
        };
        let own = if self.scope == Scope::Set { "own_" } else { "" };
        format!("{own}{}_{what}", self.asker)
    }

    /// Its definition.
    pub fn definition(self) -> Value {
        let title = format!("Asked {}", self.key().replace('_', " "));
        match self.what {
            What::Toggle => json!({ "type": "toggle", "title": title }),
            What::Choice => json!({
                "type": "select", "title": title, "required": false,
                "options": { "one": "One", "two": "Two", "three": "Three" },
            }),
            What::List => json!({
                "type": "multiselect", "title": title, "required": false,
                "options": { "x": "X", "y": "Y", "z": "Z" },
            }),
            What::Text => json!({ "type": "text", "title": title, "required": false }),
        }
    }
}

/// Where a field stands.
#[allow(missing_docs, reason = "named after the things of the language")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    #[default]
    Top,
    Group,
    GroupWhen,
    GroupInGroup,
    Shared,
    SharedChanged,
    Variant,
    VariantTwice,
    VariantWhen,
    VariantGroup,
    VariantRepeat,
    Repeat,
    RepeatNone,
    RepeatTwo,
    RepeatWhen,
    RepeatGroup,
    RepeatVariants,
    Set,
    SetGroup,
    SetVariants,
    SetRepeat,
    SetInVariant,
}

impl Place {
    /// Where the fields stand that its conditions ask about.
    fn scope(self) -> Scope {
        match self {
            Self::VariantRepeat
            | Self::Repeat
            | Self::RepeatNone
            | Self::RepeatTwo
            | Self::RepeatWhen
            | Self::RepeatGroup
            | Self::RepeatVariants
            | Self::SetRepeat => Scope::Item,
            _ => Scope::Form,
        }
    }
}

/// A field, and where it stands.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Its number in the form.
    pub number: usize,
    /// Its definition.
    pub keys: Map<String, Value>,
    /// Where it stands.
    pub place: Place,
    /// Whether it asks about fields of its own set per mode.
    pub asks_own_set: bool,
    /// Whether the definition has its type alone, and the form all the rest.
    pub laid_over: bool,
    /// Whether the form has a passphrase for it, beside it.
    pub passphrase: bool,
    /// What its conditions ask about.
    pub anchors: BTreeSet<Anchor>,
}

impl Subject {
    /// The key of its definition.
    pub fn key(&self) -> String {
        format!("s{}", self.number)
    }

    /// The type of the field.
    pub fn kind(&self) -> &str {
        self.keys["type"].as_str().unwrap_or_default()
    }

    /// Sets a key of the field.
    pub fn set(&mut self, key: &str, value: Value) {
        self.keys.insert(key.to_owned(), value);
    }

    /// The key of a field to ask about, which the form then has, in the scope of this one.
    pub fn ask(&mut self, asker: char, what: What) -> String {
        let scope = match self.place.scope() {
            Scope::Form if self.asks_own_set => Scope::Set,
            scope => scope,
        };
        self.ask_in(scope, asker, what)
    }

    /// The key of a field to ask about in this scope.
    pub fn ask_in(&mut self, scope: Scope, asker: char, what: What) -> String {
        let anchor = Anchor { scope, asker, what };
        self.anchors.insert(anchor);
        anchor.key()
    }
}
