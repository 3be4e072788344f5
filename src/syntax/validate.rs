//! The schema's verdict on a document, each violation at its place, and the document without what is
//! unsound.

use jsonschema::error::{TypeKind, ValidationErrorKind as ErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use std::sync::OnceLock;

use super::schema::Grammar;
use crate::check::rules;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// How often the document is looked at again after unsound parts were taken out.
const MAX_ROUNDS: usize = 8;

impl Grammar {
    /// The compiled schema, shared by all documents of a run.
    fn validator(self) -> &'static Validator {
        static PROVIDER: OnceLock<Validator> = OnceLock::new();
        static SHARED_GROUP: OnceLock<Validator> = OnceLock::new();
        let cell = match self {
            Self::Provider => &PROVIDER,
            Self::SharedGroup => &SHARED_GROUP,
        };
        cell.get_or_init(|| {
            jsonschema::draft7::new(self.schema()).unwrap_or_else(|error| {
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
    let validator = grammar.validator();
    for round in 0..MAX_ROUNDS {
        let json = root.to_json();
        if validator.is_valid(&json) {
            return true;
        }
        let mut violations = Vec::new();
        for error in validator.iter_errors(&json) {
            flatten(&error, &json, grammar, &mut violations);
        }
        if violations.is_empty() {
            return false;
        }
        // What shows up in later rounds follows from what was taken out.
        if round == 0 {
            for violation in &violations {
                if !violation.is_excused(root, lost) {
                    diagnostics.push(violation.report(root, text));
                }
            }
        }
        // Deepest and last first, so that places found before stay what they are.
        violations.sort_by(|a, b| b.path.cmp(&a.path));
        for violation in &violations {
            violation.mend(root, lost);
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

fn flatten(error: &ValidationError<'_>, json: &Value, grammar: Grammar, out: &mut Vec<Violation>) {
    let path = steps(error.instance_path().as_str(), json);
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
            branch(&path, context, json, grammar, out);
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
    json: &Value,
    grammar: Grammar,
    out: &mut Vec<Violation>,
) {
    let here = |error: &ValidationError<'_>| steps(error.instance_path().as_str(), json) == path;
    let mut allowed = Vec::new();
    let mut types = Vec::new();
    let mut keys = Vec::new();
    let mut best: Option<(usize, bool, &Vec<ValidationError<'static>>)> = None;
    for errors in context {
        let mut score = 0;
        let (mut missing, mut unknown, mut other_type) = (false, false, false);
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
                    missing = true;
                    score += 1;
                    keys.extend(property.as_str().map(str::to_owned));
                }
                ErrorKind::AdditionalProperties { unexpected } if here(error) => {
                    unknown = true;
                    score += 10 * unexpected.len();
                }
                _ => score += 1,
            }
        }
        if best.as_ref().is_none_or(|(least, ..)| score < *least) {
            best = Some((score, other_type || (missing && unknown), errors));
        }
    }
    let is_map = node_at(json, path).is_some_and(Value::is_object);
    let fault = match best {
        _ if !allowed.is_empty() => Fault::Value { allowed },
        Some((_, false, errors)) => {
            errors
                .iter()
                .for_each(|error| flatten(error, json, grammar, out));
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
        match &self.fault {
            Fault::Missing { key } => lost.contains(key),
            Fault::Type { .. } => {
                !lost.is_empty()
                    && matches!(
                        place(root, &self.path).1,
                        Some(Node {
                            kind: Kind::Null,
                            ..
                        })
                    )
            }
            _ => false,
        }
    }

    fn report(&self, root: &Node, text: &str) -> Diagnostic {
        let (span, node) = place(root, &self.path);
        let name = self.name();
        match &self.fault {
            Fault::Unknown { key, known } => {
                let span = node
                    .and_then(|node| node.entry(key))
                    .map_or(span, |(key, _)| key.span);
                rules::unknown_key::report(span, key, &name, known)
            }
            Fault::Missing { key } => {
                rules::missing_key::report(span, key, &name, self.path.is_empty())
            }
            Fault::Type { due } => {
                let found = node.map_or("something else", Node::kind_name);
                let scalar = node.is_some_and(|node| {
                    matches!(node.kind, Kind::Bool(_) | Kind::Integer(_) | Kind::Float(_))
                });
                let source = if scalar { text.get(span.range()) } else { None };
                rules::wrong_type::report(span, &name, due, found, source)
            }
            Fault::Value { allowed } => {
                let found = text.get(span.range()).unwrap_or_default();
                rules::value_not_allowed::report(span, &name, found, allowed)
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

    /// Takes the unsound part out. A key that is missing at the top gets a stand-in, so that the rest can
    /// be checked.
    fn mend(&self, root: &mut Node, lost: &mut Vec<String>) {
        match &self.fault {
            Fault::Unknown { key, .. } => {
                if let Some(Node {
                    kind: Kind::Map(entries),
                    ..
                }) = node_mut(root, &self.path)
                {
                    entries.retain(|(name, _)| name.value != *key);
                }
            }
            Fault::Missing { key } if self.path.is_empty() => {
                let span = root.span;
                let kind = if key == "provspec" {
                    Kind::Integer(1)
                } else {
                    Kind::Text(String::new())
                };
                if let Kind::Map(entries) = &mut root.kind {
                    entries.push((
                        crate::source::Spanned::new(key.clone(), span),
                        Node { span, kind },
                    ));
                }
            }
            _ => {
                let Some((last, parent)) = self.path.split_last() else {
                    return;
                };
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
fn steps(pointer: &str, json: &Value) -> Vec<Step> {
    let mut out = Vec::new();
    let mut here = Some(json);
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        match here {
            Some(Value::Array(items)) => {
                let at = part.parse().unwrap_or(usize::MAX);
                here = items.get(at);
                out.push(Step::Item(at));
            }
            _ => {
                here = here.and_then(|value| value.get(&part));
                out.push(Step::Key(part));
            }
        }
    }
    out
}

fn node_at<'v>(json: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(json, |value, step| match step {
        Step::Item(at) => value.get(at),
        Step::Key(key) => value.get(key),
    })
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
