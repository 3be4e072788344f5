//! How bad a warning is in a project: rules that are allowed, stay warnings, or are denied.

use std::collections::BTreeSet;

use super::rules;
use crate::breaking::rules as breaking;
use crate::diagnostics::{Diagnostic, Rule, Severity, closest};

/// What becomes of the findings of a rule that is a warning by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// They are not told.
    Allow,
    /// They are told.
    Warn,
    /// They are errors.
    Deny,
}

impl Level {
    /// Every level, from the mildest on.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// The word in `provspec.toml` and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// What becomes of the findings, in a few words.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Allow => "They are not told.",
            Self::Warn => "They are told.",
            Self::Deny => "They are errors.",
        }
    }
}

/// The name of all rules that are warnings.
pub(crate) const WARNINGS: &str = "warnings";

/// The rules that a level is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Every rule that is a warning.
    Warnings,
    /// The rules whose codes begin so: `PS06`.
    Family(String),
    /// One rule, by its code.
    Rule(&'static str),
}

/// A name that no rule has, and one that is like it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name that was given.
    pub name: String,
    /// What was meant, most likely.
    pub meant: Option<&'static str>,
}

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no rule `{}`", self.name)?;
        match self.meant {
            Some(meant) => write!(f, "; did you mean `{meant}`?"),
            None => write!(f, "; `provspec explain` lists all rules"),
        }
    }
}

impl std::error::Error for UnknownRule {}

/// The code or name of a rule that is most like this one.
pub(crate) fn meant(name: &str) -> Option<&'static str> {
    meant_among(name, &rules::all())
}

fn meant_among(name: &str, known: &[&'static Rule]) -> Option<&'static str> {
    // A digit more or less is another rule, not a misspelling.
    let is_code = name
        .get(..2)
        .is_some_and(|it| it.eq_ignore_ascii_case("PS") || it.eq_ignore_ascii_case("PB"));
    let known = known.iter().map(|rule| rule.name);
    closest(name, known).filter(|_| !is_code)
}

/// Every rule that may have a level: those of specs, and those of what breaks.
pub(crate) fn known() -> Vec<&'static Rule> {
    rules::all().into_iter().chain(breaking::all()).collect()
}

/// Whether the name is of rules about changes, or the beginning of their codes.
pub(crate) fn is_about_changes(name: &str) -> bool {
    let mut rules = breaking::all().into_iter();
    rules.any(|rule| {
        let begins = rule.code.get(..name.len());
        (rule.name == name || begins.is_some_and(|it| it.eq_ignore_ascii_case(name)))
            && !breaking::categories(rule).is_empty()
    })
}

impl Selector {
    /// Reads `warnings`, the first four letters of codes, a code, or a name.
    ///
    /// # Errors
    ///
    /// There is no such rule.
    fn parse(name: &str) -> Result<Self, UnknownRule> {
        if name == WARNINGS {
            return Ok(Self::Warnings);
        }
        if let Some(rule) = rules::find(name).or_else(|| breaking::find(name)) {
            return Ok(Self::Rule(rule.code));
        }
        let family = name.to_ascii_uppercase();
        let is_in = |rule: &&'static Rule| rule.code.starts_with(&family);
        if family.len() == 4 && known().iter().any(is_in) {
            return Ok(Self::Family(family));
        }
        Err(UnknownRule {
            name: name.to_owned(),
            meant: meant_among(name, &known()),
        })
    }

    fn takes(&self, rule: &Rule) -> bool {
        match self {
            Self::Warnings => false,
            Self::Family(prefix) => rule.code.starts_with(prefix.as_str()),
            Self::Rule(code) => rule.code == *code,
        }
    }

    /// Whether all that it stands for are errors, which have no level.
    fn is_of_errors(&self) -> bool {
        let mut warnings = known().into_iter();
        !warnings.any(|rule| {
            rule.severity == Severity::Warning && (*self == Self::Warnings || self.takes(rule))
        })
    }
}

/// Why a rule cannot have a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is none of this name.
    Unknown(UnknownRule),
    /// It is an error, and stays one.
    Error(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(unknown) => unknown.fmt(f),
            Self::Error(name) if is_about_changes(name) => write!(
                f,
                "`{name}` is about errors, which have no level: name what breaks on purpose under `ignore` in `[breaking]` of `provspec.toml`"
            ),
            Self::Error(name) => write!(
                f,
                "`{name}` is about errors: nothing sensible can be built after one, so only warnings have levels"
            ),
        }
    }
}

impl std::error::Error for Refusal {}

impl Setting {
    /// A level for the rules of this name. `written` says where it is from.
    ///
    /// # Errors
    ///
    /// There is no such rule, or it is an error.
    pub fn parse(name: &str, level: Level, written: String) -> Result<Self, Refusal> {
        let selector = Selector::parse(name).map_err(Refusal::Unknown)?;
        if selector.is_of_errors() && level != Level::Deny {
            return Err(Refusal::Error(name.to_owned()));
        }
        Ok(Self {
            selector,
            level,
            written,
        })
    }
}

/// A level for some rules, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The rules.
    pub selector: Selector,
    /// Their level.
    pub level: Level,
    /// As it was written: `--deny warnings`.
    pub written: String,
}

/// The levels of a project.
///
/// In `provspec.toml` the setting for a rule outweighs the one for its family, and that the one for `warnings`. On the
/// command line the last one counts, and outweighs the file. `warnings` is there, as in rustc, what is a warning after
/// all that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Those of `provspec.toml`.
    pub of_project: Vec<Setting>,
    /// Those of the command line or the build script, in order.
    pub of_command: Vec<Setting>,
}

impl Levels {
    /// The level of a rule that is a warning by itself, and the setting that says so.
    fn of(&self, rule: &Rule) -> (Level, Option<&Setting>) {
        let for_it = |it: &&Setting| it.selector.takes(rule);
        let for_all = |it: &&Setting| it.selector == Selector::Warnings;
        let exact = |it: &&Setting| matches!(it.selector, Selector::Rule(_));
        let project = || {
            let all = self.of_project.iter();
            let of_rule = all.clone().filter(for_it).find(exact);
            of_rule
                .or_else(|| all.clone().find(for_it))
                .or_else(|| all.clone().find(for_all))
        };
        let command = self.of_command.iter();
        let said = command.clone().rfind(for_it).or_else(project);
        let level = said.map_or(Level::Warn, |it| it.level);
        let over_all = command.clone().rfind(for_all);
        match over_all {
            Some(all) if level == Level::Warn => (all.level, Some(all)),
            // `--warn warnings` takes back what the file says of all of them.
            Some(all) if said.as_ref().is_some_and(for_all) => (all.level, Some(all)),
            _ => (level, said),
        }
    }

    /// Takes out what is allowed. Errors stay.
    pub fn allow(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.of_project.is_empty() && self.of_command.is_empty() {
            return;
        }
        diagnostics.retain(|found| {
            found.rule.severity == Severity::Error || self.of(found.rule).0 != Level::Allow
        });
    }

    /// Whether findings of this rule, a warning by itself, are errors.
    pub(crate) fn denies(&self, rule: &Rule) -> bool {
        self.of(rule).0 == Level::Deny
    }

    /// Makes errors of what is denied; the first finding of each rule says why it is one.
    pub fn deny(&self, diagnostics: &mut [Diagnostic]) {
        let mut told = BTreeSet::new();
        for found in diagnostics.iter_mut().filter(|found| !found.is_error()) {
            if let (Level::Deny, setting) = self.of(found.rule) {
                found.severity = Severity::Error;
                let setting = setting.filter(|_| told.insert(found.rule.code));
                let why =
                    setting.map(|it| format!("a warning by itself, an error by {}", it.written));
                found.notes.extend(why);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(settings: &[(&str, Level)]) -> Vec<Setting> {
        let setting = |(name, level): &(&str, Level)| Setting {
            selector: Selector::parse(name).unwrap(),
            level: *level,
            written: (*name).to_owned(),
        };
        settings.iter().map(setting).collect()
    }

    #[test]
    fn what_is_closer_to_a_rule_outweighs_the_rest_and_the_command_the_file() {
        use Level::{Allow, Deny, Warn};
        let rule = rules::find("unused-field").unwrap();
        let family = &rule.code[..4];
        type Settings<'a> = &'a [(&'a str, Level)];
        let cases: &[(Settings<'_>, Settings<'_>, Level)] = &[
            (&[], &[], Warn),
            (&[("warnings", Deny)], &[], Deny),
            (&[("warnings", Deny), (family, Warn)], &[], Warn),
            (&[("unused-field", Allow), (family, Deny)], &[], Allow),
            (&[("unused-field", Allow)], &[(rule.code, Warn)], Warn),
            (&[("unused-field", Allow)], &[("warnings", Deny)], Allow),
            (&[("unused-field", Warn)], &[("warnings", Deny)], Deny),
            (&[("warnings", Deny)], &[("warnings", Warn)], Warn),
            (&[], &[("unused-field", Warn), ("warnings", Deny)], Deny),
            (&[], &[("warnings", Deny), ("unused-field", Allow)], Allow),
            (&[], &[("unused-field", Deny), (family, Allow)], Allow),
            (&[], &[(family, Allow), ("unused-field", Deny)], Deny),
        ];
        for (project, command, level) in cases {
            let levels = Levels {
                of_project: settings(project),
                of_command: settings(command),
            };
            assert_eq!(levels.of(rule).0, *level, "{project:?} {command:?}");
        }
    }

    #[test]
    fn a_selector_is_all_a_family_a_code_or_a_name() {
        assert_eq!(Selector::parse("warnings"), Ok(Selector::Warnings));
        assert_eq!(
            Selector::parse("ps06"),
            Ok(Selector::Family("PS06".to_owned()))
        );
        let unknown = Selector::parse("unused-feild").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "there is no rule `unused-feild`; did you mean `unused-field`?"
        );
        let unknown = Selector::parse("PS9999").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "there is no rule `PS9999`; `provspec explain` lists all rules"
        );
    }
}
