//! What the build has written for a provider: both JSON Schemas, the UI schema, the page and the index.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::page::Page;

/// The fields that no provider has: the company's own.
pub(crate) const SPECIAL: &[&str] = &[
    "mode",
    "currency",
    "currencies",
    "features",
    "acknowledgement",
];

/// Everything of one provider.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    /// Its entry in the index.
    pub(crate) status: String,
    pub(crate) name: String,
    /// The name in running text.
    pub(crate) spoken: String,
    pub(crate) whitelist: String,
    /// The forms in the order of the index.
    pub(crate) forms: Vec<Form>,
    pub(crate) page: Page,
}

/// The schemas of one form.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) key: String,
    /// Title in the index.
    pub(crate) title: String,
    pub(crate) draft_07: Schema,
    pub(crate) draft_2020: Schema,
    pub(crate) ui: Value,
    /// The order of the fields in the UI schema.
    pub(crate) order: Vec<String>,
}

/// A JSON Schema, its conditional parts laid flat.
#[derive(Debug, Clone)]
pub(crate) struct Schema {
    pub(crate) title: String,
    pub(crate) properties: Vec<Property>,
    pub(crate) whole: Value,
}

/// A property of a schema.
#[derive(Debug, Clone)]
pub(crate) struct Property {
    pub(crate) key: String,
    pub(crate) value: Value,
    /// It stands in the `required` of the root.
    pub(crate) required: bool,
    /// A condition shows or requires it.
    pub(crate) conditional: bool,
}

impl Form {
    /// The keys of the fields in the order of the form.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// What the UI schema says of a field, by a pointer below it.
    pub(crate) fn ui(&self, key: &str, pointer: &str) -> Option<&Value> {
        self.ui.get(key)?.pointer(pointer)
    }
}

impl Schema {
    fn read(path: &Path) -> Self {
        let whole = json(path);
        let mut properties = Vec::new();
        collect(&whole, false, &mut properties);
        let required = whole["required"].as_array().cloned().unwrap_or_default();
        for property in &mut properties {
            property.required = required.contains(&Value::from(property.key.as_str()));
        }
        Self {
            title: text(&whole["title"]),
            properties,
            whole,
        }
    }

    pub(crate) fn property(&self, key: &str) -> Option<&Property> {
        self.properties.iter().find(|it| it.key == key)
    }
}

impl Property {
    pub(crate) fn text(&self, key: &str) -> &str {
        self.value[key].as_str().unwrap_or_default()
    }
}

/// Takes the properties of a schema, then those of its conditional parts.
fn collect(schema: &Value, conditional: bool, properties: &mut Vec<Property>) {
    if !schema.is_object() {
        return;
    }
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        match properties.iter_mut().find(|known| known.key == *key) {
            Some(known) => known.conditional |= conditional,
            None => properties.push(Property {
                key: key.clone(),
                value: value.clone(),
                required: false,
                conditional,
            }),
        }
    }
    if conditional {
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for property in properties.iter_mut() {
            property.conditional |= required.contains(&property.key.as_str());
        }
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        for branch in ["then", "else"] {
            collect(&part[branch], true, properties);
        }
        collect(part, conditional, properties);
    }
    for branch in ["then", "else"] {
        collect(&schema[branch], true, properties);
    }
}

/// The folder of the outputs.
pub(crate) fn folder(root: &Path) -> PathBuf {
    root.join("generated")
}

/// The outputs of a provider; nothing when there are none.
pub(crate) fn read(generated: &Path, code: &str) -> Option<Output> {
    let index = json(&generated.join("frontend/index.json"));
    let entry = index["providers"]
        .as_array()
        .expect("the index lists providers")
        .iter()
        .find(|entry| entry["code"] == code)?;
    let forms = entry["forms"].as_array().into_iter().flatten().map(|form| {
        let file = |path: &Value| generated.join("frontend").join(text(path));
        let ui = json(&file(&form["ui_schema"]["rjsf"]));
        let order = ui["ui:order"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect();
        Form {
            key: text(&form["key"]),
            title: text(&form["title"]),
            draft_07: Schema::read(&file(&form["schema"])),
            draft_2020: Schema::read(&file(&form["schema_2020_12"])),
            ui,
            order,
        }
    });
    let page = generated.join(format!("docs/providers/{code}.md"));
    let page = std::fs::read_to_string(&page)
        .unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let name = text(&entry["name"]);
    let spoken = entry["short_name"].as_str().unwrap_or(&name).to_owned();
    Some(Output {
        status: text(&entry["status"]),
        whitelist: text(&entry["ip_whitelist"]["requirement"]),
        forms: forms.collect(),
        page: Page::read(&page, &spoken),
        name,
        spoken,
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn json(path: &Path) -> Value {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
