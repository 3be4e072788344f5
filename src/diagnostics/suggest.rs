//! "Did you mean …?"

/// The known name that `wrong` was most likely meant to be, if one is close enough.
pub fn closest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    nearest(wrong, &known).or_else(|| completed(wrong, &known))
}

/// The only name that begins so: `desc` for `description`.
fn completed<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let mut longer = known
        .iter()
        .filter(|name| wrong.len() >= 3 && name.starts_with(wrong));
    longer.next().copied().filter(|_| longer.next().is_none())
}

fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    // A third of the letters may be wrong, as in rustc; transposed letters count as one mistake.
    let limit = (wrong.chars().count().max(3) / 3).max(1);
    let folded = wrong.to_lowercase().replace('-', "_");
    known
        .iter()
        .map(|name| {
            (
                strsim::damerau_levenshtein(&folded, &name.to_lowercase().replace('-', "_")),
                name,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| *name)
}

/// The known text that is most like this one, if one is more alike than not.
pub fn most_alike<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known
        .into_iter()
        .map(|other| (strsim::normalized_damerau_levenshtein(text, other), other));
    // Of two that are as near, the first.
    let best = scored.fold(None, |best: Option<(f64, &str)>, it| match best {
        Some(best) if best.0 >= it.0 => Some(best),
        _ => Some(it),
    });
    best.filter(|(likeness, _)| *likeness > 0.5)
        .map(|(_, text)| text)
}

/// At most ten of the names, in back-ticks, and how many more there are.
pub fn list_names(names: &[&str]) -> String {
    const SHOWN: usize = 10;
    let mut out = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        out.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    out
}

/// `a` or `an`, as the word behind it begins.
pub(crate) fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
