//! Nothing is lost between a form and its table: what the generator wrote and the run-time crate reads is the form.

use provspec::ir::{self, *};
use provspec_forms::{
    Condition, FieldDefinition, FormDefinition, Kind, Secrecy, Table, Vocabulary,
};

use crate::catalogue::{project, providers};

fn leak(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn leaked<'a>(texts: impl IntoIterator<Item = &'a str>) -> &'static [&'static str] {
    Vec::leak(texts.into_iter().map(leak).collect())
}

fn vocabulary(project: &Project) -> Vocabulary {
    let lists = [
        ("Feature", &project.features),
        ("Currency", &project.currencies),
        ("Country", &project.countries),
    ];
    let lists = lists.map(|(name, codes)| (name, leaked(codes.iter().map(|it| &*it.code))));
    Vec::leak(lists.to_vec())
}

fn condition(said: &ir::Condition) -> Condition {
    let all = |parts: &[ir::Condition]| &*Vec::leak(parts.iter().map(condition).collect());
    match said {
        ir::Condition::Always => Condition::Always,
        ir::Condition::Test(Test::On { field }) => Condition::On(leak(field)),
        ir::Condition::Test(Test::Filled { field }) => Condition::Filled(leak(field)),
        ir::Condition::Test(Test::Equals { field, value }) => {
            Condition::Equals(leak(field), leak(value))
        }
        ir::Condition::Test(Test::Contains { field, value }) => {
            Condition::Contains(leak(field), leak(value))
        }
        ir::Condition::All(parts) => Condition::All(all(parts)),
        ir::Condition::Any(parts) => Condition::Any(all(parts)),
        ir::Condition::Not(part) => match &**part {
            ir::Condition::Not(part) => condition(part),
            part => Condition::Not(Box::leak(Box::new(condition(part)))),
        },
    }
}

/// The kind of a field that is no repeated group.
fn kind(field: &Field) -> Kind {
    let values = |choices: &[Choice]| leaked(choices.iter().map(|it| &*it.value));
    match (field.shape(), &field.kind) {
        (
            Shape::Text {
                min_length,
                max_length,
                patterns,
            },
            _,
        ) => Kind::text(
            min_length,
            max_length,
            leaked(patterns.iter().map(|it| &**it)),
        ),
        (Shape::Choice(choices), _) => Kind::Choice(values(choices)),
        (
            Shape::Choices {
                choices,
                min_items,
                max_items,
            },
            _,
        ) => Kind::choices(values(choices), min_items, max_items),
        (
            Shape::TextList {
                pattern,
                max_length,
                min_items,
                max_items,
            },
            _,
        ) => Kind::texts(leak(pattern), max_length, min_items, max_items),
        (Shape::Boolean, _) => Kind::Toggle,
        (Shape::True, _) => Kind::Acknowledgement,
        (Shape::Integer { minimum, maximum }, _) => Kind::integer(minimum, maximum),
        (Shape::Number { minimum, maximum }, _) => Kind::number(minimum, maximum),
        (Shape::File { max_length, .. }, FieldKind::File(rules)) => {
            let size = u32::try_from(rules.max_size).expect("small");
            let formats = rules.formats.iter().map(|format| match format {
                FileFormat::Pkcs12 => provspec_forms::FileFormat::Pkcs12,
                FileFormat::PrivateKey => provspec_forms::FileFormat::PrivateKey,
                FileFormat::PublicKey => provspec_forms::FileFormat::PublicKey,
                FileFormat::Certificate => provspec_forms::FileFormat::Certificate,
                FileFormat::CertificateRequest => provspec_forms::FileFormat::CertificateRequest,
                FileFormat::Pem => provspec_forms::FileFormat::Pem,
                FileFormat::Text => provspec_forms::FileFormat::Text,
                FileFormat::Any => provspec_forms::FileFormat::Any,
                FileFormat::Json => provspec_forms::FileFormat::Json,
            });
            let formats = Vec::leak(formats.collect());
            match &rules.passphrase {
                None => Kind::file(max_length, size, formats),
                Some(key) => Kind::locked_file(max_length, size, formats, leak(key)),
            }
        }
        (_, kind) => panic!("{kind:?}"),
    }
}

fn assert_fields(read: &FormDefinition, fields: &[Field]) {
    assert_eq!(read.fields.len(), fields.len(), "{}", read.name);
    for (read, field) in read.fields.iter().zip(fields) {
        assert_field(read, field);
    }
}

fn assert_field(read: &FieldDefinition, field: &Field) {
    assert_eq!((read.key, read.title), (&*field.key, &*field.title));
    assert_eq!(read.secrecy == Secrecy::Secret, field.secret, "{read:?}");
    assert_eq!(read.renamed_from, field.renamed_from);
    let required = match &field.required {
        Required::Always => Condition::Always,
        Required::Never => Condition::Never,
        Required::When(said) => condition(said),
    };
    assert_eq!(read.required, required);
    assert_eq!(read.shown, condition(&field.shown));
    match (read.kind, &field.kind) {
        (
            Kind::Items {
                min_items,
                max_items,
                item,
                ..
            },
            FieldKind::Repeat(repeat),
        ) => {
            assert_eq!((min_items, max_items), (repeat.min_items, repeat.max_items));
            assert_eq!(item.title, repeat.item_title);
            assert_fields(item, &repeat.fields);
        }
        (read, _) => assert_eq!(format!("{read:?}"), format!("{:?}", kind(field))),
    }
}

fn assert_tables(providers: &[Provider], project: &Project) {
    let vocabulary = vocabulary(project);
    let files = crate::files(providers, project);
    let mut tables = files.iter().flat_map(|file| {
        let literals = file.contents.split("#\"\nform ").skip(1);
        literals.map(|text| {
            let end = text.find("\n\"#").expect("the literal ends");
            format!("form {}", &text[..end])
        })
    });
    for provider in providers {
        for form in &provider.forms {
            let text = tables.next().expect("a table a form");
            let table = Table::new(vocabulary, leak(&text));
            let name = format!("{}/{}", provider.code, form.key);
            assert_eq!(table.name(), name);
            let read = table.get();
            assert_eq!((read.name, read.title), (&*name, &*form.title));
            assert_eq!(read.version, form.fingerprint());
            let earlier = form.renamed_from.iter();
            let earlier: Vec<String> = earlier
                .map(|key| format!("{}/{key}", provider.code))
                .collect();
            assert_eq!(read.renamed_from, earlier);
            assert_fields(read, &form.fields);
        }
    }
    assert_eq!(tables.next(), None);
}

#[test]
fn tables_say_what_the_forms_say() {
    assert_tables(&providers(), &project());
    assert_tables(&crate::layout::random_providers(), &project());
}

#[path = "../project/mod.rs"]
mod real;

#[test]
fn tables_of_the_catalogue_say_what_the_specs_say() {
    let catalogue = real::checked();
    assert_tables(&catalogue.providers, &catalogue.project);
}
