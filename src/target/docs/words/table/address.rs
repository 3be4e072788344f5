//! Words of addresses and of what is entered beside them.

use super::words;

words! {
    /// The company's addresses.
    Whitelist:
        heading, place, if_used, given, step, unknown, asked, boxes, one_box, settings, per_mode,
        per_mode_chosen, empty, copy, addresses, copy_each, wildcard, cidr, netmask, most_one, most,
        left_out_title, left_out, excess_title, excess, retires_title, retires, retire, is_required,
        ask_manager, ask_somebody, is_recommended, is_none, by_semicolon, by_comma, by_space,
        by_line, by_text, by_semicolon_space, by_comma_space, by_form, by_box, deeper,
}

words! {
    /// The URLs to enter at the provider.
    Callbacks:
        heading, intro, intro_one, intro_given, intro_given_one, intro_mixed, exactly_one, exactly,
        intro_empty, intro_empty_one, intro_automatic, automatic, gives, event, events, settings,
        events_given, settings_given, per_mode, per_mode_chosen, per_connection_one, per_connection,
        empty, own, given, ask_support, place,
}

words! {
    /// Where the provider's own requests come from.
    Senders:
        said, host, days, begins, retires, day, published, published_only, for_forms, mode, many,
        list,
}

words! {
    /// Values that the company issues.
    Issued:
        heading, intro, intro_one, goes, setting, whitelist, secret, per_mode,
}
