//! What the schemas of a form have in common: it is made once for all of them.

use super::{Context, Dialect, SharedChoices, Source, value, wording};
use crate::ir::{Field, FieldKind, FileInput, Form, Project, Provider, Shape};
use crate::target::frontend::json::written::Written;
use crate::target::frontend::place::Place;

/// What is said about each field of a form.
pub(in crate::target::frontend) struct Descriptions<'a>(Vec<(&'a Field, Description)>);

struct Description {
    words: Option<String>,
    help: Option<String>,
    /// The help where the box takes text, if that is another.
    help_with_text: Option<Option<String>>,
}

impl<'a> Descriptions<'a> {
    pub(in crate::target::frontend) fn of(
        provider: &'a Provider,
        form: &'a Form,
        project: &'a Project,
    ) -> Self {
        let mut descriptions = Vec::with_capacity(form.fields.len());
        each_place(provider, form, project, &mut |place| {
            let is_file = matches!(
                &place.field.kind,
                FieldKind::File(rules) if rules.input != FileInput::Upload
            );
            let description = Description {
                words: wording::field(place.field, project),
                help: place.help(false),
                help_with_text: is_file.then(|| place.help(true)),
            };
            descriptions.push((place.field, description));
        });
        Self(descriptions)
    }

    /// What is said about a field of the form: see [`wording::field`].
    pub(in crate::target::frontend) fn of_field(&self, field: &Field) -> Option<&str> {
        of_field(&self.0, field)?.words.as_deref()
    }

    /// What stands below its box: see [`Place::help`].
    pub(in crate::target::frontend) fn help(
        &self,
        field: &Field,
        takes_text: bool,
    ) -> Option<&str> {
        let description = of_field(&self.0, field)?;
        let with_text = description.help_with_text.as_ref();
        let help = with_text.filter(|_| takes_text);
        help.unwrap_or(&description.help).as_deref()
    }
}

/// The schemas of fields that are the same in several dialects.
pub(in crate::target::frontend) struct CommonFields<'a>(Vec<(&'a Field, CommonField<'a>)>);

struct CommonField<'a> {
    schema: Written<'a>,
    dialects: &'static [Dialect],
}

static NONE: CommonFields<'_> = CommonFields(Vec::new());

impl<'a> CommonFields<'a> {
    pub(in crate::target::frontend) fn of(source: Source<'a>) -> Self {
        let shared = SharedChoices::of(source.form);
        let context = Context {
            // One that shares with the most others.
            dialect: Dialect::Draft2020,
            source,
            shared: SharedChoices::default(),
            common: &NONE,
        };
        let mut common = Vec::with_capacity(source.form.fields.len());
        source.each_place(&mut |place| {
            let dialects = dialects_alike(place.field, source.descriptions, &shared);
            if !dialects.is_empty() {
                let schema = Written::new(value::schema(place, &context));
                common.push((place.field, CommonField { schema, dialects }));
            }
        });
        Self(common)
    }

    /// The schema of a field, if it is one of these.
    pub(super) fn of_field(&self, field: &Field, dialect: Dialect) -> Option<&Written<'a>> {
        let common = of_field(&self.0, field)?;
        let is_there = common.dialects.contains(&dialect);
        is_there.then_some(&common.schema)
    }
}

/// The dialects in which the schema of a field is the same, with nothing about it anywhere else.
fn dialects_alike(
    field: &Field,
    descriptions: &Descriptions<'_>,
    shared: &SharedChoices<'_>,
) -> &'static [Dialect] {
    use Dialect::{Draft2020, JsonForms, Rjsf};
    // Only JSON Forms has the help of a field in its schema.
    let has_help = descriptions.help(field, true).is_some();
    match field.shape() {
        // JSON Forms has several patterns elsewhere.
        Shape::Text { patterns, .. } if has_help || patterns.len() > 1 => &[Rjsf, Draft2020],
        Shape::Boolean | Shape::Integer { .. } | Shape::Number { .. } if has_help => {
            &[Rjsf, Draft2020]
        }
        Shape::Text { .. } | Shape::Boolean | Shape::Integer { .. } | Shape::Number { .. } => {
            &[Rjsf, JsonForms, Draft2020]
        }
        // RJSF has options of its own.
        Shape::Choice(choices) | Shape::Choices { choices, .. }
            if !has_help && !shared.has(choices) =>
        {
            &[JsonForms, Draft2020]
        }
        _ => &[],
    }
}

/// Every field in its place, also those inside repeated groups.
pub(super) fn each_place<'a>(
    provider: &'a Provider,
    form: &'a Form,
    project: &'a Project,
    look: &mut dyn FnMut(Place<'a>),
) {
    for field in &form.fields {
        let place = Place::new(provider, project, form, field);
        look(place);
        if let FieldKind::Repeat(repeat) = &field.kind {
            let inner = repeat.fields.iter();
            inner.for_each(|field| look(place.inside(field)));
        }
    }
}

fn of_field<'v, T>(fields: &'v [(&Field, T)], field: &Field) -> Option<&'v T> {
    let mut fields = fields.iter();
    let (_, value) = fields.find(|(other, _)| std::ptr::eq(*other, field))?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::outline::Outlines;
    use super::super::schema;
    use super::*;
    use crate::build::{Catalogue, Workspace};
    use crate::target::frontend::Frontend;
    use crate::target::frontend::file;

    /// A keyword that only one dialect gets has to be known to [`dialects_alike`].
    #[test]
    fn what_dialects_have_in_common_is_what_each_of_them_makes() {
        let forms = AtomicUsize::new(0);
        for folder in ["", "tests/extensions"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let (catalogue, report) = Catalogue::open(&Workspace::at(&folder));
            let projects = catalogue.projects();
            let report = catalogue.check(report, &(), &|providers, _, _| {
                for (provider, project) in providers.iter().zip(&projects) {
                    for form in &provider.forms {
                        are_the_same(provider, form, &Frontend::new(project));
                        forms.fetch_add(1, Ordering::Relaxed);
                    }
                }
                None
            });
            assert!(!report.failed(), "{}", folder.display());
        }
        assert!(forms.into_inner() > 100);
    }

    fn are_the_same(provider: &Provider, form: &Form, package: &Frontend<'_>) {
        let source = Source {
            provider,
            form,
            project: package.project,
            vocabularies: &package.vocabularies,
            descriptions: &Descriptions::of(provider, form, package.project),
            outlines: &Outlines::of_form(form),
        };
        let common = CommonFields::of(source);
        for dialect in [Dialect::Rjsf, Dialect::JsonForms, Dialect::Draft2020] {
            let text = |common| file::json("a.json", &schema(source, common, dialect)).contents;
            let (together, alone) = (text(&common), text(&NONE));
            let name = format!("{}.{} in {dialect:?}", provider.code, form.key);
            assert_eq!(together, alone, "{name}");
        }
    }
}
