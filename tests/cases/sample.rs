//! Values that a field accepts.

use provspec::ir::FieldKind;
use provspec::ir::{Field, ModeMark, Shape, TextRules};
use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Value, json};

use super::judge::Judge;
use super::scope;

/// How many different values are enough.
const ENOUGH: usize = 6;
/// Longer texts are not tried: the cases would fill a disk.
pub(super) const LONGEST: u32 = 40_000;

/// Different values that the field accepts, at least one unless its rules are beyond this generator.
pub fn samples(field: &Field, judge: &Judge) -> Vec<Value> {
    let mut candidates: Vec<Value> = field
        .example
        .iter()
        .chain(&field.default)
        .cloned()
        .collect();
    match field.shape() {
        Shape::Text { max_length, .. } => {
            candidates.extend(texts(field, max_length).into_iter().map(Value::from));
        }
        Shape::File { .. } => candidates.extend([
            json!("data:;base64,AAAA"),
            json!("data:application/x-pkcs12;name=key%20store.p12;base64,TUlJQw=="),
            json!("data:text/plain;base64,aGVsbG8="),
        ]),
        Shape::Choice(choices) => {
            candidates.extend(choices.iter().map(|choice| json!(choice.value)));
        }
        Shape::Boolean => candidates.extend([json!(true), json!(false)]),
        Shape::True => candidates.push(json!(true)),
        Shape::Integer { minimum, maximum } => candidates.extend(
            [0.0, 1.0, minimum, maximum, minimum + 1.0]
                .into_iter()
                .map(whole),
        ),
        Shape::Number { minimum, maximum } => {
            let numbers = [
                Some(0.5),
                Some(7.0),
                minimum,
                maximum,
                minimum.map(|it| it + 0.25),
            ];
            candidates.extend(numbers.into_iter().flatten().map(|it| json!(it)));
        }
        Shape::Choices {
            choices, max_items, ..
        } => {
            let most = max_items.map_or(choices.len(), |most| most as usize);
            candidates.extend(choices.iter().take(2).map(|it| json!([it.value])));
            let all: Vec<&str> = choices
                .iter()
                .take(most)
                .map(|it| it.value.as_str())
                .collect();
            candidates.push(json!(all));
        }
        Shape::TextList { max_items, .. } => {
            let most = max_items.unwrap_or(4);
            candidates.push(json!(["192.0.2.1"]));
            candidates.push(json!(["198.51.100.0/24", "203.0.113.255"]));
            let all: Vec<String> = (0..most.min(100))
                .map(|at| format!("192.0.2.{at}"))
                .collect();
            candidates.push(json!(all));
        }
        Shape::Objects(repeat) => {
            let items = scope::objects(&repeat.fields, judge);
            let most = items.len().min(repeat.max_items as usize);
            let least = (repeat.min_items as usize).max(1).min(most);
            candidates.push(json!(items[..least]));
            candidates.push(json!(items[..most]));
            candidates.push(json!([]));
        }
    }
    let mut samples: Vec<Value> = Vec::new();
    for candidate in candidates {
        if samples.len() < ENOUGH
            && !samples.contains(&candidate)
            && judge.value(field, &candidate).is_empty()
        {
            samples.push(candidate);
        }
    }
    samples
}

/// A whole number as an integer of JSON.
#[expect(
    clippy::cast_possible_truncation,
    reason = "within what JSON keeps exact"
)]
pub(super) fn whole(number: f64) -> Value {
    json!(number as i64)
}

/// Texts that may have the shape.
fn texts(field: &Field, max_length: u32) -> Vec<String> {
    let rules = match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => rules.clone(),
        _ => TextRules::default(),
    };
    let (prefix, suffix) = (
        rules.prefix.as_deref().unwrap_or_default(),
        rules.suffix.as_deref().unwrap_or_default(),
    );
    let mut texts: Vec<String> = Vec::new();
    let patterns = rules.patterns.iter();
    let patterns: Vec<Hir> = patterns
        .filter_map(|it| regex_syntax::parse(it.as_str()).ok())
        .collect();
    if !patterns.is_empty() {
        for extra in [0, 1, 3, 7, 15, 31, 63] {
            for pick in 0..3 {
                // Of several, each has a part of the text to itself: what they ask for may stand anywhere.
                let mut text = String::new();
                patterns
                    .iter()
                    .for_each(|hir| generate(hir, extra, pick, &mut text));
                texts.push(text);
            }
        }
    } else {
        let bodies = match &field.kind {
            FieldKind::Url(_) => ["https://a.example", "https://b.example:8443/p?q=1#f"],
            FieldKind::Host(_) => ["a.example", "b-1.example.org:443"],
            FieldKind::Email(_) => ["a@b.example", "A.b+c'd@e-f.example.org"],
            FieldKind::Multiline(_) => ["a", "first line\nsecond line, with \"quotes\"\n"],
            _ => ["a", "Zoë O'Hara \\ <b>& \"co\" 😀"],
        };
        texts.extend(bodies.map(str::to_owned));
        texts.push("a".repeat(rules.min_length.min(LONGEST) as usize));
        if max_length <= LONGEST
            && matches!(field.kind, FieldKind::Text(_) | FieldKind::Multiline(_))
        {
            let around = prefix.chars().count() + suffix.chars().count();
            // Two units of UTF-16 each: a judge that counts those refuses it.
            texts.push("😀".repeat((max_length as usize).saturating_sub(around)));
        }
    }
    // What most rules of an author take, where each alone has been tried in vain.
    texts.extend(["a1b2", "a1b2c3", "a1.b2", "a1@b2", "a1.b2/p"].map(str::to_owned));
    for (_, mark) in &rules.mode_marks {
        let marked: Vec<String> = match mark {
            ModeMark::Prefix(mark) => texts.iter().map(|text| format!("{mark}{text}")).collect(),
            ModeMark::Suffix(mark) => texts.iter().map(|text| format!("{text}{mark}")).collect(),
            ModeMark::Pattern(pattern) => {
                let hir = regex_syntax::parse(pattern.as_str()).expect("a pattern");
                let mut text = String::new();
                generate(&hir, 3, 0, &mut text);
                vec![text]
            }
        };
        texts.splice(0..0, marked);
    }
    if !prefix.is_empty() || !suffix.is_empty() {
        let around: Vec<String> = texts
            .iter()
            .map(|text| format!("{prefix}{text}{suffix}"))
            .collect();
        texts.extend(around);
    }
    texts
}

/// Writes a text that the expression matches. `extra` is how often a repetition goes beyond its least,
/// `pick` which of several characters or branches is taken.
fn generate(hir: &Hir, extra: u32, pick: usize, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            let within = |c: &char| {
                class
                    .iter()
                    .any(|range| (range.start()..=range.end()).contains(c))
            };
            let liked = ["a0A", "0Za", "Fz9"][pick % 3].chars().find(within);
            let other = || {
                ('!'..='~')
                    .find(within)
                    .or(class.iter().next().map(|it| it.start()))
            };
            out.extend(liked.or_else(other));
        }
        HirKind::Class(Class::Bytes(_)) => {}
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(extra).min(most) {
                generate(&repetition.sub, extra.min(3), pick, out);
            }
        }
        HirKind::Capture(capture) => generate(&capture.sub, extra, pick, out),
        HirKind::Concat(parts) => parts
            .iter()
            .for_each(|part| generate(part, extra, pick, out)),
        HirKind::Alternation(branches) => {
            generate(&branches[pick % branches.len()], extra, pick, out);
        }
    }
}
