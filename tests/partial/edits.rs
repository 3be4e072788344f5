//! What happens to a project between two builds.

use std::fs;

use crate::mutate::{self, Numbers};
use crate::world::World;

/// Specs that may be there or not.
const NEW: &[&str] = &["specs/new.yaml", "specs/another-one.yaml"];

/// Something happens; says what.
pub(crate) fn some(world: &World, numbers: &mut Numbers) -> String {
    let all: Vec<&String> = world.texts.keys().collect();
    let is_spec = |path: &&&String| path.starts_with("specs/") && path.matches('/').count() == 1;
    let specs: Vec<&String> = all.iter().filter(is_spec).copied().collect();
    let path = specs[numbers.below(specs.len())].as_str();
    let now = world
        .text(path)
        .unwrap_or_else(|| world.texts[path].clone());
    match numbers.below(14) {
        0..=2 => {
            let titles: Vec<usize> = now.match_indices("title: ").map(|(at, _)| at).collect();
            let at = titles[numbers.below(titles.len())] + "title: ".len();
            let word = ["Own ", "New ", "Merchant "][numbers.below(3)];
            world.put(
                path,
                format!("{}{word}{}", &now[..at], &now[at..]).as_bytes(),
            );
            format!("a title in {path}")
        }
        3 => {
            world.put(path, now.replacen("name: ", "name: New ", 1).as_bytes());
            format!("the name in {path}")
        }
        4 => {
            let unused = "\nfields:\n  unused: { type: text, title: Unused }\n";
            world.put(path, now.replacen("\nfields:\n", unused, 1).as_bytes());
            format!("a field that no form uses in {path}")
        }
        5 => {
            let comment = "\nfields:\n  # provspec: allow(unused-field): later\n";
            world.put(path, now.replacen("\nfields:\n", comment, 1).as_bytes());
            format!("a comment in {path}")
        }
        6 => {
            world.remove(path);
            format!("{path} is gone")
        }
        7 => {
            let path = NEW[numbers.below(NEW.len())];
            let code = path.trim_start_matches("specs/").trim_end_matches(".yaml");
            let text = &world.texts["specs/skrill.yaml"];
            match world.text(path) {
                Some(_) => world.remove(path),
                None => world.put(path, text.replace("skrill", code).as_bytes()),
            }
            format!("{path} comes or goes")
        }
        8 => {
            let picture = ["images/keys.png", "images/other.png"][numbers.below(2)];
            let path = "specs/pictured.yaml";
            let text = world.texts[path].replace("images/keys.png", picture);
            world.put(path, text.as_bytes());
            format!("{path} shows {picture}")
        }
        9 => {
            let generated = world.root().join("generated");
            let manifest = fs::read_to_string(generated.join("manifest.txt")).unwrap_or_default();
            let files: Vec<&str> = manifest.lines().skip(1).collect();
            if files.is_empty() {
                return "nothing".to_owned();
            }
            let file = files[numbers.below(files.len())];
            let _ = match numbers.below(2) {
                0 => fs::remove_file(generated.join(file)),
                _ => fs::write(generated.join(file), "mine"),
            };
            format!("the output {file} is another")
        }
        10 => {
            let path = all[numbers.below(all.len())];
            world.put(path, world.texts[path].as_bytes());
            format!("{path} as it was")
        }
        11 => {
            world.restore();
            "all as it was".to_owned()
        }
        12 => {
            let path =
                ["specs/locales/uk.yaml", "specs/locales/uk/connectum.yaml"][numbers.below(2)];
            let text = world
                .text(path)
                .unwrap_or_else(|| world.texts[path].clone());
            let entries: Vec<usize> = text.match_indices("source: ").map(|(at, _)| at).collect();
            let at = entries[numbers.below(entries.len())] + "source: ".len();
            world.put(path, format!("{}X{}", &text[..at], &text[at..]).as_bytes());
            format!("a translation in {path}")
        }
        _ => {
            let others: Vec<&String> = world.texts.values().collect();
            world.put(path, mutate::some(&now, &others, numbers).as_bytes());
            format!("anything in {path}")
        }
    }
}
