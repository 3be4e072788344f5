//! The options of a control.

use std::borrow::Cow;

use super::super::facts::Facts;
use super::super::rjsf;
use crate::ir::{Field, FieldKind, Shape};
use crate::target::frontend::json::Object;
use crate::target::frontend::json_schema::Source;

/// What the stock renderers want to know of a control, and facts for custom ones.
pub(super) fn of<'a>(field: &'a Field, source: Source<'a>, facts: &'a Facts<'a>) -> Object<'a> {
    let mut options = Object::default();
    let format = match &field.kind {
        FieldKind::Mode(_) => Some("radio"),
        // Of the package's own renderer: JSON Forms has none for files.
        FieldKind::File(_) => Some("data-url"),
        FieldKind::Text(_)
        | FieldKind::Url(_)
        | FieldKind::Host(_)
        | FieldKind::Email(_)
        | FieldKind::DynamicSelect { .. }
            if field.secret =>
        {
            Some("password")
        }
        _ => None,
    };
    options.option("format", format);
    match &field.kind {
        // Also for a secret: a box of one line drops the line breaks of a pasted key.
        FieldKind::Multiline(_) => {
            options.put("multi", true);
        }
        FieldKind::File(rules) if !rules.extensions.is_empty() => {
            options.put("accept", rules.extensions.join(","));
        }
        FieldKind::IpList { .. } => {
            options.put("showSortButtons", false);
        }
        FieldKind::Repeat(repeat) => {
            let detail = super::layout(&repeat.fields, &repeat.groups, source, facts);
            options
                .put("showSortButtons", false)
                .option("elementLabelProp", name_of_items(&repeat.fields))
                .put("detail", detail);
        }
        _ => {}
    }
    options
        .option("placeholder", rjsf::placeholder(field))
        .option("provspec", facts.of_field(field));
    options
}

/// The field whose value stands above an item, where it is not the first that JSON Forms can show: of a secret or a
/// file it would show all.
fn name_of_items(fields: &[Field]) -> Option<Cow<'_, str>> {
    let mut can_show = fields.iter().filter(|field| {
        let is_one_value = matches!(
            field.shape(),
            Shape::Text { .. }
                | Shape::Choice(_)
                | Shape::Integer { .. }
                | Shape::Number { .. }
                | Shape::File { .. }
        );
        is_one_value && field.shown.is_always()
    });
    let may_show = |field: &&Field| !field.secret && !matches!(field.kind, FieldKind::File(_));
    let first = can_show.next()?;
    // No field has this key.
    (!may_show(&first)).then(|| {
        let shown = can_show.find(may_show);
        shown.map_or("-", |field| &field.key).into()
    })
}
