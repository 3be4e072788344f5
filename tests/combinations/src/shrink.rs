//! The smallest value that still does what a large one did.

use serde_json::{Map, Value, json};

/// The value made smaller, piece by piece, as long as `still` holds of it.
pub fn value(value: &Value, still: &mut dyn FnMut(&Value) -> bool) -> Value {
    let mut smallest = value.clone();
    loop {
        let smaller = candidates(&smallest);
        match smaller.into_iter().find(|it| still(it)) {
            Some(found) => smallest = found,
            None => return smallest,
        }
    }
}

/// Smaller values, the much smaller first.
fn candidates(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(object) => of_object(object),
        Value::Array(items) => of_list(items),
        Value::String(text) => of_text(text).into_iter().map(Value::from).collect(),
        Value::Number(number) => {
            let simple = [json!(0), json!(1)].into_iter();
            simple
                .filter(|it| it.to_string().len() < number.to_string().len())
                .collect()
        }
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

fn of_object(object: &Map<String, Value>) -> Vec<Value> {
    let keys: Vec<&String> = object.keys().collect();
    let mut found = Vec::new();
    // Half of the keys, a quarter, and so on down to one.
    let mut size = keys.len() / 2;
    while size > 0 {
        for part in keys.chunks(size) {
            let rest = object.iter().filter(|(key, _)| !part.contains(key));
            let rest: Map<String, Value> = rest
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            found.push(Value::Object(rest));
        }
        size /= 2;
    }
    if keys.len() == 1 {
        found.push(json!({}));
    }
    for (key, value) in object {
        for smaller in candidates(value) {
            let mut object = object.clone();
            object.insert(key.clone(), smaller);
            found.push(Value::Object(object));
        }
    }
    found
}

fn of_list(items: &[Value]) -> Vec<Value> {
    let without = (0..items.len()).map(|at| {
        let rest = items.iter().enumerate().filter(|(other, _)| *other != at);
        rest.map(|(_, item)| item.clone()).collect()
    });
    let within = items.iter().enumerate().flat_map(|(at, item)| {
        candidates(item).into_iter().map(move |smaller| {
            let mut items = items.to_vec();
            items[at] = smaller;
            Value::Array(items)
        })
    });
    without.chain(within).collect()
}

fn of_text(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut size = characters.len();
    while size > 0 {
        for start in (0..characters.len()).step_by(size) {
            let end = (start + size).min(characters.len());
            let rest = characters[..start].iter().chain(&characters[end..]);
            found.push(rest.collect());
        }
        size /= 2;
    }
    // A plain letter says more clearly that another would have done as well.
    for (at, character) in characters.iter().enumerate() {
        if *character > 'a' {
            let mut characters = characters.clone();
            characters[at] = 'a';
            found.push(characters.into_iter().collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_goes() {
        let large = json!({
            "a": "some \u{1f600} text", "b": [1, 22, { "c": 5, "d": "x" }], "e": true, "f": 12, "g": null,
        });
        let smallest = value(&large, &mut |it| {
            it["b"]
                .as_array()
                .is_some_and(|items| items.iter().any(|it| it["c"].is_number()))
                && it["a"].as_str().is_some_and(|it| it.contains('\u{1f600}'))
        });
        assert_eq!(smallest, json!({ "a": "\u{1f600}", "b": [{ "c": 5 }] }));
    }

    #[test]
    fn what_matters_as_a_whole_stays() {
        let whole = json!({ "a": [1, 2], "b": "xy" });
        let copy = whole.clone();
        assert_eq!(value(&whole, &mut |it| *it == copy), whole);
    }
}
