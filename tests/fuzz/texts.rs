//! Each text of a spec, in turn, is one that means something in a language that comes out: either it is refused with words,
//! or the outputs are those of a harmless word, with the text in its place.

use std::collections::BTreeMap;

use provspec::target::OutputFile;
use serde_json::Value as Json;
use serde_yaml::Value;

use crate::outputs::{is_of_its_kind, of_provider};
use crate::{ROUNDS, World, rounds, specs};

const HARMLESS: &str = "harmless";

/// Texts that end a comment, a literal, a tag, a template, a fence or a line, or that nobody sees.
const NASTY: &[&str] = &[
    "*/ x",
    "/* x",
    "// x",
    "\"# x",
    "\"##### x",
    "\\",
    "\\u{0} \\x00 \\n",
    "${x}",
    "`x`",
    "```x",
    "</script><script>x</script>",
    "<!-- x",
    "--> x",
    "<b>x</b>",
    "<img src=x onerror=x>",
    "]]>",
    "&amp; &lt; &#0;",
    "{{ x }}",
    "{% x %}",
    "{# x #}",
    "{x}",
    "{ .x #y }",
    "| x |",
    "* x",
    "# x",
    "![x](javascript:x)",
    "[x](javascript:x)",
    "[x](https://x.example/)",
    "**x",
    "'x'",
    "\"x\"",
    "x\ny",
    "x\r\ny",
    "x\n\n# y",
    "\u{0}",
    "\u{1b}[31mx",
    "\u{2028}x",
    "\u{202e}x",
    "\u{feff}x",
    "\u{1f469}\u{200d}\u{1f4bb}",
    "مرحبا",
    "__proto__",
    "constructor",
    "self",
    "true",
    "--8<-- \"x\"",
    "!!! note",
    "???+ x",
    ": x",
    "=== \"x\"",
];

/// A text of a spec: the way to it, and the key that it has or is listed under.
struct Place {
    spec: String,
    way: Vec<Step>,
    key: String,
}

#[derive(Clone)]
enum Step {
    Key(Value),
    Item(usize),
}

fn places(spec: &str, value: &Value, way: &[Step], key: &str, found: &mut Vec<Place>) {
    let on = |step: Step| [way, &[step]].concat();
    match value {
        Value::String(_) => found.push(Place {
            spec: spec.to_owned(),
            way: way.to_vec(),
            key: key.to_owned(),
        }),
        Value::Sequence(items) => {
            for (at, item) in items.iter().enumerate() {
                places(spec, item, &on(Step::Item(at)), key, found);
            }
        }
        Value::Mapping(map) => {
            for (name, inner) in map {
                let own = name.as_str().unwrap_or_default();
                places(spec, inner, &on(Step::Key(name.clone())), own, found);
            }
        }
        _ => {}
    }
}

/// The spec with another text at a place.
fn with(document: &Value, place: &Place, text: &str) -> String {
    let mut document = document.clone();
    let mut at = &mut document;
    for step in &place.way {
        at = match step {
            Step::Key(key) => &mut at[key],
            Step::Item(item) => &mut at[*item],
        };
    }
    *at = Value::String(text.to_owned());
    serde_yaml::to_string(&document).expect("a document is written")
}

/// The trees are the same, but for texts where `usual` has the harmless word.
fn same(usual: &Json, other: &Json) -> bool {
    match (usual, other) {
        (Json::String(usual), Json::String(other)) => usual == other || usual.contains(HARMLESS),
        (Json::Array(usual), Json::Array(other)) => {
            usual.len() == other.len() && usual.iter().zip(other).all(|(a, b)| same(a, b))
        }
        // A name, too, may have been the harmless word.
        (Json::Object(usual), Json::Object(other)) => {
            usual.len() == other.len()
                && usual
                    .iter()
                    .zip(other)
                    .all(|((key, value), (name, other))| {
                        (key == name || key.contains(HARMLESS)) && same(value, other)
                    })
        }
        _ => usual == other,
    }
}

/// What differs between the files of a spec, of which one has the harmless word in the place of a text.
fn compare(usual: &[OutputFile], other: &[OutputFile]) -> Option<String> {
    let paths = |files: &[OutputFile]| files.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    if paths(usual) != paths(other) {
        return Some("other files".to_owned());
    }
    let json =
        |file: &OutputFile| serde_json::from_str::<Json>(&file.contents).expect("it is JSON");
    let documents = usual
        .iter()
        .zip(other)
        .filter(|(it, _)| it.path.ends_with(".json"));
    documents
        .filter(|(usual, other)| usual.contents != other.contents)
        .find(|(usual, other)| !same(&json(usual), &json(other)))
        .map(|(usual, _)| format!("{} means something else", usual.path))
}

#[test]
fn texts_that_mean_something_elsewhere_stay_texts() {
    let world = World::new();
    let specs = specs();
    let documents: BTreeMap<String, Value> = specs
        .iter()
        .filter_map(|(path, text)| {
            let stem = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            // One has pairs of surrogates, which the other reader of YAML refuses.
            Some((stem, serde_yaml::from_str(text).ok()?))
        })
        .collect();
    let mut all = Vec::new();
    for (stem, document) in &documents {
        places(stem, document, &[], "", &mut all);
    }
    // Of each key the first place. By command all texts are tried there, else some of them in turn.
    let mut by_key: BTreeMap<&str, &Place> = BTreeMap::new();
    for place in &all {
        by_key.entry(&place.key).or_insert(place);
    }
    assert!(by_key.len() > 60, "{} keys", by_key.len());
    let every = if rounds() > ROUNDS { 1 } else { 8 };
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    for (at, (key, place)) in by_key.into_iter().enumerate() {
        let document = &documents[&place.spec];
        let compiled = |text| world.compile(&place.spec, &with(document, place, text));
        // Where the harmless word is no value (a type, a URL), there is nothing to compare with.
        let usual = compiled(HARMLESS).map(|provider| of_provider(&provider, &world.project));
        for text in NASTY.iter().skip(at % every).step_by(every) {
            let Some(provider) = compiled(text) else {
                refused += 1;
                continue;
            };
            taken += 1;
            let files = of_provider(&provider, &world.project);
            files.iter().for_each(is_of_its_kind);
            let differs = usual.as_ref().and_then(|usual| compare(usual, &files));
            wrong.extend(differs.map(|what| format!("{} {key}: {text:?}: {what}", place.spec)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        taken > 50 && refused > 50,
        "{taken} taken, {refused} refused"
    );
}
