//! `index.js`: a page loads the forms that it shows, and the catalogue when it asks for it.

use crate::ir::Project;

/// What is loaded when a page asks for it, each by a function and from a module of this name.
const LOADED: [&str; 2] = ["catalogue", "digests"];

/// What loads a module of the package in the language that is asked for. Each `import()` has its path in it.
pub(super) fn loader(
    project: &Project,
    out: &mut String,
    path: &dyn Fn(Option<&'static str>) -> String,
) {
    let further = project.locales.get(1..).unwrap_or_default();
    let [first, ..] = project.locales.as_slice() else {
        return;
    };
    if further.is_empty() {
        out.push_str(&["() => import(", &path(None), ")"].concat());
        return;
    }
    let import = |tag: &str, path: String| [tag, ": () => import(", &path, ")"].concat();
    out.push_str("(locale) => load(locale, { ");
    out.push_str(&import(first.tag(), path(None)));
    for tag in further.iter().map(|locale| locale.tag()) {
        out.push_str(", ");
        out.push_str(&import(tag, path(Some(tag))));
    }
    out.push_str(" })");
}

/// What stands before the first form.
pub(super) fn start(project: &Project) -> String {
    let mut out = String::new();
    if let [first, _, ..] = project.locales.as_slice() {
        out = format!(
            "\
// Of a language that there is no module in, the one that is there from the start; `uk-UA` is `uk`.
const load = (locale = '', modules) => {{
  const tag = [locale, locale.split('-')[0]].find((it) => Object.hasOwn(modules, it)) ?? '{}';
  return modules[tag]();
}};

",
            first.tag()
        );
    }
    out.push_str(
        "\
// Each `import()` has its path in it, so that bundlers see a part of its own for each form.
export const forms = {
  // So that names such as `constructor` are of no form.
  __proto__: null,
",
    );
    out
}

/// What stands behind the last.
pub(super) fn end(project: &Project) -> String {
    let mut out = "};\n".to_owned();
    let [_, _, ..] = project.locales.as_slice() else {
        for name in LOADED {
            out += &format!(
                "\nexport const {name} = async () => (await import('./{name}.js')).default;\n"
            );
        }
        return out;
    };
    for name in LOADED {
        out += &format!("\nconst {name}In = ");
        loader(project, &mut out, &|tag| match tag {
            None => format!("'./{name}.js'"),
            Some(tag) => format!("'./{name}.{tag}.js'"),
        });
        out += &format!(
            ";\nexport const {name} = async (locale) => (await {name}In(locale)).default;\n"
        );
    }
    out
}
