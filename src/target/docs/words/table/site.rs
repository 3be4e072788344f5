//! Words of the pages about all providers, and of the site around them.

use super::words;

words! {
    /// The home page and the list of providers.
    Catalogue:
        home, home_intro, home_count, home_one, home_none, providers, provider, forms, files,
        whitelist, status, status_active, status_deprecated, status_listed, whitelist_required,
        whitelist_limited, whitelist_ask, whitelist_recommended, whitelist_none,
}

words! {
    /// The search and the filters above the list of providers: plain text, which a script fills.
    Filters:
        label, search, any, option, count, none, reset,
}

words! {
    /// The menus around the pages.
    Site:
        name, to_dark, to_light, language,
}
