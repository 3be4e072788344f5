//! The sources of the compiler as text: which paths each file names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file under `src/`.
pub(crate) struct Source {
    /// Relative to `src/`, such as `check/rules/mod.rs`.
    pub(crate) file: String,
    /// The module that it is, such as `["check", "rules"]`; the root has none.
    pub(crate) module: Vec<String>,
    /// The code, with blanks in the place of comments, texts and tests.
    pub(crate) code: String,
    /// The texts in it, as they are written between their quotes; those of tests are not here.
    pub(crate) texts: Vec<String>,
}

/// Every file under `src/`, in order of path.
pub(crate) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    assert!(sources.len() > 100, "only {} files", sources.len());
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let file = path.strip_prefix(root).expect("inside").to_string_lossy();
            let file = file.replace('\\', "/");
            let text = fs::read_to_string(&path).expect("sources are text");
            sources.push(Source::new(file, &text));
        }
    }
}

impl Source {
    pub(crate) fn new(file: String, text: &str) -> Self {
        let stem = file.strip_suffix(".rs").unwrap_or(&file);
        let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
        let is_root = module.len() == 1 && matches!(module[0].as_str(), "lib" | "main");
        if is_root || module.last().is_some_and(|part| part == "mod") {
            module.pop();
        }
        // Unit tests stand last in a file and may use what they like.
        let end = text.find("\n#[cfg(test)]\nmod tests {");
        let (code, texts) = blank(&text[..end.map_or(text.len(), |at| at + 1)]);
        Self {
            file,
            module,
            code,
            texts,
        }
    }

    /// Every path that begins at the root of this crate, without `crate`, also where it is written with
    /// `super`: `["check", "rules"]`.
    pub(crate) fn own_paths(&self) -> BTreeSet<Vec<String>> {
        let mut paths = BTreeSet::new();
        for start in ["crate", "super"] {
            for path in self.paths_from(start) {
                let mut from = self.module.clone();
                let mut rest = path.as_slice();
                if start == "crate" {
                    from.clear();
                    rest = &rest[1..];
                }
                while let [first, after @ ..] = rest
                    && first == "super"
                {
                    from.pop();
                    rest = after;
                }
                from.extend_from_slice(rest);
                paths.insert(from);
            }
        }
        paths
    }

    /// Every path that begins with this name, braces taken apart: `use std::{fs, io::Write}` has `std::fs`
    /// and `std::io::Write`.
    pub(crate) fn paths_from(&self, start: &str) -> BTreeSet<Vec<String>> {
        let mut paths = BTreeSet::new();
        let pattern = format!("{start}::");
        for (at, _) in self.code.match_indices(&pattern) {
            let before = self.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut rest = &self.code[at + start.len()..];
            tree(&mut rest, &mut vec![start.to_owned()], &mut paths);
        }
        paths
    }
}

/// Reads what follows a part of a path, up to the end of that path or group of paths.
fn tree(rest: &mut &str, path: &mut Vec<String>, paths: &mut BTreeSet<Vec<String>>) {
    let Some(after) = rest.trim_start().strip_prefix("::") else {
        paths.insert(path.clone());
        return;
    };
    let after = after.trim_start();
    if let Some(inside) = after.strip_prefix('{') {
        *rest = inside;
        loop {
            *rest = rest.trim_start();
            let Some(next) = rest.chars().next() else {
                return;
            };
            if next == '}' {
                *rest = &rest[1..];
                return;
            }
            let part = take_name(rest);
            if part.is_empty() {
                // A comma, a star, the rest of a renaming.
                *rest = &rest[next.len_utf8()..];
                paths.insert(path.clone());
                continue;
            }
            let mut longer = path.clone();
            if part != "self" {
                longer.push(part);
            }
            tree(rest, &mut longer, paths);
            if let Some(renamed) = rest.trim_start().strip_prefix("as ") {
                *rest = renamed.trim_start();
                take_name(rest);
            }
        }
    }
    let mut next = after;
    let part = take_name(&mut next);
    if part.is_empty() {
        // A star, or generics of an expression.
        paths.insert(path.clone());
        return;
    }
    *rest = next;
    path.push(part);
    tree(rest, path, paths);
}

fn take_name(rest: &mut &str) -> String {
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    *rest = after;
    name.to_owned()
}

/// The text with blanks for comments and for what stands in quotes; lines stay lines. And what stands in quotes.
fn blank(text: &str) -> (String, Vec<String>) {
    let mut code = String::with_capacity(text.len());
    let mut texts = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let skipped = literal(rest);
        if skipped == 0 {
            code.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            let (gone, after) = rest.split_at(skipped);
            code.extend(gone.chars().map(|c| if c == '\n' { c } else { ' ' }));
            rest = after;
            if gone.starts_with(['"', 'r'])
                && let (Some(from), Some(to)) = (gone.find('"'), gone.rfind('"'))
            {
                texts.push(gone[from + 1..to.max(from + 1)].to_owned());
            }
        }
    }
    (code, texts)
}

/// How long the comment or quotation is that the text begins with.
fn literal(text: &str) -> usize {
    let through = |from: usize, end: &str| {
        text[from..]
            .find(end)
            .map_or(text.len(), |at| from + at + end.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return through(2, "*/");
    }
    for hashes in ["", "#", "##"] {
        let start = format!("r{hashes}\"");
        if text.starts_with(&start) {
            return through(start.len(), &format!("\"{hashes}"));
        }
    }
    let quote = match text.as_bytes() {
        [b'"', ..] => b'"',
        // Not the `'` of a lifetime, which no other `'` follows.
        [b'\'', b'\\', ..] => b'\'',
        [b'\'', ..] if text[1..].chars().nth(1) == Some('\'') => b'\'',
        _ => return 0,
    };
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}
