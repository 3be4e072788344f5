//! The schema's verdict on a document, each violation at its place, and the document without what is
//! unsound.

use jsonschema::error::{TypeKind, ValidationErrorKind as ErrorKind};
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::Value;
use std::sync::OnceLock;

use super::schema::Grammar;
use super::slips;
use crate::check::rules;
use crate::check::rules::unknown_key::meant;
use crate::diagnostics::Diagnostic;
use crate::source::{Span, Spanned};
use crate::yaml::{Kind, Node};

/// How often the document is looked at again after unsound parts were taken out.
const MAX_ROUNDS: usize = 8;
/// A document with more violations than this is something else than a spec: some are reported and it is not
/// looked at any further.
const MAX_VIOLATIONS: usize = 1000;

impl Grammar {
    /// What finds out what is wrong with a document, shared by all of a run.
    fn validator(self) -> &'static Validator {
        static PROVIDER: OnceLock<Validator> = OnceLock::new();
        static SHARED_GROUP: OnceLock<Validator> = OnceLock::new();
        static TRANSLATIONS: OnceLock<Validator> = OnceLock::new();
        let cell = match self {
            Self::Provider => &PROVIDER,
            Self::SharedGroup => &SHARED_GROUP,
            Self::Translations => &TRANSLATIONS,
        };
        cell.get_or_init(|| {
            let options = jsonschema::options().with_draft(Draft::Draft7);
            options.build(self.schema()).unwrap_or_else(|error| {
                // The schema is derived from our own types; a test compiles it.
                unreachable!("the schema of the language does not compile: {error}")
            })
        })
    }
}

/// Reports every violation of the grammar and takes the unsound parts out of `root`. Words of what is taken
/// out go to `lost`. Returns whether a sound document is left.
pub(super) fn prune(
    root: &mut Node,
    grammar: Grammar,
    text: &str,
    lost: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    for round in 0..MAX_ROUNDS {
        let document = root.to_json();
        if grammar.accepts(&document) {
            return true;
        }
        let mut violations = Vec::new();
        for error in grammar.validator().iter_errors(&document) {
            flatten(&error, root, grammar, &mut violations);
            if violations.len() > MAX_VIOLATIONS {
                violations.truncate(MAX_VIOLATIONS);
                break;
            }
        }
        // What cannot be said is not held against it: the reader has the last word.
        if violations.is_empty() {
            return true;
        }
        // What shows up in later rounds follows from what was taken out.
        if round == 0 {
            for violation in &violations {
                if !violation.is_excused(root, lost)
                    && !violation.is_misspelt(&violations)
                    && !violation.is_of_wrong_type(&violations)
                {
                    diagnostics.push(violation.report(root, text));
                }
            }
        }
        if violations.len() == MAX_VIOLATIONS {
            return false;
        }
        // Deepest and last first, so that places found before stay what they are.
        violations.sort_by(|a, b| b.path.cmp(&a.path));
        for violation in &violations {
            violation.mend(root, grammar, lost);
        }
    }
    false
}

/// One step from a node to a node inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// An item of a list.
    Item(usize),
    /// The value of a key.
    Key(String),
}

struct Violation {
    path: Vec<Step>,
    fault: Fault,
}

enum Fault {
    Unknown {
        key: String,
        known: Vec<String>,
    },
    Missing {
        key: String,
    },
    Type {
        due: String,
    },
    Value {
        allowed: Vec<String>,
    },
    Pattern {
        pattern: String,
    },
    TooFew {
        least: u64,
    },
    Range {
        limit: String,
    },
    /// A map that is none of the things it could be; these keys would say what it is.
    NoVariant {
        keys: Vec<String>,
    },
    Other {
        message: String,
    },
}

fn flatten(error: &ValidationError<'_>, root: &Node, grammar: Grammar, out: &mut Vec<Violation>) {
    let path = steps(error.instance_path().as_str(), root);
    let mut push = |fault| {
        out.push(Violation {
            path: path.clone(),
            fault,
        })
    };
    match error.kind() {
        ErrorKind::AdditionalProperties { unexpected } => {
            let known = known_keys(grammar, error.schema_path().as_str());
            for key in unexpected {
                push(Fault::Unknown {
                    key: key.clone(),
                    known: known.clone(),
                });
            }
        }
        ErrorKind::Required { property } => {
            push(Fault::Missing {
                key: property.as_str().unwrap_or_default().to_owned(),
            });
        }
        ErrorKind::Type { kind } => push(Fault::Type {
            due: type_name(kind),
        }),
        ErrorKind::Enum { options } => {
            let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
            push(Fault::Value {
                allowed: options.iter().map(plain).collect(),
            });
        }
        ErrorKind::Constant { expected_value } => {
            push(Fault::Value {
                allowed: vec![plain(expected_value)],
            });
        }
        ErrorKind::Pattern { pattern } => push(Fault::Pattern {
            pattern: pattern.clone(),
        }),
        ErrorKind::MinLength { limit }
        | ErrorKind::MinItems { limit }
        | ErrorKind::MinProperties { limit } => push(Fault::TooFew { least: *limit }),
        ErrorKind::UniqueItems => push(Fault::Range {
            limit: "a list without repeats".to_owned(),
        }),
        ErrorKind::Minimum { limit } => push(Fault::Range {
            limit: format!("at least {limit}"),
        }),
        ErrorKind::Maximum { limit } => push(Fault::Range {
            limit: format!("at most {limit}"),
        }),
        ErrorKind::AnyOf { context } | ErrorKind::OneOfNotValid { context } => {
            branch(&path, context, root, grammar, out);
        }
        _ => push(Fault::Other {
            message: error.to_string(),
        }),
    }
}

/// Of several things that a value could be, the one that it was most likely meant to be speaks.
fn branch(
    path: &[Step],
    context: &[Vec<ValidationError<'static>>],
    root: &Node,
    grammar: Grammar,
    out: &mut Vec<Violation>,
) {
    let here = |error: &ValidationError<'_>| steps(error.instance_path().as_str(), root) == path;
    let mut allowed = Vec::new();
    let mut types = Vec::new();
    let mut keys = Vec::new();
    let mut best: Option<(usize, bool, &Vec<ValidationError<'static>>)> = None;
    for errors in context {
        let mut score = 0;
        let (mut missing, mut unknown) = (Vec::new(), Vec::new());
        let mut other_type = false;
        for error in errors {
            match error.kind() {
                ErrorKind::Constant { expected_value } if here(error) => {
                    allowed.push(plain(expected_value))
                }
                ErrorKind::Enum { options } if here(error) => {
                    allowed.extend(options.as_array().into_iter().flatten().map(plain));
                }
                ErrorKind::Type { kind } if here(error) => {
                    types.push(type_name(kind));
                    other_type = true;
                    score += 100;
                }
                ErrorKind::Required { property } if here(error) => {
                    // Without the key that says so, it is hardly this that was meant.
                    let decides = deciding_key(grammar, error.schema_path().as_str());
                    score += if decides == property.as_str() { 40 } else { 1 };
                    missing.extend(property.as_str());
                }
                ErrorKind::Type { .. } => score += 30,
                ErrorKind::AdditionalProperties { unexpected } if here(error) => {
                    score += 10 * unexpected.len();
                    unknown.extend(unexpected.iter().map(String::as_str));
                }
                _ => score += 1,
            }
        }
        // The first key that is due says which of the things it is.
        keys.extend(missing.first().map(|key| (*key).to_owned()));
        let misspelt = |key: &&str| {
            let key = [(*key).to_owned()];
            unknown.iter().any(|wrong| meant(wrong, &key).is_some())
        };
        let meant = !missing.is_empty() && missing.iter().all(misspelt);
        if meant {
            score = unknown.len();
        }
        let unclear = other_type || (!meant && !missing.is_empty() && !unknown.is_empty());
        if best.as_ref().is_none_or(|(least, ..)| score < *least) {
            best = Some((score, unclear, errors));
        }
    }
    let node = place(root, path).1;
    let is_map = node.is_some_and(|node| matches!(node.kind, Kind::Map(_)));
    let fault = match best {
        _ if !allowed.is_empty() => Fault::Value { allowed },
        Some((_, false, errors)) => {
            errors
                .iter()
                .for_each(|error| flatten(error, root, grammar, out));
            return;
        }
        _ if is_map && !keys.is_empty() => {
            keys.dedup();
            Fault::NoVariant { keys }
        }
        _ => {
            types.dedup();
            Fault::Type {
                due: types.join(" or "),
            }
        }
    };
    out.push(Violation {
        path: path.to_vec(),
        fault,
    });
}

impl Violation {
    /// Whether the fault follows from an entry that could not be read: its key is missing now, or the map
    /// around it has nothing left.
    fn is_excused(&self, root: &Node, lost: &[String]) -> bool {
        let is_lost = |key: &String| lost.contains(key);
        match &self.fault {
            Fault::Missing { key } => is_lost(key),
            // `{ field: x, when: }` is what is left of a map whose deciding key was lost.
            Fault::NoVariant { keys } => keys.iter().any(is_lost),
            Fault::Type { .. } => {
                let node = place(root, &self.path).1;
                !lost.is_empty() && node.is_some_and(|node| node.kind == Kind::Null)
            }
            Fault::TooFew { .. } => {
                let node = place(root, &self.path).1;
                !lost.is_empty()
                    && node.is_some_and(
                        |node| matches!(&node.kind, Kind::List(items) if items.is_empty()),
                    )
            }
            _ => false,
        }
    }

    /// Whether a key is only missing because it is misspelt beside its place: one mistake, one finding.
    fn is_misspelt(&self, all: &[Violation]) -> bool {
        let Fault::Missing { key } = &self.fault else {
            return false;
        };
        all.iter().any(|other| {
            other.path == self.path
                && matches!(&other.fault, Fault::Unknown { key: wrong, known }
                    if meant(wrong, known) == Some(key.as_str()))
        })
    }

    /// Whether a value is refused that is of another type anyway.
    fn is_of_wrong_type(&self, all: &[Violation]) -> bool {
        matches!(self.fault, Fault::Value { .. })
            && all
                .iter()
                .any(|other| other.path == self.path && matches!(other.fault, Fault::Type { .. }))
    }

    fn report(&self, root: &Node, text: &str) -> Diagnostic {
        let (span, node) = place(root, &self.path);
        let name = self.name();
        if let (Fault::Unknown { .. } | Fault::NoVariant { .. }, Some(node)) = (&self.fault, node) {
            let slip = if slips::is_condition(&self.path) {
                slips::condition(node, &name, text)
            } else if matches!(self.fault, Fault::NoVariant { .. }) {
                slips::entry(&self.path, node, &name, text)
                    .or_else(|| slips::link(&self.path, node, &name))
            } else {
                None
            };
            if let Some(finding) = slip {
                return finding;
            }
        }
        match &self.fault {
            Fault::Unknown { key, known } => {
                let span = node
                    .and_then(|node| node.entry(key))
                    .map_or(span, |(key, _)| key.span);
                let value = node.and_then(|node| node.get(key)).map(|value| value.span);
                let value = value.and_then(|span| Some((span, text.get(span.range())?)));
                if let Some(word) = node.and_then(|node| slips::type_as_format(node, key, known)) {
                    return rules::unknown_key::type_as_format(span, &name, word);
                }
                let known = &of_its_type(known, node, root);
                let there = rules::unknown_key::meant(key, known)
                    .and_then(|meant| node.and_then(|node| node.entry(meant)));
                if let Some((there, _)) = there {
                    return rules::unknown_key::twice(span, key, &name, there);
                }
                let cut = node.and_then(|node| slips::cut_text(node, key, text));
                match cut.filter(|_| rules::unknown_key::meant(key, known).is_none()) {
                    Some((whole, quoted)) => {
                        rules::unknown_key::end_of_text(span, key, &name, whole, &quoted)
                    }
                    None => rules::unknown_key::report(span, key, &name, known, value),
                }
            }
            Fault::Missing { key } => {
                rules::missing_key::report(span, key, &name, self.path.is_empty())
            }
            Fault::Type { due } => {
                let found = node.map_or("something else", Node::kind_name);
                let scalar = node.is_some_and(|node| {
                    !matches!(node.kind, Kind::Null | Kind::List(_) | Kind::Map(_))
                });
                let source = if scalar { text.get(span.range()) } else { None };
                let advice = node.and_then(|node| slips::advice(&self.path, due, node, text));
                rules::wrong_type::report(span, &name, due, found, source, advice)
            }
            Fault::Value { allowed } => {
                let found = text.get(span.range()).unwrap_or_default();
                // What the list has already is no help in it.
                let (list, is_item) = match self.path.split_last() {
                    Some((Step::Item(_), list)) => (place(root, list).1, true),
                    _ => (None, false),
                };
                let has = |word: &String| match list.map(|list| &list.kind) {
                    Some(Kind::List(items)) if is_item => items
                        .iter()
                        .any(|item| matches!(&item.kind, Kind::Text(text) if text == word)),
                    _ => false,
                };
                let free: Vec<&str> = allowed
                    .iter()
                    .filter(|word| !has(word))
                    .map(String::as_str)
                    .collect();
                rules::value_not_allowed::report(span, &name, found, allowed, &free)
            }
            Fault::Pattern { pattern } => {
                let found = text.get(span.range()).unwrap_or_default();
                rules::malformed_value::report(span, &name, found, pattern)
            }
            Fault::TooFew { least } => {
                let found = node.map_or("something else", Node::kind_name);
                rules::value_out_of_range::too_few(span, &name, found, *least)
            }
            Fault::Range { limit } => rules::value_out_of_range::report(span, &name, limit),
            Fault::NoVariant { keys } => {
                let found: Vec<(&str, Span)> = match node.map(|node| &node.kind) {
                    Some(Kind::Map(entries)) => entries
                        .iter()
                        .map(|(key, _)| (key.value.as_str(), key.span))
                        .collect(),
                    _ => Vec::new(),
                };
                rules::unclear_map::report(span, &name, &found, keys)
            }
            Fault::Other { message } => rules::wrong_type::misfit(span, message),
        }
    }

    /// What the value is called: its key, or its list.
    fn name(&self) -> String {
        match self.path.as_slice() {
            [] => "the spec".to_owned(),
            [.., Step::Key(key)] => format!("`{key}`"),
            [.., Step::Key(list), Step::Item(at)] => format!("entry {} of `{list}`", at + 1),
            [.., Step::Item(at)] => format!("entry {}", at + 1),
        }
    }

    /// Takes the unsound part out. A misspelt key is read as the key that it was meant to be, and a key that
    /// is missing at the top gets a stand-in, so that the rest can be checked.
    fn mend(&self, root: &mut Node, grammar: Grammar, lost: &mut Vec<String>) {
        match &self.fault {
            Fault::Unknown { key, known } => {
                let (_, node) = place(root, &self.path);
                let is_type =
                    node.is_some_and(|node| slips::type_as_format(node, key, known).is_some());
                let known = of_its_type(known, node, root);
                let Some(map) = node_mut(root, &self.path) else {
                    return;
                };
                let meant = meant(key, &known)
                    .filter(|_| !is_type)
                    .filter(|meant| map.get(meant).is_none())
                    .map(str::to_owned);
                let Kind::Map(entries) = &mut map.kind else {
                    return;
                };
                match meant {
                    Some(meant) => entries
                        .iter_mut()
                        .filter(|(name, _)| name.value == *key)
                        .for_each(|(name, _)| name.value.clone_from(&meant)),
                    None => entries.retain(|(name, _)| name.value != *key),
                }
            }
            Fault::Missing { key } if self.path.is_empty() => {
                let (span, kind) = (root.span, stand_in(grammar, key));
                lost.push(key.clone());
                if let Kind::Map(entries) = &mut root.kind {
                    entries.push((Spanned::new(key.clone(), span), Node { span, kind }));
                }
            }
            _ => {
                let Some((last, parent)) = self.path.split_last() else {
                    return;
                };
                // What is left of the lists and maps around it is not all that they were.
                lost.extend(parent.iter().filter_map(|step| match step {
                    Step::Key(key) => Some(key.clone()),
                    Step::Item(_) => None,
                }));
                let Some(parent) = node_mut(root, parent) else {
                    return;
                };
                match (last, &mut parent.kind) {
                    (Step::Item(at), Kind::List(items)) if *at < items.len() => {
                        words(&items.remove(*at), lost);
                    }
                    (Step::Key(key), Kind::Map(entries)) => {
                        if let Some(at) = entries.iter().position(|(name, _)| name.value == *key) {
                            let (name, node) = entries.remove(at);
                            lost.push(name.value);
                            words(&node, lost);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A value that the schema takes for a key that must be there.
fn stand_in(grammar: Grammar, key: &str) -> Kind {
    match (grammar, key) {
        (_, "provspec") => Kind::Integer(1),
        (Grammar::SharedGroup, "fields") => Kind::Map(Vec::new()),
        (Grammar::Translations, "texts") => Kind::List(Vec::new()),
        _ => Kind::Text("unknown".to_owned()),
    }
}

/// Every word that may name something in a node.
fn words(node: &Node, out: &mut Vec<String>) {
    match &node.kind {
        Kind::Text(text) => out.push(text.clone()),
        Kind::List(items) => items.iter().for_each(|item| words(item, out)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                out.push(key.value.clone());
                words(value, out);
            }
        }
        _ => {}
    }
}

/// A JSON pointer (RFC 6901) as steps.
fn steps(pointer: &str, root: &Node) -> Vec<Step> {
    let mut out = Vec::new();
    let mut here = Some(root);
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        match here.map(|node| &node.kind) {
            Some(Kind::List(items)) => {
                let at = part.parse().unwrap_or(usize::MAX);
                here = items.get(at);
                out.push(Step::Item(at));
            }
            _ => {
                here = here.and_then(|node| node.get(&part));
                out.push(Step::Key(part));
            }
        }
    }
    out
}

/// The node at a path, or the nearest one around it.
fn place<'n>(root: &'n Node, path: &[Step]) -> (Span, Option<&'n Node>) {
    let mut node = root;
    for step in path {
        let next = match (step, &node.kind) {
            (Step::Item(at), Kind::List(items)) => items.get(*at),
            (Step::Key(key), _) => node.get(key),
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => return (node.span, None),
        }
    }
    // A whole map is too much to underline: its first key shows where it is.
    let span = match &node.kind {
        Kind::Map(entries) if !entries.is_empty() => entries[0].0.span,
        _ => node.span,
    };
    (span, Some(node))
}

fn node_mut<'n>(root: &'n mut Node, path: &[Step]) -> Option<&'n mut Node> {
    path.iter()
        .try_fold(root, |node, step| match (step, &mut node.kind) {
            (Step::Item(at), Kind::List(items)) => items.get_mut(*at),
            (Step::Key(key), Kind::Map(entries)) => entries
                .iter_mut()
                .find(|(name, _)| name.value == *key)
                .map(|(_, value)| value),
            _ => None,
        })
}

/// The key that says what a map is, from the place in the schema that misses a key.
fn deciding_key(grammar: Grammar, schema_path: &str) -> Option<&'static str> {
    let object = schema_path.rsplit_once('/').map(|(object, _)| object)?;
    let required = grammar.schema().pointer(object)?.get("required")?;
    required.get(0)?.as_str()
}

/// The keys that a map may have, from the place in the schema that refused one.
fn known_keys(grammar: Grammar, schema_path: &str) -> Vec<String> {
    let object = schema_path
        .rsplit_once('/')
        .map_or("", |(object, _)| object);
    let properties = grammar
        .schema()
        .pointer(object)
        .and_then(|schema| schema.get("properties"));
    properties
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|map| map.keys().cloned())
        .collect()
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn type_name(kind: &TypeKind) -> String {
    let word = |name: &str| match name {
        "string" => "a text",
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        "object" => "a map",
        _ => "nothing",
    };
    match kind {
        TypeKind::Single(name) => word(name.as_str()).to_owned(),
        TypeKind::Multiple(names) => names
            .iter()
            .map(|name| word(name.as_str()))
            .collect::<Vec<_>>()
            .join(" or "),
    }
}

/// The fields that need no definition, as far as keys depend on their type.
const CALLED_BY_TYPE: [&str; 6] = [
    "mode",
    "currency",
    "currencies",
    "country",
    "countries",
    "features",
];

/// Of these keys those that a field of this type has; all of them where the node is none, or of an unknown type.
fn of_its_type(known: &[String], node: Option<&Node>, root: &Node) -> Vec<String> {
    let of_type = node.and_then(|node| type_of(node, root));
    let has = |key: &&String| of_type.is_none_or(|it| rules::key_not_for_type::may_have(it, key));
    known.iter().filter(has).cloned().collect()
}

/// The type of a field: the one that stands there, or that of the definition which it names. What needs no definition is
/// called by its type.
fn type_of<'n>(node: &'n Node, root: &'n Node) -> Option<&'n str> {
    let text = |node: &'n Node| match &node.kind {
        Kind::Text(text) => Some(text.as_str()),
        _ => None,
    };
    if let Some(own) = node.get("type") {
        return text(own);
    }
    let name = text(node.get("field")?)?;
    let defined = root.get("fields").and_then(|fields| fields.get(name));
    match defined {
        Some(definition) => text(definition.get("type")?),
        None => Some(name).filter(|name| CALLED_BY_TYPE.contains(name)),
    }
}
