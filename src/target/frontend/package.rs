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
    // In a further language there are modules of the same names, which `index.js` has already.
    let forms = summary.forms.iter();
    for form in forms.filter(|_| project.further_tag().is_none()) {
        let name = [&*summary.code, "/", &form.key].concat();
        let (literal, string) = (module::literal, typescript::string);
        modules.push_str(&["  ", &literal(&name), ": "].concat());
        let path = |file: FormFile| ["./", &file.path(&summary.code, &form.key)].concat();
        loader(project, &mut modules, &|tag| {
            literal(&path(tag.map_or(FormFile::Module, FormFile::Translated)))
        });
        modules.push_str(",\n");
        let path = path(FormFile::Module);
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

/// What loads a module of the package in the language that is asked for. Each `import()` has its path in it.
fn loader(project: &Project, out: &mut String, path: &dyn Fn(Option<&'static str>) -> String) {
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

/// The files, given the entries of every provider in order of code.
pub(super) fn files(entries: Entries<'_>, project: &Project) -> Vec<OutputFile> {
    let [index, catalogue] = lists();
    let mut growing = [
        index,
        catalogue,
        Growing::new(entry_point(project), "", entry_point_end(project)),
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

/// The index and the catalogue, before the first provider.
fn lists() -> [Growing; 2] {
    let list = index::LIST;
    let (parse, parsed) = (module::PARSE, module::PARSED);
    [
        Growing::new(format!("{{\n  \"{list}\": ["), ",\n", "\n  ]\n}\n"),
        Growing::new(
            format!("export default {parse}{{\"{list}\":["),
            ",",
            format!("]}}{parsed};\n"),
        ),
    ]
}

/// The files about all providers in a further language.
pub(super) fn translated_files(entries: Entries<'_>, tag: &str) -> [OutputFile; 2] {
    let mut growing = lists();
    for entry in entries {
        for (file, text) in growing.iter_mut().zip(entry) {
            file.add(&text);
        }
    }
    let [index, catalogue] = growing.map(Growing::finish);
    [
        text(&format!("index.{tag}.json"), index),
        text(&format!("catalogue.{tag}.js"), catalogue),
    ]
}

/// `index.js`: a page loads the forms that it shows, and the catalogue when it asks for it.
fn entry_point(project: &Project) -> String {
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

fn entry_point_end(project: &Project) -> String {
    if project.locales.len() < 2 {
        return "};\n\nexport const catalogue = async () => (await import('./catalogue.js')).default;\n".to_owned();
    }
    let mut out = "};\n\nconst catalogues = ".to_owned();
    loader(project, &mut out, &|tag| match tag {
        None => "'./catalogue.js'".to_owned(),
        Some(tag) => format!("'./catalogue.{tag}.js'"),
    });
    out.push_str(
        ";\n\nexport const catalogue = async (locale) => (await catalogues(locale)).default;\n",
    );
    out
}

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
