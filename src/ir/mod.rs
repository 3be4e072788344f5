//! The checked model of a catalogue: the one input of every target.
//!
//! Whatever reaches this model is valid: names are resolved, conditions can hold, patterns are in the
//! common subset of Rust and ECMAScript. Collections keep the order of the form. Nothing here refers to
//! YAML or to source positions.

pub mod anchor;
mod condition;
mod decimal;
mod field;
mod file;
mod fingerprint;
mod form;
mod guide;
mod host;
mod issued;
mod length;
pub mod overlap;
pub mod pattern;
mod project;
mod provider;
mod release;
mod sender;
mod shape;
mod summary;
mod text;
mod violation;
mod vocabulary;
pub mod whitelist;
pub mod words;

pub use condition::{Condition, Test};
pub use decimal::write_decimal;
pub use field::{
    Choice, Field, FieldKind, Lifetime, LifetimeUnit, ModeMark, ModeSpan, Number, OptionsFrom,
    Origin, Repeat, Required, TextRules,
};
pub use file::{FileFormat, FileInput, FileRules, KeyPair};
pub use fingerprint::{digest, digest_of_file};
pub use form::{Form, Group, Visit};
pub use guide::{
    Applies, Boxes, CONNECTION_ID, Callback, CallbackValue, Case, Event, Give, Guide, Note,
    NoteKind, Question, Screenshot, Setting, Step,
};
pub use host::{AnswerHost, Host, HostField, Place};
pub use issued::{Alphabet, Issued};
pub use length::Length;
pub use pattern::Pattern;
pub use project::{Address, Brand, Locale, Package, Project};
pub use provider::{Deprecation, Link, Mode, Provider, Status};
pub use release::{Change, ChangeKind, Departure, Entry, History, Level, Release};
pub use sender::{Sender, SenderSource};
pub use shape::{Meaning, Shape, TextPattern};
pub use summary::{FormSummary, ModeChoice, Summary};
pub use text::{Block, Inline, LinkTarget, Text, Variable};
pub use violation::Violation;
pub use vocabulary::{NamedCode, Vocabulary};
pub use whitelist::Whitelist;
pub use words::Words;
