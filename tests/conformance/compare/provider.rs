//! What is about the provider as a whole.

use crate::corpus::{Callback, Mode, Provider, Whitelist};
use crate::difference::Found;
use crate::markdown::decoded;
use crate::output::Output;
use crate::page::Paragraph;

/// What callback URLs begin with in the corpus.
const CORPUS_CALLBACKS: &str = "https://psp-ext.paycore.io";

/// Each requirement: its word in the corpus and in the index, and the sentence on the page.
const REQUIREMENTS: &[(&str, &str)] = &[
    (
        "required",
        "have to be whitelisted at {provider} before you connect.",
    ),
    (
        "ask_manager",
        "Ask your account manager at {provider} whether",
    ),
    (
        "recommended",
        "It works without a whitelist, but with one your account is safer.",
    ),
    ("none", "You do not have to whitelist any addresses."),
];

/// Each separator: its word in the corpus, and what may join the list.
const SEPARATORS: &[(&str, &[&str])] =
    &[(";", &[";", "; "]), (",", &[",", ", "]), ("space", &[" "])];

/// How many addresses `provspec.toml` has.
const ADDRESSES: usize = 7;

/// What every page with modes says, which tells nothing about this provider.
const USUAL_MODES: &str = "has a test mode, in which no money moves, and a live mode.";
/// What is compiled from a form that has the switch.
const SWITCH: &str = "You choose the mode in ";
/// What is compiled of the forms that do not ask, where others do.
const UNASKED: &str = "not ask for the mode. ";
/// What is compiled from a key pair.
const KEY_PAIR: &str = "When you make a new pair, hand in its public half again";

pub(super) fn name(facts: &Provider, output: &Output, found: &mut Found) {
    let said = [
        ("in the index", output.name.as_str()),
        ("on the page", &output.page.name),
    ];
    found.everywhere("name", &facts.name, &said);
}

pub(super) fn links(facts: &Provider, output: &Output, found: &mut Found) {
    for (aspect, link) in [("website", &facts.website), ("login", &facts.login)] {
        if let Some(link) = link {
            let links = &output.page.links;
            found.holds(
                links.contains(&decoded(link)),
                aspect,
                link,
                &links.join(", "),
            );
        }
    }
}

/// A provider that is known by name only.
pub(super) fn stub(output: &Output, found: &mut Found) {
    found.same("status in the index", "listed", &output.status);
    let forms = output.forms.len() + output.page.forms.len();
    found.holds(forms == 0, "forms", "none", &forms.to_string());
}

pub(super) fn accounts(facts: &Provider, output: &Output, found: &mut Found) {
    let wanted: Vec<&str> = facts.accounts.iter().map(|it| it.kind.as_str()).collect();
    let keys: Vec<&str> = output.forms.iter().map(|it| it.key.as_str()).collect();
    let known = ["provider", "merchant", "h2h_merchant"];
    let fits = |(kind, key): (&&str, &&str)| match *kind {
        "other" => !known.contains(key),
        kind => kind == *key,
    };
    let same = wanted.len() == keys.len() && wanted.iter().zip(&keys).all(fits);
    found.holds(same, "accounts", &wanted.join(", "), &keys.join(", "));
    let on_page: Vec<&str> = output.page.forms.iter().map(|it| it.key.as_str()).collect();
    found.same(
        "accounts on the page",
        &keys.join(", "),
        &on_page.join(", "),
    );
}

pub(super) fn whitelist(facts: &Whitelist, output: &Output, found: &mut Found) {
    requirement(facts, output, found);
    separator(facts, output, found);
    place(facts, output, found);
    most(facts, output, found);
}

fn requirement(facts: &Whitelist, output: &Output, found: &mut Found) {
    let wanted = facts.requirement.as_str();
    let text = &output.page.whitelist.text;
    let said: Vec<&str> = REQUIREMENTS
        .iter()
        .filter(|(_, words)| text.contains(&words.replace("{provider}", &output.spoken)))
        .map(|(word, _)| *word)
        .collect();
    // Without a section there is nothing to do.
    let said = if text.is_empty() {
        "none".to_owned()
    } else {
        said.join(", ")
    };
    let said = [
        ("in the index", output.whitelist.as_str()),
        ("on the page", &said),
    ];
    found.everywhere("whitelist", wanted, &said);
}

fn separator(facts: &Whitelist, output: &Output, found: &mut Found) {
    let Some(wanted) = &facts.separator else {
        return;
    };
    let joints = SEPARATORS.iter().find(|(word, _)| word == wanted);
    let (_, joints) = joints.unwrap_or_else(|| panic!("no separator is called {wanted}"));
    let list = output.page.whitelist.list.as_deref().unwrap_or_default();
    let address = |part: &str| {
        part.bytes()
            .all(|it| it.is_ascii_digit() || b".:/*%".contains(&it))
    };
    let joined = joints.iter().any(|joint| {
        let parts: Vec<&str> = list.split(joint).collect();
        parts.len() == ADDRESSES && parts.iter().all(|part| !part.is_empty() && address(part))
    });
    found.holds(joined, "separator", wanted, &list.replace('\n', "⏎"));
}

fn place(facts: &Whitelist, output: &Output, found: &mut Found) {
    let Some(wanted) = &facts.place else {
        return;
    };
    // What follows a comma or stands in parentheses is a remark, not the path.
    let path = |text: &str| {
        let text = text.split([',', '(']).next().unwrap_or_default().trim();
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect::<String>()
    };
    let said = output
        .page
        .whitelist
        .place
        .as_deref()
        .unwrap_or_default()
        .join(" > ");
    found.holds(
        path(wanted) == path(&said),
        "where the list goes",
        wanted,
        &said,
    );
}

fn most(facts: &Whitelist, output: &Output, found: &mut Found) {
    let Some(most) = facts.max else {
        return;
    };
    let whitelist = &output.page.whitelist;
    let words = format!("takes {most} entries");
    found.holds(
        whitelist.text.contains(&words),
        "most addresses",
        &words,
        &whitelist.text,
    );
    let lines = whitelist
        .list
        .as_deref()
        .unwrap_or_default()
        .split([';', ',', ' ', '\n']);
    let count = lines.filter(|it| !it.is_empty()).count();
    found.holds(
        count <= most,
        "addresses in the list",
        &most.to_string(),
        &count.to_string(),
    );
}

pub(super) fn callbacks(facts: &[Callback], output: &Output, base: &str, found: &mut Found) {
    // A box that stays empty takes no URL.
    let rows = output
        .page
        .callbacks
        .iter()
        .filter(|row| row.value != "Leave it empty");
    let rows: Vec<_> = rows.collect();
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let wanted: Vec<&str> = facts.iter().map(|it| it.label.as_str()).collect();
    found.same("callbacks", &wanted.join(", "), &labels.join(", "));
    for fact in facts {
        let Some(row) = rows.iter().find(|row| row.label == fact.label) else {
            continue;
        };
        let aspect = format!("callback {}", fact.label);
        match &fact.value {
            Some(value) => found.same(&aspect, &value.replace(CORPUS_CALLBACKS, base), &row.value),
            None => found.holds(!row.value.contains("://"), &aspect, "no value", &row.value),
        }
    }
}

/// What is known of test and live beyond whether a form has the switch.
pub(super) fn mode_notes(facts: &Provider, output: &Output, found: &mut Found) {
    let Some(notes) = &facts.mode_notes else {
        return;
    };
    let usual = [SWITCH, UNASKED];
    let own = |it: &&Paragraph| {
        !it.text.ends_with(USUAL_MODES) && !usual.iter().any(|words| it.text.contains(words))
    };
    if output.page.modes.iter().any(|it| own(&it)) {
        return;
    }
    // Where only some forms have the switch, the page says which.
    let with: Vec<&str> = facts
        .accounts
        .iter()
        .zip(&output.forms)
        .filter(|(account, _)| account.mode == Mode::Toggle)
        .map(|(_, form)| form.key.as_str())
        .collect();
    let mixed = !with.is_empty() && with.len() < facts.accounts.len();
    let switch = output.page.modes.iter().find(|it| it.text.contains(SWITCH));
    let said: Vec<&str> = switch
        .into_iter()
        .flat_map(|it| &it.links)
        .filter_map(|it| it.strip_suffix("-mode"))
        .collect();
    found.holds(
        mixed && said == with,
        "test and live",
        notes,
        &said.join(", "),
    );
}

pub(super) fn lifetime(facts: &Provider, output: &Output, found: &mut Found) {
    if let Some(lifetime) = &facts.credential_lifetime {
        let renewal = &output.page.renewal;
        let said = renewal.iter().any(|it| !it.text.contains(KEY_PAIR));
        found.holds(said, "renewal", lifetime, "");
    }
}

pub(super) fn setup(facts: &Provider, output: &Output, found: &mut Found) {
    let steps = facts.provider_setup.len();
    let said = steps == 0 || !output.page.steps.is_empty();
    found.holds(said, "steps", &steps.to_string(), "none");
}
