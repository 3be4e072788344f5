//! The sections of a page, one a file. Each leaves itself out when it has nothing to say.

mod audience;
mod callbacks;
mod case;
mod choices;
mod connection;
mod credentials;
mod field;
mod fields;
mod files;
mod form;
mod help;
mod hosts;
mod issued;
mod modes;
mod needs;
mod renewal;
mod senders;
mod settings;
mod setup;
mod title;
mod troubleshooting;
mod when;
mod whitelist;

use super::markdown::{Line, Markdown};
use super::page::Page;
use crate::ir::FieldKind;

/// Writes one section.
pub(super) type Section = fn(&Page<'_>, &mut Markdown);

/// The sections in the order of the page.
pub(super) const IN_ORDER: &[Section] = &[
    title::write,
    needs::write,
    setup::write,
    whitelist::write,
    callbacks::write,
    issued::write,
    credentials::write,
    form::write,
    modes::write,
    renewal::write,
    troubleshooting::write,
    help::write,
];

/// Whether the merchant makes the value, as one half of a key pair.
fn is_pair(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::File(rules) if rules.key_pair.is_some())
}

/// A line without those that say the same.
fn distinct(lines: impl IntoIterator<Item = Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        if !line.is_empty() && !out.contains(&line) {
            out.push(line);
        }
    }
    out
}
