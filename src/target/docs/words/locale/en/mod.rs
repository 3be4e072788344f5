//! English.

mod address;
mod form;
mod page;
mod setup;
mod site;
mod value;

use crate::ir::Locale;
use crate::target::docs::words::Words;

/// The words.
pub(super) static WORDS: Words = Words {
    locale: Locale::En,
    common: page::COMMON,
    mode: page::MODE,
    top: page::TOP,
    needs: page::NEEDS,
    credentials: page::CREDENTIALS,
    renewal: page::RENEWAL,
    modes: page::MODES,
    hosts: page::HOSTS,
    trouble: page::TROUBLE,
    setup: setup::SETUP,
    audience: setup::AUDIENCE,
    step_whitelist: setup::STEP_WHITELIST,
    step_callbacks: setup::STEP_CALLBACKS,
    whitelist: address::WHITELIST,
    callbacks: address::CALLBACKS,
    senders: address::SENDERS,
    issued: address::ISSUED,
    connect: form::CONNECT,
    field: form::FIELD,
    source: form::SOURCE,
    files: form::FILES,
    choices: form::CHOICES,
    condition: value::CONDITION,
    shape: value::SHAPE,
    picture: value::PICTURE,
    catalogue: site::CATALOGUE,
    filters: site::FILTERS,
    site: site::SITE,
};
