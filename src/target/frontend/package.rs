//! The files of the package that are about no single form: its manifest, its index, and what all forms share.

use std::borrow::Cow;

use serde_json::Value;

use super::file::{FormFile, json, text};
use super::json::{Json, Object};
use super::{changelog, index, messages, module, typescript};
use crate::ir::{Locale, Project, Summary};
use crate::target::{Entries, OutputFile};

/// What has changed from release to release.
const CHANGELOG: &str = "CHANGELOG.md";

/// What `index.json`, `catalogue.js`, `index.js` and `index.d.ts` have of a provider.
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
    [index, catalogue, modules, submissions]
}

/// The files, given the entries of every provider in order of code.
pub(super) fn files(entries: Entries<'_>, project: &Project) -> Vec<OutputFile> {
    let list = index::LIST;
    let (parse, parsed) = (module::PARSE, module::PARSED);
    let mut growing = [
        Growing::new(format!("{{\n  \"{list}\": ["), ",\n", "\n  ]\n}\n"),
        Growing::new(
            format!("export default {parse}{{\"{list}\":["),
            ",",
            format!("]}}{parsed};\n"),
        ),
        Growing::new(ENTRY_POINT, "", ENTRY_POINT_END),
        Growing::new(
            concat!(
                include_str!("package/index.d.ts"),
                "\n/** The submission of each form, by name. */\nexport interface Submissions {\n"
            ),
            "",
            "}\n",
        ),
    ];
    for entry in entries {
        for (file, text) in growing.iter_mut().zip(entry) {
            file.add(&text);
        }
    }
    let [index, catalogue, modules, submissions] = growing.map(Growing::finish);
    let schema = index::schema();
    let mut files = vec![
        json("package.json", &manifest(project)),
        text("index.js", modules),
        text("index.d.ts", submissions),
        text("index.json", index),
        json("index.schema.json", &entries_of(&schema)),
        text("catalogue.js", catalogue),
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
    if let Some(history) = &project.package.history {
        let page = changelog::changelog(&project.package, history);
        files.push(text(CHANGELOG, page));
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

/// `index.js`: a page loads the forms that it shows, and the catalogue when it asks for it.
const ENTRY_POINT: &str = "\
// Each `import()` has its path in it, so that bundlers see a part of its own for each form.
export const forms = {
  // So that names such as `constructor` are of no form.
  __proto__: null,
";
const ENTRY_POINT_END: &str = "\
};

export const catalogue = async () => (await import('./catalogue.js')).default;
";

/// A file that grows by a text of each provider.
struct Growing {
    text: String,
    is_empty: bool,
    /// What stands between two of them. The first has what is left of it without the comma.
    between: &'static str,
    /// What stands behind the last. Where there is none, it goes on in the line of the beginning.
    end: Cow<'static, str>,
}

impl Growing {
    fn new(
        text: impl Into<String>,
        between: &'static str,
        end: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            text: text.into(),
            is_empty: true,
            between,
            end: end.into(),
        }
    }

    fn add(&mut self, text: &str) {
        let between = if self.is_empty {
            self.between.trim_start_matches(',')
        } else {
            self.between
        };
        self.is_empty = false;
        self.text.push_str(between);
        self.text.push_str(text);
    }

    fn finish(mut self) -> String {
        let end = if self.is_empty {
            self.end.trim_start()
        } else {
            &self.end
        };
        self.text.push_str(end);
        self.text
    }
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
