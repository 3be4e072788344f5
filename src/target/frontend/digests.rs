//! The digests of all forms: small files of their own, since most edits change one of them and nothing else about all
//! providers.

use super::file::text;
use crate::ir::Project;
use crate::target::{FormDigest, OutputFile};

/// So many bytes are written around a code, a key and a digest; around all of them, at most twice as many.
const BESIDE: usize = 11;

/// For whoever reads files, and as a module.
pub(super) fn files(
    forms: &mut dyn Iterator<Item = FormDigest<'_>>,
    project: &Project,
) -> [OutputFile; 2] {
    let forms: Vec<FormDigest<'_>> = forms.collect();
    let lengths = forms.iter();
    let lengths = lengths.map(|it| BESIDE + it.code.len() + it.form.len() + it.content.len());
    let length = 2 * BESIDE + lengths.sum::<usize>();
    // A line for each form, so that a diff shows which are others.
    let [mut json, mut script] = [String::with_capacity(length), String::with_capacity(length)];
    json.push('{');
    script.push_str("export default {\n");
    let mut between = "\n";
    for FormDigest {
        code,
        form,
        content,
    } in forms
    {
        // A code and a key have no character that needs to be escaped.
        for part in [between, "  \"", code, "/", form, "\": \"", content, "\""] {
            json.push_str(part);
        }
        between = ",\n";
        for part in ["  '", code, "/", form, "': '", content, "',\n"] {
            script.push_str(part);
        }
    }
    json.push_str(if between == "\n" { "}\n" } else { "\n}\n" });
    script.push_str("};\n");
    let [of_json, of_script] = match project.further_tag() {
        None => ["digests.json".to_owned(), "digests.js".to_owned()],
        Some(tag) => [
            ["digests.", tag, ".json"].concat(),
            ["digests.", tag, ".js"].concat(),
        ],
    };
    [text(&of_json, json), text(&of_script, script)]
}
