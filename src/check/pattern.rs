//! Patterns: the common subset of Rust's `regex` and ECMAScript (with its `u` flag), written so that both
//! read the same.
//!
//! A pattern is parsed by Rust's own grammar, refused where it leaves the subset, and printed again: `\d`
//! becomes `[0-9]`, `.` becomes `[^\n\r]`, and only what both languages escape is escaped.

use std::ops::Range;

use regex_syntax::ast::{self, Ast, parse::Parser};

use crate::ir::Pattern;

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no regular expression.
    Invalid {
        /// Where in the pattern, in bytes.
        at: Range<usize>,
        /// Why.
        reason: String,
    },
    /// It is one, but Rust and ECMAScript do not both have this part, or read it differently.
    NotCommon {
        /// Where in the pattern, in bytes.
        at: Range<usize>,
        /// What is not common.
        what: &'static str,
    },
    /// It may match in the middle of a value.
    NotAnchored,
}

/// The pattern as both languages read it.
pub(super) fn canonical(pattern: &str) -> Result<Pattern, Problem> {
    let ast = Parser::new()
        .parse(pattern)
        .map_err(|error| Problem::Invalid {
            at: bytes(error.span()),
            reason: error.kind().to_string(),
        })?;
    let mut out = String::with_capacity(pattern.len() + 8);
    print(&ast, &mut out)?;
    if !anchored(&ast) {
        return Err(Problem::NotAnchored);
    }
    // What passes here must compile; limits on size are only known by trying.
    Pattern::new(out).map_err(|reason| Problem::Invalid {
        at: 0..pattern.len(),
        reason,
    })
}

fn bytes(span: &ast::Span) -> Range<usize> {
    span.start.offset..span.end.offset
}

/// Whether every way through the pattern begins with `^` and ends with `$`.
fn anchored(ast: &Ast) -> bool {
    let is =
        |ast: &Ast, kind: &ast::AssertionKind| matches!(ast, Ast::Assertion(a) if a.kind == *kind);
    match ast {
        Ast::Concat(concat) => {
            concat
                .asts
                .first()
                .is_some_and(|first| is(first, &ast::AssertionKind::StartLine))
                && concat
                    .asts
                    .last()
                    .is_some_and(|last| is(last, &ast::AssertionKind::EndLine))
        }
        Ast::Alternation(alternation) => alternation.asts.iter().all(anchored),
        Ast::Group(group) => anchored(&group.ast),
        _ => false,
    }
}

fn print(ast: &Ast, out: &mut String) -> Result<(), Problem> {
    let not_common = |span: &ast::Span, what| {
        Err(Problem::NotCommon {
            at: bytes(span),
            what,
        })
    };
    match ast {
        Ast::Empty(_) => {}
        Ast::Flags(flags) => return not_common(&flags.span, "flags such as `(?i)` are Rust's own"),
        Ast::Literal(literal) => push_literal(literal.c, false, out),
        Ast::Dot(_) => out.push_str(r"[^\n\r]"),
        Ast::Assertion(assertion) => match assertion.kind {
            ast::AssertionKind::StartLine => out.push('^'),
            ast::AssertionKind::EndLine => out.push('$'),
            ast::AssertionKind::StartText | ast::AssertionKind::EndText => {
                return not_common(
                    &assertion.span,
                    "ECMAScript has no `\\A` and `\\z`: use `^` and `$`",
                );
            }
            _ => {
                return not_common(
                    &assertion.span,
                    "word boundaries mean other things in Rust and in ECMAScript",
                );
            }
        },
        Ast::ClassUnicode(class) => {
            return not_common(
                &class.span,
                "`\\p{…}` follows other versions of Unicode in each place",
            );
        }
        Ast::ClassPerl(class) => {
            out.push_str(if class.negated { "[^" } else { "[" });
            push_perl(class, out)?;
            out.push(']');
        }
        Ast::ClassBracketed(class) => {
            out.push_str(if class.negated { "[^" } else { "[" });
            match &class.kind {
                ast::ClassSet::Item(item) => push_class(item, out)?,
                ast::ClassSet::BinaryOp(op) => {
                    return not_common(
                        &op.span,
                        "class operations (`&&`, `--`, `~~`) are Rust's own",
                    );
                }
            }
            out.push(']');
        }
        Ast::Repetition(repetition) => {
            let nested = matches!(*repetition.ast, Ast::Repetition(_) | Ast::Assertion(_));
            if nested {
                return not_common(
                    &repetition.span,
                    "only a character, a class or a group can be repeated",
                );
            }
            print(&repetition.ast, out)?;
            match &repetition.op.kind {
                ast::RepetitionKind::ZeroOrOne => out.push('?'),
                ast::RepetitionKind::ZeroOrMore => out.push('*'),
                ast::RepetitionKind::OneOrMore => out.push('+'),
                ast::RepetitionKind::Range(range) => match range {
                    ast::RepetitionRange::Exactly(n) => out.push_str(&format!("{{{n}}}")),
                    ast::RepetitionRange::AtLeast(n) => out.push_str(&format!("{{{n},}}")),
                    ast::RepetitionRange::Bounded(m, n) => out.push_str(&format!("{{{m},{n}}}")),
                },
            }
            if !repetition.greedy {
                out.push('?');
            }
        }
        Ast::Group(group) => {
            match &group.kind {
                ast::GroupKind::CaptureIndex(_) => out.push('('),
                ast::GroupKind::NonCapturing(flags) if flags.items.is_empty() => {
                    out.push_str("(?:")
                }
                ast::GroupKind::NonCapturing(flags) => {
                    return not_common(&flags.span, "flags such as `(?i:…)` are Rust's own");
                }
                ast::GroupKind::CaptureName { .. } => {
                    return not_common(&group.span, "a pattern needs no names for its groups");
                }
            }
            print(&group.ast, out)?;
            out.push(')');
        }
        Ast::Alternation(alternation) => {
            for (at, ast) in alternation.asts.iter().enumerate() {
                if at > 0 {
                    out.push('|');
                }
                print(ast, out)?;
            }
        }
        Ast::Concat(concat) => concat.asts.iter().try_for_each(|ast| print(ast, out))?,
    }
    Ok(())
}

fn push_class(item: &ast::ClassSetItem, out: &mut String) -> Result<(), Problem> {
    match item {
        ast::ClassSetItem::Empty(_) => {}
        ast::ClassSetItem::Literal(literal) => push_literal(literal.c, true, out),
        ast::ClassSetItem::Range(range) => {
            push_literal(range.start.c, true, out);
            out.push('-');
            push_literal(range.end.c, true, out);
        }
        ast::ClassSetItem::Perl(class) if !class.negated => push_perl(class, out)?,
        ast::ClassSetItem::Perl(class) => {
            return Err(Problem::NotCommon {
                at: bytes(&class.span),
                what: "a negated class inside a class cannot be written for both",
            });
        }
        ast::ClassSetItem::Union(union) => union
            .items
            .iter()
            .try_for_each(|item| push_class(item, out))?,
        ast::ClassSetItem::Ascii(class) => {
            return Err(Problem::NotCommon {
                at: bytes(&class.span),
                what: "ECMAScript has no classes such as `[:alpha:]`",
            });
        }
        ast::ClassSetItem::Unicode(class) => {
            return Err(Problem::NotCommon {
                at: bytes(&class.span),
                what: "`\\p{…}` follows other versions of Unicode in each place",
            });
        }
        ast::ClassSetItem::Bracketed(class) => {
            return Err(Problem::NotCommon {
                at: bytes(&class.span),
                what: "ECMAScript has no classes inside classes",
            });
        }
    }
    Ok(())
}

/// `\d` and `\w` mean all of Unicode in Rust and ASCII in ECMAScript: here they mean ASCII.
fn push_perl(class: &ast::ClassPerl, out: &mut String) -> Result<(), Problem> {
    match class.kind {
        ast::ClassPerlKind::Digit => out.push_str("0-9"),
        ast::ClassPerlKind::Word => out.push_str("0-9A-Z_a-z"),
        ast::ClassPerlKind::Space => {
            return Err(Problem::NotCommon {
                at: bytes(&class.span),
                what: "`\\s` means other characters in Rust and in ECMAScript: name the ones you mean",
            });
        }
    }
    Ok(())
}

fn push_literal(c: char, in_class: bool, out: &mut String) {
    match c {
        '\n' => out.push_str(r"\n"),
        '\r' => out.push_str(r"\r"),
        '\t' => out.push_str(r"\t"),
        '\\' | '[' | ']' | '^' => {
            out.push('\\');
            out.push(c);
        }
        '-' if in_class => out.push_str(r"\-"),
        '$' | '.' | '|' | '?' | '*' | '+' | '(' | ')' | '{' | '}' if !in_class => {
            out.push('\\');
            out.push(c);
        }
        _ => out.push(c),
    }
}
