//! Texts with a form: labels, prose, names, codes.

use crate::figure::text::{Explain, Leaf, leaf};

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
    ($(#[$doc:meta])* $name:ident, $expected:literal, $is_legal:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);
        text_impls!($name, $expected, $is_legal);
        $crate::figure::text::leaf!($name);
    };
}

/// Reading and writing of a text newtype.
macro_rules! text_impls {
    ($name:ident, $expected:literal, $is_legal:expr) => {
        impl std::str::FromStr for $name {
            type Err = $crate::model::TextError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let is_legal: fn(&str) -> bool = $is_legal;
                if is_legal(text) { Ok(Self(text.into())) } else { Err($crate::model::TextError::new($expected)) }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl $crate::figure::text::Leaf for $name {
            const EXPECTED: &'static str = $expected;
        }
    };
}

/// Whether a text has so many characters at most, none of them for control, and is not blank at either end.
fn is_printable(text: &str, most: usize, also: &[char]) -> bool {
    let blank =
        |character: Option<char>| character.is_none_or(|character| matches!(character, ' ' | '\u{3000}' | '\n' | '\t'));
    !blank(text.chars().next())
        && !blank(text.chars().next_back())
        && text.chars().count() <= most
        && text.chars().all(|character| also.contains(&character) || !matches!(character, '\0'..='\u{1f}' | '\u{7f}'))
}

text!(
    /// A line of human text: a name, a title, a row's label; 1 to 300 characters, not blank at the ends.
    Label,
    "a line of text of 1 to 300 characters, without line breaks and not blank at either end",
    |text| is_printable(text, 300, &[])
);

text!(
    /// Human text of any number of lines; 1 to 10 000 characters, not blank at the ends.
    Prose,
    "a text of 1 to 10000 characters, not blank at either end",
    |text| is_printable(text, 10_000, &['\n', '\t'])
);

text!(
    /// A name by which other parts of a document refer to a thing: `basic`, `basic.prior`.
    Id,
    "a name of 1 to 64 letters, digits, `.`, `_` or `-`",
    |text| {
        (1..=64).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
    }
);

/// A whole number within bounds; in JSON a number, where 2023.0 is 2023.
macro_rules! whole {
    ($(#[$doc:meta])* $name:ident($inner:ty), $low:literal ..= $high:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($inner);
        impl TryFrom<i64> for $name {
            type Error = $crate::model::TextError;
            fn try_from(number: i64) -> Result<Self, Self::Error> {
                let legal = <$inner>::try_from(number).ok().filter(|_| ($low..=$high).contains(&number));
                legal.map(Self).ok_or($crate::model::TextError::new($expected))
            }
        }
        $crate::model::text::whole_impls!($name($inner), $expected);
    };
}
pub(crate) use whole;

/// Reading and writing of a whole number.
macro_rules! whole_impls {
    ($name:ident($inner:ty), $expected:literal) => {
        impl $name {
            /// The number.
            pub fn get(self) -> $inner {
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
                deserializer.deserialize_any($crate::model::text::WholeVisitor {
                    expected: $expected,
                    make: |number| Self::try_from(number).ok(),
                })
            }
        }
    };
}
pub(crate) use whole_impls;

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
        // OK because a whole float prints without a point: no floating-point arithmetic is needed.
        let legal = number.to_string().parse().ok().and_then(self.make);
        legal.ok_or_else(|| E::invalid_value(serde::de::Unexpected::Float(number), &self))
    }
}

whole!(
    /// The version of the document's form; so far there is one.
    FormatVersion(u8), 1..=1, "the format version 1"
);

impl FormatVersion {
    /// The version that this crate writes.
    pub const CURRENT: Self = Self(1);
}

whole!(
    /// A fiscal year (预算年度), named as the document names it; one that spans two calendar years by the later.
    FiscalYear(u16), 1950..=2999, "a year from 1950 to 2999"
);

impl FiscalYear {
    /// The year of that number, if it is one.
    pub(crate) const fn of(number: u16) -> Option<Self> {
        if matches!(number, 1950..=2999) { Some(Self(number)) } else { None }
    }
}

whole!(
    /// A place in an order that a document numbers: 1 to 9999.
    Ordinal(u16), 1..=9999, "a number from 1 to 9999"
);

/// A calendar date (日期): `2024-04-08`, from 1900 to 2999.
///
/// ```
/// use budget_performance::model::Date;
///
/// assert_eq!("2024-02-29".parse::<Date>()?.to_string(), "2024-02-29");
/// assert!("2023-02-29".parse::<Date>().is_err());
/// assert!("2024-2-9".parse::<Date>().is_err());
/// # Ok::<(), budget_performance::model::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(chrono::NaiveDate);

impl Date {
    /// The date as the calendar crate has it.
    pub fn to_naive(self) -> chrono::NaiveDate {
        self.0
    }
}

impl std::str::FromStr for Date {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let part = |from, to| text.get(from..to).and_then(|digits: &str| digits.parse::<u32>().ok());
        let date = shaped.then(|| {
            let year = i32::try_from(part(0, 4)?).ok().filter(|year| (1900..=2999).contains(year))?;
            chrono::NaiveDate::from_ymd_opt(year, part(5, 7)?, part(8, 10)?)
        });
        date.flatten().map(Self).ok_or(TextError::new(Self::EXPECTED))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, formatter)
    }
}

impl Leaf for Date {
    const EXPECTED: &'static str = "a date of the calendar, such as `2024-04-08`";
}

leaf!(Date);
