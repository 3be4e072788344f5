//! Tables as text: what generated code is made of. To the Rust compiler a table is one literal; it is read at
//! its first use, once in a process.
//!
//! A line a field, words with spaces between them:
//!
//! ```text
//! form paylink/provider 5bcfb26d5e91a966 "Provider account" was [paylink/merchant]
//! merchant "Merchant" line 1..4096
//! private_key "Private key" secret line 1..4096
//! account "Account" text 1..4096 ["^[0-9]{1,14}$"] required not on p2p
//! p2p "P2P" toggle optional
//! currency "Currency" choice Currency
//! terminals "Terminals" items 1..9 "Terminal" optional [
//! id "Terminal ID" line 1..8 was [number]
//! ]
//! ```
//!
//! - The first line has the name of the form, its version and its title, and `was` with earlier names, if there
//!   are any.
//! - A field is its key, its title, `secret` or not, its kind, then what applies of `optional` or `required` and
//!   a condition, `shown` and a condition, `was` and earlier keys. The fields of an item stand in brackets, one a
//!   line.
//! - Kinds: `line LIMITS`, `text LIMITS [PATTERN …]`, `choice OPTIONS`, `choices LIMITS OPTIONS`,
//!   `texts LIMITS LENGTH PATTERN`, `toggle`, `acknowledgement`, `integer LIMITS`, `number LIMITS`,
//!   `file LENGTH SIZE [FORMAT …]` with `passphrase KEY` after it, `items LIMITS TITLE`.
//! - `OPTIONS` is a list in brackets, or a name of the [`Vocabulary`]. A pattern is one of
//!   [`pattern`](crate::pattern) by its name, or quoted.
//! - Conditions: `on KEY`, `equals KEY OPTION`, `contains KEY OPTION`, `filled KEY`, `not CONDITION`,
//!   `all [CONDITION …]`, `any [CONDITION …]`, `always`.
//! - A word is bare if it has letters and digits of ASCII, `_`, `-`, `.` and `/` only; all others are quoted,
//!   with `\"`, `\\`, `\n`, `\r`, `\t` and `\u{…}` as in Rust.

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{PoisonError, RwLock};

use crate::{Condition, FieldDefinition, FileFormat, FormDefinition, Kind, Secrecy, pattern};

/// Lists of options that many tables name: name → values on the wire.
pub type Vocabulary = &'static [(&'static str, &'static [&'static str])];

/// The rules of a form or of an item: a [`FormDefinition`] that is read at its first use.
#[derive(Clone, Copy)]
pub struct Table(Source);

#[derive(Clone, Copy)]
enum Source {
    Text(Vocabulary, &'static str),
    Made(&'static FormDefinition),
    Item(&'static Table, &'static str),
}

/// Tables that were read, by where their text begins and how long it is.
static READ: RwLock<Option<HashMap<(usize, usize), &'static FormDefinition>>> = RwLock::new(None);

impl Table {
    /// A table as text, as the generator writes it.
    pub const fn new(vocabulary: Vocabulary, text: &'static str) -> Self {
        Self(Source::Text(vocabulary, text))
    }

    /// A table that is there already.
    pub const fn of(form: &'static FormDefinition) -> Self {
        Self(Source::Made(form))
    }

    /// The table of the items of a repeated group.
    pub const fn item(form: &'static Self, key: &'static str) -> Self {
        Self(Source::Item(form, key))
    }

    /// The name of the form, without reading the rest.
    pub fn name(self) -> &'static str {
        if let Source::Text(vocabulary, text) = self.0 {
            let mut reader = Reader::new(vocabulary, text);
            if let (Some(Word::Bare("form")), Some(Word::Bare(name))) =
                (reader.next(), reader.next())
            {
                return name;
            }
        }
        self.get().name
    }

    /// The rules.
    ///
    /// # Panics
    ///
    /// When the text is no table, or there is no such group. What the generator writes is one.
    pub fn get(self) -> &'static FormDefinition {
        match self.0 {
            Source::Made(form) => form,
            Source::Item(form, key) => match form.get().field(key).map(|field| field.kind) {
                Some(Kind::Items { item, .. }) => item,
                _ => panic!("{}: `{key}` is no repeated group", form.name()),
            },
            Source::Text(vocabulary, text) => {
                let key = (text.as_ptr().addr(), text.len());
                let read = READ.read().unwrap_or_else(PoisonError::into_inner);
                if let Some(form) = read.as_ref().and_then(|read| read.get(&key)) {
                    return form;
                }
                drop(read);
                let mut reader = Reader::new(vocabulary, text);
                let Some(form) = reader.form() else {
                    let read = text.len() - reader.rest.len();
                    let line = text[..read].trim_ascii_start().lines().count();
                    panic!("line {line} of a table cannot be read:\n{text}");
                };
                READ.write()
                    .unwrap_or_else(PoisonError::into_inner)
                    .get_or_insert_default()
                    .entry(key)
                    .or_insert_with(|| Box::leak(Box::new(form)))
            }
        }
    }
}

impl Deref for Table {
    type Target = FormDefinition;

    fn deref(&self) -> &FormDefinition {
        self.get()
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.name()).finish()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Bare(&'static str),
    Quoted(&'static str),
    Open,
    Close,
}

struct Reader {
    vocabulary: Vocabulary,
    rest: &'static str,
}

/// Lives as long as the process: tables are read once.
fn keep<T>(items: Vec<T>) -> &'static [T] {
    Vec::leak(items)
}

impl Reader {
    fn new(vocabulary: Vocabulary, text: &'static str) -> Self {
        Self {
            vocabulary,
            rest: text,
        }
    }

    /// Goes to the next line that is not empty. Whether there is one.
    fn line(&mut self) -> bool {
        self.rest = self.rest.trim_ascii_start();
        !self.rest.is_empty()
    }

    /// The next word of the line.
    fn next(&mut self) -> Option<Word> {
        let text = self.rest.trim_start_matches(' ');
        let (word, length) = match *text.as_bytes().first()? {
            b'[' => (Word::Open, 1),
            b']' => (Word::Close, 1),
            b'"' => {
                let inside = &text[1..];
                let length = quoted_length(inside)?;
                (Word::Quoted(unescape(&inside[..length])?), length + 2)
            }
            b'\n' => return None,
            _ => {
                let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '[' | ']' | '"');
                let length = text.find(ends).unwrap_or(text.len());
                (Word::Bare(&text[..length]), length)
            }
        };
        self.rest = &text[length..];
        Some(word)
    }

    /// Takes the next word if it is this one.
    fn takes(&mut self, word: Word) -> bool {
        let before = self.rest;
        let taken = self.next() == Some(word);
        if !taken {
            self.rest = before;
        }
        taken
    }

    fn text(&mut self) -> Option<&'static str> {
        match self.next()? {
            Word::Bare(text) | Word::Quoted(text) => Some(text),
            Word::Open | Word::Close => None,
        }
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<&'static [T]> {
        if !self.takes(Word::Open) {
            return None;
        }
        let mut items = Vec::new();
        while !self.takes(Word::Close) {
            items.push(item(self)?);
        }
        Some(keep(items))
    }

    fn earlier(&mut self) -> Option<&'static [&'static str]> {
        if self.takes(Word::Bare("was")) {
            self.list(Self::text)
        } else {
            Some(&[])
        }
    }

    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    /// `1..9`; either may be missing.
    fn limits<T: std::str::FromStr>(&mut self) -> Option<(Option<T>, Option<T>)> {
        let (least, most) = self.text()?.split_once("..")?;
        let limit = |text: &str| match text {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        };
        Some((limit(least)?, limit(most)?))
    }

    fn form(&mut self) -> Option<FormDefinition> {
        if !self.line() || !self.takes(Word::Bare("form")) {
            return None;
        }
        let (name, version, title) = (self.text()?, self.text()?, self.text()?);
        let form = FormDefinition {
            renamed_from: self.earlier()?,
            ..FormDefinition::versioned(name, title, version, &[])
        };
        let mut fields = Vec::new();
        while self.next_line()? {
            fields.push(self.field(name)?);
        }
        let fields = keep(fields);
        Some(FormDefinition { fields, ..form })
    }

    /// The fields of an item, up to its end.
    fn fields(&mut self, name: &'static str) -> Option<&'static [FieldDefinition]> {
        let mut fields = Vec::new();
        while self.next_line()? {
            if self.takes(Word::Close) {
                return Some(keep(fields));
            }
            fields.push(self.field(name)?);
        }
        None
    }

    /// Goes to the next line, from the end of one. Whether there is one.
    fn next_line(&mut self) -> Option<bool> {
        match self.next() {
            None => Some(self.line()),
            Some(_) => None,
        }
    }

    fn field(&mut self, form: &'static str) -> Option<FieldDefinition> {
        let (key, title) = (self.text()?, self.text()?);
        let secrecy = if self.takes(Word::Bare("secret")) {
            Secrecy::Secret
        } else {
            Secrecy::Plain
        };
        let mut kind = self.kind()?;
        let required = if self.takes(Word::Bare("optional")) {
            Condition::Never
        } else if self.takes(Word::Bare("required")) {
            self.condition()?
        } else {
            Condition::Always
        };
        let shown = if self.takes(Word::Bare("shown")) {
            self.condition()?
        } else {
            Condition::Always
        };
        let renamed_from = self.earlier()?;
        if let Kind::Items { item, .. } = &mut kind {
            let name = String::leak(format!("{form}/{key}"));
            if !self.takes(Word::Open) {
                return None;
            }
            let fields = self.fields(name)?;
            *item = Box::leak(Box::new(FormDefinition::new(name, item.title, fields)));
        }
        Some(FieldDefinition {
            renamed_from,
            ..FieldDefinition::conditional(key, title, secrecy, kind, required, shown)
        })
    }

    fn kind(&mut self) -> Option<Kind> {
        let Word::Bare(kind) = self.next()? else {
            return None;
        };
        Some(match kind {
            "line" => {
                let (least, most) = self.limits()?;
                Kind::line(least?, most?)
            }
            "text" => {
                let (least, most) = self.limits()?;
                Kind::text(least?, most?, self.list(Self::pattern)?)
            }
            "choice" => Kind::Choice(self.options()?),
            "choices" => {
                let (least, most) = self.limits()?;
                Kind::choices(self.options()?, least?, most)
            }
            "texts" => {
                let (least, most) = self.limits()?;
                let length = self.number()?;
                Kind::texts(self.pattern()?, length, least?, most)
            }
            "toggle" => Kind::Toggle,
            "acknowledgement" => Kind::Acknowledgement,
            "integer" => {
                let (least, most) = self.limits()?;
                Kind::integer(least?, most?)
            }
            "number" => {
                let (least, most) = self.limits()?;
                Kind::number(least, most)
            }
            "file" => Kind::File {
                max_length: self.number()?,
                max_size: self.number()?,
                formats: self.list(Self::format)?,
                passphrase: if self.takes(Word::Bare("passphrase")) {
                    Some(self.text()?)
                } else {
                    None
                },
            },
            "items" => {
                let (least, most) = self.limits()?;
                // Its fields come after the line.
                let item = FormDefinition::new("", self.text()?, &[]);
                Kind::items(least?, most?, Box::leak(Box::new(item)))
            }
            _ => return None,
        })
    }

    fn options(&mut self) -> Option<&'static [&'static str]> {
        if self.rest.trim_start_matches(' ').starts_with('[') {
            return self.list(Self::text);
        }
        let name = self.text()?;
        let mut lists = self.vocabulary.iter();
        lists.find(|(known, _)| *known == name).map(|(_, it)| *it)
    }

    fn pattern(&mut self) -> Option<&'static str> {
        Some(match self.next()? {
            Word::Quoted(text) => text,
            Word::Bare("LINE") => pattern::LINE,
            Word::Bare("EMAIL") => pattern::EMAIL,
            Word::Bare("URL") => pattern::URL,
            Word::Bare("HOST") => pattern::HOST,
            Word::Bare("ADDRESS") => pattern::ADDRESS,
            _ => return None,
        })
    }

    fn format(&mut self) -> Option<FileFormat> {
        Some(match self.text()? {
            "pkcs12" => FileFormat::Pkcs12,
            "private_key" => FileFormat::PrivateKey,
            "public_key" => FileFormat::PublicKey,
            "certificate" => FileFormat::Certificate,
            "certificate_request" => FileFormat::CertificateRequest,
            "pem" => FileFormat::Pem,
            "text" => FileFormat::Text,
            "any" => FileFormat::Any,
            "json" => FileFormat::Json,
            _ => return None,
        })
    }

    fn condition(&mut self) -> Option<Condition> {
        Some(match self.text()? {
            "always" => Condition::Always,
            "on" => Condition::On(self.text()?),
            "equals" => Condition::Equals(self.text()?, self.text()?),
            "contains" => Condition::Contains(self.text()?, self.text()?),
            "filled" => Condition::Filled(self.text()?),
            "all" => Condition::All(self.list(Self::condition)?),
            "any" => Condition::Any(self.list(Self::condition)?),
            "not" => Condition::Not(Box::leak(Box::new(self.condition()?))),
            _ => return None,
        })
    }
}

/// How long a quoted word is, up to its closing quote.
fn quoted_length(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(at),
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    None
}

fn unescape(text: &'static str) -> Option<&'static str> {
    if !text.contains('\\') {
        return Some(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let escaped = after.chars().next()?;
        rest = &after[escaped.len_utf8()..];
        out.push(match escaped {
            '"' | '\\' => escaped,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
                rest = after;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
            _ => return None,
        });
    }
    out.push_str(rest);
    Some(String::leak(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: Vocabulary = &[("Currency", &["EUR", "UAH"])];

    #[test]
    fn a_table_is_read() {
        const TABLE: Table = Table::new(
            VOCABULARY,
            r#"
            form bank/merchant 01ab "A \"b\" \\ \u{202e}" was [bank/old]
            mode "" choice Currency shown all [on a not equals b "x y"]
            list "L" secret items 1..9 "Item" optional was [a b] [
            limit "N" number -1.5.. required filled limit
            ]
            optional "Last" text 0..3 [LINE "]\""]
            "#,
        );
        const ITEM: Table = Table::item(&TABLE, "list");
        assert_eq!(TABLE.name(), "bank/merchant");
        let form = TABLE.get();
        assert!(std::ptr::eq(form, TABLE.get()), "it is read once");
        assert_eq!((form.name, form.version), ("bank/merchant", "01ab"));
        assert_eq!(form.title, "A \"b\" \\ \u{202e}");
        assert_eq!(form.renamed_from, ["bank/old"]);
        let [mode, list, last] = form.fields else {
            panic!("{form:?}");
        };
        assert!(matches!(mode.kind, Kind::Choice(["EUR", "UAH"])));
        const SHOWN: Condition = Condition::All(&[
            Condition::On("a"),
            Condition::Not(&Condition::Equals("b", "x y")),
        ]);
        assert_eq!(mode.shown, SHOWN);
        assert_eq!(mode.required, Condition::Always);
        assert_eq!(
            (list.secrecy, list.required),
            (Secrecy::Secret, Condition::Never)
        );
        assert_eq!(list.renamed_from, ["a", "b"]);
        assert_eq!((ITEM.name, ITEM.title), ("bank/merchant/list", "Item"));
        let limit = ITEM.field("limit").expect("it is there");
        assert!(matches!(
            limit.kind,
            Kind::Number {
                minimum: Some(-1.5),
                maximum: None
            }
        ));
        assert_eq!(limit.required, Condition::Filled("limit"));
        let Kind::Text { patterns, .. } = last.kind else {
            panic!("{last:?}");
        };
        assert_eq!(patterns, [pattern::LINE, "]\""]);
    }

    #[test]
    fn what_is_no_table_is_not_taken_for_one() {
        for text in [
            "",
            "form a/b",
            "form a/b 1 \"open",
            "form a/b 1 T\nkey Title line 1",
            "form a/b 1 T\nkey Title choice Country",
            "form a/b 1 T\nkey Title text 1..2 [A]",
            "form a/b 1 T\nkey Title toggle required",
            "form a/b 1 T\nkey Title toggle other",
            "form a/b 1 T\nkey Title line\n1..2",
            "form a/b 1 T\n]",
            "form a/b 1 T\nkey Title items 1..2 Item [\na A toggle",
            "form a/b 1 T\nkey \"\\x\" toggle",
            "form a/b 1 T\nkey \"\\u{d800}\" toggle",
        ] {
            assert!(Reader::new(VOCABULARY, text).form().is_none(), "{text}");
        }
    }
}
