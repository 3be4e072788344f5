//! What things are, in a few words of Markdown.

use serde_json::Value;

use super::fields::{self, Field};
use super::occurrences::text_of;
use super::place::{Place, Shape};
use super::workspace::Workspace;
use crate::check::placeholder;
use crate::ir::Variable;
use crate::yaml::{self, Node};

/// A field in a few words; `file` is where it is defined, if that is elsewhere.
pub(super) fn field(field: &Field, file: Option<&str>) -> String {
    let mut facts = vec![match field.of_type.as_str() {
        "" => "a field".to_owned(),
        of_type => format!("`{of_type}`"),
    }];
    match (field.says("required").as_deref(), field.of_type.as_str()) {
        (Some("false"), _) => facts.push("optional".to_owned()),
        (None, "toggle" | "features") => facts.push("optional".to_owned()),
        (None, _)
            if field
                .keys
                .as_ref()
                .is_some_and(|keys| keys.get("required_when").is_some()) =>
        {
            facts.push("required in some cases".to_owned());
        }
        _ => facts.push("required".to_owned()),
    }
    if field.is_secret() {
        facts.push("secret".to_owned());
    }
    let known_as = field.keys.as_ref().and_then(|keys| keys.get("known_as"));
    let names = known_as.map(|names| match text_of(names) {
        Some(name) => vec![name],
        None => fields::texts(names),
    });
    let options = field
        .keys
        .as_ref()
        .and_then(|keys| match &keys.get("options")?.kind {
            yaml::Kind::Map(options) => Some(
                options
                    .iter()
                    .map(|(key, _)| format!("`{key}`"))
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            _ => None,
        });
    let limits = [
        "pattern_description",
        "formats",
        "max_size",
        "min_length",
        "max_length",
        "minimum",
        "maximum",
    ];
    let limits = limits.iter().filter_map(|key| {
        let list = || Some(fields::texts(field.keys.as_ref()?.get(key)?).join(", "));
        let value = field
            .says(key)
            .or_else(list)
            .filter(|value| !value.is_empty())?;
        Some(format!("{}: {value}", key.replace('_', " ")))
    });
    let limits: Vec<String> = limits.collect();
    lines([
        Some(format!("`{}`: {}", field.key, facts.join(", "))),
        field.title.as_deref().map(bold),
        names.map(|names| format!("Known as {}", names.join(", "))),
        field.says("description"),
        options.map(|options| format!("Options: {options}")),
        Some(limits.join("; ")).filter(|limits| !limits.is_empty()),
        field
            .is_built_in()
            .then(|| "It needs no definition.".to_owned()),
        file.map(|file| format!("Defined in `{file}`.")),
    ])
}

/// A shared group in a few words.
pub(super) fn group(root: Option<&Node>) -> String {
    let text = |key: &str| root.and_then(|root| root.get(key)).and_then(text_of);
    let fields = fields::defined(root);
    let list = fields.iter().map(|field| {
        let title = field.title.as_deref().unwrap_or_default();
        format!("- `{}`: {} {title}", field.key, field.of_type)
            .trim_end()
            .to_owned()
    });
    let steps = root
        .and_then(|root| root.get("setup"))
        .map(|setup| &setup.kind);
    let steps = match steps {
        Some(yaml::Kind::List(steps)) => steps
            .iter()
            .filter_map(|step| step.get("title").and_then(text_of))
            .collect(),
        _ => Vec::new(),
    };
    let steps: Vec<String> = steps.iter().map(|title| format!("1. {title}")).collect();
    lines([
        Some(format!(
            "`{}`: a shared group",
            text("group").unwrap_or_default()
        )),
        text("title").map(bold),
        text("description").map(str::to_owned),
        Some(list.collect::<Vec<_>>().join("\n")).filter(|list| !list.is_empty()),
        Some(steps.join("\n")).filter(|list| !list.is_empty()),
    ])
}

pub(super) fn issued(root: Option<&Node>, key: &str) -> Option<String> {
    let value = root?.get("issued")?.get(key)?;
    let title = value.get("title").and_then(text_of).map(bold);
    let what = format!("`{key}`: a value that the company issues for each connection");
    Some(lines([Some(what), title, description(value)]))
}

pub(super) fn placeholder(workspace: &Workspace<'_>, name: &str) -> Option<String> {
    let project = workspace.view.project;
    let reading = workspace.read(&workspace.view.file);
    let root = reading.document.root.as_ref();
    let says = |key: &str| root.and_then(|root| root.get(key)).and_then(text_of);
    let variable = Variable::ALL
        .into_iter()
        .find(|variable| variable.name() == name);
    let value = match name {
        placeholder::PROVIDER_NAME => says("short_name")
            .or(says("name"))
            .unwrap_or("the name of the provider"),
        placeholder::CODE => says("code").unwrap_or("the code of the provider"),
        placeholder::BASE => &project.brand.callbacks_base_url,
        placeholder::CONNECTION => "the ID of the connection",
        _ => match variable {
            Some(variable) => project.variable(variable),
            None => project.values.get(name)?,
        },
    };
    Some(format!("`{{{name}}}`: {value}"))
}

/// A key of the language in a few words.
pub(super) fn said_of_key(key: &str, shape: &Shape, below: &Place) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for shape in &below.shapes {
        let kind = match (shape.kind(), shape.word()) {
            (_, Some(_)) => "a word",
            ("string", _) => "a text",
            ("boolean", _) => "true or false",
            ("integer", _) => "a whole number",
            ("number", _) => "a number",
            ("array", _) => "a list",
            ("object", _) => "a map",
            _ => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut limits: Vec<String> = Vec::new();
    for limit in below
        .shapes
        .iter()
        .flat_map(|shape| limits_of(shape.schema))
    {
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    let example = below
        .shapes
        .iter()
        .find_map(|shape| shape.schema["examples"].get(0));
    let due = if shape.requires(key) {
        ", required"
    } else {
        ""
    };
    let words = below.shapes.iter().filter_map(|shape| {
        let said = shape.schema["description"].as_str().unwrap_or_default();
        Some(format!(
            "- `{}`: {}",
            shape.word()?,
            said.replace('\n', " ")
        ))
    });
    lines([
        Some(format!("`{key}`: {}{due}", kinds.join(" or "))),
        below.description.map(|text| text.replace('\n', " ")),
        Some(words.collect::<Vec<_>>().join("\n")).filter(|words| !words.is_empty()),
        Some(limits.join("; ")).filter(|limits| !limits.is_empty()),
        example.map(|example| {
            format!(
                "Example: `{}`",
                example
                    .as_str()
                    .map_or_else(|| example.to_string(), str::to_owned)
            )
        }),
    ])
}

/// What the schema says of the size and the letters of a value.
fn limits_of(schema: &Value) -> Vec<String> {
    let number = |key: &str| schema[key].as_f64().filter(|number| *number > 0.0);
    let entries = |number: f64| match number {
        1.0 => "1 entry".to_owned(),
        number => format!("{number} entries"),
    };
    let characters = |number: f64| match number {
        1.0 => "1 character".to_owned(),
        number => format!("{number} characters"),
    };
    let limits = [
        schema["pattern"]
            .as_str()
            .map(|pattern| format!("pattern: `{pattern}`")),
        number("minLength").map(|least| format!("at least {}", characters(least))),
        number("maxLength").map(|most| format!("at most {}", characters(most))),
        number("minimum").map(|least| format!("at least {least}")),
        number("maximum").map(|most| format!("at most {most}")),
        number("minItems").map(|least| format!("at least {}", entries(least))),
        number("maxItems").map(|most| format!("at most {}", entries(most))),
    ];
    limits.into_iter().flatten().collect()
}

pub(super) fn description(node: &Node) -> Option<String> {
    node.get("description").and_then(text_of).map(str::to_owned)
}

pub(super) fn bold(text: &str) -> String {
    format!("**{text}**")
}

/// Paragraphs.
pub(super) fn lines<const N: usize>(parts: [Option<String>; N]) -> String {
    parts
        .into_iter()
        .flatten()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
