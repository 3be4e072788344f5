//! `provspec list`: the table, the filters, and what programs read.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

const PROJECT: &str = "[features]
payments = \"Payments\"
refunds = \"Refunds\"
apple_pay = \"Apple Pay\"
";

const SPECS: [(&str, &str); 5] = [
    (
        "alpha",
        "provspec: 1
code: alpha
name: Alpha Bank
description: Acquiring.
modes: [test, live]
fields:
  login: { type: text, title: Login }
  key: { type: file, title: Key, formats: [pkcs12], max_size: 20 KB }
  proof: { type: file, title: Proof, formats: [certificate, pem], max_size: 20 KB }
accounts:
  provider: { form: [login, mode] }
  h2h_merchant: { form: [login, key, proof, mode, { field: features, allowed: [payments, apple_pay] }] }
ip_whitelist: { requirement: required, separator: semicolon, space_after_separator: true, max_entries: 5, accounts: [provider] }
sends_from: { test: [203.0.113.7], live: [{ host: out.alpha.example, retires: 2027-03-31 }] }
callbacks:
  - { title: Return URL, leave_empty: true }
  - { title: Shop URL, merchant_url: true }
guide: { setup: [{ title: Get the keys, gives: [login, key, proof], whitelist: true, callbacks: true }] }
",
    ),
    (
        "beta",
        "provspec: 1
code: beta
name: Beta
status: deprecated
deprecated: { since: 2026-01-31, reason: Use alpha. }
features: [refunds]
currencies: [USD, EUR]
modes: [live, test]
fields:
  secret_key: { type: secret, title: Secret key }
accounts:
  provider:
    form: [{ per_mode: [secret_key] }]
    acknowledgement: false
    deprecated: { since: 2025-06-01, reason: Nobody has it. }
ip_whitelist: { requirement: ask_manager }
",
    ),
    (
        "delta",
        "provspec: 1
code: delta
name: Delta
modes: [live]
accounts:
  provider: { form: [country] }
ip_whitelist: { requirement: recommended, separator: boxes, ranges: cidr, ipv6: true }
",
    ),
    (
        "epsilon",
        "provspec: 1
code: epsilon
name: Épsilon
modes: [test, live]
fields:
  host: { type: host, title: Host, selects_mode: true }
accounts:
  merchant: { form: [host] }
guide: { setup: [{ title: Ask, gives: [host] }] }
",
    ),
    (
        "gamma",
        "provspec: 1
code: gamma
name: Gamma
status: listed
modes: [test, live]
",
    ),
];

/// A project in a folder of its own.
struct Project {
    root: PathBuf,
}

impl Project {
    fn new() -> Self {
        let project = Self::empty();
        for (code, spec) in SPECS {
            project.add(code, spec);
        }
        project
    }

    fn empty() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            std::env::temp_dir().join(format!("provspec-list-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs")).unwrap();
        fs::write(root.join("provspec.toml"), PROJECT).unwrap();
        Self { root }
    }

    fn add(&self, code: &str, spec: &str) {
        fs::write(self.root.join(format!("specs/{code}.yaml")), spec).unwrap();
    }

    /// The exit code, standard output, and standard error.
    fn list(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .arg("list")
            .args(arguments)
            .current_dir(&self.root)
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (code, out, err) = self.list(&[arguments, &["--format", "json"]].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        serde_json::from_str(&out).unwrap()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
fn the_table() {
    let (code, out, err) = Project::new().list(&[]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        out,
        "\
CODE     NAME        STATUS                 TEST/LIVE     FILES            WHITELIST          FORMS, FIELDS
alpha    Alpha Bank  active                 mode          pkcs12, +2       required ; ≤5      provider 3, h2h_merchant 6
beta     Beta        deprecated 2026-01-31  per_mode      -                ask_manager        provider 2
delta    Delta       active                 live only     -                recommended boxes  provider 2
epsilon  Épsilon     active                 selects_mode  -                none               merchant 2
gamma    Gamma       listed                 no choice     -                none               -
"
    );
    assert_eq!(err, "5 providers, 5 forms\n");
}

#[test]
fn a_hundred_providers_fit_the_screen() {
    let project = Project::new();
    for number in 0..95 {
        let code = format!("russianstandard{number:04}");
        let spec = SPECS[number % 4].1;
        let spec = spec.replace(
            &format!("code: {}\nname: ", SPECS[number % 4].0),
            &format!("code: {code}\nname: Open Joint-Stock Company "),
        );
        let spec = spec.replace(
            "  h2h_merchant:",
            "  merchant: { form: [login] }\n  h2h_merchant:",
        );
        project.add(&code, &spec);
    }
    let (code, out, err) = project.list(&[]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(err, "100 providers, 148 forms\n");
    assert_eq!(out.lines().count(), 101);
    let widest = out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(120), "{widest:?}\n{out}");
    assert!(
        out.contains(
            "russianstandard0000  Open Joint-Sto…  active      mode          pkcs12, +2    required     \
             provider 3, merchant 2, +1\n"
        ),
        "{out}"
    );
}

#[test]
fn each_filter() {
    let project = Project::new();
    for (arguments, codes) in [
        (&[][..], "alpha beta delta epsilon gamma"),
        (&["--status", "active"], "alpha delta epsilon"),
        (&["--status", "listed,deprecated"], "beta gamma"),
        (
            &["--status", "listed", "--status", "deprecated"],
            "beta gamma",
        ),
        (&["--account", "h2h_merchant"], "alpha"),
        (&["--account", "h2h_merchant,merchant"], "alpha epsilon"),
        (&["--mode", "test"], "alpha beta epsilon gamma"),
        (&["--mode", "test,live"], "alpha beta delta epsilon gamma"),
        (&["--files"], "alpha"),
        (&["--file-format", "pem,json"], "alpha"),
        (&["--file-format", "json"], ""),
        (&["--whitelist", "required,ask_manager"], "alpha beta"),
        (&["--whitelist", "none"], "epsilon gamma"),
        (&["--feature", "payments"], "alpha"),
        (&["--feature", "apple_pay,refunds"], "alpha beta"),
        (&["LTA"], "delta"),
        (&["bank"], "alpha"),
        (&["éps"], "epsilon"),
        (&["eta", "--mode", "live", "--status", "deprecated"], "beta"),
        (&["eta", "--mode", "live", "--status", "active"], ""),
        (
            &["--files", "--whitelist", "required", "--feature", "refunds"],
            "",
        ),
    ] {
        let (code, out, err) = project.list(&[arguments, &["--format", "codes"]].concat());
        assert_eq!(code, 0, "{arguments:?}: {err}");
        let listed: Vec<&str> = out.lines().collect();
        assert_eq!(listed.join(" "), codes, "{arguments:?}");
        let json = project.json(arguments);
        let listed: Vec<&str> = json
            .as_array()
            .unwrap()
            .iter()
            .map(|provider| provider["code"].as_str().unwrap())
            .collect();
        assert_eq!(listed.join(" "), codes, "{arguments:?}");
    }
}

#[test]
fn how_many_there_are() {
    let project = Project::new();
    let (_, _, err) = project.list(&["--status", "active"]);
    assert_eq!(err, "3 of 5 providers\n");
    let (_, _, err) = project.list(&["--format", "codes"]);
    assert_eq!(err, "");

    let none = "no provider matches: 0 of 5 providers\n";
    for format in ["text", "codes"] {
        let (code, out, err) = project.list(&["nothing", "--format", format]);
        assert_eq!((code, out.as_str(), err.as_str()), (0, "", none));
    }
    assert_eq!(project.json(&["nothing"]), json!([]));

    let empty = Project::empty();
    let (code, out, err) = empty.list(&[]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(err, "there are no providers\n");
}

#[test]
fn json_has_everything() {
    let list = Project::new().json(&["--whitelist", "required,ask_manager"]);
    assert_eq!(
        list,
        json!([
            {
                "code": "alpha",
                "name": "Alpha Bank", "short_name": "Alpha Bank", "logo": null,
                "description": "Acquiring.",
                "status": "active",
                "deprecated": null,
                "modes": ["test", "live"],
                "modes_by": ["mode"],
                "features": ["payments", "apple_pay"],
                "currencies": [],
                "file_formats": ["pkcs12", "certificate", "pem"],
                "accounts": [
                    {
                        "key": "provider",
                        "title": "Provider account",
                        "deprecated": null,
                        "fields": 3,
                        "modes_by": ["mode"],
                        "features": [],
                        "file_formats": [],
                        "sends_from": [],
                    },
                    {
                        "key": "h2h_merchant",
                        "title": "H2H Merchant account",
                        "deprecated": null,
                        "fields": 6,
                        "modes_by": ["mode"],
                        "features": ["payments", "apple_pay"],
                        "file_formats": ["pkcs12", "certificate", "pem"],
                        "sends_from": [],
                    },
                ],
                "ip_whitelist": {
                    "requirement": "required",
                    "separator": "semicolon",
                    "space_after_separator": true,
                    "ranges": "none",
                    "max_entries": 5,
                    "ipv6": false,
                    "accounts": ["provider"],
                    "limited": true,
                },
                "callbacks": 2,
                "sends_from": [
                    {
                        "net": "203.0.113.7", "host": null, "list": null,
                        "begins": null, "retires": null, "mode": "test",
                    },
                    {
                        "net": null, "host": "out.alpha.example", "list": null,
                        "begins": null, "retires": "2027-03-31", "mode": "live",
                    },
                ],
            },
            {
                "code": "beta",
                "name": "Beta", "short_name": "Beta", "logo": null,
                "description": null,
                "status": "deprecated",
                "deprecated": { "since": "2026-01-31", "reason": "Use alpha." },
                "modes": ["live", "test"],
                "modes_by": ["per_mode"],
                "features": ["refunds"],
                "currencies": ["EUR", "USD"],
                "file_formats": [],
                "accounts": [{
                    "key": "provider",
                    "title": "Provider account",
                    "deprecated": { "since": "2025-06-01", "reason": "Nobody has it." },
                    "fields": 2,
                    "modes_by": ["per_mode"],
                    "features": [],
                    "file_formats": [],
                    "sends_from": [],
                }],
                "ip_whitelist": {
                    "requirement": "ask_manager",
                    "separator": null,
                    "space_after_separator": false,
                    "ranges": "none",
                    "max_entries": null,
                    "ipv6": false,
                    "accounts": [],
                    "limited": false,
                },
                "callbacks": 0,
                "sends_from": [],
            },
        ])
    );
}

#[test]
fn the_words_of_separators_and_ranges() {
    let project = Project::empty();
    let words = |written: &str| {
        let whitelist = format!("ip_whitelist: {{ requirement: recommended, {written} }}");
        project.add(
            "one",
            &format!("provspec: 1\ncode: one\nname: One\nstatus: listed\n{whitelist}\n"),
        );
        let list = project.json(&[]);
        let found = &list[0]["ip_whitelist"];
        (
            found["separator"].as_str().unwrap().to_owned(),
            found["ranges"].as_str().unwrap().to_owned(),
            found["space_after_separator"].as_bool().unwrap(),
        )
    };
    let ranges = ["none", "cidr", "asterisk", "percent", "netmask"]
        .into_iter()
        .cycle();
    for (separator, range) in ["semicolon", "comma", "space", "new_line", "boxes"]
        .into_iter()
        .zip(ranges)
    {
        assert_eq!(
            words(&format!("separator: {separator}, ranges: {range}")),
            (separator.to_owned(), range.to_owned(), false)
        );
    }
    assert_eq!(
        words("separator: comma, space_after_separator: true"),
        ("comma".to_owned(), "none".to_owned(), true)
    );
}

#[test]
fn wrong_words() {
    let project = Project::new();
    for (arguments, says) in [
        (
            &["--status", "actve"][..],
            &["[possible values: active, deprecated, listed]", "'active'"][..],
        ),
        (&["--mode", "sandbox"], &["[possible values: test, live]"]),
        (
            &["--whitelist", "required,ask"],
            &["[possible values: required, ask_manager, recommended, none]"],
        ),
        (
            &["--file-format", "pkcs"],
            &["pkcs12", "private_key", "json"],
        ),
        (
            &["--format", "yaml"],
            &["[possible values: text, json, codes]"],
        ),
        (&["one", "two"], &["'two'"]),
        (
            &["--account", "provider,h2h_merchnat"],
            &[
                "error: there is no account `h2h_merchnat`; did you mean `h2h_merchant`?\n\
               accounts: `h2h_merchant`, `merchant`, `provider`\n",
            ],
        ),
        (
            &["--feature", "aplepay"],
            &[
                "error: there is no feature `aplepay`; did you mean `apple_pay`?\n\
               features: `payments`, `refunds`, `apple_pay`\n",
            ],
        ),
    ] {
        let (code, out, err) = project.list(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        for part in says {
            assert!(err.contains(part), "{arguments:?}: {err}");
        }
    }

    let empty = Project::empty();
    fs::write(empty.root.join("provspec.toml"), "").unwrap();
    let (code, _, err) = empty.list(&["--feature", "refunds"]);
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "error: there is no feature `refunds`\nthere is none under `[features]` in `provspec.toml`\n"
    );
}

#[test]
fn a_broken_spec_leaves_the_others() {
    let project = Project::new();
    project.add("alpha", &SPECS[0].1.replace("Alpha Bank", "12"));
    let (code, out, err) = project.list(&[]);
    assert_eq!(code, 1);
    assert!(err.contains("specs/alpha.yaml:3:7: error[PS0102]"), "{err}");
    assert!(
        err.ends_with("\n4 providers, 3 forms; specs with errors are not listed\n"),
        "{err}"
    );
    assert!(!out.contains("alpha") && out.contains("\nbeta "), "{out}");

    let (code, out, _) = project.list(&["--status", "listed", "--format", "json"]);
    assert_eq!(code, 1);
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list[0]["code"], "gamma");

    // The account may be in the spec that is broken, so nothing is said about its name.
    let (code, out, err) = project.list(&["--account", "h2h_merchant"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        err.contains("no provider matches: 0 of 4 providers; specs with errors are not listed\n"),
        "{err}"
    );

    // Nor is anything known of features where the project's file is broken.
    let broken = Project::new();
    fs::write(broken.root.join("provspec.toml"), "[featuers]\n").unwrap();
    let (code, out, err) = broken.list(&["--feature", "refunds"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[PS0901]"), "{err}");
    assert!(err.ends_with("\nno provider could be read\n"), "{err}");
}
