//! A run of inline Markdown.

use super::escape;

/// Inline Markdown on one line, with everything that came from outside escaped for every place a line
/// may stand in: paragraph, heading, term, list item, table cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    md: String,
}

/// How the text inside a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// `**…**`
    Strong,
    /// `*…*`
    Emphasis,
}

impl Line {
    /// An empty line.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// An empty line with room for so many bytes.
    pub(crate) fn sized(bytes: usize) -> Self {
        Self {
            md: String::with_capacity(bytes),
        }
    }

    /// The compiler's own words, which may hold mark-up.
    pub(crate) fn of(words: &str) -> Self {
        Self {
            md: words.to_owned(),
        }
    }

    /// Text from outside.
    pub(crate) fn plain(text: &str) -> Self {
        let mut line = Self::sized(text.len() + 8);
        line.push_plain(text);
        line
    }

    /// Text from outside, strong.
    pub(crate) fn strong(text: &str) -> Self {
        let mut line = Self::sized(text.len() + 16);
        line.push_strong(text);
        line
    }

    /// Text from outside, as code.
    pub(crate) fn code(text: &str) -> Self {
        let mut line = Self::sized(text.len() + 2);
        line.push_code(text);
        line
    }

    /// A link to a place in the same page.
    pub(crate) fn to_anchor(label: &Line, anchor: &str) -> Self {
        let mut line = Self::sized(label.md.len() + anchor.len() + 5);
        line.push_link(anchor, |line| line.md.push_str(&label.md));
        line
    }

    /// A link to an address from outside; the label alone when the address is none to be followed.
    pub(crate) fn to_url(label: &Line, url: &str) -> Self {
        let followed = ["https://", "http://", "mailto:"];
        if !followed.iter().any(|scheme| url.starts_with(scheme)) {
            return label.clone();
        }
        let label = label.trimmed();
        let mut md = String::with_capacity(label.len() + url.len() + 16);
        for part in ["[", label, "]("] {
            md.push_str(part);
        }
        escape::url(url, &mut md);
        md.push(')');
        Self { md }
    }

    /// A link to an address from the project's configuration, placeholders kept.
    pub(crate) fn to_brand_url(label: &Line, url: &str) -> Self {
        let label = label.trimmed();
        let mut md = String::with_capacity(label.len() + url.len() + 8);
        for part in ["[", label, "]("] {
            md.push_str(part);
        }
        let start = md.len();
        placeholders(url, &mut |part, is_placeholder| {
            if is_placeholder {
                md.push_str(part);
            } else {
                escape::url(part, &mut md);
            }
        });
        let href = &md[start..];
        if href.starts_with("{{") {
            // Until the placeholder is filled, a site builder would take it for the name of a page.
            let href = href.replace('&', "&amp;");
            let md = format!("<a href=\"{href}\">{label}</a>");
            return Self { md };
        }
        md.push(')');
        Self { md }
    }

    /// A link to another page, by its path relative to this one.
    pub(crate) fn to_file(label: &Line, path: &str) -> Self {
        Self {
            md: ["[", label.trimmed(), "](", path, ")"].concat(),
        }
    }

    /// Code with text from the project's configuration in it, placeholders kept. Parts that are `true` are
    /// such text.
    pub(crate) fn brand_code(parts: &[(bool, &str)]) -> Self {
        let (mut plain, mut escaped, mut safe) = (String::new(), Self::new(), true);
        for (is_brand, part) in parts {
            plain.push_str(part);
            if *is_brand {
                let mut brand = Self::new();
                brand.push_brand(part);
                safe &= brand.md == *part;
                escaped.push_brand(part);
            } else {
                safe &= escape::is_safe_between_backticks(part);
                escaped.push_plain(part);
            }
        }
        Self {
            md: if safe {
                format!("`{plain}`")
            } else {
                format!("<code>{}</code>", escaped.md)
            },
        }
    }

    /// The line with something about it that is for scripts alone: `data-name="value"`.
    pub(crate) fn with_data(&self, name: &str, value: &str) -> Self {
        let mut md = ["<span data-", name, "=\""].concat();
        escape::html(value, &mut md);
        md.push_str("\">");
        md.push_str(self.trimmed());
        md.push_str("</span>");
        Self { md }
    }

    /// Lines with `between` between them, and `last` before the last one.
    pub(crate) fn join<'l>(
        lines: impl IntoIterator<Item = &'l Line, IntoIter: ExactSizeIterator + Clone>,
        between: &str,
        last: &str,
    ) -> Self {
        let lines = lines.into_iter();
        let count = lines.len();
        let length: usize = lines.clone().map(|line| line.md.len()).sum();
        if count == 0 {
            return Self::new();
        }
        let mut joined = Self::sized(length + count * between.len() + last.len());
        for (at, line) in lines.enumerate() {
            if at > 0 {
                joined.push_words(if at + 1 == count { last } else { between });
            }
            joined.push(line);
        }
        joined
    }

    /// The same of lines that nobody else needs.
    pub(crate) fn join_all(mut lines: Vec<Line>, between: &str, last: &str) -> Self {
        match lines.len() {
            1 => lines.swap_remove(0),
            _ => Self::join(&lines, between, last),
        }
    }

    /// Appends a sentence to the paragraph that the line is; nothing where none would be seen. After a name that ends in a
    /// full stop there is no other one: `**Account No.**.`
    pub(crate) fn sentence(&mut self, say: impl FnOnce(&mut Self)) {
        let before = self.md.len();
        if before > 0 {
            self.md.push(' ');
        }
        let start = self.md.len();
        say(self);
        if is_blank(&self.md[start..]) {
            self.md.truncate(before);
        } else if self.md.ends_with(".**.") {
            self.md.pop();
        }
    }

    /// Sentences as one paragraph.
    pub(crate) fn sentences<'l>(sentences: impl IntoIterator<Item = &'l Line>) -> Self {
        let mut paragraph = Self::new();
        for sentence in sentences {
            paragraph.sentence(|paragraph| paragraph.push(sentence));
        }
        paragraph
    }

    /// Appends another line.
    pub(crate) fn push(&mut self, other: &Line) {
        if other.md.starts_with("{{") {
            self.keep_attributes_away();
        }
        self.md.push_str(&other.md);
    }

    /// Appends the compiler's own words.
    pub(crate) fn push_words(&mut self, words: &str) {
        self.md.push_str(words);
    }

    /// Appends text from outside.
    pub(crate) fn push_plain(&mut self, text: &str) {
        escape::text(text, &mut self.md);
    }

    /// Appends text from outside, strong, as a run of its own.
    pub(crate) fn push_strong(&mut self, text: &str) {
        let start = self.md.len();
        self.md.push_str("**");
        escape::text(text, &mut self.md);
        let inner = &self.md[start + 2..];
        if !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with([' ', '*']) {
            self.md.push_str("**");
            return;
        }
        let inner = Self::of(inner);
        self.md.truncate(start);
        let mut line = Self::new();
        line.push_weighted(Weight::Strong, &inner, false);
        self.push(&line);
    }

    /// Appends a link to a place in the same page, without spaces at the ends of its label.
    pub(crate) fn push_link(&mut self, anchor: &str, label: impl FnOnce(&mut Self)) {
        self.md.push('[');
        let start = self.md.len();
        label(self);
        self.md.truncate(self.md.trim_end().len());
        if self.md[start..].starts_with(' ') {
            self.md.remove(start);
        }
        for part in ["](#", anchor, ")"] {
            self.md.push_str(part);
        }
    }

    /// Appends text from the project's configuration: `{{placeholders}}` are kept, the rest is escaped.
    pub(crate) fn push_brand(&mut self, text: &str) {
        placeholders(text, &mut |part, is_placeholder| {
            if is_placeholder {
                self.keep_attributes_away();
                self.md.push_str(part);
            } else {
                escape::text(part, &mut self.md);
            }
        });
    }

    /// Appends `inner`, standing out. `nested` says that it is inside another such run, where stars
    /// would be read as those of the outer one.
    pub(crate) fn push_weighted(&mut self, weight: Weight, inner: &Line, nested: bool) {
        let text = inner.md.trim();
        if text.is_empty() {
            return;
        }
        let as_html =
            nested || self.md.ends_with('*') || text.starts_with('*') || text.ends_with('*');
        let (open, close) = match (weight, as_html) {
            (Weight::Strong, false) => ("**", "**"),
            (Weight::Emphasis, false) => ("*", "*"),
            (Weight::Strong, true) => ("<strong>", "</strong>"),
            (Weight::Emphasis, true) => ("<em>", "</em>"),
        };
        self.md
            .reserve(inner.md.len() + open.len() + close.len() + 2);
        if inner.md.starts_with(' ') {
            self.md.push(' ');
        }
        self.md.push_str(open);
        self.md.push_str(text);
        self.md.push_str(close);
        if inner.md.ends_with(' ') {
            self.md.push(' ');
        }
    }

    /// Appends code: between back-ticks where that is safe, otherwise as HTML with escaped text.
    pub(crate) fn push_code(&mut self, code: &str) {
        self.code_span(code, self.md.ends_with('`'));
    }

    /// The same as a run of its own, whatever is before it.
    pub(crate) fn push_own_code(&mut self, code: &str) {
        self.code_span(code, false);
    }

    fn code_span(&mut self, code: &str, as_html: bool) {
        let code = code.trim();
        if code.is_empty() {
            return;
        }
        if as_html || !escape::is_safe_between_backticks(code) {
            self.md.push_str("<code>");
            escape::text(code, &mut self.md);
            self.md.push_str("</code>");
        } else {
            self.md.push('`');
            self.md.push_str(code);
            self.md.push('`');
        }
    }

    /// Leaves nothing of it.
    pub(crate) fn clear(&mut self) {
        self.md.clear();
    }

    /// The sentence as one that introduces a list.
    pub(crate) fn introducing(&self) -> Self {
        let md = match self.md.strip_suffix('.') {
            Some(rest) => format!("{rest}:"),
            None => self.md.clone(),
        };
        Self { md }
    }

    /// Whether nothing would be seen.
    pub(crate) fn is_empty(&self) -> bool {
        is_blank(&self.md)
    }

    /// Whether a character of it is mark-up, or an escape.
    pub(crate) fn has_marks(&self) -> bool {
        let is_mark = |byte| matches!(byte, b'*' | b'`' | b'[' | b'<' | b'&' | b'\\');
        self.md.bytes().any(is_mark)
    }

    /// The Markdown.
    pub(crate) fn as_str(&self) -> &str {
        &self.md
    }

    /// The Markdown without spaces around it.
    pub(crate) fn trimmed(&self) -> &str {
        let odd = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_graphic());
        let bytes = self.md.as_bytes();
        // Most lines have none.
        match odd(bytes.first()) || odd(bytes.last()) {
            true => self.md.trim(),
            false => &self.md,
        }
    }

    /// `attr_list` takes braces right after an inline element for its attributes; a comment parts them.
    fn keep_attributes_away(&mut self) {
        if self.md.ends_with(['*', ')', '`', '>']) {
            self.md.push_str("<!-- -->");
        }
    }
}

fn is_blank(text: &str) -> bool {
    let begins_visibly = text.bytes().next().is_some_and(|it| it.is_ascii_graphic());
    !begins_visibly && text.chars().all(char::is_whitespace)
}

/// Calls `visit` for the parts of `text`: `{{name.name}}` with `true`, all else with `false`.
pub(super) fn placeholders(text: &str, visit: &mut dyn FnMut(&str, bool)) {
    let mut rest = text;
    // Most text has none, which is faster told of one letter.
    while let Some(start) = rest.contains('{').then(|| rest.find("{{")).flatten() {
        let (before, after) = rest.split_at(start);
        let end = after.find("}}").map(|end| end + 2);
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ' ' | '-');
        match end {
            Some(end) if after[2..end - 2].chars().all(is_name) => {
                visit(before, false);
                visit(&after[..end], true);
                rest = &after[end..];
            }
            _ => {
                visit(&rest[..start + 2], false);
                rest = &after[2..];
            }
        }
    }
    visit(rest, false);
}

#[cfg(test)]
mod tests {
    use super::{Line, Weight};

    #[test]
    fn code_spans_fall_back_to_html() {
        assert_eq!(
            Line::code("{terminal_id}_Key.key").as_str(),
            "`{terminal_id}_Key.key`"
        );
        assert_eq!(Line::code("a`b").as_str(), r"<code>a\`b</code>");
        assert_eq!(
            Line::code("{{x}}").as_str(),
            "<code>&#123;&#123;x&#125;&#125;</code>"
        );
        assert_eq!(Line::code("a|b").as_str(), "<code>a&#124;b</code>");
    }

    #[test]
    fn a_link_has_no_space_at_the_ends_of_its_label() {
        let mut line = Line::plain("See");
        line.push_words(" ");
        line.push_link("key", |label| label.push_plain(" API key "));
        assert_eq!(line.as_str(), "See [API key](#key)");
    }

    #[test]
    fn placeholders_of_the_brand_are_kept_and_its_other_characters_escaped() {
        let mut line = Line::strong("At");
        line.push_brand("{{custom.company_name}}*{{<b>}}");
        assert_eq!(
            line.as_str(),
            r"**At**<!-- -->{{custom.company_name}}\*&#123;&#123;&lt;b&gt;&#125;&#125;"
        );
    }

    #[test]
    fn an_address_that_is_yet_to_be_filled_in_is_no_page_of_the_site() {
        let label = Line::plain("here");
        let link = |url| Line::to_brand_url(&label, url).as_str().to_owned();
        assert_eq!(
            link("{{custom.url}}a\"b"),
            "<a href=\"{{custom.url}}a%22b\">here</a>"
        );
        assert_eq!(
            link("mailto:{{custom.mail}}"),
            "[here](mailto:{{custom.mail}})"
        );
    }

    #[test]
    fn stars_never_meet() {
        let mut line = Line::strong("a");
        line.push_weighted(Weight::Emphasis, &Line::plain("b"), false);
        assert_eq!(line.as_str(), "**a**<em>b</em>");
    }

    #[test]
    fn only_addresses_to_be_followed_become_links() {
        let label = Line::plain("x");
        for url in [
            "javascript:alert(1)",
            "httpx://a.b",
            "//a.b",
            "data:text/html,x",
        ] {
            assert_eq!(Line::to_url(&label, url).as_str(), "x");
        }
        assert_eq!(
            Line::to_url(&label, "http://a.b/").as_str(),
            "[x](http://a.b/)"
        );
        assert_eq!(
            Line::to_url(&label, "https://a.b/(c) \"d").as_str(),
            "[x](https://a.b/%28c%29%20%22d)"
        );
    }
}
