//! What is true of the words of every language.

use super::Words;
use crate::ir::Locale;

/// Where a language has another hole than English: it needs the number for the form of a noun, or the title as it
/// stands on the form.
const OTHER_HOLES: &[(&str, &[&str], &[&str])] = &[
    ("audience.forms", &[], &["count"]),
    ("audience.forms_when", &[], &["count"]),
    ("needs.for_forms", &[], &["count"]),
    ("senders.for_forms", &[], &["count"]),
    ("files.unlocks", &[], &["count"]),
    ("choices.repeat_one", &["item"], &["title"]),
    ("choices.repeat_any", &["item"], &["title"]),
    ("choices.repeat", &["item"], &["title"]),
];

/// What is written with Latin letters in every language.
const LATIN: &[&str] = &[
    "API", "DER", "ID", "IP", "JSON", "PEM", "PKCS", "URL", "callback",
];

/// Each word of a language beside the English one.
fn beside_english(locale: Locale) -> Vec<(String, &'static str, &'static str)> {
    let english = Words::of(Locale::En).all().into_iter();
    let own = Words::of(locale).all().into_iter();
    let both = english.zip(own);
    both.map(|((name, english), (_, own))| (name, english, own))
        .collect()
}

fn translations() -> impl Iterator<Item = Locale> {
    Locale::ALL.into_iter().filter(|it| *it != Locale::En)
}

/// The text without its holes, and their names. Of a choice by number, the alternatives are text.
fn parts(template: &str) -> (String, Vec<&str>) {
    let (mut text, mut holes, mut depth) = (String::new(), Vec::new(), 0);
    for (at, c) in template.char_indices() {
        match c {
            '{' if depth == 0 => {
                let name = template[at + 1..].split([',', '}']).next();
                holes.extend(name);
                depth = 1;
            }
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                text.push(' ');
            }
            _ if depth == 1 => {}
            _ => text.push(c),
        }
    }
    holes.sort_unstable();
    holes.dedup();
    (text, holes)
}

/// Where links within the page lead.
fn links(text: &str) -> Vec<&str> {
    let after = text.split("](").skip(1);
    let mut links: Vec<&str> = after.filter_map(|it| it.split(')').next()).collect();
    links.sort_unstable();
    links
}

#[test]
fn every_language_has_its_words() {
    for locale in Locale::ALL {
        assert_eq!(Words::of(locale).locale, locale);
    }
}

#[test]
fn every_language_fills_the_same_holes() {
    for locale in translations() {
        for (name, english, own) in beside_english(locale) {
            let (mut wanted, found) = (parts(english).1, parts(own).1);
            if let Some((_, left, taken)) = OTHER_HOLES.iter().find(|(it, ..)| *it == name) {
                wanted.retain(|hole| !left.contains(hole));
                wanted.extend(*taken);
                wanted.sort_unstable();
            }
            assert_eq!(found, wanted, "{name}: {own}");
        }
    }
}

#[test]
fn every_language_links_to_the_same_places() {
    for locale in translations() {
        for (name, english, own) in beside_english(locale) {
            assert_eq!(links(own), links(english), "{name}");
        }
    }
}

/// What is put together of sentences relies on how they end.
#[test]
fn every_language_ends_its_sentences_alike() {
    let end = |text: &str| text.chars().last().filter(|c| matches!(c, '.' | ':' | '…'));
    for locale in translations() {
        for (name, english, own) in beside_english(locale) {
            // What stands inside numbers is no full stop.
            let is_number = name == "common.decimal";
            assert!(is_number || end(own) == end(english), "{name}: {own}");
            let spaces = |text: &str| (text.starts_with(' '), text.ends_with(' '));
            let is_between = english.trim() != english && !english.contains('{');
            if is_between {
                assert_eq!(spaces(own).1, spaces(english).1, "{name}");
            }
        }
    }
}

#[test]
fn every_choice_by_number_has_a_case_for_all_else() {
    for locale in Locale::ALL {
        for (name, text) in Words::of(locale).all() {
            let choices = text.matches(", plural,").count();
            assert_eq!(text.matches(" other {").count(), choices, "{name}");
        }
    }
}

#[test]
fn ukrainian_is_written_in_its_own_letters() {
    for (name, _, own) in beside_english(Locale::Uk) {
        let (text, _) = parts(own);
        let mut plain = String::new();
        for (at, piece) in text.split("](").enumerate() {
            plain += match at {
                0 => piece,
                _ => piece.split_once(')').map_or("", |(_, after)| after),
            };
        }
        for word in plain.split(|c: char| !c.is_alphanumeric()) {
            let latin = word.chars().any(|c| c.is_ascii_alphabetic());
            let cyrillic = word.chars().any(|c| matches!(c, 'Ѐ'..='ӿ'));
            assert!(!(latin && cyrillic), "{name}: {word} mixes two scripts");
            // What boxes show as examples is the same everywhere.
            let is_example = ["picture.url", "picture.host", "picture.email"].contains(&&*name);
            let known = !latin || is_example || LATIN.contains(&word);
            assert!(known, "{name}: {word} in {own}");
        }
        for foreign in ['"', '“', '”', '\'', 'ы', 'э', 'ъ', 'ё'] {
            assert!(!own.contains(foreign), "{name}: {foreign} in {own}");
        }
    }
}

#[test]
fn numbers_decide_the_form_of_a_noun() {
    let words = Words::of(Locale::Uk);
    let so_many = "{count} {count, plural, one {рік} few {роки} many {років} other {року}}";
    let years = |count| words.counted(so_many, &[("count", count)]);
    let said = [1, 2, 5, 11, 21, 22].map(years);
    assert_eq!(
        said,
        [
            "1 рік",
            "2 роки",
            "5 років",
            "11 років",
            "21 рік",
            "22 роки"
        ]
    );
    let open = words.counted(
        "{most} {most, plural, one {a} other {b}}: {name}",
        &[("most", 1)],
    );
    assert_eq!(open, "1 a: {name}");
}

#[test]
fn titles_name_modes_in_english_and_in_the_language_of_the_page() {
    use crate::ir::Mode::{Live, Test};
    let (english, ukrainian) = (Words::of(Locale::En), Words::of(Locale::Uk));
    assert!(english.names_mode("Key (test)", Test));
    assert!(!english.names_mode("Latest key", Test));
    assert!(!english.names_mode("Тестовий ключ", Test));
    for title in ["Live key", "Ключ (робочий режим)", "Робоча адреса"] {
        assert!(ukrainian.names_mode(title, Live), "{title}");
        assert!(!ukrainian.names_mode(title, Test), "{title}");
    }
}
