//! A field of a new spec: its key, and what its key says of it.

use crate::fmt;

/// A field of a new spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewField {
    /// Its key.
    pub key: String,
    /// What it takes.
    pub kind: NewFieldType,
}

/// What a field of a new spec takes: types that need little more than a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewFieldType {
    /// One line of text.
    Text,
    /// One line that is never shown again.
    Secret,
    /// Several lines of text.
    Multiline,
    /// A web address.
    Url,
    /// A host name.
    Host,
    /// An e-mail address.
    Email,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// On or off.
    Toggle,
    /// One of several options.
    Select,
    /// A file.
    File,
}

impl NewFieldType {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Secret,
        Self::Multiline,
        Self::Url,
        Self::Host,
        Self::Email,
        Self::Integer,
        Self::Number,
        Self::Toggle,
        Self::Select,
        Self::File,
    ];

    /// The word of the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secret => "secret",
            Self::Multiline => "multiline",
            Self::Url => "url",
            Self::Host => "host",
            Self::Email => "email",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Toggle => "toggle",
            Self::Select => "select",
            Self::File => "file",
        }
    }

    /// The type that the last word of a key tells: a secret where somebody would be sorry if it were shown.
    fn guess(key: &str) -> Self {
        if key.contains("public") {
            return Self::Text;
        }
        match key.rsplit('_').next().unwrap_or_default() {
            "key" | "secret" | "password" | "passphrase" | "token" | "pin" | "hmac" | "salt" => {
                Self::Secret
            }
            "url" => Self::Url,
            "host" => Self::Host,
            "email" => Self::Email,
            "certificate" | "keystore" => Self::File,
            _ => Self::Text,
        }
    }
}

impl NewField {
    /// Reads `api_key` or `certificate:file`.
    ///
    /// # Errors
    ///
    /// The word behind the colon is no such type.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (key, kind) = match text.split_once(':') {
            Some((key, word)) => {
                let mut types = NewFieldType::ALL.into_iter();
                let found = types.find(|kind| kind.name() == word);
                let known = NewFieldType::ALL.map(NewFieldType::name).join(", ");
                (
                    key,
                    found.ok_or_else(|| format!("`{word}` is none of the types {known}"))?,
                )
            }
            None => (text, NewFieldType::guess(text)),
        };
        let key = key.to_owned();
        Ok(Self { key, kind })
    }

    /// What stands behind its key.
    pub(super) fn definition(&self) -> String {
        let more = match self.kind {
            NewFieldType::Select => ", options: { first: First, second: Second }",
            NewFieldType::File => ", formats: [pem], max_size: 20 KB",
            NewFieldType::Multiline if NewFieldType::guess(&self.key) == NewFieldType::Secret => {
                ", secret: true"
            }
            _ => "",
        };
        let title = fmt::text(&title(&self.key));
        format!("{{ type: {}, title: {title}{more} }}", self.kind.name())
    }
}

/// The title that a key tells: `API key` for `api_key`.
pub(super) fn title(key: &str) -> String {
    const CAPITALS: [&str; 11] = [
        "api", "h2h", "hmac", "iban", "id", "ip", "pin", "rsa", "sha", "uri", "url",
    ];
    let words = key.split('_').filter(|word| !word.is_empty());
    let words = words.enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        match letters.next() {
            _ if CAPITALS.contains(&word) => word.to_uppercase(),
            Some(first) if at == 0 => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_titles_and_types() {
        for (key, due, kind) in [
            ("api_key", "API key", "secret"),
            ("merchant_id", "Merchant ID", "text"),
            ("public_key", "Public key", "text"),
            ("return_url", "Return URL", "url"),
            ("certificate", "Certificate", "file"),
            ("certificate:text", "Certificate", "text"),
        ] {
            let field = NewField::parse(key).unwrap();
            assert_eq!((title(&field.key).as_str(), field.kind.name()), (due, kind));
        }
        let wrong = NewField::parse("a:secrt").unwrap_err();
        assert!(
            wrong.starts_with("`secrt` is none of the types text, secret, "),
            "{wrong}"
        );
    }
}
