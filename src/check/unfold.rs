//! Forms as written → fields in a row: definitions looked up, overrides laid on, groups, shared groups, sets
//! per mode, variants and repeated groups unfolded.

use super::context::Context;
use super::names::Names;
use super::resolve::{deprecation, renamed};
use super::{builtin, hosts, kind, lifetime, rules, text};
use crate::diagnostics::Diagnostic;
use crate::ir;
use crate::source::{Span, Spanned};
use crate::syntax::{
    self, Account, Condition, Entry, FieldKeys, FieldType, Map, OneOrMany, Override,
};

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
    /// The options of choices that it stands in, each by select and option, for each of its places.
    pub(crate) options: Vec<Vec<(String, String)>>,
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
    /// The mode is among those that the form asks for.
    Mode {
        /// The mode.
        mode: ir::Mode,
        /// Where its set is called for.
        at: Span,
    },
    /// Any of these holds, each of which is all that its list says.
    Any(Vec<Vec<Shown>>),
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
        scope: Scope::default(),
    };
    let mut fields = Vec::new();
    let place = Place {
        definitions: &context.spec.fields,
        ..Place::default()
    };
    unfolder.scope(&account.form, &place, &mut fields);
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
    /// The mode of the set per mode around it.
    mode: Option<ir::Mode>,
    /// Whether keys and titles say the mode: not inside of an item, where the list says it.
    keyed: bool,
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
            mode: None,
            keyed: false,
        }
    }
}

impl Place<'_> {
    /// The mode that keys and titles say.
    fn key_mode(&self) -> Option<ir::Mode> {
        self.mode.filter(|_| self.keyed)
    }

    /// The key on the wire of what is called `name`.
    fn key(&self, name: &str) -> String {
        match self.key_mode() {
            Some(mode) => wire_key(mode, name),
            None => name.to_owned(),
        }
    }

    /// The title of what is called `title`.
    fn title(&self, title: &str) -> String {
        match self.key_mode() {
            Some(mode) => format!("{title} ({})", mode.name()),
            None => title.to_owned(),
        }
    }
}

struct Unfolder<'a, 'd> {
    context: &'a Context<'a>,
    names: &'a Names,
    diagnostics: &'d mut Vec<Diagnostic>,
    groups: Vec<ir::Group>,
    scope: Scope,
}

/// What is known of the fields that stand together: those of the form, or of an item.
#[derive(Default)]
struct Scope {
    /// Names that stand once for each mode.
    twins: Vec<String>,
    /// The conditions around each set that is there for a chosen mode.
    chosen: Vec<Vec<Shown>>,
}

impl Unfolder<'_, '_> {
    /// The entries of a form, or of an item.
    fn scope(
        &mut self,
        entries: &[Spanned<Entry>],
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let mut twins = Vec::new();
        twins_of(entries, self.context, false, &mut twins);
        let scope = Scope {
            twins,
            chosen: Vec::new(),
        };
        let around = std::mem::replace(&mut self.scope, scope);
        self.entries(entries, place, out);
        let scope = std::mem::replace(&mut self.scope, around);
        // The question stands wherever one of the sets does that it is for.
        if let Some(question) = out.iter_mut().find(|field| is_question(field)) {
            question.conditions = match scope.chosen.as_slice() {
                [only] => only.clone(),
                _ => vec![Shown::Any(scope.chosen)],
            };
        }
    }

    /// The place under one more condition. In a set per mode it is about the fields of the same mode.
    fn under<'p>(
        &mut self,
        place: &Place<'p>,
        condition: Option<&Spanned<Condition>>,
    ) -> Place<'p> {
        let mut place = place.clone();
        if let Some(condition) = condition {
            let mut condition = condition.clone();
            self.twin_condition(&mut condition.value, &place);
            place.conditions.push(Shown::Written(condition));
        }
        place
    }

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
                    let mut place = self.under(place, group.when.as_ref());
                    place.group = Some(self.group(
                        &group.group,
                        &group.title,
                        group.description.as_ref(),
                        &place,
                    ));
                    self.entries(&group.form, &place, out);
                }
                Entry::Use(shared) => self.shared(shared, place, out),
                Entry::PerMode(set) => self.per_mode(set, entry.span, place, out),
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
        let Some(keys) = self.definition(name, place) else {
            return;
        };
        let mut keys = keys.overlaid(here);
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
                keys = keys.overlaid(differences);
            }
            if !titled && place.keyed {
                let title = keys
                    .title
                    .as_ref()
                    .map_or_else(|| spoken(name), |title| title.value.clone());
                keys.title = Some(Spanned::new(place.title(&title), name.span));
            }
            // A test key is refused as a live one, also where every live key could begin like it.
            let own = keys.prefix.as_ref().map_or("", |prefix| &prefix.value);
            refused = refused.filter(|other| other != own && other.starts_with(own));
            keys.per_mode = None;
            self.twin_keys(&mut keys, place);
        }
        let used = Spanned::new(place.key(name), name.span);
        let before = out.len();
        self.field(&used, name, keys, place, out);
        if let Some(text) = out.get_mut(before).and_then(|it| it.field.kind.text_mut()) {
            text.refused_prefix = refused;
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

    /// Adds a field. Its keys are those of its mode.
    fn field(
        &mut self,
        used: &Spanned<String>,
        definition: &str,
        keys: FieldKeys,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
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
        let names = keys.known_as.as_ref().map_or(&[][..], OneOrMany::names);
        let field = ir::Field {
            key: used.value.clone(),
            definition: definition.to_owned(),
            title: text(keys.title.as_ref()).unwrap_or_else(|| spoken(definition)),
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

    fn group(
        &mut self,
        key: &str,
        title: &Spanned<String>,
        description: Option<&Spanned<String>>,
        place: &Place<'_>,
    ) -> usize {
        let description =
            description.map(|text| text::parse(text, self.context, self.names, self.diagnostics));
        self.groups.push(ir::Group {
            key: place.key(key),
            title: place.title(title),
            description,
            parent: place.group,
        });
        self.groups.len() - 1
    }

    /// What a field in a set per mode says about others that stand in sets is about those of the same mode: the
    /// live certificate is unlocked by the live password.
    fn twin_keys(&mut self, keys: &mut FieldKeys, place: &Place<'_>) {
        if let Some(name) = &mut keys.passphrase {
            self.twin(name, place);
        }
        for condition in [&mut keys.when, &mut keys.required_when]
            .into_iter()
            .flatten()
        {
            self.twin_condition(&mut condition.value, place);
        }
    }

    fn twin_condition(&mut self, condition: &mut Condition, place: &Place<'_>) {
        match condition {
            Condition::Field(test) => self.twin(&mut test.field, place),
            Condition::Filled(test) => self.twin(&mut test.filled, place),
            Condition::All(parts) => parts
                .all
                .iter_mut()
                .for_each(|part| self.twin_condition(&mut part.value, place)),
            Condition::Any(parts) => parts
                .any
                .iter_mut()
                .for_each(|part| self.twin_condition(&mut part.value, place)),
            Condition::Not(part) => self.twin_condition(&mut part.not.value, place),
            Condition::Feature(_) | Condition::Mode(_) => {}
        }
    }

    fn twin(&mut self, name: &mut Spanned<String>, place: &Place<'_>) {
        let Some(mode) = place.key_mode() else {
            return;
        };
        if self.scope.twins.contains(name) {
            name.value = wire_key(mode, name);
            return;
        }
        let twins = &self.scope.twins;
        let of_a_set = self.context.modes().find_map(|mode| {
            let rest = name.strip_prefix(mode.name())?.strip_prefix('_')?;
            twins
                .iter()
                .any(|twin| twin == rest)
                .then(|| rest.to_owned())
        });
        if let Some(twin) = of_a_set {
            self.diagnostics
                .push(rules::unknown_field::of_one_mode(name, &twin));
        }
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
        let mut place = self.under(place, shared.when.as_ref().or(group.when.as_ref()));
        if let Some(title) = shared.title.as_ref().or(group.title.as_ref()) {
            let description = group.description.as_ref();
            place.group = Some(self.group(&group.group, title, description, &place));
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

    fn per_mode(
        &mut self,
        set: &syntax::PerMode,
        span: Span,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        if place.mode.is_some() {
            self.diagnostics
                .push(rules::mode_asked_twice::set_in_set(span));
            return;
        }
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
        if set.is_chosen() {
            self.question(span, place, out);
        }
        let headed = modes.len() > 1 && self.is_several(&set.per_mode);
        for mode in modes {
            let mut place = Place {
                mode: Some(mode),
                keyed: true,
                ..place.clone()
            };
            if set.is_chosen() {
                let at = set.choose.as_ref().map_or(span, |choose| choose.span);
                place.conditions.push(Shown::Mode { mode, at });
            }
            if headed {
                let parent = place.group;
                place.group = Some(self.groups.len());
                self.groups.push(ir::Group {
                    key: self.free_group_key(mode),
                    title: mode.title().to_owned(),
                    description: None,
                    parent,
                });
            }
            self.entries(&set.per_mode, &place, out);
        }
    }

    /// Whether entries want a heading over them: several do, and what puts several boxes under each other. A single
    /// box does not, nor what has a heading of its own.
    fn is_several(&self, entries: &[Spanned<Entry>]) -> bool {
        let [only] = entries else {
            return true;
        };
        match &only.value {
            Entry::Name(_) | Entry::Field(_) | Entry::Group(_) | Entry::Repeat(_) => false,
            Entry::PerMode(_) | Entry::Variants(_) => true,
            Entry::Use(shared) => {
                let group = self.context.shared.groups.get(&shared.group.value);
                group.is_some_and(|group| {
                    let is_titled = shared.title.is_some() || group.title.is_some();
                    let several = match shared.form.as_ref().or(group.form.as_ref()) {
                        Some(form) => self.is_several(form),
                        None => group.fields.iter().count() > 1,
                    };
                    !is_titled && several
                })
            }
        }
    }

    /// A key for the heading over a set: the mode, with a number where the form has several.
    fn free_group_key(&self, mode: ir::Mode) -> String {
        let taken = |key: &String| self.groups.iter().any(|group| group.key == *key);
        let name = mode.name();
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        std::iter::once(name.to_owned())
            .chain(numbered)
            .find(|key| !taken(key))
            .unwrap_or_default()
    }

    /// The list that asks for which modes there are sets, before the first of them.
    fn question(&mut self, span: Span, place: &Place<'_>, out: &mut Vec<ResolvedField>) {
        let first = self.scope.chosen.is_empty();
        self.scope.chosen.push(place.conditions.clone());
        if !first {
            return;
        }
        let key = Spanned::new(builtin::MODES.to_owned(), span);
        let keys = builtin::modes(span);
        self.field(&key, builtin::MODES, keys, place, out);
        if let Some(question) = out.last_mut() {
            question.field.kind = ir::FieldKind::Multiselect {
                choices: self.context.mode_choices(),
                max_items: None,
            };
            question.field_type = None;
        }
    }

    fn variants(
        &mut self,
        variants: &syntax::Variants,
        place: &Place<'_>,
        out: &mut Vec<ResolvedField>,
    ) {
        let place = self.under(place, variants.when.as_ref());
        let key = Spanned::new(place.key(&variants.variants), variants.variants.span);
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
                mode: None,
                hosts: Vec::new(),
            })
            .collect();
        let title = Spanned::new(place.title(&variants.title), variants.title.span);
        let select = FieldKeys {
            title: Some(title),
            description: variants.description.clone(),
            field_type: Some(Spanned::new(FieldType::Select, variants.variants.span)),
            ..FieldKeys::default()
        };
        self.field(&key, &variants.variants, select, &place, out);
        if let Some(select) = out.last_mut() {
            select.field.kind = ir::FieldKind::Select(choices);
            select.field_type = None;
        }
        for (option, variant) in variants.options.iter() {
            let mut place = place.clone();
            let field = key.value.clone();
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
        let place = self.under(place, repeat.when.as_ref());
        let mut inner = Vec::new();
        let item = Place {
            conditions: Vec::new(),
            group: None,
            repeated: true,
            keyed: false,
            ..place.clone()
        };
        // An item has groups of its own: they are headings among its fields, not among those of the form.
        let groups_of_form = std::mem::take(&mut self.groups);
        self.scope(&repeat.form, &item, &mut inner);
        let groups = std::mem::replace(&mut self.groups, groups_of_form);
        let title = Spanned::new(place.title(&repeat.title), repeat.title.span);
        let least = repeat.min_items.as_ref();
        let keys = FieldKeys {
            title: Some(title),
            description: repeat.description.clone(),
            field_type: Some(Spanned::new(FieldType::Text, span)),
            // A list that may have no items may be left out, as every list that is not required.
            required: least
                .filter(|least| least.value == 0)
                .map(|least| Spanned::new(false, least.span)),
            ..FieldKeys::default()
        };
        let key = Spanned::new(place.key(&repeat.repeat), repeat.repeat.span);
        self.field(&key, &repeat.repeat, keys, &place, out);
        if let Some(field) = out.last_mut() {
            field.field.kind = ir::FieldKind::Repeat(ir::Repeat {
                item_title: repeat.item.value.clone(),
                min_items: least.map_or(1, |least| least.value),
                max_items: repeat.max_items.as_ref().map_or(20, |most| most.value),
                fields: Vec::new(),
                groups,
            });
            field.field_type = None;
            field.inner = inner;
        }
    }
}

/// The key on the wire of a field in a set per mode.
fn wire_key(mode: ir::Mode, name: &str) -> String {
    format!("{}_{name}", mode.name())
}

/// Whether the field is the list that asks for which modes there are sets.
fn is_question(field: &ResolvedField) -> bool {
    let is_list = matches!(field.field.kind, ir::FieldKind::Multiselect { .. });
    field.field.definition == builtin::MODES && field.field_type.is_none() && is_list
}

/// The names that stand once for each mode: those in sets, whose fields refer to each other by them.
fn twins_of(
    entries: &[Spanned<Entry>],
    context: &Context<'_>,
    in_set: bool,
    out: &mut Vec<String>,
) {
    for entry in entries {
        match &entry.value {
            Entry::Name(name) if in_set => out.push(name.value.clone()),
            Entry::Field(here) if in_set => {
                out.extend(here.0.field.as_ref().map(|name| name.value.clone()));
            }
            Entry::Name(_) | Entry::Field(_) => {}
            Entry::Group(group) => twins_of(&group.form, context, in_set, out),
            Entry::Use(shared) => {
                if let Some(group) = context.shared.groups.get(&shared.group.value) {
                    match shared.form.as_ref().or(group.form.as_ref()) {
                        Some(form) => twins_of(form, context, in_set, out),
                        None if in_set => out.extend(group.fields.names().map(str::to_owned)),
                        None => {}
                    }
                }
            }
            Entry::PerMode(set) => twins_of(&set.per_mode, context, true, out),
            Entry::Variants(variants) => {
                if in_set {
                    out.push(variants.variants.value.clone());
                }
                for (_, variant) in variants.options.iter() {
                    twins_of(&variant.form, context, in_set, out);
                }
            }
            // What stands in an item is nothing that others could refer to.
            Entry::Repeat(repeat) if in_set => out.push(repeat.repeat.value.clone()),
            Entry::Repeat(_) => {}
        }
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
