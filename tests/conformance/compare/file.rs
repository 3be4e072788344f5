//! What is about an uploaded file.

use serde_json::Value;

use super::field::Outputs;
use crate::corpus::File;
use crate::difference::Found;

/// The hint below every upload of the sources.
const HINT: &str = "Text file, less than 20 kb";
/// What the hint is in bytes.
const MOST: u64 = 20_000;
/// The longest `data:` URL of so many bytes: base64, and room for its header.
const MOST_ENCODED: u64 = MOST.div_ceil(3) * 4 + 512;
/// Formats that are text, or may be.
const TEXTS: &[&str] = &[
    "text",
    "pem",
    "private_key",
    "public_key",
    "certificate",
    "certificate_request",
    "json",
];

/// Each format of the corpus: the extensions of which one must be accepted.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("txt", &[".txt"]),
    ("pem", &[".pem"]),
    ("key", &[".key"]),
    ("crt", &[".crt"]),
    ("pkcs12", &[".pkcs12", ".p12", ".pfx"]),
    ("unknown", &[]),
];

pub(super) fn whole(facts: &File, hint: Option<&str>, outputs: &Outputs<'_>, found: &mut Found) {
    names(facts, outputs, found);
    format(facts, outputs, found);
    if let Some(hint) = hint {
        assert_eq!(
            hint, HINT,
            "the hint of a file is new: teach it to this test"
        );
        size(outputs, found);
        text(facts, outputs, found);
    }
}

/// Names with `<key>` and `{key}` are the same.
fn names(facts: &File, outputs: &Outputs<'_>, found: &mut Found) {
    for name in &facts.names {
        let name = name.replace('<', "{").replace('>', "}");
        let known = outputs.ui("/ui:options/provspec/file/file_name");
        let known = known.and_then(Value::as_str).unwrap_or_default();
        found.same("file name", &name, known);
        let text = outputs.page.map_or("", |it| &it.text);
        let said = known.is_empty() || text.contains(&format!("It is named {known}"));
        found.holds(said, "file name on the page", known, text);
        if let Some((_, extension)) = name.rsplit_once('.') {
            let extension = format!(".{extension}");
            accepts(
                &[extension.as_str()],
                "extension of the name",
                &extension,
                outputs,
                found,
            );
        }
    }
}

fn format(facts: &File, outputs: &Outputs<'_>, found: &mut Found) {
    let known = EXTENSIONS
        .iter()
        .find(|(format, _)| *format == facts.format);
    let (_, extensions) = known.unwrap_or_else(|| panic!("no format is called {}", facts.format));
    if !extensions.is_empty() {
        accepts(extensions, "format", &facts.format, outputs, found);
    }
}

/// One of the extensions can be chosen. A file dialogue without a list takes every file.
fn accepts(wanted: &[&str], aspect: &str, corpus: &str, outputs: &Outputs<'_>, found: &mut Found) {
    let accept = outputs
        .ui("/ui:options/accept")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let fits = accept.is_empty() || accept.split(',').any(|it| wanted.contains(&it));
    found.holds(fits, aspect, corpus, accept);
}

fn size(outputs: &Outputs<'_>, found: &mut Found) {
    let wanted = format!("{MOST} bytes");
    let bytes = |value: Option<&Value>| value.map(|it| format!("{it} bytes")).unwrap_or_default();
    let in_ui = bytes(outputs.ui("/ui:options/provspec/file/max_size"));
    found.same("size in the UI schema", &wanted, &in_ui);
    let drafts = [
        ("draft-07", Some(outputs.draft_07)),
        ("2020-12", outputs.draft_2020),
    ];
    for (draft, property) in drafts {
        let encoded = bytes(property.and_then(|it| it.value.get("maxLength")));
        let aspect = format!("encoded size in {draft}");
        found.same(&aspect, &format!("{MOST_ENCODED} bytes"), &encoded);
    }
    let text = outputs.page.map_or("", |it| &it.text);
    found.holds(
        text.contains("at most 20 KB"),
        "size on the page",
        "at most 20 KB",
        text,
    );
}

/// The hint says "text file"; where the corpus knows the format better, that holds.
fn text(facts: &File, outputs: &Outputs<'_>, found: &mut Found) {
    if facts.format == "pkcs12" {
        return;
    }
    let formats = outputs
        .ui("/ui:options/provspec/file/formats")
        .and_then(Value::as_array);
    let formats: Vec<&str> = formats
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let is_text = formats.iter().any(|it| TEXTS.contains(it));
    found.holds(is_text, "text file", HINT, &formats.join(", "));
}
