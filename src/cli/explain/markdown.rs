//! The rules as pages of a site, in plain Markdown.

use crate::breaking;
use crate::diagnostics::Rule;

/// What the end of each page says, so that a page is known as one that may be written again.
pub(super) const WRITTEN: &str =
    "<!-- Written by provspec explain: it is the text of the rule itself. -->";

/// A family of rules: what their codes begin with, and what they are about.
struct Family {
    prefix: &'static str,
    title: &'static str,
    about: &'static str,
}

const FAMILIES: &[Family] = &[
    Family {
        prefix: "PS00",
        title: "Files and YAML",
        about: "The file itself: whether it can be read, and is YAML as the language takes it.",
    },
    Family {
        prefix: "PS01",
        title: "Keys and values",
        about: "Which keys a map has, and what their values are.",
    },
    Family {
        prefix: "PS02",
        title: "Names",
        about: "What things are called, and what is named somewhere else.",
    },
    Family {
        prefix: "PS03",
        title: "Fields",
        about: "What a field takes.",
    },
    Family {
        prefix: "PS04",
        title: "Features and conditions",
        about: "When a field is shown or required.",
    },
    Family {
        prefix: "PS05",
        title: "Files that merchants upload",
        about: "Their formats, sizes, names and passphrases.",
    },
    Family {
        prefix: "PS06",
        title: "Modes",
        about: "Test and live.",
    },
    Family {
        prefix: "PS07",
        title: "Links, texts and the guide",
        about: "What merchants read, and where they are sent.",
    },
    Family {
        prefix: "PS08",
        title: "Whitelist and callbacks",
        about: "What is entered at the provider.",
    },
    Family {
        prefix: "PS09",
        title: "Project and outputs",
        about: "`provspec.toml`, the outputs and the releases.",
    },
    Family {
        prefix: "PS11",
        title: "Translations",
        about: "The files of translations beside the specs.",
    },
    Family {
        prefix: "PS12",
        title: "What is told",
        about: "Levels of rules, comments that allow something, and known findings.",
    },
    Family {
        prefix: "PB01",
        title: "Changes of providers, forms and modes",
        about: "What `provspec breaking` finds about providers, forms and modes that there were.",
    },
    Family {
        prefix: "PB02",
        title: "Changes of fields",
        about: "What `provspec breaking` finds about fields that there were.",
    },
    Family {
        prefix: "PB03",
        title: "Changes of names in Rust",
        about: "What `provspec breaking` finds about the types of the backend, beyond fields and forms.",
    },
    Family {
        prefix: "PB04",
        title: "Changes of names of the package",
        about: "What `provspec breaking` finds about the package for frontends, beyond fields and forms.",
    },
    Family {
        prefix: "PB05",
        title: "Changes of the guides",
        about: "What `provspec breaking` finds about the guides, beyond fields and forms.",
    },
    Family {
        prefix: "PB09",
        title: "Comparing with what was",
        about: "What keeps `provspec breaking` from comparing, and what is wrong with `[breaking]` in `provspec.toml`.",
    },
];

fn family(rule: &Rule) -> &'static Family {
    let found = FAMILIES
        .iter()
        .find(|family| rule.code.starts_with(family.prefix));
    found.expect("each code has a family: `FAMILIES` lists them")
}

/// The page of a rule.
pub(super) fn page(rule: &Rule) -> String {
    let explanation = rule.explanation();
    let (title, text) = explanation
        .split_once("\n\n")
        .expect("a title stands above the page");
    let family = family(rule).title;
    format!(
        "{title}\n\n**{}** · [{family}](index.md#{}){}\n\n{text}\n{WRITTEN}\n",
        capitalized(rule.severity.name()),
        anchor(family),
        breaks(rule),
    )
}

/// For whom the rule breaks something.
fn breaks(rule: &Rule) -> String {
    let categories = breaking::categories(rule).iter();
    let names: Vec<&str> = categories.map(|category| category.name()).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(" · {}", names.join(", ")),
    }
}

/// The index of the rules, by family.
pub(super) fn index(rules: &[&Rule]) -> String {
    let mut out = format!(
        "# Rules\n\nWhat `provspec check` finds, and what `provspec breaking` does (`PB…`): {} rules. A rule keeps its code; `provspec explain PS0203` shows its page in a \
         terminal. After an error nothing is built, after a warning all is.\n",
        rules.len()
    );
    let is_told = |family: &&Family| {
        let mut codes = rules.iter().map(|rule| rule.code);
        codes.any(|code| code.starts_with(family.prefix))
    };
    for family in FAMILIES.iter().filter(is_told) {
        out.push_str(&format!(
            "\n## {}\n\n{}\n\n| code | name | is | finds |\n|---|---|---|---|\n",
            family.title, family.about
        ));
        for rule in rules
            .iter()
            .filter(|rule| rule.code.starts_with(family.prefix))
        {
            out.push_str(&format!(
                "| [{0}]({0}.md) | `{1}` | {2} | {3} |\n",
                rule.code,
                rule.name,
                rule.severity.name(),
                rule.what().replace('|', "\\|")
            ));
        }
    }
    format!("{out}\n{WRITTEN}\n")
}

/// The anchor of a heading, as renderers of Markdown make it.
fn anchor(title: &str) -> String {
    let kept = title
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
