//! A backend that compiles its specs in its build script: what it gets, when the script runs again, and how
//! it fails. The real cargo says so, in a package outside the workspace.
#![cfg(feature = "cli")]

mod package;

use package::Package;

const TOKEN: &str = "token: it is required; acknowledgement: it is required";

const KEY: &str = "key: it is required; acknowledgement: it is required";

/// One test, for one package: cargo would make others wait anyway.
#[test]
fn build_scripts_compile_specs() {
    let package = Package::new();
    it_builds_and_rests(&package);
    it_sees_every_change(&package);
    it_fails_as_the_command_line_does(&package);
    it_takes_a_choice_of_providers(&package);
}

fn it_builds_and_rests(package: &Package) {
    let answer = package.ask(&["alpha/provider", "beta/provider", "gamma/provider", "delta"]);
    let lines = [
        format!("alpha/provider: {TOKEN}"),
        format!("beta/provider: {TOKEN}"),
        format!("gamma/provider: {TOKEN}"),
        "delta: there is no form of this name".to_owned(),
    ];
    assert_eq!(answer.lines().collect::<Vec<_>>(), lines);
    // The file of marks is new to cargo, and nothing that it was told to watch.
    assert_eq!(package.runs(), 1);
    package.build();
    assert_eq!(package.runs(), 0, "nothing changed");
    package.write("notes.md", "Nobody asked for this file.\n");
    package.write("src/unused.rs", "");
    package.build();
    assert_eq!(package.runs(), 0, "nothing that it reads changed");
}

fn it_sees_every_change(package: &Package) {
    package.spec("beta", "key");
    let answer = package.ask(&["alpha/provider", "beta/provider"]);
    assert_eq!(package.runs(), 1, "a spec changed");
    assert_eq!(
        answer,
        format!("alpha/provider: {TOKEN}\nbeta/provider: {KEY}\n")
    );

    package.spec("delta", "token");
    let answer = package.ask(&["delta/provider"]);
    assert_eq!(package.runs(), 1, "a spec came");
    assert_eq!(answer, format!("delta/provider: {TOKEN}\n"));

    package.remove("specs/delta.yaml");
    let answer = package.ask(&["delta/provider"]);
    assert_eq!(package.runs(), 1, "a spec went");
    assert_eq!(answer, "delta/provider: there is no form of this name\n");

    package.write(
        "specs/shared/cards.yaml",
        "provspec: 1\ngroup: cards\ntitle: Cards\nfields:\n  shop: { type: text, title: Shop }\n",
    );
    package.build();
    assert_eq!(package.runs(), 1, "the first shared group came");
    package.remove("specs/shared/cards.yaml");
    package.build();
    assert_eq!(package.runs(), 1, "it went");

    package.build();
    assert_eq!(package.runs(), 0, "nothing changed");
}

fn it_fails_as_the_command_line_does(package: &Package) {
    package.write(
        "specs/beta.yaml",
        "provspec: 1
code: beta
name: Beta
fields:
  token: { type: secrt, title: Token }
  shop: { type: text, title: Shop, pattern: \"(\" }
accounts:
  provider:
    form: [token, shopp]
ip_whitelist:
  requirement: nune
",
    );
    let (expected, stderr) = (package.check(), package.fail());
    assert!(expected.matches("error[PS").count() >= 3, "{expected}");
    // Cargo sets what a script printed off from its own words.
    let flush = |text: &str| -> String {
        let lines = text.lines();
        let lines = lines.map(|line| line.strip_prefix("  ").unwrap_or(line).trim_end());
        lines.collect::<Vec<_>>().join("\n")
    };
    let (expected, stderr) = (unindented(&expected), flush(&stderr));
    assert!(stderr.contains(&expected), "{stderr}\n---\n{expected}");
    assert!(!stderr.contains('\u{1b}'), "colours: {stderr:?}");

    package.spec("beta", "token");
    package.runs();
    assert_eq!(
        package.ask(&["beta/provider"]),
        format!("beta/provider: {TOKEN}\n")
    );
    assert_eq!(package.runs(), 1, "a script that failed runs again");
}

/// Without blanks at the ends of lines.
fn unindented(text: &str) -> String {
    text.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn it_takes_a_choice_of_providers(package: &Package) {
    package.script("Config::new(\"specs\").providers([\"alpha\", \"gamma\"]).compile()");
    // What is not asked for may be broken.
    package.write("specs/beta.yaml", "nonsense: [");
    let answer = package.ask(&["alpha/provider", "beta/provider", "gamma/provider"]);
    assert_eq!(
        answer,
        format!(
            "alpha/provider: {TOKEN}\nbeta/provider: there is no form of this name\n\
             gamma/provider: {TOKEN}\n"
        )
    );
    package.script("Config::new(\"specs\").providers([\"alpha\", \"gama\"]).compile()");
    let stderr = package.fail();
    for words in [
        "the specs have 1 error",
        "there is no spec of `gama`",
        "did you mean `gamma`?",
    ] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }
}
