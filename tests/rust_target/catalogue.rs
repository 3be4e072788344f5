//! Providers made by hand: every kind of field, and texts that mean harm.

use std::sync::Arc;

use provspec::ir::whitelist::{Format, List, Ranges, Requirement, Separator};
use provspec::ir::*;

/// Text that would end a comment, a string, a code block or a link, or turn the line around.
pub(crate) const NASTY: &str = "*/ \"# \" `x` ``` [link](https://a.example) <b> \\ \n\n    code \u{202e}abc\u{2066} {{}} ${a} 'x //! https://a.example é 漢字";

pub(crate) fn project() -> Project {
    let code = |code: &str, title: &str| NamedCode {
        code: code.to_owned(),
        title: title.to_owned(),
    };
    Project {
        locale: Default::default(),
        locales: vec![Default::default()],
        brand: Brand {
            company_name: "Example Orchestra".to_owned(),
            dashboard_url: "https://dashboard.example.com/".to_owned(),
            support_email: "support@example.com".to_owned(),
            website_url: "https://example.com".to_owned(),
            callbacks_base_url: "https://callbacks.example.com".to_owned(),
        },
        values: Default::default(),
        package: Default::default(),
        addresses: [
            ("192.0.2.0/24", None),
            ("2001:db8::1/128", Some("2030-01-01")),
        ]
        .map(|(net, retires)| Address {
            net: net.parse().expect("a network"),
            retires: retires.map(str::to_owned),
        })
        .to_vec(),
        features: vec![code("apple_pay", "Apple Pay"), code("3ds", "3-D Secure")].into(),
        currencies: [
            "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
        ]
        .map(|it| code(it, it))
        .into_iter()
        .collect(),
        countries: vec![code("DE", "Germany")].into(),
        rust_path: None,
    }
}

pub(crate) fn provider(code: &str, name: &str, forms: Vec<Form>) -> Provider {
    Provider {
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: name.to_owned(),
        logo: None,
        description: None,
        status: Status::Active,
        deprecated: None,
        links: Vec::new(),
        modes: vec![Mode::Test, Mode::Live],
        hosts: Vec::new(),
        sends_from: vec![],
        issued: vec![],
        features: vec![],
        currencies: vec![],
        forms,
        whitelist: Whitelist {
            requirement: Requirement::None,
            given_to: None,
            place: Vec::new(),
            boxes: Vec::new(),
            per_mode: false,
            settings: vec![],
            forms: vec![],
            when: provspec::ir::Applies::ALWAYS,
            note: None,
            format: Format {
                separator: Separator::Boxes,
                ranges: Ranges::None,
                max_entries: None,
                ipv6: false,
            },
            list: List::default(),
        },
        callbacks: Vec::new(),
        guide: Guide::default(),
    }
}

pub(crate) fn form(key: &str, title: &str, fields: Vec<Field>) -> Form {
    Form {
        key: key.to_owned(),
        title: title.to_owned(),
        description: None,
        fields,
        hosts: vec![],
        sends_from: vec![],
        groups: Vec::new(),
        deprecated: None,
        renamed_from: Vec::new(),
    }
}

/// A required field.
pub(crate) fn field(key: &str, title: &str, kind: FieldKind) -> Field {
    Field {
        key: key.to_owned(),
        definition: key.to_owned(),
        title: title.to_owned(),
        known_as: None,
        also_known_as: vec![],
        description: None,
        kind,
        secret: false,
        required: Required::Always,
        shown: Condition::Always,
        group: None,
        example: None,
        default: None,
        origin: Origin::Provider,
        shown_once: false,
        mode_span: ModeSpan::Shared,
        api_host: false,
        valid_for: None,
        deprecated: None,
        renamed_from: Vec::new(),
    }
}

pub(crate) fn optional(field: Field) -> Field {
    Field {
        required: Required::Never,
        ..field
    }
}

pub(crate) fn secret(field: Field) -> Field {
    Field {
        secret: true,
        ..field
    }
}

pub(crate) fn shown(field: Field, shown: Condition) -> Field {
    Field { shown, ..field }
}

pub(crate) fn text(min_length: u32, max_length: u32) -> TextRules {
    TextRules {
        min_length,
        max_length,
        ..TextRules::default()
    }
}

pub(crate) fn pattern(pattern: &str) -> TextRules {
    TextRules {
        patterns: vec![Pattern::new(pattern).expect("a pattern")],
        ..text(1, 255)
    }
}

pub(crate) fn choices(values: &[&str]) -> Arc<[Choice]> {
    values
        .iter()
        .map(|value| Choice {
            value: (*value).to_owned(),
            title: format!("Option {value}"),
            description: None,
            mode: None,
            hosts: vec![],
        })
        .collect()
}

pub(crate) fn file(max_size: u64) -> FieldKind {
    FieldKind::File(FileRules {
        formats: vec![FileFormat::Pkcs12],
        extensions: vec![".p12".to_owned()],
        file_name: None,
        max_size,
        passphrase: None,
        input: FileInput::Upload,
        key_pair: None,
    })
}

pub(crate) fn on(field: &str) -> Condition {
    Condition::Test(Test::On {
        field: field.to_owned(),
    })
}

pub(crate) fn equals(field: &str, value: &str) -> Condition {
    Condition::Test(Test::Equals {
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

pub(crate) fn contains(field: &str, value: &str) -> Condition {
    Condition::Test(Test::Contains {
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

pub(crate) fn filled(field: &str) -> Condition {
    Condition::Test(Test::Filled {
        field: field.to_owned(),
    })
}

/// In order of code, as the compiler has them.
pub(crate) fn providers() -> Vec<Provider> {
    vec![
        provider(
            "123x",
            "123X",
            vec![form(
                "provider",
                "Provider account",
                vec![field("id", "ID", FieldKind::Text(text(1, 255)))],
            )],
        ),
        acme(),
        provider("listed", "Listed only", Vec::new()),
        nasty(),
        provider(
            "type",
            "Type",
            vec![form(
                "crate",
                "Crate",
                vec![
                    field("type", "Type", FieldKind::Text(text(1, 255))),
                    field("self", "Self", FieldKind::Toggle),
                ],
            )],
        ),
    ]
}

/// Every kind of field.
fn acme() -> Provider {
    let modes = choices(&["test", "live"]);
    let item = vec![
        field(
            "terminal_id",
            "Terminal ID",
            FieldKind::Text(pattern(r"^\d{8}$")),
        ),
        optional(secret(field("pin", "PIN", FieldKind::Text(text(4, 4))))),
        field(
            "currency",
            "Currency",
            FieldKind::Currency(choices(&["EUR", "USD"])),
        ),
    ];
    let mut account = field(
        "account",
        "Account",
        FieldKind::Text(TextRules {
            prefix: Some("acme.".to_owned()),
            suffix: Some("-api".to_owned()),
            ..text(1, 40)
        }),
    );
    account.known_as = Some("account username".to_owned());
    account.description = Some(Text::plain("The name that Acme Pay sent by mail"));
    let mut note = optional(field("note", "Note", FieldKind::Multiline(text(1, 20))));
    note.deprecated = Some(Deprecation {
        since: "2026-01-01".to_owned(),
        reason: "Nobody reads it".to_owned(),
    });
    let merchant = vec![
        account,
        field(
            "method",
            "Method",
            FieldKind::Select(choices(&["api_key", "certificate"])),
        ),
        shown(
            secret(field("api_key", "API key", FieldKind::Text(text(8, 64)))),
            equals("method", "api_key"),
        ),
        shown(
            secret(field("certificate", "Certificate", file(30))),
            equals("method", "certificate"),
        ),
        field("mode", "Mode", FieldKind::Mode(modes)),
        optional(field(
            "features",
            "Features",
            FieldKind::Features(choices(&["apple_pay", "3ds"])),
        )),
        Field {
            required: Required::When(Condition::Not(Box::new(equals("mode", "test")))),
            ..shown(
                field("apple_id", "Apple ID", FieldKind::Email(text(1, 255))),
                contains("features", "apple_pay"),
            )
        },
        optional(field("p2p", "P2P", FieldKind::Toggle)),
        shown(
            field("p2p_host", "P2P host", FieldKind::Host(text(1, 255))),
            Condition::All(vec![
                on("p2p"),
                Condition::Any(vec![equals("mode", "live"), filled("note")]),
            ]),
        ),
        optional(field("callback", "Callback", FieldKind::Url(text(1, 255)))),
        note,
        optional(field(
            "limit",
            "Limit",
            FieldKind::Integer(Number {
                minimum: Some(1.0),
                maximum: None,
            }),
        )),
        optional(field(
            "rate",
            "Rate",
            FieldKind::Number(Number {
                minimum: Some(0.0),
                maximum: Some(0.5),
            }),
        )),
        optional(field(
            "currencies",
            "Currencies",
            FieldKind::Currencies(choices(&[
                "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
            ])),
        )),
        optional(field(
            "country",
            "Country",
            FieldKind::Country(choices(&["DE"])),
        )),
        optional(field(
            "countries",
            "Countries",
            FieldKind::Countries(choices(&["DE"])),
        )),
        optional(field(
            "products",
            "Products",
            FieldKind::Multiselect {
                choices: choices(&["cards", "wallets", "direct-debit"]),
                max_items: Some(2),
            },
        )),
        optional(field(
            "gateway",
            "Gateway",
            FieldKind::DynamicSelect {
                from: OptionsFrom::ProviderApi,
                source: Text::plain("listed by the provider"),
                request: None,
            },
        )),
        optional(field(
            "addresses",
            "Addresses",
            FieldKind::IpList { max_items: Some(2) },
        )),
        field(
            "terminals",
            "Terminals",
            FieldKind::Repeat(Repeat {
                item_title: "Terminal".to_owned(),
                min_items: 1,
                max_items: 3,
                fields: item,
                groups: vec![],
            }),
        ),
        field("agreed", "I have set it up", FieldKind::Acknowledgement),
    ];
    // Renamed twice, and so is the form.
    let mut login = field("login", "Login", FieldKind::Text(text(1, 255)));
    login.renamed_from = vec!["user_name".to_owned(), "user".to_owned()];
    let provider_form = vec![
        login,
        field(
            "method",
            "Method",
            FieldKind::Select(choices(&["api_key", "certificate"])),
        ),
    ];
    provider(
        "acme-pay",
        "Acme Pay",
        vec![
            form("h2h_merchant", "H2H Merchant account", merchant),
            Form {
                renamed_from: vec!["standard".to_owned(), "default".to_owned()],
                ..form("provider", "Provider account", provider_form)
            },
        ],
    )
}

/// Harmful text wherever a text may stand.
fn nasty() -> Provider {
    let mut options = choices(&["a-b", "a_b", "\"#", "\u{202e}", "self"]);
    for option in Arc::make_mut(&mut options) {
        option.title = NASTY.to_owned();
        option.description = Some(Text::plain(NASTY));
    }
    let text_field = |key: &str| {
        let mut field = field(
            key,
            NASTY,
            FieldKind::Text(TextRules {
                patterns: vec![Pattern::new("^[\"#\\\\]+$").expect("a pattern")],
                pattern_description: Some(NASTY.to_owned()),
                prefix: Some("`\"#".to_owned()),
                ..text(1, 255)
            }),
        );
        field.known_as = Some(NASTY.to_owned());
        field.description = Some(Text::plain(NASTY));
        field
    };
    let fields = vec![
        text_field("a__b"),
        shown(text_field("secret"), equals("form", "\u{202e}")),
        optional(field("form", NASTY, FieldKind::Select(options))),
        optional(field(
            "secret_list",
            NASTY,
            FieldKind::Repeat(Repeat {
                item_title: "Secret".to_owned(),
                min_items: 0,
                max_items: 1,
                fields: vec![field("match", "1. x", FieldKind::Toggle)],
                groups: vec![],
            }),
        )),
    ];
    let mut form = form("merchant_account", NASTY, fields);
    form.description = Some(Text::plain(NASTY));
    let mut provider = provider("nasty", NASTY, vec![form]);
    provider.description = Some(NASTY.to_owned());
    let words = || NASTY.to_owned();
    provider.status = Status::Deprecated;
    provider.deprecated = Some(Deprecation {
        since: words(),
        reason: words(),
    });
    provider.modes = vec![Mode::Test];
    provider.hosts = vec![Host {
        mode: Some(Mode::Test),
        name: Some(words()),
        url: words(),
    }];
    provider.sends_from = vec![Sender::of(
        Some(Mode::Live),
        "2001:db8::/32".parse().expect("a network"),
    )];
    if let Some(form) = provider.forms.first_mut() {
        form.sends_from.clone_from(&provider.sends_from);
    }
    provider.currencies = vec![NamedCode {
        code: words(),
        title: words(),
    }];
    provider.links = vec![Link {
        key: words(),
        title: words(),
        url: words(),
    }];
    let whitelist = &mut provider.whitelist;
    whitelist.requirement = whitelist::Requirement::Required;
    whitelist.place = vec![words()];
    whitelist.given_to = Some(words());
    whitelist.boxes = vec![words(), words()];
    whitelist.per_mode = true;
    whitelist.forms = vec!["merchant".to_owned()];
    whitelist.when = Applies::InMode(Mode::Live);
    whitelist.note = Some(Text::plain(words()));
    whitelist.format = whitelist::Format {
        separator: whitelist::Separator::Text("\n"),
        ranges: whitelist::Ranges::Wildcard('*'),
        max_entries: Some(7),
        ipv6: true,
    };
    provider.callbacks = vec![Callback {
        title: words(),
        value: CallbackValue::Url(words()),
        place: vec![words()],
        given_to: Some(words()),
        per_mode: false,
        events: [Applies::ALWAYS, Applies::InMode(Mode::Live)]
            .map(|when| Event {
                name: words(),
                forms: vec!["merchant".to_owned()],
                when,
            })
            .to_vec(),
        settings: Vec::new(),
        gives: Vec::new(),
        when: Applies::ALWAYS,
        forms: vec!["merchant".to_owned()],
        note: Some(Text::plain(words())),
    }];
    provider
}
