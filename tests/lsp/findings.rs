//! What is found while somebody types, and what mends it.

use std::fs;

use serde_json::{Value, json};

use crate::catalogue;
use crate::client::Client;

pub(crate) const SOUND: &str = "provspec: 1
code: sound
name: Sound 😀 Звук
modes: [test, live]
fields:
  account: { type: text, title: Рахунок 😀 }
accounts:
  provider: { form: [mode, account, country] }
guide:
  setup: [{ title: Sign up, gives: [account] }]
";

#[test]
fn a_half_typed_spec_is_told_of_exactly_and_others_stay_as_they_were() {
    let root = catalogue("half-typed");
    fs::write(
        root.join("specs/other.yaml"),
        "provspec: 1\ncode: othr\nname: Other\n",
    )
    .unwrap();
    fs::write(root.join("specs/sound.yaml"), SOUND).unwrap();
    let mut client = Client::start(&root, &["utf-16"]);
    let other = client.lines("specs/other.yaml");
    assert!(other[0].starts_with("PS0201 1:6-1:10 "), "{other:?}");
    let spec = "specs/sound.yaml";
    assert_eq!(client.lines(spec), [] as [&str; 0]);
    client.open(spec, SOUND);
    // `acount` in place of `account`, in the form.
    let place =
        json!({ "start": { "line": 7, "character": 27 }, "end": { "line": 7, "character": 34 } });
    client.change(spec, &[json!({ "range": place, "text": "acount" })]);
    let found = client.lines(spec);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("PS0203 7:27-7:33 "), "{found:?}");
    // The text breaks off behind it: another letter, and an end that is not there.
    let place =
        json!({ "start": { "line": 7, "character": 33 }, "end": { "line": 8, "character": 0 } });
    client.change(spec, &[json!({ "range": place, "text": "" })]);
    assert!(!client.lines(spec).is_empty());
    assert_eq!(client.lines("specs/other.yaml"), other);
    client.replace(spec, SOUND);
    assert_eq!(client.lines(spec), [] as [&str; 0]);
    assert_eq!(client.lines("specs/other.yaml"), other);
}

#[test]
fn columns_count_what_was_agreed() {
    // A letter behind one outside of the basic plane and several Cyrillic ones.
    let text = SOUND.replace("title: Рахунок 😀", "title: Рахунок 😀, titel: x");
    for (encoding, column) in [("utf-16", 44), ("utf-8", 53)] {
        let root = catalogue(encoding);
        let mut client = Client::start(&root, &[encoding]);
        let spec = "specs/sound.yaml";
        client.open(spec, &text);
        let found = client.lines(spec);
        let place = format!("PS0101 5:{column}-5:{} ", column + 5);
        assert!(found[0].starts_with(&place), "{encoding}: {found:?}");
        // What is written behind such letters comes to its place.
        let range = json!({
            "start": { "line": 5, "character": column - 2 },
            "end": { "line": 5, "character": column + 8 },
        });
        client.change(spec, &[json!({ "range": range, "text": "" })]);
        assert_eq!(client.lines(spec), [] as [&str; 0]);
    }
}

#[test]
fn an_action_mends_what_was_found() {
    let root = catalogue("action");
    let mut client = Client::start(&root, &["utf-16"]);
    let spec = "specs/sound.yaml";
    let mut text = SOUND.replace("fields:", "feilds:");
    client.open(spec, &text);
    let found = client.found(spec);
    let wrong = found.iter().find(|it| it["code"] == "PS0101").unwrap();
    assert_eq!(wrong["source"], "provspec");
    assert_eq!(wrong["severity"], 1);
    let actions = client.actions(spec, &wrong["range"], None);
    let [action] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(action["kind"], "quickfix");
    assert_eq!(action["title"], "Write `fields`");
    assert_eq!(action["isPreferred"], json!(false));
    let change = &action["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    let edit = &change["edits"][0];
    assert_eq!(edit["range"], wrong["range"]);
    text = text.replace("feilds", edit["newText"].as_str().unwrap());
    client.change(
        spec,
        &[json!({ "range": edit["range"], "text": edit["newText"] })],
    );
    assert_eq!(text, SOUND);
    assert_eq!(client.lines(spec), [] as [&str; 0]);
    let elsewhere =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    assert_eq!(client.actions(spec, &elsewhere, None), [] as [Value; 0]);
}

#[test]
fn a_warning_may_be_allowed_where_it_is() {
    let root = catalogue("allow");
    let mut client = Client::start(&root, &["utf-16"]);
    let spec = "specs/sound.yaml";
    let unused = "  spare: { type: text, title: Зайве 😀 }";
    client.open(
        spec,
        &SOUND.replace("fields:\n", &format!("fields:\n{unused}\n")),
    );
    let found = client.found(spec);
    let [warning] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(warning["severity"], 2, "{warning}");
    let actions = client.actions(spec, &warning["range"], None);
    let allow = "Allow `unused-field` here, with a comment";
    let action = actions.iter().find(|it| it["title"] == allow);
    let action = action.unwrap_or_else(|| panic!("{actions:?}"));
    assert_eq!(action["isPreferred"], json!(false));
    let edit = &action["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], " # provspec: allow(unused-field)");
    let end = json!({ "line": 5, "character": unused.encode_utf16().count() });
    assert_eq!(edit["range"], json!({ "start": end, "end": end }));
    client.change(
        spec,
        &[json!({ "range": edit["range"], "text": edit["newText"] })],
    );
    assert_eq!(client.lines(spec), [] as [&str; 0]);
}

#[test]
fn rules_are_offered_and_told_of_in_the_projects_file() {
    let root = catalogue("toml-lints");
    let mut client = Client::start(&root, &["utf-8"]);
    let config = "provspec.toml";
    let text = client.disk(config) + "\n[lints]\nunused-field = \"allow\"\n";
    client.open(config, &text);
    let line = text.lines().count();
    let ask = |client: &mut Client, method: &str, line: usize| {
        let params = json!({
            "textDocument": { "uri": client.uri(config) },
            "position": { "line": line, "character": 3 },
        });
        client.request(&format!("textDocument/{method}"), params)["result"].clone()
    };
    let hover = ask(&mut client, "hover", line - 1);
    let page = hover["contents"]["value"].as_str().unwrap();
    assert!(page.starts_with("# PS0208 unused-field"), "{page}");
    client.replace(config, &format!("{text}mis\n"));
    let items = ask(&mut client, "completion", line);
    let items = items.as_array().unwrap().iter();
    let labels: Vec<&str> = items.map(|it| it["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"missing-host"), "{labels:?}");
    assert_eq!(ask(&mut client, "completion", 0), Value::Null);
}

/// With the key mended there would be two of it, and no rule could be read.
#[test]
fn a_change_that_leaves_no_toml_is_not_offered() {
    let root = catalogue("toml-fix");
    let mut client = Client::start(&root, &["utf-8"]);
    let config = "provspec.toml";
    let text = client.disk(config);
    let titles = |client: &mut Client| -> Vec<String> {
        let found = client.found(config);
        let wrong = found.iter().find(|it| it["code"] == "PS1201");
        let wrong = wrong.unwrap_or_else(|| panic!("{found:?}"));
        let actions = client.actions(config, &wrong["range"], Some("quickfix"));
        let titles = actions.iter().map(|it| it["title"].as_str().unwrap());
        titles.map(str::to_owned).collect()
    };
    let misspelt = format!("{text}\n[lints]\nunused-feild = \"allow\"\n");
    client.open(config, &misspelt);
    assert_eq!(titles(&mut client), ["Write `unused-field`"]);
    client.replace(config, &format!("{misspelt}unused-field = \"deny\"\n"));
    assert_eq!(titles(&mut client), [""; 0]);
}

#[test]
fn every_safe_change_is_made_at_once() {
    let root = catalogue("fix-all");
    let mut client = Client::start(&root, &["utf-8"]);
    let spec = "specs/sound.yaml";
    // Spaces that are none, which look like spaces.
    let text = SOUND.replace("name: Sound", "name:\u{a0}Sound\u{a0}");
    client.open(spec, &text);
    assert!(!client.found(spec).is_empty());
    let nowhere =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    for only in ["source", "source.fixAll", "source.fixAll.provspec"] {
        let actions = client.actions(spec, &nowhere, Some(only));
        assert_eq!(actions.len(), 1, "{actions:?}");
        assert_eq!(actions[0]["kind"], "source.fixAll.provspec");
    }
    assert_eq!(
        client.actions(spec, &nowhere, Some("refactor")),
        [] as [Value; 0]
    );
    let action = client
        .actions(spec, &nowhere, Some("source.fixAll"))
        .remove(0);
    let edits = &action["edit"]["documentChanges"][0]["edits"];
    // From the end, so that places stay what they are.
    let mut edits = edits.as_array().unwrap().clone();
    edits.reverse();
    client.change(
        spec,
        &edits
            .iter()
            .map(|it| json!({ "range": it["range"], "text": it["newText"] }))
            .collect::<Vec<_>>(),
    );
    assert_eq!(client.lines(spec), [] as [&str; 0]);
}

#[test]
fn what_is_not_saved_counts_and_the_disk_counts_again_when_it_is_closed() {
    let root = catalogue("unsaved");
    let mut client = Client::start(&root, &["utf-16"]);
    let (spec, group) = (
        "specs/connectum.yaml",
        "specs/shared/save_instant_token.yaml",
    );
    let users: Vec<String> = fs::read_dir(root.join("specs"))
        .unwrap()
        .map(|entry| format!("specs/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|path| path.ends_with(".yaml"))
        .filter(|path| client.disk(path).contains("use: save_instant_token"))
        .collect();
    assert!(users.len() > 2);
    let text = client.disk(group);
    client.open(
        group,
        &text.replace("group: save_instant_token", "group: save_token"),
    );
    assert_eq!(client.found(group).len(), 1);
    // A group of another name in its file is an error there; those that use it are not told of it.
    client.replace(group, &text.replace("\nfields:", "\nfeilds:"));
    client.settle();
    let told = |client: &Client| {
        let all = client.found.values().filter_map(Value::as_array).flatten();
        all.filter(|it| it["severity"] == 1).count()
    };
    assert!(told(&client) >= 1);
    // Somebody changes the file on the disk meanwhile, which the editor's text hides.
    fs::write(root.join(group), "provspec: 1\n").unwrap();
    client.touched(&[group]);
    client.replace(group, &text);
    client.settle();
    assert_eq!(told(&client), 0);
    client.close(group);
    assert!(!client.found(group).is_empty());
    fs::write(root.join(group), &text).unwrap();
    client.touched(&[group]);
    client.settle();
    assert_eq!(told(&client), 0);
    // A spec that is only in the editor.
    client.open("specs/unsaved.yaml", &client.disk(spec));
    assert!(client.lines("specs/unsaved.yaml")[0].starts_with("PS0201 "));
    client.close("specs/unsaved.yaml");
    client.settle();
    assert_eq!(told(&client), 0);
}

#[test]
fn a_finding_points_at_other_places() {
    let root = catalogue("related");
    let mut client = Client::start(&root, &["utf-16"]);
    let spec = "specs/sound.yaml";
    client.open(
        spec,
        &SOUND.replace("name: Sound", "code: sound\nname: Sound"),
    );
    let found = client.found(spec);
    let twice = found.iter().find(|it| it["relatedInformation"].is_array());
    let related = &twice.expect("the first of the two is shown")["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], client.uri(spec));
    assert_eq!(related["location"]["range"]["start"]["line"], 1);
}

#[test]
fn files_and_folders_that_come_and_go_on_the_disk_are_seen() {
    let root = catalogue("disk");
    let mut client = Client::start(&root, &["utf-16"]);
    let spec = "specs/new.yaml";
    fs::write(root.join(spec), "provspec: 1\ncode: new\n").unwrap();
    client.touched(&[spec]);
    assert!(!client.found(spec).is_empty());
    fs::remove_file(root.join(spec)).unwrap();
    client.touched(&[spec]);
    assert!(client.found(spec).is_empty());
    fs::rename(root.join("specs/shared"), root.join("specs/away")).unwrap();
    client.touched(&["specs/shared"]);
    client.settle();
    let unknown = |client: &Client| {
        let all = client.found.values().filter_map(Value::as_array).flatten();
        all.filter(|it| it["code"] == "PS0204").count()
    };
    assert!(unknown(&client) > 5);
    fs::rename(root.join("specs/away"), root.join("specs/shared")).unwrap();
    client.touched(&["specs/shared"]);
    client.settle();
    assert_eq!(unknown(&client), 0);
    // What is wrong with the project itself is shown in its file.
    let config = client.disk("provspec.toml");
    client.open("provspec.toml", &config.replace("[brand]", "[barnd]"));
    assert!(!client.found("provspec.toml").is_empty());
    client.replace("provspec.toml", &config);
    assert!(client.found("provspec.toml").is_empty());
}

#[test]
fn what_is_wrong_at_a_place_comes_with_the_page_of_its_rule() {
    let root = catalogue("rule-page");
    let spec = "specs/sound.yaml";
    fs::write(root.join(spec), SOUND).unwrap();
    let mut client = Client::start(&root, &["utf-16"]);
    client.open(
        spec,
        &SOUND.replace("[mode, account, country]", "[mode, acount, country]"),
    );
    let asked = json!({
        "textDocument": { "uri": client.uri(spec) },
        "position": { "line": 7, "character": 29 },
    });
    let hover = client.request("textDocument/hover", asked)["result"].take();
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("# PS0203 unknown-field\n"), "{text}");
    assert!(text.contains("## Why it matters"), "{text}");
    assert_eq!(
        hover["range"]["start"],
        json!({ "line": 7, "character": 27 })
    );
}
