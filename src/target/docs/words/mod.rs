//! The compiler's own words on a page, in English. `{holes}` are filled with escaped Markdown, so a
//! translation of this folder is a translation of every page.

mod condition;
pub(super) mod picture;
mod place;
mod shape;
mod written;

pub(super) use condition::{Said, condition, condition_in_line, in_mode};
pub(super) use place::{place, requirement, separator};
pub(super) use shape::{example, format};
pub(super) use written::Written;

pub(super) const AND: &str = " and ";
pub(super) const OR: &str = " or ";
pub(super) const COMMA: &str = ", ";
pub(super) const DOT: &str = " · ";
pub(super) const YES: &str = "Yes";
pub(super) const NO: &str = "No";
pub(super) const NOTHING: &str = "–";
pub(super) const ON: &str = "on";
pub(super) const OFF: &str = "off";
pub(super) const TEST_TITLE: &str = "Test";
pub(super) const LIVE_TITLE: &str = "Live";

// Top of the page.
pub(super) const DEPRECATED_TITLE: &str = "On its way out";
pub(super) const DEPRECATED: &str = "Do not make new connections with {provider}: it is deprecated since {since}. {reason} Existing connections keep working.";
pub(super) const LISTED_TITLE: &str = "Not available for connection yet";
pub(super) const LISTED: &str = "There is no connection form for {provider} yet. If you want to use it, write to the {company} support team: {email}.";
pub(super) const OUTLINE: &str =
    "This page shows how to get what you need from {provider}, and how to connect it to {company}.";

pub(super) const CURRENCY: &str = "{title} ({code})";
pub(super) const CURRENCIES: &str =
    "A connection to {provider} is for payments in {currencies} only.";

// What you need.
pub(super) const NEEDS: &str = "What you will need";
pub(super) const NEED_ACCOUNT: &str = "An account at {provider}";
pub(super) const NEED_APPLY: &str = "An account at {provider} ({link})";
pub(super) const NEED_APPLY_LABEL: &str = "apply for one";
pub(super) const NEED_DASHBOARD: &str = "Access to the {link}";
pub(super) const NEED_DASHBOARD_LABEL: &str = "{company} dashboard";
pub(super) const NEED_GIVEN: &str = "From {provider}{for}: {titles}";
pub(super) const NEED_EITHER: &str = "From {provider}, or chosen by you{for}: {titles}";
pub(super) const NEED_OTHER: &str = "From others{for}: {titles}";
pub(super) const NEED_EXISTING: &str = "Your own{for}: {titles}";
pub(super) const NEED_OWN: &str = "Chosen or made by you{for}: {titles}";
pub(super) const NEED_WITH: &str = "{title} ({words})";
pub(super) const NEED_WITHIN: &str = "{title}, {words})";
pub(super) const NEED_CALLED: &str = "called {name}";
pub(super) const NEED_OPTIONAL: &str = "optional";
pub(super) const NEED_LATE: &str = "after you have saved the form";
pub(super) const NEED_FOR: &str = ", for {forms}";
pub(super) const NEED_CHOSEN: &str = ", if you connect {mode}";
pub(super) const NEED_CASE: &str = ", {when}";
pub(super) const CASE_WHEN: &str = "when {condition}";
pub(super) const CASE_SOMETIMES: &str = "in some cases";
pub(super) const NEED_WHITELIST: &str =
    "The [{company} addresses](#whitelist) on the whitelist at {provider}{for}";

// Set up.
pub(super) const SETUP: &str = "Set up at {provider}";
pub(super) const STEP: &str = "Step {number}: {title}";
pub(super) const STEP_LINK: &str = "step {number}";
pub(super) const STEP_OPTIONAL: &str = "This step is optional.";
pub(super) const AUDIENCE_ONLY: &str = "Only {cases}.";
pub(super) const AUDIENCE_ASIDE: &str = ", {cases}";
pub(super) const AUDIENCE_AMONG: &str = " (only {cases})";
pub(super) const AUDIENCE_CASES: &str = "; ";
pub(super) const AUDIENCE_FORMS: &str = "for {forms}";
pub(super) const AUDIENCE_FORMS_WHEN: &str = "for {forms}, when {condition}";
pub(super) const AUDIENCE_WHEN: &str = "when {condition}";
pub(super) const STEP_PLACE: &str = "In the portal: {place}";
pub(super) const STEP_WHITELIST: &str = "Enter the addresses from [{title}](#whitelist).";
pub(super) const STEP_WHITELIST_RECOMMENDED: &str =
    "If you use the whitelist, enter the addresses from [{title}](#whitelist).";
pub(super) const STEP_WHITELIST_RECOMMENDED_GIVEN: &str =
    "If you use the whitelist, send the list in [{title}](#whitelist) to {who}.";
pub(super) const STEP_WHITELIST_UNKNOWN: &str =
    "Ask {provider} how to have the addresses from [{title}](#whitelist) put on the whitelist.";
pub(super) const STEP_WHITELIST_ASK: &str =
    "If your account manager asks for addresses, give them the list in [{title}](#whitelist).";
pub(super) const STEP_WHITELIST_ASK_GIVEN: &str =
    "Ask {who} whether the addresses are needed. If so, send the list in [{title}](#whitelist).";
pub(super) const STEP_WHITELIST_GIVEN: &str = "Send the list in [{title}](#whitelist) to {who}.";
pub(super) const STEP_WHITELIST_NONE: &str = "You may leave the addresses out. If you enter any, enter those from [{title}](#whitelist) too.";
pub(super) const STEP_WHITELIST_SEE: &str = "See [{title}](#whitelist).";
pub(super) const STEP_CALLBACKS: &str = "Enter the URLs from [{title}](#callbacks).";
pub(super) const STEP_CALLBACK: &str = "Enter the URL from [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_GIVEN: &str = "Send the URLs from [{title}](#callbacks) to {who}.";
pub(super) const STEP_CALLBACK_GIVEN: &str = "Send the URL from [{title}](#callbacks) to {who}.";
pub(super) const STEP_CALLBACKS_OWN: &str = "Enter URLs of your own: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_OWN: &str = "Enter a URL of your own: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_OWN_GIVEN: &str =
    "Send URLs of your own to {who}: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_OWN_GIVEN: &str =
    "Send a URL of your own to {who}: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_EMPTY: &str =
    "Leave the boxes {boxes} empty: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_EMPTY: &str =
    "Leave the box {boxes} empty: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_ASK: &str =
    "Ask the {company} support team for the URL to enter: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_ASK: &str =
    "Ask the {company} support team for the URLs to enter: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_NAMED: &str =
    "Enter the URLs of {boxes} from [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_NAMED: &str = "Enter the URL of {boxes} from [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_AUTOMATIC: &str =
    "No callback URL has to be entered: see [{title}](#callbacks).";
pub(super) const STEP_CALLBACK_EVENTS: &str = "Switch on the events that stand there.";
pub(super) const STEP_CALLBACK_EVENTS_AND_SETTINGS: &str =
    "Switch on the events and make the settings that stand there.";
pub(super) const STEP_SETTINGS: &str = "Make the settings that stand there.";
pub(super) const STEP_CALLBACK_EVENTS_GIVEN: &str = "Ask for the events that stand there.";
pub(super) const STEP_CALLBACK_EVENTS_AND_SETTINGS_GIVEN: &str =
    "Ask for the events and the settings that stand there.";
pub(super) const STEP_SETTINGS_GIVEN: &str = "Ask for the settings that stand there.";
pub(super) const STEP_CALLBACK_BESIDE: &str = "What else each of them needs stands there.";
pub(super) const STEP_CALLBACKS_SEE_NAMED: &str =
    "What goes into {boxes} is in [{title}](#callbacks).";
pub(super) const STEP_CALLBACKS_SEE: &str = "What goes into each box is in [{title}](#callbacks).";
pub(super) const STEP_HOLE_TYPED: &str = "Write your {field} in place of {hole}.";
pub(super) const STEP_HOLE: &str = "{hole} stands for your {field}.";
pub(super) const STEP_HOLE_CONNECTION: &str = "{hole} stands for the ID of your connection, which the {link} shows once you have [saved the form](#connect).";
pub(super) const STEP_HOLE_ISSUED: &str = "Write {values}: your connection in the {link} shows it once you have [saved the form](#connect).";
pub(super) const STEP_HOLE_ISSUED_MANY: &str = "Write {values}: your connection in the {link} shows them once you have [saved the form](#connect).";
pub(super) const STEP_HOLE_VALUE: &str = "{value} in place of {hole}";
pub(super) const STEP_SAVE_FIRST: &str =
    "First [save the form](#connect): your connection in the {link} then shows what to enter here.";
pub(super) const STEP_AFTER_SAVING: &str =
    "This step comes after you have [saved the form](#connect).";
pub(super) const STEP_ENTER_AFTERWARDS: &str =
    "Then open your connection again and enter {fields} there.";
pub(super) const STEP_ENTER_ALL_AFTERWARDS: &str =
    "Then open your connection again and enter that there.";
pub(super) const STEP_GIVES: &str = "After this step you have:";
pub(super) const STEP_GIVES_CHOSEN: &str = "After this step you have what follows. What is for test or live is needed only if you connect that mode:";
pub(super) const GIVEN_MORE: &str = "{thing} – {words}";
pub(super) const GIVEN_AND: &str = "; ";
pub(super) const GIVEN_CHOSEN: &str = "only needed if you connect {mode}";
pub(super) const GIVEN_ONCE: &str = "shown only once, so save it at once";
pub(super) const GIVEN_NEVER_AGAIN: &str = "never shown again, so keep a copy";
pub(super) const GIVEN_CASE: &str = "only needed {when}";
pub(super) const GIVEN_CHOSEN_CASE: &str = "only needed if you connect {mode}, {when}";
pub(super) const SETTING: &str = "Setting";
pub(super) const VALUE: &str = "Value";
pub(super) const NOTE: &str = "Note";
pub(super) const TIP: &str = "Tip";
pub(super) const WARNING: &str = "Warning";
pub(super) const KNOWN_AS_SHORT: &str = "{provider} calls it {name}";
pub(super) const ALSO_CALLED_SHORT: &str = "also called {name}";

// Whitelist.
pub(super) const WHITELIST: &str = "Addresses to whitelist";
pub(super) const WHITELIST_PLACE: &str = "Where to enter them: {place}.";
pub(super) const WHITELIST_IF_USED: &str =
    "If you use the list at {provider}, enter ours: other addresses are refused then.";
pub(super) const WHITELIST_GIVEN: &str = "Send the list to {who}.";
pub(super) const WHITELIST_STEP: &str = "How to enter them: {steps}.";
pub(super) const WHITELIST_UNKNOWN: &str = "Ask {provider} where they go.";
pub(super) const WHITELIST_ASKED: &str = "If so, give them this list.";
pub(super) const WHITELIST_BOXES: &str = "Enter the same list in each of these boxes: {boxes}.";
pub(super) const WHITELIST_BOX: &str = "The list goes into the box {boxes}.";
pub(super) const SETTING_LINE: &str = "{name}: {value}";
pub(super) const WHITELIST_SETTINGS: &str = "Set this beside the list:";
pub(super) const WHITELIST_PER_MODE: &str =
    "Test and live have lists of their own: enter the addresses in both.";
pub(super) const WHITELIST_PER_MODE_CHOSEN: &str = "Test and live have lists of their own: enter the addresses in that of each mode that you connect.";
pub(super) const WHITELIST_EMPTY: &str =
    "Ask the {company} support team for the addresses: {email}.";
pub(super) const WHITELIST_COPY: &str = "Copy the list as it stands:";
pub(super) const WHITELIST_ADDRESSES: &str = "The addresses:";
pub(super) const WHITELIST_COPY_EACH: &str = "Enter each of these lines by itself:";
pub(super) const WHITELIST_WILDCARD: &str = "{star} stands for any number from 0 to 255.";
pub(super) const WHITELIST_CIDR: &str =
    "An entry with {slash} is a whole network, not a single address.";
pub(super) const WHITELIST_NETMASK: &str = "Each entry is an address and its subnet mask. Where these have a box each, enter the one in the first box and the other in the second.";
pub(super) const WHITELIST_MOST_ONE: &str = "{provider} takes one entry at most.";
pub(super) const WHITELIST_MOST: &str = "{provider} takes {most} entries at most.";
pub(super) const WHITELIST_LEFT_OUT_TITLE: &str = "The list is shorter than usual";
pub(super) const WHITELIST_LEFT_OUT: &str = "{provider} takes {most} entries, so {count} that will soon be out of use are left out: {entries}.";
pub(super) const WHITELIST_EXCESS_TITLE: &str = "The list does not fit";
pub(super) const WHITELIST_EXCESS: &str = "{provider} takes {most} entries, and the list has {total}: {excess} too many. Do not leave any out by yourself: ask the {company} support team, {email}, which ones to enter.";
pub(super) const WHITELIST_RETIRES_TITLE: &str = "Some addresses are going away";
pub(super) const WHITELIST_RETIRES: &str = "{entries} from {date}: you may remove it then.";
pub(super) const WHITELIST_RETIRE: &str = "{entries} from {date}: you may remove them then.";

// Callbacks.
pub(super) const CALLBACKS: &str = "Callback URLs";
pub(super) const CALLBACKS_INTRO: &str = "Enter these URLs at {provider}{exactly}:";
pub(super) const CALLBACKS_INTRO_ONE: &str = "Enter this URL at {provider}{exactly}:";
pub(super) const CALLBACKS_INTRO_GIVEN: &str = "Send these URLs to {who}{exactly}:";
pub(super) const CALLBACKS_INTRO_GIVEN_ONE: &str = "Send this URL to {who}{exactly}:";
pub(super) const CALLBACKS_INTRO_MIXED: &str = "{provider} needs these URLs{exactly}:";
pub(super) const CALLBACKS_EXACTLY_ONE: &str = ", exactly as it stands";
pub(super) const CALLBACKS_EXACTLY: &str = ", exactly as they stand";
pub(super) const CALLBACKS_INTRO_EMPTY: &str = "These boxes at {provider} stay empty: {boxes}.";
pub(super) const CALLBACKS_INTRO_EMPTY_ONE: &str = "This box at {provider} stays empty: {boxes}.";
pub(super) const CALLBACKS_INTRO_AUTOMATIC: &str =
    "You do not have to enter any URL at {provider}: {company} hands in {boxes}.";
pub(super) const CALLBACK_AUTOMATIC: &str = "*Nothing to enter: {company} hands it in*";
pub(super) const CALLBACK_GIVES: &str = "It gives you {fields}.";
pub(super) const CALLBACK_EVENT: &str = "{event}{only}";
pub(super) const CALLBACK_EVENTS: &str = "Switch on these events for {title}{for}:";
pub(super) const CALLBACK_SETTINGS: &str = "Set this for {title}{for}:";
pub(super) const CALLBACK_EVENTS_GIVEN: &str = "Ask for these events for {title}{for}:";
pub(super) const CALLBACK_SETTINGS_GIVEN: &str = "Ask for these settings for {title}{for}:";
pub(super) const CALLBACK_PER_MODE: &str = "Test and live have one each: see to both.";
pub(super) const CALLBACK_PER_MODE_CHOSEN: &str =
    "Test and live have one each: see to that of each mode that you connect.";
pub(super) const CALLBACKS_FROM: &str = "{provider} calls from {addresses}{for}. You need this only if you run an endpoint of your own behind a firewall.";
pub(super) const CALLBACKS_FROM_HOST: &str = "{address} (a host name)";
pub(super) const CALLBACKS_FROM_DAYS: &str = "{address} ({days})";
pub(super) const CALLBACKS_FROM_BEGINS: &str = "from {begins} on";
pub(super) const CALLBACKS_FROM_RETIRES: &str = "no longer from {retires} on";
pub(super) const CALLBACKS_FROM_DAY: &str = "{address}: {days}";
pub(super) const CALLBACKS_FROM_PUBLISHED: &str =
    "{provider} publishes the addresses that it calls from{for}: {lists}.";
pub(super) const CALLBACKS_FROM_PUBLISHED_ONLY: &str = "{provider} publishes the addresses that it calls from{for}: {lists}. You need them only if you run an endpoint of your own behind a firewall.";
pub(super) const CALLBACKS_FROM_FOR: &str = " for {forms}";
pub(super) const CALLBACKS_FROM_MODE: &str = "{addresses} in {mode}";
pub(super) const CALLBACKS_FROM_MANY: &str = "{provider} calls from these addresses{for}. You need them only if you run an endpoint of your own behind a firewall.";
pub(super) const CALLBACKS_FROM_LIST: &str = "In {mode}:";
pub(super) const CALLBACKS_PER_CONNECTION_ONE: &str = "Each connection has a URL of its own: {hole} stands for the ID of yours. [Save the form](#connect) first. Your connection in the {link} then shows the whole URL: copy it from there.";
pub(super) const CALLBACKS_PER_CONNECTION: &str = "Of a URL with {hole} each connection has one of its own: that stands for the ID of yours. [Save the form](#connect) first. Your connection in the {link} then shows the whole URL: copy it from there.";
pub(super) const CALLBACK_EMPTY: &str = "*Leave it empty*";
pub(super) const CALLBACK_OWN: &str = "*A URL of your own*";
pub(super) const CALLBACK_GIVEN: &str = "Send it to {who}";
pub(super) const CALLBACK_ASK_SUPPORT: &str = "*Ask the {company} [support team](#help)*";
pub(super) const PLACE: &str = "Where";

// Values that the company issues.
pub(super) const ISSUED: &str = "Values to copy from the dashboard";
pub(super) const ISSUED_INTRO: &str = "{company} makes these values for each connection, and you enter them at {provider}. [Save the form](#connect) first: your connection in the {link} then shows them. Copy them from there, and do not make any up yourself.";
pub(super) const ISSUED_INTRO_ONE: &str = "{company} makes this value for each connection, and you enter it at {provider}. [Save the form](#connect) first: your connection in the {link} then shows it. Copy it from there, and do not make one up yourself.";
pub(super) const ISSUED_IN: &str = "Where it goes: {places}.";
pub(super) const ISSUED_IN_SETTING: &str = "{setting} of {place}";
pub(super) const ISSUED_IN_WHITELIST: &str = "[the whitelist](#whitelist)";
pub(super) const ISSUED_SECRET: &str = "Keep it like a password.";
pub(super) const ISSUED_PER_MODE: &str = "Test and live have one each.";

// Credentials.
pub(super) const CREDENTIALS: &str = "Credentials";
pub(super) const ON_THE_FORM: &str = "On the form";
pub(super) const NAME_AT_PROVIDER: &str = "Name at {provider}";
pub(super) const OTHER_NAME: &str = "Known as";
pub(super) const COMES_FROM: &str = "Where from";
pub(super) const REQUIRED: &str = "Required";
pub(super) const SECRET: &str = "Secret";
pub(super) const FORMAT: &str = "Format";
pub(super) const FORMAT_OF_FILE: &str = "{format}, named {name}";
pub(super) const FIELD_OF_FORM: &str = "{field} ({form})";
pub(super) const FIELD_IN_MODES: &str = "{field} ({modes})";
pub(super) const SOMETIMES: &str = "Sometimes";
pub(super) const LATER: &str = "Later";
pub(super) const FOR_TEST: &str = "For test";
pub(super) const FOR_LIVE: &str = "For live";
pub(super) const ORIGIN_PROVIDER: &str = "{provider}";
pub(super) const ORIGIN_MERCHANT: &str = "You choose it";
pub(super) const ORIGIN_EITHER: &str = "{provider}, or you choose it";
pub(super) const ORIGIN_CALLBACK: &str = "[{boxes}](#callbacks)";
pub(super) const ORIGIN_PAIR: &str = "You make it";
pub(super) const ORIGIN_EXISTING: &str = "You have it";
pub(super) const ORIGIN_THIRD: &str = "A third party";

// Renewal.
pub(super) const RENEWAL: &str = "Renewal";
pub(super) const RENEWAL_FIELD: &str = "{title} is good for {lifetime}. Get a new one before it runs out, then open your connection in the {company} dashboard and replace it there.";
pub(super) const RENEWAL_FIELDS: &str = "{title} are good for {lifetime} each. Get new ones before they run out, then open your connection in the {company} dashboard and replace them there.";
pub(super) const RENEWAL_CHOSEN: &str = "{title} is good for as long as you have chosen, {lifetime}. Get a new one before it runs out, then open your connection in the {company} dashboard and replace it there.";
pub(super) const RENEWAL_CHOSEN_MANY: &str = "{title} are good for as long as you have chosen, {lifetime}. Get new ones before they run out, then open your connection in the {company} dashboard and replace them there.";
pub(super) const RENEWAL_LIMITED: &str = "{title} runs out, after a time that {provider} sets. Ask for the day, and get a new one before it. Then open your connection in the {company} dashboard and replace it there.";
pub(super) const RENEWAL_LIMITED_MANY: &str = "{title} run out, after a time that {provider} sets. Ask for the day, and get new ones before it. Then open your connection in the {company} dashboard and replace them there.";
pub(super) const RENEWAL_AGAIN: &str = "How to get one: {steps}.";
pub(super) const RENEWAL_AGAIN_MANY: &str = "How to get them: {steps}.";
pub(super) const RENEWAL_PAIR: &str = "{titles} is half of a key pair. When you make a new pair, hand in its public half again before you upload the new private half.";
pub(super) const RENEWAL_PAIRS: &str = "{titles} are halves of key pairs. When you make a new pair, hand in its public half again before you upload the new private half.";
pub(super) const RENEWAL_PAIR_TOO: &str =
    "It is half of a key pair, so hand in the public half of the new pair first.";

// Modes.
pub(super) const MODES: &str = "Test and live";
pub(super) const MODES_BOTH: &str =
    "{provider} has a test mode, in which no money moves, and a live mode.";
pub(super) const MODES_TEST: &str = "{provider} has a test mode only: no money moves.";
pub(super) const MODES_LIVE: &str = "{provider} has no test mode: every payment moves money.";
pub(super) const MODES_HOST_MODE: &str = "Mode";
pub(super) const MODES_HOST: &str = "API address";
pub(super) const MODES_HOST_NAME: &str = "Which";
pub(super) const MODES_HOST_FORM: &str = "Account";
pub(super) const MODES_HOST_ANSWER: &str = "When";
pub(super) const MODES_HOST_OTHERWISE: &str = "in all other cases";
pub(super) const MODES_HOST_TYPED: &str = "*What you enter as* {field}";
pub(super) const MODES_HOST_EVERY: &str = "Test and live";
pub(super) const MODES_HOST_ALONE: &str = "The API of {provider} is at {host}.";
pub(super) const HOSTS: &str = "API addresses";
pub(super) const MODES_SWITCH: &str = "You choose the mode in {fields}.";
pub(super) const MODES_UNASKED: &str = "The form {forms} does not ask for the mode. It takes the credentials as they are: ask {provider} whether yours are for test or for live.";
pub(super) const MODES_UNASKED_MANY: &str = "The forms {forms} do not ask for the mode. They take the credentials as they are: ask {provider} whether yours are for test or for live.";
pub(super) const MODES_DIFFER: &str = "These take another value in test than in live. Replace them when you change the mode: {fields}.";
pub(super) const MODES_DIFFER_UNASKED: &str =
    "These take another value in test than in live: {fields}.";
pub(super) const MODES_SETS_CHOSEN: &str = "You choose in {fields} whether you connect test, live or both. The form then asks for the values of what you have chosen.";
pub(super) const MODES_SETS_ALL: &str =
    "The form has boxes of their own for the values for test and for those for live.";
pub(super) const MODES_SETS: &str =
    "The form {forms} has boxes of their own for the values for test and for those for live.";
pub(super) const MODES_SETS_MANY: &str =
    "The forms {forms} have boxes of their own for the values for test and for those for live.";
pub(super) const MODES_SELECTS: &str = "The value itself decides between test and live: {fields}.";

// Troubleshooting and help.
pub(super) const TROUBLE: &str = "If something goes wrong";
pub(super) const TROUBLE_PASSPHRASE: &str = "The form does not take {file}";
pub(super) const TROUBLE_PASSPHRASE_ANSWER: &str = "Check that {password} is the password of this very file, and that the file is what the form asks for: {formats}.";
pub(super) const TROUBLE_PASSPHRASE_ANSWER_PER_MODE: &str = "Check that {password}, the one for the same mode, is the password of this very file, and that the file is what the form asks for: {formats}.";
pub(super) const TROUBLE_REFUSED: &str =
    "{provider} refuses requests although the credentials are right";
pub(super) const TROUBLE_REFUSED_ANSWER: &str = "Check that each of the [addresses](#whitelist) is on the whitelist, in the format shown there.";
pub(super) const TROUBLE_REFUSED_NO_FORMAT: &str =
    "Check that each of the [addresses](#whitelist) is on the whitelist.";
pub(super) const TROUBLE_REFUSED_ASK: &str = "Ask your account manager whether the [addresses](#whitelist) have to be whitelisted, and whether each of them is.";
pub(super) const TROUBLE_REFUSED_ASK_GIVEN: &str = "Ask {who} whether the [addresses](#whitelist) have to be whitelisted, and whether each of them is.";
pub(super) const TROUBLE_REFUSED_PER_MODE_CHOSEN: &str =
    "Test and live have lists of their own: look at that of each mode that you connect.";
pub(super) const TROUBLE_REFUSED_PER_MODE: &str =
    "Test and live have lists of their own: look at both.";
pub(super) const TROUBLE_LIVE: &str = "It works in test but not in live";
pub(super) const TROUBLE_LIVE_ANSWER: &str =
    "Check that the values of {fields} are those for live, not those for test.";
pub(super) const HELP: &str = "Help";
pub(super) const HELP_TEXT: &str = "Still stuck? Write to the {company} support team: {email}.";

// The form.
pub(super) const CONNECT: &str = "Connect {provider}";
pub(super) const CONNECT_OPEN: &str = "Open the {link}.";
pub(super) const CONNECT_CHOOSE: &str = "Go to the providers, find {name} and press **Connect**.";
pub(super) const CONNECT_FORM: &str = "Choose {form}. The connection form opens.";
pub(super) const CONNECT_FORM_OF: &str =
    "Choose what you connect: {forms}. The connection form opens.";
pub(super) const CONNECT_FORM_BELOW: &str = "Choose what you connect. Its connection form opens.";
pub(super) const CONNECT_FORM_BULLET: &str = "• ";
pub(super) const CONNECT_FORM_DEPRECATED: &str = " (*on its way out, not for new connections*)";
pub(super) const CONNECT_FILL: &str = "Fill in the fields as shown below, then save the form.";
pub(super) const CONNECT_SHOWN: &str = "Open the connection that you have saved. It shows what you enter at {provider}: do {steps} now.";
pub(super) const CONNECT_SHOWN_OPTIONAL: &str = "If you do {steps}, open the connection that you have saved: it shows what you enter at {provider}.";
pub(super) const CONNECT_STEP_OPTIONAL: &str = " (optional)";
pub(super) const CONNECT_AFTER: &str = "With the form saved, go on with {steps}.";
pub(super) const CONNECT_AFTER_THAT: &str = "Then go on with {steps}.";
pub(super) const CONNECT_SHOWN_CALLBACKS: &str = "Open the connection that you have saved. It shows what you enter at {provider}: see [{title}](#callbacks).";
pub(super) const CONNECT_BACK: &str = "Then enter {fields} in the connection, and save it again.";
pub(super) const CONNECT_SECRET: &str =
    "What is marked *secret* is stored encrypted and never shown again.";
pub(super) const FIELDS: &str = "Fields";
pub(super) const OTHER_FIELDS: &str = "Other fields";
pub(super) const FORM_DEPRECATED: &str = "This form is deprecated since {since}. {reason}";
pub(super) const FIELD_DEPRECATED: &str = "Deprecated since {since}. {reason}";
pub(super) const IS_REQUIRED: &str = "*Required.*";
pub(super) const IS_REQUIRED_SECRET: &str = "*Required, secret.*";
pub(super) const IS_OPTIONAL: &str = "*Optional.*";
pub(super) const IS_OPTIONAL_SECRET: &str = "*Optional, secret.*";
pub(super) const IS_LATE: &str =
    "Leave it empty until you have it, then open the connection again and enter it.";
pub(super) const IS_SECRET: &str = "*Secret.*";
pub(super) const IS_LATER: &str = "*Filled in later.*";
pub(super) const IS_LATER_SECRET: &str = "*Filled in later, secret.*";
pub(super) const REQUIRED_WHEN: &str = "*Required* when {condition}, otherwise optional.";
pub(super) const SHOWN_WHEN: &str = "The form shows it only when {condition}.";
pub(super) const SHOWN_REQUIRED: &str =
    "*Required* when {condition}; otherwise the form does not show it.";
pub(super) const GROUP_SHOWN: &str = "The form shows these fields only when {condition}.";
pub(super) const FROM_STEP: &str = "You get it in {steps}.";
pub(super) const LEARNED_IN_STEP: &str = "You learn which one in {steps}.";
pub(super) const MADE_IN_STEP: &str = "You make it in {steps}.";
pub(super) const FROM_CALLBACK: &str = "You get it with {boxes}: see [{title}](#callbacks).";
pub(super) const EITHER_IN_STEP: &str =
    "You get it in {steps}. You may choose one of your own there instead.";
pub(super) const FROM_EITHER: &str = "{provider} makes one, or you choose one of your own there.";
pub(super) const CHOSEN_IN_STEP: &str = "You choose it in {steps}.";
pub(super) const FROM_MERCHANT: &str = "You choose the value yourself.";
pub(super) const FROM_EXISTING: &str = "You have it already.";
pub(super) const EXISTING_SEE_STEP: &str = "You have it already: see {steps}.";
pub(super) const FROM_THIRD: &str = "It comes from a third party, not from {provider}.";
pub(super) const KNOWN_AS: &str = "{provider} calls it {name}.";
pub(super) const ALSO_CALLED: &str = "It is also called {name}.";
pub(super) const UPLOAD: &str = "Upload the file: {format}.";
pub(super) const PASTE: &str = "Paste its text where the form has a box for it, or save the text as a file and upload that: {format}.";
pub(super) const UPLOAD_OR_PASTE: &str =
    "Upload the file, or paste its text where the form has a box for it: {format}.";
pub(super) const FILE_NAME: &str = "It is named {name}.";
pub(super) const FILE_NAME_FROM: &str = "It is named {name}, with the value of {fields}.";
pub(super) const FILE_NAME_HOLE: &str = "{field} for {hole}";
pub(super) const UNLOCKED_BY: &str = "{field} unlocks it.";
pub(super) const UNLOCKS: &str = "This is the password of {field}.";
pub(super) const KEY_PAIR: &str = "It is the private half of a key pair ({algorithm}) that you make yourself. Upload it here, and show it to nobody else.";
pub(super) const KEY_PAIR_OF_ANY_KIND: &str = "It is the private half of a key pair that you make yourself. Upload it here, and show it to nobody else.";
pub(super) const PUBLIC_FILE: &str = "The public half is in {file}.";
pub(super) const PUBLIC_FILE_FROM: &str =
    "The public half is in {file}, with the value of {fields}.";
pub(super) const PUBLIC_HALF: &str = "**The public half:**";
pub(super) const PUBLIC_HALF_IN: &str = "**The public half** ({file}):";
pub(super) const PUBLIC_HALF_IN_FROM: &str =
    "**The public half** ({file}, with the value of {fields}):";
pub(super) const FORMAT_IS: &str = "Format: {format}.";
pub(super) const EXAMPLE: &str = "Example: {value}.";
pub(super) const DEFAULT: &str = "Already set: {value}.";
pub(super) const DEFAULT_ONLY: &str = "Already set: {value}, the only choice.";
pub(super) const SHOWN_ONCE: &str = "{provider} shows it only once, so save it at once.";
pub(super) const SHOWN_ONCE_ELSEWHERE: &str = "It is shown only once, so save it at once.";
pub(super) const NEVER_SHOWN: &str = "{provider} never shows it again: keep a copy.";
pub(super) const MODE_DIFFERS: &str = "Test and live take different values.";
pub(super) const MODE_ONLY_TEST: &str = "Used in test only.";
pub(super) const MODE_ONLY_LIVE: &str = "Used in live only.";
pub(super) const MODE_SELECTS: &str = "The value decides between test and live.";
pub(super) const VALID_LIMITED: &str = "It runs out at some time: see [Renewal](#renewal).";
pub(super) const VALID_CHOSEN: &str =
    "It is good for as long as you choose, {lifetime}: see [Renewal](#renewal).";
pub(super) const VALID_FOR: &str = "It is good for {lifetime}: see [Renewal](#renewal).";
pub(super) const TOGGLE: &str = "Switch it on or off.";
pub(super) const CHOOSE_ONE: &str = "Choose one:";
pub(super) const CHOOSE_ONLY: &str = "There is one choice:";
pub(super) const CHOICE_SET: &str = "{choice} (already set)";
pub(super) const CHOOSE_SEVERAL: &str = "Choose one or more:";
pub(super) const CHOOSE_AT_MOST: &str = "Choose one or more, at most {most}:";
pub(super) const CHOOSE_ONE_OF: &str = "Choose one of {count} in the list.";
pub(super) const CHOOSE_SEVERAL_OF: &str = "Choose one or more of {count} in the list.";
pub(super) const CHOOSE_SUPPORTED: &str = "Choose only what your {provider} account supports.";
pub(super) const MODE_SWITCH: &str = "Choose the mode: {modes}.";
pub(super) const DYNAMIC: &str = "Choose what {provider} has for your account.";
pub(super) const DYNAMIC_LISTED: &str = "The form lists them after you have entered your credentials. Where it shows no list, type the one that {provider} has for you.";
pub(super) const ADDRESSES: &str =
    "Enter IP addresses, such as {address}, or networks, such as {network}.";
pub(super) const ADDRESSES_MOST: &str =
    "Enter IP addresses, such as {address}, or networks, such as {network}: at most {most}.";
pub(super) const ACKNOWLEDGE_BUT: &str =
    "Tick the box when you have done the steps above, without {steps}, which comes after saving.";
pub(super) const ACKNOWLEDGE_BUT_MANY: &str =
    "Tick the box when you have done the steps above, without {steps}, which come after saving.";
pub(super) const ACKNOWLEDGE: &str = "Tick the box when you have done the steps above.";
pub(super) const REPEAT_ONE: &str = "Add one entry for the {item}, with these fields:";
pub(super) const REPEAT_ANY: &str =
    "Add up to {most} entries, one for each {item}, with these fields:";
pub(super) const REPEAT: &str =
    "Add {least} to {most} entries, one for each {item}, with these fields:";

// The catalogue.
pub(super) const HOME: &str = "Connecting payment providers";
pub(super) const HOME_INTRO: &str = "How to connect payment providers to {company}: what to get from the provider, what to set up there and how to fill in the connection form.";
pub(super) const HOME_COUNT: &str = "[All {count} providers](providers/index.md)";
pub(super) const HOME_ONE: &str = "[The one provider so far](providers/index.md)";
pub(super) const HOME_NONE: &str = "There are no providers yet.";
pub(super) const PROVIDERS: &str = "Payment providers";
pub(super) const PROVIDER: &str = "Provider";
pub(super) const FORMS: &str = "Connection forms";
pub(super) const FILES: &str = "Files to upload";
pub(super) const WHITELIST_COLUMN: &str = "IP whitelist";
pub(super) const STATUS: &str = "Status";
pub(super) const STATUS_ACTIVE: &str = "Available";
pub(super) const STATUS_DEPRECATED: &str = "On its way out";
pub(super) const STATUS_LISTED: &str = "Not available yet";
pub(super) const WHITELIST_REQUIRED: &str = "Required";
pub(super) const WHITELIST_LIMITED: &str = "{requirement} in some cases";
pub(super) const WHITELIST_ASK: &str = "Ask the provider";
pub(super) const WHITELIST_RECOMMENDED: &str = "Recommended";
pub(super) const WHITELIST_NONE: &str = "No";

// The search and the filters above the table of the catalogue.
pub(super) const FILTER_LABEL: &str = "Find a provider";
pub(super) const FILTER_SEARCH: &str = "Search";
pub(super) const FILTER_ANY: &str = "Any";
pub(super) const FILTER_OPTION: &str = "{title} ({count})";
pub(super) const FILTER_COUNT: &str = "Providers shown: {shown} of {all}";
pub(super) const FILTER_NONE: &str = "No provider matches.";
pub(super) const FILTER_RESET: &str = "Show all providers";
