//! Pictures of the portal on their way from beside the spec to the page, through the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

const SPEC: &str = "provspec: 1
code: acme
name: Acme
fields:
  key: { type: secret, title: Key }
accounts:
  provider: { form: [key, { use: wallet }] }
guide:
  setup:
    - title: Copy the key
      gives: [key]
      screenshots:
        - { image: images/keys.png, alt: 'The page [with] the \"keys\"' }
    - { use: wallet }
";

const GROUP: &str = "provspec: 1
group: wallet
title: Wallet
fields:
  wallet_key: { type: secret, title: Wallet key }
form: [wallet_key]
setup:
  - title: Open a wallet
    gives: [wallet_key]
    screenshots: [{ image: images/wallet.webp, alt: The wallet }]
";

struct Project(PathBuf);

impl Project {
    /// Two providers that show the same pictures.
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("screenshots")
            .join(name);
        let _ = fs::remove_dir_all(&root);
        let project = Self(root);
        project.write("provspec.toml", b"");
        project.write("specs/acme.yaml", SPEC.as_bytes());
        let twin = SPEC.replace("code: acme", "code: zeta");
        project.write("specs/zeta.yaml", twin.as_bytes());
        project.write("specs/shared/wallet.yaml", GROUP.as_bytes());
        project.write("specs/images/keys.png", PNG);
        project.write("specs/shared/images/wallet.webp", b"RIFF\0\0\0\0WEBPVP8 ");
        // A build remembers only inputs that are older than itself.
        Self::age();
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Waits until the files are older than the clock's ticks: a build remembers only such inputs.
    fn age() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }

    /// Whether it went well, and what it said.
    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    fn built(&self) -> String {
        let (well, said) = self.run(&["build"]);
        assert!(well, "{said}");
        said
    }

    fn refused(&self) -> String {
        let (well, said) = self.run(&["check", "--format", "concise"]);
        assert!(!well, "{said}");
        assert!(!self.run(&["build", "--format", "concise"]).0);
        said
    }
}

#[test]
fn a_picture_is_copied_and_shown() {
    let project = Project::new("copied");
    project.built();
    let copied = "generated/docs/providers/images/keys.png";
    assert_eq!(fs::read(project.path(copied)).unwrap(), PNG);
    assert!(
        project
            .path("generated/docs/providers/shared/images/wallet.webp")
            .is_file()
    );
    let page = fs::read_to_string(project.path("generated/docs/providers/acme.md")).unwrap();
    assert!(
        page.contains("![The page \\[with\\] the &#34;keys&#34;](images/keys.png)"),
        "{page}"
    );
    assert!(page.contains("![The wallet](shared/images/wallet.webp)"));
    let manifest = fs::read_to_string(project.path("generated/manifest.txt")).unwrap();
    assert_eq!(
        manifest.matches("docs/providers/images/keys.png\n").count(),
        1
    );
}

#[test]
fn a_build_sees_that_a_picture_is_another_or_gone() {
    let project = Project::new("state");
    project.built();
    assert!(
        project.built().contains("up to date"),
        "{}",
        project.built()
    );
    assert!(project.run(&["build", "--check"]).0);

    let other = [PNG, b"other"].concat();
    project.write("specs/images/keys.png", &other);
    let (fresh, said) = project.run(&["build", "--check"]);
    assert!(
        !fresh && said.contains("docs/providers/images/keys.png"),
        "{said}"
    );
    assert!(project.built().contains("~ docs/providers/images/keys.png"));
    let copied = project.path("generated/docs/providers/images/keys.png");
    assert_eq!(fs::read(&copied).unwrap(), other);

    fs::remove_file(&copied).unwrap();
    assert!(project.built().contains("+ docs/providers/images/keys.png"));

    for spec in ["specs/acme.yaml", "specs/zeta.yaml"] {
        let without = fs::read_to_string(project.path(spec)).unwrap();
        let from = without.find("      screenshots:").unwrap();
        let to = without.find("    - { use: wallet }").unwrap();
        project.write(spec, [&without[..from], &without[to..]].concat().as_bytes());
    }
    assert!(project.built().contains("- docs/providers/images/keys.png"));
    assert!(!copied.exists());
}

#[test]
fn a_picture_that_went_away_is_found_although_no_spec_has_changed() {
    let project = Project::new("gone");
    project.built();
    fs::remove_file(project.path("specs/images/keys.png")).unwrap();
    let said = project.refused();
    assert!(said.contains("PS0708"), "{said}");
    assert!(said.contains("specs/acme.yaml:13:20"), "{said}");
    assert!(
        said.contains("there is no picture `images/keys.png`"),
        "{said}"
    );
}

#[test]
fn a_picture_is_of_a_size_that_is_taken() {
    let project = Project::new("large");
    let mut bytes = PNG.to_vec();
    bytes.resize(2_000_000, 0);
    project.write("specs/images/keys.png", &bytes);
    project.built();
    bytes.push(0);
    project.write("specs/images/keys.png", &bytes);
    assert!(
        project
            .refused()
            .contains("the picture `images/keys.png` has 2000001 bytes, more than 2000000")
    );
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let project = Project::new("link");
    project.write("elsewhere/keys.png", PNG);
    let (picture, folder) = (
        project.path("specs/images/keys.png"),
        project.path("specs/images"),
    );
    fs::remove_file(&picture).unwrap();
    std::os::unix::fs::symlink("../../elsewhere/keys.png", &picture).unwrap();
    assert!(
        project
            .refused()
            .contains("the picture `images/keys.png` is reached by a link")
    );
    fs::remove_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink("../elsewhere", &folder).unwrap();
    assert!(
        project
            .refused()
            .contains("the picture `images/keys.png` is reached by a link")
    );
    assert!(!project.path("generated/docs").exists());
}

#[test]
fn a_picture_says_what_it_shows() {
    let project = Project::new("words");
    for (alt, wanted) in [("", "has no `alt`"), (", alt: ''", "`alt` is empty")] {
        let from = SPEC.find(", alt:").unwrap();
        let to = SPEC[from..].find(" }").unwrap() + from;
        let spec = [&SPEC[..from], alt, &SPEC[to..]].concat();
        project.write("specs/acme.yaml", spec.as_bytes());
        let said = project.refused();
        assert!(said.contains(wanted), "{said}");
    }
}

/// A crate that compiles specs for its types has no pages.
#[test]
fn a_build_script_needs_no_picture() {
    let project = Project::new("script");
    fs::remove_dir_all(project.path("specs/images")).unwrap();
    let out = project.path("out");
    fs::create_dir_all(&out).unwrap();
    provspec::build::Config::new(project.path("specs"))
        .out_dir(&out)
        .compile()
        .unwrap();
    assert!(
        fs::read_to_string(out.join("provspec.rs"))
            .unwrap()
            .contains("acme")
    );
}
