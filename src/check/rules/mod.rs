//! The rules, one a file: its page, its code, and the words of its finding.
//!
//! To add a rule, add its file, its `mod` line, and its name in the list below. A rule under `found while` is
//! reported by the stage that stumbles over it; a rule under `checks` looks at a whole resolved provider.

pub(crate) mod altered_translation;
pub(crate) mod ambiguous_mode;
pub(crate) mod circular_condition;
pub(crate) mod code_differs_from_file;
pub(crate) mod comment_in_text;
pub(crate) mod condition_always_holds;
pub(crate) mod condition_never_holds;
pub(crate) mod contradictory_entry;
pub(crate) mod contradictory_required;
pub(crate) mod credential_too_late;
pub(crate) mod credential_without_step;
pub(crate) mod deceptive_unicode;
pub(crate) mod duplicate_callback;
pub(crate) mod duplicate_code;
pub(crate) mod duplicate_field;
pub(crate) mod duplicate_key;
pub(crate) mod duplicate_title;
pub(crate) mod duplicate_translation;
pub(crate) mod earlier_key_claimed_twice;
pub(crate) mod earlier_key_in_use;
pub(crate) mod empty_file;
pub(crate) mod empty_translation;
pub(crate) mod file_too_large;
pub(crate) mod idle_step;
pub(crate) mod impossible_limits;
pub(crate) mod incomplete_file;
pub(crate) mod incomplete_translations;
pub(crate) mod inconsistent_status;
pub(crate) mod insecure_url;
pub(crate) mod invalid_baseline;
pub(crate) mod invalid_pattern;
pub(crate) mod invalid_project;
pub(crate) mod invalid_releases;
pub(crate) mod key_not_for_type;
pub(crate) mod malformed_address;
pub(crate) mod malformed_file_name;
pub(crate) mod malformed_lifetime;
pub(crate) mod malformed_name;
pub(crate) mod malformed_suppression;
pub(crate) mod malformed_url;
pub(crate) mod malformed_value;
pub(crate) mod missing_host;
pub(crate) mod missing_key;
pub(crate) mod missing_options;
pub(crate) mod mixed_script;
pub(crate) mod mode_asked_twice;
pub(crate) mod mode_without_modes;
pub(crate) mod nested_repeat;
pub(crate) mod not_text;
pub(crate) mod orphan_translations;
pub(crate) mod rejected_default;
pub(crate) mod rejected_example;
pub(crate) mod same_in_both_modes;
pub(crate) mod secret_with_value;
pub(crate) mod size_out_of_range;
pub(crate) mod stale_baseline;
pub(crate) mod stale_translation;
pub(crate) mod syntax;
pub(crate) mod todo_left;
pub(crate) mod too_deep;
pub(crate) mod too_many_addresses;
pub(crate) mod too_many_aliases;
pub(crate) mod too_many_entries;
pub(crate) mod too_many_findings;
pub(crate) mod too_many_values;
pub(crate) mod typographic_quotes;
pub(crate) mod unanchored_pattern;
pub(crate) mod unchosen_mode;
pub(crate) mod unclear_callback;
pub(crate) mod unclear_map;
pub(crate) mod unentered_callback;
pub(crate) mod unknown_account;
pub(crate) mod unknown_callback;
pub(crate) mod unknown_country;
pub(crate) mod unknown_currency;
pub(crate) mod unknown_feature;
pub(crate) mod unknown_field;
pub(crate) mod unknown_group;
pub(crate) mod unknown_key;
pub(crate) mod unknown_link;
pub(crate) mod unknown_mode;
pub(crate) mod unknown_option;
pub(crate) mod unknown_passphrase;
pub(crate) mod unknown_rule;
pub(crate) mod unknown_variable;
pub(crate) mod unmarked_secret;
pub(crate) mod unprintable_addresses;
pub(crate) mod unreadable_file;
pub(crate) mod unsafe_output;
pub(crate) mod unsplit_path;
pub(crate) mod unsupported_markup;
pub(crate) mod unsupported_yaml;
pub(crate) mod unsuppressible_error;
pub(crate) mod unusable_screenshot;
pub(crate) mod unused_field;
pub(crate) mod unused_modes;
pub(crate) mod unused_per_mode;
pub(crate) mod unused_suppression;
pub(crate) mod unwritable_output;
pub(crate) mod value_not_allowed;
pub(crate) mod value_out_of_range;
pub(crate) mod wrong_type;

macro_rules! rules {
    (found while { $($stage:ident)* } checks of texts { $($text:ident)* } checks { $($check:ident)* }) => {
        /// Every rule, in order of code.
        pub fn all() -> Vec<&'static Rule> {
            let mut all = vec![$(&$stage::RULE,)* $(&$text::RULE,)* $(&$check::RULE,)*];
            all.sort_by_key(|rule| rule.code);
            all
        }

        /// Runs every check on a resolved provider.
        pub(super) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
            check_texts(resolved, diagnostics);
            $($check::check(resolved, diagnostics);)*
        }

        /// Runs the checks of texts: those that a provider in another language may fail.
        pub(super) fn check_texts(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
            $($text::check(resolved, diagnostics);)*
        }
    };
}

use super::resolve::Resolved;
use crate::diagnostics::{Diagnostic, Rule};

rules! {
    found while {
        unreadable_file file_too_large not_text empty_file syntax duplicate_key unsupported_yaml too_deep
        too_many_aliases deceptive_unicode too_many_entries too_many_findings comment_in_text todo_left
        typographic_quotes too_many_values
        unknown_key wrong_type missing_key value_not_allowed malformed_value value_out_of_range unclear_map
        duplicate_code unknown_field unknown_group mixed_script unknown_account nested_repeat unknown_option
        malformed_url unknown_link unsupported_markup
        unprintable_addresses too_many_addresses unclear_callback
        contradictory_entry unknown_callback malformed_address idle_step unusable_screenshot
        invalid_project unwritable_output unsafe_output invalid_releases
        orphan_translations stale_translation duplicate_translation altered_translation empty_translation
        incomplete_translations
        unknown_rule unsuppressible_error unused_suppression malformed_suppression invalid_baseline stale_baseline
    }
    // Of these, those that look at the texts themselves: a translation may break them by itself.
    checks of texts { duplicate_title duplicate_callback unsplit_path unknown_variable }
    checks {
        code_differs_from_file duplicate_field malformed_name unused_field inconsistent_status
        earlier_key_in_use earlier_key_claimed_twice
        key_not_for_type invalid_pattern unanchored_pattern rejected_example rejected_default
        secret_with_value unmarked_secret impossible_limits missing_options unknown_currency unknown_country
        contradictory_required malformed_lifetime
        unknown_feature condition_never_holds condition_always_holds circular_condition
        incomplete_file size_out_of_range unknown_passphrase malformed_file_name
        unused_modes same_in_both_modes mode_without_modes mode_asked_twice unchosen_mode unknown_mode unused_per_mode
        ambiguous_mode missing_host
        insecure_url credential_without_step credential_too_late unentered_callback
    }
}

/// The rule with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    all()
        .into_iter()
        .find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}
