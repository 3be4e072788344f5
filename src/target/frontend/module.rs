//! A form as a module of JavaScript: what a page imports when it shows the form.

use super::file::FormFile;
use super::json::Object;
use crate::ir::{Form, Provider};

/// The module of a form with these parts.
pub(super) fn module(
    provider: &Provider,
    form: &Form,
    parts: &[(FormFile, Object<'_>)],
    messages: &Object<'_>,
) -> String {
    let part = |of: FormFile| {
        let json = parts.iter().find(|(file, _)| *file == of);
        parsed(json.map(|(_, json)| compact(json)).as_deref())
    };
    let mut out = String::new();
    let mut export = |name: &str, value: &str| {
        out += &format!("export const {name} = {value};\n");
    };
    export("name", &text(&format!("{}/{}", provider.code, form.key)));
    export("title", &text(&form.title));
    let rjsf = [("schema", FormFile::Schema), ("uiSchema", FormFile::Rjsf)];
    let json_forms = [
        ("schema", FormFile::SchemaJsonForms),
        ("uischema", FormFile::JsonForms),
    ];
    for (name, keys) in [("rjsf", rjsf), ("jsonForms", json_forms)] {
        let [one, other] = keys.map(|(key, of)| format!("  {key}: {},\n", part(of)));
        export(name, &format!("{{\n{one}{other}}}"));
    }
    export("schema2020", &part(FormFile::Schema2020));
    export("messages", &parsed(Some(&compact(messages))));
    out
}

fn compact(json: &Object<'_>) -> String {
    serde_json::to_string(json)
        .unwrap_or_else(|error| unreachable!("a JSON value has texts as keys: {error}"))
}

/// JSON as an expression. Engines read a text faster than a literal of this length, and to it alone `__proto__` is a
/// key like any other. Bundlers may drop it when it is not used.
pub(super) fn parsed(json: Option<&str>) -> String {
    format!(
        "/* @__PURE__ */ JSON.parse({})",
        quoted(json.unwrap_or("null"))
    )
}

/// A text as a literal.
pub(super) fn text(text: &str) -> String {
    quoted(text)
}

/// A literal in single quotes, since JSON is full of double ones. It has no `<`: a module may end up inside a page, where
/// `</script>` would end it.
fn quoted(text: &str) -> String {
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
    use super::text;

    #[test]
    fn literals_end_neither_themselves_nor_a_script() {
        assert_eq!(text("it's </script>\\\n"), r"'it\'s \x3c/script>\\\n'");
    }
}
