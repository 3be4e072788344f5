//! The module of one provider.

use std::collections::BTreeSet;

use super::doc::{Doc, escape};
use super::facts;
use super::form::{self, FieldType, Member};
use super::item::Items;
use super::layout::{MAX_WIDTH, width, write_filled};
use super::literal::string;
use super::names::{self, Content, Types};
use super::{options, words};
use crate::ir::{Choice, Field, FieldKind, Form, NamedCode, Project, Provider, Repeat};

/// A provider's module: its documentation, and what stands in it.
pub(super) struct Module {
    pub(super) doc: Doc,
    pub(super) body: String,
}

impl Module {
    pub(super) fn new(provider: &Provider, project: &Project) -> Self {
        let (form_types, types) =
            names::form_types(provider.forms.iter().map(|form| form.key.as_str()));
        let mut writer = Writer {
            provider,
            project,
            types,
            imports: BTreeSet::new(),
            items: Items::default(),
        };
        for (form, name) in provider.forms.iter().zip(&form_types) {
            writer.form(form, name);
        }
        writer.imports.insert("ProviderTable");
        let mut body = writer.imports();
        body.push('\n');
        body.push_str(&facts::item(provider, project));
        if !provider.forms.is_empty() {
            body.push('\n');
            body.push_str(&writer.items.finish());
            body.push('\n');
        }
        Self {
            doc: words::provider(provider),
            body,
        }
    }
}

struct Writer<'a> {
    provider: &'a Provider,
    project: &'a Project,
    types: Types<'a>,
    imports: BTreeSet<&'static str>,
    items: Items,
}

impl<'a> Writer<'a> {
    fn form(&mut self, form: &'a Form, name: &str) {
        let doc = words::form(form, self.provider, self.project);
        let rules = format!("PROVIDER.rules({})", string(&form.key));
        self.record(name, &rules, &doc, &form.fields);
    }

    /// A struct with the expression of its rules. What its fields need comes before it.
    fn record(&mut self, name: &str, rules: &str, doc: &Doc, fields: &'a [Field]) {
        let members: Vec<Member<'_>> = fields
            .iter()
            .map(|field| Member {
                field,
                kind: self.field_type(field, name),
                doc: words::field(field, self.provider, self.project),
            })
            .collect();
        self.imports.extend(["Form", "FormDefinition", "Values"]);
        form::push(&mut self.items, name, doc, &members, rules);
    }

    fn field_type(&mut self, field: &'a Field, form: &str) -> FieldType {
        match &field.kind {
            FieldKind::Mode(_) => {
                self.imports.insert("Mode");
                FieldType::Choice("Mode".to_owned())
            }
            FieldKind::Repeat(repeat) => FieldType::Items(self.item(field, repeat, form)),
            kind => match kind.choices() {
                None | Some([]) => {
                    let plain = FieldType::plain(field);
                    match plain {
                        FieldType::Secret => drop(self.imports.insert("Secret")),
                        FieldType::Upload => drop(self.imports.insert("Upload")),
                        _ => {}
                    }
                    plain
                }
                Some(choices) if kind.is_list() => {
                    FieldType::Choices(self.options(field, choices, form))
                }
                Some(choices) => FieldType::Choice(self.options(field, choices, form)),
            },
        }
    }

    /// The enum of a field: the project's, if it is about its vocabulary, or one of the provider's own.
    fn options(&mut self, field: &Field, choices: &'a [Choice], form: &str) -> String {
        if let Some((name, vocabulary)) = options::vocabulary(field, self.project)
            && are_of(choices, vocabulary)
        {
            return name.to_owned();
        }
        let short = names::pascal(&field.definition);
        let long = format!("{form}{short}");
        let (name, new) = self.types.share(short, long, Content::Options(choices));
        if new {
            self.imports.insert("Choice");
            let mut doc = Doc::default();
            doc.paragraph(format!("The options of “{}”.", escape(&field.title)));
            options::push(
                &mut self.items,
                &name,
                &doc,
                choices,
                "Choice",
                self.project,
            );
        }
        name
    }

    /// The struct of an item.
    fn item(&mut self, field: &'a Field, repeat: &'a Repeat, form: &str) -> String {
        let mut short = names::pascal(&repeat.item_title);
        if !repeat.item_title.is_ascii() || short == "_" {
            short = names::pascal(&field.definition) + "Item";
        }
        let long = format!("{form}{short}");
        let (name, new) = self.types.share(short, long, Content::Item(repeat));
        if new {
            let mut doc = Doc::default();
            doc.paragraph(format!(
                "{}, one of “{}”.",
                escape(&repeat.item_title),
                escape(&field.title)
            ));
            let (form, item) = (
                format!("{form}::rules()"),
                format!(".item({})", string(&field.key)),
            );
            // rustfmt breaks what does not fit before the method.
            let breaks = 8 + width(&form) + width(&item) > MAX_WIDTH;
            let rules = form + if breaks { "\n            " } else { "" } + &item;
            self.record(&name, &rules, &doc, &repeat.fields);
        }
        name
    }

    fn imports(&self) -> String {
        // In the order of ASCII, which is rustfmt's.
        let names: Vec<&str> = self.imports.iter().copied().collect();
        if let [name] = names[..] {
            return format!("use provspec_forms::{name};\n");
        }
        let line = format!("use provspec_forms::{{{}}};\n", names.join(", "));
        // rustfmt wants two columns more than are needed.
        if width(line.trim_end()) + 2 <= MAX_WIDTH {
            return line;
        }
        let mut text = "use provspec_forms::{".to_owned();
        write_filled(&mut text, names.iter().map(|name| (*name).to_owned()), 4);
        text.push_str("\n};\n");
        text
    }
}

/// Whether the vocabulary has all of the options.
fn are_of(choices: &[Choice], vocabulary: &[NamedCode]) -> bool {
    // Mostly they stand in its order: then each code is looked at once.
    let mut rest = vocabulary.iter();
    choices.iter().all(|choice| {
        let is = |code: &NamedCode| code.code == choice.value;
        rest.any(is) || vocabulary.iter().any(is)
    })
}
