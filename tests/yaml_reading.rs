//! Our reading of YAML: the same values as another reader's, positions that are the source's own bytes, and
//! one finding for each mistake.

use std::fs;
use std::path::Path;

use provspec::diagnostics::Diagnostic;
use provspec::source::{FileId, LineIndex, SourceFile};
use provspec::yaml::{self, Document, Kind, Node};
use serde_json::{Value, json};

fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let document = yaml::parse(text, FileId(0), &mut diagnostics);
    (document, diagnostics)
}

/// The value of a sound document.
fn value(text: &str) -> Value {
    let (document, diagnostics) = read(text);
    let messages: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert!(messages.is_empty(), "{text:?}: {messages:?}");
    document.root.map_or(Value::Null, |root| root.to_json())
}

/// What the other reader makes of a text.
fn oracle(text: &str) -> Value {
    let value: serde_yaml::Value =
        serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    as_json(&value)
}

fn as_json(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(map) => map
            .iter()
            .map(|(key, value)| {
                let key = match key {
                    serde_yaml::Value::String(key) => key.clone(),
                    other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
                };
                (key, as_json(value))
            })
            .collect(),
        serde_yaml::Value::Sequence(items) => items.iter().map(as_json).collect(),
        scalar => serde_json::to_value(scalar).unwrap(),
    }
}

/// Numbers are the same when they count the same: `1e3` is 1000.0 to both, whatever its JSON spelling.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, one), (name, other))| key == name && same(one, other))
        }
        _ => one == other,
    }
}

#[test]
fn specs_read_the_same() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/specs");
    let mut folders = vec![std::path::PathBuf::from(root)];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|dot| dot == "yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let (ours, theirs) = (value(&text), oracle(&text));
                assert!(same(&ours, &theirs), "{}: {ours}\n{theirs}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "no specs");
}

/// Documents that both readers have to read alike.
const ALIKE: &[&str] = &[
    // Block scalars: kept and folded lines, each with every way to end.
    "a: |\n  one\n  two\n",
    "a: |-\n  one\n  two\n",
    "a: |+\n  one\n  two\n\n\nb: 1\n",
    "a: |\n\n  after a blank line\n\n  and another\n",
    "a: |2\n    indented by two more\n  back\n",
    "a: >\n  one\n  two\n\n  three\n",
    "a: >-\n  one\n  two\n",
    "a: >+\n  one\n\nb: 2\n",
    "a: >\n  one\n    kept\n  two\n",
    "a: |\n  # no comment\n  key: no map\n",
    "a: | # a comment\n  text\n",
    "a:\n  - |\n    one\n  - >-\n    two\n    three\n",
    // Quotes and escapes.
    r#"a: "tab\t newline\n quote\" backslash\\ slash\/ null\0 bell\a escape\e""#,
    r#"a: "\x41\u00e9\U0001F600""#,
    r#"a: "nbsp\_ next\N line\L para\P""#,
    "a: \"one\n  two\n\n  three\"",
    "a: \"one \\\n  two\"",
    "a: 'it''s'",
    "a: 'one\n  two'",
    "a: ''\nb: \"\"",
    "a: 'no: map # no comment'",
    "\"a b\": 1\n'c: d': 2",
    // Plain scalars.
    "a: one two three",
    "a: one\n  two\n  three",
    "a:\n  one\n\n  two",
    "a: it's 5 o'clock",
    "a: http://example.com/?q=1#top",
    "a: a:b",
    "- a\n- - b\n  - c\n- d: 1\n  e: 2\n",
    // Flow collections.
    "a: [one, two, three]",
    "a: [one, [two, {b: c}], {d: [e]}]",
    "a: { b: c, d: 'e', \"f\": g }",
    "a: [\n  one,\n  two,\n]",
    "a: {}\nb: []",
    "a: {b: }\n",
    "a: { link: https://example.com/x, b: c }",
    // Comments.
    "# first\na: 1 # trailing\n# between\nb: 2\n# last",
    "a: x#y",
    "a: 'x' # y",
    "a:\n  # inside\n  b: 1",
    // Anchors and aliases.
    "a: &x one\nb: *x",
    "a: &x { b: 1, c: [2, 3] }\nd: *x",
    "a: &x [1]\nb: &y [*x, *x]\nc: [*y]",
    // Line ends, unicode, sizes.
    "a: 1\r\nb: two\r\nc: |\r\n  one\r\n  two\r\n",
    "назва: Ключ\n日本: 語\nemoji: 😀 and after",
    "a: e\u{301} and é",
    // Numbers and what only looks like one.
    "[0, 1, -1, 12345678901, 9007199254740993]",
    "[1.5, -0.5, 1e3, 1E-3, 6.02e+23]",
    "[0x1F, 0o17]",
    "[1_000, 1.2.3, 1-2, 12:30, 12:30:45, 0x, 0o8, .., '.', +, '-']",
    "[2026-01-31, 2026-01-31T10:00:00Z, 192.0.2.1]",
    "[true, false, True, FALSE, tRUE]",
    "[yes, no, on, off, y, n, Yes, NO]",
    "[null, ~, Null, NULL, nUll]",
    "a:\nb: ~\nc: null\nd: ''",
    "- \n- a\n-\n",
    "1: one\ntrue: two\n",
    "--- \na: 1\n",
    "a: 1\n...\n",
    "%YAML 1.2\n---\na: 1\n",
    "just a text",
    "42",
];

#[test]
fn tricky_documents_read_the_same() {
    let mut wrong = Vec::new();
    for text in ALIKE {
        let (ours, theirs) = (value(text), oracle(text));
        if !same(&ours, &theirs) {
            wrong.push(format!("{text:?}\n  ours:   {ours}\n  theirs: {theirs}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where the other reader goes by another book, or JSON has no such value: the expectation by hand.
#[test]
fn core_schema() {
    for (text, due) in [
        (".5", json!(0.5)),
        ("5.", json!(5.0)),
        ("+12", json!(12)),
        ("0012", json!(12)),
        ("-0x1F", json!("-0x1F")),
        ("0o17", json!(15)),
        ("017", json!(17)),
        ("0b1", json!("0b1")),
        ("1_000", json!("1_000")),
        ("1e3", json!(1000.0)),
        ("1e999", json!("1e999")),
        (".inf", json!(".inf")),
        ("-.INF", json!("-.INF")),
        (".nan", json!(".nan")),
        ("9223372036854775807", json!(i64::MAX)),
        ("no", json!("no")),
        ("On", json!("On")),
        ("12:30:45", json!("12:30:45")),
        ("2026-01-31", json!("2026-01-31")),
        ("=", json!("=")),
        ("~", json!(null)),
        ("''", json!("")),
    ] {
        let found = value(&format!("key: {text}\n"));
        assert_eq!(found, json!({ "key": due }), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let text = yaml::decode("\u{feff}a: 1\n".as_bytes(), FileId(0)).unwrap();
    assert_eq!(value(text), json!({ "a": 1 }));
}

#[test]
fn very_long_lines() {
    let long = "x".repeat(900_000);
    for text in [
        format!("a: {long}\nb: 1\n"),
        format!("a: \"{long}\"\nb: 1\n"),
        format!("a: >-\n  {long}\nb: 1\n"),
        format!("# {long}\na: {long}\nb: 1\n"),
    ] {
        assert_eq!(value(&text), json!({ "a": long, "b": 1 }));
    }
    // As many entries as a list may have, and then one more.
    let many: Vec<String> = (0..1_000).map(|at| format!("k{at:0>900}")).collect();
    assert_eq!(value(&format!("[{}]", many.join(", "))), json!(many));
    let (document, diagnostics) = read(&format!("[{}, x]", many.join(", ")));
    assert_eq!(document.root.unwrap().to_json(), json!(many));
    let codes: Vec<&str> = diagnostics.iter().map(|it| it.rule.code).collect();
    assert_eq!(codes, ["PS0011"]);
}

/// Calls `visit` for every scalar, keys included.
fn scalars(node: &Node, visit: &mut dyn FnMut(std::ops::Range<usize>, Value)) {
    match &node.kind {
        Kind::List(items) => items.iter().for_each(|item| scalars(item, visit)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                visit(key.span.range(), json!(key.value));
                scalars(value, visit);
            }
        }
        _ => visit(node.span.range(), node.to_json()),
    }
}

/// The span of a block scalar is its lines, without the `|` before them.
#[test]
fn spans_are_the_source() {
    let text = "назва: Ключ 😀 # після\n\"ключ\": 'it''s'\nlist: [один, \"дв\\u0430\", {три: 3}]\n"
        .to_owned()
        + "block: |\n  перший\n  другий\n\nfolded: >-\n  one\n  two\nplain: one\n  two\nnothing:\nnumber: -1.5 # end\n";
    let (document, diagnostics) = read(&text);
    assert!(diagnostics.is_empty());
    let mut found = Vec::new();
    scalars(document.root.as_ref().unwrap(), &mut |span, _| {
        found.push(text[span].to_owned());
    });
    let due = [
        "назва",
        "Ключ 😀",
        "\"ключ\"",
        "'it''s'",
        "list",
        "один",
        "\"дв\\u0430\"",
        "три",
        "3",
        "block",
        "перший\n  другий",
        "folded",
        "one\n  two",
        "plain",
        "one\n  two",
        "nothing",
        "",
        "number",
        "-1.5",
    ];
    assert_eq!(found, due);
    let comments: Vec<(&str, bool)> = document
        .comments
        .iter()
        .map(|comment| (&text[comment.span.range()], comment.trailing))
        .collect();
    assert_eq!(comments, [("# після", true), ("# end", true)]);
}

/// The bytes at the span of a scalar, read by themselves, are the scalar.
#[test]
fn what_stands_at_a_span_reads_as_the_value() {
    for text in ALIKE.iter().filter(|text| !text.contains(['*', '|', '>'])) {
        let (document, _) = read(text);
        scalars(document.root.as_ref().unwrap(), &mut |span, value| {
            let source = &text[span];
            if source.is_empty() {
                return assert!(value.is_null());
            }
            // Block scalars and texts over several lines need their surroundings; keys are texts by their place.
            if source.contains('\n') || value.is_string() && !source.starts_with(['"', '\'']) {
                let plain = value.as_str().unwrap_or_default();
                assert!(
                    source.contains('\n') || source == plain,
                    "{text:?}: {source:?} is {value}"
                );
                return;
            }
            assert!(
                same(&self::value(source), &value),
                "{text:?}: {source:?} is {value}"
            );
        });
    }
}

#[test]
fn comments_are_found_where_they_stand() {
    let text = "# один\nkey: value # два\n# три\nlist:\n  # in between\n  - a#b # four\n  - '# none'\n\
                text: |\n  # none\n# last";
    let (document, diagnostics) = read(text);
    assert!(diagnostics.is_empty());
    let found: Vec<(&str, bool)> = document
        .comments
        .iter()
        .map(|comment| (&text[comment.span.range()], comment.trailing))
        .collect();
    assert_eq!(
        found,
        [
            ("# один", false),
            ("# два", true),
            ("# три", false),
            ("# in between", false),
            ("# four", true),
            ("# last", false),
        ]
    );
}

/// The findings of the whole compiler about a spec: code and line.
fn findings(text: &str) -> Vec<(&'static str, usize, String)> {
    let source = SourceFile {
        id: FileId(0),
        path: "example.yaml".into(),
        text: text.into(),
    };
    let project = provspec::check::project::Config::default().project;
    let mut found = Vec::new();
    let groups = provspec::check::SharedGroups::default();
    provspec::provider(&source, "example", &groups, &project, &mut found);
    provspec::diagnostics::sort(&mut found);
    let lines = LineIndex::new(text);
    found
        .into_iter()
        .map(|it| {
            let start = it.span().map_or(0, |span| span.start as usize);
            (it.rule.code, lines.position(start).line, it.message)
        })
        .collect()
}

/// A line that cannot be read, and the code of its one finding.
const BROKEN: &[(&str, &str)] = &[
    ("title: \"unclosed", "PS0005"),
    ("title: 'unclosed", "PS0005"),
    ("title: [unclosed", "PS0005"),
    ("title: {unclosed", "PS0005"),
    ("title: { a: [b }", "PS0005"),
    ("title: A: b", "PS0005"),
    ("title: *star", "PS0007"),
    ("title: &", "PS0005"),
    ("title: %percent", "PS0005"),
    ("title: @at", "PS0005"),
    ("title: `tick", "PS0005"),
    ("title: ]x", "PS0005"),
    ("title: \"x\" y", "PS0005"),
    ("title: - y", "PS0005"),
    ("title: |x", "PS0005"),
    ("title: !tag x", "PS0007"),
    ("title: !!str 12", "PS0007"),
    ("title: \"\\q\"", "PS0005"),
    ("title", "PS0005"),
    ("\ttitle: x", "PS0005"),
    (" title: x", "PS0005"),
    ("<<: x", "PS0007"),
    ("title: **strong** x", "PS0005"),
    ("title: [label](link:login) x", "PS0005"),
    ("title: {code} x", "PS0005"),
    ("title: > x", "PS0005"),
    ("title: 'x's y'", "PS0005"),
    ("title: \"^\\d{4}$\"", "PS0005"),
    ("title: { pattern: ^[0-9]{4}$ }", "PS0005"),
    ("title:\u{a0}x", "PS0010"),
    ("title\u{ff1a}x", "PS0010"),
    ("\u{3000}title: x", "PS0010"),
];

/// A spec of three fields whose `title` lines are given, in this place of each field.
fn spec_with(titles: [&str; 3], place: usize) -> (String, [usize; 3]) {
    let mut text = "provspec: 1\ncode: example\nname: Example\nfields:\n".to_owned();
    let mut at = [0; 3];
    for (field, title) in titles.iter().enumerate() {
        text.push_str(&format!("  field_{field}:\n"));
        let mut lines = vec!["type: text", "known_as: Name"];
        lines.insert(place, title);
        for line in lines {
            if line == *title {
                at[field] = text.lines().count() + 1;
            }
            let tab = line.starts_with('\t');
            text.push_str(if tab { "" } else { "    " });
            text.push_str(line);
            text.push('\n');
        }
    }
    text.push_str(
        "accounts:\n  provider:\n    form: [field_0, field_1, field_2]\n\
         guide:\n  setup:\n    - title: Get them\n      gives: [field_0, field_1, field_2]\n",
    );
    (text, at)
}

const SOUND: [&str; 3] = ["title: One", "title: Two", "title: Three"];

#[test]
fn one_mistake_is_one_finding() {
    let mut wrong = Vec::new();
    for (line, code) in BROKEN {
        for field in 0..3 {
            for place in 0..3 {
                let mut titles = SOUND;
                titles[field] = line;
                let (text, at) = spec_with(titles, place);
                let found = findings(&text);
                let right = found.len() == 1 && found[0].0 == *code && found[0].1 == at[field];
                if !right {
                    wrong.push(format!(
                        "{line:?} in field {field}, place {place}, line {}: {found:?}",
                        at[field]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn three_mistakes_are_three_findings() {
    let mut wrong = Vec::new();
    for (first, one) in BROKEN {
        for (second, other) in BROKEN {
            let (text, at) = spec_with([first, SOUND[1], second], 1);
            let found: Vec<_> = findings(&text)
                .into_iter()
                .map(|(code, line, _)| (code, line))
                .collect();
            if found != [(*one, at[0]), (*other, at[2])] {
                wrong.push(format!("{first:?} {second:?} {at:?}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Sound text before a mistake is not taken for one.
#[test]
fn a_mistake_is_found_after_anything() {
    let more = [
        "- key: [a,\n   b]\n- c\n",
        "key: [\n  a\n]\nlast: 1\n",
        "key: [\n  a, # it's [\n  b,\n]\n",
        "key: 'a\n  b'\n",
        "key: it's\n  \"not a quote\n",
        "key: { a: 'x: }', b: \"]\" }\n",
        "key: {a: b's, c: d}\n",
        "- - 'a'\n  - {b: [c]}\n",
        "'a: b': [c]\n\"d\": {e: f}\n",
        "a: # it's\n  - b\n",
        "a:\n  [b,\n  c]\nd: 1\n",
        "a:\n  'b\n  c'\nd: 1\n",
        "a: x [y\n",
        "a: &b [c]\nd: &e\n  f: g\n",
    ];
    let sound = ALIKE.iter().chain(&more).filter(|text| {
        let scalar = !text.contains(": ") && !text.starts_with("- ");
        !(scalar || text.contains("---") || text.contains("...\n") || text.starts_with('['))
    });
    let mut wrong = Vec::new();
    for text in sound {
        let (_, found) = read(text);
        assert!(found.is_empty(), "{text:?}: {found:?}");
        let entry = if text.starts_with("- ") {
            "- @x"
        } else {
            "last_key: @x"
        };
        let gap = if text.ends_with('\n') { "" } else { "\n" };
        let text = format!("{text}{gap}{entry}\n");
        let (_, found) = read(&text);
        let place = |it: &Diagnostic| text[it.span().unwrap().range()].to_owned();
        let places: Vec<String> = found.iter().map(place).collect();
        if places != ["@x"] {
            wrong.push(format!("{text:?}: {places:?} {:?}", found[0].message));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mistakes_in_small_files() {
    let mut wrong = Vec::new();
    for (text, line) in [
        ("a: 1\nother:\n  title: A: b\n", 3),
        ("other:\n  title: A: b\nz: 1\n", 2),
        ("a: b: c\n", 1),
        ("- a: b: c\n- d\n", 1),
        ("a:\n  - b: c: d\n  - e\n", 2),
        ("a:\n  - \"x\" y\n  - z\n", 2),
        ("a:\n  - b\n - c\nd: e\n", 3),
        ("a:\n  - b: 1\n   c: 2\n  - d\n", 3),
        ("a:\n  - b: 1\n\t  c: 2\n  - d\n", 3),
        ("a:\n  b: c\n c: d\ne: f\n", 3),
        ("a:\n  b:\n    c: [d, e\n", 3),
        ("a: 'x\n", 1),
        ("a: \"x", 1),
        ("{ a: b\n", 1),
        ("a: { b: 1, c: : }\n", 1),
        ("a: %x", 1),
        ("a: 1\n}\nb: 2\n", 2),
        ("a: 1\nword\nb: 2\n", 2),
        ("word\nb: 2\n", 1),
        ("# about\nword\nb: 2\nc: 3\n", 2),
        ("# about\n b: 2\nc: 3\nd: 4\n", 2),
        ("# about\nb: 2\nc: 3: 4\nd: 4\n", 3),
        ("é: \"ü\" ö\nb: 2\n", 1),
        // Over several lines.
        ("a: [\n  one,\n  two,\nb: 1\nc: 2\n", 1),
        ("a: 1\nb: {\n  c: [d,\n  e: f }\ng: 1\n", 3),
        ("a:\n  - \"one\n  - two\nb: it's\n", 2),
        ("a: \"it's\nb: 'x'\nc: \"y\"\n", 1),
        ("a: { b: c, d: \"e }\nf: \"g\"\n", 1),
        ("a: |\n  [ \"\nb: {\nc: 1\n", 3),
    ] {
        let (_, diagnostics) = read(text);
        let lines = LineIndex::new(text);
        let found: Vec<usize> = diagnostics
            .iter()
            .map(|it| lines.position(it.span().unwrap().start as usize).line)
            .collect();
        let messages: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
        if found != [line] {
            wrong.push(format!("{text:?} {line}: {found:?} {messages:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever is typed into a spec at whatever place, reading comes to an end, and says something if it lost
/// something.
#[test]
fn no_keystroke_breaks_the_reader() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/specs/connectum.yaml"))
            .unwrap();
    let strokes = [
        "\"", "'", "[", "}", "\t", "\n", ": ", "- ", "\\", "é", "*", "&x ", "|\n", "#",
    ];
    for (at, _) in text.char_indices().step_by(37) {
        for stroke in strokes {
            let typed = format!("{}{stroke}{}", &text[..at], &text[at..]);
            let (document, found) = read(&typed);
            for finding in &found {
                let span = finding.span().unwrap();
                assert!(
                    typed.get(span.range()).is_some(),
                    "{stroke:?} at {at}: {span:?}"
                );
            }
            assert!(
                document.lost.is_empty() || !found.is_empty(),
                "{stroke:?} at {at}"
            );
            let cut = &typed[..typed.floor_char_boundary(at + stroke.len())];
            read(cut);
        }
    }
}

/// Every file of YAML in these folders.
fn files(folder: &Path, out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|it| it == "yaml") {
            out.extend(fs::read_to_string(path));
        }
    }
}

#[test]
fn the_common_layout_is_read_as_all_of_yaml_is() {
    // In a comment with a tab there is no common layout, and nothing else is different.
    let compare = |text: &str| -> bool {
        let (document, diagnostics) = read(&format!("# \n{text}"));
        if !diagnostics.is_empty() {
            return false;
        }
        let (other, found) = read(&format!("#\t\n{text}"));
        assert!(found.is_empty(), "{text}: {found:?}");
        assert_eq!(document.root, other.root, "{text}");
        assert_eq!(document.comments, other.comments, "{text}");
        assert_eq!(document.lost, other.lost, "{text}");
        true
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    [
        "specs",
        "tests/ui",
        "tests/fmt",
        "tests/breadth",
        "tests/extensions",
        "tests/cases",
    ]
    .iter()
    .for_each(|folder| files(&root.join(folder), &mut texts));
    assert!(texts.len() > 300, "{}", texts.len());
    let rounds = std::env::var("PROVSPEC_FUZZ_ROUNDS").ok();
    let rounds = rounds.and_then(|it| it.parse().ok()).unwrap_or(10);
    let mut numbers = 1_u64;
    let mut below = |limit: usize| {
        numbers = numbers
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(numbers >> 33).unwrap() % limit
    };
    let pieces = [
        " ", "  ", "\n", "\n\n", "\n  ", ":", ": ", "- ", "-", "#", " # ", ",", "{", "}", "[", "]",
        "\"", "'", "|", ">", "|-", ">-", "a", "é", "...", "---", "<<", "&", "*", "!", "?", "\\",
        "null", "1", "~", "a: b", "- a", "\n# b\n", "\n...\n",
    ];
    let mut compared = 0;
    for text in &texts {
        compared += usize::from(compare(text));
        let letters: Vec<char> = text.chars().take(4000).collect();
        for _ in 0..rounds {
            let mut letters = letters.clone();
            for _ in 0..=below(2) {
                let at = below(letters.len() + 1);
                let until = (at + below(4)).min(letters.len());
                letters.splice(at..until, pieces[below(pieces.len())].chars());
            }
            compared += usize::from(compare(&letters.iter().collect::<String>()));
        }
    }
    assert!(compared > 1_000, "{compared}");
}
