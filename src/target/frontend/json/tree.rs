//! What can be serialized, as a tree of its own. `serde_json::Value` would hash each key.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use super::text::Text;
use super::{Json, Object};

/// The tree of a value of structs, maps, lists, texts, numbers, options and flags.
///
/// # Errors
///
/// Something else is in the value.
pub(in crate::target::frontend) fn tree(
    value: &impl Serialize,
) -> Result<Json<'static>, fmt::Error> {
    value.serialize(Tree)
}

struct Tree;

struct List(Vec<Json<'static>>);

#[derive(Default)]
struct Entries {
    object: Object<'static>,
    /// What the next value belongs to, in a map.
    key: Option<Text<'static>>,
}

macro_rules! values {
    ($($method:ident: $type:ty as $as:ty;)*) => {$(
        fn $method(self, value: $type) -> Result<Self::Ok, Self::Error> {
            Ok(<$as>::from(value).into())
        }
    )*};
}

type Nothing = Impossible<Json<'static>, fmt::Error>;

impl Serializer for Tree {
    type Ok = Json<'static>;
    type Error = fmt::Error;
    type SerializeSeq = List;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Nothing;

    values! {
        serialize_bool: bool as bool;
        serialize_i8: i8 as i64;
        serialize_i16: i16 as i64;
        serialize_i32: i32 as i64;
        serialize_i64: i64 as i64;
        serialize_u8: u8 as u64;
        serialize_u16: u16 as u64;
        serialize_u32: u32 as u64;
        serialize_u64: u64 as u64;
        serialize_f32: f32 as f64;
        serialize_f64: f64 as f64;
        serialize_char: char as String;
        serialize_str: &str as String;
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Self::Ok, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> Result<Self::Ok, Self::Error> {
        Ok(Json::Null)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Self::Ok, Self::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, Self::Error> {
        Ok(Json::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Self::Ok, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<Self::Ok, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, Self::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List, Self::Error> {
        Ok(List(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_tuple(self, _: usize) -> Result<Nothing, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nothing, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Nothing, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Entries, Self::Error> {
        Ok(Entries {
            object: Object::with_capacity(length.unwrap_or_default()),
            key: None,
        })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries, Self::Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Nothing, Self::Error> {
        Err(fmt::Error)
    }
}

impl SerializeSeq for List {
    type Ok = Json<'static>;
    type Error = fmt::Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Self::Error> {
        self.0.push(item.serialize(Tree)?);
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Self::Error> {
        Ok(Json::List(self.0))
    }
}

impl SerializeMap for Entries {
    type Ok = Json<'static>;
    type Error = fmt::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Self::Error> {
        match key.serialize(Tree)? {
            Json::Text(text) => self.key = Some(text),
            _ => return Err(fmt::Error),
        }
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Self::Error> {
        let key = self.key.take().ok_or(fmt::Error)?;
        self.object.put(key, value.serialize(Tree)?);
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Self::Error> {
        Ok(self.object.into())
    }
}

impl SerializeStruct for Entries {
    type Ok = Json<'static>;
    type Error = fmt::Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        self.object.put(key, value.serialize(Tree)?);
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Self::Error> {
        Ok(self.object.into())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;

    #[derive(serde::Serialize)]
    struct Sample<'a> {
        text: &'a str,
        none: Option<u32>,
        some: Option<f64>,
        map: BTreeMap<&'a str, i8>,
        list: Vec<bool>,
    }

    #[test]
    fn a_tree_has_what_was_serialized_in_its_order() {
        let sample = Sample {
            text: "it's",
            none: None,
            some: Some(0.5),
            map: BTreeMap::from([("a\"", -1)]),
            list: vec![true, false],
        };
        let tree = tree(&sample).unwrap();
        let expected: Value = serde_json::to_value(&sample).unwrap();
        assert_eq!(serde_json::to_value(&tree).unwrap(), expected);
        let mut out = String::new();
        tree.write_literal(&mut out);
        let read = out.replace(r"\\", r"\").replace(r"\'", "'");
        assert_eq!(read, expected.to_string());
        assert!(super::tree(&(1, 2)).is_err());
    }
}
