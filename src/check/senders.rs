//! What requests of a provider come from, as written → the model.

use super::context::Context;
use super::rules::{self, malformed_address};
use super::{project, resolve};
use crate::diagnostics::Diagnostic;
use crate::ir::{Mode, Sender, SenderSource};
use crate::source::Spanned;
use crate::syntax::{SenderDetail, SenderEntry, Senders};

/// Those of a provider or an account.
pub(super) fn of(
    written: Option<&Senders>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Sender> {
    let otherwise = "a list stands below a mode; what is true of one account only stands there, as its own `sends_from`";
    let lists: Vec<(Option<Mode>, &[SenderEntry])> = match written {
        None => Vec::new(),
        Some(Senders::Same(list)) => vec![(None, list)],
        Some(Senders::ByMode(modes)) => modes
            .iter()
            .filter_map(|(word, list)| {
                let mode = resolve::mode(word, otherwise, context, diagnostics)?;
                Some((Some(mode), list.as_slice()))
            })
            .collect(),
    };
    let mut out = Vec::new();
    for (mode, list) in lists {
        for entry in list {
            match sender(mode, entry) {
                Ok(sender) => out.push(sender),
                Err(finding) => diagnostics.push(*finding),
            }
        }
    }
    out
}

fn sender(mode: Option<Mode>, written: &SenderEntry) -> Result<Sender, Box<Diagnostic>> {
    match written {
        SenderEntry::Text(text) => Ok(Sender {
            mode,
            source: net(text).or_else(|finding| host(text).ok_or(finding))?,
            begins: None,
            retires: None,
        }),
        SenderEntry::Detail(detail) => {
            days(detail)?;
            let day = |day: &Option<Spanned<String>>| day.as_ref().map(|day| day.value.clone());
            Ok(Sender {
                mode,
                source: source(detail)?,
                begins: day(&detail.begins),
                retires: day(&detail.retires),
            })
        }
    }
}

fn source(detail: &Spanned<SenderDetail>) -> Result<SenderSource, Box<Diagnostic>> {
    match (&detail.net, &detail.host, &detail.list) {
        (Some(text), None, None) => {
            let is_host = host(text).is_some();
            net(text).map_err(|_| Box::new(malformed_address::no_net(text, is_host)))
        }
        (None, Some(name), None) => {
            host(name).ok_or_else(|| Box::new(malformed_address::no_host(name)))
        }
        (None, None, Some(url)) => {
            rules::insecure_url::check_url(url, url.span)?;
            Ok(SenderSource::List(url.value.clone()))
        }
        (None, None, None) => Err(Box::new(malformed_address::not_one(detail.span, true))),
        _ => Err(Box::new(malformed_address::not_one(detail.span, false))),
    }
}

fn net(text: &Spanned<String>) -> Result<SenderSource, Box<Diagnostic>> {
    let net = project::net(text).map(SenderSource::Net);
    net.ok_or_else(|| Box::new(malformed_address::report(text)))
}

/// A host name that can be looked up (RFC 1123): of several labels, the last one of which is no number.
fn host(name: &Spanned<String>) -> Option<SenderSource> {
    let is_label = |label: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(known)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let (_, last) = name.rsplit_once('.')?;
    let sound = name.len() <= 253
        && name.split('.').all(is_label)
        && last.contains(|c: char| c.is_ascii_alphabetic());
    sound.then(|| SenderSource::Host(name.value.clone()))
}

/// What is used from one day on is not out of use before it. Days in this form are in the order of their texts.
fn days(detail: &SenderDetail) -> Result<(), Box<Diagnostic>> {
    match (&detail.begins, &detail.retires) {
        (Some(begins), Some(retires)) if begins.value >= retires.value => {
            Err(Box::new(malformed_address::never_used(begins, retires)))
        }
        _ => Ok(()),
    }
}
