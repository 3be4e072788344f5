//! Whole numbers as text, where so many are written that the machinery of `format!` is felt.

/// Appends the digits of a number.
pub fn write_decimal(number: u64, out: &mut String) {
    if number >= 10 {
        write_decimal(number / 10, out);
    }
    let [digit, ..] = (number % 10).to_le_bytes();
    out.push(char::from(b'0' + digit));
}

#[cfg(test)]
mod tests {
    use super::write_decimal;

    #[test]
    fn digits_are_those_of_the_number() {
        for number in [0, 9, 10, 2048, u64::MAX] {
            let mut out = String::new();
            write_decimal(number, &mut out);
            assert_eq!(out, number.to_string());
        }
    }
}
