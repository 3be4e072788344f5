//! What the frontend package was when it was released, and what is another since: levels, changes, releases.

use serde::{Deserialize, Serialize};

/// What a change means for those who use the package, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Words, looks and facts.
    Patch,
    /// There is more, or more is accepted.
    Minor,
    /// What was accepted is refused, or what had a name is gone.
    Major,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Patch, Self::Minor, Self::Major];

    /// The word for it, and for the number of a version that it raises.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// One thing that is another than it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Change {
    /// What it means.
    pub level: Level,
    /// The provider (`connectum`) or the form (`connectum/h2h_merchant`); empty for the package as a whole.
    pub place: String,
    /// The field of the form, where it is about one: its wire key, inside a repeated group after that of the group.
    pub field: Option<String>,
    /// What is another: one line, with names as code in Markdown.
    pub what: String,
    /// What kind of change it is.
    pub kind: ChangeKind,
}

/// What kind of change it is, as far as that matters to those who rely on what was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChangeKind {
    /// The provider is gone.
    ProviderGone,
    /// The provider no longer has this mode.
    ModeGone(String),
    /// The form is gone.
    FormGone,
    /// The form had this key.
    FormRenamed(String),
    /// The field is gone.
    FieldGone,
    /// The field had this path.
    FieldRenamed(String),
    /// The field has to be there where it had not.
    Due,
    /// The field is not shown where it was.
    Hidden,
    /// Values that the field took are refused.
    Narrower,
    /// The field no longer has these options.
    OptionsGone(Vec<String>),
    /// The values of the field are of another type.
    Type,
    /// A name beside the providers is gone, or means something else.
    Name,
    /// Nothing that was is gone or refused.
    Harmless,
}

/// The same change at one or more places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// [`Change::level`].
    pub level: Level,
    /// [`Change::what`].
    pub what: String,
    /// [`Change::place`]; none for the package as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

/// A version of the package that was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Its version: three numbers.
    pub version: String,
    /// When it was released: a date (RFC 3339 `full-date`).
    pub date: String,
    /// What it changed. Empty for the first one.
    pub changes: Vec<Entry>,
}

/// What has changed from release to release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What the next release will change.
    pub coming: Vec<Entry>,
    /// The releases, newest first.
    pub releases: Vec<Release>,
}

/// What of a provider is another than in the last release.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Departure {
    /// Digest of what it is now.
    pub digest: String,
    /// What is another; at least one.
    pub changes: Vec<Change>,
}

impl Entry {
    /// Changes with the same words together, what breaks first, in order of first occurrence.
    pub fn of(changes: &[Change]) -> Vec<Self> {
        let mut entries: Vec<Self> = Vec::new();
        let mut known: std::collections::HashMap<(Level, &str), usize> =
            std::collections::HashMap::new();
        for change in changes {
            let at = *known
                .entry((change.level, &change.what))
                .or_insert_with(|| {
                    entries.push(Self {
                        level: change.level,
                        what: change.what.clone(),
                        places: Vec::new(),
                    });
                    entries.len() - 1
                });
            if !change.place.is_empty() {
                entries[at].places.push(change.place.clone());
            }
        }
        entries.sort_by_key(|note| std::cmp::Reverse(note.level));
        entries
    }
}
