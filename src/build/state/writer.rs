//! The text of what is to be remembered; see [`super::record`].

use std::fmt::{Arguments, Write as _};

use super::record::{Block, Entry, OUTPUT, PATCH, Seen, UNTRUSTED};
use super::stamp::Stamp;

/// The text of what is to be remembered, in the order of its parts.
#[derive(Default)]
pub(super) struct Writer(pub(super) String);

impl Writer {
    pub(super) fn new(compiler: &str, has_findings: bool) -> Self {
        let mut this = Self(format!("{compiler}\n"));
        this.findings(has_findings);
        this
    }

    /// What is to be written behind a text of so many bytes: of its inputs those that are another, by number.
    pub(super) fn patch(has_findings: bool, inputs: &[(usize, &(String, Option<Stamp>))]) -> Self {
        let mut this = Self::default();
        this.findings(has_findings);
        this.line(format_args!("inputs {}", inputs.len()));
        for (number, (path, stamp)) in inputs {
            let _ = write!(this.0, "{number} ");
            this.input(path, *stamp);
        }
        this
    }

    /// The text of a patch, with its place.
    pub(super) fn at(self, offset: usize) -> String {
        format!("{PATCH}{offset} {}\n{}", self.0.len(), self.0)
    }

    fn findings(&mut self, has_findings: bool) {
        self.line(format_args!("findings {}", u8::from(has_findings)));
    }

    pub(super) fn inputs(&mut self, inputs: &[(String, Option<Stamp>)]) {
        self.line(format_args!("inputs {}", inputs.len()));
        for (path, stamp) in inputs {
            self.input(path, *stamp);
        }
    }

    fn input(&mut self, path: &str, stamp: Option<Stamp>) {
        match stamp {
            Some(stamp) => self.file("", path, stamp),
            None => self.line(format_args!("{path}\t{UNTRUSTED}")),
        }
    }

    fn file(&mut self, kind: &str, path: &str, stamp: Stamp) {
        for part in [kind, path, "\t"] {
            self.0.push_str(part);
        }
        stamp.write(&mut self.0);
        self.0.push('\n');
    }

    pub(super) fn files<P: AsRef<str>>(&mut self, name: &str, files: &[(P, Stamp)]) {
        self.line(format_args!("{name} {}", files.len()));
        for (path, stamp) in files {
            self.file("", path.as_ref(), *stamp);
        }
    }

    /// A provider that was compiled.
    pub(super) fn entry(&mut self, code: &str, entry: &Entry, outputs: &[(&str, Stamp)]) {
        let mut lines = Self::default();
        let Seen {
            fingerprint,
            has_findings,
            met,
        } = &entry.seen;
        lines.line(format_args!("{fingerprint:x} {}", u8::from(*has_findings)));
        for (language, met) in met.iter().enumerate() {
            if !met.is_empty() {
                let numbers: String = met.iter().map(|number| format!(" {number}")).collect();
                lines.line(format_args!("m {language}{numbers}"));
            }
        }
        for (language, digests) in entry.digests.iter().enumerate() {
            for (form, digest) in digests {
                lines.line(format_args!("d {language} {form} {digest}"));
            }
        }
        for picture in &entry.pictures {
            lines.line(format_args!("p {picture}"));
        }
        let departure = entry.departure.as_deref();
        if let Some(text) = departure.and_then(|it| serde_json::to_string(it).ok()) {
            lines.line(format_args!("c {text}"));
        }
        for (path, stamp) in outputs {
            lines.file(OUTPUT, path, *stamp);
        }
        self.block(code, &lines.0);
    }

    /// A provider in which nothing changed.
    pub(super) fn same(&mut self, block: &Block<'_>) {
        self.block(block.code, block.text);
    }

    fn block(&mut self, code: &str, lines: &str) {
        self.line(format_args!("provider {code} {}", lines.len()));
        self.0.push_str(lines);
    }

    fn line(&mut self, line: Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.0, "{line}");
    }
}
