use super::{Line, Markdown};

fn paragraph(text: &str) -> String {
    let mut md = Markdown::default();
    md.paragraph(&Line::plain(text));
    md.finish()
}

#[test]
fn a_paragraph_stays_a_paragraph() {
    assert_eq!(paragraph("1. one"), "1\\. one\n");
    assert_eq!(paragraph("!!! note"), "&#33;!! note\n");
    assert_eq!(paragraph("- one"), "&#45; one\n");
    assert_eq!(paragraph("--- one"), "&#45;&#45;&#45; one\n");
    assert_eq!(paragraph("3D Secure"), "3D Secure\n");
}

#[test]
fn a_fence_is_longer_than_any_in_the_code() {
    let mut md = Markdown::default();
    md.code("sh", "echo\n````\n");
    assert_eq!(md.finish(), "`````sh\necho\n````\n`````\n");
}

#[test]
fn a_definition_begins_at_its_mark_and_goes_on_indented() {
    let mut md = Markdown::default();
    md.definition(&Line::plain("Key"), Some("a-key"), |md| {
        md.paragraph(&Line::plain("One."));
        md.list(false, &[Line::plain("Two")]);
    });
    assert_eq!(md.finish(), "Key { #a-key }\n:   One.\n\n    -   Two\n");
}
