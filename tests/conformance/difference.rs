//! What does not agree, and where.

use std::fmt;

/// One thing that the corpus and the outputs say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) provider: String,
    /// Key of the form; empty for what is about the provider.
    pub(crate) account: String,
    /// Label of the field; empty for what is about the form.
    pub(crate) field: String,
    pub(crate) aspect: String,
    pub(crate) corpus: String,
    pub(crate) output: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.provider)?;
        for part in [&self.account, &self.field] {
            if !part.is_empty() {
                write!(f, " / {part}")?;
            }
        }
        let Self {
            aspect,
            corpus,
            output,
            ..
        } = self;
        write!(
            f,
            ": {aspect}: the corpus says {corpus}, the form says {output}"
        )
    }
}

/// The place that is being compared, and what was found so far.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) differences: Vec<Difference>,
    provider: String,
    account: String,
    field: String,
}

impl Found {
    pub(crate) fn at_provider(&mut self, code: &str) {
        self.provider = code.to_owned();
        self.account.clear();
        self.field.clear();
    }

    pub(crate) fn at_account(&mut self, key: &str) {
        self.account = key.to_owned();
        self.field.clear();
    }

    pub(crate) fn at_field(&mut self, label: &str) {
        self.field = label.to_owned();
    }

    /// Notes a difference.
    pub(crate) fn differ(
        &mut self,
        aspect: &str,
        corpus: impl Into<String>,
        output: impl Into<String>,
    ) {
        self.differences.push(Difference {
            provider: self.provider.clone(),
            account: self.account.clone(),
            field: self.field.clone(),
            aspect: aspect.to_owned(),
            corpus: corpus.into(),
            output: output.into(),
        });
    }

    /// Notes a difference unless both say the same.
    pub(crate) fn same(&mut self, aspect: &str, corpus: &str, output: &str) {
        if corpus != output {
            self.differ(
                aspect,
                corpus,
                if output.is_empty() { "nothing" } else { output },
            );
        }
    }

    /// Notes a difference unless every output says what the corpus says: one where all are wrong alike,
    /// otherwise one for each that is. An output is named as in "on the page".
    pub(crate) fn everywhere(&mut self, aspect: &str, corpus: &str, said: &[(&str, &str)]) {
        let alike = said.iter().all(|(_, output)| *output == said[0].1);
        if alike && let Some((_, output)) = said.first() {
            self.same(aspect, corpus, output);
            return;
        }
        for (place, output) in said {
            self.same(&format!("{aspect} {place}"), corpus, output);
        }
    }

    /// Notes a difference unless `holds`.
    pub(crate) fn holds(&mut self, holds: bool, aspect: &str, corpus: &str, output: &str) {
        if !holds {
            self.differ(
                aspect,
                corpus,
                if output.is_empty() { "nothing" } else { output },
            );
        }
    }
}
