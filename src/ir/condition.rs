//! When a field is shown or required: a small boolean algebra over the other fields of the same form.

/// A condition over the values of one form (or of one item of a repeated group).
///
/// A test is about a field *of the same scope*, named by its wire key. A field that is absent makes each
/// test about it false, and so does an empty list; a toggle that is absent is off.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Condition {
    /// Holds for every value.
    #[default]
    Always,
    /// One test.
    Test(Test),
    /// Every part holds. At least two parts.
    All(Vec<Condition>),
    /// At least one part holds. At least two parts.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
}

/// The smallest condition: one question about one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Test {
    /// The toggle is on.
    On {
        /// Wire key of the toggle.
        field: String,
    },
    /// The select, mode, currency or country field has this value.
    Equals {
        /// Wire key of the field.
        field: String,
        /// The option's value on the wire.
        value: String,
    },
    /// The list (features, multiselect, currencies, countries) contains this value.
    Contains {
        /// Wire key of the field.
        field: String,
        /// The option's value on the wire.
        value: String,
    },
    /// The field has a value at all; an empty list is none.
    Filled {
        /// Wire key of the field.
        field: String,
    },
}

impl Test {
    /// Wire key of the field the test is about.
    pub fn field(&self) -> &str {
        match self {
            Self::On { field }
            | Self::Equals { field, .. }
            | Self::Contains { field, .. }
            | Self::Filled { field } => field,
        }
    }
}

impl Condition {
    /// `self` and `other` together, without needless nesting.
    pub fn and(self, other: Condition) -> Condition {
        match (self, other) {
            (Self::Always, one) | (one, Self::Always) => one,
            (one, other) if one == other => one,
            (Self::All(mut parts), Self::All(more)) => {
                for part in more {
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                Self::All(parts)
            }
            (Self::All(mut parts), one) => {
                if !parts.contains(&one) {
                    parts.push(one);
                }
                Self::All(parts)
            }
            (one, Self::All(mut parts)) => {
                if !parts.contains(&one) {
                    parts.insert(0, one);
                }
                Self::All(parts)
            }
            (one, other) => Self::All(vec![one, other]),
        }
    }

    /// `self` or `other`, with what both ask for said once.
    pub fn or(self, other: Condition) -> Condition {
        let parts = |condition| match condition {
            Self::Always => Vec::new(),
            Self::All(parts) => parts,
            one => vec![one],
        };
        let (mut one, mut other) = (parts(self), parts(other));
        let (common, rest): (Vec<_>, Vec<_>) = one.drain(..).partition(|part| other.contains(part));
        other.retain(|part| !common.contains(part));
        let all = |mut parts: Vec<Self>| match parts.len() {
            0 => Self::Always,
            1 => parts.remove(0),
            _ => Self::All(parts),
        };
        let either = match (all(rest), all(other)) {
            (Self::Always, _) | (_, Self::Always) => Self::Always,
            (Self::Any(mut parts), one) => {
                if !parts.contains(&one) {
                    parts.push(one);
                }
                Self::Any(parts)
            }
            (one, other) => Self::Any(vec![one, other]),
        };
        all(common).and(either)
    }

    /// What must hold, part by part; nothing for a condition that always holds.
    pub fn parts(&self) -> &[Condition] {
        match self {
            Self::Always => &[],
            Self::All(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }

    /// What is left of it where `known` is known to hold.
    pub fn beyond(&self, known: &Condition) -> Condition {
        self.only(|part| !known.parts().contains(part))
    }

    /// Whether nothing is left of it where `known` is known to hold.
    pub fn is_known(&self, known: &Condition) -> bool {
        self.parts().iter().all(|part| known.parts().contains(part))
    }

    /// Whether a part of it and a part of `other` plainly cannot hold together: two values of one field, or a part and
    /// its opposite.
    pub fn excludes(&self, other: &Condition) -> bool {
        let opposite = |one: &Condition, other: &Condition| match (one, other) {
            (Self::Not(part), whole) | (whole, Self::Not(part)) => **part == *whole,
            (
                Self::Test(Test::Equals { field, value }),
                Self::Test(Test::Equals {
                    field: same,
                    value: another,
                }),
            ) => field == same && value != another,
            _ => false,
        };
        let mut parts = self.parts().iter();
        parts.any(|one| other.parts().iter().any(|other| opposite(one, other)))
    }

    /// What it asks for as well as `other` does.
    pub fn shared(&self, other: &Condition) -> Condition {
        self.only(|part| other.parts().contains(part))
    }

    /// The condition as far as these of its parts.
    pub fn only(&self, wanted: impl Fn(&Condition) -> bool) -> Condition {
        let parts = self.parts().iter().filter(|part| wanted(part));
        let mut parts: Vec<Condition> = parts.cloned().collect();
        match parts.len() {
            0 => Self::Always,
            1 => parts.remove(0),
            _ => Self::All(parts),
        }
    }

    /// Whether the condition holds for every value by its form alone.
    pub fn is_always(&self) -> bool {
        matches!(self, Self::Always)
    }

    /// Calls `visit` for each test, left to right.
    pub fn tests<'a>(&'a self, visit: &mut dyn FnMut(&'a Test)) {
        match self {
            Self::Always => {}
            Self::Test(test) => visit(test),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.tests(visit)),
            Self::Not(part) => part.tests(visit),
        }
    }

    /// The value of the condition when `answer` knows some tests (`None` = not known yet).
    pub fn evaluate(&self, answer: &dyn Fn(&Test) -> Option<bool>) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Test(test) => answer(test),
            Self::Not(part) => part.evaluate(answer).map(|holds| !holds),
            Self::All(parts) => Self::fold(parts, false, answer),
            Self::Any(parts) => Self::fold(parts, true, answer),
        }
    }

    /// `All` stops at the first `false`, `Any` at the first `true`; an unknown part leaves the rest open.
    fn fold(
        parts: &[Condition],
        stop: bool,
        answer: &dyn Fn(&Test) -> Option<bool>,
    ) -> Option<bool> {
        let mut known = true;
        for part in parts {
            match part.evaluate(answer) {
                Some(holds) if holds == stop => return Some(stop),
                Some(_) => {}
                None => known = false,
            }
        }
        known.then_some(!stop)
    }
}
