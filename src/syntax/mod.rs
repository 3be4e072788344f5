//! The spec language as types: what a YAML file says, before it is known to make sense.
//!
//! These types are the language. The JSON Schema for editors is derived from them (`schemars`), specs are
//! validated against that schema, and they are read by `serde` out of [`crate::yaml`] nodes, so that
//! grammar, schema and reader cannot drift apart.

mod callback;
mod commas;
mod condition;
mod de;
mod field;
mod form;
mod guide;
mod issued;
mod map;
mod provider;
mod read;
pub mod schema;
mod sender;
mod shared;
mod slips;
mod table;
mod text;
mod translate;
mod translations;
mod validate;
mod verdict;
mod whitelist;

pub use callback::{Callback, Event};
pub use condition::{AllOf, AnyOf, Condition, FieldTest, OneOrMany};
pub use field::{
    Definition, FieldKeys, FieldType, FileFormat, FileInput, KeyPair, OptionDetail, OptionTitle,
    OptionsFrom, OptionsSource, Origin, Override, PerModeKeys, Scalar, Value,
};
pub use form::{Account, Entry, FieldUse, Group, PerMode, Repeat, SharedUse, Variant, Variants};
pub use guide::{Guide, Question, Screenshot, SharedSteps, Step, StepCallbacks, StepEntry};
pub use issued::{Alphabet, Issued, IssuedValues};
pub use map::Map;
pub use provider::{Deprecation, Hosts, HostsOfMode, Link, Links, Mode, Provider, Status};
pub use read::{Read, read};
pub use sender::{SenderDetail, SenderEntry, Senders};
pub use shared::SharedGroup;
pub use table::{Entry as Translation, Table, TableChange, TextId, collapsed};
pub use text::{KnownAs, PortalText, Text};
pub use translate::{Coverage, Translator, Untranslated};
pub use translations::{TranslatedText, Translations};
pub use whitelist::{Ranges, Separator, Whitelist, WhitelistRequirement};
