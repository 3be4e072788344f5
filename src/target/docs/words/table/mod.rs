//! Which words there are: a struct for each part of a page, so that a language without a word does not compile,
//! and a word that no page says is dead code.

pub(super) mod address;
pub(super) mod form;
pub(super) mod page;
pub(super) mod setup;
pub(super) mod site;
pub(super) mod value;

use crate::ir::Locale;

/// A part of the words: a struct with a text for each of these names. `{holes}` are filled with escaped Markdown.
macro_rules! words {
    ($(#[$about:meta])* $part:ident: $($word:ident),* $(,)?) => {
        $(#[$about])*
        pub(in crate::target::docs) struct $part {
            $(pub(in crate::target::docs) $word: &'static str,)*
        }

        #[cfg(test)]
        impl $part {
            /// Every word, by its name.
            pub(in crate::target::docs) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($word), self.$word)),*]
            }
        }
    };
}
use words;

macro_rules! parts {
    ($($(#[$about:meta])* $part:ident: $file:ident::$type:ident,)*) => {
        /// The compiler's own words in a language.
        pub(in crate::target::docs) struct Words {
            /// The language.
            pub(in crate::target::docs) locale: Locale,
            $($(#[$about])* pub(in crate::target::docs) $part: $file::$type,)*
        }

        #[cfg(test)]
        impl Words {
            /// Every word, by its part and name: `setup.step`.
            pub(super) fn all(&self) -> Vec<(String, &'static str)> {
                let mut all = Vec::new();
                $(
                    let part = self.$part.all().into_iter();
                    all.extend(part.map(|(word, text)| (format!("{}.{word}", stringify!($part)), text)));
                )*
                all
            }
        }
    };
}

parts! {
    /// What every section may say.
    common: page::Common,
    /// What the modes are called, as titles and inside sentences; and what a title begins a word with that names one.
    mode: page::ModeNames,
    /// The top of a page.
    top: page::Top,
    /// What a merchant will need.
    needs: page::Needs,
    /// The table of credentials.
    credentials: page::Credentials,
    /// What runs out.
    renewal: page::Renewal,
    /// Test and live.
    modes: page::Modes,
    /// The addresses of the API.
    hosts: page::Hosts,
    /// Questions and answers, and where to ask.
    trouble: page::Trouble,
    /// The steps.
    setup: setup::Setup,
    /// For whom something is, and when.
    audience: setup::Audience,
    /// What a step says of the whitelist.
    step_whitelist: setup::StepWhitelist,
    /// What a step says of callback URLs.
    step_callbacks: setup::StepCallbacks,
    /// The company's addresses.
    whitelist: address::Whitelist,
    /// The URLs to enter at the provider.
    callbacks: address::Callbacks,
    /// Where the provider's own requests come from.
    senders: address::Senders,
    /// Values that the company issues.
    issued: address::Issued,
    /// From the dashboard to the saved form.
    connect: form::Connect,
    /// What is said of any field.
    field: form::Field,
    /// Where a value comes from, and what it is called there.
    source: form::Source,
    /// Files, their names and passwords, and key pairs.
    files: form::Files,
    /// Options, switches, boxes to tick and lists.
    choices: form::Choices,
    /// The end of a sentence that begins with “when”.
    condition: value::Condition,
    /// What a value looks like, how long it is, how large, and how long it is good for.
    shape: value::Shape,
    /// Pictures of forms: plain text, without mark-up.
    picture: value::Picture,
    /// The home page and the list of providers.
    catalogue: site::Catalogue,
    /// The search and the filters above the list of providers.
    filters: site::Filters,
    /// The menus around the pages.
    site: site::Site,
}
