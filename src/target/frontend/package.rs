//! The files of the package that are about no single form: its manifest, its index, and what all forms share.

use serde_json::Value;

use super::file::{FormFile, json, text};
use super::json::{Json, Object};
use super::{changelog, index, messages, module, typescript};
use crate::ir::{Project, Summary};
use crate::target::OutputFile;

/// What has changed from release to release.
const CHANGELOG: &str = "CHANGELOG.md";

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
        json("messages/en.json", &messages::templates()),
    ];
    if let Some(history) = &project.package.history {
        let page = changelog::changelog(&project.package, history);
        files.push(text(CHANGELOG, page));
    }
    files
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
    manifest
        .put("version", project.package.version())
        .put("description", "Connection forms of payment providers")
        .put("license", "UNLICENSED")
        .put("type", "module")
        .put("sideEffects", false)
        .put("types", "./index.d.ts")
        .put("exports", exports);
    let mut files = vec!["**/*.js", "**/*.d.ts", "**/*.json"];
    if project.package.history.is_some() {
        files.push(CHANGELOG);
    }
    let files: Vec<Json<'_>> = files.into_iter().map(Json::from).collect();
    manifest.put("files", files);
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
