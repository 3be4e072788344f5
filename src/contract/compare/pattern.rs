//! Two lists of patterns that a text has to match, compared by what they take and not by how they are written.

use crate::contract::words::code;
use crate::ir::Level;
use crate::ir::overlap::{Difference, difference};

/// What is another about the texts that match all patterns; none where they are the same. A text longer than `longest`
/// was not taken before.
pub(super) fn patterns(old: &[String], new: &[String], longest: u32) -> Option<(Level, String)> {
    let [old, new] = [old, new].map(|patterns| {
        let mut texts: Vec<&str> = patterns.iter().map(String::as_str).collect();
        texts.sort_unstable();
        texts
    });
    if old == new {
        return None;
    }
    // Where no pattern is new, nothing more is refused.
    let refused = match new.iter().all(|pattern| old.contains(pattern)) {
        true => Difference::None,
        false => difference(&old, &new),
    };
    match refused {
        Difference::Text(text) if text.chars().count() <= longest as usize => {
            let what = format!("has another pattern, and refuses {} now", code(&text));
            return Some((Level::Major, what));
        }
        Difference::Unknown => return Some((Level::Major, "has another pattern".to_owned())),
        Difference::Text(_) | Difference::None => {}
    }
    match difference(&new, &old) {
        Difference::Text(text) => {
            let what = format!("has another pattern, and takes {} now", code(&text));
            Some((Level::Minor, what))
        }
        Difference::Unknown => {
            let what = "has another pattern, and takes more".to_owned();
            Some((Level::Minor, what))
        }
        Difference::None => None,
    }
}
