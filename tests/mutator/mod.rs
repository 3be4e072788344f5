//! Forms that are changed at random: fields that come, go, are renamed, hidden, required, and take other values.
//! A test crate takes this in by `mod mutator;`.
#![allow(unreachable_pub, reason = "each test crate uses a part")]

use std::sync::Arc;

use provspec::ir::{Choice, Condition, Field, FieldKind, Form, Pattern, Required, Test, TextRules};

/// Numbers that look like chance, the same at every run (Knuth's MMIX generator).
pub struct Chance(pub u64);

impl Chance {
    /// A number below this one.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        (!all.is_empty()).then(|| &all[self.below(all.len())])
    }
}

/// A test about another field of the scope, if it has one that can be asked.
fn condition(fields: &[Field], about: &str, chance: &mut Chance) -> Condition {
    let others: Vec<&Field> = fields.iter().filter(|field| field.key != about).collect();
    let Some(other) = chance.of(&others) else {
        return Condition::Always;
    };
    let field = other.key.clone();
    let value = |chance: &mut Chance| {
        let choices = other.kind.choices().unwrap_or_default();
        chance
            .of(choices)
            .map_or("none".to_owned(), |it| it.value.clone())
    };
    let test = match &other.kind {
        FieldKind::Toggle => Test::On { field },
        kind if kind.is_list() => {
            let value = value(chance);
            Test::Contains { field, value }
        }
        kind if kind.choices().is_some() => {
            let value = value(chance);
            Test::Equals { field, value }
        }
        _ => Test::Filled { field },
    };
    match chance.below(3) {
        0 => Condition::Not(Box::new(Condition::Test(test))),
        _ => Condition::Test(test),
    }
}

fn choices(kind: &mut FieldKind) -> Option<&mut Arc<[Choice]>> {
    match kind {
        FieldKind::Select(choices)
        | FieldKind::Currency(choices)
        | FieldKind::Currencies(choices)
        | FieldKind::Country(choices)
        | FieldKind::Countries(choices)
        | FieldKind::Features(choices)
        | FieldKind::Mode(choices)
        | FieldKind::Multiselect { choices, .. } => Some(choices),
        _ => None,
    }
}

fn rules(kind: &mut FieldKind) -> Option<&mut TextRules> {
    match kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => Some(rules),
        _ => None,
    }
}

/// Changes the rules of a text.
fn text(rules: &mut TextRules, chance: &mut Chance) {
    let pattern = |text: &str| Pattern::new(text).unwrap();
    match chance.below(8) {
        0 => rules.min_length = u32::try_from(chance.below(12)).unwrap(),
        1 => rules.max_length = u32::try_from(1 + chance.below(40)).unwrap(),
        2 => rules.max_length += 10,
        3 => rules.patterns.clear(),
        4 => {
            let all = [
                "^[a-z]+$",
                "^[^:]+$",
                "^.{1,8}$",
                "^[!-~]+$",
                "^[0-9a-fA-F-]*$",
            ];
            rules.patterns.push(pattern(chance.of(&all).unwrap()));
        }
        5 => rules.prefix = [None, Some("a".to_owned())][chance.below(2)].clone(),
        6 => rules.suffix = [None, Some("-x".to_owned())][chance.below(2)].clone(),
        _ => rules.refused_prefix = [None, Some("ab".to_owned())][chance.below(2)].clone(),
    }
}

/// Changes the kind of a field in one way.
fn kind(kind: &mut FieldKind, chance: &mut Chance) {
    if let Some(rules) = rules(kind) {
        return text(rules, chance);
    }
    if let Some(choices) = choices(kind) {
        let mut changed = choices.to_vec();
        if chance.below(2) == 0 && changed.len() > 1 {
            changed.remove(chance.below(changed.len()));
        } else if let Some(mut choice) = changed.first().cloned() {
            choice.value.push('2');
            changed.push(choice);
        }
        *choices = changed.into();
    }
    match kind {
        FieldKind::Integer(limits) | FieldKind::Number(limits) => match chance.below(3) {
            0 => limits.minimum = Some(1.0),
            1 => limits.maximum = Some(2.0),
            _ => (limits.minimum, limits.maximum) = (None, None),
        },
        FieldKind::Multiselect { max_items, .. } | FieldKind::IpList { max_items } => {
            *max_items = [None, Some(1), Some(2), Some(9)][chance.below(4)];
        }
        FieldKind::File(rules) => rules.max_size = [10, 100, 30_000][chance.below(3)],
        FieldKind::Repeat(repeat) => match chance.below(4) {
            0 => repeat.min_items = u32::try_from(chance.below(3)).unwrap(),
            1 => repeat.max_items = u32::try_from(1 + chance.below(4)).unwrap(),
            _ => scope(&mut repeat.fields, chance),
        },
        FieldKind::Toggle if chance.below(4) == 0 => *kind = FieldKind::Acknowledgement,
        FieldKind::Acknowledgement if chance.below(4) == 0 => *kind = FieldKind::Toggle,
        _ => {}
    }
}

/// Changes one field, or adds one, or takes one away.
fn scope(fields: &mut Vec<Field>, chance: &mut Chance) {
    if fields.is_empty() {
        return;
    }
    let at = chance.below(fields.len());
    let key = fields[at].key.clone();
    match chance.below(12) {
        0 => drop(fields.remove(at)),
        1 => {
            let mut field = fields[at].clone();
            while fields.iter().any(|other| other.key == field.key) {
                field.key.push_str("_new");
            }
            if chance.below(2) == 0 {
                field.required = Required::Never;
            } else {
                field.shown = condition(fields, &key, chance);
            }
            fields.push(field);
        }
        2 => {
            fields[at].renamed_from = vec![key.clone()];
            let mut later = format!("{key}_later");
            while fields.iter().any(|other| other.key == later) {
                later.push_str("_later");
            }
            fields[at].key = later;
        }
        3 | 4 => {
            let when = Required::When(condition(fields, &key, chance));
            fields[at].required =
                [Required::Always, Required::Never, when][chance.below(3)].clone();
        }
        5 | 6 => {
            let more = condition(fields, &key, chance);
            let shown = fields[at].shown.clone();
            fields[at].shown = match chance.below(4) {
                0 => Condition::Always,
                1 => shown.and(more),
                2 => shown.or(more),
                _ => more,
            };
        }
        _ => kind(&mut fields[at].kind, chance),
    }
}

/// The form with one to three changes.
pub fn mutated(form: &Form, chance: &mut Chance) -> Form {
    let mut form = form.clone();
    for _ in 0..=chance.below(3) {
        scope(&mut form.fields, chance);
    }
    form
}
