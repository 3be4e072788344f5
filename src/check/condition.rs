//! Conditions as written → the algebra of the model.

use super::context::{Context, mode_of};
use super::rules;
use super::unfold::{ResolvedField, Shown};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, FieldKind, Required, Test};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Condition};

/// Fills in when the fields of a form are shown and required.
pub(super) fn resolve(
    fields: &mut [ResolvedField],
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let models: Vec<ir::Field> = fields.iter().map(|field| field.field.clone()).collect();
    let mut scope = Scope {
        fields: &models,
        context,
        diagnostics,
    };
    for field in fields.iter_mut() {
        field.field.shown = scope.shown(&field.conditions);
        if let Some(condition) = &field.keys.required_when
            && let Some(condition) = scope.lower(condition)
        {
            field.field.required = Required::When(condition);
        }
    }
    for field in fields {
        resolve(&mut field.inner, context, diagnostics);
    }
}

/// What the condition asks of a finished form; `None` when it makes no sense there.
pub(super) fn in_form(
    condition: &Spanned<Condition>,
    form: &ir::Form,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Condition> {
    let fields = &form.fields;
    Scope {
        fields,
        context,
        diagnostics,
    }
    .lower(condition)
}

/// When entries of a finished form with these conditions are shown. What is wrong with them has been said.
pub(super) fn shown_in_form(
    conditions: &[Shown],
    form: &ir::Form,
    context: &Context<'_>,
) -> ir::Condition {
    Scope {
        fields: &form.fields,
        context,
        diagnostics: &mut Vec::new(),
    }
    .shown(conditions)
}

struct Scope<'a, 'd> {
    fields: &'a [ir::Field],
    context: &'a Context<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Scope<'_, '_> {
    fn shown(&mut self, conditions: &[Shown]) -> ir::Condition {
        let mut shown = ir::Condition::Always;
        for condition in conditions {
            let part = match condition {
                Shown::Written(condition) => self.lower(condition).unwrap_or_default(),
                Shown::Variant { field, option } => ir::Condition::Test(Test::Equals {
                    field: field.clone(),
                    value: option.value.clone(),
                }),
            };
            shown = shown.and(part);
        }
        shown
    }

    /// A condition in which a part makes no sense is reported, and is none: what the rest of it means cannot be
    /// said.
    fn lower(&mut self, condition: &Spanned<Condition>) -> Option<ir::Condition> {
        match &condition.value {
            Condition::All(parts) => Some(
                self.parts(&parts.all)?
                    .into_iter()
                    .fold(ir::Condition::Always, ir::Condition::and),
            ),
            Condition::Any(parts) => {
                let mut parts = self.parts(&parts.any)?;
                Some(if parts.len() == 1 {
                    parts.remove(0)
                } else {
                    ir::Condition::Any(parts)
                })
            }
            Condition::Not(part) => Some(match self.lower(&part.not)? {
                ir::Condition::Not(inner) => *inner,
                inner => ir::Condition::Not(Box::new(inner)),
            }),
            Condition::Feature(test) => self.feature(&test.feature),
            Condition::Mode(test) => self.mode(mode_of(test.mode.value), test.mode.span),
            Condition::Filled(test) => self.field(&test.filled).map(|field| {
                ir::Condition::Test(Test::Filled {
                    field: field.key.clone(),
                })
            }),
            Condition::Field(test) => self.value(test),
        }
    }

    /// Each part is looked at, also after one that makes no sense.
    fn parts(&mut self, parts: &[Spanned<Condition>]) -> Option<Vec<ir::Condition>> {
        let parts: Vec<_> = parts.iter().map(|part| self.lower(part)).collect();
        parts.into_iter().collect()
    }

    fn feature(&mut self, code: &Spanned<String>) -> Option<ir::Condition> {
        let list = self.fields.iter().find_map(|field| match &field.kind {
            FieldKind::Features(choices) => Some((field, choices)),
            _ => None,
        });
        match list {
            Some((field, choices)) if choices.iter().any(|choice| choice.value == code.value) => {
                Some(ir::Condition::Test(Test::Contains {
                    field: field.key.clone(),
                    value: code.value.clone(),
                }))
            }
            Some((_, choices)) => {
                let known = choices.iter().map(|choice| choice.value.as_str());
                self.diagnostics
                    .push(rules::unknown_feature::in_condition(code, known));
                None
            }
            None => {
                if !self.context.is_lost("features") {
                    self.diagnostics
                        .push(rules::unknown_feature::no_features(code));
                }
                None
            }
        }
    }

    fn mode(&mut self, mode: ir::Mode, span: Span) -> Option<ir::Condition> {
        let switch = self.fields.iter().find_map(|field| match &field.kind {
            FieldKind::Mode(choices) => Some((field, choices)),
            _ => None,
        });
        match switch {
            Some((field, choices)) if choices.iter().any(|choice| choice.value == mode.name()) => {
                Some(ir::Condition::Test(Test::Equals {
                    field: field.key.clone(),
                    value: mode.name().to_owned(),
                }))
            }
            _ => {
                if !self.context.is_lost("mode") {
                    self.diagnostics
                        .push(rules::mode_without_modes::in_condition(span, mode));
                }
                None
            }
        }
    }

    fn field(&mut self, name: &Spanned<String>) -> Option<&ir::Field> {
        let found = self.fields.iter().find(|field| field.key == name.value);
        if found.is_none() && !self.context.is_lost(name) {
            let known = self.fields.iter().map(|field| field.key.as_str());
            self.diagnostics
                .push(rules::unknown_field::in_condition(name, known));
        }
        found
    }

    fn value(&mut self, test: &syntax::FieldTest) -> Option<ir::Condition> {
        let field = self.field(&test.field).cloned()?;
        let mut parts = Vec::new();
        let mut sound = true;
        for value in test.is.names() {
            let key = field.key.clone();
            let part = match &field.kind {
                FieldKind::Toggle | FieldKind::Acknowledgement => match value.value.as_str() {
                    "on" => ir::Condition::Test(Test::On { field: key }),
                    "off" => {
                        ir::Condition::Not(Box::new(ir::Condition::Test(Test::On { field: key })))
                    }
                    _ => {
                        self.diagnostics.push(rules::unknown_option::report(
                            value,
                            &field,
                            ["on", "off"],
                        ));
                        sound = false;
                        continue;
                    }
                },
                kind => match kind.choices() {
                    Some(choices) if choices.iter().any(|choice| choice.value == value.value) => {
                        let value = value.value.clone();
                        ir::Condition::Test(if kind.is_list() {
                            Test::Contains { field: key, value }
                        } else {
                            Test::Equals { field: key, value }
                        })
                    }
                    Some(choices) => {
                        let known = choices.iter().map(|choice| choice.value.as_str());
                        self.diagnostics
                            .push(rules::unknown_option::report(value, &field, known));
                        sound = false;
                        continue;
                    }
                    None => {
                        self.diagnostics
                            .push(rules::unknown_option::no_options(&test.field, &field));
                        return None;
                    }
                },
            };
            parts.push(part);
        }
        sound.then(|| match parts.len() {
            0 => ir::Condition::Always,
            1 => parts.remove(0),
            _ => ir::Condition::Any(parts),
        })
    }
}
