//! What git leaves in a file that two have changed: both texts, between marks.

use std::ops::Range;

/// Two texts of which one is to be chosen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The lines of the marks: where the one begins, where the other does, where it ends; between the first two, where what was
    /// there before begins, if it is told.
    pub(super) marks: Vec<Range<usize>>,
    /// What is left out so that one of the two texts can be read.
    pub(super) left_out: Vec<Range<usize>>,
}

/// The conflicts of a text. Marks stand at the beginning of a line, where no text of YAML goes on.
pub(super) fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    if !text.contains("<<<<<<<") {
        return found;
    }
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let here = at..at + line.len();
        at += whole.len();
        let is_mark = |sign: &str| {
            let rest = line.strip_prefix(sign);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if is_mark("<<<<<<<") {
            open = vec![here];
        } else if open.is_empty() {
            continue;
        } else if is_mark("|||||||") || is_mark("=======") {
            open.push(here);
        } else if is_mark(">>>>>>>") && open.len() > 1 {
            let other = open[1].start..here.end;
            let marks = [std::mem::take(&mut open), vec![here]].concat();
            found.push(Conflict {
                left_out: vec![marks[0].clone(), other],
                marks,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_stays() {
        let text =
            "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| 12ab\nb: 1\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let found = conflicts(text);
        assert_eq!(found.len(), 1);
        let words = |ranges: &[Range<usize>]| -> Vec<String> {
            ranges
                .iter()
                .map(|it| text[it.clone()].to_owned())
                .collect()
        };
        assert_eq!(
            words(&found[0].marks),
            ["<<<<<<< HEAD", "||||||| 12ab", "=======", ">>>>>>> other"]
        );
        assert_eq!(
            words(&found[0].left_out),
            [
                "<<<<<<< HEAD",
                "||||||| 12ab\nb: 1\n=======\nb: 3\n>>>>>>> other"
            ]
        );
    }

    #[test]
    fn a_line_in_a_text_is_no_mark() {
        for text in [
            "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> b\n",
            "a: 1\n=======\n>>>>>>> b\n",
            "<<<<<<<<<\n=======\n>>>>>>>\n",
        ] {
            assert_eq!(conflicts(text), [], "{text}");
        }
    }
}
