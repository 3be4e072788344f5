//! What a frontend may want to know of a field beyond the vocabulary of JSON Schema. A renderer ignores
//! it; a custom widget finds it under `ui:options`, as `provspec`.

use std::borrow::Cow;

use crate::ir::{
    Field, FieldKind, FileInput, FileRules, Group, Lifetime, ModeMark, ModeSpan, Project,
};
use crate::target::frontend::json::written::Written;
use crate::target::frontend::json::{Json, Object};
use crate::target::frontend::json_schema::Source;
use crate::target::frontend::place::Place;

/// The facts of a form, or of one item of a repeated group: its groups, each with the keys of the fields that
/// stand in it and not in a group inside it.
pub(super) fn object<'a>(
    fields: &'a [Field],
    groups: &'a [Group],
    project: &'a Project,
) -> Object<'a> {
    let mut facts = Object::default();
    let entries = groups.iter().enumerate().map(|(at, group)| {
        let inside = fields.iter().filter(|field| field.group == Some(at));
        let inside: Json<'a> = inside.collect();
        let around = group.parent.and_then(|at| groups.get(at));
        let description = group.description.as_ref();
        let mut entry = Object::of("key", &group.key);
        entry
            .put("title", &group.title)
            .option("description", description.map(|it| project.words(it)))
            .option("parent", around.map(|around| &around.key))
            .put("fields", inside);
        entry
    });
    facts.list("groups", entries);
    facts
}

/// The facts of the fields of a form that have some: both UI schemas have them.
pub(in crate::target::frontend) struct Facts<'a>(Vec<(&'a Field, Written<'a>)>);

impl<'a> Facts<'a> {
    pub(in crate::target::frontend) fn of(source: Source<'a>) -> Self {
        let mut facts = Vec::with_capacity(source.form.fields.len());
        source.each_place(&mut |place| {
            let of_field = field(place);
            if !of_field.is_empty() {
                facts.push((place.field, Written::new(of_field)));
            }
        });
        Self(facts)
    }

    /// Those of a field of the form.
    pub(super) fn of_field(&'a self, field: &Field) -> Option<Json<'a>> {
        let mut facts = self.0.iter();
        let (_, facts) = facts.find(|(other, _)| std::ptr::eq(*other, field))?;
        Some(Json::Written(facts))
    }
}

/// The facts of a field.
fn field(place: Place<'_>) -> Object<'_> {
    let field = place.field;
    let mut facts = Object::default();
    let mode = match field.mode_span {
        ModeSpan::Shared => None,
        ModeSpan::Differs => Some("differs"),
        ModeSpan::Selects => Some("selects"),
        ModeSpan::Only(mode) => Some(mode.name()),
    };
    let at_most = matches!(field.valid_for, Some(Lifetime::AtMost { .. }));
    facts
        .option("secret", field.secret.then_some(true))
        .option("known_as", field.known_as.as_ref())
        .list("also_known_as", &field.also_known_as)
        .option("shown_once", field.shown_once.then_some(true))
        .option("mode", mode)
        .option("valid_for", field.valid_for.map(|it| it.iso8601()))
        .option("valid_for_at_most", at_most.then_some(true))
        .list("renamed_from", &field.renamed_from);
    match &field.kind {
        FieldKind::Text(rules)
        | FieldKind::Multiline(rules)
        | FieldKind::Url(rules)
        | FieldKind::Host(rules)
        | FieldKind::Email(rules) => {
            let marks = rules.mode_marks.iter().map(|(mode, mark)| {
                let mark = match mark {
                    ModeMark::Prefix(text) => Object::of("prefix", text),
                    ModeMark::Suffix(text) => Object::of("suffix", text),
                    ModeMark::Pattern(pattern) => {
                        Object::of("pattern", Cow::from(pattern.as_str()))
                    }
                };
                (mode.name(), mark)
            });
            facts
                .option("pattern_description", rules.pattern_description.as_ref())
                .option("prefix", rules.prefix.as_ref())
                .option("suffix", rules.suffix.as_ref())
                .filled("per_mode", marks.collect());
        }
        FieldKind::Select(choices) => {
            let modes = choices
                .iter()
                .filter_map(|choice| Some((&choice.value, choice.mode?.name())));
            facts.filled("modes", modes.collect());
        }
        FieldKind::DynamicSelect {
            from,
            source,
            request,
        } => {
            let mut options = Object::of("source", from.name());
            options
                .put("description", place.project.words(source))
                .option("request", request.as_ref());
            facts.put("options_from", options);
        }
        FieldKind::File(rules) => {
            facts.put("file", file(rules, place));
        }
        _ => {}
    }
    facts
}

fn file<'a>(rules: &'a FileRules, place: Place<'a>) -> Object<'a> {
    let formats: Json<'_> = rules.formats.iter().map(|format| format.name()).collect();
    let input = match rules.input {
        FileInput::Upload => "upload",
        FileInput::Paste => "paste",
        FileInput::Either => "either",
    };
    // With the keys that the values have on the wire here, so that a widget can fill them in.
    let key = |field: &Field| format!("{{{}}}", field.key);
    let name = rules.file_name.as_ref();
    let name = name.map(|name| place.form.fill(name, place.field, place.repeat, &key));
    let mut facts = Object::of("formats", formats);
    facts
        .put("extensions", rules.extensions.iter().collect::<Json<'_>>())
        .put("max_size", rules.max_size)
        .put("input", input)
        .option("file_name", name)
        .option("passphrase", rules.passphrase.as_ref());
    facts
}
