//! The entries of a map in the order in which the grammar names their keys.

use super::places::Place;
use super::tree::{Collection, Entry, Value};

/// Puts what may be put in order, in `collection` and all that is in it. Comments go with their entries.
pub(super) fn order(collection: &mut Collection, place: &Place, text: &str) {
    if !collection.is_map {
        let item = place.item();
        for entry in &mut collection.entries {
            if let Value::Collection(inside) = &mut entry.value {
                order(inside, &item, text);
            }
        }
        return;
    }
    let names: Vec<String> = collection.entries.iter().map(|it| name(it, text)).collect();
    let map = place.map(names.iter().map(String::as_str));
    for (entry, name) in collection.entries.iter_mut().zip(&names) {
        if let Value::Collection(inside) = &mut entry.value {
            order(inside, &map.value(name), text);
        }
    }
    if !map.is_free() {
        return;
    }
    // A key that the grammar does not name stays behind the one that it stands behind.
    let mut last = 0;
    let ranks: Vec<usize> = names
        .iter()
        .map(|name| {
            last = map.rank(name).map_or(last, |rank| rank + 1);
            last
        })
        .collect();
    if ranks.is_sorted() {
        return;
    }
    let mut ranked: Vec<_> = ranks
        .into_iter()
        .zip(collection.entries.drain(..))
        .enumerate()
        .collect();
    ranked.sort_by_key(|(_, (rank, _))| *rank);
    // What was first has no blank line before it, and what comes first shall have none: they change places.
    let was_first = ranked
        .iter()
        .position(|(before, _)| *before == 0)
        .unwrap_or_default();
    let mut entries: Vec<Entry> = ranked.into_iter().map(|(_, (_, entry))| entry).collect();
    if let Some((first, others)) = entries.split_first_mut()
        && let Some(moved) = was_first.checked_sub(1).and_then(|at| others.get_mut(at))
    {
        std::mem::swap(first.blank_before(), moved.blank_before());
    }
    collection.entries = entries;
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
