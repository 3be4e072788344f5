//! The pictures of the catalogue say what its forms ask for: what is made of a form is read, and held against each
//! other.

mod project;

use provspec::target::{self, OutputFile};
use roxmltree::{Document, Node};
use serde_json::{Map, Value};

/// A field, as an output has it.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    title: String,
    /// Whether it has to be filled in whenever it is shown.
    has_star: bool,
    /// Whether it is shown in some cases only.
    is_conditional: bool,
    /// Whether it has to be filled in in some of the cases in which it is shown.
    is_required_sometimes: bool,
}

/// What is made of a form.
struct Form {
    /// Path of the picture from the folder of the pages.
    path: String,
    picture: String,
    page: String,
    schema: Value,
}

/// Each form of the catalogue, and of the project that has what the language says in terms of others.
fn forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for checked in [project::checked(), project::extensions()] {
        let targets = target::all(&checked.project);
        for provider in &checked.providers {
            let files = target::provider(&targets, provider, &mut provider.summary());
            let contents = |path: String| {
                let of_path = |file: &&OutputFile| file.path == path;
                let file = files.iter().find(of_path);
                file.unwrap_or_else(|| panic!("no {path}")).contents.clone()
            };
            let code = &provider.code;
            forms.extend(provider.forms.iter().map(|form| {
                let path = format!("{code}/{}.svg", form.key);
                let schema = format!("frontend/{code}/{}.2020-12.schema.json", form.key);
                Form {
                    picture: contents(format!("docs/providers/{path}")),
                    page: contents(format!("docs/providers/{code}.md")),
                    schema: serde_json::from_str(&contents(schema)).unwrap(),
                    path,
                }
            }));
        }
    }
    assert!(forms.len() > 90, "{}", forms.len());
    forms
}

/// What is seen of a text: its words. Marks that reorder what stands around them (UAX #9) are in no picture.
fn squeeze(text: &str) -> String {
    let reorders = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen = text.replace(reorders, "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is told of a title at the least: one that no merchant would read to its end is cut.
fn told(title: &str) -> &str {
    let end = title
        .char_indices()
        .nth(80)
        .map_or(title.len(), |(at, _)| at);
    &title[..end]
}

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class") == Some(class)
}

fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    squeeze(&texts.filter_map(|it| it.text()).collect::<String>())
}

/// The fields of a picture, from top to bottom.
fn drawn(picture: &Document<'_>) -> Vec<Shown> {
    let mut fields: Vec<Shown> = Vec::new();
    for node in picture.descendants().filter(|it| it.has_tag_name("text")) {
        if has_class(node, "l") {
            let has_star = node.descendants().any(|it| has_class(it, "r"));
            let said = words(node);
            fields.push(Shown {
                title: said.strip_suffix(" *").unwrap_or(&said).to_owned(),
                has_star,
                is_conditional: node.ancestors().any(|it| has_class(it, "if")),
                is_required_sometimes: false,
            });
        } else if has_class(node, "w") && words(node).starts_with("Required when ") {
            fields.last_mut().unwrap().is_required_sometimes = true;
        }
    }
    fields
}

fn list<'a>(schema: &'a Value, key: &str) -> Vec<&'a str> {
    let all = schema[key]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    all.iter().filter_map(Value::as_str).collect()
}

/// The fields of a schema, in order, each before those of its items.
fn asked(schema: &Value, around: bool, fields: &mut Vec<Shown>) {
    let nothing = Map::new();
    let no_branches = Vec::new();
    let branches = schema["allOf"].as_array().unwrap_or(&no_branches);
    for (key, field) in schema["properties"].as_object().unwrap_or(&nothing) {
        let hides = |branch: &&Value| branch["else"]["properties"].get(key).is_some();
        let asks = |branch: &&Value| list(&branch["then"], "required").contains(&key.as_str());
        let hidden = branches.iter().find(hides);
        fields.push(Shown {
            title: squeeze(field["title"].as_str().unwrap()),
            has_star: list(schema, "required").contains(&key.as_str())
                || hidden.as_ref().is_some_and(asks),
            is_conditional: around || hidden.is_some(),
            is_required_sometimes: branches.iter().any(|it| asks(&it) && !hides(&it)),
        });
        // What items have is said where the list is shown.
        let shown = hidden.map(|branch| &branch["then"]["properties"][key]["items"]);
        let items = [Some(&field["items"]), shown];
        let mut items = items.into_iter().flatten();
        if let Some(item) = items.find(|it| it["properties"].is_object()) {
            asked(item, around || hidden.is_some(), fields);
        }
    }
}

#[test]
fn a_picture_has_the_fields_of_the_schema_in_order_with_the_same_stars_and_cases() {
    for form in forms() {
        let mut wanted = Vec::new();
        asked(&form.schema, false, &mut wanted);
        let picture = Document::parse(&form.picture).unwrap();
        assert_eq!(drawn(&picture), wanted, "{}", form.path);
    }
}

#[test]
fn a_page_shows_its_pictures_and_a_picture_says_what_it_is() {
    for form in forms() {
        let picture = Document::parse(&form.picture).unwrap();
        let root = picture.root_element();
        let part = |name: &str| {
            let mut parts = root.children().filter(|it| it.has_tag_name(name));
            let part = parts.next().unwrap();
            (part.attribute("id").unwrap(), words(part))
        };
        let ((name, said), (more, shows)) = (part("title"), part("desc"));
        let labels = format!("{name} {more}");
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("aria-labelledby"), Some(labels.as_str()));
        let title = squeeze(form.schema["title"].as_str().unwrap());
        assert!(said.starts_with(told(&title)), "{said}");
        for (key, field) in form.schema["properties"].as_object().unwrap() {
            let title = squeeze(field["title"].as_str().unwrap());
            assert!(shows.contains(told(&title)), "{key} in {shows}");
        }
        let height = root.attribute("height").unwrap();
        let shown = format!(
            "({}){{ width=640 height={height} loading=lazy }}",
            form.path
        );
        assert_eq!(form.page.matches(&shown).count(), 1, "{shown}");
    }
}

/// Cold builds write them all, and readers load them.
#[test]
fn pictures_are_small() {
    let mut sizes: Vec<usize> = forms().iter().map(|form| form.picture.len()).collect();
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] < 6_000, "{sizes:?}");
}
