//! The fields of the language, and those that a file defines: what is said of each.

use super::occurrences::text_of;
use crate::check::builtin;
use crate::ir::{NamedCode, Project, Words};
use crate::yaml::{Kind, Node};

/// A field, and what is said of it.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its key.
    pub(super) key: String,
    /// Its type by its word; empty where nobody says.
    pub(super) of_type: String,
    /// Its title, where there is one.
    pub(super) title: Option<String>,
    /// Its keys as they are written, where it has a definition.
    pub(super) keys: Option<Node>,
    /// Where it stands.
    pub(super) stands: Stands,
}

/// Where a field stands in a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stands {
    /// In a set per mode.
    pub(super) in_set: bool,
    /// In an item of a list.
    pub(super) in_item: bool,
}

impl Field {
    pub(super) fn of(key: &str, keys: &Node) -> Self {
        let text = |name: &str| keys.get(name).and_then(text_of).map(str::to_owned);
        Self {
            key: key.to_owned(),
            of_type: text("type").unwrap_or_default(),
            title: text("title"),
            keys: Some(keys.clone()),
            stands: Stands::default(),
        }
    }

    pub(super) fn built_in(name: &str, project: &Project) -> Option<Self> {
        let keys = builtin::definition(name, Words::of(project.locale))?;
        Some(Self {
            key: name.to_owned(),
            of_type: keys
                .field_type
                .map(|of| of.value.name().to_owned())
                .unwrap_or_default(),
            title: keys.title.map(|title| title.value.clone()),
            keys: None,
            stands: Stands::default(),
        })
    }

    /// Whether the language, and no spec, defines it.
    pub(super) fn is_built_in(&self) -> bool {
        self.keys.is_none() && builtin::NAMES.contains(&self.key.as_str())
    }

    /// A value of a key that is a text, a number, or true or false.
    pub(super) fn says(&self, key: &str) -> Option<String> {
        match &self.keys.as_ref()?.get(key)?.kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::Bool(flag) => Some(flag.to_string()),
            Kind::Integer(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Whether its value is never shown again.
    pub(super) fn is_secret(&self) -> bool {
        let formats = self.keys.as_ref().and_then(|keys| keys.get("formats"));
        let formats = formats.map(texts).unwrap_or_default();
        let is_key = formats
            .iter()
            .any(|format| matches!(*format, "pkcs12" | "private_key"));
        match self.says("secret").as_deref() {
            Some(flag) => flag == "true" || self.of_type == "secret",
            None => self.of_type == "secret" || is_key,
        }
    }

    /// Whether a step gives it.
    pub(super) fn is_credential(&self) -> bool {
        let types = [
            "text",
            "secret",
            "multiline",
            "url",
            "host",
            "email",
            "integer",
            "number",
            "file",
        ];
        types.contains(&self.of_type.as_str())
    }

    /// What it offers to choose from: each value with its title. None where it is no choice.
    pub(super) fn choices(&self, root: Option<&Node>, project: &Project) -> Option<Vec<NamedCode>> {
        let named = |code: &str, title: &str| NamedCode {
            code: code.to_owned(),
            title: title.to_owned(),
        };
        let keys = self.keys.as_ref();
        match self.of_type.as_str() {
            "toggle" | "acknowledgement" => Some(vec![named("on", ""), named("off", "")]),
            "select" | "multiselect" => match &keys?.get("options")?.kind {
                Kind::Map(options) => {
                    let title = |option: &Node| {
                        text_of(option)
                            .or_else(|| option.get("title").and_then(text_of))
                            .unwrap_or_default()
                            .to_owned()
                    };
                    Some(
                        options
                            .iter()
                            .map(|(value, option)| named(value, &title(option)))
                            .collect(),
                    )
                }
                _ => None,
            },
            "mode" => Some(
                modes(root)
                    .into_iter()
                    .map(|mode| named(mode, ""))
                    .collect(),
            ),
            of_type => {
                let all = vocabulary(of_type, root, project)?;
                let list = |key: &str| keys.and_then(|keys| keys.get(key)).map(texts);
                let (allowed, except) = (list("allowed"), list("except").unwrap_or_default());
                let offered = |code: &NamedCode| {
                    allowed
                        .as_ref()
                        .is_none_or(|allowed| allowed.contains(&code.code.as_str()))
                        && !except.contains(&code.code.as_str())
                };
                Some(all.into_iter().filter(offered).collect())
            }
        }
    }
}

/// The codes that a field of this type may offer in a spec, with their names.
pub(super) fn vocabulary(
    of_type: &str,
    root: Option<&Node>,
    project: &Project,
) -> Option<Vec<NamedCode>> {
    let of_spec = |key: &str, all: &[NamedCode]| -> Vec<NamedCode> {
        let only = root.and_then(|root| root.get(key)).map(texts);
        let offered = |code: &&NamedCode| {
            only.as_ref()
                .is_none_or(|only| only.contains(&code.code.as_str()))
        };
        all.iter().filter(offered).cloned().collect()
    };
    match of_type {
        "currency" | "currencies" => Some(of_spec("currencies", &project.currencies)),
        "country" | "countries" => Some(project.countries.to_vec()),
        "features" => Some(of_spec("features", &project.features)),
        _ => None,
    }
}

/// The modes that a provider has.
pub(super) fn modes(root: Option<&Node>) -> Vec<&'static str> {
    let written = root
        .and_then(|root| root.get("modes"))
        .map(texts)
        .unwrap_or_default();
    ["test", "live"]
        .into_iter()
        .filter(|mode| written.contains(mode))
        .collect()
}

/// The texts of a list.
pub(super) fn texts(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(text_of).collect(),
        _ => Vec::new(),
    }
}

/// The fields that a file defines.
pub(super) fn defined(root: Option<&Node>) -> Vec<Field> {
    match root
        .and_then(|root| root.get("fields"))
        .map(|fields| &fields.kind)
    {
        Some(Kind::Map(fields)) => fields
            .iter()
            .map(|(key, keys)| Field::of(key, keys))
            .collect(),
        _ => Vec::new(),
    }
}

/// The fields that the language defines.
pub(super) fn built_in(project: &Project) -> Vec<Field> {
    builtin::NAMES
        .iter()
        .filter_map(|name| Field::built_in(name, project))
        .collect()
}
