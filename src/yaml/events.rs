//! The parser's events, put together into nodes.

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, Placement, ScalarStyle};

use super::{Comment, Kind, MAX_ALIASED_NODES, MAX_DEPTH, MAX_ENTRIES, Node, scalar};
use crate::check::rules;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// Why reading stopped.
pub(super) enum Stop {
    /// The text is no YAML from this byte on.
    Syntax {
        /// Byte of the mistake.
        at: usize,
        /// The parser's words.
        message: String,
    },
    /// The text is larger than anything a person writes.
    Limit(Box<Diagnostic>),
}

/// What was read.
pub(super) struct Read {
    pub(super) root: Option<Node>,
    pub(super) comments: Vec<Comment>,
    /// Keys whose value was refused.
    pub(super) lost: Vec<String>,
}

/// Reads the first document of `text`.
pub(super) fn read(
    text: &str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Read, Stop> {
    let mut options = Options::default();
    // One more than our own limit, so that ours is the one that speaks.
    options.block_nesting_limit = MAX_DEPTH + 1;
    options.flow_nesting_limit = MAX_DEPTH + 1;
    options.emit_unresolved_aliases = true;
    options.max_buffered_comment_events = usize::MAX;
    let mut builder = Builder {
        text,
        file,
        diagnostics,
        stack: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        aliased: 0,
        lost: Vec::new(),
    };
    let mut comments = Vec::new();
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match next {
            Ok(next) => next,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len());
                // The scanner runs ahead of the events, so it may stop before the nodes are that deep.
                if builder.stack.len() >= MAX_DEPTH || error.info().contains("recursion limit") {
                    let span = Span::new(file, at..at);
                    return Err(Stop::Limit(Box::new(rules::too_deep::report(
                        span, MAX_DEPTH,
                    ))));
                }
                return Err(Stop::Syntax {
                    at,
                    message: error.info(),
                });
            }
        };
        let span = Span::new(file, span.byte_range().unwrap_or(0..0));
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    builder
                        .diagnostics
                        .push(rules::unsupported_yaml::second_document(span));
                    break;
                }
            }
            Event::Comment(_, placement) => {
                comments.push(Comment {
                    span,
                    trailing: placement == Placement::Right,
                });
            }
            event => builder.event(event, span)?,
        }
    }
    Ok(Read {
        root: builder.root,
        comments,
        lost: builder.lost,
    })
}

struct Builder<'a> {
    text: &'a str,
    file: FileId,
    diagnostics: &'a mut Vec<Diagnostic>,
    stack: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, (Node, usize)>,
    aliased: usize,
    lost: Vec<String>,
}

/// A list or map that is not closed yet.
struct Open {
    start: u32,
    anchor: usize,
    /// Nodes inside, itself included.
    size: usize,
    /// Whether it has more entries than are read.
    too_long: bool,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map {
        entries: Vec<(Spanned<String>, Node)>,
        key: Key,
    },
}

impl Items {
    fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            Self::Map { entries, .. } => entries.len(),
        }
    }
}

/// Where a map stands between two events.
enum Key {
    /// A key is next.
    Due,
    /// The value of this key is next.
    Read(Spanned<String>),
    /// The value of a key that cannot be taken is next.
    Refused,
    /// The value of a merge key is next.
    Merge,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                if tag.is_some() {
                    self.diagnostics.push(rules::unsupported_yaml::tag(span));
                    self.leave_out();
                    return Ok(());
                }
                let kind = if style == ScalarStyle::Plain {
                    match self.swallowed_item(span) {
                        Some(first) => scalar::resolve(&first),
                        None => scalar::resolve(&value),
                    }
                } else {
                    Kind::Text(value.into_owned())
                };
                self.close(
                    Node {
                        span: self.trim(span),
                        kind,
                    },
                    anchor,
                    1,
                );
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(span, anchor, tag.is_some(), Items::List(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, tag) => {
                let items = Items::Map {
                    entries: Vec::new(),
                    key: Key::Due,
                };
                self.open(span, anchor, tag.is_some(), items)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(id) => match self.anchors.get(&id) {
                Some((node, size)) => {
                    self.aliased += size;
                    if self.aliased > MAX_ALIASED_NODES {
                        return Err(Stop::Limit(Box::new(rules::too_many_aliases::report(
                            span,
                            MAX_ALIASED_NODES,
                        ))));
                    }
                    let (node, size) = (node.clone(), *size);
                    self.close(node, 0, size);
                }
                // An alias inside its own anchor: there is no finite value.
                None => {
                    self.diagnostics
                        .push(rules::unsupported_yaml::unknown_alias(self.text, span));
                    self.leave_out();
                }
            },
            Event::UnresolvedAlias(_) => {
                self.diagnostics
                    .push(rules::unsupported_yaml::unknown_alias(self.text, span));
                self.leave_out();
            }
            _ => {}
        }
        Ok(())
    }

    /// A text without quotes goes on in the deeper lines below it, also when one begins with `- ` and was meant to
    /// be the next item of a list. That is said, and the first line is the text.
    fn swallowed_item(&mut self, span: Span) -> Option<String> {
        let written = self.text.get(span.range())?;
        let (first, rest) = written.split_once('\n')?;
        let item = rest.trim_start_matches([' ', '\n']);
        if !item.starts_with("- ") {
            return None;
        }
        let at = span.range().start + written.len() - item.len();
        self.diagnostics
            .push(rules::syntax::further(self.text, self.file, at));
        self.lost.extend(super::recovery::names(item));
        Some(first.trim_end().to_owned())
    }

    fn open(&mut self, span: Span, anchor: usize, tagged: bool, items: Items) -> Result<(), Stop> {
        if tagged {
            self.diagnostics.push(rules::unsupported_yaml::tag(span));
        }
        if self.stack.len() >= MAX_DEPTH {
            return Err(Stop::Limit(Box::new(rules::too_deep::report(
                span, MAX_DEPTH,
            ))));
        }
        self.stack.push(Open {
            start: span.start,
            anchor,
            size: 1,
            too_long: false,
            items,
        });
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.stack.pop() else {
            return;
        };
        let span = self.trim(Span {
            start: open.start,
            end: span.end.max(open.start),
            ..span
        });
        let kind = match open.items {
            Items::List(items) => Kind::List(items),
            Items::Map { entries, .. } => Kind::Map(entries),
        };
        self.close(Node { span, kind }, open.anchor, open.size);
    }

    /// A node is complete: it goes where it belongs.
    fn close(&mut self, node: Node, anchor: usize, size: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        let Some(parent) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        parent.size += size;
        if parent.items.len() >= MAX_ENTRIES && !parent.too_long {
            parent.too_long = true;
            self.diagnostics
                .push(rules::too_many_entries::report(node.span, MAX_ENTRIES));
        }
        if parent.too_long {
            // Only keys and values in turn matter now.
            if let Items::Map { key, .. } = &mut parent.items {
                *key = match key {
                    Key::Due => Key::Refused,
                    Key::Read(_) | Key::Refused | Key::Merge => Key::Due,
                };
            }
            return;
        }
        match &mut parent.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => match std::mem::replace(key, Key::Due) {
                Key::Due => *key = Self::key(self.text, node, entries, self.diagnostics),
                Key::Read(name) => entries.push((name, node)),
                Key::Refused => {}
                Key::Merge => {
                    // What would have been merged is not missing.
                    if let Kind::Map(merged) = node.kind {
                        self.lost
                            .extend(merged.into_iter().map(|(name, _)| name.value));
                    }
                }
            },
        }
    }

    /// A value cannot be taken: what follows from its absence is not said.
    fn leave_out(&mut self) {
        let Some(Open {
            items: Items::Map { key, .. },
            ..
        }) = self.stack.last_mut()
        else {
            return;
        };
        *key = match std::mem::replace(key, Key::Due) {
            Key::Due => Key::Refused,
            Key::Read(name) => {
                self.lost.push(name.value);
                Key::Due
            }
            Key::Refused | Key::Merge => Key::Due,
        };
    }

    /// A key is complete: it is a text, or a scalar taken by its letters (`1: One`), and new in its map.
    fn key(
        text: &str,
        node: Node,
        entries: &[(Spanned<String>, Node)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Key {
        let name = match node.kind {
            Kind::Text(name) => name,
            Kind::List(_) | Kind::Map(_) => {
                diagnostics.push(rules::unsupported_yaml::complex_key(node.span));
                return Key::Refused;
            }
            _ => text.get(node.span.range()).unwrap_or_default().to_owned(),
        };
        if name == "<<" {
            diagnostics.push(rules::unsupported_yaml::merge_key(node.span));
            return Key::Merge;
        }
        // Maps are short: `MAX_ENTRIES` at most, and mostly a handful.
        if let Some((first, _)) = entries.iter().find(|(first, _)| first.value == name) {
            diagnostics.push(rules::duplicate_key::report(&name, first.span, node.span));
            return Key::Refused;
        }
        Key::Read(Spanned::new(name, node.span))
    }

    /// A span without the white space at its end, which block scalars and collections run into.
    fn trim(&self, span: Span) -> Span {
        match self.text.get(span.range()) {
            Some(text) => Span::new(
                self.file,
                span.range().start..span.range().start + text.trim_end().len(),
            ),
            None => span,
        }
    }
}
