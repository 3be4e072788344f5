//! Conditions in words.

use super::Written;
use crate::ir::{Condition, Field, FieldKind, Mode, Test};

const IS_ON: &str = "{field} is on";
const IS_OFF: &str = "{field} is off";
const IS: &str = "{field} is {value}";
const IS_NOT: &str = "{field} is not {value}";
const IS_NEITHER: &str = "{field} is neither {value}";
const CHOSEN: &str = "the feature {value} is chosen";
const NOT_CHOSEN: &str = "the feature {value} is not chosen";
const NONE_CHOSEN: &str = "none of the features {value} is chosen";
const INCLUDES: &str = "{field} includes {value}";
const INCLUDES_NOT: &str = "{field} does not include {value}";
const INCLUDES_NEITHER: &str = "{field} includes neither {value}";
const FILLED: &str = "{field} is filled in";
const NOT_FILLED: &str = "{field} is empty";
const MODE_IS: &str = "the mode is {value}";
const MODE_IS_NOT: &str = "the mode is not {value}";
const ALWAYS: &str = "the form is open";
const NEVER: &str = "never";
const ALL_HOLD: &str = "all of these hold";
const ONE_HOLDS: &str = "at least one of these holds";
const BOTH: &str = "both {parts}";
const EITHER: &str = "either {parts}";
const AND: &str = " and ";
const AND_OF_MANY: &str = ", and ";
const OR: &str = " or ";
const OR_OF_MANY: &str = ", or ";
const NOR: &str = " nor ";
const COMMA: &str = ", ";

/// A condition as the end of a sentence that begins with "when".
pub(in super::super) struct Said<W> {
    /// The end of the sentence.
    pub(in super::super) line: W,
    /// What stands in a list below the sentence: nesting that one sentence would leave in doubt.
    pub(in super::super) parts: Vec<W>,
}

/// What has to hold. `scope` are the fields that the condition is about.
pub(in super::super) fn condition<W: Written>(condition: &Condition, scope: &[Field]) -> Said<W> {
    let node = node(condition, true);
    match &node {
        Node::Many { all, parts } if node.depth() > 1 => Said {
            line: W::of(if *all { ALL_HOLD } else { ONE_HOLDS }),
            parts: parts.iter().map(|part| part.line(scope, false)).collect(),
        },
        _ => Said {
            line: node.line(scope, false),
            parts: Vec::new(),
        },
    }
}

/// What has to hold, all of it in one line.
pub(in super::super) fn condition_in_line<W: Written>(condition: &Condition, scope: &[Field]) -> W {
    node(condition, true).line(scope, false)
}

/// That it is about this mode.
pub(in super::super) fn in_mode<W: Written>(mode: Mode) -> W {
    W::fill(MODE_IS, &[("value", &W::strong(mode.title()))])
}

/// A condition with each "not" at a single test, so that no reader has to work out a "not" around a
/// "both", and with the tests of one field side by side as one.
enum Node<'c> {
    /// Holds always, or never.
    Constant(bool),
    /// Whether one of these tests of one field holds; with `holds` = false, that none does.
    Tests { tests: Vec<&'c Test>, holds: bool },
    /// All of the parts, or any.
    Many { all: bool, parts: Vec<Node<'c>> },
}

fn node(condition: &Condition, holds: bool) -> Node<'_> {
    match condition {
        Condition::Always => Node::Constant(holds),
        Condition::Test(test) => Node::Tests {
            tests: vec![test],
            holds,
        },
        Condition::Not(part) => node(part, !holds),
        Condition::All(parts) => many(parts, holds, holds),
        Condition::Any(parts) => many(parts, !holds, holds),
    }
}

fn many(conditions: &[Condition], all: bool, holds: bool) -> Node<'_> {
    let mut parts = Vec::new();
    for condition in conditions {
        match node(condition, holds) {
            Node::Many {
                all: same,
                parts: inner,
            } if same == all => {
                inner
                    .into_iter()
                    .for_each(|part| add(&mut parts, part, all));
            }
            part => add(&mut parts, part, all),
        }
    }
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        Node::Many { all, parts }
    }
}

/// Adds a part; a test of a field that has one already joins it: "is A or B", "is neither A nor B".
fn add<'c>(parts: &mut Vec<Node<'c>>, part: Node<'c>, all: bool) {
    if let Node::Tests { tests, holds } = &part {
        let twin = parts.iter_mut().find_map(|known| match known {
            Node::Tests {
                tests: known,
                holds: same,
            } if same == holds && *holds != all && is_twin(known[0], tests[0]) => Some(known),
            _ => None,
        });
        if let Some(twin) = twin {
            twin.extend(tests);
            return;
        }
    }
    parts.push(part);
}

fn is_twin(one: &Test, other: &Test) -> bool {
    let same_kind = matches!(
        (one, other),
        (Test::Equals { .. }, Test::Equals { .. }) | (Test::Contains { .. }, Test::Contains { .. })
    );
    same_kind && one.field() == other.field()
}

impl Node<'_> {
    fn depth(&self) -> usize {
        match self {
            Self::Many { parts, .. } => 1 + parts.iter().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// In one line. `inner`: inside another "and" or "or" of the same line.
    fn line<W: Written>(&self, scope: &[Field], inner: bool) -> W {
        match self {
            Self::Constant(holds) => W::of(if *holds { ALWAYS } else { NEVER }),
            Self::Tests { tests, holds } => self::tests(tests, *holds, scope),
            Self::Many { all, parts } => {
                let lines: Vec<W> = parts.iter().map(|part| part.line(scope, true)).collect();
                let single =
                    |part: &Node<'_>| matches!(part, Node::Tests { tests, .. } if tests.len() == 1);
                let short = lines.len() == 2 && parts.iter().all(single);
                let last = match (all, short) {
                    (true, true) => AND,
                    (true, false) => AND_OF_MANY,
                    (false, true) => OR,
                    (false, false) => OR_OF_MANY,
                };
                let joined = W::join(&lines, COMMA, last);
                match (inner, all) {
                    (false, _) => joined,
                    (true, true) => W::fill(BOTH, &[("parts", &joined)]),
                    (true, false) => W::fill(EITHER, &[("parts", &joined)]),
                }
            }
        }
    }
}

fn tests<W: Written>(tests: &[&Test], holds: bool, scope: &[Field]) -> W {
    let key = tests[0].field();
    let field = scope.iter().find(|field| field.key == key);
    let title = W::strong(field.map_or(key, |field| field.title.as_str()));
    let kind = field.map(|field| &field.kind);
    let values: Vec<W> = tests.iter().filter_map(|test| value(test, kind)).collect();
    let one = values.len() < 2;
    let is_mode = matches!(kind, Some(FieldKind::Mode(_)));
    let is_features = matches!(kind, Some(FieldKind::Features(_)));
    let (template, last) = match (tests[0], holds) {
        (Test::On { .. }, true) => (IS_ON, OR),
        (Test::On { .. }, false) => (IS_OFF, OR),
        (Test::Filled { .. }, true) => (FILLED, OR),
        (Test::Filled { .. }, false) => (NOT_FILLED, OR),
        (Test::Equals { .. }, true) if is_mode => (MODE_IS, OR),
        (Test::Equals { .. }, true) => (IS, OR),
        (Test::Equals { .. }, false) if is_mode => (MODE_IS_NOT, OR),
        (Test::Equals { .. }, false) if one => (IS_NOT, OR),
        (Test::Equals { .. }, false) => (IS_NEITHER, NOR),
        (Test::Contains { .. }, true) if is_features => (CHOSEN, OR),
        (Test::Contains { .. }, false) if is_features && one => (NOT_CHOSEN, OR),
        (Test::Contains { .. }, false) if is_features => (NONE_CHOSEN, AND),
        (Test::Contains { .. }, true) => (INCLUDES, OR),
        (Test::Contains { .. }, false) if one => (INCLUDES_NOT, OR),
        (Test::Contains { .. }, false) => (INCLUDES_NEITHER, NOR),
    };
    let value = W::join(&values, COMMA, last);
    W::fill(template, &[("field", &title), ("value", &value)])
}

/// The title of the option that a test is about.
fn value<W: Written>(test: &Test, kind: Option<&FieldKind>) -> Option<W> {
    let (Test::Equals { value, .. } | Test::Contains { value, .. }) = test else {
        return None;
    };
    let choices = kind.and_then(FieldKind::choices).unwrap_or_default();
    let choice = choices.iter().find(|choice| choice.value == *value);
    Some(W::strong(choice.map_or(value, |choice| &choice.title)))
}

#[cfg(test)]
mod tests {
    use crate::ir::{Condition, Test};
    use crate::target::docs::markdown::Line;

    fn on(field: &str) -> Condition {
        Condition::Test(Test::On {
            field: field.into(),
        })
    }

    fn is(value: &str) -> Condition {
        Condition::Test(Test::Equals {
            field: "kind".into(),
            value: value.into(),
        })
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    fn words(condition: &Condition) -> (String, Vec<String>) {
        let said: super::Said<Line> = super::condition(condition, &[]);
        let parts = said.parts.iter().map(|part| part.as_str().to_owned());
        (said.line.as_str().to_owned(), parts.collect())
    }

    fn sentence(condition: &Condition) -> String {
        let (line, parts) = words(condition);
        assert_eq!(parts, Vec::<String>::new());
        line
    }

    #[test]
    fn a_negation_goes_inside() {
        let both = Condition::All(vec![on("a"), on("b")]);
        assert_eq!(sentence(&not(both)), "**a** is off or **b** is off");
    }

    #[test]
    fn values_of_one_field_stand_together() {
        let either = Condition::Any(vec![is("x"), is("y")]);
        assert_eq!(sentence(&either), "**kind** is **x** or **y**");
        assert_eq!(
            sentence(&Condition::All(vec![on("a"), either.clone()])),
            "**a** is on, and **kind** is **x** or **y**"
        );
        assert_eq!(
            sentence(&Condition::All(vec![not(on("a")), not(either)])),
            "**a** is off, and **kind** is neither **x** nor **y**"
        );
    }

    #[test]
    fn nesting_becomes_a_list() {
        let either = Condition::Any(vec![on("b"), on("c")]);
        let (line, parts) = words(&Condition::All(vec![on("a"), either]));
        assert_eq!(line, "all of these hold");
        assert_eq!(parts, ["**a** is on", "**b** is on or **c** is on"]);
    }

    #[test]
    fn needless_nesting_is_none() {
        let inner = Condition::All(vec![on("b"), on("c")]);
        assert_eq!(
            sentence(&Condition::All(vec![on("a"), inner])),
            "**a** is on, **b** is on, and **c** is on"
        );
    }
}
