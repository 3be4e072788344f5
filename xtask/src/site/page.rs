//! A page of `docs/` as a page of the site.

use std::ops::Range;
use std::path::PathBuf;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::command::Result;

/// Where links lead that leave the site.
pub(crate) struct Repository {
    /// Where its files are.
    pub(crate) root: PathBuf,
    /// Its address.
    pub(crate) url: Option<String>,
}

/// A piece of the page, and what stands in its place.
type Edit = (Range<usize>, String);

/// The page `path` of `docs/`:
///
/// - links to the guides lead to them, links to other files to the repository;
/// - codes of rules lead to their pages;
/// - code blocks name their language alone, and show no line that only rustdoc needs.
pub(crate) fn rewritten(text: &str, path: &str, repository: &Repository) -> Result<String> {
    let mut edits: Vec<Edit> = Vec::new();
    // Inside of links and headings, codes of rules stay as they are.
    let mut closed = 0;
    let up = "../".repeat(path.matches('/').count());
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                edits.extend(block(text, &range, &info));
            }
            Event::Start(Tag::Link {
                dest_url,
                link_type,
                ..
            }) => {
                closed += 1;
                if link_type == LinkType::Inline {
                    edits.extend(link(text, &range, &dest_url, path, repository)?);
                }
            }
            Event::Start(Tag::Heading { .. }) => closed += 1,
            Event::End(TagEnd::Link | TagEnd::Heading(_)) => closed -= 1,
            Event::Code(code) if closed == 0 && is_rule(&code) => {
                let label = &text[range.clone()];
                edits.push((range, format!("[{label}]({up}rules/{code}.md)")));
            }
            _ => {}
        }
    }
    let mut out = text.to_owned();
    for (range, words) in edits.into_iter().rev() {
        out.replace_range(range, &words);
    }
    Ok(out)
}

fn is_rule(code: &str) -> bool {
    let digits = code.strip_prefix("PS").unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A fenced block that builders of sites read as one.
fn block(text: &str, range: &Range<usize>, info: &str) -> Option<Edit> {
    let block = &text[range.clone()];
    let fence = block.lines().next()?;
    let language = info.split([' ', ',']).next()?;
    let mut words = info.split(' ').skip(1);
    let title = match (words.next(), words.next()) {
        (Some("bad"), Some(code)) => format!(" title=\"Wrong: {code}\""),
        (Some("of"), Some(file)) | (Some(file), _) if file.contains('.') => {
            format!(" title=\"{file}\"")
        }
        _ => String::new(),
    };
    let fence = format!("{}{language}{title}", fence.strip_suffix(info)?);
    let hidden = |line: &&str| language == "rust" && (*line == "#" || line.starts_with("# "));
    let kept = block.lines().skip(1).filter(|line| !hidden(line));
    let lines: Vec<&str> = std::iter::once(fence.as_str()).chain(kept).collect();
    let end = if block.ends_with('\n') { "\n" } else { "" };
    Some((range.clone(), lines.join("\n") + end))
}

/// A link that leaves `docs/`.
fn link(
    text: &str,
    range: &Range<usize>,
    to: &str,
    path: &str,
    repository: &Repository,
) -> Result<Option<Edit>> {
    if !to.starts_with("../") {
        return Ok(None);
    }
    let (file, anchor) = to
        .split_once('#')
        .map_or((to, String::new()), |(file, anchor)| {
            (file, format!("#{anchor}"))
        });
    let target = resolved(&format!("docs/{path}"), file);
    if let Some(inside) = target.strip_prefix("docs/") {
        let found = repository.root.join("docs").join(inside).exists();
        return if found {
            Ok(None)
        } else {
            Err(format!("docs/{path}: no `{to}`").into())
        };
    }
    let there = repository.root.join(&target);
    if !there.exists() {
        return Err(format!("docs/{path}: there is no `{target}`").into());
    }
    let source = &text[range.clone()];
    let (label, _) = source
        .rsplit_once("](")
        .ok_or_else(|| format!("docs/{path}: `{source}` is no link"))?;
    let up = "../".repeat(path.matches('/').count());
    let address = match (target.strip_prefix("generated/docs/"), &repository.url) {
        (Some(guide), _) => format!("{up}guides/{guide}{anchor}"),
        (None, Some(url)) => {
            let kind = if there.is_dir() { "tree" } else { "blob" };
            format!("{}/{kind}/HEAD/{target}{anchor}", url.trim_end_matches('/'))
        }
        (None, None) => {
            let words = label.strip_prefix('[').unwrap_or(label).to_owned();
            return Ok(Some((range.clone(), words)));
        }
    };
    Ok(Some((range.clone(), format!("{label}]({address})"))))
}

/// The file that `to` is, from the file `from`.
fn resolved(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.trim_end_matches('/').split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str, url: Option<&str>) -> String {
        let repository = Repository {
            root: crate::command::root(),
            url: url.map(str::to_owned),
        };
        rewritten(text, "page.md", &repository).unwrap()
    }

    #[test]
    fn links_that_leave_the_site_lead_to_the_repository() {
        let url = Some("https://git.example.com/provspec/");
        assert_eq!(
            site(
                "see [`examples`](../examples/backend) and [it](../README.md#use-it).",
                url
            ),
            "see [`examples`](https://git.example.com/provspec/tree/HEAD/examples/backend) and \
             [it](https://git.example.com/provspec/blob/HEAD/README.md#use-it)."
        );
        assert_eq!(
            site("see [the `README`](../README.md).", None),
            "see the `README`."
        );
        assert_eq!(
            site(
                "[a](../generated/docs/providers/connectum.md#account)",
                None
            ),
            "[a](guides/providers/connectum.md#account)"
        );
        for kept in [
            "[a](project.md#brand)",
            "[a](https://example.com/../x)",
            "`[a](../x)`",
        ] {
            assert_eq!(site(kept, url), kept);
        }
    }

    #[test]
    fn a_link_to_nothing_is_an_error() {
        let repository = Repository {
            root: crate::command::root(),
            url: None,
        };
        let error = rewritten("[a](../no-such-file)", "page.md", &repository).unwrap_err();
        assert_eq!(
            error.to_string(),
            "docs/page.md: there is no `no-such-file`"
        );
    }

    #[test]
    fn codes_of_rules_lead_to_their_pages() {
        assert_eq!(
            site(
                "# `PS0101`\n\nAn error (`PS0101`), [`PS0102`](#x), `PS01`.\n",
                None
            ),
            "# `PS0101`\n\nAn error ([`PS0101`](rules/PS0101.md)), [`PS0102`](#x), `PS01`.\n"
        );
    }

    #[test]
    fn code_blocks_are_those_of_builders_of_sites() {
        assert_eq!(
            site("```yaml bad PS0007 fields\n# kept\na: b\n```\n", None),
            "```yaml title=\"Wrong: PS0007\"\n# kept\na: b\n```\n"
        );
        assert_eq!(
            site(
                "```rust,no_run\n# hidden();\n#[shown]\nfn f() {}\n```\n",
                None
            ),
            "```rust\n#[shown]\nfn f() {}\n```\n"
        );
        assert_eq!(
            site("```yaml specs/a.yaml append\na: b\n```\n", None),
            "```yaml title=\"specs/a.yaml\"\na: b\n```\n"
        );
        assert_eq!(
            site("```rust of generated/a.rs\nfn f() {}\n```\n", None),
            "```rust title=\"generated/a.rs\"\nfn f() {}\n```\n"
        );
        assert_eq!(site("```text list\na\n```\n", None), "```text\na\n```\n");
    }
}
