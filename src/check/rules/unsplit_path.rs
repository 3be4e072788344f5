//! A menu path that is one part.

use crate::check::resolve::Resolved;
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::source::Spanned;
use crate::syntax::{SharedGroup, Step, StepEntry};

declare_rule! {
    /// A menu path has another separator than ` > `, so that it is one part.
    ///
    /// ## Why it matters
    ///
    /// The guide shows each part as the merchant sees it in the menu: `**Settings** › **API keys**`. A path that is not split
    /// is shown as one name that no menu has.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// where: Settings » Users » Firewall
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml
    /// where: Settings > Users > Firewall
    /// ```
    ///
    /// A `/` may be part of a name (`Payments / Payouts`), so a path with one of them is taken as it is.
    pub(crate) static RULE = "PS0808" "unsplit-path" Warning;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let spec = resolved.context.spec;
    let whitelist = spec.ip_whitelist.iter();
    let mut places: Vec<&Spanned<String>> =
        whitelist.filter_map(|it| it.place.as_deref()).collect();
    places.extend(spec.callbacks.iter().filter_map(|it| it.place.as_deref()));
    places.extend(
        spec.guide
            .setup
            .iter()
            .filter_map(|entry| match &entry.value {
                StepEntry::Step(step) => step.place.as_deref(),
                StepEntry::Use(_) => None,
            }),
    );
    diagnostics.extend(places.into_iter().filter_map(report));
}

/// Those of a shared group.
pub(crate) fn in_shared_group(group: &SharedGroup) -> impl Iterator<Item = Diagnostic> {
    let places = group
        .setup
        .iter()
        .filter_map(|step: &Step| step.place.as_deref());
    places.filter_map(report)
}

fn report(place: &Spanned<String>) -> Option<Diagnostic> {
    let written = place.value.as_str();
    let parts: Vec<&str> = match written.contains(['»', '›', '→', '⟩', '▸', '➔'])
        || written.contains("->")
    {
        true => written
            .split(['»', '›', '→', '⟩', '▸', '➔', '>'])
            .map(|part| part.trim().trim_end_matches('-').trim_end())
            .collect(),
        // `>` without its spaces.
        false if written.replace(" > ", "").contains('>') => {
            written.split('>').map(str::trim).collect()
        }
        // One `/` may be part of a name; two are a path.
        false if !written.contains('>') && written.matches(" / ").count() > 1 => {
            written.split(" / ").map(str::trim).collect()
        }
        false => return None,
    };
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let path = parts.join(" > ");
    let path = match path.contains([',', '{', '}', '[', ']', ':', '#', '"']) {
        true => super::syntax::quoted(&path),
        false => path,
    };
    Some(
        Diagnostic::new(
            &RULE,
            place.span,
            "the parts of a menu path are separated by ` > `",
        )
        .label("this is shown as it is")
        .fix("write it so", place.span, path),
    )
}
