//! A small backend outside the workspace, with specs and a build script of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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

    /// What the build script wrote last, as its crate includes it.
    pub(crate) fn ask(&self, forms: &[&str]) -> String {
        let mut arguments = vec!["run", "--"];
        arguments.extend(forms);
        succeed(self.cargo(&arguments))
    }

    pub(crate) fn build(&self) {
        succeed(self.cargo(&["build"]));
    }

    /// What cargo prints about a build that fails.
    pub(crate) fn fail(&self) -> String {
        let output = self.cargo(&["build"]);
        assert!(!output.status.success(), "the build does not fail");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
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
