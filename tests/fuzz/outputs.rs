//! Every file that is made of a provider is one of its kind.

use oxc_allocator::Allocator;
use oxc_parser::Parser;
use oxc_span::SourceType;
use provspec::ir::{Project, Provider};
use provspec::target::{self, OutputFile};

/// Parses each file by a parser of its kind.
pub(crate) fn are_read_by_their_own_parsers(provider: &Provider, project: &Project) {
    let targets = target::all(project);
    let mut summary = provider.summary();
    let mut files = target::provider(&targets, provider, &mut summary);
    for target in &targets {
        files.extend(target::common(&**target, std::slice::from_ref(&summary)));
    }
    for file in &files {
        is_of_its_kind(file);
    }
}

/// The files of a provider, without those about all of them.
pub(crate) fn of_provider(provider: &Provider, project: &Project) -> Vec<OutputFile> {
    target::provider(&target::all(project), provider, &mut provider.summary())
}

/// Parses a file by a parser of its kind.
pub(crate) fn is_of_its_kind(file: &OutputFile) {
    let OutputFile { path, contents } = file;
    assert!(contents.ends_with('\n'), "{path} has no end of line");
    let (_, kind) = path.rsplit_once('.').expect("a kind of file");
    match kind {
        "json" => {
            serde_json::from_str::<serde_json::Value>(contents)
                .unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        "svg" => {
            roxmltree::Document::parse(contents).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        "rs" => {
            syn::parse_file(contents).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        // What a browser makes of a page, `tests/python/test_docs.py` says.
        "md" => {
            for mark in ["{%", "\u{0}"] {
                assert!(!contents.contains(mark), "{path} has {mark:?}");
            }
        }
        "js" => {
            is_script(path, contents, SourceType::mjs());
            for line in contents.lines() {
                literals(path, line);
            }
        }
        "ts" => is_script(path, contents, SourceType::d_ts()),
        "yml" | "txt" | "css" => {}
        other => panic!("{path}: nobody reads .{other}"),
    }
}

/// It is a module of JavaScript, or declarations of one.
fn is_script(path: &str, contents: &str, kind: SourceType) {
    let allocator = Allocator::default();
    let read = Parser::new(&allocator, contents, kind).parse();
    let faults: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty() && !read.panicked, "{path}: {faults:?}");
}

/// The texts of JSON in a line of JavaScript are JSON: between `JSON.parse('` and `')`.
fn literals(path: &str, line: &str) {
    for part in line.split("JSON.parse('").skip(1) {
        let mut text = String::new();
        let mut rest = part.chars();
        loop {
            match rest.next() {
                Some('\'') => break,
                Some('\\') => match rest.next() {
                    Some(kind @ ('u' | 'x')) => {
                        let digits = if kind == 'u' { 4 } else { 2 };
                        let code: String = rest.by_ref().take(digits).collect();
                        let code = u32::from_str_radix(&code, 16).expect("digits");
                        text.push(char::from_u32(code).expect("a character"));
                    }
                    Some(c @ ('\'' | '\\')) => text.push(c),
                    other => panic!("{path}: an escape {other:?}"),
                },
                Some(c) => text.push(c),
                None => panic!("{path}: a literal without an end"),
            }
        }
        serde_json::from_str::<serde_json::Value>(&text)
            .unwrap_or_else(|error| panic!("{path}: {error} in {text}"));
    }
}

#[test]
#[should_panic(expected = "form.d.ts")]
fn declarations_that_are_none_are_found() {
    is_of_its_kind(&OutputFile {
        path: "form.d.ts".to_owned(),
        contents: "export type Form = { 'it's': string };\n".to_owned(),
    });
}
