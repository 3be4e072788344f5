//! The files of the package that list all providers or all forms, an entry for each provider.

use std::borrow::Cow;

use super::file::{FormFile, package_path};
use super::{entry_point, index, module, typescript};
use crate::ir::{Project, Summary};
use crate::target::{Entries, Pieces};

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
pub(super) fn files(entries: Entries<'_>, project: &Project, files: &mut dyn Pieces) {
    let tag = project.further_tag();
    let named = |name: &str, extension: &str| match tag {
        None => [name, ".", extension].concat(),
        Some(tag) => [name, ".", tag, ".", extension].concat(),
    };
    let list = index::LIST;
    let (parse, parsed) = (module::PARSE, module::PARSED);
    let mut lists = vec![
        List::begin(
            &named("index", "json"),
            &format!("{{\n  \"{list}\": ["),
            (",\n", "\n  ]\n}\n".into()),
            files,
        ),
        List::begin(
            &named("catalogue", "js"),
            &format!("export default {parse}{{\"{list}\":["),
            (",", format!("]}}{parsed};\n").into()),
            files,
        ),
    ];
    if tag.is_none() {
        lists.push(List::begin(
            "index.js",
            &entry_point::start(project),
            ("", entry_point::end(project).into()),
            files,
        ));
        lists.push(List::begin(
            "index.d.ts",
            concat!(
                include_str!("package/index.d.ts"),
                "\n/** The submission of each form, by name. */\nexport interface Submissions {\n"
            ),
            ("", "}\n".into()),
            files,
        ));
    }
    for entry in entries {
        for (list, text) in lists.iter_mut().zip(entry) {
            list.add(&text, files);
        }
    }
    lists.into_iter().for_each(|list| list.end(files));
}

/// A file that grows by a text of each provider.
struct List {
    path: String,
    is_empty: bool,
    /// What stands between two of them. The first has what is left of it without the comma.
    between: &'static str,
    /// What stands behind the last. Where there is none, it goes on in the line of the beginning.
    end: Cow<'static, str>,
}

impl List {
    fn begin(
        path: &str,
        start: &str,
        (between, end): (&'static str, Cow<'static, str>),
        files: &mut dyn Pieces,
    ) -> Self {
        let path = package_path(path);
        files.add(&path, start);
        Self {
            path,
            is_empty: true,
            between,
            end,
        }
    }

    fn add(&mut self, text: &str, files: &mut dyn Pieces) {
        let between = if self.is_empty {
            self.between.trim_start_matches(',')
        } else {
            self.between
        };
        self.is_empty = false;
        files.add(&self.path, between);
        files.add(&self.path, text);
    }

    fn end(self, files: &mut dyn Pieces) {
        let end = if self.is_empty {
            self.end.trim_start()
        } else {
            &self.end
        };
        files.add(&self.path, end);
    }
}
