//! What a backend may want to know of a provider beyond its forms.
//!
//! Generated code has one [`ProviderTable`] a provider, `connectum::PROVIDER`, and all of them in `PROVIDERS`;
//! each dereferences to a [`ProviderDefinition`]. Words and meanings are those of the spec language.

mod connection_url;
mod issued;

pub use connection_url::ConnectionUrl;
pub use issued::{Alphabet, Issued};
pub use provspec_whitelist::{
    Address, IpNet, Ranges, Requirement, Separator, Unprintable, WhitelistAddress, WhitelistError,
    WhitelistFormat,
};

pub use crate::need::{Event, When};
use crate::{FormDefinition, Mode, ProviderTable};

/// A payment provider.
///
/// It may get more fields with a new version of this crate: build one by hand with
/// `..ProviderDefinition::DEFAULT` at its end.
#[derive(Debug, Clone, Copy)]
pub struct ProviderDefinition {
    /// Code, such as `connectum`; unique in the catalogue.
    pub code: &'static str,
    /// Name as the provider writes it.
    pub name: &'static str,
    /// Name in running text; the name itself unless the spec has a shorter one.
    pub short_name: &'static str,
    /// What it is, in one line.
    pub description: Option<&'static str>,
    /// Where it stands in its life.
    pub status: Status,
    /// Since when and why it is deprecated, with [`Status::Deprecated`].
    pub deprecated: Option<Deprecation>,
    /// The modes it has, in the order of forms. Empty when it knows no such thing.
    pub modes: &'static [Mode],
    /// Codes of the only currencies that a connection may have. Empty when the spec does not say them.
    pub currencies: &'static [&'static str],
    /// Base URLs of its API, as far as the spec says them.
    pub hosts: &'static [Host],
    /// The fields of its forms whose value is the host of the API.
    pub host_fields: &'static [HostField],
    /// What its own requests come from: to be let in where webhooks arrive.
    pub sends_from: &'static [Sender],
    /// Its own pages.
    pub links: &'static [Link],
    /// Values that the company makes for each connection, and the merchant enters there.
    pub issued: &'static [Issued],
    /// Whether and how the company's addresses are whitelisted there.
    pub whitelist: Whitelist,
    /// The boxes at the provider that take a URL.
    pub callbacks: &'static [Callback],
    /// Its connection forms. Empty when it is only listed.
    pub forms: &'static [FormDefinition],
}

impl ProviderDefinition {
    /// What holds where a spec says nothing.
    pub const DEFAULT: Self = Self {
        code: "",
        name: "",
        short_name: "",
        description: None,
        status: Status::Active,
        deprecated: None,
        modes: &[],
        currencies: &[],
        hosts: &[],
        host_fields: &[],
        sends_from: &[],
        links: &[],
        issued: &[],
        whitelist: Whitelist::DEFAULT,
        callbacks: &[],
        forms: &[],
    };

    /// Base URL of the API in this mode, for kinds of account without hosts of their own. Where there are
    /// several, it is the first. Those that depend on an answer are not among them.
    pub fn host(&self, mode: Mode) -> Option<&'static str> {
        let mut hosts = self.hosts.iter().filter(|host| host.account.is_none());
        hosts.find(|host| host.is_in(mode)).map(|host| host.url)
    }

    /// The hosts of the API for this kind of account in this mode: its own, or else those of the provider. Those that
    /// depend on an answer are not among them: see [`Self::hosts_given`].
    pub fn hosts_for(&self, account: &str, mode: Mode) -> impl Iterator<Item = &'static Host> {
        let hosts = self.hosts.iter().filter(|host| host.answer.is_none());
        let own = hosts.clone().any(|host| host.account == Some(account));
        hosts.filter(move |host| {
            let is_owner = host.account.map_or(!own, |owner| owner == account);
            is_owner && host.is_in(mode)
        })
    }

    /// The hosts of the API for one connection of this kind of account in this mode: those of the answers that it
    /// gives, or else those of [`Self::hosts_for`]. `answer` knows the value of a field.
    pub fn hosts_given<'v>(
        &self,
        account: &str,
        mode: Mode,
        answer: impl Fn(&str) -> Option<&'v str>,
    ) -> Vec<&'static Host> {
        let is_given = |host: &&Host| {
            let wanted = host.answer.as_ref();
            let given = wanted.is_some_and(|it| answer(it.field) == Some(it.value));
            given && host.account == Some(account) && host.is_in(mode)
        };
        let given: Vec<&Host> = self.hosts.iter().filter(is_given).collect();
        if given.is_empty() {
            self.hosts_for(account, mode).collect()
        } else {
            given
        }
    }

    /// The fields of this kind of account whose value is the host of the API in this mode.
    pub fn host_fields_for(
        &self,
        account: &str,
        mode: Mode,
    ) -> impl Iterator<Item = &'static HostField> {
        let fields = self.host_fields.iter();
        fields.filter(move |it| it.account == account && it.mode.is_none_or(|own| own == mode))
    }

    /// What requests for this kind of account come from in this mode: its own senders, or else those of the provider.
    pub fn senders_for(&self, account: &str, mode: Mode) -> impl Iterator<Item = &'static Sender> {
        let senders = self.sends_from.iter();
        let own = senders.clone().any(|it| it.account == Some(account));
        senders.filter(move |sender| {
            let is_owner = sender.account.map_or(!own, |owner| owner == account);
            is_owner && sender.is_in(mode)
        })
    }

    /// The link with this key, such as `website` or `login`.
    pub fn link(&self, key: &str) -> Option<&'static Link> {
        self.links.iter().find(|link| link.key == key)
    }

    /// The form of this kind of account, such as `h2h_merchant`.
    pub fn form(&self, account: &str) -> Option<&'static FormDefinition> {
        self.forms.iter().find(|form| {
            let key = form.name.split_once('/');
            key.is_some_and(|(_, key)| key == account)
        })
    }

    /// The values that the company makes for each connection of this kind of account.
    pub fn issued_for(&self, account: &str) -> impl Iterator<Item = &'static Issued> {
        let issued = self.issued.iter();
        issued.filter(move |it| it.accounts.is_empty() || it.accounts.contains(&account))
    }

    /// The boxes that take a URL for this kind of account.
    pub fn callbacks_for(&self, account: &str) -> impl Iterator<Item = &'static Callback> {
        let callbacks = self.callbacks.iter();
        callbacks.filter(move |it| it.accounts.is_empty() || it.accounts.contains(&account))
    }
}

/// The provider with this code, in a list in order of code.
pub fn find(
    providers: &'static [&'static ProviderTable],
    code: &str,
) -> Option<&'static ProviderDefinition> {
    let found = providers.binary_search_by(|provider| provider.code().cmp(code));
    found.ok().map(|at| &**providers[at])
}

/// The form of this name, such as `connectum/provider`, in a list in order of code.
pub fn form(
    providers: &'static [&'static ProviderTable],
    name: &str,
) -> Option<&'static FormDefinition> {
    let (code, account) = name.split_once('/')?;
    find(providers, code)?.form(account)
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

/// Why something should no longer be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deprecation {
    /// Since when: a date (RFC 3339 `full-date`).
    pub since: &'static str,
    /// Why, and what to use instead, in one line.
    pub reason: &'static str,
}

impl Deprecation {
    /// A deprecation.
    pub const fn new(since: &'static str, reason: &'static str) -> Self {
        Self { since, reason }
    }
}

/// The base URL of an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Host {
    /// The kind of account that has it for itself; none = every one without hosts of its own.
    pub account: Option<&'static str>,
    /// The answer that it belongs to: it takes the place of the others where the form is filled in so.
    pub answer: Option<Answer>,
    /// The mode; none = every mode.
    pub mode: Option<Mode>,
    /// What it is called, where a mode has several: `Europe`.
    pub name: Option<&'static str>,
    /// The URL, `https`.
    pub url: &'static str,
}

impl Host {
    /// A host without a URL, for every account and mode.
    pub const DEFAULT: Self = Self {
        account: None,
        answer: None,
        mode: None,
        name: None,
        url: "",
    };

    /// Whether it is for this mode.
    pub fn is_in(&self, mode: Mode) -> bool {
        self.mode.is_none_or(|own| own == mode)
    }
}

/// An answer in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Key of the field; inside a repeated group after that of the group: `terminals.site`.
    pub field: &'static str,
    /// The option that is chosen, as it is on the wire.
    pub value: &'static str,
}

/// A field whose value is the host of the API, or its base URL. Where it is filled in, it takes the place of
/// [`ProviderDefinition::hosts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostField {
    /// The kind of account whose form has it.
    pub account: &'static str,
    /// Key of the field; inside a repeated group after that of the group: `terminals.gateway`.
    pub field: &'static str,
    /// The mode; none = every mode.
    pub mode: Option<Mode>,
}

/// Something that the provider's own requests come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender {
    /// The kind of account that has it for itself; none = every one without senders of its own.
    pub account: Option<&'static str>,
    /// The mode; none = every mode.
    pub mode: Option<Mode>,
    /// What it is.
    pub source: SenderSource,
    /// The day (RFC 3339 `full-date`) from which it is used; none = already.
    pub begins: Option<&'static str>,
    /// The day from which it is no longer used.
    pub retires: Option<&'static str>,
}

/// What requests come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderSource {
    /// An address, or a network; a single address is a `/32` or `/128`.
    Net(IpNet),
    /// A host name: the addresses are what it resolves to, and they change.
    Host(&'static str),
    /// The URL of a list of addresses that the provider publishes, which changes.
    List(&'static str),
}

impl Sender {
    /// A sender of requests for every kind of account.
    pub const fn new(mode: Option<Mode>, source: SenderSource) -> Self {
        Self {
            account: None,
            mode,
            source,
            begins: None,
            retires: None,
        }
    }

    /// Whether it is for this mode.
    pub fn is_in(&self, mode: Mode) -> bool {
        self.mode.is_none_or(|own| own == mode)
    }
}

/// One of the provider's own pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Key, such as `website` or `login`.
    pub key: &'static str,
    /// What it leads to.
    pub title: &'static str,
    /// The address: `https`, or `http` where the site has nothing else.
    pub url: &'static str,
}

impl Link {
    /// A link.
    pub const fn new(key: &'static str, title: &'static str, url: &'static str) -> Self {
        Self { key, title, url }
    }
}

/// Whether and how the company's addresses are whitelisted at a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whitelist {
    /// Whether it has to be done.
    pub requirement: Requirement,
    /// Menu path in the provider's portal, outermost first; the spec's `where`.
    pub place: &'static [&'static str],
    /// Who gets the list, where it is not entered in a portal.
    pub given_to: Option<&'static str>,
    /// Titles of the boxes that each take the same whole list; empty = one box.
    pub boxes: &'static [&'static str],
    /// Whether test and live have lists of their own.
    pub per_mode: bool,
    /// The kinds of account it is for; empty = all.
    pub accounts: &'static [&'static str],
    /// When it is needed, of which one is enough; empty = always.
    pub when: &'static [When],
    /// A remark.
    pub note: Option<&'static str>,
    /// How the list is written.
    pub format: WhitelistFormat,
}

impl Whitelist {
    /// There is nothing to do.
    pub const DEFAULT: Self = Self {
        requirement: Requirement::None,
        place: &[],
        given_to: None,
        boxes: &[],
        per_mode: false,
        accounts: &[],
        when: &[],
        note: None,
        format: WhitelistFormat::UNKNOWN,
    };
}

/// A box at the provider that takes a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Callback {
    /// The provider's own name for the box.
    pub title: &'static str,
    /// What goes in.
    pub value: CallbackValue,
    /// Menu path in the provider's portal, outermost first; the spec's `where`.
    pub place: &'static [&'static str],
    /// Who is told the URL, where it is not entered in a portal.
    pub given_to: Option<&'static str>,
    /// Whether test and live have a box each.
    pub per_mode: bool,
    /// Events to switch on beside it, by their names at the provider.
    pub events: &'static [Event],
    /// The kinds of account it is for; empty = all.
    pub accounts: &'static [&'static str],
    /// When it is needed, of which one is enough; empty = always.
    pub when: &'static [When],
    /// A remark.
    pub note: Option<&'static str>,
}

impl Callback {
    /// A box without a name that stays empty.
    pub const DEFAULT: Self = Self {
        title: "",
        value: CallbackValue::Empty,
        place: &[],
        given_to: None,
        per_mode: false,
        events: &[],
        accounts: &[],
        when: &[],
        note: None,
    };
}

/// What goes into a box that takes a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallbackValue {
    /// This URL, the company's base already in it.
    Url(&'static str),
    /// A URL that is another one for each connection.
    UrlPerConnection(ConnectionUrl),
    /// Nothing: it must stay empty.
    Empty,
    /// A URL of the merchant's own.
    MerchantUrl,
    /// A URL that the company's support team knows.
    AskSupport,
    /// Nothing to enter: the company sends the URL with each request, or registers it by the provider's API.
    Automatic,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_its_own_hosts_or_those_of_the_provider() {
        const fn host(
            account: Option<&'static str>,
            mode: Option<Mode>,
            url: &'static str,
        ) -> Host {
            Host {
                account,
                mode,
                url,
                ..Host::DEFAULT
            }
        }
        let provider = ProviderDefinition {
            hosts: const {
                &[
                    host(None, Some(Mode::Test), "https://test.example"),
                    host(None, Some(Mode::Live), "https://live.example"),
                    host(Some("payouts"), None, "https://payouts.example"),
                ]
            },
            ..ProviderDefinition::DEFAULT
        };
        let urls = |account, mode| -> Vec<&str> {
            provider
                .hosts_for(account, mode)
                .map(|host| host.url)
                .collect()
        };
        assert_eq!(urls("provider", Mode::Live), ["https://live.example"]);
        assert_eq!(urls("payouts", Mode::Live), ["https://payouts.example"]);
        assert_eq!(provider.host(Mode::Test), Some("https://test.example"));
    }

    #[test]
    fn an_answer_has_its_own_hosts_or_those_of_the_account() {
        const fn host(value: &'static str, mode: Option<Mode>, url: &'static str) -> Host {
            let field = "country";
            Host {
                account: Some("provider"),
                answer: Some(Answer { field, value }),
                mode,
                url,
                ..Host::DEFAULT
            }
        }
        let provider = ProviderDefinition {
            hosts: const {
                &[
                    Host {
                        url: "https://api.example",
                        ..Host::DEFAULT
                    },
                    host("mx", Some(Mode::Test), "https://test.example.mx"),
                    host("mx", Some(Mode::Live), "https://example.mx"),
                    host("co", None, "https://example.co"),
                ]
            },
            host_fields: const {
                &[HostField {
                    account: "gateway",
                    field: "live_url",
                    mode: Some(Mode::Live),
                }]
            },
            ..ProviderDefinition::DEFAULT
        };
        let given = |account, mode, country: Option<&str>| -> Vec<&str> {
            let answer = |field: &str| country.filter(|_| field == "country");
            let hosts = provider.hosts_given(account, mode, answer);
            hosts.iter().map(|host| host.url).collect()
        };
        let live = |country| given("provider", Mode::Live, country);
        assert_eq!(live(Some("mx")), ["https://example.mx"]);
        assert_eq!(live(Some("co")), ["https://example.co"]);
        assert_eq!(live(Some("pe")), ["https://api.example"]);
        assert_eq!(live(None), ["https://api.example"]);
        let other = given("gateway", Mode::Live, Some("mx"));
        assert_eq!(other, ["https://api.example"]);
        assert_eq!(provider.hosts_for("provider", Mode::Live).count(), 1);
        let fields = |mode| provider.host_fields_for("gateway", mode).count();
        assert_eq!((fields(Mode::Test), fields(Mode::Live)), (0, 1));
    }

    #[test]
    fn an_account_has_its_own_senders_or_those_of_the_provider() {
        const fn sender(
            account: Option<&'static str>,
            mode: Option<Mode>,
            host: &'static str,
        ) -> Sender {
            Sender {
                account,
                ..Sender::new(mode, SenderSource::Host(host))
            }
        }
        let provider = ProviderDefinition {
            sends_from: const {
                &[
                    sender(None, None, "a.example"),
                    sender(Some("payouts"), Some(Mode::Test), "b.example"),
                    sender(Some("payouts"), Some(Mode::Live), "c.example"),
                ]
            },
            ..ProviderDefinition::DEFAULT
        };
        let sources = |account, mode| -> Vec<SenderSource> {
            let senders = provider.senders_for(account, mode);
            senders.map(|it| it.source).collect()
        };
        let (all, own) = (
            SenderSource::Host("a.example"),
            SenderSource::Host("c.example"),
        );
        assert_eq!(sources("provider", Mode::Live), [all]);
        assert_eq!(sources("payouts", Mode::Live), [own]);
    }
}
