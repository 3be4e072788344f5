//! What a page says in the cases that readers stumbled over.

use provspec::ir::whitelist::{Ranges, Requirement, Separator, Whitelist};
use provspec::ir::*;

use super::catalogue::{bare, field, file, form, give, rules, secret, separated, step, text};
use super::{catalogue, page};

fn provider(fields: Vec<Field>, gives: Vec<Give>) -> Provider {
    Provider {
        forms: vec![form("merchant", "Account connection", fields)],
        guide: Guide {
            setup: vec![Step {
                gives,
                whitelist: true,
                callbacks: true,
                ..step("Set up")
            }],
            ..Guide::default()
        },
        ..bare("acme", "Acme")
    }
}

fn says(provider: &Provider, wanted: &[&str]) -> String {
    let page = page(provider);
    for words in wanted {
        assert!(page.contains(words), "no {words:?} in\n{page}");
    }
    page
}

fn per_mode() -> Vec<Field> {
    [("live", Mode::Live), ("test", Mode::Test)]
        .map(|(word, mode)| Field {
            definition: "key".into(),
            known_as: Some(format!("{word}_api_key")),
            mode_span: ModeSpan::Only(mode),
            ..secret(&format!("{word}_key"), &format!("Key ({word})"))
        })
        .to_vec()
}

#[test]
fn each_key_of_a_set_per_mode_has_its_own_name() {
    let page = says(
        &provider(per_mode(), vec![give("key", "Key (live)", None)]),
        &[
            "From Acme: live_api_key and test_api_key",
            "-   [**Key (live)**](#merchant-live_key) – Acme calls it **live_api_key**",
            "-   [**Key (test)**](#merchant-test_key) – Acme calls it **test_api_key**",
        ],
    );
    assert_eq!(page.matches("| [**Key (").count(), 2, "{page}");
}

#[test]
fn what_a_form_needs_is_said_of_that_form() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.forms.push(form(
        "h2h",
        "H2H",
        vec![
            Field {
                known_as: Some("ID".into()),
                ..text("id", "Account")
            },
            secret("token", "Token"),
        ],
    ));
    says(
        &acme,
        &[
            "- [ ] From Acme: ID\n",
            "- [ ] From Acme, for [H2H](#form--h2h): Token\n",
            "[**ID**](#merchant-id) (Account connection)<br>[**Account**](#h2h-id) (H2H)",
        ],
    );
}

fn callback(title: &str, value: CallbackValue, given_to: Option<&str>) -> Callback {
    Callback {
        title: title.into(),
        value,
        given_to: given_to.map(Into::into),
        place: vec![],
        forms: vec![],
        note: None,
    }
}

#[test]
fn a_step_says_what_the_callbacks_are() {
    let url = || CallbackValue::Url("https://callbacks.example/acme".into());
    let (empty, own) = (CallbackValue::Empty, CallbackValue::MerchantUrl);
    for (callbacks, words) in [
        (
            vec![callback("A", url(), None)],
            "Enter the URL from [Callback URLs]",
        ),
        (
            vec![callback("A", url(), None), callback("B", url(), None)],
            "Enter the URLs from [Callback URLs]",
        ),
        (
            vec![
                callback("A", empty.clone(), None),
                callback("B", empty.clone(), None),
            ],
            "All of them stay empty: see [Callback URLs]",
        ),
        (
            vec![callback("A", own.clone(), Some("your manager"))],
            "Send a URL of your own to your manager: see [Callback URLs]",
        ),
        (
            vec![
                callback("A", url(), Some("your manager")),
                callback("B", url(), Some("your manager")),
            ],
            "Send the URLs from [Callback URLs](#callbacks) to your manager.",
        ),
        (
            vec![callback("A", url(), None), callback("B", own, None)],
            "What goes into each box is in [Callback URLs]",
        ),
    ] {
        let mut acme = provider(vec![text("id", "ID")], vec![]);
        acme.callbacks = callbacks;
        says(&acme, &[words]);
    }
}

fn with_list(requirement: Requirement, change: impl FnOnce(&mut Whitelist)) -> Provider {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.whitelist = catalogue::whitelist(requirement, separated(",", Ranges::Cidr));
    change(&mut acme.whitelist);
    acme
}

#[test]
fn a_list_may_be_given_to_somebody() {
    let given = |list: &mut Whitelist| list.given_to = Some("your manager".into());
    says(
        &with_list(Requirement::Required, given),
        &[
            "Send the list in [Addresses to whitelist](#whitelist) to your manager.",
            "have to be whitelisted at Acme before you connect.",
            "Send the list to your manager.",
        ],
    );
    says(
        &with_list(Requirement::AskManager, given),
        &[
            "If they ask for addresses, send your manager the list",
            "If so, send the list to your manager.",
        ],
    );
}

#[test]
fn an_optional_list_is_shown() {
    let place = |list: &mut Whitelist| list.place = vec!["Security".into()];
    says(
        &with_list(Requirement::None, place),
        &[
            "You may leave the addresses out.",
            "You do not have to whitelist any addresses.",
            "If you use the list at Acme, enter ours: other addresses are refused then.",
            "192.0.2.10,192.0.2.11",
        ],
    );
    let unused = with_list(Requirement::None, |list| {
        list.format.separator = Separator::Unknown;
    });
    assert!(!page(&unused).contains("192.0.2.10"));
}

#[test]
fn an_unknown_format_is_not_claimed() {
    let page = says(
        &with_list(Requirement::Required, |list| {
            list.format.separator = Separator::Unknown;
            list.place = vec!["Security".into()];
            list.boxes = vec!["IP".into()];
        }),
        &[
            "The list goes into the box **IP**.",
            "They stand one a line here. If the form at Acme wants them written in another way",
        ],
    );
    assert!(!page.contains("Copy the list as it stands"), "{page}");
    assert!(!page.contains("refuses requests from"), "{page}");
}

#[test]
fn files_say_what_is_known_of_them() {
    let upload = Field {
        secret: true,
        ..field(
            "upload",
            "Key file",
            FieldKind::File(FileRules {
                extensions: vec![],
                file_name: Some("{id}.key".into()),
                key_pair: Some(KeyPair {
                    algorithm: None,
                    public_file: None,
                    public_half: None,
                }),
                ..file(&[FileFormat::Text])
            }),
        )
    };
    let page = says(
        &provider(vec![text("id", "ID"), upload], vec![]),
        &[
            "| text file, at most 20 KB, named `{id}.key` |",
            "Upload it here, and show it to nobody else.",
        ],
    );
    assert!(!page.contains("()"), "{page}");
}

#[test]
fn who_makes_a_value_decides_the_words() {
    let made = |key: &str, origin: Origin| Field {
        origin,
        shown_once: true,
        known_as: Some("Key No.".into()),
        ..secret(key, key)
    };
    says(
        &provider(
            vec![
                made("issued", Origin::Provider),
                made("own", Origin::Merchant),
                made("third", Origin::ThirdParty),
            ],
            ["issued", "own", "third"]
                .map(|key| give(key, key, None))
                .to_vec(),
        ),
        &[
            "You get it in [step 1](#step-1). Acme calls it **Key No.** Acme shows it only once",
            "You choose it in [step 1](#step-1). Acme calls it **Key No.** Acme never shows it again",
            "You get it in [step 1](#step-1). It is also called **Key No.** It is shown only once",
        ],
    );
}

#[test]
fn a_choice_that_a_step_gives_is_a_credential() {
    let gateway = Field {
        known_as: Some("Gateway name".into()),
        ..field(
            "gateway",
            "Gateway",
            FieldKind::DynamicSelect {
                source: Text::plain("The gateways of your account."),
                request: Some("GET /gateways".into()),
            },
        )
    };
    says(
        &provider(vec![gateway], vec![give("gateway", "Gateway", None)]),
        &[
            "| [**Gateway**](#merchant-gateway) | Gateway name | [step 1](#step-1) |",
            "You get it in [step 1](#step-1). Acme calls it **Gateway name**.",
            "`GET /gateways` at Acme lists them.",
        ],
    );
}

#[test]
fn a_nested_condition_is_a_list() {
    let test = |value: &str| {
        Condition::Test(Test::Equals {
            field: "kind".into(),
            value: value.into(),
        })
    };
    let filled = |field: &str| {
        Condition::Test(Test::Filled {
            field: field.into(),
        })
    };
    let kind = field(
        "kind",
        "Kind",
        FieldKind::Select(catalogue::choices(&[("a", "A"), ("b", "B"), ("c", "C")])),
    );
    let either = Condition::Any(vec![test("a"), test("b")]);
    let nested = Condition::All(vec![
        filled("id"),
        Condition::Any(vec![either.clone(), filled("other")]),
    ]);
    let fields = vec![
        text("id", "ID"),
        text("other", "Other"),
        kind,
        Field {
            shown: either,
            ..text("flat", "Flat")
        },
        Field {
            required: Required::When(nested),
            ..text("deep", "Deep")
        },
    ];
    says(
        &provider(fields, vec![]),
        &[
            "*Required* when **Kind** is **A** or **B**; otherwise the form does not show it.",
            ":   *Required* when all of these hold, otherwise optional:\n\n    -   **ID** is filled in\n    \
             -   **Kind** is **A** or **B**, or **Other** is filled in\n",
        ],
    );
}

#[test]
fn noise_is_left_out() {
    let toggle = Field {
        required: Required::Never,
        default: Some(false.into()),
        description: Some(Text::plain("Checks the card.")),
        ..field("check", "Check", FieldKind::Toggle)
    };
    let mail = field("mail", "Mail", FieldKind::Email(rules(1, 254)));
    let addresses = field("ips", "IPs", FieldKind::IpList { max_items: None });
    let page = says(
        &provider(vec![toggle, mail, addresses], vec![]),
        &[
            ":   Checks the card.\n",
            "or networks, such as `192.0.2.0/24`.",
        ],
    );
    for noise in [
        "Switch it on",
        "254",
        "Already set",
        "Connect Account connection",
    ] {
        assert!(!page.contains(noise), "{noise} in\n{page}");
    }
}

#[test]
fn items_have_groups_of_their_own() {
    let page = page(&catalogue::golden().remove(2));
    let heading = "    ##### Access { #group--h2h_merchant--wallets--access }\n";
    assert!(page.contains(heading), "{page}");
}

#[test]
fn support_is_asked_for_what_only_it_knows() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.callbacks = vec![callback("A", CallbackValue::AskSupport, None)];
    says(
        &acme,
        &[
            "support team for the URL to enter: see [Callback URLs](#callbacks).",
            "[support team](#help)",
        ],
    );
}
