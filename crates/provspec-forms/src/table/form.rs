//! The rules of a form, as words.

use super::Vocabulary;
use super::words::{Word, Words, keep};
use crate::pattern::{self, Meaning};
use crate::{Condition, FieldDefinition, FileFormat, FormDefinition, Kind, Pattern, Secrecy};

/// Reads what stands after the word `form`.
pub(super) fn read(words: &mut Words, vocabulary: Vocabulary) -> Option<FormDefinition> {
    Reader { vocabulary, words }.form()
}

struct Reader<'w> {
    vocabulary: Vocabulary,
    words: &'w mut Words,
}

impl Reader<'_> {
    /// What stands after the word `form`.
    fn form(&mut self) -> Option<FormDefinition> {
        let (name, version, title) = (self.words.text()?, self.words.text()?, self.words.text()?);
        Some(FormDefinition {
            renamed_from: self.words.texts_after("was")?,
            fields: self.fields(name)?,
            ..FormDefinition::versioned(name, title, version, &[])
        })
    }

    /// The fields of a form or of an item, in brackets.
    fn fields(&mut self, name: &'static str) -> Option<&'static [FieldDefinition]> {
        if !self.words.takes(Word::Open) {
            return None;
        }
        let mut fields = Vec::new();
        while self.words.next_line()? {
            if self.words.takes(Word::Close) {
                return Some(keep(fields));
            }
            fields.push(self.field(name)?);
        }
        None
    }

    fn field(&mut self, form: &'static str) -> Option<FieldDefinition> {
        let (key, title) = (self.words.text()?, self.words.text()?);
        let secrecy = if self.words.says("secret") {
            Secrecy::Secret
        } else {
            Secrecy::Plain
        };
        let mut kind = self.kind()?;
        let required = if self.words.says("optional") {
            Condition::Never
        } else {
            let required = self.words.after("required", condition)?;
            required.unwrap_or(Condition::Always)
        };
        let shown = self.words.after("shown", condition)?;
        let renamed_from = self.words.texts_after("was")?;
        if let Kind::Items { item, .. } = &mut kind {
            let name = String::leak(format!("{form}/{key}"));
            let fields = self.fields(name)?;
            *item = Box::leak(Box::new(FormDefinition::new(name, item.title, fields)));
        }
        let shown = shown.unwrap_or(Condition::Always);
        Some(FieldDefinition {
            renamed_from,
            ..FieldDefinition::conditional(key, title, secrecy, kind, required, shown)
        })
    }

    fn kind(&mut self) -> Option<Kind> {
        let words = &mut *self.words;
        Some(match words.bare()? {
            "line" => {
                let (least, most) = words.limits()?;
                Kind::line(least?, most?)
            }
            "text" => {
                let (least, most) = words.limits()?;
                Kind::text(least?, most?, words.list(meant)?)
            }
            "choice" => Kind::Choice(self.options()?),
            "choices" => {
                let (least, most) = words.limits()?;
                Kind::choices(self.options()?, least?, most)
            }
            "texts" => {
                let (least, most) = words.limits()?;
                let length = words.parse()?;
                Kind::texts(pattern(words)?, length, least?, most)
            }
            "toggle" => Kind::Toggle,
            "acknowledgement" => Kind::Acknowledgement,
            "integer" => {
                let (least, most) = words.limits()?;
                Kind::integer(least?, most?)
            }
            "number" => {
                let (least, most) = words.limits()?;
                Kind::number(least, most)
            }
            "file" => Kind::File {
                max_length: words.parse()?,
                max_size: words.parse()?,
                formats: words.list(format)?,
                passphrase: words.after("passphrase", Words::text)?,
            },
            "items" => {
                let (least, most) = words.limits()?;
                // Its fields come after the line.
                let item = FormDefinition::new("", words.text()?, &[]);
                Kind::items(least?, most?, Box::leak(Box::new(item)))
            }
            _ => return None,
        })
    }

    fn options(&mut self) -> Option<&'static [&'static str]> {
        if self.words.opens() {
            return self.words.list(Words::text);
        }
        let name = self.words.bare()?;
        let mut lists = self.vocabulary.iter();
        lists.find(|(known, _)| *known == name).map(|(_, it)| *it)
    }
}

fn pattern(words: &mut Words) -> Option<&'static str> {
    Some(match words.next()? {
        Word::Quoted(text) => text,
        Word::Bare("LINE") => pattern::LINE,
        Word::Bare("ANY_LINE") => pattern::ANY_LINE,
        Word::Bare("EMAIL") => pattern::EMAIL,
        Word::Bare("URL") => pattern::URL,
        Word::Bare("HOST") => pattern::HOST,
        Word::Bare("ADDRESS") => pattern::ADDRESS,
        _ => return None,
    })
}

/// A pattern and what it means.
fn meant(words: &mut Words) -> Option<Pattern> {
    let pattern = pattern(words)?;
    let meaning = if words.says("says") {
        Meaning::Described(words.text()?)
    } else if words.says("begins") {
        Meaning::Prefix(words.text()?)
    } else if words.says("begins_either") {
        Meaning::Prefixes(words.text()?, words.text()?)
    } else if words.says("ends") {
        Meaning::Suffix(words.text()?)
    } else if words.says("ends_either") {
        Meaning::Suffixes(words.text()?, words.text()?)
    } else if words.says("begins_not") {
        Meaning::NotPrefix(words.text()?, words.text()?)
    } else {
        Meaning::Pattern
    };
    Some(Pattern::meaning(pattern, meaning))
}

fn format(words: &mut Words) -> Option<FileFormat> {
    Some(match words.bare()? {
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

pub(super) fn condition(words: &mut Words) -> Option<Condition> {
    Some(match words.bare()? {
        "always" => Condition::Always,
        "on" => Condition::On(words.text()?),
        "equals" => Condition::Equals(words.text()?, words.text()?),
        "contains" => Condition::Contains(words.text()?, words.text()?),
        "filled" => Condition::Filled(words.text()?),
        "all" => Condition::All(words.list(condition)?),
        "any" => Condition::Any(words.list(condition)?),
        "not" => Condition::Not(Box::leak(Box::new(condition(words)?))),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: Vocabulary = &[("Currency", &["EUR", "UAH"])];

    fn form(text: &'static str) -> Option<FormDefinition> {
        read(&mut Words::new(text), VOCABULARY)
    }

    #[test]
    fn a_form_is_read() {
        let form = form(
            r#"bank/merchant 01ab "A \"b\" \\ \u{202e}" was [bank/old] [
                mode "" choice Currency shown all [on a not equals b "x y"]
                list "L" secret items 1..9 "Item" optional was [a b] [
                    limit "N" number -1.5.. required filled limit
                ]
                form "Last" text 0..3 [LINE "]\"" "^a" says "a b" "^b" begins_not b test "c$" ends_either c d]
            ]"#,
        );
        let form = form.expect("it is a form");
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
        let item = form.item("list");
        assert_eq!((item.name, item.title), ("bank/merchant/list", "Item"));
        let limit = item.field("limit").expect("it is there");
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
        let due = [
            Pattern::new(pattern::LINE),
            Pattern::new("]\""),
            Pattern::meaning("^a", Meaning::Described("a b")),
            Pattern::meaning("^b", Meaning::NotPrefix("b", "test")),
            Pattern::meaning("c$", Meaning::Suffixes("c", "d")),
        ];
        assert_eq!(patterns, due);
    }

    #[test]
    fn what_is_no_form_is_not_taken_for_one() {
        for text in [
            "",
            "a/b",
            "a/b 1 \"open",
            "a/b 1 T",
            "a/b 1 T [",
            "a/b 1 T [\n] more ]",
            "a/b 1 T [\nkey Title line 1\n]",
            "a/b 1 T [\nkey Title choice Country\n]",
            "a/b 1 T [\nkey Title text 1..2 [A]\n]",
            "a/b 1 T [\nkey Title toggle required\n]",
            "a/b 1 T [\nkey Title toggle other\n]",
            "a/b 1 T [\nkey Title line\n1..2\n]",
            "a/b 1 T [\nkey Title items 1..2 Item [\na A toggle\n]",
            "a/b 1 T [\nkey \"\\x\" toggle\n]",
        ] {
            let mut words = Words::new(text);
            let form = read(&mut words, VOCABULARY);
            assert!(form.is_none() || words.next_line().is_none(), "{text}");
        }
    }
}
