//! Writes specs that hold every pair of features of the language, and compiles them.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "the library uses the rest"
)]

#[path = "src/cover.rs"]
mod cover;
#[path = "src/language/mod.rs"]
mod language;
#[path = "src/write.rs"]
mod write;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    for path in [
        "build.rs",
        "project/provspec.toml",
        "src/cover.rs",
        "src/language",
        "src/write.rs",
    ] {
        println(&format!("cargo::rerun-if-changed={path}"));
    }
    let out = std::env::var_os("OUT_DIR").ok_or("cargo names a folder")?;
    let project = Path::new(&out).join("project");
    // Specs that are no longer made are gone.
    let _ = fs::remove_dir_all(&project);
    fs::create_dir_all(project.join("specs/shared"))?;
    fs::copy("project/provspec.toml", project.join("provspec.toml"))?;
    for plan in cover::plans() {
        let written = plan.write();
        fs::write(
            project.join(format!("specs/{}.yaml", plan.code)),
            written.spec,
        )?;
        for (name, text) in written.shared {
            fs::write(project.join(format!("specs/shared/{name}.yaml")), text)?;
        }
    }
    provspec::build::compile(project.join("specs"))?;
    Ok(())
}

/// This is how a build script speaks to cargo.
fn println(line: &str) {
    println!("{line}");
}
