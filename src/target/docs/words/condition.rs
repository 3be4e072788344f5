//! Conditions in words.

use super::super::markdown::{Line, Weight};
use crate::ir::{Condition, Field, FieldKind, Test};

const IS_ON: &str = "{field} is on";
const IS_OFF: &str = "{field} is off";
const IS: &str = "{field} is {value}";
const IS_NOT: &str = "{field} is not {value}";
const CHOSEN: &str = "the feature {value} is chosen";
const NOT_CHOSEN: &str = "the feature {value} is not chosen";
const INCLUDES: &str = "{field} includes {value}";
const INCLUDES_NOT: &str = "{field} does not include {value}";
const FILLED: &str = "{field} is filled in";
const NOT_FILLED: &str = "{field} is empty";
const MODE_IS: &str = "the mode is {value}";
const MODE_IS_NOT: &str = "the mode is not {value}";
const ALWAYS: &str = "the form is open";
const NEVER: &str = "never";
const BOTH: &str = "both {parts}";
const EITHER: &str = "either {parts}";
const AND: &str = " and ";
const AND_OF_MANY: &str = ", and ";
const OR: &str = " or ";
const OR_OF_MANY: &str = ", or ";
const COMMA: &str = ", ";

/// What has to hold, as the end of a sentence that begins with "when". `scope` are the fields that the
/// condition is about.
pub(in super::super) fn condition(condition: &Condition, scope: &[Field]) -> Line {
    write(condition, true, scope, false)
}

/// `holds` = false: the opposite, so that no reader has to work out a "not" around a "both".
fn write(condition: &Condition, holds: bool, scope: &[Field], inner: bool) -> Line {
    match condition {
        Condition::Always => Line::of(if holds { ALWAYS } else { NEVER }),
        Condition::Test(one) => test(one, holds, scope),
        Condition::Not(part) => write(part, !holds, scope, inner),
        Condition::All(parts) => join(parts, holds, holds, scope, inner),
        Condition::Any(parts) => join(parts, !holds, holds, scope, inner),
    }
}

fn join(parts: &[Condition], all: bool, holds: bool, scope: &[Field], inner: bool) -> Line {
    let lines: Vec<Line> = parts
        .iter()
        .map(|part| write(part, holds, scope, true))
        .collect();
    let deep = parts.iter().any(|part| !matches!(part, Condition::Test(_)));
    let last = match (all, lines.len() > 2 || deep) {
        (true, false) => AND,
        (true, true) => AND_OF_MANY,
        (false, false) => OR,
        (false, true) => OR_OF_MANY,
    };
    let joined = Line::join(&lines, COMMA, last);
    match (inner, all) {
        (false, _) => joined,
        (true, true) => Line::fill(BOTH, &[("parts", &joined)]),
        (true, false) => Line::fill(EITHER, &[("parts", &joined)]),
    }
}

fn test(test: &Test, holds: bool, scope: &[Field]) -> Line {
    let field = scope.iter().find(|field| field.key == test.field());
    let title = strong(field.map_or(test.field(), |field| field.title.as_str()));
    let kind = field.map(|field| &field.kind);
    let named = |value: &str| {
        let choices = kind.and_then(FieldKind::choices).unwrap_or_default();
        let choice = choices.iter().find(|choice| choice.value == value);
        strong(choice.map_or(value, |choice| choice.title.as_str()))
    };
    let (template, value) = match test {
        Test::On { .. } => (if holds { IS_ON } else { IS_OFF }, None),
        Test::Filled { .. } => (if holds { FILLED } else { NOT_FILLED }, None),
        Test::Equals { value, .. } => {
            let is_mode = matches!(kind, Some(FieldKind::Mode(_)));
            let template = match (is_mode, holds) {
                (true, true) => MODE_IS,
                (true, false) => MODE_IS_NOT,
                (false, true) => IS,
                (false, false) => IS_NOT,
            };
            (template, Some(named(value)))
        }
        Test::Contains { value, .. } => {
            let is_features = matches!(kind, Some(FieldKind::Features(_)));
            let template = match (is_features, holds) {
                (true, true) => CHOSEN,
                (true, false) => NOT_CHOSEN,
                (false, true) => INCLUDES,
                (false, false) => INCLUDES_NOT,
            };
            (template, Some(named(value)))
        }
    };
    let value = value.unwrap_or_default();
    Line::fill(template, &[("field", &title), ("value", &value)])
}

fn strong(text: &str) -> Line {
    let mut line = Line::new();
    line.push_weighted(Weight::Strong, &Line::plain(text), false);
    line
}

#[cfg(test)]
mod tests {
    use crate::ir::{Condition, Test};

    fn on(field: &str) -> Condition {
        Condition::Test(Test::On {
            field: field.into(),
        })
    }

    fn words(condition: &Condition) -> String {
        super::condition(condition, &[]).as_str().to_owned()
    }

    #[test]
    fn a_negation_goes_inside() {
        let both = Condition::All(vec![on("a"), on("b")]);
        assert_eq!(
            words(&Condition::Not(Box::new(both))),
            "**a** is off or **b** is off"
        );
    }

    #[test]
    fn nesting_is_said() {
        let either = Condition::Any(vec![on("b"), on("c")]);
        assert_eq!(
            words(&Condition::All(vec![on("a"), either])),
            "**a** is on, and either **b** is on or **c** is on"
        );
    }
}
