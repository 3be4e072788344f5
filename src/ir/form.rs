//! A connection form.

use super::{Deprecation, Field, FieldKind, Text};

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
    /// Headings over runs of fields; a field points here with [`Field::group`].
    pub groups: Vec<Group>,
    /// Set when the form is on its way out.
    pub deprecated: Option<Deprecation>,
    /// Earlier keys of the same form.
    pub renamed_from: Vec<String>,
}

impl Form {
    /// The field with this wire key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
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
}
