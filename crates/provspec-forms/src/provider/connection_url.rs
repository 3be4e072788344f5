//! Callback URLs that are other ones for each connection.

use std::fmt::Write as _;

/// What stands for the ID of a connection in a template.
const CONNECTION_ID: &str = "{connection_id}";

/// A callback URL with a place for the ID of a connection.
///
/// ```
/// use provspec_forms::provider::ConnectionUrl;
///
/// let url = ConnectionUrl::new("https://psp.example/bank/{connection_id}");
/// assert_eq!(url.of("shop 7/eu"), "https://psp.example/bank/shop%207%2Feu");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionUrl(&'static str);

impl ConnectionUrl {
    /// A URL in which `{connection_id}` stands for the ID.
    pub const fn new(template: &'static str) -> Self {
        Self(template)
    }

    /// The URL with `{connection_id}` in it, for whoever fills it in elsewhere.
    pub const fn template(self) -> &'static str {
        self.0
    }

    /// The URL of the connection with this ID. Whatever is not a letter or a digit of ASCII, `-`, `.`, `_` or `~` is
    /// percent-encoded (RFC 3986), so that the ID is one segment of the path, or one value of the query.
    pub fn of(self, connection_id: &str) -> String {
        let mut encoded = String::with_capacity(connection_id.len());
        for byte in connection_id.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                encoded.push(char::from(byte));
            } else {
                // Writing to a string does not fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        self.0.replace(CONNECTION_ID, &encoded)
    }
}

#[cfg(test)]
mod tests {
    use super::ConnectionUrl;

    #[test]
    fn an_id_changes_nothing_but_its_own_place() {
        let url = ConnectionUrl::new("https://psp.example/{connection_id}/in?of={connection_id}");
        for (id, own) in [
            ("c_17", "c_17"),
            ("a/../b?c#d&e=f", "a%2F..%2Fb%3Fc%23d%26e%3Df"),
            ("ключ", "%D0%BA%D0%BB%D1%8E%D1%87"),
            ("{connection_id}%", "%7Bconnection_id%7D%25"),
        ] {
            assert_eq!(url.of(id), format!("https://psp.example/{own}/in?of={own}"));
        }
    }
}
