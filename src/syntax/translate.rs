//! Who looks translations up while a spec is read.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Write as _;

use super::table::{Table, TextId, collapsed};
use crate::source::{Span, Spanned};

/// A text that no translation is there for.
#[derive(Debug, Clone)]
pub struct Untranslated {
    /// The text.
    pub source: String,
    /// The path to it: `accounts.provider.form[2].title`.
    pub place: String,
    /// Where it stands.
    pub span: Span,
}

/// Puts translations in place of the texts that are read. Remembers those that there are none for.
#[derive(Debug)]
pub struct Translator<'a> {
    /// Those that win first.
    tables: [Option<&'a Table>; 2],
    path: RefCell<String>,
    untranslated: RefCell<Vec<Untranslated>>,
    translated: RefCell<HashSet<String>>,
    met: RefCell<Vec<usize>>,
    asked: Option<RefCell<HashSet<TextId>>>,
}

/// How much of some texts is translated. A text that stands in several places counts once.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Number of texts.
    pub texts: usize,
    /// Those without a translation, in the order in which they stand, each at its first place.
    pub untranslated: Vec<Untranslated>,
    /// Number of translations whose text is not there.
    pub stale: usize,
    /// The numbers of the translations for all providers whose texts are there; some more than once.
    pub met: Vec<usize>,
    /// The texts that were looked up, translated or not; where it was asked for.
    pub asked: HashSet<TextId>,
}

impl Coverage {
    /// Adds that of other texts, of which those that are untranslated here as well count once.
    pub fn extend(&mut self, other: Option<&Self>) {
        let Some(other) = other else { return };
        let before = self.untranslated.len();
        for text in &other.untranslated {
            let source = collapsed(&text.source);
            let same = |known: &Untranslated| collapsed(&known.source) == source;
            if !self.untranslated[..before].iter().any(same) {
                self.untranslated.push(text.clone());
            }
        }
        let twice = other.untranslated.len() - (self.untranslated.len() - before);
        self.texts += other.texts - twice;
    }

    /// Whether one of these texts was looked up, as far as that was remembered.
    pub fn asks(&self, texts: &HashSet<TextId>) -> bool {
        !self.asked.is_disjoint(texts)
    }

    /// Number of texts with a translation.
    pub fn translated(&self) -> usize {
        self.texts - self.untranslated.len()
    }
}

impl<'a> Translator<'a> {
    /// By the translations of the provider's own file, then by those for all providers.
    pub fn new(own: Option<&'a Table>, common: Option<&'a Table>) -> Self {
        Self {
            tables: [own, common],
            path: RefCell::default(),
            untranslated: RefCell::default(),
            translated: RefCell::default(),
            met: RefCell::default(),
            asked: None,
        }
    }

    /// With a memory of all texts that are looked up.
    #[must_use]
    pub fn remembering(self) -> Self {
        let asked = Some(RefCell::default());
        Self { asked, ..self }
    }

    /// With paths that begin so.
    #[must_use]
    pub fn within(self, path: &str) -> Self {
        self.path.borrow_mut().push_str(path);
        self
    }

    /// Whether there is a translation of the text, wherever it is for.
    pub(super) fn knows(&self, source: &str) -> bool {
        let mut tables = self.tables.iter().flatten();
        tables.any(|table| table.has(source))
    }

    /// How much was translated. Words of a portal do not count.
    pub fn into_coverage(self) -> Coverage {
        let translated = self.translated.into_inner();
        let mut seen = HashSet::new();
        let mut untranslated = self.untranslated.into_inner();
        untranslated.retain(|text| seen.insert(collapsed(&text.source)));
        let elsewhere = translated.intersection(&seen).count();
        Coverage {
            texts: translated.len() + untranslated.len() - elsewhere,
            untranslated,
            stale: 0,
            met: self.met.into_inner(),
            asked: self.asked.map(RefCell::into_inner).unwrap_or_default(),
        }
    }

    /// The translation of a text that stands at a key below the path so far; none where the text stays as it is.
    pub fn text(&self, source: &Spanned<String>, key: &str) -> Option<&'a Spanned<String>> {
        let length = self.enter(key);
        let found = self.here(&source.value, source.span, true);
        self.leave(length);
        found
    }

    /// The translation of the text at the path so far. One that is `due` is remembered where there is none.
    pub(super) fn here(&self, source: &str, span: Span, due: bool) -> Option<&'a Spanned<String>> {
        let place = self.path.borrow();
        let collapsed = collapsed(source);
        if let Some(asked) = &self.asked {
            asked.borrow_mut().insert(TextId::of(&collapsed));
        }
        // Also the one that does not win has been met.
        let [own, common] = self
            .tables
            .map(|table| table.and_then(|table| Some((table, table.find(&collapsed, &place)?))));
        self.met.borrow_mut().extend(common.map(|(_, at)| at));
        let found = own.or(common).map(|(table, at)| &table.entries()[at]);
        match found {
            Some(_) if due => drop(self.translated.borrow_mut().insert(collapsed)),
            None if due && collapsed.contains(char::is_alphabetic) => {
                self.untranslated.borrow_mut().push(Untranslated {
                    source: source.to_owned(),
                    place: place.clone(),
                    span,
                });
            }
            _ => {}
        }
        found?.translation.as_ref()
    }

    /// Goes to a key. Returns the way back.
    pub(super) fn enter(&self, key: &str) -> usize {
        let mut path = self.path.borrow_mut();
        let length = path.len();
        if length > 0 {
            path.push('.');
        }
        path.push_str(key);
        length
    }

    /// Goes to an item of a list. Returns the way back.
    pub(super) fn enter_item(&self, at: usize) -> usize {
        let mut path = self.path.borrow_mut();
        let length = path.len();
        let _ = write!(path, "[{at}]");
        length
    }

    /// Goes back.
    pub(super) fn leave(&self, length: usize) {
        self.path.borrow_mut().truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span::default())
    }

    fn table(entries: &[(&str, Option<&str>, &str)]) -> Table {
        let mut table = Table::default();
        for (source, at, translation) in entries {
            let first = table.add(spanned(source), at.map(spanned), Some(spanned(translation)));
            assert!(first.is_none());
        }
        table
    }

    fn translated(own: &Table, common: &Table, source: &str, key: &str) -> Option<String> {
        let translator = Translator::new(Some(own), Some(common));
        let found = translator.text(&spanned(source), key);
        found.map(|it| it.value.clone())
    }

    #[test]
    fn the_longest_path_wins_and_the_own_file_before_the_common_one() {
        let common = table(&[("Account", None, "all"), ("Key", None, "key")]);
        let own = table(&[
            ("Account", Some("accounts"), "accounts"),
            ("Account", Some("accounts.provider"), "provider"),
        ]);
        let find = |source: &str, key: &str| translated(&own, &common, source, key);
        assert_eq!(
            find("Account", "accounts.provider.title").as_deref(),
            Some("provider")
        );
        assert_eq!(
            find("Account", "accounts.provider_2.title").as_deref(),
            Some("accounts")
        );
        assert_eq!(
            find("Account", "fields.account.title").as_deref(),
            Some("all")
        );
        assert_eq!(find("Key", "fields.key.title").as_deref(), Some("key"));
        assert_eq!(find("Keys", "fields.key.title"), None);
        assert_eq!(own.unmet().count() + common.unmet().count(), 0);
    }

    #[test]
    fn how_lines_are_broken_is_all_one() {
        let own = table(&[("Two\n  lines.\n", None, "Два рядки.")]);
        let found = translated(&own, &Table::default(), "Two lines.", "guide.intro");
        assert_eq!(found.as_deref(), Some("Два рядки."));
    }

    #[test]
    fn what_has_no_words_needs_no_translation() {
        let translator = Translator::new(None, None);
        translator.text(&spanned("12345"), "fields.a.title");
        translator.text(&spanned("Key"), "fields.b.title");
        let missing = translator.into_coverage().untranslated;
        assert_eq!(missing.len(), 1);
        assert_eq!(
            (&*missing[0].source, &*missing[0].place),
            ("Key", "fields.b.title")
        );
    }
}
