//! Forms as written → fields in a row: definitions looked up, overrides laid on, groups, shared groups, sets
//! per mode, variants and repeated groups unfolded.

use super::context::Context;
use super::names::Names;
use super::resolve::{deprecation, renamed};
use super::{builtin, kind, lifetime, rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir;
use crate::source::{Span, Spanned};
use crate::syntax::{self, Account, Condition, Entry, FieldKeys, FieldType, Map, Override};

/// A field of a form, and where everything about it stands.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedField {
    /// The field in the model. Its conditions are filled in by [`super::condition`].
    pub(crate) field: ir::Field,
    /// Its keys: the definition with what is different here. Empty for selects of variants and for repeated
    /// groups.
    pub(crate) keys: FieldKeys,
    /// Its type, if it has a definition.
    pub(crate) field_type: Option<FieldType>,
    /// Where the form names it.
    pub(crate) used_at: Span,
    /// Where the provider uses the shared group that it comes from.
    pub(crate) shared_at: Option<Span>,
    /// What must hold for it to be shown, outermost first.
    pub(crate) conditions: Vec<Shown>,
    /// The fields of one item, for a repeated group.
    pub(crate) inner: Vec<ResolvedField>,
}

/// A condition on a field.
#[derive(Debug, Clone)]
pub(crate) enum Shown {
    /// As written.
    Written(Spanned<Condition>),
    /// The option of a choice between variants is chosen.
    Variant {
        /// Key of the select.
        field: String,
        /// The option.
        option: Spanned<String>,
    },
}

impl ResolvedField {
    /// The field as the model has it, items of a repeated group included.
    pub(crate) fn model(&self) -> ir::Field {
        let mut field = self.field.clone();
        if let ir::FieldKind::Repeat(repeat) = &mut field.kind {
            repeat.fields = self.inner.iter().map(Self::model).collect();
        }
        field
    }
}

/// The fields of a form in a row.
pub(super) struct Unfolded {
    pub(super) fields: Vec<ResolvedField>,
    pub(super) groups: Vec<ir::Group>,
}

/// Unfolds the form of an account.
pub(super) fn unfold(
    context: &Context<'_>,
    account: &Account,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Unfolded {
    let mut unfolder = Unfolder {
        context,
        names,
        diagnostics,
        groups: Vec::new(),
    };
    let mut fields = Vec::new();
    let place = Place {
        definitions: &context.spec.fields,
        ..Place::default()
    };
    unfolder.entries(&account.form, &place, &mut fields);
    let acknowledged = fields
        .iter()
        .any(|field| field.field_type == Some(FieldType::Acknowledgement));
    if !acknowledged
        && account
            .acknowledgement
            .as_ref()
            .is_none_or(|wanted| wanted.value)
        && let Some(keys) = builtin::definition("acknowledgement")
    {
        let key = Spanned::new("acknowledgement".to_owned(), Span::default());
        unfolder.field(
            &key,
            "acknowledgement",
            keys,
            &Place {
                group: None,
                ..place
            },
            None,
            &mut fields,
        );
    }
    let groups = unfolder.groups;
    Unfolded { fields, groups }
}

/// What the entries around an entry say of it.
#[derive(Clone)]
struct Place<'a> {
    definitions: &'a Map<syntax::Definition>,
    overrides: Option<&'a Map<Override>>,
    /// The shared group whose fields these are.
    shared: Option<&'a str>,
    /// Where the group is used.
    shared_at: Option<Span>,
    conditions: Vec<Shown>,
    group: Option<usize>,
    repeated: bool,
}

impl Default for Place<'_> {
    fn default() -> Self {
        static NONE: Map<syntax::Definition> = Map(Vec::new());
        Self {
            definitions: &NONE,
            overrides: None,
            shared: None,
            shared_at: None,
            conditions: Vec::new(),
            group: None,
            repeated: false,
        }
    }
}

impl Place<'_> {
    fn under(&self, condition: Option<&Spanned<Condition>>) -> Self {
        let mut place = self.clone();
        place
            .conditions
            .extend(condition.cloned().map(Shown::Written));
        place
    }
}

struct Unfolder<'a, 'd> {
    context: &'a Context<'a>,
    names: &'a Names,
    diagnostics: &'d mut Vec<Diagnostic>,
    groups: Vec<ir::Group>,
}

impl Unfolder<'_, '_> {
    fn entries(
        &mut self,
        entries: &[Spanned<Entry>],
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        for entry in entries {
            match &entry.value {
                Entry::Name(name) => self.named(name, &FieldKeys::default(), place, out),
                Entry::Field(here) => {
                    if let Some(name) = &here.0.field {
                        self.named(name, &here.0, place, out);
                    }
                }
                Entry::Group(group) => {
                    let mut place = place.under(group.when.as_ref());
                    let description = group.description.as_ref();
                    let around = place.group;
                    place.group = Some(self.group(&group.group, &group.title, description, around));
                    self.entries(&group.form, &place, out);
                }
                Entry::Use(shared) => self.shared(shared, place, out),
                Entry::PerMode(set) => self.per_mode(set, place, out),
                Entry::Variants(variants) => self.variants(variants, place, out),
                Entry::Repeat(repeat) => self.repeat(repeat, entry.span, place, out),
            }
        }
    }

    fn named(
        &mut self,
        name: &Spanned<String>,
        here: &FieldKeys,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        if let Some(keys) = self.definition(name, place) {
            let place = place.under(None);
            self.field(name, &name.value, keys.overlaid(here), &place, None, out);
        }
    }

    /// The definition of a name with the overrides of the use around it.
    fn definition(&mut self, name: &Spanned<String>, place: &Place<'_>) -> Option<FieldKeys> {
        let defined = place
            .definitions
            .get(name)
            .map(|definition| definition.0.clone());
        let Some(keys) = defined.or_else(|| builtin::definition(name)) else {
            if !self.context.is_lost(name) {
                let known = place.definitions.names().chain(builtin::NAMES);
                self.diagnostics.push(match place.shared {
                    Some(group) => rules::unknown_field::in_group(name, group, known),
                    None => rules::unknown_field::in_form(name, known),
                });
            }
            return None;
        };
        Some(
            match place.overrides.and_then(|overrides| overrides.get(name)) {
                Some(over) => keys.overlaid(&over.0),
                None => keys,
            },
        )
    }

    /// Adds a field. `mode` is set for one value of a set per mode.
    fn field(
        &mut self,
        used: &Spanned<String>,
        definition: &str,
        keys: FieldKeys,
        place: &Place<'_>,
        mode: Option<ir::Mode>,
        out: &mut Vec<ResolvedField>,
    ) {
        let Some(field_type) = keys.field_type.as_ref().map(|field_type| field_type.value) else {
            return;
        };
        let text = |text: Option<&Spanned<String>>| text.map(|text| text.value.clone());
        let place = place.under(keys.when.as_ref());
        let kind = kind::of(
            field_type,
            &keys,
            self.context,
            self.names,
            self.diagnostics,
        );
        let mode_span = match (mode, &keys) {
            (Some(mode), _) => ir::ModeSpan::Only(mode),
            (None, keys) if is_true(keys.selects_mode.as_ref()) => ir::ModeSpan::Selects,
            (None, keys) if is_true(keys.differs_by_mode.as_ref()) => ir::ModeSpan::Differs,
            _ => ir::ModeSpan::Shared,
        };
        let secret_by_type = match &kind {
            ir::FieldKind::File(file) => file.formats.iter().any(|format| format.is_secret()),
            _ => field_type == FieldType::Secret,
        };
        let optional_by_type = matches!(field_type, FieldType::Toggle | FieldType::Features);
        let field = ir::Field {
            key: used.value.clone(),
            definition: definition.to_owned(),
            title: text(keys.title.as_ref()).unwrap_or_else(|| spoken(definition)),
            known_as: text(keys.known_as.as_ref()),
            description: keys
                .description
                .as_ref()
                .map(|text| text::parse(text, self.context, self.names, self.diagnostics)),
            secret: keys
                .secret
                .as_ref()
                .map_or(secret_by_type, |secret| secret.value),
            required: match &keys.required {
                Some(required) if required.value => ir::Required::Always,
                None if !optional_by_type => ir::Required::Always,
                _ => ir::Required::Never,
            },
            shown: ir::Condition::Always,
            group: place.group,
            example: keys.example.as_ref().map(|example| kind::json(example)),
            default: keys.default.as_ref().map(|default| kind::json(default)),
            origin: match keys.origin.as_ref().map(|origin| origin.value) {
                None | Some(syntax::Origin::Provider) => ir::Origin::Provider,
                Some(syntax::Origin::Merchant) => ir::Origin::Merchant,
                Some(syntax::Origin::Either) => ir::Origin::Either,
                Some(syntax::Origin::ThirdParty) => ir::Origin::ThirdParty,
                Some(syntax::Origin::Existing) => ir::Origin::Existing,
            },
            shown_once: is_true(keys.shown_once.as_ref()),
            mode_span,
            valid_for: keys
                .valid_for
                .as_ref()
                .and_then(|text| lifetime::parse(text)),
            deprecated: keys
                .deprecated
                .as_ref()
                .map(|deprecated| deprecation(deprecated)),
            // A value per mode had the mode before its earlier keys, too.
            renamed_from: renamed(keys.renamed_from.as_ref())
                .into_iter()
                .map(|key| mode.map_or_else(|| key.clone(), |mode| wire_key(mode, &key)))
                .collect(),
            kind,
        };
        out.push(ResolvedField {
            field,
            keys,
            field_type: Some(field_type),
            used_at: used.span,
            shared_at: place.shared_at,
            conditions: place.conditions,
            inner: Vec::new(),
        });
    }

    fn group(
        &mut self,
        key: &str,
        title: &Spanned<String>,
        description: Option<&Spanned<String>>,
        parent: Option<usize>,
    ) -> usize {
        let description =
            description.map(|text| text::parse(text, self.context, self.names, self.diagnostics));
        self.groups.push(ir::Group {
            key: key.to_owned(),
            title: title.value.clone(),
            description,
            parent,
        });
        self.groups.len() - 1
    }

    fn shared(
        &mut self,
        shared: &syntax::SharedUse,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let Some(group) = self.context.shared.groups.get(&shared.group.value) else {
            self.diagnostics.extend(rules::unknown_group::report(
                &shared.group,
                self.context.shared,
            ));
            return;
        };
        if group.fields.is_empty() {
            self.diagnostics
                .push(rules::unknown_group::without_fields(&shared.group));
            return;
        }
        for (name, _) in shared.fields.iter() {
            if group.fields.get(name).is_none() {
                self.diagnostics.push(rules::unknown_field::in_group(
                    name,
                    &group.group,
                    group.fields.names(),
                ));
            }
        }
        let mut place = place.under(shared.when.as_ref().or(group.when.as_ref()));
        if let Some(title) = shared.title.as_ref().or(group.title.as_ref()) {
            let description = group.description.as_ref();
            place.group = Some(self.group(&group.group, title, description, place.group));
        }
        place.definitions = &group.fields;
        place.overrides = Some(&shared.fields);
        place.shared = Some(&group.group.value);
        place.shared_at = Some(shared.group.span);
        match shared.form.as_ref().or(group.form.as_ref()) {
            Some(form) => self.entries(form, &place, out),
            None => {
                // The fields stand where the group is used: that is the place to point at.
                for (name, _) in group.fields.iter() {
                    let used = Spanned::new(name.value.clone(), shared.group.span);
                    self.named(&used, &FieldKeys::default(), &place, out);
                }
            }
        }
    }

    fn per_mode(&mut self, set: &syntax::PerMode, place: &Place<'_>, out: &mut Vec<ResolvedField>) {
        let modes: Vec<ir::Mode> = self.context.modes().collect();
        if modes.is_empty()
            && !self.context.is_lost("modes")
            && let Some(first) = set.per_mode.first()
        {
            self.diagnostics.push(rules::mode_without_modes::report(
                first.span,
                "a set per mode",
            ));
        }
        for mode in modes {
            for name in &set.per_mode {
                let Some(keys) = self.definition(name, place) else {
                    continue;
                };
                let differences = keys
                    .per_mode
                    .as_ref()
                    .and_then(|per_mode| per_mode.get(mode.name()));
                let mut keys = differences
                    .map_or_else(|| keys.clone(), |differences| in_mode(&keys, differences));
                if differences
                    .and_then(|differences| differences.title.as_ref())
                    .is_none()
                {
                    let title = keys
                        .title
                        .as_ref()
                        .map_or_else(|| spoken(name), |title| title.value.clone());
                    let title = format!("{title} ({})", mode.name());
                    keys.title = Some(Spanned::new(title, name.span));
                }
                twins(&mut keys, set, mode);
                let used = Spanned::new(wire_key(mode, name), name.span);
                self.field(&used, name, keys, &place.under(None), Some(mode), out);
            }
        }
    }

    fn variants(
        &mut self,
        variants: &syntax::Variants,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let place = place.under(variants.when.as_ref());
        let choices = variants
            .options
            .iter()
            .map(|(value, variant)| ir::Choice {
                value: value.value.clone(),
                title: variant.title.value.clone(),
                description: variant
                    .description
                    .as_ref()
                    .map(|text| text::parse(text, self.context, self.names, self.diagnostics)),
            })
            .collect();
        let select = FieldKeys {
            title: Some(variants.title.clone()),
            description: variants.description.clone(),
            field_type: Some(Spanned::new(FieldType::Select, variants.variants.span)),
            ..FieldKeys::default()
        };
        self.field(
            &variants.variants,
            &variants.variants,
            select,
            &place,
            None,
            out,
        );
        if let Some(select) = out.last_mut() {
            select.field.kind = ir::FieldKind::Select(choices);
            select.field_type = None;
        }
        for (option, variant) in variants.options.iter() {
            let mut place = place.clone();
            let field = variants.variants.value.clone();
            place.conditions.push(Shown::Variant {
                field,
                option: option.clone(),
            });
            self.entries(&variant.form, &place, out);
        }
    }

    fn repeat(
        &mut self,
        repeat: &syntax::Repeat,
        span: Span,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        if place.repeated {
            self.diagnostics
                .push(rules::nested_repeat::report(repeat.repeat.span));
            return;
        }
        let place = place.under(repeat.when.as_ref());
        let mut inner = Vec::new();
        let item = Place {
            conditions: Vec::new(),
            group: None,
            repeated: true,
            ..place.clone()
        };
        // An item has groups of its own: they are headings among its fields, not among those of the form.
        let groups_of_form = std::mem::take(&mut self.groups);
        self.entries(&repeat.form, &item, &mut inner);
        let groups = std::mem::replace(&mut self.groups, groups_of_form);
        let keys = FieldKeys {
            title: Some(repeat.title.clone()),
            description: repeat.description.clone(),
            field_type: Some(Spanned::new(FieldType::Text, span)),
            ..FieldKeys::default()
        };
        self.field(&repeat.repeat, &repeat.repeat, keys, &place, None, out);
        if let Some(field) = out.last_mut() {
            field.field.kind = ir::FieldKind::Repeat(ir::Repeat {
                item_title: repeat.item.value.clone(),
                min_items: repeat.min_items.as_ref().map_or(1, |least| least.value),
                max_items: repeat.max_items.as_ref().map_or(20, |most| most.value),
                fields: Vec::new(),
                groups,
            });
            field.field_type = None;
            field.inner = inner;
        }
    }
}

/// The keys of a field with what differs in one mode.
fn in_mode(keys: &FieldKeys, differences: &syntax::PerModeKeys) -> FieldKeys {
    let syntax::PerModeKeys {
        title,
        known_as,
        description,
        example,
        pattern,
        pattern_description,
        prefix,
        suffix,
    } = differences.clone();
    keys.overlaid(&FieldKeys {
        title,
        known_as,
        description,
        example,
        pattern,
        pattern_description,
        prefix,
        suffix,
        ..FieldKeys::default()
    })
}

/// The key on the wire of a field in a set per mode.
fn wire_key(mode: ir::Mode, name: &str) -> String {
    format!("{}_{name}", mode.name())
}

/// What a field says about others of its set per mode is about those of the same mode: the live certificate
/// is unlocked by the live password.
fn twins(keys: &mut FieldKeys, set: &syntax::PerMode, mode: ir::Mode) {
    fn in_condition(condition: &mut Condition, rename: &dyn Fn(&mut Spanned<String>)) {
        let inside = |part: &mut Spanned<Condition>| in_condition(&mut part.value, rename);
        match condition {
            Condition::Field(test) => rename(&mut test.field),
            Condition::Filled(test) => rename(&mut test.filled),
            Condition::All(parts) => parts.all.iter_mut().for_each(inside),
            Condition::Any(parts) => parts.any.iter_mut().for_each(inside),
            Condition::Not(part) => inside(&mut part.not),
            Condition::Feature(_) | Condition::Mode(_) => {}
        }
    }
    let rename = |name: &mut Spanned<String>| {
        if set.per_mode.contains(name) {
            name.value = wire_key(mode, name);
        }
    };
    keys.passphrase.iter_mut().for_each(rename);
    for condition in [&mut keys.when, &mut keys.required_when] {
        condition
            .iter_mut()
            .for_each(|condition| in_condition(&mut condition.value, &rename));
    }
}

fn is_true(flag: Option<&Spanned<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value)
}

/// A key as a title: `merchant_id` → `Merchant id`.
pub(super) fn spoken(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
