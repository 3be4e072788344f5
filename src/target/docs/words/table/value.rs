//! Words of what a value looks like, of what has to hold, and of pictures.

use super::words;

words! {
    /// The end of a sentence that begins with “when”.
    Condition:
        is_on, is_off, is, is_not, is_neither, chosen, not_chosen, none_chosen, includes,
        includes_not, includes_neither, filled, not_filled, mode_is, mode_is_not, always, never,
        all_hold, one_holds, both, either, and_of_many, or_of_many, nor, nor_between,
}

words! {
/// What a value looks like, how long it is, how large, and how long it is good for.
Shape:
    begins, does_not_begin, ends, begins_in, ends_in, url, host, email, lines, whole, number,
    from_to, from, to, file, file_of_any_name,                 lifetime_at_most, lifetime_limited,
    }

words! {
    /// Pictures of forms: plain text, without mark-up.
    Picture:
        alt, name, shows, shows_nothing, is_required, star, star_means, only_when, required_when,
        more, choose, choose_or_type, choose_file, no_file, paste, or_paste, masked, url, host,
        email, address, network, add, an_address, item, items, items_up_to, items_exactly, at_most,
}
