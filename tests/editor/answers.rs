//! Where things are defined and used, what they are, and the outline.

use provspec::editor::{
    Symbol, SymbolKind, complete_lints, definition, highlights, hover, hover_lints, references,
    symbols,
};
use provspec::syntax::schema::Grammar;

use crate::project::{Project, marked};

const PAY: &str = "provspec: 1
group: pay
title: Pay
fields:
  pay_id: { type: text, title: Pay ID, when: { field: p2p, is: on } }
setup:
  - { title: Make it, text: 'See [this](link:portal).', gives: [pay_id] }
";

const ACME: &str = r#"provspec: 1
code: acme
name: Acme
links: { portal: https://portal.acme.example.com/ }
modes: [test, live]
fields:
  shop: { type: text, title: Shop, known_as: Store, description: The shop. }
  secret_key: { type: secret, title: Secret key, pattern: "^sk_.*$", pattern_description: begins with sk_ }
  p2p: { type: toggle, title: Transfers }
  api: { type: select, title: API, options: { card: Cards, sbp: Faster payments } }
issued: { token: { title: Token } }
accounts:
  provider:
    title: Main account
    form:
      - shop
      - { per_mode: [secret_key] }
      - p2p
      - { use: pay, fields: { pay_id: { title: ID } } }
      - { field: api, required: false, when: { all: [{ filled: live_secret_key }, { field: sign_in, is: keys }] } }
      - variants: sign_in
        title: Sign in with
        options:
          keys: { title: Keys, form: [] }
          none: { title: None, form: [{ field: currency, when: { field: api, is: sbp } }] }
callbacks:
  - { title: Hook, url: "{callbacks_base_url}/{code}", set: { Token: "{token}" } }
guide:
  setup:
    - { title: "Open {provider_name}", text: "Tell [them](field:shop) {shop}.", gives: [shop, secret_key], accounts: [provider] }
    - { title: Enter it, callbacks: [Hook] }
    - use: pay
"#;

fn project(text: &str) -> Project {
    Project::new(&[
        (Grammar::Provider, "acme", text),
        (Grammar::SharedGroup, "pay", PAY),
    ])
}

/// The text with a mark before the `nth` time that `what` stands in it.
fn at(what: &str, nth: usize) -> usize {
    ACME.match_indices(what)
        .nth(nth)
        .unwrap_or_else(|| panic!("{what}"))
        .0
}

/// Where the name is defined: file and the whole definition.
fn defined(byte: usize) -> Vec<(u32, String)> {
    let project = project(ACME);
    let views = project.views();
    let found = definition(&project.view(&views, 0), byte);
    let text = |target: &provspec::editor::Target| {
        let source = &project.files[target.whole.file.0 as usize].2;
        (
            target.whole.file.0,
            source.text[target.whole.range()].to_owned(),
        )
    };
    found.iter().map(text).collect()
}

#[test]
fn names_lead_to_their_definitions() {
    let shop = "shop: { type: text, title: Shop, known_as: Store, description: The shop. }";
    for place in [
        at("shop:", 0),
        at("- shop", 0) + 2,
        at("field:shop", 0) + 6,
        at("{shop}", 0) + 1,
        at("[shop,", 0) + 1,
    ] {
        assert_eq!(defined(place), [(0, shop.to_owned())]);
    }
    let secret = defined(at("live_secret_key", 0) + 7);
    assert!(secret[0].1.starts_with("secret_key: {"));
    assert!(
        defined(at("sign_in, is", 0))[0]
            .1
            .starts_with("variants: sign_in\n")
    );
    assert_eq!(
        defined(at("is: keys", 0) + 4),
        [(0, "keys: { title: Keys, form: [] }".to_owned())]
    );
    assert_eq!(
        defined(at("is: sbp", 0) + 4),
        [(0, "sbp: Faster payments".to_owned())]
    );
    assert_eq!(
        defined(at("[provider]", 0) + 1)[0].1.lines().next(),
        Some("provider:")
    );
    assert_eq!(
        defined(at("{token}", 0) + 1),
        [(0, "token: { title: Token }".to_owned())]
    );
    assert!(
        defined(at("[Hook]", 0) + 1)[0]
            .1
            .starts_with("{ title: Hook")
    );
    let pay_id = "pay_id: { type: text, title: Pay ID, when: { field: p2p, is: on } }";
    assert_eq!(defined(at("pay_id", 0)), [(1, pay_id.to_owned())]);
    for nth in [0, 1] {
        assert_eq!(defined(at("use: pay", nth) + 5)[0].0, 1);
    }
    for nowhere in [
        at("currency", 0),
        at("{code}", 0) + 1,
        at("title", 0),
        at("test,", 0),
    ] {
        assert_eq!(defined(nowhere), []);
    }
}

#[test]
fn what_a_shared_group_names_may_be_in_the_specs_that_use_it() {
    let project = project(ACME);
    let views = project.views();
    let view = project.view(&views, 1);
    for (name, whole) in [
        ("p2p", "p2p: { type: toggle, title: Transfers }"),
        ("portal", "portal: https://portal.acme.example.com/"),
    ] {
        let found = definition(&view, PAY.find(name).unwrap());
        assert_eq!(&ACME[found[0].whole.range()], whole);
    }
}

#[test]
fn references_are_every_place_that_names_a_thing() {
    let project = project(ACME);
    let views = project.views();
    let found = |byte: usize| -> Vec<(u32, u32, bool)> {
        let found = references(&project.view(&views, 0), byte);
        found
            .iter()
            .map(|used| (used.span.file.0, used.span.start, used.is_definition))
            .collect()
    };
    let place = |byte: usize, is_definition: bool| (0, u32::try_from(byte).unwrap(), is_definition);
    let shop = [
        place(at("shop:", 0), true),
        place(at("- shop", 0) + 2, false),
        place(at("field:shop", 0) + 6, false),
        place(at("{shop}", 0) + 1, false),
        place(at("[shop,", 0) + 1, false),
    ];
    assert_eq!(found(at("- shop", 0) + 2), shop);
    assert_eq!(found(at("shop:", 0)), shop);
    let secret = [
        place(at("secret_key:", 0), true),
        place(at("[secret_key]", 0) + 1, false),
        place(at("live_secret_key", 0) + 5, false),
        place(at(", secret_key]", 0) + 2, false),
    ];
    assert_eq!(found(at("live_secret_key", 0)), secret);
    let p2p = found(at("- p2p", 0) + 2);
    assert_eq!(p2p.len(), 3);
    assert_eq!(p2p[2].0, 1, "the shared group asks for it");
    assert_eq!(found(at("use: pay", 0) + 5).len(), 3);
}

/// What is said of the thing at the mark.
fn said(text: &str) -> Option<String> {
    let (text, at) = marked(text);
    let project = project(&text);
    let views = project.views();
    hover(&project.view(&views, 0), at).map(|hover| hover.text)
}

fn said_at(byte: usize) -> String {
    said(&format!("{}‸{}", &ACME[..byte], &ACME[byte..])).unwrap_or_default()
}

#[test]
fn things_say_what_they_are() {
    assert_eq!(
        said_at(at("- shop", 0) + 3),
        "`shop`: `text`, required\n\n**Shop**\n\nKnown as Store\n\nThe shop."
    );
    assert_eq!(
        said_at(at("live_secret_key", 0)),
        "`secret_key`: `secret`, required, secret\n\n**Secret key**\n\npattern description: begins with sk_"
    );
    assert_eq!(
        said_at(at("field: api", 0) + 7),
        "`api`: `select`, required\n\n**API**\n\nOptions: `card`, `sbp`"
    );
    assert_eq!(said_at(at("is: sbp", 0) + 4), "`sbp`: Faster payments");
    assert_eq!(
        said_at(at("currency", 0)),
        "`currency`: `currency`, required\n\n**Currency**\n\nIt needs no definition."
    );
    assert_eq!(
        said_at(at("{callbacks_base_url}", 0) + 2),
        "`{callbacks_base_url}`: https://psp.example.com"
    );
    assert_eq!(said_at(at("provider_name", 0)), "`{provider_name}`: Acme");
    assert_eq!(
        said_at(at("{token}", 0) + 2),
        "`token`: a value that the company issues for each connection\n\n**Token**"
    );
    assert_eq!(
        said_at(at("use: pay", 1) + 5),
        "`pay`: a shared group\n\n**Pay**\n\n- `pay_id`: text Pay ID\n\n1. Make it"
    );
    assert_eq!(
        said_at(at("known_as", 0)),
        "`known_as`: a text or a list\n\nThe provider's own name for the same thing; or a list of them, the one of the portal first."
    );
    assert_eq!(said_at(at("toggle", 0)), "`toggle`\n\nOn or off.");
    assert_eq!(
        said_at(at("code: acme", 0)),
        "`code`: a text, required\n\nCode of the provider: the file's name without extension.\n\npattern: `^[a-z0-9][a-z0-9_-]*$`"
    );
    assert_eq!(
        said("currencies: [UA‸H]").unwrap(),
        "`UAH`: Ukrainian hryvnia"
    );
    assert_eq!(
        said("fields: { a: { type: country, allowed: [D‸E] } }").unwrap(),
        "`DE`: Germany"
    );
    assert_eq!(
        said("features: [apple_p‸ay]").unwrap(),
        "`apple_pay`: Apple Pay"
    );
    let status = said("sta‸tus: active").unwrap();
    assert!(status.starts_with("`status`: a word\n\nWhere it stands in its life. Default: active.\n\n- `active`: Merchants can connect it."), "{status}");
    assert_eq!(said("name: Ac‸me"), None);
    assert_eq!(said("# com‸ment\nname: Acme"), None);
}

/// The values of secrets are no business of an editor's, also where a spec has them by mistake.
#[test]
fn nothing_says_the_value_of_a_secret() {
    let text = "fields: { key: { type: secret, title: Key, default: hunter2, example: hunter3, prefix: sk_ } }\naccounts: { a: { form: [k‸ey] } }";
    assert_eq!(
        said(text).unwrap(),
        "`key`: `secret`, required, secret\n\n**Key**"
    );
}

fn outline(symbols: &[Symbol], depth: usize, out: &mut String) {
    for symbol in symbols {
        assert!(symbol.whole.contains(symbol.selection), "{symbol:?}");
        assert!(
            symbol
                .children
                .iter()
                .all(|child| symbol.whole.contains(child.whole)),
            "{symbol:?}"
        );
        let detail = symbol
            .detail
            .as_deref()
            .map(|detail| format!(" ({detail})"))
            .unwrap_or_default();
        let kind = if symbol.kind == SymbolKind::Section {
            String::new()
        } else {
            format!(" {:?}", symbol.kind)
        };
        out.push_str(&format!(
            "{}{}{kind}{detail}\n",
            "  ".repeat(depth),
            symbol.name
        ));
        outline(&symbol.children, depth + 1, out);
    }
}

#[test]
fn the_outline_has_what_a_spec_is_made_of() {
    let project = project(ACME);
    let views = project.views();
    let mut out = String::new();
    outline(&symbols(&views[0]), 0, &mut out);
    outline(&symbols(&views[1]), 0, &mut out);
    let expected = "acme File (Acme)
  links
    portal Link (https://portal.acme.example.com/)
  fields
    shop Field (text)
    secret_key Field (secret)
    p2p Field (toggle)
    api Field (select)
  issued
    token Issued (Token)
  accounts
    provider Account (Main account)
      per_mode Group
      pay Group
      sign_in Group (Sign in with)
        keys Group (Keys)
        none Group (None)
  callbacks
    Hook Callback
  guide
    Open {provider_name} Step
    Enter it Step
    pay Step
pay File (Pay)
  fields
    pay_id Field (text)
  setup
    Make it Step
";
    assert_eq!(out, expected);
}

#[test]
fn a_key_says_what_its_values_are_limited_to() {
    let last = |text: &str| {
        let said = said(text).unwrap();
        said.rsplit("\n\n").next().unwrap().to_owned()
    };
    assert_eq!(last("co‸de: acme"), "pattern: `^[a-z0-9][a-z0-9_-]*$`");
    assert_eq!(last("na‸me: Acme"), "at least 1 character");
    assert_eq!(last("mod‸es: [test]"), "at least 1 entry");
    let issued = "issued: { a: { max_‸length: 3 } }";
    assert_eq!(last(issued), "at least 1; at most 4096");
}

#[test]
fn a_name_is_highlighted_in_its_own_file() {
    let project = project(ACME);
    let views = project.views();
    let lit = |file: usize, byte: usize| -> Vec<(usize, bool)> {
        let found = highlights(&project.view(&views, file), byte);
        let place = |it: &provspec::editor::Reference| (it.span.range().start, it.is_definition);
        found.iter().map(place).collect()
    };
    let shop = [
        (at("shop:", 0), true),
        (at("- shop", 0) + 2, false),
        (at("field:shop", 0) + 6, false),
        (at("{shop}", 0) + 1, false),
        (at("[shop,", 0) + 1, false),
    ];
    assert_eq!(lit(0, at("{shop}", 0) + 1), shop);
    // It is defined in another file, and named in this one.
    let group = [at("use: pay", 0) + 5, at("use: pay", 1) + 5].map(|at| (at, false));
    assert_eq!(lit(0, at("use: pay", 1) + 5), group);
    assert_eq!(lit(1, PAY.find("pay_id").unwrap()).len(), 2);
    assert_eq!(lit(0, at("title", 0)), []);
}

const CONFIG: &str = "[features]
refunds = \"Refunds\"

[lints] # ours
unused-field = \"allow\"
‸
[paths]
specs = \"specs\"
";

/// What is offered at the mark, once `typed` stands there: what it is called, and the line that comes of it.
fn offered(typed: &str) -> Vec<(String, String)> {
    let (text, at) = marked(&CONFIG.replace('‸', typed));
    let found = complete_lints(&text, at).into_iter();
    let line = |it: provspec::editor::Completion| {
        let mut text = text.clone();
        text.replace_range(it.range, &it.insert);
        let line = text.lines().nth(5).unwrap().to_owned();
        (it.label, line)
    };
    found.map(line).collect()
}

#[test]
fn rules_and_levels_are_offered_under_lints() {
    let line = |typed: &str, label: &str| {
        let found = offered(typed).into_iter().find(|(it, _)| it == label);
        found.map(|(_, line)| line)
    };
    let whole = "missing-host = \"$0\"";
    assert_eq!(line("‸", "missing-host").as_deref(), Some(whole));
    assert_eq!(line("miss‸ing", "missing-host").as_deref(), Some(whole));
    assert_eq!(
        line("m‸is = \"deny\"", "missing-host").as_deref(),
        Some("missing-host = \"deny\"")
    );
    assert_eq!(
        line("\"mi‸\"", "missing-host").as_deref(),
        Some("\"missing-host\"")
    );
    assert!(line("‸", "deprecated-field-removed").is_some());
    assert_eq!(offered("‸")[0].0, "warnings");
    // Errors have no level, and a rule has one of them.
    assert_eq!(line("‸", "unknown-field"), None);
    assert_eq!(line("‸", "unused-field"), None);
    let levels = ["allow", "warn", "deny"];
    for (typed, lines) in [
        ("idle-step = ‸", ["\"allow\"", "\"warn\"", "\"deny\""]),
        ("idle-step = \"d‸\"", ["\"allow\"", "\"warn\"", "\"deny\""]),
    ] {
        let due = levels.iter().zip(lines);
        let due = due.map(|(level, line)| (level.to_string(), format!("idle-step = {line}")));
        assert_eq!(offered(typed), due.collect::<Vec<_>>());
    }
    for nowhere in [
        "# ‸",
        "idle-step = \"deny\" # ‸",
        "[‸lints]",
        "a b‸",
        "[other]\n‸",
    ] {
        assert_eq!(offered(nowhere), [], "{nowhere}");
    }
}

#[test]
fn a_rule_under_lints_has_its_page() {
    let said = |typed: &str| {
        let (text, at) = marked(&CONFIG.replace('‸', typed));
        let hover = hover_lints(&text, at, provspec::source::FileId(0))?;
        Some((text[hover.span.range()].to_owned(), hover.text))
    };
    let (word, page) = said("missing‸-host = \"deny\"").unwrap();
    assert_eq!(word, "missing-host");
    assert!(page.starts_with("# PS"), "{page}");
    assert!(page.contains("## Why it matters"), "{page}");
    let level = said("missing-host = \"de‸ny\"").unwrap();
    assert_eq!(
        level,
        ("deny".to_owned(), "`deny`: They are errors.".to_owned())
    );
    assert_eq!(said("nothing‸ = \"deny\""), None);
    assert_eq!(said("[other]\nmissing‸-host = \"deny\""), None);
}
