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
    let mut out = String::new();
    let mut export = |name: &str, value: &str| {
        out += &format!("export const {name} = {value};\n");
    };
    export("name", &literal(&format!("{}/{}", provider.code, form.key)));
    export("title", &literal(&form.title));
    // Each is called as the component of the renderer has it.
    export("rjsf", &layout(&parts.rjsf, "uiSchema"));
    export("jsonForms", &layout(&parts.json_forms, "uischema"));
    export("schema2020", &object(&parts.schema_2020));
    export("messages", &object(&parts.messages));
    out
}

fn layout(layout: &Layout<'_>, ui_schema: &str) -> String {
    format!(
        "{{\n  schema: {},\n  {ui_schema}: {},\n}}",
        object(&layout.schema),
        object(&layout.ui_schema)
    )
}

fn object(object: &Object<'_>) -> String {
    let json = serde_json::to_string(object)
        .unwrap_or_else(|error| unreachable!("a JSON value has texts as keys: {error}"));
    parsed(&json)
}

/// JSON as an expression. Engines read a text faster than a literal of this length, and to it alone `__proto__` is a
/// key like any other. Bundlers may drop it when it is not used.
pub(super) fn parsed(json: &str) -> String {
    format!("/* @__PURE__ */ JSON.parse({})", literal(json))
}

/// A text in single quotes, since JSON is full of double ones. It has no `<`: a module may end up inside a page, where
/// `</script>` would end it.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16 + 2);
    out.push('\'');
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\\"),
            '\'' => out.push_str(r"\'"),
            '<' => out.push_str(r"\x3c"),
            '\n' => out.push_str(r"\n"),
            '\r' => out.push_str(r"\r"),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn literals_end_neither_themselves_nor_a_script() {
        assert_eq!(literal("it's </script>\\\n"), r"'it\'s \x3c/script>\\\n'");
    }
}
