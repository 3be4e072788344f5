//! The text of a new spec: all that can be known of a provider beforehand, and what its author has to find out.

mod copy;
mod field;
mod place;

pub use copy::{Copied, copy};
pub use field::{NewField, NewFieldType};
pub use place::relative;

use crate::fmt;
use crate::ir::Mode;
use crate::syntax::schema::Grammar;

/// What is known of a new provider.
#[derive(Debug, Clone)]
pub struct NewSpec {
    /// Its code: the file's name without extension.
    pub code: String,
    /// Its name, as it writes it.
    pub name: String,
    /// The address of its website.
    pub website: Option<String>,
    /// Its modes.
    pub modes: Vec<Mode>,
    /// Keys of the kinds of account that can be connected.
    pub accounts: Vec<String>,
    /// The fields, which every form has.
    pub fields: Vec<NewField>,
    /// The path from the folder of the specs to the schema of the language, for editors.
    pub schema: String,
}

/// Kinds of account that have a title without being given one.
const TITLED: [&str; 3] = ["provider", "merchant", "h2h_merchant"];

/// The text of a spec that says what is known, is sound, and has a remark wherever its author has to go on.
pub fn spec(new: &NewSpec) -> String {
    let mut out = modeline(&new.schema);
    let name = fmt::text(&new.name);
    out += &format!(
        "provspec: 1\ncode: {}\nname: {name}\n",
        fmt::text(&new.code)
    );
    out += "# TODO: What it is, in one line.\n# description: Card acquiring in Europe.\n";
    let login = "  # TODO: Where merchants sign in: `[portal](link:login)` in a step leads there.\n  # login: https://portal.example.com/\n";
    match &new.website {
        Some(website) => out += &format!("links:\n  website: {}\n{login}", fmt::text(website)),
        None => {
            out += "# TODO: Its pages, for the steps: `[portal](link:login)` leads to the second.\n# links:\n#   website: https://www.example.com/\n#   login: https://portal.example.com/\n"
        }
    }
    let modes: Vec<&str> = new.modes.iter().map(|mode| mode.name()).collect();
    if !modes.is_empty() {
        out += &format!("modes: [{}]\n", modes.join(", "));
    }
    out += "\nfields:\n  # TODO: All that the forms ask for, each value once, with the words of the provider.\n";
    for field in &new.fields {
        out += &format!("  {}: {}\n", field.key, field.definition());
    }
    let keys: Vec<&str> = new.fields.iter().map(|field| field.key.as_str()).collect();
    let mut form = keys.clone();
    // Of one mode there is nothing to choose.
    form.extend((modes.len() > 1).then_some("mode"));
    out += "\naccounts:\n  # TODO: Each kind of account that can be connected, and its form from top to bottom.\n";
    for account in &new.accounts {
        out += &format!("  {account}:\n");
        if !TITLED.contains(&account.as_str()) {
            out += &format!("    title: {}\n", fmt::text(&field::title(account)));
        }
        out += &format!("    form: [{}]\n", form.join(", "));
    }
    out += "\n# TODO: Whether the provider takes requests from known addresses only.\n# ip_whitelist:\n#   requirement: required\n";
    out += "\n# TODO: The URLs that the provider calls, if a merchant has to enter them.\n# callbacks:\n#   - title: Notification URL\n#     url: \"{callbacks_base_url}/{code}\"\n";
    out += "\nguide:\n  setup:\n    # TODO: What a merchant does at the provider, step by step, and which fields each step gives.\n";
    out += &format!(
        "    - title: Get your credentials\n      gives: [{}]\n",
        keys.join(", ")
    );
    formatted(out)
}

/// The first line, by which editors know what the file is.
fn modeline(schema: &str) -> String {
    format!("# yaml-language-server: $schema={schema}\n")
}

/// The text as `provspec fmt` has it. One that cannot be read is shown as it is.
fn formatted(text: String) -> String {
    fmt::format(&text, Grammar::Provider).unwrap_or(text)
}
