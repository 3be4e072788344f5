//! What can be serialized, as texts, without a tree.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Number;

use super::both::Both;

/// A value of structs, maps with texts as keys, lists, texts, numbers, options and flags: as the lines of an item of the
/// list that is all a file has, without the comma, and as what stands between the quotes of a literal.
///
/// # Errors
///
/// Something else is in the value.
pub(in crate::target::frontend) fn item(value: &impl Serialize) -> Result<[String; 2], fmt::Error> {
    let mut both = Both::new();
    value.serialize(&mut both)?;
    Ok(both.finish())
}

/// The entries of an object, or the items of a list.
pub(super) struct Parts<'b> {
    both: &'b mut Both,
    are_none_yet: bool,
}

impl Parts<'_> {
    /// Whether the next is the first.
    fn is_first(&mut self) -> bool {
        std::mem::take(&mut self.are_none_yet)
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method(self, value: $type) -> Result<(), Self::Error> {
            self.number(&value.into());
            Ok(())
        }
    )*};
}

type Nothing = Impossible<(), fmt::Error>;

impl<'b> Serializer for &'b mut Both {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Parts<'b>;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Parts<'b>;
    type SerializeStruct = Parts<'b>;
    type SerializeStructVariant = Nothing;

    numbers! {
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Self::Error> {
        self.constant(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Self::Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Self::Error> {
        self.number(&Number::from_f64(value).ok_or(fmt::Error)?);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Self::Error> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Self::Error> {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Self::Ok, Self::Error> {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> Result<Self::Ok, Self::Error> {
        self.constant("null");
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Self::Ok, Self::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, Self::Error> {
        self.constant("null");
        Ok(())
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

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'b>, Self::Error> {
        self.open("[");
        Ok(Parts {
            both: self,
            are_none_yet: true,
        })
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

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'b>, Self::Error> {
        self.open("{");
        Ok(Parts {
            both: self,
            are_none_yet: true,
        })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'b>, Self::Error> {
        self.serialize_map(None)
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

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Self::Error> {
        let is_first = self.is_first();
        self.both.item(is_first);
        item.serialize(&mut *self.both)
    }

    fn end(self) -> Result<(), Self::Error> {
        self.both.close("]");
        Ok(())
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Self::Error> {
        let is_first = self.is_first();
        self.both.entry(is_first);
        key.serialize(&mut *self.both)?;
        self.both.colon();
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Self::Error> {
        value.serialize(&mut *self.both)
    }

    fn end(self) -> Result<(), Self::Error> {
        self.both.close("}");
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        let is_first = self.is_first();
        self.both.entry(is_first);
        // What names a field of Rust needs no escape.
        self.both.word(key);
        self.both.colon();
        value.serialize(&mut *self.both)
    }

    fn end(self) -> Result<(), Self::Error> {
        self.both.close("}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Json;
    use super::*;

    /// Objects and lists of one to many texts, at and inside each other, so that some fit on a line by a column or not.
    #[test]
    fn the_texts_are_those_of_a_tree() {
        for length in 0..60 {
            let text = "it's \"<\u{1}".to_owned() + &"x".repeat(length);
            let value: Value = json!({
                "empty": [[], {}, [{}]],
                "deep": { "list": [[{ "a": { "b": [1, 20, -3] } }], true, null] },
                "texts": [text, "b", { "c": text, "d": [text] }],
                &text: { "one": { "two": "b" }, "three": [{ "four": "five" }, { "six": &text }] },
                "last": { "c": text, "d": { "e": text } },
            });
            let tree = Json::from(&value);
            let mut literal = String::new();
            tree.write_literal(&mut literal);
            assert_eq!(item(&value).unwrap(), [tree.file_item(), literal]);
        }
        assert!(item(&(1, 2)).is_err());
    }
}
