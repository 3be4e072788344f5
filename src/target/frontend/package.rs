//! The files of the package that are about no single form: its manifest, its index, and what all forms share.

use serde_json::Value;

use super::file::{FormFile, json, text};
use super::json::{Json, Object};
use super::{index, messages, module, typescript};
use crate::ir::{Locale, Project, Summary};
use crate::target::OutputFile;

/// The files, given every provider in order of code.
pub(super) fn files(summaries: &[Summary], project: &Project) -> Vec<OutputFile> {
    let index = index::index(summaries, project);
    let compact = serde_json::to_string(&index)
        .unwrap_or_else(|error| unreachable!("the index has texts as keys: {error}"));
    let schema = index::schema();
    let mut files = vec![
        json("package.json", &manifest(project)),
        text("index.js", entry_point(summaries)),
        text("index.d.ts", entry_point_types(summaries)),
        text("index.json", index::file(&index)),
        json("index.schema.json", &entries(&schema)),
        text(
            "catalogue.js",
            format!("export default {};\n", module::parsed(&compact)),
        ),
        text(
            "catalogue.d.ts",
            catalogue_types(&typescript::interfaces(&schema)),
        ),
        text("form.d.ts", include_str!("package/form.d.ts")),
        text("messages.js", include_str!("package/messages.js")),
        text("messages.d.ts", include_str!("package/messages.d.ts")),
        text("submission.js", include_str!("package/submission.js")),
        text("submission.d.ts", include_str!("package/submission.d.ts")),
        text("json-forms.js", include_str!("package/json-forms.js")),
        text("json-forms.d.ts", include_str!("package/json-forms.d.ts")),
        text("data-url.js", include_str!("package/data-url.js")),
        text("data-url.d.ts", include_str!("package/data-url.d.ts")),
        text("template.js", include_str!("package/template.js")),
        text("words.d.ts", types_of_words(&project.package.locales)),
        text("words.js", words_of(&project.package.locales)),
    ];
    for &locale in &project.package.locales {
        let words = messages::words(locale);
        let tag = locale.tag();
        files.push(json(&format!("messages/{tag}.json"), &words));
        let module = format!("export default {};\n", module::object(&words));
        files.push(text(&format!("messages/{tag}.js"), module));
        files.push(text(&format!("messages/{tag}.d.ts"), WORDS_TYPES));
    }
    files
}

fn types_of_words(locales: &[Locale]) -> String {
    let tags: Vec<String> = locales
        .iter()
        .map(|locale| typescript::string(locale.tag()))
        .collect();
    let types = include_str!("package/words.d.ts");
    format!(
        "{types}\n/** A language that there are words in. */\nexport type Locale = {};\n",
        tags.join(" | ")
    )
}

/// The types of the words in one language.
const WORDS_TYPES: &str = "import type { Words } from '../words.js';\n\ndeclare const words: Words;\nexport default words;\n";

/// `words.js`: the words that a page has from the start, and how it gets those of another language.
fn words_of(locales: &[Locale]) -> String {
    let standard = locales.first().copied().unwrap_or_default().tag();
    let mut out = format!(
        "export {{ default as standard }} from './messages/{standard}.js';\n\n\
         // Each `import()` has its path in it, so that bundlers see a part of its own for each language.\n\
         export const locales = {{\n  __proto__: null,\n"
    );
    for tag in locales.iter().map(|locale| locale.tag()) {
        out += &format!("  {tag}: () => import('./messages/{tag}.js'),\n");
    }
    out.push_str("};\n");
    out
}

/// The entries of what is an object.
fn entries(value: &Value) -> Object<'_> {
    value.as_object().into_iter().flatten().collect()
}

/// `package.json`.
fn manifest(project: &Project) -> Object<'_> {
    let entry = |name: &str| {
        let mut entry = Object::of("types", format!("./{name}.d.ts"));
        entry.put("default", format!("./{name}.js"));
        entry
    };
    let mut exports = Object::of(".", entry("index"));
    exports
        .put("./package.json", "./package.json")
        .put("./*.json", "./*.json")
        .put("./*", entry("*"));
    let mut manifest = Object::of("name", &project.package.name);
    // What the renderers for JSON Forms need. All else does without.
    let peers = [
        ("@jsonforms/react", "^3.0.0"),
        ("react", "^16.12.0 || ^17.0.0 || ^18.0.0 || ^19.0.0"),
    ];
    let optional = |(name, _)| (name, Object::of("optional", true));
    manifest
        .put("version", &project.package.version)
        .put("description", "Connection forms of payment providers")
        .put("license", "UNLICENSED")
        .put("type", "module")
        .put("sideEffects", false)
        .put("types", "./index.d.ts")
        .put("exports", exports)
        .put(
            "files",
            ["**/*.js", "**/*.d.ts", "**/*.json"].map(Json::from),
        )
        .put(
            "peerDependencies",
            peers.into_iter().collect::<Object<'_>>(),
        )
        .put(
            "peerDependenciesMeta",
            peers.map(optional).into_iter().collect::<Object<'_>>(),
        );
    manifest
}

/// The name of each form, and the path of its module without extension.
fn forms(summaries: &[Summary]) -> impl Iterator<Item = (String, String)> {
    summaries.iter().flat_map(|summary| {
        summary.forms.iter().map(|form| {
            let name = format!("{}/{}", summary.code, form.key);
            (name, FormFile::Module.path(&summary.code, &form.key))
        })
    })
}

/// `index.js`: a page loads the forms that it shows, and the catalogue when it asks for it.
fn entry_point(summaries: &[Summary]) -> String {
    let mut out = String::from(
        "// Each `import()` has its path in it, so that bundlers see a part of its own for each form.\n\
         export const forms = {\n  // So that names such as `constructor` are of no form.\n  __proto__: null,\n",
    );
    for (name, path) in forms(summaries) {
        out += &format!(
            "  {}: () => import({}),\n",
            module::literal(&name),
            module::literal(&format!("./{path}"))
        );
    }
    out.push_str(
        "};\n\nexport const catalogue = async () => (await import('./catalogue.js')).default;\n",
    );
    out
}

fn entry_point_types(summaries: &[Summary]) -> String {
    let mut out = String::from(include_str!("package/index.d.ts"));
    out.push_str(
        "\n/** The submission of each form, by name. */\nexport interface Submissions {\n",
    );
    for (name, path) in forms(summaries) {
        out += &format!(
            "  {}: import({}).Submission;\n",
            typescript::string(&name),
            typescript::string(&format!("./{path}"))
        );
    }
    out.push_str("}\n");
    out
}

fn catalogue_types(interfaces: &str) -> String {
    format!("{interfaces}\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n")
}
