//! Changes to the text of a spec, as hands and tools make them, and worse.

/// Numbers that look random and are the same each time (xorshift).
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The numbers of one text.
    pub(crate) fn new(text: usize, round: usize) -> Self {
        let seed = (text as u64 + 1) << 32 | (round as u64 + 1);
        let mut numbers = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        numbers.below(2);
        numbers
    }

    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(usize::MAX) % limit.max(1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// What means something in YAML, in Markdown, or in one of the languages that come out.
const PIECES: &[&str] = &[
    "",
    " ",
    "\n",
    "\t",
    "- ",
    ": ",
    "? ",
    "# ",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!str ",
    "!x ",
    "<<: *a",
    "|\n",
    ">-\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "'",
    "\"",
    "\\",
    "\\x00",
    "\"\\ud800\"",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "e\u{301}",
    "😀",
    "{{x}}",
    "{x}",
    "${x}",
    "{%",
    "`",
    "```",
    "*/",
    "//",
    "<!--",
    "</script>",
    "]]>",
    "&amp;",
    "](javascript:x)",
    "[x](link:x)",
    "[x](field:x)",
    "\"#",
    "r#\"",
    "null",
    "~",
    "yes",
    "on",
    "off",
    "1e999",
    "-0",
    "0x1F",
    "1_000",
    "2001-01-01",
    ".nan",
    "18446744073709551616",
    "true",
    "[]",
    "{}",
    "when: { field: x, is: on }",
    "required: false",
    "type: file",
    "per_mode: [a]",
    "repeat: { fields: [a] }",
    "use: apple_pay",
    "{ not: { mode: test } }",
    "^(a+)+$",
    "^[0-9]{2,}$",
    "\\d",
    "1 year",
    "20 KB",
    "https://x.example/",
    "0.0.0.0/0",
];

/// The text with one to four changes, some of which take from other texts.
pub(crate) fn some(text: &str, others: &[&String], numbers: &mut Numbers) -> String {
    let mut text = text.to_owned();
    for _ in 0..=numbers.below(4) {
        text = change(&text, others, numbers);
    }
    text
}

fn change(text: &str, others: &[&String], numbers: &mut Numbers) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = numbers.below(lines.len());
    let with = |changed: Vec<&str>| changed.concat();
    let mut lines = lines;
    match numbers.below(12) {
        // A piece somewhere.
        0..=2 => {
            let place = boundary(text, numbers.below(text.len() + 1));
            [&text[..place], numbers.one_of(PIECES), &text[place..]].concat()
        }
        // A value, in place of another.
        3..=5 => {
            let Some((key, _)) = lines.get(at).and_then(|line| line.split_once(": ")) else {
                return text.to_owned();
            };
            let line = [key, ": ", numbers.one_of(PIECES), "\n"].concat();
            lines[at] = &line;
            with(lines)
        }
        // Some text less.
        6 => {
            let begin = boundary(text, numbers.below(text.len() + 1));
            let end = boundary(text, (begin + numbers.below(40)).min(text.len()));
            [&text[..begin], &text[end.max(begin)..]].concat()
        }
        // A line less, twice, elsewhere, or moved to the side.
        7 if !lines.is_empty() => {
            lines.remove(at);
            with(lines)
        }
        8 if !lines.is_empty() => {
            lines.insert(numbers.below(lines.len()), lines[at]);
            with(lines)
        }
        9 if !lines.is_empty() => {
            let line = match numbers.below(3) {
                0 => format!("  {}", lines[at]),
                1 => lines[at].trim_start().to_owned(),
                _ => lines[at].replace('\n', "\r\n"),
            };
            lines[at] = &line;
            with(lines)
        }
        // Lines of another spec.
        10 => {
            let other: Vec<&str> = numbers.one_of(others).split_inclusive('\n').collect();
            let begin = numbers.below(other.len());
            let some = other.into_iter().skip(begin).take(1 + numbers.below(12));
            let rest = lines.split_off(at.min(lines.len()));
            lines.extend(some);
            lines.extend(rest);
            with(lines)
        }
        // A word of another place, in place of one.
        _ => {
            let words: Vec<&str> = text
                .split_inclusive(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            let (from, to) = (numbers.below(words.len()), numbers.below(words.len()));
            let mut words = words;
            if !words.is_empty() {
                words[to] = words[from];
            }
            words.concat()
        }
    }
}

/// A text that is no spec: pieces, in any order.
pub(crate) fn noise(numbers: &mut Numbers) -> String {
    (0..numbers.below(200))
        .map(|_| numbers.one_of(PIECES))
        .collect()
}

/// The next place at or before which a character begins.
fn boundary(text: &str, mut place: usize) -> usize {
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}
