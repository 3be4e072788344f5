//! What rustc makes of the generated types, beside those of other generators and beside bare structs: the same
//! forms, in one run, each in a crate of its own whose dependencies were built before.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::install::Tools;
use super::machine;
use super::package::{Modules, Package, quietly};
use super::page::{self, Section};
use super::schemas::{Conditions, write_schemas};
use super::table::{Table, count, memory, ratio, time};
use crate::catalogue::{self, Languages};
use crate::command::{Result, program, target};

/// Options of `cargo xtask bench rust`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Numbers of providers.
    #[arg(value_name = "SIZES", default_values_t = [100, 1000])]
    sizes: Vec<usize>,
    /// How often each is timed; the fastest is printed.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Leave the other generators out: they take minutes and gigabytes at a thousand providers.
    #[arg(long)]
    without_peers: bool,
    /// Write the section of `docs/benchmarks.md`.
    #[arg(long)]
    write: bool,
}

pub(super) fn run(options: &Options) -> Result {
    let provspec = super::program()?;
    let machine = machine::described(&["rustc"])?;
    let base = target().join("bench/rust");
    fs::create_dir_all(&base)?;
    let mut tables = Vec::new();
    for size in &options.sizes {
        let folder = base.join(size.to_string());
        let _ = fs::remove_dir_all(&folder);
        catalogue::write(&folder, *size, Languages::All)?;
        let mut build = Command::new(&provspec);
        build.arg("build").current_dir(&folder);
        quietly(build)?;
        let table = compare(&base, &folder, *size, options)?.markdown();
        println!("\n{table}");
        tables.push(table);
    }
    if options.write {
        let text = format!(
            "{machine} Seconds of processors; the least of {} runs. Each in a crate of its own, whose dependencies were built before, \
             without optimization. Bare structs are those of provspec without tables, checks and conversions.\n\n{}",
            options.runs.max(1),
            tables.join("\n")
        );
        page::write(Section::Rust, &text)?;
    }
    Ok(())
}

fn compare(base: &Path, folder: &Path, size: usize, options: &Options) -> Result<Table> {
    let generated = folder.join("generated/rust");
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/provspec-forms");
    let ours = format!("provspec-forms = {{ path = {forms:?} }}\n");
    let mut table = Table::new(&[
        &format!("types of {} providers", count(size)),
        "lines",
        "check",
        "build",
        "peak of rustc",
        "check ÷ bare",
        "check ÷ derived",
    ]);
    let mut floors = Vec::new();
    let mut add = |title: &str, package: &Package| -> Result {
        eprintln!("types: {title}");
        let measured = package.measure(options.runs.max(1))?;
        if floors.len() < 2 {
            floors.push(measured.check);
        }
        let mut cells = vec![
            title.to_owned(),
            count(package.lines),
            time(measured.check),
            time(measured.build),
            memory(measured.peak),
        ];
        cells.extend(floors.iter().map(|floor| ratio(measured.check, *floor)));
        table.row(cells);
        Ok(())
    };
    let package = Package::new(base, "floor", "", &bare(&generated, "")?)?;
    add("bare structs", &package)?;
    let derived = bare(&generated, "#[derive(Debug, Clone)]\n")?;
    let package = Package::new(base, "derived", "", &derived)?;
    add("those, derived: Debug, Clone", &package)?;
    let package = Package::new(base, "ours", &ours, &read(&generated)?)?;
    add("**provspec**", &package)?;
    if options.without_peers {
        return Ok(table);
    }
    let schemas = folder.join("schemas");
    let frontend = folder.join("generated/frontend");
    write_schemas(&frontend, &schemas, Conditions::LeftOut)?;
    let tools = Tools::new()?;
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\nregress = \"0.11\"\n";
    let mut quicktype = program("node", &[]);
    quicktype.arg(tools.quicktype()).args(["rust", "rs"]);
    let quicktype = types_of(quicktype, base, &schemas)?;
    let package = Package::new(base, "quicktype", serde, &quicktype)?;
    add("quicktype 26.0.0", &package)?;
    let typify = types_of(program(tools.typify(), &[]), base, &schemas)?;
    let package = Package::new(base, "typify", serde, &typify)?;
    add("typify 0.8.0", &package)?;
    Ok(table)
}

fn read(folder: &Path) -> Result<Modules> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(name) = path
            .file_stem()
            .filter(|_| path.extension().is_some_and(|it| it == "rs"))
        {
            let name = name.to_string_lossy().into_owned();
            modules.push((name, fs::read_to_string(&path)?));
        }
    }
    modules.sort();
    Ok(modules)
}

/// The same structs and enums and nothing else: no tables, no impls. Files and secrets are texts.
fn bare(generated: &Path, derive: &str) -> Result<Modules> {
    let mut modules = read(generated)?;
    for (_, text) in &mut modules {
        let mut bare = String::new();
        let mut inside = false;
        for line in text.lines() {
            let starts = ["pub struct ", "pub enum "]
                .iter()
                .any(|it| line.starts_with(it));
            if starts {
                bare.push_str(derive);
            }
            inside |= starts;
            if inside || line.starts_with("pub mod ") {
                bare.push_str(&line.replace("Secret", "String").replace("Upload", "String"));
                bare.push('\n');
            }
            inside &= !line.starts_with('}') && !line.ends_with(";");
        }
        let bare = bare
            .replace(": Mode,", ": String,")
            .replace("<Mode>", "<String>");
        *text = bare.replace("provspec_forms::", "");
    }
    Ok(modules)
}

/// The list of modules that a generator leaves to be written.
fn with_list(mut modules: Modules) -> Modules {
    let list = modules
        .iter()
        .map(|(name, _)| format!("pub mod {name};\n"))
        .collect();
    modules.push(("mod".to_owned(), list));
    modules
}

/// The types that another generator makes of schemas.
fn types_of(mut generator: Command, base: &Path, schemas: &Path) -> Result<Modules> {
    let out = fresh(base, "generated")?;
    generator.arg(schemas).arg(&out);
    quietly(generator)?;
    Ok(with_list(read(&out)?))
}

fn fresh(base: &Path, name: &str) -> Result<PathBuf> {
    let folder = base.join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
