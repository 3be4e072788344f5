//! What every schema of an object of fields is made from: the keys, and what conditions decide.

use crate::ir::{Condition, Field, FieldKind, Form, Required};
use crate::target::frontend::json::Json;
use crate::target::frontend::json::written::Written;

/// The outlines of the objects of a form: the form itself, and one item of each repeated group.
pub(in crate::target::frontend) struct Outlines<'a>(Vec<Outline<'a>>);

impl<'a> Outlines<'a> {
    pub(in crate::target::frontend) fn of_form(form: &'a Form) -> Self {
        let mut outlines = Vec::with_capacity(4);
        add(&form.fields, &mut outlines);
        Self(outlines)
    }

    /// That of the object with these fields of the form.
    pub(in crate::target::frontend) fn of(&self, fields: &[Field]) -> &Outline<'a> {
        let mut outlines = self.0.iter();
        outlines
            .find(|outline| std::ptr::eq(outline.fields, fields))
            .unwrap_or_else(|| unreachable!("every object of the form has one"))
    }
}

fn add<'a>(fields: &'a [Field], outlines: &mut Vec<Outline<'a>>) {
    outlines.push(Outline::new(fields));
    for field in fields {
        if let FieldKind::Repeat(repeat) = &field.kind {
            add(&repeat.fields, outlines);
        }
    }
}

/// The outline of one object.
pub(in crate::target::frontend) struct Outline<'a> {
    fields: &'a [Field],
    /// The keys of all fields.
    pub(in crate::target::frontend) keys: Written<'a>,
    /// The keys of those that must always be there, if there are some.
    pub(super) required: Option<Written<'a>>,
    /// What the conditions decide, in the order of the schema's `allOf`.
    pub(in crate::target::frontend) branches: Vec<Branch<'a>>,
}

impl<'a> Outline<'a> {
    fn new(fields: &'a [Field]) -> Self {
        let keys: Json<'a> = fields.iter().collect();
        let is_required = |field: &&Field| due(field).is_some_and(|it| it.is_always());
        let required = fields.iter().filter(is_required);
        let required: Vec<&Field> = required.collect();
        Self {
            fields,
            keys: Written::new(keys),
            required: (!required.is_empty()).then(|| Written::new(required)),
            branches: branches(fields),
        }
    }
}

/// When a field must be there; never is none.
pub(in crate::target::frontend) fn due(field: &Field) -> Option<Condition> {
    match &field.required {
        Required::Always => Some(field.shown.clone()),
        Required::When(condition) => Some(field.shown.clone().and(condition.clone())),
        Required::Never => None,
    }
}

/// What one condition decides.
pub(in crate::target::frontend) struct Branch<'a> {
    /// The condition.
    pub(in crate::target::frontend) condition: Condition,
    /// Fields that are shown when it holds, and refused when it does not.
    pub(super) fields: Vec<&'a Field>,
    /// Fields that must be filled in when it holds.
    pub(super) required: Vec<&'a Field>,
}

/// What the conditions of these fields decide, in the order of the schema's `allOf`.
fn branches(fields: &[Field]) -> Vec<Branch<'_>> {
    let mut branches: Vec<Branch<'_>> = Vec::new();
    for field in fields {
        if !field.shown.is_always() {
            branch(&mut branches, field.shown.clone())
                .fields
                .push(field);
        }
        if let Some(due) = due(field).filter(|due| !due.is_always()) {
            branch(&mut branches, due).required.push(field);
        }
    }
    branches
}

/// The branch of a condition; a new one if there is none yet.
fn branch<'a, 'b>(branches: &'b mut Vec<Branch<'a>>, condition: Condition) -> &'b mut Branch<'a> {
    let at = branches
        .iter()
        .position(|branch| branch.condition == condition)
        .unwrap_or(branches.len());
    if at == branches.len() {
        branches.push(Branch {
            condition,
            fields: Vec::new(),
            required: Vec::new(),
        });
    }
    &mut branches[at]
}
