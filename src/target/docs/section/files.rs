//! What there is to say of files: their names, passwords and other halves.

use super::super::markdown::{Line, Markdown};
use super::super::page::{Here, Page, Use};
use super::super::words::{Part, Written};
use crate::ir::{Field, FieldKind, FileRules};

/// A link to another field of the same scope.
fn link(place: Use<'_>, scope: &[Field], key: &str) -> Option<Line> {
    let field = scope.iter().find(|field| field.key == key)?;
    Some(link_to(place, field))
}

/// A link to a field of the same item, or of the form around it.
fn link_to(place: Use<'_>, field: &Field) -> Line {
    let in_item = |repeat: &&Field| match &repeat.kind {
        FieldKind::Repeat(repeat) => repeat.fields.iter().any(|one| one.key == field.key),
        _ => false,
    };
    let there = Use {
        field,
        form: place.form,
        repeat: place.repeat.filter(in_item),
    };
    Line::to_anchor(&Line::strong(&field.title), &there.anchor())
}

/// A link to the first field of a definition on any form.
fn elsewhere(page: &Page<'_>, key: &str) -> Option<Line> {
    let first = page.definition(key)?.uses.first()?;
    Some(Line::to_anchor(
        &Line::strong(&first.field.title),
        &first.anchor(),
    ))
}

/// The keys in the braces of a file name.
fn holes(name: &str) -> impl Iterator<Item = &str> {
    name.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(key, _)| key)
}

/// What the keys in the braces of a file name stand for.
fn filled(page: &Page<'_>, place: Use<'_>, name: &str) -> Line {
    let holes: Vec<Line> = holes(name)
        .filter_map(|key| {
            let meant = place.form.meant(key, place.field, place.repeat);
            let own: Vec<Line> = meant.iter().map(|field| link_to(place, field)).collect();
            let field = if own.is_empty() {
                // The name may hold what only another form asks for.
                elsewhere(page, key)?
            } else {
                Line::join_all(own, page.words.common.comma, page.words.common.or)
            };
            let hole = ["{", key, "}"].concat();
            Some(Line::fill(
                page.words.files.name_hole,
                &[("field", Part::Run(&field)), ("hole", Part::Code(&hole))],
            ))
        })
        .collect();
    Line::join_all(holes, page.words.common.comma, page.words.common.and)
}

/// What has to be known of a file besides its format.
pub(super) fn rules(
    page: &Page<'_>,
    place: Use<'_>,
    file: &FileRules,
    scope: &[Field],
    said: &mut Line,
) {
    if let Some(name) = &file.file_name {
        let fields = filled(page, place, name);
        let template = if fields.is_empty() {
            page.words.files.name
        } else {
            page.words.files.name_from
        };
        let holes = [("name", Part::Code(name)), ("fields", Part::Run(&fields))];
        said.sentence(|said| said.push_filled(template, &holes));
    }
    if let Some(password) = file
        .passphrase
        .as_ref()
        .and_then(|key| link(place, scope, key))
    {
        let holes = [("field", Part::Run(&password))];
        said.sentence(|said| said.push_filled(page.words.files.unlocked_by, &holes));
    }
}

/// The files that this field is the password of.
pub(super) fn unlocks(page: &Page<'_>, place: Use<'_>, scope: &[Field], said: &mut Line) {
    let files: Vec<Line> = scope
        .iter()
        .filter(|other| {
            matches!(&other.kind, FieldKind::File(file) if file.passphrase.as_deref() == Some(place.field.key.as_str()))
        })
        .filter_map(|other| link(place, scope, &other.key))
        .collect();
    if files.is_empty() {
        return;
    }
    let words = page.words;
    let count = files.len() as u64;
    let files = Line::join_all(files, words.common.comma, words.common.and);
    let template = words.counted(words.files.unlocks, &[("count", count)]);
    said.sentence(|said| said.push_filled(&template, &[("field", Part::Run(&files))]));
}

/// What is said of the key pair, and of its other half.
pub(super) fn key_pair(page: &Page<'_>, place: Use<'_>, file: &FileRules, md: &mut Markdown) {
    let Some(pair) = &file.key_pair else {
        return;
    };
    let mut said = vec![match &pair.algorithm {
        Some(algorithm) => Line::fill(
            page.words.files.key_pair,
            &[("algorithm", Part::Plain(algorithm))],
        ),
        None => Line::of(page.words.files.key_pair_of_any_kind),
    }];
    let name = pair.public_file.as_deref().unwrap_or_default();
    // What the name of the private half has explained need not be said again.
    let known: Vec<&str> = file.file_name.iter().flat_map(|name| holes(name)).collect();
    let fields = if holes(name).all(|hole| known.contains(&hole)) {
        Line::new()
    } else {
        filled(page, place, name)
    };
    let template = match (&pair.public_half, name.is_empty(), fields.is_empty()) {
        (Some(_), true, _) => page.words.files.public_half,
        (Some(_), false, true) => page.words.files.public_half_in,
        (Some(_), false, false) => page.words.files.public_half_in_from,
        (None, true, _) => "",
        (None, false, true) => page.words.files.public_file,
        (None, false, false) => page.words.files.public_file_from,
    };
    let public = Line::fill(
        template,
        &[("file", Part::Code(name)), ("fields", Part::Run(&fields))],
    );
    match &pair.public_half {
        Some(text) => {
            md.paragraph(&Line::sentences(&said));
            page.text_after(&public, text, Here::Field(place), md);
        }
        None => {
            said.push(public);
            md.paragraph(&Line::sentences(&said));
        }
    }
}
