//! A translation that says something else than its text.

use crate::check::template;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::syntax::TranslatedText;

declare_rule! {
    /// A translation lacks what stands in braces, in code or behind a link in its text, or has more of it.
    ///
    /// ## Why it matters
    ///
    /// A value that is filled in, a command and the target of a link are no words: they are the same in every language.
    /// Without them the reader of the translation misses what the others are told.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// texts:
    ///   - source: Ask {company_name} for [the form](link:apply).
    ///     translation: Попросіть форму.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// texts:
    ///   - source: Ask {company_name} for [the form](link:apply).
    ///     translation: Попросіть у {company_name} [форму](link:apply).
    /// ```
    pub(crate) static RULE = "PS1104" "altered-translation" Error;
}

/// What the translation lacks, and what it has more.
pub(crate) fn report(entry: &TranslatedText) -> Option<Diagnostic> {
    let (due, found) = (fixed(&entry.source), fixed(&entry.translation));
    let list = |of: &[String], others: &[String]| {
        let own: Vec<&str> = of
            .iter()
            .filter(|it| !others.contains(it))
            .map(String::as_str)
            .collect();
        (!own.is_empty()).then(|| own.join(", "))
    };
    let message = match (list(&due, &found), list(&found, &due)) {
        (None, None) => return None,
        (Some(lost), None) => format!("the translation lacks {lost}"),
        (None, Some(added)) => format!("the text has no {added}"),
        (Some(lost), Some(added)) => {
            format!("the translation lacks {lost}, and the text has no {added}")
        }
    };
    Some(
        Diagnostic::new(&RULE, entry.translation.span, message)
            .also(entry.source.span, "the text")
            .help("only words are translated: what stands in braces, in code or behind a link stays as it is"),
    )
}

/// What is the same in every language: names in braces, code, targets of links. As it is shown.
fn fixed(text: &str) -> Vec<String> {
    let mut fixed: Vec<String> = Vec::new();
    let mut put = |it: String| {
        if !fixed.contains(&it) {
            fixed.push(it);
        }
    };
    for (name, _) in template::names(text) {
        put(format!("`{{{name}}}`"));
    }
    for (at, part) in text.split('`').enumerate() {
        // An even number of them stands before what is no code.
        if at % 2 == 1 {
            put(format!("the code `{part}`"));
        }
    }
    for (at, _) in text.match_indices("](") {
        let rest = &text[at + 2..];
        let end = rest.find([')', ' ']).unwrap_or(rest.len());
        put(format!("the link to `{}`", &rest[..end]));
    }
    fixed
}
