//! Mark-up that texts do not have.

use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A text uses mark-up that the language does without: HTML, headings, pictures, code blocks, quotations, lists in lists.
    ///
    /// ## Why it matters
    ///
    /// The same text is shown in a form, in a page, in a schema and in Rust docs. Texts have paragraphs, lists, `**strong**`,
    /// `*emphasis*`, `` `code` `` and links; the rest is the page's own business.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// guide:
    ///   intro: Press <b>Save</b> on the last page.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// guide:
    ///   intro: Press **Save** on the last page.
    /// ```
    ///
    /// - Commands go under `commands:`.
    /// - Pictures go under `screenshots:`, with a text for those who cannot see them.
    /// - Angle brackets that are meant as they are go into back-ticks: `` `<merchant_id>.pem` ``.
    pub(crate) static RULE = "PS0705" "unsupported-markup" Error;
}

/// The text has `what` in it.
pub(crate) fn report(span: Span, what: &str) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("a text cannot have {what} in it"));
    match what {
        "HTML" => finding
            .help("put angle brackets that are meant as they are into back-ticks: `<merchant_id>`"),
        "a picture" => finding.help("pictures go under `screenshots:` of a step"),
        "a code block" => {
            finding.help("commands go under `commands:` of a step; a word goes into back-ticks")
        }
        "an address in angle brackets" => {
            finding.help("write a link: `[support](mailto:help@example.com)`")
        }
        _ => {
            finding.help("use paragraphs, lists, `**strong**`, `*emphasis*`, back-ticks and links")
        }
    }
}
