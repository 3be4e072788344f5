//! The tree of a text as it is written: notations and places, and no meaning. For tools that write the file again.

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use super::MAX_DEPTH;

/// A text as it is written.
#[derive(Debug)]
pub struct WrittenDocument {
    /// The root; `None` where there is none.
    pub root: Option<Written>,
    /// The comments, from `#` to the end of the line, in order.
    pub comments: Vec<Range<usize>>,
}

/// A value as it is written.
#[derive(Debug)]
pub struct Written {
    /// Its bytes; empty where it is left out. Those of a collection in block style or of a block text may run into what follows.
    pub range: Range<usize>,
    /// The name that it is given, `&name`.
    pub anchor: Option<Range<usize>>,
    /// How it is written.
    pub notation: Notation,
}

/// How a value is written.
#[derive(Debug)]
pub enum Notation {
    /// A text without quotes, or nothing at all.
    Plain,
    /// A text in single quotes.
    Single,
    /// A text in double quotes.
    Double,
    /// A text behind `|` or `>`.
    Block,
    /// `*name`.
    Alias,
    /// A list, with dashes or in brackets.
    List {
        /// Whether it stands in brackets.
        flow: bool,
        /// Its items.
        items: Vec<Written>,
    },
    /// A map, line by line or in braces.
    Map {
        /// Whether it stands in braces or in another collection that does.
        flow: bool,
        /// Its entries.
        entries: Vec<(Written, Written)>,
    },
}

/// Reads how a text is written; `None` where it is no single document without tags and directives.
pub fn written(text: &str) -> Option<WrittenDocument> {
    let mut options = Options::default();
    options.block_nesting_limit = MAX_DEPTH + 1;
    options.flow_nesting_limit = MAX_DEPTH + 1;
    options.emit_anchor_events = true;
    options.max_buffered_comment_events = usize::MAX;
    let mut comments = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.ok()?;
        let range = span.byte_range()?;
        let leaf = |notation| Written {
            range: range.clone(),
            anchor: None,
            notation,
        };
        let node = match event {
            Event::DocumentStart(explicit, version) => {
                documents += 1;
                let directives = explicit && text[..range.start].lines().any(is_directive);
                if documents > 1 || version.is_some() || directives {
                    return None;
                }
                continue;
            }
            Event::Comment(..) => {
                comments.push(range);
                continue;
            }
            Event::Anchor(..) => {
                let last = stack.last_mut();
                match last {
                    Some(open) if open.nodes.is_empty() => open.node.anchor = Some(range),
                    Some(open) => open.nodes.last_mut()?.anchor = Some(range),
                    // The root is a single text.
                    None => return None,
                }
                continue;
            }
            Event::Scalar(.., Some(_))
            | Event::SequenceStart(.., Some(_))
            | Event::MappingStart(.., Some(_))
            | Event::UnresolvedAlias(_) => return None,
            Event::Scalar(_, style, ..) => leaf(match style {
                ScalarStyle::Plain => Notation::Plain,
                ScalarStyle::SingleQuoted => Notation::Single,
                ScalarStyle::DoubleQuoted => Notation::Double,
                ScalarStyle::Literal | ScalarStyle::Folded => Notation::Block,
            }),
            Event::Alias(_) => leaf(Notation::Alias),
            Event::SequenceStart(style, ..) => {
                stack.push(Open::of(leaf(Notation::List {
                    flow: style == StructureStyle::Flow,
                    items: Vec::new(),
                })));
                continue;
            }
            Event::MappingStart(style, ..) => {
                stack.push(Open::of(leaf(Notation::Map {
                    flow: style == StructureStyle::Flow,
                    entries: Vec::new(),
                })));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop()?.close(range.end),
            _ => continue,
        };
        match stack.last_mut() {
            Some(open) => open.nodes.push(node),
            None => root = Some(node),
        }
    }
    Some(WrittenDocument { root, comments })
}

fn is_directive(line: &str) -> bool {
    line.starts_with('%')
}

/// A collection that is not closed yet, and what it has so far: of a map keys and values in turn.
struct Open {
    node: Written,
    nodes: Vec<Written>,
}

impl Open {
    fn of(node: Written) -> Self {
        let nodes = Vec::new();
        Self { node, nodes }
    }

    fn close(self, end: usize) -> Written {
        let Self { mut node, nodes } = self;
        node.range.end = end.max(node.range.start);
        match &mut node.notation {
            Notation::Map { entries, .. } => {
                let mut nodes = nodes.into_iter();
                while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
                    entries.push((key, value));
                }
            }
            Notation::List { items, .. } => *items = nodes,
            _ => {}
        }
        node
    }
}
