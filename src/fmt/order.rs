//! The entries of a map in the order in which the grammar names their keys.

use super::places::{MapPlace, Place};
use super::tree::{Collection, Entry, Tree, Value};

/// Puts what may be put in order in a document. Comments go with their entries.
pub(super) fn order(tree: &mut Tree, root: &Place, text: &str) {
    let was_first = inside(&mut tree.root, root, text, Around::Nothing);
    // Between the sections of a document blank lines matter. What was first has none before it, and what comes first shall
    // have none: they change places.
    if let Some((first, others)) = tree.root.entries.split_first_mut()
        && let Some(moved) = was_first.checked_sub(1).and_then(|at| others.get_mut(at))
    {
        std::mem::swap(first.blank_before(), moved.blank_before());
    }
}

/// What a collection stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    List,
    Map,
}

/// Puts a collection in order, and all that is in it. Says where the entry is now that was the first.
fn inside(collection: &mut Collection, place: &Place, text: &str, around: Around) -> usize {
    let names: Vec<String> = collection.entries.iter().map(|it| name(it, text)).collect();
    let map = place.map(names.iter().map(String::as_str));
    let is_map = collection.is_map;
    for (entry, name) in collection.entries.iter_mut().zip(&names) {
        let around = if is_map { Around::Map } else { Around::List };
        if let Value::Collection(below) = &mut entry.value {
            let place = if is_map {
                map.value(name)
            } else {
                place.item()
            };
            inside(below, &place, text, around);
        }
    }
    if !is_map || !map.is_free() {
        return 0;
    }
    let order = wanted(&names, &map);
    let Some(first) = order.first().filter(|_| !order.is_sorted()) else {
        return 0;
    };
    // Behind a dash is no place for a comment, and above it would be about more.
    if around == Around::List && *first != 0 && !collection.entries[*first].above.is_empty() {
        return 0;
    }
    let was_first = &mut collection.entries[0];
    if around != Around::Nothing {
        // A blank line before what was first was none between entries.
        *was_first.blank_before() = false;
    }
    let entries = collection.entries.drain(..);
    let mut entries: Vec<Option<Entry>> = entries.map(Some).collect();
    let moved = order.iter().filter_map(|at| entries.get_mut(*at)?.take());
    collection.entries = moved.collect();
    order.iter().position(|at| *at == 0).unwrap_or_default()
}

/// In which order the entries with these keys come.
fn wanted(names: &[String], map: &MapPlace) -> Vec<usize> {
    // A key that the grammar does not name stays behind the one that it stands behind.
    let mut last = 0;
    let ranks = names.iter().map(|name| {
        last = map.rank(name).map_or(last, |rank| rank + 1);
        last
    });
    let ranks: Vec<usize> = ranks.collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| ranks[*at]);
    order
}

/// What a key says. An escape in it is not read: such a key is none of the language.
fn name(entry: &Entry, text: &str) -> String {
    let Some(key) = &entry.key else {
        return String::new();
    };
    let written = &text[key.text.clone()];
    match key.quoted {
        true => written[1..written.len() - 1].to_owned(),
        false => written.to_owned(),
    }
}
