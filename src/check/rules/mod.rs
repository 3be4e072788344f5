//! The rules, one a file: its page, its code, and the words of its finding.
//!
//! To add a rule, add its file and its line below. A rule under `found while` is reported by the stage that
//! stumbles over it; a rule under `checks` looks at a whole resolved provider by itself.

macro_rules! rules {
    (found while { $($stage:ident)* } checks { $($check:ident)* }) => {
        $(pub(crate) mod $stage;)*
        $(pub(crate) mod $check;)*

        /// Every rule, in order of code.
        pub fn all() -> Vec<&'static Rule> {
            let mut all = vec![$(&$stage::RULE,)* $(&$check::RULE,)*];
            all.sort_by_key(|rule| rule.code);
            all
        }

        /// Runs every check on a resolved provider.
        pub(super) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
            $($check::check(resolved, diagnostics);)*
        }
    };
}

use super::resolve::Resolved;
use crate::diagnostics::{Diagnostic, Rule};

rules! {
    found while {
        unreadable_file file_too_large not_text empty_file syntax duplicate_key unsupported_yaml too_deep
        too_many_aliases deceptive_unicode too_many_entries too_many_findings
        unknown_key wrong_type missing_key value_not_allowed malformed_value value_out_of_range unclear_map
        duplicate_code unknown_field unknown_group mixed_script unknown_account nested_repeat unknown_option
        malformed_url unknown_link unknown_variable unsupported_markup
        unprintable_addresses too_many_addresses unclear_callback
        invalid_project unwritable_output unsafe_output
    }
    checks {
        code_differs_from_file duplicate_field duplicate_title malformed_name unused_field inconsistent_status
        key_not_for_type invalid_pattern unanchored_pattern rejected_example rejected_default
        secret_with_value unmarked_secret impossible_limits missing_options unknown_currency unknown_country
        contradictory_required malformed_lifetime
        unknown_feature condition_never_holds condition_always_holds circular_condition
        incomplete_file size_out_of_range unknown_passphrase malformed_file_name
        unused_modes same_in_both_modes mode_without_modes unknown_mode
        insecure_url credential_without_step
    }
}

/// The rule with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    all()
        .into_iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}
