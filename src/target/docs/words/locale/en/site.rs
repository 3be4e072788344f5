//! Words of the pages about all providers, and of the site around them.

use crate::target::docs::words::table::site::*;

pub(super) const CATALOGUE: Catalogue = Catalogue {
    home: "Connecting payment providers",
    home_intro: "How to connect payment providers to {company}: what to get from the provider, what to set up there and how to fill in the connection form.",
    home_count: "[All {count} providers](providers/index.md)",
    home_one: "[The one provider so far](providers/index.md)",
    home_none: "There are no providers yet.",
    providers: "Payment providers",
    provider: "Provider",
    forms: "Connection forms",
    files: "Files to upload",
    whitelist: "IP whitelist",
    status: "Status",
    status_active: "Available",
    status_deprecated: "On its way out",
    status_listed: "Not available yet",
    whitelist_required: "Required",
    whitelist_limited: "{requirement} in some cases",
    whitelist_ask: "Ask the provider",
    whitelist_recommended: "Recommended",
    whitelist_none: "No",
};

pub(super) const FILTERS: Filters = Filters {
    label: "Find a provider",
    search: "Search",
    any: "Any",
    option: "{title} ({count})",
    count: "Providers shown: {shown} of {all}",
    none: "No provider matches.",
    reset: "Show all providers",
};

pub(super) const SITE: Site = Site {
    name: "Connecting payment providers",
    to_dark: "Switch to dark mode",
    to_light: "Switch to light mode",
    language: "English",
};
