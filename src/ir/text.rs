//! Human text with light mark-up, as a tree: each target escapes it for its own context.

/// Paragraphs and lists.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Text {
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// One paragraph.
    Paragraph(Vec<Inline>),
    /// A list of one-paragraph items.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
}

impl Block {
    /// Whether it is a paragraph with a link to another site, the provider's portal, say.
    pub fn leads_to_site(&self) -> bool {
        match self {
            Self::Paragraph(run) => run.iter().any(Inline::leads_to_site),
            Self::List { .. } => false,
        }
    }
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Text as it is; no mark-up is meant by any character in it.
    Plain(String),
    /// Something typed or shown literally.
    Code(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// What is clicked.
        label: Vec<Inline>,
        /// Where it leads.
        target: LinkTarget,
    },
    /// A value of the brand, from the project's configuration.
    Variable(Variable),
    /// Another value from the project's configuration.
    Value(String),
}

impl Inline {
    fn leads_to_site(&self) -> bool {
        match self {
            Self::Link {
                target: LinkTarget::Url(url),
                ..
            } => !url.starts_with("mailto:"),
            Self::Strong(inner) | Self::Emphasis(inner) => inner.iter().any(Self::leads_to_site),
            _ => false,
        }
    }

    fn links_to_issued(&self, key: &str) -> bool {
        match self {
            Self::Link {
                target: LinkTarget::Issued(issued),
                ..
            } => issued == key,
            Self::Strong(inner) | Self::Emphasis(inner) => {
                inner.iter().any(|it| it.links_to_issued(key))
            }
            _ => false,
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// An `https` or `mailto` address.
    Url(String),
    /// A field definition of the same provider, by its key under `fields:`.
    Field(String),
    /// A value that the company issues, by its key under `issued:`.
    Issued(String),
}

/// A placeholder that the brand fills: `{company_name}` in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variable {
    /// The orchestrator's name.
    CompanyName,
    /// Address of the orchestrator's dashboard.
    DashboardUrl,
    /// The orchestrator's support address.
    SupportEmail,
    /// The orchestrator's website.
    WebsiteUrl,
}

impl Variable {
    /// Every variable.
    pub const ALL: [Self; 4] = [
        Self::CompanyName,
        Self::DashboardUrl,
        Self::SupportEmail,
        Self::WebsiteUrl,
    ];

    /// The name between the braces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CompanyName => "company_name",
            Self::DashboardUrl => "dashboard_url",
            Self::SupportEmail => "support_email",
            Self::WebsiteUrl => "website_url",
        }
    }
}

impl Text {
    /// A text of one plain paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            blocks: vec![Block::Paragraph(vec![Inline::Plain(text.into())])],
        }
    }

    /// Whether it is one paragraph of these words, without marks.
    pub fn is_plain(&self, words: &str) -> bool {
        let [Block::Paragraph(run)] = self.blocks.as_slice() else {
            return false;
        };
        matches!(run.as_slice(), [Inline::Plain(text)] if text == words)
    }

    /// Whether it links to the issued value with this key.
    pub fn links_to_issued(&self, key: &str) -> bool {
        let mut runs = self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(run) => std::slice::from_ref(run),
            Block::List { items, .. } => items.as_slice(),
        });
        runs.any(|run| run.iter().any(|it| it.links_to_issued(key)))
    }

    /// The words alone, on one line, for places that take no mark-up. `value` fills the variables.
    pub fn to_plain<'a>(&self, value: &dyn Fn(Variable) -> &'a str) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            let runs: Vec<&[Inline]> = match block {
                Block::Paragraph(run) => vec![run],
                Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            };
            for run in runs {
                if !out.is_empty() {
                    out.push(' ');
                }
                plain(run, value, &mut out);
            }
        }
        out
    }
}

fn plain<'a>(run: &[Inline], value: &dyn Fn(Variable) -> &'a str, out: &mut String) {
    for inline in run {
        match inline {
            Inline::Plain(text) | Inline::Code(text) | Inline::Value(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) => plain(inner, value, out),
            Inline::Link { label, .. } => plain(label, value, out),
            Inline::Variable(variable) => out.push_str(value(*variable)),
        }
    }
}
