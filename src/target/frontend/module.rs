//! A form as a module of JavaScript: what a page imports when it shows the form.

use super::json::{Object, escape};
use crate::ir::{Form, Provider};
use crate::target::byte_set::ByteSet;

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
    /// What stands between the quotes of a literal.
    pub(super) messages: String,
}

/// The module of a form. In a further language, of this tag, it brings the words of its messages along.
pub(super) fn module(
    provider: &Provider,
    form: &Form,
    parts: &Parts<'_>,
    tag: Option<&str>,
) -> String {
    let mut out = String::with_capacity(32 * 1024);
    if let Some(tag) = tag {
        for part in ["import words from '../messages/", tag, ".js';\n\n"] {
            out.push_str(part);
        }
    }
    let mut export = |name: &str, value: &dyn Fn(&mut String)| {
        for part in ["export const ", name, " = "] {
            out.push_str(part);
        }
        value(&mut out);
        out.push_str(";\n");
    };
    let name = [&*provider.code, "/", &form.key].concat();
    export("name", &|out| write_literal(&name, out));
    export("title", &|out| write_literal(&form.title, out));
    // Each is called as the component of the renderer has it.
    export("rjsf", &|out| layout(&parts.rjsf, "uiSchema", out));
    export("jsonForms", &|out| {
        layout(&parts.json_forms, "uischema", out);
    });
    export("schema2020", &|out| write_object(&parts.schema_2020, out));
    export("messages", &|out| {
        let (before, behind) = match tag {
            None => ("", ""),
            Some(_) => ("{ ...", ", words }"),
        };
        for part in [before, PARSE, &parts.messages, PARSED, behind] {
            out.push_str(part);
        }
    });
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

/// An object as an expression: see [`write_object`].
pub(super) fn object(object: &Object<'_>) -> String {
    let mut out = String::new();
    write_object(object, &mut out);
    out
}

/// JSON as an expression. Engines read a text faster than a literal of this length, and to it alone `__proto__` is a
/// key like any other. Bundlers may drop it when it is not used.
fn write_object(object: &Object<'_>, out: &mut String) {
    out.push_str(PARSE);
    object.write_literal(out);
    out.push_str(PARSED);
}

/// What stands before a literal of JSON.
pub(super) const PARSE: &str = "/* @__PURE__ */ JSON.parse('";
/// What stands behind it.
pub(super) const PARSED: &str = "')";

/// A text as a literal of JavaScript, with no `<`: see [`Object::write_literal`].
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_literal(text, &mut out);
    out
}

fn write_literal(text: &str, out: &mut String) {
    const SPECIALS: &ByteSet = &ByteSet::controls_and(br"\'<");
    let escape = |byte: u8, out: &mut String| match byte {
        b'\\' => out.push_str(r"\\"),
        b'\'' => out.push_str(r"\'"),
        b'<' => out.push_str(r"\x3c"),
        b'\n' => out.push_str(r"\n"),
        b'\r' => out.push_str(r"\r"),
        other => out.push(char::from(other)),
    };
    out.push('\'');
    escape::write(text, SPECIALS, escape, out);
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
