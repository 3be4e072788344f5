//! A connection form.

use super::{Condition, Deprecation, Field, FieldKind, Host, Mode, ModeSpan, Sender, Test, Text};

/// One connection form: what a merchant fills in to connect one kind of account.
#[derive(Debug, Clone)]
pub struct Form {
    /// Kind of account, such as `provider` or `h2h_merchant`; unique in the provider.
    pub key: String,
    /// Title, such as `H2H Merchant account`.
    pub title: String,
    /// What the account is for.
    pub description: Option<Text>,
    /// The fields in the order of the form, groups and per-mode sets unfolded.
    pub fields: Vec<Field>,
    /// API hosts of this kind of account; empty = those of the provider ([`Provider::hosts`](super::Provider::hosts)).
    pub hosts: Vec<Host>,
    /// The addresses that requests for this kind of account come from; empty = those of the provider
    /// ([`Provider::sends_from`](super::Provider::sends_from)).
    pub sends_from: Vec<Sender>,
    /// Headings over runs of fields; a field points here with [`Field::group`].
    pub groups: Vec<Group>,
    /// Set when the form is on its way out.
    pub deprecated: Option<Deprecation>,
    /// Earlier keys of the same form, newest first.
    pub renamed_from: Vec<String>,
}

impl Form {
    /// The field with this wire key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The fields that a text at `place` means by the key of a definition: those of its own item first, then
    /// those of the form, and of these the nearest: of the same mode and shown together with it. Two that are as
    /// near are both meant. `repeat` is the repeated group that the place is in.
    pub fn meant<'a>(
        &'a self,
        definition: &str,
        place: &Field,
        repeat: Option<&'a Field>,
    ) -> Vec<&'a Field> {
        let item: &'a [Field] = match repeat.map(|repeat| &repeat.kind) {
            Some(FieldKind::Repeat(repeat)) => &repeat.fields,
            _ => &[],
        };
        for scope in [item, self.fields.as_slice()] {
            let of_definition = |field: &&Field| field.definition == definition;
            let of_key = |field: &&Field| field.key == definition;
            let mut found: Vec<&Field> = scope.iter().filter(of_definition).collect();
            if found.is_empty() {
                found.extend(scope.iter().find(of_key));
            }
            let nearest = found.iter().map(|field| place.nearness(field)).max();
            found.retain(|field| Some(place.nearness(field)) == nearest);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The name of a file at `place`, with the fields in its braces as `say` has them.
    pub fn fill(
        &self,
        name: &str,
        place: &Field,
        repeat: Option<&Field>,
        say: &dyn Fn(&Field) -> String,
    ) -> String {
        let mut filled = String::with_capacity(name.len());
        let mut rest = name;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let hole = after.split_once('}').and_then(|(key, after)| {
                let meant = self.meant(key, place, repeat);
                Some((say(meant.first()?), after))
            });
            rest = match hole {
                Some((words, after)) => {
                    filled.push_str(&words);
                    after
                }
                None => {
                    filled.push('{');
                    after
                }
            };
        }
        filled.push_str(rest);
        filled
    }

    /// The mode that a condition asks this form for.
    pub fn asked_mode(&self, condition: &Condition) -> Option<Mode> {
        condition.parts().iter().find_map(|part| self.mode_of(part))
    }

    /// The mode whose choice a test asks for.
    pub fn mode_of(&self, part: &Condition) -> Option<Mode> {
        let Condition::Test(Test::Equals { field, value } | Test::Contains { field, value }) = part
        else {
            return None;
        };
        let choices = self.field(field)?.kind.choices()?;
        let choice = choices.iter().find(|choice| choice.value == *value)?;
        choice.mode
    }

    /// The mode that all fields which a condition asks about are for.
    pub fn mode_of_fields(&self, condition: &Condition) -> Option<Mode> {
        let mut modes = Vec::new();
        condition.tests(&mut |test| {
            modes.push(
                match self.field(test.field()).map(|field| field.mode_span) {
                    Some(ModeSpan::Only(mode)) => Some(mode),
                    _ => None,
                },
            );
        });
        let first = *modes.first()?;
        first.filter(|_| modes.iter().all(|mode| *mode == first))
    }

    /// Whether it asks for which modes there are values, so that a merchant may connect one of them.
    pub fn asks_for_modes(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.kind.says_mode() && field.kind.is_list())
    }

    /// Every field, also those inside repeated groups, in form order.
    pub fn visit<'a>(&'a self, visit: &mut dyn Visit<'a>) {
        for field in &self.fields {
            visit.field(field);
            if let FieldKind::Repeat(repeat) = &field.kind {
                repeat.fields.iter().for_each(|field| visit.field(field));
            }
        }
    }
}

/// Something that looks at each field of a form.
pub trait Visit<'a> {
    /// Called once a field, parents before the fields inside them.
    fn field(&mut self, field: &'a Field);
}

impl<'a, F: FnMut(&'a Field)> Visit<'a> for F {
    fn field(&mut self, field: &'a Field) {
        self(field);
    }
}

/// A heading over a run of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Key, unique in the form.
    pub key: String,
    /// Heading.
    pub title: String,
    /// Help below the heading.
    pub description: Option<Text>,
    /// The group around it: an index into the same list.
    pub parent: Option<usize>,
}

impl Group {
    /// The groups that something stands in, outermost first: indices into the list.
    pub fn around(groups: &[Self], group: Option<usize>) -> Vec<usize> {
        let mut around = Vec::new();
        let mut next = group.filter(|at| *at < groups.len());
        while let Some(at) = next {
            around.insert(0, at);
            // A group stands before those inside it.
            next = groups[at].parent.filter(|parent| *parent < at);
        }
        around
    }
}
