//! Fields, as written.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::{Condition, Deprecation, KnownAs, Map, OneOrMany, PortalText, Text};
use crate::source::Spanned;

/// The keys of a field. Under `fields:` they define it; in a form or a shared group's use they change it
/// for that place only.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FieldKeys {
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub field_type: Option<Spanned<FieldType>>,
    /// Key of the field that stands here.
    pub field: Option<Spanned<String>>,
    /// Title on the form.
    #[schemars(length(min = 1))]
    pub title: Option<Text>,
    /// The provider's own name for the same thing; or a list of them, the one of the portal first.
    pub known_as: Option<KnownAs>,
    /// Help for the merchant: what it is, how to tell it from its neighbours.
    pub description: Option<Text>,
    /// A value that the field accepts. Not for secrets.
    pub example: Option<Spanned<Value>>,
    /// The value the form starts with. Not for secrets.
    pub default: Option<Spanned<Value>>,
    /// Whether the value must never be shown again. Needed on text fields whose title only sounds secret
    /// (`secret: false`) and on files and multi-line texts that are (`secret: true`).
    pub secret: Option<Spanned<bool>>,
    /// Whether it must be filled in when it is shown. Default: yes, except toggles and `features`.
    pub required: Option<Spanned<bool>>,
    /// It must be filled in only when this holds.
    pub required_when: Option<Spanned<Condition>>,
    /// It is shown only when this holds.
    pub when: Option<Spanned<Condition>>,
    /// A pattern for the whole value: anchored, in the common subset of Rust's `regex` and ECMAScript. Or a list
    /// of patterns that all match.
    pub pattern: Option<OneOrMany>,
    /// What the pattern asks for, in words: `14 digits`.
    pub pattern_description: Option<Text>,
    /// Text that the value begins with.
    pub prefix: Option<Spanned<String>>,
    /// Text that the value ends with.
    pub suffix: Option<Spanned<String>>,
    /// Fewest characters.
    pub min_length: Option<Spanned<u32>>,
    /// Most characters.
    pub max_length: Option<Spanned<u32>>,
    /// Smallest number.
    pub minimum: Option<Spanned<f64>>,
    /// Largest number.
    pub maximum: Option<Spanned<f64>>,
    /// Most items of a list.
    #[schemars(range(min = 1))]
    pub max_items: Option<Spanned<u32>>,
    /// The options of a select: value → title.
    pub options: Option<Map<OptionTitle>>,
    /// Where the options come from when the spec cannot know them.
    pub options_from: Option<Spanned<OptionsFrom>>,
    /// The only codes to offer for a currency, country or features field.
    #[schemars(length(min = 1))]
    pub allowed: Option<Vec<Spanned<String>>>,
    /// Codes not to offer for a currency, country or features field.
    #[schemars(length(min = 1))]
    pub except: Option<Vec<Spanned<String>>>,
    /// Whether a currency field offers the company's own currencies beside those of ISO 4217. Default: true.
    pub extra: Option<Spanned<bool>>,
    /// What a file may be.
    pub formats: Option<Vec<Spanned<FileFormat>>>,
    /// Name that the file is expected to have; `{key}` stands for the value of another field.
    pub file_name: Option<Spanned<String>>,
    /// Extensions to offer instead of the usual ones of the formats, such as `.txt`.
    pub extensions: Option<Vec<Spanned<String>>>,
    /// Largest size of a file, such as `20 KB` (1 KB = 1,000 bytes; 1 KiB = 1,024).
    pub max_size: Option<Spanned<String>>,
    /// Key of the field that unlocks the file.
    pub passphrase: Option<Spanned<String>>,
    /// Whether the file is uploaded or may be pasted.
    pub input: Option<Spanned<FileInput>>,
    /// Set when the merchant makes the key pair.
    pub key_pair: Option<Spanned<KeyPair>>,
    /// Who makes the value up.
    pub origin: Option<Spanned<Origin>>,
    /// Whether the provider shows the value only once.
    pub shown_once: Option<Spanned<bool>>,
    /// How long the value is good for, such as `1 year` or `90 days`; `up to 1 year` where the merchant chooses,
    /// `limited` where nobody says.
    pub valid_for: Option<Spanned<String>>,
    /// The same box takes another value in test than in live.
    pub differs_by_mode: Option<Spanned<bool>>,
    /// The value (a host, say) decides the mode, so that the form needs no switch.
    pub selects_mode: Option<Spanned<bool>>,
    /// The value of a `url` or a `host` is where the provider's API is.
    pub api_host: Option<Spanned<bool>>,
    /// What differs between the modes, where the form has a value per mode (see `per_mode` in a form).
    pub per_mode: Option<Map<PerModeKeys>>,
    /// Set when the field is on its way out.
    pub deprecated: Option<Spanned<Deprecation>>,
    /// Earlier keys of the same field, newest first: stored connections may still have them.
    pub renamed_from: Option<OneOrMany>,
}

impl FieldKeys {
    /// The patterns, all of which match.
    pub fn patterns(&self) -> &[Spanned<String>] {
        self.pattern.as_ref().map_or(&[], OneOrMany::names)
    }

    /// These keys with `over` laid upon them.
    #[must_use]
    pub fn overlaid(&self, over: &FieldKeys) -> FieldKeys {
        /// Each key once, so that a new one cannot be forgotten: the compiler asks for it.
        macro_rules! overlay {
            ($($key:ident)*) => {
                FieldKeys { $($key: over.$key.clone().or_else(|| self.$key.clone())),* }
            };
        }
        let mut keys = overlay!(
            field_type field title known_as description example default secret required required_when when
            pattern pattern_description prefix suffix min_length max_length minimum maximum max_items options
            options_from allowed except extra formats file_name extensions max_size passphrase input key_pair origin
            shown_once valid_for differs_by_mode selects_mode api_host per_mode deprecated renamed_from
        );
        // Of two keys that say the same thing in two ways, the one that is said here holds.
        if over.required.is_some() && over.required_when.is_none() {
            keys.required_when = None;
        }
        if over.required_when.is_some() && over.required.is_none() {
            keys.required = None;
        }
        if over.options.is_some() && over.options_from.is_none() {
            keys.options_from = None;
        }
        if over.options_from.is_some() && over.options.is_none() {
            keys.options = None;
        }
        keys
    }
}

/// A field under `fields:`. Its `type` is due. Most forms that have the field have it as it is: they share its keys.
#[derive(Debug, Clone)]
pub struct Definition(pub Arc<FieldKeys>);

impl<'de> Deserialize<'de> for Definition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        FieldKeys::deserialize(deserializer).map(|keys| Self(Arc::new(keys)))
    }
}

/// What is different about a field in one place.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Override(pub FieldKeys);

impl Deref for Definition {
    type Target = FieldKeys;

    fn deref(&self) -> &FieldKeys {
        &self.0
    }
}

impl JsonSchema for Definition {
    fn schema_name() -> Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        field_schema(
            generator,
            "A field, said once and used by every form.",
            &["field"],
            Some("type"),
        )
    }
}

impl JsonSchema for Override {
    fn schema_name() -> Cow<'static, str> {
        "FieldOverride".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        field_schema(
            generator,
            "What is different about a field in this place.",
            &["field", "type"],
            None,
        )
    }
}

/// The schema of the keys of a field, without `forbidden`, with `required`.
pub(super) fn field_schema(
    generator: &mut SchemaGenerator,
    description: &str,
    forbidden: &[&str],
    required: Option<&str>,
) -> Schema {
    let mut schema = FieldKeys::json_schema(generator);
    schema.insert("description".to_owned(), description.into());
    if let Some(properties) = schema
        .get_mut("properties")
        .and_then(|value| value.as_object_mut())
    {
        for key in forbidden {
            properties.shift_remove(*key);
        }
    }
    if let Some(required) = required {
        schema.insert("required".to_owned(), serde_json::json!([required]));
    }
    schema
}

/// What kind of value a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line of text.
    Text,
    /// One line that is masked and never shown again.
    Secret,
    /// Several lines of text.
    Multiline,
    /// A web address.
    Url,
    /// A host name, with a port where needed.
    Host,
    /// An e-mail address.
    Email,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// On or off.
    Toggle,
    /// One of several options.
    Select,
    /// Several of several options.
    Multiselect,
    /// A file.
    File,
    /// One currency.
    Currency,
    /// Several currencies.
    Currencies,
    /// One country.
    Country,
    /// Several countries.
    Countries,
    /// The features of the connection.
    Features,
    /// The test/live switch.
    Mode,
    /// A list of IP addresses and networks.
    IpList,
    /// The box "I have set up my provider account".
    Acknowledgement,
}

impl FieldType {
    /// The word in the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secret => "secret",
            Self::Multiline => "multiline",
            Self::Url => "url",
            Self::Host => "host",
            Self::Email => "email",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Toggle => "toggle",
            Self::Select => "select",
            Self::Multiselect => "multiselect",
            Self::File => "file",
            Self::Currency => "currency",
            Self::Currencies => "currencies",
            Self::Country => "country",
            Self::Countries => "countries",
            Self::Features => "features",
            Self::Mode => "mode",
            Self::IpList => "ip_list",
            Self::Acknowledgement => "acknowledgement",
        }
    }
}

/// A value of a field: a text, a number, `true`/`false`, or a list of texts.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum Value {
    /// One value.
    #[serde(rename = "$scalar")]
    One(Scalar),
    /// A list of texts.
    #[serde(rename = "$list")]
    Many(Vec<String>),
}

/// A value that is not a list.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// An option: its title, or a map with a title and more.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum OptionTitle {
    /// The title.
    #[serde(rename = "$text")]
    Title(Text),
    /// The title and more.
    #[serde(rename = "$map")]
    Detail(OptionDetail),
}

/// An option, and more than its title.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionDetail {
    /// What the form shows.
    pub title: Text,
    /// What choosing it means.
    pub description: Option<Text>,
    /// The mode that choosing it means, of a field that decides the mode.
    pub mode: Option<Spanned<super::Mode>>,
    /// The API hosts for those who choose it, as URLs: in place of those of the account and of the provider.
    pub hosts: Option<super::Hosts>,
}

impl OptionTitle {
    /// What the form shows.
    pub fn title(&self) -> &Text {
        match self {
            Self::Title(title) => title,
            Self::Detail(detail) => &detail.title,
        }
    }

    /// What choosing it means.
    pub fn description(&self) -> Option<&Text> {
        match self {
            Self::Title(_) => None,
            Self::Detail(detail) => detail.description.as_ref(),
        }
    }

    /// The mode that choosing it means.
    pub fn mode(&self) -> Option<&Spanned<super::Mode>> {
        match self {
            Self::Title(_) => None,
            Self::Detail(detail) => detail.mode.as_ref(),
        }
    }

    /// The API hosts for those who choose it.
    pub fn hosts(&self) -> Option<&super::Hosts> {
        match self {
            Self::Title(_) => None,
            Self::Detail(detail) => detail.hosts.as_ref(),
        }
    }
}

/// Where options come from that the spec cannot know.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionsFrom {
    /// Who knows them.
    pub source: Spanned<OptionsSource>,
    /// What they are, in words.
    pub description: Option<Text>,
    /// The call that lists them, such as `GET /gateways/listGateways`.
    pub request: Option<Spanned<String>>,
}

/// Who knows the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OptionsSource {
    /// A call to the provider's API; they differ per account.
    ProviderApi,
    /// The account manager at the provider.
    AccountManager,
}

/// What a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// A PKCS#12 container: key and certificate under a password.
    Pkcs12,
    /// A private key in PEM.
    PrivateKey,
    /// A public key in PEM.
    PublicKey,
    /// An X.509 certificate.
    Certificate,
    /// A certificate request.
    CertificateRequest,
    /// Any PEM text.
    Pem,
    /// A text file.
    Text,
    /// A JSON document.
    Json,
    /// Any file.
    Any,
}

/// How a file gets into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileInput {
    /// Chosen in a file dialogue.
    Upload,
    /// Pasted as text.
    Paste,
    /// Either.
    Either,
}

/// A key pair that the merchant makes; the file of the field is its private half.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyPair {
    /// Algorithm and size in words, such as `RSA, 2048 bits`.
    pub algorithm: Option<PortalText>,
    /// Name of the file with the public half; `{key}` stands for the value of another field.
    pub public_file: Option<Spanned<String>>,
    /// Where the public half goes.
    pub public_half: Option<Text>,
}

/// Who makes a value up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The provider issues it.
    Provider,
    /// The merchant chooses it, here and at the provider.
    Merchant,
    /// The provider makes one up, which the merchant takes or replaces by one of their own.
    Either,
    /// Somebody else issues it, such as Apple.
    ThirdParty,
    /// The merchant has it already, such as a registry code or an IBAN.
    Existing,
}

/// What differs about a field in one mode.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct PerModeKeys(pub FieldKeys);

impl Deref for PerModeKeys {
    type Target = FieldKeys;

    fn deref(&self) -> &FieldKeys {
        &self.0
    }
}

impl JsonSchema for PerModeKeys {
    fn schema_name() -> Cow<'static, str> {
        "PerModeKeys".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        field_schema(
            generator,
            "What is different about a field in this mode.",
            &[
                "field",
                "type",
                "per_mode",
                "differs_by_mode",
                "selects_mode",
            ],
            None,
        )
    }
}
