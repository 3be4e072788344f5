//! The lines in which two texts differ.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The lines that are others, in bytes of the old text, and what stands in their place. Whatever an editor ties to the rest, such
/// as the cursor and marks, stays where it is.
pub fn changed_lines<'a>(old: &str, new: &'a str) -> Vec<(Range<usize>, &'a str)> {
    let lines = |text: &'_ str| -> Vec<usize> {
        let ends = text.split_inclusive('\n').scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (lines(old), lines(new));
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let of_new: Vec<&str> = new.split_inclusive('\n').collect();
    let parts = capture_diff_slices(Algorithm::Myers, &old, &of_new).into_iter();
    let others = parts.filter(|part| part.tag() != DiffTag::Equal);
    let bytes = |starts: &[usize], lines: Range<usize>| starts[lines.start]..starts[lines.end];
    others
        .map(|part| {
            let place = bytes(&old_starts, part.old_range());
            (place, &new[bytes(&new_starts, part.new_range())])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_are_others_change() {
        let found = changed_lines("a\nb\r\nc\nd", "a\nB\nc\nnew\nd\n");
        assert_eq!(found, [(2..5, "B\n"), (7..8, "new\nd\n")]);
        assert_eq!(changed_lines("", "a\n"), [(0..0, "a\n")]);
        assert_eq!(changed_lines("a\n", "a\n"), []);
    }
}
