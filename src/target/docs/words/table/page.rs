//! Words of the page around the forms.

use super::words;

words! {
    /// What every section may say.
    Common:
        and, or, comma, dot, yes, no, nothing, on, off, deprecated, setting, value, note, tip,
        warning, setting_line, field_of_form, field_in_modes, decimal,
}

words! {
    /// What the modes are called, as titles and inside sentences; and what a title begins a word with that names one.
    ModeNames:
        test_title, live_title, test, live, test_stem, live_stem,
}

words! {
    /// The top of a page.
    Top:
        deprecated, listed_title, listed, outline, currency, currencies,
}

words! {
    /// What a merchant will need.
    Needs:
        heading, account, apply, apply_label, dashboard, dashboard_label, given, either, other,
        existing, own, with, within, called, optional, late, for_forms, chosen, case, when,
        sometimes, whitelist,
}

words! {
    /// The table of credentials.
    Credentials:
        heading, on_the_form, name_at_provider, other_name, comes_from, required, secret, format,
        format_of_file, sometimes, later, for_test, for_live, origin_provider, origin_merchant,
        origin_either, origin_callback, origin_pair, origin_existing, origin_third,
}

words! {
    /// What runs out.
    Renewal:
        heading, field, fields, chosen, chosen_many, limited, limited_many, again, again_many, pair,
        pairs, pair_too,
}

words! {
    /// Test and live.
    Modes:
        heading, both, test, live, switch, unasked, unasked_many, differ, differ_unasked,
        sets_chosen, sets_all, sets, sets_many, selects,
}

words! {
    /// The addresses of the API.
    Hosts:
        mode, address, name, form, answer, otherwise, typed, every, alone, heading,
}

words! {
    /// Questions and answers, and where to ask.
    Trouble:
        heading, passphrase, passphrase_answer, passphrase_answer_per_mode, refused, refused_answer,
        refused_no_format, refused_ask, refused_ask_given, refused_per_mode_chosen,
        refused_per_mode, live, live_answer, help, help_text,
}
