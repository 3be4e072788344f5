//! Words of the steps at the provider.

use super::words;

words! {
    /// The steps.
    Setup:
        heading, step, link, optional, place, hole_typed, hole, hole_connection, hole_issued,
        hole_issued_many, hole_value, save_first, after_saving, enter_afterwards,
        enter_all_afterwards, gives, gives_chosen, given_more, given_and, given_chosen, given_once,
        given_never_again, given_case, given_chosen_case, known_as, also_called,
}

words! {
    /// For whom something is, and when.
    Audience:
        only, aside, among, cases, forms, forms_when, when,
}

words! {
    /// What a step says of the whitelist.
    StepWhitelist:
        enter, recommended, recommended_given, unknown, ask, ask_given, given, none, see,
}

words! {
    /// What a step says of callback URLs.
    StepCallbacks:
        enter, enter_one, given, given_one, own, own_one, own_given, own_given_one, empty,
        empty_one, ask_one, ask, named, named_one, automatic, events, events_and_settings, settings,
        events_given, events_and_settings_given, settings_given, beside, see_named, see,
}
