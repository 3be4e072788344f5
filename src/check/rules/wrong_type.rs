//! A value of another type than is due.

use crate::diagnostics::{Diagnostic, Fix, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A value has another type than is due.
    ///
    /// ## Why it matters
    ///
    /// YAML guesses types: `0012` is the number 12, `1.10` is 1.1, and a line with nothing after its colon
    /// is `null`. A text that looks like something else needs quotes. (`yes`, `no`, `on` and `off` are texts
    /// in YAML 1.2.)
    ///
    /// ## Example
    ///
    /// ```yaml
    /// title: 3
    /// form: account
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// title: "3"
    /// form: [account]
    /// ```
    pub(crate) static RULE = "PS0102" "wrong-type" Error;
}

/// How to write a value that is of another type than is due.
pub(crate) enum Advice {
    /// What to write instead.
    Fix(Fix),
    /// What to do.
    Help(String),
}

/// `name` should be `due` and is `found`; `source` is the text of a scalar that quotes would mend.
pub(crate) fn report(
    span: Span,
    name: &str,
    due: &str,
    found: &str,
    source: Option<&str>,
    advice: Option<Advice>,
) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("{name} must be {due}, not {found}"));
    match advice {
        Some(Advice::Fix(fix)) => {
            return Diagnostic {
                fix: Some(fix),
                ..finding
            };
        }
        Some(Advice::Help(words)) => return finding.help(words),
        None => {}
    }
    match source {
        // A toggle is asked for in the words of the form.
        Some("true") if name == "`is`" => finding.safe_fix("write `on`", span, "on"),
        Some("false") if name == "`is`" => finding.safe_fix("write `off`", span, "off"),
        Some(source) if due.contains("a text") => {
            finding.safe_fix("put it into quotes", span, format!("\"{source}\""))
        }
        // One entry is a list of one.
        Some(source)
            if due == "a list" && !source.contains(['\n', ',', ':', '#', '[', ']', '{', '}']) =>
        {
            finding.safe_fix("write it as a list", span, format!("[{source}]"))
        }
        _ if found == "nothing" => finding.help("give it a value, or leave the whole line out"),
        _ if due == "a list" => {
            finding.help("write a list as `[one, two]`, or with a `- ` before each entry")
        }
        _ => finding,
    }
}

/// What the schema cannot say better.
pub(crate) fn misfit(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message.to_owned())
}
