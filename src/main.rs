//! The command line.
use provspec::*;
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut d = vec![];
        let file = source::FileId(0);
        let r: syntax::Read<syntax::Provider> =
            syntax::read(&text, file, syntax::schema::Grammar::Provider, &mut d);
        let mut sources = source::Sources::default();
        sources.insert(source::SourceFile {
            id: file,
            path,
            text: text.as_str().into(),
        });
        diagnostics::sort(&mut d);
        eprint!("{}", diagnostics::render::text(&d, &sources, false));
        eprintln!("{} lost {:?}", r.document.is_some(), r.lost);
        if d.is_empty() {
            eprintln!("{:?}", r.document.map(|d| d.accounts.0.len()));
        }
    }
}
