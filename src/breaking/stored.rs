//! What a change means for stored connections, as `provspec_forms` reads them: `renamed_from` is followed, what has no place
//! any more is left out, and what is left has to be valid.

use crate::ir::ChangeKind;

/// What becomes of stored connections; nothing where they are read as before.
pub(super) fn of(kind: &ChangeKind) -> Option<String> {
    let what = match kind {
        ChangeKind::ProviderGone => "connections of the provider cannot be read any more",
        ChangeKind::FormGone => {
            "connections of this kind cannot be read any more: their form is unknown"
        }
        ChangeKind::ModeGone(_) => {
            "connections that were made for it stay, and nothing serves them"
        }
        ChangeKind::FieldGone => {
            "its value is left out when a connection is read, and lost when that is stored again"
        }
        ChangeKind::Due => {
            "a connection without it is refused, until the merchant has filled it in"
        }
        ChangeKind::Hidden => "its value is left out of connections in which it is not shown now",
        ChangeKind::Narrower => {
            "a connection with a value that does not fit is refused, until the merchant has entered another"
        }
        ChangeKind::OptionsGone(_) => {
            "a connection loses what is gone where its form is valid without, and is refused where it is not"
        }
        ChangeKind::Type => "values of the other type are refused",
        ChangeKind::FormRenamed(_)
        | ChangeKind::FieldRenamed(_)
        | ChangeKind::Name
        | ChangeKind::Harmless => return None,
    };
    Some(what.to_owned())
}
