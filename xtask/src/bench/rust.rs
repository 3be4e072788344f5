//! What rustc makes of the generated types, beside those of other generators and beside bare structs: the same
//! forms, in one run, each in a crate of its own whose dependencies were built before.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::commands::peak_memory;
use crate::catalogue;
use crate::command::{Result, cargo, program, run as run_command, spoken, target};

/// The other generators, as the registries have them.
const TYPIFY: &str = "0.8.0";
const QUICKTYPE: &str = "26.0.0";

/// Options of `cargo xtask bench rust`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Numbers of providers.
    #[arg(default_values_t = [100, 1000])]
    counts: Vec<usize>,
    /// How often each is timed; the fastest is printed.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Leave the other generators out: they take minutes and gigabytes at a thousand providers.
    #[arg(long)]
    without_peers: bool,
}

pub(super) fn run(options: &Options) -> Result {
    run_command(cargo(&["build", "--release", "--package", "provspec"]))?;
    let base = target().join("bench/rust");
    fs::create_dir_all(&base)?;
    for count in &options.counts {
        let folder = base.join(count.to_string());
        let _ = fs::remove_dir_all(&folder);
        catalogue::write(&folder, *count)?;
        let mut build = Command::new(target().join("release/provspec"));
        build.arg("build").current_dir(&folder);
        quietly(build)?;
        compare(&base, &folder, *count, options)?;
    }
    Ok(())
}

fn compare(base: &Path, folder: &Path, count: usize, options: &Options) -> Result {
    let generated = folder.join("generated/rust");
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/provspec-forms");
    let ours = format!("provspec-forms = {{ path = {forms:?} }}\n");
    println!("\n{count} providers       lines    check        build     peak of rustc");
    let bare_structs = Package::new(base, "floor", "", &bare(&generated, "")?)?;
    let mut floors = vec![(
        "bare structs",
        bare_structs.measure("bare structs", options, &[])?,
    )];
    let derived = bare(&generated, "#[derive(Debug, Clone)]\n")?;
    let derived = Package::new(base, "derived", "", &derived)?;
    let time = derived.measure("… Debug, Clone", options, &floors)?;
    floors.push(("those with Debug, Clone", time));
    let types = Package::new(base, "ours", &ours, &read(&generated)?)?;
    types.measure("provspec", options, &floors)?;
    if options.without_peers {
        return Ok(());
    }
    let schemas = folder.join("schemas");
    write_schemas(&folder.join("generated/frontend"), &schemas)?;
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\nregress = \"0.11\"\n";
    let types = Package::new(base, "quicktype", serde, &quicktype(base, &schemas)?)?;
    types.measure("quicktype", options, &floors)?;
    let types = Package::new(base, "typify", serde, &typify(base, &schemas)?)?;
    types.measure("typify", options, &floors)?;
    Ok(())
}

/// Modules by name, `mod` among them.
type Modules = Vec<(String, String)>;

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

/// A crate that holds generated types.
struct Package {
    folder: PathBuf,
    lines: usize,
}

impl Package {
    fn new(base: &Path, name: &str, dependencies: &str, modules: &Modules) -> Result<Self> {
        let folder = base.join(name);
        let source = folder.join("src/forms");
        let _ = fs::remove_dir_all(folder.join("src"));
        fs::create_dir_all(&source)?;
        for (module, text) in modules {
            fs::write(source.join(format!("{module}.rs")), text)?;
        }
        fs::write(
            folder.join("Cargo.toml"),
            format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\n{dependencies}\n[workspace]\n"
            ),
        )?;
        let lines = modules.iter().map(|(_, text)| text.lines().count()).sum();
        Ok(Self { folder, lines })
    }

    /// Times `cargo check` and `cargo build`, prints them, and gives the time of the check. `floors` are those it
    /// is compared with.
    fn measure(
        &self,
        title: &str,
        options: &Options,
        floors: &[(&str, Duration)],
    ) -> Result<Duration> {
        let root = self.folder.join("src/lib.rs");
        fs::write(&root, "")?;
        for command in ["check", "build"] {
            quietly(self.cargo(command))?;
        }
        let types = "#![allow(warnings)]\npub mod forms;\n";
        let mut times = Vec::new();
        let mut peak = 0;
        for command in ["check", "build"] {
            let mut best = Duration::MAX;
            for run in 0..options.runs.max(1) {
                // Another text each time, so that cargo sees a change whatever the clock's grain.
                fs::write(&root, format!("{types}// {run}\n"))?;
                let (time, memory) = watched(self.cargo(command))?;
                best = best.min(time);
                peak = peak.max(memory);
            }
            times.push(best);
        }
        let check = times[0].as_secs_f64();
        let ratios: Vec<String> = floors
            .iter()
            .map(|(name, floor)| format!("{:.1} × {name}", check / floor.as_secs_f64()))
            .collect();
        println!(
            "  {title:15} {:>8} {:>7.2} s   {:>7.2} s   {:>8.2} GB   {}",
            self.lines,
            check,
            times[1].as_secs_f64(),
            peak as f64 / 1e6,
            ratios.join(", "),
        );
        Ok(times[0])
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = cargo(&[command, "--quiet"]);
        cargo
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("target"))
            .env("CARGO_INCREMENTAL", "0");
        cargo
    }
}

fn quietly(mut command: Command) -> Result {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}: {}\n{said}", spoken(&command), output.status).into())
}

/// Runs cargo; how long processors were busy with it, and the most memory that a rustc below it had, in KB.
fn watched(mut cargo: Command) -> Result<(Duration, u64)> {
    let before = busy()?;
    let mut child = cargo.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        for compiler in children(child.id()) {
            peak = peak.max(peak_memory(&PathBuf::from(format!(
                "/proc/{compiler}/status"
            ))));
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let time = busy()?.saturating_sub(before);
    if status.success() {
        Ok((time, peak))
    } else {
        Err(format!("{}: {status}", spoken(&cargo)).into())
    }
}

/// How long processors were busy with the processes that this one has waited for, and with those that they have
/// waited for (`cutime` and `cstime` in `/proc/self/stat`, proc(5)): unlike the time on the wall, it is the same
/// on a machine that has other things to do.
fn busy() -> Result<Duration> {
    /// Linux counts a hundredth of a second as one for programs, whatever the kernel does (`USER_HZ`).
    const TICK: Duration = Duration::from_millis(10);
    let text = fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in parentheses, may have spaces.
    let (_, fields) = text.rsplit_once(')').ok_or("/proc/self/stat has no name")?;
    let ticks: u32 = fields
        .split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|it| it.parse::<u32>().ok())
        .sum();
    Ok(TICK * ticks)
}

/// The processes that the threads of a process started (`/proc/<pid>/task/<tid>/children`, proc(5)).
fn children(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let lists = threads
        .into_iter()
        .flatten()
        .flatten()
        .map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default());
    let all = lists.collect::<String>();
    all.split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect()
}

/// The draft-07 schemas as the other generators can take them: conditions left out, since they fail on them, and
/// options as plain `enum`s.
fn write_schemas(frontend: &Path, out: &Path) -> Result {
    let _ = fs::remove_dir_all(out);
    fs::create_dir_all(out)?;
    for provider in fs::read_dir(frontend)? {
        let provider = provider?;
        if !provider.file_type()?.is_dir() {
            continue;
        }
        let code = provider.file_name().to_string_lossy().replace('-', "_");
        for file in fs::read_dir(provider.path())? {
            let path = file?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let Some(form) = name.strip_suffix(".schema.json") else {
                continue;
            };
            // The same form for other readers.
            if form.ends_with(".2020-12") || form.ends_with(".jsonforms") {
                continue;
            }
            let mut schema: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            simplify(&mut schema);
            schema["title"] = json!(format!("{code}_{form}"));
            schema["additionalProperties"] = json!(false);
            fs::write(out.join(format!("{code}_{form}.json")), schema.to_string())?;
        }
    }
    Ok(())
}

fn simplify(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            for key in [
                "$schema",
                "$id",
                "allOf",
                "if",
                "then",
                "else",
                "not",
                "propertyNames",
                "writeOnly",
            ] {
                object.remove(key);
            }
            if let Some(Value::Array(options)) = object.get("oneOf") {
                let values = options
                    .iter()
                    .filter_map(|it| it.pointer("/enum/0").cloned());
                let values: Vec<Value> = values.collect();
                object.remove("oneOf");
                object.insert("enum".to_owned(), values.into());
            }
            object.values_mut().for_each(simplify);
        }
        Value::Array(items) => items.iter_mut().for_each(simplify),
        _ => {}
    }
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

fn quicktype(base: &Path, schemas: &Path) -> Result<Modules> {
    let folder = base.join("quicktype-runner");
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("package.json"),
        format!(
            "{{ \"private\": true, \"type\": \"module\", \"dependencies\": {{ \"quicktype-core\": \"{QUICKTYPE}\" }} }}\n"
        ),
    )?;
    fs::write(folder.join("run.js"), QUICKTYPE_RUNNER)?;
    let mut install = program("npm", &["install", "--silent", "--no-audit", "--no-fund"]);
    install.current_dir(&folder);
    quietly(install)?;
    let out = fresh(base, "quicktype-out")?;
    let mut node = program("node", &["run.js"]);
    node.arg(schemas).arg(&out).current_dir(&folder);
    quietly(node)?;
    Ok(with_list(read(&out)?))
}

const QUICKTYPE_RUNNER: &str = r#"import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputData, JSONSchemaInput, quicktype } from "quicktype-core";

const [from, to] = process.argv.slice(2);
for (const file of readdirSync(from)) {
  const name = file.slice(0, -".json".length);
  const source = new JSONSchemaInput(undefined);
  await source.addSource({ name, schema: readFileSync(join(from, file), "utf8") });
  const inputData = new InputData();
  inputData.addInput(source);
  const rendererOptions = { visibility: "public", "derive-debug": "true" };
  const { lines } = await quicktype({ inputData, lang: "rust", rendererOptions });
  writeFileSync(join(to, `${name}.rs`), lines.join("\n"));
}
"#;

fn typify(base: &Path, schemas: &Path) -> Result<Modules> {
    let folder = base.join("typify-runner");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"typify-runner\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             prettyplease = \"0.2\"\nschemars = \"0.8\"\nserde_json = \"1\"\nsyn = \"2\"\n\
             typify = {{ version = \"={TYPIFY}\", default-features = false }}\n\n[workspace]\n"
        ),
    )?;
    fs::write(folder.join("src/main.rs"), TYPIFY_RUNNER)?;
    let out = fresh(base, "typify-out")?;
    let mut run = cargo(&["run", "--quiet", "--release", "--"]);
    run.arg(schemas)
        .arg(&out)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", base.join("target"));
    quietly(run)?;
    Ok(with_list(read(&out)?))
}

const TYPIFY_RUNNER: &str = r#"use std::{env, fs, path::Path};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    for file in fs::read_dir(&arguments[1]).unwrap() {
        let path = file.unwrap().path();
        let schema = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut types = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
        types.add_root_schema(schema).unwrap();
        let code = prettyplease::unparse(&syn::parse2(types.to_stream()).unwrap());
        let name = path.file_stem().unwrap().to_str().unwrap();
        fs::write(Path::new(&arguments[2]).join(format!("{name}.rs")), code).unwrap();
    }
}
"#;

fn fresh(base: &Path, name: &str) -> Result<PathBuf> {
    let folder = base.join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
