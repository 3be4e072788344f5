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
