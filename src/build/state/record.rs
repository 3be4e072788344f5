//! What is remembered of a build, as text.
//!
//! ```text
//! provspec 0.1.0 …               which compiler made it
//! findings 1                     whether anything was found
//! inputs 3                       so many lines: path and stamp; a `?` for a stamp that could not be trusted
//! outputs 2                      the outputs about all providers, and the manifest
//! pictures 1                     pictures beside the specs, and their stamps
//! provider connectum 1210        so many bytes of lines about a provider
//! ```
//!
//! The blocks of providers are skipped by their length, and those in which nothing changed are copied as they are.

use std::fmt::Write as _;

use super::stamp::Stamp;
use crate::ir::Departure;

/// In place of a stamp: the file changed so shortly before the build that it may have changed again since.
const UNTRUSTED: &str = "?";

/// Before the path of an output.
const OUTPUT: &str = "o ";

/// What is remembered of a build.
#[derive(Debug)]
pub(in crate::build) struct Record<'a> {
    /// Which compiler made it, for whom.
    pub(super) compiler: &'a str,
    /// Whether anything was found, told or not.
    pub(in crate::build) has_findings: bool,
    /// Path and stamp; none where it could not be trusted.
    pub(in crate::build) inputs: Vec<(&'a str, Option<Stamp>)>,
    /// The outputs about all providers, and the manifest.
    pub(in crate::build) outputs: Vec<(&'a str, Stamp)>,
    /// The pictures that are shown, from the folder of the specs.
    pub(in crate::build) pictures: Vec<(&'a str, Stamp)>,
    /// In order of code.
    pub(in crate::build) providers: Vec<Block<'a>>,
}

/// What is remembered of a provider.
#[derive(Debug, Clone, Copy)]
pub(in crate::build) struct Block<'a> {
    pub(in crate::build) code: &'a str,
    /// The lines.
    text: &'a str,
    /// Of what the files about all providers say of it.
    pub(in crate::build) fingerprint: u64,
    /// Whether anything was found in it, told or not.
    pub(in crate::build) has_findings: bool,
}

/// What the files about all providers need of one, besides its summary.
#[derive(Debug)]
pub(in crate::build) struct Told<'a> {
    pub(in crate::build) code: &'a str,
    /// Language, key of a form, its digest; in order.
    digests: Vec<(usize, &'a str, &'a str)>,
    /// What is another than in the last release.
    pub(in crate::build) departure: Option<Box<Departure>>,
}

impl<'a> Told<'a> {
    /// The digest of each form in a language, by key.
    pub(in crate::build) fn digests(
        &self,
        language: usize,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.digests.iter().filter(move |(of, ..)| *of == language);
        all.map(|(_, form, digest)| (*form, *digest))
    }
}

/// What is known of a provider once its spec has been looked at.
#[derive(Debug, Clone, Default)]
pub(in crate::build) struct Seen {
    /// Of what the files about all providers say of it.
    pub(in crate::build) fingerprint: u64,
    /// Whether anything was found in it, told or not.
    pub(in crate::build) has_findings: bool,
    /// By language: the numbers of the translations for all providers whose texts are there, in order.
    pub(in crate::build) met: Vec<Vec<usize>>,
}

/// What a build knows of a provider, to be remembered.
#[derive(Debug, Clone, Default)]
pub(in crate::build) struct Entry {
    pub(in crate::build) seen: Seen,
    /// By language: the digest of each form, by key.
    pub(in crate::build) digests: Vec<Vec<(String, String)>>,
    /// The pictures that its pages show, from the folder of the specs.
    pub(in crate::build) pictures: Vec<String>,
    /// What is another than in the last release.
    pub(in crate::build) departure: Option<Box<Departure>>,
}

impl Entry {
    /// What the files about all providers need of it.
    pub(in crate::build) fn told<'a>(&'a self, code: &'a str) -> Told<'a> {
        let digests = self.digests.iter().enumerate().flat_map(|(language, of)| {
            of.iter()
                .map(move |(form, digest)| (language, &**form, &**digest))
        });
        Told {
            code,
            digests: digests.collect(),
            departure: self.departure.clone(),
        }
    }
}

impl<'a> Record<'a> {
    /// Reads what [`Writer`] wrote.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let mut lines = Lines(text);
        let compiler = lines.next()?;
        let has_findings = lines.next()?.strip_prefix("findings ")? == "1";
        let inputs = lines.section("inputs ", |line| match line.strip_suffix(UNTRUSTED) {
            Some(path) => Some((path.strip_suffix('\t')?, None)),
            None => Stamp::of_line(line).map(|(path, stamp)| (path, Some(stamp))),
        })?;
        let outputs = lines.section("outputs ", Stamp::of_line)?;
        let pictures = lines.section("pictures ", Stamp::of_line)?;
        let mut providers: Vec<Block<'_>> = Vec::new();
        while let Some(line) = lines.next() {
            let (code, length) = line.strip_prefix("provider ")?.split_once(' ')?;
            let text = lines.take(length.parse().ok()?)?;
            providers.push(Block::read(code, text)?);
        }
        providers.sort_unstable_by_key(|block| block.code);
        Some(Self {
            compiler,
            has_findings,
            inputs,
            outputs,
            pictures,
            providers,
        })
    }

    /// What is remembered of the provider with this code.
    pub(in crate::build) fn provider(&self, code: &str) -> Option<&Block<'a>> {
        let at = self.providers.binary_search_by(|it| it.code.cmp(code));
        at.ok().map(|at| &self.providers[at])
    }
}

impl<'a> Block<'a> {
    fn read(code: &'a str, text: &'a str) -> Option<Self> {
        let (first, _) = text.split_once('\n')?;
        let (fingerprint, has_findings) = first.split_once(' ')?;
        Some(Self {
            code,
            text,
            fingerprint: u64::from_str_radix(fingerprint, 16).ok()?,
            has_findings: has_findings == "1",
        })
    }

    /// The lines of a kind, without it. Those of outputs come last, and are many.
    fn lines(&self, kind: &'static str) -> impl Iterator<Item = &'a str> + use<'a> {
        let lines = self.text.lines().skip(1);
        let lines = lines.take_while(|line| !line.starts_with(OUTPUT));
        lines.filter_map(move |line| line.strip_prefix(kind))
    }

    /// The outputs that are about it alone; none where a line cannot be read.
    pub(in crate::build) fn outputs(&self) -> Option<Vec<(&'a str, Stamp)>> {
        let lines = self.text.lines().skip(1);
        let lines = lines.filter_map(|line| line.strip_prefix(OUTPUT));
        lines.map(Stamp::of_line).collect()
    }

    /// By language and number: the translations for all providers whose texts are in it.
    pub(in crate::build) fn met(&self) -> impl Iterator<Item = (usize, usize)> + use<'a> {
        self.lines("m ").flat_map(|line| {
            let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
            let language: Option<usize> = numbers.next();
            numbers.filter_map(move |number| Some((language?, number)))
        })
    }

    /// The pictures that its pages show.
    pub(in crate::build) fn pictures(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.lines("p ")
    }

    /// What the files about all providers need of it; none where a line cannot be read.
    pub(in crate::build) fn told(&self) -> Option<Told<'a>> {
        let mut told = Told {
            code: self.code,
            digests: Vec::new(),
            departure: None,
        };
        let lines = self.text.lines().skip(1);
        for line in lines.take_while(|line| !line.starts_with(OUTPUT)) {
            if let Some(line) = line.strip_prefix("d ") {
                let (language, rest) = line.split_once(' ')?;
                let (form, digest) = rest.split_once(' ')?;
                told.digests.push((language.parse().ok()?, form, digest));
            } else if let Some(line) = line.strip_prefix("c ") {
                told.departure = Some(serde_json::from_str(line).ok()?);
            }
        }
        Some(told)
    }
}

/// The lines of a text, one after another.
struct Lines<'a>(&'a str);

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (line, rest) = self.0.split_once('\n')?;
        self.0 = rest;
        Some(line)
    }

    fn take(&mut self, length: usize) -> Option<&'a str> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A line that says how many follow, and those.
    fn section<T>(&mut self, name: &str, read: impl Fn(&'a str) -> Option<T>) -> Option<Vec<T>> {
        let count = self.next()?.strip_prefix(name)?.parse().ok()?;
        (0..count).map(|_| read(self.next()?)).collect()
    }
}

/// The text of what is to be remembered, in the order of its parts.
pub(super) struct Writer(pub(super) String);

impl Writer {
    pub(super) fn new(compiler: &str, has_findings: bool) -> Self {
        Self(format!("{compiler}\nfindings {}\n", u8::from(has_findings)))
    }

    pub(super) fn inputs(&mut self, inputs: &[(String, Option<Stamp>)]) {
        self.line(format_args!("inputs {}", inputs.len()));
        for (path, stamp) in inputs {
            match stamp {
                Some(stamp) => self.line(format_args!("{path}\t{stamp}")),
                None => self.line(format_args!("{path}\t{UNTRUSTED}")),
            }
        }
    }

    pub(super) fn files<P: AsRef<str>>(&mut self, name: &str, files: &[(P, Stamp)]) {
        self.line(format_args!("{name} {}", files.len()));
        for (path, stamp) in files {
            self.line(format_args!("{}\t{stamp}", path.as_ref()));
        }
    }

    /// A provider that was compiled.
    pub(super) fn entry(&mut self, code: &str, entry: &Entry, outputs: &[(&str, Stamp)]) {
        let (above, mut lines) = (std::mem::take(&mut self.0), Self(String::new()));
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
            lines.line(format_args!("{OUTPUT}{path}\t{stamp}"));
        }
        self.0 = above;
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

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.0, "{line}");
    }
}
