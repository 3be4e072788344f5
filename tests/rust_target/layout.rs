//! The layout is rustfmt's.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use provspec::ir::*;

use crate::catalogue::{self, *};

fn assert_formatted(folder: &Path) {
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check"])
        .arg(folder.join("rust/mod.rs"))
        .output()
        .expect("rustfmt runs");
    let diff = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let shown: String = diff.chars().take(6000).collect();
    assert!(output.status.success(), "{shown}\n{errors}");
}

#[test]
fn every_kind_of_field_is_laid_out() {
    let files = crate::files(&providers(), &project());
    assert_formatted(&crate::write(&files, "layout_kinds"));
    let again = crate::files(&providers(), &project());
    assert_eq!(files, again, "the same model gives the same bytes");
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }

    fn word(&mut self, longest: usize) -> String {
        let length = 1 + self.roll(longest);
        let mut word = String::from("x");
        for at in 1..length {
            let letters = if at + 1 == length { "abcde" } else { "abcd_9" };
            let letter = letters.as_bytes()[self.roll(letters.len())];
            if !(letter == b'_' && word.ends_with('_')) {
                word.push(char::from(letter));
            }
        }
        word
    }

    fn title(&mut self) -> String {
        let words = 1 + self.roll(12);
        let word = |dice: &mut Self| {
            if dice.roll(9) == 0 {
                ["-", "1.", "#", "`", "ü\"", "+", "\\", "a_b", "漢"][dice.roll(9)].to_owned()
            } else {
                dice.word(9)
            }
        };
        (0..words).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }

    fn condition(&mut self, depth: usize) -> Condition {
        let longest = [4, 30][self.roll(2)];
        let (field, value) = (self.word(longest), self.word(longest));
        match self.roll(if depth == 0 { 4 } else { 7 }) {
            0 => on(&field),
            1 => filled(&field),
            2 => equals(&field, &value),
            3 => contains(&field, &value),
            4 => Condition::Not(Box::new(self.condition(0))),
            sides => {
                let count = 2 + self.roll(3);
                let parts = (0..count).map(|_| self.condition(depth - 1)).collect();
                if sides == 5 {
                    Condition::All(parts)
                } else {
                    Condition::Any(parts)
                }
            }
        }
    }

    fn choices(&mut self) -> Arc<[Choice]> {
        let longest = [2, 5, 12, 40, 80][self.roll(5)];
        let count = 1 + self.roll(30);
        (0..count)
            .map(|_| Choice {
                value: self.word(longest),
                title: self.title(),
                description: None,
                mode: None,
                hosts: vec![],
            })
            .collect()
    }

    fn limit(&mut self) -> u32 {
        let most = [9, 300, 2_000_000][self.roll(3)];
        u32::try_from(1 + self.roll(most)).expect("small")
    }

    fn rules(&mut self) -> TextRules {
        let pattern = (self.roll(3) == 0).then(|| {
            let pattern = format!("^{}\\d\"?$", self.word(60));
            Pattern::new(pattern).expect("a pattern")
        });
        let prefix = (self.roll(4) == 0).then(|| self.word(30));
        TextRules {
            patterns: pattern.into_iter().collect(),
            prefix,
            ..text(1, self.limit())
        }
    }

    fn field(&mut self, key: &str, depth: usize) -> Field {
        let kind = match self.roll(12) {
            0 => FieldKind::Toggle,
            1 => FieldKind::Select(self.choices()),
            2 => FieldKind::Multiselect {
                choices: self.choices(),
                max_items: Some(self.limit()),
            },
            3 => FieldKind::Integer(Number::default()),
            4 => FieldKind::Number(Number {
                minimum: Some(-1.5),
                maximum: Some(1e300),
            }),
            5 => file(u64::from(self.limit())),
            6 => FieldKind::IpList {
                max_items: Some(self.limit()),
            },
            7 => FieldKind::Mode(catalogue::choices(&["test", "live"])),
            8 if depth > 0 => FieldKind::Repeat(Repeat {
                item_title: self.title(),
                min_items: 1,
                max_items: self.limit(),
                fields: self.fields(depth - 1),
                groups: vec![],
            }),
            9 => FieldKind::Url(self.rules()),
            _ => FieldKind::Text(self.rules()),
        };
        let title = self.title();
        let mut field = catalogue::field(key, &title, kind);
        field.secret = self.roll(3) == 0;
        field.required = match self.roll(4) {
            0 => Required::Never,
            1 => Required::When(self.condition(2)),
            _ => Required::Always,
        };
        if self.roll(3) == 0 {
            field.shown = self.condition(3);
        }
        field.renamed_from = self.earlier_keys();
        field
    }

    fn earlier_keys(&mut self) -> Vec<String> {
        let count = [0, 0, 0, 1, 2, 7][self.roll(6)];
        let longest = [2, 10, 40][self.roll(3)];
        (0..count).map(|_| self.word(longest)).collect()
    }

    fn words(&mut self) -> Vec<String> {
        (0..self.roll(4)).map(|_| self.title()).collect()
    }

    fn maybe(&mut self) -> Option<String> {
        (self.roll(3) == 0).then(|| self.title())
    }

    fn note(&mut self) -> Option<Text> {
        self.maybe().map(Text::plain)
    }

    fn url(&mut self) -> String {
        let longest = [10, 100][self.roll(2)];
        format!("https://{}.example/{}", self.word(20), self.word(longest))
    }

    /// Fills in what is known of a provider beyond its forms.
    fn facts(&mut self, provider: &mut Provider) {
        provider.short_name = self.title();
        provider.description = self.maybe();
        if self.roll(3) == 0 {
            provider.status = Status::Deprecated;
            provider.deprecated = Some(Deprecation {
                since: "2026-01-01".to_owned(),
                reason: self.title(),
            });
        }
        provider.modes = Mode::ALL[..self.roll(3)].to_vec();
        provider.hosts = Mode::ALL[..self.roll(3)]
            .iter()
            .map(|mode| Host {
                mode: (self.roll(3) > 0).then_some(*mode),
                name: self.maybe(),
                url: self.url(),
            })
            .collect();
        provider.sends_from = (0..self.roll(3))
            .map(|_| Sender {
                mode: (self.roll(2) == 0).then_some(Mode::Live),
                source: match self.roll(4) {
                    0 => SenderSource::Host(format!("{}.example", self.word(20))),
                    1 => SenderSource::List(self.url()),
                    2 => SenderSource::Net("192.0.2.0/24".parse().expect("a network")),
                    _ => SenderSource::Net("2001:db8::1/128".parse().expect("a network")),
                },
                begins: (self.roll(3) == 0).then(|| "2027-01-01".to_owned()),
                retires: (self.roll(3) == 0).then(|| "2028-01-01".to_owned()),
            })
            .collect();
        provider.links = (0..self.roll(4))
            .map(|_| Link {
                key: self.word(10),
                title: self.title(),
                url: self.url(),
            })
            .collect();
        provider.issued = (0..self.roll(3))
            .map(|_| Issued {
                key: self.word(10),
                title: self.title(),
                known_as: self.maybe(),
                description: None,
                secret: self.roll(2) == 0,
                min_length: (self.roll(2) == 0).then_some(8),
                max_length: (self.roll(2) == 0).then_some(4096),
                alphabet: Alphabet::ALL[self.roll(4)],
                per_mode: self.roll(2) == 0,
                forms: (0..self.roll(3)).map(|_| self.word(20)).collect(),
                when: match self.roll(2) {
                    0 => Applies::InMode(Mode::Live),
                    _ => Applies::ALWAYS,
                },
            })
            .collect();
        let whitelist = &mut provider.whitelist;
        whitelist.requirement = whitelist::Requirement::ALL[self.roll(4)];
        whitelist.place = self.words();
        whitelist.given_to = self.maybe();
        whitelist.boxes = self.words();
        whitelist.per_mode = self.roll(2) == 0;
        whitelist.forms = (0..self.roll(3)).map(|_| self.word(20)).collect();
        if self.roll(2) == 0 {
            whitelist.when = Applies::InMode(Mode::Live);
        }
        whitelist.note = self.note();
        whitelist.format = whitelist::Format {
            separator: [
                whitelist::Separator::Unknown,
                whitelist::Separator::Boxes,
                whitelist::Separator::Text("; "),
                whitelist::Separator::Text("\n"),
            ][self.roll(4)],
            ranges: [
                whitelist::Ranges::None,
                whitelist::Ranges::Cidr,
                whitelist::Ranges::Wildcard('*'),
                whitelist::Ranges::Netmask,
            ][self.roll(4)],
            max_entries: (self.roll(2) == 0).then_some(5),
            ipv6: self.roll(2) == 0,
        };
        provider.callbacks = (0..self.roll(3))
            .map(|_| Callback {
                title: self.title(),
                value: match self.roll(6) {
                    0 => CallbackValue::Empty,
                    1 => CallbackValue::MerchantUrl,
                    2 => CallbackValue::AskSupport,
                    3 => CallbackValue::Automatic,
                    4 => CallbackValue::Url(self.url() + CONNECTION_ID),
                    _ => CallbackValue::Url(self.url()),
                },
                place: self.words(),
                given_to: self.maybe(),
                per_mode: self.roll(2) == 0,
                events: self
                    .words()
                    .into_iter()
                    .map(|name| Event {
                        name,
                        forms: (0..self.roll(2)).map(|_| self.word(20)).collect(),
                        when: match self.roll(3) {
                            0 => Applies::PerForm(vec![(
                                self.word(20),
                                Condition::Test(Test::On {
                                    field: self.word(20),
                                }),
                            )]),
                            _ => Applies::ALWAYS,
                        },
                    })
                    .collect(),
                settings: Vec::new(),
                gives: Vec::new(),
                when: match self.roll(2) {
                    0 => Applies::InMode(Mode::Live),
                    _ => Applies::ALWAYS,
                },
                forms: (0..self.roll(3)).map(|_| self.word(20)).collect(),
                note: self.note(),
            })
            .collect();
    }

    fn fields(&mut self, depth: usize) -> Vec<Field> {
        let count = 1 + self.roll(6);
        let longest = [3, 10, 40][self.roll(3)];
        let mut fields: Vec<Field> = Vec::new();
        for _ in 0..count {
            let key = self.word(longest);
            if !fields.iter().any(|field| field.key == key) {
                fields.push(self.field(&key, depth));
            }
        }
        fields
    }
}

/// Providers whose forms and facts are made at random.
pub(crate) fn random_providers() -> Vec<Provider> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut facts = Dice(0x2545_f491_4f6c_dd1d);
    let mut providers: Vec<Provider> = Vec::new();
    for _ in 0..900 {
        let longest = [4, 30][dice.roll(2)];
        let code = dice.word(longest);
        let mut forms: Vec<Form> = Vec::new();
        for _ in 0..1 + dice.roll(3) {
            let longest = [4, 40][dice.roll(2)];
            let key = dice.word(longest);
            if !forms.iter().any(|form| form.key == key) {
                let title = dice.title();
                let fields = dice.fields(1);
                forms.push(Form {
                    // An arm of its own for each, and each once.
                    renamed_from: (0..dice.roll(3)).map(|at| format!("{key}_{at}")).collect(),
                    ..form(&key, &title, fields)
                });
            }
        }
        if !providers.iter().any(|provider| provider.code == code) {
            let name = dice.title();
            let mut provider = provider(&code, &name, forms);
            facts.facts(&mut provider);
            providers.push(provider);
        }
    }
    providers.sort_by(|one, other| one.code.cmp(&other.code));
    providers
}

#[test]
fn random_forms_are_laid_out() {
    let files = crate::files(&random_providers(), &project());
    assert_formatted(&crate::write(&files, "layout_random"));
}
