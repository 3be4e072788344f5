//! The digests of all forms: small files of their own, since most edits change one of them and nothing else about all
//! providers.

use super::file::text;
use crate::ir::Project;
use crate::target::{FormDigest, OutputFile};

/// For whoever reads files, and as a module.
pub(super) fn files(
    forms: &mut dyn Iterator<Item = FormDigest<'_>>,
    project: &Project,
) -> [OutputFile; 2] {
    // A line for each form, so that a diff shows which are others.
    let (mut json, mut script) = ("{".to_owned(), "export default {\n".to_owned());
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
