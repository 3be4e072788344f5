//! What texts fit several patterns, or some and not others: their automata walk side by side, letter by letter.

use std::collections::{HashMap, VecDeque};

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Most nodes of an automaton, and most places that the walk visits. Patterns that need more are taken to have nothing
/// in common.
const MAX_NODES: usize = 20_000;
const MAX_PLACES: usize = 20_000;

/// Most nodes that are looked at on a walk for a difference, which may have to see every place.
const MAX_STEPS: usize = 4_000_000;

/// What a walk for a difference found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A shortest text that fits the ones and not the others.
    Text(String),
    /// There is none.
    None,
    /// The patterns are too large to tell, or have what the walk knows nothing of.
    Unknown,
}

/// A shortest text that all patterns match (as searches, as validators read them), if the walk finds one.
pub fn common(patterns: &[&str]) -> Option<String> {
    let automata: Option<Vec<Automaton>> = patterns.iter().map(|it| Automaton::of(it)).collect();
    match walk(&automata?, patterns.len(), MAX_PLACES, &|accepted| {
        accepted.iter().all(|it| *it)
    }) {
        Difference::Text(text) => Some(text),
        Difference::None | Difference::Unknown => None,
    }
}

/// A shortest text that matches all of the ones, but not all of the others.
pub fn difference(ones: &[&str], others: &[&str]) -> Difference {
    let patterns = ones.iter().chain(others);
    let automata: Option<Vec<Automaton>> = patterns.map(|it| Automaton::of(it)).collect();
    let Some(automata) = automata else {
        return Difference::Unknown;
    };
    let nodes: usize = automata.iter().map(|it| it.0.len()).sum();
    let places = (MAX_STEPS / nodes.max(1)).min(MAX_PLACES);
    walk(&automata, ones.len(), places, &|accepted| {
        let (ones, others) = accepted.split_at(ones.len());
        ones.iter().all(|it| *it) && !others.iter().all(|it| *it)
    })
}

/// Looks for a shortest text of which the automata accept what is wanted. The first `needed` of them have to stay
/// alive on the way.
fn walk(
    automata: &[Automaton],
    needed: usize,
    most: usize,
    is_wanted: &dyn Fn(&[bool]) -> bool,
) -> Difference {
    let letters = letters(automata);
    let start: Vec<Vec<usize>> = automata.iter().map(Automaton::start).collect();
    // Each place, and how it was reached: from which other, by which letter.
    let mut known: HashMap<Vec<Vec<usize>>, usize> = HashMap::from([(start.clone(), 0)]);
    let mut steps: Vec<Option<(usize, char)>> = vec![None];
    let mut queue = VecDeque::from([(start, 0)]);
    while let Some((place, at)) = queue.pop_front() {
        for letter in &letters {
            let sets = automata.iter().zip(&place);
            let next: Vec<Vec<usize>> = sets.map(|(it, set)| it.step(set, *letter)).collect();
            if next[..needed].iter().any(Vec::is_empty) || known.contains_key(&next) {
                continue;
            }
            if known.len() >= most {
                return Difference::Unknown;
            }
            let number = steps.len();
            steps.push(Some((at, *letter)));
            let sets = automata.iter().zip(&next);
            let accepted: Vec<bool> = sets.map(|(it, set)| it.accepts(set)).collect();
            if is_wanted(&accepted) {
                return Difference::Text(spelt(&steps, number));
            }
            known.insert(next.clone(), number);
            queue.push_back((next, number));
        }
    }
    Difference::None
}

/// The letters on the way to a place.
fn spelt(steps: &[Option<(usize, char)>], mut at: usize) -> String {
    let mut letters = Vec::new();
    while let Some((from, letter)) = steps[at] {
        letters.push(letter);
        at = from;
    }
    letters.iter().rev().collect()
}

/// A node of an automaton.
enum Node {
    /// A letter in one of these ranges leads on.
    Letter(Vec<(char, char)>, usize),
    /// Any of these is reached as well.
    Any(Vec<usize>),
    /// The same, where the text begins or ends.
    Edge(Look, usize),
    /// The text matches.
    Match,
}

/// Its nodes; the walk begins at the last.
struct Automaton(Vec<Node>);

impl Automaton {
    /// That of a pattern, which may match in the middle; none if it has what this knows nothing of, or is too large.
    fn of(pattern: &str) -> Option<Self> {
        let hir = regex_syntax::parse(pattern).ok()?;
        let mut built = Self(vec![Node::Match]);
        let rest = built.repeated_any(0)?;
        let inner = built.add(&hir, rest)?;
        let first = built.repeated_any(inner)?;
        built.push(Node::Any(vec![first]))?;
        Some(built)
    }

    fn start(&self) -> Vec<usize> {
        self.reach(&[self.0.len() - 1], true)
    }

    fn push(&mut self, node: Node) -> Option<usize> {
        (self.0.len() < MAX_NODES).then(|| {
            self.0.push(node);
            self.0.len() - 1
        })
    }

    /// Any letters, then what follows.
    fn repeated_any(&mut self, next: usize) -> Option<usize> {
        let split = self.push(Node::Any(vec![next]))?;
        let letter = self.push(Node::Letter(vec![('\0', char::MAX)], split))?;
        self.0[split] = Node::Any(vec![next, letter]);
        Some(split)
    }

    /// The node that begins a part which is followed by `next`.
    fn add(&mut self, hir: &Hir, next: usize) -> Option<usize> {
        match hir.kind() {
            HirKind::Empty => Some(next),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                text.chars().rev().try_fold(next, |next, letter| {
                    self.push(Node::Letter(vec![(letter, letter)], next))
                })
            }
            HirKind::Class(Class::Unicode(class)) => {
                let ranges = class.iter().map(|range| (range.start(), range.end()));
                self.push(Node::Letter(ranges.collect(), next))
            }
            HirKind::Look(look @ (Look::Start | Look::End)) => self.push(Node::Edge(*look, next)),
            HirKind::Class(Class::Bytes(_)) | HirKind::Look(_) => None,
            HirKind::Capture(capture) => self.add(&capture.sub, next),
            HirKind::Concat(parts) => parts
                .iter()
                .rev()
                .try_fold(next, |next, part| self.add(part, next)),
            HirKind::Alternation(parts) => {
                let starts: Option<Vec<usize>> =
                    parts.iter().map(|part| self.add(part, next)).collect();
                self.push(Node::Any(starts?))
            }
            HirKind::Repetition(repeated) => {
                let mut next = next;
                match repeated.max {
                    Some(most) => {
                        for _ in repeated.min..most {
                            let part = self.add(&repeated.sub, next)?;
                            next = self.push(Node::Any(vec![part, next]))?;
                        }
                    }
                    None => {
                        let split = self.push(Node::Any(vec![next]))?;
                        let part = self.add(&repeated.sub, split)?;
                        self.0[split] = Node::Any(vec![next, part]);
                        next = split;
                    }
                }
                (0..repeated.min).try_fold(next, |next, _| self.add(&repeated.sub, next))
            }
        }
    }

    /// The nodes that are reached from these without a letter, in order.
    fn reach(&self, from: &[usize], at_start: bool) -> Vec<usize> {
        self.closure(from, |look| look == Look::Start && at_start)
    }

    fn closure(&self, from: &[usize], passes: impl Fn(Look) -> bool) -> Vec<usize> {
        let mut seen = vec![false; self.0.len()];
        let mut open = from.to_vec();
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match &self.0[at] {
                Node::Any(next) => open.extend(next),
                Node::Edge(look, next) if passes(*look) => open.push(*next),
                _ => {}
            }
        }
        // Splits have done their work; what waits for a letter or for the end says where the walk is.
        let waits = |at: &usize| seen[*at] && !matches!(self.0[*at], Node::Any(_));
        (0..self.0.len()).filter(waits).collect()
    }

    fn step(&self, from: &[usize], letter: char) -> Vec<usize> {
        let takes = |ranges: &[(char, char)]| {
            let mut ranges = ranges.iter();
            ranges.any(|(least, most)| (*least..=*most).contains(&letter))
        };
        let next: Vec<usize> = from
            .iter()
            .filter_map(|at| match &self.0[*at] {
                Node::Letter(ranges, next) if takes(ranges) => Some(*next),
                _ => None,
            })
            .collect();
        match next.is_empty() {
            true => next,
            false => self.reach(&next, false),
        }
    }

    /// Whether the text may end here.
    fn accepts(&self, at: &[usize]) -> bool {
        let ended = self.closure(at, |look| look == Look::End);
        ended.iter().any(|at| matches!(self.0[*at], Node::Match))
    }
}

/// A letter of each kind that some pattern tells apart, common ones first.
fn letters(automata: &[Automaton]) -> Vec<char> {
    let mut cuts: Vec<u32> = Vec::new();
    for node in automata.iter().flat_map(|it| &it.0) {
        if let Node::Letter(ranges, _) = node {
            for (least, most) in ranges {
                cuts.extend([*least as u32, *most as u32 + 1]);
            }
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let kinds = cuts.windows(2).filter_map(|two| {
        let usual = ('a'..='z').chain('A'..='Z').chain('0'..='9');
        let within = |letter: &char| (two[0]..two[1]).contains(&(*letter as u32));
        let usual = usual.into_iter().find(within);
        usual.or_else(|| (two[0]..two[1]).find_map(char::from_u32))
    });
    let mut letters: Vec<char> = kinds.collect();
    letters.sort_by_key(|letter| (!letter.is_ascii_alphanumeric(), *letter));
    letters
}

#[cfg(test)]
mod tests {
    use super::{Difference, common, difference};

    #[test]
    fn a_text_that_fits_both_is_found() {
        for (one, other, text) in [
            ("^sk_", "^sk_live_", "sk_live_"),
            ("^sandbox-", "^[^\\n\\r]*$", "sandbox-"),
            ("^test-", "-live$", "test-live"),
            ("^[a-c]{2}$", "^(xx|.?c)$", "ac"),
            ("^a*$", "^b|a{3}$", "aaa"),
        ] {
            assert_eq!(
                common(&[one, other]).as_deref(),
                Some(text),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn patterns_with_nothing_in_common_are_told() {
        for (one, other) in [
            ("^sk_test_", "^sk_live_"),
            ("-t$", "^[0-9]{4}$|^x[0-9]$"),
            ("^a+$", "^b"),
            ("^s-(pub|priv)-[A-Za-z0-9]+$", "^p-(pub|priv)-[A-Za-z0-9]+$"),
        ] {
            assert_eq!(common(&[one, other]), None, "{one} {other}");
        }
    }

    #[test]
    fn all_of_several_have_to_match() {
        assert_eq!(common(&["^a", "b$", "^.{3}$", "^[^a]*.b$"]), None);
        let found = common(&["^a", "b$", "^.{4}$"]).unwrap();
        assert!(found.starts_with('a') && found.ends_with('b') && found.len() == 4);
    }

    #[test]
    fn what_one_takes_and_another_refuses_is_found() {
        for (ones, others, found) in [
            (&["^[0-9]+$"][..], &["^[0-9]{2}$"][..], Some("0")),
            (&["^[0-9]{2}$"], &["^[0-9]+$"], None),
            (&["^(a|b)$"], &["^[ab]$"], None),
            (&["^[^:]+$"], &[crate::ir::pattern::LINE], Some("\t")),
            (&["^[0-9]{14}$"], &[crate::ir::pattern::LINE], None),
            (&["^x", "y$"], &["^x.*y$"], Some("x\ny")),
            (&["^x"], &["^x", "z$"], Some("x")),
        ] {
            let due = found.map_or(Difference::None, |text| Difference::Text(text.to_owned()));
            assert_eq!(difference(ones, others), due, "{ones:?} {others:?}");
        }
        assert_eq!(difference(&[r"\bx"], &["^x$"]), Difference::Unknown);
    }
}
