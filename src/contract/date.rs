//! A day.

use std::fmt;

/// A day of the calendar, written as `2026-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const SECONDS_OF_A_DAY: u64 = 86_400;

impl Date {
    /// The day that the text names; none if there is no such day.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |at: usize, byte: u8| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        let mut bytes = text.bytes().enumerate();
        if text.len() != 10 || !bytes.all(|(at, byte)| is_digit(at, byte)) {
            return None;
        }
        let (year, month, day) = (&text[..4], &text[5..7], &text[8..]);
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let is_month = (1..=12).contains(&date.month);
        (is_month && date.day >= 1 && date.day <= days_of(date.year, date.month)).then_some(date)
    }

    /// The day (UTC) of a time in seconds since 1970.
    pub fn of_unix_time(seconds: u64) -> Self {
        let mut rest = seconds / SECONDS_OF_A_DAY;
        let mut date = Self {
            year: 1970,
            month: 1,
            day: 1,
        };
        while date.year < 9999 {
            let days: u64 = (1..=12)
                .map(|month| u64::from(days_of(date.year, month)))
                .sum();
            if rest < days {
                break;
            }
            rest -= days;
            date.year += 1;
        }
        while date.month < 12 && rest >= u64::from(days_of(date.year, date.month)) {
            rest -= u64::from(days_of(date.year, date.month));
            date.month += 1;
        }
        date.day += u8::try_from(rest.min(30)).unwrap_or_default();
        date
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_those_of_the_calendar() {
        for good in ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"] {
            assert_eq!(Date::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "2026-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-01",
            "26-01-01",
            "2026-01-01 ",
            "2026/01/01",
            "+026-01-01",
            "",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_time_has_its_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_735_689_599, "2024-12-31"),
            (1_735_689_600, "2025-01-01"),
            (u64::MAX, "9999-12-31"),
        ] {
            assert_eq!(Date::of_unix_time(seconds).to_string(), day, "{seconds}");
        }
    }
}
