//! No surprises in the catalogue.

use provspec::diagnostics::Diagnostic;
use provspec::editor::{
    Completion, CompletionKind, complete, definition, hover, references, rename_range, symbols,
};
use provspec::source::SourceFile;
use provspec::syntax::schema::Grammar;

use crate::project::{Project, places};

/// The text after a completion was taken; places for the cursor are `mark`. Further lines are indented as the first is.
pub fn applied(text: &str, completion: &Completion, mark: &str) -> String {
    let start = completion.range.start;
    let line = &text[text[..start].rfind('\n').map_or(0, |newline| newline + 1)..start];
    let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
    let insert = completion.insert.replace('\n', &format!("\n{indent}"));
    let insert = match completion.is_snippet {
        true => filled(&insert, mark),
        false => insert,
    };
    format!(
        "{}{insert}{}",
        &text[..start],
        &text[completion.range.end..]
    )
}

/// A snippet with its places filled: with the words that are in them, or with the mark.
fn filled(snippet: &str, mark: &str) -> String {
    let (mut out, mut rest) = (String::new(), snippet);
    while let Some(at) = rest.find(['\\', '$']) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        if rest[at..].starts_with('\\') {
            out.push_str(&behind[..1]);
            rest = &behind[1..];
        } else if let Some(inner) = behind.strip_prefix('{') {
            let end = inner.find('}').unwrap();
            let place = &inner[..end];
            // Of several words the first one.
            out.push_str(match place.split_once('|') {
                Some((_, words)) => words.split([',', '|']).next().unwrap(),
                None => place.split_once(':').unwrap().1,
            });
            rest = &inner[end + 1..];
        } else {
            out.push_str(mark);
            rest = &behind[1..];
        }
    }
    out + rest
}

/// Everything that is asked at a byte of a file.
fn ask(project: &Project, at: usize, byte: usize) {
    let views = project.views();
    let view = project.view(&views, at);
    let text = &*project.files[at].2.text;
    for completion in complete(&view, byte) {
        assert!(
            text.get(completion.range.clone())
                .is_some_and(|replaced| !replaced.contains('\n')),
            "{completion:?}"
        );
        assert!(
            completion.range.start <= byte && byte <= completion.range.end,
            "{byte}: {completion:?}"
        );
    }
    if let Some(hover) = hover(&view, byte) {
        assert!(hover.span.range().contains(&byte) || hover.span.range().end == byte);
    }
    definition(&view, byte);
}

/// A project of one spec and all that it may refer to.
fn around(catalogue: &Project, at: usize) -> Project {
    let files = catalogue.files.iter().enumerate();
    let kept =
        files.filter(|(other, (grammar, ..))| *other == at || *grammar == Grammar::SharedGroup);
    let mut files: Vec<_> = kept
        .map(|(other, file)| (other != at, file.clone()))
        .collect();
    files.sort_by_key(|(is_other, _)| *is_other);
    Project {
        files: files.into_iter().map(|(_, file)| file).collect(),
        config: catalogue.config.clone(),
    }
}

fn specs(catalogue: &Project) -> Vec<usize> {
    let files = catalogue.files.iter().enumerate();
    files
        .filter(|(_, (grammar, ..))| *grammar != Grammar::Translations)
        .map(|(at, _)| at)
        .collect()
}

#[test]
fn every_place_of_some_specs_is_answered() {
    let catalogue = Project::catalogue();
    let mut asked = 0;
    for at in specs(&catalogue).into_iter().skip(18).step_by(60) {
        let project = around(&catalogue, at);
        for byte in places(&catalogue.files[at].2.text) {
            ask(&project, 0, byte);
            asked += 1;
        }
    }
    assert!(asked > 1_500, "{asked}");
}

/// Texts that end where somebody is typing, and texts with a piece missing.
#[test]
fn half_typed_specs_are_answered() {
    let catalogue = Project::catalogue();
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below.max(1)
    };
    for at in specs(&catalogue) {
        for _ in 0..4 {
            let mut project = around(&catalogue, at);
            let text = project.files[0].2.text.to_string();
            let cut = text.floor_char_boundary(next(text.len()));
            let from = text.floor_char_boundary(cut + next(40)).max(cut);
            let rest = if next(2) == 0 {
                ""
            } else {
                &text[from.min(text.len())..]
            };
            let source = &mut project.files[0].2;
            *source = SourceFile {
                text: format!("{}{rest}", &text[..cut]).into(),
                ..source.clone()
            };
            ask(&project, 0, cut);
            let views = project.views();
            references(&project.view(&views, 0), cut);
            let _ = rename_range(&project.view(&views, 0), cut);
            symbols(&views[0]);
        }
    }
}

/// Where a definition is, its name is; and whatever leads to it is among its references.
#[test]
fn definitions_and_references_agree() {
    let catalogue = Project::catalogue();
    let mut names = 0;
    for at in specs(&catalogue).into_iter().step_by(12) {
        let project = around(&catalogue, at);
        let views = project.views();
        let view = project.view(&views, 0);
        let text = &*project.files[0].2.text;
        let mut last = None;
        for byte in places(text) {
            let found = definition(&view, byte);
            if found == last.clone().unwrap_or_default() {
                continue;
            }
            last = Some(found.clone());
            for target in found {
                let home = project
                    .files
                    .iter()
                    .find(|(.., source)| source.id == target.name.file)
                    .unwrap();
                let name = &home.2.text[target.name.range()];
                assert!(target.whole.contains(target.name));
                let used = references(&view, byte);
                assert!(
                    used.iter()
                        .any(|used| used.span == target.name && used.is_definition),
                    "{name}"
                );
                for used in &used {
                    let file = project
                        .files
                        .iter()
                        .find(|(.., source)| source.id == used.span.file)
                        .unwrap();
                    assert_eq!(&file.2.text[used.span.range()], name);
                }
                let here = used.iter().any(|used| {
                    used.span.file == project.files[0].2.id
                        && used.span.range().start <= byte + 5
                        && byte <= used.span.range().end
                });
                assert!(here, "{name} at {byte}");
                names += 1;
            }
        }
    }
    assert!(names > 80, "{names}");
}

/// A key that is offered is one that the place takes.
#[test]
fn no_key_is_offered_that_is_refused() {
    let catalogue = Project::catalogue();
    let shared = catalogue.shared();
    let mut tried = 0;
    for at in specs(&catalogue)
        .into_iter()
        .filter(|at| catalogue.files[*at].0 == Grammar::Provider)
        .step_by(9)
    {
        let (_, stem, source) = &catalogue.files[at];
        let project = around(&catalogue, at);
        let views = project.views();
        let view = project.view(&views, 0);
        let text = &*source.text;
        let ends = text.match_indices('\n').map(|(at, _)| at);
        for end in ends {
            let line = text[..end].rsplit('\n').next().unwrap_or_default();
            let indent = line.len() - line.trim_start_matches([' ', '-']).len();
            let following = text[end + 1..]
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default();
            if following.len() - following.trim_start().len() > indent {
                continue;
            }
            // A line of its own below each line, where one more entry of the same map may stand.
            let before = format!("{}\n{}", &text[..end], " ".repeat(indent));
            let (byte, typed) = (before.len(), format!("{before}{}", &text[end..]));
            let file = SourceFile {
                text: typed.as_str().into(),
                ..source.clone()
            };
            let mut view = view;
            view.file.source = &file;
            for completion in complete(&view, byte) {
                if completion.kind != CompletionKind::Key || completion.insert.starts_with("- ") {
                    continue;
                }
                let mark = if completion.insert.contains('\n') {
                    "{}"
                } else {
                    "x"
                };
                let text = applied(&typed, &completion, mark);
                let source = SourceFile {
                    text: text.as_str().into(),
                    ..source.clone()
                };
                let mut found: Vec<Diagnostic> = Vec::new();
                provspec::provider(&source, stem, &shared, &catalogue.config, &mut found);
                let named = format!("`{}`", completion.label);
                let is_refusal = |found: &&Diagnostic| {
                    // The value that stands in for what an author would write may be wrong in other ways.
                    ["PS0101", "PS0301", "PS0006"].contains(&found.rule.code)
                        && found.message.contains(&named)
                };
                let refused = found.iter().find(is_refusal);
                assert!(refused.is_none(), "{stem}: {named}: {refused:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

/// Whatever stands in a spec is offered where it stands, once it is deleted: names, keys and words of the language.
#[test]
fn what_is_there_is_offered_in_its_place() {
    let (tried, missing) = not_offered(&Project::catalogue(), 20);
    assert_eq!(missing, [""; 0]);
    assert!(tried > 150, "{tried}");
    // The language used to its limits.
    let (tried, missing) = not_offered(&Project::read("tests/extensions"), 2);
    assert_eq!(missing, [""; 0]);
    assert!(tried > 150, "{tried}");
}

/// How many words of some specs were tried, and those that are not offered.
fn not_offered(catalogue: &Project, step: usize) -> (usize, Vec<String>) {
    let (mut tried, mut missing) = (0, Vec::new());
    for at in specs(catalogue).into_iter().step_by(step) {
        let mut project = around(catalogue, at);
        let source = project.files[0].2.clone();
        let stem = project.files[0].1.clone();
        for (start, word) in words(&source.text) {
            project.files[0].2 = source.clone();
            let views = project.views();
            let view = project.view(&views, 0);
            let of_name = |target: &provspec::editor::Target| {
                target.name.range().len() == word.len()
                    && (target.name.range().start, target.name.file) != (start, source.id)
            };
            let is_name = definition(&view, start).iter().any(of_name);
            let said = hover(&view, start)
                .filter(|said| said.span.range().start == start)
                .map(|said| said.text)
                .unwrap_or_default();
            let kinds = [
                "`: a text",
                "`: a word",
                "`: a list",
                "`: a map",
                "`: a number",
                "`: a whole",
                "`: true",
                "`\n",
            ];
            let is_key = kinds
                .iter()
                .any(|kind| said.starts_with(&format!("`{word}{kind}")));
            if !is_name && !is_key {
                continue;
            }
            let text = format!(
                "{}{}",
                &source.text[..start],
                &source.text[start + word.len()..]
            );
            project.files[0].2 = SourceFile {
                text: text.into(),
                ..source.clone()
            };
            let views = project.views();
            let found = complete(&project.view(&views, 0), start);
            tried += 1;
            if !found.iter().any(|completion| completion.label == word) {
                let line = source.text[..start].matches('\n').count() + 1;
                missing.push(format!("{stem}:{line}: {word}"));
            }
        }
    }
    (tried, missing)
}

/// The words of a text and where they stand.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.split(move |c| !is_part(c))
        .filter(|word| !word.is_empty())
        .map(move |word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, word)
        })
}
