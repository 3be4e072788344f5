//! The files of the package that are about no provider: its manifest, and what all forms share.

use std::borrow::Cow;

use serde_json::Value;

use super::file::{json, text};
use super::json::{Json, Object};
use super::{changelog, index, messages, module, typescript};
use crate::ir::{Locale, Project};
use crate::target::OutputFile;

/// What has changed from release to release.
const CHANGELOG: &str = "CHANGELOG.md";

/// The files of a package, but for those about its providers.
pub(super) fn files(project: &Project) -> Vec<OutputFile> {
    let schema = index::schema();
    let mut files = vec![
        json("package.json", &manifest(project)),
        json("index.schema.json", &entries_of(&schema)),
        text(
            "catalogue.d.ts",
            catalogue_types(&typescript::interfaces(&schema)),
        ),
        text("digests.d.ts", include_str!("package/digests.d.ts")),
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
        text("words.d.ts", types_of_words(&project.locales)),
        text("words.js", words_of(&project.locales)),
    ];
    for &locale in &project.locales {
        let words = messages::words(locale);
        let tag = locale.tag();
        files.push(json(&format!("messages/{tag}.json"), &words));
        let module = format!("export default {};\n", module::object(&words));
        files.push(text(&format!("messages/{tag}.js"), module));
        files.push(text(&format!("messages/{tag}.d.ts"), WORDS_TYPES));
    }
    if let Some(history) = &project.package.history {
        let page = changelog::changelog(&project.package, history);
        files.push(text(CHANGELOG, page));
    }
    files
}

/// A language is a member of an interface, so that a further one is seen to take nothing away.
fn types_of_words(locales: &[Locale]) -> String {
    let mut out = include_str!("package/words.d.ts").to_owned();
    out.push_str("\n/** The languages of the package. */\nexport interface Locales {\n");
    for tag in locales.iter().map(|locale| locale.tag()) {
        out.push_str(&format!("  readonly {}: true;\n", typescript::string(tag)));
    }
    out.push_str("}\n\n/** A language of the package. */\nexport type Locale = keyof Locales;\n");
    out
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
    // What the renderers for JSON Forms need. All else does without.
    let peers = [
        ("@jsonforms/react", "^3.0.0"),
        ("react", "^16.12.0 || ^17.0.0 || ^18.0.0 || ^19.0.0"),
    ];
    let optional = |(name, _)| (name, Object::of("optional", true));
    manifest
        .put("version", Cow::from(project.package.version()))
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
    manifest
        .put("files", files)
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

fn catalogue_types(interfaces: &str) -> String {
    format!("{interfaces}\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n")
}
