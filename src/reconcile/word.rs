//! The words of claims: signs, senses, directions.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::wire::closed::closed;

/// Whether a part is added or taken away: `1` or `-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// It is added.
    Plus,
    /// It is taken away.
    Minus,
}

impl Serialize for Sign {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(if *self == Self::Plus { 1 } else { -1 })
    }
}

impl<'de> Deserialize<'de> for Sign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(crate::wire::text::WholeVisitor {
            expected: "1 or -1",
            make: |number| match number {
                1 => Some(Self::Plus),
                -1 => Some(Self::Minus),
                _ => None,
            },
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sign {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sign".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "description": "1 or -1.", "enum": [1, -1] })
    }
}

/// Whether the parts that a document lists are all there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Coverage {
    /// They are all: they add up.
    #[default]
    Exhaustive,
    /// They are some (其中).
    OfWhich,
    /// They are the largest.
    LargestItems,
}

/// How the sign of a difference is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Sense {
    /// Current − base: a rise is positive.
    #[default]
    CurrentMinusBase,
    /// Base − current: an underspending is positive.
    BaseMinusCurrent,
    /// Without a sign: the movement tells the direction.
    Unsigned,
}

impl Sense {
    /// How the sign is meant once a word tells the direction of what is printed without one.
    #[must_use]
    pub fn told_by(self, movement: Option<Movement>) -> Self {
        match (self, movement) {
            (Self::Unsigned, Some(Movement::Rose | Movement::New)) => Self::CurrentMinusBase,
            (Self::Unsigned, Some(Movement::Fell | Movement::Gone)) => Self::BaseMinusCurrent,
            (sense, _) => sense,
        }
    }
}

/// The word for what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Movement {
    /// It rose (增加).
    Rose,
    /// It fell (减少).
    Fell,
    /// It stayed (持平).
    Flat,
    /// It stayed, about (基本持平).
    AboutFlat,
    /// It was not there before (新增).
    New,
    /// It is there no more (不再安排).
    Gone,
}

/// Which way a target points (指标符号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TargetDirection {
    /// The target or more (≥).
    AtLeast,
    /// The target or less (≤).
    AtMost,
    /// More than the target (>).
    MoreThan,
    /// Less than the target (<).
    LessThan,
    /// The target itself (=).
    Equal,
}

/// Whether a target is said to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Attainment {
    /// It is met.
    Met,
    /// It is missed.
    Missed,
}

closed!(Word: Coverage, Sense, Movement, TargetDirection, Attainment);
