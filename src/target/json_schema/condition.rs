//! A condition as a schema that the object matches when, and only when, the condition holds.

use serde_json::{Map, Value, json};

use crate::ir::{Condition, Test};

/// The schema of a condition.
pub(super) fn schema(condition: &Condition) -> Value {
    match condition {
        Condition::Always => json!({}),
        Condition::Test(test) => together(&[test]),
        Condition::Not(part) => json!({ "not": schema(part) }),
        Condition::All(parts) => all(parts),
        Condition::Any(parts) => match same_field(parts) {
            Some((field, values)) => require(&[(field, Some(json!({ "enum": values })))]),
            None => json!({ "anyOf": parts.iter().map(schema).collect::<Vec<_>>() }),
        },
    }
}

/// Tests of different fields fit one schema, which is easier to read than an `allOf`.
fn all(parts: &[Condition]) -> Value {
    let mut tests: Vec<&Test> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Condition::Test(test) if tests.iter().all(|seen| seen.field() != test.field()) => {
                tests.push(test);
            }
            _ => return json!({ "allOf": parts.iter().map(schema).collect::<Vec<_>>() }),
        }
    }
    together(&tests)
}

/// The tests, each about a field of its own.
fn together(tests: &[&Test]) -> Value {
    let tests: Vec<_> = tests
        .iter()
        .map(|test| (test.field(), expectation(test)))
        .collect();
    require(&tests)
}

/// `properties` alone would hold for an absent field, about which every test is false: hence `required`.
fn require(tests: &[(&str, Option<Value>)]) -> Value {
    let mut properties = Map::new();
    for (field, expectation) in tests {
        if let Some(expectation) = expectation {
            properties.insert((*field).to_owned(), expectation.clone());
        }
    }
    let fields: Vec<&str> = tests.iter().map(|(field, _)| *field).collect();
    if properties.is_empty() {
        json!({ "required": fields })
    } else {
        json!({ "properties": properties, "required": fields })
    }
}

/// What the value of a test's field must be, if anything beyond being there.
fn expectation(test: &Test) -> Option<Value> {
    match test {
        Test::On { .. } => Some(json!({ "const": true })),
        Test::Equals { value, .. } => Some(json!({ "const": value })),
        // `contains` alone holds for everything that is not an array.
        Test::Contains { value, .. } => {
            Some(json!({ "type": "array", "contains": { "const": value } }))
        }
        Test::Filled { .. } => None,
    }
}

/// The field and the values of "is one of these values": tests of equality about one field.
fn same_field(parts: &[Condition]) -> Option<(&str, Vec<&str>)> {
    let mut field = None;
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Condition::Test(Test::Equals { field: of, value })
                if *field.get_or_insert(of.as_str()) == of =>
            {
                values.push(value.as_str());
            }
            _ => return None,
        }
    }
    field.map(|field| (field, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equals(field: &str, value: &str) -> Condition {
        Condition::Test(Test::Equals {
            field: field.into(),
            value: value.into(),
        })
    }

    #[test]
    fn a_test_needs_its_field() {
        assert_eq!(
            schema(&equals("mode", "live")),
            json!({ "properties": { "mode": { "const": "live" } }, "required": ["mode"] })
        );
        let filled = Condition::Test(Test::Filled { field: "a".into() });
        assert_eq!(schema(&filled), json!({ "required": ["a"] }));
    }

    #[test]
    fn alternatives_of_one_field_are_an_enum() {
        let any = Condition::Any(vec![equals("mode", "live"), equals("mode", "test")]);
        assert_eq!(
            schema(&any),
            json!({ "properties": { "mode": { "enum": ["live", "test"] } }, "required": ["mode"] })
        );
    }

    #[test]
    fn two_tests_of_one_field_are_not_merged() {
        let all = Condition::All(vec![equals("a", "1"), equals("a", "2")]);
        assert_eq!(schema(&all)["allOf"].as_array().map(Vec::len), Some(2));
    }
}
