//! Words of connecting: the forms and their fields.

use super::words;

words! {
    /// From the dashboard to the saved form.
    Connect:
        heading, open, choose, form, form_of, form_below, form_bullet, form_deprecated, fill, shown,
        shown_optional, step_optional, after, after_that, shown_callbacks, back, secret, fields,
        other_fields, deprecated,
}

words! {
    /// What is said of any field.
    Field:
        field_deprecated, is_required, is_required_secret, is_optional, is_optional_secret, is_late,
        is_secret, is_later, is_later_secret, required_when, shown_when, shown_required,
        group_shown, format_is, example, default, default_only, shown_once, shown_once_elsewhere,
        never_shown, mode_differs, mode_only_test, mode_only_live, mode_selects, valid_limited,
        valid_chosen, valid_for,
}

words! {
    /// Where a value comes from, and what it is called there.
    Source:
        from_step, learned_in_step, made_in_step, from_callback, either_in_step, from_either,
        chosen_in_step, from_merchant, from_existing, existing_see_step, from_third, known_as,
        also_called,
}

words! {
    /// Files, their names and passwords, and key pairs.
    Files:
        upload, paste, upload_or_paste, name, name_from, name_hole, unlocked_by, unlocks, key_pair,
        key_pair_of_any_kind, public_file, public_file_from, public_half, public_half_in,
        public_half_in_from,
}

words! {
    /// Options, switches, boxes to tick and lists.
    Choices:
        toggle, one, only, set, several, at_most, one_of, several_of, supported, mode, dynamic,
        dynamic_listed, addresses, addresses_most, acknowledge_but, acknowledge_but_many,
        acknowledge, repeat_one, repeat_any, repeat, from_provider_api, from_account_manager,
}
