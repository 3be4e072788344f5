//! A group inside a repeated group, from the text of a spec to the outputs.

use provspec::check::SharedGroups;
use provspec::ir::FieldKind;
use provspec::source::{FileId, SourceFile};
use provspec::target;
use serde_json::{Value, json};

use super::catalogue;

const SPEC: &str = "\
provspec: 1
code: acme
name: Acme
fields:
  id: { type: text, title: ID }
  password: { type: secret, title: Password }
  note: { type: text, title: Note }
accounts:
  provider:
    form:
      - group: first
        title: First
        form: [note]
      - repeat: terminals
        title: Terminals
        item: Terminal
        form:
          - id
          - group: access
            title: Access
            form: [password]
ip_whitelist: { requirement: none, ranges: cidr }
guide:
  setup:
    - { title: Ask, gives: [id, password, note] }
";

#[test]
fn a_group_inside_an_item_is_kept() {
    let source = SourceFile {
        id: FileId(0),
        path: "acme.yaml".into(),
        text: SPEC.into(),
    };
    let project = catalogue::project();
    let mut found = Vec::new();
    let provider = provspec::provider(
        &source,
        "acme",
        &SharedGroups::default(),
        &project,
        &mut found,
    );
    let provider = provider.unwrap_or_else(|| panic!("{found:?}"));
    let form = &provider.forms[0];
    assert_eq!(form.groups.len(), 1);
    let FieldKind::Repeat(repeat) = &form.field("terminals").unwrap().kind else {
        panic!("no repeated group");
    };
    assert_eq!(repeat.groups[0].key, "access");
    let groups: Vec<Option<usize>> = repeat.fields.iter().map(|field| field.group).collect();
    assert_eq!(groups, [None, Some(0)]);

    let targets = target::all(&project);
    let files: Vec<_> = targets
        .iter()
        .flat_map(|target| target.provider(&provider))
        .collect();
    let file = |end: &str| files.iter().find(|file| file.path.ends_with(end)).unwrap();
    let ui: Value = serde_json::from_str(&file("provider.ui.json").contents).unwrap();
    assert_eq!(
        ui["terminals"]["items"]["ui:options"]["provspec"]["groups"],
        json!([{ "key": "access", "title": "Access", "fields": ["password"] }])
    );
    let page = &file("acme.md").contents;
    assert!(page.contains("#### First { #group--provider--first }"));
    assert!(page.contains("    ##### Access { #group--provider--terminals--access }"));
}
