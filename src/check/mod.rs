//! From syntax to the checked model: names, conditions, files, modes, texts, addresses.
//!
//! `resolve` turns what is written into the model and reports what it cannot make sense of; then the rules
//! look at the whole. A provider is handed on only when nothing is wrong with it.

mod applies;
pub mod baseline;
pub mod brand;
pub mod breaking;
pub(crate) mod builtin;
mod callbacks;
mod condition;
mod context;
mod explained;
mod guide;
mod hosts;
mod issued;
mod kind;
pub mod levels;
mod lifetime;
mod names;
mod pattern;
pub mod picture;
pub(crate) mod placeholder;
mod plain;
pub mod project;
pub(crate) mod resolve;
pub mod rules;
mod satisfiable;
mod senders;
mod size;
pub mod suppression;
mod template;
mod text;
mod translation;
mod unfold;
mod url;
pub mod vocabulary;
mod whitelist;

pub use context::{Asked, Context, SharedGroups};
pub(crate) use explained::drop_explained;
pub use translation::{Language, table};

use crate::diagnostics::Diagnostic;
use crate::ir;
use crate::syntax::SharedGroup;

/// Checks a provider. Findings go to `diagnostics`; the model is returned when there is no error in it.
pub fn provider(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<ir::Provider> {
    let before = diagnostics.len();
    let resolved = resolve::resolve(context, diagnostics);
    rules::check(&resolved, diagnostics);
    // What goes into a callback may stand where the file could not be read.
    if context.is_lost("url") {
        let code = rules::unclear_callback::RULE.code;
        diagnostics.retain(|found| found.rule.code != code);
    }
    let sound = !diagnostics[before..].iter().any(Diagnostic::is_error);
    sound.then_some(resolved.provider)
}

/// Checks a provider that is sound, in another language: only what translations can break.
pub fn translated_provider(
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Provider> {
    let resolved = resolve::resolve(context, diagnostics);
    rules::check_texts(&resolved, diagnostics);
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    sound.then_some(resolved.provider)
}

/// Checks what can be checked of a shared group by itself; the rest is checked wherever it is used.
pub fn shared_group(
    group: &SharedGroup,
    stem: &str,
    project: &ir::Project,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if group.group.value != stem {
        diagnostics.push(rules::code_differs_from_file::shared_group(
            &group.group,
            stem,
        ));
    }
    diagnostics.extend(rules::missing_key::in_shared_group(group));
    diagnostics.extend(rules::unsplit_path::in_shared_group(group));
    rules::unknown_variable::in_shared_group(group, project, diagnostics);
    for (name, _) in group.fields.iter() {
        rules::malformed_name::check_name(name, "field", diagnostics);
    }
}
