//! Names of frameworks and of what is in them.

use std::fmt;
use std::str::FromStr;

use crate::figure::text::{Leaf, leaf, pattern};
use crate::model::{Id, TextError};

/// A newtype around a name of the form of [`Id`].
macro_rules! name {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Id);

        impl FromStr for $name {
            type Err = TextError;
            fn from_str(text: &str) -> Result<Self, TextError> {
                text.parse().map(Self)
            }
        }
        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                Self(id)
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.0.as_ref()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, formatter)
            }
        }
        impl Leaf for $name {
            const EXPECTED: &'static str = <Id as Leaf>::EXPECTED;
        }
        leaf!($name);
        pattern!($name, crate::wire::text::ID_PATTERN, 64);
    )+};
}

name! {
    /// The name of a framework: `hunan-department-2017`. A corrected framework has another one.
    FrameworkId;
    /// The name of a criterion within its framework. Criteria are known by framework and name, never by their label: two
    /// frameworks call different formulas 质量达标率.
    CriterionId;
    /// The name of a group of criteria within its framework.
    GroupId;
    /// The name of a fact that measures rest on; also that of the fact, line or tally of a report that states it.
    FactName;
    /// The name of a grade within its framework.
    GradeId;
    /// The name of a tier within its rule.
    TierId;
}
