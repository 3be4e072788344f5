//! Addresses of web pages.

use fluent_uri::Uri;

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is no URL; empty where there is no more to say.
    Malformed(&'static str),
    /// It is a URL that should not be used.
    Insecure(&'static str),
}

/// Whether the text is an `https` address with a host (RFC 3986).
pub(super) fn check(text: &str) -> Result<(), Problem> {
    if text.contains(char::is_whitespace) {
        return Err(Problem::Malformed("it has white space in it"));
    }
    // Cyrillic hosts and paths are written as their owners write them; for the check they are encoded.
    let ascii: String = text
        .chars()
        .map(|c| if c.is_ascii() { c } else { 'x' })
        .collect();
    let uri = Uri::parse(ascii.as_str()).map_err(|_| Problem::Malformed(""))?;
    let Some(authority) = uri.authority() else {
        return Err(Problem::Malformed("it has no host"));
    };
    match uri.scheme().as_str() {
        "https" => {}
        "http" => {
            return Err(Problem::Insecure(
                "`http` can be read and changed on its way",
            ));
        }
        _ => return Err(Problem::Insecure("only `https` addresses are taken")),
    }
    if authority.userinfo().is_some() {
        return Err(Problem::Insecure("it has a user name in it"));
    }
    if authority.host().is_empty() {
        return Err(Problem::Malformed("it has no host"));
    }
    if authority.host().contains('*') {
        return Err(Problem::Malformed("no host has a `*` in its name"));
    }
    if !authority.host().contains('.') {
        return Err(Problem::Malformed("its host has no domain"));
    }
    Ok(())
}
