//! What may be named where: the one table that completion, definitions, references and renames go by.

use super::place::Place;

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A field; also the select of `variants`, and the list of `repeat`.
    Field,
    /// A value that the company issues.
    Issued,
    /// What braces stand for: a field, an issued value, or something of the project.
    Hole,
    /// An account.
    Account,
    /// A link.
    Link,
    /// A shared group.
    Group,
    /// A heading in a form.
    Heading,
    /// An option of a select.
    Option,
    /// A callback, by its title.
    Callback,
    /// A provider, by its code.
    Provider,
    /// A feature of the project.
    Feature,
    /// A currency.
    Currency,
    /// A code of the vocabulary that goes with the type of the field.
    Code,
    /// A mode.
    Mode,
}

/// What a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The text, or the key, is the name of something that is defined here.
    Defines(Kind),
    /// The text, or the key, is the name of something that is defined elsewhere.
    Refers(Kind),
    /// A key that something had earlier.
    Earlier(Kind),
    /// Mark-up, with links and placeholders.
    Markup,
    /// A text with names in braces.
    Holes(Holes),
    /// A path of keys, as translations have it.
    Path,
}

/// What the names in the braces of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holes {
    /// The title of a step.
    Title,
    /// The value of a setting.
    Setting,
    /// The URL of a callback.
    Address,
    /// Commands.
    Commands,
    /// The name of a file.
    FileName,
}

/// The definitions that have the keys of a field.
pub(super) const FIELDS: [&str; 4] = ["Field", "FieldOverride", "FieldUse", "PerModeKeys"];

/// What the text at a place holds, by the definition and the key of the schema that it stands under.
pub(super) fn of_text(place: &Place) -> Option<Role> {
    role(place.definition, place.key)
}

fn role(definition: &str, key: &str) -> Option<Role> {
    use Role::{Defines, Earlier, Markup, Path, Refers};
    let is_field = FIELDS.contains(&definition);
    Some(match (definition, key) {
        (_, "form")
        | ("PerMode", "per_mode")
        | ("FieldUse" | "FieldTest", "field")
        | ("FilledTest", "filled") => Refers(Kind::Field),
        (_, "passphrase") if is_field => Refers(Kind::Field),
        ("Step" | "Callback", "gives") => Refers(Kind::Field),
        ("Variants", "variants") | ("Repeat", "repeat") => Defines(Kind::Field),
        (_, "file_name") if is_field => Role::Holes(Holes::FileName),
        ("KeyPair", "public_file") => Role::Holes(Holes::FileName),
        ("Step", "commands") => Role::Holes(Holes::Commands),
        ("Step", "title") => Role::Holes(Holes::Title),
        ("Step" | "Callback" | "Whitelist", "set") => Role::Holes(Holes::Setting),
        ("Callback", "url") => Role::Holes(Holes::Address),
        (_, "renamed_from") if is_field => Earlier(Kind::Field),
        ("Account", "renamed_from") => Earlier(Kind::Account),
        (_, "accounts") => Refers(Kind::Account),
        ("SharedUse" | "SharedSteps", "use") => Refers(Kind::Group),
        ("SharedGroup", "group") => Defines(Kind::Group),
        ("Group", "group") => Defines(Kind::Heading),
        ("FieldTest", "is") => Refers(Kind::Option),
        (_, "default" | "example") if is_field => Refers(Kind::Option),
        (_, "allowed" | "except") if is_field => Refers(Kind::Code),
        ("FeatureTest", "feature") | ("Provider", "features") => Refers(Kind::Feature),
        ("Provider", "currencies") => Refers(Kind::Currency),
        ("Callback", "title") => Defines(Kind::Callback),
        ("Step", "callbacks") => Refers(Kind::Callback),
        ("Provider", "code") => Defines(Kind::Provider),
        ("Translations", "provider") => Refers(Kind::Provider),
        ("TranslatedText", "at") => Path,
        ("Provider", "description") => return None,
        (_, "description" | "public_half" | "note" | "tip" | "warning" | "answer") => Markup,
        ("Step", "text") | ("Guide", "intro" | "requirements" | "modes" | "renewal") => Markup,
        _ => return None,
    })
}

/// What the keys of the map at a place are, where they are an author's own.
pub(super) fn of_keys(place: &Place) -> Option<Role> {
    let open = place.shapes.iter().any(super::place::Shape::is_open);
    open.then(|| role_of_key(place.definition, place.key, place.depth))
        .flatten()
}

fn role_of_key(definition: &str, key: &str, depth: usize) -> Option<Role> {
    use Role::{Defines, Refers};
    Some(match (definition, key) {
        ("Provider" | "SharedGroup", "fields") => Defines(Kind::Field),
        ("SharedUse", "fields") => Refers(Kind::Field),
        ("Provider", "accounts") => Defines(Kind::Account),
        ("Provider", "links") => Defines(Kind::Link),
        ("Provider", "issued") => Defines(Kind::Issued),
        (_, "options") => Defines(Kind::Option),
        (_, "per_mode") => Refers(Kind::Mode),
        (_, "hosts" | "sends_from") if depth == 0 => Refers(Kind::Mode),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::syntax::schema::Grammar;

    /// Texts that hold no name and no placeholder: words, addresses, dates, sizes, patterns, paths of files. The definitions
    /// that have the keys of a field stand as one.
    const WORDS: &str = "Account.hosts Account.sends_from Account.title Callback.events Callback.given_to Callback.where \
        Deprecation.reason Deprecation.since Field.extensions Field.known_as Field.max_size Field.options \
        Field.pattern Field.pattern_description Field.prefix Field.suffix Field.title Field.valid_for \
        Group.title Issued.known_as Issued.title KeyPair.algorithm LimitedEvent.name OptionDetail.hosts \
        OptionDetail.title OptionsFrom.request Provider.description Provider.hosts Provider.links Provider.logo \
        Provider.name Provider.sends_from Provider.short_name Question.problem Repeat.item Repeat.title \
        Screenshot.alt Screenshot.image SenderDetail.begins SenderDetail.host SenderDetail.list SenderDetail.net \
        SenderDetail.retires SharedGroup.title SharedUse.title Step.where TitledLink.title TitledLink.url \
        TranslatedText.source TranslatedText.translation Translations.locale Variant.hosts Variant.title \
        Variants.title Whitelist.boxes Whitelist.given_to Whitelist.where";
    /// Maps whose keys are an author's own and name nothing of the language.
    const OPEN: &str = "set";

    /// The texts and the open maps of the schemas, by definition and key.
    #[derive(Default)]
    struct Found {
        texts: BTreeSet<(&'static str, &'static str)>,
        maps: BTreeSet<(&'static str, &'static str)>,
        seen: BTreeSet<(&'static str, &'static str, usize, usize)>,
    }

    impl Found {
        fn walk(&mut self, place: &Place, items: usize) {
            for shape in &place.shapes {
                let place = place.alone(*shape);
                let name = (place.definition, place.key);
                match shape.kind() {
                    "string" if shape.word().is_none() => drop(self.texts.insert(name)),
                    "array" => self.enter(place.item(), items + 1),
                    "object" if shape.is_open() => {
                        self.maps.insert(name);
                        self.enter(place.value_of("any"), items);
                    }
                    _ => shape
                        .keys()
                        .for_each(|key| self.enter(place.value_of(key), 0)),
                }
            }
        }

        fn enter(&mut self, place: Option<Place>, items: usize) {
            if let Some(place) = place
                && self
                    .seen
                    .insert((place.definition, place.key, place.depth, items))
            {
                self.walk(&place, items);
            }
        }
    }

    #[test]
    fn every_text_of_the_language_has_a_role_or_is_known_to_have_none() {
        let mut found = Found::default();
        for grammar in [
            Grammar::Provider,
            Grammar::SharedGroup,
            Grammar::Translations,
        ] {
            found.walk(&Place::root(grammar), 0);
        }
        let without = found
            .texts
            .iter()
            .filter(|(definition, key)| role(definition, key).is_none());
        let words = without.map(|(definition, key)| match FIELDS.contains(definition) {
            true => format!("Field.{key}"),
            false => format!("{definition}.{key}"),
        });
        let words: BTreeSet<String> = words.collect();
        assert_eq!(
            Vec::from_iter(words),
            Vec::from_iter(WORDS.split_whitespace())
        );
        let without = found
            .maps
            .iter()
            .filter(|(definition, key)| role_of_key(definition, key, 0).is_none());
        let keys: BTreeSet<&str> = without.map(|(_, key)| *key).collect();
        assert_eq!(
            Vec::from_iter(keys),
            Vec::from_iter(OPEN.split_whitespace())
        );
    }
}
