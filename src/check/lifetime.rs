//! Lifetimes: `1 year`, `90 days`, `up to 1 year`, `limited`.

use crate::ir::{Lifetime, LifetimeUnit};

/// The lifetime that the text says.
pub(super) fn parse(text: &str) -> Option<Lifetime> {
    if text.trim() == Lifetime::LIMITED {
        return Some(Lifetime::Limited);
    }
    let at_most = text.trim().strip_prefix("up to ");
    let (count, unit) = at_most.unwrap_or(text.trim()).trim().split_once(' ')?;
    let count = count
        .parse()
        .ok()
        .filter(|count| (1..=1200).contains(count))?;
    let unit = match unit.trim().strip_suffix('s').unwrap_or(unit.trim()) {
        "day" => LifetimeUnit::Day,
        "month" => LifetimeUnit::Month,
        "year" => LifetimeUnit::Year,
        _ => return None,
    };
    Some(match at_most {
        Some(_) => Lifetime::AtMost { count, unit },
        None => Lifetime::Of { count, unit },
    })
}
