//! Catalogues of made-up but realistic specs: 1 to 3 forms of 3 to 10 fields, files, conditions, whitelists,
//! guides; as varied as the real ones, and the same for the same number.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::command::Result;

/// In which languages outputs are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Languages {
    /// English.
    One,
    /// Those of the project's own catalogue.
    All,
}

/// Writes a project with `count` specs.
pub(crate) fn write(folder: &Path, count: usize, languages: Languages) -> Result {
    let specs = folder.join("specs");
    fs::create_dir_all(specs.join("shared"))?;
    let mut config = fs::read_to_string(crate::command::root().join("provspec.toml"))?;
    if languages == Languages::One {
        let is_it = |line: &&str| line.starts_with("locales = ");
        let line = config.lines().find(is_it).ok_or("no `locales`")?;
        config = config.replace(line, "locales = [\"en\"]");
    }
    fs::write(folder.join("provspec.toml"), config)?;
    for entry in fs::read_dir(crate::command::root().join("specs/shared"))?.flatten() {
        fs::copy(entry.path(), specs.join("shared").join(entry.file_name()))?;
    }
    for at in 0..count {
        let code = format!(
            "{}{at:05}",
            pick(&["pay", "bank", "wallet", "acquirer", "gate"], at)
        );
        fs::write(specs.join(format!("{code}.yaml")), spec(&code, at))?;
    }
    Ok(())
}

/// A generator of numbers that look random (SplitMix64): the same for the same seed on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((x ^ (x >> 31)) % limit as u64).unwrap_or(0)
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }
}

fn pick<'a>(list: &[&'a str], at: usize) -> &'a str {
    list[at % list.len()]
}

/// A field definition: key, YAML, whether it is a credential.
type FieldText = (&'static str, &'static str, bool);

const FIELDS: &[FieldText] = &[
    (
        "merchant_id",
        "{ type: text, title: Merchant ID, max_length: 64, example: M-104233 }",
        true,
    ),
    (
        "terminal_id",
        "{ type: text, title: Terminal ID, pattern: \"^[0-9]{8}$\", pattern_description: 8 digits, example: \"10000042\" }",
        true,
    ),
    (
        "account",
        "{ type: text, title: Account, known_as: account username }",
        true,
    ),
    (
        "password",
        "{ type: secret, title: Password, min_length: 8 }",
        true,
    ),
    (
        "secret_key",
        "{ type: secret, title: Secret key, prefix: sk_, shown_once: true }",
        true,
    ),
    (
        "api_key",
        "{ type: secret, title: API key, known_as: Bearer token }",
        true,
    ),
    (
        "api_host",
        "{ type: url, title: API host, example: \"https://api.example.com/\" }",
        true,
    ),
    (
        "email",
        "{ type: email, title: Account e-mail, example: johnwick@example.com }",
        true,
    ),
    (
        "private_key",
        "{ type: file, title: Private key, formats: [private_key], file_name: \"{merchant_id}_private.key\", max_size: 20 KB }",
        true,
    ),
    (
        "certificate",
        "{ type: file, title: Certificate, formats: [certificate], max_size: 20 KB, valid_for: 1 year }",
        true,
    ),
    (
        "p2p",
        "{ type: toggle, title: P2P, description: Switch it on for a peer-to-peer connection. }",
        false,
    ),
    (
        "api_type",
        "{ type: select, title: API type, options: { acquiring: Acquiring, transfer: Card-to-account transfer, both: Both } }",
        false,
    ),
    (
        "gateway",
        "{ type: select, title: Gateway, options_from: { source: provider_api, request: GET /gateways } }",
        false,
    ),
];

fn spec(code: &str, at: usize) -> String {
    let mut numbers = Numbers(at as u64);
    let mut text = format!(
        "# yaml-language-server: $schema=../generated/schema/provider.schema.json\nprovspec: 1\ncode: {code}\n\
         name: {} {at}\ndescription: Payments and payouts for merchants.\nlinks:\n  website: https://{code}.example.com/\n  \
         login: https://{code}.example.com/login\n  apply: https://{code}.example.com/apply\n",
        pick(
            &[
                "Northern Pay",
                "Bank of Examples",
                "Quick Wallet",
                "Acquirer",
                "Card Gate"
            ],
            at
        )
    );
    let switch = !numbers.one_in(3);
    if switch {
        text.push_str("modes: [test, live]\n");
    }
    let wanted = 3 + numbers.below(8);
    let mut fields: Vec<&FieldText> = vec![&FIELDS[0]];
    while fields.len() < wanted {
        let field = &FIELDS[numbers.below(FIELDS.len())];
        if !fields.iter().any(|known| known.0 == field.0) {
            fields.push(field);
        }
    }
    let toggled = fields.iter().any(|field| field.0 == "p2p");
    text.push_str("\nfields:\n");
    for (key, definition, _) in &fields {
        writeln!(text, "  {key}: {definition}").expect("a String takes it");
    }
    if toggled {
        text.push_str("  payout_account: { type: text, title: Payout account, required_when: { field: p2p, is: off }, max_length: 14 }\n");
    }
    text.push_str("\naccounts:\n");
    let forms = 1 + numbers.below(3);
    for kind in ["provider", "h2h_merchant", "merchant"].iter().take(forms) {
        let mut entries: Vec<&str> = fields.iter().map(|field| field.0).collect();
        if toggled {
            entries.push("payout_account");
        }
        if switch {
            entries.push("mode");
        }
        if *kind != "provider" {
            entries.extend(["currency", "features"]);
        }
        writeln!(text, "  {kind}:\n    form: [{}]", entries.join(", ")).expect("a String takes it");
    }
    let (requirement, format) = [
        (
            "required",
            "\n  where: Settings > Security > API\n  separator: semicolon\n  space_after_separator: true",
        ),
        ("ask_manager", ""),
        (
            "recommended",
            "\n  where: Merchant > API > Apps\n  separator: comma",
        ),
        ("none", ""),
    ][numbers.below(4)];
    write!(
        text,
        "\nip_whitelist:\n  requirement: {requirement}{format}\n"
    )
    .expect("a String takes it");
    if numbers.one_in(3) {
        write!(text, "\ncallbacks:\n  - {{ title: Callback URL, url: \"{{callbacks_base_url}}/{code}/callback\", where: Settings > Notifications }}\n").expect("a String takes it");
    }
    let mut given: Vec<&str> = fields
        .iter()
        .filter(|field| field.2)
        .map(|field| field.0)
        .collect();
    if toggled {
        given.push("payout_account");
    }
    let half = given.len().div_ceil(2);
    write!(
        text,
        "\nguide:\n  intro: Talk to your account manager before you begin; some steps take a **few days**.\n  setup:\n    \
         - title: Apply for an account\n      text: Send a request on the [website](link:apply) and hand in the documents they ask for.\n    \
         - title: Open the settings\n      where: Settings > Security > API\n      text: |\n        Sign in at the [portal](link:login) and open the page.\n\n        \
         - Choose your shop.\n        - Press `Show keys`.\n      gives: [{}]\n      note: The keys belong to one shop.\n",
        given[..half].join(", ")
    )
    .expect("a String takes it");
    if half < given.len() {
        write!(
            text,
            "    - title: Make your key\n      text: Make the key and send the public half to your account manager.\n      \
             commands: |\n        openssl genrsa -out private.key 2048\n        openssl rsa -in private.key -pubout -out public.pem\n      \
             gives: [{}]\n      warning: Keep the private half to yourself.\n",
            given[half..].join(", ")
        )
        .expect("a String takes it");
    }
    text.push_str("  troubleshooting:\n    - { problem: Every payment is declined., answer: Ask your account manager whether the account is active. }\n");
    text
}
