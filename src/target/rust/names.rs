//! Names in the language of the spec, as names in Rust.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::ir::{Choice, Repeat};

/// What cannot be a name. All of them can be raw identifiers, but for those that [`is_never_raw`].
fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}

/// Keywords that even `r#` does not make a name.
fn is_never_raw(name: &str) -> bool {
    matches!(name, "crate" | "self" | "super")
}

/// What a module imports or has from the prelude, so that no type of a spec may be called so.
const TAKEN: &[&str] = &[
    "Box",
    "Choice",
    "Form",
    "FormDefinition",
    "Mode",
    "None",
    "Option",
    "ProviderTable",
    "Secret",
    "Self",
    "Some",
    "String",
    "Upload",
    "Values",
    "Vec",
];

/// The module of a provider: `123x` → `_123x`, `a-b` → `a_b`, `type` → `type_`. Two codes that differ only
/// in `-` and `_` have the same module.
pub fn module_name(code: &str) -> String {
    let mut name = code.replace('-', "_");
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    // `lib` and `main` are no keywords, but files of that name are roots of crates.
    if is_keyword(&name) || matches!(name.as_str(), "lib" | "main" | "_") {
        name.push('_');
    }
    name
}

/// The struct field of a wire key.
pub(crate) fn field_name(key: &str) -> Cow<'_, str> {
    if is_never_raw(key) {
        format!("{key}_").into()
    } else if is_keyword(key) {
        format!("r#{key}").into()
    } else {
        key.into()
    }
}

/// `h2h_merchant` → `H2hMerchant`. Whatever is not a letter or digit of ASCII parts two words; between two
/// digits an underscore remains.
pub(crate) fn pascal(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut boundary = true;
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() {
            boundary = true;
            continue;
        }
        if boundary {
            if c.is_ascii_digit() && name.ends_with(|last: char| last.is_ascii_digit()) {
                name.push('_');
            }
            name.push(c.to_ascii_uppercase());
        } else {
            name.push(c.to_ascii_lowercase());
        }
        boundary = false;
    }
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, '_');
    }
    name
}

/// The struct of a form: `h2h_merchant` → `H2hMerchantAccount`.
fn form_type(key: &str) -> String {
    let name = pascal(key);
    if name.ends_with("Account") {
        name
    } else {
        name + "Account"
    }
}

/// The structs of a provider's forms, in their order.
pub(super) fn form_types<'a, 'c>(keys: impl Iterator<Item = &'a str>) -> (Vec<String>, Types<'c>) {
    let mut types = Types::default();
    let names = keys.map(|key| types.free(form_type(key))).collect();
    (names, types)
}

/// The variants of an enum, in the order of its values, each different.
pub(super) fn variants<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut used = HashSet::new();
    values
        .map(|value| {
            let name = match pascal(value) {
                name if name == "_" => "Unnamed".to_owned(),
                name if name == "Self" => "Self_".to_owned(),
                name => name,
            };
            numbered(name, |name| used.insert(name.to_owned()))
        })
        .collect()
}

/// The variants of the enum over all forms: `connectum::ProviderAccount` → `ConnectumProviderAccount`.
pub(super) fn variants_of_paths<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut used = HashSet::new();
    paths
        .map(|path| {
            let (module, name) = path.split_once("::").unwrap_or(("", path));
            let name = pascal(module) + name.trim_start_matches('_');
            numbered(name, |name| used.insert(name.to_owned()))
        })
        .collect()
}

/// What a type is made from that several forms may share.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Content<'c> {
    /// The options of an enum.
    Options(&'c [Choice]),
    /// The item of a list.
    Item(&'c Repeat),
}

/// The names of the types in one module.
#[derive(Default)]
pub(super) struct Types<'c> {
    used: HashSet<String>,
    /// What stands under a name, for types that several forms share.
    shared: HashMap<String, Content<'c>>,
}

impl<'c> Types<'c> {
    fn free(&mut self, name: String) -> String {
        numbered(name, |name| {
            !TAKEN.contains(&name) && self.used.insert(name.to_owned())
        })
    }

    /// A name for a type that is known by `content`: the first of the two that is free or already stands
    /// for the same content. The flag says that it is new.
    pub(super) fn share(
        &mut self,
        short: String,
        long: String,
        content: Content<'c>,
    ) -> (String, bool) {
        for name in [&short, &long] {
            if self.shared.get(name) == Some(&content) {
                return (name.clone(), false);
            }
        }
        let name = if self.used.contains(&short) || TAKEN.contains(&short.as_str()) {
            long
        } else {
            short
        };
        let name = self.free(name);
        self.shared.insert(name.clone(), content);
        (name, true)
    }
}

/// The name, or the name with the first number at which `take` takes it.
fn numbered(name: String, mut take: impl FnMut(&str) -> bool) -> String {
    if take(&name) {
        return name;
    }
    let mut number = 2u32;
    loop {
        // After a digit, an underscore keeps the number apart.
        let gap = if name.ends_with(|c: char| c.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let candidate = format!("{name}{gap}{number}");
        if take(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_identifiers() {
        for (code, module) in [
            ("connectum", "connectum"),
            ("123x", "_123x"),
            ("a-b", "a_b"),
            ("type", "type_"),
            ("mod", "mod_"),
            ("crate", "crate_"),
            ("_", "__"),
        ] {
            assert_eq!(module_name(code), module);
        }
    }

    #[test]
    fn types_are_in_camel_case() {
        for (text, name) in [
            ("h2h_merchant", "H2hMerchant"),
            ("EUR", "Eur"),
            ("3d-secure", "_3dSecure"),
            ("a_1_2", "A1_2"),
            ("a__b", "AB"),
            ("…", "_"),
        ] {
            assert_eq!(pascal(text), name);
        }
        let (names, _) = form_types(["provider", "merchant", "merchant_account"].into_iter());
        assert_eq!(
            names,
            ["ProviderAccount", "MerchantAccount", "MerchantAccount2"]
        );
    }

    #[test]
    fn fields_are_escaped() {
        assert_eq!(field_name("type"), "r#type");
        assert_eq!(field_name("self"), "self_");
        assert_eq!(field_name("account"), "account");
    }

    #[test]
    fn variants_differ() {
        assert_eq!(
            variants(["a-b", "a_b", "A B", "+"].into_iter()),
            ["AB", "AB2", "AB3", "Unnamed"]
        );
    }
}
