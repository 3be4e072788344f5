//! Nothing is lost between a provider and its tables: what the generator wrote and the run-time crate reads is the
//! provider with its forms.

use provspec::ir::{self, *};
use provspec::target::rust::Rust;
use provspec::target::{OutputFile, Target};
use provspec_forms::provider;
use provspec_forms::{
    Choice as _, Condition, FieldDefinition, FormDefinition, Kind, Pattern, ProviderTable, Secrecy,
    Vocabulary,
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

fn pattern(pattern: &TextPattern<'_>) -> Pattern {
    let meaning = match pattern.meaning {
        Meaning::Pattern => Meaning::Pattern,
        Meaning::Described(text) => Meaning::Described(leak(text)),
        Meaning::Prefix(text) => Meaning::Prefix(leak(text)),
        Meaning::Prefixes(text, other) => Meaning::Prefixes(leak(text), leak(other)),
        Meaning::Suffix(text) => Meaning::Suffix(leak(text)),
        Meaning::Suffixes(text, other) => Meaning::Suffixes(leak(text), leak(other)),
        Meaning::NotPrefix(text, mode) => Meaning::NotPrefix(leak(text), leak(mode)),
    };
    Pattern::meaning(leak(&pattern.text), meaning)
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
                ..
            },
            _,
        ) => Kind::text(
            min_length,
            max_length,
            Vec::leak(patterns.iter().map(pattern).collect()),
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

fn mode(said: Option<Mode>) -> Option<provspec_forms::Mode> {
    said.and_then(|mode| provspec_forms::Mode::parse(mode.name()))
}

fn assert_facts(read: &ProviderTable, known: &Provider, project: &Project) {
    assert_eq!(read.code(), known.code);
    let names = (read.code, read.name, read.short_name);
    assert_eq!(names, (&*known.code, &*known.name, &*known.short_name));
    assert_eq!(read.description, known.description.as_deref());
    let status = match known.status {
        Status::Active => provider::Status::Active,
        Status::Deprecated => provider::Status::Deprecated,
        Status::Listed => provider::Status::Listed,
    };
    assert_eq!(read.status, status);
    let deprecated = known.deprecated.as_ref();
    assert_eq!(
        read.deprecated.map(|it| (it.since, it.reason)),
        deprecated.map(|it| (&*it.since, &*it.reason))
    );
    let modes = known.modes.iter().filter_map(|it| mode(Some(*it)));
    assert_eq!(read.modes, modes.collect::<Vec<_>>());

    let for_all = known.hosts.iter().map(|host| (None, host));
    let own = known.forms.iter().flat_map(|form| {
        let hosts = form.hosts.iter();
        hosts.map(|host| (Some(&*form.key), host))
    });
    let hosts = for_all.chain(own).map(|(account, host)| provider::Host {
        account: account.map(leak),
        answer: None,
        mode: mode(host.mode),
        name: host.name.as_deref().map(leak),
        url: leak(&host.url),
    });
    let by_answer = known.forms.iter().flat_map(|form| {
        let hosts = form.hosts_by_answer().into_iter();
        hosts.map(|(place, choice, host)| provider::Host {
            account: Some(leak(&form.key)),
            answer: Some(provider::Answer {
                field: leak(&place.path()),
                value: leak(&choice.value),
            }),
            mode: mode(host.mode),
            name: host.name.as_deref().map(leak),
            url: leak(&host.url),
        })
    });
    assert_eq!(read.hosts, hosts.chain(by_answer).collect::<Vec<_>>());
    let fields = known.forms.iter().flat_map(|form| {
        let fields = form.host_fields().into_iter();
        fields.map(|(place, of)| provider::HostField {
            account: leak(&form.key),
            field: leak(&place.path()),
            mode: mode(of),
        })
    });
    assert_eq!(read.host_fields, fields.collect::<Vec<_>>());
    let for_all = known.sends_from.iter().map(|it| (None, it));
    let own = known.forms.iter().flat_map(|form| {
        let senders = form.sends_from.iter();
        senders.map(|it| (Some(&*form.key), it))
    });
    let senders = for_all.chain(own).map(|(account, it)| provider::Sender {
        account: account.map(leak),
        mode: mode(it.mode),
        source: match &it.source {
            SenderSource::Net(net) => provider::SenderSource::Net(*net),
            SenderSource::Host(name) => provider::SenderSource::Host(leak(name)),
            SenderSource::List(url) => provider::SenderSource::List(leak(url)),
        },
        begins: it.begins.as_deref().map(leak),
        retires: it.retires.as_deref().map(leak),
    });
    assert_eq!(read.sends_from, senders.collect::<Vec<_>>());
    let currencies = known.currencies.iter().map(|it| it.code.as_str());
    assert_eq!(read.currencies, currencies.collect::<Vec<_>>());
    let links = read.links.iter().map(|it| (it.key, it.title, it.url));
    let known_links = known.links.iter();
    let known_links = known_links.map(|it| (&*it.key, &*it.title, &*it.url));
    assert_eq!(links.collect::<Vec<_>>(), known_links.collect::<Vec<_>>());

    let plain = |note: &Option<Text>| {
        let note = note.as_ref();
        note.map(|note| leak(&project.words(note)))
    };
    let texts = |texts: &[String]| leaked(texts.iter().map(String::as_str));
    let issued = known.issued.iter().map(|it| provider::Issued {
        key: leak(&it.key),
        title: leak(&it.title),
        known_as: it.known_as.as_deref().map(leak),
        secret: it.secret,
        min_length: it.min_length,
        max_length: it.max_length,
        alphabet: provider::Alphabet::ALL
            .into_iter()
            .find(|alphabet| alphabet.name() == it.alphabet.name())
            .expect("both have the same words"),
        per_mode: it.per_mode,
        accounts: texts(&it.forms),
        limited: it.when != Applies::ALWAYS,
    });
    assert_eq!(read.issued, issued.collect::<Vec<_>>());
    let whitelist = &known.whitelist;
    let whitelist = provider::Whitelist {
        requirement: whitelist.requirement,
        place: texts(&whitelist.place),
        given_to: whitelist.given_to.as_deref().map(leak),
        boxes: texts(&whitelist.boxes),
        per_mode: whitelist.per_mode,
        accounts: texts(&whitelist.forms),
        when: whens(&whitelist.when),
        note: plain(&whitelist.note),
        format: whitelist.format,
    };
    assert_eq!(read.whitelist, whitelist);
    let callbacks = known.callbacks.iter().map(|it| provider::Callback {
        title: leak(&it.title),
        value: match &it.value {
            CallbackValue::Url(url) if it.has_own_url() => {
                let url = provider::ConnectionUrl::new(leak(url));
                provider::CallbackValue::UrlPerConnection(url)
            }
            CallbackValue::Url(url) => provider::CallbackValue::Url(leak(url)),
            CallbackValue::Empty => provider::CallbackValue::Empty,
            CallbackValue::MerchantUrl => provider::CallbackValue::MerchantUrl,
            CallbackValue::AskSupport => provider::CallbackValue::AskSupport,
            CallbackValue::Automatic => provider::CallbackValue::Automatic,
        },
        place: texts(&it.place),
        given_to: it.given_to.as_deref().map(leak),
        per_mode: it.per_mode,
        events: Vec::leak(
            it.events
                .iter()
                .map(|event| provider::Event {
                    name: leak(&event.name),
                    accounts: texts(&event.forms),
                    when: whens(&event.when),
                })
                .collect(),
        ),
        accounts: texts(&it.forms),
        when: whens(&it.when),
        note: plain(&it.note),
    });
    assert_eq!(read.callbacks, callbacks.collect::<Vec<_>>());
}

fn whens(applies: &Applies) -> &'static [provider::When] {
    let cases = applies.cases().into_iter().map(|case| provider::When {
        account: case.form.map(leak),
        mode: mode(case.mode),
        condition: condition(case.condition),
    });
    Vec::leak(cases.collect())
}

/// The table in the file of a provider.
fn literal(file: &OutputFile) -> &'static str {
    let at = file.contents.find("\"\nprovider ").expect("it has a table");
    let hashes = file.contents[..at].bytes().rev();
    let hashes = hashes.take_while(|it| *it == b'#').count();
    let rest = &file.contents[at + 1..];
    let end = format!("\n\"{}", "#".repeat(hashes));
    leak(&rest[..rest.find(&end).expect("the literal ends")])
}

fn assert_tables(providers: &[Provider], project: &Project) {
    let vocabulary = vocabulary(project);
    for provider in providers {
        let files = Rust { project }.provider(provider);
        let [file] = &files[..] else {
            panic!("{files:?}");
        };
        let read = ProviderTable::new(vocabulary, literal(file));
        assert_facts(&read, provider, project);
        assert_eq!(read.forms.len(), provider.forms.len(), "{read:?}");
        for (read, form) in read.forms.iter().zip(&provider.forms) {
            let name = format!("{}/{}", provider.code, form.key);
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
}

#[test]
fn tables_say_what_the_model_says() {
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
