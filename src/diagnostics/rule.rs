//! A rule: its stable code, its name and its page.

use super::Severity;

/// A rule that a spec, a shared group or a project keeps.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, never used again for another rule: `PS0203`.
    pub code: &'static str,
    /// Name that reads as what is found: `unknown-field`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The page that `provspec explain` shows, in Markdown. Its first line is the summary.
    pub page: &'static str,
}

impl Rule {
    /// The first line of the page.
    pub fn summary(&self) -> &'static str {
        self.page.trim_start().lines().next().unwrap_or_default()
    }

    /// The first paragraph of the page, in one line.
    pub fn what(&self) -> String {
        let lines = self.page.trim().lines();
        let first = lines.map(str::trim).take_while(|line| !line.is_empty());
        first.collect::<Vec<_>>().join(" ")
    }

    /// The page without the indent that doc comments carry.
    pub fn explanation(&self) -> String {
        let mut out = format!("# {} {}\n\n", self.code, self.name);
        for line in self.page.trim().lines() {
            out.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            out.push('\n');
        }
        out
    }
}

/// Declares a rule whose doc comment is its page: a summary line, then the headings *Why it matters*,
/// *Example* and *Instead*.
macro_rules! declare_rule {
    ($(#[doc = $line:literal])+ $visibility:vis static $name:ident = $code:literal $title:literal $severity:ident;) => {
        $(#[doc = $line])+
        $visibility static $name: $crate::diagnostics::Rule = $crate::diagnostics::Rule {
            code: $code,
            name: $title,
            severity: $crate::diagnostics::Severity::$severity,
            page: concat!($($line, "\n"),+),
        };
    };
}
pub(crate) use declare_rule;
