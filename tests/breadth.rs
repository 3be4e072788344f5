//! The specs of `tests/breadth`, of providers beyond the catalogue: the language takes them as they are.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn providers_beyond_the_catalogue_are_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = root.join("tests/breadth");
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("breadth");
    let _ = fs::remove_dir_all(&project);
    fs::create_dir_all(project.join("specs/shared")).expect("the folders are made");
    fs::copy(source.join("provspec.toml"), project.join("provspec.toml")).expect("it is there");
    // They share what the catalogue shares.
    for folder in ["tests/breadth/specs", "specs/shared"] {
        let to = match folder {
            "specs/shared" => project.join("specs/shared"),
            _ => project.join("specs"),
        };
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("it is copied");
        }
    }
    let run = |command: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .arg(command)
            .current_dir(&project)
            .output()
            .expect("provspec runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        said + &String::from_utf8_lossy(&output.stdout)
    };
    let said = run("check");
    assert!(
        said.contains("checked 110 providers: no problems"),
        "{said}"
    );
    run("build");
}
