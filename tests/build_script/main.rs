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
    an_editor_finds_the_types(&package);
    it_sees_every_change(&package);
    it_fails_as_the_command_line_does(&package);
    it_goes_by_levels(&package);
    it_takes_a_choice_of_providers(&package);
    it_takes_what_features_say(&package);
    it_keeps_a_file_that_is_checked_in(&package);
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

/// rust-analyzer runs `cargo check` with messages as JSON, even where a spec is broken, and expands
/// `include!(concat!(env!("OUT_DIR"), …))` with the folder that the message about the build script names.
fn an_editor_finds_the_types(package: &Package) {
    let file = package.file_for_editors().expect("the script ran");
    assert!(file.contains("pub struct ProviderAccount"), "{file}");
    assert_eq!(package.runs(), 0, "the same script serves a check");

    package.write("specs/beta.yaml", "provspec: 1\n");
    assert_eq!(package.file_for_editors(), None, "the script failed");
    package.spec("beta", "token");
    let mended = package.file_for_editors();
    assert_eq!(mended.as_ref(), Some(&file), "as soon as it is mended");
    package.runs();
}

fn it_sees_every_change(package: &Package) {
    package.spec("beta", "key");
    let answer = package.ask(&["alpha/provider", "beta/provider"]);
    assert_eq!(package.runs(), 1, "a spec changed");
    assert_eq!(
        answer,
        format!("alpha/provider: {TOKEN}\nbeta/provider: {KEY}\n")
    );

    package.touch("specs/beta.yaml");
    package.build();
    assert_eq!(package.runs(), 1, "cargo goes by time");
    package.build();
    assert_eq!(package.runs(), 0, "nothing changed");

    let project = package.read("provspec.toml").expect("it is there");
    package.write("provspec.toml", "[brand]\ncompany_nane = \"Typo\"\n");
    let stderr = package.fail();
    assert!(stderr.contains("company_nane"), "{stderr}");
    package.write("provspec.toml", &project);
    package.runs();
    package.build();
    assert_eq!(package.runs(), 1, "the project changed");
    package.touch("provspec.toml");
    package.build();
    assert_eq!(package.runs(), 1, "the project is younger");

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

/// Those of the script, which outweigh `provspec.toml`.
fn it_goes_by_levels(package: &Package) {
    let sound = package.read("specs/beta.yaml").expect("it is there");
    let unused = sound.replace("fields:\n", "fields:\n  old: { type: text, title: Old }\n");
    assert_ne!(sound, unused);
    package.write("specs/beta.yaml", &unused);
    package.script("Config::new(\"specs\").deny(\"warnings\").compile()");
    let stderr = package.fail();
    for words in [
        "the specs have 1 error",
        "error[PS0208]: no form uses the field `old`",
        "a warning by itself, an error by `deny(\"warnings\")` of the build script",
    ] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }
    package.script("Config::new(\"specs\").deny(\"warnings\").allow(\"unused-feild\").compile()");
    let words = "there is no rule `unused-feild`; did you mean `unused-field`?";
    let stderr = package.fail();
    assert!(stderr.contains(words), "{stderr}");
    package.script("Config::new(\"specs\").deny(\"warnings\").allow(\"unused-field\").compile()");
    package.build();
    package.write("specs/beta.yaml", &sound);
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

fn it_takes_what_features_say(package: &Package) {
    package.remove("specs/beta.yaml");
    package.spec("beta-pay", "key");
    package.script("Config::new(\"specs\").providers_from_features().compile()");
    let forms = ["alpha/provider", "beta-pay/provider", "gamma/provider"];
    let line = |name: &str, words: &str| format!("{name}/provider: {words}\n");
    let none = "there is no form of this name";

    let stderr = package.fail();
    let words = "no provider is chosen: enable a feature of this package for each, such as `provider-alpha`";
    assert!(stderr.contains(words), "{stderr}");
    let stderr = package.fail_with("other", "");
    assert!(stderr.contains(words), "{stderr}");

    package.runs();
    let only_alpha = line("alpha", TOKEN) + &line("beta-pay", none) + &line("gamma", none);
    assert_eq!(package.ask_with("provider-alpha,other", &forms), only_alpha);
    assert_eq!(package.runs(), 1, "other features");
    let both = line("alpha", TOKEN) + &line("beta-pay", KEY) + &line("gamma", none);
    let features = "provider-alpha,provider-beta-pay";
    assert_eq!(package.ask_with(features, &forms), both);
    assert_eq!(package.runs(), 1, "one feature more");
    assert_eq!(package.ask_with(features, &forms), both);
    assert_eq!(package.runs(), 0, "the same features");
    assert_eq!(package.ask_with("provider-alpha,other", &forms), only_alpha);
    // Cargo keeps what a script said for each set of features.
    assert_eq!(package.runs(), 0, "features that it knows");

    // What was not chosen is not watched.
    package.spec("gamma", "key");
    package.write("specs/news.yaml", "nonsense: [");
    assert_eq!(package.ask_with(features, &forms), both);
    assert_eq!(package.runs(), 0, "no chosen spec changed");
    package.spec("beta-pay", "token");
    let both = line("alpha", TOKEN) + &line("beta-pay", TOKEN) + &line("gamma", none);
    assert_eq!(package.ask_with(features, &forms), both);
    assert_eq!(package.runs(), 1, "a chosen spec changed");
    package.remove("specs/news.yaml");

    let stderr = package.fail_with("provider-gama", "");
    for words in [
        "there is no spec of `gama`",
        "the feature `provider-gama` asks for it",
        "did you mean `gamma`?",
    ] {
        assert!(stderr.contains(words), "{words}: {stderr}");
    }

    // A list beside features is what is there in any case.
    package.script(
        "Config::new(\"specs\").providers([\"gamma\"]).providers_from_features().compile()",
    );
    let only_gamma = line("alpha", none) + &line("beta-pay", none) + &line("gamma", KEY);
    assert_eq!(package.ask(&forms), only_gamma);
    let gamma_too = line("alpha", TOKEN) + &line("beta-pay", none) + &line("gamma", KEY);
    assert_eq!(package.ask_with("provider-alpha", &forms), gamma_too);
    let call = "Config::new(\"specs\").providers([\"\"; 0]).providers_from_features().compile()";
    package.script(call);
    assert_eq!(
        package.ask(&["alpha/provider"]),
        line("alpha", none),
        "nothing is wanted"
    );
}

fn it_keeps_a_file_that_is_checked_in(package: &Package) {
    const FILE: &str = "src/forms/provspec.rs";
    package
        .script("Config::new(\"specs\").out_dir(\"src/forms\").check_if_env(\"CHECKS\").compile()");
    package.include("#[path = \"forms/provspec.rs\"]\nmod forms;");
    package.spec("alpha", "token");
    package.runs();
    let asked = ["alpha/provider"];
    assert_eq!(package.ask(&asked), format!("alpha/provider: {TOKEN}\n"));
    assert_eq!(package.runs(), 1);
    let first = package.read(FILE).expect("it is written");
    package.build();
    assert_eq!(package.runs(), 0, "what it wrote is no change");

    package.remove(FILE);
    assert_eq!(package.ask(&asked), format!("alpha/provider: {TOKEN}\n"));
    assert_eq!(package.runs(), 1, "the file was gone");
    package.write(FILE, "struct Forgery;");
    assert_eq!(package.ask(&asked), format!("alpha/provider: {TOKEN}\n"));
    assert_eq!(package.runs(), 1, "the file was edited");
    assert_eq!(package.read(FILE).as_ref(), Some(&first));
    package.build();
    assert_eq!(package.runs(), 0, "nothing changed");

    package.spec("alpha", "key");
    assert_eq!(package.ask(&asked), format!("alpha/provider: {KEY}\n"));
    assert_eq!(package.runs(), 1, "a spec changed");
    let second = package.read(FILE).expect("it is written");
    assert_ne!(first, second);

    package.build_where("1");
    assert_eq!(package.runs(), 1, "the variable changed");
    package.build_where("1");
    assert_eq!(package.runs(), 0, "nothing changed");
    package.spec("alpha", "token");
    let stderr = package.fail_with("", "1");
    let words =
        "`src/forms/provspec.rs` is not what the specs say: build without the check, and commit it";
    assert!(stderr.contains(words), "{stderr}");
    assert_eq!(
        package.read(FILE).as_ref(),
        Some(&second),
        "a check writes nothing"
    );
    package.build_where("false");
    assert_eq!(package.read(FILE).as_ref(), Some(&first));
    package.build_where("1");
}
