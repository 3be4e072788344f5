//! Projects in several languages: the page about translations is true, and what it says reaches the outputs.

mod reference;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use reference::{Block, blocks};
use serde_json::Value;

fn page() -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/translations.md");
    blocks(&fs::read_to_string(path).unwrap())
}

/// A project in a folder of its own.
struct Project {
    root: PathBuf,
}

impl Project {
    fn empty() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-translations-{}-{number}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        Self { root }
    }

    /// The files of the page, but for the provider that is not translated.
    fn of_the_page() -> Self {
        let project = Self::empty();
        for block in page() {
            if let Some(path) = block.info.get(1).filter(|path| !path.contains("southpay")) {
                project.write(path, &block.text);
            }
        }
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path}: {from}");
        self.write(path, &text.replace(from, to));
    }

    /// Runs the program: its exit code, its results and its findings.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(args)
            .current_dir(&self.root)
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let code = output.status.code().unwrap();
        (code, text(&output.stdout), text(&output.stderr))
    }

    /// What `check` says, a line a finding.
    fn findings(&self) -> Vec<String> {
        let (_, _, said) = self.run(&["check", "--format", "concise"]);
        said.lines().map(str::to_owned).collect()
    }

    /// Builds without a finding.
    fn build(&self) {
        let (code, _, said) = self.run(&["build"]);
        assert_eq!(code, 0, "{said}");
    }

    /// Waits until the files are older than the clock's ticks: one that has just been written is not trusted to stay.
    fn age() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }

    /// A literal of JSON in a module of the package.
    fn exported(&self, module: &str, name: &str) -> Value {
        let text = self.read(&format!("generated/frontend/{module}"));
        let (_, rest) = text.split_once(name).unwrap();
        let (_, rest) = rest.split_once("JSON.parse('").unwrap();
        let (json, _) = rest.split_once("')").unwrap();
        let json = json.replace(r"\'", "'").replace(r"\\", r"\");
        serde_json::from_str(&json).unwrap()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
fn the_page_is_true() {
    let project = Project::of_the_page();
    assert_eq!(project.findings(), [""; 0]);
    let blocks = page();
    let shown = |start: &str| {
        let block = blocks.iter().find(|block| block.text.starts_with(start));
        let text = &block.unwrap_or_else(|| panic!("{start} is shown")).text;
        text.split_once('\n').unwrap().1.to_owned()
    };
    let (code, table, _) = project.run(&["translations"]);
    assert_eq!((code, table), (0, shown("$ provspec translations\n")));

    project.edit(
        "specs/locales/uk/northpay.yaml",
        "The key of your shop",
        "The key of the shop",
    );
    let (_, _, said) = project.run(&["check"]);
    let (first, _) = said.split_once("\n\n").unwrap();
    let finding = blocks
        .iter()
        .find(|it| it.text.starts_with("warning[PS1102]"));
    assert_eq!(format!("{first}\n"), finding.unwrap().text);

    let southpay = blocks
        .iter()
        .find(|it| it.info.get(1).is_some_and(|path| path.contains("southpay")));
    project.write("specs/southpay.yaml", &southpay.unwrap().text);
    project.edit(
        "specs/locales/uk.yaml",
        "texts:\n",
        "texts:\n  - { source: Copy your keys, translation: Скопіюйте ключі }\n",
    );
    let (code, missing, _) = project.run(&["translations", "--missing", "southpay"]);
    assert_eq!(
        (code, missing),
        (0, shown("$ provspec translations --missing southpay\n"))
    );
}

#[test]
fn a_form_is_in_every_language() {
    let project = Project::of_the_page();
    project.build();
    let schema = project.exported("northpay/h2h_merchant.uk.js", "schema: ");
    assert_eq!(schema["title"], "Рахунок для карток");
    let title = |key: &str| {
        schema["properties"][key]["title"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    // By the file for all, by the one of the provider, which wins at its place, and by the compiler.
    assert_eq!(title("secret_key"), "Секретний ключ");
    assert_eq!(title("terminal"), "Термінал");
    assert_eq!(title("account"), "Рахунок");
    assert_eq!(title("mode"), "Режим");
    assert_eq!(
        schema["properties"]["features"]["items"]["oneOf"][0]["title"],
        "Платежі"
    );
    let description = &schema["properties"]["secret_key"]["description"];
    assert_eq!(description, "Ключ вашого магазину, а не термінала.");
    let ui = project.exported("northpay/h2h_merchant.uk.js", "uiSchema: ");
    assert_eq!(
        ui["account"]["ui:help"],
        "У NorthPay це називається «Client ID»."
    );
    let catalogue: Value =
        serde_json::from_str(&project.read("generated/frontend/index.uk.json")).unwrap();
    let provider = &catalogue["providers"][0];
    assert_eq!(provider["links"]["portal"]["title"], "Кабінет");
    assert_eq!(
        provider["forms"][0]["title"],
        "Обліковий запис постачальника"
    );
    assert_eq!(provider["forms"][0]["module"], "northpay/provider.uk.js");
    // In the language of the spec nothing is another.
    let schema = project.exported("northpay/h2h_merchant.js", "schema: ");
    assert_eq!(schema["title"], "Account for cards");
}

#[test]
fn what_a_form_accepts_is_the_same_in_every_language() {
    fn without_words(value: &Value) -> Value {
        match value {
            Value::Object(entries) => entries
                .iter()
                .filter(|(key, is)| {
                    !(matches!(key.as_str(), "title" | "description") && is.is_string())
                })
                .map(|(key, is)| (key.clone(), without_words(is)))
                .collect(),
            Value::Array(items) => items.iter().map(without_words).collect(),
            other => other.clone(),
        }
    }
    let project = Project::of_the_page();
    project.build();
    for form in ["provider", "h2h_merchant"] {
        for schema in [
            "rjsf = {\n  schema: ",
            "jsonForms = {\n  schema: ",
            "schema2020 = ",
        ] {
            let of = |module: &str| project.exported(&format!("northpay/{form}{module}"), schema);
            let (english, ukrainian) = (of(".js"), of(".uk.js"));
            assert_ne!(english, ukrainian);
            assert_eq!(without_words(&english), without_words(&ukrainian));
        }
    }
}

#[test]
fn what_is_wrong_with_a_translation_is_said_of_it() {
    let project = Project::of_the_page();
    let file = "specs/locales/uk/northpay.yaml";
    project.edit(file, "translation: Термінал", "translation: Секретний ключ");
    project.edit(file, "натисніть **Reveal**", "натисніть <b>Reveal</b>");
    let found = project.findings();
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("specs/locales/uk/northpay.yaml:11:18: error[PS0206]"),
        "{}",
        found[0]
    );
    assert!(
        found[1].contains("uk/northpay.yaml:") && found[1].contains("HTML"),
        "{}",
        found[1]
    );
    let (code, _, _) = project.run(&["build"]);
    assert_eq!(code, 1);
    assert!(!project.root.join("generated/frontend").exists());
}

#[test]
fn findings_of_the_spec_are_said_once() {
    let project = Project::of_the_page();
    project.edit(
        "specs/northpay.yaml",
        "title: Terminal, ",
        "title: Terminal, min_length: 9, max_length: 3, ",
    );
    let found = project.findings();
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_build_knows_the_files_of_translations() {
    let project = Project::of_the_page();
    Project::age();
    project.build();
    let (_, _, said) = project.run(&["build"]);
    assert!(said.contains("up to date"), "{said}");
    project.edit("specs/locales/uk.yaml", "Секретний ключ", "Таємний ключ");
    let (code, _, _) = project.run(&["build", "--check"]);
    assert_eq!(code, 1);
    project.build();
    assert!(
        project
            .read("generated/frontend/northpay/provider.uk.js")
            .contains("Таємний ключ")
    );
    // A warning about a translation is shown as long as there is cause for it.
    project.edit(
        "specs/locales/uk/northpay.yaml",
        "source: Terminal",
        "source: Terminals",
    );
    Project::age();
    project.build();
    let (_, _, said) = project.run(&["build"]);
    assert!(said.contains("up to date"), "{said}");
    assert!(said.contains("PS1102"), "{said}");
    // What a language had goes with it.
    project.edit("provspec.toml", "locales = [\"en\", \"uk\"]\n", "");
    fs::remove_dir_all(project.root.join("specs/locales")).unwrap();
    project.build();
    assert!(
        !project
            .root
            .join("generated/frontend/northpay/provider.uk.js")
            .exists()
    );
    assert!(
        !project
            .root
            .join("generated/frontend/index.uk.json")
            .exists()
    );
}

#[test]
fn what_there_is_none_of_is_said() {
    let project = Project::of_the_page();
    for (args, words) in [
        (
            &["translations", "--locale", "de"][..],
            "error: specs are not translated into `de`, but into `uk`\n",
        ),
        (
            &["translations", "nordpay"],
            "error: there is no provider `nordpay`; did you mean `northpay`?\n",
        ),
    ] {
        let (code, _, said) = project.run(args);
        assert_eq!((code, said.as_str()), (2, words));
    }
    let (code, table, _) = project.run(&["translations", "--format", "json"]);
    let table: Value = serde_json::from_str(&table).unwrap();
    assert_eq!(code, 0);
    assert_eq!(table[0]["locale"], "uk");
    assert_eq!(table[0]["providers"]["northpay"]["translated"], 8);
    let one = Project::empty();
    one.write("provspec.toml", "");
    one.write(
        "specs/a.yaml",
        "provspec: 1\ncode: a\nname: A\naccounts: { provider: { form: [country] } }\n",
    );
    let (code, _, said) = one.run(&["translations"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("`locales` at the top of `provspec.toml`"),
        "{said}"
    );
}

#[test]
fn specs_may_be_written_in_any_language() {
    let project = Project::empty();
    project.write("provspec.toml", "locales = [\"uk\"]\n");
    project.write(
        "specs/pivden.yaml",
        "provspec: 1\ncode: pivden\nname: Південь\naccounts: { provider: { form: [country, currency] } }\n",
    );
    project.build();
    let schema = project.exported("pivden/provider.js", "schema: ");
    assert_eq!(schema["title"], "Обліковий запис постачальника");
    assert_eq!(schema["properties"]["country"]["title"], "Країна");
    let countries = schema["properties"]["country"]["oneOf"].as_array().unwrap();
    let titles: Vec<&str> = countries
        .iter()
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles[..3], ["Австралія", "Австрія", "Азербайджан"]);
    assert_eq!(titles.last(), Some(&"Японія"));
}
