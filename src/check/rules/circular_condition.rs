//! Fields whose conditions wait for each other.

use crate::check::resolve::Resolved;
use crate::check::unfold::{ResolvedField, Shown};
use crate::diagnostics::{Diagnostic, declare_rule};
use crate::ir::Required;
use crate::source::Span;

declare_rule! {
    /// Fields are shown only when each other are filled in.
    ///
    /// ## Why it matters
    ///
    /// None of them would ever appear: each waits for the other. In the same way a field cannot be required by what
    /// it holds itself: when it is empty, that is not known.
    ///
    /// ## Example
    ///
    /// ```yaml
    /// key:         { type: text, title: Key, when: { filled: certificate } }
    /// certificate: { type: text, title: Certificate, when: { filled: key } }
    /// ```
    ///
    /// ## Instead
    ///
    /// Let one of them stand by itself, or let both depend on a toggle.
    pub(crate) static RULE = "PS0405" "circular-condition" Error;
}

pub(crate) fn check(resolved: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for form in &resolved.forms {
        for scope in form.scopes() {
            for field in scope {
                diagnostics.extend(required_by_itself(field));
            }
            let mut told: Vec<usize> = Vec::new();
            for start in 0..scope.len() {
                let mut path = Vec::new();
                if let Some(circle) = circle_from(
                    start,
                    start,
                    scope,
                    &mut path,
                    &mut vec![false; scope.len()],
                ) {
                    if told.contains(&start) {
                        continue;
                    }
                    told.extend(&circle);
                    diagnostics.push(report(&circle, scope));
                }
            }
        }
    }
}

/// A field whose own value says whether it is required.
fn required_by_itself(field: &ResolvedField) -> Option<Diagnostic> {
    let Required::When(condition) = &field.field.required else {
        return None;
    };
    let mut itself = false;
    condition.tests(&mut |test| itself |= test.field() == field.field.key);
    let when = field.keys.required_when.as_ref()?;
    itself.then(|| {
        let message = format!(
            "whether `{}` is required depends on its own value",
            field.field.definition
        );
        Diagnostic::new(&RULE, when.span, message)
            .label("this asks about the field itself")
            .help("ask about another field, or leave the condition out")
    })
}

/// The fields on a way from `start` back to itself.
fn circle_from(
    at: usize,
    start: usize,
    scope: &[ResolvedField],
    path: &mut Vec<usize>,
    seen: &mut [bool],
) -> Option<Vec<usize>> {
    path.push(at);
    let mut asked = Vec::new();
    scope[at]
        .field
        .shown
        .tests(&mut |test| asked.push(test.field()));
    for name in asked {
        let Some(next) = scope.iter().position(|field| field.field.key == name) else {
            continue;
        };
        if next == start {
            return Some(path.clone());
        }
        if !std::mem::replace(&mut seen[next], true)
            && let Some(circle) = circle_from(next, start, scope, path, seen)
        {
            return Some(circle);
        }
    }
    path.pop();
    None
}

fn report(circle: &[usize], scope: &[ResolvedField]) -> Diagnostic {
    let first = &scope[circle[0]];
    let names: Vec<String> = circle
        .iter()
        .chain([&circle[0]])
        .map(|at| format!("`{}`", scope[*at].field.key))
        .collect();
    let message = if circle.len() == 1 {
        format!("{} is shown only when it has a value itself", names[0])
    } else {
        format!("these fields wait for each other: {}", names.join(" → "))
    };
    let finding = Diagnostic::new(&RULE, place(first), message)
        .label(format!("`{}` waits here", first.field.key))
        .help("let one of them stand without a condition, or let all depend on a toggle");
    circle[1..].iter().fold(finding, |finding, at| {
        finding.also(
            place(&scope[*at]),
            format!("`{}` waits here", scope[*at].field.key),
        )
    })
}

fn place(field: &ResolvedField) -> Span {
    match field.conditions.last() {
        Some(Shown::Written(condition)) => condition.span,
        _ => field.used_at,
    }
}
