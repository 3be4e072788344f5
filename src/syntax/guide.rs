//! The guide, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Map, PortalText, Text};
use crate::source::Spanned;

/// How a merchant gets everything the forms ask for. How to fill in the form is never written here: that
/// is compiled from the form.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Guide {
    /// What to know before starting.
    pub intro: Option<Text>,
    /// What to have ready, beyond what the steps give.
    pub requirements: Vec<Text>,
    /// The steps at the provider, in order.
    pub setup: Vec<Spanned<StepEntry>>,
    /// How test and live differ.
    pub modes: Option<Text>,
    /// What to do when a credential expires or changes.
    pub renewal: Option<Text>,
    /// What may go wrong.
    pub troubleshooting: Vec<Question>,
}

/// A step, or the steps of a shared group.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum StepEntry {
    /// The steps of a shared group.
    #[serde(rename = "use")]
    Use(SharedSteps),
    /// A step.
    #[serde(rename = "$map")]
    Step(Box<Step>),
}

/// `{ use: apple_pay }`: the steps of a shared group.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedSteps {
    /// Name of the shared group.
    #[serde(rename = "use")]
    pub group: Spanned<String>,
    /// Accounts the steps are for. Default: those whose form uses the group, or all if it has no fields.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
}

/// One step at the provider.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What is done, in the imperative.
    pub title: Text,
    /// Menu path in the portal, parts separated by ` > `.
    #[serde(rename = "where")]
    pub place: Option<PortalText>,
    /// How it is done: paragraphs and lists with `**strong**`, `*emphasis*`, `` `code` `` and links
    /// (`[label](link:apply)`, `[label](field:account)`, `[label](https://…)`).
    pub text: Option<Text>,
    /// Commands to run, one a line.
    pub commands: Option<Spanned<String>>,
    /// Settings to make in the portal: name → value.
    #[serde(default)]
    pub set: Map<PortalText>,
    /// Fields whose value the merchant has after this step.
    #[serde(default)]
    pub gives: Vec<Spanned<String>>,
    /// Good to know.
    pub note: Option<Text>,
    /// Makes it easier.
    pub tip: Option<Text>,
    /// Something breaks if it is missed.
    pub warning: Option<Text>,
    /// The addresses are whitelisted in this step.
    pub whitelist: Option<Spanned<bool>>,
    /// The callback URLs are entered in this step: all of them, or those with these titles.
    pub callbacks: Option<StepCallbacks>,
    /// Accounts the step is for. Default: all.
    #[serde(default)]
    pub accounts: Vec<Spanned<String>>,
    /// The step is needed only when this holds. In a shared group: default, the group's condition.
    pub when: Option<Spanned<Condition>>,
    /// Whether it may be left out.
    pub optional: Option<Spanned<bool>>,
    /// Whether it is done only after the connection has been saved. What takes something of the connection always is.
    pub after_saving: Option<Spanned<bool>>,
    /// Pictures of the portal.
    #[serde(default)]
    pub screenshots: Vec<Screenshot>,
}

/// Which callback URLs are entered in a step: `true` for all, or a list of titles.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(untagged)]
pub enum StepCallbacks {
    /// All, or none.
    #[serde(rename = "$scalar")]
    All(Spanned<bool>),
    /// Those with these titles.
    #[serde(rename = "$list")]
    These(Vec<PortalText>),
}

/// A picture of the portal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Screenshot {
    /// Path relative to the spec: `images/connectum-keys.png`. A PNG, JPEG or WebP picture of at most 2 MB.
    #[schemars(regex(pattern = r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(png|jpe?g|webp)$"))]
    pub image: Spanned<String>,
    /// What it shows, for those who cannot see it.
    #[schemars(length(min = 1))]
    pub alt: Text,
}

/// A question and its answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What goes wrong.
    pub problem: Text,
    /// What to do.
    pub answer: Text,
}
