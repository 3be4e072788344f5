//! Conditions as written → the algebra of the model.

use super::context::{Context, mode_of};
use super::rules::mode_without_modes::Unasked;
use super::unfold::{ResolvedField, Shown};
use super::{builtin, rules};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, FieldKind, ModeSpan, Required, Test};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Condition};

/// Fills in when the fields of a form are shown and required.
pub(super) fn resolve(
    fields: &mut Vec<ResolvedField>,
    form: &str,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    resolve_scope(fields, form, None, context, diagnostics);
}

fn resolve_scope(
    fields: &mut Vec<ResolvedField>,
    form: &str,
    outside: Option<&[String]>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let inside = fields
        .iter()
        .flat_map(|field| &field.inner)
        .map(|field| field.field.key.clone())
        .collect();
    let mut scope = Scope {
        fields: fields.iter().map(|field| &field.field).collect(),
        in_item: outside.is_some(),
        in_any_mode: false,
        form,
        outside: outside.unwrap_or_default(),
        inside,
        of: None,
        shared_at: None,
        context,
        diagnostics,
    };
    let mut conditions = Vec::with_capacity(fields.len());
    for field in fields.iter() {
        scope.of = Some(&field.field.key);
        scope.shared_at = field.shared_at;
        let shown = scope.all_shown(&field.conditions);
        let required = field.keys.required_when.as_ref();
        conditions.push((shown, required.and_then(|it| scope.lower(it))));
    }
    for (field, (shown, required)) in fields.iter_mut().zip(conditions) {
        field.field.shown = shown;
        if let Some(condition) = required {
            field.field.required = Required::When(condition);
        }
    }
    if fields.iter().any(|field| !field.inner.is_empty()) {
        let keys: Vec<String> = fields.iter().map(|it| it.field.key.clone()).collect();
        for field in fields.iter_mut() {
            resolve_scope(&mut field.inner, form, Some(&keys), context, diagnostics);
        }
    }
    join(fields);
}

/// A field that stands in several options of a choice, alike in each, is one field, which any of them shows.
fn join(fields: &mut Vec<ResolvedField>) {
    // Fields are large: they are moved only where two have one key.
    let is_twice = |(at, field): (usize, &ResolvedField)| {
        let mut before = fields[..at].iter();
        before.any(|it| it.field.key == field.field.key)
    };
    if !fields.iter().enumerate().any(is_twice) {
        return;
    }
    let mut joined: Vec<ResolvedField> = Vec::with_capacity(fields.len());
    for field in fields.drain(..) {
        let earlier = joined
            .iter_mut()
            .find(|earlier| is_same(earlier, &field) && are_exclusive(earlier, &field));
        match earlier {
            Some(earlier) => {
                let shown = std::mem::take(&mut earlier.field.shown);
                earlier.field.shown = shown.or(field.field.shown);
                earlier.options.extend(field.options);
            }
            None => joined.push(field),
        }
    }
    *fields = joined;
}

/// Whether they are alike but for the place.
fn is_same(one: &ResolvedField, other: &ResolvedField) -> bool {
    let placed = |field: &ResolvedField| ir::Field {
        shown: ir::Condition::Always,
        group: None,
        ..field.model()
    };
    one.field.key == other.field.key && placed(one) == placed(other)
}

/// Whether they are never shown together: each option of the one is another than each of the other, of one choice.
fn are_exclusive(one: &ResolvedField, other: &ResolvedField) -> bool {
    one.options.iter().all(|one| {
        other.options.iter().all(|other| {
            one.iter().any(|(field, option)| {
                other
                    .iter()
                    .any(|(other, chosen)| other == field && chosen != option)
            })
        })
    })
}

/// What the condition asks of a finished form; `None` when it makes no sense there. The definition of a field that stands in
/// sets per mode means that field in any of the modes: what is done at the provider is done for each mode that asks for it.
pub(super) fn in_form(
    condition: &Spanned<Condition>,
    form: &ir::Form,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ir::Condition> {
    Scope::of_form(form, context, diagnostics).lower(condition)
}

/// When entries of a finished form with these conditions are shown. What is wrong with them has been said.
pub(super) fn shown_in_form(
    conditions: &[Shown],
    form: &ir::Form,
    context: &Context<'_>,
) -> ir::Condition {
    Scope::of_form(form, context, &mut Vec::new()).all_shown(conditions)
}

struct Scope<'a, 'd> {
    fields: Vec<&'a ir::Field>,
    /// Whether they are those of an item.
    in_item: bool,
    /// Whether the definition of a field in sets per mode means that field in any mode.
    in_any_mode: bool,
    /// Key of the account whose form it is.
    form: &'a str,
    /// Keys of the fields around an item, of which none can be asked.
    outside: &'a [String],
    /// Keys of the fields in items.
    inside: Vec<String>,
    /// Key of the field whose condition it is.
    of: Option<&'a str>,
    /// Where the provider uses the shared group that the field comes from.
    shared_at: Option<Span>,
    context: &'a Context<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a, 'd> Scope<'a, 'd> {
    /// That of a finished form.
    fn of_form(
        form: &'a ir::Form,
        context: &'a Context<'a>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            fields: form.fields.iter().collect(),
            in_item: false,
            in_any_mode: true,
            form: &form.key,
            outside: &[],
            inside: Vec::new(),
            of: None,
            shared_at: None,
            context,
            diagnostics,
        }
    }

    /// What has to hold for a field under all these to be shown.
    fn all_shown(&mut self, conditions: &[Shown]) -> ir::Condition {
        let mut shown = ir::Condition::Always;
        for condition in conditions {
            shown = shown.and(self.shown(condition));
        }
        shown
    }

    /// What has to hold for a field to be shown.
    fn shown(&mut self, condition: &Shown) -> ir::Condition {
        match condition {
            Shown::Written(condition) => self.lower(condition).unwrap_or_default(),
            Shown::Variant { field, option } => {
                let own = Test::Equals {
                    field: field.clone(),
                    value: option.value.clone(),
                };
                let twins = self.twins(field).into_iter();
                let twins: Vec<_> = twins.map(|twin| chosen(twin, &option.value)).collect();
                match twins.is_empty() {
                    true => ir::Condition::Test(own),
                    false => any(twins),
                }
            }
            Shown::Mode { mode, .. } => ir::Condition::Test(Test::Contains {
                field: builtin::MODES.to_owned(),
                value: mode.name().to_owned(),
            }),
            Shown::Any(lists) => {
                let mut parts: Vec<ir::Condition> = Vec::new();
                for list in lists {
                    let part = self.all_shown(list);
                    if part.is_always() {
                        return part;
                    }
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                any(parts)
            }
        }
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
                let parts = self.parts(&parts.any)?;
                Some(any(parts))
            }
            Condition::Not(part) => {
                let inner = self.lower(&part.not)?;
                let asked = match &part.not.value {
                    Condition::Filled(test) => Some(&test.filled),
                    Condition::Field(test) => Some(&test.field),
                    _ => None,
                };
                let twins = asked.map_or_else(Vec::new, |name| self.twins(name));
                Some(match (twins.is_empty(), inner) {
                    (false, inner) => any(twins.into_iter().map(|it| denied(it, &inner)).collect()),
                    (true, ir::Condition::Not(inner)) => *inner,
                    (true, inner) => ir::Condition::Not(Box::new(inner)),
                })
            }
            Condition::Feature(test) => self.feature(&test.feature),
            Condition::Mode(test) => self.mode(mode_of(test.mode.value), test.mode.span),
            Condition::Filled(test) => {
                let filled = |field: &ir::Field| {
                    ir::Condition::Test(Test::Filled {
                        field: field.key.clone(),
                    })
                };
                let twins = self.twins(&test.filled);
                if !twins.is_empty() {
                    return Some(any(twins.into_iter().map(filled).collect()));
                }
                self.field(&test.filled, true).map(filled)
            }
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
                let asked = self.asked(code);
                self.diagnostics
                    .push(rules::unknown_feature::in_condition(&asked, known));
                None
            }
            None => {
                if !self.context.is_lost("features") {
                    let asked = self.asked(code);
                    let is_around = self.outside.iter().any(|name| name == "features");
                    let finding = match self.in_item && is_around {
                        true => rules::unknown_feature::outside_of_item(&asked),
                        false => rules::unknown_feature::no_features(&asked),
                    };
                    self.diagnostics.push(finding);
                }
                None
            }
        }
    }

    /// A feature, and who asks for it.
    fn asked<'c>(&self, code: &'c Spanned<String>) -> rules::unknown_feature::Asked<'c>
    where
        'a: 'c,
    {
        let spec = self.context.spec;
        let shared = code.span.file != spec.code.span.file;
        rules::unknown_feature::Asked {
            code,
            form: self.form,
            context: self.context,
            // A shared group is written for many: what a provider lacks is said where it uses the group.
            used_at: self.shared_at.filter(|_| shared),
            shared,
        }
    }

    /// That the mode is the chosen one, or one of the chosen ones.
    fn mode(&mut self, mode: ir::Mode, span: Span) -> Option<ir::Condition> {
        let decides = self.fields.iter().find(|field| field.kind.says_mode());
        let choices = decides.and_then(|field| field.kind.choices());
        let parts: Vec<ir::Condition> = decides
            .into_iter()
            .flat_map(|field| {
                let values = choices.unwrap_or_default().iter();
                let values = values.filter(|choice| choice.mode == Some(mode));
                values.map(|choice| chosen(field, &choice.value))
            })
            .collect();
        if parts.is_empty() {
            if !self.context.is_lost("mode") {
                let reason = self.why_unasked(mode);
                self.diagnostics
                    .push(rules::mode_without_modes::in_condition(span, mode, reason));
            }
            return None;
        }
        Some(any(parts))
    }

    /// Why the mode cannot be asked for.
    fn why_unasked(&self, mode: ir::Mode) -> Unasked {
        if !self.context.modes().any(|known| known == mode) {
            return Unasked::NoSuchMode;
        }
        if self.in_item {
            return Unasked::InItem;
        }
        let selects = self
            .fields
            .iter()
            .find(|field| field.mode_span == ModeSpan::Selects);
        if let Some(field) = selects {
            let key = field.key.clone();
            return match field.kind.choices() {
                Some(choices) => {
                    let silent = choices.iter().find(|choice| choice.mode.is_none());
                    match silent {
                        Some(choice) => Unasked::Option(key, choice.value.clone()),
                        None => Unasked::NoOption(key),
                    }
                }
                None => Unasked::Value(key),
            };
        }
        let in_set = |field: &ir::Field| matches!(field.mode_span, ModeSpan::Only(_));
        if self.fields.iter().any(|field| in_set(field)) {
            return Unasked::Sets;
        }
        Unasked::NoSwitch
    }

    /// The fields in sets per mode that a definition means, where it means them in any mode.
    fn twins(&self, name: &str) -> Vec<&'a ir::Field> {
        let is_twin = |field: &&ir::Field| {
            field.definition == name && matches!(field.mode_span, ModeSpan::Only(_))
        };
        let taken = self.fields.iter().any(|field| field.key == name);
        match self.in_any_mode && !taken {
            true => self.fields.iter().copied().filter(is_twin).collect(),
            false => Vec::new(),
        }
    }

    fn field(&mut self, name: &Spanned<String>, by_filled: bool) -> Option<&'a ir::Field> {
        let found = self
            .fields
            .iter()
            .copied()
            .find(|field| field.key == name.value);
        if found.is_none() && !self.context.is_lost(name) {
            let can_be_asked = |field: &&ir::Field| {
                let has_options = field.kind.choices().is_some()
                    || matches!(field.kind, FieldKind::Toggle | FieldKind::Acknowledgement);
                self.of != Some(field.key.as_str()) && (by_filled || has_options)
            };
            let known = self.fields.iter().copied().filter(can_be_asked);
            let known = known.map(|field| field.key.as_str());
            let finding = rules::unknown_field::in_condition(name, self.form, known);
            let in_sets: Vec<&str> = self
                .fields
                .iter()
                .filter(|field| {
                    field.definition == name.value && matches!(field.mode_span, ModeSpan::Only(_))
                })
                .map(|field| field.key.as_str())
                .collect();
            self.diagnostics.push(if !in_sets.is_empty() {
                rules::unknown_field::once_per_mode(name, &in_sets)
            } else if self.in_item && self.outside.contains(&name.value) {
                rules::unknown_field::outside_of_item(name)
            } else if self.inside.contains(&name.value) {
                rules::unknown_field::inside_of_item(name)
            } else {
                finding
            });
        }
        found
    }

    fn value(&mut self, test: &syntax::FieldTest) -> Option<ir::Condition> {
        let twins = self.twins(&test.field);
        if !twins.is_empty() {
            let parts = twins.into_iter().map(|twin| self.value_of(twin, test));
            let parts: Vec<_> = parts.collect();
            return Some(any(parts.into_iter().collect::<Option<_>>()?));
        }
        let field = self.field(&test.field, false)?;
        self.value_of(field, test)
    }

    /// That a field has one of the values.
    fn value_of(&mut self, field: &ir::Field, test: &syntax::FieldTest) -> Option<ir::Condition> {
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
                            field,
                            ["on", "off"],
                        ));
                        sound = false;
                        continue;
                    }
                },
                kind => match kind.choices() {
                    Some(choices) if choices.iter().any(|choice| choice.value == value.value) => {
                        chosen(field, &value.value)
                    }
                    Some(choices) => {
                        let known = choices.iter().map(|choice| choice.value.as_str());
                        self.diagnostics
                            .push(rules::unknown_option::report(value, field, known));
                        sound = false;
                        continue;
                    }
                    None => {
                        self.diagnostics
                            .push(rules::unknown_option::no_options(&test.field, field));
                        return None;
                    }
                },
            };
            parts.push(part);
        }
        sound.then(|| any(parts))
    }
}

/// That the option is the chosen one, or one of the chosen ones.
fn chosen(field: &ir::Field, value: &str) -> ir::Condition {
    let (field, value, is_list) = (field.key.clone(), value.to_owned(), field.kind.is_list());
    ir::Condition::Test(if is_list {
        Test::Contains { field, value }
    } else {
        Test::Equals { field, value }
    })
}

/// That this field is asked for, and that none of these tests, as far as they are about it, holds: "not" is about each
/// mode by itself, and a mode that nobody connects says nothing.
fn denied(twin: &ir::Field, tests: &ir::Condition) -> ir::Condition {
    let mut own = Vec::new();
    tests.tests(&mut |test| {
        if test.field() == twin.key {
            own.push(ir::Condition::Test(test.clone()));
        }
    });
    // A choice that has no such option is another one.
    match own.is_empty() {
        true => twin.shown.clone(),
        false => twin
            .shown
            .clone()
            .and(ir::Condition::Not(Box::new(any(own)))),
    }
}

/// Any of these; of none, nothing is asked.
fn any(mut parts: Vec<ir::Condition>) -> ir::Condition {
    match parts.len() {
        0 => ir::Condition::Always,
        1 => parts.remove(0),
        _ => ir::Condition::Any(parts),
    }
}
