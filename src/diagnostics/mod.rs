//! What is wrong, where, why, and what to write instead.

mod fingerprint;
mod fix;
mod hidden;
pub mod render;
mod rule;
mod suggest;

pub(crate) use fingerprint::Fingerprints;
pub use fingerprint::{fingerprint, path};
pub use fix::{Edit, Fix, Mended, Safety, mend};
pub(crate) use hidden::sort as sort_hidden;
pub use hidden::{Hidden, Why};
pub use rule::Rule;
pub(crate) use rule::declare_rule;
pub(crate) use suggest::article;
pub use suggest::{closest, list_names, most_alike};

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Things are built; somebody should look.
    Warning,
}

impl Severity {
    /// The word in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// How bad it is here: as the rule has it, or as the project wants it ([`Rule::severity`] says the former).
    pub severity: Severity,
    /// What is wrong, understandable by itself.
    pub message: String,
    /// Where: the first label is the place itself, the others explain it. Empty when it is about no place
    /// in a file.
    pub labels: Vec<Label>,
    /// The file or folder that it is about, when there is no place in it to point at.
    pub path: Option<String>,
    /// Why it is wrong.
    pub notes: Vec<String>,
    /// What to do.
    pub helps: Vec<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}

/// A place and what there is to say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        let primary = Label {
            span,
            text: String::new(),
        };
        Self {
            labels: vec![primary],
            ..Self::without_place(rule, message)
        }
    }

    /// A finding about a file or folder as a whole.
    pub fn about_path(
        rule: &'static Rule,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::without_place(rule, message)
        }
    }

    fn without_place(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            labels: Vec::new(),
            path: None,
            notes: Vec::new(),
            helps: Vec::new(),
            fix: None,
        }
    }

    /// Says something beside the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = self.labels.first_mut() {
            primary.text = text.into();
        }
        self
    }

    /// Points at another place that explains this one.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says why.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// Offers a change at `span` that somebody should look at: there may be another thing that was meant.
    #[must_use]
    pub fn fix(
        mut self,
        message: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.fix = Some(Fix::new(message, Safety::Unsafe).edit(span, replacement));
        self
    }

    /// Offers a change at `span` that does what was certainly meant.
    #[must_use]
    pub fn safe_fix(
        mut self,
        message: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        self.fix = Some(Fix::new(message, Safety::Safe).edit(span, replacement));
        self
    }

    /// Offers the closest of the known names, or lists them when none is close.
    #[must_use]
    pub fn suggest<'a>(
        self,
        wrong: &str,
        span: Span,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match closest(wrong, known.iter().copied()) {
            Some(name) => self.fix(format!("did you mean `{name}`?"), span, name),
            None if known.is_empty() => self,
            None => self.help(format!("known here: {}", list_names(&known))),
        }
    }

    /// Whether it keeps everything from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Where it is, if it is about a place.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

/// Sorts findings by file and place and drops those that were found twice (a shared group is checked once
/// a use).
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| {
            (
                d.span().map(|span| (span.file, span.start, span.end)),
                d.rule.code,
            )
        };
        key(a)
            .cmp(&key(b))
            .then_with(|| a.path.cmp(&b.path))
            .then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup_by(|a, b| {
        a.rule.code == b.rule.code
            && a.labels == b.labels
            && a.path == b.path
            && a.message == b.message
    });
}
