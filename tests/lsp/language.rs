//! What an editor asks about a place: what may stand there, what it is, where it is defined and used.

use serde_json::{Value, json};

use crate::catalogue;
use crate::client::Client;
use crate::findings::SOUND;

const SPEC: &str = "specs/sound.yaml";

/// The server with the sound spec open, in which letters outside of the basic plane stand before what is asked about.
fn open(name: &str) -> Client {
    let mut client = Client::start(&catalogue(name), &["utf-16"]);
    client.open(SPEC, SOUND);
    client
}

/// Asks about the place of `mark` in the sound spec, `letters` behind its beginning.
fn ask(client: &mut Client, method: &str, mark: &str, letters: usize, more: Value) -> Value {
    let answer = refused(client, method, mark, letters, more);
    assert!(answer["error"].is_null(), "{answer}");
    answer["result"].clone()
}

fn refused(client: &mut Client, method: &str, mark: &str, letters: usize, more: Value) -> Value {
    let at = SOUND.find(mark).unwrap() + letters;
    let before = &SOUND[..at];
    let line = before.rsplit('\n').next().unwrap();
    let position = json!({
        "line": before.matches('\n').count(),
        "character": line.encode_utf16().count(),
    });
    let mut params = json!({
        "textDocument": { "uri": client.uri(SPEC) },
        "position": position,
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        params[key] = value.clone();
    }
    client.request(&format!("textDocument/{method}"), params)
}

/// Makes changes of a text, as an editor does.
fn edited(text: &str, edits: &Value) -> String {
    let byte = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = place["character"].as_u64().unwrap();
        let mut at = start;
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16() as u64;
            at += c.len_utf8();
        }
        at
    };
    let edits = edits.as_array().unwrap().iter();
    let mut edits: Vec<(usize, usize, &str)> = edits
        .map(|it| {
            let range = &it["range"];
            let new = it["newText"].as_str().unwrap();
            (byte(&range["start"]), byte(&range["end"]), new)
        })
        .collect();
    edits.sort();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

#[test]
fn a_field_leads_to_its_definition_and_back() {
    let mut client = open("navigation");
    let hover = ask(&mut client, "hover", "account, country", 2, Value::Null);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("Рахунок 😀"), "{text}");
    assert_eq!(
        hover["range"]["start"],
        json!({ "line": 7, "character": 27 })
    );
    let defined = ask(
        &mut client,
        "definition",
        "account, country",
        2,
        Value::Null,
    );
    assert_eq!(defined[0]["uri"], client.uri(SPEC));
    assert_eq!(
        defined[0]["range"]["start"],
        json!({ "line": 5, "character": 2 })
    );
    let lines = |client: &mut Client, with: bool| -> Vec<u64> {
        let context = json!({ "context": { "includeDeclaration": with } });
        let found = ask(client, "references", "account, country", 2, context);
        let found = found.as_array().unwrap().iter();
        found
            .map(|it| it["range"]["start"]["line"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(lines(&mut client, true), [5, 7, 9]);
    assert_eq!(lines(&mut client, false), [7, 9]);
    let nothing = ask(&mut client, "hover", "😀 Звук", 0, Value::Null);
    assert!(nothing.is_null() || nothing["contents"]["value"].is_string());
}

#[test]
fn a_shared_group_leads_to_its_file() {
    let mut client = Client::start(&catalogue("group"), &["utf-16"]);
    let text = SOUND.replace("country] }", "country, { use: apply }] }");
    client.open(SPEC, &text);
    let at = text.lines().nth(7).unwrap().find("apply").unwrap();
    let answer = client.request(
        "textDocument/definition",
        json!({
            "textDocument": { "uri": client.uri(SPEC) },
            "position": { "line": 7, "character": at + 1 },
        }),
    );
    let place = &answer["result"][0];
    assert_eq!(
        place["uri"],
        client.uri("specs/shared/apply.yaml"),
        "{answer}"
    );
}

#[test]
fn what_may_stand_at_the_cursor_is_offered() {
    let mut client = open("completion");
    let offered = ask(
        &mut client,
        "completion",
        "account, country",
        3,
        Value::Null,
    );
    let items = offered.as_array().unwrap();
    let account = items.iter().find(|it| it["label"] == "account");
    let edit = &account.expect("the field is offered")["textEdit"];
    assert_eq!(
        edit["range"]["start"],
        json!({ "line": 7, "character": 27 })
    );
    assert_eq!(edit["newText"], "account");
    let types = ask(&mut client, "completion", "text, title", 1, Value::Null);
    let types = types.as_array().unwrap().iter();
    let types: Vec<&str> = types.map(|it| it["label"].as_str().unwrap()).collect();
    assert!(
        types.contains(&"secret") && types.contains(&"select"),
        "{types:?}"
    );
}

#[test]
fn a_field_is_renamed_wherever_it_is_named() {
    let mut client = open("rename");
    let range = ask(
        &mut client,
        "prepareRename",
        "account, country",
        2,
        Value::Null,
    );
    assert_eq!(range["start"], json!({ "line": 7, "character": 27 }));
    let new = json!({ "newName": "merchant_id" });
    let change = ask(&mut client, "rename", "account, country", 2, new);
    let change = &change["documentChanges"][0];
    assert_eq!(
        change["textDocument"],
        json!({ "uri": client.uri(SPEC), "version": 1 })
    );
    let text = edited(SOUND, &change["edits"]);
    assert_eq!(text.matches("merchant_id").count(), 3, "{text}");
    assert!(text.contains("renamed_from"), "{text}");
    client.replace(SPEC, &text);
    assert_eq!(client.lines(SPEC), [] as [&str; 0]);
    // A name that another thing has is refused, with the reason.
    let new = json!({ "newName": "country" });
    client.replace(SPEC, SOUND);
    let answer = refused(&mut client, "rename", "account, country", 2, new);
    assert_eq!(answer["error"]["code"], -32803, "{answer}");
    assert!(!answer["error"]["message"].as_str().unwrap().is_empty());
}

#[test]
fn a_spec_has_an_outline() {
    let mut client = open("outline");
    let params = json!({ "textDocument": { "uri": client.uri(SPEC) } });
    let answer = client.request("textDocument/documentSymbol", params);
    let mut names = Vec::new();
    let mut open: Vec<&Value> = answer["result"].as_array().unwrap().iter().collect();
    while let Some(symbol) = open.pop() {
        names.push(symbol["name"].as_str().unwrap().to_owned());
        open.extend(symbol["children"].as_array().into_iter().flatten());
        let (whole, name) = (&symbol["range"], &symbol["selectionRange"]);
        assert!(whole["start"]["line"].as_u64() <= name["start"]["line"].as_u64());
        assert!(whole["end"]["line"].as_u64() >= name["end"]["line"].as_u64());
    }
    for name in ["account", "provider"] {
        assert!(names.iter().any(|it| it == name), "{names:?}");
    }
}

#[test]
fn a_name_is_highlighted_where_it_stands() {
    let mut client = open("highlight");
    let found = ask(
        &mut client,
        "documentHighlight",
        "account, country",
        2,
        Value::Null,
    );
    let found = found.as_array().unwrap().iter();
    let found: Vec<_> = found
        .map(|it| (it["range"]["start"]["line"].clone(), it["kind"].clone()))
        .collect();
    assert_eq!(
        found,
        [(5, 3), (7, 2), (9, 2)].map(|(line, kind)| (json!(line), json!(kind)))
    );
}

#[test]
fn providers_accounts_and_fields_are_found_in_all_files_by_name() {
    let mut client = open("search");
    let search = |client: &mut Client, query: &str| -> Vec<(String, u64, String)> {
        let answer = client.request("workspace/symbol", json!({ "query": query }));
        let found = answer["result"].as_array().unwrap().iter();
        found
            .map(|it| {
                let kind = it["kind"].as_u64().unwrap();
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                (text(&it["name"]), kind, text(&it["location"]["uri"]))
            })
            .collect()
    };
    let spec = client.uri(SPEC);
    // What is not saved is found, and by its title.
    assert_eq!(
        search(&mut client, "звУК"),
        [("sound".to_owned(), 1, spec.clone())]
    );
    let accounts = search(&mut client, "account");
    assert!(accounts.contains(&("account".to_owned(), 8, spec.clone())));
    // What fits best comes first.
    let is_it = |(name, ..): &(String, u64, String)| name == "account";
    let exact = accounts.iter().take_while(|it| is_it(it)).count();
    assert_eq!(exact, accounts.iter().filter(|it| is_it(it)).count());
    assert!(accounts.len() > exact);
    let group = ("apple_pay".to_owned(), 1);
    let letters = search(&mut client, "aplpay");
    assert!(
        letters.iter().any(|it| (it.0.clone(), it.1) == group),
        "{letters:?}"
    );
    assert!(letters.iter().all(|it| it.0 != "sound"));
    assert!(search(&mut client, "").len() > 50);
    assert_eq!(search(&mut client, "no such name anywhere"), []);
}

#[test]
fn what_is_asked_about_other_files_is_answered_with_nothing() {
    let mut client = open("others");
    for uri in [
        "untitled:1",
        "file:///nowhere/x.yaml",
        &client.uri("provspec.toml"),
    ] {
        for method in [
            "hover",
            "documentHighlight",
            "definition",
            "completion",
            "documentSymbol",
            "formatting",
        ] {
            let answer = client.request(
                &format!("textDocument/{method}"),
                json!({
                    "textDocument": { "uri": uri },
                    "position": { "line": 999_999, "character": 999_999 },
                    "options": { "tabSize": 2, "insertSpaces": true },
                }),
            );
            assert!(
                answer["result"].is_null() && answer["error"].is_null(),
                "{answer}"
            );
        }
    }
}

#[test]
fn a_file_gets_the_one_layout() {
    let mut client = open("layout");
    let format = |client: &mut Client| {
        let options = json!({ "tabSize": 8, "insertSpaces": false });
        let document = json!({ "uri": client.uri(SPEC) });
        let params = json!({ "textDocument": document, "options": options });
        client.request("textDocument/formatting", params)["result"].clone()
    };
    let untidy = SOUND.replace("modes: [test, live]", "modes:   [test,live]   # both 😀");
    client.replace(SPEC, &untidy);
    let edits = format(&mut client);
    let lines = ["start", "end"].map(|end| &edits[0]["range"][end]["line"]);
    assert_eq!(
        (edits.as_array().unwrap().len(), lines),
        (1, [&json!(3), &json!(4)])
    );
    let tidy = edited(&untidy, &edits);
    let expected = provspec::fmt::format(&untidy, provspec::syntax::schema::Grammar::Provider);
    assert_eq!(tidy, expected.unwrap());
    assert_ne!(tidy, untidy);
    client.replace(SPEC, &tidy);
    assert_eq!(format(&mut client), json!([]));
    // What cannot be read stays as it is.
    client.replace(SPEC, "provspec: [\n");
    assert_eq!(format(&mut client), Value::Null);
}

/// While the project's file is half typed, the last one that was sound stands in for it.
#[test]
fn a_half_typed_project_file_keeps_the_server_at_work() {
    let mut client = open("half-typed-project");
    let config = client.disk("provspec.toml");
    client.open("provspec.toml", &format!("{config}\n[frontend\n"));
    let found = client.lines("provspec.toml");
    assert!(found[0].starts_with("PS0901 "), "{found:?}");
    client.replace(SPEC, &SOUND.replace("account, country", "acount, country"));
    let found = client.lines(SPEC);
    assert!(found[0].starts_with("PS0203 7:27-7:33 "), "{found:?}");
    client.replace(SPEC, SOUND);
    assert_eq!(client.lines(SPEC), [] as [&str; 0]);
    let hover = ask(&mut client, "hover", "account, country", 2, Value::Null);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("Рахунок 😀"), "{text}");
    for method in ["documentSymbol", "completion"] {
        let items = ask(&mut client, method, "account, country", 2, Value::Null);
        assert!(!items.as_array().unwrap().is_empty(), "{method}");
    }
}

/// The project's file was wrong when the editor came.
#[test]
fn a_project_file_that_never_was_sound_leaves_layout_and_outline() {
    let root = catalogue("never-sound");
    std::fs::write(root.join("provspec.toml"), "[frontend\n").unwrap();
    let mut client = Client::start(&root, &["utf-16"]);
    let untidy = SOUND.replace("modes: [test, live]", "modes:   [test,live]");
    client.open(SPEC, &untidy);
    assert_eq!(client.lines(SPEC), [] as [&str; 0]);
    assert_eq!(client.lines("provspec.toml").len(), 1);
    let document = json!({ "uri": client.uri(SPEC) });
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let params = json!({ "textDocument": document, "options": options });
    let edits = client.request("textDocument/formatting", params.clone())["result"].take();
    assert_eq!(edited(&untidy, &edits), SOUND);
    let outline = client.request("textDocument/documentSymbol", params)["result"].take();
    assert!(!outline.as_array().unwrap().is_empty(), "{outline}");
}
