//! `serde` out of YAML nodes, with positions.
//!
//! Two things go beyond plain serde. [`Spanned`](crate::source::Spanned) asks for the position of a value.
//! And an enum is told apart by what is there: a map with one of the variants' names as a key *is* that
//! variant (`{ feature: … }`, `{ not: … }`); the variants `$text`, `$scalar`, `$list` and `$map` take
//! whatever has that shape. Positions survive, which they do not with serde's untagged or flattened types.

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::text::{PORTAL_TEXT, TEXT};
use super::translate::Translator;
use crate::source::{SPANNED, SPANNED_FIELDS, Span, Spanned};
use crate::yaml::{Kind, Node};

/// Why a node does not fit a type. The schema finds all of these first and says them better.
#[derive(Debug)]
pub(super) struct Misfit {
    /// Where, as far as it is known.
    pub(super) span: Option<Span>,
    /// Why.
    pub(super) message: String,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self {
            span: None,
            message: message.to_string(),
        }
    }
}

/// The whole number that a float stands for, as far as floats are exact.
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
    (value.fract() == 0.0 && value.abs() < EXACT).then_some(value as i64)
}

/// A node to read from.
#[derive(Clone, Copy)]
pub(super) struct FromNode<'n> {
    node: &'n Node,
    /// Who has translations of the texts in it.
    translator: Option<&'n Translator<'n>>,
}

impl<'n> FromNode<'n> {
    /// The node as it is, or with its texts translated.
    pub(super) fn new(node: &'n Node, translator: Option<&'n Translator<'n>>) -> Self {
        Self { node, translator }
    }

    /// The same of a node inside.
    fn of(self, node: &'n Node) -> Self {
        Self { node, ..self }
    }

    /// The translation of the text that it is.
    fn translation(self, due: bool) -> Option<&'n Spanned<String>> {
        let translator = self.translator?;
        match &self.node.kind {
            Kind::Text(text) => translator.here(text, self.node.span, due),
            _ => None,
        }
    }

    fn here(self, error: Misfit) -> Misfit {
        Misfit {
            span: error.span.or(Some(self.node.span)),
            ..error
        }
    }
}

impl<'de, 'n: 'de> Deserializer<'de> for FromNode<'n> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Integer(value) => visitor.visit_i64(*value),
            // `1.0` is a whole number to the schema as well.
            Kind::Float(value) => match whole(*value) {
                Some(value) => visitor.visit_i64(value),
                None => visitor.visit_f64(*value),
            },
            Kind::Text(value) => visitor.visit_borrowed_str(value),
            Kind::List(items) => visitor.visit_seq(Items {
                rest: items.iter().enumerate(),
                list: self,
            }),
            Kind::Map(entries) => visitor.visit_map(Entries {
                rest: entries.iter(),
                value: None,
                map: self,
            }),
        }
        .map_err(|error| self.here(error))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let translation = match name {
            TEXT => self.translation(true),
            PORTAL_TEXT => self.translation(false),
            _ => None,
        };
        match translation {
            Some(translation) => visitor.visit_newtype_struct(Key(translation)),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if name == SPANNED {
            return visitor.visit_map(Position {
                span: self.node.span,
                value: Whole::Node(self),
                at: 0,
            });
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let has = |shape: &'static str| variants.contains(&shape).then_some(shape);
        let variant = match &self.node.kind {
            Kind::Text(text) => has("$text")
                .or(has("$scalar"))
                .or_else(|| variants.iter().copied().find(|name| name == text)),
            Kind::List(_) => has("$list"),
            Kind::Map(entries) => entries
                .iter()
                .find_map(|(key, _)| variants.iter().copied().find(|name| *name == key.value))
                .or(has("$map")),
            _ => has("$scalar"),
        };
        let variant = variant.ok_or_else(|| {
            self.here(de::Error::custom(format!(
                "expected one of {}",
                variants.join(", ")
            )))
        })?;
        visitor.visit_enum(Variant {
            name: variant,
            node: self,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'n> {
    rest: std::iter::Enumerate<std::slice::Iter<'n, Node>>,
    list: FromNode<'n>,
}

impl<'de, 'n: 'de> SeqAccess<'de> for Items<'n> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        let Some((at, node)) = self.rest.next() else {
            return Ok(None);
        };
        let back = self.list.translator.map(|it| (it, it.enter_item(at)));
        let item = seed.deserialize(self.list.of(node));
        if let Some((translator, length)) = back {
            translator.leave(length);
        }
        item.map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'n> {
    rest: std::slice::Iter<'n, (Spanned<String>, Node)>,
    value: Option<&'n (Spanned<String>, Node)>,
    map: FromNode<'n>,
}

impl<'de, 'n: 'de> MapAccess<'de> for Entries<'n> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.value = self.rest.next();
        self.value
            .map(|(key, _)| seed.deserialize(Key(key)))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (key, value) = self
            .value
            .take()
            .ok_or_else(|| <Misfit as de::Error>::custom("a value before its key"))?;
        let back = self.map.translator.map(|it| (it, it.enter(key)));
        let value = seed.deserialize(self.map.of(value));
        if let Some((translator, length)) = back {
            translator.leave(length);
        }
        value
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The key of an entry, or a translation: a text, or a text with its position.
struct Key<'n>(&'n Spanned<String>);

impl<'de, 'n: 'de> Deserializer<'de> for Key<'n> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(&self.0.value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_map(Position {
            span: self.0.span,
            value: Whole::Key(&self.0.value),
            at: 0,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// What [`Spanned`] asks for: three numbers, then the value.
struct Position<'n> {
    span: Span,
    value: Whole<'n>,
    at: usize,
}

/// What a position is of.
#[derive(Clone, Copy)]
enum Whole<'n> {
    Node(FromNode<'n>),
    Key(&'n str),
}

impl<'de, 'n: 'de> MapAccess<'de> for Position<'n> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        SPANNED_FIELDS
            .get(self.at)
            .map(|name| seed.deserialize((*name).into_deserializer()))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let numbers = [self.span.file.0, self.span.start, self.span.end];
        let number = numbers.get(self.at).copied();
        self.at += 1;
        match (number, self.value) {
            (Some(number), _) => seed.deserialize(number.into_deserializer()),
            (None, Whole::Node(node)) => seed.deserialize(node),
            (None, Whole::Key(key)) => seed.deserialize(key.into_deserializer()),
        }
    }
}

/// A variant and the whole node as its content.
struct Variant<'n> {
    name: &'static str,
    node: FromNode<'n>,
}

impl<'de, 'n: 'de> EnumAccess<'de> for Variant<'n> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        let name: de::value::StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de, 'n: 'de> VariantAccess<'de> for Variant<'n> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self.node)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.node.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.node.deserialize_any(visitor)
    }
}
