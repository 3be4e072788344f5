//! A baseline with findings that are gone.

use crate::diagnostics::{Diagnostic, declare_rule};

declare_rule! {
    /// The file of known findings has some that there are no longer.
    ///
    /// ## Why it matters
    ///
    /// Somebody has mended them. As long as the file has them, the same mistake can come back and is not told.
    ///
    /// ## Instead
    ///
    /// Run `provspec check --write-baseline` and commit the file: it only gets shorter, as long as nothing new is found.
    pub(crate) static RULE = "PS1206" "stale-baseline" Warning;
}

/// The most that are named one by one.
const NAMED: usize = 5;

/// These are gone: the path of a file, the name of a rule, and how often.
pub(crate) fn report(path: &str, gone: &[(String, String, usize)]) -> Diagnostic {
    let number: usize = gone.iter().map(|(_, _, count)| count).sum();
    let words = match number {
        1 => "1 known finding is gone".to_owned(),
        number => format!("{number} known findings are gone"),
    };
    let mut finding = Diagnostic::about_path(&RULE, path, words);
    for (file, rule, count) in gone.iter().take(NAMED) {
        let times = match count {
            1 => String::new(),
            count => format!(", {count} times"),
        };
        finding = finding.note(format!("{file}: {rule}{times}"));
    }
    if gone.len() > NAMED {
        finding = finding.note(format!("and {} more", gone.len() - NAMED));
    }
    finding.help("run `provspec check --write-baseline` to take them out")
}
