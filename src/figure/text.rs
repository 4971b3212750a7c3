//! The JSON of every leaf: one string, the canonical spelling.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Expected, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::any::{Count, Figure};
use super::cell::Cell;
use super::currency::{Currency, CurrencyError};
use super::error::FigureError;
use super::measure::Measure;
use super::stated::Stated;

/// A type whose JSON is one string, and what to say where another text stands.
pub(crate) trait Leaf: FromStr<Err: Explain> + fmt::Display {
    /// What belongs in the place of a value that is no string.
    const EXPECTED: &'static str;
}

/// An error that says what was expected.
pub(crate) trait Explain {
    /// What was expected, without what was found.
    fn explain(&self) -> String;
}

impl Explain for FigureError {
    fn explain(&self) -> String {
        self.expected()
    }
}

impl Explain for CurrencyError {
    fn explain(&self) -> String {
        <Currency as Leaf>::EXPECTED.to_owned()
    }
}

struct Expectation(String);

impl Expected for Expectation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

struct LeafVisitor<T>(PhantomData<T>);

impl<T: Leaf> Visitor<'_> for LeafVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, as a string", T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|error: T::Err| E::invalid_value(Unexpected::Str(text), &Expectation(error.explain())))
    }
}

/// Reads a leaf from a string, and from nothing else.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: Leaf>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(LeafVisitor(PhantomData))
}

impl<Q: Measure> Leaf for Stated<Q> {
    const EXPECTED: &'static str = Q::EXPECTED;
}

impl Leaf for Figure {
    const EXPECTED: &'static str = Self::EXPECTED;
}

impl Leaf for Count {
    const EXPECTED: &'static str = Self::EXPECTED;
}

impl Leaf for Currency {
    const EXPECTED: &'static str = "a currency code of ISO 4217, such as `CNY`";
}

impl<T: Leaf> Leaf for Cell<T> {
    const EXPECTED: &'static str = T::EXPECTED;
}

impl<Q: Measure> Serialize for Stated<Q> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, Q: Measure> Deserialize<'de> for Stated<Q> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl<T: fmt::Display> Serialize for Cell<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Leaf> Deserialize<'de> for Cell<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

/// Serde for leaves that are no generic types.
macro_rules! leaf {
    ($($leaf:ty),+) => {$(
        impl serde::Serialize for $leaf {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $leaf {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::figure::text::deserialize(deserializer)
            }
        }
    )+};
}
pub(crate) use leaf;

leaf!(Figure, Count, Currency);

/// The pattern of a leaf, without its anchors, for those who want schemas; how many characters it has at
/// most; and its format, for those who show it.
macro_rules! pattern {
    ($leaf:ident, $pattern:expr $(, $most:literal)? $(; $format:literal)?) => {
        #[cfg(feature = "schema")]
        impl $crate::figure::pattern::Pattern for $leaf {
            const NAME: &'static str = stringify!($leaf);
            $(const MOST: Option<u16> = Some($most);)?
            $(const FORMAT: Option<&'static str> = Some($format);)?
            fn body() -> String {
                String::from($pattern)
            }
        }
        #[cfg(feature = "schema")]
        $crate::figure::pattern::leaf_pattern!($leaf);
    };
}
pub(crate) use pattern;
