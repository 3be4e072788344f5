//! The names of a generated module that code relies on, read off its text.

use std::collections::BTreeMap;

/// A public name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it is: `struct`, `enum`, `variant`, or the type of a field.
    pub is: String,
    /// The form that the type is of, or is part of; none where several share it.
    pub form: Option<String>,
    /// The path of the field, for what is part of a form.
    pub field: Option<String>,
}

/// A type as it is declared.
#[derive(Default)]
struct Declared {
    is_enum: bool,
    /// Key of the form whose struct it is.
    form: Option<String>,
    /// Fields with their types, or variants with nothing.
    members: Vec<(String, String)>,
}

/// The public names in the text of a provider's module, such as `ProviderAccount` and `ProviderAccount.api_key`, and
/// `Region::Eu`. All fields and variants are of types that others may be added to, so that only what is gone or another matters.
pub fn api(module: &str) -> BTreeMap<String, Name> {
    let types = declared(module);
    let mut names = BTreeMap::new();
    for (name, declared) in &types {
        let owner = match &declared.form {
            Some(form) => Some((form.clone(), None)),
            None => owner(name, &types),
        };
        let own = |is: &str, member: Option<&str>| {
            let (form, path) = owner.clone().unzip();
            let path: Option<String> = path.flatten();
            let field = match member.filter(|_| !declared.is_enum) {
                Some(member) => {
                    let key = member.trim_start_matches("r#");
                    let key = path.map_or_else(|| key.to_owned(), |path| format!("{path}.{key}"));
                    owner.is_some().then_some(key)
                }
                None => path,
            };
            Name {
                is: is.to_owned(),
                form,
                field,
            }
        };
        let what = if declared.is_enum { "enum" } else { "struct" };
        names.insert(name.clone(), own(what, None));
        for (member, is) in &declared.members {
            let (sign, is) = match declared.is_enum {
                true => ("::", "variant"),
                false => (".", is.as_str()),
            };
            names.insert(format!("{name}{sign}{member}"), own(is, Some(member)));
        }
    }
    names
}

/// The one field whose type is, or has in it, the type of this name: the form and the path.
fn owner(name: &str, types: &BTreeMap<String, Declared>) -> Option<(String, Option<String>)> {
    let mut found = None;
    for declared in types.values().filter(|it| !it.is_enum) {
        for (member, is) in &declared.members {
            let mut words = is.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            if !words.any(|word| word == name) {
                continue;
            }
            // A type that several fields share is of none of them.
            if found.is_some() {
                return None;
            }
            found = Some((declared, member));
        }
    }
    let (declared, member) = found?;
    let member = member.trim_start_matches("r#").to_owned();
    match &declared.form {
        Some(form) => Some((form.clone(), Some(member))),
        None => {
            let around = types.iter().find(|(_, it)| std::ptr::eq(*it, declared))?.0;
            let (form, path) = owner(around, types)?;
            Some((form, Some(format!("{}.{member}", path?))))
        }
    }
}

fn declared(module: &str) -> BTreeMap<String, Declared> {
    let mut types: BTreeMap<String, Declared> = BTreeMap::new();
    let mut form = None;
    let mut open: Option<(String, Declared)> = None;
    // A field whose type stands in the next line.
    let mut waiting: Option<String> = None;
    let mut in_table = false;
    for line in module.lines() {
        if in_table || line.trim_end() == "    r#\"" {
            in_table = line.trim_end() != "\"#,";
            continue;
        }
        if let Some(rest) = line.strip_prefix("/// The form `") {
            form = rest
                .split_once('/')
                .and_then(|(_, key)| key.strip_suffix("`."));
        }
        let head = |word: &str| {
            let rest = line.strip_prefix(word)?;
            rest.split_once(" {")
        };
        if let Some((name, rest)) = head("pub struct ").or_else(|| head("pub enum ")) {
            let declared = Declared {
                is_enum: line.starts_with("pub enum "),
                form: form.take().map(str::to_owned),
                members: Vec::new(),
            };
            match rest {
                "}" => drop(types.insert(name.to_owned(), declared)),
                _ => open = Some((name.to_owned(), declared)),
            }
            continue;
        }
        let Some((_, declared)) = &mut open else {
            continue;
        };
        if line == "}" {
            types.extend(open.take());
            continue;
        }
        let text = line.trim();
        if let Some(member) = waiting.take() {
            let is = text.trim_end_matches(',').to_owned();
            declared.members.push((member, is));
        } else if text.starts_with("//") || text.starts_with('#') {
        } else if declared.is_enum {
            let name = text.trim_end_matches(',').to_owned();
            declared.members.push((name, String::new()));
        } else if let Some((member, is)) =
            text.strip_prefix("pub ").and_then(|it| it.split_once(':'))
        {
            match is.trim().trim_end_matches(',') {
                "" => waiting = Some(member.to_owned()),
                is => declared.members.push((member.to_owned(), is.to_owned())),
            }
        }
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_know_their_fields() {
        let module = "pub static PROVIDER: ProviderTable = ProviderTable::new(
    r#\"
pub struct No {
\"#,
);

/// Shop account.
///
/// The form `acme/shop`.
#[non_exhaustive]
pub struct ShopAccount {
    /// Key.
    pub r#type: Option<Kind>,
    /// Long.
    pub terminals:
        Vec<Terminal>,
}

#[non_exhaustive]
pub struct Terminal {
    pub id: String,
}

pub enum Kind {
    /// pub struct X {
    One,
}

pub struct Empty {}
";
        let of = |is: &str, form: Option<&str>, field: Option<&str>| Name {
            is: is.to_owned(),
            form: form.map(str::to_owned),
            field: field.map(str::to_owned),
        };
        let shop = Some("shop");
        let names: Vec<(String, Name)> = api(module).into_iter().collect();
        let due = [
            ("Empty", of("struct", None, None)),
            ("Kind", of("enum", shop, Some("type"))),
            ("Kind::One", of("variant", shop, Some("type"))),
            ("ShopAccount", of("struct", shop, None)),
            ("ShopAccount.r#type", of("Option<Kind>", shop, Some("type"))),
            (
                "ShopAccount.terminals",
                of("Vec<Terminal>", shop, Some("terminals")),
            ),
            ("Terminal", of("struct", shop, Some("terminals"))),
            ("Terminal.id", of("String", shop, Some("terminals.id"))),
        ];
        assert_eq!(names, due.map(|(name, it)| (name.to_owned(), it)));
    }
}
