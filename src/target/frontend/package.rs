//! The files of the package that are about no single form: its manifest, its index, and what all forms share.

use serde_json::Value;

use super::file::{FormFile, json, text};
use super::json::file::file_of_list;
use super::json::{Json, Object};
use super::{index, messages, module, typescript};
use crate::ir::{Project, Summary};
use crate::target::OutputFile;

/// What the files about all providers have of one.
#[derive(Clone, Copy)]
enum Part {
    /// Of `index.json`.
    Index,
    /// Of `catalogue.js`.
    Catalogue,
    /// Of `index.js`.
    Modules,
    /// Of `index.d.ts`.
    Submissions,
}

/// The parts of a provider, in the order of [`Part`].
pub(super) fn entry(summary: &Summary, project: &Project) -> [String; 4] {
    let [index, catalogue] = index::texts(summary, project);
    let (mut modules, mut submissions) = (String::new(), String::new());
    for form in &summary.forms {
        let name = [&*summary.code, "/", &form.key].concat();
        let path = ["./", &FormFile::Module.path(&summary.code, &form.key)].concat();
        let (literal, string) = (module::literal, typescript::string);
        for part in [
            "  ",
            &literal(&name),
            ": () => import(",
            &literal(&path),
            "),\n",
        ] {
            modules.push_str(part);
        }
        for part in [
            "  ",
            &string(&name),
            ": import(",
            &string(&path),
            ").Submission;\n",
        ] {
            submissions.push_str(part);
        }
    }
    [index, catalogue, modules, submissions].map(|mut text| {
        // They wait until all are made.
        text.shrink_to_fit();
        text
    })
}

/// The files, given the parts of every provider in order of code.
pub(super) fn files(mut entries: Vec<Vec<String>>, project: &Project) -> Vec<OutputFile> {
    // Each part is let go as soon as it is in its file: together they are as large as the files.
    let mut all = |part: Part| -> Vec<String> {
        let texts = entries.iter_mut().map(|it| it.get_mut(part as usize));
        texts.flatten().map(std::mem::take).collect()
    };
    let schema = index::schema();
    let mut catalogue = module::object_of_list(index::LIST, all(Part::Catalogue));
    catalogue.insert_str(0, "export default ");
    catalogue.push_str(";\n");
    vec![
        json("package.json", &manifest(project)),
        text("index.js", entry_point(all(Part::Modules))),
        text("index.d.ts", entry_point_types(all(Part::Submissions))),
        text("index.json", file_of_list(index::LIST, all(Part::Index))),
        json("index.schema.json", &entries_of(&schema)),
        text("catalogue.js", catalogue),
        text(
            "catalogue.d.ts",
            catalogue_types(&typescript::interfaces(&schema)),
        ),
        text("form.d.ts", include_str!("package/form.d.ts")),
        text("messages.js", include_str!("package/messages.js")),
        text("messages.d.ts", include_str!("package/messages.d.ts")),
        json("messages/en.json", &messages::templates()),
    ]
}

/// The entries of what is an object.
fn entries_of(value: &Value) -> Object<'_> {
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
        );
    manifest
}

/// `index.js`: a page loads the forms that it shows, and the catalogue when it asks for it.
fn entry_point(modules: Vec<String>) -> String {
    let mut out = String::from(
        "// Each `import()` has its path in it, so that bundlers see a part of its own for each form.\n\
         export const forms = {\n  // So that names such as `constructor` are of no form.\n  __proto__: null,\n",
    );
    out.extend(modules);
    out.push_str(
        "};\n\nexport const catalogue = async () => (await import('./catalogue.js')).default;\n",
    );
    out
}

fn entry_point_types(submissions: Vec<String>) -> String {
    let mut out = String::from(include_str!("package/index.d.ts"));
    out.push_str(
        "\n/** The submission of each form, by name. */\nexport interface Submissions {\n",
    );
    out.extend(submissions);
    out.push_str("}\n");
    out
}

fn catalogue_types(interfaces: &str) -> String {
    format!("{interfaces}\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n")
}
