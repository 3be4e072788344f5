//! One project for several brands: what each output says, and that none says a word of another.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROJECT: &str = r#"[brand]
company_name = "First Pay"
dashboard_url = "https://dash.first.example"
support_email = "help@first.example"
callbacks_base_url = "https://in.first.example"

[brands.acme]
company_name = "Acme & Sons"
dashboard_url = "https://dash.acme.example"

[brands.white-label]
"#;

const SPEC: &str = r#"provspec: 1
code: north
name: North
fields:
  key: { type: secret, title: Key, description: "{company_name} never shows it." }
accounts:
  provider: { form: [key] }
callbacks:
  - { title: Webhook, url: "{callbacks_base_url}/north" }
guide:
  setup:
    - { title: Copy the key, gives: [key], text: "Write to {support_email}, see {website_url}." }
    - { title: Enter the URL, callbacks: true }
"#;

struct Project(PathBuf);

impl Project {
    fn new(name: &str, toml: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("brands")
            .join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs")).unwrap();
        fs::write(root.join("provspec.toml"), toml).unwrap();
        fs::write(root.join("specs/north.yaml"), SPEC).unwrap();
        // A build remembers only inputs that are older than itself.
        std::thread::sleep(std::time::Duration::from_millis(50));
        Self(root)
    }

    /// The exit code, and what was said.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    }

    fn built(&self, arguments: &[&str]) -> String {
        let (code, said) = self.run(&[&["build"], arguments].concat());
        assert_eq!(code, Some(0), "{said}");
        said
    }

    fn all(&self, folder: &str) -> String {
        texts(&self.0.join(folder))
            .into_iter()
            .map(|(_, text)| text)
            .collect()
    }
}

/// Every file below a folder.
fn texts(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

#[test]
fn a_brand_has_outputs_of_its_own_beside_the_first() {
    let project = Project::new("beside", PROJECT);
    project.built(&[]);
    let said = project.built(&["--brand", "acme"]);
    assert!(said.contains("generated-acme: "), "{said}");
    let (first, acme) = (project.all("generated"), project.all("generated-acme"));
    for own in [
        "Acme &amp; Sons",
        "Acme & Sons",
        "https://dash.acme.example/",
    ] {
        assert!(acme.contains(own) && !first.contains(own), "{own}");
    }
    for other in ["First Pay", "dash.first.example"] {
        assert!(first.contains(other) && !acme.contains(other), "{other}");
    }
}

#[test]
fn what_a_brand_does_not_say_is_as_in_the_first_and_then_a_placeholder() {
    let project = Project::new("fallback", PROJECT);
    project.built(&["--brand", "acme"]);
    let acme = project.all("generated-acme");
    for kept in [
        "help@first.example",
        "https://in.first.example/north",
        "{{custom.website_url}}",
    ] {
        assert!(acme.contains(kept), "{kept}");
    }
    project.built(&[]);
    project.built(&["--brand", "white-label"]);
    let (first, same) = (
        project.all("generated"),
        project.all("generated-white-label"),
    );
    assert_eq!(first, same);
}

#[test]
fn placeholders_leave_every_value_to_a_later_stage() {
    let project = Project::new("placeholders", PROJECT);
    project.built(&["--brand", "placeholders"]);
    let later = project.all("generated-placeholders");
    assert!(!later.contains("first.example") && !later.contains("First Pay"));
    for key in [
        "company_name",
        "dashboard_base_url",
        "support_email",
        "website_url",
        "callbacks_base_url",
    ] {
        assert!(later.contains(&format!("{{{{custom.{key}}}}}")), "{key}");
    }
}

#[test]
fn freshness_is_of_the_brand() {
    let project = Project::new("fresh", PROJECT);
    project.built(&[]);
    let (code, said) = project.run(&["build", "--check", "--brand", "acme"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("`generated-acme` is stale; run `provspec build --brand acme`"),
        "{said}"
    );
    project.built(&["--brand", "acme"]);
    assert_eq!(
        project.run(&["build", "--check", "--brand", "acme"]).0,
        Some(0)
    );
    assert!(project.built(&["--brand", "acme"]).contains("up to date"));
    // Another brand into the same folder is not what was built there.
    project.built(&["--out", "out"]);
    assert!(project.built(&["--out", "out"]).contains("up to date"));
    project.built(&["--out", "out", "--brand", "acme"]);
    assert!(!project.all("out").contains("First Pay"));
}

#[test]
fn releases_are_of_the_brand() {
    let project = Project::new("release", PROJECT);
    let (code, said) = project.run(&["release", "--brand", "acme", "--date", "2026-01-31"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(project.0.join("releases/frontend-acme.json").is_file());
    assert!(!project.0.join("releases/frontend.json").exists());
}

#[test]
fn an_unknown_brand_is_a_wrong_command() {
    let project = Project::new("unknown", PROJECT);
    for command in ["build", "check", "list", "release"] {
        let (code, said) = project.run(&[command, "--brand", "acmee"]);
        assert_eq!(code, Some(2));
        assert_eq!(
            said,
            "error: no brand `acmee` in `provspec.toml`; did you mean `acme`?\n"
        );
    }
    let (_, said) = project.run(&["build", "--brand", "zzz"]);
    let known = "`acme`, `placeholders`, `white-label`";
    assert_eq!(
        said,
        format!("error: no brand `zzz` in `provspec.toml`; known here: {known}\n")
    );
    assert!(!project.0.join("generated").exists());
    let script = provspec::build::Config::new(project.0.join("specs")).brand("zzz");
    assert!(
        script
            .compile()
            .unwrap_err()
            .to_string()
            .contains("no brand `zzz`")
    );
}

#[test]
fn mistakes_in_a_brand_are_found_where_they_are() {
    for (table, line, words) in [
        (
            "[brands.acme]\ncompany = \"A\"\n",
            "2:1",
            "unknown key `company` in `[brands.acme]`",
        ),
        (
            "[brands.acme]\nwebsite_url = \"http://a.example\"\n",
            "2:15",
            "is not secure",
        ),
        ("[brands.placeholders]\n", "1:9", "choose another name"),
        ("[brands.\"../acme\"]\n", "1:9", "is no name of a brand"),
        ("[brands.acme]\n[brands.acme]\n", "2:", "duplicate"),
    ] {
        let project = Project::new("mistakes", table);
        for arguments in [vec!["check"], vec!["build", "--brand", "acme"]] {
            let (code, said) = project.run(&[&arguments[..], &["--format", "concise"]].concat());
            assert_eq!(code, Some(1), "{said}");
            assert!(
                said.contains(&format!("provspec.toml:{line}")) && said.contains(words),
                "{said}"
            );
        }
    }
}

/// The catalogue's own values, as they stand in `provspec.toml`.
fn values_of_the_first() -> Vec<String> {
    let toml = fs::read_to_string(root().join("provspec.toml")).unwrap();
    let brand = toml
        .split("[brand]\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let values = brand.lines().filter_map(|line| line.split_once(" = "));
    let values: Vec<String> = values
        .map(|(_, value)| value.trim_matches('"').trim_end_matches('/').to_owned())
        .collect();
    assert_eq!(values.len(), 5, "{brand}");
    values
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn no_spec_names_the_company() {
    let values = values_of_the_first();
    for (path, text) in texts(&root().join("specs")) {
        let text = text.to_lowercase();
        for value in &values {
            let value = value.to_lowercase();
            let bare = value.trim_start_matches("https://");
            assert!(
                !text.contains(&value) && !text.contains(&format!("//{bare}")),
                "{value} in {}",
                path.display()
            );
        }
    }
}

/// Every value of the catalogue's outputs that is the company's comes from its brand.
#[test]
fn a_second_brand_of_the_catalogue_has_no_trace_of_the_first() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brands/catalogue");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let toml = fs::read_to_string(root().join("provspec.toml")).unwrap();
    let second = r#"
[brands.second]
company_name = "Zweite Firma"
dashboard_url = "https://dash.zweite.test/"
support_email = "hilfe@zweite.test"
website_url = "https://www.zweite.test/"
callbacks_base_url = "https://in.zweite.test"
"#;
    fs::write(folder.join("provspec.toml"), [&toml, second].concat()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(["build", "--brand", "second", "--specs"])
        .arg(root().join("specs"))
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let made = texts(&folder.join("generated-second"));
    let mut own = 0;
    for (path, text) in &made {
        for value in values_of_the_first() {
            assert!(!text.contains(&value), "{value} in {}", path.display());
        }
        own += usize::from(text.contains("Zweite Firma") || text.contains("zweite.test"));
    }
    for folder in ["docs", "frontend", "rust"] {
        let is_in = |path: &Path| path.components().any(|part| part.as_os_str() == folder);
        assert!(
            made.iter()
                .any(|(path, text)| is_in(path) && text.contains("zweite.test")),
            "{folder}"
        );
    }
    assert!(own > 60, "{own}");
}
