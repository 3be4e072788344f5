//! Which keys of a map would be refused for what stands there already.

use super::super::names::FIELDS;
use super::super::occurrences::text_of;
use super::super::place::Shape;
use super::super::{fields, forms, names::Kind};
use super::Asked;
use crate::check::rules::key_not_for_type;
use crate::syntax::schema::Grammar;
use crate::yaml::Node;

/// Keys of a definition of which a map has one at most.
const ONE_OF: [(&str, &[&str]); 3] = [
    (
        "Callback",
        &[
            "url",
            "leave_empty",
            "merchant_url",
            "ask_support",
            "automatic",
        ],
    ),
    ("Callback", &["where", "given_to"]),
    ("Whitelist", &["where", "given_to"]),
];
/// The same for the keys of a field.
const ONE_OF_FIELD: [&[&str]; 2] = [&["required", "required_when"], &["options", "options_from"]];
/// What a pattern's words may be about.
const DESCRIBED: [&str; 6] = [
    "pattern",
    "prefix",
    "suffix",
    "min_length",
    "max_length",
    "per_mode",
];

impl Asked<'_, '_> {
    /// Whether a map of this shape may have the key beside those that are there.
    pub(super) fn fits(
        &self,
        shape: &Shape,
        key: &str,
        present: &[&str],
        map: Option<&Node>,
    ) -> bool {
        let definition = shape.definition;
        let both =
            |keys: &[&str]| keys.contains(&key) && keys.iter().any(|key| present.contains(key));
        if ONE_OF
            .iter()
            .any(|(of, keys)| *of == definition && both(keys))
        {
            return false;
        }
        if FIELDS.contains(&definition) {
            return !ONE_OF_FIELD.iter().any(|keys| both(keys))
                && self.fits_field(key, present, map);
        }
        let is_spec = self.file.grammar == Grammar::Provider;
        let has_modes = !is_spec || !fields::modes(self.root()).is_empty();
        let in_set = self.cursor.outside("PerMode").is_some();
        let has_fields = || self.root().and_then(|root| root.get("fields")).is_some();
        match (definition, key) {
            ("PerMode", "per_mode") => has_modes && !in_set,
            ("ModeTest", "mode") | ("OptionDetail", "mode") => has_modes,
            ("Repeat", "repeat") => self.cursor.outside("Repeat").is_none(),
            ("OptionDetail", "hosts") => self.type_of_field().as_deref() == Some("select"),
            ("FeatureTest", "feature") => !self.workspace.view.project.features.is_empty(),
            ("SharedUse" | "SharedSteps", "use") => {
                self.workspace.files(Grammar::SharedGroup).next().is_some()
            }
            ("Step", "whitelist") => {
                !is_spec
                    || self
                        .root()
                        .is_some_and(|root| root.get("ip_whitelist").is_some())
            }
            ("Step", "callbacks") => {
                !is_spec
                    || self
                        .root()
                        .is_some_and(|root| root.get("callbacks").is_some())
            }
            ("SharedGroup", "form") => has_fields(),
            ("Provider", "deprecated") => {
                map.and_then(|map| map.get("status")).and_then(text_of) == Some("deprecated")
            }
            ("Whitelist", "space_after_separator") => {
                let separator = map.and_then(|map| map.get("separator")).and_then(text_of);
                matches!(separator, Some("semicolon" | "comma"))
            }
            _ => true,
        }
    }

    /// The same for the keys of a field, by its type.
    fn fits_field(&self, key: &str, present: &[&str], map: Option<&Node>) -> bool {
        let of_type = self.type_of_field();
        let is_flagged = |key: &str| {
            let flag = map.and_then(|map| map.get(key));
            flag.is_some_and(|flag| flag.kind == crate::yaml::Kind::Bool(true))
        };
        let is_secret = of_type.as_deref() == Some("secret") || is_flagged("secret");
        let modes =
            || self.file.grammar != Grammar::Provider || !fields::modes(self.root()).is_empty();
        let by_key = match key {
            "example" | "default" => {
                !is_secret && !matches!(of_type.as_deref(), Some("file" | "acknowledgement"))
            }
            "pattern_description" => present.iter().any(|key| DESCRIBED.contains(key)),
            "per_mode" | "differs_by_mode" | "selects_mode" => modes(),
            _ => true,
        };
        let by_type = match of_type.as_deref() {
            Some(of_type) => key_not_for_type::may_have(of_type, key),
            // Before the type is known, what every type has.
            None => ["text", "file", "select", "toggle"]
                .iter()
                .all(|of_type| key_not_for_type::may_have(of_type, key)),
        };
        by_key && by_type
    }

    /// The names in the file that no field has.
    pub(super) fn undefined(&self) -> Vec<String> {
        let known = forms::known(self.workspace, &self.file);
        let mut missing: Vec<String> = Vec::new();
        for name in self
            .reading
            .names
            .iter()
            .filter(|name| name.kind == Kind::Field && name.of_group.is_none())
        {
            let is_known = known.iter().any(|field| field.key == name.text)
                || crate::check::builtin::NAMES.contains(&name.text.as_str())
                || super::super::workspace::in_mode(&name.text).is_some();
            let is_typed = name.text.contains(super::PROBE);
            if name.stands == super::super::reading::Stands::Used
                && !is_known
                && !is_typed
                && !missing.contains(&name.text)
            {
                missing.push(name.text.clone());
            }
        }
        missing
    }
}
