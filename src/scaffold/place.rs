//! Where one place is, seen from another.

use std::path::{Component, Path};

/// The path from a folder to a file, with `/` on every system. Both are absolute.
pub fn relative(folder: &Path, file: &Path) -> String {
    let name = |part: Component<'_>| part.as_os_str().to_string_lossy().into_owned();
    let from: Vec<String> = folder.components().map(name).collect();
    let to: Vec<String> = file.components().map(name).collect();
    let same = from
        .iter()
        .zip(&to)
        .take_while(|(one, other)| one == other)
        .count();
    let up = from[same..].iter().map(|_| "..");
    let down = to[same..].iter().map(String::as_str);
    up.chain(down).collect::<Vec<&str>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_up_and_down() {
        for (folder, file, due) in [
            ("/p/specs", "/p/generated/a.json", "../generated/a.json"),
            ("/p/a/b", "/p/c/d/e", "../../c/d/e"),
            ("/p", "/p/e", "e"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(file)), due);
        }
    }
}
