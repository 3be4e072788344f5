//! Places, addresses and what is wanted of them, in words.

use super::super::markdown::Line;
use crate::ir::whitelist::{Format, Requirement, Separator};

const REQUIRED: &str =
    "The {company} addresses have to be whitelisted at {provider} before you connect.";
const ASK_MANAGER: &str = "Ask your account manager at {provider} whether the {company} addresses have to be whitelisted there.";
const ASK_SOMEBODY: &str =
    "Ask {who} whether the {company} addresses have to be whitelisted at {provider}.";
const RECOMMENDED: &str = "It works without a whitelist, but with one your account is safer. If you use the one at {provider}, put the {company} addresses on it.";
const NONE: &str = "You do not have to whitelist any addresses.";

const BY_SEMICOLON: &str = "The entries are separated by semicolons.";
const BY_COMMA: &str = "The entries are separated by commas.";
const BY_SPACE: &str = "The entries are separated by spaces.";
const BY_LINE: &str = "There is one entry on each line.";
const BY_TEXT: &str = "The entries are separated by {separator}.";
const BY_SEMICOLON_SPACE: &str = "The entries are separated by a semicolon and a space.";
const BY_COMMA_SPACE: &str = "The entries are separated by a comma and a space.";
const BY_FORM: &str = "They stand one a line here. If the form at {provider} wants them written in another way, follow it.";
const BY_BOX: &str = "Each entry goes into a box of its own, or is added to the list one by one.";

/// What stands between two parts of a menu path.
const DEEPER: &str = " › ";

/// A menu path: `**Settings** › **Security**`.
pub(in super::super) fn place(parts: &[String]) -> Line {
    let parts: Vec<Line> = parts.iter().map(|part| Line::strong(part)).collect();
    Line::join(&parts, DEEPER, DEEPER)
}

/// Whether addresses have to be whitelisted.
pub(in super::super) fn requirement(
    requirement: Requirement,
    given_to: Option<&str>,
    provider: &Line,
    company: &Line,
) -> Line {
    let template = match requirement {
        Requirement::Required => REQUIRED,
        // Who gets the list knows whether it is needed.
        Requirement::AskManager if given_to.is_some() => ASK_SOMEBODY,
        Requirement::AskManager => ASK_MANAGER,
        Requirement::Recommended => RECOMMENDED,
        Requirement::None => NONE,
    };
    let who = Line::plain(given_to.unwrap_or_default());
    let holes = [("provider", provider), ("company", company), ("who", &who)];
    Line::fill(template, &holes)
}

/// What stands between two entries.
pub(in super::super) fn separator(format: &Format, provider: &Line) -> Line {
    let text = match format.separator {
        Separator::Boxes => return Line::of(BY_BOX),
        Separator::Unknown => return Line::fill(BY_FORM, &[("provider", provider)]),
        Separator::Text(text) => text,
    };
    let template = match text {
        ";" => BY_SEMICOLON,
        "," => BY_COMMA,
        " " => BY_SPACE,
        "\n" | "\r\n" => BY_LINE,
        "; " => BY_SEMICOLON_SPACE,
        ", " => BY_COMMA_SPACE,
        _ => BY_TEXT,
    };
    Line::fill(template, &[("separator", &Line::code(text))])
}
