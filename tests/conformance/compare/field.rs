//! What is about one field.

use serde_json::Value;

use super::file;
use crate::corpus::{Control, Field};
use crate::difference::Found;
use crate::output::{Form, Property};
use crate::page;

/// A field in all outputs.
pub(super) struct Outputs<'a> {
    pub(super) form: &'a Form,
    pub(super) key: &'a str,
    pub(super) draft_07: &'a Property,
    pub(super) draft_2020: Option<&'a Property>,
    pub(super) page: Option<&'a page::Field>,
    /// Its row in the table of credentials, if it has one.
    credential: Option<&'a page::Credential>,
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
            credential: page
                .credentials
                .iter()
                .find(|row| row.fields.contains(&anchor)),
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
        let second = self.draft_2020.map(|it| ("2020-12", it));
        [("draft-07", self.draft_07)].into_iter().chain(second)
    }
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
    for (draft, property) in outputs.drafts() {
        found.same(
            &format!("title in {draft}"),
            &fact.label,
            property.text("title"),
        );
    }
    let title = outputs.page.map_or("", |it| &it.title);
    found.same("title on the page", &fact.label, title);
}

/// The provider's own name, exactly; none where it is the title.
fn name(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let wanted = fact
        .provider_term
        .as_deref()
        .filter(|term| *term != fact.label);
    let wanted = wanted.unwrap_or("none");
    let said = outputs
        .page
        .and_then(|it| it.name.as_deref())
        .unwrap_or("none");
    found.same("name at the provider", wanted, said);
    let known_as = outputs
        .ui("/ui:options/provspec/known_as")
        .and_then(Value::as_str);
    let known_as = known_as
        .filter(|name| *name != fact.label)
        .unwrap_or("none");
    found.same("name at the provider in the UI schema", wanted, known_as);
    if let Some(row) = outputs.credential {
        // A row may stand for several fields; one whose title is the name has no name of its own.
        let said = row
            .name
            .as_deref()
            .filter(|name| *name != fact.label)
            .unwrap_or("none");
        found.same("name at the provider in the table", wanted, said);
    }
}

fn required(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let words = |required| if required { "required" } else { "optional" };
    for (draft, property) in outputs.drafts() {
        let aspect = format!("required in {draft}");
        found.same(&aspect, words(fact.required), words(property.required));
        if property.conditional && !fact.required && fact.condition.is_none() {
            found.differ(&aspect, "no condition", "conditional");
        }
    }
    let on_page = outputs.page.is_some_and(|it| it.required);
    // What a condition requires is marked, too.
    if fact.required || !outputs.draft_07.conditional {
        found.same("required on the page", words(fact.required), words(on_page));
    }
}

/// A secret is always masked, also where the source form shows it in clear.
fn secret(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let words = |secret| if secret { "secret" } else { "not secret" };
    let wanted = words(fact.secret);
    for (draft, property) in outputs.drafts() {
        let write_only = property.value["writeOnly"] == true;
        found.same(&format!("secret in {draft}"), wanted, words(write_only));
        if fact.control != Control::File {
            let masked = property.text("format") == "password";
            found.same(
                &format!("password format in {draft}"),
                wanted,
                words(masked),
            );
        }
    }
    if fact.control != Control::File {
        let masked = outputs.widget() == "password";
        found.same("masked in the UI schema", wanted, words(masked));
    }
    let on_page = outputs.page.is_some_and(|it| it.secret);
    found.same("secret on the page", wanted, words(on_page));
}

/// What the field is on the form.
fn control(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let wanted = match fact.control {
        Control::Text | Control::Password | Control::Unknown => "a line",
        Control::Select => "a select",
        Control::Toggle => "a switch",
        Control::File => "a file",
    };
    for (draft, property) in outputs.drafts() {
        let kind = property.text("type");
        let asked = outputs
            .page
            .is_some_and(|it| it.text.contains("for your account."))
            || outputs.ui("/ui:options/provspec/options_from").is_some();
        let said = match (kind, outputs.widget()) {
            ("boolean", "checkbox") => "a switch",
            ("string", "file") => "a file",
            ("string", "") if !options(property).is_empty() => "a select",
            ("string", "") if fact.control == Control::Select && asked => "a select",
            ("string", "" | "password") => "a line",
            (_, "textarea") => "several lines",
            (kind, _) => kind,
        };
        found.same(&format!("control in {draft}"), wanted, said);
    }
    if fact.control == Control::File {
        let format = outputs.draft_07.text("format");
        found.same("format in draft-07", "data-url", format);
    }
}

/// The titles of the options.
fn options_of(fact: &Field, outputs: &Outputs<'_>, found: &mut Found) {
    let Some(wanted) = &fact.options else {
        return;
    };
    for (draft, property) in outputs.drafts() {
        let said = options(property).join(", ");
        found.same(&format!("options in {draft}"), &wanted.join(", "), &said);
    }
    let text = outputs.page.map_or("", |it| &it.text);
    for title in wanted {
        found.holds(
            text.contains(title.as_str()),
            "options on the page",
            title,
            text,
        );
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
    for (draft, property) in outputs.drafts() {
        let words = own_words(property.text("description"));
        let options = property.value["oneOf"].as_array().into_iter().flatten();
        let described = options.filter_map(|it| it["description"].as_str()).next();
        let said = property.conditional || !words.is_empty() || described.is_some();
        found.holds(said, &format!("condition in {draft}"), condition, "nothing");
    }
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
    for (draft, property) in outputs.drafts() {
        let examples = &property.value["examples"];
        let said = examples
            .as_array()
            .is_some_and(|it| it.contains(&Value::from(hint)));
        found.holds(
            said,
            &format!("example in {draft}"),
            hint,
            &examples.to_string(),
        );
    }
    let text = outputs.page.map_or("", |it| &it.text);
    found.holds(text.contains(hint), "example on the page", hint, text);
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
