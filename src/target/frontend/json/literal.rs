//! JSON as a literal of JavaScript: without a space, in single quotes, since JSON is full of double ones.
//!
//! Written in one go: half of the bytes of the frontend package are these.

use super::text::Text;
use super::{Json, Object, escape, number};
use crate::target::byte_set::ByteSet;

impl Object<'_> {
    /// Appends what stands between the quotes.
    pub(in crate::target::frontend) fn write_literal(&self, out: &mut String) {
        out.push('{');
        for (at, (key, value)) in self.0.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            key.write("\":", out, write);
            value.write_literal(out);
        }
        out.push('}');
    }
}

impl Json<'_> {
    /// Appends what stands between the quotes.
    #[inline]
    pub(in crate::target::frontend) fn write_literal(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(value) => number(value, out),
            Self::Text(value) => value.write("\"", out, write),
            Self::List(items) => write_list(items, out),
            Self::Object(object) => object.write_literal(out),
            Self::Written(written) => out.push_str(written.literal()),
        }
    }
}

fn write_list(items: &[Json<'_>], out: &mut String) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        item.write_literal(out);
    }
    out.push(']');
}

/// An object in the making that is in no file: it is written as it comes, without a tree.
pub(in crate::target::frontend) struct Members<'o> {
    out: &'o mut String,
    is_empty: bool,
    /// So far: each is put once.
    #[cfg(debug_assertions)]
    keys: std::collections::HashSet<String>,
}

impl Members<'_> {
    /// Appends an object with what is put into it.
    pub(in crate::target::frontend) fn write(out: &mut String, put: impl FnOnce(&mut Members<'_>)) {
        out.push('{');
        put(&mut Members {
            out,
            is_empty: true,
            #[cfg(debug_assertions)]
            keys: Default::default(),
        });
        out.push('}');
    }

    /// Begins an entry. What is appended is its value.
    pub(in crate::target::frontend) fn entry<'t>(
        &mut self,
        key: impl Into<Text<'t>>,
    ) -> &mut String {
        if !std::mem::take(&mut self.is_empty) {
            self.out.push(',');
        }
        let key = key.into();
        #[cfg(debug_assertions)]
        assert!(self.keys.insert(key.as_str().to_owned()), "{key:?} twice");
        key.write("\":", self.out, write);
        self.out
    }

    /// Adds a value.
    pub(in crate::target::frontend) fn put<'t>(
        &mut self,
        key: impl Into<Text<'t>>,
        value: impl Into<Json<'t>>,
    ) -> &mut Self {
        value.into().write_literal(self.entry(key));
        self
    }

    /// Adds an object with what is put into it.
    pub(in crate::target::frontend) fn object<'t>(
        &mut self,
        key: impl Into<Text<'t>>,
        put: impl FnOnce(&mut Members<'_>),
    ) {
        Members::write(self.entry(key), put);
    }
}

pub(super) fn write(text: &str, out: &mut String) {
    escape::write(text, SPECIALS, escape, out);
}

/// Whether nothing in a text needs an escape.
pub(super) fn is_plain(text: &str) -> bool {
    SPECIALS.first_in(text.as_bytes()).is_none()
}

/// What JSON, JavaScript or a page demands an escape for: a module may end up inside a page, where `</script>` would end it.
const SPECIALS: &ByteSet = &ByteSet::controls_and(br#""\'<"#);

/// The escape of JavaScript for a byte, or for the escape that JSON has for it: that begins with a backslash.
pub(super) fn escape(byte: u8, out: &mut String) {
    match byte {
        b'\'' => out.push_str(r"\'"),
        b'<' => out.push_str(r"\x3c"),
        b'\\' => out.push_str(r"\\\\"),
        _ => {
            out.push('\\');
            escape::json(byte, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_is_special_to_json_or_javascript_is_escaped() {
        let value: Value = json!({ "it's": ["</script>\\", "\"\n\u{1}", 1, -2.5, true, null, {}] });
        let mut out = String::new();
        Json::from(&value).write_literal(&mut out);
        assert_eq!(
            out,
            r#"{"it\'s":["\x3c/script>\\\\","\\"\\n\\u0001",1,-2.5,true,null,{}]}"#
        );
    }
}
