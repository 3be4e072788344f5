//! What is about a form as a whole.

use super::field;
use crate::corpus::{Account, Currencies, Mode};
use crate::difference::Found;
use crate::output::{Form, SPECIAL, Schema};
use crate::page;

pub(super) fn whole(
    facts: &Account,
    form: &Form,
    on_page: Option<&page::Form>,
    page: &page::Page,
    found: &mut Found,
) {
    titles(facts, form, on_page, found);
    fields(facts, form, found);
    order(form, on_page, found);
    mode(facts, form, found);
    currencies(facts, form, found);
    features(facts, form, found);
    acknowledgement(facts, form, found);
    for fact in &facts.fields {
        found.at_field(&fact.label);
        if let Some(outputs) = field::Outputs::of(&fact.label, form, on_page, page) {
            field::whole(fact, &outputs, found);
        }
    }
}

fn titles(facts: &Account, form: &Form, on_page: Option<&page::Form>, found: &mut Found) {
    let said = [
        ("in the index", form.title.as_str()),
        ("in draft-07", &form.draft_07.title),
        ("in 2020-12", &form.draft_2020.title),
        ("on the page", on_page.map_or("", |it| &it.title)),
    ];
    found.everywhere("title", &facts.label, &said);
}

/// The same fields in the same order, by their titles.
fn fields(facts: &Account, form: &Form, found: &mut Found) {
    let own = form.keys().filter(|key| !SPECIAL.contains(key));
    let titles: Vec<&str> = own
        .map(|key| {
            form.draft_07
                .property(key)
                .map_or("", |it| it.text("title"))
        })
        .collect();
    let wanted: Vec<&str> = facts.fields.iter().map(|it| it.label.as_str()).collect();
    found.same("fields", &wanted.join(", "), &titles.join(", "));
}

/// All outputs have the fields of the UI schema: the page and draft 2020-12 in its order, draft-07 with
/// conditional ones elsewhere.
fn order(form: &Form, on_page: Option<&page::Form>, found: &mut Found) {
    let order = form.order.join(", ");
    let keys = |schema: &Schema| -> Vec<String> {
        schema.properties.iter().map(|it| it.key.clone()).collect()
    };
    found.same(
        "order in 2020-12",
        &order,
        &keys(&form.draft_2020).join(", "),
    );
    let mut known = keys(&form.draft_07);
    known.sort_by_key(|key| form.order.iter().position(|it| it == key));
    found.same("fields of draft-07", &order, &known.join(", "));
    let fields = on_page.map(|it| it.fields.as_slice()).unwrap_or_default();
    let fields: Vec<&str> = fields.iter().map(|it| it.key.as_str()).collect();
    found.same("order on the page", &order, &fields.join(", "));
}

/// A toggle "Test mode" of the source is a choice of Test or Live here.
fn mode(facts: &Account, form: &Form, found: &mut Found) {
    let wanted = match facts.mode {
        Mode::Toggle => "a switch",
        Mode::None => "none",
    };
    let said = match form.draft_07.property("mode") {
        Some(mode) => {
            let titles = field::options(mode).join(", ");
            match titles.as_str() {
                "Test, Live" | "Live, Test" => "a switch".to_owned(),
                _ => titles,
            }
        }
        None => "none".to_owned(),
    };
    found.same("mode", wanted, &said);
}

fn currencies(facts: &Account, form: &Form, found: &mut Found) {
    let wanted = match facts.currencies {
        Currencies::None => "none",
        Currencies::Single => "one",
        Currencies::Multi => "several",
    };
    let kinds = [
        ("currency", "string", "one"),
        ("currencies", "array", "several"),
    ];
    let said: Vec<&str> = kinds
        .iter()
        .filter_map(|(key, kind, word)| {
            let property = form.draft_07.property(key)?;
            Some(if property.text("type") == *kind {
                *word
            } else {
                "of another kind"
            })
        })
        .collect();
    let said = if said.is_empty() {
        "none".to_owned()
    } else {
        said.join(" and ")
    };
    found.same("currencies", wanted, &said);
}

fn features(facts: &Account, form: &Form, found: &mut Found) {
    let said = form
        .draft_07
        .property("features")
        .map(|it| it.text("type") == "array");
    found.same(
        "features",
        words(Some(facts.features)),
        words(said.or(Some(false))),
    );
}

/// The box stands last.
fn acknowledgement(facts: &Account, form: &Form, found: &mut Found) {
    let at = form.order.iter().position(|key| key == "acknowledgement");
    let said = match at {
        None => "none",
        Some(at) if at + 1 == form.order.len() => "at the end",
        Some(_) => "elsewhere",
    };
    found.same(
        "acknowledgement",
        if facts.acknowledgement {
            "at the end"
        } else {
            "none"
        },
        said,
    );
}

fn words(it: Option<bool>) -> &'static str {
    if it == Some(true) { "yes" } else { "no" }
}
