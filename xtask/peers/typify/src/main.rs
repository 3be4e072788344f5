//! Rust types of every schema in a folder: `typify-runner SCHEMAS OUT`. A schema that typify cannot take is named, and the
//! program ends with 1.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, from, to] = &arguments[..] else {
        panic!("typify-runner SCHEMAS OUT");
    };
    let entries = fs::read_dir(from).expect("a folder of schemas");
    let paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    let refused = paths.iter().filter(|path| {
        let types = catch_unwind(AssertUnwindSafe(|| types(path)));
        let Ok(types) = types else {
            eprintln!("{}: typify panics", path.display());
            return true;
        };
        let name = path.with_extension("rs");
        let name = name.file_name().expect("files have names");
        fs::write(Path::new(to).join(name), types).expect("the folder takes it");
        false
    });
    if refused.count() > 0 {
        std::process::exit(1);
    }
}

fn types(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a text");
    let schema = serde_json::from_str(&text).expect("a schema");
    let mut types = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    types
        .add_root_schema(schema)
        .expect("a schema that typify takes");
    let file = syn::parse2(types.to_stream()).expect("Rust");
    prettyplease::unparse(&file)
}
