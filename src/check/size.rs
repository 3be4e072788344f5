//! Sizes of files: `20 KB`.

/// The smallest size that makes sense for a credential: shorter than any key.
pub(super) const SMALLEST: u64 = 64;
/// The largest: browsers give up matching the pattern of a data URL above some 3 MB.
pub(super) const LARGEST: u64 = 1_000_000;

/// The size in bytes. `KB` and `MB` are powers of 1,000, `KiB` and `MiB` of 1,024 (IEC 80000-13).
///
/// # Errors
///
/// Why the text is no size, as the end of a sentence about it.
pub(super) fn parse(text: &str) -> Result<u64, &'static str> {
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let rest = &text[digits..];
    let is_split = |sign: char| {
        digits > 0
            && rest
                .strip_prefix(sign)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    if is_split('.') {
        return Err("has a number that is not whole");
    }
    if is_split(',') {
        return Err("has a comma in its number");
    }
    let number: u64 = text[..digits]
        .parse()
        .map_err(|_| "does not begin with a whole number")?;
    let factor: u64 = match text[digits..].trim() {
        "B" | "bytes" => 1,
        "KB" | "kB" => 1_000,
        "MB" => 1_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "" => return Err("has no unit"),
        _ => return Err("has an unknown unit"),
    };
    number.checked_mul(factor).ok_or("is too large to count")
}

/// How a size that is written in another way would be written: `20 KB` for `20kb`, `500 KB` for `0.5 MB`.
pub(super) fn suggestion(text: &str) -> Option<String> {
    let text = text.trim().replace(',', "");
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let number: f64 = text[..digits].parse().ok()?;
    let (unit, factor) = match text[digits..].trim().to_lowercase().as_str() {
        "b" | "byte" | "bytes" => ("B", 1.0),
        "k" | "kb" => ("KB", 1e3),
        "m" | "mb" => ("MB", 1e6),
        "ki" | "kib" => ("KiB", 1024.0),
        "mi" | "mib" => ("MiB", 1_048_576.0),
        _ => return None,
    };
    let bytes = number * factor;
    #[expect(clippy::cast_precision_loss, reason = "one million is exact")]
    let fits = (SMALLEST as f64..=LARGEST as f64).contains(&bytes);
    if !fits || bytes.fract() != 0.0 {
        return None;
    }
    Some(
        if number.fract() == 0.0 && !(unit == "B" && bytes % 1e3 == 0.0) {
            format!("{number} {unit}")
        } else if bytes % 1e3 == 0.0 {
            format!("{} KB", bytes / 1e3)
        } else {
            format!("{bytes} B")
        },
    )
}
