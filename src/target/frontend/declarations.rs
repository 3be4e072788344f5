//! What a file of types declares, by name, so that two states of it can be compared: not a reader of TypeScript, but
//! enough of one for the files of this package.

/// Each declaration of the text, and each member of an interface (`Fault.path`), with what it says. Comments and
/// layout have no part in it.
pub(super) fn declarations(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for statement in split(&plain(text), true) {
        let statement = statement.strip_prefix("export ").unwrap_or(&statement);
        let statement = statement.strip_prefix("declare ").unwrap_or(statement);
        if let Some((names, _)) = names(statement) {
            all.extend(
                names
                    .into_iter()
                    .map(|name| (name, "exported again".to_owned())),
            );
        } else if let Some(rest) = statement.strip_prefix("interface ") {
            let name = first_name(rest);
            let (head, body) = rest.split_once('{').unwrap_or((rest, ""));
            let body = body.strip_suffix('}').unwrap_or(body);
            all.push((name.to_owned(), head.trim().to_owned()));
            for member in split(body, false) {
                let member = member.trim_end_matches(';');
                all.push((format!("{name}.{}", member_name(member)), member.to_owned()));
            }
        } else if let Some(rest) = ["type ", "const ", "function ", "class "]
            .iter()
            .find_map(|word| statement.strip_prefix(word))
        {
            all.push((first_name(rest).to_owned(), statement.to_owned()));
        } else if let Some(rest) = statement.strip_prefix("default ") {
            all.push(("default".to_owned(), rest.to_owned()));
        }
    }
    all
}

/// The names that a statement takes from another module for its own readers: `type { A, B } from './a.js';`.
fn names(statement: &str) -> Option<(Vec<String>, &str)> {
    let rest = statement.strip_prefix("type ").unwrap_or(statement);
    let (names, from) = rest.strip_prefix('{')?.split_once('}')?;
    let names = names.split(',').map(|name| name.trim().to_owned());
    Some((names.filter(|name| !name.is_empty()).collect(), from))
}

fn first_name(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.split(|c| !is_part(c)).next().unwrap_or_default()
}

/// `readonly name?: string` is called `name`; a signature without a name is called by all of it.
fn member_name(member: &str) -> &str {
    let rest = member.strip_prefix("readonly ").unwrap_or(member);
    if rest.starts_with(['(', '[', '<']) {
        return member;
    }
    let end = rest.find(['?', ':', '(', '<']).unwrap_or(rest.len());
    rest[..end].trim_matches(['\'', '"', ' '])
}

/// The text without comments, and with one blank where there are several.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let comment = match rest.as_bytes() {
            [b'/', b'*', ..] => rest.find("*/").map(|at| at + 2),
            [b'/', b'/', ..] => rest.find('\n'),
            _ => Some(0),
        };
        match comment.unwrap_or(rest.len()) {
            0 => {
                if !c.is_whitespace() {
                    out.push(c);
                } else if !out.ends_with(' ') {
                    out.push(' ');
                }
                rest = &rest[c.len_utf8()..];
            }
            skipped => rest = &rest[skipped..],
        }
    }
    out
}

/// The parts that end in a semicolon outside of all brackets; of statements, also those that end in a brace.
fn split(text: &str, are_statements: bool) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut quote) = (0_usize, 0, None);
    for (at, c) in text.char_indices() {
        let mut ends = false;
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '{' | '(' | '[') => depth += 1,
            (None, '}' | ')' | ']') => {
                depth = depth.saturating_sub(1);
                let is_interface = text[start..at].contains("interface ");
                ends = c == '}' && depth == 0 && are_statements && is_interface;
            }
            (None, ';') => ends = depth == 0,
            _ => {}
        }
        if ends {
            parts.push(text[start..=at].trim().to_owned());
            start = at + 1;
        }
    }
    parts.push(text[start..].trim().to_owned());
    parts.retain(|part| !part.is_empty() && part != ";");
    parts
}

#[cfg(test)]
mod tests {
    use super::declarations;

    #[test]
    fn declarations_have_their_names() {
        let text = r"
import type { A } from './a.js';

export type { A, B } from './a.js';
// A comment; of a line.
export type Json = { [key: string]: any };

/** What is wrong; in words: { */
export interface Fault<T extends string = string> {
  /** Where. */
  readonly path: T;
  code?: string;
  (key: string): { a: string; b: string };
  [other: string]: any;
  '~odd'?: Fault;
}
export declare const forms: {
  readonly [Name in A]: () => Promise<B>;
};
export function faults(
  errors: string[],
): Fault[];
declare const catalogue: A;
export default catalogue;
";
        let found = declarations(text);
        let due = [
            ("A", "exported again"),
            ("B", "exported again"),
            ("Json", "type Json = { [key: string]: any };"),
            ("Fault", "Fault<T extends string = string>"),
            ("Fault.path", "readonly path: T"),
            ("Fault.code", "code?: string"),
            (
                "Fault.(key: string): { a: string; b: string }",
                "(key: string): { a: string; b: string }",
            ),
            ("Fault.[other: string]: any", "[other: string]: any"),
            ("Fault.~odd", "'~odd'?: Fault"),
            (
                "forms",
                "const forms: { readonly [Name in A]: () => Promise<B>; };",
            ),
            ("faults", "function faults( errors: string[], ): Fault[];"),
            ("catalogue", "const catalogue: A;"),
            ("default", "catalogue;"),
        ];
        let due = due.map(|(name, is)| (name.to_owned(), is.to_owned()));
        assert_eq!(found, due);
    }
}
