//! Lifetimes: `1 year`, `90 days`, `limited`.

use crate::ir::{Lifetime, LifetimeUnit};

/// The lifetime that the text says.
pub(super) fn parse(text: &str) -> Option<Lifetime> {
    if text.trim() == Lifetime::LIMITED {
        return Some(Lifetime::Limited);
    }
    let (count, unit) = text.trim().split_once(' ')?;
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
    Some(Lifetime::Of { count, unit })
}
