//! Pictures of forms: one with every kind of control, and texts that would break out of theirs.

use std::fs;
use std::path::{Path, PathBuf};

use provspec::ir::*;
use provspec::target::OutputFile;
use roxmltree::{Document, Node};

use super::catalogue::{self, bare, choices, field, file, form, group, rules, secret, text};

/// Texts that are well-formed nowhere but where they are escaped, or turn what follows them.
const NASTY: &[&str] = &[
    "</text><script>alert(1)</script>",
    "</title></desc></style></svg><b>",
    "\"quotes' & &amp; &#0; &lt; ]]> <![CDATA[ <!-- -->",
    "nul\u{0} bell\u{7} escape\u{1b} file\u{1c} next\u{85} delete\u{7f} not a letter\u{ffff}",
    "\u{feff}mark \u{202e}turned \u{2066}apart\u{2069}",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 e\u{301}",
    "שלום עולם 123",
    "مفتاح واجهة البرمجة",
    "漢字かな交じり文の長い見出しです",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "\n\n  \t ",
    "",
];

fn pictures(provider: &Provider) -> Vec<OutputFile> {
    pictures_in(Locale::En, provider)
}

fn pictures_in(locale: Locale, provider: &Provider) -> Vec<OutputFile> {
    let project = catalogue::project();
    let mut files = super::guide(&project, locale, provider);
    files.retain(|file| file.path.ends_with(".svg"));
    files
}

fn told(condition: Test) -> Condition {
    Condition::Test(condition)
}

/// A field of every kind, in every state that looks different.
fn every_kind() -> Vec<Field> {
    let is_on = |key: &str| told(Test::On { field: key.into() });
    let has = |value: &str| {
        told(Test::Contains {
            field: "features".into(),
            value: value.into(),
        })
    };
    let options = |count: usize| {
        let all: Vec<(String, String)> = (1..=count)
            .map(|at| (format!("o{at}"), format!("Option {at}")))
            .collect();
        let pairs: Vec<(&str, &str)> = all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        choices(&pairs)
    };
    let optional = |field: Field| Field {
        required: Required::Never,
        ..field
    };
    let key = |input| FileRules {
        input,
        ..file(&[FileFormat::PrivateKey])
    };
    let number = Number {
        minimum: Some(1.0),
        maximum: Some(10.0),
    };
    vec![
        Field {
            description: Some(Text::plain(
                "Your account has one of these for each shop. You find it in the portal, in the row of the shop that you connect, beside its name, and on every invoice of the provider.",
            )),
            example: Some("M-1234567".into()),
            kind: FieldKind::Text(TextRules {
                prefix: Some("M-".into()),
                ..rules(9, 9)
            }),
            ..text("merchant_id", "Merchant ID")
        },
        secret("secret_key", "Secret key"),
        Field {
            mode_span: ModeSpan::Only(Mode::Test),
            ..optional(secret("test_key", "Key"))
        },
        optional(field("note", "Note", FieldKind::Multiline(rules(1, 500)))),
        Field {
            secret: true,
            ..field(
                "pem",
                "Private key as text",
                FieldKind::Multiline(rules(1, 4096)),
            )
        },
        field("site", "Website", FieldKind::Url(rules(1, 255))),
        Field {
            default: Some("api.example.net".into()),
            ..field("host", "API host", FieldKind::Host(rules(1, 255)))
        },
        field("mail", "E-mail", FieldKind::Email(rules(1, 254))),
        Field {
            default: Some(3.into()),
            ..field("retries", "Retries", FieldKind::Integer(number))
        },
        Field {
            deprecated: Some(Deprecation {
                since: "2026-01-01".into(),
                reason: "Nobody asks for it.".into(),
            }),
            ..optional(field(
                "share",
                "Share",
                FieldKind::Number(Number::default()),
            ))
        },
        optional(field("p2p", "P2P", FieldKind::Toggle)),
        Field {
            default: Some(true.into()),
            ..optional(field("three_ds", "Enable 3DS", FieldKind::Toggle))
        },
        Field {
            default: Some("o2".into()),
            ..field("kind", "Kind", FieldKind::Select(options(3)))
        },
        field(
            "gateway",
            "Gateway",
            FieldKind::DynamicSelect {
                from: OptionsFrom::ProviderApi,
                source: Text::plain("The gateways that are switched on for you."),
                request: None,
            },
        ),
        field(
            "methods",
            "Methods",
            FieldKind::Multiselect {
                choices: options(2),
                max_items: Some(1),
            },
        ),
        field("currency", "Currency", FieldKind::Currency(options(2))),
        optional(field(
            "currencies",
            "Currencies",
            FieldKind::Currencies(options(20)),
        )),
        optional(field("country", "Country", FieldKind::Country(options(2)))),
        optional(field(
            "countries",
            "Countries",
            FieldKind::Countries(options(5)),
        )),
        Field {
            default: Some(serde_json::json!(["refunds"])),
            ..field(
                "features",
                "Features",
                FieldKind::Features(choices(&[
                    ("apple_pay", "Apple Pay"),
                    ("google_pay", "Google Pay"),
                    ("refunds", "Refunds"),
                ])),
            )
        },
        Field {
            default: Some("live".into()),
            ..catalogue::mode("mode")
        },
        optional(field(
            "senders",
            "Your addresses",
            FieldKind::IpList { max_items: Some(3) },
        )),
        field(
            "certificate",
            "Certificate",
            FieldKind::File(file(&[FileFormat::Certificate])),
        ),
        Field {
            shown: Condition::Not(Box::new(is_on("p2p"))),
            required: Required::When(is_on("three_ds")),
            ..field(
                "either",
                "Key, as you have it",
                FieldKind::File(key(FileInput::Either)),
            )
        },
        field(
            "pasted",
            "Key as text",
            FieldKind::File(key(FileInput::Paste)),
        ),
        Field {
            group: Some(0),
            shown: has("apple_pay"),
            ..text("apple_id", "Apple Merchant ID")
        },
        Field {
            group: Some(1),
            shown: has("apple_pay"),
            ..optional(secret("apple_password", "Password of the key"))
        },
        field(
            "terminals",
            "Terminals",
            FieldKind::Repeat(Repeat {
                item_title: "Terminal".into(),
                min_items: 1,
                max_items: 5,
                fields: vec![
                    Field {
                        group: Some(0),
                        ..text("terminal_id", "Terminal ID")
                    },
                    optional(field("own", "Own currency", FieldKind::Toggle)),
                    Field {
                        shown: is_on("own"),
                        ..field("its", "Its currency", FieldKind::Currency(options(2)))
                    },
                ],
                groups: vec![group("of_shop", "Of the shop")],
            }),
        ),
        text("hebrew", "מפתח סודי"),
        text(
            "long",
            "The title of a field that somebody wrote as a whole sentence, so that it goes on for more than one line",
        ),
        field(
            "ready",
            "I have set up my account",
            FieldKind::Acknowledgement,
        ),
    ]
}

fn every_control() -> Provider {
    let mut form = form("every", "Every kind of control", every_kind());
    form.description = Some(Text::plain("A form that no provider has."));
    form.groups = vec![
        Group {
            description: Some(Text::plain("From your Apple Developer account.")),
            ..group("apple", "Apple Pay")
        },
        Group {
            parent: Some(0),
            ..group("apple_key", "The key at Apple")
        },
    ];
    Provider {
        forms: vec![form],
        ..bare("acme", "Acme Payments")
    }
}

/// `UPDATE_GOLDEN=1` writes the golden files instead of comparing with them.
#[test]
fn every_kind_of_control_has_its_look() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/pictures");
    for (locale, folder, name) in [
        (Locale::En, "docs", "every.svg"),
        (Locale::Uk, "docs-uk", "every.uk.svg"),
    ] {
        let path = root.join(name);
        let picture = pictures_in(locale, &every_control()).remove(0);
        assert_eq!(picture.path, format!("{folder}/providers/acme/every.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &picture.contents).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            golden == picture.contents,
            "differs from {}; UPDATE_GOLDEN=1 accepts it",
            path.display()
        );
    }
}

/// The text of an element, without spaces that are not seen.
fn words(node: Node<'_, '_>) -> String {
    let all: String = node
        .descendants()
        .filter(Node::is_text)
        .filter_map(|it| it.text())
        .collect();
    squeeze(&all)
}

/// A text as a picture has it: without what turns the direction of others, and what XML has no place for.
fn squeeze(text: &str) -> String {
    let seen = |c: &char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !(turns || matches!(c, '\u{feff}' | '\u{ffff}') || c.is_control() && !c.is_whitespace())
    };
    let seen: String = text.chars().filter(seen).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements of a picture, in order, without the places where they are.
fn elements<'a>(picture: &'a Document<'_>) -> Vec<&'a str> {
    let elements = picture.descendants().filter(Node::is_element);
    elements
        .map(|it| it.tag_name().name())
        .filter(|name| *name != "tspan")
        .collect()
}

fn is_title(node: &Node<'_, '_>) -> bool {
    node.attribute("class") == Some("l")
}

/// Whatever the texts are, the picture has the elements that it has with harmless ones, and the texts in them.
#[test]
fn texts_stay_texts() {
    let harmless = pictures(&catalogue::filled("x", catalogue::HARMLESS)).remove(0);
    let harmless = Document::parse(&harmless.contents).unwrap();
    for text in catalogue::NASTY.iter().chain(NASTY) {
        let picture = pictures(&catalogue::filled("x", text)).remove(0).contents;
        let parsed = Document::parse(&picture).unwrap_or_else(|error| {
            panic!("{text:?} makes a picture that is none: {error}\n{picture}")
        });
        if !squeeze(text).is_empty() {
            let allowed = |elements: Vec<&str>| {
                let mut elements: Vec<String> = elements.into_iter().map(str::to_owned).collect();
                elements.retain(|name| name != "text" && name != "path");
                elements
            };
            assert_eq!(
                allowed(elements(&parsed)),
                allowed(elements(&harmless)),
                "{text:?}"
            );
        }
        let titles = parsed.descendants().filter(is_title).map(words);
        for title in titles.filter(|title| title.as_str() != "Mode *") {
            let title = title.trim_end_matches(" *").replace(' ', "");
            let cut = title.trim_end_matches('…');
            assert!(
                squeeze(text).replace(' ', "").starts_with(cut),
                "{title:?} of {text:?}"
            );
        }
        let scripts = ["script", "foreignObject", "image", "a", "style"];
        let found = elements(&parsed)
            .into_iter()
            .filter(|name| scripts.contains(name));
        assert_eq!(found.collect::<Vec<_>>(), ["style"], "{text:?}");
    }
}

#[test]
fn a_novel_in_every_text_is_cut() {
    let novel = "once upon a time ".repeat(62_000);
    let unbroken = "x".repeat(1_000_000);
    for long in [&novel, &unbroken] {
        let help = Text::plain(long.as_str());
        let typed = Field {
            description: Some(help.clone()),
            example: Some(long.as_str().into()),
            ..text("typed", long)
        };
        let chosen = Field {
            group: Some(0),
            shown: told(Test::Equals {
                field: "kind".into(),
                value: "x".into(),
            }),
            ..field("kind", "Kind", FieldKind::Select(choices(&[("x", long)])))
        };
        let mut form = form("provider", long, vec![typed, chosen]);
        form.groups = vec![Group {
            description: Some(help),
            ..group("group", long)
        }];
        let provider = Provider {
            forms: vec![form],
            ..bare("x", long)
        };
        let picture = pictures(&provider).remove(0).contents;
        assert!(picture.len() < 10_000, "{}", picture.len());
        Document::parse(&picture).unwrap();
    }
}

#[test]
fn what_turns_the_direction_is_said_of_that_text_alone() {
    let picture = pictures(&every_control()).remove(0).contents;
    let parsed = Document::parse(&picture).unwrap();
    let turned: Vec<String> = parsed
        .descendants()
        .filter(|it| it.attribute("direction") == Some("rtl"))
        .map(words)
        .collect();
    assert_eq!(turned, ["מפתח סודי *"]);
}

/// Leaves the pictures for `tests/python/test_pictures.py`, which looks at them in a browser.
#[test]
fn pictures_for_the_browser() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    let mut all = vec![("every".to_owned(), every_control())];
    for (at, text) in catalogue::NASTY.iter().chain(NASTY).enumerate() {
        all.push((format!("nasty{at:02}"), catalogue::filled("x", text)));
    }
    for (name, provider) in all {
        for locale in Locale::ALL {
            let picture = pictures_in(locale, &provider).remove(0);
            let path = root.join(format!("{name}.{}.svg", locale.tag()));
            fs::write(path, picture.contents).unwrap();
        }
    }
}

#[test]
fn the_page_shows_the_picture_of_each_form_above_its_fields() {
    let mut provider = every_control();
    provider
        .forms
        .push(form("h2h", "H2H [account]", vec![text("id", "ID")]));
    let page = super::page(&provider);
    for (key, alt) in [
        ("every", "Every kind of control"),
        ("h2h", r"H2H \[account\]"),
    ] {
        let alt = format!("Picture of the form “{alt}”");
        let at = page.find(&format!("[![{alt}](acme/{key}.svg){{ width=640 height="));
        let at = at.unwrap_or_else(|| panic!("no picture of {key} in\n{page}"));
        let (before, after) = page.split_at(at);
        assert!(before.contains(&format!("{{ #form--{key} }}")), "{before}");
        let line = after.lines().next().unwrap();
        assert!(line.ends_with(&format!("](acme/{key}.svg)")), "{line}");
    }
}
