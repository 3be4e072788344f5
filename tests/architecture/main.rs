//! The house rules, proved from the source text: who may use whom, who may touch the disk, and who may name
//! which crate.

mod source;
mod toolchain;

use std::collections::{BTreeMap, BTreeSet};

use source::{Source, sources};

/// What each module may use of the others. Imports run one way: whoever stands lower uses what stands above.
///
/// The stages report what they find by the rules of `check`, where each rule has its one file; `a::b` allows
/// only that part. `spec` and `provider` are the pipeline, functions in the root, and `Spec` what the first makes of a
/// `ReadSpec`.
const EDGES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostics", &["source", "ir::digest"]),
    ("ir", &[]),
    ("yaml", &["source", "diagnostics", "check::rules"]),
    ("syntax", &["source", "diagnostics", "check::rules", "yaml"]),
    (
        "check",
        &[
            "source",
            "diagnostics",
            "yaml",
            "syntax",
            "ir",
            // Those have levels as well.
            "breaking::rules",
        ],
    ),
    ("fmt", &["source", "diagnostics", "yaml", "syntax::schema"]),
    (
        "scaffold",
        &["source", "yaml", "syntax::schema", "fmt", "ir"],
    ),
    ("contract", &["ir"]),
    (
        "editor",
        &[
            "source",
            "diagnostics",
            "yaml",
            "syntax",
            "check::SharedGroups",
            "check::builtin",
            "check::levels",
            "check::placeholder",
            "check::rules",
            "ir",
            "provider",
        ],
    ),
    ("target", &["ir"]),
    (
        "breaking",
        &[
            "source",
            "diagnostics",
            "yaml",
            "check",
            "contract",
            "ir",
            "target",
        ],
    ),
    (
        "build",
        &[
            "source",
            "diagnostics",
            "yaml",
            "syntax",
            "check",
            "contract",
            "fmt",
            "scaffold",
            "breaking",
            "ir",
            "target",
            "spec",
            "ReadSpec",
            "Spec",
            "Surroundings",
        ],
    ),
    (
        "cli",
        &[
            "diagnostics",
            "syntax::schema",
            "check::levels",
            "check::rules",
            "contract",
            "breaking",
            "fmt",
            "ir",
            "scaffold",
            "build",
            "editor",
            "source",
        ],
    ),
];

/// What a target may use of its neighbours, beside `OutputFile` and `Target`: nothing of another target.
const TARGET_EDGES: &[(&str, &[&str])] = &[
    ("byte_set", &[]),
    ("docs", &["plain"]),
    ("frontend", &["byte_set"]),
    ("plain", &["byte_set"]),
    ("rust", &["plain"]),
];

/// The modules at the edge, which may touch the world. The root's are two lines that call them.
const EDGE_OF_THE_WORLD: &[&str] = &["build", "cli"];

/// Parts of the standard library that touch the world, or differ from run to run.
const WORLD: &[&str] = &["env", "fs", "io", "net", "os", "process", "thread", "time"];

/// Names in those parts that only describe: the words of an error, the text of an address.
const DESCRIPTIONS: &[&str] = &[
    "std::io::Error",
    "std::io::ErrorKind",
    "std::net::IpAddr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
];

/// Crates that one place alone names, so that it alone changes with them.
const CRATES: &[(&str, &str)] = &[
    ("annotate_snippets", "diagnostics/render"),
    ("anstream", "cli"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("codegen", "target/rust"),
    ("ctrlc", "cli/watch"),
    ("fluent_uri", "check"),
    ("gen_lsp_types", "cli/lsp"),
    ("granit_parser", "yaml"),
    ("indicatif", "cli"),
    ("jsonschema", "syntax"),
    ("notify", "cli/watch"),
    ("pulldown_cmark", "check"),
    ("rayon", "build"),
    ("strsim", "diagnostics"),
    ("toml", "check"),
];

/// What of `source` no rule above allows.
fn forbidden_edges(source: &Source) -> Vec<String> {
    let [top, below @ ..] = source.module.as_slice() else {
        return Vec::new();
    };
    let allowed = |table: &'static [(&str, &[&str])], name: &str| {
        let row = table.iter().find(|(module, _)| *module == name);
        row.map_or(&[][..], |(_, uses)| *uses)
    };
    let mut forbidden = Vec::new();
    for path in source.own_paths() {
        let written = path.join("::");
        if path.first() != Some(top) {
            let fits = |edge: &&&str| {
                written == **edge
                    || written
                        .strip_prefix(**edge)
                        .is_some_and(|it| it.starts_with("::"))
            };
            if allowed(EDGES, top).iter().find(fits).is_none() {
                forbidden.push(format!("{}: {written}", source.file));
            }
        } else if let ("target", [target, ..], Some(other)) = (top.as_str(), below, path.get(1)) {
            let is_module = TARGET_EDGES.iter().any(|(module, _)| module == other);
            let own = other == target || allowed(TARGET_EDGES, target).contains(&other.as_str());
            if is_module && !own {
                forbidden.push(format!("{}: {written}", source.file));
            }
        }
    }
    forbidden
}

/// What of `source` reaches out into the world.
fn touches(source: &Source) -> Vec<String> {
    let mut touches = Vec::new();
    for path in source.paths_from("std") {
        let written = path.join("::");
        let is_world = path
            .get(1)
            .is_some_and(|part| WORLD.contains(&part.as_str()));
        let describes = DESCRIPTIONS
            .iter()
            .any(|known| written == *known || written.starts_with(&format!("{known}::")));
        if is_world && !describes {
            touches.push(format!("{}: {written}", source.file));
        }
    }
    for word in ["print!", "println!", "eprint!", "eprintln!", "static mut"] {
        if source.code.contains(word) {
            touches.push(format!("{}: {word}", source.file));
        }
    }
    touches
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn imports_run_one_way() {
    let found: Vec<String> = sources().iter().flat_map(forbidden_edges).collect();
    assert_none("no row of the tables allows", &found);
}

#[test]
fn every_module_has_its_row() {
    let sources = sources();
    let modules = |depth: usize, under: &str| -> BTreeSet<String> {
        let below = sources.iter().filter(|source| {
            source.module.len() > depth && (depth == 0 || source.module[0] == under)
        });
        below.map(|source| source.module[depth].clone()).collect()
    };
    let rows = |table: &[(&str, &[&str])]| -> BTreeSet<String> {
        table
            .iter()
            .map(|(module, _)| (*module).to_owned())
            .collect()
    };
    assert_eq!(modules(0, ""), rows(EDGES));
    assert_eq!(modules(1, "target"), rows(TARGET_EDGES));
}

#[test]
fn every_row_is_needed() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        if let Some(top) = source.module.first() {
            let paths = source.own_paths().into_iter();
            used.entry(top.clone())
                .or_default()
                .extend(paths.map(|path| format!("{}::", path.join("::"))));
        }
    }
    let mut idle = Vec::new();
    for (module, edges) in EDGES {
        for edge in *edges {
            let start = format!("{edge}::");
            if !used[*module].iter().any(|path| path.starts_with(&start)) {
                idle.push(format!("{module} -> {edge}"));
            }
        }
    }
    assert_none("nothing goes along", &idle);
}

#[test]
fn only_the_edges_touch_the_world() {
    let sources = sources();
    let inner = sources.iter().filter(|source| {
        let top = source.module.first().map(String::as_str);
        top.is_none_or(|top| !EDGE_OF_THE_WORLD.contains(&top)) && source.file != "main.rs"
    });
    let found: Vec<String> = inner.flat_map(touches).collect();
    assert_none("the core reaches out", &found);
}

#[test]
fn a_crate_is_named_in_one_place() {
    let mut found = Vec::new();
    for source in sources() {
        for (name, place) in CRATES {
            if !source.file.starts_with(place) && !source.paths_from(name).is_empty() {
                found.push(format!("{}: {name}", source.file));
            }
        }
    }
    assert_none("these are at home elsewhere", &found);
}

/// In the frontend target, a text of the program itself is written as it is, as JSON and between the quotes of JavaScript: in
/// `json/text.rs` only a build for debugging looks at it.
#[test]
fn words_in_schemas_need_no_escape() {
    let holds_words = |source: &&Source| {
        let below = source.file.strip_prefix("target/frontend/");
        below.is_some_and(|file| {
            ["json_schema/", "ui_schema/", "index/entry.rs", "messages.rs"]
                .iter()
                .any(|it| file.starts_with(it))
                // Its texts are patterns, and looked at.
                && file != "json_schema/pattern.rs"
        })
    };
    let sources = sources();
    let (mut words, mut found) = (0, Vec::new());
    for source in sources.iter().filter(holds_words) {
        words += source.texts.len();
        let special = |text: &&String| text.contains(['"', '\\', '\'', '<']);
        let special = source.texts.iter().filter(special);
        found.extend(special.map(|text| format!("{}: {text}", source.file)));
    }
    assert!(words > 200, "only {words} texts");
    assert_none("these need escapes", &found);
}

#[test]
fn the_reader_of_sources_sees_what_is_there() {
    let text = r##"
        //! Not [`crate::cli`], which is in words.
        use std::{fs, io::{self, Write as _}, collections::BTreeMap};
        use super::super::rust::names::{module_name, self as named};
        use crate::build;
        fn f<'a>(c: char) -> bool { c == '"' || "crate::yaml".is_empty() || crate::ir::page() }
        const R: &str = r#"super::x "quoted""#;
        use crate::syntax::*;
"##;
    let text = format!("{text}#[cfg(test)]\nmod tests {{ use crate::source; }}");
    let source = Source::new("target/docs/page.rs".to_owned(), &text);
    let own: Vec<String> = source.own_paths().iter().map(|it| it.join("::")).collect();
    let named = [
        "build",
        "ir::page",
        "syntax",
        "target::rust::names",
        "target::rust::names::module_name",
    ];
    assert_eq!(own, named);
    let mistakes = [
        "target/docs/page.rs: build",
        "target/docs/page.rs: syntax",
        "target/docs/page.rs: target::rust::names",
        "target/docs/page.rs: target::rust::names::module_name",
    ];
    assert_eq!(forbidden_edges(&source), mistakes);
    let world = [
        "target/docs/page.rs: std::fs",
        "target/docs/page.rs: std::io",
        "target/docs/page.rs: std::io::Write",
    ];
    assert_eq!(touches(&source), world);
    let texts = ["crate::yaml", r#"super::x "quoted""#];
    assert_eq!(source.texts, texts);
}
