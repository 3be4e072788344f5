//! More findings in one file than anybody reads.

use crate::diagnostics::{Diagnostic, declare_rule};

/// The most findings about one file that are shown.
const MOST: usize = 50;

declare_rule! {
    /// There is more to say about a file than anybody reads at once.
    ///
    /// The first fifty findings are shown, errors before warnings. A file with more than that is mostly one mistake that
    /// runs through all of it (another indentation, another file under this name), or it is no spec.
    ///
    /// ## Instead
    ///
    /// Mend what is shown, then check again.
    pub(crate) static RULE = "PS0012" "too-many-findings" Warning;
}

/// Keeps the first findings about a file, those that stop a build before others, and says how many more there are.
pub(crate) fn cap(diagnostics: &mut Vec<Diagnostic>, stops: &dyn Fn(&Diagnostic) -> bool) {
    if diagnostics.len() <= MOST {
        return;
    }
    crate::diagnostics::sort(diagnostics);
    // What kept the file from being read comes first (its codes begin so), then errors, then warnings; each in order
    // of place, as the sort is stable.
    diagnostics.sort_by_key(|found| (!found.rule.code.starts_with("PS00"), !stops(found)));
    let more = diagnostics.len().saturating_sub(MOST);
    let Some(next) = diagnostics.get(MOST).and_then(Diagnostic::span) else {
        return;
    };
    diagnostics.truncate(MOST);
    diagnostics.push(
        Diagnostic::new(
            &RULE,
            next,
            format!("there are {more} more findings about this file, which are not shown"),
        )
        .label("the first of them is here")
        .help("mend the others first, then check again"),
    );
}
