//! A small backend outside the workspace, with specs and a build script of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// The binary tells for each form named on its command line what is wrong with an empty submission to it.
const MAIN: &str = r#"//! A backend.
#![deny(warnings)]

/// The forms of the providers.
#[allow(dead_code)]
mod forms {
    include!(concat!(env!("OUT_DIR"), "/provspec.rs"));
}

fn main() {
    let empty = provspec_forms::Value::Object(Default::default());
    for name in std::env::args().skip(1) {
        match forms::AnyAccount::from_value(&name, &empty) {
            Ok(form) => println!("{name}: {form:?}"),
            Err(error) => println!("{name}: {error}"),
        }
    }
}
"#;

const MANIFEST: &str = r#"[package]
name = "backend"
version = "0.0.0"
edition = "2024"

[dependencies]
provspec-forms = { path = "ROOT/crates/provspec-forms" }

[build-dependencies]
provspec = { path = "ROOT", default-features = false }

[features]
provider-alpha = []
provider-beta-pay = []
provider-gama = []
other = []

[profile.dev]
debug = false

[workspace]
"#;

const PROJECT: &str = r#"[brand]
company_name = "Example Pay"
dashboard_url = "https://dashboard.example.com/"
support_email = "support@example.com"
website_url = "https://example.com/"
callbacks_base_url = "https://psp.example.com"
"#;

/// The package, and where it lies.
pub(crate) struct Package {
    folder: PathBuf,
}

impl Package {
    /// Lays the package out anew; what was compiled for it stays, as its dependencies take long.
    pub(crate) fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build_script");
        let package = Self {
            folder: tmp.join("backend"),
        };
        let _ = fs::remove_dir_all(&package.folder);
        package.write(
            "Cargo.toml",
            &MANIFEST.replace("ROOT", &root.to_string_lossy()),
        );
        // The versions that the workspace has, so that nothing is fetched.
        let lock = fs::read_to_string(root.join("Cargo.lock")).expect("the lock file is there");
        package.write("Cargo.lock", &lock);
        package.write("provspec.toml", PROJECT);
        package.write("src/main.rs", MAIN);
        package.script("compile(\"specs\")");
        for code in ["alpha", "beta", "gamma"] {
            package.spec(code, "token");
        }
        package
    }

    pub(crate) fn write(&self, path: &str, contents: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, contents).expect("the file is written");
    }

    /// A build script that calls this in `provspec::build`, and leaves a mark at each run.
    pub(crate) fn script(&self, call: &str) {
        let script = format!(
            "fn main() -> Result<(), provspec::build::Failure> {{
    use std::io::Write as _;
    let runs = std::fs::File::options().create(true).append(true).open(\"runs\");
    runs.and_then(|mut runs| runs.write_all(b\".\")).expect(\"a mark\");
    provspec::build::{call}
}}
"
        );
        self.write("build.rs", &script);
    }

    /// A crate that includes the file in another way.
    pub(crate) fn include(&self, module: &str) {
        let usual = "mod forms {\n    include!(concat!(env!(\"OUT_DIR\"), \"/provspec.rs\"));\n}";
        assert!(MAIN.contains(usual));
        self.write("src/main.rs", &MAIN.replace(usual, module));
    }

    /// Writes the spec of a provider whose one form has this one field.
    pub(crate) fn spec(&self, code: &str, field: &str) {
        let name = code[..1].to_uppercase() + &code[1..];
        let spec = format!(
            "provspec: 1
code: {code}
name: {name}
fields:
  {field}: {{ type: secret, title: Secret }}
accounts:
  provider:
    form: [{field}]
ip_whitelist:
  requirement: none
guide:
  setup:
    - title: Get the secret
      text: Copy it.
      gives: [{field}]
"
        );
        self.write(&format!("specs/{code}.yaml"), &spec);
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.folder.join(path)).expect("the file is removed");
    }

    /// How often the build script ran since this was asked last.
    pub(crate) fn runs(&self) -> usize {
        let path = self.folder.join("runs");
        let runs = fs::read(&path).unwrap_or_default().len();
        let _ = fs::remove_file(path);
        runs
    }

    /// Sets the time of a file to now.
    pub(crate) fn touch(&self, path: &str) {
        let file = fs::File::options()
            .append(true)
            .open(self.folder.join(path));
        let file = file.expect("the file is there");
        file.set_modified(SystemTime::now())
            .expect("its time is set");
    }

    pub(crate) fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(path)).ok()
    }

    /// What the build script wrote last, as its crate includes it.
    pub(crate) fn ask(&self, forms: &[&str]) -> String {
        self.ask_with("", forms)
    }

    /// The same with these features.
    pub(crate) fn ask_with(&self, features: &str, forms: &[&str]) -> String {
        let mut arguments = vec!["run", "--features", features, "--"];
        arguments.extend(forms);
        succeed(self.cargo(&arguments, ""))
    }

    pub(crate) fn build(&self) {
        self.build_where("");
    }

    /// A build where the variable `CHECKS` has this value.
    pub(crate) fn build_where(&self, checks: &str) {
        succeed(self.cargo(&["build"], checks));
    }

    /// What cargo prints about a build that fails.
    pub(crate) fn fail(&self) -> String {
        self.fail_with("", "")
    }

    /// The same with these features, and where the variable `CHECKS` has this value.
    pub(crate) fn fail_with(&self, features: &str, checks: &str) -> String {
        let output = self.cargo(&["build", "--features", features], checks);
        assert!(!output.status.success(), "the build does not fail");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// What an editor that asks cargo gets to include. `None` when the build script failed.
    pub(crate) fn file_for_editors(&self) -> Option<String> {
        let asked = ["check", "--all-targets", "--keep-going"];
        let output = self.cargo(&[&asked[..], &["--message-format=json"]].concat(), "");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let messages = text
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let folders: Vec<PathBuf> = messages
            .filter(|it| it["reason"] == "build-script-executed")
            .filter(|it| {
                it["package_id"]
                    .as_str()
                    .is_some_and(|id| id.contains("/backend#"))
            })
            .filter_map(|it| it["out_dir"].as_str().map(PathBuf::from))
            .collect();
        let folder = folders.first()?;
        Some(fs::read_to_string(folder.join("provspec.rs")).expect("the file is there"))
    }

    fn cargo(&self, arguments: &[&str], checks: &str) -> Output {
        Command::new(env!("CARGO"))
            .env("CHECKS", checks)
            .args(["--offline", "--quiet"])
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env_remove("RUSTC_WORKSPACE_WRAPPER")
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo runs")
    }

    /// What `provspec check` prints here: the findings, without the count at their end.
    pub(crate) fn check(&self) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .arg("check")
            .current_dir(&self.folder)
            .output()
            .expect("provspec runs");
        assert_eq!(output.status.code(), Some(1), "there are findings");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let (findings, _) = text.rsplit_once("\n\nerror: ").expect("a count at the end");
        findings.to_owned()
    }
}

fn succeed(output: Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
