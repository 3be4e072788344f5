//! The examples of rules about translations: files beside a spec, in a project of two languages.

use std::fs;
use std::process::Command;

/// The first letters of the codes of these rules.
pub(crate) const FAMILY: &str = "PS11";

const PROJECT: &str = "locales = [\"en\", \"uk\"]\n";

/// A spec with the texts that the examples translate, as far as they are still there.
const SPEC: &str = "provspec: 1
code: connectum
name: Connectum
links: { apply: https://connectum.eu/ }
fields:
  account: { type: text, title: Account }
accounts:
  provider: { title: Account, form: [account] }
guide:
  setup:
    - title: Copy it
      text: Your account manager sends both keys.
      note: Ask {company_name} for [the form](link:apply).
      gives: [account]
";

/// The codes of what is found when `example` is a file of translations.
pub(crate) fn codes_in(example: &str) -> Vec<String> {
    let name = format!("provspec-translated-{}", std::process::id());
    let root = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&root);
    let folder = root.join("specs/locales/uk");
    fs::create_dir_all(&folder).unwrap();
    fs::write(root.join("provspec.toml"), PROJECT).unwrap();
    fs::write(root.join("specs/connectum.yaml"), SPEC).unwrap();
    let whole = match example.starts_with("provspec: 1\n") {
        true => example.to_owned(),
        false => format!("provspec: 1\nlocale: uk\nprovider: connectum\n{example}"),
    };
    let provider = whole
        .lines()
        .find_map(|line| line.strip_prefix("provider: "));
    let file = format!("{}.yaml", provider.unwrap());
    fs::write(folder.join(file), &whole).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(["check", "--format", "concise"])
        .current_dir(&root)
        .output()
        .unwrap();
    fs::remove_dir_all(&root).unwrap();
    let words = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let code = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned());
    words.lines().filter_map(code).collect()
}
