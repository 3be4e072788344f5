//! What is given for a new spec, held against each other before a spec is made of it.

use crate::check::rules::malformed_name;
use crate::ir::Mode;
use crate::scaffold::NewField;

/// Whether a spec can have these fields.
///
/// # Errors
///
/// The sentence that says which it cannot have, and why.
pub fn check_fields(fields: &[NewField], modes: &[Mode]) -> Result<(), String> {
    for (at, field) in fields.iter().enumerate() {
        let key = field.key.as_str();
        check_key(key, "field")?;
        if key == "mode" && modes.len() > 1 {
            return Err("`mode` is in the form by itself: leave it out of `--field`".to_owned());
        }
        if key == "mode" {
            return Err(
                "`mode` is the language's own field, and of one mode there is nothing to choose: leave it out of `--field`"
                    .to_owned(),
            );
        }
        if key == "acknowledgement" {
            return Err(
                "`acknowledgement` is in the form by itself, at its end: leave it out of `--field`"
                    .to_owned(),
            );
        }
        if fields[..at].iter().any(|before| before.key == key) {
            return Err(format!("the field `{key}` is given twice"));
        }
    }
    Ok(())
}

/// Whether a spec can have these kinds of account.
///
/// # Errors
///
/// The sentence that says which it cannot have, and why.
pub fn check_accounts(accounts: &[String]) -> Result<(), String> {
    for (at, key) in accounts.iter().enumerate() {
        check_key(key, "account")?;
        if accounts[..at].contains(key) {
            return Err(format!("the account `{key}` is given twice"));
        }
    }
    Ok(())
}

fn check_key(key: &str, what: &str) -> Result<(), String> {
    if malformed_name::is_name(key) {
        return Ok(());
    }
    let article = crate::diagnostics::article(what);
    let meant = malformed_name::nearest(key);
    Err(format!(
        "{article} {what} cannot be named `{key}`: {}; use `{meant}`",
        malformed_name::NAMES
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_names_and_stand_once() {
        let fields = |keys: &[&str], modes: &[Mode]| {
            let fields: Result<Vec<_>, _> = keys.iter().map(|key| NewField::parse(key)).collect();
            check_fields(&fields.unwrap(), modes)
        };
        assert_eq!(fields(&["api_key", "pin"], &Mode::ALL), Ok(()));
        for (keys, due) in [
            (
                &["Key"] as &[&str],
                "a field cannot be named `Key`: names have lower-case letters a-z, digits and `_`, and begin with a letter; use `key`",
            ),
            (&["pin", "pin"], "the field `pin` is given twice"),
            (
                &["mode"],
                "`mode` is in the form by itself: leave it out of `--field`",
            ),
            (
                &["acknowledgement"],
                "`acknowledgement` is in the form by itself, at its end: leave it out of `--field`",
            ),
        ] {
            assert_eq!(fields(keys, &Mode::ALL), Err(due.to_owned()));
        }
        let live = fields(&["mode"], &[Mode::Live]).unwrap_err();
        assert!(live.contains("there is nothing to choose"), "{live}");
        let twice = check_accounts(&["shop".to_owned(), "shop".to_owned()]);
        assert_eq!(twice, Err("the account `shop` is given twice".to_owned()));
    }
}
