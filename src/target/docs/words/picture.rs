//! What the pictures of forms say beside the words of the form. They show plain text, so there is no mark-up here.

pub(in super::super) const ALT: &str = "Picture of the form “{form}”";
pub(in super::super) const NAME: &str = "{form} – {provider}";
pub(in super::super) const SHOWS: &str = "A form with these fields: {fields}.";
pub(in super::super) const SHOWS_NOTHING: &str = "A form without fields.";
pub(in super::super) const IS_REQUIRED: &str = "{field} (required)";
pub(in super::super) const STAR: &str = "*";
pub(in super::super) const STAR_MEANS: &str = "{star} Required";

pub(in super::super) const ONLY_WHEN: &str = "Only when {condition}";
pub(in super::super) const REQUIRED_WHEN: &str = "Required when {condition}";
pub(in super::super) const MORE: &str = "and {count} more";

pub(in super::super) const CHOOSE: &str = "Choose…";
pub(in super::super) const CHOOSE_OR_TYPE: &str = "Choose or type…";
pub(in super::super) const CHOOSE_FILE: &str = "Choose file";
pub(in super::super) const NO_FILE: &str = "No file chosen";
pub(in super::super) const PASTE: &str = "Paste the text here";
pub(in super::super) const OR_PASTE: &str = "… or paste the text here";
pub(in super::super) const MASKED: &str = "••••••••••••";

pub(in super::super) const URL: &str = "https://…";
pub(in super::super) const HOST: &str = "api.example.com";
pub(in super::super) const EMAIL: &str = "name@example.com";
pub(in super::super) const ADDRESS: &str = "192.0.2.1";
pub(in super::super) const NETWORK: &str = "192.0.2.0/24";

pub(in super::super) const ADD: &str = "+ Add {item}";
pub(in super::super) const AN_ADDRESS: &str = "address";
pub(in super::super) const ITEM: &str = "{item} {number}";
pub(in super::super) const ITEMS: &str = "Entries: {least} to {most}";
pub(in super::super) const ITEMS_UP_TO: &str = "Entries: up to {most}";
pub(in super::super) const ITEMS_EXACTLY: &str = "Entries: {most}";
pub(in super::super) const AT_MOST: &str = "At most {most}";
