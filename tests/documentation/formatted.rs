//! Examples look as `provspec fmt` would have them.

use provspec::fmt::{format, grammar_of};

use super::reference::blocks;
use super::{fresh, page};

/// A page with its examples formatted, those left as they are that cannot be read or are cut out of something.
fn formatted(page: &str) -> String {
    let mut out = String::new();
    let mut example: Option<(usize, String)> = None;
    for line in page.split_inclusive('\n') {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        match &mut example {
            None => {
                if words.starts_with("```yaml") {
                    example = Some((indent, String::new()));
                }
            }
            Some((margin, text)) if words.starts_with("```") => {
                let whole = !text.starts_with(' ');
                let example_of = format(text, grammar_of(text)).ok().filter(|_| whole);
                for line in example_of.as_deref().unwrap_or(text).split_inclusive('\n') {
                    let margin = if line == "\n" { 0 } else { *margin };
                    out += &" ".repeat(margin);
                    out += line;
                }
                example = None;
            }
            Some((margin, text)) => {
                *text += line.get(*margin..).unwrap_or("\n");
                continue;
            }
        }
        out += line;
    }
    assert!(example.is_none(), "an example does not end");
    out
}

#[test]
fn the_page_about_formatting_shows_what_comes_out() {
    let page = blocks(&page("formatting.md"));
    let block = |info: &str| page.iter().find(|block| block.info == [info]).unwrap();
    let (before, after) = (&block("text").text, &block("yaml").text);
    assert_eq!(&format(before, grammar_of(before)).unwrap(), after);
}

#[test]
fn examples_are_formatted() {
    let folder = format!("{}/docs", env!("CARGO_MANIFEST_DIR"));
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            pages += 1;
            fresh(&format!("docs/{name}"), &formatted(&page(&name)));
        }
    }
    assert!(pages > 10, "{pages}");
    let text = "- An example:\n\n  ```yaml\n  name: X\n  code:   x\n\n  fields: {}\n  ```\n";
    let due = "- An example:\n\n  ```yaml\n  code: x\n  name: X\n\n  fields: {}\n  ```\n";
    assert_eq!(formatted(text), due);
    let left = "```yaml\n    form: [ a ]\n```\n\n```yaml\na: [\n```\n";
    assert_eq!(formatted(left), left);
}
