//! Two contracts of the values of one field.

use super::form::{Found, scope};
use super::{named, names, pattern};
use crate::contract::Value;
use crate::contract::words::{code, codes, count};
use crate::ir::{ChangeKind, Level, Locale, Words};

/// What is another about the values of the field at `path`. `is_due_anew` if it is known to be required in more cases.
pub(super) fn value(
    path: &str,
    old: &Value,
    new: &Value,
    is_due_anew: bool,
    found: &mut Vec<Found>,
) {
    let mut field = Field { path, found };
    match (old, new) {
        (
            Value::Text {
                min_length: old_min,
                max_length: old_max,
                patterns: old_patterns,
            },
            Value::Text {
                min_length,
                max_length,
                patterns,
            },
        ) => {
            let shown = |number: u32| count(number, "character");
            field.least(*old_min, *min_length, shown);
            field.most(*old_max, *max_length, shown);
            field.patterns(old_patterns, patterns, *old_max);
        }
        (Value::Option(old), Value::Option(new)) => field.options("option", old, new),
        (Value::Flag, Value::Flag) | (Value::True, Value::True) => {}
        (
            Value::Integer {
                minimum: old_min,
                maximum: old_max,
            },
            Value::Integer { minimum, maximum },
        ) => field.range(
            (Some(*old_min), Some(*old_max)),
            (Some(*minimum), Some(*maximum)),
        ),
        (
            Value::Number {
                minimum: old_min,
                maximum: old_max,
            },
            Value::Number { minimum, maximum },
        ) => field.range((*old_min, *old_max), (*minimum, *maximum)),
        (
            Value::File {
                max_size: old_size,
                formats: old_formats,
                passphrase: old_passphrase,
            },
            Value::File {
                max_size,
                formats,
                passphrase,
            },
        ) => {
            let words = Words::of(Locale::default());
            field.most(*old_size, *max_size, |bytes| words.size(bytes));
            let any = "any";
            let lists = [old_formats, formats].map(|set| {
                let list: Vec<String> = set.iter().cloned().collect();
                list
            });
            // `any` takes every file: with it, no other format matters.
            match [old_formats, formats].map(|set| set.contains(any)) {
                [false, true] => field.say(Level::Minor, "takes files of any format"),
                [true, false] => {
                    let what = format!("takes no files but those of {}", codes(formats));
                    field.say(Level::Major, &what);
                }
                [true, true] => {}
                [false, false] => field.options("format", &lists[0], &lists[1]),
            }
            if old_passphrase != passphrase {
                let what = match passphrase {
                    Some(key) => format!("is unlocked by {}", code(key)),
                    None => "is unlocked by no other field".to_owned(),
                };
                field.say(Level::Major, &what);
            }
        }
        (
            Value::Options {
                options: old_options,
                min_items: old_min,
                max_items: old_max,
            },
            Value::Options {
                options,
                min_items,
                max_items,
            },
        ) => {
            field.options("option", old_options, options);
            field.items((*old_min, *old_max), (*min_items, *max_items), is_due_anew);
        }
        (
            Value::Texts {
                pattern: old_pattern,
                max_length: old_length,
                min_items: old_min,
                max_items: old_max,
            },
            Value::Texts {
                pattern,
                max_length,
                min_items,
                max_items,
            },
        ) => {
            field.most(*old_length, *max_length, |number| {
                format!("{} in an entry", count(number, "character"))
            });
            let patterns = [old_pattern, pattern].map(|it| vec![it.clone()]);
            field.patterns(&patterns[0], &patterns[1], *old_length);
            field.items((*old_min, *old_max), (*min_items, *max_items), is_due_anew);
        }
        (
            Value::Items {
                min_items: old_min,
                max_items: old_max,
                fields: old_fields,
            },
            Value::Items {
                min_items,
                max_items,
                fields,
            },
        ) => {
            let shown = |number: u32| count(number, "item");
            field.least(*old_min, *min_items, shown);
            field.most(*old_max, *max_items, shown);
            scope(&format!("{path}."), old_fields, fields, field.found);
        }
        _ => {
            let what = format!("is {} now, and was {}", kind(new), kind(old));
            field.tell(Level::Major, &what, ChangeKind::Type);
        }
    }
}

/// What kind of value it is, in words.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Text { .. } => "a text",
        Value::Option(_) => "one of several options",
        Value::Flag => "on or off",
        Value::True => "a box to tick",
        Value::Integer { .. } => "a whole number",
        Value::Number { .. } => "a number",
        Value::File { .. } => "a file",
        Value::Options { .. } => "a list of options",
        Value::Texts { .. } => "a list of texts",
        Value::Items { .. } => "a list of groups of fields",
    }
}

/// A field about which something is said.
struct Field<'a> {
    path: &'a str,
    found: &'a mut Vec<Found>,
}

impl Field<'_> {
    fn say(&mut self, level: Level, what: &str) {
        let kind = match level {
            Level::Major => ChangeKind::Narrower,
            Level::Minor | Level::Patch => ChangeKind::Harmless,
        };
        self.tell(level, what, kind);
    }

    fn tell(&mut self, level: Level, what: &str, kind: ChangeKind) {
        self.found.push(Found {
            level,
            path: self.path.to_owned(),
            what: format!("{} {what}", code(self.path)),
            kind,
        });
    }

    fn least<N: PartialOrd + Copy>(&mut self, old: N, new: N, shown: impl Fn(N) -> String) {
        if new != old {
            let level = if new > old {
                Level::Major
            } else {
                Level::Minor
            };
            self.say(
                level,
                &format!("has at least {}, not {}", shown(new), shown(old)),
            );
        }
    }

    fn most<N: PartialOrd + Copy>(&mut self, old: N, new: N, shown: impl Fn(N) -> String) {
        if new != old {
            let level = if new < old {
                Level::Major
            } else {
                Level::Minor
            };
            self.say(
                level,
                &format!("has at most {}, not {}", shown(new), shown(old)),
            );
        }
    }

    fn options(&mut self, what: &str, old: &[String], new: &[String]) {
        let [gone, come] = names(old, new);
        if !gone.is_empty() {
            let kind = match what {
                "option" => ChangeKind::OptionsGone(gone.iter().copied().cloned().collect()),
                _ => ChangeKind::Narrower,
            };
            let what = format!("no longer has {}", named(what, &gone));
            self.tell(Level::Major, &what, kind);
        }
        if !come.is_empty() {
            self.say(Level::Minor, &format!("has {}", named(what, &come)));
        }
    }

    fn items(
        &mut self,
        (old_min, old_max): (u32, Option<u32>),
        (min, max): (u32, Option<u32>),
        is_due_anew: bool,
    ) {
        // Whether an empty list is as good as none follows from whether the field is due at all.
        if min > old_min && !is_due_anew {
            self.say(Level::Major, "refuses an empty list");
        }
        self.limit(
            "most",
            old_max,
            max,
            |old, new| new < old,
            |number| count(number, "item"),
        );
    }

    fn range(
        &mut self,
        (old_min, old_max): (Option<f64>, Option<f64>),
        (min, max): (Option<f64>, Option<f64>),
    ) {
        self.limit(
            "least",
            old_min,
            min,
            |old, new| new > old,
            |number| number.to_string(),
        );
        self.limit(
            "most",
            old_max,
            max,
            |old, new| new < old,
            |number| number.to_string(),
        );
    }

    /// A limit that may be none.
    fn limit<N: PartialOrd + Copy>(
        &mut self,
        word: &str,
        old: Option<N>,
        new: Option<N>,
        is_narrower: impl Fn(N, N) -> bool,
        shown: impl Fn(N) -> String,
    ) {
        match (old, new) {
            (Some(old), Some(new)) if old != new => {
                let level = match is_narrower(old, new) {
                    true => Level::Major,
                    false => Level::Minor,
                };
                self.say(
                    level,
                    &format!("has at {word} {}, not {}", shown(new), shown(old)),
                );
            }
            (None, Some(new)) => {
                self.say(Level::Major, &format!("has at {word} {}", shown(new)));
            }
            (Some(old), None) => {
                let what = format!("has no limit any more of at {word} {}", shown(old));
                self.say(Level::Minor, &what);
            }
            _ => {}
        }
    }

    /// A text longer than `longest` was not taken before.
    fn patterns(&mut self, old: &[String], new: &[String], longest: u32) {
        if let Some((level, what)) = pattern::patterns(old, new, longest) {
            self.say(level, &what);
        }
    }
}
