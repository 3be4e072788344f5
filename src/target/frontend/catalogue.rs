//! The files of the package that list all providers or all forms, an entry for each provider.

use std::borrow::Cow;

use super::file::{FormFile, text};
use super::{entry_point, index, module, typescript};
use crate::ir::{Project, Summary};
use crate::target::{Entries, OutputFile};

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
        entry_point::loader(project, &mut modules, &|tag| {
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

/// The files, given the entries of every provider in order of code. In a further language there are only the first two of
/// them.
pub(super) fn files(entries: Entries<'_>, project: &Project) -> Vec<OutputFile> {
    let tag = project.further_tag();
    let named = |name: &str, extension: &str| match tag {
        None => [name, ".", extension].concat(),
        Some(tag) => [name, ".", tag, ".", extension].concat(),
    };
    let mut growing = lists(&named("index", "json"), &named("catalogue", "js"));
    if tag.is_none() {
        growing.push(Growing::new(
            "index.js",
            entry_point::start(project),
            "",
            entry_point::end(project),
        ));
        growing.push(Growing::new(
            "index.d.ts",
            concat!(
                include_str!("package/index.d.ts"),
                "\n/** The submission of each form, by name. */\nexport interface Submissions {\n"
            ),
            "",
            "}\n",
        ));
    }
    for entry in entries {
        for (file, text) in growing.iter_mut().zip(entry) {
            file.add(&text);
        }
    }
    growing.into_iter().map(Growing::finish).collect()
}

/// The index and the catalogue, before the first provider.
fn lists(index: &str, catalogue: &str) -> Vec<Growing> {
    let list = index::LIST;
    let (parse, parsed) = (module::PARSE, module::PARSED);
    vec![
        Growing::new(index, format!("{{\n  \"{list}\": ["), ",\n", "\n  ]\n}\n"),
        Growing::new(
            catalogue,
            format!("export default {parse}{{\"{list}\":["),
            ",",
            format!("]}}{parsed};\n"),
        ),
    ]
}

/// A file that grows by a text of each provider.
struct Growing {
    path: String,
    text: String,
    is_empty: bool,
    /// What stands between two of them. The first has what is left of it without the comma.
    between: &'static str,
    /// What stands behind the last. Where there is none, it goes on in the line of the beginning.
    end: Cow<'static, str>,
}

impl Growing {
    fn new(
        path: &str,
        text: impl Into<String>,
        between: &'static str,
        end: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            path: path.to_owned(),
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

    fn finish(mut self) -> OutputFile {
        let end = if self.is_empty {
            self.end.trim_start()
        } else {
            &self.end
        };
        self.text.push_str(end);
        text(&self.path, self.text)
    }
}
