//! Values of one field: at random, and what the model says of them.

use provspec::ir::{Field, FieldKind, Shape};
use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Value, json};

use super::random::Random;
use crate::cases::{Judge, samples, trials};

/// How many texts are tried at random.
const TEXTS: usize = 40;
/// Longer values would fill the pipes of the judges; the longest that a rule speaks of are among the cases.
const LONG: usize = 1_500;

/// Characters that readers of texts have stumbled over: of two units in UTF-16, combining, without width, turning
/// the text around, folding into others, breaking lines, other digits and spaces.
const ODD: &[&str] = &[
    "😀",
    "𝒜",
    "\u{10ffff}",
    "\u{fffd}",
    "e\u{301}",
    "\u{301}",
    "é",
    "\u{200d}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}א",
    "ß",
    "İ",
    "ı",
    "ſ",
    "K",
    "٣",
    "߀",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{b}",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    " ",
    "\"",
    "\\",
    "/",
    "~",
    "$",
    "^",
    ".",
    "-",
    "_",
    "a",
    "Z",
    "0",
    "9",
    "👩\u{200d}👧",
    "ﬁ",
    "Ａ",
    "％",
];

/// Values of a field.
#[derive(Debug)]
pub(super) struct Pool {
    /// Those that it takes.
    pub(super) valid: Vec<Value>,
    /// Those that it does not.
    pub(super) broken: Vec<Value>,
}

impl Pool {
    /// What the cases of the field have, and more at random.
    pub(super) fn of(field: &Field, judge: &Judge, random: &mut Random) -> Self {
        let mut pool = Self {
            valid: Vec::new(),
            broken: Vec::new(),
        };
        let known = samples(field, judge);
        for sample in &known {
            for (_, value) in trials(field, sample, judge) {
                pool.add(field, judge, value);
            }
        }
        for value in known.iter().cloned() {
            pool.add(field, judge, value);
        }
        for value in at_random(field, &known, random) {
            pool.add(field, judge, value);
        }
        for value in of_other_types() {
            pool.add(field, judge, value);
        }
        pool
    }

    fn add(&mut self, field: &Field, judge: &Judge, value: Value) {
        if value.to_string().len() > LONG {
            return;
        }
        let list = match judge.value(field, &value).is_empty() {
            true => &mut self.valid,
            false => &mut self.broken,
        };
        if !list.contains(&value) {
            list.push(value);
        }
    }
}

/// Values of each type of JSON, also one in another.
fn of_other_types() -> [Value; 16] {
    [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-0.0),
        json!(1.0),
        json!(0.1),
        json!(9_007_199_254_740_992_i64),
        json!(-1e300),
        json!(5e-324),
        json!(u64::MAX),
        json!(""),
        json!([[]]),
        json!([{}]),
        json!({ "a": { "b": [null] } }),
        json!([["one"], "one", 1, 1.0]),
    ]
}

fn at_random(field: &Field, known: &[Value], random: &mut Random) -> Vec<Value> {
    let of_known = |random: &mut Random| random.pick(known).cloned();
    match field.shape() {
        Shape::Text {
            min_length,
            max_length,
            ..
        } => {
            let patterns = patterns(&field.kind);
            let mut found = Vec::new();
            for _ in 0..TEXTS {
                let mut text = String::new();
                match random.pick(&patterns) {
                    Some(pattern) => generate(pattern, random, &mut text),
                    None => {
                        let wide = random.once_in(2);
                        let lengths = [
                            min_length,
                            min_length + 1,
                            max_length,
                            max_length.saturating_add(1),
                            7,
                        ];
                        let length = random
                            .pick(&lengths)
                            .map_or(1, |it| *it as usize)
                            .min(LONG / 4);
                        let word = ["a", "Z9", "0", "-"][random.below(4)];
                        let odd = random.pick(ODD).copied().unwrap_or_default();
                        for at in 0..length {
                            text += if wide && at % 3 == 1 { odd } else { word };
                        }
                    }
                }
                found.push(json!(text));
            }
            for _ in 0..TEXTS {
                if let Some(Value::String(text)) = of_known(random) {
                    found.push(json!(changed(&text, random)));
                }
            }
            found
        }
        Shape::File { .. } => (0..TEXTS)
            .filter_map(|_| {
                let known = of_known(random)?;
                Some(json!(changed(known.as_str()?, random)))
            })
            .collect(),
        Shape::Choice(choices) => {
            let mut found: Vec<Value> = choices.iter().map(|it| json!(it.value)).collect();
            found.truncate(60);
            for _ in 0..10 {
                if let Some(choice) = random.pick(choices) {
                    found.push(json!(changed(&choice.value, random)));
                }
            }
            found
        }
        Shape::Choices { choices, .. } => (0..TEXTS)
            .map(|_| {
                let mut items = Vec::new();
                for _ in 0..random.below(4) {
                    let choice = random.pick(choices).map(|it| it.value.clone());
                    let choice = choice.unwrap_or_default();
                    items.push(match random.once_in(12) {
                        true => changed(&choice, random),
                        false => choice,
                    });
                }
                json!(items)
            })
            .collect(),
        Shape::TextList { .. } => (0..TEXTS)
            .map(|_| {
                let count = random.below(4);
                (0..count).map(|_| json!(address(random))).collect()
            })
            .collect(),
        Shape::Integer { minimum, maximum } => around(&[minimum, maximum, 0.0], random),
        Shape::Number { minimum, maximum } => around(
            &[minimum.unwrap_or(0.0), maximum.unwrap_or(1e15), 0.1],
            random,
        ),
        Shape::Boolean | Shape::True | Shape::Objects(_) => Vec::new(),
    }
}

/// Numbers near these.
fn around(edges: &[f64], random: &mut Random) -> Vec<Value> {
    let steps = [0.0, 1.0, -1.0, 0.5, -0.5, 1e-9, 1e9];
    let mut found = Vec::new();
    for edge in edges {
        for step in steps {
            found.push(json!(edge + step));
            #[expect(clippy::cast_possible_truncation, reason = "any whole number does")]
            found.push(json!((edge + step) as i64));
        }
        #[expect(clippy::cast_precision_loss, reason = "any number does")]
        found.push(json!(edge + random.below(1_000) as f64 / 7.0));
    }
    found
}

/// An address, or what is nearly one.
fn address(random: &mut Random) -> String {
    let mut part = || match random.once_in(25) {
        true => 256 + random.below(9),
        false => random.below(256),
    };
    let address = format!("{}.{}.{}.{}", part(), part(), part(), part());
    match random.below(6) {
        0 => format!("{address}/{}", random.below(35)),
        1 if random.once_in(4) => format!("0{address}"),
        _ => address,
    }
}

/// The text with a character more, less, or another.
fn changed(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.below(characters.len() + 1);
    let odd = random.pick(ODD).copied().unwrap_or_default();
    match random.below(4) {
        0 if at < characters.len() => drop(characters.remove(at)),
        1 if at < characters.len() => drop(characters.splice(at..=at, odd.chars())),
        2 => {
            let end = characters.len();
            drop(characters.splice(end..end, odd.chars()));
        }
        _ => drop(characters.splice(at..at, odd.chars())),
    }
    characters.into_iter().collect()
}

/// What an author's patterns of the field ask for.
fn patterns(kind: &FieldKind) -> Vec<Hir> {
    let rules = match kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => rules,
        _ => return Vec::new(),
    };
    let patterns = rules.patterns.iter();
    patterns
        .filter_map(|it| regex_syntax::parse(it.as_str()).ok())
        .collect()
}

/// A text that the expression matches, any of its characters and branches.
fn generate(hir: &Hir, random: &mut Random, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            let range = random.pick(class.ranges());
            out.extend(range.and_then(|range| {
                let (start, end) = (u32::from(range.start()), u32::from(range.end()));
                let within = u32::try_from(random.below((end - start + 1) as usize)).ok()?;
                char::from_u32(start + within)
            }));
        }
        HirKind::Repetition(repetition) => {
            let least = repetition.min;
            let most = repetition.max.unwrap_or(least + 12).min(least + 40);
            let more = random.below((most - least + 1) as usize);
            for _ in 0..least as usize + more {
                generate(&repetition.sub, random, out);
            }
        }
        HirKind::Capture(capture) => generate(&capture.sub, random, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| generate(part, random, out)),
        HirKind::Alternation(branches) => {
            if let Some(branch) = random.pick(branches) {
                generate(branch, random, out);
            }
        }
    }
}
