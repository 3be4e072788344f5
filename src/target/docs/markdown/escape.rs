//! Escapes for Python-Markdown: whatever text goes in, the reader sees that text and nothing else.
//!
//! Two ways of escaping are mixed on purpose. A backslash is what people write, but Python-Markdown takes
//! it before few characters only. Character references work everywhere in running text, and nothing that
//! runs before Markdown (fences, templates such as `{{ }}` and `{% %}`, snippets) sees through them.

use crate::target::plain::Plain;

/// What means nothing else, wherever it stands.
const PLAIN: &Plain = &Plain::with(b" .,()'/");

/// What means nothing in the target of a link but what it means in an address.
const PLAIN_IN_URL: &Plain = &Plain::with(b"!#$%&+,-./:=?@_~");

/// Appends `text` as running text on one line: no character of it is mark-up, in a paragraph, a heading,
/// a term, a table cell or a link's label. What only means something at the start of a block is the
/// business of [`block_start`].
pub(super) fn text(text: &str, out: &mut String) {
    out.reserve(text.len() + 8);
    let mut before = '\0';
    let mut rest = text;
    loop {
        let (plain, odd) = PLAIN.copy(rest, out);
        before = plain.chars().next_back().unwrap_or(before);
        let mut chars = odd.chars();
        let Some(c) = chars.next() else {
            break;
        };
        rest = chars.as_str();
        let c = if is_space(c) { ' ' } else { c };
        let after = rest.chars().next().unwrap_or('\0');
        match c {
            ' ' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            // Between letters it begins and ends no heading: `PKCS#12`.
            '#' if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() => out.push(c),
            '*' | '[' | ']' | '#' | '`' => {
                out.push('\\');
                out.push(c);
            }
            // Inside a word an underscore is a letter; the page reads better without the backslash.
            '_' if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() => out.push(c),
            '_' => out.push_str("\\_"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if after == '#' || after.is_ascii_alphanumeric() => out.push_str("&amp;"),
            '\\' | '{' | '}' | '|' | '~' | '^' | '"' => reference(c, out),
            // `:name:` (emoji), `==marked==`, `++keys++`, `--8<--` (snippets), `:::` (blocks).
            ':' if after.is_ascii_alphanumeric() || matches!(after, ':' | '+' | '-' | '_') => {
                reference(c, out);
            }
            '=' | '+' | '-' if after == c || before == c => reference(c, out),
            _ if is_dropped(c) => continue,
            _ => out.push(c),
        }
        before = c;
    }
}

/// Appends `text` inside raw HTML that Python-Markdown leaves alone (`<pre>`), lines kept.
pub(super) fn html(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            ' ' | '.' | ',' | '/' => out.push(c),
            _ if c.is_alphanumeric() => out.push(c),
            _ if is_dropped(c) => {}
            _ => reference(c, out),
        }
    }
}

/// Appends `url` as the target of a link. What could end the target or mean something to Markdown is
/// percent-encoded, which changes nothing for the server.
pub(super) fn url(url: &str, out: &mut String) {
    let mut rest = url.trim();
    loop {
        let (_, odd) = PLAIN_IN_URL.copy(rest, out);
        let mut chars = odd.chars();
        let Some(c) = chars.next() else {
            break;
        };
        rest = chars.as_str();
        match c {
            '"' | '\'' | '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '\\' | '`' | '|' | '^'
            | '*' | ';' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            _ if is_dropped(c) => {}
            _ if is_space(c) => out.push_str("%20"),
            _ => out.push(c),
        }
    }
}

/// What has to stand before `line` so that it is a paragraph, not a list, a heading, an admonition, …
/// Returns how many bytes of `line` it replaces, and by what.
pub(super) fn block_start(line: &str) -> (usize, &'static str) {
    match line.as_bytes() {
        [b'-', ..] => (1, "&#45;"),
        [b'+', ..] => (1, "&#43;"),
        [b'=', ..] => (1, "&#61;"),
        [b'!', ..] => (1, "&#33;"),
        [b'?', ..] => (1, "&#63;"),
        [b':', ..] => (1, "&#58;"),
        [b'/', ..] => (1, "&#47;"),
        [b'%', ..] => (1, "&#37;"),
        [first, ..] if first.is_ascii_digit() => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            match line.as_bytes().get(digits) {
                Some(b'.') => (digits, "."),
                Some(b')') => (digits, ")"),
                _ => (0, ""),
            }
        }
        _ => (0, ""),
    }
}

/// Whether a character ends a line or a word for some reader of the page.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Whether a character is left out: controls (Python-Markdown marks its own places with two of them),
/// and the byte order mark, which it drops too.
pub(super) fn is_dropped(c: char) -> bool {
    (c.is_control() && !is_space(c)) || c == '\u{feff}'
}

/// Whether a code span between back-ticks shows exactly this, in a table too, and whether neither a
/// template engine nor the highlighter (`#!lexer`, `:::lexer`) finds something in it.
pub(super) fn is_safe_between_backticks(code: &str) -> bool {
    if code.starts_with("#!") || code.starts_with(":::") {
        return false;
    }
    let is_common = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-'..=b':' | b'_');
    if code.bytes().all(is_common) {
        return true;
    }
    let mut before = '\0';
    for c in code.chars() {
        let plain = c.is_alphanumeric()
            || (c.is_ascii_graphic() && !matches!(c, '`' | '\\' | '<' | '>' | '&' | '|'));
        let space = c == ' ' && before != ' ';
        let template = before == '{' && matches!(c, '{' | '%' | '#');
        if !(plain || space) || template {
            return false;
        }
        before = c;
    }
    true
}

fn reference(c: char, out: &mut String) {
    out.push_str("&#");
    out.push_str(&u32::from(c).to_string());
    out.push(';');
}

#[cfg(test)]
mod tests {
    fn escaped(input: &str) -> String {
        let mut out = String::new();
        super::text(input, &mut out);
        out
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for words in [
            "API_key and x_trans_key",
            "PKCS#12",
            "Don't (really) pay 5% – ever!",
            "Research & Development",
            "https://example.com/a?b=c",
        ] {
            assert_eq!(escaped(words), words);
        }
    }

    #[test]
    fn mark_up_is_taken_apart() {
        assert_eq!(escaped("**a** _b_"), r"\*\*a\*\* \_b\_");
        assert_eq!(escaped("C# ## a#"), r"C\# \#\# a\#");
        assert_eq!(escaped("<b>&lt;"), "&lt;b&gt;&amp;lt;");
        assert_eq!(
            escaped("{{ x }}{% y %}"),
            "&#123;&#123; x &#125;&#125;&#123;% y %&#125;"
        );
        assert_eq!(escaped("a\n\n# b\u{2028}c\u{2}"), r"a \# b c");
    }
}
