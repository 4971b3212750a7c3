//! Adapters between serde's derives and the wire rules.
//!
//! A derived struct also takes an array, a derived word also takes a map, and a derived tagged union loses the place of
//! an error. Each adapter stands in front of the derived impl and lets through exactly what a schema can say: structs and
//! unions are objects, unions carry their tag in `kind`, plain enums are strings, nothing is null.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde::ser::{Error as _, Impossible, Serialize, SerializeStruct, SerializeStructVariant, Serializer};

use super::node::{Node, NodeDeserializer, Step};

/// The member that says which variant of a union an object is.
pub(crate) const TAG: &str = "kind";

/// A member that is absent or has a value, and is never null.
pub(crate) fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads and writes types through their adapter, around the impls that `#[serde(remote = "Self")]` derives.
macro_rules! closed {
    ($adapter:ident: $($closed:ty),+ $(,)?) => {$(
        impl serde::Serialize for $closed {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, $crate::wire::closed::$adapter::writer(serializer))
            }
        }
        impl<'de> serde::Deserialize<'de> for $closed {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize($crate::wire::closed::$adapter(deserializer))
            }
        }
    )+};
}
pub(crate) use closed;

/// Only JSON objects: for structs.
pub(crate) struct Object<D>(pub(crate) D);

impl Object<()> {
    pub(crate) fn writer<S: Serializer>(serializer: S) -> S {
        serializer
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(ObjectVisitor(visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct ObjectVisitor<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(members)
    }
}

/// Only JSON strings: for plain enums.
pub(crate) struct Word<D>(pub(crate) D);

impl Word<()> {
    pub(crate) fn writer<S: Serializer>(serializer: S) -> S {
        serializer
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Word<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserialize_enum("", &[], visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_str(WordVisitor { visitor, variants })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct WordVisitor<V> {
    visitor: V,
    variants: &'static [&'static str],
}

impl<'de, V: Visitor<'de>> Visitor<'de> for WordVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        one_of(self.variants, formatter)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<V::Value, E> {
        self.visitor.visit_enum(word.into_deserializer())
    }
}

/// Lists the words of an enum.
pub(super) fn one_of(words: &[&str], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.write_str("one of ")?;
    for (index, word) in words.iter().enumerate() {
        write!(formatter, "{}`{word}`", if index == 0 { "" } else { ", " })?;
    }
    Ok(())
}

/// Only JSON objects with their variant in `kind`: for enums of struct variants.
pub(crate) struct Union<D>(pub(crate) D);

impl Union<()> {
    pub(crate) fn writer<S: Serializer>(serializer: S) -> UnionWriter<S> {
        UnionWriter(serializer)
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Union<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserialize_enum("", &[], visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(UnionVisitor { visitor, variants })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct UnionVisitor<V> {
    visitor: V,
    variants: &'static [&'static str],
}

impl<'de, V: Visitor<'de>> Visitor<'de> for UnionVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object whose `{TAG}` is ")?;
        one_of(self.variants, formatter)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<V::Value, A::Error> {
        let mut early = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            if name == TAG {
                let variant = members.next_value_seed(VariantName(self.variants))?;
                return self.visitor.visit_enum(UnionAccess { variant, early, members });
            }
            early.push((name, members.next_value::<Node>()?));
        }
        Err(A::Error::missing_field(TAG))
    }
}

/// A string that is the name of a variant.
struct VariantName(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for VariantName {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for VariantName {
    type Value = &'static str;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        one_of(self.0, formatter)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<&'static str, E> {
        let known = self.0.iter().find(|variant| **variant == word);
        known.copied().ok_or_else(|| E::unknown_variant(word, self.0))
    }
}

struct UnionAccess<A> {
    variant: &'static str,
    early: Vec<(String, Node)>,
    members: A,
}

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for UnionAccess<A> {
    type Error = A::Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), A::Error> {
        Ok((seed.deserialize(self.variant.into_deserializer())?, self))
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for UnionAccess<A> {
    type Error = A::Error;

    fn struct_variant<V: Visitor<'de>>(
        self,
        _names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let rest = Rest { early: self.early.into_iter(), value: None, members: self.members };
        ObjectVisitor(visitor).visit_map(rest)
    }

    fn unit_variant(self) -> Result<(), A::Error> {
        Err(A::Error::custom(NOT_A_UNION))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value, A::Error> {
        Err(A::Error::custom(NOT_A_UNION))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, A::Error> {
        Err(A::Error::custom(NOT_A_UNION))
    }
}

const NOT_A_UNION: &str = "expected an object with a tag";

/// The members of a union without its tag: those met before it, then those after.
struct Rest<A> {
    early: std::vec::IntoIter<(String, Node)>,
    value: Option<(String, Node)>,
    members: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some((name, node)) = self.early.next() {
            let key = seed.deserialize(name.as_str().into_deserializer())?;
            self.value = Some((name, node));
            return Ok(Some(key));
        }
        match self.members.next_key::<String>()? {
            Some(name) if name == TAG => Err(A::Error::duplicate_field(TAG)),
            Some(name) => seed.deserialize(name.as_str().into_deserializer()).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        let Some((name, node)) = self.value.take() else { return self.members.next_value_seed(seed) };
        let within = |error: A::Error, step| {
            A::Error::custom(match step {
                Step::Member(name) => format_args!("{name}: {error}").to_string(),
                Step::Item(index) => format_args!("{index}: {error}").to_string(),
            })
        };
        let value = seed.deserialize(NodeDeserializer { node, within });
        value.map_err(|error| within(error, Step::Member(name)))
    }
}

/// Writes a struct variant as an object whose first member is its tag.
pub(crate) struct UnionWriter<S>(S);

/// The members of a union being written.
pub(crate) struct UnionMembers<T>(T);

impl<T: SerializeStruct> SerializeStructVariant for UnionMembers<T> {
    type Ok = T::Ok;
    type Error = T::Error;

    fn serialize_field<V: Serialize + ?Sized>(&mut self, name: &'static str, value: &V) -> Result<(), T::Error> {
        self.0.serialize_field(name, value)
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), T::Error> {
        self.0.skip_field(name)
    }

    fn end(self) -> Result<T::Ok, T::Error> {
        self.0.end()
    }
}

/// Everything that a union is not.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $result:ty;)+) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$result, S::Error> {
            Err(S::Error::custom(NOT_A_UNION))
        }
    )+};
}

impl<S: Serializer> Serializer for UnionWriter<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = UnionMembers<S::SerializeStruct>;

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        let mut members = self.0.serialize_struct(name, len.saturating_add(1))?;
        members.serialize_field(TAG, variant)?;
        Ok(UnionMembers(members))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _value: &T) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NOT_A_UNION))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _value: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NOT_A_UNION))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        _variant: &'static str,
        _value: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NOT_A_UNION))
    }

    refuse! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
    }
}
