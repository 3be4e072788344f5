//! A payment provider and what the whole catalogue knows of it.

use super::{
    Callback, Field, Form, Guide, Host, Issued, Locale, NamedCode, Sender, Whitelist, Words,
};

/// One payment provider, checked.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Code, the file's name without extension: `[a-z0-9_-]+`, unique in the catalogue.
    pub code: String,
    /// Name as the provider writes it.
    pub name: String,
    /// Name in running text; the name itself unless the spec has a shorter one.
    pub short_name: String,
    /// Address of a picture of its logo (`https`).
    pub logo: Option<String>,
    /// What it is, in one line.
    pub description: Option<String>,
    /// Where it stands in its life.
    pub status: Status,
    /// Set when `status` is [`Status::Deprecated`].
    pub deprecated: Option<Deprecation>,
    /// Addresses of the provider's own pages, in the order of the spec.
    pub links: Vec<Link>,
    /// The modes the provider has, in the order of the spec. Empty when it knows no such thing.
    pub modes: Vec<Mode>,
    /// API hosts; an account may have its own ([`Form::hosts`]), and so may an answer ([`Form::hosts_by_answer`]).
    pub hosts: Vec<Host>,
    /// What the provider's own requests come from; an account may have its own ([`Form::sends_from`]).
    pub sends_from: Vec<Sender>,
    /// Codes of the features that a connection may have, where the spec narrows those of the project; else empty.
    pub features: Vec<String>,
    /// The only currencies that a connection may have, where the spec says them; else empty.
    pub currencies: Vec<NamedCode>,
    /// The connection forms. Empty for a provider that is only listed.
    pub forms: Vec<Form>,
    /// Values that the company makes for each connection, and the merchant enters at the provider.
    pub issued: Vec<Issued>,
    /// Whether and how addresses are whitelisted at the provider.
    pub whitelist: Whitelist,
    /// URLs to enter at the provider.
    pub callbacks: Vec<Callback>,
    /// How a merchant gets everything the forms ask for.
    pub guide: Guide,
}

impl Provider {
    /// The name of a file at a field, with titles for the keys in its braces: `⟨Terminal ID⟩_PrivateKey.key`.
    /// What only another form asks for has the title that it has there.
    pub fn file_name_in_words(
        &self,
        name: &str,
        form: &Form,
        field: &Field,
        repeat: Option<&Field>,
    ) -> String {
        let title = |field: &Field| format!("⟨{}⟩", field.title);
        let own = form.fill(name, field, repeat, &title);
        self.forms
            .iter()
            .fold(own, |name, other| match name.contains('{') {
                true => other.fill(&name, field, None, &title),
                false => name,
            })
    }

    /// The link with this key.
    pub fn link(&self, key: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.key == key)
    }
}

/// Where a provider stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Merchants can connect it.
    Active,
    /// Still works; new connections should not be made.
    Deprecated,
    /// Known by name only; there is no form yet.
    Listed,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Active, Self::Deprecated, Self::Listed];

    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Deprecated => "deprecated",
            Self::Listed => "listed",
        }
    }
}

/// Why something should no longer be used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deprecation {
    /// Since when: a date (RFC 3339 `full-date`).
    pub since: String,
    /// Why, and what to use instead, in one line.
    pub reason: String,
}

/// A test or a live environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// No money moves.
    Test,
    /// Money moves.
    Live,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 2] = [Self::Test, Self::Live];

    /// The word in the language and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Live => "live",
        }
    }

    /// The word on a form.
    pub fn title(self) -> &'static str {
        Words::of(Locale::En).mode_title(self)
    }
}

/// An address of one of the provider's own pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// Key, such as `website`, `login`, `apply`.
    pub key: String,
    /// What it leads to, such as `Website`.
    pub title: String,
    /// The address: `https`, or `http` where the spec says that the site has nothing else.
    pub url: String,
}
