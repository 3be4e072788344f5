//! A field of a form: its definition, and what is different about it here.

use std::sync::Arc;

use super::decided::Decided;
use super::place::Place;
use super::{ResolvedField, Shown, Unfolder, is_true};
use crate::check::resolve::{deprecation, renamed};
use crate::check::{builtin, hosts, kind, lifetime, rules, text};
use crate::ir;
use crate::source::Spanned;
use crate::syntax::{self, FieldKeys, FieldType, KnownAs, Text};

impl Unfolder<'_, '_> {
    pub(super) fn named(
        &mut self,
        name: &Spanned<String>,
        here: Option<&FieldKeys>,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let Some(mut keys) = self.definition(name, place) else {
            return;
        };
        if let Some(here) = here {
            keys = Arc::new(keys.overlaid(here));
        }
        let mut refused = None;
        if let Some(mode) = place.mode {
            let other = keys.per_mode.iter().flat_map(|modes| modes.iter());
            let other = other.filter(|(of, _)| of.value != mode.name());
            refused = other
                .filter_map(|(_, keys)| keys.prefix.as_ref())
                .map(|prefix| prefix.value.clone())
                .next();
            let differences = keys
                .per_mode
                .as_ref()
                .and_then(|per_mode| per_mode.get(mode.name()))
                .cloned();
            let titled = differences
                .as_ref()
                .is_some_and(|differences| differences.title.is_some());
            if let Some(differences) = &differences {
                keys = Arc::new(keys.overlaid(differences));
            }
            if !titled && place.keyed {
                let title = keys
                    .title
                    .as_ref()
                    .map_or_else(|| self.derived_title(name), |title| title.value.clone());
                let title = place.title(&title, self.context.words());
                Arc::make_mut(&mut keys).title = Some(Text(Spanned::new(title, name.span)));
            }
            // A test key is refused as a live one, also where every live key could begin like it.
            let own = keys.prefix.as_ref().map_or("", |prefix| &prefix.value);
            refused = refused.filter(|other| other != own && other.starts_with(own));
            let of_mode = Arc::make_mut(&mut keys);
            of_mode.per_mode = None;
            if !self.settle(of_mode, name, place) {
                return self.leave_field_out(name, Some(&keys), place);
            }
        }
        let used = Spanned::new(place.key(name), name.span);
        let before = out.len();
        self.field(&used, name, keys, place, out);
        if let Some(text) = out.get_mut(before).and_then(|it| it.field.kind.text_mut()) {
            text.refused_prefix = refused;
        }
    }

    /// What a field in a set says of other fields is about those of the same mode, and what the mode decides is settled.
    /// Whether the set has the field.
    fn settle(&mut self, keys: &mut FieldKeys, name: &str, place: &Place<'_>) -> bool {
        if let Some(passphrase) = &mut keys.passphrase {
            self.twin(passphrase, place);
            if self.left_out(passphrase).is_some() {
                keys.passphrase = None;
            }
        }
        if let Some(when) = keys.when.take() {
            match self.decide(&when, name, place) {
                Decided::Always => {}
                Decided::Never => return false,
                Decided::Open(open) => keys.when = Some(Spanned::new(open, when.span)),
            }
        }
        if let Some(when) = keys.required_when.take() {
            let required = match self.decided(&when.value, place) {
                Decided::Always => true,
                Decided::Never => false,
                Decided::Open(open) => {
                    keys.required_when = Some(Spanned::new(open, when.span));
                    return true;
                }
            };
            let own = keys.required.take();
            keys.required = own.or(Some(Spanned::new(required, when.span)));
        }
        true
    }

    /// The definition of a name with the overrides of the use around it.
    pub(super) fn definition(
        &mut self,
        name: &Spanned<String>,
        place: &Place<'_>,
    ) -> Option<Arc<FieldKeys>> {
        let defined = place
            .definitions
            .get(name)
            .map(|definition| Arc::clone(&definition.0));
        let own = || builtin::definition(name, self.context.words()).map(Arc::new);
        let Some(keys) = defined.or_else(own) else {
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
                Some(over) => Arc::new(keys.overlaid(&over.0)),
                None => keys,
            },
        )
    }

    /// The title of a field that has none.
    fn derived_title(&self, name: &str) -> String {
        self.context.spoken(name, &format!("fields.{name}.title"))
    }

    /// Adds a field. Its keys are those of its mode.
    pub(super) fn field(
        &mut self,
        used: &Spanned<String>,
        definition: &str,
        keys: impl Into<Arc<FieldKeys>>,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let keys: Arc<FieldKeys> = keys.into();
        let Some(field_type) = keys.field_type.as_ref().map(|field_type| field_type.value) else {
            return;
        };
        let text = |text: Option<&Spanned<String>>| text.map(|text| text.value.clone());
        let mut place = place.clone();
        place
            .conditions
            .extend(keys.when.clone().map(Shown::Written));
        let mut kind = kind::of(
            field_type,
            &keys,
            self.context,
            self.names,
            self.diagnostics,
        );
        hosts::of_options(&mut kind, &keys, place.mode, self.context, self.diagnostics);
        let mode_span = match (place.mode, &keys) {
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
        let names = keys.known_as.as_ref().map_or(&[][..], KnownAs::names);
        let field = ir::Field {
            key: used.value.clone(),
            definition: definition.to_owned(),
            title: text(keys.title.as_deref()).unwrap_or_else(|| self.derived_title(definition)),
            known_as: names.first().map(|name| name.value.clone()),
            also_known_as: names
                .iter()
                .skip(1)
                .map(|name| name.value.clone())
                .collect(),
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
            api_host: is_true(keys.api_host.as_ref()),
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
                .map(|key| place.key(&key))
                .collect(),
            kind,
        };
        let options = place.conditions.iter().filter_map(|shown| match shown {
            Shown::Variant { field, option } => Some((field.clone(), option.value.clone())),
            _ => None,
        });
        out.push(ResolvedField {
            options: vec![options.collect()],
            field,
            keys,
            field_type: Some(field_type),
            used_at: used.span,
            shared_at: place.shared_at,
            conditions: place.conditions,
            inner: Vec::new(),
        });
    }
}
