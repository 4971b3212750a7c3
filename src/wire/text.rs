//! Texts and whole numbers with a form: newtypes whose parser is all there is to know of them.

use serde::{Deserialize, Deserializer};

use crate::figure::text::Explain;

/// A text that has not the form it should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct TextError {
    expected: &'static str,
}

impl TextError {
    pub(crate) fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl Explain for TextError {
    fn explain(&self) -> String {
        self.expected.to_owned()
    }
}

/// A newtype around a text of one form.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $expected:literal, $is_legal:expr, $pattern:expr, $most:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);
        $crate::wire::text::text_impls!($name, $expected, $is_legal);
        $crate::figure::text::leaf!($name);
        $crate::figure::text::pattern!($name, $pattern, $most);
    };
}

/// Reading and writing of a text newtype.
macro_rules! text_impls {
    ($name:ident, $expected:literal, $is_legal:expr) => {
        impl std::str::FromStr for $name {
            type Err = $crate::wire::TextError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let is_legal: fn(&str) -> bool = $is_legal;
                if is_legal(text) { Ok(Self(text.into())) } else { Err($crate::wire::TextError::new($expected)) }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl $crate::figure::text::Leaf for $name {
            const EXPECTED: &'static str = $expected;
        }
    };
}

pub(crate) use text;
pub(crate) use text_impls;

/// A whole number within bounds; in JSON a number, where 2023.0 is 2023.
macro_rules! whole {
    ($(#[$doc:meta])* $vis:vis $name:ident($inner:ty), $low:literal ..= $high:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name($inner);
        impl TryFrom<i64> for $name {
            type Error = $crate::wire::TextError;
            fn try_from(number: i64) -> Result<Self, Self::Error> {
                let legal = <$inner>::try_from(number).ok().filter(|_| ($low..=$high).contains(&number));
                legal.map(Self).ok_or($crate::wire::TextError::new($expected))
            }
        }
        $crate::wire::text::whole_impls!($vis $name($inner), $expected);
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::wire::schema::whole($expected, $low, $high)
            }
        }
    };
}
pub(crate) use whole;

/// Reading and writing of a whole number.
macro_rules! whole_impls {
    ($vis:vis $name:ident($inner:ty), $expected:literal) => {
        impl $name {
            /// The number.
            $vis fn get(self) -> $inner {
                self.0
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(i64::from(self.0))
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::wire::text::WholeVisitor {
                    expected: $expected,
                    make: |number| Self::try_from(number).ok(),
                })
            }
        }
    };
}
pub(crate) use whole_impls;

/// The whole number that a float is, if it is one.
pub(crate) fn whole_float(number: f64) -> Option<i64> {
    // OK because a whole float prints without a point: no floating-point arithmetic is needed.
    number.to_string().parse().ok()
}

/// Takes a JSON number that is whole, however it is spelt.
pub(crate) struct WholeVisitor<T> {
    pub(crate) expected: &'static str,
    pub(crate) make: fn(i64) -> Option<T>,
}

impl<T> serde::de::Visitor<'_> for WholeVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<T, E> {
        (self.make)(number).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<T, E> {
        let legal = i64::try_from(number).ok().and_then(self.make);
        legal.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<T, E> {
        let legal = whole_float(number).and_then(self.make);
        legal.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Float(number), &self))
    }
}

text!(
    /// A name by which other parts of a document refer to a thing: `basic`, `basic.prior`.
    Id,
    "a name of 1 to 64 letters, digits, `.`, `_` or `-`",
    |text| {
        (1..=64).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
    },
    ID_PATTERN,
    64
);

/// The pattern of an [`Id`], and of every name that is one.
#[cfg(feature = "schema")]
pub(crate) const ID_PATTERN: &str = "[A-Za-z0-9._-]{1,64}";

whole!(
    /// A number of things, or the place of one.
    pub(crate) WholeNumber(u32), 0..=4_294_967_295, "a whole number from 0 to 4294967295"
);

whole!(
    /// A whole number of either sign that every reader of JSON keeps exact.
    pub(crate) Difference(i64), -9_007_199_254_740_991..=9_007_199_254_740_991, "a whole number below 2^53 in size"
);

/// A whole number, however it is spelt.
pub(crate) fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    WholeNumber::deserialize(deserializer).map(WholeNumber::get)
}

/// A whole number that is absent or has a value, and is never null.
pub(crate) fn some_count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    count(deserializer).map(Some)
}

/// Whole numbers, however they are spelt.
pub(crate) fn counts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    let counts = Vec::<WholeNumber>::deserialize(deserializer)?;
    Ok(counts.into_iter().map(WholeNumber::get).collect())
}

/// A difference that is absent or has a value, and is never null.
pub(crate) fn some_difference<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    Difference::deserialize(deserializer).map(|difference| Some(difference.get()))
}

/// The number, if every reader of JSON keeps it exact.
pub(crate) fn exact_difference(number: i128) -> Option<i64> {
    let number = i64::try_from(number).ok()?;
    Difference::try_from(number).ok().map(Difference::get)
}
