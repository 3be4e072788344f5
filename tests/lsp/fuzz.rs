//! Edits that look random and are the same each time leave what `provspec check` finds in the texts.

use std::fs;
use std::path::Path;
use std::process::Command;

use provspec::check;
use provspec::source::FileId;
use serde_json::{Value, json};

use crate::catalogue;
use crate::client::Client;
use crate::mutate::{self, Numbers};

const FILES: &[&str] = &[
    "specs/connectum.yaml",
    "specs/fondy.yaml",
    "specs/adgroup.yaml",
    "specs/shared/apple_pay.yaml",
    "specs/shared/apply.yaml",
    "specs/locales/uk.yaml",
    "specs/locales/uk/connectum.yaml",
    "provspec.toml",
];

/// What `provspec check` finds: path, code, line and column from 0, and the message.
fn checked(root: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(["check", "--format", "json"])
        .current_dir(root)
        .output()
        .unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = document["diagnostics"].as_array().unwrap().iter();
    let mut found: Vec<String> = found
        .map(|it| {
            let place = &it["labels"][0];
            let path = place["path"].as_str().or(it["path"].as_str()).unwrap();
            let from_0 = |key: &str| place[key].as_i64().unwrap_or(1) - 1;
            let (code, message) = (
                it["code"].as_str().unwrap(),
                it["message"].as_str().unwrap(),
            );
            format!("{path} {code} {} {message}", from_0("line"))
        })
        .collect();
    found.sort();
    found
}

/// The same of what the server told last.
fn told(client: &Client) -> Vec<String> {
    let all = client.found.iter();
    let mut told: Vec<String> = all
        .flat_map(|(path, found)| {
            let found = found.as_array().unwrap().iter();
            found.map(move |it| {
                let message = it["message"].as_str().unwrap().lines().next().unwrap();
                let (code, line) = (it["code"].as_str().unwrap(), &it["range"]["start"]["line"]);
                format!("{path} {code} {line} {message}")
            })
        })
        .collect();
    told.sort();
    told
}

/// The change that makes one text of another, as an editor sends it.
fn difference(old: &str, new: &str) -> Value {
    let common = |old: &mut dyn Iterator<Item = char>, new: &mut dyn Iterator<Item = char>| {
        old.zip(new)
            .take_while(|(a, b)| a == b)
            .map(|(c, _)| c.len_utf8())
            .sum::<usize>()
    };
    let start = common(&mut old.chars(), &mut new.chars());
    let end = common(
        &mut old[start..].chars().rev(),
        &mut new[start..].chars().rev(),
    );
    // Between the two of `\r\n` is no place.
    let start = old[..start].trim_end_matches('\r').len();
    let tail = &old[old.len() - end..];
    let end = tail.trim_start_matches('\n').len();
    let place = |byte: usize| {
        let lines = old[..byte].replace("\r\n", "\n").replace('\r', "\n");
        let line = lines.rsplit('\n').next().unwrap();
        json!({ "line": lines.matches('\n').count(), "character": line.encode_utf16().count() })
    };
    json!({
        "range": { "start": place(start), "end": place(old.len() - end) },
        "text": &new[start..new.len() - end],
    })
}

#[test]
fn any_edits_leave_what_a_check_finds() {
    let (root, copy) = (catalogue("fuzz"), catalogue("fuzz-copy"));
    let mut client = Client::start(&root, &["utf-16"]);
    let texts: Vec<String> = FILES.iter().map(|path| client.disk(path)).collect();
    let others: Vec<&String> = texts.iter().collect();
    let mut now = texts.clone();
    for (path, text) in FILES.iter().zip(&texts) {
        client.open(path, text);
    }
    let mut numbers = Numbers::new(5, 5);
    let is_known =
        |text: &str| check::project::read(text, FileId::default(), &mut Vec::new()).is_known;
    let mut sound = texts[7].clone();
    for edit in 0..160 {
        let at = numbers.below(FILES.len());
        let changed = match numbers.below(4) {
            0 => texts[at].clone(),
            _ => mutate::some(&now[at], &others, &mut numbers),
        };
        // Several keys may be pressed before the server hears of the first.
        let change = difference(&now[at], &changed);
        client.change(FILES[at], &[change]);
        now[at] = changed;
        if now[7] != texts[7] && edit % 3 == 0 {
            client.replace(FILES[7], &texts[7]);
            now[7] = texts[7].clone();
        }
        if is_known(&now[7]) {
            sound.clone_from(&now[7]);
        }
        if edit % 8 == 7 {
            for (path, text) in FILES.iter().zip(&now) {
                fs::write(copy.join(path), text).unwrap();
            }
            client.settle();
            let mut found = checked(&copy);
            // With a project's file that cannot be used, all else is looked at with the last that could.
            if !is_known(&now[7]) {
                fs::write(copy.join(FILES[7]), &sound).unwrap();
                let is_its = |line: &String| line.starts_with(FILES[7]);
                found.retain(is_its);
                found.extend(checked(&copy).into_iter().filter(|line| !is_its(line)));
                found.sort();
            }
            assert_eq!(told(&client), found, "after edit {edit}");
        }
    }
}
