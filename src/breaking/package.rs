//! What a change means for those who use the package for frontends, or send submissions.

use crate::ir::ChangeKind;

/// What becomes of them; nothing where they notice nothing.
pub(super) fn of(kind: &ChangeKind) -> Option<String> {
    let what = match kind {
        ChangeKind::ProviderGone => "its modules, schemas and types are gone",
        ChangeKind::FormGone => "its module, schemas and types are gone",
        ChangeKind::FormRenamed(_) => "its module, schemas and types have the new name only",
        ChangeKind::ModeGone(_) => "the catalogue no longer has it",
        ChangeKind::FieldGone => "a submission that has it is refused",
        ChangeKind::FieldRenamed(_) => "a submission with the old key is refused",
        ChangeKind::Due => "a submission without it is refused",
        ChangeKind::Hidden => "a submission that has it in such a case is refused",
        ChangeKind::Narrower => "a submission that was accepted is refused",
        ChangeKind::OptionsGone(_) => "a submission that chooses what is gone is refused",
        ChangeKind::Type => "a submission with a value of the other type is refused",
        ChangeKind::Name => "what imports it by this name fails",
        ChangeKind::Harmless => return None,
    };
    Some(what.to_owned())
}
