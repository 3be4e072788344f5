//! After a syntax error: where the mistake is, when a parser notices it too late.

use super::lines::{
    entry_end, indent_of, line, line_start, next_filled, next_line, previous_filled,
};

/// Where the mistake is that a parser noticed at `noticed`, if that can be told better than the parser does.
///
/// A quote or bracket that is never closed is noticed lines later, a tab on the line before.
pub(super) fn cause(text: &str, noticed: usize) -> Option<Cause> {
    let noticed = text.floor_char_boundary(noticed.min(text.len()));
    if let Some(at) = unclosed(text, noticed) {
        return Some(Cause::Unclosed(at));
    }
    let start = line_start(text, noticed);
    for start in [Some(start), next_filled(text, start)]
        .into_iter()
        .flatten()
    {
        let here = line(text, start);
        if let Some(tab) = here[..indent_of(here)].find('\t') {
            return Some(Cause::Tab(start + tab));
        }
    }
    first_entry(text, start)
}

/// What a parser notices too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The quote or bracket at this byte is never closed.
    Unclosed(usize),
    /// The tab at this byte stands in an indentation.
    Tab(usize),
    /// The entry at this byte, the first of its map, is deeper than the others.
    Deeper(usize),
    /// The line at this byte has no colon.
    NoKey(usize),
    /// The line at this byte is indented further than those that it belongs beside.
    Further(usize),
    /// The line at this byte is indented less than those that it belongs beside.
    Less(usize),
    /// The dash at this byte is one too many.
    SecondDash(usize),
    /// The dash at this byte has no space after it.
    DashWithoutSpace(usize),
    /// The line at this byte stands among the items of a list and has no dash.
    NoDash(usize),
}

/// What is wrong with the indentation of the line around `noticed`, when a parser says no more than that something
/// else was due there.
pub(super) fn indentation(text: &str, noticed: usize, message: &str) -> Option<Cause> {
    let start = line_start(text, text.floor_char_boundary(noticed.min(text.len())));
    let here = line(text, start);
    let depth = indent_of(here);
    let at = start + depth;
    if message.contains("mapping values") {
        // A text with a colon in it is another matter.
        let in_value = text[start..noticed].contains(": ");
        let before = previous_filled(text, start).map(|before| (before, line(text, before)));
        if let Some((before, above)) = before.filter(|(_, above)| is_glued_dash(above))
            && indent_of(above) + 2 == depth
        {
            return Some(Cause::DashWithoutSpace(before + indent_of(above)));
        }
        return (!in_value && !here.trim().is_empty()).then_some(Cause::Further(at));
    }
    let before = previous_filled(text, start)?;
    let above = line(text, before);
    if message.contains("simple key expected") {
        let rest = here[depth..].trim_end();
        let is_item = above[indent_of(above)..].starts_with("- ") && indent_of(above) == depth;
        return Some(
            if rest.starts_with('-') && !rest.starts_with("- ") && rest.len() > 1 {
                Cause::DashWithoutSpace(at)
            } else if is_item {
                Cause::NoDash(at)
            } else {
                Cause::NoKey(at)
            },
        );
    }
    let due = message.contains("expected '-' indicator") || message.contains("expected key");
    if !due || noticed > at {
        return None;
    }
    if is_glued_dash(here) {
        return Some(Cause::DashWithoutSpace(at));
    }
    // `- - title: x` makes a list of the item, so that the lines after its first have no place.
    let mut item = Some(before);
    while let Some(at) = item {
        let line = line(text, at);
        let dash = indent_of(line);
        if dash < depth || line[dash..].starts_with('-') {
            let doubled = line[dash..].starts_with("- - ") && dash + 2 == depth;
            if doubled {
                return Some(Cause::SecondDash(at + dash + 2));
            }
            break;
        }
        item = previous_filled(text, at);
    }
    Some(if value_start(above) > depth {
        Cause::Less(at)
    } else {
        Cause::Further(at)
    })
}

/// Whether a line begins like an entry of a list and has no space after its dash: `-title: x`.
fn is_glued_dash(line: &str) -> bool {
    let rest = line[indent_of(line)..].strip_prefix('-');
    rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether the parser stopped at the line from `start` on because of the line before it, the first entry of a
/// map: a reader would rather say that the first is wrong than all that follow.
fn first_entry(text: &str, start: usize) -> Option<Cause> {
    let before = previous_filled(text, start)?;
    let parent = previous_filled(text, before).map(|parent| line(text, parent));
    let (here, first) = (line(text, start), line(text, before));
    let (indent, depth) = (indent_of(here), indent_of(first));
    let is_first = match parent.filter(|line| !line.starts_with('#')) {
        Some(parent) => parent.trim_end().ends_with(':') && indent_of(parent) < indent,
        None => indent == 0 && !first.starts_with('#'),
    };
    if !is_first {
        return None;
    }
    let has_key = |line: &str| line.contains(": ") || line.trim_end().ends_with(':');
    let next = next_filled(text, start).map(|next| indent_of(line(text, next)));
    if depth > indent && next == Some(indent) {
        return Some(Cause::Deeper(before + depth));
    }
    (depth == indent && has_key(here) && !has_key(first)).then_some(Cause::NoKey(before + depth))
}

/// The first quote or bracket before `until` that its entry does not close: an entry ends where a line begins
/// that is not deeper. Only what begins a value counts: `it's` has no quote in this sense.
fn unclosed(text: &str, until: usize) -> Option<usize> {
    let mut at = 0;
    while at <= until && at < text.len() {
        let end = next_line(text, at);
        let here = line(text, at);
        let mut value = value_start(here);
        // The value of a key, if the line has one; a key itself may be quoted.
        let key_indent = value;
        if !here[value..].starts_with(['[', '{', '"', '\''])
            && let Some(colon) = here.find(": ")
        {
            value = colon + 2 + indent_of(&here[colon + 2..]);
        }
        if let Some(anchored) = here[value..].strip_prefix('&') {
            let name = anchored.find(' ').unwrap_or(anchored.len());
            value += 1 + name + indent_of(&anchored[name..]);
        }
        match here.as_bytes().get(value) {
            Some(b'|' | b'>') => {
                at = entry_end(text, end, indent_of(here));
                continue;
            }
            Some(b'[' | b'{' | b'"' | b'\'') => {
                // On a line of its own a value may go on at its own indentation.
                let indent = if value == key_indent {
                    value.saturating_sub(1)
                } else {
                    key_indent
                };
                match closing(text, at + value, indent) {
                    Ok(after) => at = next_line(text, after),
                    Err(opening) => return (opening <= until).then_some(opening),
                }
                continue;
            }
            // Plain text goes on in deeper lines, where a quote is a quote.
            Some(first)
                if value != key_indent && *first != b'#' && !first.is_ascii_whitespace() =>
            {
                at = entry_end(text, end, key_indent);
                continue;
            }
            _ => {}
        }
        at = end;
    }
    None
}

/// The byte after the value that opens at `start`, or the opening that nothing closes.
fn closing(text: &str, start: usize, indent: usize) -> Result<usize, usize> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = start;
    // Inside brackets a quote opens only where a value begins.
    let mut begins = true;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => {
                let next = line(text, at + 1);
                let (depth, rest) = (indent_of(next), next.trim());
                let closes = rest.starts_with([']', '}']);
                if !rest.is_empty() && depth <= indent && !closes {
                    break;
                }
            }
            quote @ (b'"' | b'\'') if begins => {
                at = quoted(text, at, quote, indent)?;
                begins = false;
                if open.is_empty() {
                    return Ok(at);
                }
                continue;
            }
            b'[' => open.push((at, b']')),
            b'{' => open.push((at, b'}')),
            close @ (b']' | b'}') => match open.pop() {
                Some((_, due)) if due == close => {}
                Some((opening, _)) => return Err(opening),
                None => return Ok(at),
            },
            b'#' if at > 0 && bytes[at - 1].is_ascii_whitespace() => {
                at = next_line(text, at) - usize::from(text[at..].contains('\n'));
                continue;
            }
            _ => {}
        }
        begins = match bytes[at] {
            b'[' | b'{' | b',' | b':' => true,
            byte => begins && byte.is_ascii_whitespace(),
        };
        at += 1;
        if open.is_empty() {
            return Ok(at);
        }
    }
    Err(open.first().map_or(start, |(opening, _)| *opening))
}

/// The byte after the quoted text that opens at `start`, or `start` when nothing closes it.
fn quoted(text: &str, start: usize, quote: u8, indent: usize) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\n' => {
                let next = line(text, at + 1);
                if !next.trim().is_empty() && indent_of(next) <= indent {
                    return Err(start);
                }
            }
            // `''` inside single quotes is one of them.
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return Ok(at + 1),
            _ => {}
        }
        at += 1;
    }
    Err(start)
}

/// Where the first key or value of a line begins, after its indentation and the dashes of lists.
fn value_start(line: &str) -> usize {
    let mut at = indent_of(line);
    while line[at..].starts_with("- ") {
        at += 2 + indent_of(&line[at + 2..]);
    }
    at
}
