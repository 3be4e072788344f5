//! Markdown as the reader of a page sees it.

/// The text without marks, links, attribute lists and line breaks. Code keeps its characters.
pub(crate) fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut fenced = false;
    for line in markdown.lines() {
        let line = line.trim();
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            text.push_str(line);
        } else if !line.starts_with("| ---") {
            text.push_str(&inline(block(line)));
        }
        text.push(' ');
    }
    collapsed(&text)
}

/// White space as one blank.
pub(crate) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the links of a text lead to, in order.
pub(crate) fn links(markdown: &str) -> Vec<String> {
    let ends = markdown.match_indices("](");
    ends.filter_map(|(at, _)| markdown[at + 2..].split_once(')'))
        .map(|(target, _)| decoded(target))
        .collect()
}

/// A line without what makes it a heading, an entry of a list, a definition or a box.
fn block(line: &str) -> &str {
    let line = line.trim_start_matches('#').trim_start();
    for mark in [
        "!!! note ",
        "!!! tip ",
        "!!! warning ",
        "- [ ] ",
        "- ",
        ": ",
    ] {
        if let Some(rest) = line.strip_prefix(mark) {
            return rest.trim_start().trim_matches('"');
        }
    }
    match line.split_once(". ") {
        Some((number, rest)) if number.bytes().all(|it| it.is_ascii_digit()) => rest.trim_start(),
        _ => line,
    }
}

fn inline(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '`' => code(after, &mut text),
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                text.push_str(&after[..1]);
                &after[1..]
            }
            '*' | '[' => after,
            '|' => {
                text.push(' ');
                after
            }
            ']' => match after.strip_prefix('(').and_then(|it| it.split_once(')')) {
                Some((_, rest)) => rest,
                None => after,
            },
            '{' if after.starts_with(" #") => after.split_once('}').map_or("", |(_, rest)| rest),
            '<' => match after.split_once('>') {
                Some((tag, rest)) => {
                    text.push_str(if tag == "br" { " " } else { "" });
                    rest
                }
                None => after,
            },
            '&' => reference(after, &mut text),
            _ => {
                text.push(c);
                after
            }
        };
    }
    text
}

/// Code up to the back-ticks that end it; gives what follows.
fn code<'a>(after: &'a str, text: &mut String) -> &'a str {
    let more = after.len() - after.trim_start_matches('`').len();
    let fence = "`".repeat(more + 1);
    let inner = &after[more..];
    match inner.split_once(&fence) {
        Some((code, rest)) => {
            text.push_str(code.trim());
            rest
        }
        None => inner,
    }
}

/// A character reference; gives what follows.
fn reference<'a>(after: &'a str, text: &mut String) -> &'a str {
    let known = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"')];
    let end = after.split_once(';').and_then(|(name, rest)| {
        let named = known.iter().find(|(known, _)| *known == name);
        let number = name.strip_prefix('#').and_then(|it| it.parse().ok());
        let c = named.map(|(_, c)| *c).or(number.and_then(char::from_u32))?;
        Some((c, rest))
    });
    match end {
        Some((c, rest)) => {
            text.push(c);
            rest
        }
        None => {
            text.push('&');
            after
        }
    }
}

/// A URL without percent-encoding.
pub(crate) fn decoded(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match hex {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_page_is_read_as_its_reader_sees_it() {
    let page = "\
### Step 1: **Keys** { #step-1 }\n\n-   [**A\\_b**](#x) – `{id}_Key.key`,\n    see [the *list*](https://a.example/).\n\n\
!!! warning \"Warning\"\n\n    <code>a\\_&lt;id&gt;.txt</code> &#123;x&#125; AT&T\n\n```text\n1.2.3.4; *\n```\n\n| a<br>b | c |\n| --- | --- |\n";
    assert_eq!(
        plain(page),
        "Step 1: Keys A_b – {id}_Key.key, see the list. Warning a_<id>.txt {x} AT&T 1.2.3.4; * a b c"
    );
    assert_eq!(links(page), ["#x", "https://a.example/"]);
    assert_eq!(decoded("https://a/?r=%2f&x=%3B"), "https://a/?r=/&x=;");
}
