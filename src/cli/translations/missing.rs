//! What has no translation yet, as entries of the files in which the translations belong.

use std::collections::BTreeMap;

use crate::build::Translation;

/// The entries, those of the file for all providers first. A text is there once.
pub(super) fn entries(translation: &Translation) -> String {
    let tag = translation.locale.tag();
    let common = common(translation);
    let mut out = String::new();
    if !common.is_empty() {
        out += &format!("# locales/{tag}.yaml\n");
        for (text, place) in &common {
            out += &entry(text, place);
        }
    }
    for (code, coverage) in &translation.providers {
        let own: Vec<_> = coverage
            .untranslated
            .iter()
            .filter(|text| !common.contains_key(&*text.source))
            .collect();
        if own.is_empty() {
            continue;
        }
        let between = if out.is_empty() { "" } else { "\n" };
        out += &format!("{between}# locales/{tag}/{code}.yaml\n");
        for text in own {
            out += &entry(&text.source, &text.place);
        }
    }
    out
}

/// The texts of the project and of shared groups, and those that several providers have, each with a place.
fn common(translation: &Translation) -> BTreeMap<&str, String> {
    let mut common = BTreeMap::new();
    for text in translation.common.iter().flat_map(|it| &it.untranslated) {
        common.insert(&*text.source, text.place.clone());
    }
    let mut having: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (code, coverage) in &translation.providers {
        for text in &coverage.untranslated {
            having.entry(&text.source).or_default().push(code);
            if text.place.starts_with("shared.") {
                common.insert(&text.source, text.place.clone());
            }
        }
    }
    for (text, codes) in having.into_iter().filter(|(_, codes)| codes.len() > 1) {
        let place = || format!("{} providers: {}", codes.len(), codes.join(", "));
        common.entry(text).or_insert_with(place);
    }
    common
}

/// A text and where it stands, ready to be filled in.
fn entry(text: &str, place: &str) -> String {
    format!(
        "  # {place}\n  - source: {}\n    translation: \"\"\n",
        scalar(text)
    )
}

/// The text as a scalar of YAML.
fn scalar(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if lines.len() > 1 {
        let indented = lines.iter().map(|line| match line.is_empty() {
            true => String::new(),
            false => format!("      {line}"),
        });
        return format!("|-\n{}", indented.collect::<Vec<_>>().join("\n"));
    }
    let plain = |c: char| c.is_alphanumeric() || " .,()'’-/".contains(c);
    let text = text.trim_end();
    let is_word =
        text.starts_with(char::is_alphabetic) && text.contains(' ') && text.chars().all(plain);
    match is_word {
        true => text.to_owned(),
        // A string of JSON is one of YAML.
        false => serde_json::Value::from(text).to_string(),
    }
}
