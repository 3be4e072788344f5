//! A text in quotes that are none to YAML.

use super::syntax::quoted;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;
use crate::yaml::{Kind, Node};

declare_rule! {
    /// A whole text stands in typographic quotes, which are a part of it.
    ///
    /// ## Why it matters
    ///
    /// To YAML only `"` and `'` are quotes. Word processors and some keyboards write `“` and `”` instead; these go into the form
    /// and the guide, or keep a pattern from ever matching.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   title: “Account”
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// account:
    ///   type: text
    ///   title: "Account"
    /// ```
    pub(crate) static RULE = "PS0015" "typographic-quotes" Warning;
}

/// What opens, and what may close it.
const PAIRS: [(char, &[char]); 4] = [
    ('“', &['”', '“']),
    ('„', &['“', '”', '„']),
    ('”', &['”']),
    ('‘', &['’', '‘']),
];

/// Looks at the texts of a document.
pub(crate) fn check(text: &str, root: &Node, diagnostics: &mut Vec<Diagnostic>) {
    if text.is_ascii() || !text.contains(PAIRS.map(|(open, _)| open)) {
        return;
    }
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::List(items) => open.extend(items),
            Kind::Map(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            Kind::Text(_) => {
                let source = text.get(node.span.range()).unwrap_or_default();
                diagnostics.extend(inner(source).map(|inner| report(node.span, source, inner)));
            }
            _ => {}
        }
    }
}

/// What is between such quotes around all of a text of one line.
fn inner(source: &str) -> Option<&str> {
    let (open, closing) = PAIRS.iter().find(|(open, _)| source.starts_with(*open))?;
    let inner = source.strip_prefix(*open)?.strip_suffix(*closing)?;
    // `“Save” and “Send”` begins and ends with a quote, and is not one.
    let is_whole = !inner.contains(PAIRS.map(|(open, _)| open)) && !inner.contains(*closing);
    (is_whole && !inner.is_empty() && !inner.contains('\n')).then_some(inner)
}

fn report(span: Span, source: &str, inner: &str) -> Diagnostic {
    let open = source.chars().next().unwrap_or_default();
    let close = source.chars().next_back().unwrap_or_default();
    Diagnostic::new(
        &RULE,
        span,
        format!("`{open}` and `{close}` are no quotes to YAML: they are a part of the text"),
    )
    .fix("write plain quotes", span, quoted(inner))
}
