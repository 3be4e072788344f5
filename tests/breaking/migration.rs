//! The file of migrations: what is written compiles as it is, and finished it makes of an old connection one that the form of
//! today takes. `UPDATE_GOLDEN=1` writes the files in `golden/`, but for what people write into the finished one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use provspec::breaking::migration::file;
use provspec_forms::{Form, Stored};
use serde_json::{Value, json};

use crate::Folder;
use crate::golden::{finished, migrations, sound};
use crate::mutator::{Chance, mutated};
use crate::project;

const NOW: &str = include_str!("golden/now.yaml");

/// What somebody writes: what stands there, and what instead.
const FINISHED: [(&str, &str); 7] = [
    (
        "fn sound_kiosk_becomes(_old: SoundKiosk) -> Option<Successor> {\n    None\n",
        "fn sound_kiosk_becomes(old: SoundKiosk) -> Option<Successor> {\n    let mut values = Map::new();\n    \
         values.insert(\"merchant\".to_owned(), json!(old.account?));\n    \
         values.insert(\"acknowledgement\".to_owned(), json!(true));\n    Some(Successor {\n        \
         form: \"sound/shop\",\n        values,\n    })\n",
    ),
    (
        "fn sound_provider_limit_from(_old: &Value) -> Option<i64> {\n    None\n",
        "fn sound_provider_limit_from(old: &Value) -> Option<i64> {\n    old.as_str()?.parse().ok()\n",
    ),
    (
        "        \"us\" => None,\n",
        "        \"us\" => Some(\"asia\".to_owned()),\n",
    ),
    (
        "fn sound_provider_api_key_fitted(old: String) -> String {\n    old\n",
        "fn sound_provider_api_key_fitted(old: String) -> String {\n    old.chars().take(32).collect()\n",
    ),
    (
        "fn sound_provider_webhook_key_of(_values: &Map<String, Value>) -> Option<String> {\n    None\n",
        "fn sound_provider_webhook_key_of(values: &Map<String, Value>) -> Option<String> {\n    \
         values.get(\"note\")?.as_str().map(str::to_owned)\n",
    ),
    (
        "fn sound_provider_p2p_id_of(_values: &Map<String, Value>) -> Option<String> {\n    None\n",
        "fn sound_provider_p2p_id_of(values: &Map<String, Value>) -> Option<String> {\n    \
         values.get(\"merchant\")?.as_str().map(str::to_owned)\n",
    ),
    (
        "fn sound_provider_terminals_pin_of(_values: &Map<String, Value>) -> Option<String> {\n    None\n",
        "fn sound_provider_terminals_pin_of(values: &Map<String, Value>) -> Option<String> {\n    \
         values.get(\"label\")?.as_str().map(str::to_owned)\n",
    ),
];

fn folder() -> Folder {
    let folder = Folder::twice();
    // What asks for a list of the project needs more than the module of the provider.
    folder.edit("old/specs/sound.yaml", "[account, currency]", "[account]");
    folder.edit("old/specs/sound.yaml", "  shop: {", KIOSK);
    folder.write("now/specs/sound.yaml", NOW);
    folder
}

/// A form that is gone, before another.
const KIOSK: &str =
    "  kiosk: { title: Kiosk, form: [account, api_key, channels, p2p, mode] }\n  shop: {";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/breaking/golden")
        .join(name)
}

/// Holds a file against what is written; or writes it.
fn hold(name: &str, due: &str) {
    let path = path(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, due).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, due, "{name}: UPDATE_GOLDEN=1 writes it");
}

#[test]
fn what_is_compiled_here_is_what_is_written() {
    let folder = folder();
    let arguments = [
        "breaking",
        "--against",
        "../old",
        "--migrations",
        "migrations.rs",
    ];
    let ran = folder.run(&arguments);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with(
            "\nwrote `migrations.rs`: it compiles, and has places to be filled in\n\
                        1 form is gone, `sound/kiosk`: only you know what its connections become\n"
        ),
        "{}",
        ran.stderr
    );
    let written = folder.read("now/migrations.rs");
    hold("migrations.rs", &written);
    let finished = FINISHED.iter().fold(written, |text, (from, to)| {
        assert!(text.contains(from), "{from}\n{text}");
        text.replacen(from, to, 1)
    });
    hold("finished.rs", &finished);

    // What somebody has finished is not written over.
    let again = folder.run(&arguments);
    assert_eq!(again.code, 2);
    assert_eq!(
        again.stderr,
        "error: `migrations.rs` is there already, and may have been finished by hand: name another file, or take it away\n"
    );
    assert_eq!(folder.run(&["build"]).code, 0);
    hold("sound.rs", &folder.read("now/generated/rust/sound.rs"));
}

#[test]
fn where_nothing_is_to_be_migrated_nothing_is_written() {
    let folder = Folder::twice();
    let ran = folder.run(&[
        "breaking",
        "--against",
        "../old",
        "--migrations",
        "migrations.rs",
    ]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "nothing breaks since `../old`: 1 provider compared\nno stored connection needs to be migrated\n"
        )
    );
    assert!(!folder.root.join("now/migrations.rs").exists());
    // Names are followed by the types themselves.
    folder.edit(
        "now/specs/sound.yaml",
        "  shop: { title: Shop,",
        "  store: { title: Shop, renamed_from: shop,",
    );
    let ran = folder.run(&[
        "breaking",
        "--against",
        "../old",
        "--migrations",
        "migrations.rs",
    ]);
    assert!(
        ran.stderr
            .ends_with("no stored connection needs to be migrated\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_release_file_knows_no_versions_of_connections() {
    let folder = folder();
    assert_eq!(
        folder
            .run_in("old", &["release", "--date", "2026-01-01"])
            .code,
        0
    );
    let past = "../old/releases/frontend.json";
    let ran = folder.run(&[
        "breaking",
        "--against",
        past,
        "--migrations",
        "migrations.rs",
    ]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            2,
            "error: no migrations were written: `../old/releases/frontend.json` says nothing of the versions that stored \
             connections have; compare with a revision or a project\n"
        )
    );
}

/// Whatever has changed, what is written is Rust, and each function is there once.
#[test]
fn of_any_change_it_is_a_file_of_rust() {
    let mut chance = Chance(5);
    let mut changed = Vec::new();
    for catalogue in [project::checked(), project::extensions()] {
        for provider in catalogue.providers {
            let mut new = provider.clone();
            for form in &mut new.forms {
                *form = mutated(form, &mut chance);
            }
            changed.push((provider, new));
        }
    }
    let gone = project::checked().providers.into_iter().map(|mut gone| {
        gone.code.push_str("_gone");
        gone
    });
    let text = file(&changed, &gone.collect::<Vec<_>>(), "`main`")
        .text
        .expect("something has changed");
    if let Some(path) = std::env::var_os("PROVSPEC_MIGRATIONS") {
        fs::write(path, &text).unwrap();
    }
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let names = parsed.items.iter().filter_map(|item| match item {
        syn::Item::Fn(function) => Some(function.sig.ident.to_string()),
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    let once: BTreeSet<&String> = names.iter().collect();
    assert_eq!(once.len(), names.len());
    assert!(names.len() > 100, "only {} functions", names.len());
}

/// A connection as the form of old has stored it.
fn stored(version: &str) -> Value {
    json!({
        "form": "sound/provider",
        "version": version,
        "values": {
            "account": "acme",
            "api_key": "k".repeat(40),
            "note": "old",
            "region": "us",
            "channels": ["web", "shop"],
            "limit": "250",
            "p2p": true,
            "terminals": [{ "terminal_id": "T1", "label": "one" }],
            "mode": "live",
            "acknowledgement": true,
        },
    })
}

fn version() -> String {
    version_of("sound/provider")
}

fn version_of(form: &str) -> String {
    let text = fs::read_to_string(path("migrations.rs")).unwrap();
    let after = text.split(&format!("(\"{form}\", \"")).nth(1).unwrap();
    after.split('"').next().unwrap().to_owned()
}

fn read(stored: &Value) -> Result<sound::ProviderAccount, String> {
    let stored = Stored::from_bytes(stored.to_string().as_bytes()).unwrap();
    let read = sound::ProviderAccount::from_stored(&stored);
    read.map(|it| it.form).map_err(|error| error.to_string())
}

#[test]
fn a_connection_of_old_becomes_one_of_today() {
    let mut connection = stored(&version());
    assert!(read(&connection).is_err());
    assert_eq!(finished::migrate(&mut connection), Ok(true));
    let account = read(&connection).unwrap();
    assert_eq!(account.merchant, "acme");
    assert_eq!(account.api_key.expose(), "k".repeat(32));
    assert_eq!(account.limit, 250);
    assert_eq!(account.webhook_key.expose(), "old");
    assert_eq!(account.p2p_id.as_deref(), Some("acme"));
    assert_eq!(account.terminals[0].pin.expose(), "one");
    let values = &connection["values"];
    assert_eq!(
        (&values["region"], &values["tier"], &values["channels"]),
        (&json!("asia"), &json!("a"), &json!(["web"]))
    );
    assert_eq!((values.get("note"), values.get("account")), (None, None));
}

#[test]
fn what_nobody_has_decided_is_an_error() {
    let mut connection = stored(&version());
    let undecided = migrations::migrate(&mut connection).unwrap_err();
    assert_eq!(
        undecided.to_string(),
        "sound/provider: `limit` needs a value, and its function has answered `None`"
    );
    // Where nothing has to be decided about a value, nothing is asked.
    let mut connection = stored(&version());
    let values = connection["values"].as_object_mut().unwrap();
    values.insert("region".to_owned(), json!("eu"));
    values.remove("limit");
    values.insert("p2p".to_owned(), json!(false));
    let undecided = migrations::migrate(&mut connection).unwrap_err();
    assert_eq!(undecided.field, Some("webhook_key"));
}

/// A connection of a form that there is no more.
fn kiosk() -> Value {
    json!({
        "form": "sound/kiosk",
        "version": version_of("sound/kiosk"),
        "values": { "account": "acme", "api_key": "k".repeat(40), "channels": 7, "p2p": true, "mode": "live" },
    })
}

#[test]
fn a_connection_whose_form_is_gone_becomes_what_somebody_has_decided() {
    let mut connection = kiosk();
    assert_eq!(finished::migrate(&mut connection), Ok(true));
    let values = json!({ "merchant": "acme", "acknowledgement": true });
    assert_eq!(connection["values"], values);
    assert_eq!(connection["form"], "sound/shop");
    let stored = Stored::from_bytes(connection.to_string().as_bytes()).unwrap();
    let shop = sound::ShopAccount::from_stored(&stored).unwrap();
    assert_eq!(shop.form.merchant, "acme");
    // What is of another type than it should be is not there.
    let mut connection = kiosk();
    connection["values"]["account"] = json!(["acme"]);
    let before = connection.clone();
    let undecided = finished::migrate(&mut connection).unwrap_err();
    assert_eq!(undecided.field, None);
    assert_eq!(
        undecided.to_string(),
        "sound/kiosk: the form is gone, and its function has answered `None`"
    );
    assert_eq!(connection, before);
    assert!(migrations::migrate(&mut connection).is_err());
    assert_eq!(connection, before);
}

#[test]
fn other_connections_are_left_alone() {
    for other in [
        stored("0123456789abcdef"),
        json!({ "form": "sound/shop", "version": version(), "values": {} }),
        json!({ "form": "sound/provider", "version": version() }),
        json!([]),
        Value::Null,
    ] {
        let mut connection = other.clone();
        assert_eq!(finished::migrate(&mut connection), Ok(false), "{other}");
        assert_eq!(connection, other);
    }
}

#[test]
fn none_means_what_it_does() {
    let folder = Folder::twice();
    let spec = "now/specs/sound.yaml";
    for project in ["old", "now"] {
        folder.edit(
            &format!("{project}/specs/sound.yaml"),
            "  limit: { type: text, title: Limit }\n",
            "  limit: { type: select, title: Limit, required: false, options: { a: A, b: B } }\n",
        );
    }
    folder.edit(spec, ", us: United States", "");
    folder.edit(spec, ", shop: Shop", "");
    folder.edit(spec, ", b: B", "");
    folder.run(&["breaking", "--against", "../old", "--migrations", "m.rs"]);
    let written = folder.read("now/m.rs");
    let about = |line: &&str| line.starts_with("/// The option of ");
    let said: Vec<&str> = written.lines().filter(about).collect();
    assert_eq!(
        said,
        [
            "/// The option of `channels` in place of this one. `None` takes it off the list; `from_stored` refuses a list that is \
             too short then.",
            "/// The option of `limit` in place of this one. `None` leaves the field out.",
            "/// The option of `region` in place of this one. The field needs one: `None` leaves the connection undecided.",
        ]
    );
}

#[test]
fn forms_that_are_gone_are_named() {
    let folder = Folder::twice();
    let migrate = |to: &str| {
        let ran = folder.run(&["breaking", "--against", "../old", "--migrations", to]);
        assert_eq!(ran.code, 1);
        let after = ran.stderr.rsplit_once("DOCS ").unwrap().1;
        after.split_once('\n').unwrap().1.to_owned()
    };
    let spec = "now/specs/sound.yaml";
    folder.edit(
        spec,
        "  shop: { title: Shop, form: [account, currency] }\n",
        "",
    );
    assert_eq!(
        migrate("m.rs"),
        "wrote `m.rs`: it compiles, and has places to be filled in\n\
         1 form is gone, `sound/shop`: only you know what its connections become\n"
    );
    folder.edit(spec, "      - note\n", "");
    let other = "provspec: 1\ncode: other\nname: Other\naccounts:\n  shop: { title: Shop, form: [country] }\n";
    folder.write("old/specs/other.yaml", other);
    assert_eq!(
        migrate("n.rs"),
        "wrote `n.rs`: it compiles, and has places to be filled in\n\
         2 forms are gone, `other/shop`, `sound/shop`: only you know what their connections become\n"
    );
    let written = folder.read("now/n.rs");
    let about = |line: &&str| line.starts_with("/// What a connection of `");
    assert_eq!(
        written.lines().filter(about).collect::<Vec<_>>(),
        [
            "/// What a connection of `other/shop` becomes, a form that is gone. No form of its provider is left; `None` leaves the \
             connection undecided.",
            "/// What a connection of `sound/shop` becomes, a form that is gone. Its provider has `sound/provider`; `None` leaves the \
             connection undecided.",
        ]
    );
}
