//! Files that come piece by piece: each piece is compared with what is there, and the file is put aside from the first
//! one that is another. So none of them is ever in memory as a whole.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, Write as _};
use std::sync::Arc;

use super::output::{Current, Outcome, Output, Taken, Writing};
use super::state::Stamp;
use crate::diagnostics::Diagnostic;
use crate::target::Pieces;

/// Bytes that are read or written at once.
const BUFFER: usize = 64 * 1024;

/// The files of one target that come piece by piece.
pub(super) struct Growing<'o> {
    output: &'o Output<'o>,
    files: Vec<Grown<'o>>,
    /// The first thing that went wrong: from then on nothing is taken.
    fault: Option<Box<Diagnostic>>,
}

/// One of them.
struct Grown<'o> {
    output: &'o Output<'o>,
    path: String,
    current: Current,
    /// How long it is so far.
    length: u64,
    so_far: SoFar,
}

/// What is known of a file before its end.
enum SoFar {
    /// It is what is there.
    Same(BufReader<File>),
    /// It is put aside.
    Aside(BufWriter<File>),
    /// It is another, and nothing is written.
    Other,
}

impl<'o> Growing<'o> {
    pub(super) fn new(output: &'o Output<'o>) -> Self {
        Self {
            output,
            files: Vec::new(),
            fault: None,
        }
    }

    /// Ends all files.
    pub(super) fn finish(self) -> Outcome<()> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        self.files.into_iter().try_for_each(Grown::finish)
    }

    fn try_add(&mut self, path: &str, text: &str) -> Outcome<()> {
        let at = match self.files.iter().position(|file| file.path == path) {
            Some(at) => at,
            None => {
                self.files.push(Grown::begin(self.output, path)?);
                self.files.len() - 1
            }
        };
        self.files[at].add(text.as_bytes())
    }
}

impl Pieces for Growing<'_> {
    fn add(&mut self, path: &str, text: &str) {
        if self.fault.is_none() {
            self.fault = self.try_add(path, text).err();
        }
    }
}

impl<'o> Grown<'o> {
    fn begin(output: &'o Output<'o>, path: &str) -> Outcome<Self> {
        let current = output.current(path)?;
        let there = match &current {
            Current::File(_) => File::open(output.place(path)).ok(),
            Current::Nothing | Current::Other => None,
        };
        let mut file = Self {
            output,
            path: path.to_owned(),
            current,
            length: 0,
            so_far: SoFar::Other,
        };
        match there {
            Some(there) => file.so_far = SoFar::Same(BufReader::with_capacity(BUFFER, there)),
            None => file.differ()?,
        }
        Ok(file)
    }

    fn add(&mut self, text: &[u8]) -> Outcome<()> {
        if let SoFar::Same(there) = &mut self.so_far
            && !goes_on(there, text).unwrap_or(false)
        {
            self.differ()?;
        }
        if let SoFar::Aside(aside) = &mut self.so_far {
            let written = aside.write_all(text);
            written.map_err(|error| {
                self.output
                    .unwritable(&self.output.place(&self.path), &error)
            })?;
        }
        self.length += text.len() as u64;
        Ok(())
    }

    /// What the file is from here on is not what is there.
    fn differ(&mut self) -> Outcome<()> {
        self.output
            .check_change(&self.path, self.current.change())?;
        let there = match std::mem::replace(&mut self.so_far, SoFar::Other) {
            SoFar::Same(there) => Some(there.into_inner()),
            SoFar::Aside(_) | SoFar::Other => None,
        };
        if self.output.writing() == Writing::Files {
            let aside = self.output.begin(&self.path);
            let aside = aside.and_then(|aside| beginning_of(there, self.length, aside));
            self.so_far = SoFar::Aside(aside.map_err(|error| self.unwritable(&error))?);
        }
        Ok(())
    }

    fn unwritable(&self, error: &io::Error) -> Box<Diagnostic> {
        let place = self.output.place(&self.path);
        self.output.unwritable(&place, error)
    }

    fn finish(mut self) -> Outcome<()> {
        if let SoFar::Same(there) = &mut self.so_far
            && !there.fill_buf().is_ok_and(<[u8]>::is_empty)
        {
            self.differ()?;
        }
        let (stamp, change) = match self.so_far {
            SoFar::Same(_) => (self.current.stamp(), None),
            SoFar::Other => (None, Some(self.current.change())),
            SoFar::Aside(aside) => {
                let file = aside.into_inner().map_err(io::IntoInnerError::into_error);
                let stamp = file.and_then(|file| Ok(Stamp::of(&file.metadata()?)));
                let stamp = stamp.map_err(|error| {
                    self.output
                        .unwritable(&self.output.place(&self.path), &error)
                })?;
                (Some(stamp), Some(self.current.change()))
            }
        };
        self.output.take(Taken {
            path: Arc::from(self.path),
            stamp: stamp.unwrap_or_default(),
            change,
            bytes: self.length,
            of: None,
        });
        Ok(())
    }
}

/// Whether a text is what comes next in a file.
fn goes_on(there: &mut BufReader<File>, mut text: &[u8]) -> io::Result<bool> {
    while !text.is_empty() {
        let next = there.fill_buf()?;
        let length = next.len().min(text.len());
        if length == 0 || next[..length] != text[..length] {
            return Ok(false);
        }
        there.consume(length);
        text = &text[length..];
    }
    Ok(true)
}

/// Begins a file with what was the same so far. It is taken from the file that was read, which may have another one in its
/// place by now.
fn beginning_of(there: Option<File>, length: u64, aside: File) -> io::Result<BufWriter<File>> {
    let mut file = BufWriter::with_capacity(BUFFER, aside);
    if let Some(mut there) = there {
        there.rewind()?;
        if io::copy(&mut there.take(length), &mut file)? < length {
            return Err(io::Error::other("it was cut off while it was read"));
        }
    }
    Ok(file)
}
