//! The UI schema for JSON Forms 3 with its stock renderers.
//!
//! A control points at the field in the schema. Where a field is required only under a condition, it points into
//! the `then` of that condition: there JSON Forms finds the `required` that makes the star.

mod options;

use super::facts::Facts;
use crate::ir::{Condition, Field, FieldKind, Group};
use crate::target::frontend::json::{Json, Object};
use crate::target::frontend::json_schema::outline::{self, Branch};
use crate::target::frontend::json_schema::{Source, condition};

/// The UI schema of one form.
pub(in crate::target::frontend) fn schema<'a>(
    source: Source<'a>,
    facts: &'a Facts<'a>,
) -> Object<'a> {
    layout(&source.form.fields, &source.form.groups, source, facts)
}

/// The fields of a form, or of one item of a repeated group, from top to bottom.
fn layout<'a>(
    fields: &'a [Field],
    groups: &'a [Group],
    source: Source<'a>,
    facts: &'a Facts<'a>,
) -> Object<'a> {
    let layout = Layout {
        fields,
        groups,
        source,
        facts,
        branches: &source.outlines.of(fields).branches,
    };
    let mut schema = Object::of("type", "VerticalLayout");
    schema.put(
        "elements",
        layout.elements(None, fields, &Condition::Always),
    );
    schema
}

struct Layout<'a> {
    fields: &'a [Field],
    groups: &'a [Group],
    source: Source<'a>,
    facts: &'a Facts<'a>,
    /// What the schema has in its `allOf`, in its order.
    branches: &'a [Branch<'a>],
}

impl<'a> Layout<'a> {
    /// The elements for a run of fields inside a group, which is shown when `around` holds.
    fn elements(&self, inside: Option<usize>, run: &'a [Field], around: &Condition) -> Json<'a> {
        let mut elements: Vec<Object<'a>> = Vec::new();
        let mut rest = run;
        while let Some(first) = rest.first() {
            let group = self.group_below(inside, first.group);
            let same =
                |field: &Field| group.is_some() && self.group_below(inside, field.group) == group;
            let length = rest.iter().take_while(|field| same(field)).count().max(1);
            let (part, behind) = rest.split_at(length);
            match group.and_then(|at| Some((at, self.groups.get(at)?))) {
                Some((at, group)) => elements.push(self.group(at, group, part, around)),
                None => self.controls(first, around, &mut elements),
            }
            rest = behind;
        }
        elements.into()
    }

    /// The outermost group around `group` that lies inside `inside`; none for what is directly inside.
    fn group_below(&self, inside: Option<usize>, group: Option<usize>) -> Option<usize> {
        let mut at = group.filter(|_| group != inside)?;
        loop {
            let parent = self.groups.get(at)?.parent;
            if parent == inside {
                return Some(at);
            }
            at = parent?;
        }
    }

    fn group(
        &self,
        at: usize,
        group: &'a Group,
        run: &'a [Field],
        around: &Condition,
    ) -> Object<'a> {
        // A frame around nothing is not shown.
        let shown = run[1..].iter().fold(run[0].shown.clone(), |shown, field| {
            if shown == field.shown {
                shown
            } else {
                shown.or(field.shown.clone())
            }
        });
        let mut elements = match self.elements(Some(at), run, &shown) {
            Json::List(elements) => elements,
            _ => Vec::new(),
        };
        if let Some(description) = &group.description {
            let mut label = Object::of("type", "Label");
            label.put("text", self.source.project.words(description));
            elements.insert(0, label.into());
        }
        let mut element = Object::of("type", "Group");
        element
            .put("label", &group.title)
            .put("elements", Json::List(elements));
        self.rule(&shown, around, &mut element);
        element
    }

    /// The control of a field; two where it is required only at times, of which one is shown, with or without
    /// a star.
    fn controls(&self, field: &'a Field, around: &Condition, elements: &mut Vec<Object<'a>>) {
        let due = outline::due(field);
        let is_required = due.is_some();
        let Some(due) = due.filter(|due| *due != field.shown) else {
            elements.push(self.control(field, &field.shown, &field.shown, is_required, around));
            return;
        };
        let optional = match &due {
            Condition::Not(part) => field.shown.clone().and((**part).clone()),
            due => {
                let not = Condition::Not(Box::new(due.clone()));
                field.shown.clone().and(not)
            }
        };
        elements.push(self.control(field, &field.shown, &optional, false, around));
        elements.push(self.control(field, &due, &due, true, around));
    }

    /// A control that points into the branch of `branch`, and is shown when `shown` holds.
    fn control(
        &self,
        field: &'a Field,
        branch: &Condition,
        shown: &Condition,
        is_required: bool,
        around: &Condition,
    ) -> Object<'a> {
        let at = self.branches.iter().position(|it| it.condition == *branch);
        let scope = match at {
            Some(at) => format!("#/allOf/{at}/then/properties/{}", field.key),
            None => ["#/properties/", &field.key].concat(),
        };
        let mut control = Object::of("type", "Control");
        control.put("scope", scope);
        let mut options = options::of(field, self.source, self.facts);
        match &field.kind {
            // Over a list it would put the title of an item.
            FieldKind::Repeat(_) => {
                control.put("label", &field.title);
            }
            // Some stock renderers have no star for these. So it is in the label, and the others leave theirs out.
            FieldKind::Acknowledgement | FieldKind::IpList { .. } if is_required => {
                control.put("label", [field.title.as_str(), " *"].concat());
                options.put("hideRequiredAsterisk", true);
            }
            // Off is a value too.
            FieldKind::Toggle if is_required => {
                options.put("hideRequiredAsterisk", true);
            }
            _ => {}
        }
        control.filled("options", options);
        self.rule(shown, around, &mut control);
        control
    }

    /// Has the element shown when the condition holds, unless what is around it has said so.
    fn rule(&self, shown: &Condition, around: &Condition, element: &mut Object<'a>) {
        if shown.is_always() || shown == around {
            return;
        }
        let mut condition = Object::of("scope", "#");
        condition.put("schema", condition::schema(shown, self.fields));
        let mut rule = Object::of("effect", "SHOW");
        rule.put("condition", condition);
        element.put("rule", rule);
    }
}
