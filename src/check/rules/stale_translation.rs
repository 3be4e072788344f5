//! A translation of a text that is not there any more.

use crate::diagnostics::{Diagnostic, declare_rule, most_alike};
use crate::syntax::{Translation, Untranslated, collapsed};

declare_rule! {
    /// A translation is of a text that occurs nowhere.
    ///
    /// ## Why it matters
    ///
    /// Translations are found by the text that they are of. When the text is changed, its translation no longer fits, and
    /// readers get the text of the spec instead until somebody has looked at it.
    ///
    /// ## Example
    ///
    /// The spec now says `Your account manager sends both keys.`:
    ///
    /// ```yaml
    /// texts:
    ///   - source: Your account manager sends them.
    ///     translation: Їх надсилає ваш менеджер.
    /// ```
    ///
    /// ## Instead
    ///
    /// Write the text as it is now, and look at the translation: `provspec translations --missing` prints the texts without
    /// one. What no text corresponds to any more is deleted.
    pub(crate) static RULE = "PS1102" "stale-translation" Warning;
}

/// Nobody met the text in the spec. It may be one of those that have no translation, which is taken out of these then.
pub(crate) fn report(entry: &Translation, untranslated: &mut Vec<Untranslated>) -> Diagnostic {
    let span = entry.source.span;
    if let Some(at) = &entry.at {
        return Diagnostic::new(&RULE, at.span, format!("the text does not stand at `{at}`"))
            .also(span, "this text")
            .help("mend the path, or take `at` out if one translation will do everywhere");
    }
    let finding = Diagnostic::new(&RULE, span, "this text occurs nowhere in the spec");
    let source = collapsed(&entry.source);
    let texts: Vec<String> = untranslated
        .iter()
        .map(|it| collapsed(&it.source))
        .collect();
    let near = most_alike(&source, texts.iter().map(String::as_str));
    let Some(at) = near.and_then(|near| texts.iter().position(|text| text == near)) else {
        return finding.help("delete the translation, or write the text that it is of");
    };
    let near = untranslated.remove(at);
    finding
        .also(near.span, format!("`{}` has no translation", near.place))
        .help(match texts[at] == source {
            // All that is there and is not met is in shared groups.
            true => "this one is of a shared group, which many providers have: translate it in the file for all".to_owned(),
            false => format!("was it changed? {}", difference(&source, &texts[at])),
        })
}

/// The text occurs in no spec at all.
pub(crate) fn in_no_spec(entry: &Translation) -> Diagnostic {
    let span = entry.at.as_ref().unwrap_or(&entry.source).span;
    Diagnostic::new(&RULE, span, "this text occurs in no spec")
        .help("delete the translation, or write the text that it is of")
}

/// The words between what both begin and end with.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let shorter = old.len().min(new.len());
    let same = |at: &usize| old[*at] == new[*at];
    let before = (0..shorter).take_while(same).count();
    let same = |at: &usize| old[old.len() - 1 - at] == new[new.len() - 1 - at];
    let behind = (0..shorter - before).take_while(same).count();
    let part = |words: &[&str]| words[before..words.len() - behind].join(" ");
    match (part(&old), part(&new)) {
        (old, new) if old.is_empty() => format!("`{new}` was added"),
        (old, new) if new.is_empty() => format!("`{old}` was taken out"),
        (old, new) => format!("`{old}` is now `{new}`"),
    }
}
