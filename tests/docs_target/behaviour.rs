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
                callbacks: provspec::ir::Boxes::All,
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
            "From Acme: Key (live, called live_api_key) and Key (test, called test_api_key)",
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
            "- [ ] From Acme: ID or Account\n",
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
        per_mode: false,
        events: vec![],
        settings: vec![],
        gives: vec![],
        when: provspec::ir::Applies::ALWAYS,
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
            "Leave the boxes **A** and **B** empty: see [Callback URLs](#callbacks).",
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
            "Ask your manager whether the addresses are needed. If so, send the list in",
            "Ask your manager whether the {{custom.company_name}} addresses have to be whitelisted at Acme.",
            "If so, give them this list.",
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
            "| text file, at most 20 KB, named <code>⟨ID⟩.key</code> |",
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
                from: OptionsFrom::ProviderApi,
                source: Text::plain("The gateways of your account."),
                request: Some("GET /gateways".into()),
            },
        )
    };
    says(
        &provider(vec![gateway], vec![give("gateway", "Gateway", None)]),
        &[
            "| [**Gateway**](#merchant-gateway) | Gateway name | [step 1](#step-1) |",
            "You learn which one in [step 1](#step-1). Acme calls it **Gateway name**. Choose what Acme has for your account.\n\n    The gateways of your account.\n",
            "The form lists them after you have entered your credentials.",
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

#[test]
fn the_public_half_is_named_before_it_is_spoken_of() {
    let key = |key: &str, public_file: Option<&str>, file_name: Option<&str>| Field {
        origin: Origin::Merchant,
        ..field(
            key,
            key,
            FieldKind::File(FileRules {
                file_name: file_name.map(Into::into),
                key_pair: Some(KeyPair {
                    algorithm: None,
                    public_file: public_file.map(Into::into),
                    public_half: Some(Text::plain("Send it to your manager.")),
                }),
                ..file(&[FileFormat::PrivateKey])
            }),
        )
    };
    says(
        &provider(
            vec![
                text("id", "ID"),
                key("a", None, None),
                key("b", Some("{id}.pub"), Some("{id}.key")),
                key("c", Some("{id}.pub"), None),
            ],
            vec![],
        ),
        &[
            "show it to nobody else.\n\n    **The public half:** Send it to your manager.\n",
            "    **The public half** (`{id}.pub`): Send it to your manager.\n",
            "    **The public half** (`{id}.pub`, with the value of [**ID**](#merchant-id) for `{id}`): Send it",
        ],
    );
}

#[test]
fn a_site_without_https_is_linked_too() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.links = vec![Link {
        key: "website".into(),
        title: "Website".into(),
        url: "http://acme.example/".into(),
    }];
    says(&acme, &["[Website](http://acme.example/)"]);
}

fn linking(key: &str) -> Text {
    Text {
        blocks: vec![Block::Paragraph(vec![Inline::Link {
            label: vec![Inline::Plain("there".into())],
            target: LinkTarget::Field(key.into()),
        }])],
    }
}

#[test]
fn a_link_to_a_field_stays_on_the_form() {
    let about = |key: &str, to: &str| Field {
        description: Some(linking(to)),
        ..text(key, key)
    };
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    let mut h2h = form("h2h", "H2H", vec![text("id", "ID"), about("note", "id")]);
    h2h.description = Some(linking("note"));
    h2h.groups = vec![Group {
        key: "group".into(),
        title: "Group".into(),
        description: Some(linking("id")),
        parent: None,
    }];
    h2h.fields[1].group = Some(0);
    acme.forms[0].fields.push(about("own", "note"));
    acme.forms.push(h2h);
    acme.guide.setup.push(Step {
        forms: vec!["h2h".into()],
        text: Some(linking("id")),
        ..step("Look")
    });
    let page = says(&acme, &["[there](#h2h-note)"]);
    // The field, the group and the step speak of the same form; that form has what the other one lacks. Its own
    // description stands at the form, and where one chooses.
    assert_eq!(page.matches("[there](#h2h-id)").count(), 3, "{page}");
    assert_eq!(page.matches("[there](#h2h-note)").count(), 3, "{page}");
    assert!(!page.contains("[there](#merchant-"), "{page}");
}

#[test]
fn a_link_to_a_set_per_mode_stays_in_its_mode() {
    let mut fields = per_mode();
    fields.extend(
        [("live", Mode::Live), ("test", Mode::Test)].map(|(word, mode)| Field {
            definition: "name".into(),
            description: Some(linking("key")),
            mode_span: ModeSpan::Only(mode),
            ..text(&format!("{word}_name"), &format!("Name ({word})"))
        }),
    );
    says(
        &provider(fields, vec![]),
        &["[there](#merchant-live_key)", "[there](#merchant-test_key)"],
    );
}

#[test]
fn the_dashboard_lists_the_whole_name() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.name = "Acme (The Acme Bank)".into();
    says(
        &acme,
        &[
            "find **Acme (The Acme Bank)** and press",
            "## Connect Acme {",
        ],
    );
}

#[test]
fn each_sentence_about_modes_says_which_account_it_is_for() {
    let switch = || {
        field(
            "mode",
            "Mode",
            FieldKind::Mode(catalogue::choices(&[("test", "Test"), ("live", "Live")])),
        )
    };
    let host = || Field {
        mode_span: ModeSpan::Selects,
        ..text("host", "Host")
    };
    let mut acme = provider(vec![text("id", "ID"), switch()], vec![]);
    acme.modes = vec![Mode::Test, Mode::Live];
    let alike = says(
        &acme,
        &["You choose the mode in [**Mode**](#merchant-mode).\n"],
    );
    assert!(!alike.contains("does not ask for the mode"), "{alike}");
    acme.forms.push(form("h2h", "H2H", vec![host()]));
    acme.forms.push(form("old", "Old", vec![text("id", "ID")]));
    says(
        &acme,
        &[
            "You choose the mode in [**Mode**](#merchant-mode) (Account connection).",
            "The value itself decides between test and live: [**Host**](#h2h-host) (H2H).",
            "The form [Old](#form--old) does not ask for the mode. It takes the credentials as they are: \
             ask Acme whether yours are for test or for live.",
        ],
    );
    acme.forms.push(form("new", "New", vec![text("id", "ID")]));
    says(
        &acme,
        &["The forms [Old](#form--old) and [New](#form--new) do not ask for the mode."],
    );
}

#[test]
fn one_key_pair_under_two_titles_is_one() {
    let key = |title: &str, valid_for: Option<Lifetime>| Field {
        valid_for,
        ..field(
            "private_key",
            title,
            FieldKind::File(FileRules {
                key_pair: Some(KeyPair {
                    algorithm: None,
                    public_file: None,
                    public_half: None,
                }),
                ..file(&[FileFormat::PrivateKey])
            }),
        )
    };
    let year = Some(Lifetime::Of {
        count: 1,
        unit: LifetimeUnit::Year,
    });
    for (valid_for, words) in [
        (None, "is half of a key pair."),
        (year, "is good for 1 year."),
    ] {
        let mut acme = provider(vec![key("Private Key", valid_for)], vec![]);
        acme.forms
            .push(form("h2h", "H2H", vec![key("Key", valid_for)]));
        let wanted = format!(
            "-   [**Private Key**](#merchant-private_key) (Account connection) or \
             [**Key**](#h2h-private_key) (H2H) {words}"
        );
        says(&acme, &[&wanted]);
    }
}

#[test]
fn keys_for_both_modes_run_out_one_by_one() {
    let fields = per_mode().into_iter().map(|one| Field {
        valid_for: Some(Lifetime::Of {
            count: 1,
            unit: LifetimeUnit::Year,
        }),
        ..one
    });
    says(
        &provider(fields.collect(), vec![]),
        &[
            "[**Key (live)**](#merchant-live_key) and [**Key (test)**](#merchant-test_key) are good for 1 year each.",
        ],
    );
}

#[test]
fn the_words_above_the_callbacks_are_true_of_all() {
    let url = || CallbackValue::Url("https://callbacks.example/acme".into());
    let empty = || CallbackValue::Empty;
    for (callbacks, words) in [
        (
            vec![callback("A", url(), None), callback("B", url(), None)],
            "Enter these URLs at Acme, exactly as they stand:",
        ),
        (
            vec![
                callback("A", url(), Some("Ann")),
                callback("B", url(), Some("Ann")),
            ],
            "Send these URLs to Ann, exactly as they stand:\n\n| Name at Acme | Value |\n",
        ),
        (
            vec![callback("A", url(), Some("Ann"))],
            "Send this URL to Ann, exactly as it stands:",
        ),
        (
            vec![
                callback("A", url(), Some("Ann")),
                callback("B", url(), None),
            ],
            "Acme needs these URLs, exactly as they stand:\n\n| Name at Acme | Value | Where |\n",
        ),
        (
            vec![callback("A", empty(), None), callback("B", empty(), None)],
            "These boxes at Acme stay empty:",
        ),
    ] {
        let mut acme = provider(vec![text("id", "ID")], vec![]);
        acme.callbacks = callbacks;
        says(&acme, &[words]);
    }
}

#[test]
fn a_list_that_nobody_knows_the_place_of_is_not_entered() {
    let unknown = |list: &mut Whitelist| list.format.separator = Separator::Unknown;
    let mut acme = with_list(Requirement::Required, unknown);
    let page = says(
        &acme,
        &[
            "Ask Acme how to have the addresses from [Addresses to whitelist](#whitelist) put on the whitelist.",
            "Ask Acme where they go.",
        ],
    );
    for wrong in ["Enter the addresses", "in the format shown there"] {
        assert!(!page.contains(wrong), "{wrong} in\n{page}");
    }
    acme.guide.setup[0].place = vec!["Security".into()];
    let page = says(
        &acme,
        &[
            "Enter the addresses from [Addresses to whitelist](#whitelist).",
            "How to enter them: [step 1](#step-1).",
        ],
    );
    assert!(!page.contains("Ask Acme"), "{page}");
}

#[test]
fn a_list_that_a_manager_may_want_follows_at_once() {
    says(
        &with_list(Requirement::AskManager, |list| {
            list.format.separator = Separator::Unknown;
        }),
        &["If so, give them this list:\n\n```text\n"],
    );
}

#[test]
fn entries_by_themselves_are_added_or_have_boxes() {
    says(
        &with_list(Requirement::Required, |list| {
            list.format.separator = Separator::Boxes;
        }),
        &[
            "Enter each of these lines by itself:",
            "Each entry goes into a box of its own, or is added to the list one by one.",
        ],
    );
}

#[test]
fn a_list_that_is_off_is_not_called_for() {
    says(
        &with_list(Requirement::Recommended, |_| ()),
        &[
            "It works without a whitelist, but with one your account is safer. If you use the one at Acme, put the ",
        ],
    );
}

#[test]
fn a_step_for_all_says_what_only_some_get() {
    let mut acme = provider(
        vec![text("id", "ID"), secret("token", "Token")],
        vec![give("id", "ID", None), give("token", "Token", None)],
    );
    acme.forms.push(form("h2h", "H2H", vec![text("id", "ID")]));
    says(
        &acme,
        &[
            "-   **ID** ([Account connection](#merchant-id), [H2H](#h2h-id))\n",
            "-   [**Token**](#merchant-token) (Account connection)\n",
            "| [**Token**](#merchant-token) (Account connection) |",
        ],
    );
    acme.guide.setup[0].forms = vec!["merchant".into()];
    says(&acme, &["-   [**Token**](#merchant-token)\n"]);
}

#[test]
fn a_name_in_braces_is_explained_once() {
    let fields = vec![text("id", "Merchant ID"), text("shop", "Shop")];
    let mut acme = provider(fields.clone(), vec![]);
    acme.forms.push(form("h2h", "H2H", fields));
    acme.guide.setup = vec![
        Step {
            commands: Some("openssl genrsa -out {id}.pem 2048\necho ${shop} {other}".into()),
            ..step("Make")
        },
        Step {
            text: Some(Text::plain("Send {id}.pub and {shop}.csr.")),
            ..step("Send")
        },
    ];
    let page = says(
        &acme,
        &[
            "Write your [**Merchant ID**](#merchant-id) in place of `{id}`.\n\n```sh\n",
            "openssl genrsa -out {id}.pem 2048\necho ${shop} {other}\n",
            "`{shop}` stands for your [**Shop**](#merchant-shop).",
        ],
    );
    assert_eq!(page.matches("`{id}`").count(), 1, "{page}");
    assert_eq!(page.matches("`{shop}`").count(), 1, "{page}");
}

#[test]
fn what_a_merchant_has_already_comes_from_nobody() {
    let existing = || Field {
        origin: Origin::Existing,
        known_as: Some("Registry code".into()),
        ..text("account", "Account")
    };
    let page = says(
        &provider(vec![existing()], vec![]),
        &[
            "- [ ] Your own: Account (Registry code)\n",
            "| [**Account**](#merchant-account) | Registry code | You have it | Yes |",
            "You have it already. Acme calls it **Registry code**.",
        ],
    );
    assert!(!page.contains("From Acme"), "{page}");
    says(
        &provider(vec![existing()], vec![give("account", "Account", None)]),
        &["You have it already: see [step 1](#step-1)."],
    );
}

#[test]
fn sets_per_mode_stand_mode_by_mode() {
    let fields = [("live", Mode::Live), ("test", Mode::Test)].map(|(word, mode)| {
        ["id", "key"].map(|key| Field {
            definition: key.into(),
            mode_span: ModeSpan::Only(mode),
            ..text(&format!("{word}_{key}"), &format!("{key} {word}"))
        })
    });
    let gives = vec![give("key", "key", None), give("id", "id", None)];
    let page = says(
        &provider(fields.into_iter().flatten().collect(), gives),
        &["From Acme: id live, key live, id test and key test"],
    );
    let order = ["live_id", "live_key", "test_id", "test_key"];
    for lead in ["-   ", "| "] {
        let at = order.map(|key| {
            let line = lead_of(&page, lead, key);
            line.unwrap_or_else(|| panic!("no {lead}{key} in\n{page}"))
        });
        assert!(at.is_sorted(), "{at:?} in\n{page}");
    }
}

fn lead_of(page: &str, lead: &str, key: &str) -> Option<usize> {
    let (word, name) = key.split_once('_')?;
    page.find(&format!("{lead}[**{name} {word}**](#merchant-{key})"))
}

#[test]
fn an_only_choice_is_said_once() {
    let currency = Field {
        default: Some("EUR".into()),
        ..field(
            "currency",
            "Currency",
            FieldKind::Currency(catalogue::choices(&[("EUR", "Euro")])),
        )
    };
    let page = says(
        &provider(vec![currency], vec![]),
        &["Already set: **Euro**, the only choice."],
    );
    assert!(!page.contains("Choose one"), "{page}");
}

#[test]
fn what_is_done_beside_a_url_is_said() {
    let mut acme = provider(vec![text("id", "ID"), secret("key", "Key")], vec![]);
    acme.guide.setup[0].callbacks = Boxes::These(vec!["A".into()]);
    acme.callbacks = vec![
        Callback {
            per_mode: false,
            events: vec![
                Event::for_all("payment.captured"),
                Event {
                    when: Applies::InMode(Mode::Live),
                    ..Event::for_all("payment.live")
                },
                Event {
                    when: Applies::When(Condition::Test(Test::Filled { field: "id".into() })),
                    ..Event::for_all("payout.paid")
                },
            ],
            settings: vec![Setting {
                name: "Format".into(),
                value: "JSON".into(),
                per_connection: false,
            }],
            gives: vec![give("key", "Key", None)],
            when: Applies::InMode(Mode::Live),
            ..callback("A", CallbackValue::Url("https://x.example/".into()), None)
        },
        callback("B", CallbackValue::Automatic, None),
    ];
    acme.sends_from = vec![Sender::of(None, "203.0.113.7/32".parse().unwrap())];
    says(
        &acme,
        &[
            "Enter the URL of **A** from [Callback URLs](#callbacks). Switch on the events and make the settings that stand there.",
            "| Only when the mode is **Live**. It gives you [**Key**](#merchant-key). |",
            "Switch on these events for **A**, when the mode is **Live**:\n\n-   `payment.captured`\n-   `payment.live`\n-   `payout.paid` (only when **ID** is filled in)\n",
            "Set this for **A**, when the mode is **Live**:\n\n-   **Format**: `JSON`\n",
            "| **B** | *Nothing to enter: ",
            "Acme calls from `203.0.113.7`. You need this only if you run an endpoint of your own",
            "You get it with **A**: see [Callback URLs](#callbacks).",
        ],
    );
    // Who sends the URL to somebody makes no settings, but asks for them.
    acme.callbacks.truncate(1);
    acme.callbacks[0].given_to = Some("Acme's support".into());
    says(
        &acme,
        &[
            "Send the URL from [Callback URLs](#callbacks) to Acme's support. Ask for the events and the settings that stand there.",
            "Ask for these events for **A**, when the mode is **Live**:\n\n-   `payment.captured`",
            "Ask for these settings for **A**, when the mode is **Live**:\n\n-   **Format**: `JSON`\n",
        ],
    );
    let entered = callback("B", CallbackValue::Url("https://y.example/".into()), None);
    acme.callbacks.push(entered);
    acme.guide.setup[0].callbacks = Boxes::All;
    says(
        &acme,
        &[
            "What goes into each box is in [Callback URLs](#callbacks). What else each of them needs stands there.",
        ],
    );
}

#[test]
fn what_needs_the_connection_comes_after_the_form_is_saved() {
    let signing = Field {
        required: Required::Never,
        ..secret("signing", "Signing secret")
    };
    let mut acme = provider(
        vec![text("id", "ID"), signing],
        vec![give("id", "ID", None)],
    );
    acme.guide.setup.push(Step {
        callbacks: Boxes::All,
        gives: vec![give("signing", "Signing secret", None)],
        ..acme.guide.setup[0].clone()
    });
    acme.guide.setup[0].callbacks = Boxes::None;
    let own = "https://psp.example/acme/{connection_id}";
    let webhook = Callback {
        gives: vec![give("signing", "Signing secret", None)],
        ..callback("Webhook", CallbackValue::Url(own.into()), None)
    };
    acme.callbacks = vec![webhook.clone()];
    let page = says(
        &acme,
        &[
            "Signing secret (after you have saved the form)",
            "First [save the form](#connect): your connection in the ",
            "Then open your connection again and enter that there.",
            "Each connection has a URL of its own: `{connection_id}` stands for the ID of yours. [Save the form](#connect) first.",
            "Enter this URL at Acme:\n",
            "| `https://psp.example/acme/{connection_id}` |",
            "It shows what you enter at Acme: do [step 2](#step-2) now. Then enter [**Signing secret**](#merchant-signing) in the connection",
            ":   *Filled in later, secret.* You get it in [step 2](#step-2). Leave it empty until you have it,",
            "| [step 2](#step-2) | Later |",
        ],
    );
    assert!(!page.contains("ptional"), "{page}");
    // What it takes beside the URL may be of the connection as well.
    acme.callbacks = vec![Callback {
        value: CallbackValue::Url("https://psp.example/acme".into()),
        settings: vec![Setting {
            name: "Name".into(),
            value: "of {connection_id}".into(),
            per_connection: true,
        }],
        ..webhook
    }];
    says(
        &acme,
        &[
            "Enter this URL at Acme, exactly as it stands:",
            "`{connection_id}` stands for the ID of your connection, which the ",
            "First [save the form](#connect)",
        ],
    );
    // A step that may be left out is no order.
    acme.guide.setup[1].optional = true;
    says(
        &acme,
        &[
            "If you do [step 2](#step-2), open the connection that you have saved: it shows what you enter at Acme. Then enter",
        ],
    );
}

#[test]
fn a_step_may_come_after_saving_without_the_connection() {
    let code = Field {
        required: Required::Never,
        ..secret("code", "Live code")
    };
    let box_ = Field {
        kind: FieldKind::Acknowledgement,
        ..text("acknowledgement", "I have set up my account")
    };
    let mut acme = provider(
        vec![text("id", "ID"), code, box_],
        vec![give("id", "ID", None)],
    );
    acme.guide.setup[0].callbacks = Boxes::None;
    acme.guide.setup.push(Step {
        gives: vec![give("code", "Live code", None)],
        after_saving: true,
        ..step("Go live")
    });
    says(
        &acme,
        &[
            "This step comes after you have [saved the form](#connect).",
            "With the form saved, go on with [step 2](#step-2). Then enter [**Live code**](#merchant-code) in the connection",
            "Live code (after you have saved the form)",
            ":   *Filled in later, secret.* You get it in [step 2](#step-2). Leave it empty until you have it,",
            "Tick the box when you have done the steps above, without [step 2](#step-2), which comes after saving.",
        ],
    );
    // A step before that gives it as well, so nobody has to wait.
    acme.guide.setup[0]
        .gives
        .push(give("code", "Live code", None));
    let page = says(&acme, &["go on with [step 2](#step-2)."]);
    assert!(!page.contains("Filled in later"), "{page}");
    // What takes something of the connection comes first.
    acme.guide.setup[1].optional = true;
    let webhook = Step {
        callbacks: Boxes::All,
        ..step("Add the webhook")
    };
    acme.guide.setup.insert(1, webhook);
    let own = CallbackValue::Url("https://psp.example/{connection_id}".into());
    acme.callbacks = vec![callback("Webhook", own, None)];
    says(
        &acme,
        &["do [step 2](#step-2) now. Then go on with [step 3](#step-3) (optional)."],
    );
}

#[test]
fn a_whitelist_for_some_is_nowhere_one_for_all() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    acme.forms.push(form("payouts", "Payouts", vec![]));
    acme.whitelist = Whitelist {
        requirement: Requirement::Required,
        forms: vec!["payouts".into()],
        when: Applies::InMode(Mode::Live),
        ..acme.whitelist
    };
    let only = "Only for [Payouts](#form--payouts), when the mode is **Live**.";
    let page = says(
        &acme,
        &["on the whitelist at Acme, for [Payouts](#form--payouts), when the mode is **Live**"],
    );
    // At the step, above the section, and where something goes wrong.
    assert_eq!(page.matches(only).count(), 3, "{page}");
}

#[test]
fn an_address_and_its_mask_have_a_box_each() {
    let mut acme = provider(vec![text("id", "ID")], vec![]);
    let format = separated("", Ranges::Netmask);
    acme.whitelist = catalogue::whitelist(Requirement::Required, format);
    says(
        &acme,
        &[
            " 255.255.255.255\n",
            "Each entry is an address and its subnet mask. Where these have a box each,",
        ],
    );
}

#[test]
fn a_lifetime_that_nobody_says_has_no_time() {
    let key = Field {
        valid_for: Some(Lifetime::Limited),
        origin: Origin::Either,
        ..secret("key", "Key")
    };
    says(
        &provider(vec![key], vec![give("key", "Key", None)]),
        &[
            "- [ ] From Acme, or chosen by you: Key",
            "You may choose one of your own there instead.",
            "It runs out at some time: see [Renewal](#renewal).",
            "runs out, after a time that Acme sets.",
        ],
    );
}
