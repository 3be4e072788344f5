//! For whom something breaks.

/// For whom something breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Connections that merchants have made, as they are stored.
    Stored,
    /// Code that uses the generated Rust types.
    Api,
    /// Pages that use the package for frontends, and whoever sends submissions.
    Package,
    /// Links into the guides.
    Docs,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 4] = [Self::Stored, Self::Api, Self::Package, Self::Docs];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stored => "STORED",
            Self::Api => "API",
            Self::Package => "PACKAGE",
            Self::Docs => "DOCS",
        }
    }

    /// The category with this name, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|category| category.name().eq_ignore_ascii_case(name))
    }
}
