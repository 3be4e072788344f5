//! A form as a module of JavaScript: what a page imports when it shows the form.

use super::json::Object;
use crate::ir::{Form, Provider};

/// What a renderer needs to show a form.
pub(super) struct Layout<'a> {
    pub(super) schema: Object<'a>,
    pub(super) ui_schema: Object<'a>,
}

/// What the module of a form holds.
pub(super) struct Parts<'a> {
    pub(super) rjsf: Layout<'a>,
    pub(super) json_forms: Layout<'a>,
    pub(super) schema_2020: Object<'a>,
    pub(super) messages: Object<'a>,
}

/// The module of a form.
pub(super) fn module(provider: &Provider, form: &Form, parts: &Parts<'_>) -> String {
    let mut out = String::with_capacity(32 * 1024);
    let mut export = |name: &str, value: &dyn Fn(&mut String)| {
        for part in ["export const ", name, " = "] {
            out.push_str(part);
        }
        value(&mut out);
        out.push_str(";\n");
    };
    let name = format!("{}/{}", provider.code, form.key);
    export("name", &|out| write_literal(&name, out));
    export("title", &|out| write_literal(&form.title, out));
    // Each is called as the component of the renderer has it.
    export("rjsf", &|out| layout(&parts.rjsf, "uiSchema", out));
    export("jsonForms", &|out| {
        layout(&parts.json_forms, "uischema", out);
    });
    export("schema2020", &|out| write_object(&parts.schema_2020, out));
    export("messages", &|out| write_object(&parts.messages, out));
    out
}

fn layout(layout: &Layout<'_>, ui_schema: &str, out: &mut String) {
    out.push_str("{\n  schema: ");
    write_object(&layout.schema, out);
    for part in [",\n  ", ui_schema, ": "] {
        out.push_str(part);
    }
    write_object(&layout.ui_schema, out);
    out.push_str(",\n}");
}

/// An object as an expression: see [`parsed`].
pub(super) fn object(object: &Object<'_>) -> String {
    let mut out = String::new();
    write_object(object, &mut out);
    out
}

fn write_object(object: &Object<'_>, out: &mut String) {
    let json = serde_json::to_string(object)
        .unwrap_or_else(|error| unreachable!("a JSON value has texts as keys: {error}"));
    write_parsed(&json, out);
}

/// JSON as an expression. Engines read a text faster than a literal of this length, and to it alone `__proto__` is a
/// key like any other. Bundlers may drop it when it is not used.
pub(super) fn parsed(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    write_parsed(json, &mut out);
    out
}

fn write_parsed(json: &str, out: &mut String) {
    out.push_str("/* @__PURE__ */ JSON.parse(");
    write_literal(json, out);
    out.push(')');
}

/// A text in single quotes, since JSON is full of double ones. It has no `<`: a module may end up inside a page, where
/// `</script>` would end it.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_literal(text, &mut out);
    out
}

fn write_literal(text: &str, out: &mut String) {
    let escape = |byte: u8| match byte {
        b'\\' => Some(r"\\"),
        b'\'' => Some(r"\'"),
        b'<' => Some(r"\x3c"),
        b'\n' => Some(r"\n"),
        b'\r' => Some(r"\r"),
        _ => None,
    };
    out.push('\'');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escape(byte) {
            out.push_str(&text[plain..at]);
            out.push_str(escaped);
            plain = at + 1;
        }
    }
    out.push_str(&text[plain..]);
    out.push('\'');
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn literals_end_neither_themselves_nor_a_script() {
        assert_eq!(literal("it's </script>\\\n"), r"'it\'s \x3c/script>\\\n'");
    }
}
