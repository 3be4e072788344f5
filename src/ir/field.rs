//! One field of a connection form.

use std::sync::Arc;

use super::{Condition, Deprecation, FileRules, Group, Host, Locale, Mode, Pattern, Text, Words};

/// One field, as one form shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Key on the wire, unique in its form: `[a-z][a-z0-9_]*`.
    pub key: String,
    /// Key of the definition under `fields:` that it comes from. Differs from `key` for values per mode
    /// (`secret_key` → `live_secret_key`, `test_secret_key`).
    pub definition: String,
    /// Title on the form.
    pub title: String,
    /// The provider's own name for the same thing.
    pub known_as: Option<String>,
    /// Other names that it has there, in its API, say.
    pub also_known_as: Vec<String>,
    /// Help below the field.
    pub description: Option<Text>,
    /// What kind of value it takes, and its rules.
    pub kind: FieldKind,
    /// Whether the value must never be shown again.
    pub secret: bool,
    /// When it must be filled in, given that it is shown.
    pub required: Required,
    /// When it is shown. A hidden field has no value; a value for it is refused.
    pub shown: Condition,
    /// Index into [`Form::groups`](super::Form::groups), for a field that stands in a group. For a field of
    /// an item, into [`Repeat::groups`].
    pub group: Option<usize>,
    /// A value that the field accepts, for help and tests. Never for a secret.
    pub example: Option<serde_json::Value>,
    /// The value the form starts with. Never for a secret.
    pub default: Option<serde_json::Value>,
    /// Who makes the value up.
    pub origin: Origin,
    /// Whether the provider shows the value only once, when it is made.
    pub shown_once: bool,
    /// How the field relates to test and live.
    pub mode_span: ModeSpan,
    /// Whether the value is where the provider's API is.
    pub api_host: bool,
    /// How long the value is good for.
    pub valid_for: Option<Lifetime>,
    /// Set when the field is on its way out.
    pub deprecated: Option<Deprecation>,
    /// Earlier wire keys of the same field, newest first.
    pub renamed_from: Vec<String>,
}

impl Field {
    /// The names that the provider has for it, in quotation marks: `“MID” or “merchant number”`.
    pub fn names_there(&self) -> Option<String> {
        self.names_there_in(Words::of(Locale::En))
    }

    /// The same in the words of a language.
    pub fn names_there_in(&self, words: &Words) -> Option<String> {
        let first = self.known_as.as_ref()?;
        Some(words.any_of(std::iter::once(first).chain(&self.also_known_as)))
    }

    /// Whether the field must be filled in whenever it is shown.
    pub fn is_required(&self) -> bool {
        matches!(self.required, Required::Always)
    }

    /// Whether it is a repeated group that may stay empty.
    pub fn may_have_no_items(&self) -> bool {
        matches!(&self.kind, FieldKind::Repeat(repeat) if repeat.min_items == 0)
    }

    /// How likely a text at this field means that other field of the same form: of the same mode before any,
    /// then shown together with it.
    pub fn nearness(&self, other: &Field) -> u8 {
        let mode = match (self.mode_span, other.mode_span) {
            (ModeSpan::Only(own), ModeSpan::Only(its)) => 2 * u8::from(own == its),
            (ModeSpan::Only(_), _) | (_, ModeSpan::Only(_)) => 1,
            _ => 2,
        };
        let shown = if other.shown == self.shown {
            2
        } else {
            u8::from(other.shown.is_always())
        };
        3 * mode + shown
    }

    /// Whether the value is a credential, i.e. something a merchant has to obtain (and a guide has to give),
    /// not a choice about the connection.
    pub fn is_credential(&self) -> bool {
        matches!(
            self.kind,
            FieldKind::Text(_)
                | FieldKind::Multiline(_)
                | FieldKind::Url(_)
                | FieldKind::Host(_)
                | FieldKind::Email(_)
                | FieldKind::Integer(_)
                | FieldKind::Number(_)
                | FieldKind::File(_)
                | FieldKind::Repeat(_)
        )
    }
}

/// When a field must be filled in, given that it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    /// Whenever it is shown.
    Always,
    /// When the condition holds (and it is shown).
    When(Condition),
    /// Never.
    Never,
}

/// Who makes the value of a field up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The provider issues it.
    Provider,
    /// The merchant chooses it, here and at the provider.
    Merchant,
    /// The provider makes one up, which the merchant takes or replaces by one of their own.
    Either,
    /// Somebody else issues it, such as Apple or a certificate authority.
    ThirdParty,
    /// The merchant has it already, such as a registry code or an IBAN.
    Existing,
}

/// How a field relates to test and live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModeSpan {
    /// One value serves both modes.
    Shared,
    /// The same box takes another value in test than in live.
    Differs,
    /// The field holds the value of this mode only; its twin stands beside it.
    Only(Mode),
    /// The value itself (a host, say) decides the mode.
    Selects,
}

/// What kind of value a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// One line of text. With [`Field::secret`], a masked box.
    Text(TextRules),
    /// Text of several lines.
    Multiline(TextRules),
    /// A web address, `https` only.
    Url(TextRules),
    /// A host name with an optional port.
    Host(TextRules),
    /// An e-mail address.
    Email(TextRules),
    /// A whole number.
    Integer(Number),
    /// A number.
    Number(Number),
    /// On or off; absent is off.
    Toggle,
    /// One of the options.
    Select(Arc<[Choice]>),
    /// One of options that only the provider knows; the text says where they come from.
    DynamicSelect {
        /// Who knows the options.
        from: OptionsFrom,
        /// Where the options come from, in words.
        source: Text,
        /// The call that lists them, such as `GET /gateways/listGateways`.
        request: Option<String>,
    },
    /// Several of the options.
    Multiselect {
        /// The options.
        choices: Arc<[Choice]>,
        /// The most that may be chosen.
        max_items: Option<u32>,
    },
    /// A file.
    File(FileRules),
    /// One currency.
    Currency(Arc<[Choice]>),
    /// Several currencies.
    Currencies(Arc<[Choice]>),
    /// One country.
    Country(Arc<[Choice]>),
    /// Several countries.
    Countries(Arc<[Choice]>),
    /// The features of the connection, from the project's list.
    Features(Arc<[Choice]>),
    /// The test/live switch.
    Mode(Arc<[Choice]>),
    /// A list of IP addresses or CIDR networks.
    IpList {
        /// The most entries.
        max_items: Option<u32>,
    },
    /// The box "I have set up my provider account", which must be ticked.
    Acknowledgement,
    /// A group of fields that occurs several times.
    Repeat(Repeat),
}

/// The most characters that a text may have where the spec sets no limit.
impl FieldKind {
    /// Of one line: more than any token.
    pub const MAX_LINE: u32 = 4096;
    /// Of several lines.
    pub const MAX_LINES: u32 = 65_536;
    /// Of a web address: what browsers and servers take at the least.
    pub const MAX_URL: u32 = 2048;
    /// Of a host with a port: 253 octets (RFC 1123), and six more for the port.
    pub const MAX_HOST: u32 = 259;
    /// Of a mail address (RFC 5321).
    pub const MAX_EMAIL: u32 = 254;
    /// Of an option that only the provider knows.
    pub const MAX_OPTION: u32 = 255;

    /// The most characters of a kind of text where the spec sets no limit.
    pub fn usual_max_length(&self) -> Option<u32> {
        match self {
            Self::Text(_) => Some(Self::MAX_LINE),
            Self::Multiline(_) => Some(Self::MAX_LINES),
            Self::Url(_) => Some(Self::MAX_URL),
            Self::Host(_) => Some(Self::MAX_HOST),
            Self::Email(_) => Some(Self::MAX_EMAIL),
            Self::DynamicSelect { .. } => Some(Self::MAX_OPTION),
            _ => None,
        }
    }
}

impl FieldKind {
    /// The options of a kind that has a fixed list of them.
    pub fn choices(&self) -> Option<&[Choice]> {
        match self {
            Self::Select(choices)
            | Self::Currency(choices)
            | Self::Currencies(choices)
            | Self::Country(choices)
            | Self::Countries(choices)
            | Self::Features(choices)
            | Self::Mode(choices)
            | Self::Multiselect { choices, .. } => Some(choices),
            _ => None,
        }
    }

    /// Whether each option says which mode it means, so that a condition can ask it for the mode.
    pub fn says_mode(&self) -> bool {
        let choices = self.choices().unwrap_or_default();
        !choices.is_empty() && choices.iter().all(|choice| choice.mode.is_some())
    }

    /// Whether the value is a list of any kind.
    pub fn is_array(&self) -> bool {
        self.is_list() || matches!(self, Self::IpList { .. } | Self::Repeat(_))
    }

    /// Whether the value is a list of options.
    pub fn is_list(&self) -> bool {
        matches!(
            self,
            Self::Multiselect { .. } | Self::Currencies(_) | Self::Countries(_) | Self::Features(_)
        )
    }
}

/// Who knows the options of a [`FieldKind::DynamicSelect`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionsFrom {
    /// The provider's API, per account.
    ProviderApi,
    /// The account manager at the provider.
    AccountManager,
}

impl OptionsFrom {
    /// The name in the language, such as `provider_api`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ProviderApi => "provider_api",
            Self::AccountManager => "account_manager",
        }
    }
}

/// The rules of a text value. Lengths count Unicode code points, as JSON Schema does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextRules {
    /// Fewest code points; at least 1, since an empty text is absent.
    pub min_length: u32,
    /// Most code points.
    pub max_length: u32,
    /// Patterns in the common subset of Rust's `regex` and ECMAScript, anchored at both ends, that all match.
    pub patterns: Vec<Pattern>,
    /// What the patterns ask for, in words: "14 digits".
    pub pattern_description: Option<String>,
    /// Text that the value begins with.
    pub prefix: Option<String>,
    /// Text that the value ends with.
    pub suffix: Option<String>,
    /// Text that the value does not begin with: that of the other mode, of a field in a set per mode.
    pub refused_prefix: Option<String>,
    /// What says the mode of a value that decides it: one of these does. Empty where nothing in the text says it.
    pub mode_marks: Vec<(Mode, ModeMark)>,
}

/// What in a text says its mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModeMark {
    /// It begins so.
    Prefix(String),
    /// It ends so.
    Suffix(String),
    /// It looks so.
    Pattern(Pattern),
}

impl FieldKind {
    /// The rules of a text that is typed in.
    pub(crate) fn text(&self) -> Option<&TextRules> {
        match self {
            Self::Text(rules)
            | Self::Multiline(rules)
            | Self::Url(rules)
            | Self::Host(rules)
            | Self::Email(rules) => Some(rules),
            _ => None,
        }
    }

    /// The same, to change them.
    pub(crate) fn text_mut(&mut self) -> Option<&mut TextRules> {
        match self {
            Self::Text(rules)
            | Self::Multiline(rules)
            | Self::Url(rules)
            | Self::Host(rules)
            | Self::Email(rules) => Some(rules),
            _ => None,
        }
    }
}

impl TextRules {
    /// What the value begins with, unless the words for the pattern say so.
    pub fn unsaid_prefix(&self) -> Option<&str> {
        self.unsaid(self.prefix.as_deref())
    }

    /// What the value ends with, unless the words for the pattern say so.
    pub fn unsaid_suffix(&self) -> Option<&str> {
        self.unsaid(self.suffix.as_deref())
    }

    fn unsaid<'a>(&self, affix: Option<&'a str>) -> Option<&'a str> {
        let words = self.pattern_description.as_deref().unwrap_or_default();
        affix.filter(|affix| !words.contains(affix))
    }
}

/// The limits of a number, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Number {
    /// Smallest value.
    pub minimum: Option<f64>,
    /// Largest value.
    pub maximum: Option<f64>,
}

/// One option of a select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value on the wire.
    pub value: String,
    /// What the form shows.
    pub title: String,
    /// Help for the option.
    pub description: Option<Text>,
    /// The mode that choosing it means.
    pub mode: Option<Mode>,
    /// The API hosts for those who choose it.
    pub hosts: Vec<Host>,
}

/// How long a value is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// So long.
    Of {
        /// How many units; at least 1.
        count: u32,
        /// Of what.
        unit: LifetimeUnit,
    },
    /// As long as the merchant chooses at the provider, at most so long.
    AtMost {
        /// How many units; at least 1.
        count: u32,
        /// Of what.
        unit: LifetimeUnit,
    },
    /// Not for ever; nobody says how long.
    Limited,
}

/// A unit of [`Lifetime`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifetimeUnit {
    /// Days.
    Day,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

impl Lifetime {
    /// The word of the language for a lifetime that nobody says.
    pub const LIMITED: &str = "limited";

    /// The lifetime, or the longest one, as an ISO 8601 duration, such as `P1Y`; the word `limited` where nobody says it.
    pub fn iso8601(self) -> String {
        let (Self::Of { count, unit } | Self::AtMost { count, unit }) = self else {
            return Self::LIMITED.to_owned();
        };
        let unit = match unit {
            LifetimeUnit::Day => 'D',
            LifetimeUnit::Month => 'M',
            LifetimeUnit::Year => 'Y',
        };
        format!("P{count}{unit}")
    }
}

impl std::fmt::Display for Lifetime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, unit) = match self {
            Self::Of { count, unit } => (count, unit),
            Self::AtMost { count, unit } => {
                f.write_str("at most ")?;
                (count, unit)
            }
            Self::Limited => return f.write_str("a limited time"),
        };
        let unit = match unit {
            LifetimeUnit::Day => "day",
            LifetimeUnit::Month => "month",
            LifetimeUnit::Year => "year",
        };
        let plural = if *count == 1 { "" } else { "s" };
        write!(f, "{count} {unit}{plural}")
    }
}

/// A group of fields that occurs several times, on the wire an array of closed objects.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeat {
    /// What one item is called, such as `Terminal`.
    pub item_title: String,
    /// Fewest items.
    pub min_items: u32,
    /// Most items.
    pub max_items: u32,
    /// The fields of one item, in order. Conditions in them are about the same item.
    pub fields: Vec<Field>,
    /// Headings over runs of the fields of one item; a field points here with [`Field::group`].
    pub groups: Vec<Group>,
}
