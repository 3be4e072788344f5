//! What is remembered of a build, as text.
//!
//! ```text
//! provspec 0.1.0 …               which compiler made it
//! findings 1                     whether anything was found
//! inputs 3                       so many lines: path and stamp; a `?` for a stamp that could not be trusted
//! outputs 2                      the outputs about all providers, and the manifest
//! pictures 1                     pictures beside the specs, and their stamps
//! provider connectum 1210        so many bytes of lines about a provider
//! patch 22108 1630               what a later build knows better: at this byte of the text, so many
//! findings 1
//! inputs 1                       those that are another: number, path and stamp
//! outputs 2                      these and the pictures are all there are
//! pictures 1
//! provider connectum 1215        one that was compiled
//! ```
//!
//! The blocks of providers are skipped by their length, and those in which nothing changed are copied as they are, or stay
//! where they are. What is cut off in the middle, or follows what its writer had not read, is no state at all.

use super::stamp::Stamp;
use crate::ir::Departure;

/// In place of a stamp: the file changed so shortly before the build that it may have changed again since.
pub(super) const UNTRUSTED: &str = "?";

/// Before the path of an output.
pub(super) const OUTPUT: &str = "o ";

/// Before the place of what a later build wrote.
pub(super) const PATCH: &str = "patch ";

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
    /// The bytes of its text.
    pub(super) length: usize,
    /// Those of them that later builds wrote behind it.
    pub(super) patches: usize,
}

/// What is remembered of a provider.
#[derive(Debug, Clone, Copy)]
pub(in crate::build) struct Block<'a> {
    pub(in crate::build) code: &'a str,
    /// The lines.
    pub(super) text: &'a str,
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
        let has_findings = lines.findings()?;
        let inputs = lines.section("inputs ", input)?;
        let outputs = lines.section("outputs ", Stamp::of_line)?;
        let pictures = lines.section("pictures ", Stamp::of_line)?;
        let mut record = Self {
            compiler,
            has_findings,
            inputs,
            outputs,
            pictures,
            providers: lines.blocks()?,
            length: text.len(),
            patches: lines.0.len(),
        };
        let providers = &mut record.providers;
        providers.sort_unstable_by_key(|block| block.code);
        while !lines.0.is_empty() {
            let at = text.len() - lines.0.len();
            let (offset, length) = lines.next()?.strip_prefix(PATCH)?.split_once(' ')?;
            if offset.parse() != Ok(at) {
                return None;
            }
            record.take(Lines(lines.cut(length.parse().ok()?)?))?;
        }
        Some(record)
    }

    /// Takes up what a later build knows better.
    fn take(&mut self, mut lines: Lines<'a>) -> Option<()> {
        self.has_findings = lines.findings()?;
        let inputs = lines.section("inputs ", |line| {
            let (number, line) = line.split_once(' ')?;
            Some((number.parse::<usize>().ok()?, input(line)?))
        })?;
        for (number, (path, stamp)) in inputs {
            let known = self.inputs.get_mut(number);
            known.filter(|(it, _)| *it == path)?.1 = stamp;
        }
        self.outputs = lines.section("outputs ", Stamp::of_line)?;
        self.pictures = lines.section("pictures ", Stamp::of_line)?;
        for block in lines.blocks()? {
            let at = self.place(block.code)?;
            self.providers[at] = block;
        }
        lines.0.is_empty().then_some(())
    }

    /// Itself, if it knows the same files of the project, in the same order.
    pub(in crate::build) fn in_step(&self, seen: &[(String, Option<Stamp>)]) -> Option<&Self> {
        let known = self.inputs.iter().map(|(path, _)| *path);
        known
            .eq(seen.iter().map(|(path, _)| path.as_str()))
            .then_some(self)
    }

    /// What is remembered of the provider with this code.
    pub(in crate::build) fn provider(&self, code: &str) -> Option<&Block<'a>> {
        self.place(code).map(|at| &self.providers[at])
    }

    fn place(&self, code: &str) -> Option<usize> {
        let place = self.providers.binary_search_by(|it| it.code.cmp(code));
        place.ok()
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
        let lines = Lines(self.text).skip(1);
        let lines = lines.take_while(|line| !line.starts_with(OUTPUT));
        lines.filter_map(move |line| line.strip_prefix(kind))
    }

    /// The outputs that are about it alone; none where a line cannot be read.
    pub(in crate::build) fn outputs(&self) -> Option<Vec<(&'a str, Stamp)>> {
        let lines = Lines(self.text).skip(1);
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
        let lines = Lines(self.text).skip(1);
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

/// A file of the project, and what it looked like.
fn input(line: &str) -> Option<(&str, Option<Stamp>)> {
    match line.strip_suffix(UNTRUSTED) {
        Some(path) => Some((path.strip_suffix('\t')?, None)),
        None => Stamp::of_line(line).map(|(path, stamp)| (path, Some(stamp))),
    }
}

/// The lines of a text, one after another.
struct Lines<'a>(&'a str);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        // Quicker on lines than a search for any character.
        let end = self.0.bytes().position(|byte| byte == b'\n')?;
        let line = &self.0[..end];
        self.0 = &self.0[end + 1..];
        Some(line)
    }
}

impl<'a> Lines<'a> {
    /// So many bytes of lines.
    fn cut(&mut self, length: usize) -> Option<&'a str> {
        let (lines, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(lines)
    }

    /// The line that says whether anything was found.
    fn findings(&mut self) -> Option<bool> {
        Some(self.next()?.strip_prefix("findings ")? == "1")
    }

    /// What follows about providers.
    fn blocks(&mut self) -> Option<Vec<Block<'a>>> {
        let mut blocks = Vec::new();
        while self.0.starts_with("provider ") {
            let (code, length) = self.next()?.strip_prefix("provider ")?.split_once(' ')?;
            let text = self.cut(length.parse().ok()?)?;
            blocks.push(Block::read(code, text)?);
        }
        Some(blocks)
    }

    /// A line that says how many follow, and those.
    fn section<T>(&mut self, name: &str, read: impl Fn(&'a str) -> Option<T>) -> Option<Vec<T>> {
        let count = self.next()?.strip_prefix(name)?.parse().ok()?;
        (0..count).map(|_| read(self.next()?)).collect()
    }
}
