//! What a file looks like on the disk, by which it is known to be the one that was seen.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a file looks like on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::build) struct Stamp {
    length: u64,
    /// When the content was last changed, as anybody may set it: nanoseconds since 1970.
    modified: u64,
    /// When anything about the file was last changed, its time of modification included: nanoseconds since 1970, 0 where
    /// the system does not know it.
    touched: u64,
}

impl Stamp {
    pub(in crate::build) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            length: metadata.len(),
            modified: u64::try_from(since.as_nanos()).unwrap_or(u64::MAX),
            touched: touched(metadata),
        }
    }

    /// The bytes of the file.
    pub(in crate::build) fn length(self) -> u64 {
        self.length
    }

    /// Whether nobody changed what is in the file, though it may have moved.
    pub(in crate::build) fn has_content_of(self, other: Self) -> bool {
        (self.length, self.modified) == (other.length, other.modified)
    }

    /// The last change that is known, as a time.
    pub(super) fn last(self) -> Option<SystemTime> {
        UNIX_EPOCH.checked_add(Duration::from_nanos(self.modified.max(self.touched)))
    }

    /// As a line has it, behind the path.
    pub(super) fn write(self, line: &mut String) {
        // Quicker than what formats all sorts of things: a catalogue has hundreds of thousands of them.
        let mut number = itoa::Buffer::new();
        line.push_str(number.format(self.length));
        for time in [self.modified, self.touched] {
            line.push('\t');
            line.push_str(number.format(time));
        }
    }

    /// The path and the stamp of a line.
    pub(super) fn of_line(line: &str) -> Option<(&str, Self)> {
        let (rest, touched) = last_number(line)?;
        let (rest, modified) = last_number(rest)?;
        let (path, length) = last_number(rest)?;
        let stamp = Self {
            length,
            modified,
            touched,
        };
        Some((path, stamp))
    }
}

/// What is before the last tab, and the number behind it. Read byte by byte: a catalogue has hundreds of thousands of them.
fn last_number(line: &str) -> Option<(&str, u64)> {
    let (mut number, mut unit) = (0_u64, 1_u64);
    for (at, byte) in line.bytes().enumerate().rev() {
        match byte {
            // One that is too large is that of no file.
            b'0'..=b'9' => number = number.wrapping_add(u64::from(byte - b'0').wrapping_mul(unit)),
            b'\t' if unit > 1 => return Some((&line[..at], number)),
            _ => return None,
        }
        unit = unit.wrapping_mul(10);
    }
    None
}

#[cfg(unix)]
fn touched(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
    let more = u64::try_from(metadata.ctime_nsec()).unwrap_or_default();
    seconds.saturating_mul(1_000_000_000).saturating_add(more)
}

#[cfg(not(unix))]
fn touched(_metadata: &Metadata) -> u64 {
    0
}
