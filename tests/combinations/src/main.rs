//! tmp
use std::path::Path;
fn main() {
    let dir = Path::new("/tmp/combi");
    let _ = std::fs::remove_dir_all(dir);
    std::fs::create_dir_all(dir.join("specs/shared")).unwrap();
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/provspec.toml"), dir.join("provspec.toml")).unwrap();
    let plans = combinations::cover::plans();
    let pairs = combinations::cover::pairs();
    eprintln!("{} features {} pairs {} forms {} rows covered {}", combinations::language::features().len(), pairs.len(), plans.len(), plans.iter().map(|p| p.fields.len()).sum::<usize>(), combinations::cover::covered(&plans).intersection(&pairs).count());
    for plan in &plans {
        let w = plan.write();
        std::fs::write(dir.join(format!("specs/{}.yaml", plan.code)), w.spec).unwrap();
        for (n, t) in w.shared { std::fs::write(dir.join(format!("specs/shared/{n}.yaml")), t).unwrap(); }
    }
}
