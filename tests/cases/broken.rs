//! Values that try the rules of a field: most are broken, some are odd and still valid.

use provspec::ir::{Field, Meaning, Shape};
use serde_json::{Value, json};

use super::judge::Judge;
use super::sample::{LONGEST, whole};
use super::scope;

/// What is tried, and the value.
pub type Trial = (&'static str, Value);

/// Values around the rules of the field. `sample` is a value that it accepts.
pub fn trials(field: &Field, sample: &Value, judge: &Judge) -> Vec<Trial> {
    let mut trials: Vec<Trial> = vec![("null", Value::Null), ("an object", json!({}))];
    match field.shape() {
        Shape::Text {
            max_length,
            patterns,
            ..
        } => {
            trials.push(("a number", json!(7)));
            for pattern in patterns {
                if let Meaning::NotPrefix(prefix, _) = pattern.meaning {
                    trials.push(("of the other mode", json!(format!("{prefix}1"))));
                }
            }
            text(sample, max_length, &mut trials);
        }
        Shape::File { max_length, .. } => {
            trials.push(("a number", json!(7)));
            text(sample, max_length, &mut trials);
            trials.extend([
                ("the text itself", json!("-----BEGIN CERTIFICATE-----")),
                ("not in base64", json!("data:text/plain,hello")),
                ("no payload", json!("data:;base64,")),
                ("a payload cut off", json!("data:;base64,AAA")),
                ("base64 of URLs", json!("data:;base64,-_-_")),
                ("two names", json!("data:;name=a;name=b;base64,AAAA")),
                ("a bare media type", json!("data:text;base64,AAAA")),
            ]);
        }
        Shape::Choice(choices) => {
            trials.push(("no such option", json!("no_such_option")));
            trials.push(("empty", json!("")));
            trials.push(("in a list", json!([sample])));
            if let Some(choice) = choices.first() {
                trials.push(("a space behind", json!(format!("{} ", choice.value))));
                trials.push(("in capitals", json!(choice.value.to_uppercase())));
            }
        }
        Shape::Boolean | Shape::True => trials.extend([
            ("off", json!(false)),
            ("a text", json!("true")),
            ("a number", json!(1)),
        ]),
        Shape::Integer { minimum, maximum } => trials.extend([
            ("a text", json!("1")),
            ("a fraction", json!(minimum + 0.5)),
            ("written as a fraction", json!(minimum)),
            ("below", whole(minimum - 1.0)),
            ("above", whole(maximum + 1.0)),
        ]),
        Shape::Number { minimum, maximum } => {
            trials.push(("a text", json!("1")));
            trials.extend(minimum.map(|it| ("below", json!(it - 0.5))));
            trials.extend(maximum.map(|it| ("above", json!(it + 0.5))));
        }
        Shape::Choices {
            choices, max_items, ..
        } => {
            list(sample, "no_such_option", &mut trials);
            let all: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
            if max_items.is_some_and(|most| all.len() > most as usize) {
                trials.push(("too many", json!(all)));
            }
        }
        Shape::TextList { max_items, .. } => {
            list(sample, "256.0.2.1", &mut trials);
            trials.push(("a bad prefix", json!(["192.0.2.0/33"])));
            trials.push(("IPv6", json!(["2001:db8::1"])));
            trials.push(("a newline behind an item", json!(["192.0.2.1\n"])));
            if let Some(most) = max_items.filter(|most| *most < 1000) {
                let addresses = (0..=most).map(|at| format!("10.0.{}.{}", at / 256, at % 256));
                trials.push(("too many", json!(addresses.collect::<Vec<_>>())));
            }
        }
        Shape::Objects(repeat) => {
            trials.push(("none", json!([])));
            trials.push(("items of another kind", json!([7])));
            if let Some(item) = sample.get(0) {
                trials.push(("not in a list", item.clone()));
                trials.push(("the same twice", json!([item, item])));
            }
            // One that is filled in further than the first.
            if let Some(item) = sample.as_array().and_then(|items| items.last()) {
                let rewritten = rewritten(item);
                if rewritten != *item {
                    trials.push((
                        "the same with its numbers written otherwise",
                        json!([item, rewritten]),
                    ));
                }
            }
            let items = scope::objects(&repeat.fields, judge);
            if items.len() > repeat.max_items as usize {
                trials.push(("too many", json!(items[..=repeat.max_items as usize])));
            }
        }
    }
    trials
}

/// The same item, its whole numbers with a fraction of nought where they had none, or without it.
fn rewritten(item: &Value) -> Value {
    let number = |value: &Value| match value.as_f64() {
        Some(number) if number.fract() == 0.0 => {
            if value.is_f64() {
                whole(number)
            } else {
                json!(number)
            }
        }
        _ => value.clone(),
    };
    item.as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.clone(), number(value)))
        .collect()
}

/// What goes wrong with any text.
fn text(sample: &Value, max_length: u32, trials: &mut Vec<Trial>) {
    let Some(text) = sample.as_str() else { return };
    let mut shorter = text.to_owned();
    shorter.pop();
    let behead: String = text.chars().skip(1).collect();
    trials.extend([
        ("empty", json!("")),
        ("a space", json!(" ")),
        ("a space in front", json!(format!(" {text}"))),
        ("a space behind", json!(format!("{text} "))),
        ("a newline in front", json!(format!("\n{text}"))),
        ("a newline behind", json!(format!("{text}\n"))),
        ("a line separator behind", json!(format!("{text}\u{2028}"))),
        ("twice, in two lines", json!(format!("{text}\n{text}"))),
        ("a tab within", json!(format!("{text}\t{text}"))),
        ("a letter with an accent", json!(format!("{text}é"))),
        ("a digit of another script", json!(format!("{text}٣"))),
        ("an exclamation mark", json!(format!("{text}!"))),
        ("without its end", json!(shorter)),
        ("without its start", json!(behead)),
        ("in a list", json!([text])),
    ]);
    if max_length <= LONGEST {
        let length = text.chars().count();
        let filling = (max_length as usize + 1).saturating_sub(length);
        trials.push(("too long", json!(format!("{text}{}", "a".repeat(filling)))));
        trials.push((
            "too long, of emoji",
            json!("😀".repeat(max_length as usize + 1)),
        ));
    }
}

/// What goes wrong with any list of texts.
fn list(sample: &Value, wrong: &'static str, trials: &mut Vec<Trial>) {
    trials.push(("none", json!([])));
    trials.push(("a wrong item", json!([wrong])));
    trials.push(("an item of another kind", json!([7])));
    if let Some(item) = sample.get(0) {
        trials.push(("not in a list", item.clone()));
        trials.push(("the same twice", json!([item, item])));
        trials.push(("a wrong item behind", json!([item, wrong])));
    }
}
