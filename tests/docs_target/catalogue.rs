//! Hand-built providers: rich ones for the golden pages, and one with a given text in every place.

use std::sync::Arc;

use provspec::ir::whitelist::{Format, List, Ranges, Requirement, Separator};
use provspec::ir::*;

pub(crate) const HARMLESS: &str = "Harmless";

/// Texts that would be mark-up, or break out of their place, if they were not escaped.
pub(crate) const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</code></pre></td></table><b>out</b>",
    "<!-- comment --> after",
    "&lt;b&gt; &amp; &#60;i&#62; AT&T",
    "**strong** *em* __strong__ _em_ ***both***",
    "`code` ``more`` ```",
    "```sh\nrm -rf /\n```",
    "~~~\nfence\n~~~",
    "a | b || c \\| d",
    "| --- | --- |",
    "line one\n\n# heading\n\n- list\n\n    code",
    "line one\r\n=====\r\nline two\n-----",
    "# heading",
    "- list",
    "+ list",
    "* list",
    "12. list",
    "3) list",
    "> quote",
    "!!! danger \"Title\"\n    inside",
    "??? note \"Title\"",
    "=== \"Tab\"",
    ":   definition",
    "[^1]: footnote [^1]",
    "*[HTML]: abbreviation",
    "[ref]: https://evil.example",
    "[label](https://evil.example \"title\") and [x][y]",
    "![alt](https://evil.example/x.png)",
    "<https://evil.example> and <a@evil.example>",
    "javascript:alert(1)",
    "{{ config }} {% raw %} {# comment #}",
    "{: .evil #evil onclick=alert(1) }",
    "text { .evil }",
    "text\n{ .evil }",
    "{#evil}",
    "{++ins++}{--del--}{==mark==}{>>note<<}",
    "==mark== ++ctrl+c++ ~~del~~ ^^ins^^ H~2~O x^2^",
    ":smile: :material-key: ::: module",
    "--8<-- \"/etc/passwd\"",
    "#!python print(1)",
    ":::python print(1)",
    "back\\slash \\* \\` \\[ \\",
    "quotes \" ' \u{201c} \u{2019}",
    "ends with a star *",
    "ends with a brace }",
    "[ ] unticked [x] ticked",
    "\u{2}klzzwxh:0001\u{3} \u{2}wzxhzdk:0\u{3}",
    "separators \u{2028}# heading\u{85}- list\u{b}x\u{c}y",
    "](https://evil.example) )",
    "--- *** ___",
    "$x^2$ \\(y\\) $$z$$",
    "snake_case_word __init__ _private trailing_",
    "C# and C++ and 100% & more",
    "PKCS#12 ## a#b c# #",
];

pub(crate) fn project() -> Project {
    let code = |code: &str, title: &str| NamedCode {
        code: code.into(),
        title: title.into(),
    };
    let address = |net: &str, retires: Option<&str>| Address {
        net: net.parse().unwrap(),
        retires: retires.map(Into::into),
    };
    Project {
        locale: Default::default(),
        locales: Locale::ALL.to_vec(),
        brand: Brand {
            company_name: "{{custom.company_name}}".into(),
            dashboard_url: "{{custom.dashboard_base_url}}".into(),
            support_email: "support@example.com".into(),
            website_url: "https://example.com".into(),
            callbacks_base_url: "https://callbacks.example".into(),
        },
        values: Default::default(),
        package: Package::default(),
        addresses: vec![
            address("192.0.2.10/32", None),
            address("192.0.2.11/32", None),
            address("198.51.100.0/24", None),
            address("203.0.113.5/32", Some("2027-01-31")),
            address("203.0.113.6/32", Some("2027-01-31")),
            address("203.0.113.7/32", Some("2027-06-30")),
        ],
        features: vec![code("apple_pay", "Apple Pay"), code("refunds", "Refunds")].into(),
        currencies: vec![code("EUR", "Euro"), code("USD", "US Dollar")].into(),
        countries: vec![].into(),
        rust_path: None,
    }
}

pub(crate) fn rules(min_length: u32, max_length: u32) -> TextRules {
    TextRules {
        min_length,
        max_length,
        ..TextRules::default()
    }
}

pub(crate) fn choices(pairs: &[(&str, &str)]) -> Arc<[Choice]> {
    pairs
        .iter()
        .map(|(value, title)| Choice {
            value: (*value).into(),
            title: (*title).into(),
            description: None,
            mode: None,
            hosts: vec![],
        })
        .collect()
}

pub(crate) fn field(key: &str, title: &str, kind: FieldKind) -> Field {
    Field {
        key: key.into(),
        definition: key.into(),
        title: title.into(),
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
        renamed_from: vec![],
    }
}

pub(crate) fn text(key: &str, title: &str) -> Field {
    field(key, title, FieldKind::Text(rules(1, 255)))
}

pub(crate) fn secret(key: &str, title: &str) -> Field {
    Field {
        secret: true,
        ..text(key, title)
    }
}

pub(crate) fn file(formats: &[FileFormat]) -> FileRules {
    FileRules {
        formats: formats.to_vec(),
        extensions: formats[0]
            .extensions()
            .iter()
            .map(|e| (*e).into())
            .collect(),
        file_name: None,
        max_size: 20_000,
        passphrase: None,
        input: FileInput::Upload,
        key_pair: None,
    }
}

pub(crate) fn mode(key: &str) -> Field {
    let modes = choices(&[("test", "Test"), ("live", "Live")]);
    field(key, "Mode", FieldKind::Mode(modes))
}

fn acknowledgement() -> Field {
    field(
        "ready",
        "I have set up my provider account",
        FieldKind::Acknowledgement,
    )
}

pub(crate) fn group(key: &str, title: &str) -> Group {
    Group {
        key: key.into(),
        title: title.into(),
        description: None,
        parent: None,
    }
}

pub(crate) fn form(key: &str, title: &str, fields: Vec<Field>) -> Form {
    Form {
        key: key.into(),
        title: title.into(),
        description: None,
        fields,
        hosts: vec![],
        sends_from: vec![],
        groups: vec![],
        deprecated: None,
        renamed_from: vec![],
    }
}

pub(crate) fn step(title: &str) -> Step {
    Step {
        title: title.into(),
        place: vec![],
        text: None,
        commands: None,
        settings: vec![],
        gives: vec![],
        notes: vec![],
        whitelist: false,
        callbacks: provspec::ir::Boxes::None,
        forms: vec![],
        when: Applies::When(Condition::Always),
        optional: false,
        after_saving: false,
        screenshots: vec![],
    }
}

pub(crate) fn give(definition: &str, title: &str, known_as: Option<&str>) -> Give {
    Give {
        mode: None,
        definition: definition.into(),
        titles: vec![title.into()],
        known_as: known_as.map(Into::into),
    }
}

fn link(key: &str, title: &str, url: &str) -> Link {
    Link {
        key: key.into(),
        title: title.into(),
        url: url.into(),
    }
}

pub(crate) fn whitelist(requirement: Requirement, format: Format) -> Whitelist {
    let list = format.list(&project().addresses).unwrap();
    Whitelist {
        requirement,
        given_to: None,
        place: vec![],
        boxes: vec![],
        per_mode: false,
        settings: vec![],
        forms: vec![],
        when: provspec::ir::Applies::ALWAYS,
        note: None,
        format,
        list,
    }
}

pub(crate) fn separated(separator: &'static str, ranges: Ranges) -> Format {
    Format {
        separator: Separator::Text(separator),
        ranges,
        max_entries: None,
        ipv6: false,
    }
}

/// A provider that says as little as it may.
pub(crate) fn bare(code: &str, name: &str) -> Provider {
    Provider {
        code: code.into(),
        name: name.into(),
        short_name: name.into(),
        logo: None,
        description: None,
        status: Status::Active,
        deprecated: None,
        links: vec![],
        modes: vec![],
        hosts: vec![],
        sends_from: vec![],
        issued: vec![],
        features: vec![],
        currencies: vec![],
        forms: vec![],
        whitelist: Whitelist {
            requirement: Requirement::None,
            given_to: None,
            place: vec![],
            boxes: vec![],
            per_mode: false,
            settings: vec![],
            forms: vec![],
            when: provspec::ir::Applies::ALWAYS,
            note: None,
            format: Format {
                separator: Separator::Unknown,
                ..separated("", Ranges::None)
            },
            list: List::default(),
        },
        callbacks: vec![],
        guide: Guide::default(),
    }
}

pub(crate) fn golden() -> Vec<Provider> {
    vec![connectum(), listed(), northbank(), oldpay()]
}

/// The guide that the project began with.
fn connectum() -> Provider {
    let account = Field {
        known_as: Some("account username".into()),
        ..text("account", "Account")
    };
    let key = Field {
        secret: true,
        valid_for: Some(Lifetime::Of {
            count: 1,
            unit: LifetimeUnit::Year,
        }),
        description: Some(Text::plain(
            "It comes in an archive: unpack it, and upload the key.",
        )),
        ..field(
            "pkcs_key",
            "PKCS key",
            FieldKind::File(FileRules {
                passphrase: Some("certificate_password".into()),
                ..file(&[FileFormat::Pkcs12])
            }),
        )
    };
    let mut fields = vec![
        account,
        secret("password", "Password"),
        key,
        secret("certificate_password", "Certificate password"),
        mode("mode"),
    ];
    let provider = form("provider", "Provider account", fields.clone());
    fields.push(field(
        "currency",
        "Currency",
        FieldKind::Currency(choices(&[("EUR", "Euro"), ("USD", "US Dollar")])),
    ));
    fields.push(Field {
        required: Required::Never,
        ..field(
            "features",
            "Features",
            FieldKind::Features(choices(&[
                ("apple_pay", "Apple Pay"),
                ("refunds", "Refunds"),
            ])),
        )
    });
    let manager = Text {
        blocks: vec![Block::Paragraph(vec![
            Inline::Plain("Send a request on the ".into()),
            Inline::Link {
                label: vec![Inline::Plain("website".into())],
                target: LinkTarget::Url("https://connectum.eu/account-opening/".into()),
            },
            Inline::Plain(" and hand in the documents they ask for.".into()),
        ])],
    };
    Provider {
        description: Some("Payment processing by cards.".into()),
        links: vec![
            link("website", "Website", "https://connectum.eu/"),
            link("login", "Sign in", "https://ib.connectum.eu/site/home"),
        ],
        modes: vec![Mode::Test, Mode::Live],
        forms: vec![
            provider,
            form("h2h_merchant", "H2H Merchant account", fields),
        ],
        whitelist: whitelist(Requirement::AskManager, separated("\n", Ranges::Cidr)),
        guide: Guide {
            setup: vec![
                Step {
                    text: Some(manager),
                    ..step("Apply for an account")
                },
                Step {
                    text: Some(Text::plain(
                        "Ask your account manager at Connectum for the credentials.",
                    )),
                    gives: vec![
                        give("account", "Account", Some("account username")),
                        give("password", "Password", None),
                        give("pkcs_key", "PKCS key", None),
                        give("certificate_password", "Certificate password", None),
                    ],
                    whitelist: true,
                    ..step("Get the credentials")
                },
            ],
            ..Guide::default()
        },
        ..bare("connectum", "Connectum")
    }
}

fn listed() -> Provider {
    Provider {
        status: Status::Listed,
        links: vec![link("website", "Website", "https://farpay.example/")],
        ..bare("farpay", "Farpay")
    }
}

/// A deprecated provider whose list does not fit.
fn oldpay() -> Provider {
    let boxes = Format {
        separator: Separator::Boxes,
        ranges: Ranges::Cidr,
        max_entries: Some(2),
        ipv6: false,
    };
    Provider {
        status: Status::Deprecated,
        deprecated: Some(Deprecation {
            since: "2026-03-01".into(),
            reason: "Use Northbank instead.".into(),
        }),
        modes: vec![Mode::Live],
        forms: vec![form(
            "provider",
            "Provider account",
            vec![secret("api_key", "API key")],
        )],
        whitelist: Whitelist {
            place: vec!["Integration".into(), "IP Addresses".into()],
            per_mode: true,
            forms: vec![],
            when: provspec::ir::Applies::ALWAYS,
            ..whitelist(Requirement::Required, boxes)
        },
        callbacks: vec![
            Callback {
                title: "Return URL".into(),
                value: CallbackValue::Empty,
                given_to: None,
                place: vec![],
                forms: vec![],
                per_mode: false,
                events: vec![],
                settings: vec![],
                gives: vec![],
                when: provspec::ir::Applies::ALWAYS,
                note: None,
            },
            Callback {
                title: "Confirm URL".into(),
                value: CallbackValue::Empty,
                given_to: None,
                place: vec![],
                forms: vec![],
                per_mode: false,
                events: vec![],
                settings: vec![],
                gives: vec![],
                when: provspec::ir::Applies::ALWAYS,
                note: None,
            },
        ],
        ..bare("oldpay", "Oldpay")
    }
}

/// One of everything.
fn northbank() -> Provider {
    let on = |key: &str| Condition::Test(Test::On { field: key.into() });
    let apple = Condition::Test(Test::Contains {
        field: "features".into(),
        value: "apple_pay".into(),
    });
    let redirect = Condition::Test(Test::Equals {
        field: "api_type".into(),
        value: "redirect".into(),
    });
    let p2p = Field {
        required: Required::Never,
        default: Some(false.into()),
        description: Some(Text::plain("On for transfers between cards.")),
        ..field("p2p", "P2P", FieldKind::Toggle)
    };
    let terminal = Field {
        description: Some(Text::plain("One terminal takes one currency.")),
        example: Some("E1234567".into()),
        ..field(
            "terminal_id",
            "Terminal ID",
            FieldKind::Text(TextRules {
                patterns: vec![Pattern::new("^E[0-9]{7}$").expect("a pattern")],
                pattern_description: Some("E and 7 digits".into()),
                ..rules(8, 8)
            }),
        )
    };
    let private_key = Field {
        secret: true,
        required: Required::When(Condition::Not(Box::new(on("p2p")))),
        ..field(
            "private_key",
            "Private key",
            FieldKind::File(FileRules {
                file_name: Some("{terminal_id}_PrivateKey.key".into()),
                input: FileInput::Either,
                key_pair: Some(KeyPair {
                    algorithm: Some("RSA, 2048 bits".into()),
                    public_file: Some("{terminal_id}_Certificate.csr".into()),
                    public_half: Some(Text::plain("Upload it in the portal, at Key Generation.")),
                }),
                ..file(&[FileFormat::PrivateKey, FileFormat::Pem])
            }),
        )
    };
    let keys = [("live", Mode::Live), ("test", Mode::Test)].map(|(word, mode)| Field {
        definition: "secret_key".into(),
        known_as: Some("API secret".into()),
        mode_span: ModeSpan::Only(mode),
        shown_once: true,
        required: if mode == Mode::Live {
            Required::Always
        } else {
            Required::Never
        },
        kind: FieldKind::Text(TextRules {
            prefix: Some(format!("sk_{word}_")),
            ..rules(40, 40)
        }),
        ..secret(
            &format!("{word}_secret_key"),
            &format!("Secret key ({word})"),
        )
    });
    let api_type = field(
        "api_type",
        "API type",
        FieldKind::Select(Arc::new([
            Choice {
                value: "redirect".into(),
                title: "Redirect".into(),
                description: Some(Text::plain("The customer pays on a page of the bank.")),
                mode: None,
                hosts: vec![],
            },
            Choice {
                value: "direct".into(),
                title: "Direct".into(),
                description: None,
                mode: None,
                hosts: vec![host_in(Mode::Live, "https://direct.northbank.example")],
            },
        ])),
    );
    let return_url = Field {
        origin: Origin::Merchant,
        required: Required::Never,
        shown: Condition::All(vec![redirect, Condition::Not(Box::new(on("p2p")))]),
        default: Some("https://shop.example/paid".into()),
        ..field("return_url", "Return URL", FieldKind::Url(rules(1, 255)))
    };
    let apple_key = Field {
        secret: true,
        group: Some(0),
        shown: apple.clone(),
        origin: Origin::ThirdParty,
        valid_for: Some(Lifetime::Of {
            count: 25,
            unit: LifetimeUnit::Month,
        }),
        ..field(
            "apple_key",
            "Apple Certificate Key",
            FieldKind::File(file(&[FileFormat::PrivateKey])),
        )
    };
    let apple_id = Field {
        group: Some(0),
        shown: apple,
        known_as: Some("Identifier of the Merchant ID".into()),
        origin: Origin::ThirdParty,
        ..text("apple_id", "Apple Merchant ID")
    };
    let currencies: Arc<[Choice]> = (0..20)
        .map(|at| Choice {
            value: format!("C{at:02}"),
            title: format!("Currency {at}"),
            description: None,
            mode: None,
            hosts: vec![],
        })
        .collect();
    let wallets = Field {
        required: Required::Never,
        ..field(
            "wallets",
            "Wallets",
            FieldKind::Repeat(Repeat {
                item_title: "Wallet".into(),
                min_items: 1,
                max_items: 5,
                fields: vec![
                    text("wallet_id", "Wallet ID"),
                    Field {
                        mode_span: ModeSpan::Differs,
                        group: Some(0),
                        ..secret("wallet_password", "Wallet password")
                    },
                ],
                groups: vec![group("access", "Access")],
            }),
        )
    };
    let gateway = Field {
        required: Required::Never,
        ..field(
            "gateway",
            "Gateway",
            FieldKind::DynamicSelect {
                from: OptionsFrom::ProviderApi,
                source: Text::plain("The gateways that the bank has switched on for you."),
                request: Some("GET /gateways".into()),
            },
        )
    };
    let host = Field {
        mode_span: ModeSpan::Selects,
        example: Some("api.northbank.example".into()),
        ..field("host", "API host", FieldKind::Host(rules(1, 255)))
    };
    let mut fields = vec![terminal, p2p, private_key];
    fields.extend(keys);
    fields.extend([
        api_type,
        return_url,
        field(
            "features",
            "Features",
            FieldKind::Features(choices(&[
                ("apple_pay", "Apple Pay"),
                ("refunds", "Refunds"),
            ])),
        ),
        apple_id,
        apple_key,
        wallets,
        gateway,
        host,
        Field {
            deprecated: Some(Deprecation {
                since: "2026-01-01".into(),
                reason: "The bank no longer asks for it.".into(),
            }),
            required: Required::Never,
            ..field(
                "retries",
                "Retries",
                FieldKind::Integer(Number {
                    minimum: Some(1.0),
                    maximum: Some(10.0),
                }),
            )
        },
        field(
            "currencies",
            "Currencies",
            FieldKind::Currencies(currencies),
        ),
        Field {
            required: Required::Never,
            ..field(
                "addresses",
                "Your addresses",
                FieldKind::IpList { max_items: Some(3) },
            )
        },
        mode("mode"),
        acknowledgement(),
    ]);
    let mut merchant = form("h2h_merchant", "H2H Merchant account", fields);
    merchant.description = Some(Text::plain("For shops that take the card data themselves."));
    merchant.groups = vec![Group {
        key: "apple_pay".into(),
        title: "Apple Pay".into(),
        description: Some(Text::plain("From your Apple Developer account.")),
        parent: None,
    }];
    let payouts = form(
        "payouts",
        "Payout account",
        vec![Field {
            known_as: Some("Terminal number".into()),
            ..text("terminal_id", "Terminal")
        }],
    );
    Provider {
        description: Some("A bank for card payments & transfers.".into()),
        links: vec![
            link("website", "Website", "https://northbank.example/"),
            link(
                "login",
                "Sign in",
                "https://ecomm.northbank.example/?a=1&b=2",
            ),
            link("apply", "Apply", "https://northbank.example/apply"),
        ],
        modes: vec![Mode::Test, Mode::Live],
        hosts: vec![
            host_in(Mode::Test, "https://test.northbank.example"),
            host_in(Mode::Live, "https://api.northbank.example"),
        ],
        sends_from: vec![],
        forms: vec![merchant, payouts],
        whitelist: Whitelist {
            place: vec!["Settings".into(), "Security".into(), "IP Mask".into()],
            boxes: vec!["API".into(), "Checkout".into()],
            note: Some(Text::plain("Saving needs a captcha.")),
            ..whitelist(
                Requirement::Required,
                Format {
                    max_entries: Some(5),
                    ..separated(";", Ranges::Wildcard('*'))
                },
            )
        },
        callbacks: vec![
            Callback {
                title: "Notification URL".into(),
                value: CallbackValue::Url("https://callbacks.example/northbank/notify".into()),
                given_to: None,
                place: vec!["Settings".into(), "Notifications".into()],
                forms: vec!["h2h_merchant".into()],
                per_mode: false,
                events: vec![],
                settings: vec![],
                gives: vec![],
                when: provspec::ir::Applies::ALWAYS,
                note: Some(Text::plain("Format: JSON.")),
            },
            Callback {
                title: "Return URL".into(),
                value: CallbackValue::MerchantUrl,
                given_to: None,
                place: vec![],
                forms: vec![],
                per_mode: false,
                events: vec![],
                settings: vec![],
                gives: vec![],
                when: provspec::ir::Applies::ALWAYS,
                note: None,
            },
        ],
        guide: northbank_guide(),
        ..bare("northbank", "Northbank")
    }
}

fn northbank_guide() -> Guide {
    let emphasis = Text {
        blocks: vec![
            Block::Paragraph(vec![
                Inline::Plain("Northbank has ".into()),
                Inline::Strong(vec![
                    Inline::Emphasis(vec![Inline::Plain("two".into())]),
                    Inline::Plain(" portals".into()),
                ]),
                Inline::Plain(". Write to ".into()),
                Inline::Variable(Variable::SupportEmail),
                Inline::Plain(" if you see neither, or fill in the ".into()),
                Inline::Link {
                    label: vec![Inline::Plain("terminal".into())],
                    target: LinkTarget::Field("terminal_id".into()),
                },
                Inline::Plain(" first.".into()),
            ]),
            Block::List {
                ordered: false,
                items: vec![
                    vec![Inline::Plain("The business portal".into())],
                    vec![
                        Inline::Plain("The ".into()),
                        Inline::Code("ecomm".into()),
                        Inline::Plain(" portal".into()),
                    ],
                ],
            },
        ],
    };
    Guide {
        intro: Some(emphasis),
        requirements: vec![Text::plain(
            "OpenSSL 3 on the machine that will send requests",
        )],
        setup: vec![
            Step {
                place: vec![
                    "AccountToCard".into(),
                    "Terminals".into(),
                    "Add new terminal".into(),
                ],
                text: Some(Text::plain("Add one terminal for each currency.")),
                settings: vec![
                    Setting {
                        name: "3D Secure".into(),
                        value: "Required".into(),
                        per_connection: false,
                    },
                    Setting {
                        name: "Callback | type".into(),
                        value: "JSON".into(),
                        per_connection: false,
                    },
                ],
                gives: vec![give("terminal_id", "Terminal ID", Some("Terminal number"))],
                whitelist: true,
                callbacks: provspec::ir::Boxes::All,
                ..step("Add a terminal")
            },
            Step {
                text: Some(Text::plain("Run these commands:")),
                commands: Some(
                    "openssl genrsa -out key.pem 2048\nopenssl req -new -key key.pem".into(),
                ),
                notes: vec![
                    Note {
                        kind: NoteKind::Warning,
                        text: Text::plain("Never send the private key to anyone."),
                    },
                    Note {
                        kind: NoteKind::Tip,
                        text: Text::plain("It takes a minute."),
                    },
                ],
                gives: vec![
                    give("private_key", "Private key", None),
                    give("secret_key", "Secret key", Some("API secret")),
                ],
                forms: vec!["h2h_merchant".into()],
                ..step("Make a key pair")
            },
            Step {
                when: Applies::When(Condition::Test(Test::Contains {
                    field: "features".into(),
                    value: "apple_pay".into(),
                })),
                optional: true,
                gives: vec![
                    give("apple_id", "Apple Merchant ID", None),
                    give("apple_key", "Apple Certificate Key", None),
                ],
                ..step("Register at Apple")
            },
        ],
        modes: Some(Text::plain("Ask the bank to open the live mode for you.")),
        renewal: Some(Text::plain("The bank writes to you a month before.")),
        troubleshooting: vec![Question {
            problem: "The terminal stays \"inactive\"".into(),
            answer: Text::plain("Wait for a day, then call the bank."),
        }],
    }
}

/// A provider with `words` in every place that takes text.
pub(crate) fn filled(code: &str, words: &str) -> Provider {
    let s = || words.to_owned();
    // Not the title itself, since a name that is the title is left out.
    let other = || format!("{words} too");
    let inlines = vec![
        Inline::Plain(s()),
        Inline::Plain(" and ".into()),
        Inline::Code(s()),
        Inline::Plain(" and ".into()),
        Inline::Strong(vec![
            Inline::Plain(s()),
            Inline::Emphasis(vec![Inline::Plain(s())]),
        ]),
        Inline::Emphasis(vec![
            Inline::Plain(s()),
            Inline::Strong(vec![Inline::Plain(s())]),
        ]),
        Inline::Link {
            label: vec![Inline::Plain(s()), Inline::Code(s())],
            target: LinkTarget::Url(format!("https://example.com/{words}")),
        },
        Inline::Variable(Variable::CompanyName),
        Inline::Plain(s()),
    ];
    let rich = || Text {
        blocks: vec![
            Block::Paragraph(inlines.clone()),
            Block::Paragraph(vec![Inline::Plain(s())]),
            Block::List {
                ordered: true,
                items: vec![vec![Inline::Plain(s())], inlines.clone()],
            },
            Block::List {
                ordered: false,
                items: vec![vec![Inline::Plain(s())]],
            },
        ],
    };
    let gone = || {
        Some(Deprecation {
            since: s(),
            reason: s(),
        })
    };
    let key = Field {
        known_as: Some(other()),
        description: Some(rich()),
        example: Some(words.into()),
        default: Some(words.into()),
        deprecated: gone(),
        kind: FieldKind::Text(TextRules {
            pattern_description: Some(other()),
            prefix: Some(s()),
            suffix: Some(s()),
            ..rules(1, 255)
        }),
        group: Some(0),
        ..text("key", words)
    };
    let pick = Field {
        shown: Condition::Test(Test::Filled {
            field: "key".into(),
        }),
        ..field(
            "pick",
            words,
            FieldKind::Select(Arc::new([Choice {
                value: s(),
                title: s(),
                description: Some(rich()),
                mode: None,
                hosts: vec![],
            }])),
        )
    };
    let upload = Field {
        required: Required::When(Condition::Test(Test::Equals {
            field: "pick".into(),
            value: s(),
        })),
        ..field(
            "upload",
            words,
            FieldKind::File(FileRules {
                extensions: vec![s()],
                file_name: Some(s()),
                key_pair: Some(KeyPair {
                    algorithm: Some(s()),
                    public_file: Some(s()),
                    public_half: Some(rich()),
                }),
                passphrase: Some("key".into()),
                ..file(&[FileFormat::Pem])
            }),
        )
    };
    let listing = field(
        "listing",
        words,
        FieldKind::DynamicSelect {
            from: OptionsFrom::ProviderApi,
            source: rich(),
            request: Some(s()),
        },
    );
    let several = field(
        "several",
        words,
        FieldKind::Repeat(Repeat {
            item_title: s(),
            min_items: 1,
            max_items: 2,
            fields: vec![Field {
                description: Some(rich()),
                group: Some(0),
                ..secret("inner", words)
            }],
            groups: vec![Group {
                description: Some(rich()),
                ..group("inside", words)
            }],
        }),
    );
    let form = Form {
        description: Some(rich()),
        deprecated: gone(),
        groups: vec![Group {
            key: "group".into(),
            title: s(),
            description: Some(rich()),
            parent: None,
        }],
        ..form(
            "provider",
            words,
            vec![key, pick, upload, listing, several, mode("mode")],
        )
    };
    let mut boxes = whitelist(Requirement::Required, separated(";", Ranges::Cidr));
    boxes.place = vec![s(), s()];
    boxes.boxes = vec![s(), s()];
    boxes.given_to = Some(s());
    boxes.note = Some(rich());
    for entry in &mut boxes.list.entries {
        entry.retires = entry.retires.is_some().then(s);
    }
    let callback = |value: CallbackValue| Callback {
        title: s(),
        value,
        given_to: Some(s()),
        place: vec![s(), s()],
        forms: vec!["provider".into()],
        per_mode: false,
        events: vec![],
        settings: vec![],
        gives: vec![],
        when: provspec::ir::Applies::ALWAYS,
        note: Some(rich()),
    };
    Provider {
        description: Some(s()),
        status: Status::Deprecated,
        deprecated: gone(),
        links: vec![link(
            "website",
            words,
            &format!("https://example.com/{words}"),
        )],
        modes: vec![Mode::Test, Mode::Live],
        hosts: vec![host_in(Mode::Test, &format!("https://{words}"))],
        sends_from: vec![],
        forms: vec![form],
        whitelist: boxes,
        callbacks: vec![
            callback(CallbackValue::Url(format!(
                "https://callbacks.example/{words}"
            ))),
            callback(CallbackValue::Url(format!("https://other.example/{words}"))),
            callback(CallbackValue::Empty),
        ],
        guide: Guide {
            intro: Some(rich()),
            requirements: vec![Text::plain(words), rich()],
            setup: vec![Step {
                place: vec![s(), s()],
                text: Some(rich()),
                commands: Some(s()),
                settings: vec![Setting {
                    name: s(),
                    value: s(),
                    per_connection: false,
                }],
                gives: vec![give("key", words, Some(&other()))],
                notes: vec![Note {
                    kind: NoteKind::Warning,
                    text: rich(),
                }],
                whitelist: true,
                callbacks: provspec::ir::Boxes::All,
                forms: vec!["provider".into()],
                when: Applies::InMode(Mode::Live),
                optional: true,
                screenshots: vec![Screenshot {
                    path: "picture.png".into(),
                    alt: s(),
                }],
                ..step(words)
            }],
            modes: Some(rich()),
            renewal: Some(rich()),
            troubleshooting: vec![Question {
                problem: s(),
                answer: rich(),
            }],
        },
        ..bare(code, words)
    }
}

fn host_in(mode: Mode, url: &str) -> provspec::ir::Host {
    provspec::ir::Host {
        mode: Some(mode),
        name: None,
        url: url.to_owned(),
    }
}
