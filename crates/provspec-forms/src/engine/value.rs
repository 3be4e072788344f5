//! Whether one value is of a kind: the first rule that it breaks.

use provspec_messages::expected;

use super::order;
use crate::data_url::DataUrl;
use crate::values::Given;
use crate::{Fault, Kind, Pattern, pattern};

pub(super) fn check(kind: &Kind, given: &Given<'_>) -> Result<(), Fault> {
    match *kind {
        Kind::Text {
            min_length,
            max_length,
            patterns,
        } => {
            let text = text(given)?;
            length(text, min_length, max_length)?;
            patterns
                .iter()
                .try_for_each(|pattern| matches(text, *pattern))
        }
        Kind::Choice(options) => option(text(given)?, options),
        Kind::Choices {
            options,
            min_items,
            max_items,
        } => items(given, min_items, max_items)?
            .iter()
            .try_for_each(|item| option(text(item)?, options)),
        Kind::Texts {
            pattern,
            max_length,
            min_items,
            max_items,
        } => items(given, min_items, max_items)?
            .iter()
            .try_for_each(|item| {
                let text = text(item)?;
                length(text, 1, max_length)?;
                matches(text, Pattern::new(pattern))
            }),
        Kind::Toggle => match given {
            Given::Flag(_) => Ok(()),
            _ => Err(Fault::Type(expected::FLAG)),
        },
        Kind::Acknowledgement => match given {
            Given::Flag(true) => Ok(()),
            _ => Err(Fault::Type(expected::TRUE)),
        },
        Kind::Integer { minimum, maximum } => {
            // To whoever types into a box for whole numbers, letters are as wrong as a fraction.
            let number = number(given).ok().filter(|number| number.fract() == 0.0);
            let number = number.ok_or(Fault::Type(expected::WHOLE_NUMBER))?;
            within(number, Some(minimum), Some(maximum))
        }
        Kind::Number { minimum, maximum } => within(number(given)?, minimum, maximum),
        Kind::File {
            max_length,
            max_size,
            ..
        } => file(given, max_length, max_size),
        Kind::Items {
            min_items,
            max_items,
            ..
        } => items(given, min_items, Some(max_items)).map(drop),
    }
}

fn text<'a>(given: &Given<'a>) -> Result<&'a str, Fault> {
    match given {
        Given::Text(text) => Ok(text),
        _ => Err(Fault::Type(expected::TEXT)),
    }
}

fn number(given: &Given<'_>) -> Result<f64, Fault> {
    match given {
        // JSON has no infinities; a typed form might.
        Given::Number(number) if number.is_finite() => Ok(*number),
        _ => Err(Fault::Type(expected::NUMBER)),
    }
}

/// Lengths count code points, as JSON Schema does.
fn length(text: &str, least: u32, most: u32) -> Result<(), Fault> {
    // A code point has one to four bytes: as a rule that tells enough.
    if text.len() <= most as usize && text.len() >= 4 * least as usize {
        return Ok(());
    }
    let length = text.chars().count();
    if length < least as usize {
        return Err(Fault::MinLength(least));
    }
    if length > most as usize {
        return Err(Fault::MaxLength(most));
    }
    Ok(())
}

fn matches(text: &str, pattern: Pattern) -> Result<(), Fault> {
    if pattern::matches(pattern.text, text) {
        Ok(())
    } else {
        Err(Fault::Pattern(pattern))
    }
}

fn option(text: &str, options: &[&str]) -> Result<(), Fault> {
    if options.contains(&text) {
        Ok(())
    } else {
        Err(Fault::Option)
    }
}

fn within(number: f64, minimum: Option<f64>, maximum: Option<f64>) -> Result<(), Fault> {
    if let Some(minimum) = minimum.filter(|minimum| number < *minimum) {
        return Err(Fault::Minimum(minimum));
    }
    if let Some(maximum) = maximum.filter(|maximum| number > *maximum) {
        return Err(Fault::Maximum(maximum));
    }
    Ok(())
}

/// The form of a file. Whether it holds what it should is seen afterwards, in `contents`.
fn file(given: &Given<'_>, max_length: u32, max_size: u32) -> Result<(), Fault> {
    match given {
        // An upload has the right form by its making.
        given if let Some(upload) = given.upload() => {
            if upload.bytes().is_empty() {
                Err(Fault::EmptyFile)
            } else if upload.wire_length() > max_length as usize {
                Err(Fault::FileSize(max_size))
            } else {
                Ok(())
            }
        }
        given => {
            let url = text(given)?;
            // To whoever has chosen the file, its URL is no matter.
            length(url, 1, max_length).map_err(|fault| match fault {
                Fault::MaxLength(_) => Fault::FileSize(max_size),
                fault => fault,
            })?;
            match DataUrl::parse(url) {
                Some(_) => Ok(()),
                // What browsers make of an empty file.
                None if url == "data:" || url.ends_with(";base64,") => Err(Fault::EmptyFile),
                None => Err(Fault::Pattern(Pattern::new(pattern::FILE))),
            }
        }
    }
}

fn items<'g, 'a>(
    given: &'g Given<'a>,
    least: u32,
    most: Option<u32>,
) -> Result<&'g [Given<'a>], Fault> {
    let Given::List(items) = given else {
        return Err(Fault::Type(expected::LIST));
    };
    if items.len() < least as usize {
        return Err(Fault::MinItems(least));
    }
    if let Some(most) = most.filter(|most| items.len() > *most as usize) {
        return Err(Fault::MaxItems(most));
    }
    if order::has_twins(items) {
        return Err(Fault::Duplicate);
    }
    Ok(items)
}
