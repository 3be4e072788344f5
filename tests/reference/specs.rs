//! Parts of specs, as pages show them, completed to whole ones and compiled.

use std::fmt::Write as _;

use provspec::check::project::Config;
use provspec::check::{self, SharedGroups};
use provspec::diagnostics::Diagnostic;
use provspec::ir;
use provspec::source::{FileId, SourceFile};
use provspec::syntax::schema::Grammar;
use provspec::syntax::{self, Read, SharedGroup};
use serde_yaml::Value;

use super::Block;

/// What the examples of the page rest on.
pub(crate) struct Reference {
    stock: String,
    shared: SharedGroups,
}

impl Reference {
    /// Reads the stock and the shared groups.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let mut shared = SharedGroups::default();
        let mut stock = String::new();
        let project = Config::default().project;
        for block in blocks {
            match block.info.get(1).map(String::as_str) {
                Some("shared") => {
                    let mut found = Vec::new();
                    let read: Read<SharedGroup> =
                        syntax::read(&block.text, FileId(1), Grammar::SharedGroup, &mut found);
                    let group = read.document.unwrap();
                    let name = group.group.value.clone();
                    check::shared_group(&group, &name, &project, &mut found);
                    assert!(found.is_empty(), "line {}: {found:#?}", block.line);
                    shared.groups.insert(name, group);
                }
                Some("stock") => stock.clone_from(&block.text),
                _ => {}
            }
        }
        assert!(!stock.is_empty(), "no stock of fields");
        Self { stock, shared }
    }

    /// The part `text` of a spec as a whole spec.
    pub(crate) fn whole(&self, kind: &str, text: &str) -> String {
        let top = match kind {
            "top" => text.to_owned(),
            "fields" => format!("fields:\n{}", indented(text, 2)),
            "field" => format!("fields:\n  example:\n{}", indented(text, 4)),
            "accounts" => format!("accounts:\n{}", indented(text, 2)),
            "form" => format!("accounts:\n  provider:\n    form:\n{}", indented(text, 6)),
            "condition" => format!(
                "accounts:\n  provider:\n    form:\n{}      - field: account\n        when:\n{}",
                indented(
                    "- password\n- certificate\n- p2p\n- api_type\n- features\n- mode\n",
                    6
                ),
                indented(text, 10)
            ),
            "guide" => format!("guide:\n{}", indented(text, 2)),
            "whitelist" => format!("ip_whitelist:\n{}", indented(text, 2)),
            "callbacks" => format!("callbacks:\n{}", indented(text, 2)),
            other => panic!("unknown kind of part: {other}"),
        };
        self.completed(top)
    }

    /// A spec with what it lacks: the stock's fields and links, a form of all fields, steps that give them.
    pub(crate) fn completed(&self, mut text: String) -> String {
        let written: Value = serde_yaml::from_str(&without_merge(&text)).unwrap();
        let stock: Value = serde_yaml::from_str(&self.stock).unwrap();
        let has = |key: &str| written.get(key).is_some();
        let mut add = |words: &str| text.push_str(words);
        for (key, value) in [("provspec", "1"), ("code", "example"), ("name", "Example")] {
            if !has(key) {
                add(&format!("{key}: {value}\n"));
            }
        }
        if !has("fields") {
            add(&section(&self.stock, "fields"));
        }
        if !has("links") {
            add(&section(&self.stock, "links"));
        }
        let fields = written
            .get("fields")
            .or_else(|| stock.get("fields"))
            .unwrap();
        let fields = fields.as_mapping().unwrap();
        let name = |name: &Value| name.as_str().unwrap_or_default().to_owned();
        let names: Vec<String> = fields.keys().map(name).collect();
        let accounts = written
            .get("accounts")
            .map(|accounts| serde_yaml::to_string(accounts).unwrap());
        let guide = written
            .get("guide")
            .map(|guide| serde_yaml::to_string(guide).unwrap());
        let is_used = |word: &str| {
            let used = |text: &String| {
                text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .any(|it| it == word)
            };
            accounts.as_ref().is_some_and(used)
        };
        if accounts.is_none() {
            add("accounts:\n  provider:\n    form:\n");
            for (key, keys) in fields {
                let key = name(key);
                // A guide gives what it gives: nothing else is asked for.
                let given = |guide: &String| guide.contains(&format!("- {key}\n"));
                if guide.as_ref().is_some_and(|guide| !given(guide)) {
                    continue;
                }
                let per_mode = keys.get("per_mode").is_some();
                add(&if per_mode {
                    format!("      - per_mode: [{key}]\n")
                } else {
                    format!("      - {key}\n")
                });
            }
            if !fields.contains_key("features") {
                add("      - features\n");
            }
            add("      - mode\n");
        }
        if !has("modes") && (accounts.is_none() || is_used("mode") || is_used("per_mode")) {
            add("modes: [test, live]\n");
        }
        if guide.is_none() && written.get("status").and_then(Value::as_str) != Some("listed") {
            let mut given = names;
            for (group, keys) in &self.shared.groups {
                let used = format!("use: {group}\n");
                if accounts.as_ref().is_some_and(|text| text.contains(&used)) {
                    given.extend(keys.fields.names().map(str::to_owned));
                }
            }
            add(&format!(
                "guide: {{ setup: [{{ title: Get them, gives: [{}] }}] }}\n",
                given.join(", ")
            ));
        }
        text
    }

    /// Compiles the spec of the file `stem`.
    pub(crate) fn compile(
        &self,
        text: &str,
        stem: &str,
        project: &ir::Project,
    ) -> (Option<ir::Provider>, Vec<Diagnostic>) {
        let source = SourceFile {
            id: FileId(0),
            path: format!("{stem}.yaml"),
            text: text.into(),
        };
        let mut found = Vec::new();
        let provider = provspec::provider(&source, stem, &self.shared, project, &mut found);
        (provider, found)
    }
}

/// Merge keys are in the reference as a bad example, which has to be completed like the others.
fn without_merge(text: &str) -> String {
    text.replace("<<:", "merge:")
}

fn indented(text: &str, by: usize) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let by = if line.is_empty() { 0 } else { by };
        let _ = writeln!(out, "{:by$}{line}", "");
        out
    })
}

/// The lines of a top-level key.
fn section(text: &str, key: &str) -> String {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.starts_with(&format!("{key}:")));
    let mut out = format!("{}\n", lines.next().unwrap());
    for line in lines.take_while(|line| line.starts_with(' ')) {
        out.push_str(line);
        out.push('\n');
    }
    out
}
