//! What the codes of the four hierarchical classifications have in common.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use super::digits::Digits;
use crate::figure::text::Explain;

pub(super) mod sealed {
    use super::Digits;

    /// A code that is packed digits.
    pub trait Packed: Sized {
        /// How many digits the codes of each level have, coarse to fine.
        const LENGTHS: &'static [u8];

        fn digits(self) -> Digits;

        /// OK only for digits that have the form of this code.
        fn of_digits(digits: Digits) -> Self;
    }
}

/// A code of a hierarchical classification: [`FunctionCode`](super::FunctionCode), [`EconomicCode`](super::EconomicCode),
/// [`CofogCode`](super::CofogCode) or [`GfsmCode`](super::GfsmCode).
///
/// A code says by its digits what it is part of; what it means is for a [`ClassList`](super::ClassList). Codes sort as
/// their text does, so a class stands before its parts.
///
/// ```
/// use budget_performance::model::classification::{Code, CofogCode, FunctionCode};
///
/// /// Everything that a code is part of, fine to coarse.
/// fn above<C: Code>(code: C) -> Vec<String> {
///     std::iter::successors(code.parent(), |code| code.parent()).map(|code| code.to_string()).collect()
/// }
///
/// assert_eq!(above("2240106".parse::<FunctionCode>()?), ["22401", "224"]);
/// assert_eq!(above("03.2.0".parse::<CofogCode>()?), ["03.2", "03"]);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
pub trait Code:
    Copy + Ord + Hash + Debug + Display + FromStr<Err = CodeError> + Send + Sync + sealed::Packed + 'static
{
    /// Which classification it is a code of.
    const SCHEME: Scheme;

    /// How deep in the classification it stands: 1 for its coarsest classes.
    fn depth(self) -> u8 {
        let len = self.digits().len();
        let depth = Self::LENGTHS.iter().position(|&length| length >= len);
        depth.and_then(|depth| u8::try_from(depth).ok()).map_or(u8::MAX, |depth| depth.saturating_add(1))
    }

    /// The class it is part of; `None` for one of the coarsest.
    fn parent(self) -> Option<Self> {
        let len = self.digits().len();
        let shorter = Self::LENGTHS.iter().rev().find(|&&length| length < len)?;
        Some(Self::of_digits(self.digits().first(*shorter)))
    }

    /// The class at `depth` that it is part of, or the code itself if that is no finer.
    #[must_use]
    fn at_depth(self, depth: u8) -> Self {
        let length = usize::from(depth).checked_sub(1).and_then(|index| Self::LENGTHS.get(index));
        length.map_or(self, |&length| Self::of_digits(self.digits().first(length)))
    }

    /// Whether it is `other` or part of it.
    fn is_within(self, other: Self) -> bool {
        self.digits().first(other.digits().len()) == other.digits()
    }

    /// The finest class that both are within; `None` if there is none.
    fn common(self, other: Self) -> Option<Self> {
        let mut common = self;
        while !other.is_within(common) {
            common = common.parent()?;
        }
        Some(common)
    }
}

/// A classification that has lists of its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Scheme {
    /// Functions of expenditure (支出功能分类).
    Function,
    /// Economic classes of departments and governments (支出经济分类).
    Economic,
    /// Classification of the Functions of Government of the United Nations.
    Cofog,
    /// Government Finance Statistics Manual 2014 of the International Monetary Fund.
    Gfsm,
}

crate::wire::closed::closed!(Word: Scheme);

impl Scheme {
    /// The word for it in JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Economic => "economic",
            Self::Cofog => "cofog",
            Self::Gfsm => "gfsm",
        }
    }
}

/// A text that is no code: what was found, and what was expected.
///
/// ```
/// use budget_performance::model::FunctionCode;
///
/// let error = "2240".parse::<FunctionCode>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "found `2240`, expected a functional class of 3, 5 or 7 digits, such as `224`, `22401` or `2240106`"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected {expected}")]
pub struct CodeError {
    found: Box<str>,
    expected: &'static str,
}

impl CodeError {
    pub(super) fn new(found: &str, expected: &'static str) -> Self {
        Self { found: found.into(), expected }
    }

    /// The text that is no code.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What should stand there.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl Explain for CodeError {
    fn explain(&self) -> String {
        self.expected.to_owned()
    }
}

/// Whether a text is these digits alone, as many as one of `lengths`, and the first of them not zero.
pub(super) fn is_number(text: &str, digits: Digits, lengths: &[u8]) -> bool {
    usize::from(digits.len()) == text.len() && lengths.contains(&digits.len()) && !text.starts_with('0')
}

/// A code that is packed digits, with the form of its text.
macro_rules! code {
    ($name:ident, $scheme:ident, $level:ident, $lengths:expr, $expected:literal, $is_legal:expr, $pattern:literal) => {
        impl $crate::model::classification::code::sealed::Packed for $name {
            const LENGTHS: &'static [u8] = &$lengths;
            fn digits(self) -> Digits {
                self.0
            }
            fn of_digits(digits: Digits) -> Self {
                Self(digits)
            }
        }
        impl $crate::model::classification::Code for $name {
            const SCHEME: $crate::model::classification::Scheme = $crate::model::classification::Scheme::$scheme;
        }
        impl $name {
            /// The class it is part of; `None` for one of the coarsest.
            pub fn parent(self) -> Option<Self> {
                $crate::model::classification::Code::parent(self)
            }
            /// The class at that level that it is part of, or the code itself if that is no finer.
            #[must_use]
            pub fn at(self, level: $level) -> Self {
                $crate::model::classification::Code::at_depth(self, level.depth())
            }
            /// Whether it is `other` or part of it.
            pub fn is_within(self, other: Self) -> bool {
                $crate::model::classification::Code::is_within(self, other)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::model::classification::CodeError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let is_legal: fn(&str, Digits) -> bool = $is_legal;
                let digits = Digits::new(text.as_bytes()).filter(|digits| is_legal(text, *digits));
                digits.map(Self).ok_or_else(|| $crate::model::classification::CodeError::new(text, $expected))
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(formatter, concat!(stringify!($name), "({})"), self)
            }
        }
        impl $crate::figure::text::Leaf for $name {
            const EXPECTED: &'static str = $expected;
        }
        $crate::figure::text::leaf!($name);
        $crate::figure::text::pattern!($name, $pattern);
    };
}
pub(super) use code;
