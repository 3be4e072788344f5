//! A picture of the portal that cannot be shown.

use crate::check::picture::{Fault, Format, MOST_BYTES};
use crate::diagnostics::{Diagnostic, closest, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A picture under `screenshots` is not there, or cannot be shown on a page.
    ///
    /// The file lies beside the spec (that of a shared group's step, beside the group's file). It is a PNG, JPEG or WebP
    /// picture of at most 2 MB, named for what it is. It is no link and lies behind none: a link may lead to a file that is
    /// nobody's to publish.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// screenshots:
    ///   - { image: images/example-keys.png, alt: The page with the keys }
    /// ```
    ///
    /// without a file `specs/images/example-keys.png`.
    ///
    /// ## Instead
    ///
    /// Put the picture there, and commit it with the spec. Save one that is too large with fewer pixels: a page is 700
    /// pixels wide. SVG is not taken, since it may hold scripts: save it as a PNG.
    pub(crate) static RULE = "PS0708" "unusable-screenshot" Error;
}

/// `image` is the picture as it is written, `path` where it should lie, from the folder of the specs.
pub(crate) fn report(image: &Spanned<String>, path: &str, fault: &Fault) -> Diagnostic {
    let (name, span) = (&image.value, image.span);
    let finding = |message: String| Diagnostic::new(&RULE, span, message);
    match fault {
        Fault::Missing(beside) => {
            let own = name.rsplit('/').next().unwrap_or(name);
            let finding = finding(format!("there is no picture `{name}`"))
                .label("no such file")
                .note(format!("it should be `{path}` in the folder of the specs"));
            match closest(own, beside.iter().map(String::as_str)) {
                Some(close) => {
                    let folder = &name[..name.len() - own.len()];
                    let meant = [folder, close].concat();
                    finding.fix(format!("did you mean `{meant}`?"), span, meant)
                }
                None => finding.help("put the picture there, or correct the path"),
            }
        }
        Fault::Link => finding(format!("the picture `{name}` is reached by a link"))
            .label("a link, or behind one")
            .note("a link may lead to a file that is nobody's to publish")
            .help("put the file itself there"),
        Fault::NoFile => finding(format!("`{name}` is not a file"))
            .label("no file")
            .help("name a picture in it"),
        Fault::TooLarge(bytes) => finding(format!(
            "the picture `{name}` has {bytes} bytes, more than {MOST_BYTES}"
        ))
        .label("too large")
        .help("save it with fewer pixels, or cut out what it is about"),
        Fault::OtherFormat(found) => other_format(image, *found),
        Fault::Unreadable(reason) => {
            finding(format!("cannot read the picture `{name}`: {reason}")).label("cannot be read")
        }
    }
}

fn other_format(image: &Spanned<String>, found: Option<Format>) -> Diagnostic {
    let (name, span) = (&image.value, image.span);
    let said = Format::of_name(name).map_or("picture", Format::name);
    let finding = Diagnostic::new(&RULE, span, format!("`{name}` is no {said} picture"));
    match found {
        Some(found) => {
            let stem = name
                .rsplit_once('.')
                .map_or(name.as_str(), |(stem, _)| stem);
            let renamed = [stem, ".", found.extension()].concat();
            finding
                .label(format!("begins like a {} picture", found.name()))
                .help(format!("rename the file to `{renamed}` as well"))
                .fix("write it so", span, renamed)
        }
        None => finding
            .label("begins like no picture that is taken")
            .help("save it as PNG, JPEG or WebP"),
    }
}
