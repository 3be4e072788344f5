//! Lists of options that many fields have: currencies, countries, features. The file has each once, under the key of a
//! field that has it, so that one currency more is one line and not one of each form.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The fewest options of a list that may get a name.
const LONG: usize = 5;

/// Gives names to the lists of a contract that occur more than once, and puts the names in their place.
pub(super) fn fold(mut contract: Value) -> Value {
    // By content: how often, and at which field first.
    let mut known: BTreeMap<String, (usize, String, Value)> = BTreeMap::new();
    each(&mut contract, &mut |key, options| {
        if options.as_array().is_some_and(|list| list.len() >= LONG) {
            let first = || (0, key.to_owned(), options.clone());
            known.entry(options.to_string()).or_insert_with(first).0 += 1;
        }
    });
    let mut shared: Vec<(String, (usize, String, Value))> = known.into_iter().collect();
    shared.retain(|(_, (times, ..))| *times > 1);
    // The commonest has the plain name, and keeps it when the list is changed everywhere.
    shared.sort_by(|(text, (times, ..)), (other, (others, ..))| {
        others.cmp(times).then_with(|| text.cmp(other))
    });
    let mut lists = Map::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (text, (_, key, list)) in shared {
        let mut name = key.clone();
        let mut number = 2;
        while lists.contains_key(&name) {
            name = format!("{key} {number}");
            number += 1;
        }
        lists.insert(name.clone(), list);
        names.insert(text, name);
    }
    each(&mut contract, &mut |_, options| {
        if let Some(name) = names.get(&options.to_string()) {
            *options = Value::from(name.as_str());
        }
    });
    lists.sort_keys();
    let mut folded = Map::new();
    folded.insert("lists".to_owned(), Value::Object(lists));
    if let Value::Object(entries) = contract {
        folded.extend(entries);
    }
    Value::Object(folded)
}

/// Puts the lists back where their names are. A name without a list stays, and is found to be none when the contract
/// is read.
pub(super) fn unfold(mut contract: Value) -> Value {
    let lists = contract
        .as_object_mut()
        .and_then(|entries| entries.shift_remove("lists"));
    if let Some(Value::Object(lists)) = lists {
        each(&mut contract, &mut |_, options| {
            let list = options.as_str().and_then(|name| lists.get(name));
            if let Some(list) = list.cloned() {
                *options = list;
            }
        });
    }
    contract
}

/// Calls `found` for each field that has options: its key, and the options.
fn each(contract: &mut Value, found: &mut dyn FnMut(&str, &mut Value)) {
    for (_, provider) in entries(contract.get_mut("providers")) {
        for (_, form) in entries(provider.get_mut("forms")) {
            fields(form.get_mut("fields"), found);
        }
    }
}

fn fields(of: Option<&mut Value>, found: &mut dyn FnMut(&str, &mut Value)) {
    for (key, field) in entries(of) {
        for (kind, value) in entries(field.get_mut("value")) {
            match kind.as_str() {
                "option" => found(key, value),
                "options" => {
                    if let Some(options) = value.get_mut("options") {
                        found(key, options);
                    }
                }
                "items" => fields(value.get_mut("fields"), found),
                _ => {}
            }
        }
    }
}

fn entries(value: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    let object = value.and_then(Value::as_object_mut);
    object.into_iter().flat_map(|object| object.iter_mut())
}
