//! Words of the page around the forms.

use crate::target::docs::words::table::page::*;

pub(super) const COMMON: Common = Common {
    and: " and ",
    or: " or ",
    comma: ", ",
    dot: " · ",
    yes: "Yes",
    no: "No",
    nothing: "–",
    on: "on",
    off: "off",
    deprecated: "On its way out",
    setting: "Setting",
    value: "Value",
    note: "Note",
    tip: "Tip",
    warning: "Warning",
    setting_line: "{name}: {value}",
    field_of_form: "{field} ({form})",
    field_in_modes: "{field} ({modes})",
    decimal: ".",
};

pub(super) const MODE: ModeNames = ModeNames {
    test_title: "Test",
    live_title: "Live",
    test: "test",
    live: "live",
    test_stem: "test",
    live_stem: "live",
};

pub(super) const TOP: Top = Top {
    deprecated: "Do not make new connections with {provider}: it is deprecated since {since}. {reason} Existing connections keep working.",
    listed_title: "Not available for connection yet",
    listed: "There is no connection form for {provider} yet. If you want to use it, write to the {company} support team: {email}.",
    outline: "This page shows how to get what you need from {provider}, and how to connect it to {company}.",
    currency: "{title} ({code})",
    currencies: "A connection to {provider} is for payments in {currencies} only.",
};

pub(super) const NEEDS: Needs = Needs {
    heading: "What you will need",
    account: "An account at {provider}",
    apply: "An account at {provider} ({link})",
    apply_label: "apply for one",
    dashboard: "Access to the {link}",
    dashboard_label: "{company} dashboard",
    given: "From {provider}{for}: {titles}",
    either: "From {provider}, or chosen by you{for}: {titles}",
    other: "From others{for}: {titles}",
    existing: "Your own{for}: {titles}",
    own: "Chosen or made by you{for}: {titles}",
    with: "{title} ({words})",
    within: "{title}, {words})",
    called: "called {name}",
    optional: "optional",
    late: "after you have saved the form",
    for_forms: ", for {forms}",
    chosen: ", if you connect {mode}",
    case: ", {when}",
    when: "when {condition}",
    sometimes: "in some cases",
    whitelist: "The [{company} addresses](#whitelist) on the whitelist at {provider}{for}",
};

pub(super) const CREDENTIALS: Credentials = Credentials {
    heading: "Credentials",
    on_the_form: "On the form",
    name_at_provider: "Name at {provider}",
    other_name: "Known as",
    comes_from: "Where from",
    required: "Required",
    secret: "Secret",
    format: "Format",
    format_of_file: "{format}, named {name}",
    sometimes: "Sometimes",
    later: "Later",
    for_test: "For test",
    for_live: "For live",
    origin_provider: "{provider}",
    origin_merchant: "You choose it",
    origin_either: "{provider}, or you choose it",
    origin_callback: "[{boxes}](#callbacks)",
    origin_pair: "You make it",
    origin_existing: "You have it",
    origin_third: "A third party",
};

pub(super) const RENEWAL: Renewal = Renewal {
    heading: "Renewal",
    field: "{title} is good for {lifetime}. Get a new one before it runs out, then open your connection in the {company} dashboard and replace it there.",
    fields: "{title} are good for {lifetime} each. Get new ones before they run out, then open your connection in the {company} dashboard and replace them there.",
    chosen: "{title} is good for as long as you have chosen, {lifetime}. Get a new one before it runs out, then open your connection in the {company} dashboard and replace it there.",
    chosen_many: "{title} are good for as long as you have chosen, {lifetime}. Get new ones before they run out, then open your connection in the {company} dashboard and replace them there.",
    limited: "{title} runs out, after a time that {provider} sets. Ask for the day, and get a new one before it. Then open your connection in the {company} dashboard and replace it there.",
    limited_many: "{title} run out, after a time that {provider} sets. Ask for the day, and get new ones before it. Then open your connection in the {company} dashboard and replace them there.",
    again: "How to get one: {steps}.",
    again_many: "How to get them: {steps}.",
    pair: "{titles} is half of a key pair. When you make a new pair, hand in its public half again before you upload the new private half.",
    pairs: "{titles} are halves of key pairs. When you make a new pair, hand in its public half again before you upload the new private half.",
    pair_too: "It is half of a key pair, so hand in the public half of the new pair first.",
};

pub(super) const MODES: Modes = Modes {
    heading: "Test and live",
    both: "{provider} has a test mode, in which no money moves, and a live mode.",
    test: "{provider} has a test mode only: no money moves.",
    live: "{provider} has no test mode: every payment moves money.",
    switch: "You choose the mode in {fields}.",
    unasked: "The form {forms} does not ask for the mode. It takes the credentials as they are: ask {provider} whether yours are for test or for live.",
    unasked_many: "The forms {forms} do not ask for the mode. They take the credentials as they are: ask {provider} whether yours are for test or for live.",
    differ: "These take another value in test than in live. Replace them when you change the mode: {fields}.",
    differ_unasked: "These take another value in test than in live: {fields}.",
    sets_chosen: "You choose in {fields} whether you connect test, live or both. The form then asks for the values of what you have chosen.",
    sets_all: "The form has boxes of their own for the values for test and for those for live.",
    sets: "The form {forms} has boxes of their own for the values for test and for those for live.",
    sets_many: "The forms {forms} have boxes of their own for the values for test and for those for live.",
    selects: "The value itself decides between test and live: {fields}.",
};

pub(super) const HOSTS: Hosts = Hosts {
    mode: "Mode",
    address: "API address",
    name: "Which",
    form: "Account",
    answer: "When",
    otherwise: "in all other cases",
    typed: "*What you enter as* {field}",
    every: "Test and live",
    alone: "The API of {provider} is at {host}.",
    heading: "API addresses",
};

pub(super) const TROUBLE: Trouble = Trouble {
    heading: "If something goes wrong",
    passphrase: "The form does not take {file}",
    passphrase_answer: "Check that {password} is the password of this very file, and that the file is what the form asks for: {formats}.",
    passphrase_answer_per_mode: "Check that {password}, the one for the same mode, is the password of this very file, and that the file is what the form asks for: {formats}.",
    refused: "{provider} refuses requests although the credentials are right",
    refused_answer: "Check that each of the [addresses](#whitelist) is on the whitelist, in the format shown there.",
    refused_no_format: "Check that each of the [addresses](#whitelist) is on the whitelist.",
    refused_ask: "Ask your account manager whether the [addresses](#whitelist) have to be whitelisted, and whether each of them is.",
    refused_ask_given: "Ask {who} whether the [addresses](#whitelist) have to be whitelisted, and whether each of them is.",
    refused_per_mode_chosen: "Test and live have lists of their own: look at that of each mode that you connect.",
    refused_per_mode: "Test and live have lists of their own: look at both.",
    live: "It works in test but not in live",
    live_answer: "Check that the values of {fields} are those for live, not those for test.",
    help: "Help",
    help_text: "Still stuck? Write to the {company} support team: {email}.",
};
