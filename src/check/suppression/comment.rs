//! `# provspec: allow(unused-field): reason` as text.

use std::ops::Range;

/// How much of a file a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A line.
    Line,
    /// The whole file.
    File,
}

/// What a comment says to the compiler.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order<'a> {
    pub(super) reach: Reach,
    /// The names of rules, and where each begins in the comment.
    pub(super) rules: Vec<(usize, &'a str)>,
    /// Why, as it was written; may be empty.
    pub(super) reason: &'a str,
}

/// What is wrong with a comment that is for the compiler.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It begins with another word than those that there are.
    Word(Range<usize>),
    /// No list of rules in brackets follows.
    NoList,
    /// The list has no end, or nothing in it.
    List(Range<usize>),
}

/// Whether any comment of the text might be for the compiler: `provspec:` after a `#`.
pub(super) fn may_be_in(text: &str) -> bool {
    let mut found = text.match_indices(MARK);
    found.any(|(at, _)| text[..at].trim_end_matches([' ', '\t']).ends_with('#'))
}

const MARK: &str = "provspec:";
/// The most rules that one comment names: there are fewer that warn.
const MOST_RULES: usize = 50;

/// Reads a comment, from its `#` on. None where it is for people.
pub(super) fn read(comment: &str) -> Option<Result<Order<'_>, Fault>> {
    let offset = |part: &str| part.as_ptr() as usize - comment.as_ptr() as usize;
    let rest = comment.strip_prefix('#')?.trim_start();
    let rest = rest.strip_prefix(MARK)?.trim();
    // `# provspec: 1` is a spec that was commented out.
    if rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let word = &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())];
    let reach = match word {
        "allow" => Reach::Line,
        "allow-file" => Reach::File,
        _ => {
            let start = offset(rest);
            return Some(Err(Fault::Word(start..start + word.len())));
        }
    };
    let Some(list) = rest[word.len()..].trim_start().strip_prefix('(') else {
        return Some(Err(Fault::NoList));
    };
    let start = offset(list) - 1;
    let Some((list, reason)) = list.split_once(')') else {
        return Some(Err(Fault::List(start..comment.trim_end().len())));
    };
    let names = list.split(',').map(str::trim);
    let rules: Vec<_> = names
        .filter(|name| !name.is_empty())
        .take(MOST_RULES)
        .map(|name| (offset(name), name))
        .collect();
    if rules.is_empty() {
        return Some(Err(Fault::List(start..start + list.len() + 2)));
    }
    Some(Ok(Order {
        reach,
        rules,
        reason: reason
            .trim_start_matches([':', ' ', '\t', '-', '–', '—'])
            .trim(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_rules_and_says_why() {
        type Case<'a> = (&'a str, Reach, &'a [(usize, &'a str)], &'a str);
        let cases: &[Case<'_>] = &[
            (
                "# provspec: allow(PS0208)",
                Reach::Line,
                &[(18, "PS0208")],
                "",
            ),
            (
                "#provspec:allow( a ,b, )why not ",
                Reach::Line,
                &[(17, "a"), (20, "b")],
                "why not",
            ),
            (
                "# provspec: allow-file (a): because: so",
                Reach::File,
                &[(24, "a")],
                "because: so",
            ),
            (
                "# provspec: allow(a) – так (є)",
                Reach::Line,
                &[(18, "a")],
                "так (є)",
            ),
        ];
        for (comment, reach, rules, reason) in cases {
            let order = read(comment).unwrap().unwrap();
            assert_eq!(
                (order.reach, &*order.rules, order.reason),
                (*reach, *rules, *reason)
            );
            for (at, name) in order.rules {
                assert!(comment[at..].starts_with(name), "{comment}");
            }
        }
    }

    #[test]
    fn a_comment_for_people_is_none_and_a_wrong_one_is_told() {
        for comment in [
            "# provspec",
            "# provspec: 1",
            "# see provspec: allow(a)",
            "#",
            "# provspec:",
        ] {
            assert_eq!(read(comment), None, "{comment}");
        }
        let fault = |comment| read(comment).unwrap().unwrap_err();
        assert_eq!(fault("# provspec: ignore(a)"), Fault::Word(12..18));
        assert_eq!(fault("# provspec: (a)"), Fault::Word(12..12));
        assert_eq!(fault("# provspec: allow a"), Fault::NoList);
        assert_eq!(fault("# provspec: allow(a, b "), Fault::List(17..22));
        assert_eq!(fault("# provspec: allow( )"), Fault::List(17..20));
    }

    #[test]
    fn a_spec_is_only_looked_at_where_a_comment_may_be_meant() {
        assert!(!may_be_in("provspec: 1\n# about provspec\n"));
        assert!(!may_be_in("# a\nprovspec: 1\n"));
        assert!(may_be_in("provspec: 1\ncode: a #provspec:allow(b)\n"));
        assert!(may_be_in("provspec: 1\n#\tprovspec: allow(b)\n"));
    }
}
