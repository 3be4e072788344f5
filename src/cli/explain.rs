//! `provspec explain`

use super::args::ExplainArgs;
use super::terminal::{print, say};
use super::{SUCCESS, USAGE};
use crate::check::rules;
use crate::diagnostics::closest;

pub(super) fn run(options: &ExplainArgs) -> u8 {
    let Some(wanted) = &options.rule else {
        let lines: String = rules::all()
            .iter()
            .map(|rule| format!("{} {:24} {}\n", rule.code, rule.name, rule.summary().trim()))
            .collect();
        return print(&lines, SUCCESS);
    };
    match rules::find(wanted) {
        Some(rule) => print(&rule.explanation(), SUCCESS),
        None => {
            let rules = rules::all();
            let known = rules.iter().flat_map(|rule| [rule.code, rule.name]);
            let hint = closest(wanted, known)
                .map(|name| format!("; did you mean `{name}`?"))
                .unwrap_or_default();
            say(&format!(
                "error: there is no rule `{wanted}`{hint}\n`provspec explain` lists all rules\n"
            ));
            USAGE
        }
    }
}
