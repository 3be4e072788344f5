//! Conditions in words.

use super::{Part, Words, Written};
use crate::ir::{Condition, Field, FieldKind, Mode, Test};

/// A condition as the end of a sentence that begins with "when".
pub(in super::super) struct Said<W> {
    /// The end of the sentence.
    pub(in super::super) line: W,
    /// What stands in a list below the sentence: nesting that one sentence would leave in doubt.
    pub(in super::super) parts: Vec<W>,
}

impl Words {
    /// What has to hold. `scope` are the fields that the condition is about.
    pub(in super::super) fn condition<W: Written>(
        &self,
        condition: &Condition,
        scope: &[Field],
    ) -> Said<W> {
        let node = node(condition, true);
        match &node {
            Node::Many { all, parts } if node.depth() > 1 => Said {
                line: W::of(match all {
                    true => self.condition.all_hold,
                    false => self.condition.one_holds,
                }),
                parts: parts
                    .iter()
                    .map(|part| part.line(self, scope, false))
                    .collect(),
            },
            _ => Said {
                line: node.line(self, scope, false),
                parts: Vec::new(),
            },
        }
    }

    /// What has to hold, all of it in one line.
    pub(in super::super) fn condition_in_line<W: Written>(
        &self,
        condition: &Condition,
        scope: &[Field],
    ) -> W {
        node(condition, true).line(self, scope, false)
    }

    /// That it is about this mode.
    pub(in super::super) fn in_mode<W: Written>(&self, mode: Mode) -> W {
        let title = Part::Strong(self.mode_title(mode));
        W::fill(self.condition.mode_is, &[("value", title)])
    }
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
    fn line<W: Written>(&self, words: &Words, scope: &[Field], inner: bool) -> W {
        let said = &words.condition;
        match self {
            Self::Constant(holds) => W::of(if *holds { said.always } else { said.never }),
            Self::Tests { tests, holds } => self::tests(words, tests, *holds, scope),
            Self::Many { all, parts } => {
                let lines: Vec<W> = parts
                    .iter()
                    .map(|part| part.line(words, scope, true))
                    .collect();
                let single =
                    |part: &Node<'_>| matches!(part, Node::Tests { tests, .. } if tests.len() == 1);
                let short = lines.len() == 2 && parts.iter().all(single);
                let last = match (all, short) {
                    (true, true) => words.common.and,
                    (true, false) => said.and_of_many,
                    (false, true) => words.common.or,
                    (false, false) => said.or_of_many,
                };
                let lines: Vec<Part<'_, W>> = lines.iter().map(Part::Run).collect();
                let joined = W::joined(&lines, words.common.comma, last);
                match (inner, all) {
                    (false, _) => joined,
                    (true, true) => W::fill(said.both, &[("parts", Part::Run(&joined))]),
                    (true, false) => W::fill(said.either, &[("parts", Part::Run(&joined))]),
                }
            }
        }
    }
}

fn tests<W: Written>(words: &Words, tests: &[&Test], holds: bool, scope: &[Field]) -> W {
    let (said, or) = (&words.condition, words.common.or);
    let comma = words.common.comma;
    let key = tests[0].field();
    let field = scope.iter().find(|field| field.key == key);
    let title = field.map_or(key, |field| field.title.as_str());
    let kind = field.map(|field| &field.kind);
    let values: Vec<Part<'_, W>> = tests.iter().filter_map(|test| value(test, kind)).collect();
    let one = values.len() < 2;
    let is_mode = matches!(kind, Some(FieldKind::Mode(_)));
    let is_features = matches!(kind, Some(FieldKind::Features(_)));
    let (template, between, last) = match (tests[0], holds) {
        (Test::On { .. }, true) => (said.is_on, comma, or),
        (Test::On { .. }, false) => (said.is_off, comma, or),
        (Test::Filled { .. }, true) => (said.filled, comma, or),
        (Test::Filled { .. }, false) => (said.not_filled, comma, or),
        (Test::Equals { .. }, true) if is_mode => (said.mode_is, comma, or),
        (Test::Equals { .. }, true) => (said.is, comma, or),
        (Test::Equals { .. }, false) if is_mode => (said.mode_is_not, comma, or),
        (Test::Equals { .. }, false) if one => (said.is_not, comma, or),
        (Test::Equals { .. }, false) => (said.is_neither, said.nor_between, said.nor),
        (Test::Contains { .. }, true) if is_features => (said.chosen, comma, or),
        (Test::Contains { .. }, false) if is_features && one => (said.not_chosen, comma, or),
        (Test::Contains { .. }, false) if is_features => {
            (said.none_chosen, comma, words.common.and)
        }
        (Test::Contains { .. }, true) => (said.includes, comma, or),
        (Test::Contains { .. }, false) if one => (said.includes_not, comma, or),
        (Test::Contains { .. }, false) => (said.includes_neither, said.nor_between, said.nor),
    };
    let value = W::joined(&values, between, last);
    let holes = [("field", Part::Strong(title)), ("value", Part::Run(&value))];
    W::fill(template, &holes)
}

/// The title of the option that a test is about.
fn value<'t, W>(test: &'t Test, kind: Option<&'t FieldKind>) -> Option<Part<'t, W>> {
    let (Test::Equals { value, .. } | Test::Contains { value, .. }) = test else {
        return None;
    };
    let choices = kind.and_then(FieldKind::choices).unwrap_or_default();
    let choice = choices.iter().find(|choice| choice.value == *value);
    Some(Part::Strong(choice.map_or(value, |choice| &choice.title)))
}

#[cfg(test)]
mod tests {
    use crate::ir::{Condition, Locale, Test};
    use crate::target::docs::markdown::Line;
    use crate::target::docs::words::Words;

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
        let english = Words::of(Locale::En);
        let said: super::Said<Line> = english.condition(condition, &[]);
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
