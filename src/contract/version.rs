//! Versions of releases, and which comes next.

use std::fmt;

use crate::ir::Level;

/// The version of a release: three numbers (Semantic Versioning 2.0.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
}

impl Version {
    /// The version that a project begins with unless it says another.
    pub const FIRST: Self = Self {
        major: 1,
        minor: 0,
        patch: 0,
    };

    /// The version that the text is; none if it is another text, or the version of something that is no release
    /// (`1.0.0-rc.1`).
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(|part| {
            let plain = part == "0" || !part.starts_with(['0', '+']);
            part.parse().ok().filter(|_| plain)
        });
        let version = Self {
            major: numbers.next()??,
            minor: numbers.next()??,
            patch: numbers.next()??,
        };
        numbers.next().is_none().then_some(version)
    }

    /// The version that a change of this level asks for, at the least. Before 1.0.0 it is as the carets of npm and
    /// cargo have it: the first number that is not 0 says what goes together.
    #[must_use]
    pub fn after(self, level: Level) -> Self {
        let number = match (self.major, self.minor, level) {
            (0, 0, _) | (_, _, Level::Patch) | (0, _, Level::Minor) => Level::Patch,
            (0, _, Level::Major) | (_, _, Level::Minor) => Level::Minor,
            (_, _, Level::Major) => Level::Major,
        };
        self.raised(number)
    }

    /// The version with this number raised, and 0 behind it.
    #[must_use]
    pub fn raised(self, number: Level) -> Self {
        let Self {
            major,
            minor,
            patch,
        } = self;
        let (major, minor, patch) = match number {
            Level::Major => (major.saturating_add(1), 0, 0),
            Level::Minor => (major, minor.saturating_add(1), 0),
            Level::Patch => (major, minor, patch.saturating_add(1)),
        };
        Self {
            major,
            minor,
            patch,
        }
    }

    /// The version as that of something which is not released yet. `digest` says what is in it; 16 hexadecimal
    /// digits.
    pub fn coming(self, digest: &str) -> String {
        // An identifier of digits alone is a number, and must not begin with 0: so it begins with a letter.
        let first = digest.chars().next().and_then(|digit| digit.to_digit(16));
        let letter = ['a', 'b', 'c', 'd', 'e', 'f'][first.unwrap_or(0) as usize % 6];
        let rest: String = digest.chars().skip(1).take(7).collect();
        format!("{self}-next.{letter}{rest}")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn versions_of_releases_are_three_numbers() {
        for good in ["0.0.0", "1.20.300"] {
            assert_eq!(version(good).to_string(), good);
        }
        for bad in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "01.0.0",
            "1.+1.0",
            "1.0.0-rc.1",
            "1.0.0+a",
            "1..0",
            "v1.0.0",
            "1.0.99999999999999999999",
        ] {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
        assert!(version("1.10.0") > version("1.9.9"));
    }

    #[test]
    fn the_first_number_that_is_not_zero_says_what_goes_together() {
        for (before, [patch, minor, major]) in [
            ("1.2.3", ["1.2.4", "1.3.0", "2.0.0"]),
            ("0.2.3", ["0.2.4", "0.2.4", "0.3.0"]),
            ("0.0.3", ["0.0.4", "0.0.4", "0.0.4"]),
        ] {
            let after = Level::ALL.map(|level| version(before).after(level).to_string());
            assert_eq!(after, [patch, minor, major]);
        }
    }

    #[test]
    fn what_is_coming_is_never_a_number_with_a_zero_in_front() {
        for (digest, coming) in [
            ("0123456789abcdef", "1.0.0-next.a1234567"),
            ("fedcba9876543210", "1.0.0-next.dedcba98"),
            ("9999999999999999", "1.0.0-next.d9999999"),
        ] {
            assert_eq!(Version::FIRST.coming(digest), coming);
        }
    }
}
