//! Whom the change of translations for all providers concerns.

use super::known::Known;
use crate::build::languages::Reworded;

impl Reworded {
    /// Whether it concerns a spec. What the project calls things is only told, so it leads to no findings. What is known of one that it does not concern is what it would be now.
    pub(super) fn concerns(&self, known: &mut Known) -> bool {
        !known.groups.is_disjoint(&self.groups)
            || known.points_into(self.file)
            || self.is_asked(known)
    }

    /// Whether the spec asks for what is another now. If not, what it met is counted by the numbers of now.
    fn is_asked(&self, known: &mut Known) -> bool {
        let Some(coverage) = known.coverage.get_mut(self.language) else {
            return false;
        };
        if coverage.asks(&self.change.texts) {
            return true;
        }
        let moved = |at: &usize| self.change.moved.get(*at).copied().flatten();
        let met: Option<Vec<usize>> = coverage.met.iter().map(moved).collect();
        match met {
            Some(met) => coverage.met = met,
            None => return true,
        }
        false
    }
}
