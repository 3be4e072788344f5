//! What an editor asks about a spec: what may stand here, what this is, where it is defined and used, what else it may be called.
//!
//! Everything is a function of a [`View`] and a byte in its file: no I/O, no protocol. A text that is half typed is the usual
//! case, so nothing here needs it to be sound. Bytes beyond the end of the text, or inside of a character, mean the nearest
//! place before them.

mod attempts;
mod completion;
mod cursor;
mod definition;
mod describe;
mod fields;
mod forms;
mod hover;
mod lints;
mod names;
mod occurrences;
mod place;
mod probe;
mod reading;
mod rename;
mod renamed_from;
mod soundness;
mod symbols;
mod template;
mod view;
mod workspace;

pub use completion::complete;
pub use definition::{definition, highlights, references};
pub use hover::hover;
pub use lints::{complete_lints, hover_lints};
pub use rename::{rename, rename_range};
pub use soundness::applied;
pub use symbols::symbols;
pub use view::{File, View};

use std::ops::Range;

use crate::source::Span;

/// Something that may stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What a list shows: the key, word or name itself.
    pub label: String,
    /// What sort of thing it is.
    pub kind: CompletionKind,
    /// A few words beside the label: `required`, the title of a field, the name of a currency.
    pub detail: Option<String>,
    /// What it is, as Markdown.
    pub documentation: Option<String>,
    /// What is written in place of `range`. With `is_snippet`, `$1`, `${1:name}` and `$0` are places for the cursor, and `\`
    /// stands before a `$`, `}` or `\` that means itself.
    pub insert: String,
    /// Whether `insert` has places for the cursor.
    pub is_snippet: bool,
    /// The bytes of the file that it takes the place of: on one line, with the cursor in or at them.
    pub range: Range<usize>,
    /// Where it stands among the others, the first being 0.
    pub order: usize,
}

/// What sort of thing a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A key of the language.
    Key,
    /// A word of the language, such as a type of field; `true` and `false`.
    Word,
    /// The key of a field.
    Field,
    /// The key of an account.
    Account,
    /// A shared group.
    Group,
    /// The name of a link.
    Link,
    /// A value that the company issues.
    Issued,
    /// An option of a select.
    Option,
    /// A code of a vocabulary: a feature, a currency, a country.
    Code,
    /// The title of a callback.
    Callback,
    /// A placeholder.
    Placeholder,
}

/// What something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// What is told of, in the file under the cursor.
    pub span: Span,
    /// What it is, as Markdown.
    pub text: String,
}

/// Where something is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// Its name in its definition; of a whole file, the name in it.
    pub name: Span,
    /// The whole definition, with the name.
    pub whole: Span,
}

/// A name in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The name, without quotes or braces.
    pub span: Span,
    /// Whether it is the definition itself.
    pub is_definition: bool,
}

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Why something cannot be renamed, in a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

/// An entry of an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The name: a key, a title.
    pub name: String,
    /// A few words beside it: the type of a field, the title of an account.
    pub detail: Option<String>,
    /// What sort of thing it is.
    pub kind: SymbolKind,
    /// All of it.
    pub whole: Span,
    /// Its name, within `whole`.
    pub selection: Span,
    /// What is in it, in the order of the file.
    pub children: Vec<Symbol>,
}

/// What sort of thing an entry of an outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A provider or a shared group: the file.
    File,
    /// A section of the file, such as `fields`.
    Section,
    /// A field.
    Field,
    /// An account, with its form.
    Account,
    /// A group, choice, list or set in a form.
    Group,
    /// A callback.
    Callback,
    /// A value that the company issues.
    Issued,
    /// A link.
    Link,
    /// A step of a guide.
    Step,
}
