//! The plain texts of a spec that take no placeholders: titles, menu paths and other words without mark-up.

use std::ops::Deref;

use crate::source::Spanned;
use crate::syntax::{
    Account, Callback, Entry, FieldKeys, KnownAs, Link, Map, PortalText, Provider, SharedGroup,
    Step, StepEntry, Whitelist,
};

/// A plain text, and the key that it stands under.
pub(super) type Plain<'a> = (&'static str, &'a Spanned<String>);

/// Those of a provider.
pub(super) fn of_provider(spec: &Provider) -> Vec<Plain<'_>> {
    let mut out = Vec::new();
    put(&mut out, "description", spec.description.as_ref());
    put(
        &mut out,
        "reason",
        spec.deprecated.as_ref().map(|it| &it.reason),
    );
    for (_, link) in spec.links.iter() {
        put(&mut out, "title", Link::title(link));
    }
    for (_, field) in spec.fields.iter() {
        of_field(&field.0, &mut out);
    }
    for (_, account) in spec.accounts.iter() {
        of_account(account, &mut out);
    }
    for (_, issued) in spec.issued.iter() {
        put(&mut out, "title", issued.title.as_ref());
        put(&mut out, "known_as", issued.known_as.as_ref());
    }
    if let Some(whitelist) = &spec.ip_whitelist {
        of_whitelist(whitelist, &mut out);
    }
    for callback in &spec.callbacks {
        of_callback(callback, &mut out);
    }
    for entry in &spec.guide.setup {
        if let StepEntry::Step(step) = &entry.value {
            of_step(step, &mut out);
        }
    }
    for question in &spec.guide.troubleshooting {
        put(&mut out, "problem", Some(&question.problem));
    }
    out
}

/// Those of a shared group.
pub(super) fn of_shared_group(group: &SharedGroup) -> Vec<Plain<'_>> {
    let mut out = Vec::new();
    put(&mut out, "title", group.title.as_ref());
    for (_, field) in group.fields.iter() {
        of_field(&field.0, &mut out);
    }
    of_entries(group.form.iter().flatten(), &mut out);
    for step in &group.setup {
        of_step(step, &mut out);
    }
    out
}

fn put<'a, T: Deref<Target = Spanned<String>>>(
    out: &mut Vec<Plain<'a>>,
    key: &'static str,
    text: Option<&'a T>,
) {
    out.extend(text.map(|text| (key, &**text)));
}

fn names<'a>(out: &mut Vec<Plain<'a>>, set: &'a Map<PortalText>) {
    out.extend(set.iter().map(|(name, _)| ("set", name)));
}

fn of_field<'a>(keys: &'a FieldKeys, out: &mut Vec<Plain<'a>>) {
    put(out, "title", keys.title.as_ref());
    let names = keys.known_as.iter().flat_map(KnownAs::names);
    out.extend(names.map(|name| ("known_as", &**name)));
    put(
        out,
        "pattern_description",
        keys.pattern_description.as_ref(),
    );
    put(out, "reason", keys.deprecated.as_ref().map(|it| &it.reason));
    for (_, option) in keys.options.iter().flat_map(|options| options.iter()) {
        put(out, "title", Some(option.title()));
    }
    let pair = keys.key_pair.as_ref();
    put(out, "algorithm", pair.and_then(|it| it.algorithm.as_ref()));
    for (_, keys) in keys.per_mode.iter().flat_map(|modes| modes.iter()) {
        of_field(&keys.0, out);
    }
}

fn of_account<'a>(account: &'a Account, out: &mut Vec<Plain<'a>>) {
    put(out, "title", account.title.as_ref());
    put(
        out,
        "reason",
        account.deprecated.as_ref().map(|it| &it.reason),
    );
    of_entries(&account.form, out);
}

fn of_entries<'a>(entries: impl IntoIterator<Item = &'a Spanned<Entry>>, out: &mut Vec<Plain<'a>>) {
    for entry in entries {
        match &entry.value {
            Entry::Name(_) => {}
            Entry::Field(here) => of_field(&here.0, out),
            Entry::Group(group) => {
                put(out, "title", Some(&group.title));
                of_entries(&group.form, out);
            }
            Entry::Use(shared) => {
                put(out, "title", shared.title.as_ref());
                for (_, field) in shared.fields.iter() {
                    of_field(&field.0, out);
                }
                of_entries(shared.form.iter().flatten(), out);
            }
            Entry::PerMode(set) => of_entries(&set.per_mode, out),
            Entry::Variants(variants) => {
                put(out, "title", Some(&variants.title));
                for (_, variant) in variants.options.iter() {
                    put(out, "title", Some(&variant.title));
                    of_entries(&variant.form, out);
                }
            }
            Entry::Repeat(repeat) => {
                put(out, "title", Some(&repeat.title));
                put(out, "item", Some(&repeat.item));
                of_entries(&repeat.form, out);
            }
        }
    }
}

fn of_whitelist<'a>(whitelist: &'a Whitelist, out: &mut Vec<Plain<'a>>) {
    put(out, "where", whitelist.place.as_ref());
    put(out, "given_to", whitelist.given_to.as_ref());
    out.extend(whitelist.boxes.iter().map(|title| ("boxes", &**title)));
    names(out, &whitelist.set);
}

fn of_callback<'a>(callback: &'a Callback, out: &mut Vec<Plain<'a>>) {
    put(out, "title", Some(&callback.title));
    put(out, "where", callback.place.as_ref());
    put(out, "given_to", callback.given_to.as_ref());
    out.extend(
        callback
            .events
            .iter()
            .map(|event| ("events", &**event.name())),
    );
    names(out, &callback.set);
}

/// All but its title, which takes placeholders.
fn of_step<'a>(step: &'a Step, out: &mut Vec<Plain<'a>>) {
    put(out, "where", step.place.as_ref());
    names(out, &step.set);
    out.extend(step.screenshots.iter().map(|shot| ("alt", &*shot.alt)));
}
