//! A condition as a schema that the object matches when, and only when, the condition holds.

use crate::ir::{Condition, Field, Test};
use crate::target::frontend::json::{Json, Object};

/// The schema of a condition about an object with these fields.
pub(in crate::target::frontend) fn schema(
    condition: &Condition,
    fields: &[Field],
) -> Object<'static> {
    let is_list = |key: &str| {
        let mut fields = fields.iter();
        fields.any(|it| it.key == key && it.kind.is_array())
    };
    schema_of(condition, &is_list)
}

/// The same where only is known which fields are lists, by key.
pub(in crate::target::frontend) fn schema_of(
    condition: &Condition,
    is_list: &dyn Fn(&str) -> bool,
) -> Object<'static> {
    let each = |parts: &[Condition]| -> Json<'static> {
        let schemas = parts.iter().map(|part| schema_of(part, is_list));
        schemas.collect()
    };
    match condition {
        Condition::Always => Object::default(),
        Condition::Test(test) => together(&[test], is_list),
        Condition::Not(part) => Object::of("not", schema_of(part, is_list)),
        Condition::All(parts) => match different_fields(parts) {
            Some(tests) => together(&tests, is_list),
            None => Object::of("allOf", each(parts)),
        },
        Condition::Any(parts) => match same_field(parts) {
            Some((field, values)) => {
                let values: Json<'_> = values.into_iter().map(str::to_owned).collect();
                require(vec![(field, Some(Object::of("enum", values)))])
            }
            None => Object::of("anyOf", each(parts)),
        },
    }
}

/// Tests of different fields: they fit one schema, which is easier to read than an `allOf`.
fn different_fields(parts: &[Condition]) -> Option<Vec<&Test>> {
    let mut tests: Vec<&Test> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Condition::Test(test) if tests.iter().all(|seen| seen.field() != test.field()) => {
                tests.push(test);
            }
            _ => return None,
        }
    }
    Some(tests)
}

/// The tests, each about a field of its own.
fn together(tests: &[&Test], is_list: &dyn Fn(&str) -> bool) -> Object<'static> {
    let tests = tests
        .iter()
        .map(|test| (test.field(), expectation(test, is_list)));
    require(tests.collect())
}

/// `properties` alone would hold for an absent field, about which every test is false: hence `required`.
fn require(tests: Vec<(&str, Option<Object<'static>>)>) -> Object<'static> {
    let fields: Json<'_> = tests.iter().map(|(field, _)| (*field).to_owned()).collect();
    let properties = tests
        .into_iter()
        .filter_map(|(field, expectation)| Some((field.to_owned(), expectation?)));
    let mut schema = Object::default();
    schema
        .filled("properties", properties.collect())
        .put("required", fields);
    schema
}

/// What the value of a test's field must be, if anything beyond being there.
fn expectation(test: &Test, is_list: &dyn Fn(&str) -> bool) -> Option<Object<'static>> {
    let array = |keyword: &'static str, rule: Json<'static>| {
        let mut schema = Object::of("type", "array");
        schema.put(keyword, rule);
        schema
    };
    match test {
        Test::On { .. } => Some(Object::of("const", true)),
        Test::Equals { value, .. } => Some(Object::of("const", value.clone())),
        // `contains` alone holds for everything that is not an array. In an item of a list, AJV answers it for an empty
        // array as for the item before, hence `minItems`.
        Test::Contains { value, .. } => {
            let mut schema = array("minItems", 1.into());
            schema.put("contains", Object::of("const", value.clone()));
            Some(schema)
        }
        // A list without items is as good as none.
        Test::Filled { field } => is_list(field).then(|| array("minItems", 1.into())),
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
    use serde_json::{Value, json};

    use super::*;
    use crate::ir::{FieldKind, ModeSpan, Origin, Required};

    fn equals(field: &str, value: &str) -> Condition {
        Condition::Test(Test::Equals {
            field: field.into(),
            value: value.into(),
        })
    }

    fn schema(condition: &Condition, fields: &[Field]) -> Value {
        serde_json::from_str(&super::schema(condition, fields).file()).unwrap()
    }

    #[test]
    fn a_test_needs_its_field() {
        assert_eq!(
            schema(&equals("mode", "live"), &[]),
            json!({ "properties": { "mode": { "const": "live" } }, "required": ["mode"] })
        );
        let filled = Condition::Test(Test::Filled { field: "a".into() });
        assert_eq!(schema(&filled, &[]), json!({ "required": ["a"] }));
    }

    #[test]
    fn a_list_without_items_is_not_filled() {
        let list = Field {
            key: "a".into(),
            definition: "a".into(),
            title: "A".into(),
            known_as: None,
            also_known_as: Vec::new(),
            description: None,
            kind: FieldKind::IpList { max_items: None },
            secret: false,
            required: Required::Never,
            shown: Condition::Always,
            group: None,
            example: None,
            default: None,
            origin: Origin::Merchant,
            shown_once: false,
            mode_span: ModeSpan::Shared,
            api_host: false,
            valid_for: None,
            deprecated: None,
            renamed_from: vec![],
        };
        let filled = Condition::Test(Test::Filled { field: "a".into() });
        assert_eq!(
            schema(&filled, &[list]),
            json!({ "properties": { "a": { "type": "array", "minItems": 1 } }, "required": ["a"] })
        );
    }

    #[test]
    fn alternatives_of_one_field_are_an_enum() {
        let any = Condition::Any(vec![equals("mode", "live"), equals("mode", "test")]);
        assert_eq!(
            schema(&any, &[]),
            json!({ "properties": { "mode": { "enum": ["live", "test"] } }, "required": ["mode"] })
        );
    }

    #[test]
    fn two_tests_of_one_field_are_not_merged() {
        let all = Condition::All(vec![equals("a", "1"), equals("a", "2")]);
        assert_eq!(schema(&all, &[])["allOf"].as_array().map(Vec::len), Some(2));
    }
}
