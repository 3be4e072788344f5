//! What is about one field.

use serde_json::Value;

use super::file;
use crate::corpus::{Control, Field};
use crate::difference::Found;
use crate::output::{Form, Property};
use crate::page;

const ON_PAGE: &str = "on the page";
const IN_UI: &str = "in the UI schema";

/// What the page says of a select whose options only the provider knows.
const ASKED: &str = "for your account.";

/// A field in all outputs.
pub(super) struct Outputs<'a> {
    pub(super) form: &'a Form,
    pub(super) key: &'a str,
    pub(super) draft_07: &'a Property,
    pub(super) draft_2020: Option<&'a Property>,
    pub(super) page: Option<&'a page::Field>,
    /// The provider's name in its row of the table of credentials, if it has a row.
    row: Option<Option<&'a str>>,
}

impl<'a> Outputs<'a> {
    /// The field with this title.
    pub(super) fn of(
        label: &str,
        form: &'a Form,
        on_page: Option<&'a page::Form>,
        page: &'a page::Page,
    ) -> Option<Self> {
        let titled = |key: &&str| {
            form.draft_07
                .property(key)
                .is_some_and(|it| it.text("title") == label)
        };
        let key = form.keys().find(titled)?;
        let anchor = format!("{}-{key}", form.key);
        Some(Self {
            form,
            key,
            draft_07: form.draft_07.property(key)?,
            draft_2020: form.draft_2020.property(key),
            page: on_page.and_then(|it| it.fields.iter().find(|field| field.key == key)),
            row: row(page, &anchor),
        })
    }

    pub(super) fn ui(&self, pointer: &str) -> Option<&'a Value> {
        self.form.ui(self.key, pointer)
    }

    fn widget(&self) -> &'a str {
        self.ui("/ui:widget")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Both schemas, where the field is in both.
    fn drafts(&self) -> impl Iterator<Item = (&'static str, &'a Property)> {
        let second = self.draft_2020.map(|it| ("in 2020-12", it));
        [("in draft-07", self.draft_07)].into_iter().chain(second)
    }

    /// What both schemas say, and where.
    fn in_drafts<'s>(&self, say: impl Fn(&'a Property) -> &'s str) -> Vec<(&'static str, &'s str)> {
        self.drafts()
            .map(|(draft, property)| (draft, say(property)))
            .collect()
    }
}

/// The name in the row of a field. A row may stand for several fields, of which one has the name.
fn row<'a>(page: &'a page::Page, anchor: &str) -> Option<Option<&'a str>> {
    let row = page
        .credentials
        .iter()
        .find(|row| row.fields.iter().any(|it| it == anchor))?;
    let named = |field: &str| {
        let mut fields = page
            .forms
            .iter()
            .flat_map(|form| form.fields.iter().map(move |it| (form, it)));
        let field = fields.find(|(form, it)| format!("{}-{}", form.key, it.key) == field);
        field.and_then(|(_, it)| it.name.as_deref())
    };
    let of_another = named(anchor).is_none()
        && row
            .fields
            .iter()
            .any(|field| row.name.is_some() && named(field) == row.name.as_deref());
    Some(row.name.as_deref().filter(|_| !of_another))
}

pub(super) fn whole(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    titles(fact, outputs, found);
    name(fact, outputs, found);
    required(fact, outputs, found);
    secret(fact, outputs, found);
    control(fact, outputs, found);
    options_of(fact, outputs, found);
    condition(fact, outputs, found);
    match (&fact.file, fact.hint.as_deref()) {
        (Some(facts), hint) => file::whole(facts, hint, outputs, found),
        (None, Some(hint)) => example(hint, outputs, found),
        (None, None) => {}
    }
}

fn titles(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let title = outputs.page.map_or("", |it| it.title.as_str());
    let mut said = outputs.in_drafts(|property| property.text("title"));
    said.push((ON_PAGE, title));
    found.everywhere("title", &fact.label, &said);
}

/// The provider's own name, exactly; none where it is the title.
fn name(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let other = |name: Option<&'_ str>| -> String {
        name.filter(|name| *name != fact.label)
            .unwrap_or("none")
            .to_owned()
    };
    let known_as = outputs
        .ui("/ui:options/provspec/known_as")
        .and_then(Value::as_str);
    let mut said = vec![
        (
            ON_PAGE,
            other(outputs.page.and_then(|it| it.name.as_deref())),
        ),
        (IN_UI, other(known_as)),
    ];
    if let Some(row) = outputs.row {
        said.push(("in the table", other(row)));
    }
    let said: Vec<(&str, &str)> = said.iter().map(|(at, it)| (*at, it.as_str())).collect();
    let wanted = other(fact.provider_term.as_deref());
    found.everywhere("name at the provider", &wanted, &said);
}

fn required(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let words = |required| if required { "required" } else { "optional" };
    let mut said = outputs.in_drafts(|property| words(property.required));
    // What a condition requires is marked on the page, too.
    if fact.required || !outputs.draft_07.conditional {
        let marked = outputs.page.is_some_and(|it| it.required);
        said.push((ON_PAGE, words(marked)));
    }
    found.everywhere("required", words(fact.required), &said);
    if fact.condition.is_none() {
        let said = outputs.in_drafts(|it| {
            if it.conditional {
                "conditional"
            } else {
                "none"
            }
        });
        found.everywhere("condition", "none", &said);
    }
}

/// A secret is always masked, also where the source form shows it in clear.
fn secret(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let words = |secret| if secret { "secret" } else { "not secret" };
    let mut said = outputs.in_drafts(|it| {
        let masked = fact.control == Control::File || it.text("format") == "password";
        match (it.value["writeOnly"] == true, masked) {
            (true, true) => "secret",
            (true, false) => "write-only in clear",
            (false, true) if fact.control != Control::File => "masked, not write-only",
            (false, _) => "not secret",
        }
    });
    said.push((ON_PAGE, words(outputs.page.is_some_and(|it| it.secret))));
    if fact.control != Control::File {
        said.push((IN_UI, words(outputs.widget() == "password")));
    }
    found.everywhere("secret", words(fact.secret), &said);
}

/// What the field is on the form.
fn control(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let wanted = match fact.control {
        Control::Text | Control::Password | Control::Unknown => "a line",
        Control::Select => "a select",
        Control::Toggle => "a switch",
        Control::File => "a file",
    };
    // Where nobody has published the options, the outputs say who knows them.
    let source = outputs.ui("/ui:options/provspec/options_from/source");
    let asked = source.is_some_and(|it| {
        it != "account_manager" || outputs.page.is_some_and(|it| it.text.contains(ASKED))
    });
    let said = outputs.in_drafts(|property| match (property.text("type"), outputs.widget()) {
        ("boolean", "checkbox") => "a switch",
        ("string", "file") => "a file",
        ("string", "") if asked || !options(property).is_empty() => "a select",
        ("string", "" | "password") => "a line",
        (_, "textarea") => "several lines",
        (kind, _) => kind,
    });
    found.everywhere("control", wanted, &said);
    if fact.control == Control::File {
        found.same(
            "format in draft-07",
            "data-url",
            outputs.draft_07.text("format"),
        );
    }
}

/// The titles of the options.
fn options_of(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let Some(wanted) = &fact.options else {
        return;
    };
    let said: Vec<(&str, String)> = outputs
        .drafts()
        .map(|(draft, property)| (draft, options(property).join(", ")))
        .collect();
    let said: Vec<(&str, &str)> = said.iter().map(|(at, it)| (*at, it.as_str())).collect();
    found.everywhere("options", &wanted.join(", "), &said);
    let text = outputs.page.map_or("", |it| &it.text);
    for title in wanted {
        let said = text.contains(title.as_str());
        found.holds(said, "options on the page", title, text);
    }
}

/// The titles of the options of a property.
pub(super) fn options(property: &Property) -> Vec<&str> {
    let titled = property.value["oneOf"].as_array().into_iter().flatten();
    let titled: Vec<&str> = titled.filter_map(|it| it["title"].as_str()).collect();
    if !titled.is_empty() {
        return titled;
    }
    property.value["enum"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The form knows the condition, or says in words when the field is needed.
fn condition(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let Some(condition) = &fact.condition else {
        return;
    };
    let said = outputs.in_drafts(|property| {
        let mut options = property.value["oneOf"].as_array().into_iter().flatten();
        let is_said = property.conditional
            || !own_words(property.text("description")).is_empty()
            || options.any(|it| it["description"].is_string());
        if is_said { condition } else { "nothing" }
    });
    found.everywhere("condition", condition, &said);
}

/// A description without the sentences that are compiled from the rules of the field.
fn own_words(description: &str) -> &str {
    let mut rest = description.trim();
    loop {
        let cut = rest
            .trim_end_matches('.')
            .rfind(". ")
            .map_or(0, |at| at + 1);
        let last = rest[cut..].trim();
        let compiled = ["Format: ", "Begins with “", "Ends with “"];
        let is_rule = compiled.iter().any(|it| last.starts_with(it)) || last.contains(", at most ");
        if last.is_empty() || !is_rule {
            return rest;
        }
        rest = rest[..cut].trim();
    }
}

/// A sample value stands in the schemas and on the page.
fn example(hint: &str, outputs: &Outputs<'_>, found: &mut Found) {
    let words = |said| if said { hint } else { "none" };
    let mut said = outputs.in_drafts(|property| {
        let examples = property.value["examples"].as_array();
        words(examples.is_some_and(|it| it.contains(&Value::from(hint))))
    });
    let text = outputs.page.map_or("", |it| &it.text);
    said.push((ON_PAGE, words(text.contains(hint))));
    found.everywhere("example", hint, &said);
}

#[test]
fn compiled_sentences_are_no_words_of_the_author() {
    assert_eq!(own_words("PEM file, at most 20 KB."), "");
    assert_eq!(
        own_words("For payouts. Format: 8 digits. Ends with “x”."),
        "For payouts."
    );
    assert_eq!(own_words("For payouts."), "For payouts.");
}
