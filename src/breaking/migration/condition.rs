//! Conditions as expressions of Rust, about the stored values.

use crate::ir::{Condition, Test};

/// The functions that expressions call: how, and their text.
pub(super) const FUNCTIONS: [(&str, &str); 4] = [
    (
        "is_on(values, ",
        "fn is_on(values: &Map<String, Value>, key: &str) -> bool {
    values.get(key) == Some(&Value::Bool(true))
}
",
    ),
    (
        "equals(values, ",
        "fn equals(values: &Map<String, Value>, key: &str, option: &str) -> bool {
    values.get(key).and_then(Value::as_str) == Some(option)
}
",
    ),
    (
        "contains(values, ",
        "fn contains(values: &Map<String, Value>, key: &str, option: &str) -> bool {
    let list = values.get(key).and_then(Value::as_array);
    list.is_some_and(|list| list.iter().any(|it| it == option))
}
",
    ),
    (
        "is_filled(values, ",
        "fn is_filled(values: &Map<String, Value>, key: &str) -> bool {
    let value = values.get(key);
    value.is_some_and(|value| value.as_array().is_none_or(|list| !list.is_empty()))
}
",
    ),
];

/// The condition as an expression that may stand among others.
pub(super) fn expression(condition: &Condition) -> String {
    let all = |parts: &[Condition], sign: &str, none: &str| {
        let parts: Vec<String> = parts.iter().map(expression).collect();
        match parts.as_slice() {
            [] => none.to_owned(),
            [one] => one.clone(),
            parts => format!("({})", parts.join(sign)),
        }
    };
    match condition {
        Condition::Always => "true".to_owned(),
        Condition::Test(Test::On { field }) => format!("is_on(values, {field:?})"),
        Condition::Test(Test::Equals { field, value }) => {
            format!("equals(values, {field:?}, {value:?})")
        }
        Condition::Test(Test::Contains { field, value }) => {
            format!("contains(values, {field:?}, {value:?})")
        }
        Condition::Test(Test::Filled { field }) => format!("is_filled(values, {field:?})"),
        Condition::All(parts) => all(parts, " && ", "true"),
        Condition::Any(parts) => all(parts, " || ", "false"),
        Condition::Not(part) => format!("!{}", expression(part)),
    }
}
